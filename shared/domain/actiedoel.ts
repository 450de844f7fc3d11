import * as z from "zod";
import { dossierIdSchema, gidsIdSchema, plekIdSchema } from "./ids.ts";
import type { GidsId, PlekId } from "./ids.ts";
import type { PLEKSOORTEN } from "./plek.ts";
import { ofNiets } from "./tekst.ts";
import type { Veldfout } from "./weigering.ts";
import type { Casus } from "./casus.ts";

/** What an actie, or an intervention of another gremium, consists of (H4.1-a1). */
export const interventiesoort = z.enum([
  ...["veilige-situatie", "hulpverlening", "informeren-politie-justitie", "toeleiden", "psycho-educatie-netwerk"],
  ...["strafrechtelijk", "bestuursrechtelijk", "barrieres-opwerpen", "voorkomen-herhaald-daderschap", "anders"],
] as const);
export type Interventiesoort = z.infer<typeof interventiesoort>;
/** At whom or what it is aimed. */
export const doelwit = z.enum(["slachtoffer", "verdachte", "netwerk", "locatie"]);
export type Doelwit = z.infer<typeof doelwit>;

/**
 * At whom each kind can be aimed, by what the chain says of it (H4.1-a2 … a5, B6.S9, S11): a victim is informed, a suspect is led
 * to police or justice and gets care as well, the network gets psycho-education.
 */
export const DOELWITTEN_VAN: Readonly<Record<Interventiesoort, readonly Doelwit[]>> = {
  "veilige-situatie": ["slachtoffer", "netwerk"],
  hulpverlening: ["slachtoffer", "verdachte", "netwerk"],
  "informeren-politie-justitie": ["slachtoffer"],
  toeleiden: ["slachtoffer", "verdachte"],
  "psycho-educatie-netwerk": ["netwerk"],
  // Refused wherever it would be shared, whoever it is aimed at.
  strafrechtelijk: ["slachtoffer", "verdachte", "netwerk", "locatie"],
  bestuursrechtelijk: ["verdachte", "locatie"],
  "barrieres-opwerpen": ["verdachte", "netwerk", "locatie"],
  "voorkomen-herhaald-daderschap": ["verdachte"],
  anders: ["slachtoffer", "verdachte", "netwerk", "locatie"],
};

/** What of the register of plekken each can be aimed at. Of a victim there is none: that has a dossier. */
const PLEKKEN_VAN: Readonly<Record<Doelwit, readonly (typeof PLEKSOORTEN)[number][]>> = {
  slachtoffer: [],
  verdachte: ["persoon", "onderneming"],
  netwerk: ["persoon"],
  locatie: ["locatie", "onderneming"],
};

/** Whom it is for, and which entry of the guide it follows: fields of an actie and of an intervention done. */
export const actiedoelVelden = {
  dossierId: ofNiets(dossierIdSchema).meta({
    description: "Voor welke cliënt van de casus, of voor wiens netwerk; null: voor ieder in de casus",
  }),
  plekId: ofNiets(plekIdSchema).meta({
    description:
      "Welke verdachte (persoon of onderneming), persoon uit het netwerk of locatie, zoals in een melding van de casus genoemd; null: wie of wat nog niet bekend is",
  }),
  interventieId: ofNiets(gidsIdSchema).meta({ description: "Welke interventie uit de gids" }),
};
/** Whom something is aimed at. */
export interface Actiedoel {
  readonly soort: Interventiesoort;
  readonly gerichtOp: Doelwit;
  readonly dossierId: z.infer<typeof actiedoelVelden.dossierId>;
  readonly plekId: PlekId | null;
  readonly interventieId: GidsId | null;
}

/** What is known of what a command names outside the casus: only what exists for who names it. */
export interface Doelkennis {
  /** Of the plekken that it names, those that a melding of this casus named. */
  readonly plekken: ReadonlyMap<PlekId, (typeof PLEKSOORTEN)[number]>;
  /** Of the entries of the guide that it names, those that hold. */
  readonly interventies: ReadonlySet<GidsId>;
}
/** For a command that names none. */
export const ZONDER_KENNIS: Doelkennis = { plekken: new Map(), interventies: new Set() };

/** So many different plekken, and entries of the guide, one command names: each is read for it. */
export const GENOEMD_MAXIMAAL = 10;

/** What is wrong with whom these are aimed at; all at once. `pad`: the field of each, with a dot behind it. */
export const doelFouten = (
  doelen: readonly { readonly pad: string; readonly doel: Actiedoel }[],
  { dossierIds }: Pick<Casus, "dossierIds">,
  { plekken, interventies }: Doelkennis,
): readonly Veldfout[] => {
  const teVeel = (wat: "plekId" | "interventieId"): readonly Veldfout[] => {
    const eerste = doelen.filter(
      ({ doel }, i) => doel[wat] !== null && doelen.findIndex((een) => een.doel[wat] === doel[wat]) === i,
    );
    return eerste.slice(GENOEMD_MAXIMAAL).map(({ pad }) => ({
      veld: `${pad}${wat}`,
      melding: `noem hoogstens ${String(GENOEMD_MAXIMAAL)} verschillende; laat dit leeg waar het niet nodig is`,
    }));
  };
  return [
    ...doelen.flatMap(({ pad, doel: { soort, gerichtOp, dossierId, plekId, interventieId } }) => {
      const fout = (als: boolean, veld: string, melding: string): readonly Veldfout[] =>
        als ? [{ veld: `${pad}${veld}`, melding }] : [];
      const past = DOELWITTEN_VAN[soort];
      const plek = plekId === null ? undefined : plekken.get(plekId);
      const vanClient = gerichtOp === "slachtoffer" || gerichtOp === "netwerk";
      return [
        ...fout(!past.includes(gerichtOp), "gerichtOp", `past niet bij ${soort}; kies uit ${past.join(", ")}`),
        ...fout(
          dossierId !== null && !vanClient,
          "dossierId",
          "hoort bij een slachtoffer of diens netwerk; laat dit hier leeg",
        ),
        ...fout(
          dossierId !== null && vanClient && !dossierIds.includes(dossierId),
          "dossierId",
          "is geen dossier van deze casus",
        ),
        ...fout(plekId !== null && plek === undefined, "plekId", "is in geen melding van deze casus genoemd"),
        ...fout(
          plek !== undefined && !PLEKKEN_VAN[gerichtOp].includes(plek),
          "plekId",
          PLEKKEN_VAN[gerichtOp].length === 0
            ? "past niet bij een slachtoffer; noem de cliënt bij dossierId"
            : `past niet bij ${gerichtOp}; noem een ${PLEKKEN_VAN[gerichtOp].join(" of ")}`,
        ),
        ...fout(
          interventieId !== null && !interventies.has(interventieId),
          "interventieId",
          "is geen interventie die in de gids staat; zoek haar op bij interventies",
        ),
      ];
    }),
    ...teVeel("plekId"),
    ...teVeel("interventieId"),
  ];
};
