import type { Weg } from "../../infra/local/journey.ts";
import { datumOver, type Inhoud, type Stap } from "../../infra/local/reisstap.ts";
import type { Stap as Padstap } from "../../shared/domain/pad.ts";
import { maakArbeidsuitbuitingCasus } from "../fixtures/melding.ts";
import { aanTafel, opdracht } from "../fixtures/opdrachten.ts";
import { trajectstappen } from "./trajecten.ts";

/** A step by this actor, who finds this task first; its name tells where the casus stands after it. */
const stap = (naam: string, actor: string, taak: string | null, pad: Stap["pad"], body: Stap["body"]): Stap => ({
  ...{ naam, actor, taak, pad, body },
});
const net = (): string => new Date(Date.now() - 1000).toISOString();
const vandaag = (): string => datumOver(0);

const weeg = (taak: string, inhoud: Inhoud): Stap =>
  stap("gewogen", taak.endsWith("1") ? "zetel-politie" : "zetel-moviera", taak, "wegingen", inhoud);
const WEGING_1 = weeg("weging-1", opdracht.eersteWeging());
const WEGING_2 = weeg("weging-2", opdracht.tweedeWeging());
const antwoordOp = (onder: string, actor: string, taak: string, antwoord: string): Stap =>
  stap("beantwoord", actor, taak, (onderwerp) => `${onder}/${onderwerp ?? ""}/antwoorden`, { antwoord });
const UITNODIGEN: readonly Stap[] = [
  stap("uitgenodigd", "procesregisseur", "partners-uitnodigen", "uitnodigingen", () => ({
    ...opdracht.uitnodigingen("nla"),
    besprekingOp: datumOver(10),
  })),
  antwoordOp("uitnodigingen", "opsporing-nla", "uitnodiging-beantwoorden", "geaccepteerd"),
];
const houdOverleg = (taak = "casusoverleg"): Stap =>
  stap("overlegd", "procesregisseur", taak, "casusoverleggen", () => opdracht.overleg({ gehoudenOp: net() }));
const PLAN: readonly Stap[] = [
  stap("plan in concept", "gemeente-doetinchem", "plan-van-aanpak", "plannen", () =>
    opdracht.plan({ acties: [opdracht.actie(), opdracht.actie({ organisatie: "nla" })] }),
  ),
  stap("plan vastgesteld", "zetel-om", "plan-van-aanpak", (_o, versie) => `plannen/${versie}/vaststellingen`, {
    ...opdracht.vaststelling(),
    commitments: aanTafel("moviera", "politie", "om", "nla"),
  }),
];
const ACTIES: readonly Stap[] = ["zetel-moviera", "partner-nla"].map((actor) =>
  stap(
    "actie gedaan",
    actor,
    "actie",
    (onderwerp) => `acties/${onderwerp ?? ""}/resultaten`,
    () => opdracht.actieresultaat({ veiligSinds: vandaag() }),
  ),
);
const ronde = (nummer: number, uitkomst: "voortzetten" | "afronden"): Stap =>
  stap(
    `ronde ${nummer}`,
    "zetel-zvh",
    "voortgang",
    "voortgangsronden",
    opdracht.voortgang(uitkomst, { ronde: nummer }),
  );
const RONDEN = [ronde(1, "voortzetten"), ronde(2, "afronden")];
const NAZORG: readonly Stap[] = [
  {
    ...stap("behoeften", "zorgcoordinator", "nazorg", "nazorgbehoeften", (_vorige, { dossiers }) =>
      opdracht.behoeften(dossiers),
    ),
    leest: true,
  },
  {
    ...stap("afsluitformulier", "procesregisseur", null, "afsluitformulieren", (_vorige, beeld) =>
      opdracht.afsluitformulier({ ...beeld, dossierIds: beeld.dossiers }),
    ),
    leest: true,
  },
  stap("nazorg geregeld", "zorgcoordinator", "nazorg", "nazorgafspraken", opdracht.nazorg()),
];
const EVALUATIE: readonly Stap[] = [
  stap("aangesteld", "procesregisseur", "procesbegeleider", "procesbegeleiders", () =>
    opdracht.procesbegeleider({ overeenstemming: ["politie", "moviera", "gemeente-doetinchem", "nla"] }),
  ),
  stap("geevalueerd", "procesbegeleider-evaluatie", "evaluatie", "evaluaties", opdracht.evaluatie()),
  stap("geborgd", "procesregisseur", "lessen", "lessen", opdracht.les()),
];
const UITVOEREN = [...ACTIES, ...RONDEN, ...NAZORG, ...EVALUATIE];
const TOT_PLAN = [WEGING_1, ...UITNODIGEN, houdOverleg(), WEGING_2];

