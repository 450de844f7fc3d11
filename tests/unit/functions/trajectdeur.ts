import { trajectIdSchema } from "../../../shared/domain/ids.ts";
import type { OpenTraject } from "../../../shared/domain/traject.ts";
import { wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

export const TRAJECTEN = "/v1/strafrechtelijke-trajecten";
/** The texts that stay inside: what an answer or event outside must never hold. */
export const GEHEIM = "Verdenking volgt uit het tapverslag";

/** The bodies of the commands on a track. */
export const stap = {
  start: (casusId: string, velden: object = {}) => ({
    ...{ casusId, preWeeg: { gewogenOp: "2026-03-01", toelichting: GEHEIM }, ...velden },
  }),
  preWeeg: (uitkomst = "in-onderzoek") => ({ uitkomst, gewogenOp: "2026-03-01", toelichting: GEHEIM }),
  checklist: (uitkomst = "voldoende", velden: object = {}) => ({
    ...{ uitkomst, aangifte: false, procesVerbaalVerdenking: true, opsporingsinformatie: true },
    ...{ peildatum: "2026-03-01", toelichting: GEHEIM, ...velden },
  }),
  strategie: () => ({ bepaaldOp: "2026-03-01", toelichting: GEHEIM }),
  middelen: (uitkomst = "ingezonden", middelen: readonly string[] = []) => ({
    ...{ uitkomst, middelen, peildatum: "2026-03-01", toelichting: GEHEIM },
  }),
  beslissing: (beslissing = "sepot", grond: string | null = "geen-wettig-bewijs") => ({
    ...{ beslissing, grond, beslistOp: "2026-03-01", toelichting: GEHEIM },
  }),
  zitting: (uitspraak: string | null = "vrijspraak") => ({
    ...{ uitkomst: uitspraak === null ? "aangehouden" : "uitspraak", uitspraak, zittingOp: "2026-03-01" },
    toelichting: GEHEIM,
  }),
  terug: (naar: string) => ({ naar, reden: GEHEIM }),
  deelnemer: (organisatie: string) => ({ organisatie, reden: GEHEIM }),
};

export interface Trajectweg extends Casusweg {
  readonly trajectId: string;
  readonly begin: Antwoord;
  /** A command on the track; by who investigates at nla, which leads it, when nobody else is named. */
  readonly zeg: (onder: string, body: unknown, wie?: string, sleutel?: string) => Promise<Antwoord>;
  readonly traject: (wie?: string) => Promise<Antwoord>;
  readonly open: () => Promise<OpenTraject>;
}

/** Who investigates at nla begins a track on the casus to which nla came as a partner. */
export const begin = (deur: Voordeur, casusId: string, velden: object = {}, sleutel?: string): Promise<Antwoord> =>
  deur.vraag("opsporing-nla", "POST", TRAJECTEN, stap.start(casusId, velden), sleutel === undefined ? {} : { sleutel });

/** A casus on its way, with a track that was begun on it. */
export const metTraject = async (
  tot: Wegstap | "einde" = "overleg",
  deur: Voordeur = maakVoordeur(),
  velden: object = {},
): Promise<Trajectweg> => {
  const weg = await wegTot(tot, true, deur);
  const gestart = await begin(deur, weg.casusId, velden);
  const trajectId = String(gestart.body["trajectId"]);
  return {
    ...weg,
    ...{ trajectId, begin: gestart },
    zeg: (onder, body, wie = "opsporing-nla", sleutel) =>
      deur.vraag(wie, "POST", `${TRAJECTEN}/${trajectId}/${onder}`, body, sleutel === undefined ? {} : { sleutel }),
    traject: (wie = "opsporing-nla") => deur.vraag(wie, "GET", `${TRAJECTEN}/${trajectId}`),
    open: async () => {
      const traject = await deur.casework.traject(trajectIdSchema.parse(trajectId));
      if (traject?.status !== "open") throw new Error("geen open traject");
      return traject;
    },
  };
};

/** The way of a track from its start to a judgment. */
export const TRAJECTWEG = [
  ["checklists", stap.checklist("aanvullen", { procesVerbaalVerdenking: false }), "opsporing-nla"],
  ["checklists", stap.checklist(), "opsporing-nla"],
  ["strategieen", stap.strategie(), "opsporing-nla"],
  ["middelen", stap.middelen("aanvullend", ["doorzoeking"]), "opsporing-nla"],
  ["middelen", stap.middelen(), "opsporing-nla"],
  ["om-beslissingen", stap.beslissing("nader-onderzoek", null), "opsporing-om"],
  ["checklists", stap.checklist(), "opsporing-nla"],
  ["strategieen", stap.strategie(), "opsporing-nla"],
  ["middelen", stap.middelen(), "opsporing-nla"],
  ["om-beslissingen", stap.beslissing("dagvaarding", null), "opsporing-om"],
  ["zittingen", stap.zitting(null), "opsporing-om"],
  ["zittingen", stap.zitting(), "opsporing-om"],
] as const;
