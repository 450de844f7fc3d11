import * as z from "zod";
import { casusIdSchema, dossierIdSchema, meldingIdSchema } from "../../domain/ids.ts";
import { KANALEN, meldingInvoerSchema, personaliaSchema, signaalInvoer } from "../../domain/melding.ts";
import { MELDINGSTATUSSEN } from "../../domain/meldingstatus.ts";
import { planInvoer } from "../../domain/plan.ts";
import type { Regio } from "../../domain/regio.ts";
import { SIGNAALBESLUITEN, signaalbesluitInvoer, signaalstandSchema } from "../../domain/signaal.ts";
import { eigenaarSchema } from "../../domain/taak.ts";
import { behandelingInvoer, behandelingSchema, herverdelingInvoer, verdelingSchema } from "../../domain/verdeling.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";

/** A list of the region's data as the choices of a field. */
export const keuzeUit = (waarden: readonly string[], wat: string) =>
  z.enum([...waarden] as [string, ...string[]], { error: `moet ${wat} van deze regio zijn` });

/** The verschijningsvormen and the names of the gemeenten that somebody may report. */
export const meldingkeuzes = ({ verschijningsvormen, gemeenten }: Regio) =>
  [
    keuzeUit(
      verschijningsvormen.map(({ code }) => code),
      "een verschijningsvorm",
    ),
    keuzeUit(
      gemeenten.map(({ naam }) => naam),
      "een gemeente",
    ),
  ] as const;

/** A checklist of the region, in a version that it has, with items of that version. */
const signaalVan = ({ instrumenten }: Regio) =>
  signaalInvoer.superRefine(({ instrument, versie, aangekruist }, context) => {
    const fout = (path: (string | number)[], message: string) => {
      context.addIssue({ code: "custom", path, message });
    };
    const versies = instrumenten.filter(({ code }) => code === instrument);
    const gekozen = versies.find((een) => een.versie === versie);
    if (versies.length === 0) {
      const codes = [...new Set(instrumenten.map(({ code }) => code))].join(", ");
      fout(
        ["instrument"],
        codes === "" ? "deze regio heeft geen instrumenten; laat signalen weg" : `kies uit: ${codes}`,
      );
    } else if (gekozen === undefined) {
      fout(["versie"], `is geen versie van dit instrument; kies uit: ${versies.map((een) => een.versie).join(", ")}`);
    } else if (gekozen.signalen.length > 0) {
      const bekend = new Set(gekozen.signalen.map(({ code }) => code));
      aangekruist.forEach((code, i) => {
        if (!bekend.has(code))
          fout(["aangekruist", i], "is geen signaal van dit instrument; de codes staan in /v1/instrumenten");
      });
    }
  });

/** What a reporter may know: it reveals nothing of the person, nor whether they were known (contract of a melding). */
export const meldingstatus = z.enum(MELDINGSTATUSSEN);

/**
 * What anonymity costs (H2.2-d2: allowed, not encouraged). The same for every anonymous reporter: it tells what is so of
 * anonymous meldingen, nothing of this one.
 */
export const PRIJS_VAN_ANONIMITEIT =
  "De melder is anoniem: naam en bereikbaarheid van de melder zijn niet vastgelegd, wel wie de melding invoerde. Daardoor kan niemand de melder later iets vragen of als getuige horen, ook niet als dat nodig is om iemand te helpen of een dader te vervolgen. Terugkoppeling kan alleen als daar bij de melding om is gevraagd, en alleen met de referentie en het geheim uit dit antwoord; wie die kwijtraakt, krijgt geen nieuwe. Met naam melden heeft deze nadelen niet.";

const meldingPad = z.strictObject({ meldingId: meldingIdSchema });

