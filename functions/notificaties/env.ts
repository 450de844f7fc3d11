import * as z from "zod";
import { KANAALSOORTEN } from "../../shared/api/schemas/kanalen.ts";
import { apiEnv, eventEnv, heraanbodEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `notificaties` (the feed of notifications, and the channels); infra supplies exactly this. */
export const envSchema = z.object({
  ...apiEnv,
  ...eventEnv,
  ...heraanbodEnv,
  /** `<recipient>=<kind>` with commas between: who has a channel and of which kind; every other has only its feed. */
  KANAALSOORTEN: z
    .string()
    .default("")
    .transform((tekst) => tekst.split(",").flatMap((deel) => (deel === "" ? [] : [deel.split("=")])))
    .pipe(z.array(z.tuple([z.string().min(1), z.enum(KANAALSOORTEN)])))
    .transform((paren) => new Map(paren)),
});
