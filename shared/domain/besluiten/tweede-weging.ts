import type { Besluit, Besluitcontext } from "../besluit.ts";
import { eventueelOp } from "../betrokkenheid.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { aanwezigBij } from "../casusoverleg.ts";
import type { MeldingId, OrganisatieCode, VastleggingId } from "../ids.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { vervolgNa } from "../pad.ts";
import { zetelsVan, type Regio, type Urgentietermijnen } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Vastlegging } from "../vastlegging.ts";
import { volledigheidVan } from "../volledigheid.ts";
import { casusBijStap, legVastEnGaVoort, type Aanvulling } from "../voortgaan.ts";
import type { Deelnemer, MeegewogenDoor, TweedeWeging, TweedeWegingInhoud } from "../weging.ts";
import { EIGEN_ONDERDELEN } from "../weging-onderdelen.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { bedenktijdFouten, vervangBedenktijd, volgBedenktijd } from "./bedenktijd.ts";
import { citaatFouten } from "./bewijsmiddelen.ts";
import { aangehaaldFouten } from "./citaten.ts";
import { deelnemersVan } from "./deelnemers.ts";
import { expertiseFouten, vervangExpertiseverzoek, vraagExpertise } from "./expertise.ts";
import { vervangHoorverzoeken } from "./horen.ts";
import { kaderFouten, kaderInhoud, risicoFouten } from "./instrumenten.ts";
import { openInterventieVan } from "./interventie.ts";
import { opCasus, organisatieFouten, quorumTekort, verplichtOpen } from "./regels.ts";

type Overleg = Extract<Vastlegging, { soort: "casusoverleg" }>;
type Gewogen = Extract<Vastlegging, { soort: "weging" }> & { readonly inhoud: TweedeWegingInhoud };

const isTweede = (een: Vastlegging): een is Gewogen => een.soort === "weging" && een.inhoud.soort === "tweede";

/** The casusoverleg that was held last; null: none yet, as of a casus that entered further on. */
const laatsteOverleg = ({ vastleggingen }: CasusDossier): Overleg | null =>
  vastleggingen.findLast((een) => een.soort === "casusoverleg") ?? null;

/** The second weging in force: the last one; null: none yet. */
export const geldendeTweedeWeging = ({ vastleggingen }: Pick<CasusDossier, "vastleggingen">): Gewogen | null =>
  vastleggingen.findLast(isTweede) ?? null;

/** Who was at the last casusoverleg, and so makes the second weging; null: there was none. */
export const aanwezigenVan = (dossier: CasusDossier): OrganisatieCode[] | null => {
  const overleg = laatsteOverleg(dossier);
  return overleg === null ? null : [...aanwezigBij(overleg.inhoud)];
};

/** Who decides at the casustafel: who was there. A casus that entered mid-chain may have had no casusoverleg: then its seats. */
export const beslissersVan = (dossier: CasusDossier, regio: Regio): readonly OrganisatieCode[] =>
  aanwezigenVan(dossier) ?? zetelsVan(regio, dossier.casus.gemeente);

/** Partners without a seat who weigh along: they were there, and have an invitation that holds (X7), if only for this (R19). */
const meewegers = (
  genoemd: readonly (Deelnemer | null)[],
  casus: OpenCasus,
  context: Besluitcontext,
): { readonly deelnemers: readonly MeegewogenDoor[]; readonly fouten: readonly Veldfout[] } => {
  const erbij = [...opCasus(casus, context), ...eventueelOp(casus, context.nu)];
  const codes = genoemd.map((een) => een?.organisatie ?? null);
  const fouten = genoemd.flatMap((een, i) => {
    if (een === null) return [];
    const veld = `deelnemers[${i}].organisatie`;
    if (codes.indexOf(een.organisatie) !== i)
      return [{ veld, melding: "staat er twee keer; een organisatie weegt één keer" }];
    if (een.actorId !== null)
      return [
        {
          veld: `deelnemers[${i}].actorId`,
          melding: "laat weg; van een partner zonder zetel weegt de organisatie mee",
        },
      ];
    return erbij.includes(een.organisatie)
      ? organisatieFouten(context, [{ veld, organisatie: een.organisatie }])
      : [{ veld, melding: "heeft geen aanvaarde uitnodiging die nu geldt; zonder die weegt een partner niet mee" }];
  });
  const deelnemers = genoemd.flatMap((een): readonly MeegewogenDoor[] =>
    een === null
      ? []
      : [
          {
            ...{ organisatie: een.organisatie, akkoord: een.akkoord, toelichting: een.toelichting },
            ...{ rol: "partner", hoedanigheid: "partner", actorId: null, mandaat: null },
          },
        ],
  );
  return { deelnemers, fouten };
};

