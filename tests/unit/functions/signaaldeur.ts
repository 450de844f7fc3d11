import { expect } from "vitest";
import { meldingIdSchema, type MeldingId } from "../../../shared/domain/ids.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import type { Voordeur } from "./voordeur.ts";

export const NOG = laadRegio("nog");
export const MENS = { voornamen: "Rafalina", geslachtsnaam: "Tolmansk", geboortedatum: "2001-03-14" };
export const ANDER = { voornamen: "Quirijn", geslachtsnaam: "Zandhof", geboortedatum: "1980-05-05" };
export const DAG = 86_400;

export const bericht = (
  soort: "melding" | "signaal",
  mensen: readonly object[],
  velden: Partial<MeldingBody> = {},
): MeldingBody =>
  maakMelding({
    ...{ soort, locatie: { gemeente: "Doetinchem", straat: "Proefstraat", huisnummer: "12", plaats: "Proefdorp" } },
    betrokkenen: mensen.map((personalia) => ({
      rol: "mogelijk-slachtoffer",
      personalia,
    })),
    ...velden,
  });

let teller = 0;
export const dien = async (deur: Voordeur, body: MeldingBody): Promise<MeldingId> => {
  const inhoud = `Gezien op ${deur.nu()} en keer ${String((teller += 1))}.`;
  const antwoord = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", { ...body, inhoud });
  expect(antwoord.status).toBe(201);
  deur.verder(60);
  return meldingIdSchema.parse(antwoord.body["meldingId"]);
};
export const stand = (deur: Voordeur, id: MeldingId) => {
  const melding = deur.casework.vanType("melding").find(({ meldingId }) => meldingId === id);
  if (melding === undefined) throw new Error("geen melding");
  return melding;
};
export const casussen = (deur: Voordeur) => deur.casework.vanType("casus");
export const dossiers = (deur: Voordeur) => deur.casework.vanType("dossier");
export const herzieningen = (deur: Voordeur) =>
  deur.casework
    .vanType("meldingtaak")
    .filter(({ soort, status }) => soort !== "melding-behandelen" && status === "open");
export const besluit = (deur: Voordeur, id: MeldingId, inhoud: object, wie = "meldpunt", sleutel?: string) =>
  deur.vraag(
    wie,
    "POST",
    `/v1/meldingen/${id}/signaalbesluiten`,
    { reden: "gekeken", ...inhoud },
    sleutel === undefined ? {} : { sleutel },
  );
/** The driver does what the records ask. */
export const drijf = async (deur: Voordeur): Promise<void> => {
  for (let ronde = 0; ronde < 6; ronde += 1) {
    for (const { meldingId, nogTeDossieren } of deur.casework.vanType("melding")) {
      if (nogTeDossieren !== null) await deur.vervolgMelding(meldingId);
      await deur.voegSignalenToe.vanMelding(meldingId);
      await deur.registreerPlekken(meldingId);
    }
    for (const { dossierId, teDrijven } of dossiers(deur)) {
      if (teDrijven) await deur.voegSignalenToe.opDossier(dossierId);
      await deur.rematchDossier(dossierId);
    }
  }
};
/** What nobody may miss: it has a casus, or an owner and a date. */
export const nietsKwijt = (deur: Voordeur): void => {
  for (const melding of deur.casework.vanType("melding")) {
    const zonder = melding.dossiers.filter(({ casusId }) => casusId === null);
    if (zonder.length === 0) continue;
    if (melding.signaal?.status === "gesloten") continue;
    expect(melding.signaal?.status).toBe("aangehouden");
    expect(herzieningen(deur).map(({ meldingId }) => meldingId)).toContain(melding.meldingId);
    for (const { dossierId } of zonder)
      expect(dossiers(deur).find((een) => een.dossierId === dossierId)?.aangehouden).toContain(melding.meldingId);
  }
};
