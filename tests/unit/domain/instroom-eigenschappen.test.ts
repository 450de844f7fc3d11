import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inhaalsoort, inhaalstapVan, openInhaaltaken, type Inhaalstap } from "../../../shared/domain/inhaaltaak.ts";
import { INSTROOMSTAPPEN, TERUGLEIDSTAPPEN } from "../../../shared/domain/instroom.ts";
import type { Stap } from "../../../shared/domain/pad.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { doeAf, leidTerug, stroomIn } from "./instromers.ts";
import { BESLUITEN, maakWereld, opendeTaak, zetActiesUit, type Besluitnaam, type Wereld } from "./wereld.ts";

/*
 * Must hold of the issue (S2.5.2–S2.5.4, S2.5.9, NB23): wherever a casus enters, whatever it catches up and whereto it is led back,
 * nothing is passed over in silence, and it can always reach the end.
 */

/** What does a step, also when it is caught up. */
const STAPWERK: Readonly<Record<Exclude<Stap, "acties-uitzetten">, readonly Besluitnaam[]>> = {
  verrijken: ["verrijken"],
  "weging-1": ["weging-1:wel"],
  "overdracht-na-weging-1": ["afschalen"],
  "overdracht-volgen": ["overdracht:aanvaard"],
  "partners-uitnodigen": ["uitnodigen", "uitnodigen:niemand"],
  casusoverleg: ["overleg"],
  "weging-2": ["weging-2:wel-wel"],
  "overdracht-naar-zorg": ["afschalen"],
  "zorgoverdracht-volgen": ["overdracht:aanvaard"],
  "plan-van-aanpak": ["vaststellen", "plan"],
  voortgang: ["voortgang:afronden"],
  nazorg: ["nazorg", "behoeften", "formulier"],
  procesbegeleider: ["procesbegeleider"],
  evaluatie: ["evaluatie"],
  lessen: ["lessen", "behoeften", "formulier"],
};
/** Work beside the path that keeps a casus from its end. */
const ERNAAST: readonly Besluitnaam[] = ["interventie", "actieresultaat"];

const stapVan = (w: Wereld): Stap => w.open().positie.stap;
const machine = (w: Wereld): void => {
  if (stapVan(w) === "acties-uitzetten") zetActiesUit(w);
  else opendeTaak(w);
};
const lukt = (w: Wereld, naam: Besluitnaam): boolean => {
  const besluit = BESLUITEN[naam](w);
  if (besluit.ok) w.pasToe(besluit.waarde.wijziging);
  return besluit.ok;
};
const luktAfdoen = (w: Wereld, stap: Inhaalstap): boolean => {
  const besluit = doeAf(w, inhaalsoort(stap));
  if (besluit.ok) w.pasToe(besluit.waarde.wijziging);
  return besluit.ok;
};

/** The first, then the others in turn: what can be recorded again and again must not keep the rest waiting. */
const omEnOm = <T>([eerste, ...rest]: readonly T[], beurt: number): readonly T[] => {
  const begin = rest.length === 0 ? 0 : beurt % rest.length;
  return [...(eerste === undefined ? [] : [eerste]), ...rest.slice(begin), ...rest.slice(0, begin)];
};

/** One thing that people can do now and that leads on; what there is to catch up first. */
const doeIets = (w: Wereld, eerst: "zelf" | "afdoen", beurt: number): boolean => {
  if (stapVan(w) === "acties-uitzetten") {
    zetActiesUit(w);
    return true;
  }
  opendeTaak(w);
  const inhalen = openInhaaltaken(w.dossier()).flatMap(({ soort }) => inhaalstapVan(soort) ?? []);
  const zelf = (stap: Stap): boolean =>
    stap !== "acties-uitzetten" && omEnOm(STAPWERK[stap], beurt).some((naam) => lukt(w, naam));
  const inhaal = (stap: Inhaalstap): boolean =>
    eerst === "zelf" ? zelf(stap) || luktAfdoen(w, stap) : luktAfdoen(w, stap) || zelf(stap);
  return ERNAAST.some((naam) => lukt(w, naam)) || inhalen.some((stap) => inhaal(stap)) || zelf(stapVan(w));
};

/** Where it stands, and what refuses what has to be done there. */
const waarom = (w: Wereld): string => {
  const stap = stapVan(w);
  const open = openInhaaltaken(w.dossier()).flatMap(({ soort }) => inhaalstapVan(soort) ?? []);
  const namen = [stap, ...open].flatMap((een) => (een === "acties-uitzetten" ? [] : STAPWERK[een]));
  return [stap, ...namen.map((naam) => [naam, JSON.stringify(BESLUITEN[naam](w))].join(": "))].join("\n");
};

