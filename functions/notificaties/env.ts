import * as z from "zod";
import { KANAALSOORTEN } from "../../shared/api/schemas/kanalen.ts";
import { apiEnv, eventEnv, heraanbodEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `notificaties` (the feed of notifications, and the channels); infra supplies exactly this. */
export const envSchema = z.object({
  ...apiEnv,
  ...eventEnv,
  ...heraanbodEnv,
  /** `<kind>=<recipient>,<recipient>;<kind>=…`: who has a channel, by its kind; every other has only its feed. */
  KANAALSOORTEN: z
    .string()
    .default("")
    .transform((tekst) =>
      tekst.split(";").flatMap((deel) => {
        const [soort, ontvangers = ""] = deel.split("=");
        return deel === "" ? [] : ontvangers.split(",").map((ontvanger) => [ontvanger, soort]);
      }),
    )
    .pipe(z.array(z.tuple([z.string().min(1), z.enum(KANAALSOORTEN)])))
    .transform((paren) => new Map(paren)),
});
