import * as z from "zod";
import { actieIdSchema, afspraakIdSchema, organisatieCodeSchema } from "./ids.ts";
import { actierol } from "./plan.ts";
import { korteTekst, langeTekst, lijst, ofNiets, tekst } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** How many points may be open on one casus: a round is looked through by people. */
export const OPEN_PUNTEN_MAXIMAAL = 50;

/** To which earlier step a round can bring a casus back, with the outcome of PAD that does so (H4.3-c1, S2.5.2). */
export const TERUG_NAAR = {
  "plan-van-aanpak": "bijsturen",
  "weging-2": "terug-naar-weging-2",
  casusoverleg: "terug-naar-casusoverleg",
  "partners-uitnodigen": "terug-naar-uitnodigen",
} as const;
type Terugstap = keyof typeof TERUG_NAAR;

/** `<round>.<place>`: of the round in which it came up. */
const puntIdSchema = z
  .string({ error: "moet het nummer van een open punt zijn, als 3.1" })
  .regex(/^[1-9]\d*\.[1-9]\d*$/, {
    error: "moet het nummer van een open punt zijn, als 3.1",
  });

/** A point that stays open until a round says that it is done: somebody owns it, the next round is its date (design rule 3). */
const openPunt = z.strictObject({
  punt: korteTekst,
  organisatie: organisatieCodeSchema,
  rol: actierol.default("partner"),
});

/** One actie or agreement that was looked at; of the plan's monitoring agreements by its place there. */
const bekeken = z
  .strictObject({
    actieId: ofNiets(actieIdSchema),
    afspraakId: ofNiets(afspraakIdSchema),
    monitoringsafspraak: ofNiets(z.int({ error: "moet een plaats in het plan zijn, vanaf 0" }).min(0)),
    stand: z.enum(["op-schema", "loopt-achter", "gedaan", "niet-meer-nodig"], {
      error: "moet op-schema, loopt-achter, gedaan of niet-meer-nodig zijn",
    }),
    bevinding: ofNiets(korteTekst),
  })
  .refine(
    ({ actieId, afspraakId, monitoringsafspraak }) =>
      [actieId, afspraakId, monitoringsafspraak].filter((een) => een !== null).length === 1,
    { path: ["actieId"], error: "noem precies één van actieId, afspraakId en monitoringsafspraak" },
  );

/** Text of a round: thirty-six and more of them are read with the casus. */
const rondetekst = tekst(4000);

const overig = {
  bekeken: lijst(bekeken).default([]).meta({ description: "Per actie of afspraak wat is bekeken" }),
  afgehandeldePunten: lijst(z.strictObject({ puntId: puntIdSchema, hoe: ofNiets(korteTekst) }))
    .default([])
    .meta({ description: "Open punten van eerdere ronden die klaar zijn; de andere gaan mee naar de volgende ronde" }),
  deelnemers: lijst(organisatieCodeSchema)
    .default([])
    .meta({ description: "Welke organisaties aan de ronde meededen; wie vastlegt, telt altijd mee" }),
  uitkomst: z.enum(["voortzetten", "bijsturen", "afronden"], { error: "moet voortzetten, bijsturen of afronden zijn" }),
  terugNaar: ofNiets(z.enum(Object.keys(TERUG_NAAR) as [Terugstap, ...Terugstap[]])).meta({
    description: "Bij bijsturen: naar welke stap de casus teruggaat; zonder waarde naar het plan van aanpak",
  }),
  reden: ofNiets(korteTekst).meta({ description: "Waarom verder terug dan naar het plan van aanpak" }),
  volgendeRonde: ofNiets(datumSchema).meta({
    description:
      "Bij voortzetten: de dag van de volgende ronde; zonder waarde volgens het plan, anders de termijn van de regio",
  }),
};

/** 4.3: a monitoring round (H4.3-a1, b2, c1). */
export const voortgangInvoer = z.strictObject({
  ronde: z.int({ error: "moet het nummer van de ronde zijn" }).min(1).meta({
    description:
      "Welke ronde dit is, zoals de voortgang die noemt; is zij al vastgelegd, dan wordt er niets vastgelegd",
  }),
  gedaan: rondetekst,
  goedGegaan: ofNiets(rondetekst),
  minderGoed: ofNiets(rondetekst),
  nogInTeZetten: ofNiets(rondetekst),
  openPunten: lijst(openPunt).default([]).meta({
    description: "Nieuwe open punten, met wie ze oppakt; zij blijven open tot een ronde zegt dat zij klaar zijn",
  }),
  ...overig,
});
export type VoortgangInvoer = z.infer<typeof voortgangInvoer>;

/** What is kept of a round; its number is in `bij`. What was stored before points and participants reads as having none. */
export const voortgangInhoud = z.strictObject({
  gedaan: langeTekst,
  goedGegaan: ofNiets(langeTekst),
  minderGoed: ofNiets(langeTekst),
  nogInTeZetten: ofNiets(langeTekst),
  ...overig,
  openPunten: lijst(openPunt.extend({ puntId: puntIdSchema })).default([]),
  /** When the next round was to be held; null: it did not go on to one, or was not kept. */
  volgendeRondeOp: instantSchema.nullable().default(null),
});

/** A recorded round. */
export type Ronde = Extract<Vastlegging, { soort: "voortgang" }>;

/** The rounds of a casus, the first one first. */
export const rondenVan = (vastleggingen: readonly Vastlegging[]): readonly Ronde[] =>
  vastleggingen
    .filter((een): een is Ronde => een.soort === "voortgang")
    .toSorted((a, b) => nummerVan(a) - nummerVan(b));

/** The number of a round. */
export const nummerVan = ({ bij }: Ronde): number => Number(bij);

/** Which round comes: the one at which the casus is, as long as it was not held, or the next. */
export const rondeDieKomt = ({
  casus,
  vastleggingen,
}: {
  readonly casus: { readonly ronde: number };
  readonly vastleggingen: readonly Vastlegging[];
}): number => {
  const gehouden = rondenVan(vastleggingen).some((een) => nummerVan(een) === casus.ronde);
  return gehouden || casus.ronde === 0 ? casus.ronde + 1 : casus.ronde;
};

/** A point that no round has said is done. */
export type Rondepunt = Ronde["inhoud"]["openPunten"][number];

/** What is open after these rounds, the oldest first: what came up and was not done yet. */
export const openPuntenVan = (ronden: readonly Ronde[]): readonly Rondepunt[] => {
  const klaar = new Set(ronden.flatMap(({ inhoud }) => inhoud.afgehandeldePunten.map(({ puntId }) => puntId)));
  return ronden.flatMap(({ inhoud }) => inhoud.openPunten.filter(({ puntId }) => !klaar.has(puntId)));
};

/** How many rounds the casusbeeld holds: a casus of years has more of them than one answer should. */
const RONDEN_IN_BEELD = 12;

/** These records without the rounds before the last twelve, which are read as a list of their own. */
export const metLaatsteRonden = (vastleggingen: readonly Vastlegging[]): readonly Vastlegging[] => {
  const eerder = new Set(rondenVan(vastleggingen).slice(0, -RONDEN_IN_BEELD));
  return vastleggingen.filter((een) => een.soort !== "voortgang" || !eerder.has(een));
};