/** People go on until the end; the step at which they can not. */
const totHetEinde = (w: Wereld, eerst: "zelf" | "afdoen"): string | null => {
  for (let beurt = 0; beurt < 80; beurt += 1) {
    if (w.dossier().casus.status !== "open") return null;
    if (!doeIets(w, eerst, beurt)) return waarom(w);
    w.verder(3600);
  }
  return `${w.dossier().casus.status} na 80 beurten`;
};

/** Each step that an entry passed over was done, by its own command or as somebody said, or was walked after all. */
const controleerNietsStil = (w: Wereld): void => {
  const { casus, vastleggingen, taken } = w.dossier();
  for (const een of vastleggingen) {
    if (een.soort !== "instroom") continue;
    for (const stap of een.inhoud.inhalen) {
      const bij = taken.filter(({ soort, geopendOp }) => soort === inhaalsoort(stap) && geopendOp >= een.vastgelegdOp);
      const [taak] = bij;
      expect(taak, stap).toBeDefined();
      if (taak?.status === "afgerond")
        expect(
          casus.uitkomsten[stap] !== undefined ||
            vastleggingen.some(({ soort, bij: waarbij }) => soort === "inhaalafdoening" && waarbij === taak.taakId),
        ).toBe(true);
      // What lapsed need not be, or was walked again: then it has an outcome, or was passed over once more with a task of its own.
      if (taak?.status === "vervallen" && taak.verplicht && casus.status === "gesloten")
        expect(casus.uitkomsten[stap] !== undefined || bij.length > 1, `${stap} ${taak.reden}`).toBe(true);
    }
  }
  expect(openInhaaltaken({ taken })).toEqual([]);
  if (casus.status === "gesloten") expect(casus.uitkomsten["weging-1"]).toBeDefined();
};

type Zet =
  | { readonly soort: "instroom"; readonly stap: (typeof INSTROOMSTAPPEN)[number] }
  | { readonly soort: "terug"; readonly stap: (typeof TERUGLEIDSTAPPEN)[number] }
  | { readonly soort: "verder" | "machine" | "punt" | "melding" | "doorlaatverbod" };
const zetten: fc.Arbitrary<Zet> = fc.oneof(
  fc.constantFrom(...INSTROOMSTAPPEN).map((stap) => ({ soort: "instroom" as const, stap })),
  fc.constantFrom(...TERUGLEIDSTAPPEN).map((stap) => ({ soort: "terug" as const, stap })),
  fc
    .constantFrom("verder", "verder", "machine", "punt", "melding", "doorlaatverbod")
    .map((soort) => ({ soort })) as fc.Arbitrary<Zet>,
);

const speel = (w: Wereld, zet: Zet): void => {
  if (w.dossier().casus.status !== "open") return;
  switch (zet.soort) {
    case "instroom":
    case "terug": {
      const besluit = zet.soort === "instroom" ? stroomIn(w, zet.stap) : leidTerug(w, zet.stap);
      if (besluit.ok) w.pasToe(besluit.waarde.wijziging);
      break;
    }
    case "verder":
      doeIets(w, "zelf", w.dossier().vastleggingen.length);
      break;
    case "machine":
      machine(w);
      break;
    case "punt":
      lukt(w, "voortgang:punt");
      break;
    case "melding":
      w.meld(maakArbeidsuitbuitingCasus());
      break;
    case "doorlaatverbod":
      lukt(w, "bewijsmiddel");
      lukt(w, "bewijsmiddel");
      lukt(w, "doorlaatverbod");
      break;
  }
};

/** Known of already when it is reported: a partner works on it, opsporing found it, another region hands it over. */
const begin: fc.Arbitrary<Partial<MeldingBody>> = fc.oneof(
  fc.constant({}),
  fc.constant({ zorgcoordinatorBetrokken: "ja" as const }),
  fc
    .constantFrom("3.1", "3.3", "4.3", "5.1" as const)
    .map((activiteit) => ({ instroom: { activiteit, reden: "loopt al", sinds: "2026-01-01" } })),
);

describe("whatever entry, catching up and going back", () => {
  it("nothing is passed over in silence, and the casus reaches its end", () => {
    const gezien = { instroom: 0, terug: 0 };
    fc.assert(
      fc.property(
        begin,
        fc.array(zetten, { minLength: 2, maxLength: 12 }),
        fc.constantFrom("zelf", "afdoen"),
        (overrides, loop, eerst) => {
          const w = maakWereld();
          w.meld(maakArbeidsuitbuitingCasus(1, overrides));
          for (const zet of loop) {
            speel(w, zet);
            w.verder(3600);
          }
          const { vastleggingen } = w.dossier();
          gezien.instroom += vastleggingen.filter(({ soort }) => soort === "instroom").length;
          gezien.terug += vastleggingen.filter(({ soort }) => soort === "terugleiding").length;
          expect(totHetEinde(w, eerst)).toBeNull();
          controleerNietsStil(w);
        },
      ),
      { numRuns: 40 },
    );
    expect(gezien.instroom).toBeGreaterThan(5);
    expect(gezien.terug).toBeGreaterThan(2);
  });
});
