import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { maakBeheerdeur, resultatenVan } from "./beheerdeur.ts";
import type { Antwoord, Voordeur } from "./voordeur.ts";

export const VOLWASSEN: Partial<MeldingBody> = {
  betrokkenen: [
    { rol: "mogelijk-slachtoffer", personalia: { voornamen: "Proef", geslachtsnaam: "Persoon", leeftijdGeschat: 30 } },
  ],
};
/** A signal in Doetinchem: for its aandachtsfunctionaris. Somebody works on it already, so it opens a casus at once. */
export const SIGNAAL = maakMelding({
  ...{ ...VOLWASSEN, soort: "signaal", locatie: { gemeente: "Doetinchem" } },
  instroom: { activiteit: "4.1", reden: "loopt al", sinds: "2026-01-01" },
});
export const OFFICIER = "aandachtsfunctionaris";
export const AAN_OFFICIER = { rol: OFFICIER, organisatie: "gemeente-doetinchem" };
export const AAN_MELDPUNT = { rol: "meldpunt", organisatie: "veilig-thuis" };
export const AAN_GGD = { rol: "partner", organisatie: "ggd" };
export const REDEN = "Ligt bij een ander.";
export const KLAAR = { resultaat: "contact-met-melder", toelichting: "Gebeld." };

/** A melding through the front door, and what can be asked of it. */
export const meld = async (body: MeldingBody = SIGNAAL, deur: Voordeur = maakBeheerdeur(), wie = "systeem-politie") => {
  const { body: antwoord } = await deur.vraag(wie, "POST", "/v1/meldingen", body);
  const meldingId = String(antwoord["meldingId"]);
  const pad = `/v1/meldingen/${meldingId}`;
  return {
    ...{ deur, meldingId, pad },
    lees: (wie: string): Promise<Antwoord> => deur.vraag(wie, "GET", pad),
    behandel: (wie: string, inhoud: unknown = KLAAR, sleutel?: string): Promise<Antwoord> =>
      deur.vraag(wie, "POST", `${pad}/behandelingen`, inhoud, sleutel === undefined ? {} : { sleutel }),
    verdeel: (wie: string, aan: unknown, reden: unknown = REDEN, sleutel?: string): Promise<Antwoord> =>
      deur.vraag(wie, "POST", `${pad}/verdelingen`, { aan, reden }, sleutel === undefined ? {} : { sleutel }),
    taken: async (wie: string) => {
      const lijst = resultatenVan(await deur.vraag(wie, "GET", "/v1/taken"));
      return lijst.filter((taak) => taak["meldingId"] === meldingId);
    },
    record: () => {
      const gevonden = deur.casework.vanType("melding").find((een) => een.meldingId === meldingId);
      if (gevonden === undefined) throw new Error("geen melding");
      return gevonden;
    },
    openTaken: () =>
      deur.casework.vanType("meldingtaak").filter((taak) => taak.meldingId === meldingId && taak.status === "open"),
    berichten: () =>
      deur.casework
        .vanType("gebeurtenis")
        .filter(({ bij }) => bij.id === meldingId)
        .flatMap(({ berichten }) => berichten),
  };
};
