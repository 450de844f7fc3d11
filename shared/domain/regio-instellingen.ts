import * as z from "zod";
import { rolSchema } from "./actor.ts";
import { organisatieCodeSchema } from "./ids.ts";
import { leeftijdsgrenzenSchema } from "./leeftijd.ts";
import { PAD, type Uitkomst } from "./pad.ts";
import { duurSchema, urgentietermijnenSchema } from "./regio-termijnen.ts";

/** Every value that the report leaves open says whether it is still an example, and what there is to say about it. */
const keuze = {
  /** True until the chain has confirmed the value. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
};

const codeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** A named term of the region (NB1). */
export const termijnSchema = z.strictObject({ ...duurSchema.shape, ...keuze });
export type Termijn = z.infer<typeof termijnSchema>;

/** Marks on the way to a deadline, in percent of the term, and to whom each goes. */
export const bewakingSchema = z.strictObject({
  ...keuze,
  herinneringPct: z.int().min(1).max(99),
  /** In ascending order; 100 is the deadline itself. */
  escalaties: z
    .array(
      z.strictObject({
        pct: z.int().min(100),
        rol: rolSchema,
        organisatie: z.enum(["procesregie", "ketenregisseur"]),
      }),
    )
    .min(1)
    .readonly(),
  /** After the last escalation: again each time this passes, until somebody acts. */
  herescalatie: duurSchema,
  /** How long before it somebody is told of what comes or ends on a day that people agreed. */
  vooraf: z.strictObject({
    /** A casusoverleg: to bring what one knows (H3.1-c1); longer than the term `inbreng-voor-casusoverleg`. */
    casusoverleg: duurSchema,
    /** The access of an invited partner (X7). */
    toegangseinde: duurSchema,
  }),
});

const tijdstipSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Local begin and end of a working day; a term in werkdagen ends at `einde`. */
export const werkdagSchema = z.strictObject({
  ...keuze,
  tijdzone: z.string().min(1),
  begin: tijdstipSchema,
  einde: tijdstipSchema,
});

const quorumRegelSchema = z.strictObject({
  minimumZetels: z.int().min(1),
  /** How many of those seats are of the care and of the safety domain; a seat of both counts for either. */
  zorg: z.int().min(0),
  veiligheid: z.int().min(0),
  asynchroon: z.boolean(),
});
export type QuorumRegel = z.infer<typeof quorumRegelSchema>;
/** How many seats decide (NB5). */
export const quorumSchema = z.strictObject({
  ...keuze,
  weging1: quorumRegelSchema,
  weging2: quorumRegelSchema,
  plan: quorumRegelSchema,
});

/** How people come together, and what an overleg may be planned as (H3.1-c1). */
export const wijzeSchema = z.enum(["fysiek", "digitaal", "hybride"]);
export type Wijze = z.infer<typeof wijzeSchema>;

/** What a casusoverleg is, and when it counts as held (H3.1-c1, X12). */
export const casusoverlegSchema = z.strictObject({
  ...keuze,
  /** Ways in which one may be planned; `standaard` when nobody says. */
  wijzen: z.array(wijzeSchema).min(1).readonly(),
  standaard: wijzeSchema,
  /** So many organisations are there in person, or it does not count as held. */
  minimaalFysiek: z.int().min(0),
  /** So many casussen are on one agenda: all are told in one transaction when the overleg moves. */
  agendaMaximaal: z.int().min(1).max(20),
});

/** Scale of urgency, most urgent first, each with the terms that it makes others than the region's (H3.2-c6, NB8, NA22). */
export const urgentieSchema = z.strictObject({
  ...keuze,
  schaal: z
    .array(
      z.strictObject({
        code: codeSchema,
        naam: z.string().min(1),
        termijnen: urgentietermijnenSchema.default({}),
      }),
    )
    .min(1)
    .readonly(),
});

/** Evidence that an absolute doorlaatverbod needs (H2.3-a9, NB3). */
export const bewijsmiddelenSchema = z.strictObject({
  ...keuze,
  minimum: z.int().min(2),
  verschillendeSoorten: z.boolean(),
  soorten: z
    .array(z.strictObject({ code: codeSchema, naam: z.string().min(1) }))
    .min(1)
    .readonly(),
});

/** Who acts at a doorlaatverbod, who hears of it at once, and whose seat may decide when the team cannot meet (NB2). */
export const doorlaatverbodSchema = z.strictObject({
  ...keuze,
  uitvoerder: organisatieCodeSchema,
  informeren: z.array(organisatieCodeSchema).readonly(),
  /** From how many hours on an intervention that goes on is put before the ketenregisseur at each report. */
  escalatieNaUren: z.int().positive(),
  beslistBuitenOverleg: z.array(organisatieCodeSchema).min(1).readonly(),
});

/** The outcomes of the 2e weging, mensenhandel first and then zorg: `wel-geen` is the one the report does not name (NB7). */
const weging2Uitkomsten = Object.keys(PAD["weging-2"].uitkomsten) as readonly Uitkomst<"weging-2">[];
export const wegingUitkomstenSchema = z.strictObject({
  ...keuze,
  weging2: z.array(z.enum(weging2Uitkomsten)).min(1).readonly(),
});

/** Reflection period of a victim, B8 (H3.2-c6): who follows it to its end. How long it lasts at most is a term. */
export const bedenktijdSchema = z.strictObject({
  ...keuze,
  volgt: z.strictObject({
    rol: rolSchema,
    organisatie: z.enum(["procesregie", "ketenregieteam", "zorgcoordinatie"]),
  }),
});

/** What the region decides of a casus that is scaled down, and of its handover (NB6). */
export const afschalenSchema = z.strictObject({
  ...keuze,
  /** So many days after it accepted, a receiver still reads what was handed over to it. */
  inzageDagen: z.int().min(1).max(365),
  /** Who takes up again what was scaled down. */
  heropenen: z.strictObject({
    rol: rolSchema,
    organisatie: z.enum(["procesregie", "ketenregieteam", "meldpunt", "zorgcoordinatie"]),
  }),
});

const uitstelSchema = z.strictObject({
  /** Calendar days that one decision may give. */
  maximaalDagen: z.int().min(1).max(366),
  /** So often is a reason enough; from then on more must be said. */
  zonderToelichting: z.int().min(0),
});
/** Suspending a casus and extending a term: how long, and how often without saying more (issue on uitvoering, 8). */
export const uitstellenSchema = z.strictObject({ ...keuze, opschorten: uitstelSchema, verlengen: uitstelSchema });

/** The bodies in which a person or location may be dealt with besides a casus (S1.3.4). */
export const gremiaSchema = z.strictObject({
  ...keuze,
  lijst: z
    .array(z.strictObject({ code: codeSchema, naam: z.string().min(1) }))
    .min(1)
    .readonly(),
});

/** Texts to show at the moment of qualifying; each weging keeps the version used (S1.1.1, S1.1.2, NA18). */
export const kwalificatieSchema = z.strictObject({
  ...keuze,
  versie: z.string().min(1),
  definities: z
    .array(
      z.strictObject({
        code: codeSchema,
        naam: z.string().min(1),
        vindplaats: z.string().min(1),
        tekst: z.string().min(1),
      }),
    )
    .min(1)
    .readonly(),
});

const bewaartermijnSchema = z.strictObject({ eenheid: z.enum(["dagen", "jaren"]), aantal: z.int().positive() });
/** How long is kept what (NB13), by `bewaartermijn` of a Kenmerk. Cases: at the latest five years after first processing. */
export const bewaartermijnenSchema = z.strictObject({
  ...keuze,
  afgeschaald: bewaartermijnSchema,
  casus: bewaartermijnSchema,
  oefening: bewaartermijnSchema,
  /** Counted from when the need ended. */
  nazorg: bewaartermijnSchema,
  verwerkingslog: bewaartermijnSchema,
});

/** What counts as aftercare, and for whom (NA6, H4.4-a1, e1). */
export const nazorgSchema = z.strictObject({
  ...keuze,
  soorten: z
    .array(
      z.strictObject({
        code: codeSchema,
        naam: z.string().min(1),
        voor: z
          .array(z.enum(["slachtoffer", "verdachte"]))
          .min(1)
          .readonly(),
      }),
    )
    .min(1)
    .readonly(),
});

/** With what outcome a casus closes, and as what one still sees it then (NB20, H4.1-d2). */
export const afsluitenSchema = z.strictObject({
  ...keuze,
  uitkomsten: z
    .array(z.strictObject({ code: codeSchema, naam: z.string().min(1) }))
    .min(1)
    .readonly(),
  /** Capacities that outlast the close; for any other the casus does not exist any more. */
  inzage: z.array(z.enum(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"])).readonly(),
});

/** How often is evaluated on each of the four levels, in months; null: per casus (H5.2-a1, NA15, NB15). */
export const evaluatieSchema = z.strictObject({
  ...keuze,
  elkeMaanden: z.strictObject({
    casus: z.null(),
    proces: z.int().positive(),
    keten: z.int().positive(),
    beleid: z.int().positive(),
  }),
});

/** How far away the next monitoring round may be agreed in a round (H4.3, NB1): later is for the plan to say. */
export const monitoringSchema = z.strictObject({ ...keuze, maximaalDagen: z.int().min(1).max(366) });

/** Norm for meetings with professionals (H1.1-a2) and what "regio" means there (NB17). */
export const preventieSchema = z.strictObject({
  ...keuze,
  bijeenkomstenPerJaar: z.int().min(0),
  per: z.enum(["regio", "subregio"]),
});

/** Whether partners say that they exchange data before a plan is established, or are asked afterwards (H4.1-b1, I11). */
export const commitmentSchema = z.strictObject({ ...keuze, moment: z.enum(["vooraf", "achteraf"]) });

/** How many days back an intervention that was done counts for whether another repeats it (S1.9.4, K8). */
export const stapelingSchema = z.strictObject({ ...keuze, vensterDagen: z.int().min(1).max(3650) });

/**
 * Who coordinates care in a casus (NB11): the providers, and the first rule that fits, by form and by the age of a possible victim
 * as far as that is known. All that a rule names is so; one that names nothing fits always.
 */
export const zorgcoordinatieSchema = z.strictObject({
  ...keuze,
  /** Who can be it; the team chooses from these (H4.1-g1). */
  aanbieders: z.array(organisatieCodeSchema).min(1).readonly(),
  /** When no rule fits. */
  standaard: organisatieCodeSchema,
  regels: z
    .array(
      z.strictObject({
        verschijningsvorm: codeSchema.optional(),
        leeftijd: leeftijdsgrenzenSchema.optional(),
        organisatie: organisatieCodeSchema,
      }),
    )
    .readonly(),
});
