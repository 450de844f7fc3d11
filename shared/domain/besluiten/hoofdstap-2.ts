import type * as z from "zod";
import { berichtenAan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { CasusId } from "../ids.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OverdrachtInvoer, verrijkingInvoer } from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { doorgifteBezwaar } from "./doorgifte.ts";
import { nietVanKeten, verplichtOpen } from "./regels.ts";

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
