import { casusIdSchema } from "../../../shared/domain/ids.ts";
import type { Stap } from "../../../shared/domain/pad.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakCasusweg, type Casusweg } from "./casusweg.ts";
import type { Antwoord, Voordeur } from "./voordeur.ts";

export const PLANNER = "procesregisseur";
const ADRES = "/v1/casusoverleggen";

/** A planned overleg, by the procesregie. */
export const plan = async (
  deur: Voordeur,
  overrides: Parameters<typeof opdracht.planning>[0] = {},
): Promise<string> => {
  const antwoord = await deur.vraag(PLANNER, "POST", ADRES, opdracht.planning(overrides));
  if (antwoord.status !== 201) throw new Error(antwoord.rauw.body);
  return String(antwoord.body["overlegId"]);
};

export const lees = (deur: Voordeur, wie: string, overlegId: string, onder = ""): Promise<Antwoord> =>
  deur.vraag(wie, "GET", `${ADRES}/${overlegId}${onder}`);

/** The casussen on the agenda, as somebody sees it. */
export const agendaVoor = async (
  deur: Voordeur,
  wie: string,
  overlegId: string,
): Promise<readonly unknown[] | null> => {
  const { status, body } = await lees(deur, wie, overlegId);
  return status === 200
    ? (body["agenda"] as readonly { readonly casusId: string }[]).map(({ casusId }) => casusId)
    : null;
};

export const verzet = (
  deur: Voordeur,
  overlegId: string,
  overrides: Parameters<typeof opdracht.planning>[0],
  { wie = PLANNER, versie = 1 }: { readonly wie?: string; readonly versie?: number } = {},
): Promise<Antwoord> =>
  deur.vraag(wie, "PUT", `${ADRES}/${overlegId}`, opdracht.planning(overrides), { ifMatch: `"${versie}"` });

export const zegAf = (
  deur: Voordeur,
  overlegId: string,
  {
    wie = PLANNER,
    versie = 1,
    sleutel,
  }: { readonly wie?: string; readonly versie?: number; readonly sleutel?: string } = {},
): Promise<Antwoord> =>
  deur.vraag(
    wie,
    "POST",
    `${ADRES}/${overlegId}/afzeggingen`,
    { reden: "niet genoeg mensen" },
    { ifMatch: `"${versie}"`, ...(sleutel === undefined ? {} : { sleutel }) },
  );

export const zetOpAgenda = (
  weg: Casusweg,
  overlegId: string,
  overrides: object = {},
  sleutel?: string,
): Promise<Antwoord> => weg.doe(PLANNER, "agendapunten", { overlegId, ...overrides }, sleutel);

/** Another casus at this door, at this step, in a municipality that Doetinchem does not see. */
export const elders = async (deur: Voordeur, stap: Stap = "casusoverleg"): Promise<Casusweg> => {
  // Another person each time, or the melding would join the casus that is there.
  const melding = maakArbeidsuitbuitingCasus(20 * deur.casework.vanType("casus").length);
  const weg = await maakCasusweg(deur, { ...melding, locatie: { ...melding.locatie, gemeente: "Apeldoorn" } });
  const casus = await deur.casework.casus(casusIdSchema.parse(weg.casusId));
  if (casus?.status !== "open") throw new Error("geen open casus");
  deur.casework.zet({ ...casus, positie: { ...casus.positie, stap } });
  return weg;
};

/** What was told since, as `recipient kind`. */
export const verteld = (deur: Voordeur, na: number): readonly string[] =>
  deur.casework
    .vanType("gebeurtenis")
    .slice(na)
    .flatMap(({ berichten }) => berichten.map(({ ontvanger, soort }) => `${ontvanger} ${soort}`))
    .toSorted();
