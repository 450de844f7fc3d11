import * as z from "zod";
import { mandaatSchema, rolSchema } from "../../domain/actor.ts";
import { actorIdSchema } from "../../domain/medewerker.ts";
import { ofNiets, korteTekst } from "../../domain/tekst.ts";
import { instant, maakCursor, pagina, paginagrootte, tijdstip } from "../velden.ts";

/** Id of something in the register: a random one, but for the fixed names of the demo. */
export const registerId = actorIdSchema;

/** A window in an answer; `tot` is exclusive, null: it has no bound on that side. */
export const venster = { van: instant.nullable(), tot: instant.nullable() } as const;

export const aanmeldnaam = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, { error: "moet 1 tot en met 128 zichtbare ASCII-tekens zonder spaties hebben" })
  .meta({ description: "client_id van een systeem, sub van een persoon; nooit iemands naam" });

/** From when something ends, and why. The reason is kept in the history. */
export const beeindiging = z.strictObject({
  per: tijdstip.meta({ description: "Wat al voorbij is, telt als nu" }),
  reden: korteTekst.meta({ description: "Zonder namen of andere persoonsgegevens" }),
});

export const mandaatInvoer = z
  .strictObject({
    mandaat: mandaatSchema,
    van: tijdstip,
    tot: ofNiets(tijdstip),
    verleendDoor: korteTekst.meta({ description: "Ambt of orgaan, zoals bestuur; nooit iemands naam" }),
  })
  .refine(({ van, tot }) => tot === null || tot > van, { path: ["tot"], error: "moet na van liggen" });

/** Cursor of a history: the last number that was seen. */
export const versiecursor = maakCursor(z.int().min(0));

export const versievraag = z.strictObject({ cursor: versiecursor.veld.optional(), aantal: paginagrootte });

/** A page of a history: each version with who made it, by which operation, and the entry as it then was. */
export const versies = (inhoud: z.ZodObject) =>
  pagina(
    z.object({
      versie: z.int(),
      wat: z.string().meta({ description: "operationId van de wijziging" }),
      door: z.object({ actorId: z.string(), rol: rolSchema, organisatie: z.string() }),
      op: instant,
      // What is stored is parsed by the entry's own schema, as every answer is.
      inhoud: z.preprocess((opgeslagen) => opgeslagen, inhoud.extend({ reden: z.string().optional() })),
    }),
  );
