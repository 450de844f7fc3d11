import {
  berichtenAan,
  betrokkenenVan,
  gebeurtenis,
  historie,
  maakIds,
  stuurfeit,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import { meldingenUit, type OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { SplitsingInvoer } from "../casusverwijzing.ts";
import type { Dossier, DossierMelding } from "../dossier.ts";
import { GEMEENTETAAK } from "../gemeente-overdracht.ts";
import type { CasusId, DossierId } from "../ids.ts";
import { VRAAGTAAK, vraagVan } from "../informatievraag.ts";
import type { Melding, MeldingInvoer } from "../melding.ts";
import { REGIOTAAK } from "../regio-overdracht.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import { legVerwijzingVast } from "../verwijzen.ts";
import type { OpenPunt, Veldfout, Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { nieuweCasus, openCasus } from "./casus-openen.ts";
import { eerdereZorg } from "./intake.ts";
import { dossierFouten, nogOpen } from "./regels.ts";

/** What was reported of a client to this casus, or to the one that they came from. */
export interface Vermeld {
  readonly melding: Melding;
  readonly koppeling: DossierMelding;
}

/** A client who would leave. */
export interface Vertrekker {
  readonly dossier: Dossier;
  /** The dossier that goes on for this person: this one, unless it was merged. */
  readonly wortel: Dossier;
  /** The other casus that this person has open already, and goes on in; null: there is none. */
  readonly elders: CasusId | null;
  /** The oldest first. */
  readonly vermeld: readonly Vermeld[];
}

/** What is read of a casus that is split: who would leave, and for each client who stays the dossier that goes on for them. */
export interface Splitsstand {
  readonly vertrekkers: readonly Vertrekker[];
  readonly blijvers: ReadonlyMap<DossierId, DossierId>;
}

const idVan = ({ dossier }: Pick<Vertrekker, "dossier">): DossierId => dossier.dossierId;

/** All that is wrong with who would leave, at once. */
const keuzeFouten = (
  dossier: CasusDossier,
  { vertrekkers, blijvers }: Splitsstand,
  { dossiers }: SplitsingInvoer,
): readonly Veldfout[] => {
  const gaat = new Map(vertrekkers.map((een) => [idVan(een), een]));
  const gebleven = new Set(blijvers.values());
  return [
    ...dossierFouten(dossier, dossiers),
    ...dossiers.flatMap((dossierId, i) => {
      const een = gaat.get(dossierId);
      if (een === undefined) return [];
      const veld = `dossiers[${i}]`;
      // Two dossiers of one person are not walked through the chain apart (X2).
      if (gebleven.has(een.wortel.dossierId))
        return [{ veld, melding: "is van dezelfde persoon als een dossier dat blijft; noem beide, of geen van beide" }];
      return een.elders === null && een.vermeld.length === 0
        ? [{ veld, melding: "heeft geen melding meer in deze casus; laat het meldpunt er eerst naar kijken" }]
        : [];
    }),
    ...(blijvers.size === 0
      ? [{ veld: "dossiers", melding: "laat ten minste één cliënt in de casus; over wie zou zij anders gaan" }]
      : []),
  ];
};

/** What holds up a split, all at once: until it is done nobody knows whose it is, or what was offered would be another casus. */
const beletsels = (dossier: CasusDossier, vertrekkend: ReadonlySet<string>): readonly OpenPunt[] => {
  const { casus, taken, interventies } = dossier;
  const overVertrekker = ({ soort, onderwerp }: OpenTaak): boolean => {
    if (onderwerp === null) return false;
    const vraag = soort === VRAAGTAAK ? vraagVan(dossier, onderwerp) : null;
    return (
      vertrekkend.has(onderwerp) ||
      vraag?.vraag.inhoud.dossiers.some((dossierId) => vertrekkend.has(dossierId)) === true
    );
  };
  const houdtOp = taken.filter(
    (taak): taak is OpenTaak =>
      taak.status === "open" && ([REGIOTAAK, GEMEENTETAAK].includes(taak.soort) || overVertrekker(taak)),
  );
  return [
    ...houdtOp.map(({ soort, onderwerp, taakId, eigenaar, uiterlijkOp }) => ({
      ...{ wat: soort, id: onderwerp ?? taakId, eigenaar, uiterlijkOp },
    })),
    // Who leaves may be the victim that is to be taken out: the obligation would stay behind (X4).
    ...interventies.flatMap((een) =>
      een.status === "open"
        ? [{ wat: "interventie", id: een.interventieId, eigenaar: een.eigenaar, uiterlijkOp: null }]
        : [],
    ),
    ...(casus.overdracht === null
      ? []
      : [
          {
            ...{ wat: "overdracht", id: casus.overdracht.vastleggingId, uiterlijkOp: null },
            eigenaar: { rol: "partner" as const, organisatie: casus.overdracht.ontvanger },
          },
        ]),
  ];
};

/** The last of these by when it came: of two at one moment always the same one. */
const laatsteVan = (vermeld: readonly Vermeld[]): Vermeld | undefined =>
  vermeld
    .toSorted(
      (een, ander) =>
        een.koppeling.toegevoegdOp.localeCompare(ander.koppeling.toegevoegdOp) ||
        een.melding.meldingId.localeCompare(ander.melding.meldingId),
    )
    .at(-1);

/** As what who leaves was reported, all together: the last of what each was reported in, and every form that was seen. */
const gemeldAls = (laatste: readonly Vermeld[], alle: readonly Vermeld[], hoofd: Melding): MeldingInvoer => {
  const ergens = (vraag: (invoer: MeldingInvoer) => boolean) => laatste.some(({ melding }) => vraag(melding.invoer));
  const { invoer } = hoofd;
  const ja = "ja" as const;
  return {
    ...invoer,
    verschijningsvormen: [...new Set(alle.flatMap(({ melding }) => melding.invoer.verschijningsvormen))],
    acuutVolgensMelder: ergens((een) => een.acuutVolgensMelder === ja) ? ja : invoer.acuutVolgensMelder,
    doorlaatverbodAanwijzing: ergens((een) => een.doorlaatverbodAanwijzing === ja)
      ? ja
      : invoer.doorlaatverbodAanwijzing,
    zorgcoordinatorBetrokken: ergens((een) => een.zorgcoordinatorBetrokken === ja)
      ? ja
      : invoer.zorgcoordinatorBetrokken,
  };
};

/** The last melding of each who goes along is that of the new casus: through it the dossier is seen there. */
const verhuisd = (
  gaan: readonly { readonly dossier: Dossier; readonly laatste: Vermeld }[],
  naar: CasusId,
): Wijziging["vervangen"] => {
  const perMelding = Map.groupBy(gaan, ({ laatste }) => laatste.melding.meldingId);
  return [
    ...gaan.map(({ laatste: { koppeling } }) => ({ ...koppeling, versie: koppeling.versie + 1, casusId: naar })),
    ...[...perMelding.values()].flatMap((delen) => {
      const melding = delen[0]?.laatste.melding;
      if (melding === undefined) return [];
      const wie = new Set(delen.map(({ dossier }) => dossier.dossierId));
      return [
        {
          ...melding,
          versie: melding.versie + 1,
          dossiers: melding.dossiers.map((deel) => (wie.has(deel.dossierId) ? { ...deel, casusId: naar } : deel)),
          casusIds: [...new Set([...melding.casusIds, naar])],
        },
      ];
    }),
  ];
};

/** The dossiers of who leaves point at the casus in which they go on: a next melding joins that one. */
const wijsNaar = (vertrekkers: readonly Vertrekker[], waar: (een: Vertrekker) => CasusId): readonly Dossier[] => [
  ...new Map(
    vertrekkers.flatMap((een) =>
      [een.dossier, een.wortel].map((dossier) => [
        dossier.dossierId,
        { ...dossier, versie: dossier.versie + 1, laatsteCasusId: waar(een) },
      ]),
    ),
  ).values(),
];

/** The casus of who leaves, as what was reported of them would have opened it; null: each goes on in one that they have already. */
const eigenCasus = (
  casus: OpenCasus,
  gaan: readonly (Vertrekker & { readonly laatste: Vermeld })[],
  { reden }: SplitsingInvoer,
  context: Besluitcontext,
): { readonly casusId: CasusId; readonly wijziging: Wijziging } | null => {
  const hoofd = laatsteVan(gaan.map(({ laatste }) => laatste));
  if (hoofd === undefined) return null;
  const casusId = maakIds(context.nieuwId).casus();
  const dossierIds = gaan.map(idVan);
  const invoer = gemeldAls(
    gaan.map(({ laatste }) => laatste),
    gaan.flatMap(({ vermeld }) => vermeld),
    hoofd.melding,
  );
  const eerder = eerdereZorg(
    gaan.map((een) => ({ dossier: { ...een.dossier, laatsteCasusId: casus.casusId }, nieuw: false })),
    { casussen: new Map([[casus.casusId, casus]]) },
    context.regio,
  );
  const zorg = { eerder, bekend: eerder !== null || invoer.zorgcoordinatorBetrokken === "ja" };
  const nieuw: OpenCasus = {
    ...nieuweCasus(casusId, invoer, dossierIds, zorg, context),
    // It goes to another gemeente as any casus does: offered, and accepted there.
    ...(casus.gemeente === null ? {} : { gemeente: casus.gemeente }),
    procesregie: casus.procesregie,
    eerdereCasussen: [...meldingenUit(casus)],
  };
  const inhoud = {
    ...{ richting: "van" as const, andereCasusId: casus.casusId, dossiers: dossierIds, elders: [], reden },
  };
  return {
    casusId,
    wijziging: samen(
      openCasus(nieuw, hoofd.melding.meldingId, { zorgBekend: zorg.bekend, recidive: 0 }, context),
      legVerwijzingVast({ casus: nieuw, historieKoppen: [] }, { soort: "splitsing", inhoud }, context).wijziging,
      { nieuw: [], vervangen: verhuisd(gaan, casusId), mitsOpen: [] },
    ),
  };
};

/**
 * The team lets these persons of a casus go on in one of their own (X2). It opens as what was reported of them would have opened
 * it, at its first weging or where care is known, and is told as any new casus; further on it enters by `instromen`, with what is
 * caught up. What was recorded stays where it is, and so do an investigation, aftercare and the acties that run: nobody sees more by
 * it, and no partner goes along. Who has another casus open goes on in that one, and is told nobody of.
 */
export const splitCasus = (
  dossier: CasusDossier,
  stand: Splitsstand,
  invoer: SplitsingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const fouten = keuzeFouten(dossier, stand, invoer);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  // What hangs on who leaves may still be on its way.
  if (casus.samenTeVoegen !== null) return mislukt({ code: "samenvoeging-loopt" });
  const { vertrekkers } = stand;
  const weg = vertrekkers.map(idVan);
  const vertrekkend = new Set<string>(weg);
  const bezwaar = nogOpen(beletsels(dossier, vertrekkend));
  if (bezwaar !== null) return mislukt(bezwaar);
  const gaan = vertrekkers.flatMap((een) => {
    const laatste = een.elders === null ? laatsteVan(een.vermeld) : undefined;
    return laatste === undefined ? [] : [{ ...een, laatste }];
  });
  const elders = vertrekkers.filter((een) => een.elders !== null);
  const eigen = eigenCasus(casus, gaan, invoer, context);
  const { casusId } = casus;
  const inhoud = {
    ...{ richting: "naar" as const, andereCasusId: eigen?.casusId ?? null, reden: invoer.reden },
    ...{ dossiers: gaan.map(idVan), elders: elders.map(idVan) },
  };
  const verwijzing = legVerwijzingVast(dossier, { soort: "splitsing", inhoud }, context);
  const berichten = [
    ...berichtenAan(
      betrokkenenVan(casus, context.nu),
      {
        ...{ soort: "casus.dossiers-vertrokken", onderwerp: casusId, dataref: `/v1/casussen/${casusId}` },
        data: { casusId, dossiers: weg },
      },
      context,
    ),
    ...stuurfeit(casus, "splitsing", eigen === null ? "naar-eigen-casus" : "nieuwe-casus", context),
  ];
  return gelukt({
    id: verwijzing.id,
    wijziging: samen(
      {
        nieuw: gebeurtenis({ soort: "casus", id: casusId }, berichten, context),
        vervangen: [
          {
            ...casus,
            versie: casus.versie + 1,
            dossierIds: casus.dossierIds.filter((id) => !vertrekkend.has(id)),
            vertrokken: [...new Set([...casus.vertrokken, ...weg])],
          },
          ...wijsNaar(vertrekkers, ({ elders }) => elders ?? eigen?.casusId ?? casusId),
        ],
        // In which somebody goes on: else they would be in none.
        mitsOpen: [...new Set(elders.flatMap((een) => een.elders ?? []))],
      },
      verwijzing.wijziging,
      // Beside the pointer a line that who is in the casus changed: a melding of one of them that comes at this moment writes this
      // chain as well, and is decided again.
      historie(
        casusId,
        dossier.historieKoppen,
        { compartiment: "personalia", wat: "dossiers-vertrokken", inhoud: { dossiers: weg } },
        context,
      ),
      eigen?.wijziging ?? samen(),
    ),
  });
};
