import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EICAR } from "../../fixtures/bestanden.ts";
import { INHOUD, opstelling, type Opstelling } from "./opstelling.ts";

/** A message that failed is offered again. */
const totHetLukt = async (poging: () => Promise<void>): Promise<void> => {
  for (let keer = 1; ; keer += 1) {
    try {
      await poging();
      return;
    } catch (fout) {
      if (keer === 5) throw fout;
    }
  }
};

type Stap = "leg" | "leg-eicar" | "aangekomen" | "schoon" | "besmet" | "controle" | "klok" | "verwijder-eruit";

describe("in whatever order and however often things come", () => {
  const doe: Readonly<Record<Stap, (o: Opstelling) => Promise<void>>> = {
    leg: (o) => {
      o.leg();
      return Promise.resolve();
    },
    "leg-eicar": (o) => {
      o.leg(EICAR);
      return Promise.resolve();
    },
    aangekomen: (o) => o.aangekomen(),
    schoon: (o) => o.oordeel("schoon"),
    besmet: (o) => o.oordeel("besmet"),
    controle: (o) => o.controle(),
    klok: (o) => {
      o.klok.verder(1200);
      return Promise.resolve();
    },
    "verwijder-eruit": (o) => o.opslag.ruimQuarantaineOp(o.bijlageId),
  };
  const stap = fc.constantFrom(...(Object.keys(doe) as Stap[]));
  const storing = fc.option(
    fc.record({
      methode: fc.constantFrom("geefVrij", "trekIn", "ruimQuarantaineOp", "vraagOpnieuw"),
      wanneer: fc.constantFrom("ervoor" as const, "erna" as const),
    }),
    { nil: null },
  );

  it("nothing is read but what was announced, clean and released; what was infected never is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ stap, storing }), { maxLength: 14 }), async (stappen) => {
        const o = await opstelling();
        let ooitBesmet = false;
        for (const { stap: naam, storing: stuk } of stappen) {
          if (stuk !== null) o.opslag.storing.bij(stuk.methode, stuk.wanneer);
          await totHetLukt(() => doe[naam](o));
          ooitBesmet ||= naam === "besmet";
          const { status } = await o.lees();
          if (status === "beschikbaar") {
            expect(ooitBesmet && (await o.leesbaar())).toBe(false);
            const adres = await o.basis.opslag.leesadres(o.bijlage, 60);
            expect(Buffer.from((await o.basis.opslag.haal(adres)).inhoud)).toEqual(INHOUD);
          } else expect(await o.leesbaar()).toBe(false);
        }
        expect(o.taken().filter(({ status }) => status === "open").length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });
});
