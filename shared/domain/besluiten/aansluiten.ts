import {
  berichtenAan,
  betrokkenenVan,
  gebeurtenis,
  historie,
  laatTaakVervallen,
  nieuweTaak,
  stuurfeit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { HistorieKop } from "../historie.ts";
import type { DossierId, MeldingId, OrganisatieCode } from "../ids.ts";
import type { MeldingInvoer } from "../melding.ts";
import { gemeenteOrganisatie, zoekGemeente, type Regio } from "../regio.ts";
import { verschuifTaak } from "../opschorting.ts";
import { leeftijdenIn } from "../leeftijd.ts";
import { PAD, type Stap } from "../pad.ts";
import type { OpenTaak } from "../taak.ts";
import { opStap } from "../stapstand.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { wekBijGevaar } from "./opschorten.ts";
import { gemeenteDoorMelding, teamtaakAan } from "./gemeente.ts";
import { HOORSTAPPEN, vraagOmHoren } from "./horen.ts";
import { biedZorgcoordinatieAan } from "./zorgcoordinatie.ts";

/** Acute according to the reporter, or a doorlaatverbod is indicated: hours count (H2.1-d1, H2.3-a2). */
export const isAcuut = (invoer: MeldingInvoer): boolean =>
  invoer.acuutVolgensMelder === "ja" || invoer.doorlaatverbodAanwijzing === "ja";

/** The municipality of the exploitation, when it is one of the region's. */
export const gemeenteVan = (invoer: MeldingInvoer, regio: Regio): OrganisatieCode | null => {
  const gemeente = zoekGemeente(regio, invoer.locatie?.gemeente ?? "");
  return gemeente === undefined ? null : gemeenteOrganisatie(gemeente);
};

/** A melding that comes to a casus that is already open. */
interface Aansluiting {
  readonly meldingId: MeldingId;
  readonly invoer: MeldingInvoer;
  /** The organisation that handed it in. */
  readonly gemeldDoor: OrganisatieCode;
  readonly dossierIds: readonly DossierId[];
}

/** What is acute cannot wait for a term that began before it was known: the weging, or what precedes it, gets the short one. */
export const versneld = (casus: OpenCasus, taak: OpenTaak | null, context: Besluitcontext) => {
  const wachtOpWeging = casus.positie.stap === "weging-1" || casus.positie.stap === "verrijken";
  const spoedig = context.kalender.deadline(context.nu, context.regio.termijnen.acuut);
  if (!wachtOpWeging || casus.volgendeDatum <= spoedig) return { volgendeDatum: casus.volgendeDatum, taak };
  if (taak === null) return { volgendeDatum: spoedig, taak };
  const { herinnerenOp, uiterlijkOp, escalerenOp, klok } = nieuweTaak(
    {
      ...taak,
      urgentietermijnen: casus.urgentietermijnen,
      verschuivingen: casus.verschuivingen,
      termijn: "acuut",
      uiterlijkOp: spoedig,
    },
    context,
  );
  return { volgendeDatum: spoedig, taak: { ...taak, trap: 0, herinnerenOp, uiterlijkOp, escalerenOp, klok } };
};

/** Where a casus that is being scaled down goes when something new is reported: to the weging that decided so. */
export const HERWEGING: Readonly<Partial<Record<Stap, Stap>>> = {
  "overdracht-na-weging-1": "weging-1",
  "overdracht-volgen": "weging-1",
  "overdracht-naar-zorg": "weging-2",
  "zorgoverdracht-volgen": "weging-2",
};

/**
 * What is reported after the team found no trafficking is weighed as well, before the casus can end (H2.3-g1): else whoever
 * accepts a handover would end it with a melding that nobody looked at. A handover that waits is withdrawn by it.
 */
const weegOpnieuw = (casus: OpenCasus, weging: Stap, taak: OpenTaak | null, context: Besluitcontext) => {
  const { nieuweUitvoering, ...stand } = opStap({ ...casus, overdracht: null }, weging, context);
  const { casusId, overdracht } = casus;
  const data = { casusId, stap: weging, activiteit: PAD[weging].activiteit };
  return {
    casus: { ...casus, ...stand, ...nieuweUitvoering, overdracht: null },
    taken: taak === null ? [] : [laatTaakVervallen(taak, "nieuwe-melding", context.nu)],
    berichten: [
      ...berichtenAan(
        betrokkenenVan(casus, context.nu),
        { soort: "casus.voortgegaan", onderwerp: casusId, dataref: `/v1/casussen/${casusId}`, data },
        context,
      ),
      ...(overdracht === null
        ? []
        : berichtenAan(
            [overdracht.ontvanger],
            {
              ...{ soort: "overdracht.ingetrokken", onderwerp: overdracht.vastleggingId, dataref: null },
              data: { casusId, overdrachtId: overdracht.vastleggingId },
            },
            context,
          )),
      ...stuurfeit(casus, casus.positie.stap, "nieuwe-melding", context),
    ],
  };
};

/**
 * A melding joins an open casus (H2.2-a1): its new dossiers, what it tells that the casus did not know yet, and haste when
 * it is acute; one that was being scaled down is weighed again, and one that was suspended goes on when it is acute. The head is replaced only when something of it changes; else it must merely still be open, so that a new
 * melding does not disturb who works on the casus.
 */
export const sluitAan = (
  zoals: OpenCasus,
  { meldingId, invoer, gemeldDoor, dossierIds }: Aansluiting,
  gelezen: { readonly koppen: readonly HistorieKop[]; readonly taak: OpenTaak | null },
  context: Besluitcontext,
): Wijziging => {
  const gewekt = isAcuut(invoer) ? wekBijGevaar(zoals, context) : null;
  const casus = gewekt?.casus ?? zoals;
  const bekend = {
    ...gelezen,
    taak: gelezen.taak === null ? null : verschuifTaak(gelezen.taak, casus.verschuivingen, context.kalender),
  };
  const spoed = isAcuut(invoer) && !casus.acuut;
  const gemeente = gemeenteDoorMelding(casus.gemeente, gemeenteVan(invoer, context.regio), gemeldDoor);
  const { volgendeDatum, taak } = spoed
    ? versneld(casus, bekend.taak, context)
    : { volgendeDatum: casus.volgendeDatum, taak: bekend.taak };
  const aangevuld: OpenCasus = {
    ...casus,
    versie: casus.versie + 1,
    dossierIds: [...new Set([...casus.dossierIds, ...dossierIds])],
    gemeente,
    verschijningsvormen: [...new Set([...casus.verschijningsvormen, ...invoer.verschijningsvormen])],
    acuut: casus.acuut || spoed,
    acuutVolgensMelder: casus.acuutVolgensMelder || invoer.acuutVolgensMelder === "ja",
    volgendeDatum,
  };
  const weging = HERWEGING[casus.positie.stap];
  const herweging = weging === undefined ? null : weegOpnieuw(aangevuld, weging, bekend.taak, context);
  // Where the team weighs it anew there is no care to coordinate yet; a later melding asks.
  const aanbod =
    herweging === null
      ? biedZorgcoordinatieAan(aangevuld, leeftijdenIn(invoer, context.kalender.dagVan(context.nu)), context)
      : null;
  const nieuw = herweging?.casus ?? aanbod?.casus ?? aangevuld;
  const anders =
    herweging !== null ||
    gewekt !== null ||
    aanbod !== null ||
    spoed ||
    nieuw.acuutVolgensMelder !== casus.acuutVolgensMelder ||
    nieuw.gemeente !== casus.gemeente ||
    nieuw.dossierIds.length > casus.dossierIds.length ||
    nieuw.verschijningsvormen.length > casus.verschijningsvormen.length;
  const berichten = [
    ...berichtenAan(
      betrokkenenVan(nieuw, context.nu),
      {
        soort: "casus.melding-toegevoegd",
        onderwerp: casus.casusId,
        dataref: `/v1/casussen/${casus.casusId}`,
        data: { casusId: casus.casusId, meldingId, acuut: isAcuut(invoer) },
      },
      context,
    ),
    ...(gewekt?.berichten ?? []),
    ...(herweging?.berichten ?? []),
  ];
  // The seat that joins the team finds its task as well.
  const bijgewerkt =
    taak === null || (taak === bekend.taak && taak.gemeente === gemeente)
      ? []
      : [{ ...taak, versie: taak.versie + 1, gemeente }];
  const taken = herweging?.taken ?? bijgewerkt;
  const erbij =
    gemeente === null || gemeente === casus.gemeente || herweging !== null
      ? []
      : bijgewerkt.flatMap((een) => teamtaakAan(gemeente, een, context));
  // Who reports now is heard before the second weging as who reported first is (H3.2-b2). A melding writes one task of each casus at
  // most, two when it is acute (`ITEMS_PER_PERSOON`): where another is written, the view of what is missing says that this reporter was not heard.
  const horen =
    taken.length === 0 && aanbod === null && HOORSTAPPEN.includes(nieuw.positie.stap)
      ? vraagOmHoren(nieuw, meldingId, context)
      : null;
  return samen(
    {
      nieuw: [
        ...(horen === null ? [] : [horen.taak]),
        ...(aanbod === null ? [] : [aanbod.taak]),
        ...gebeurtenis(
          { soort: "casus", id: casus.casusId },
          [...berichten, ...erbij, ...(horen?.berichten ?? []), ...(aanbod?.berichten ?? [])],
          context,
        ),
      ],
      vervangen: [...(anders ? [nieuw] : []), ...taken],
      mitsOpen: anders ? [] : [casus.casusId],
    },
    historie(
      casus.casusId,
      bekend.koppen,
      {
        compartiment: "personalia",
        wat: herweging === null ? "melding-toegevoegd" : "melding-toegevoegd:opnieuw-wegen",
        inhoud: { meldingId },
      },
      context,
    ),
  );
};
