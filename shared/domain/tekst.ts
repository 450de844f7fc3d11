import * as z from "zod";

/** Control characters other than tab and newline, and halves of a surrogate pair: they break storage and screens. */
const onbruikbaar =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text of 1 to `maximaal` characters after trimming; control characters are refused. */
export const tekst = (maximaal: number) =>
  z
    .string({ error: "moet tekst zijn" })
    .trim()
    .min(1, { error: "mag niet leeg zijn" })
    .max(maximaal, { error: `mag hoogstens ${maximaal} tekens lang zijn` })
    .refine((waarde) => !onbruikbaar.test(waarde), { error: "bevat stuurtekens of ongeldige tekens; verwijder die" });

/** Short text: 500 characters, the contract's limit for every text other than `inhoud`. */
export const korteTekst = tekst(500);
/** Long text: 20,000 characters. */
export const langeTekst = tekst(20_000);

/** Elfproef of a burgerservicenummer, of nine digits. */
export const isBsn = (bsn: string): boolean =>
  Array.from(bsn, Number).reduce((som, cijfer, i) => som + cijfer * (i === 8 ? -1 : 9 - i), 0) % 11 === 0;

const nummers = (waarde: string): readonly string[] => waarde.match(/(?<!\d)\d{9}(?!\d)/g) ?? [];

/**
 * Text that is to be anonymous: a burgerservicenummer, an e-mail address or an id of the chain in it is a mistake that a machine
 * sees. A name it does not see: whoever writes stays responsible (H5.2-b1).
 */
export const anoniem = <T extends z.ZodType<string>>(schema: T) =>
  schema
    .refine((waarde) => !nummers(waarde).some(isBsn), {
      error: "bevat een burgerservicenummer; beschrijf de persoon zo dat niemand te herkennen is",
    })
    .refine((waarde) => !/[^\s@]@[^\s@]+\.\p{L}{2}/u.test(waarde), {
      error: "bevat een e-mailadres; beschrijf de persoon zo dat niemand te herkennen is",
    })
    .refine((waarde) => !/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/iu.test(waarde), {
      error: "bevat het id van een casus, dossier of melding; beschrijf het zo dat het niet terug te vinden is",
    });

/** May be absent or null; stored as null, so that "unknown" has one form. */
export const ofNiets = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/** A question of the chain that may be unanswered (H2.2-d9 … d11). */
export const jaNee = z.enum(["ja", "nee", "onbekend"]).default("onbekend");

/** At most so many of something. */
export const lijst = <T extends z.ZodType>(onderdeel: T, maximaal = 50) =>
  z.array(onderdeel).max(maximaal, { error: `hoogstens ${maximaal} onderdelen` });
/** At most so many, and at least one. */
export const nietLegeLijst = <T extends z.ZodType>(onderdeel: T, maximaal = 50) =>
  lijst(onderdeel, maximaal).min(1, { error: "noem er ten minste één" });
