import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { leeftijdsgrenzenSchema } from "./leeftijd.ts";
import { LOCATIESOORTEN } from "./melding.ts";
import type { Partner, Regio } from "./regio-vorm.ts";

const codeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/**
 * The nature of a casus, as far as a rule can ask it (H3.1-a4). Closed, because each is derived from what is recorded
 * (`casusfeitenVan`): nobody fills it in.
 */
export const AARDEN = [
  "acuut",
  "minderjarig",
  "meerdere-slachtoffers",
  "onderneming",
  "netwerk",
  "strafrechtelijk-traject",
] as const;
export type Aard = (typeof AARDEN)[number];

/** Code under which a partner is suggested that another proposed in its stead: no rule of a region has it. */
export const VERVANGER = "vervanger";

/** What must be so of a casus; all that is named. Of a list: at least one. None: always. */
const voorwaardenSchema = z.strictObject({
  /** A casus with one of these forms; one with a sub-form has its form as well. */
  verschijningsvormen: z.array(codeSchema).min(1).readonly().optional(),
  aard: z.array(z.enum(AARDEN)).min(1).readonly().optional(),
  /** Codes of the region's municipalities: that of the exploitation. */
  gemeenten: z.array(codeSchema).min(1).readonly().optional(),
  /** A mogelijk slachtoffer whose age is known and lies within these years. */
  leeftijd: leeftijdsgrenzenSchema.optional(),
  /** A melding that names such a place. */
  locatiesoorten: z.array(z.enum(LOCATIESOORTEN)).min(1).readonly().optional(),
});

const regelSchema = z.strictObject({
  code: codeSchema,
  /** Organisations without a seat: who has one is at the table anyway. */
  partners: z.array(organisatieCodeSchema).min(1).readonly(),
  /** The reason, in Dutch, for who invites. */
  reden: z.string().min(1).max(500),
  voorwaarden: voorwaardenSchema,
});
export type Uitnodigingsregel = z.infer<typeof regelSchema>;

/** Whom to suggest for which casus (S1.2.2, S1.6.3, H3.1-a4): every rule that fits counts. */
export const uitnodigingsregelsSchema = z.strictObject({
  /** True until the chain has confirmed the rules. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  /** The form whose rules hold for a casus of which nobody named one. */
  zonderVorm: codeSchema,
  regels: z.array(regelSchema).readonly(),
});

/** These forms, and those of which they are a part (V1a). */
export const vormenMetBovenliggende = (
  { verschijningsvormen }: Pick<Regio, "verschijningsvormen">,
  codes: readonly string[],
): ReadonlySet<string> => {
  const gevonden = new Set(codes);
  // A set that grows while it is walked: a form of a form as well, and a circle ends.
  for (const code of gevonden) {
    const boven = verschijningsvormen.find((vorm) => vorm.code === code)?.onderdeelVan;
    if (boven !== undefined) gevonden.add(boven);
  }
  return gevonden;
};

/** Whom the rules suggest for every casus of this form, whatever else is so of it. */
const altijdBij = (regio: Regio, vorm: string): readonly Partner[] => {
  const vormen = vormenMetBovenliggende(regio, [vorm]);
  const codes = regio.uitnodigingsregels.regels
    .filter(({ voorwaarden: { verschijningsvormen, ...anders } }) => {
      const alleenVorm = Object.values(anders).every((voorwaarde) => voorwaarde === undefined);
      return alleenVorm && (verschijningsvormen?.some((code) => vormen.has(code)) ?? true);
    })
    .flatMap(({ partners }) => partners);
  return regio.partners.filter(
    ({ code, zetel, aangesloten, convenant }) => codes.includes(code) && !zetel && aangesloten && convenant !== null,
  );
};

/**
 * What does not hold together in the rules of inviting: with these every casus, of whatever form, gets at least one partner of
 * care and one of safety suggested that is not at the table already and may be told of it (H3.1-a4, S1.6.3).
 */
export const uitnodigingFouten = (regio: Regio): readonly string[] => {
  const { gemeenten, partners, verschijningsvormen } = regio;
  const { regels, zonderVorm } = regio.uitnodigingsregels;
  const onbekend = (codes: readonly string[], bekend: readonly string[]): readonly string[] =>
    codes.filter((code) => !bekend.includes(code)).map((code) => `uitnodigingsregels: ${code} bestaat niet`);
  const vormen = verschijningsvormen.map(({ code }) => code);
  const codes = regels.map(({ code }) => code);
  return [
    ...codes
      .filter((code, plaats) => codes.indexOf(code) !== plaats)
      .map((code) => `uitnodigingsregels: ${code} staat er dubbel`),
    ...codes
      .filter((code) => code === VERVANGER)
      .map((code) => `uitnodigingsregels: de code ${code} is van het systeem`),
    ...onbekend([zonderVorm], vormen),
    ...regels.flatMap(({ code, partners: voorgesteld, voorwaarden }) => [
      ...onbekend(
        voorgesteld,
        partners.map((partner) => partner.code),
      ),
      ...partners
        .filter((partner) => partner.zetel && voorgesteld.includes(partner.code))
        .map((partner) => `uitnodigingsregels: ${code} stelt ${partner.code} voor, die al een zetel heeft`),
      ...voorgesteld
        .filter((partner, plaats) => voorgesteld.indexOf(partner) !== plaats)
        .map((partner) => `uitnodigingsregels: ${code} stelt ${partner} dubbel voor`),
      ...onbekend(voorwaarden.verschijningsvormen ?? [], vormen),
      ...onbekend(
        voorwaarden.gemeenten ?? [],
        gemeenten.map((gemeente) => gemeente.code),
      ),
      ...(voorwaarden.leeftijd !== undefined && voorwaarden.leeftijd.vanaf > voorwaarden.leeftijd.totEnMet
        ? [`uitnodigingsregels: de leeftijden van ${code} bestaan niet`]
        : []),
    ]),
    ...vormen.flatMap((vorm) => {
      const domeinen = altijdBij(regio, vorm).map(({ domein }) => domein);
      return (["zorg", "veiligheid"] as const)
        .filter((nodig) => !domeinen.includes(nodig) && !domeinen.includes("beide"))
        .map(
          (nodig) => `uitnodigingsregels: bij ${vorm} wordt niemand zonder zetel uit het domein ${nodig} voorgesteld`,
        );
    }),
  ];
};
