import * as z from "zod";

/** Environment of `eicar-nabootsing` (stands in for a scanner); infra supplies exactly this. */
export const envSchema = z.object({
  /** Bucket (name) in which files wait for a verdict. */
  QUARANTAINE: z.string().min(1),
});
