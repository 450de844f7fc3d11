import { bijdrageInvoer } from "../../domain/bijdrage.ts";
import { bijdrageIdSchema } from "../../domain/ids.ts";
import { definieerOperatie } from "../operatie.ts";
import { bijdragebeeldSchema } from "./casusbeeld.ts";
import { casusPad, commando, tag } from "./casuscommando.ts";

export const voegBijdrageToe = commando({
  operationId: "voegBijdrageToe",
  pad: "bijdragen",
  samenvatting: "3.1 tot en met 3.3 Informatie brengen: een bijdrage aan het beeld van de casus",
  beschrijving:
    "Voor iedereen bij de casus, zolang die open is, in de onderdelen die de deelmatrix de eigen hoedanigheid laat vastleggen. Een bijdrage verandert niet; een verbetering is een nieuwe van dezelfde organisatie, die de oude vervangt.",
  body: bijdrageInvoer,
  weigeringen: ["te-veel-bijdragen"],
});

export const leesBijdrage = definieerOperatie({
  operationId: "leesBijdrage",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/bijdragen/{bijdrageId}",
  samenvatting: "3.1 tot en met 3.3 Eén bijdrage lezen, ook als die is vervangen",
  beschrijving: "Voor wie dit onderdeel van de casus leest; voor ieder ander bestaat de bijdrage niet.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad.extend({ bijdrageId: bijdrageIdSchema }) },
  antwoorden: { 200: bijdragebeeldSchema },
  weigeringen: [],
});
