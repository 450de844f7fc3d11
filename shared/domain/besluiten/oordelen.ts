import type * as z from "zod";
import { gebeurtenis, stuurfeit, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Stap } from "../pad.ts";
import { zetelsVan } from "../regio.ts";
import { inTeHalen } from "../inhaaltaak.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { legNaastPadVast } from "../naastpad.ts";
import type { DoorlaatverbodInvoer, oordeelInvoer } from "../weging.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { citaatFouten } from "./bewijsmiddelen.ts";
import { beginInterventie, openInterventieVan } from "./interventie.ts";
import { metWekken } from "./opschorten.ts";
import { doorlaatBezwaar, HERWEEGBAAR } from "./wegen.ts";

/** The person behind the command, with the seats that they fill now. A command of the team has one. */
const lid = ({ actorId, zetels }: Besluitcontext) => {
  if (actorId === null || zetels === null) throw new Error("A decision of the team without a member");
  return { actorId, bezet: zetels.filter((een) => een.actorId === actorId) };
};

/** Where the first weging can be judged: before it, and while it can be weighed anew. */
const BEOORDEELBAAR: readonly Stap[] = ["weging-1", ...HERWEEGBAAR];

const veldfout = (veld: string, melding: string): Weigering => ({
  code: "ongeldige-invoer",
  fouten: [{ veld, melding }],
});

/** What one seat judges, so that the team can weigh without meeting (NB5); a later one takes its place. */
export const recordOordeel = (
  dossier: CasusDossier,
  invoer: z.infer<typeof oordeelInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { stap } = casus.positie;
  if (!BEOORDEELBAAR.includes(stap) && inTeHalen(dossier, casus, "weging-1") === null)
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: "weging-1", huidig: stap });
  const { regio, door } = context;
  if (!regio.quorum.weging1.asynchroon)
    return mislukt(veldfout("", "asynchroon wegen is in deze regio niet ingesteld; weeg in overleg"));
  const { actorId, bezet } = lid(context);
  const gewenst = invoer.zetel ?? door?.organisatie;
  const zetel = bezet.find((een) => een.zetel === gewenst);
  if (zetel === undefined || !zetelsVan(regio, casus.gemeente).includes(zetel.zetel))
    return mislukt(veldfout("zetel", "bekleedt u nu niet in deze casus; noem een zetel die u bekleedt"));
  const inhoud = { ...invoer, zetel: zetel.zetel, actorId, hoedanigheid: zetel.hoedanigheid };
  return gelukt(legNaastPadVast(dossier, { soort: "oordeel", inhoud, informatie: "oordeel" }, context));
};

/** The seat from which this member decides alone, of those that the region names (NB2); null: none of theirs. */
const alleenVanuit = (context: Besluitcontext): { readonly actorId: string; readonly organisatie: string } | null => {
  const { actorId, bezet } = lid(context);
  const zetel = bezet.find((een) => context.regio.doorlaatverbod.beslistBuitenOverleg.includes(een.zetel));
  return zetel === undefined ? null : { actorId, organisatie: zetel.zetel };
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
  const beslisser = alleenVanuit(context);
  if (beslisser === null) {
    const nodig = context.regio.doorlaatverbod.beslistBuitenOverleg.join(", ");
    return mislukt({ code: "geen-recht", nodig: `een zetel die buiten het overleg beslist: ${nodig}` });
  }
  const fouten = citaatFouten(dossier, invoer.bewijsmiddelen);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (openInterventieVan(dossier) !== null) return mislukt({ code: "interventie-loopt" });
  const bezwaar = doorlaatBezwaar(dossier, invoer, invoer.bewijsmiddelen, context);
  if (bezwaar !== null) return mislukt(bezwaar);
  const inhoud = { ...invoer, beslisser };
  const toevoeging = { soort: "doorlaatverbod" as const, inhoud, informatie: "doorlaatverbod" as const };
  const vastgelegd = legNaastPadVast(dossier, toevoeging, context, (besluitId) =>
    gevolgVan(casus, invoer, besluitId, context),
  );
  return gelukt(metWekken(dossier, vastgelegd, context));
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
    // Who ends the casus at this moment decides again: else it would end with an intervention that runs.
    vervangen: [{ ...casus, versie: casus.versie + 1 }],
    mitsOpen: [],
  });
};
