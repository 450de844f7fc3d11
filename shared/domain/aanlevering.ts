import * as z from "zod";
import { rolSchema } from "./actor.ts";
import { aanleveringIdSchema, meldingIdSchema, organisatieCodeSchema, type AanleveringId } from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { opgeslagenInvoer } from "./melding.ts";
import { korteTekst } from "./tekst.ts";
import { referentieSchema, terugkoppelingSchema } from "./terugkoppeling.ts";
import { instantSchema } from "./tijd.ts";

/** So many meldingen are handed in at a time at most. */
export const REGELS_PER_AANLEVERING = 1_000;
/** Errors of one line that are kept; what more there are is counted in the last one. A page of lines must fit in an item. */
export const FOUTEN_PER_REGEL = 100;

/**
 * The id of the hand-in with this hash of who handed it in under which key: who repeats the request finds it again.
 * @param hex at least 32 hexadecimal digits
 */
export const aanleveringIdUit = (hex: string): AanleveringId => {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const delen = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return aanleveringIdSchema.parse([...delen, hex.slice(20, 32)].join("-"));
};

const veldfoutSchema = z.object({ veld: z.string(), melding: z.string() });

/** Why a line was no melding: what `POST /v1/meldingen` would have refused it for. Names fields, never what was in them. */
export const regelweigeringSchema = z.discriminatedUnion("code", [
  z.object({ code: z.literal("geen-json") }),
  z.object({ code: z.literal("te-groot"), maximaalBytes: z.int() }),
  z.object({ code: z.literal("ongeldige-invoer"), fouten: z.array(veldfoutSchema) }),
]);
export type Regelweigering = z.infer<typeof regelweigeringSchema>;

const regel = {
  /** Number of the line in the file, from 1. */
  nummer: z.int().min(1),
  /** What the sender calls it, when that could be read. */
  eigenKenmerk: korteTekst.nullable(),
};
const tePlaatsen = {
  ...{ ...regel, invoer: opgeslagenInvoer, pogingen: z.int().min(0) },
  /** By what the reporter may follow it, when they were told already; null: that is made when the line is accepted. */
  toegang: terugkoppelingSchema.pick({ referentie: true, geheimHash: true }).nullable(),
};

/**
 * A line of a hand-in. Its content is kept only while it is no melding yet: the melding holds it from then on. What was
 * refused leaves the errors only, as at the single door nothing is stored.
 */
export const aanleverregelSchema = z.discriminatedUnion("stand", [
  z.object({ stand: z.literal("wacht"), ...tePlaatsen }),
  /** Tried often enough to think that it is not chance; stays as it was, to be tried again when it is handed in again. */
  z.object({ stand: z.literal("mislukt"), ...tePlaatsen }),
  z.object({
    ...{ stand: z.literal("aangenomen"), ...regel, meldingId: meldingIdSchema, ontvangenOp: instantSchema },
    /** The reporter is anonymous: what that costs is told with the result. */
    anoniem: z.boolean(),
    /** By which the reporter may follow it, when they asked for that; the secret is derived again. */
    referentie: referentieSchema.nullable(),
  }),
  z.object({ stand: z.literal("geweigerd"), ...regel, weigering: regelweigeringSchema }),
  /** Of a hand-in that was never received whole: not handled, and its content is gone. */
  z.object({ stand: z.literal("vervallen"), ...regel }),
]);
export type Aanleverregel = z.infer<typeof aanleverregelSchema>;
export type Wachtend = Extract<Aanleverregel, { stand: "wacht" }>;
/** The states of a line, in the order in which they are counted. */
export const REGELSTANDEN = ["wacht", "aangenomen", "geweigerd", "mislukt", "vervallen"] as const;

/** Some lines of a hand-in, in one item: written once, and once more with each time that they are worked on. */
export const aanleverpaginaSchema = z.object({
  type: z.literal("aanleverpagina"),
  aanleveringId: aanleveringIdSchema,
  /** Place of the page, from 0. */
  pagina: z.int().min(0),
  versie: z.int().min(1),
  regels: z.array(aanleverregelSchema).min(1),
  /** Epoch seconds after which the table forgets it; null while something of it is to be done. */
  verlooptOp: z.int().nullable(),
  kenmerk: kenmerkSchema,
});
export type Aanleverpagina = z.infer<typeof aanleverpaginaSchema>;

/** What is asked of who carries a hand-in out: one page of it. Ids only, for it lies on a queue. */
export const aanleveropdrachtSchema = aanleverpaginaSchema.pick({ aanleveringId: true, pagina: true });
export type Aanleveropdracht = z.infer<typeof aanleveropdrachtSchema>;

const kop = {
  ...{ type: z.literal("aanlevering"), aanleveringId: aanleveringIdSchema, versie: z.int().min(1) },
  /** Hash of the file: another file under the same key is refused. */
  verzoekHash: z.string(),
  /** Who handed it in: the meldingen are theirs. */
  ingediendDoor: z.object({ organisatie: organisatieCodeSchema, actorId: z.string() }),
  rol: rolSchema,
  /** operationId of the request with which it came, for the processing log. */
  activiteit: z.enum(["leverMeldingenAan", "dienPubliekeMeldingIn"]),
  /** The request with which it came, as the processing log names it. */
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  ontvangenOp: instantSchema,
  /**
   * Of each page its last line, and how many of its lines are in which state. Written as they are and never added to, with the
   * page itself: work that is done twice counts once.
   */
  paginas: z
    .array(
      z.object({
        tot: z.int().min(1),
        ...{ wacht: z.int(), aangenomen: z.int(), geweigerd: z.int(), mislukt: z.int(), vervallen: z.int() },
      }),
    )
    .min(1),
};
/** The next date: nobody forgets a hand-in that is not done. */
const lopend = { klok: instantSchema, teDrijven: z.boolean(), afgerondOp: z.null(), verlooptOp: z.null() };
const klaar = { klok: z.null(), teDrijven: z.literal(false), afgerondOp: instantSchema, verlooptOp: z.int() };

/**
 * Meldingen that were handed in together. `wordt-ontvangen`: not all of it is stored, so nobody was told that it was received.
 * `wordt-opgeruimd`: it never was, and its content goes.
 */
export const aanleveringSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("wordt-ontvangen"), ...kop, ...lopend }),
  z.object({ status: z.literal("in-behandeling"), ...kop, ...lopend }),
  z.object({ status: z.literal("afgerond"), ...kop, ...klaar }),
  z.object({ status: z.literal("wordt-opgeruimd"), ...kop, ...lopend }),
  z.object({ status: z.literal("afgebroken"), ...kop, ...klaar }),
]);
export type Aanlevering = z.infer<typeof aanleveringSchema>;
export type LopendeAanlevering = Exclude<Aanlevering, { status: "afgerond" | "afgebroken" }>;

/** Whether something is still to be done. */
export const isLopend = (aanlevering: Aanlevering): aanlevering is LopendeAanlevering => aanlevering.klok !== null;

/** How many lines are in which state. */
export const telRegels = (paginas: Aanlevering["paginas"]) => {
  const som = (stand: (typeof REGELSTANDEN)[number]) => paginas.reduce((tot, pagina) => tot + pagina[stand], 0);
  return {
    ...{ wacht: som("wacht"), aangenomen: som("aangenomen"), geweigerd: som("geweigerd") },
    ...{ mislukt: som("mislukt"), vervallen: som("vervallen") },
  };
};
