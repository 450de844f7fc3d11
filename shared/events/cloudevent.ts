import * as z from "zod";
import type { Bericht } from "../domain/gebeurtenis.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";
import { GEPUBLICEERD, typeVan } from "./versies.ts";

/**
 * A CloudEvent as the NL GOV profile 1.1 wants it: structured, information-poor, `sequence` contiguous per recipient.
 * Unknown attributes pass, so that what we read of our own newer events does not break.
 */
export const cloudEventSchema = z.looseObject({
  specversion: z.literal("1.0"),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  time: z.string(),
  subject: z.string(),
  dataref: z.string().optional(),
  datacontenttype: z.literal("application/json"),
  sequence: z.string().regex(/^[1-9]\d*$/),
  sequencetype: z.literal("Integer"),
  data: z.record(z.string(), z.unknown()),
});
export type CloudEvent = z.infer<typeof cloudEventSchema>;

/** Settings of an environment that every CloudEvent carries. */
export interface CloudEventInstellingen {
  /** `source`: a URN that never points at data. */
  readonly bronUrn: string;
  /** Reverse-DNS prefix of `type`, such as `nl.ketenregie`. */
  readonly typeVoorvoegsel: string;
  /** Public base of the API, version included, such as `https://api.example.nl/v1`. */
  readonly datarefBasis: string;
}

/** The `type` of a version of a kind: `nl.ketenregie.casus.geopend.v1`. */
export const typenaam = (
  { soort, versie }: Pick<Gebeurtenistype, "soort" | "versie">,
  { typeVoorvoegsel }: Pick<CloudEventInstellingen, "typeVoorvoegsel">,
): string => `${typeVoorvoegsel}.${soort}.v${String(versie)}`;

/** The base holds the version and so does the path: it is in the result once. */
const volledig = (basis: string, pad: string): string => basis.replace(/\/(v\d+\/?)?$/, "") + pad;

/**
 * The event that this recipient gets. Its data is parsed by the catalogue: what is not in the schema does not leave.
 * Throws a ZodError when the data does not fit: then the bericht must not leave either.
 */
export const naarCloudEvent = (
  bericht: Bericht,
  feed: { readonly nummer: number; readonly opgetredenOp: Instant },
  instellingen: CloudEventInstellingen,
  gepubliceerd = GEPUBLICEERD,
): CloudEvent => {
  const soort = typeVan(bericht, gepubliceerd);
  return {
    specversion: "1.0",
    id: bericht.berichtId,
    source: instellingen.bronUrn,
    type: typenaam(soort, instellingen),
    time: feed.opgetredenOp,
    subject: bericht.onderwerp,
    ...(bericht.dataref === null ? {} : { dataref: volledig(instellingen.datarefBasis, bericht.dataref) }),
    datacontenttype: "application/json",
    sequence: String(feed.nummer),
    sequencetype: "Integer",
    data: soort.data.parse(bericht.data),
  };
};
