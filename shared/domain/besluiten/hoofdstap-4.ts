import type * as z from "zod";
import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { legTaakresultaatVast } from "../naastpad.ts";
import { volgendeMonitoring } from "../plan.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Taak } from "../taak.ts";
import type { actieResultaatInvoer, nazorgInvoer, voortgangInvoer } from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { nietVanKeten, verplichtOpen } from "./regels.ts";

/** 4.1: the owner records what came of an actie (H4.1-d2). */
export const recordActieresultaat = (
  dossier: CasusDossier,
  taak: Taak,
  invoer: z.infer<typeof actieResultaatInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> =>
  legTaakresultaatVast(
    dossier,
    taak,
    { soort: "actieresultaat", inhoud: invoer, bij: taak.onderwerp ?? taak.taakId, informatie: "actieresultaat" },
    { feit: "actie", uitkomst: invoer.status },
    context,
  );

/** 4.3: a monitoring round, and the next when the plan agreed it; rounding off waits for every mandatory actie (H4.3-a1, c1). */
export const recordVoortgang = (
  dossier: CasusDossier,
  invoer: z.infer<typeof voortgangInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "voortgang");
  if (!casus.ok) return casus;
  const open = invoer.uitkomst === "afronden" ? verplichtOpen(dossier) : null;
  if (open !== null) return mislukt(open);
  const plan = dossier.plannen.find(({ planVersie }) => planVersie === casus.waarde.planVersie);
  const ronde =
    plan === undefined || invoer.uitkomst !== "voortzetten" ? null : volgendeMonitoring(plan.inhoud, context);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "voortgang",
      invoer.uitkomst,
      { soort: "voortgang", inhoud: invoer, bij: String(casus.waarde.ronde), informatie: "voortgang" },
      context,
      ronde === null ? {} : { volgendeDatum: ronde },
    ),
  );
};

/** 4.4: aftercare is arranged, for victims and perpetrators (H4.4-a1, c1; X13). */
export const recordNazorg = (
  dossier: CasusDossier,
  invoer: z.infer<typeof nazorgInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "nazorg");
  if (!casus.ok) return casus;
  const onbekend = nietVanKeten(
    context,
    invoer.afspraken.map(({ organisatie }, i) => ({ veld: `afspraken[${i}].organisatie`, organisatie })),
  );
  if (onbekend !== null) return mislukt(onbekend);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "nazorg",
      "geregeld",
      { soort: "nazorg", inhoud: invoer, informatie: "nazorg" },
      context,
    ),
  );
};
