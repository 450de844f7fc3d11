import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { geldigeInzet, type InzetEldersInvoer } from "../stapeling.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { organisatieFouten } from "./regels.ts";

/**
 * Somebody on the casus records what another gremium has running, or that it ended (S1.3.4).
 * @param leesbaar whether who records reads such a part: what they may not see does not exist
 */
export const recordInzetElders = (
  dossier: CasusDossier,
  invoer: InzetEldersInvoer,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const gremia = context.regio.gremia.lijst.map(({ code }) => code);
  const geldig = geldigeInzet(dossier).filter(({ kenmerk }) => leesbaar(kenmerk));
  const { gremium, soort, sinds, tot, vervangt } = invoer;
  const fout = (als: boolean, veld: string, melding: string): readonly Veldfout[] => (als ? [{ veld, melding }] : []);
  const fouten = [
    ...organisatieFouten(context, [{ veld: "organisatie", organisatie: invoer.organisatie }]),
    ...fout(!gremia.includes(gremium), "gremium", `kies uit ${gremia.join(", ")}`),
    // Everybody who reads it would know of an investigation (I12, X8).
    ...fout(
      soort === "strafrechtelijk",
      "soort",
      "hoort hier niet; houd een strafrechtelijke interventie binnen de opsporing",
    ),
    ...fout(sinds > context.kalender.dagVan(context.nu), "sinds", "ligt in de toekomst; leg vast wat al loopt"),
    ...fout(tot !== null && tot < sinds, "tot", "ligt voor het begin; kies die dag of later"),
    ...fout(
      vervangt !== null && !geldig.some(({ vastleggingId }) => vastleggingId === vervangt),
      "vervangt",
      "is geen geldende inzet elders van deze casus; haal de actuele stand op",
    ),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  return gelukt(
    legNaastPadVast(dossier, { soort: "inzet-elders", inhoud: invoer, informatie: "inzet-elders" }, context),
  );
};
