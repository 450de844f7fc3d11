import * as z from "zod";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { maakActor, maakZetel } from "../../fixtures/actoren.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

/** Who investigates at nla, which is on the casus as a partner too; one who has both; and who takes part in Apeldoorn. */
export const SPEURDERS = [
  maakActor("opsporing-nla", "nla", "opsporing"),
  maakActor("opsporing-om", "om", "opsporing"),
  maakZetel("zetel-en-opsporing", "politie", { rollen: ["lid-ketenregieteam", "opsporing"] }),
  maakActor("aandachtsfunctionaris-apeldoorn", "gemeente-apeldoorn", "aandachtsfunctionaris"),
  maakActor("procesbegeleider-elders", "riec", "procesbegeleider-zvh"),
];

/** That a track runs, or does not any more: all that the compartment changes outside it. */
export const zetTraject = async ({ deur, casusId }: Casusweg, loopt: boolean): Promise<void> => {
  const casus = await deur.casework.casus(casusIdSchema.parse(casusId));
  if (casus === null) throw new Error("geen casus");
  deur.casework.zet({ ...casus, versie: casus.versie + 1, strafrechtelijkTrajectLoopt: loopt });
};

/** A casus in hoofdstap 4, with nla as partner, of which a criminal track runs. */
export const metTraject = async (
  tot: Wegstap = "afronden",
  deur = maakVoordeur(SPEURDERS),
): Promise<Casusweg & { readonly klok: () => Promise<void> }> => {
  const weg = await wegTot(tot, true, deur);
  await zetTraject(weg, true);
  const { draai } = opstelling({ casework: deur.casework, nu: deur.nu });
  return { ...weg, klok: draai };
};

export const VRAAG = { onderwerpen: ["opvang", "tolk"], dossierId: null, toelichting: "Is de opvang vrijdag goed?" };
export const INHOUD = { onderwerpen: ["contactmoment"], dossierId: null };

/** Asks to align; answers the id and the paths below the casus. */
export const vraagAf = async (weg: Casusweg, wie: string, velden: object = {}) => {
  const antwoord = await weg.doe(wie, "zorgafstemmingen", { ...VRAAG, ...velden });
  const id = String(antwoord.body["id"]);
  return {
    ...antwoord,
    id,
    antwoorden: `zorgafstemmingen/${id}/antwoorden`,
    sluit: `zorgafstemmingen/${id}/sluitingen`,
  };
};

/** Asks as opsporing. */
export const vraagAlsOpsporing = async (weg: Casusweg, wie: string, velden: object = {}) => {
  const antwoord = await weg.doe(wie, "opsporingsvragen", { ...INHOUD, ...velden });
  const id = String(antwoord.body["id"]);
  return {
    ...antwoord,
    id,
    antwoorden: `opsporingsvragen/${id}/antwoorden`,
    sluit: `zorgafstemmingen/${id}/sluitingen`,
  };
};

const beeld = z.looseObject({ afstemmingId: z.string(), status: z.string(), uiterlijkOp: z.string().nullable() });
/** The alignments that somebody reads; null: they do not exist for them. */
export const leesAf = async (weg: Casusweg, wie: string) => {
  const { status, body } = await weg.deur.vraag(wie, "GET", `${weg.pad}/zorgafstemmingen`);
  return status === 404 ? null : z.array(beeld).parse(body["resultaten"]);
};

/** The open tasks of this kind in somebody's worklist. */
export const takenVan = async (weg: Casusweg, wie: string) =>
  z
    .array(z.looseObject({ soort: z.string(), uiterlijkOp: z.string() }))
    .parse((await weg.deur.vraag(wie, "GET", "/v1/taken")).body["resultaten"])
    .filter(({ soort }) => soort.startsWith("zorgafstemming"));

/** Every bericht of the alignment that was told so far. */
export const berichtenVan = ({ deur }: Casusweg) =>
  deur.casework
    .vanType("gebeurtenis")
    .flatMap((een) => een.berichten.filter(({ soort }) => soort.startsWith("zorgafstemming.")));

export const foutenIn = (body: Readonly<Record<string, unknown>>) =>
  z
    .array(z.object({ veld: z.string() }))
    .parse(body["fouten"])
    .map(({ veld }) => veld);
