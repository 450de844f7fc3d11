import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordActieresultaat } from "../../../shared/domain/besluiten/actieresultaten.ts";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import { actieResultaatInvoer } from "../../../shared/domain/actieresultaat.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, maakPlan, stelVast } from "./planwereld.ts";
import { neem, wereldVoor, type Wereld } from "./wereld.ts";

const EIGENAREN = ["politie", "om", "moviera", "nla"] as const;

/** What comes between two pages: two machines at once, a page of which nobody hears, a result, a partner that leaves. */
type Hapering = "niets" | "twee-machines" | "niet-geschreven" | "geen-antwoord" | "resultaat";

interface Versie {
  /** Per actie of the version before: whether it goes on, and with whom, until when. */
  readonly voort: readonly { readonly door: boolean; readonly eigenaar: number; readonly datum: string | null }[];
  readonly nieuw: readonly number[];
  readonly haperingen: readonly Hapering[];
}

const versie: fc.Arbitrary<Versie> = fc.record({
  voort: fc.array(
    fc.record({
      door: fc.boolean(),
      eigenaar: fc.nat(EIGENAREN.length - 1),
      datum: fc.constantFrom(null, "2027-01-04", "2027-02-01"),
    }),
    { minLength: 40, maxLength: 40 },
  ),
  nieuw: fc.array(fc.nat(EIGENAREN.length - 1), { minLength: 1, maxLength: 20 }),
  haperingen: fc.array(
    fc.constantFrom<Hapering>("niets", "twee-machines", "niet-geschreven", "geen-antwoord", "resultaat"),
    { maxLength: 12 },
  ),
});

const eigenaar = (i: number): string => EIGENAREN[i] ?? "om";
const actietaken = (wereld: Wereld) => wereld.dossier().taken.filter(({ soort }) => soort === "actie");
const openActies = (wereld: Wereld) => actietaken(wereld).filter((taak): taak is OpenTaak => taak.status === "open");

const meldResultaat = (wereld: Wereld): void => {
  const [taak] = openActies(wereld);
  if (taak === undefined) return;
  const invoer = actieResultaatInvoer.parse(opdracht.actieresultaat());
  wereld.doe(recordActieresultaat(wereld.dossier(), taak, invoer, wereld.context()));
};

/** One turn of the machine; whoever decides on what is not so any more, must be refused by the store. */
const draai = (wereld: Wereld, hapering: Hapering): boolean => {
  const besluit = dispatchActies(wereld.dossier(), { ...wereld.context(), door: null });
  if (!besluit.ok) return true;
  const { wijziging, klaar } = besluit.waarde;
  if (hapering === "niet-geschreven") return false;
  const ander = hapering === "twee-machines" ? dispatchActies(wereld.dossier(), wereld.context()) : null;
  if (hapering === "resultaat") {
    const geraakt = wijziging.vervangen.flatMap((record) => (record.type === "taak" ? [record.taakId] : []));
    const [taak] = openActies(wereld);
    meldResultaat(wereld);
    if (taak !== undefined && geraakt.includes(taak.taakId)) {
      expect(() => {
        wereld.pasToe(wijziging);
      }).toThrow();
      return false;
    }
    // The last page adds to the history that the result went before.
    if (taak !== undefined && klaar) return false;
  }
  wereld.pasToe(wijziging);
  if (ander?.ok === true)
    expect(() => {
      wereld.pasToe(ander.waarde.wijziging);
    }).toThrow();
  // Of an answer that got lost the machine asks again; the record then says that it is done.
  return klaar && hapering !== "geen-antwoord";
};

const zetUit = (wereld: Wereld, haperingen: readonly Hapering[]): void => {
  for (let i = 0; i < 40; i += 1) if (draai(wereld, haperingen[i] ?? "niets")) return;
  throw new Error("komt niet klaar");
};

const controleer = (wereld: Wereld): void => {
  const { acties, casus } = wereld.dossier();
  const vanPlan = acties.filter(({ planVersie }) => planVersie === casus.planVersie);
  const plan = wereld.dossier().plannen.find(({ planVersie }) => planVersie === casus.planVersie);
  expect(vanPlan.map(({ nummer }) => nummer).toSorted((a, b) => a - b)).toEqual(plan?.inhoud.acties.map((_, i) => i));
  const taken = actietaken(wereld);
  for (const { actieId } of vanPlan) {
    const bij = taken.filter(({ onderwerp }) => onderwerp === actieId);
    expect(bij).toHaveLength(1);
    expect(["open", "afgerond"]).toContain(bij[0]?.status);
  }
  const geldend = new Set<string>(vanPlan.map(({ actieId }) => actieId));
  for (const { onderwerp } of openActies(wereld)) expect(geldend.has(onderwerp ?? "")).toBe(true);
  for (const actie of vanPlan) {
    const taak = taken.find(({ onderwerp }) => onderwerp === actie.actieId);
    if (taak?.status === "open") expect(taak.eigenaar.organisatie).toBe(actie.inhoud.organisatie);
  }
};

/** Who was told what of which actie in this version; each at most once, and an open one at least once in its life. */
const controleerBerichten = (wereld: Wereld, sinds: number): number => {
  const gebeurtenissen = wereld.vanType("gebeurtenis");
  const nieuw = gebeurtenissen
    .slice(sinds)
    .flatMap(({ berichten }) => berichten)
    .filter(({ soort }) => soort.startsWith("actie."))
    .map(({ ontvanger, onderwerp }) => `${ontvanger} ${onderwerp}`);
  expect(new Set(nieuw).size).toBe(nieuw.length);
  return gebeurtenissen.length;
};

describe("any sequence of versions, with faults and results in between (X11)", () => {
  it("leaves each actie of the last version exactly one Taak, and no open Taak of another", () => {
    let voortgezet = 0;
    let vervallen = 0;
    fc.assert(
      fc.property(fc.array(versie, { minLength: 2, maxLength: 4 }), (versies) => {
        const wereld = wereldVoor("plan");
        wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
        let sinds = wereld.vanType("gebeurtenis").length;
        versies.forEach(({ voort, nieuw, haperingen }, n) => {
          if (n > 0) neem(wereld, "voortgang:bijsturen");
          const { acties: eerder, casus } = wereld.dossier();
          const geldend = eerder.filter(({ planVersie }) => planVersie === casus.planVersie);
          const door = geldend.flatMap(({ actieId, inhoud }, i) => {
            const keuze = voort[i];
            if (keuze?.door !== true) return [];
            const { voortzettingVan: _van, ...rest } = inhoud;
            return [
              {
                ...rest,
                ...{ voortzettingVan: actieId, organisatie: eigenaar(keuze.eigenaar), uiterlijk: keuze.datum },
              },
            ];
          });
          voortgezet += door.length;
          const acties = [...door, ...nieuw.map((i) => opdracht.actie({ organisatie: eigenaar(i) }))];
          wereld.doe(stelVast(wereld, maakPlan(wereld, { acties })));
          zetUit(wereld, haperingen);
          controleer(wereld);
          sinds = controleerBerichten(wereld, sinds);
          wereld.verder(86_400);
        });
        vervallen += actietaken(wereld).filter(({ status }) => status === "vervallen").length;
      }),
      { numRuns: 40 },
    );
    // The walks must get somewhere, or they prove little.
    expect(voortgezet).toBeGreaterThan(50);
    expect(vervallen).toBeGreaterThan(50);
  });
});
