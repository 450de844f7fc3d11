import * as z from "zod";
import { spreadDeelnameUseCase } from "../../../functions/driver/spread-deelname.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { ACTOREN, maakActor } from "../../fixtures/actoren.ts";
import { registerVan } from "../../fixtures/records.ts";
import { maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

/** People whom the demo has not: an organisation's own administrator, and members of the team without a seat. */
const ERBIJ: readonly Actor[] = [
  maakActor("beheerder-politie", "politie", "beheerder"),
  maakActor("beheerder-ggd", "ggd", "beheerder"),
  maakActor("lid-politie", "politie", "lid-ketenregieteam"),
  maakActor("lid-moviera", "moviera", "lid-ketenregieteam"),
  maakActor("ander-lid-politie", "politie", "lid-ketenregieteam"),
];

/** The front door with a register in which everybody of the demo stands. */
export const maakBeheerdeur = (actoren: readonly Actor[] = [...ACTOREN, ...ERBIJ]) => {
  const deur: Voordeur = maakVoordeur();
  deur.casework.zet(...registerVan(actoren));
  const doe =
    (methode: "GET" | "POST") =>
    (wie: string, pad: string, body?: unknown): Promise<Antwoord> =>
      deur.vraag(wie, methode, `/v1/${pad}`, body);
  return {
    ...deur,
    lees: doe("GET"),
    doe: doe("POST"),
    /** The driver carries a change of the organisation to everybody there. */
    drijf: (organisatie: string) => spreadDeelnameUseCase(deur, deur.nu)(organisatie),
    actor: async (actorId: string): Promise<Actor> => {
      const gevonden = deur.casework.vanType("actor").find((actor) => actor.actorId === actorId);
      await Promise.resolve();
      if (gevonden === undefined) throw new Error(`niet in het register: ${actorId}`);
      return gevonden;
    },
  };
};
export type Beheerdeur = ReturnType<typeof maakBeheerdeur>;

const regelSchema = z.looseObject({});
const lijstSchema = z.looseObject({ resultaten: z.array(regelSchema), volgende: z.string().nullish() });
const versieSchema = z.object({
  versie: z.int(),
  wat: z.string(),
  door: z.object({ actorId: z.string(), rol: z.string(), organisatie: z.string() }),
  op: z.string(),
  inhoud: regelSchema,
});

export const resultatenVan = ({ body }: Antwoord) => lijstSchema.parse(body).resultaten;
export const volgendeVan = ({ body }: Antwoord): string | null => lijstSchema.parse(body).volgende ?? null;
export const versiesVan = (antwoord: Antwoord) => z.array(versieSchema).parse(resultatenVan(antwoord));
export const veldenMetFout = ({ body }: Antwoord): readonly string[] =>
  z
    .object({ fouten: z.array(z.object({ veld: z.string() })) })
    .parse(body)
    .fouten.map(({ veld }) => veld);
