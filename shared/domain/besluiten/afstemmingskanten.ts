import { berichtenAan, nieuweTaak, type Besluitcontext } from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode, VastleggingId } from "../ids.ts";
import { organisatieVoor, type Regio } from "../regio.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Weigering } from "../weigering.ts";
import { afstemmingspad, type Afstemming, type Richting } from "../zorgafstemming.ts";
import { opCasus } from "./regels.ts";

/** Who must answer: the same investigating organisation in every casus, and who coordinates care in this one. */
export const antwoordtVan = (richting: Richting, casus: Casus, regio: Regio): Eigenaar => {
  const { opsporing, zorg } = regio.zorgafstemming;
  return richting === "naar-opsporing"
    ? { rol: "opsporing", organisatie: opsporing }
    : { rol: zorg.rol, organisatie: organisatieVoor(regio, zorg.organisatie, casus) };
};

/** Who answers what opsporing asks on this casus. */
export const zorgkantVan = (casus: Casus, regio: Regio): Eigenaar => antwoordtVan("van-opsporing", casus, regio);

/**
 * Who asked, as who has to close it. Of the investigation it is one organisation, whichever of them asked: a task that names
 * another would tell who takes part (X8).
 */
export const vragerVan = ({ richting, vraag }: Pick<Afstemming, "richting" | "vraag">, regio: Regio): Eigenaar =>
  richting === "van-opsporing"
    ? { rol: "opsporing", organisatie: regio.zorgafstemming.opsporing }
    : { rol: "partner", organisatie: vraag.vastgelegdDoor.organisatie };

/**
 * Who hears of an alignment, that it moved and never what was said: both sides, as far as they are on the casus. An investigating
 * organisation hears as the one that the region names, so that nobody learns which of them was at work.
 */
const kanten = (
  casus: Casus,
  over: Pick<Afstemming, "richting" | "vraag">,
  context: Besluitcontext,
): readonly OrganisatieCode[] => {
  const { regio } = context;
  const zorg = organisatieVoor(regio, "zorgcoordinatie", casus);
  const doetMee = [...opCasus(casus, context), zorg, organisatieVoor(regio, "procesregie", casus)];
  const vrager = vragerVan(over, regio).organisatie;
  return [zorg, regio.zorgafstemming.opsporing, ...(doetMee.includes(vrager) ? [vrager] : [])];
};

/** The berichten of an alignment that moved, for both sides. */
export const beweegt = (
  casus: Casus,
  over: Pick<Afstemming, "richting" | "vraag">,
  soort: "zorgafstemming.beantwoord" | "zorgafstemming.beeindigd",
  context: Besluitcontext,
): readonly Bericht[] => {
  const { casusId } = casus;
  const { vastleggingId: afstemmingId } = over.vraag;
  return berichtenAan(
    kanten(casus, over, context),
    { soort, onderwerp: afstemmingId, dataref: afstemmingspad(casusId), data: { casusId, afstemmingId } },
    context,
  );
};

/** Why nothing can be aligned now. That no track runs everybody on the casus sees: more than that is not told (X8). */
export const beletsel = ({ status, strafrechtelijkTrajectLoopt }: Casus): Weigering | null => {
  if (status !== "open") return { code: "casus-niet-open", status };
  return strafrechtelijkTrajectLoopt ? null : { code: "geen-strafrechtelijk-traject" };
};

/** A task of an alignment, with its dates. */
export const taakVoor = (
  casus: Casus,
  afstemmingId: VastleggingId,
  wat: {
    readonly soort: OpenTaak["soort"];
    readonly eigenaar: Eigenaar;
    readonly termijn: "zorgafstemming-beantwoorden" | "zorgafstemming-sluiten";
    readonly uiterlijkOp?: OpenTaak["uiterlijkOp"];
  },
  context: Besluitcontext,
): OpenTaak =>
  nieuweTaak(
    {
      ...{ casusId: casus.casusId, gemeente: casus.gemeente, activiteit: "4.2", onderwerp: afstemmingId },
      ...{ verplicht: false, urgentietermijnen: casus.urgentietermijnen, verschuivingen: casus.verschuivingen, ...wat },
    },
    context,
  );