/** Who handles a melding, and what came of it (H2.1-c2). */
export const verdelingOperaties = {
  behandelMelding: definieerOperatie({
    operationId: "behandelMelding",
    methode: "POST",
    pad: "/v1/meldingen/{meldingId}/behandelingen",
    samenvatting: "Vastleggen dat een melding is behandeld, en hoe",
    beschrijving:
      "Voor wie de melding behandelt: contact met de melder, doorgeleid, of niets nodig, met een toelichting. Daarna ziet de behandelaar de melding niet meer.",
    tag: "Meldingen",
    scope: "meldingen:schrijven",
    parameters: { pad: meldingPad },
    body: behandelingInvoer,
    antwoorden: { 201: z.object({ meldingId: meldingIdSchema, resultaat: behandelingInvoer.shape.resultaat }) },
    weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
  verdeelMelding: definieerOperatie({
    operationId: "verdeelMelding",
    methode: "POST",
    pad: "/v1/meldingen/{meldingId}/verdelingen",
    samenvatting: "Een melding opnieuw verdelen, met de reden",
    beschrijving:
      "Het meldpunt en de procesregisseur geven de melding aan een rol bij een organisatie die het register kent; wie haar behandelt, geeft haar terug aan het meldpunt. De nieuwe behandelaar krijgt een eigen termijn; eerdere verdelingen blijven bewaard.",
    tag: "Meldingen",
    scope: "meldingen:schrijven",
    parameters: { pad: meldingPad },
    body: herverdelingInvoer,
    antwoorden: {
      201: z.object({
        meldingId: meldingIdSchema,
        eigenaar: eigenaarSchema,
        uiterlijkOp: instant,
      }),
    },
    weigeringen: ["al-afgehandeld", "register-regel", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
};
/** In an answer on a melding: what anonymity costs. */
export const anonimiteit = z.string().meta({
  description: "Alleen bij een anonieme melder: wat anonimiteit kost, om aan de melder te vertellen",
  examples: [PRIJS_VAN_ANONIMITEIT],
});

/** In an answer on a melding: by what it can be followed without signing in. */
export const terugkoppeling = z
  .object({
    referentie: z.string().meta({ examples: ["7Q2HM-X0RTB"] }),
    geheim: z.string().meta({ examples: ["K4D9T-0VWXE-3N7JB-SZ8FA"] }),
  })
  .meta({
    description:
      "Alleen als terugkoppelingGewenst: waarmee de melder zonder aanmelden de status volgt (POST /terugkoppelingen, waar de regio dat openstelt). Het geheim wordt alleen hier gegeven en niet bewaard; geef het aan de melder en aan niemand anders.",
  });

/** The operations on meldingen, with the region's verschijningsvormen and gemeenten in the contract. */
export const meldingOperaties = (regio: Regio) => ({
  dienMeldingIn: definieerOperatie({
    operationId: "dienMeldingIn",
    methode: "POST",
    pad: "/v1/meldingen",
    samenvatting: "Een melding of signaal indienen",
    beschrijving:
      "Neemt de melding in één keer aan: met dossier en casus, of helemaal niet. Stuur bij een herhaling dezelfde Idempotency-Key: dan volgt hetzelfde antwoord en komt er geen tweede melding. Het antwoord zegt nooit of iemand al bekend was.",
    tag: "Meldingen",
    scope: "meldingen:schrijven",
    body: meldingInvoerSchema(
      ...meldingkeuzes(regio),
      signaalVan(regio),
      z.enum(KANALEN).meta({
        description: "Wie als aandachtsfunctionaris meldt, meldt langs die weg: dan geldt wat hier staat niet",
      }),
    ),
    antwoorden: {
      201: z.object({
        meldingId: meldingIdSchema,
        status: meldingstatus,
        ontvangenOp: instant,
        anonimiteit: anonimiteit.optional(),
        terugkoppeling: terugkoppeling.optional(),
      }),
    },
    weigeringen: ["gelijktijdige-wijziging"],
    idempotencyKey: "verplicht-voor-systemen",
  }),
  leesMelding: definieerOperatie({
    operationId: "leesMelding",
    methode: "GET",
    pad: "/v1/meldingen/{meldingId}",
    samenvatting: "Een eigen melding en haar status lezen",
    beschrijving:
      "Wie de melding indiende, ziet de melding en de status. Wie haar behandelt, ziet zolang dat duurt ook aan wie zij is verdeeld, en waarom. Het meldpunt ziet alle meldingen, met alle verdelingen en de dossiers en de casus waarin de melding terechtkwam.",
    tag: "Meldingen",
    scope: "meldingen:lezen",
    parameters: { pad: meldingPad },
    antwoorden: {
      200: z.object({
        meldingId: meldingIdSchema,
        status: meldingstatus,
        ontvangenOp: instant,
        melding: meldingInvoerSchema(z.string(), z.string()),
        verdeling: verdelingSchema.optional().meta({
          description:
            "Alleen voor het meldpunt en wie de melding behandelt: aan wie zij is verdeeld, tot wanneer, door welke regel van de regio (of met welke reden) en onder welke versie van het ketenmodel",
        }),
        eerdereVerdelingen: z.array(verdelingSchema).optional().meta({ description: "Alleen voor het meldpunt" }),
        behandeling: behandelingSchema
          .optional()
          .meta({ description: "Alleen voor het meldpunt en wie de melding behandelt" }),
        dossiers: z
          .array(z.object({ dossierId: dossierIdSchema, betrokkene: z.int().nullable() }))
          .optional()
          .meta({ description: "Alleen voor het meldpunt: het dossier per betrokkene (plaats in betrokkenen)" }),
        casusId: casusIdSchema.optional().meta({ description: "Alleen voor het meldpunt" }),
        signaal: signaalstandSchema.optional().meta({
          description:
            "Alleen voor het meldpunt, bij een signaal dat niet meteen een casus opende: hoe het ermee staat",
        }),
        nietGeverifieerd: z.literal(true).optional().meta({
          description:
            "Alleen voor het meldpunt: de melding kwam door het publieke formulier binnen, en niemand heeft gecontroleerd van wie",
        }),
        mogelijkDubbelVan: meldingIdSchema.optional().meta({
          description:
            "Alleen voor het meldpunt: de melding die kort daarvoor hetzelfde zei. De melding is gewoon in behandeling; beoordeel zelf of zij dubbel is.",
        }),
      }),
    },
    weigeringen: [],
  }),
});

/** What becomes of a weak signal that is kept without a casus (S2.5.3, K21). */
export const beoordeelSignaal = definieerOperatie({
  operationId: "beoordeelSignaal",
  methode: "POST",
  pad: "/v1/meldingen/{meldingId}/signaalbesluiten",
  samenvatting: "Een aangehouden signaal ophogen tot melding, langer aanhouden of sluiten, met de reden",
  beschrijving:
    "Voor het meldpunt. Ophogen: de casus opent, of de open casus van de persoon wordt aangevuld, zoals bij een melding. Aanhouden: er komt een volgende datum, uiterlijk de termijn van de regio. Sluiten: het signaal blijft vindbaar in het dossier.",
  tag: "Meldingen",
  scope: "meldingen:schrijven",
  parameters: { pad: meldingPad },
  body: signaalbesluitInvoer,
  antwoorden: { 201: z.object({ meldingId: meldingIdSchema, besluit: z.enum(SIGNAALBESLUITEN) }) },
  weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

/** The checklists and other instruments of the region, every version: what a melding's `signalen` names (V7). */
export const leesInstrumenten = definieerOperatie({
  operationId: "leesInstrumenten",
  methode: "GET",
  pad: "/v1/instrumenten",
  samenvatting: "De instrumenten van de regio lezen, met de signalen of aspecten van elke versie",
  tag: "Meldingen",
  scope: "meldingen:lezen",
  antwoorden: {
    200: z.object({
      resultaten: z.array(
        z.object({
          ...{ code: z.string(), versie: z.string(), naam: z.string(), activiteiten: z.array(z.string()) },
          signalen: z.array(z.object({ code: z.string(), tekst: z.string() })),
          aspecten: z.array(z.object({ code: z.string(), vraag: z.string() })),
          scores: z.array(z.object({ score: z.int(), betekenis: z.string() })),
        }),
      ),
    }),
  },
  weigeringen: [],
});

/** The operation on dossiers: for the meldpunt and the team. */
export const leesDossier = definieerOperatie({
  operationId: "leesDossier",
  methode: "GET",
  pad: "/v1/dossiers/{dossierId}",
  samenvatting: "Een cliëntdossier lezen, met zijn meldingen en casussen",
  tag: "Dossiers",
  scope: "casussen:lezen",
  parameters: { pad: z.strictObject({ dossierId: dossierIdSchema }) },
  antwoorden: {
    200: z.object({
      dossierId: dossierIdSchema,
      behoefteSlachtoffer: z
        .array(
          z.object({
            casusId: casusIdSchema,
            planVersie: z.int(),
            behoeften: planInvoer.shape.behoefteSlachtoffer.unwrap(),
          }),
        )
        .meta({ description: "Wat deze persoon nodig heeft, volgens de plannen die nu gelden" }),
      aangemaaktOp: instant,
      personalia: personaliaSchema
        .nullable()
        .meta({ description: "Null voor wie ze volgens de deelmatrix niet ziet; bsn is dan ook elders null" }),
      meldingen: z.array(z.object({ meldingId: meldingIdSchema, toegevoegdOp: instant })),
      casussen: z.array(
        z.object({ casusId: casusIdSchema, status: z.enum(["open", "afgeschaald", "gesloten", "samengevoegd"]) }),
      ),
    }),
  },
  weigeringen: [],
});
