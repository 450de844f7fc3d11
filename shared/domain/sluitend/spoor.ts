import * as z from "zod";
import { uitvoeringSchema } from "../casus.ts";
import { casusIdSchema, interventieIdSchema, trajectIdSchema, type OrganisatieCode } from "../ids.ts";
import { loopVanCasus, loopVanInterventie, loopVanTraject, type Loop } from "../loop.ts";
import { loopstandSchema } from "../loopstand.ts";
import type { RecordType } from "../records.ts";
import { eigenaarSchema } from "../taak.ts";
import { instantSchema } from "../tijd.ts";
import { isOpsporingOntvanger, trajectSchema } from "../traject.ts";

/**
 * What this is, or null: also when it is missing or is something else. Whoever proves that nothing is missing must be able to read a
 * record from which something is.
 */
const ofWeg = <S extends z.ZodType>(schema: S) => schema.nullish().default(null).catch(null);
const tekst = ofWeg(z.string());
const getal = ofWeg(z.number());
const janee = ofWeg(z.boolean());
const moment = ofWeg(instantSchema);

/**
 * What the reconciliation reads of a record, of whatever type: ids, codes, dates and links, and nothing that anybody wrote. Of what
 * holds more than that only these parts are asked.
 */
export const spoorSchema = z.object({
  type: z.string().catch("onbekend"),
  ...{
    versie: getal,
    status: tekst,
    klok: moment,
    verlooptOp: getal,
    teDrijven: janee,
    eigenaar: ofWeg(eigenaarSchema),
  },
  ...{ casusId: ofWeg(casusIdSchema), trajectId: ofWeg(trajectIdSchema), interventieId: ofWeg(interventieIdSchema) },
  ...{ meldingId: tekst, dossierId: tekst, taakId: tekst, gebeurtenisId: tekst, uitnodigingId: tekst },
  ...{ actieId: tekst, behoefteId: tekst, soort: tekst },
  // Of an open piece of work, and of whatever is under way.
  ...{ onderwerp: tekst, uiterlijkOp: moment, volgendeDatum: tekst, lopendeTaakId: tekst },
  positie: ofWeg(z.object({ stap: z.string(), sinds: instantSchema })),
  uitvoering: ofWeg(
    z.object({
      ...{ n: getal, status: tekst, sinds: moment, hoofdstap: getal, begin: tekst, naam: tekst },
    }),
  ),
  ...{ overdracht: ofWeg(z.object({ vastleggingId: z.string() })), toegangTot: moment, begonnenOp: moment },
  // Of a melding and a dossier.
  ...{ ontvangenOp: moment, nogTeDossieren: getal, teRegistreren: janee, teMatchen: janee },
  behandeling: ofWeg(z.object({ status: z.string(), taakId: tekst })),
  signaal: ofWeg(z.object({ status: z.string(), taakId: tekst })),
  dossiers: ofWeg(z.array(z.object({ dossierId: z.string(), casusId: z.string().nullable() }))),
  dossierIds: ofWeg(z.array(z.string())),
  // Of what is told.
  ...{ ontvanger: tekst, nummer: getal, laatste: getal, berichtId: tekst, bezorging: tekst, aanbieden: janee },
  ...{ opgetredenOp: moment, verteldOp: moment },
  bij: ofWeg(z.object({ soort: z.string(), id: z.string() })),
  berichten: ofWeg(z.array(z.object({ berichtId: z.string(), ontvanger: z.string() }))),
  // Of a history; never the salt, so nothing of what was recorded can be tried against its hash.
  ...{ compartiment: tekst, wat: tekst, door: ofWeg(eigenaarSchema), op: moment },
  ...{ inhoudHash: tekst, vorige: tekst, hash: tekst, leiding: tekst },
});

/** Where a record is: opaque here, and the same for the same record. */
export type Plaats = string;

/** A record as the reconciliation sees it. */
export interface Spoor extends z.infer<typeof spoorSchema> {
  readonly plaats: Plaats;
  /** Whether the clock would find it at exactly the date in `klok`; true when there is none and it is not on the clock. */
  readonly opKlok: boolean;
  /** Whether it is in the worklist where an open task belongs, and in none when it does not. */
  readonly inLijst: boolean;
}

/** Paths that are read of each record: a whole attribute, or these parts of it. */
export const SPOORPADEN: readonly (readonly [veld: string, ...delen: string[]])[] = Object.keys(
  spoorSchema.shape,
).flatMap((veld): readonly [string, ...string[]][] => {
  const delen = DELEN_VAN(veld);
  return delen === null ? [[veld]] : delen.map((deel) => [veld, deel]);
});

/** Attributes that hold more than an id or a code elsewhere: a reason, a token, what somebody explained. */
function DELEN_VAN(veld: string): readonly string[] | null {
  switch (veld) {
    case "uitvoering":
      return ["n", "status", "sinds", "hoofdstap", "begin", "naam"];
    case "behandeling":
    case "signaal":
      return ["status", "taakId"];
    default:
      return null;
  }
}

/** A record by what identifies it, as the keys of the table are made. */
export type Verwijzing = readonly [type: RecordType, ...delen: (string | number)[]];

/** The same text for the same record. */
export const verwijstekst = (verwijzing: Verwijzing): string => JSON.stringify(verwijzing);

/** Who leads the criminal track of this, as far as the record says so itself; null: it does not. */
export const opsporendVan = ({ leiding, ontvanger, berichten, eigenaar }: Spoor): OrganisatieCode | null => {
  const code = ontvanger ?? berichten?.[0]?.ontvanger ?? null;
  const organisatie = leiding ?? (code !== null && isOpsporingOntvanger(code) ? code.replace(/^opsporing-/, "") : null);
  return organisatie ?? eigenaar?.organisatie ?? null;
};

const OPSPORINGSTYPEN: readonly string[] = [
  ...(["strafrechtelijk-traject", "trajecttaak", "trajectvastlegging", "trajectdeelname", "trajectwijzer"] as const),
  ...(["trajecthistorie-kop", "trajecthistorie"] as const satisfies readonly RecordType[]),
];

/** Whether it lies in the compartment of the criminal track: nobody outside may hear of it, nor how much of it there is (X8). */
export const isOpsporing = ({ type, bij, ontvanger }: Pick<Spoor, "type" | "bij" | "ontvanger">): boolean =>
  OPSPORINGSTYPEN.includes(type) ||
  (type === "gebeurtenis" && bij?.soort === "opsporing") ||
  (ontvanger !== null && (isOpsporingOntvanger(ontvanger) || ontvanger === "inzicht-opsporing"));

/** The execution that this record asks for; null: it asks for none that can be named. */
export const loopVanSpoor = ({ type, casusId, interventieId, trajectId, uitvoering }: Spoor): Loop | null => {
  const gelezen = { ...uitvoering, beurten: 0 };
  switch (type) {
    case "casus": {
      const { data } = uitvoeringSchema.safeParse(gelezen);
      return casusId === null || data === undefined ? null : loopVanCasus({ casusId, uitvoering: data });
    }
    case "interventie": {
      const { data } = loopstandSchema.safeParse(gelezen);
      if (casusId === null || interventieId === null || data === undefined) return null;
      return loopVanInterventie({ casusId, interventieId, uitvoering: data });
    }
    case "strafrechtelijk-traject": {
      const { data } = trajectSchema.options[0].shape.uitvoering.safeParse(gelezen);
      return trajectId === null || data === undefined ? null : loopVanTraject({ trajectId, uitvoering: data });
    }
    default:
      return null;
  }
};
