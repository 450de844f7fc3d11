import * as z from "zod";
import { rolSchema } from "../../domain/actor.ts";
import { doelwit } from "../../domain/actiedoel.ts";
import { gidsbeeldSchema, gidsinvoerSchema, GIDSSOORTEN, type Gidssoort } from "../../domain/gids.ts";
import { gidsIdSchema, organisatieCodeSchema } from "../../domain/ids.ts";
import type { Regio } from "../../domain/regio.ts";
import { definieerOperatie, type Operatie } from "../operatie.ts";
import { instant, pagina, paginagrootte } from "../velden.ts";
import { keuzeUit } from "./melding.ts";

const tag = "Gids";

/** How the API names a kind of entry: in its paths and operations, and in its descriptions. */
export const GIDSNAMEN = {
  contactpersoon: {
    ...{ een: "Contactpersoon", vele: "Contactpersonen", wat: "een contactpersoon" },
    uitleg: "Naam en rugnummers: met wie men bij een partner waarover overlegt.",
  },
  sleutelfiguur: {
    ...{ een: "Sleutelfiguur", vele: "Sleutelfiguren", wat: "een sleutelfiguur" },
    uitleg: "Wie buiten de keten mensen en plaatsen kent; alleen om contact mee te leggen.",
  },
  voorziening: {
    ...{ een: "Voorziening", vele: "Voorzieningen", wat: "een voorziening" },
    uitleg: "De sociale kaart: welke hulp er is, voor wie en hoe men aanmeldt.",
  },
  expertise: {
    ...{ een: "Expertise", vele: "Expertises", wat: "een expertise" },
    uitleg: "Waarvan een organisatie veel weet, en wie men daarnaar vraagt.",
  },
  interventie: {
    ...{ een: "Interventie", vele: "Interventies", wat: "een interventie" },
    uitleg: "De interventiecatalogus: wat er in de regio kan worden ingezet, voor wie, en hoe lang men erop wacht.",
  },
} as const satisfies Readonly<
  Record<Gidssoort, { readonly een: string; readonly vele: string; readonly wat: string; readonly uitleg: string }>
>;

/** Path of the entries of a kind, below the version. */
export const gidspadVan = (soort: Gidssoort): `/${string}` => `/${GIDSNAMEN[soort].vele.toLowerCase()}`;

/** The operations on one kind of entry, from its one definition (`shared/domain/gids.ts`) and the region's lists. */
export const gidsOperaties = (regio: Regio, soort: Gidssoort) => {
  const { een, vele, wat, uitleg } = GIDSNAMEN[soort];
  const lijstpad = `/v1${gidspadVan(soort)}` as const;
  const regelpad = `${lijstpad}/{gidsId}` as const;
  const vorm = keuzeUit(
    regio.verschijningsvormen.map(({ code }) => code),
    "een verschijningsvorm",
  );
  const invoer = gidsinvoerSchema(soort, {
    gemeente: keuzeUit(
      regio.gemeenten.map(({ naam }) => naam),
      "een gemeente",
    ),
    verschijningsvorm: vorm,
  });
  const beeld = gidsbeeldSchema(soort);
  const versie = z.object({
    versie: z.int(),
    wat: z.string(),
    op: instant,
    door: z.object({ rol: rolSchema, organisatie: z.string() }),
    inhoud: beeld,
  });
  const pad = z.strictObject({ gidsId: gidsIdSchema });
  const lezen = { tag, scope: "gids:lezen" } as const;
  const schrijven = { tag, scope: "gids:schrijven" } as const;
  return {
    lijst: definieerOperatie({
      operationId: `lees${vele}`,
      methode: "GET",
      pad: lijstpad,
      samenvatting: `${vele} lezen, de langst ongewijzigde eerst`,
      beschrijving: `${uitleg} Wat verandert terwijl u bladert, komt nog eens aan het eind.`,
      ...lezen,
      parameters: {
        query: z.strictObject({
          cursor: z.string().max(1024).optional(),
          aantal: paginagrootte,
          organisatie: organisatieCodeSchema.optional(),
          verschijningsvorm: vorm.optional().meta({
            description:
              "Ook regels die geen vorm noemen, en er dus voor elke zijn; soorten zonder vormen hebben er geen",
          }),
          doelgroep: doelwit.optional().meta({ description: "Alleen bij interventies" }),
        }),
      },
      antwoorden: { 200: pagina(beeld) },
      weigeringen: [],
    }),
    maak: definieerOperatie({
      operationId: `maak${een}`,
      methode: "POST",
      pad: lijstpad,
      samenvatting: `Aan de gids ${wat} toevoegen`,
      beschrijving: `${uitleg} Zonder organisatie is de regel van uw eigen organisatie.`,
      ...schrijven,
      body: invoer,
      antwoorden: { 201: beeld },
      weigeringen: ["gelijktijdige-wijziging"],
      idempotencyKey: "mag",
      etag: true,
    }),
    lees: definieerOperatie({
      operationId: `lees${een}`,
      methode: "GET",
      pad: regelpad,
      samenvatting: `Uit de gids ${wat} lezen`,
      ...lezen,
      parameters: { pad },
      antwoorden: { 200: beeld },
      weigeringen: [],
      etag: true,
    }),
    wijzig: definieerOperatie({
      operationId: `wijzig${een}`,
      methode: "PUT",
      pad: regelpad,
      samenvatting: `In de gids ${wat} wijzigen`,
      beschrijving: "Vervangt de hele regel. Zonder organisatie blijft de regel van wie hij is.",
      ...schrijven,
      parameters: { pad },
      body: invoer,
      antwoorden: { 200: beeld },
      weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
      etag: true,
      ifMatch: true,
    }),
    laatVervallen: definieerOperatie({
      operationId: `laat${een}Vervallen`,
      methode: "DELETE",
      pad: regelpad,
      samenvatting: `In de gids ${wat} laten vervallen`,
      beschrijving: "De regel verdwijnt uit de lijst en blijft met zijn geschiedenis te lezen.",
      ...schrijven,
      parameters: { pad },
      antwoorden: { 204: null },
      weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
      ifMatch: true,
    }),
    versies: definieerOperatie({
      operationId: `leesVersiesVan${een}`,
      methode: "GET",
      pad: `${regelpad}/versies`,
      samenvatting: `De geschiedenis van ${wat} lezen, van de eerste versie af`,
      ...lezen,
      parameters: { pad },
      antwoorden: { 200: z.object({ resultaten: z.array(versie) }) },
      weigeringen: [],
    }),
  };
};
/** The operations on a kind of entry. */
export type Gidsoperaties = ReturnType<typeof gidsOperaties>;

/** Those of every kind. */
export const alleGidsOperaties = (regio: Regio): readonly Operatie[] =>
  GIDSSOORTEN.flatMap((soort) => Object.values(gidsOperaties(regio, soort)));
