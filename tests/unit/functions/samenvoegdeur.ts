import { isSamenTeVoegen } from "../../../shared/domain/casussamenvoeging.ts";
import type { Casus } from "../../../shared/domain/casus.ts";
import { casusIdSchema, type CasusId } from "../../../shared/domain/ids.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { maakCasusweg, wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import type { Antwoord, Voordeur } from "./voordeur.ts";

export const REDEN = "Beide gaan over dezelfde werkgever, en de tweede noemt dezelfde personen.";

/** Another casus beside the first, of somebody else, with its machine where it stands. */
export const nogEenCasus = async (deur: Voordeur, seed = 9, anders: Partial<MeldingBody> = {}): Promise<Casusweg> => {
  const weg = await maakCasusweg(deur, maakArbeidsuitbuitingCasus(seed, anders));
  await deur.machine(weg.casusId, `token-van-${String(seed)}`);
  return weg;
};

/** A casus that came as far as this, and one of somebody else at its first weging. */
export const tweeCasussen = async (
  tot: Wegstap = "weging1",
  anders: Partial<MeldingBody> = {},
): Promise<{ readonly deur: Voordeur; readonly ver: Casusweg; readonly vers: Casusweg }> => {
  const ver = await wegTot(tot);
  return { deur: ver.deur, ver, vers: await nogEenCasus(ver.deur, 9, anders) };
};

export const voegSamen = (
  deze: Casusweg,
  andere: { readonly casusId: string },
  wie = "zetel-politie",
  sleutel?: string,
): Promise<Antwoord> => deze.doe(wie, "samenvoegingen", { casusId: andere.casusId, reden: REDEN }, sleutel);

/** Merged, or the test is wrong. */
export const samengevoegd = async (deze: Casusweg, andere: Casusweg): Promise<string> => {
  const { status, body } = await voegSamen(deze, andere);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return String(body["id"]);
};

const id = (weg: { readonly casusId: string }): CasusId => casusIdSchema.parse(weg.casusId);
export const kopVan = async (weg: Casusweg): Promise<Casus> => {
  const casus = await weg.deur.casework.casus(id(weg));
  if (casus === null) throw new Error("geen casus");
  return casus;
};
/** The driver carries the pages, as the stream shows it the head. */
export const bladzijden = async (weg: Casusweg): Promise<void> => {
  await weg.deur.voegSamen(id(weg));
  if (isSamenTeVoegen(await kopVan(weg))) throw new Error("nog niet klaar");
};
export const openTakenVan = (weg: Casusweg): readonly OpenTaak[] =>
  weg.deur.casework
    .vanType("taak")
    .filter((taak): taak is OpenTaak => taak.status === "open" && taak.casusId === weg.casusId);
