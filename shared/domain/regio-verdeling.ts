import * as z from "zod";
import { kanaalSchema } from "./melding.ts";
import { organisatieCodeSchema } from "./ids.ts";
import { leeftijdsgrenzenSchema } from "./leeftijd.ts";
import type { Regio } from "./regio-vorm.ts";

const codeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** In a rule, instead of a code: the municipality of the exploitation. Only where the rule asks that it is known. */
export const GEMEENTE_VAN_MELDING = "gemeente-van-melding";

/**
 * To whom a rule gives a melding. The role tells the organisation, but for a partner and an aandachtsfunctionaris, of whom there
 * are more: there the rule names it.
 */
const toewijzingSchema = z.discriminatedUnion("rol", [
  z.strictObject({ rol: z.literal("meldpunt") }),
  z.strictObject({ rol: z.literal("procesregisseur") }),
  /** Of the forms that the melding names, as in a casus. */
  z.strictObject({ rol: z.literal("zorgcoordinator") }),
  z.strictObject({ rol: z.literal("aandachtsfunctionaris"), organisatie: organisatieCodeSchema }),
  z.strictObject({ rol: z.literal("partner"), organisatie: organisatieCodeSchema }),
]);
export type Toewijzing = z.infer<typeof toewijzingSchema>;

/** What must be so of a melding; all that is named. Of a list: at least one. None: always. */
const voorwaardenSchema = z.strictObject({
  /** The municipality of the exploitation: one of the region's at all, or one of these codes. */
  gemeente: z.union([z.literal("bekend"), z.array(codeSchema).min(1).readonly()]).optional(),
  /** A melding that names one of these; a sub-form is named apart. */
  verschijningsvormen: z.array(codeSchema).min(1).readonly().optional(),
  /** A mogelijk slachtoffer whose age is known, by date of birth or estimate, and lies within these years, both included. */
  leeftijd: leeftijdsgrenzenSchema.optional(),
  kanalen: z.array(kanaalSchema).min(1).readonly().optional(),
  soort: z.enum(["melding", "signaal"]).optional(),
  /** Acute according to the reporter, or with an indication for a doorlaatverbod. */
  spoed: z.boolean().optional(),
  /** Said the same as another shortly before. */
  mogelijkDubbel: z.boolean().optional(),
  /** Entered by somebody of the meldpunt, who spoke to the reporter. */
  ingevoerdDoorMeldpunt: z.boolean().optional(),
});

const regelSchema = z.strictObject({
  id: codeSchema,
  voorwaarden: voorwaardenSchema,
  /** The reason, in Dutch, for who asks why a melding lies where it lies. */
  uitleg: z.string().min(1).max(500),
  /** Who handles it and within which of the region's terms; or that the meldpunt did so while it took the melding in. */
  gevolg: z.discriminatedUnion("soort", [
    z.strictObject({
      soort: z.literal("behandelen"),
      door: toewijzingSchema,
      termijn: z.enum(["melding-verdelen", "acuut"]),
    }),
    z.strictObject({ soort: z.literal("afgehandeld-bij-inname") }),
  ]),
});
export type Verdeelregel = z.infer<typeof regelSchema>;

/** Who handles which melding (H2.1-c2): a decision table, of which the first rule that fits counts. */
export const verdelingSettingSchema = z.strictObject({
  /** True until the chain has confirmed the rules. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  regels: z.array(regelSchema).min(1).readonly(),
});

/** The code that a rule names, when it names one. */
const genoemdDoor = ({ gevolg }: Verdeelregel): readonly string[] =>
  gevolg.soort === "behandelen" && "organisatie" in gevolg.door ? [gevolg.door.organisatie] : [];

const regelFouten = (regel: Verdeelregel, laatste: boolean): readonly string[] => {
  const { id, voorwaarden, gevolg } = regel;
  const { leeftijd } = voorwaarden;
  const altijd = Object.values(voorwaarden).every((voorwaarde) => voorwaarde === undefined);
  return [
    ...(laatste && !altijd ? [`verdeling: de laatste regel, ${id}, geldt niet voor elke melding`] : []),
    ...(!laatste && altijd ? [`verdeling: na ${id} komt geen regel meer aan de beurt`] : []),
    ...(leeftijd !== undefined && leeftijd.vanaf > leeftijd.totEnMet
      ? [`verdeling: de leeftijden van ${id} bestaan niet`]
      : []),
    ...(genoemdDoor(regel).includes(GEMEENTE_VAN_MELDING) && voorwaarden.gemeente === undefined
      ? [`verdeling: ${id} geeft aan de gemeente van de melding, maar vraagt niet of die bekend is`]
      : []),
    ...(gevolg.soort === "afgehandeld-bij-inname" && voorwaarden.ingevoerdDoorMeldpunt !== true
      ? [`verdeling: ${id} noemt een melding afgehandeld die het meldpunt niet zelf invoerde`]
      : []),
  ];
};

/**
 * What does not hold together in the rules of distribution: with a last rule that fits every melding, and only existing codes,
 * there is always exactly one who handles it.
 */
export const verdelingFouten = ({ verdeling: { regels }, gemeenten, partners, verschijningsvormen }: Regio) => {
  const organisaties = [
    ...partners.map(({ code }) => code),
    ...gemeenten.map(({ code }) => `gemeente-${code}`),
    GEMEENTE_VAN_MELDING,
  ];
  const onbekend = (codes: readonly string[], bekend: readonly string[]): readonly string[] =>
    codes.filter((code) => !bekend.includes(code)).map((code) => `verdeling: ${code} bestaat niet`);
  const ids = regels.map(({ id }) => id);
  return [
    ...ids.filter((id, plaats) => ids.indexOf(id) !== plaats).map((id) => `verdeling: ${id} staat er dubbel`),
    ...regels.flatMap((regel, plaats) => regelFouten(regel, plaats === regels.length - 1)),
    ...regels.flatMap((regel) => [
      ...onbekend(genoemdDoor(regel), organisaties),
      ...onbekend(
        typeof regel.voorwaarden.gemeente === "object" ? regel.voorwaarden.gemeente : [],
        gemeenten.map(({ code }) => code),
      ),
      ...onbekend(
        regel.voorwaarden.verschijningsvormen ?? [],
        verschijningsvormen.map(({ code }) => code),
      ),
    ]),
  ];
};
