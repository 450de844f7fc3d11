import * as z from "zod";
import { partnersOp } from "./betrokkenheid.ts";
import type { Casus } from "./casus.ts";
import { email, telefoon } from "./gids.ts";
import { casusIdSchema, organisatieCodeSchema, type OrganisatieCode } from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { organisatieVoor, zetelsVan, type Regio } from "./regio.ts";
import { eigenaarSchema } from "./taak.ts";
import { ofNiets, tekst } from "./tekst.ts";
import { instantSchema, type Instant } from "./tijd.ts";

const bereikbaar = { naam: tekst(200), functie: tekst(200), telefoon: ofNiets(telefoon), email: ofNiets(email) };
const metNummer = {
  path: ["telefoon"],
  error: "geef een telefoonnummer of een e-mailadres, zodat deze persoon te bereiken is",
};
const heeftNummer = (een: { readonly telefoon: string | null; readonly email: string | null }): boolean =>
  een.telefoon !== null || een.email !== null;

/** With whom at an organisation one speaks of this casus, and who stands in: at work, for professionals (H4.3-e2, B6.5). */
export const contactkaartInvoer = z
  .strictObject({
    ...bereikbaar,
    bereikbaarheid: ofNiets(tekst(500)).meta({ description: "Wanneer" }),
    vervanger: ofNiets(z.strictObject(bereikbaar).refine(heeftNummer, metNummer)),
  })
  .refine(heeftNummer, metNummer);
export type ContactkaartInvoer = z.infer<typeof contactkaartInvoer>;

/** The contact card of one organisation on one casus: replaced as a whole by that organisation. */
export const contactkaartSchema = z.object({
  type: z.literal("contactkaart"),
  casusId: casusIdSchema,
  organisatie: organisatieCodeSchema,
  versie: z.int().min(1),
  inhoud: contactkaartInvoer,
  gewijzigdOp: instantSchema,
  gewijzigdDoor: eigenaarSchema,
  kenmerk: kenmerkSchema,
});
export type Contactkaart = z.infer<typeof contactkaartSchema>;

/** As what an organisation is on a casus, the first that fits. */
export type Contactrol = "zetel" | "zorgcoordinatie" | "procesregie" | "partner";

/** An organisation with which one can speak of a casus. */
export interface Contact {
  readonly organisatie: OrganisatieCode;
  readonly als: Contactrol;
  /** Since when its part lasts: what it gave before that was of an earlier part. Null: as long as the casus. */
  readonly sinds: Instant | null;
}

/**
 * With whom one can speak of the casus now: the seats of the team, who coordinates care, who directs, and the partners, while their
 * part lasts (H4.3-e2). Nobody once it has ended: a contact card ends with it. An 'eventueel andere partij' is there for two steps,
 * and has none (R19).
 */
export const contactenVan = (
  casus: Casus,
  { nu, regio }: { readonly nu: Instant; readonly regio: Regio },
): readonly Contact[] => {
  if (casus.status !== "open") return [];
  const alle: readonly Contact[] = [
    ...zetelsVan(regio, casus.gemeente).map((organisatie) => ({ organisatie, als: "zetel" as const, sinds: null })),
    { organisatie: organisatieVoor(regio, "zorgcoordinatie", casus), als: "zorgcoordinatie", sinds: null },
    { organisatie: organisatieVoor(regio, "procesregie", casus), als: "procesregie", sinds: null },
    ...partnersOp(casus, nu).map((organisatie) => ({
      ...{ organisatie, als: "partner" as const },
      sinds: casus.betrokken.findLast((een) => een.organisatie === organisatie)?.van ?? null,
    })),
  ];
  return [...new Map(alle.toReversed().map((een) => [een.organisatie, een])).values()].toReversed();
};

/** The card that an organisation gave for the part that it has now; null: none. */
export const geldendeKaart = (kaarten: readonly Contactkaart[], { organisatie, sinds }: Contact): Contactkaart | null =>
  kaarten.find((een) => een.organisatie === organisatie && (sinds === null || een.gewijzigdOp >= sinds)) ?? null;