/** What the decision knows besides the casus itself. */
export interface Rondom {
  /** The meldingen of the casus. */
  readonly meldingen: readonly MeldingId[];
  /** Whether who records it reads such a part. */
  readonly leesbaar: (kenmerk: Kenmerk) => boolean;
}

/**
 * Errors in why parts of the picture are not there: for each mandatory one that is missing a reason is asked, at once (H3.2-c1). Asked
 * is what who records it may know; a reason for what turned out to be there is kept, and tells nobody whether it is.
 */
const ontbreektFouten = (
  dossier: CasusDossier,
  { ontbreekt }: Pick<TweedeWeging, "ontbreekt">,
  { meldingen, leesbaar }: Rondom,
  { regio }: Besluitcontext,
): readonly Veldfout[] => {
  const genoemd = ontbreekt.map(({ onderdeel }) => onderdeel);
  const bekend = [
    ...regio.dossieropbouw.onderdelen.map(({ code }) => code),
    ...EIGEN_ONDERDELEN.map(({ onderdeel }) => onderdeel),
  ];
  return [
    ...genoemd.flatMap((onderdeel, i) => {
      const veld = `ontbreekt[${i}].onderdeel`;
      if (genoemd.indexOf(onderdeel) !== i) return [{ veld, melding: "staat er twee keer" }];
      return bekend.includes(onderdeel) ? [] : [{ veld, melding: "is geen onderdeel van het beeld van een casus" }];
    }),
    ...volledigheidVan(dossier, meldingen, leesbaar, regio)
      .delen.filter(
        ({ verplicht, stand, onderdeel }) => verplicht && stand === "ontbreekt" && !genoemd.includes(onderdeel),
      )
      .map(({ onderdeel, naam }) => ({ veld: "ontbreekt", melding: `vertel waarom ${onderdeel} ontbreekt (${naam})` })),
  ];
};

/** What is compared of a weging with the one before; of lists the order tells nothing. */
const antwoorden = ({ mensenhandel, zorg, urgentie, bedenktijd, kader, risico, ...inhoud }: TweedeWegingInhoud) => ({
  ...{ mensenhandel, zorg, urgentie },
  bedenktijd: [bedenktijd.overwogen, bedenktijd.toegepast, bedenktijd.van, bedenktijd.tot].join(),
  kader: [kader?.versie, ...(kader?.aspecten ?? []).map(({ code, score }) => `${code}=${score}`).toSorted()].join(),
  risico: [risico?.instrument, risico?.versie, risico?.score].join(),
  expertise: inhoud.expertise
    .map(({ organisatie }) => organisatie)
    .toSorted()
    .join(),
  bewijsmiddelen: inhoud.bewijsmiddelen.toSorted().join(),
  bijdragen: inhoud.bijdragen.toSorted().join(),
  hoorverslagen: inhoud.hoorverslagen.toSorted().join(),
});

/** Which answers are others than those of the weging before (X3). */
const gewijzigd = (was: TweedeWegingInhoud, wordt: TweedeWegingInhoud): string[] => {
  const [oud, nieuw] = [antwoorden(was), antwoorden(wordt)];
  return (Object.keys(oud) as (keyof typeof oud)[]).filter((veld) => oud[veld] !== nieuw[veld]);
};

/** The terms that this urgency gives a casus; null: the region has no such urgency. */
const termijnenBij = (urgentie: string, { regio }: Besluitcontext): Urgentietermijnen | null =>
  regio.urgentie.schaal.find(({ code }) => code === urgentie)?.termijnen ?? null;

