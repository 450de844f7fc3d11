import * as z from "zod";
import { doelwit, interventiesoort, type Doelwit } from "./actiedoel.ts";
import { gidsIdSchema, organisatieCodeSchema, type OrganisatieCode } from "./ids.ts";
import type { Registersoort } from "./registerversie.ts";
import { ofNiets, tekst } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** The guide: whom to call, where help is to be had, who knows what. Each kind has a definition below, and no other code. */
export const GIDSSOORTEN = [
  "contactpersoon",
  "sleutelfiguur",
  "voorziening",
  "expertise",
  "interventie",
] as const satisfies readonly Registersoort[];
export type Gidssoort = (typeof GIDSSOORTEN)[number];

/** What a field may be chosen from: the region's lists where something comes in, any text where it was stored before. */
interface Gidskeuzes {
  readonly gemeente: z.ZodType<string>;
  readonly verschijningsvorm: z.ZodType<string>;
}

const kort = tekst(200);
const lang = tekst(2000);
/** Numbers as people write them: the country's code or not, spaces, dashes, an extension in brackets. */
export const telefoon = z.string({ error: "moet tekst zijn" }).regex(/^\+?[0-9][0-9 ()-]{2,29}$/, {
  error: "moet een telefoonnummer zijn: cijfers, met eventueel +, spaties, streepjes en haakjes",
});
export const email = z
  .email({ error: "moet een e-mailadres zijn" })
  .max(254, { error: "mag hoogstens 254 tekens lang zijn" });
const lijst = <S extends z.ZodType>(deel: S) => z.array(deel).max(50).default([]);
const gekozen = <S extends z.ZodType>(keuze: S, wat: string) =>
  z
    .array(keuze)
    .min(1, { error: `noem ten minste ${wat}` })
    .max(50);

const inhoudVan = {
  /** 'Naam en rugnummers': with whom at a partner one speaks of what (B4.18, H3.1-e2). */
  contactpersoon: ({ gemeente }: Gidskeuzes) =>
    z.strictObject({
      naam: kort,
      functie: kort,
      telefoon: ofNiets(telefoon),
      email: ofNiets(email),
      bereikbaarheid: ofNiets(tekst(500)),
      taakgebieden: gekozen(
        z.enum([
          ...(["meldpunt", "zorg", "veiligheid", "strafrecht", "procesregie"] as const),
          ...(["aandachtsfunctionaris", "anders"] as const),
        ]),
        "één taakgebied",
      ),
      gemeenten: lijst(gemeente),
    }),
  /** Somebody outside the chain who knows people and places: contact only, never casework (R20). */
  sleutelfiguur: ({ gemeente }: Gidskeuzes) =>
    z.strictObject({
      naam: kort,
      omschrijving: lang,
      gemeente: ofNiets(gemeente),
      telefoon: ofNiets(telefoon),
      email: ofNiets(email),
    }),
  /** An entry of the sociale kaart: help that is to be had, for whom and how (H3.1-e1). */
  voorziening: ({ gemeente, verschijningsvorm }: Gidskeuzes) =>
    z.strictObject({
      naam: kort,
      aanbieder: kort,
      soorten: gekozen(
        z.enum(["opvang", "hulpverlening", "juridisch", "medisch", "inkomen", "onderwijs", "anders"]),
        "één soort",
      ),
      verschijningsvormen: lijst(verschijningsvorm),
      gemeenten: lijst(gemeente),
      doelgroep: lang,
      wachttijdDagen: ofNiets(z.int().min(0).max(3650)),
      aanmelden: lang,
    }),
  /** What an organisation knows more of than others, and whom to ask (S2.1.1). */
  expertise: ({ verschijningsvorm }: Gidskeuzes) =>
    z.strictObject({
      onderwerp: kort,
      omschrijving: lang,
      verschijningsvormen: lijst(verschijningsvorm),
      contactpersoonId: ofNiets(gidsIdSchema),
    }),
  /** An intervention that can be had in the region (NA13, H4.3-b1): whose it is, for whom, and how long one waits for it. */
  interventie: ({ verschijningsvorm }: Gidskeuzes) =>
    z.strictObject({
      naam: kort,
      /** What it does. */
      omschrijving: lang,
      soortInterventie: interventiesoort,
      doelgroepen: gekozen(doelwit, "één doelgroep"),
      verschijningsvormen: lijst(verschijningsvorm),
      /** How long one waits, and on which day that was so. */
      wachttijd: ofNiets(z.strictObject({ dagen: z.int().min(0).max(3650), peildatum: datumSchema })),
      bron: kort,
      contactpersoonId: ofNiets(gidsIdSchema),
    }),
} as const;

