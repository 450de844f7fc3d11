import * as z from "zod";
import { domeinSchema, ondertekeningSchema } from "../../domain/deelname.ts";
import { organisatieCodeSchema } from "../../domain/ids.ts";
import { convenantversieSchema } from "../../domain/regio-register.ts";
import { korteTekst, ofNiets, tekst } from "../../domain/tekst.ts";
import { datumSchema } from "../../domain/tijd.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { beeindiging, venster, versies, versievraag } from "./register-velden.ts";

const tag = "Register";
const organisatiepad = z.strictObject({ organisatie: organisatieCodeSchema });

const partner = z.object({
  organisatie: z.string(),
  naam: z.string(),
  soort: z.enum(["kern", "schil", "overig"]),
  domein: domeinSchema,
  zetel: z.boolean().meta({ description: "Heeft een zetel in het ketenregieteam" }),
  deelname: z
    .object({ van: instant, tot: venster.tot, ondertekeningen: z.array(ondertekeningSchema) })
    .nullable()
    .meta({ description: "Null: neemt niet deel" }),
  convenantpartij: z.boolean().meta({ description: "Neemt deel en heeft een convenant ondertekend dat geldt" }),
  wordtDoorgevoerd: z.boolean().meta({ description: "Nog niet iedereen die er werkt, heeft de wijziging" }),
});

const convenant = z.object({
  versie: z.string(),
  naam: z.string(),
  vindplaats: z.string(),
  van: datumSchema,
  tot: datumSchema.nullable(),
});

export const leesPartners = definieerOperatie({
  operationId: "leesPartners",
  methode: "GET",
  pad: "/v1/partners",
  samenvatting: "De organisaties van de keten lezen, en of zij convenantpartij zijn",
  beschrijving: "De hele lijst in één keer; wie alleen de eigen organisatie mag zien, ziet alleen die.",
  tag,
  scope: null,
  antwoorden: { 200: z.object({ resultaten: z.array(partner) }) },
  weigeringen: [],
});

export const leesPartner = definieerOperatie({
  operationId: "leesPartner",
  methode: "GET",
  pad: "/v1/partners/{organisatie}",
  samenvatting: "Een organisatie van de keten lezen",
  tag,
  scope: null,
  parameters: { pad: organisatiepad },
  antwoorden: { 200: partner },
  weigeringen: [],
});

export const voegPartnerToe = definieerOperatie({
  operationId: "voegPartnerToe",
  methode: "POST",
  pad: "/v1/partners",
  samenvatting: "Een organisatie aan de schil toevoegen",
  beschrijving: "Zij neemt deel vanaf nu en deelt niets voordat zij een convenant ondertekent.",
  tag,
  scope: null,
  body: z.strictObject({
    code: organisatieCodeSchema.meta({ description: "Staat in adressen en gebeurtenissen en verandert nooit" }),
    naam: tekst(120),
    soort: z.enum(["schil", "overig"]),
    domein: domeinSchema,
  }),
  antwoorden: { 201: partner },
  weigeringen: ["bestaat-al", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const legOndertekeningVast = definieerOperatie({
  operationId: "legOndertekeningVast",
  methode: "POST",
  pad: "/v1/partners/{organisatie}/ondertekeningen",
  samenvatting: "Vastleggen dat een organisatie een convenant ondertekende",
  beschrijving: "Binnen de looptijd van het convenant. Wie was uitgetreden, neemt vanaf nu weer deel.",
  tag,
  scope: null,
  parameters: { pad: organisatiepad },
  body: z
    .strictObject({
      convenant: convenantversieSchema,
      getekendOp: datumSchema.meta({ description: "Niet in de toekomst" }),
      tot: ofNiets(datumSchema).meta({ description: "Eerste dag waarop de ondertekening niet meer geldt" }),
    })
    .refine(({ getekendOp, tot }) => tot === null || tot > getekendOp, {
      path: ["tot"],
      error: "moet na getekendOp liggen",
    }),
  antwoorden: { 201: partner },
  weigeringen: ["register-regel", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const legUittredingVast = definieerOperatie({
  operationId: "legUittredingVast",
  methode: "POST",
  pad: "/v1/partners/{organisatie}/uittredingen",
  samenvatting: "Vastleggen dat een organisatie de keten verlaat",
  beschrijving: "Vanaf dat moment ziet en doet niemand van die organisatie nog iets.",
  tag,
  scope: null,
  parameters: { pad: organisatiepad },
  body: beeindiging,
  antwoorden: { 201: partner },
  weigeringen: ["register-regel", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const leesPartnerversies = definieerOperatie({
  operationId: "leesPartnerversies",
  methode: "GET",
  pad: "/v1/partners/{organisatie}/versies",
  samenvatting: "De geschiedenis van een organisatie in het register lezen",
  tag,
  scope: null,
  parameters: { pad: organisatiepad, query: versievraag },
  antwoorden: { 200: versies(partner) },
  weigeringen: [],
});

export const leesConvenanten = definieerOperatie({
  operationId: "leesConvenanten",
  methode: "GET",
  pad: "/v1/convenanten",
  samenvatting: "De convenanten lezen die een organisatie kan ondertekenen",
  tag,
  scope: null,
  antwoorden: { 200: z.object({ resultaten: z.array(convenant) }) },
  weigeringen: [],
});

export const voegConvenantToe = definieerOperatie({
  operationId: "voegConvenantToe",
  methode: "POST",
  pad: "/v1/convenanten",
  samenvatting: "Een convenant toevoegen",
  beschrijving:
    "Een convenant verandert niet meer: een nieuwe tekst is een nieuwe versie, die ieder opnieuw ondertekent.",
  tag,
  scope: null,
  body: z
    .strictObject({
      versie: convenantversieSchema,
      naam: tekst(120),
      vindplaats: korteTekst,
      van: datumSchema,
      tot: ofNiets(datumSchema).meta({ description: "Eerste dag waarop het niet meer geldt" }),
    })
    .refine(({ van, tot }) => tot === null || tot > van, { path: ["tot"], error: "moet na van liggen" }),
  antwoorden: { 201: convenant },
  weigeringen: ["bestaat-al", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const leesConvenantversies = definieerOperatie({
  operationId: "leesConvenantversies",
  methode: "GET",
  pad: "/v1/convenanten/{versie}/versies",
  samenvatting: "Lezen wie een convenant toevoegde, en wanneer",
  beschrijving: "Leeg voor een convenant dat met de regio meekwam.",
  tag,
  scope: null,
  parameters: { pad: z.strictObject({ versie: convenantversieSchema }), query: versievraag },
  antwoorden: { 200: versies(convenant) },
  weigeringen: [],
});
