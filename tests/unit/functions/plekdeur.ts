import { expect } from "vitest";
import { casusIdSchema, type CasusId } from "../../../shared/domain/ids.ts";
import type { MeldingBody } from "../../fixtures/melding.ts";
import { casusVan, type Voordeur } from "./voordeur.ts";

/** A melding by a partner's system, and the casus that it came to. */
export const meld = async (deur: Voordeur, body: MeldingBody): Promise<CasusId> => {
  const antwoord = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", body);
  expect(antwoord.status).toBe(201);
  return casusIdSchema.parse(await casusVan(deur, antwoord.body["meldingId"]));
};
export const teDoen = (deur: Voordeur) => deur.casework.vanType("melding").filter(({ teRegistreren }) => teRegistreren);
/** The driver comes by, for all at once. */
export const registreer = async (deur: Voordeur): Promise<void> => {
  await Promise.all(teDoen(deur).map(({ meldingId }) => deur.registreerPlekken(meldingId)));
  expect(teDoen(deur)).toEqual([]);
};
export const plekken = (deur: Voordeur) => deur.casework.vanType("plek");
export const koppelingen = (deur: Voordeur) => deur.casework.vanType("plek-melding");
export const taken = (deur: Voordeur) =>
  deur.casework.vanType("taak").filter(({ soort }) => soort === "plek-beoordelen");
