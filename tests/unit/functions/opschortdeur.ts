import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { NOG } from "../domain/wereld.ts";
import type { Casusweg } from "./casusweg.ts";
import type { Antwoord } from "./voordeur.ts";

export const kalender = makeKalender(NOG);
export const REDEN = "De betrokkene is opgenomen en kan nu niets.";

export const schortOp = (weg: Casusweg, dagen = 30, wie = "zetel-politie", anders: object = {}): Promise<Antwoord> =>
  weg.doe(wie, "opschortingen", { dagen, reden: REDEN, ...anders });
export const hervat = (weg: Casusweg, id: unknown, wie = "zetel-politie"): Promise<Antwoord> =>
  weg.doe(wie, `opschortingen/${String(id)}/hervatting`, { reden: "Het kan weer." });
export const verleng = (weg: Casusweg, body: object, wie = "procesregisseur"): Promise<Antwoord> =>
  weg.doe(wie, "verlengingen", { dagen: 7, reden: "De bezetting is krap.", ...body });

/** The open tasks as they are stored, whatever a reader makes of them. */
export const openTaken = ({ deur }: Casusweg): readonly OpenTaak[] =>
  deur.casework.vanType("taak").filter((taak): taak is OpenTaak => taak.status === "open");
export const taakVan = (weg: Casusweg, soort: string, organisatie?: string): OpenTaak => {
  const taak = openTaken(weg).find(
    (een) => een.soort === soort && (organisatie === undefined || een.eigenaar.organisatie === organisatie),
  );
  if (taak === undefined) throw new Error(`geen open taak ${soort}`);
  return taak;
};
