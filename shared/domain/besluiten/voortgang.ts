import type * as z from "zod";
import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { volgendeMonitoring } from "../plan.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { voortgangInvoer } from "../voortgang.ts";
import type { Weigering } from "../weigering.ts";
import { afsluitingOpen } from "./regels.ts";

/** 4.3: a monitoring round, and the next when the plan agreed it; rounding off waits for every mandatory actie (H4.3-a1, c1). */
export const recordVoortgang = (
  dossier: CasusDossier,
  invoer: z.infer<typeof voortgangInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "voortgang");
  if (!casus.ok) return casus;
  const open = invoer.uitkomst === "afronden" ? afsluitingOpen(dossier) : null;
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
