import * as z from "zod";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

/** A casus without trafficking at the first weging; the machine follows. */
export const naWeging1 = async (deur = maakVoordeur()): Promise<Casusweg> => {
  const weg = await wegTot("weging1", true, deur);
  await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
  await weg.deur.machine(weg.casusId);
  return weg;
};
/** Offered to the ggd by moviera. */
export const aangeboden = async (weg?: Casusweg, meer: object = {}) => {
  const bij = weg ?? (await naWeging1());
  const { status, body } = await bij.doe("zetel-moviera", "overdrachten", { ...opdracht.overdracht(), ...meer });
  if (status !== 201) throw new Error(JSON.stringify(body));
  await bij.deur.machine(bij.casusId);
  const pad = `overdrachten/${String(body["id"])}`;
  return {
    ...{ weg: bij, overdrachtId: String(body["id"]), pad },
    lees: (wie: string) => bij.deur.vraag(wie, "GET", `${bij.pad}/${pad}`),
    antwoord: (wie: string, inhoud: unknown, sleutel?: string) => bij.doe(wie, `${pad}/antwoorden`, inhoud, sleutel),
    trekIn: (wie: string, sleutel?: string) => bij.doe(wie, `${pad}/intrekkingen`, opdracht.intrekking(), sleutel),
  };
};
/** The head of the casus as it is stored. */
export const casusVan = async ({ deur, casusId }: Casusweg) => {
  const casus = await deur.casework.casus(casusIdSchema.parse(casusId));
  if (casus === null) throw new Error("geen casus");
  return casus;
};
/** At which step it stands, or how it ended. */
export const stapVan = async (weg: Casusweg) => {
  const casus = await casusVan(weg);
  return casus.status === "open" ? casus.positie.stap : casus.status;
};
/** What a recipient was told, in order. */
export const berichten = ({ deur }: Casusweg, ontvanger: string) =>
  deur.casework
    .vanType("gebeurtenis")
    .flatMap((een) => een.berichten)
    .filter((bericht) => bericht.ontvanger === ontvanger);
/** Only the kinds of it. */
export const soorten = (weg: Casusweg, ontvanger: string) => berichten(weg, ontvanger).map(({ soort }) => soort);
/** The worklist of an actor. */
export const takenVan = async ({ deur }: Casusweg, wie: string) =>
  z
    .array(z.looseObject({ soort: z.string(), onderwerp: z.string().nullable() }))
    .parse((await deur.vraag(wie, "GET", "/v1/taken")).body["resultaten"]);
/** What came of the handovers of all casussen. */
export const antwoorden = ({ deur }: Casusweg) =>
  deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "overdrachtantwoord");
