import fc from "fast-check";
import { expect, it } from "vitest";
import { geldendFormulier } from "../../../shared/domain/afsluiten.ts";
import { takeBackNazorg } from "../../../shared/domain/besluiten/nazorgaanbod.ts";
import { afsluitpunten } from "../../../shared/domain/besluiten/regels.ts";
import { AANBODTAAK, NAZORGTAAK, overleeftCasus, zonderNazorg } from "../../../shared/domain/nazorg.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { verzorgden } from "./nazorgers.ts";
import { BESLUITEN, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

const ZETTEN = [
  ...(["behoeften", "formulier", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const),
  ...(["behoeften", "formulier", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const),
  ...(["herziening", "aanbod", "aanbod:aanvaard", "aanbod:geweigerd", "aanbod:ingetrokken"] as const),
  ...(["terugval", "terugval:plan", "terugval:voortgang", "terugval:geen", "voortgang:afronden"] as const),
  ...(["plan", "vaststellen", "actieresultaat", "doorlaatverbod", "interventie", "interventie:beeindigd"] as const),
  ...(["uit", "slachtoffer", "verdachte"] as const),
];
type Zet = (typeof ZETTEN)[number];

const openTaken = (wereld: Wereld): readonly OpenTaak[] =>
  wereld.dossier().taken.filter((taak): taak is OpenTaak => taak.status === "open");

/** Somebody is reported as well, while the casus is open. */
const meld = (wereld: Wereld, rol: "mogelijk-slachtoffer" | "verdachte"): void => {
  if (wereld.dossier().casus.status !== "open") return;
  const melding = maakArbeidsuitbuitingCasus();
  const personalia = { voornamen: "Nog", geslachtsnaam: `Iemand${String(wereld.vanType("melding").length)}` };
  wereld.meld({ ...melding, inhoud: "Meer.", betrokkenen: [...melding.betrokkenen, { rol, personalia }] });
};

const speel = (wereld: Wereld, zet: Zet): void => {
  if (zet === "slachtoffer") meld(wereld, "mogelijk-slachtoffer");
  else if (zet === "verdachte") meld(wereld, zet);
  else if (zet === "uit") {
    // Whoever has the first need, or was offered it, is out of the covenant.
    const taak = openTaken(wereld).find(overleeftCasus);
    const terug =
      taak === undefined ? null : takeBackNazorg(wereld.dossier(), taak, { ...wereld.context(), door: null });
    if (terug !== null) wereld.pasToe(terug);
  } else {
    const besluit = BESLUITEN[zet](wereld);
    if (besluit.ok) wereld.pasToe(besluit.waarde.wijziging);
  }
  const { casus } = wereld.dossier();
  if (casus.status === "open" && casus.positie.stap === "acties-uitzetten") zetActiesUit(wereld);
  wereld.verder(3600);
};

const controleerBehoeften = (wereld: Wereld): void => {
  const taken = openTaken(wereld);
  for (const behoefte of wereld.dossier().nazorgbehoeften) {
    const { behoefteId, status, gever, taakId, aanbod } = behoefte;
    const van = (soort: string) => taken.filter((taak) => taak.soort === soort && taak.onderwerp === behoefteId);
    const herziening = van(NAZORGTAAK);
    if (status === "open") {
      expect(herziening).toMatchObject([{ taakId, eigenaar: gever }]);
      expect((herziening[0]?.uiterlijkOp ?? "") > behoefte.gewijzigdOp || herziening.length === 1).toBe(true);
    } else expect(herziening).toEqual([]);
    expect(van(AANBODTAAK).map((taak) => [taak.taakId, taak.eigenaar.organisatie])).toEqual(
      aanbod === null ? [] : [[aanbod.taakId, aanbod.ontvanger]],
    );
  }
};

it("whatever is done, no casus closes with something open or somebody without aftercare, and no need is without owner and date", () => {
  let gesloten = 0;
  fc.assert(
    fc.property(
      fc.constantFrom("behoeften" as const, "nazorg" as const, "lessen" as const),
      fc.array(fc.constantFrom(...ZETTEN), { minLength: 10, maxLength: 25 }),
      (begin, zetten) => {
        const wereld = wereldVoor(begin);
        for (const zet of zetten) {
          const { status } = wereld.dossier().casus;
          speel(wereld, zet);
          controleerBehoeften(wereld);
          if (wereld.dossier().casus.status !== "gesloten" || status === "gesloten") continue;
          gesloten += 1;
          expect(afsluitpunten(wereld.dossier())).toEqual([]);
          expect(zonderNazorg(wereld.dossier(), verzorgden(wereld))).toEqual([]);
          expect(geldendFormulier(wereld.dossier())).not.toBeNull();
          expect(openTaken(wereld).filter((taak) => !overleeftCasus(taak))).toEqual([]);
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(gesloten).toBeGreaterThan(0);
}, 120_000);