/** A handover to the ggd, which accepts it. */
const overdragen = (aanbieden: string, volgen: string, actor: string): readonly Stap[] => [
  stap("overdracht aangeboden", actor, aanbieden, "overdrachten", opdracht.overdracht()),
  antwoordOp("overdrachten", "partner-ggd", volgen, "aanvaard"),
];

/** A doorlaatverbod in the first weging: two pieces of evidence, and then the weging on them. */
const doorlaatverbod = (): readonly Stap[] => {
  let eerste = "";
  return [
    stap("bewijs", "zetel-om", null, "bewijsmiddelen", opdracht.bewijsmiddel()),
    stap("bewijs", "zetel-om", null, "bewijsmiddelen", (vorige) => {
      eerste = vorige;
      return opdracht.bewijsmiddel({ soort: "getuigenverklaring" });
    }),
    stap("gewogen", "zetel-politie", "weging-1", "wegingen", (vorige) => opdracht.doorlaatverbod([eerste, vorige])),
  ];
};
const bericht = (uitkomst: "loopt" | "uit-situatie"): Stap =>
  stap(`interventie ${uitkomst}`, "vervanger-politie", "interventie", (id) => `interventies/${id ?? ""}/berichten`, {
    ...opdracht.interventie(uitkomst),
  });

/** A criminal track of nla, from its pre-weeg to its judgment. */
const traject = (): readonly Stap[] => [
  {
    ...stap("traject begonnen", "opsporing-nla", null, "/v1/strafrechtelijke-trajecten", (_vorige, { casusId }) => ({
      ...{ casusId, preWeeg: { gewogenOp: vandaag() } },
    })),
    leest: true,
  },
  ...trajectstappen(vandaag()).map(([actor, naam, onder, body]) =>
    stap(`traject ${naam}`, actor, null, (_o, trajectId) => `/v1/strafrechtelijke-trajecten/${trajectId}/${onder}`, {
      ...body,
    }),
  ),
];

const melding = (seed: number) => maakArbeidsuitbuitingCasus(seed);
const weg = (einde: Weg["einde"], maak: () => readonly Stap[], van: Weg["melding"] = melding): Weg => ({
  ...{ melding: van, stappen: maak, einde },
});
/** Left undone at once: what is not needed any more of what was passed over. */
const doeAf = (actor: string, soort: string): Stap =>
  stap(`${soort} afgedaan`, actor, soort, (_o, _v, taakId) => `inhaaltaken/${taakId ?? ""}/afdoeningen`, {
    ...opdracht.inhaalafdoening(),
  });

