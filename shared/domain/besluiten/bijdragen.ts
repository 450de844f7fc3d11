import {
  berichtenAan,
  gebeurtenis,
  historie,
  kenmerkVan,
  maakIds,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import { omvangVan, vervangersVan, type Bijdrage, type BijdrageInhoud, type BijdrageInvoer } from "../bijdrage.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { dossierFouten, keuzeFout } from "./regels.ts";

/** What is wrong with what it corrects; null stands for what does not exist for who corrects. */
const vervangFouten = (
  { bijdragen }: CasusDossier,
  vorige: Bijdrage | null,
  { onderdeel }: BijdrageInvoer,
): readonly Veldfout[] => {
  const veld = "vervangt";
  if (vorige === null) return [{ veld, melding: "is geen bijdrage aan deze casus" }];
  if (vervangersVan(bijdragen).has(vorige.bijdrageId))
    return [{ veld, melding: "is al vervangen door een latere bijdrage; verbeter die" }];
  return vorige.onderdeel === onderdeel
    ? []
    : [{ veld, melding: `hoort bij het onderdeel ${vorige.onderdeel}; een verbetering blijft bij dat onderdeel` }];
};

/**
 * Adds what a partner brings to the picture of a casus, in its own capacity, while the casus is open (H3.2-a1). Nobody changes
 * what another brought: a correction is a new contribution of the same organisation.
 * @param leesbaar whether who brings it reads such a part: what they may not see does not exist
 */
export const addBijdrage = (
  dossier: CasusDossier,
  invoer: BijdrageInvoer,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus, bijdragen } = dossier;
  const { door, regio } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (door === null) throw new Error("A contribution is somebody's");
  const { onderdelen, doelen, maximaalPerOrganisatie } = regio.dossieropbouw;
  const onderdeel = onderdelen.find(({ code }) => code === invoer.onderdeel);
  const vorige =
    bijdragen.find(({ bijdrageId, kenmerk }) => bijdrageId === invoer.vervangt && leesbaar(kenmerk)) ?? null;
  const fouten: readonly Veldfout[] = [
    ...keuzeFout("onderdeel", invoer.onderdeel, onderdelen),
    ...keuzeFout("doel", invoer.doel, doelen),
    ...(invoer.herkomst.datum !== null && invoer.herkomst.datum > context.kalender.dagVan(context.nu)
      ? [{ veld: "herkomst.datum", melding: "ligt in de toekomst; geef de datum waarvan de informatie is" }]
      : []),
    ...dossierFouten(dossier, invoer.dossiers),
    ...(invoer.vervangt === null ? [] : vervangFouten(dossier, vorige, invoer)),
  ];
  if (onderdeel === undefined || fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (vorige !== null && vorige.vastgelegdDoor.organisatie !== door.organisatie)
    return mislukt({ code: "geen-recht", nodig: "dat uw organisatie de bijdrage leverde die u verbetert" });
  const eigen = bijdragen.filter(({ vastgelegdDoor }) => vastgelegdDoor.organisatie === door.organisatie);
  if (eigen.length >= maximaalPerOrganisatie)
    return mislukt({ code: "te-veel-bijdragen", maximaal: maximaalPerOrganisatie });

  const { tekst, doel, herkomst, dossiers } = invoer;
  const wat = { tekst, doel, herkomst, dossiers };
  const gedeeld = {
    bijdrageId: maakIds(context.nieuwId).bijdrage(),
    casusId: casus.casusId,
    kenmerk: kenmerkVan(door, onderdeel.informatie),
  };
  const bijdrage: Bijdrage = {
    ...{ type: "bijdrage", ...gedeeld, onderdeel: onderdeel.code, vervangt: invoer.vervangt },
    ...{ omvang: omvangVan(wat), vastgelegdOp: context.nu, vastgelegdDoor: door },
  };
  const inhoud: BijdrageInhoud = { type: "bijdrage-inhoud", ...gedeeld, ...wat };
  // Only who prepares the casustafel hears, for they read all of it: of a part that somebody does not read nothing is told to them.
  const procesregie = organisatieVoor(regio, "procesregie", casus);
  const { casusId } = casus;
  const { bijdrageId } = bijdrage;
  const berichten = berichtenAan(
    [procesregie].filter((organisatie) => organisatie !== door.organisatie),
    {
      soort: "bijdrage.toegevoegd",
      onderwerp: bijdrageId,
      dataref: `/v1/casussen/${casusId}/bijdragen/${bijdrageId}`,
      data: { casusId, bijdrageId },
    },
    context,
  );
  return gelukt({
    id: bijdrageId,
    wijziging: samen(
      {
        nieuw: [bijdrage, inhoud, ...gebeurtenis({ soort: "casus", id: casusId }, berichten, context)],
        vervangen: [],
        mitsOpen: [casusId],
      },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: bijdrage.kenmerk.compartiment, wat: "bijdrage", inhoud: invoer },
        context,
      ),
    ),
  });
};
