import * as z from "zod";
import type { Oordeel } from "../../shared/domain/bijlage.ts";
import { bijlageIdSchema, type BijlageId } from "../../shared/domain/ids.ts";

/** What a message of the queue tells. */
export type Keuringsbericht =
  | { readonly soort: "aangekomen"; readonly bijlageId: BijlageId }
  | { readonly soort: "oordeel"; readonly bijlageId: BijlageId; readonly etag: string; readonly oordeel: Oordeel }
  | { readonly soort: "controle"; readonly bijlageId: BijlageId }
  /** About an object that is no attachment, such as the one with which GuardDuty tries its rights. */
  | { readonly soort: "niets" };

/** The watchdog's: this one's date has come. */
const controleSchema = z.strictObject({ bijlageId: bijlageIdSchema });

/** S3's event of an object that was put. */
const aangekomenSchema = z.looseObject({
  "detail-type": z.literal("Object Created"),
  detail: z.looseObject({ object: z.looseObject({ key: z.string() }) }),
});

/** GuardDuty's event of a scan (Malware Protection for S3), which the stand-in copies. */
const oordeelSchema = z.looseObject({
  "detail-type": z.literal("GuardDuty Malware Protection Object Scan Result"),
  detail: z.looseObject({
    scanStatus: z.string(),
    s3ObjectDetails: z.looseObject({ objectKey: z.string(), eTag: z.string() }),
    scanResultDetails: z.looseObject({ scanResultStatus: z.string().nullable().optional() }).nullable().optional(),
  }),
});

/** Only what says in so many words that nothing was found is clean; what GuardDuty learns to say later is not. */
const oordeelVan = ({ scanStatus, scanResultDetails }: z.infer<typeof oordeelSchema>["detail"]): Oordeel => {
  const uitslag = scanResultDetails?.scanResultStatus ?? "";
  if (uitslag === "THREATS_FOUND") return "besmet";
  return scanStatus === "COMPLETED" && uitslag === "NO_THREATS_FOUND" ? "schoon" : "niet-te-keuren";
};

const berichtSchema = z.union([
  controleSchema.transform(({ bijlageId }) => ({ soort: "controle" as const, sleutel: bijlageId })),
  aangekomenSchema.transform(({ detail }) => ({ soort: "aangekomen" as const, sleutel: detail.object.key })),
  oordeelSchema.transform(({ detail }) => ({
    ...{ soort: "oordeel" as const, sleutel: detail.s3ObjectDetails.objectKey },
    ...{ etag: detail.s3ObjectDetails.eTag.replaceAll('"', ""), oordeel: oordeelVan(detail) },
  })),
]);

/** Reads a message; throws when it is none of ours, so that somebody looks at it. */
export const leesBericht = (body: string): Keuringsbericht => {
  const { sleutel, ...bericht } = berichtSchema.parse(JSON.parse(body));
  const id = bijlageIdSchema.safeParse(sleutel);
  return id.success ? { ...bericht, bijlageId: id.data } : { soort: "niets" };
};
