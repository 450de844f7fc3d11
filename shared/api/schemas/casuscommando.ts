import * as z from "zod";
import { casusIdSchema } from "../../domain/ids.ts";
import type { WeigeringCode } from "../../domain/weigering.ts";
import { definieerOperatie } from "../operatie.ts";
import { stap, statusCasus } from "./casusbeeld.ts";

/** What the operations on a casus have in common. */
export const tag = "Casussen";
export const casusPad = z.strictObject({ casusId: casusIdSchema });

/** What a command on a casus says of itself; the rest all have alike. */
interface Commandobeschrijving<B extends z.ZodType> {
  readonly operationId: string;
  /** POST when left out: each adds something. */
  readonly methode?: "POST" | "PUT";
  /** Below the casus. */
  readonly pad: string;
  readonly samenvatting: string;
  readonly beschrijving?: string;
  readonly body: B;
  readonly weigeringen?: readonly WeigeringCode[];
  /** That it rests on a version which the client names. */
  readonly ifMatch?: true | "opvolger";
  /** That the answer holds the version that it made. */
  readonly etag?: true;
}

/** A professional's command on a casus: `POST /v1/casussen/{casusId}/<pad>`. Answers with where the casus now stands. */
export const commando = <B extends z.ZodType>(beschrijving: Commandobeschrijving<B>) =>
  commandoOp(casusPad, beschrijving);

/** A command on something of a casus, with more ids in its path. */
export const commandoOp = <P extends z.ZodObject, B extends z.ZodType>(pad: P, beschrijving: Commandobeschrijving<B>) =>
  definieerOperatie({
    operationId: beschrijving.operationId,
    methode: beschrijving.methode ?? "POST",
    pad: `/v1/casussen/{casusId}/${beschrijving.pad}`,
    samenvatting: beschrijving.samenvatting,
    ...(beschrijving.beschrijving === undefined ? {} : { beschrijving: beschrijving.beschrijving }),
    tag,
    scope: "casussen:schrijven",
    parameters: { pad },
    body: beschrijving.body,
    antwoorden: {
      201: z.object({
        id: z.string().meta({ description: "Id van wat is vastgelegd (bij een plan: de versie)" }),
        casusId: casusIdSchema,
        status: statusCasus,
        stap: stap.nullable().meta({
          description: "Stap waar de casus nu staat; null aan het eind van het pad of voor wie de casus niet ziet",
        }),
        nieuweCasusId: casusIdSchema
          .nullable()
          .optional()
          .meta({ description: "De casus die bij een splitsing is geopend; null als die er niet is" }),
        versie: z.int().optional().meta({ description: "Versie van wat nu geldt, van wat zo te wijzigen is" }),
      }),
    },
    weigeringen: [
      "casus-niet-open",
      "casus-opgeschort",
      "stap-niet-aan-de-beurt",
      "gelijktijdige-wijziging",
      ...(beschrijving.weigeringen ?? []),
    ],
    idempotencyKey: "mag",
    ifMatch: beschrijving.ifMatch ?? false,
    etag: beschrijving.etag ?? false,
  });
