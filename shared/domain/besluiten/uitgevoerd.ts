import { doelFouten, type Doelkennis } from "../actiedoel.ts";
import { gebeurtenis, stuurfeit, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { herhaalt } from "../stapeling.ts";
import { geldigUitgevoerd, type UitgevoerdInvoer } from "../uitgevoerd.ts";
import type { Veldfout, Weigering } from "../weigering.ts";

/** Whether who records reads such a part: what they may not see does not exist. */
type Leesbaar = (kenmerk: Kenmerk) => boolean;

/** What is wrong with the record itself: its dates, what it replaces, the actie that it names. */
const eigenFouten = (
  dossier: CasusDossier,
  invoer: UitgevoerdInvoer,
  leesbaar: Leesbaar,
  { kalender, nu, door }: Besluitcontext,
): readonly Veldfout[] => {
  const fout = (als: boolean, veld: string, melding: string): readonly Veldfout[] => (als ? [{ veld, melding }] : []);
  const { soort, gerichtOp, actieId, van, tot, vervangt } = invoer;
  const vandaag = kalender.dagVan(nu);
  const eigen = geldigUitgevoerd(dossier).filter(
    ({ vastgelegdDoor }) => vastgelegdDoor.organisatie === door?.organisatie,
  );
  const acties = dossier.acties.filter((een) => een.actieId === actieId && leesbaar(een.kenmerk));
  return [
    // Everybody who reads it would know of an investigation (I12, X8).
    ...fout(soort === "strafrechtelijk", "soort", "hoort hier niet; houd dit binnen het strafrechtelijk traject"),
    ...fout(van > vandaag, "van", "ligt in de toekomst; leg vast wat al is gedaan"),
    ...fout(tot !== null && tot < van, "tot", "ligt voor het begin; kies die dag of later"),
    ...fout(tot !== null && tot > vandaag, "tot", "ligt in de toekomst; laat dit leeg zolang het loopt"),
    ...fout(actieId !== null && acties.length === 0, "actieId", "is geen actie van deze casus"),
    ...fout(
      acties.length > 0 && !acties.some(({ inhoud }) => inhoud.soort === soort && inhoud.gerichtOp === gerichtOp),
      "actieId",
      "is een actie van een andere soort of voor iemand anders; laat dit leeg, of neem soort en gerichtOp over",
    ),
    ...fout(
      vervangt !== null && !eigen.some(({ vastleggingId }) => vastleggingId === vervangt),
      "vervangt",
      "is geen geldende vastlegging van uw organisatie in deze casus; haal de actuele stand op",
    ),
  ];
};

/**
 * An organisation records what it did on the casus, for itself (H4.3-a1, b1, b2); a correction is a later one. That another does the
 * same is told to the figures and shown, and bars nothing (S1.9.4, K8).
 */
export const recordUitgevoerd = (
  dossier: CasusDossier,
  invoer: UitgevoerdInvoer,
  kennis: Doelkennis,
  leesbaar: Leesbaar,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { door, kalender, nu } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (door === null) throw new Error("An intervention without who did it");
  const fouten = [
    ...doelFouten([{ pad: "", doel: invoer }], casus, kennis),
    ...eigenFouten(dossier, invoer, leesbaar, context),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const feit = (naam: string, uitkomst: string) => stuurfeit(casus, naam, uitkomst, context);
  // A correction is no second intervention.
  const feiten =
    invoer.vervangt !== null
      ? []
      : [
          ...feit("interventie-soort", `${invoer.soort}:${invoer.gerichtOp}`),
          ...feit("interventie-door", door.organisatie),
          ...feit("interventie-effectief", invoer.effectief),
          ...(herhaalt(dossier, { ...invoer, organisatie: door.organisatie }, kalender.dagVan(nu), context.regio)
            ? feit("interventie-overlap", invoer.soort)
            : []),
        ];
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "uitgevoerde-interventie", inhoud: invoer, informatie: "uitgevoerde-interventie" },
      context,
      () => ({
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, feiten, context),
        vervangen: [],
        mitsOpen: [],
      }),
    ),
  );
};
