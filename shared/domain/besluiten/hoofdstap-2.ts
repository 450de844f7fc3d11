import type * as z from "zod";
import { berichtenAan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { CasusId } from "../ids.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { EersteWeging, OverdrachtInvoer, verrijkingInvoer } from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { doorgifteBezwaar } from "./doorgifte.ts";
import { beginInterventie } from "./interventie.ts";
import { nietVanKeten, quorumTekort, verplichtOpen } from "./regels.ts";

/** 2.2: the known zorgcoördinator enriches the dossier before the first weging (H2.2-d12, X6). */
export const recordVerrijking = (
  dossier: CasusDossier,
  invoer: z.infer<typeof verrijkingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "verrijken");
  if (!casus.ok) return casus;
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "verrijken",
      "verrijkt",
      { soort: "verrijking", inhoud: invoer, informatie: "verrijking" },
      context,
    ),
  );
};

/** Contradictions in a first weging, and evidence that a doorlaatverbod lacks (H2.3-a5 … a9, X4). */
const weegBezwaar = (invoer: EersteWeging, { regio }: Besluitcontext): Weigering | null => {
  const { minimum, verschillendeSoorten } = regio.bewijsmiddelen;
  const geteld = verschillendeSoorten
    ? new Set(invoer.bewijsmiddelen.map(({ soort }) => soort)).size
    : invoer.bewijsmiddelen.length;
  if (invoer.doorlaatverbod.besluit !== "toegepast") {
    return invoer.doorlaatverbod.groteZekerheid && geteld >= minimum
      ? {
          code: "tegenstrijdige-weging",
          uitleg: "bij grote zekerheid en voldoende bewijsmiddelen moet het doorlaatverbod worden toegepast",
        }
      : null;
  }
  if (invoer.kwalificatie === "geen") {
    return {
      code: "tegenstrijdige-weging",
      uitleg: "een doorlaatverbod kan niet worden toegepast bij de kwalificatie 'geen mensenhandel'",
    };
  }
  if (!invoer.doorlaatverbod.groteZekerheid) {
    return {
      code: "tegenstrijdige-weging",
      uitleg: "een absoluut doorlaatverbod vraagt de verklaring van grote zekerheid (groteZekerheid: true)",
    };
  }
  return geteld < minimum ? { code: "bewijs-onvoldoende", minimaal: minimum } : null;
};

/** 2.3: the ketenregieteam's first weging: wel → casustafel, geen → handover and scaled down (H2.3-c1, g1; X3). */
export const recordEersteWeging = (
  dossier: CasusDossier,
  invoer: EersteWeging,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "weging-1");
  if (!casus.ok) return casus;
  const deelnemers = invoer.deelnemers.map(({ organisatie }) => organisatie);
  const zetels = zetelsVan(context.regio, casus.waarde.gemeente);
  const vreemden = deelnemers.filter((organisatie) => !zetels.includes(organisatie));
  if (vreemden.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: vreemden });
  const bezwaar =
    quorumTekort(context.regio, casus.waarde, context.regio.quorum.weging1, invoer.deelnemers) ??
    weegBezwaar(invoer, context);
  if (bezwaar !== null) return mislukt(bezwaar);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "weging-1",
      invoer.kwalificatie,
      { soort: "weging", inhoud: invoer, informatie: "eerste-weging" },
      context,
      (wegingId) =>
        invoer.doorlaatverbod.besluit === "toegepast" ? beginInterventie(casus.waarde, wegingId, context) : {},
    ),
  );
};

/** A prepared handover, after the first weging or to care after the second; then the casus is scaled down (X5). */
export const prepareOverdracht = (
  dossier: CasusDossier,
  invoer: OverdrachtInvoer,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const naZorg = casusBijStap(dossier, "overdracht-naar-zorg");
  const stap = naZorg.ok ? "overdracht-naar-zorg" : "overdracht-na-weging-1";
  const casus = casusBijStap(dossier, stap);
  if (!casus.ok) return casus;
  const onbekend = nietVanKeten(context, [{ veld: "ontvanger", organisatie: invoer.ontvanger }]);
  const bezwaar = onbekend ?? doorgifteBezwaar(dossier, invoer, leesbaar, context) ?? verplichtOpen(dossier);
  if (bezwaar !== null) return mislukt(bezwaar);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      stap,
      "voorbereid",
      { soort: "overdracht", inhoud: invoer, informatie: stap },
      context,
      { berichten: overdrachtBericht(casus.waarde.casusId, invoer.ontvanger, context) },
    ),
  );
};

const overdrachtBericht = (casusId: CasusId, ontvanger: string, context: Besluitcontext) =>
  berichtenAan(
    [ontvanger],
    { soort: "overdracht.voorbereid", onderwerp: casusId, dataref: null, data: { casusId } },
    context,
  );
