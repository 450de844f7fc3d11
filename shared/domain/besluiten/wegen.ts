import { stuurfeit, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { PAD, type Stap } from "../pad.ts";
import { zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Vastlegging } from "../vastlegging.ts";
import { legVastEnVerplaats } from "../naastpad.ts";
import { inhaaltaakVan, isVoorbij } from "../inhaaltaak.ts";
import { casusBijStap, legVastEnGaVoort, type Aanvulling } from "../voortgaan.ts";
import type { Deelnemer, EersteWeging, EersteWegingInhoud, Herweging } from "../weging.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { citaatFouten, geldigeBewijsmiddelen, telBewijs } from "./bewijsmiddelen.ts";
import { bezetters, deelnemersVan } from "./deelnemers.ts";
import { vervangHoorverzoeken, vraagOmHoren, wordtGehoord } from "./horen.ts";
import { risicoFouten } from "./instrumenten.ts";
import { beginInterventie, openInterventieVan } from "./interventie.ts";
import { metWekken } from "./opschorten.ts";
import { quorumTekort } from "./regels.ts";

type Gewogen = Extract<Vastlegging, { soort: "weging" }> & { readonly inhoud: EersteWegingInhoud };
type Oordeel = Extract<Vastlegging, { soort: "oordeel" }>;

const isEerste = (een: Vastlegging): een is Gewogen => een.soort === "weging" && een.inhoud.soort !== "tweede";

/** The first weging that holds now: the last of the first one and those that weighed it anew; null: none yet. */
export const geldendeEersteWeging = ({ vastleggingen }: Pick<CasusDossier, "vastleggingen">): Gewogen | null =>
  vastleggingen.filter(isEerste).at(-1) ?? null;

/**
 * The version of what a weging rests on: it moves with every weging, oordeel, bewijsmiddel and decision on the doorlaatverbod, and
 * with what the second weging rests on besides: the meeting, contributions, what a plek means, and what reporters told.
 * Who weighs says by If-Match which they had before them, so that of two members at once the second looks again.
 * @param leesbaar whether the reader reads such a part: what they may not see moves nothing for them
 */
export const wegingsversie = (
  { vastleggingen, bijdragen }: Pick<CasusDossier, "vastleggingen" | "bijdragen">,
  leesbaar: (kenmerk: Kenmerk) => boolean,
): number =>
  1 +
  vastleggingen.filter(({ soort, kenmerk }) => WEEGT_MEE.includes(soort) && leesbaar(kenmerk)).length +
  bijdragen.filter(({ kenmerk }) => leesbaar(kenmerk)).length;
const WEEGT_MEE: readonly string[] = [
  ...["weging", "oordeel", "bewijsmiddel", "doorlaatverbod"],
  ...["casusoverleg", "plekbeoordeling", "hoorverslag", "hoorvrijstelling"],
];

/**
 * What each seat judged on what there is now: of each the last that it gave since the last weging and the last evidence. What was
 * judged before that, was judged on less.
 */
export const oordelenNu = ({ vastleggingen }: Pick<CasusDossier, "vastleggingen">): readonly Oordeel[] => {
  const sinds = vastleggingen
    .filter((een) => isEerste(een) || een.soort === "bewijsmiddel")
    .map(({ vastgelegdOp }) => vastgelegdOp)
    .toSorted()
    .at(-1);
  const perZetel = new Map(
    vastleggingen.flatMap((een) =>
      een.soort === "oordeel" && (sinds === undefined || een.vastgelegdOp >= sinds)
        ? [[een.inhoud.zetel, een] as const]
        : [],
    ),
  );
  return [...perZetel.values()];
};

/**
 * Who took part: as told of the meeting, or by the oordeel that each gave; who judged otherwise disagrees. An oordeel of somebody
 * who does not fill that seat any more, or has no mandate now, counts no longer.
 */
const genoemdBij = (
  invoer: EersteWeging | Herweging,
  dossier: CasusDossier,
  context: Besluitcontext,
): readonly Deelnemer[] =>
  invoer.wijze === "overleg"
    ? invoer.deelnemers
    : oordelenNu(dossier).flatMap(({ inhoud }) => {
        const { zetel: organisatie, actorId } = inhoud;
        const nog = bezetters(context).find((een) => een.zetel === organisatie && een.actorId === actorId);
        if (nog?.mandaten.includes("weging") !== true) return [];
        const akkoord =
          inhoud.kwalificatie === invoer.kwalificatie && inhoud.doorlaatverbod === invoer.doorlaatverbod.besluit;
        return [{ organisatie, actorId, akkoord, toelichting: inhoud.motivering }];
      });

const tegenstrijdig = (uitleg: string): Weigering => ({ code: "tegenstrijdige-weging", uitleg });

/** Evidence since the last intervention had its result: what was acted on does not oblige once more. */
const nieuwBewijs = (dossier: CasusDossier): ReadonlySet<string> => {
  const sinds = dossier.interventies
    .flatMap((een) => (een.status === "open" ? [] : [een.afgerondOp]))
    .toSorted()
    .at(-1);
  return new Set(
    geldigeBewijsmiddelen(dossier)
      .filter(({ vastgelegdOp }) => sinds === undefined || vastgelegdOp > sinds)
      .map(({ vastleggingId }) => vastleggingId),
  );
};

/** What contradicts itself in a decision on the doorlaatverbod, and evidence that it lacks (H2.3-a5 … a9, X4). */
export const doorlaatBezwaar = (
  dossier: CasusDossier,
  { besluit, groteZekerheid }: { readonly besluit: string; readonly groteZekerheid: boolean },
  bewijsmiddelen: EersteWeging["bewijsmiddelen"],
  context: Besluitcontext,
): Weigering | null => {
  const { minimum } = context.regio.bewijsmiddelen;
  const nieuw = nieuwBewijs(dossier);
  if (besluit !== "toegepast") {
    if (!groteZekerheid) return null;
    if (besluit === "niet-nodig")
      return tegenstrijdig("bij grote zekerheid wordt het doorlaatverbod toegepast of, met de reden, niet toegepast");
    // All evidence of the casus counts: an obligation is not avoided by leaving out what it rests on.
    const alle = geldigeBewijsmiddelen(dossier).map(({ vastleggingId }) => vastleggingId);
    return nieuw.size > 0 && telBewijs(dossier, alle, context) >= minimum
      ? tegenstrijdig("bij grote zekerheid en voldoende bewijsmiddelen moet het doorlaatverbod worden toegepast")
      : null;
  }
  if (!groteZekerheid)
    return tegenstrijdig("een absoluut doorlaatverbod vraagt de verklaring van grote zekerheid (groteZekerheid: true)");
  if (telBewijs(dossier, bewijsmiddelen, context) < minimum) return { code: "bewijs-onvoldoende", minimaal: minimum };
  return openInterventieVan(dossier) !== null || bewijsmiddelen.some((id) => nieuw.has(id))
    ? null
    : tegenstrijdig("op dit bewijs is al ingegrepen, met een resultaat; haal bewijs aan dat daarna is verkregen");
};

/** What contradicts itself in this weging, or what the casus already is. */
const weegBezwaar = (
  dossier: CasusDossier,
  invoer: EersteWeging | Herweging,
  context: Besluitcontext,
): Weigering | null => {
  const loopt = openInterventieVan(dossier) !== null;
  if (invoer.kwalificatie === "geen" && invoer.doorlaatverbod.besluit === "toegepast")
    return tegenstrijdig("een doorlaatverbod kan niet worden toegepast bij de kwalificatie 'geen mensenhandel'");
  if (invoer.kwalificatie === "geen" && invoer.doorlaatverbod.groteZekerheid)
    return tegenstrijdig("grote zekerheid en de kwalificatie 'geen mensenhandel' gaan niet samen");
  if (invoer.kwalificatie === "geen" && loopt)
    return tegenstrijdig(
      "op deze casus loopt een interventie bij een doorlaatverbod; die moet eerst een resultaat hebben",
    );
  if (invoer.doorlaatverbod.besluit !== "toegepast" && loopt)
    return tegenstrijdig("op deze casus is het doorlaatverbod toegepast; de weging kan dat niet terugdraaien");
  return doorlaatBezwaar(dossier, invoer.doorlaatverbod, invoer.bewijsmiddelen, context);
};

/** Which answers of a weging are others than those of the one before (X3). */
const gewijzigd = (was: EersteWegingInhoud, wordt: EersteWeging | Herweging): readonly string[] => {
  const velden = (een: EersteWegingInhoud | EersteWeging | Herweging) => ({
    actueel: een.actueel,
    veiligheid: een.veiligheid,
    kwalificatie: een.kwalificatie,
    doorlaatverbod: een.doorlaatverbod.besluit,
    risico: JSON.stringify(een.risico),
    samenwerking: een.samenwerking,
    bewijsmiddelen: een.bewijsmiddelen.toSorted().join(),
  });
  const [oud, nieuw] = [velden(was), velden(wordt)];
  return (Object.keys(oud) as (keyof typeof oud)[]).filter((veld) => oud[veld] !== nieuw[veld]);
};

/** Which weging this one weighs anew, why, and what of it is different (X3). */
const herzieningVan = (
  eerder: Gewogen,
  aanleiding: string,
  wordt: EersteWeging | Herweging,
): EersteWegingInhoud["herziet"] => ({
  wegingId: eerder.vastleggingId,
  aanleiding,
  gewijzigd: [...gewijzigd(eerder.inhoud, wordt)],
});

/** Everything that a weging must be, before it may be recorded; what it then holds. */
const toets = (
  dossier: CasusDossier,
  casus: OpenCasus,
  invoer: EersteWeging | Herweging,
  context: Besluitcontext,
): Result<EersteWegingInhoud, Weigering> => {
  const { regio } = context;
  const regel = regio.quorum.weging1;
  const genoemd = genoemdBij(invoer, dossier, context);
  const zetels = zetelsVan(regio, casus.gemeente);
  const vreemden = genoemd.flatMap(({ organisatie }, i) =>
    zetels.includes(organisatie)
      ? []
      : [
          {
            veld: `deelnemers[${i}].organisatie`,
            melding: "heeft geen zetel in deze casus; de eerste weging is van het team",
          },
        ],
  );
  const { deelnemers, fouten } = deelnemersVan(
    genoemd.map((een) => (zetels.includes(een.organisatie) ? een : null)),
    context,
  );
  const alle = [
    ...(invoer.wijze === "asynchroon" && !regel.asynchroon
      ? [{ veld: "wijze", melding: "asynchroon wegen is in deze regio niet ingesteld; weeg in overleg" }]
      : []),
    ...vreemden,
    ...fouten,
    ...citaatFouten(dossier, invoer.bewijsmiddelen),
    ...risicoFouten(invoer.risico, "2.3", regio),
  ];
  if (alle.length > 0) return mislukt({ code: "ongeldige-invoer", fouten: alle });
  const bezwaar = quorumTekort(regio, casus, regel, deelnemers) ?? weegBezwaar(dossier, invoer, context);
  if (bezwaar !== null) return mislukt(bezwaar);
  const beslisser = deelnemers.find(({ actorId, akkoord }) => actorId === context.actorId && akkoord) ?? null;
  if (invoer.doorlaatverbod.besluit === "toegepast" && beslisser === null)
    return mislukt(tegenstrijdig("wie het doorlaatverbod toepast, weegt zelf mee en is akkoord"));
  const { deelnemers: _genoemd, ...gewogen } = invoer;
  return gelukt({
    ...gewogen,
    acuutVolgensMelder: casus.acuutVolgensMelder,
    deelnemers: [...deelnemers],
    beslisser:
      invoer.doorlaatverbod.besluit === "toegepast" && beslisser !== null
        ? { actorId: beslisser.actorId, organisatie: beslisser.organisatie }
        : null,
    herziet: null,
  });
};

/** What follows from a weging beside the path: how closely is worked together, the figures, and an intervention (X4). */
const gevolgen = (
  dossier: CasusDossier,
  casus: OpenCasus,
  inhoud: EersteWegingInhoud,
  context: Besluitcontext,
): ((wegingId: Vastlegging["vastleggingId"]) => Aanvulling) => {
  const { besluit } = inhoud.doorlaatverbod;
  const begint = besluit === "toegepast" && openInterventieVan(dossier) === null;
  // At the casustafel the reporters are heard before the second weging (H3.2-b2); weighed anew there, somebody was asked.
  const { stap } = casus.positie;
  const volgtNogWeging = !isVoorbij(casus, "weging-2") || inhaaltaakVan(dossier, "weging-2") !== null;
  const komtAanTafel =
    inhoud.kwalificatie === "wel" &&
    (PAD[stap].hoofdstap === 2 || (inhaaltaakVan(dossier, "weging-1") !== null && volgtNogWeging));
  const horen = komtAanTafel && !wordtGehoord(dossier) ? vraagOmHoren(casus, null, context) : null;
  return (wegingId) => {
    const interventie = begint ? beginInterventie(casus, wegingId, context) : {};
    return {
      ...interventie,
      wijziging: samen(interventie.wijziging ?? samen(), {
        nieuw: horen === null ? [] : [horen.taak],
        vervangen: inhoud.kwalificatie === "geen" ? vervangHoorverzoeken(dossier, context) : [],
        mitsOpen: [],
      }),
      casus: inhoud.samenwerking === null ? {} : { samenwerking: inhoud.samenwerking },
      berichten: [
        ...(interventie.berichten ?? []),
        ...(horen?.berichten ?? []),
        ...stuurfeit(casus, "doorlaatverbod", besluit, context),
      ],
    };
  };
};

/** 2.3: the ketenregieteam's first weging: wel → casustafel, geen → handover and scaled down (H2.3-c1, g1; X3). */
export const recordEersteWeging = (
  dossier: CasusDossier,
  invoer: EersteWeging,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "weging-1");
  if (!casus.ok) return casus;
  // Caught up or not, it waits for who knows the client, unless it is acute (X6).
  if (!casus.waarde.acuut && inhaaltaakVan(dossier, "verrijken") !== null)
    return mislukt({ code: "eerst-inhalen", stap: "verrijken" });
  const inhoud = toets(dossier, casus.waarde, invoer, context);
  if (!inhoud.ok) return inhoud;
  // Reopened, or reported anew while it was scaled down: then it is weighed for the second time (X3).
  const eerder = geldendeEersteWeging(dossier);
  const herziet = eerder === null ? null : herzieningVan(eerder, "de casus kwam terug bij de eerste weging", invoer);
  const besluit = legVastEnGaVoort(
    dossier,
    casus.waarde,
    "weging-1",
    invoer.kwalificatie,
    { soort: "weging", inhoud: { ...inhoud.waarde, herziet }, informatie: "eerste-weging" },
    context,
    gevolgen(dossier, casus.waarde, inhoud.waarde, context),
  );
  return gelukt(metWekken(dossier, besluit, context));
};

