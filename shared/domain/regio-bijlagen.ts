import * as z from "zod";

/** What a kind of attachment tells of, by which the sharing matrix decides who reads and adds it. */
export const BIJLAGE_INFORMATIE = ["bijlage-persoon", "bijlage-zorg", "bijlage-veiligheid"] as const;

/**
 * Which files may be added to a melding or dossier, how large, and how long an address for them lives. A media type has to be
 * one that can be recognised from the bytes: what a file is called proves nothing.
 */
export const bijlagenSchema = z.strictObject({
  /** True until the chain has confirmed the values. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  soorten: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          .max(80),
        naam: z.string().min(1),
        informatie: z.enum(BIJLAGE_INFORMATIE),
      }),
    )
    .min(1)
    .readonly(),
  mediatypen: z
    .array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/))
    .min(1)
    .readonly(),
  /** Of one attachment; it is read whole to be judged, so it has to fit in a function's memory. */
  maximaalBytes: z
    .int()
    .min(1)
    .max(100 * 1024 * 1024),
  /** Of one melding or dossier, those that never arrived included: a list of them is read whole. */
  maximaalAantal: z.int().min(1).max(250),
  /** How long somebody may begin an upload. */
  uploadMinuten: z.int().min(1).max(60),
  /** How long an address to read an attachment works. */
  inzageMinuten: z.int().min(1).max(60),
  /** After how long without a verdict a scan is asked again; each next time twice as long, at most a day. */
  keuringMinuten: z.int().min(1).max(1_440),
  /** After how many of those the meldpunt is asked to look. */
  keuringenTotMelding: z.int().min(1).max(20),
});
