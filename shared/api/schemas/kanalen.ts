import * as z from "zod";
import { herleveringSchema } from "../../domain/herlevering.ts";
import { berichtIdSchema, herleveringIdSchema, organisatieCodeSchema } from "../../domain/ids.ts";
import { kanaalSchema } from "../../domain/kanaal.ts";
import { notificatieSchema } from "../../domain/notificatie.ts";
import { definieerOperatie } from "../operatie.ts";
import { geheelGetalInQuery, instant, lijstInQuery, tijdstip } from "../velden.ts";

const tag = "Notificaties";
const pad = z.strictObject({ ontvanger: organisatieCodeSchema });
/** Feed numbers as the API takes them. */
const nummer = z.int().min(1).max(999_999_999_999);

/** Kinds of channel: what an environment can configure, and `feed` for who has none. */
export const KANAALSOORTEN = ["webhook", "email", "wachtrij", "bus", "feed"] as const;
export type Kanaalsoort = (typeof KANAALSOORTEN)[number];

/** How the delivery of one notification stands. */
export const bezorging = z.object({
  stand: notificatieSchema.shape.bezorging.meta({
    description:
      "wacht: nog niet geprobeerd. bezorgd: het systeem van de ontvanger heeft het aangenomen. mislukt: wordt opnieuw geprobeerd op volgendePoging. opgegeven: wordt niet meer geprobeerd tot iemand om herlevering vraagt. gebundeld: staat in het bericht van de dag. feed: er is geen kanaal; de ontvanger leest de feed.",
  }),
  pogingen: z.int(),
  reden: z.string().nullable().meta({
    description:
      "Code: waarom de laatste poging mislukte of het is opgegeven. http-<status>: het antwoord, ook op de handdruk. handdruk-zonder-antwoord, handdruk-andere-herkomst: het antwoord op OPTIONS had geen WebHook-Allowed-Origin, of een andere dan onze naam. tijd-op: geen antwoord in tien seconden. kanaal-rust: even niet gevraagd na vijf keer tijd-op. adres-geweigerd: het adres leidt niet naar het openbare internet. aanmelding-…: aanmelden bij uw token-eindpunt lukte niet. opgezegd: uw systeem antwoordde 410. kanaal-geschorst: sindsdien. geen-convenant: uw organisatie heeft er nu geen. Andere codes komen van het netwerk of de post.",
  }),
  volgendePoging: instant.nullable(),
});

const kanaal = z.object({
  ontvanger: z.string(),
  soort: z.enum(KANAALSOORTEN),
  stand: kanaalSchema.shape.stand.nullable().meta({
    description:
      "onbevestigd: nog geen handdruk met dit adres; waarom niet, staat bij de bezorgingen. actief: het bezorgt. hapert: er is iets opgegeven; het volgende kan aankomen. geschorst: het systeem antwoordde 410, er wordt niets gestuurd tot iemand het hervat. null: er valt niets te bezorgen, of er is niets aan de hand dat u mag weten.",
  }),
  sinds: instant.nullable(),
  reden: z.string().nullable().meta({ description: "Code: waarom het hapert of is geschorst" }),
  vanaf: z
    .int()
    .nullable()
    .meta({ description: "Eerste nummer dat is opgegeven sinds het kanaal hapert of is geschorst" }),
  laatste: z.int().nullable().meta({ description: "Laatste nummer dat aan de ontvanger is gegeven; 0: nog geen" }),
});

const herlevering = z.object({
  ...{ herleveringId: herleveringIdSchema, ontvanger: z.string() },
  status: herleveringSchema.shape.status.meta({
    description: "gestopt: het kon niet verder; reden zegt waarom. Wat is aangeboden, blijft aangeboden.",
  }),
  reden: herleveringSchema.shape.reden,
  ...{ van: z.int(), totEnMet: z.int(), periode: z.object({ van: instant, tot: instant }).nullable() },
  ookBezorgde: z.boolean(),
  bezienTotEnMet: z.int().meta({ description: "Tot en met dit nummer is aangeboden wat gevraagd was" }),
  aangeboden: z.int().meta({ description: "Hoeveel notificaties tot nu toe opnieuw zijn aangeboden" }),
  gevraagdOp: instant,
});

const herleveringsvraag = z
  .strictObject({
    nummers: z.strictObject({ van: nummer, totEnMet: nummer.optional() }).optional(),
    periode: z.strictObject({ van: tijdstip, tot: tijdstip.optional() }).optional().meta({
      description:
        "Wat in deze tijd is gebeurd (time van het event); tot zelf hoort er niet bij, en zonder tot is het nu",
    }),
    berichtId: berichtIdSchema.optional().meta({ description: "id van één event" }),
    ookBezorgde: z.boolean().default(false).meta({
      description: "Ook wat al is bezorgd, gebundeld of alleen in de feed stond: het is bij u verloren gegaan",
    }),
  })
  .superRefine(({ nummers, periode, berichtId }, context) => {
    const genoemd = [nummers, periode, berichtId].filter((een) => een !== undefined);
    if (genoemd.length !== 1)
      context.addIssue({ code: "custom", path: [], message: "noem precies één van nummers, periode en berichtId" });
    if (nummers?.totEnMet !== undefined && nummers.totEnMet < nummers.van)
      context.addIssue({ code: "custom", path: ["nummers", "totEnMet"], message: "moet ten minste nummers.van zijn" });
    if (periode?.tot !== undefined && periode.tot <= periode.van)
      context.addIssue({ code: "custom", path: ["periode", "tot"], message: "moet na periode.van liggen" });
  });