/** Until the second weging, which takes the place of the first, the team may weigh the first anew. */
export const HERWEEGBAAR: readonly Stap[] = ["overdracht-na-weging-1", "partners-uitnodigen", "casusoverleg"];

/**
 * 2.3: the team weighs anew on new facts. The earlier weging stays as it was; the new one names it, why, and what is different
 * (X3). Another qualification puts the casus at the step that follows from it.
 */
export const recordHerweging = (
  dossier: CasusDossier,
  invoer: Herweging,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const eerder = geldendeEersteWeging(dossier);
  const { stap } = casus.positie;
  // What is still to be caught up is a first weging, also when it was weighed before the casus came back and entered past it.
  if (eerder === null || !HERWEEGBAAR.includes(stap) || inhaaltaakVan(dossier, "weging-1") !== null)
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: "herweging", huidig: stap });
  const inhoud = toets(dossier, casus, invoer, context);
  if (!inhoud.ok) return inhoud;
  const { aanleiding, kwalificatie } = invoer;
  const naar = PAD["weging-1"].uitkomsten[kwalificatie];
  const toevoeging = {
    soort: "weging" as const,
    inhoud: { ...inhoud.waarde, herziet: herzieningVan(eerder, aanleiding, invoer) },
    bij: eerder.vastleggingId,
    informatie: "eerste-weging" as const,
  };
  const besluit = legVastEnVerplaats(
    dossier,
    casus,
    kwalificatie === eerder.inhoud.kwalificatie ? null : naar,
    toevoeging,
    { feit: "herweging", uitkomst: kwalificatie },
    context,
    gevolgen(dossier, casus, inhoud.waarde, context),
  );
  return gelukt(metWekken(dossier, besluit, context));
};
