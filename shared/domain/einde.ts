import {
  berichtenAan,
  betrokkenenVan,
  EERSTE_CONTROLE_SECONDEN,
  laatTaakVervallen,
  teamVan,
  type Besluitcontext,
} from "./besluit.ts";
import { bewarenTotVan } from "./afsluiten.ts";
import { eindigBetrokken } from "./betrokkenheid.ts";
import type { GeslotenCasus, OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import type { Bericht } from "./gebeurtenis.ts";
import { GEMEENTETAAK } from "./gemeente-overdracht.ts";
import type { CasusId, OrganisatieCode } from "./ids.ts";
import { VRAAGTAAK } from "./informatievraag.ts";
import { eindigUitnodiging, uitnodigingBeeindigd } from "./intrekking.ts";
import { overleeftCasus } from "./nazorg.ts";
import { beeindigOpschorting } from "./opschorting.ts";
import { PAD, type Einde, type Stap } from "./pad.ts";
import type { OpenTaak, Taak } from "./taak.ts";
import { plusSeconden, type Instant } from "./tijd.ts";
import { UITNODIGINGSTAAK } from "./uitnodiging.ts";

/** Work of who does not see the casus: by a door that closes with it. */
const DEURTAKEN: readonly string[] = [UITNODIGINGSTAAK, VRAAGTAAK, GEMEENTETAAK];

/**
 * The tasks, other than the one just done, that end with the casus. Bounded: what is left, the watchdog ends. First those whose
 * door closes: nobody could do one, and of a casus that is reopened before the watchdog came by it would be asked again.
 */
export const aflopend = (
  dossier: CasusDossier,
  behalve: readonly (Taak | null)[],
  einde: Einde,
  nu: Instant,
): readonly Taak[] =>
  dossier.taken
    .filter((taak): taak is OpenTaak => taak.status === "open" && !behalve.some((een) => een?.taakId === taak.taakId))
    // Aftercare goes on when the casus is over (H4.4-a2).
    .filter((taak) => !overleeftCasus(taak))
    .toSorted((een, ander) => Number(DEURTAKEN.includes(ander.soort)) - Number(DEURTAKEN.includes(een.soort)))
    .slice(0, 20)
    .map((taak) => laatTaakVervallen(taak, einde, nu));

/** Invitations end with the casus: nobody answers or reads one any more. Who did not answer yet is told so. */
export const eindeVanUitnodigingen = ({ casus, uitnodigingen }: CasusDossier, context: Besluitcontext) => {
  const onbeantwoord = uitnodigingen.filter(({ status }) => status === "open");
  const aanvaard = uitnodigingen.filter(({ status }) => status === "geaccepteerd");
  return {
    vervangen: [...onbeantwoord, ...aanvaard].map((een) => eindigUitnodiging(een)),
    berichten: onbeantwoord.flatMap((een) => uitnodigingBeeindigd(casus.casusId, een, [een.organisatie], context)),
  };
};

/** What the head of a casus has at whichever end: the outcome, until when it is kept, and nothing that goes on. */
export const geeindigd = (
  { positie: _positie, lopendeTaakId: _taak, eigenaar: _eigenaar, volgendeDatum: _datum, ...gedeeld }: OpenCasus,
  einde: Einde,
  uitkomst: string,
  context: Besluitcontext,
) => ({
  ...gedeeld,
  afsluiting: { uitkomst, op: context.nu },
  bewarenTot: bewarenTotVan(einde, gedeeld.geopendOp, context),
  betrokken: eindigBetrokken(gedeeld.betrokken, context.nu),
  verschuivingen: beeindigOpschorting(gedeeld.verschuivingen, context.nu),
  teDrijven: false,
  klok: null,
});

/** A casus that closes; what ended in it before is shielded with it, by the driver (`shieldSamengevoegde`). */
export const sluitKop = (casus: OpenCasus, uitkomst: string, context: Besluitcontext): GeslotenCasus => ({
  ...geeindigd(casus, "gesloten", uitkomst, context),
  status: "gesloten",
  ...(casus.samengevoegd.length === 0
    ? {}
    : { teDrijven: true, klok: plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN) }),
});

type Casussoort = "casus.voortgegaan" | "casus.afgeschaald" | "casus.gesloten";

/** That the casus came to this step, or ended at it. */
export const casusBericht = (
  soort: Casussoort,
  ontvangers: readonly OrganisatieCode[],
  casusId: CasusId,
  stap: Stap,
  context: Besluitcontext,
  dataref: string | null = `/v1/casussen/${casusId}`,
): readonly Bericht[] =>
  berichtenAan(
    ontvangers,
    { soort, onderwerp: casusId, dataref, data: { casusId, stap, activiteit: PAD[stap].activiteit } },
    context,
  );

/**
 * Who was on the casus until now hears of its end. Of one that is scaled down the team still reads; a closed one is shielded from this
 * moment, and does not exist for who hears of it.
 */
export const eindeVanCasus = (
  casus: OpenCasus,
  einde: Einde,
  stap: Stap,
  context: Besluitcontext,
): readonly Bericht[] => {
  const team = teamVan(casus);
  const leest = (ontvanger: OrganisatieCode): boolean => einde === "afgeschaald" && team.includes(ontvanger);
  const [blijvend, vertrekkend] = [true, false].map((een) =>
    betrokkenenVan(casus, context.nu).filter((ontvanger) => leest(ontvanger) === een),
  );
  return [
    ...casusBericht(`casus.${einde}`, blijvend ?? [], casus.casusId, stap, context),
    ...casusBericht(`casus.${einde}`, vertrekkend ?? [], casus.casusId, stap, context, null),
  ];
};
