import type * as z from "zod";
import type { actieResultaatInvoer } from "../actieresultaat.ts";
import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { legTaakresultaatVast } from "../naastpad.ts";
import type { Result } from "../result.ts";
import type { Taak } from "../taak.ts";
import type { Weigering } from "../weigering.ts";

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
