import {
  gebeurtenis,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { COMMITMENTTAAK, geldendeCommitments, type CommitmentAanTafel, type CommitmentInvoer } from "../commitment.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import { legNaastPadVast } from "../naastpad.ts";
import type { PlanInvoer } from "../plan.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Vastlegging } from "../vastlegging.ts";
import { nieuweVastlegging } from "../voortgaan.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { opCasus } from "./regels.ts";

type Toezegging = Pick<CommitmentInvoer, "slachtoffers" | "verdachten">;

/** How often is committed, per scope: existence only (I11). */
const feitenVan = ({ casus }: CasusDossier, { slachtoffers, verdachten }: Toezegging, context: Besluitcontext) => [
  ...stuurfeit(casus, "commitment-slachtoffers", slachtoffers, context),
  ...stuurfeit(casus, "commitment-verdachten", verdachten, context),
];

/** The open tasks that ask these organisations, done: they said it. */
const gezegd = (
  { taken }: CasusDossier,
  gezegdVan: ReadonlyMap<OrganisatieCode, Toezegging>,
  context: Besluitcontext,
) =>
  taken
    .filter((taak): taak is OpenTaak => taak.status === "open" && taak.soort === COMMITMENTTAAK)
    .flatMap((taak) => {
      const toezegging = gezegdVan.get(taak.eigenaar.organisatie);
      if (toezegging === undefined) return [];
      const alles = toezegging.slachtoffers === "ja" && toezegging.verdachten === "ja";
      return [rondTaakAf(taak, alles ? "ja" : "nee", context.door ?? taak.eigenaar, context.nu)];
    });

/**
 * An organisation on the casus says whether it exchanges data in it (H4.1-b1, I11); a later word replaces an earlier one. The head
 * of the casus is written as well: acties that are put out at this moment are decided again, so that nobody is asked what it said.
 */
export const recordCommitment = (
  dossier: CasusDossier,
  invoer: CommitmentInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { door } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (door === null) throw new Error("A commitment without who commits");
  const { organisatie } = door;
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "commitment", inhoud: { ...invoer, organisatie, gezegdDoor: null }, informatie: "commitment" },
      context,
      () => ({
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, feitenVan(dossier, invoer, context), context),
        vervangen: [
          { ...casus, versie: casus.versie + 1 },
          ...gezegd(dossier, new Map([[organisatie, invoer]]), context),
        ],
        mitsOpen: [],
      }),
    ),
  );
};

/** What is wrong with what was said at the table: of whom, and once. */
export const aanTafelFouten = (
  dossier: CasusDossier,
  commitments: readonly CommitmentAanTafel[],
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { regio } = context;
  const erbij = [
    ...opCasus(dossier.casus, context),
    organisatieVoor(regio, "procesregie", dossier.casus),
    organisatieVoor(regio, "zorgcoordinatie", dossier.casus),
  ];
  const geldend = geldendeCommitments(dossier);
  return commitments.flatMap(({ organisatie }, i) => {
    const fout = (als: boolean, melding: string): readonly Veldfout[] =>
      als ? [{ veld: `commitments[${String(i)}].organisatie`, melding }] : [];
    return [
      ...fout(!erbij.includes(organisatie), "werkt nu niet aan deze casus; nodig de organisatie eerst uit"),
      ...fout(
        geldend.get(organisatie)?.inhoud.gezegdDoor === null,
        "heeft dit zelf al vastgelegd; dat geldt, en alleen de organisatie verandert het",
      ),
      ...fout(
        commitments.findIndex((een) => een.organisatie === organisatie) !== i,
        "staat er twee keer; noem elke organisatie één keer",
      ),
    ];
  });
};

/** What was said at the table, recorded with the establishment of the plan: who said it, by whom it was recorded. */
export const legAanTafelVast = (
  dossier: CasusDossier,
  commitments: readonly CommitmentAanTafel[],
  context: Besluitcontext,
): {
  readonly records: readonly Vastlegging[];
  readonly taken: ReturnType<typeof gezegd>;
  readonly berichten: readonly Bericht[];
} => ({
  records: commitments.map((inhoud) =>
    nieuweVastlegging(
      dossier,
      { soort: "commitment", inhoud, informatie: "commitment", geleverdDoor: inhoud.organisatie },
      context,
    ),
  ),
  taken: gezegd(dossier, new Map(commitments.map((een) => [een.organisatie, een])), context),
  berichten: commitments.flatMap((een) => feitenVan(dossier, een, context)),
});

/** The organisations that carry out or support acties of this plan and have not said whether they exchange data (H4.1-b1). */
export const zonderCommitment = (
  dossier: CasusDossier,
  { acties }: Pick<PlanInvoer, "acties">,
  gezegdNu: readonly OrganisatieCode[] = [],
): readonly OrganisatieCode[] => {
  const geldend = geldendeCommitments(dossier);
  const wie = new Set(acties.flatMap(({ organisatie, ondersteuners }) => [organisatie, ...ondersteuners]));
  return [...wie].filter((organisatie) => !geldend.has(organisatie) && !gezegdNu.includes(organisatie));
};

/**
 * Where the region asks afterwards: a task for each organisation that the plan gives something to do and that has not said it yet,
 * nor is asked already (I11).
 * @param eigenaarVan as what an organisation answers; null: it does not work on the casus now, and could not
 * @param maximaal how many this transaction holds
 */
export const vraagCommitments = (
  dossier: CasusDossier & { readonly casus: OpenCasus },
  plan: Pick<PlanInvoer, "acties">,
  eigenaarVan: (organisatie: OrganisatieCode) => Eigenaar | null,
  maximaal: number,
  context: Besluitcontext,
): readonly { readonly taak: OpenTaak; readonly berichten: readonly Bericht[] }[] => {
  if (context.regio.commitment.moment === "vooraf") return [];
  const { casus, taken } = dossier;
  const gevraagd = taken.flatMap(({ soort, status, eigenaar }) =>
    soort === COMMITMENTTAAK && status === "open" ? [eigenaar.organisatie] : [],
  );
  return zonderCommitment(dossier, plan, gevraagd)
    .flatMap((organisatie) => eigenaarVan(organisatie) ?? [])
    .slice(0, maximaal)
    .map((eigenaar) => {
      const taak = nieuweTaak(
        {
          ...{ casusId: casus.casusId, soort: COMMITMENTTAAK, activiteit: "4.1", eigenaar, gemeente: casus.gemeente },
          verschuivingen: casus.verschuivingen,
          ...{ urgentietermijnen: casus.urgentietermijnen, onderwerp: null, verplicht: false, termijn: "commitment" },
        },
        context,
      );
      return { taak, berichten: taakGeopend(taak, context) };
    });
};
