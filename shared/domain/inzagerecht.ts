import * as z from "zod";
import { actorSchema, mandaatSchema, zetelbezettingSchema } from "./actor.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { bsnKenmerk, type Dossier } from "./dossier.ts";
import { kenmerkVan } from "./besluit.ts";
import { hoedanigheidSchema } from "./hoedanigheid.ts";
import { compartimentSchema, kenmerkSchema, type Kenmerk } from "./kenmerk.ts";
import { instantSchema } from "./tijd.ts";
import { isAfstemming } from "./zorgafstemming.ts";

/** Where somebody reads of a casus: in it, or through a door beside it. */
const inzageplaatsSchema = z.enum([
  ...(["casus", "evaluatie", "dossiers", "uitnodiging", "overdracht", "informatievraag", "nazorg"] as const),
  "zorgafstemming",
]);
export type Inzageplaats = z.infer<typeof inzageplaatsSchema>;

/**
 * A kind of part: all of it lies in one cell of the sharing matrix, with the same special categories. Never of the
 * investigation: which parts lie in its compartment is known there alone (I12, I13, X8).
 */
const onderdeelsoortSchema = kenmerkSchema
  .pick({ activiteit: true, dataklasse: true, categorieen: true })
  .extend({ compartiment: compartimentSchema.exclude(["strafrecht"]) });

const grondslagen = z.array(z.string());

/** What somebody may do with a kind of part, and on which bases of the region's matrix. */
const onderdeelrechtSchema = onderdeelsoortSchema.extend({
  /** `deels`: it depends on who supplied it; who did so reads a category that their cooperation may not have (WGS). */
  lezen: z.object({ omvang: z.enum(["alles", "deels", "niets"]), grondslagen }),
  vastleggen: z.object({ toegestaan: z.boolean(), grondslagen }),
});
export type Onderdeelrecht = z.infer<typeof onderdeelrechtSchema>;

/** That somebody could see of a casus: where, in which capacities, by which policies, and which parts (I1, I5). */
const inzagerechtSchema = z.object({
  plaats: inzageplaatsSchema,
  hoedanigheden: z.array(hoedanigheidSchema),
  beleid: z.array(z.object({ id: z.string(), uitleg: z.string() })),
  onderdelen: z.array(onderdeelrechtSchema),
});
export type Inzagerecht = z.infer<typeof inzagerechtSchema>;

/** A line of the access report: somebody who could see of the casus, with what they hold now. No names (BIO2). */
export const inzageregelSchema = actorSchema.pick({ organisatie: true, actorId: true, soort: true }).extend({
  /** Seats that they fill now, as holder or as deputy. */
  zetels: z.array(zetelbezettingSchema.omit({ van: true })),
  mandaten: z.array(mandaatSchema),
  /** Until when they hold a broken glass; null: they hold none. */
  noodtoegangTot: instantSchema.nullable(),
  inzage: z.array(inzagerechtSchema).min(1),
});
export type Inzageregel = z.infer<typeof inzageregelSchema>;

/** A kind of part with who supplied what there is of it. */
export interface Onderdeelsoort extends z.infer<typeof onderdeelsoortSchema> {
  readonly geleverdDoor: readonly string[];
}

const soortenVan = (kenmerken: readonly Kenmerk[]): readonly Onderdeelsoort[] => {
  const soorten = new Map<string, Onderdeelsoort>();
  for (const { activiteit, compartiment, dataklasse, categorieen, geleverdDoor } of kenmerken) {
    if (compartiment === "strafrecht") continue;
    const sleutel = [activiteit, compartiment, dataklasse, ...categorieen.toSorted()].join("|");
    const leveranciers = new Set([...(soorten.get(sleutel)?.geleverdDoor ?? []), geleverdDoor]);
    soorten.set(sleutel, { activiteit, compartiment, dataklasse, categorieen, geleverdDoor: [...leveranciers] });
  }
  return [...soorten].toSorted(([een], [ander]) => (een < ander ? -1 : 1)).map(([, soort]) => soort);
};

/**
 * The kinds of part that a casus has, by where they are read. An invitation, a need of aftercare, and a handover with what goes along, is read
 * as a whole, outside the matrix.
 * @param bestaat whether such a part exists for who asks
 */
export const onderdeelsoortenVan = (
  { taken, vastleggingen, bijdragen, plannen, acties, uitnodigingen }: CasusDossier,
  dossiers: readonly Dossier[],
  bestaat: (kenmerk: Kenmerk) => boolean,
): Readonly<Record<Inzageplaats, readonly Onderdeelsoort[]>> => {
  const vanDossiers = dossiers.flatMap((dossier) =>
    dossier.personalia.bsn === null ? [dossier.kenmerk] : [dossier.kenmerk, bsnKenmerk(dossier)],
  );
  const marken = (items: readonly { readonly kenmerk: Kenmerk }[]) => items.map(({ kenmerk }) => kenmerk);
  const soorten = (kenmerken: readonly Kenmerk[]) => soortenVan(kenmerken.filter(bestaat));
  return {
    casus: soorten([
      ...vanDossiers,
      ...marken([...vastleggingen.filter((een) => !isAfstemming(een)), ...bijdragen, ...plannen, ...acties]),
      // These have no mark of their own: they are shown to who reads that kind.
      ...taken.map(() => kenmerkVan(null, "voortgang")),
      ...uitnodigingen.map(() => kenmerkVan(null, "uitnodiging")),
    ]),
    evaluatie: soorten(marken(vastleggingen.filter(({ soort }) => soort === "evaluatie"))),
    dossiers: soorten(vanDossiers),
    uitnodiging: [],
    overdracht: [],
    // Who is asked reads who it is about.
    informatievraag: soorten(vanDossiers),
    nazorg: [],
    // A door of its own, also for who is on the casus.
    zorgafstemming: soorten(marken(vastleggingen.filter(isAfstemming))),
  };
};
