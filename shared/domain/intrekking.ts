import { berichtenAan, laatTaakVervallen, taakGeopend, teamVan, type Besluitcontext } from "./besluit.ts";
import type { Casus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { COMMITMENTTAAK } from "./commitment.ts";
import type { Bericht } from "./gebeurtenis.ts";
import { GEMEENTETAAK } from "./gemeente-overdracht.ts";
import type { CasusId, OrganisatieCode } from "./ids.ts";
import { VRAAGTAAK } from "./informatievraag.ts";
import { overleeftCasus } from "./nazorg.ts";
import { isVolgstap } from "./pad.ts";
import { organisatieVoor } from "./regio.ts";
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

/** Tells of the end of an invitation, or of the access that it gave. */
export const uitnodigingBeeindigd = (
  casusId: CasusId,
  { uitnodigingId, besprekingOp }: Pick<Uitnodiging, "uitnodigingId" | "besprekingOp">,
  ontvangers: readonly OrganisatieCode[],
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    ontvangers,
    {
      soort: "uitnodiging.beeindigd",
      onderwerp: uitnodigingId,
      dataref: `/v1/casussen/${casusId}`,
      data: { uitnodigingId, casusId, besprekingOp },
    },
    context,
  );

/**
 * Invitations end and open work goes back to procesregie, all in one transaction: no task stays with somebody for whom the casus
 * no longer exists, and none gets lost (design rule 3).
 * @param ook whether the invited organisations are told too, besides procesregie and the team
 */
export const trekIn = (
  casus: Pick<Casus, "casusId" | "gemeente">,
  uitnodigingen: readonly Uitnodiging[],
  werk: readonly OpenTaak[],
  { reden, ook }: { readonly reden: string; readonly ook: boolean },
  context: Besluitcontext,
): { readonly wijziging: Wijziging; readonly berichten: readonly Bericht[] } => {
  const procesregie = organisatieVoor(context.regio, "procesregie");
  // What it was asked of itself nobody else answers: an invitation, and whether it exchanges data.
  const isAntwoord = ({ onderwerp, soort }: OpenTaak): boolean =>
    soort === COMMITMENTTAAK || uitnodigingen.some(({ uitnodigingId }) => uitnodigingId === onderwerp);
  const terug = werk
    .filter((taak) => !isAntwoord(taak))
    .map((taak) => ({
      ...taak,
      versie: taak.versie + 1,
      eigenaar: { rol: "procesregisseur" as const, organisatie: procesregie },
    }));
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
