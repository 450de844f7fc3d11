import type * as z from "zod";
import { gebeurtenis, stuurfeit, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { casusBijStap, legNaastPadVast } from "../voortgaan.ts";
import type { DoorlaatverbodInvoer, oordeelInvoer } from "../weging.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { citaatFouten } from "./bewijsmiddelen.ts";
import { beginInterventie, openInterventieVan } from "./interventie.ts";
import { doorlaatBezwaar } from "./wegen.ts";

/** Who decides: the person behind the command, from which seat. A command of the team has both. */
const beslisserVan = ({ door, actorId, zetels }: Besluitcontext) => {
  if (door === null || actorId === null || zetels === null) throw new Error("A decision of the team without a member");
  const bezetter = zetels.find((een) => een.zetel === door.organisatie && een.actorId === actorId);
  return { actorId, organisatie: door.organisatie, hoedanigheid: bezetter?.hoedanigheid ?? ("houder" as const) };
};

/** What one seat judges, so that the team can weigh without meeting (NB5); a later one takes its place. */
export const recordOordeel = (
  dossier: CasusDossier,
  invoer: z.infer<typeof oordeelInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "weging-1");
  if (!casus.ok) return casus;
  if (!context.regio.quorum.weging1.asynchroon)
    return mislukt({
      code: "ongeldige-invoer",
      fouten: [{ veld: "", melding: "asynchroon wegen is in deze regio niet ingesteld; weeg in overleg" }],
    });
  const { actorId, hoedanigheid } = beslisserVan(context);
  const inhoud = { ...invoer, actorId, hoedanigheid };
  return gelukt(legNaastPadVast(dossier, { soort: "oordeel", inhoud, informatie: "oordeel" }, context));
};

/** That the seat of who decides is one that may decide alone (NB2). */
const magAlleen = (organisatie: string, { regio }: Besluitcontext): Weigering | null => {
  const { beslistBuitenOverleg } = regio.doorlaatverbod;
  return beslistBuitenOverleg.includes(organisatie)
    ? null
    : { code: "geen-recht", nodig: `een zetel die buiten het overleg beslist: ${beslistBuitenOverleg.join(", ")}` };
};

/**
 * The doorlaatverbod applied, or not, when the team cannot meet at once (H2.3-a5, NB2): at any step, because what shows that
 * a victim must be taken out does not wait for one. The same declaration and evidence are asked as in a weging; applied, it
 * obliges at once. Not applied, it is recorded with the reason.
 */
export const decideDoorlaatverbod = (
  dossier: CasusDossier,
  invoer: DoorlaatverbodInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { actorId, organisatie } = beslisserVan(context);
  const fouten = citaatFouten(dossier, invoer.bewijsmiddelen);
  const onbevoegd = magAlleen(organisatie, context);
  if (onbevoegd !== null) return mislukt(onbevoegd);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (openInterventieVan(dossier) !== null) return mislukt({ code: "al-afgehandeld" });
  const bezwaar = doorlaatBezwaar(dossier, invoer, invoer.bewijsmiddelen, context);
  if (bezwaar !== null) return mislukt(bezwaar);
  const inhoud = { ...invoer, beslisser: { actorId, organisatie } };
  return gelukt(
    legNaastPadVast(dossier, { soort: "doorlaatverbod", inhoud, informatie: "doorlaatverbod" }, context, (besluitId) =>
      gevolgVan(casus, invoer, besluitId, context),
    ),
  );
};

const gevolgVan = (
  casus: OpenCasus,
  { besluit }: DoorlaatverbodInvoer,
  besluitId: Parameters<typeof beginInterventie>[1],
  context: Besluitcontext,
) => {
  const interventie = besluit === "toegepast" ? beginInterventie(casus, besluitId, context) : {};
  const berichten = [...(interventie.berichten ?? []), ...stuurfeit(casus, "doorlaatverbod", besluit, context)];
  return samen(interventie.wijziging ?? samen(), {
    nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
    vervangen: [],
    mitsOpen: [],
  });
};