/** The ways that a casus goes here: each to its end. */
export const WEGEN = {
  hoofdweg: weg("gesloten", () => [...TOT_PLAN, ...PLAN, ...UITVOEREN]),
  verrijkt: weg(
    "gesloten",
    () => [
      stap("verrijkt", "zorgcoordinator", "verrijken", "verrijkingen", opdracht.verrijking()),
      ...[...TOT_PLAN, ...PLAN, ...UITVOEREN],
    ],
    (seed) => maakArbeidsuitbuitingCasus(seed, { zorgcoordinatorBetrokken: "ja" }),
  ),
  "geen mensenhandel": weg("afgeschaald", () => [
    weeg("weging-1", opdracht.eersteWeging({ kwalificatie: "geen" })),
    ...overdragen("overdracht-na-weging-1", "overdracht-volgen", "zetel-moviera"),
  ]),
  "naar zorg": weg("afgeschaald", () => [
    ...[WEGING_1, ...UITNODIGEN, houdOverleg()],
    weeg("weging-2", opdracht.tweedeWeging({ mensenhandel: "geen" })),
    ...overdragen("overdracht-naar-zorg", "zorgoverdracht-volgen", "procesregisseur"),
  ]),
  interventie: weg("gesloten", () => [
    ...[...doorlaatverbod(), bericht("loopt"), bericht("uit-situatie"), ...UITNODIGEN],
    ...[houdOverleg(), WEGING_2, ...PLAN, ...UITVOEREN],
  ]),
  opgeschort: weg("gesloten", () => [
    ...[...TOT_PLAN, ...PLAN, ...ACTIES],
    stap("opgeschort", "zetel-om", null, "opschortingen", { dagen: 14, reden: "Heeft eerst rust nodig." }),
    stap("hervat", "procesregisseur", null, (_o, vorige) => `opschortingen/${vorige}/hervatting`, {
      reden: "Is eerder uitgerust dan verwacht.",
    }),
    ...[...RONDEN, ...NAZORG, ...EVALUATIE],
  ]),
  traject: weg("gesloten", () => [
    ...[WEGING_1, ...UITNODIGEN, ...traject()],
    ...[houdOverleg(), WEGING_2, ...PLAN, ...UITVOEREN],
  ]),
  ingestroomd: weg("gesloten", () => [
    stap("ingestroomd", "zetel-politie", "weging-1", "instromen", opdracht.instroom("voortgang")),
    weeg("inhalen-weging-1", opdracht.eersteWeging()),
    doeAf("procesregisseur", "inhalen-partners-uitnodigen"),
    houdOverleg("inhalen-casusoverleg"),
    weeg("inhalen-weging-2", opdracht.tweedeWeging()),
    doeAf("zetel-zvh", "inhalen-plan-van-aanpak"),
    ...[ronde(1, "afronden"), ...NAZORG],
    stap("aangesteld", "procesregisseur", "procesbegeleider", "procesbegeleiders", opdracht.procesbegeleider()),
    ...EVALUATIE.slice(1),
  ]),
  teruggeleid: weg("gesloten", () => [
    ...[WEGING_1, ...UITNODIGEN, houdOverleg()],
    stap("teruggeleid", "zetel-om", "weging-2", "terugleidingen", opdracht.terugleiding("casusoverleg")),
    ...[houdOverleg(), WEGING_2, ...PLAN, ...UITVOEREN],
  ]),
} as const satisfies Readonly<Record<string, Weg>>;
export type Wegnaam = keyof typeof WEGEN;

/** A casus half-way: which way it goes, and after which step it stands still; which activity of the chain that is in the middle of. */
export interface Halte {
  readonly weg: Wegnaam;
  readonly na: string;
  readonly bij: Padstap;
}
const halte = (van: Wegnaam, na: string, bij: Padstap): Halte => ({ weg: van, na, bij });

/** The first are the most telling. Together they stand at every step of the path that waits for somebody; `acties-uitzetten` goes by itself. */
export const HALTES: readonly Halte[] = [
  halte("verrijkt", "melding", "verrijken"),
  halte("geen mensenhandel", "overdracht aangeboden", "overdracht-volgen"),
  halte("interventie", "interventie loopt", "partners-uitnodigen"),
  halte("teruggeleid", "teruggeleid", "casusoverleg"),
  halte("opgeschort", "opgeschort", "voortgang"),
  halte("traject", "traject opsporing", "casusoverleg"),
  halte("ingestroomd", "ingestroomd", "voortgang"),
  halte("hoofdweg", "aangesteld", "evaluatie"),
  halte("hoofdweg", "melding", "weging-1"),
  halte("geen mensenhandel", "gewogen", "overdracht-na-weging-1"),
  halte("hoofdweg", "overlegd", "weging-2"),
  halte("naar zorg", "overdracht aangeboden", "zorgoverdracht-volgen"),
  halte("hoofdweg", "plan in concept", "plan-van-aanpak"),
  // The machine is putting out the acties, or has just done so.
  halte("hoofdweg", "plan vastgesteld", "acties-uitzetten"),
  halte("hoofdweg", "ronde 2", "nazorg"),
  halte("hoofdweg", "nazorg geregeld", "procesbegeleider"),
  halte("hoofdweg", "geevalueerd", "lessen"),
  halte("naar zorg", "gewogen", "overdracht-naar-zorg"),
  halte("hoofdweg", "uitgenodigd", "casusoverleg"),
  halte("hoofdweg", "ronde 1", "voortgang"),
];