/** What somebody puts in; `organisatie` left out: their own for a new entry, unchanged for one that is there. */
export const gidsinvoerSchema = (soort: Gidssoort, keuzes: Gidskeuzes) =>
  inhoudVan[soort](keuzes).extend({ organisatie: ofNiets(organisatieCodeSchema) });

/** Of which kinds an entry is about a person: reading one leaves a processing line (design section 8). */
export const isPersoonsgegeven = (soort: Gidssoort): boolean => soort === "contactpersoon" || soort === "sleutelfiguur";

const opgeslagen = { gemeente: z.string(), verschijningsvorm: z.string() };
const regel = <S extends Gidssoort, I extends z.ZodType>(soort: S, inhoud: I) =>
  z.object({
    type: z.literal("gidsregel"),
    soort: z.literal(soort),
    gidsId: gidsIdSchema,
    versie: z.int().min(1),
    /** `vervallen`: no longer in the list, and still there to read (B4.18: who was in it, and when). */
    status: z.enum(["geldig", "vervallen"]),
    /** Who keeps the entry. */
    organisatie: organisatieCodeSchema,
    aangemaaktOp: instantSchema,
    gewijzigdOp: instantSchema,
    inhoud,
  });

/** An entry of the guide. */
export const gidsregelSchema = z.discriminatedUnion("soort", [
  regel("contactpersoon", inhoudVan.contactpersoon(opgeslagen)),
  regel("sleutelfiguur", inhoudVan.sleutelfiguur(opgeslagen)),
  regel("voorziening", inhoudVan.voorziening(opgeslagen)),
  regel("expertise", inhoudVan.expertise(opgeslagen)),
  regel("interventie", inhoudVan.interventie(opgeslagen)),
]);
export type Gidsregel = z.infer<typeof gidsregelSchema>;

/** What somebody looks for in the guide; null: whatever. */
export interface Gidsfilter {
  /** Who keeps the entry. */
  readonly organisatie: OrganisatieCode | null;
  readonly verschijningsvorm: string | null;
  readonly doelgroep: Doelwit | null;
}
export const ALLES_IN_GIDS: Gidsfilter = { organisatie: null, verschijningsvorm: null, doelgroep: null };

/** Whether an entry is what somebody looks for: one that names no form is for every form; a kind without target groups has none. */
export const isGezocht = (
  { organisatie, inhoud }: Gidsregel,
  { organisatie: van, verschijningsvorm, doelgroep }: Gidsfilter,
): boolean =>
  (van === null || van === organisatie) &&
  (verschijningsvorm === null ||
    ("verschijningsvormen" in inhoud &&
      (inhoud.verschijningsvormen.length === 0 || inhoud.verschijningsvormen.includes(verschijningsvorm)))) &&
  (doelgroep === null || ("doelgroepen" in inhoud && inhoud.doelgroepen.includes(doelgroep)));

/** An entry as the API shows it, in the answer and in its history. */
export const gidsbeeldSchema = (soort: Gidssoort) =>
  z.object({
    ...inhoudVan[soort](opgeslagen).shape,
    gidsId: gidsIdSchema,
    versie: z.int(),
    status: z.enum(["geldig", "vervallen"]),
    organisatie: z.string(),
    aangemaaktOp: instantSchema,
    gewijzigdOp: instantSchema,
  });

/** What {@link gidsbeeldSchema} describes. */
export const gidsbeeld = ({ type: _type, soort: _soort, inhoud, ...kop }: Gidsregel) => ({ ...inhoud, ...kop });
