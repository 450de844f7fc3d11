import {
  gebeurtenis,
  historie,
  kenmerkVan,
  maakIds,
  nieuweTaak,
  rondTaakAf,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { HistorieKop } from "../historie.ts";
import type { PlekId } from "../ids.ts";
import type { Melding } from "../melding.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { kunnenEenZijn, type Onderscheid, type Plek, type PlekMelding, type Plekomschrijving } from "../plek.ts";
import { organisatieVoor, regioVoor, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar } from "../taak.ts";
import { maandenEerder } from "../tijd.ts";
import type { PlekbeoordelingInvoer } from "../vastlegging.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";

/** Kind of the task that asks what is known of a plek. */
export const PLEK_BEOORDELEN = "plek-beoordelen";

/**
 * Who looks at a known plek: of all who work on a casus procesregie alone sees every other one, and it prepares what the team
 * weighs. The meldpunt, which has the melding, sees no casus.
 */
export const plekbeoordelaar = (regio: Regio): Eigenaar => ({
  rol: "procesregisseur",
  organisatie: organisatieVoor(regio, "procesregie"),
});

/** A plek as a melding names it, with the keyed hashes of its identities, the strongest first. */
export interface TeRegistreren {
  readonly omschrijving: Plekomschrijving;
  readonly sleutels: readonly string[];
  /** What tells a person from others, as keyed hashes; null for who is no person. */
  readonly onderscheid: Onderscheid | null;
}

const kvkVan = (omschrijving: Plekomschrijving): string | null =>
  omschrijving.soort === "onderneming" ? omschrijving.kvkNummer : null;

/** Two numbers of the trade register are two companies, whatever their name; and so it is with persons. */
const kanDezelfdeZijn = (plek: Plek, kvkNummer: string | null, onderscheid: Onderscheid | null): boolean =>
  (plek.kvkNummer === null || kvkNummer === null || plek.kvkNummer === kvkNummer) &&
  kunnenEenZijn(plek.onderscheid, onderscheid);

/** A plek with what this melding tells it apart by; itself when that was known. A change, so that two who tell it different things meet. */
const aangevuld = (plek: Plek, kvkNummer: string | null, onderscheid: Onderscheid | null): Plek => {
  const bekend = plek.onderscheid;
  const weet = {
    kvkNummer: plek.kvkNummer ?? kvkNummer,
    onderscheid: onderscheid && {
      geslacht: bekend?.geslacht ?? onderscheid.geslacht,
      geboortedatum: bekend?.geboortedatum ?? onderscheid.geboortedatum,
      bsn: bekend?.bsn ?? onderscheid.bsn,
    },
  };
  const zelfde =
    weet.kvkNummer === plek.kvkNummer &&
    (["geslacht", "geboortedatum", "bsn"] as const).every(
      (wat) => (weet.onderscheid?.[wat] ?? null) === (bekend?.[wat] ?? null),
    );
  return zelfde ? plek : { ...plek, ...weet, versie: plek.versie + 1 };
};

/** What is written, and the plek that it is about. */
interface Registratie {
  readonly plekId: PlekId;
  readonly wijziging: Wijziging;
}

/**
 * Puts the next plek of a melding in the register: finds it by its strongest key or makes it, and links the melding (H3.2-b3).
 * One plek a time, so that each is one small transaction; what is done stands in the melding, so that it is done once.
 */
export const registerPlek = (
  melding: Melding,
  { omschrijving, sleutels, onderscheid }: TeRegistreren,
  bekend: ReadonlyMap<string, Plek>,
  context: Besluitcontext,
): Registratie => {
  const kvkNummer = kvkVan(omschrijving);
  const gevonden = sleutels
    .flatMap((sleutel) => bekend.get(sleutel) ?? [])
    .find((plek) => kanDezelfdeZijn(plek, kvkNummer, onderscheid));
  const plek: Plek = gevonden ?? {
    ...{ type: "plek", plekId: maakIds(context.nieuwId).plek(), versie: 1, soort: omschrijving.soort },
    ...{ kvkNummer, onderscheid },
  };
  const nu = aangevuld(plek, kvkNummer, onderscheid);
  const { plekId } = plek;
  const koppeling: PlekMelding = {
    type: "plek-melding",
    ...{ plekId, meldingId: melding.meldingId, casusIds: melding.casusIds, ontvangenOp: melding.ontvangenOp },
    omschrijving,
    kenmerk: {
      ...kenmerkVan(null, omschrijving.soort === "persoon" ? "persoon" : "plek"),
      geleverdDoor: melding.ingediendDoor.organisatie,
    },
  };
  const wijziging: Wijziging = {
    nieuw: [
      ...(gevonden === undefined ? [plek] : []),
      ...sleutels
        .filter((sleutel) => !bekend.has(sleutel))
        .map((sleutel) => ({ type: "pleksleutel" as const, sleutel, plekId })),
      // The same plek twice in one melding is one link.
      ...(melding.plekIds.includes(plekId) ? [] : [koppeling]),
    ],
    vervangen: [
      ...(nu === plek ? [] : [nu]),
      { ...melding, versie: melding.versie + 1, plekIds: [...melding.plekIds, plekId] },
    ],
    mitsOpen: [],
  };
  return { plekId, wijziging };
};

/** A casus of a melding at a plek, and what hangs on both. */
export interface Plekstand {
  readonly plekId: PlekId;
  readonly casus: Casus | null;
  readonly historieKoppen: readonly HistorieKop[];
  /** What was reported of the plek, this melding too. */
  readonly gemeld: readonly PlekMelding[];
}

/**
 * A melding came to a plek that is known from another casus: a follow-up task for the procesregisseur on the casus of this
 * melding. Looked at after the link was written: of meldingen that come at the same moment the last sees the other. Null:
 * nothing is known of it, or there is no casus left to ask about.
 */
export const signalPlek = (
  melding: Melding,
  { plekId, casus, historieKoppen, gemeld }: Plekstand,
  context: Besluitcontext,
): Wijziging | null => {
  const sinds = maandenEerder(context.nu, context.regio.plekken.maanden);
  const elders = gemeld.some(
    ({ ontvangenOp, casusIds }) => ontvangenOp >= sinds && casusIds.some((id) => !melding.casusIds.includes(id)),
  );
  if (!elders || casus?.status !== "open") return null;
  const { casusId } = casus;
  const taak = nieuweTaak(
    {
      ...{ casusId, soort: PLEK_BEOORDELEN, activiteit: "2.2", onderwerp: plekId, gemeente: casus.gemeente },
      eigenaar: plekbeoordelaar(regioVoor(context.regio, casus)),
      // It informs the weging and does not hold it up: else whoever reports an address holds up somebody's casus.
      verplicht: false,
      urgentietermijnen: casus.urgentietermijnen,
      verschuivingen: casus.verschuivingen,
      termijn: PLEK_BEOORDELEN,
    },
    context,
  );
  const { taakId } = taak;
  return samen(
    {
      nieuw: [
        { type: "plek-signaal", plekId, casusId, taakId, gesteldOp: context.nu },
        taak,
        ...gebeurtenis({ soort: "casus", id: casusId }, taakGeopend(taak, context), context),
      ],
      vervangen: [],
      mitsOpen: [casusId],
    },
    historie(
      casusId,
      historieKoppen,
      { compartiment: "veiligheid", wat: `taak:${PLEK_BEOORDELEN}`, inhoud: { taakId, plekId } },
      context,
    ),
  );
};

/** All plekken of the melding are in the register, and were held against what is known. */
export const plekkenGeregistreerd = (melding: Melding): Wijziging => ({
  nieuw: [],
  vervangen: [{ ...melding, versie: melding.versie + 1, teRegistreren: false, klok: null, teDrijven: false }],
  mitsOpen: [],
});

/** The procesregisseur says what the history of a plek means for this casus; the team reads it (H3.2-b3). */
export const recordPlekbeoordeling = (
  dossier: CasusDossier,
  invoer: PlekbeoordelingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus, taken } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const vragen = taken.filter(({ soort, onderwerp }) => soort === PLEK_BEOORDELEN && onderwerp === invoer.plekId);
  if (vragen.length === 0) {
    const melding = "is geen plek die bij deze casus te beoordelen is; neem het onderwerp van de taak over";
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "plekId", melding }] });
  }
  const { door } = context;
  // What was judged before may be asked again by a casus that ended in this one.
  const afgerond = vragen.flatMap((taak) =>
    taak.status === "open" && door !== null ? [rondTaakAf(taak, `verband-${invoer.verband}`, door, context.nu)] : [],
  );
  if (afgerond.length === 0) return mislukt({ code: "al-afgehandeld" });
  const toevoeging = {
    soort: "plekbeoordeling",
    inhoud: invoer,
    bij: invoer.plekId,
    informatie: "plekbeoordeling",
  } as const;
  return gelukt(
    legNaastPadVast(dossier, toevoeging, context, () => ({ nieuw: [], vervangen: afgerond, mitsOpen: [] })),
  );
};