/** What the record of it holds, or everything that is wrong with what was filled in. */
const inhoudVan = (
  dossier: CasusDossier,
  casus: OpenCasus,
  invoer: TweedeWeging,
  overleg: Overleg | null,
  rondom: Rondom,
  context: Besluitcontext,
): Result<TweedeWegingInhoud, Weigering> => {
  const { regio } = context;
  const zetels = zetelsVan(regio, casus.gemeente);
  const metZetel = ({ organisatie }: Deelnemer): boolean => zetels.includes(organisatie);
  const leden = deelnemersVan(
    invoer.deelnemers.map((een) => (metZetel(een) ? een : null)),
    context,
  );
  const partners = meewegers(
    invoer.deelnemers.map((een) => (metZetel(een) ? null : een)),
    casus,
    context,
  );
  const fouten = [
    ...leden.fouten,
    ...partners.fouten,
    ...citaatFouten(dossier, invoer.bewijsmiddelen),
    ...aangehaaldFouten(dossier, invoer, rondom.leesbaar),
    ...kaderFouten(invoer.kader, regio),
    ...risicoFouten(invoer.risico, "3.2", regio),
    ...bedenktijdFouten(invoer, context),
    ...expertiseFouten(dossier, casus, invoer, context),
    ...ontbreektFouten(dossier, invoer, rondom, context),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const inhoud: TweedeWegingInhoud = {
    ...invoer,
    kader: kaderInhoud(invoer.kader, regio),
    deelnemers: [...leden.deelnemers, ...partners.deelnemers],
    // The whole truth: a part of what who records it may not read is kept from them in reading.
    volledigheid: volledigheidVan(dossier, rondom.meldingen, () => true, regio).delen.map(
      ({ onderdeel, informatie, stand }) => ({ onderdeel, informatie, stand }),
    ),
    overlegId: overleg?.vastleggingId ?? null,
    herziet: null,
  };
  const eerder = geldendeTweedeWeging(dossier);
  return gelukt(
    eerder === null
      ? inhoud
      : { ...inhoud, herziet: { wegingId: eerder.vastleggingId, gewijzigd: gewijzigd(eerder.inhoud, inhoud) } },
  );
};

/** What follows beside the path: the urgency with its terms, who is brought in, and a reflection period that is followed. */
const gevolgen =
  (
    dossier: CasusDossier,
    casus: OpenCasus,
    { urgentie, bedenktijd, expertise }: TweedeWegingInhoud,
    urgentietermijnen: Urgentietermijnen,
    eindigt: boolean,
    context: Besluitcontext,
  ) =>
  (wegingId: VastleggingId): Aanvulling => {
    const nu = { ...casus, urgentie, urgentietermijnen };
    const taken = [
      vraagExpertise(nu, wegingId, { expertise }, context),
      volgBedenktijd(nu, wegingId, bedenktijd, context),
    ];
    return {
      casus: { urgentie, urgentietermijnen },
      berichten: taken.flatMap(({ berichten }) => berichten),
      wijziging: {
        nieuw: taken.flatMap(({ nieuw }) => nieuw),
        // With the casus everything that is open ends.
        vervangen: eindigt
          ? []
          : [
              ...vervangExpertiseverzoek(dossier, context),
              ...vervangBedenktijd(dossier, context),
              ...vervangHoorverzoeken(dossier, context),
            ],
        mitsOpen: [],
      },
    };
  };

/**
 * 3.2: second weging by those present at the last casusoverleg (H3.2-a2, c5 … c8; X3, X11). A partner without a seat weighs along;
 * the quorum asks seats.
 */
export const recordTweedeWeging = (
  dossier: CasusDossier,
  invoer: TweedeWeging,
  rondom: Rondom,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "weging-2");
  if (!casus.ok) return casus;
  const { regio } = context;
  const overleg = laatsteOverleg(dossier);
  const aanwezig = beslissersVan(dossier, regio);
  const afwezig = invoer.deelnemers.flatMap(({ organisatie }) => (aanwezig.includes(organisatie) ? [] : [organisatie]));
  if (afwezig.length > 0) return mislukt({ code: "niet-aanwezig", organisaties: [...new Set(afwezig)] });
  const inhoud = inhoudVan(dossier, casus.waarde, invoer, overleg, rondom, context);
  if (!inhoud.ok) return inhoud;
  const tekort = quorumTekort(regio, casus.waarde, regio.quorum.weging2, inhoud.waarde.deelnemers);
  if (tekort !== null) return mislukt(tekort);
  const urgentietermijnen = termijnenBij(invoer.urgentie, context);
  if (urgentietermijnen === null)
    return mislukt({ code: "urgentie-onbekend", schaal: regio.urgentie.schaal.map(({ code }) => code) });
  const uitkomst = `${invoer.mensenhandel}-${invoer.zorg}` as const;
  if (!regio.wegingUitkomsten.weging2.includes(uitkomst)) {
    return mislukt({ code: "uitkomst-niet-ingesteld", uitkomst });
  }
  if (invoer.mensenhandel === "geen" && openInterventieVan(dossier) !== null)
    return mislukt({
      code: "tegenstrijdige-weging",
      uitleg: "op deze casus loopt een interventie bij een doorlaatverbod; die moet eerst een resultaat hebben",
    });
  // What is caught up ends nothing by itself.
  const eindigt = casus.waarde.positie.stap === "weging-2" && vervolgNa("weging-2", uitkomst).soort === "einde";
  const open = eindigt ? verplichtOpen(dossier) : null;
  if (open !== null) return mislukt(open);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "weging-2",
      uitkomst,
      { soort: "weging", inhoud: inhoud.waarde, informatie: "tweede-weging" },
      context,
      gevolgen(dossier, casus.waarde, inhoud.waarde, urgentietermijnen, eindigt, context),
    ),
  );
};
