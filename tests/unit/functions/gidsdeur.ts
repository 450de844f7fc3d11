import * as z from "zod";
import { GIDSNAMEN, gidspadVan } from "../../../shared/api/schemas/gids.ts";
import { GIDSSOORTEN, type Gidssoort } from "../../../shared/domain/gids.ts";
import { maakGidsinvoer } from "../../fixtures/gids.ts";
import { maakVoordeur, type Antwoord, type Voordeur, type Vraagopties } from "./voordeur.ts";

const regelSchema = z.looseObject({ gidsId: z.string(), versie: z.int(), organisatie: z.string() });
const lijstSchema = z.object({ resultaten: z.array(regelSchema), volgende: z.string().nullable() });
const versiesSchema = z.object({ resultaten: z.array(z.looseObject({ versie: z.int(), wat: z.string() })) });

/** Everybody keeps entries of their own organisation; these two are each at another. */
export const [EIGEN, ANDER] = ["partner-ggd", "partner-nla"] as const;

/** The front door of one kind of entry. */
export const maakGidsdeur = (soort: Gidssoort, deur: Voordeur = maakVoordeur()) => {
  const pad = `/v1${gidspadVan(soort)}`;
  const van = (gidsId: string): string => `${pad}/${gidsId}`;
  return {
    ...deur,
    pad,
    een: GIDSNAMEN[soort].een,
    voeg: (wie = EIGEN as string, body: unknown = maakGidsinvoer(soort), opties: Vraagopties = {}) =>
      deur.vraag(wie, "POST", pad, body, opties),
    /** The id of a new entry. */
    nieuw: async (wie = EIGEN as string, extra: Readonly<Record<string, unknown>> = {}): Promise<string> => {
      const antwoord = await deur.vraag(wie, "POST", pad, { ...maakGidsinvoer(soort), ...extra });
      return regelSchema.parse(antwoord.body).gidsId;
    },
    lees: (gidsId: string, wie = EIGEN as string) => deur.vraag(wie, "GET", van(gidsId)),
    lijst: (query: Readonly<Record<string, string>> = {}, wie = EIGEN as string) =>
      deur.vraag(wie, "GET", pad, undefined, { query }),
    wijzig: (
      gidsId: string,
      ifMatch: string | undefined,
      body: unknown = maakGidsinvoer(soort, 2),
      wie = EIGEN as string,
    ) => deur.vraag(wie, "PUT", van(gidsId), body, ifMatch === undefined ? {} : { ifMatch }),
    laatVervallen: (gidsId: string, ifMatch: string | undefined, wie = EIGEN as string) =>
      deur.vraag(wie, "DELETE", van(gidsId), undefined, ifMatch === undefined ? {} : { ifMatch }),
    versies: (gidsId: string, wie = EIGEN as string) => deur.vraag(wie, "GET", `${van(gidsId)}/versies`),
  };
};
export type Gidsdeur = ReturnType<typeof maakGidsdeur>;

export const regelVan = ({ body }: Antwoord) => regelSchema.parse(body);
export const idsIn = ({ body }: Antwoord): readonly string[] =>
  lijstSchema.parse(body).resultaten.map(({ gidsId }) => gidsId);
export const lijstVan = ({ body }: Antwoord) => lijstSchema.parse(body);
export const versiesIn = ({ body }: Antwoord) => versiesSchema.parse(body).resultaten;

/** The kinds of which an entry is about a person, and those of which it is not. */
export const PERSONEN: readonly Gidssoort[] = ["contactpersoon", "sleutelfiguur"];
export const ZAKEN: readonly Gidssoort[] = GIDSSOORTEN.filter((soort) => !PERSONEN.includes(soort));
