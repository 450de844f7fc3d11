import * as z from "zod";
import type { CasusDossier } from "./casusdossier.ts";
import {
  behoefteIdSchema,
  casusIdSchema,
  dossierIdSchema,
  meldingIdSchema,
  organisatieCodeSchema,
  taakIdSchema,
  vastleggingIdSchema,
  type OrganisatieCode,
} from "./ids.ts";
import { identiteitssleutels } from "./identiteit.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import type { Melding, Personalia } from "./melding.ts";
import { organisatieVoor, type Regio } from "./regio.ts";
import { eigenaarSchema, type Eigenaar, type OpenTaak } from "./taak.ts";
import { korteTekst, langeTekst, nietLegeLijst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** Kind of the task to prepare aftercare, from when the first acties are put out (H4.1-b1). */
export const NAZORG_VOORBEREIDEN = "nazorg-voorbereiden";
/** Kind of the task to look at a need again, each term anew (H4.4-a2). */
export const NAZORGTAAK = "nazorg-herzien";
/** Kind of the task to answer who offers a need to another organisation (H4.4-b1, d1). */
export const AANBODTAAK = "nazorg-overnemen";
/** Kind of the task to decide what a relapse means for a casus that is still open. */
export const TERUGVALTAAK = "terugval-beslissen";

/** Kinds of task that outlive the casus: it neither ends them nor comes back with them. */
const OVERLEVENDE_TAKEN: readonly string[] = [NAZORGTAAK, AANBODTAAK];
export const overleeftCasus = ({ soort }: Pick<OpenTaak, "soort">): boolean => OVERLEVENDE_TAKEN.includes(soort);

/**
 * Whose need it is (X13). A victim has a dossier. Who is suspected has none: they are named by their place in a melding, or, when no
 * melding names them, described.
 */
export const nazorgpersoonSchema = z.discriminatedUnion("rol", [
  z.strictObject({ rol: z.literal("slachtoffer"), dossierId: dossierIdSchema }),
  z
    .strictObject({
      rol: z.literal("verdachte"),
      vermelding: ofNiets(z.strictObject({ meldingId: meldingIdSchema, betrokkene: z.int().min(0) })),
      aanduiding: ofNiets(korteTekst),
    })
    .refine(({ vermelding, aanduiding }) => (vermelding === null) !== (aanduiding === null), {
      error: "noem de plaats in een melding (vermelding) of, als geen melding deze persoon noemt, een aanduiding",
      path: ["vermelding"],
    }),
]);
export type Nazorgpersoon = z.infer<typeof nazorgpersoonSchema>;

/** What a professional says of where a need stands. A waiting list is a status like any other: it is not missing (H4.4-c1). */
export const nazorgstandInvoer = z.discriminatedUnion(
  "soort",
  [
    z.strictObject({ soort: z.literal("wachtlijst"), sinds: datumSchema }),
    z.strictObject({ soort: z.literal("gestart"), sinds: datumSchema }),
    z.strictObject({ soort: z.literal("geborgd"), toelichting: korteTekst }),
    z.strictObject({ soort: z.literal("afgerond"), toelichting: korteTekst }),
    z.strictObject({ soort: z.literal("niet-nodig"), reden: korteTekst }),
  ],
  { error: "moet wachtlijst, gestart, geborgd, afgerond of niet-nodig zijn" },
);

/** Where a need stands: as somebody says, or as follows from a handover that was accepted or a relapse. */
export const nazorgstandSchema = z.discriminatedUnion("soort", [
  ...nazorgstandInvoer.options,
  z.strictObject({ soort: z.literal("overgedragen"), aan: organisatieCodeSchema, sinds: instantSchema }),
  z.strictObject({ soort: z.literal("terugval"), sinds: instantSchema }),
]);
export type Nazorgstand = z.infer<typeof nazorgstandSchema>;

/** Whether nobody has to look at it any more. */
export const isAfgelopen = ({ soort }: Nazorgstand): boolean => soort === "afgerond" || soort === "niet-nodig";

const behoefteInvoer = z.strictObject({
  persoon: nazorgpersoonSchema,
  /** Code of one of the region's kinds (NA6). */
  soort: korteTekst,
  omschrijving: langeTekst,
  /** Who gives it: of the chain, and on the casus. Left out: who records it guards it themselves. */
  organisatie: ofNiets(organisatieCodeSchema),
  stand: nazorgstandInvoer,
});

/** Each of these makes three records: together they stay below the limit of a command. */
const BEHOEFTEN_PER_OPDRACHT = 8;

/** 4.1 and on: needs of aftercare, for victims and perpetrators (H4.1-b1, H4.4-a1; X13). */
export const behoeftenInvoer = z.strictObject({ behoeften: nietLegeLijst(behoefteInvoer, BEHOEFTEN_PER_OPDRACHT) });
export type BehoeftenInvoer = z.infer<typeof behoeftenInvoer>;

/** What became of a need, or what it became: needs are dynamic (H4.4-a2). */
export const herzieningInvoer = behoefteInvoer.pick({ soort: true, omschrijving: true, stand: true });
export type HerzieningInvoer = z.infer<typeof herzieningInvoer>;

/** A need offered to another organisation, with what it has to know (H4.4-b1, d1). */
export const nazorgaanbodInvoer = z.strictObject({
  ontvanger: organisatieCodeSchema,
  /** Code of one of the region's legal bases. */
  grondslag: korteTekst,
  overdracht: langeTekst,
});
export type NazorgaanbodInvoer = z.infer<typeof nazorgaanbodInvoer>;

/** What became of that offer. */
export const nazorgantwoordInhoud = z.strictObject({
  antwoord: z.enum(["aanvaard", "geweigerd", "ingetrokken", "vervallen"]),
  toelichting: ofNiets(langeTekst),
});

/** A signal that it goes wrong again (H4.4-c2). */
export const terugvalInvoer = z.strictObject({
  signalering: langeTekst,
  /** That somebody is in danger now: the short term counts. */
  acuut: z.boolean().default(false),
});
export type TerugvalInvoer = z.infer<typeof terugvalInvoer>;

/** What a relapse means for the casus. */
export const terugvalbesluitInvoer = z.strictObject({
  besluit: z.enum(["plan-van-aanpak", "voortgang", "geen-actie"], {
    error: "moet plan-van-aanpak, voortgang of geen-actie zijn",
  }),
  reden: langeTekst,
});
export type TerugvalbesluitInvoer = z.infer<typeof terugvalbesluitInvoer>;

/** 4.4: aftercare is arranged; each client has a need with status and owner, or it is recorded that none is needed. */
export const nazorgInvoer = z.strictObject({ toelichting: ofNiets(langeTekst) });

/** A version of a need: what it is and where it stands. Immutable; the record points at what holds now. */
export const nazorgInhoud = z.strictObject({
  persoon: nazorgpersoonSchema,
  soort: korteTekst,
  omschrijving: langeTekst,
  stand: nazorgstandSchema,
  gever: eigenaarSchema,
});

const gemeenschappelijk = {
  type: z.literal("nazorgbehoefte"),
  behoefteId: behoefteIdSchema,
  casusId: casusIdSchema,
  versie: z.int().min(1),
  persoon: nazorgpersoonSchema,
  soort: z.string(),
  stand: nazorgstandSchema,
  /** Who gives it, and alone changes where it stands. */
  gever: eigenaarSchema,
  /** The last version, with what it says. */
  vastleggingId: vastleggingIdSchema,
  vastgelegdOp: instantSchema,
  gewijzigdOp: instantSchema,
  kenmerk: kenmerkSchema,
};

/**
 * A need of aftercare of somebody of a casus. It outlives the casus. Open: an owner, and a task with a date; at its end neither is
 * needed. The types allow nothing else (design rule 3).
 */
export const nazorgbehoefteSchema = z.discriminatedUnion("status", [
  z.object({
    ...gemeenschappelijk,
    status: z.literal("open"),
    /** The open task to look at it again. */
    taakId: taakIdSchema,
    /** The offer that waits for an answer: the record of it, to whom, and the task to answer; null: none. */
    aanbod: z
      .object({ vastleggingId: vastleggingIdSchema, ontvanger: organisatieCodeSchema, taakId: taakIdSchema })
      .nullable(),
  }),
  z.object({ ...gemeenschappelijk, status: z.literal("afgelopen"), taakId: z.null(), aanbod: z.null() }),
]);
export type Nazorgbehoefte = z.infer<typeof nazorgbehoefteSchema>;
export type OpenBehoefte = Extract<Nazorgbehoefte, { status: "open" }>;

/** What access asks of a need, and of the casus that it is of. */
export interface Nazorgtoegang {
  readonly gever: Eigenaar;
  readonly ontvanger: OrganisatieCode | null;
  readonly zorgcoordinatie: OrganisatieCode;
}

/** Who coordinates care in this casus: owner of every need that nobody else gives. */
export const zorgcoordinatorVan = ({ casus }: Pick<CasusDossier, "casus">, regio: Regio): Eigenaar => ({
  rol: "zorgcoordinator",
  organisatie: organisatieVoor(regio, "zorgcoordinatie", casus),
});

/** A need with who gives it now: what lies with who coordinates care goes along when another does, as its task does (NB11). */
export const metGever = <B extends Pick<Nazorgbehoefte, "gever">>(
  dossier: Pick<CasusDossier, "casus">,
  behoefte: B,
  regio: Regio,
): B =>
  behoefte.gever.rol === "zorgcoordinator" ? { ...behoefte, gever: zorgcoordinatorVan(dossier, regio) } : behoefte;

export const nazorgtoegangVan = (
  dossier: Pick<CasusDossier, "casus">,
  behoefte: Pick<Nazorgbehoefte, "gever" | "aanbod">,
  regio: Regio,
): Nazorgtoegang => ({
  gever: metGever(dossier, behoefte, regio).gever,
  ontvanger: behoefte.aanbod?.ontvanger ?? null,
  zorgcoordinatie: zorgcoordinatorVan(dossier, regio).organisatie,
});

/** Where a need is read, by who gives it and who coordinates care, also after the casus closed. */
export const behoeftepad = (casusId: string, behoefteId: string): string =>
  `/v1/casussen/${casusId}/nazorgbehoeften/${behoefteId}`;

/** Somebody of a casus who needs aftercare, or of whom is recorded that they do not: `zelfde` are all ways in which they are named. */
export interface Nazorgclient {
  readonly persoon: Nazorgpersoon;
  readonly zelfde: readonly Nazorgpersoon[];
}

/** One text for a person, whichever way they are named in a need. */
export const persoonsleutel = (persoon: Nazorgpersoon): string =>
  persoon.rol === "slachtoffer"
    ? `dossier|${persoon.dossierId}`
    : persoon.vermelding === null
      ? `aanduiding|${persoon.aanduiding ?? ""}`
      : `melding|${persoon.vermelding.meldingId}|${persoon.vermelding.betrokkene}`;

const isIemand = ({ bsn, voornamen, geslachtsnaam, aliassen, geboortedatum }: Personalia): boolean =>
  [bsn, voornamen, geslachtsnaam, geboortedatum].some((waarde) => waarde !== null) || aliassen.length > 0;

/**
 * Who is suspected in these meldingen: the persons of whom something is known, each once. The same number, or name and date of birth,
 * makes two mentions one person; in doubt they are two, and the second is recorded as needing nothing.
 */
const verdachtenVan = (meldingen: readonly Melding[]): readonly Nazorgclient[] => {
  const groepen: { sleutels: Set<string>; zelfde: Nazorgpersoon[] }[] = [];
  for (const { meldingId, invoer } of meldingen) {
    invoer.betrokkenen.forEach((een, betrokkene) => {
      if (een.rol !== "verdachte" || een.personalia === undefined || !isIemand(een.personalia)) return;
      const persoon = { rol: "verdachte" as const, vermelding: { meldingId, betrokkene }, aanduiding: null };
      const sleutels = identiteitssleutels(een.personalia);
      const bekend = groepen.find((groep) => sleutels.some((sleutel) => groep.sleutels.has(sleutel)));
      if (bekend === undefined) groepen.push({ sleutels: new Set(sleutels), zelfde: [persoon] });
      else {
        bekend.zelfde.push(persoon);
        for (const sleutel of sleutels) bekend.sleutels.add(sleutel);
      }
    });
  }
  return groepen.flatMap(({ zelfde }) => (zelfde[0] === undefined ? [] : [{ persoon: zelfde[0], zelfde }]));
};

/** Every client of the casus, victims and perpetrators. @param meldingen those that came to it */
export const nazorgclienten = (
  { casus }: Pick<CasusDossier, "casus">,
  meldingen: readonly Melding[],
): readonly Nazorgclient[] => [
  ...casus.dossierIds.map((dossierId): Nazorgclient => {
    const persoon = { rol: "slachtoffer" as const, dossierId };
    return { persoon, zelfde: [persoon] };
  }),
  ...verdachtenVan(meldingen),
];

/** Those of whom nothing is recorded yet. */
export const zonderNazorg = (
  { nazorgbehoeften }: Pick<CasusDossier, "nazorgbehoeften">,
  clienten: readonly Nazorgclient[],
): readonly Nazorgpersoon[] => {
  const voorzien = new Set(nazorgbehoeften.map(({ persoon }) => persoonsleutel(persoon)));
  return clienten.flatMap(({ persoon, zelfde }) =>
    zelfde.some((een) => voorzien.has(persoonsleutel(een))) ? [] : [persoon],
  );
};
