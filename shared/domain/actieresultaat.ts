import * as z from "zod";
import type { Interventiesoort } from "./actiedoel.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { vastleggingIdSchema, type ActieId } from "./ids.ts";
import { korteTekst, langeTekst, ofNiets } from "./tekst.ts";
import { datumSchema, type Datum, type Instant } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";
import type { Veldfout } from "./weigering.ts";

/** Whether something had the effect that it was for (S1.9.4, K8). */
export const effectief = z.enum(["ja", "deels", "nee", "onbekend"]).default("onbekend");

/**
 * 4.1: the result of an actie (H4.1-d2). What its kind asks besides stands in {@link resultaatFouten}. A correction is a later one
 * that names which it replaces.
 */
export const actieResultaatInvoer = z.strictObject({
  status: z.enum(["gedaan", "niet-gedaan"], { error: "moet gedaan of niet-gedaan zijn" }),
  resultaat: langeTekst,
  effectief,
  waarom: ofNiets(korteTekst).meta({ description: "Waarom de actie niet is gedaan" }),
  veiligSinds: ofNiets(datumSchema).meta({
    description: "Bij een veilige situatie: sinds wanneer het slachtoffer uit de situatie is",
  }),
  geinformeerdOp: ofNiets(datumSchema).meta({
    description: "Bij informeren over politie en justitie: wanneer het slachtoffer is geïnformeerd",
  }),
  netwerkBetrokken: ofNiets(z.boolean({ error: "moet true of false zijn" })).meta({
    description: "Bij psycho-educatie: of het netwerk bij zorg en ondersteuning is betrokken",
  }),
  vervangt: ofNiets(vastleggingIdSchema).meta({
    description: "Bij een verbetering: het resultaat dat hierdoor niet meer geldt",
  }),
});
export type ActieResultaat = z.infer<typeof actieResultaatInvoer>;

/** What an actie waits for, while nobody can go on with it; financing is a bottleneck of its own (B6.S20). */
export const WACHTREDENEN = ["wachtlijst", "financiering", "betrokkene", "andere-organisatie", "anders"] as const;

/** 4.1: how an actie stands that has no result yet (H4.1-a1). */
export const actiestandInvoer = z
  .strictObject({
    stand: z.enum(["gestart", "wacht"], { error: "moet gestart of wacht zijn" }),
    sinds: datumSchema,
    wachtOp: ofNiets(z.enum(WACHTREDENEN, { error: `kies uit ${WACHTREDENEN.join(", ")}` })),
    toelichting: ofNiets(korteTekst),
  })
  .refine(({ stand, wachtOp }) => (stand === "wacht") === (wachtOp !== null), {
    path: ["wachtOp"],
    error: "zeg bij wacht waarop, en laat dit anders leeg",
  });
export type ActiestandInvoer = z.infer<typeof actiestandInvoer>;

/** Which field each kind asks when it was done, and in which words. */
const GEVRAAGD = {
  "veilige-situatie": ["veiligSinds", "zeg sinds wanneer het slachtoffer uit de situatie is"],
  "informeren-politie-justitie": ["geinformeerdOp", "zeg wanneer het slachtoffer is geïnformeerd"],
  "psycho-educatie-netwerk": ["netwerkBetrokken", "zeg of het netwerk is betrokken"],
} as const satisfies Readonly<Partial<Record<Interventiesoort, readonly [keyof ActieResultaat, string]>>>;
const EIGEN_VELDEN = Object.values(GEVRAAGD);

/** What the kind of the actie asks of its result, and what does not belong to it (H4.1-a3, a4, B6.S5, S7). */
export const resultaatFouten = (
  soort: Interventiesoort,
  resultaat: ActieResultaat,
  vandaag: Datum,
): readonly Veldfout[] => {
  const gedaan = resultaat.status === "gedaan";
  const eigen = (GEVRAAGD as Readonly<Partial<Record<Interventiesoort, (typeof EIGEN_VELDEN)[number]>>>)[soort];
  return [
    ...(gedaan === (resultaat.waarom === null)
      ? []
      : [
          {
            veld: "waarom",
            melding: gedaan ? "hoort alleen bij niet-gedaan; laat dit leeg" : "zeg waarom de actie niet is gedaan",
          },
        ]),
    ...EIGEN_VELDEN.flatMap(([veld, vraag]) => {
      const gevraagd = gedaan && eigen?.[0] === veld;
      const waarde = resultaat[veld];
      if (gevraagd && waarde === null) return [{ veld, melding: vraag }];
      if (!gevraagd && waarde !== null) return [{ veld, melding: "hoort niet bij deze actie; laat dit leeg" }];
      return typeof waarde === "string" && waarde > vandaag
        ? [{ veld, melding: "ligt in de toekomst; kies vandaag of eerder" }]
        : [];
    }),
  ];
};

/** A recorded result. */
export type Actieresultaat = Extract<Vastlegging, { soort: "actieresultaat" }>;

/** The result that counts: the last that no later one replaced; null: there is none. */
export const geldigResultaat = (
  { vastleggingen }: Pick<CasusDossier, "vastleggingen">,
  actieId: ActieId,
): Actieresultaat | null => {
  const alle = vastleggingen.filter((een) => een.soort === "actieresultaat").filter(({ bij }) => bij === actieId);
  const vervangen = new Set(alle.map(({ inhoud }) => inhoud.vervangt));
  return alle.findLast(({ vastleggingId }) => !vervangen.has(vastleggingId)) ?? null;
};

/** How an actie stands now, and since when that was said. */
export interface Actiestand {
  readonly stand: "uitgezet" | "gestart" | "wacht" | "gedaan" | "niet-gedaan" | "vervallen";
  readonly wachtOp: (typeof WACHTREDENEN)[number] | null;
  readonly vastgelegdOp: Instant | null;
}

/** How an actie stands by its Taak, its result and what its owner said meanwhile (H4.1-a1, B6.S20). */
export const actiestandVan = (
  { taken, vastleggingen }: Pick<CasusDossier, "taken" | "vastleggingen">,
  actieId: ActieId,
): Actiestand => {
  const resultaat = geldigResultaat({ vastleggingen }, actieId);
  if (resultaat !== null)
    return { stand: resultaat.inhoud.status, wachtOp: null, vastgelegdOp: resultaat.vastgelegdOp };
  const taak = taken.find(({ soort, onderwerp }) => soort === "actie" && onderwerp === actieId);
  if (taak?.status === "vervallen") return { stand: "vervallen", wachtOp: null, vastgelegdOp: taak.afgerondOp };
  const laatste = vastleggingen.filter((een) => een.soort === "actiestand").findLast(({ bij }) => bij === actieId);
  return laatste === undefined
    ? { stand: "uitgezet", wachtOp: null, vastgelegdOp: null }
    : {
        stand: laatste.inhoud.stand,
        wachtOp: laatste.inhoud.wachtOp,
        vastgelegdOp: laatste.vastgelegdOp,
      };
};
