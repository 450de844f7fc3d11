import * as z from "zod";
import { casusIdSchema, meldingIdSchema, organisatieCodeSchema, plekIdSchema } from "../../domain/ids.ts";
import { PLEKSOORTEN, plekomschrijvingSchema, pleksleutels } from "../../domain/plek.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";

const tag = "Plekken";
const soort = z.enum(PLEKSOORTEN);

/** Locations, companies and persons across dossiers (H3.2-b3). No address and no name is in a URL: one looks for it in a body. */
export const plekOperaties = {
  zoekPlekken: definieerOperatie({
    operationId: "zoekPlekken",
    methode: "POST",
    pad: "/v1/plekken/zoekopdrachten",
    samenvatting: "Een locatie, onderneming of persoon zoeken die eerder in een melding is genoemd",
    beschrijving:
      "Vindt wat hetzelfde is, hoe het ook is geschreven; niet wat erop lijkt. Alleen uit casussen die u ziet; legt niets vast. Van personen zijn het wie in een melding worden genoemd zonder cliënt of getuige te zijn; dat iemand is genoemd, zegt niet dat die iets deed. Wie personen niet mag zien, vindt niemand.",
    tag,
    scope: "casussen:lezen",
    body: plekomschrijvingSchema.refine((plek) => pleksleutels(plek).length > 0, {
      error:
        "is te ruim om te zoeken; geef bij een locatie postcode en huisnummer, of straat, huisnummer en plaats; bij een onderneming kvkNummer, of naam met gemeente of plaats; bij een persoon bsn, of voornamen (geen voorletters), geslachtsnaam en geboortedatum",
    }),
    antwoorden: {
      200: z.object({ resultaten: z.array(z.object({ plekId: plekIdSchema, soort, aantalMeldingen: z.int() })) }),
    },
    weigeringen: [],
  }),
  leesPlek: definieerOperatie({
    operationId: "leesPlek",
    methode: "GET",
    pad: "/v1/plekken/{plekId}",
    samenvatting: "Lezen wat er over een locatie, onderneming of persoon is gemeld, over dossiers heen",
    beschrijving:
      "De meldingen en casussen die u ziet, de nieuwste eerst; elke melding met de plek of persoon zoals die is gemeld, en door welke organisatie. Bestaat niet voor wie geen van de casussen ziet, en een persoon niet voor wie personen niet mag zien.",
    tag,
    scope: "casussen:lezen",
    parameters: { pad: z.strictObject({ plekId: plekIdSchema }) },
    antwoorden: {
      200: z.object({
        plekId: plekIdSchema,
        soort,
        aantalMeldingen: z.int(),
        meldingen: z.array(
          z.object({
            meldingId: meldingIdSchema,
            ontvangenOp: instant,
            casusIds: z.array(casusIdSchema),
            omschrijving: plekomschrijvingSchema,
            geleverdDoor: organisatieCodeSchema,
          }),
        ),
        casussen: z.array(
          z.object({
            casusId: casusIdSchema,
            status: z.enum(["open", "afgeschaald", "gesloten", "samengevoegd"]),
            verschijningsvormen: z.array(z.string()),
            geopendOp: instant,
          }),
        ),
      }),
    },
    weigeringen: [],
  }),
};
