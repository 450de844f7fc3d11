import type * as z from "zod";
import {
  berichtenAan,
  gebeurtenis,
  historie,
  laatTaakVervallen,
  taakGeopend,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import { VRAAGTAAK } from "../informatievraag.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import type { beeindigingInvoer, Uitnodiging } from "../uitnodiging.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { lapseVragen } from "./informatievragen.ts";
import { lapseOverdracht } from "./overdragen.ts";

/** How many open tasks of a partner go back to procesregie in one transaction, below the limit of a command. */
const TAKEN_TERUG = 40;

/** Work that nobody else can do when its organisation is out: of a partner, and an actie in whichever role. */
export const isTerugTeNemen = ({ soort, eigenaar }: OpenTaak): boolean =>
  eigenaar.rol === "partner" || (soort === "actie" && eigenaar.rol !== "procesregisseur");

/** What an organisation still has to do on the casus as a partner. */
const openWerkVan = ({ taken }: CasusDossier, organisatie: OrganisatieCode): readonly OpenTaak[] =>
  taken.filter(
    (taak): taak is OpenTaak =>
      taak.status === "open" && isTerugTeNemen(taak) && taak.eigenaar.organisatie === organisatie,
  );

/**
 * An invitation ends and open work goes back to procesregie, all in one transaction: no task stays with somebody for whom the
 * casus no longer exists, and none gets lost (design rule 3).
 * @param ook who is told of the end besides procesregie and the team
 */
const trekTerug = (
  dossier: CasusDossier,
  casus: OpenCasus,
  uitnodigingen: readonly Uitnodiging[],
  werk: readonly OpenTaak[],
  { reden, ook }: { readonly reden: string; readonly ook: readonly OrganisatieCode[] },
  context: Besluitcontext,
): Wijziging => {
  const procesregie = organisatieVoor(context.regio, "procesregie");
  const isAntwoord = ({ onderwerp }: OpenTaak): boolean =>
    uitnodigingen.some(({ uitnodigingId }) => uitnodigingId === onderwerp);
  const terug = werk
    .filter((taak) => !isAntwoord(taak) && taak.soort !== VRAAGTAAK)
    .map((taak) => ({
      ...taak,
      versie: taak.versie + 1,
      eigenaar: { rol: "procesregisseur" as const, organisatie: procesregie },
    }));
  const vragen = lapseVragen(dossier, werk, context);
  const berichten = [
    ...vragen.berichten,
    ...uitnodigingen.flatMap(({ uitnodigingId, besprekingOp }) =>
      berichtenAan(
        [...ook, procesregie, ...teamVan(casus)],
        {
          soort: "uitnodiging.beeindigd",
          onderwerp: uitnodigingId,
          dataref: `/v1/casussen/${casus.casusId}`,
          data: { uitnodigingId, casusId: casus.casusId, besprekingOp },
        },
        context,
      ),
    ),
    ...terug.flatMap((taak) => taakGeopend(taak, context)),
  ];
  return {
    nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
    vervangen: [
      ...uitnodigingen.map((uitnodiging) => ({
        ...uitnodiging,
        versie: uitnodiging.versie + 1,
        status: uitnodiging.status === "open" ? ("vervallen" as const) : ("beeindigd" as const),
        toelichting: reden,
      })),
      ...werk.filter(isAntwoord).map((taak) => laatTaakVervallen(taak, "ingetrokken", context.nu)),
      ...vragen.vervangen,
      ...terug,
    ],
    mitsOpen: [casus.casusId],
  };
};

/** Ends the access of a partner before the casus ends, or withdraws an invitation (X7); its open work goes to procesregie. */
export const endUitnodiging = (
  dossier: CasusDossier,
  uitnodiging: Uitnodiging,
  invoer: z.infer<typeof beeindigingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { organisatie, status } = uitnodiging;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (status !== "open" && status !== "geaccepteerd") return mislukt({ code: "al-afgehandeld" });
  // A question to it stays: that it answers by a door of its own, whether it is on the casus or not.
  const werk = openWerkVan(dossier, organisatie).filter(({ soort }) => soort !== VRAAGTAAK);
  if (werk.length > TAKEN_TERUG) return mislukt({ code: "acties-open", aantal: werk.length });
  const betrokken = casus.betrokken.map((partner) =>
    partner.organisatie === organisatie && partner.tot === null ? { ...partner, tot: context.nu } : partner,
  );
  return gelukt({
    id: uitnodiging.uitnodigingId,
    wijziging: samen(
      trekTerug(dossier, casus, [uitnodiging], werk, { reden: invoer.reden, ook: [organisatie] }, context),
      { nieuw: [], vervangen: [{ ...casus, versie: casus.versie + 1, betrokken }], mitsOpen: [] },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: "uitnodiging:beeindigd", inhoud: invoer },
        context,
      ),
    ),
  });
};

/**
 * What lies with an organisation that has no covenant any more, goes back to procesregie: nobody there can do it (X7). An
 * invitation that it did not answer lapses. One that it accepted stays: without covenant it gives no access, and with a new one
 * it does again. A question that it did not answer lapses too. A handover that it did not answer lapses as well, in a change of its own. Null: there is nothing. What is not
 * in the change follows at its own date.
 */
export const takeBackWerk = (
  dossier: CasusDossier,
  organisatie: OrganisatieCode,
  context: Besluitcontext,
): Wijziging | null => {
  const { casus } = dossier;
  const reden = "de organisatie heeft geen geldig convenant";
  const vervallen = lapseOverdracht(dossier, organisatie, reden, context);
  if (vervallen !== null) return vervallen;
  const werk = openWerkVan(dossier, organisatie).slice(0, TAKEN_TERUG);
  if (casus.status !== "open" || werk.length === 0) return null;
  const uitnodigingen = dossier.uitnodigingen.filter(
    ({ status, uitnodigingId }) => status === "open" && werk.some(({ onderwerp }) => onderwerp === uitnodigingId),
  );
  return samen(
    trekTerug(dossier, casus, uitnodigingen, werk, { reden, ook: [] }, context),
    historie(
      casus.casusId,
      dossier.historieKoppen,
      {
        compartiment: "veiligheid",
        wat: "werk:teruggenomen",
        inhoud: { organisatie, reden, taken: werk.map(({ taakId }) => taakId) },
      },
      context,
    ),
  );
};
