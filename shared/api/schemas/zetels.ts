import * as z from "zod";
import { organisatieCodeSchema } from "../../domain/ids.ts";
import { bezettingSchema, vervangingSchema } from "../../domain/zetel.ts";
import { WAARSCHUWINGEN } from "../../domain/zetelwaarschuwingen.ts";
import { definieerOperatie } from "../operatie.ts";
import { tijdstip } from "../velden.ts";
import { beeindiging, registerId, versies, versievraag } from "./register-velden.ts";

const tag = "Register";
const zetelpad = { zetel: organisatieCodeSchema };

const bezet = z.object({
  zetel: z.string(),
  bezettingen: z.array(bezettingSchema).meta({ description: "Wie de zetel bekleedt, nu en vanaf een later moment" }),
  vervangingen: z.array(vervangingSchema).meta({ description: "Wie wanneer bij afwezigheid vervangt" }),
});

const zetel = bezet.extend({
  houder: bezettingSchema.nullable().meta({ description: "Wie de zetel nu bekleedt" }),
  waarschuwingen: z
    .array(z.object({ code: z.enum(WAARSCHUWINGEN), melding: z.string(), actorId: z.string().nullable() }))
    .meta({ description: "Wat nu of binnenkort niet in orde is" }),
});

/** Who somebody is, and where they work. */
const wie = { organisatie: organisatieCodeSchema, actorId: registerId };

export const leesZetels = definieerOperatie({
  operationId: "leesZetels",
  methode: "GET",
  pad: "/v1/zetels",
  samenvatting: "De zetels van het ketenregieteam lezen, met wat er niet in orde is",
  beschrijving:
    "De vaste zetels en die van iedere gemeente. De waarschuwingen zeggen wie op tijd iets moet regelen: een houder, een mandaat, een vervanger, een convenant.",
  tag,
  scope: null,
  antwoorden: { 200: z.object({ resultaten: z.array(zetel) }) },
  weigeringen: [],
});

export const leesZetel = definieerOperatie({
  operationId: "leesZetel",
  methode: "GET",
  pad: "/v1/zetels/{zetel}",
  samenvatting: "Een zetel lezen",
  tag,
  scope: null,
  parameters: { pad: z.strictObject(zetelpad) },
  antwoorden: { 200: zetel },
  weigeringen: [],
});

export const bezetZetel = definieerOperatie({
  operationId: "bezetZetel",
  methode: "POST",
  pad: "/v1/zetels/{zetel}/bezettingen",
  samenvatting: "Iemand een zetel laten bekleden",
  beschrijving: "Wie de zetel had, verliest haar op hetzelfde moment. Zonder van geldt het meteen.",
  tag,
  scope: null,
  parameters: { pad: z.strictObject(zetelpad) },
  body: z.strictObject({ ...wie, van: tijdstip.optional() }),
  antwoorden: { 201: bezet },
  weigeringen: ["eigen-recht", "register-regel", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const vervangZetel = definieerOperatie({
  operationId: "vervangZetel",
  methode: "POST",
  pad: "/v1/zetels/{zetel}/vervangingen",
  samenvatting: "Vervanging regelen voor de afwezigheid van wie een zetel bekleedt",
  beschrijving:
    "Hoogstens een jaar. De vervanger beslist op een eigen mandaat. Met organisatie en actorId null is de afwezigheid bekend zonder vervanger; de zetel waarschuwt dan tot iemand het hele venster vervangt.",
  tag,
  scope: null,
  parameters: { pad: z.strictObject(zetelpad) },
  body: z
    .strictObject({
      organisatie: wie.organisatie.nullable(),
      actorId: wie.actorId.nullable(),
      van: tijdstip,
      tot: tijdstip,
    })
    .refine(({ organisatie, actorId }) => (organisatie === null) === (actorId === null), {
      path: ["actorId"],
      error: "geef organisatie en actorId van de vervanger, of van beide null zolang er niemand is",
    }),
  antwoorden: { 201: bezet.extend({ vervangingId: z.string() }) },
  weigeringen: ["eigen-recht", "register-regel", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const trekVervangingIn = definieerOperatie({
  operationId: "trekVervangingIn",
  methode: "POST",
  pad: "/v1/zetels/{zetel}/vervangingen/{vervangingId}/intrekkingen",
  samenvatting: "Een vervanging laten eindigen",
  tag,
  scope: null,
  parameters: { pad: z.strictObject({ ...zetelpad, vervangingId: registerId }) },
  body: beeindiging,
  antwoorden: { 201: bezet },
  weigeringen: ["al-afgehandeld", "register-regel", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const leesZetelversies = definieerOperatie({
  operationId: "leesZetelversies",
  methode: "GET",
  pad: "/v1/zetels/{zetel}/versies",
  samenvatting: "Lezen wie een zetel wanneer bekleedde of daarop verving",
  tag,
  scope: null,
  parameters: { pad: z.strictObject(zetelpad), query: versievraag },
  antwoorden: { 200: versies(bezet) },
  weigeringen: [],
});
