import { berichtenAan, laatTaakVervallen, taakGeopend, teamVan, type Besluitcontext } from "./besluit.ts";
import { partnersOp } from "./betrokkenheid.ts";
import type { Casus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { COMMITMENTTAAK } from "./commitment.ts";
import type { Bericht } from "./gebeurtenis.ts";
import { GEMEENTETAAK } from "./gemeente-overdracht.ts";
import type { CasusId, OrganisatieCode } from "./ids.ts";
import { VRAAGTAAK } from "./informatievraag.ts";
import { overleeftCasus } from "./nazorg.ts";
import { isVolgstap } from "./pad.ts";
import { draagTaakOver } from "./samenloop.ts";
import { organisatieVoor, zetelsVan } from "./regio.ts";
import type { OpenTaak } from "./taak.ts";
import type { Uitnodiging } from "./uitnodiging.ts";
import type { Wijziging } from "./wijziging.ts";

/** How many open tasks of a partner go back to procesregie in one transaction, below the limit of a command. */
export const TAKEN_TERUG = 40;

/** Work that nobody else can do when its organisation is out: of a partner, and an actie in whichever role. */
export const isTerugTeNemen = ({ soort, eigenaar }: Pick<OpenTaak, "soort" | "eigenaar">): boolean =>
  // Aftercare does not end with a part in the casus; of who is out it goes to who coordinates care (`takeBackNazorg`).
  !overleeftCasus({ soort }) &&
  (eigenaar.rol === "partner" || (soort === "actie" && eigenaar.rol !== "procesregisseur"));

/**
 * What an organisation still has to do on the casus; not a handover that it was offered, or a question that it was asked, as
 * somebody outside.
 */
export const openWerkVan = ({ taken }: CasusDossier, organisatie: OrganisatieCode): readonly OpenTaak[] =>
  taken.filter(
    (taak): taak is OpenTaak =>
      taak.status === "open" &&
      isTerugTeNemen(taak) &&
      taak.eigenaar.organisatie === organisatie &&
      taak.soort !== VRAAGTAAK &&
      taak.soort !== GEMEENTETAAK &&
      !isVolgstap(taak.soort),
  );

/** The invitations that can still be answered, or give access. */
export const lopendeUitnodigingen = ({ uitnodigingen }: Pick<CasusDossier, "uitnodigingen">): readonly Uitnodiging[] =>
  uitnodigingen.filter(({ status }) => status === "open" || status === "geaccepteerd");

/** What becomes of an invitation that ends: one that nobody answered lapses, an accepted one gave access. */
export const eindigUitnodiging = (
  uitnodiging: Uitnodiging,
  toelichting: string | null = uitnodiging.toelichting,
): Uitnodiging => ({
  ...uitnodiging,
  versie: uitnodiging.versie + 1,
  status: uitnodiging.status === "open" ? "vervallen" : "beeindigd",
  toelichting,
  klok: null,
});

/**
 * Tells of the end of an invitation, or of the access that it gave. For the organisation itself the casus does not exist from then on:
 * it has nothing to read.
 */
export const uitnodigingBeeindigd = (
  casusId: CasusId,
  { uitnodigingId, besprekingOp, organisatie }: Pick<Uitnodiging, "uitnodigingId" | "besprekingOp" | "organisatie">,
  ontvangers: readonly OrganisatieCode[],
  context: Besluitcontext,
): readonly Bericht[] => {
  const meld = (aan: readonly OrganisatieCode[], dataref: string | null): readonly Bericht[] =>
    berichtenAan(
      aan,
      {
        soort: "uitnodiging.beeindigd",
        onderwerp: uitnodigingId,
        dataref,
        data: { uitnodigingId, casusId, besprekingOp },
      },
      context,
    );
  return [
    ...meld(
      ontvangers.filter((een) => een === organisatie),
      null,
    ),
    ...meld(
      ontvangers.filter((een) => een !== organisatie),
      `/v1/casussen/${casusId}`,
    ),
  ];
};

/** Tells these that the casus does not exist for them any more; not who still sees it as a seat or as a partner. */
export const toegangBeeindigd = (
  organisaties: readonly OrganisatieCode[],
  casus: Casus,
  context: Besluitcontext,
): readonly Bericht[] => {
  const { casusId, gemeente } = casus;
  const blijft = [...zetelsVan(context.regio, gemeente), ...partnersOp(casus, context.nu)];
  return berichtenAan(
    organisaties.filter((organisatie) => !blijft.includes(organisatie)),
    { soort: "toegang.beeindigd", onderwerp: casusId, dataref: null, data: { casusId } },
    context,
  );
};

/**
 * Invitations end and open work goes back to procesregie, all in one transaction: no task stays with somebody for whom the casus
 * no longer exists, and none gets lost (design rule 3).
 * @param ook whether the invited organisations are told too, besides procesregie and the team
 */
export const trekIn = (
  casus: Pick<Casus, "casusId" | "gemeente" | "procesregie">,
  uitnodigingen: readonly Uitnodiging[],
  werk: readonly OpenTaak[],
  { reden, ook }: { readonly reden: string; readonly ook: boolean },
  context: Besluitcontext,
): { readonly wijziging: Wijziging; readonly berichten: readonly Bericht[] } => {
  const procesregie = organisatieVoor(context.regio, "procesregie", casus);
  // What it was asked of itself nobody else answers: an invitation, and whether it exchanges data.
  const isAntwoord = ({ onderwerp, soort }: OpenTaak): boolean =>
    soort === COMMITMENTTAAK || uitnodigingen.some(({ uitnodigingId }) => uitnodigingId === onderwerp);
  const terug = werk
    .filter((taak) => !isAntwoord(taak))
    .map((taak) => draagTaakOver(taak, { rol: "procesregisseur", organisatie: procesregie }, context.nu));
  return {
    wijziging: {
      nieuw: [],
      vervangen: [
        ...uitnodigingen.map((uitnodiging) => eindigUitnodiging(uitnodiging, reden)),
        ...werk.filter(isAntwoord).map((taak) => laatTaakVervallen(taak, "ingetrokken", context.nu)),
        ...terug,
      ],
      mitsOpen: [],
    },
    berichten: [
      ...uitnodigingen.flatMap((uitnodiging) =>
        uitnodigingBeeindigd(
          casus.casusId,
          uitnodiging,
          [...(ook ? [uitnodiging.organisatie] : []), procesregie, ...teamVan(casus)],
          context,
        ),
      ),
      ...terug.flatMap((taak) => taakGeopend(taak, context)),
    ],
  };
};
