import * as z from "zod";
import { maakActor } from "../../fixtures/actoren.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

export const DAG = 86_400;
const EXTRA = ["coa", "kmar", "riec", "wegingstafel"].map((code) => maakActor(`partner-${code}`, code, "partner"));
/** The main way, with people of more partners in the register. */
export const wegMet = (tot: Wegstap) => wegTot(tot, true, maakVoordeur(EXTRA));
export const PROCESREGIE = { rol: "procesregisseur", organisatie: "zvh" };

/** Invites this one in addition to the others. */
export const nodig = async (weg: Casusweg, organisatie: string, velden: object = {}) =>
  weg.doe("procesregisseur", "uitnodigingen", {
    besprekingOp: "2026-03-12",
    uitnodigingen: [{ organisatie, rol: "adviseur", toegevoegdeWaarde: "kent de branche", ...velden }],
    afwijkingen: [{ organisatie, reden: "is nu nodig" }],
  });
export const uitnodigingVan = ({ deur }: Casusweg, organisatie: string) => {
  const gevonden = deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie);
  if (gevonden === undefined) throw new Error(`geen uitnodiging van ${organisatie}`);
  return gevonden;
};
export const antwoord = (weg: Casusweg, organisatie: string, body: object) =>
  weg.doe(`partner-${organisatie}`, `uitnodigingen/${uitnodigingVan(weg, organisatie).uitnodigingId}/antwoorden`, body);
export const openWerk = ({ deur }: Casusweg, organisatie: string) =>
  deur.casework.vanType("taak").filter((taak) => taak.status === "open" && taak.eigenaar.organisatie === organisatie);
export const gebeurtenissen = ({ deur }: Casusweg): number => deur.casework.vanType("gebeurtenis").length;
/** What this one was told since. */
export const gehoord = ({ deur }: Casusweg, ontvanger: string, na: number): readonly string[] =>
  deur.casework
    .vanType("gebeurtenis")
    .slice(na)
    .flatMap(({ berichten }) => berichten.filter((een) => een.ontvanger === ontvanger).map(({ soort }) => soort));
/** A round of the watchdog, now. */
export const ronde = ({ deur }: Casusweg) => opstelling(deur).draai();
/** Which fields a refusal names. */
export const velden = (body: Readonly<Record<string, unknown>>) =>
  z
    .array(z.looseObject({ veld: z.string() }))
    .parse(body["fouten"])
    .map(({ veld }) => veld);