export type Herleveringsvraag = z.output<typeof herleveringsvraag>;

const leesKanalen = definieerOperatie({
  operationId: "leesKanalen",
  methode: "GET",
  pad: "/v1/kanalen",
  samenvatting: "De kanalen die u mag zien, en hoe het ermee staat",
  beschrijving:
    "De hele lijst in één keer: de eigen ontvangers, en voor ops alle. Van wie opspoort en van de FG zien anderen alleen dat hun kanaal niet bezorgt.",
  tag,
  scope: "bezorging:lezen",
  antwoorden: { 200: z.object({ resultaten: z.array(kanaal) }) },
  weigeringen: [],
});

const leesKanaal = definieerOperatie({
  operationId: "leesKanaal",
  methode: "GET",
  pad: "/v1/kanalen/{ontvanger}",
  samenvatting: "Hoe het met een kanaal staat",
  tag,
  scope: "bezorging:lezen",
  parameters: { pad },
  antwoorden: { 200: kanaal },
  weigeringen: [],
});

const leesBezorgingen = definieerOperatie({
  operationId: "leesBezorgingen",
  methode: "GET",
  pad: "/v1/kanalen/{ontvanger}/bezorgingen",
  samenvatting: "Hoe de bezorging van elke notificatie staat",
  beschrijving:
    "Op volgorde van nummer en zonder inhoud: wat er is gemeld staat in de feed. Lees verder met na = laatste zolang meer waar is; met een filter kan een antwoord leeg zijn terwijl er nog meer is.",
  tag,
  scope: "bezorging:lezen",
  parameters: {
    pad,
    query: z.strictObject({
      stand: lijstInQuery(notificatieSchema.shape.bezorging).optional().meta({
        description: "Alleen deze standen, met komma's ertussen",
      }),
      na: geheelGetalInQuery(0, 999_999_999_999).default(0),
      aantal: geheelGetalInQuery(1, 500).default(100),
    }),
  },
  antwoorden: {
    200: z.object({
      resultaten: z.array(z.object({ nummer: z.int(), id: z.string(), opgetredenOp: instant, ...bezorging.shape })),
      laatste: z.int().meta({ description: "Nummer om bij het volgende verzoek als na mee te geven" }),
      meer: z.boolean(),
    }),
  },
  weigeringen: [],
});

const vraagHerlevering = definieerOperatie({
  operationId: "vraagHerlevering",
  methode: "POST",
  pad: "/v1/kanalen/{ontvanger}/herleveringen",
  samenvatting: "Notificaties opnieuw laten aanbieden",
  beschrijving:
    "Van nummer tot nummer, over een periode of één event. Wat is mislukt of opgegeven, wordt opnieuw aangeboden met een nieuwe reeks pogingen; wat nog op een eerste poging wacht, is al onderweg; wat wel is bezorgd alleen met ookBezorgde. Elk event houdt zijn id en sequence. Het antwoord komt meteen; het adres in Location zegt hoe ver het is. Per ontvanger loopt er één tegelijk.",
  tag,
  scope: "bezorging:schrijven",
  parameters: { pad },
  body: herleveringsvraag,
  antwoorden: { 202: herlevering.meta({ description: "Aangenomen; het aanbieden volgt" }) },
  weigeringen: ["kanaal-geschorst", "kanaal-bezorgt-niet", "herlevering-loopt", "gelijktijdige-wijziging"],
  idempotencyKey: "verplicht-voor-systemen",
});

const leesHerlevering = definieerOperatie({
  operationId: "leesHerlevering",
  methode: "GET",
  pad: "/v1/kanalen/{ontvanger}/herleveringen/{herleveringId}",
  samenvatting: "De voortgang van een herlevering lezen",
  beschrijving: "Dertig dagen lang.",
  tag,
  scope: "bezorging:lezen",
  parameters: { pad: z.strictObject({ ...pad.shape, herleveringId: herleveringIdSchema }) },
  antwoorden: { 200: herlevering },
  weigeringen: [],
});

const hervatKanaal = definieerOperatie({
  operationId: "hervatKanaal",
  methode: "POST",
  pad: "/v1/kanalen/{ontvanger}/hervattingen",
  samenvatting: "Een geschorst kanaal hervatten",
  beschrijving:
    "Zorg eerst dat het systeem weer ontvangt: bij de eerstvolgende bezorging komt er een nieuwe handdruk. Wat sinds de schorsing is opgegeven, wordt opnieuw aangeboden, tenzij herleveren onwaar is.",
  tag,
  scope: "bezorging:schrijven",
  parameters: { pad },
  body: z.strictObject({ herleveren: z.boolean().default(true) }),
  antwoorden: {
    202: z.object({
      kanaal,
      herleveringId: herleveringIdSchema
        .nullable()
        .meta({ description: "Waarmee wordt aangeboden wat is opgegeven; null: er was niets, of het is niet aan u" }),
    }),
  },
  weigeringen: ["kanaal-niet-geschorst", "kanaal-bezorgt-niet", "gelijktijdige-wijziging"],
  idempotencyKey: "verplicht-voor-systemen",
});

/** Channels and how delivery stands, for who is told and for who looks after it. */
export const kanaalOperaties = {
  ...{ leesKanalen, leesKanaal, leesBezorgingen },
  ...{ vraagHerlevering, leesHerlevering, hervatKanaal },
};
