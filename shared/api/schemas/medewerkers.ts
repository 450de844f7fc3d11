import * as z from "zod";
import { actorSchema, mandaatverleningSchema, rolSchema } from "../../domain/actor.ts";
import { organisatieCodeSchema } from "../../domain/ids.ts";
import { gemeenteOrganisatie, type Regio } from "../../domain/regio.ts";
import { ofNiets } from "../../domain/tekst.ts";
import { definieerOperatie } from "../operatie.ts";
import { maakCursor, pagina, paginagrootte } from "../velden.ts";
import { keuzeUit } from "./melding.ts";
import { aanmeldnaam, beeindiging, mandaatInvoer, registerId, versies, versievraag } from "./register-velden.ts";

const tag = "Register";
const organisatiepad = { organisatie: organisatieCodeSchema };
const medewerkerpad = { ...organisatiepad, actorId: registerId };

const zonderVersie = actorSchema.omit({ type: true, versie: true, deelname: true, domein: true });
const medewerker = zonderVersie.extend({ versie: z.int().min(1) });

/** Cursor of a list of people: the last id that was seen. */
export const medewerkercursor = maakCursor(registerId);

/** Roles, and the municipality to whose casussen they are limited. */
const rechten = (regio: Regio) => ({
  rollen: z.array(rolSchema).max(rolSchema.options.length),
  gemeente: ofNiets(keuzeUit(regio.gemeenten.map(gemeenteOrganisatie), "een gemeente")),
});

/** The people and systems of an organisation in our register, with the region's gemeenten. No names: how they sign in. */
export const medewerkerOperaties = (regio: Regio) => ({
  leesMedewerkers: definieerOperatie({
    operationId: "leesMedewerkers",
    methode: "GET",
    pad: "/v1/partners/{organisatie}/medewerkers",
    samenvatting: "De mensen en systemen van een organisatie lezen, met hun rollen, zetels en mandaten",
    tag,
    scope: null,
    parameters: {
      pad: z.strictObject(organisatiepad),
      query: z.strictObject({ cursor: medewerkercursor.veld.optional(), aantal: paginagrootte }),
    },
    antwoorden: { 200: pagina(medewerker) },
    weigeringen: [],
  }),
  registreerMedewerker: definieerOperatie({
    operationId: "registreerMedewerker",
    methode: "POST",
    pad: "/v1/partners/{organisatie}/medewerkers",
    samenvatting: "Iemand of een systeem van een organisatie registreren",
    beschrijving: "Wie niet geregistreerd is, mag niets. Niemand registreert zichzelf.",
    tag,
    scope: null,
    parameters: { pad: z.strictObject(organisatiepad) },
    body: z.strictObject({ aanmeldnaam, soort: z.enum(["systeem", "persoon"]), ...rechten(regio) }),
    antwoorden: { 201: medewerker },
    weigeringen: ["aanmeldnaam-bezet", "eigen-recht", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
    etag: true,
  }),
  leesMedewerker: definieerOperatie({
    operationId: "leesMedewerker",
    methode: "GET",
    pad: "/v1/partners/{organisatie}/medewerkers/{actorId}",
    samenvatting: "Iemand of een systeem in het register lezen",
    tag,
    scope: null,
    parameters: { pad: z.strictObject(medewerkerpad) },
    antwoorden: { 200: medewerker },
    weigeringen: [],
    etag: true,
  }),
  wijzigMedewerker: definieerOperatie({
    operationId: "wijzigMedewerker",
    methode: "PUT",
    pad: "/v1/partners/{organisatie}/medewerkers/{actorId}",
    samenvatting: "De rollen van iemand wijzigen",
    beschrijving: "Zonder rollen eindigen alle rechten. Wie meer wil mogen, vraagt het aan een ander.",
    tag,
    scope: null,
    parameters: { pad: z.strictObject(medewerkerpad) },
    body: z.strictObject(rechten(regio)),
    antwoorden: { 200: medewerker },
    weigeringen: ["eigen-recht", "gelijktijdige-wijziging"],
    etag: true,
    ifMatch: true,
  }),
  leesMedewerkerversies: definieerOperatie({
    operationId: "leesMedewerkerversies",
    methode: "GET",
    pad: "/v1/partners/{organisatie}/medewerkers/{actorId}/versies",
    samenvatting: "Lezen wie iemand wanneer welke rollen, zetels en mandaten gaf",
    tag,
    scope: null,
    parameters: { pad: z.strictObject(medewerkerpad), query: versievraag },
    antwoorden: { 200: versies(zonderVersie) },
    weigeringen: [],
  }),
  verleenMandaat: definieerOperatie({
    operationId: "verleenMandaat",
    methode: "POST",
    pad: "/v1/partners/{organisatie}/medewerkers/{actorId}/mandaten",
    samenvatting: "Iemand mandateren om namens de organisatie te beslissen",
    tag,
    scope: null,
    parameters: { pad: z.strictObject(medewerkerpad) },
    body: mandaatInvoer,
    antwoorden: { 201: mandaatverleningSchema },
    weigeringen: ["eigen-recht", "register-regel", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
  trekMandaatIn: definieerOperatie({
    operationId: "trekMandaatIn",
    methode: "POST",
    pad: "/v1/partners/{organisatie}/medewerkers/{actorId}/mandaten/{mandaatId}/intrekkingen",
    samenvatting: "Een mandaat laten eindigen",
    tag,
    scope: null,
    parameters: { pad: z.strictObject({ ...medewerkerpad, mandaatId: registerId }) },
    body: beeindiging,
    antwoorden: { 201: mandaatverleningSchema },
    weigeringen: ["al-afgehandeld", "register-regel", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
});
