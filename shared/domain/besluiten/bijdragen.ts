import { historie, kenmerkVan, maakIds, type Besluit, type Besluitcontext } from "../besluit.ts";
import { vervangersVan, type Bijdrage, type BijdrageInhoud, type BijdrageInvoer } from "../bijdrage.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";

/** How many bytes the content takes in an answer: that leaves a function as text within JSON, so quotes are escaped twice. */
const omvangVan = (inhoud: unknown): number => new TextEncoder().encode(JSON.stringify(JSON.stringify(inhoud))).length;

const keuzeFout = (veld: string, waarde: string, keuzes: readonly string[]): readonly Veldfout[] =>
  keuzes.includes(waarde) ? [] : [{ veld, melding: `kies uit ${keuzes.join(", ")}` }];

const dossierFouten = ({ casus }: CasusDossier, { dossiers }: BijdrageInvoer): readonly Veldfout[] =>
  dossiers.flatMap((dossierId, i) => {
    const veld = `dossiers[${i}]`;
    if (!casus.dossierIds.includes(dossierId)) return [{ veld, melding: "is geen dossier van deze casus" }];
    return dossiers.indexOf(dossierId) < i ? [{ veld, melding: "staat er al; noem een dossier één keer" }] : [];
  });

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
    ...keuzeFout(
      "onderdeel",
      invoer.onderdeel,
      onderdelen.map(({ code }) => code),
    ),
    ...keuzeFout(
      "doel",
      invoer.doel,
      doelen.map(({ code }) => code),
    ),
    ...(invoer.herkomst.datum !== null && invoer.herkomst.datum > context.kalender.dagVan(context.nu)
      ? [{ veld: "herkomst.datum", melding: "ligt in de toekomst; geef de datum waarvan de informatie is" }]
      : []),
    ...dossierFouten(dossier, invoer),
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
  return gelukt({
    id: bijdrage.bijdrageId,
    wijziging: samen(
      { nieuw: [bijdrage, inhoud], vervangen: [], mitsOpen: [casus.casusId] },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: bijdrage.kenmerk.compartiment, wat: "bijdrage", inhoud: invoer },
        context,
      ),
    ),
  });
};
