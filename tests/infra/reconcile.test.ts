import { describe, expect, it } from "vitest";
import { leesReconcile, reconcile } from "../../infra/reconcile.ts";

const verslag = (fase: string, voorMensen = 0, bevindingen: readonly unknown[] = []) => ({
  ronde: {
    ...{ nummer: 4, fase, begonnenOp: "2026-03-02T01:00:00.000Z", klaarOp: null, bekeken: 12, hersteld: 1 },
  },
  ...{ bevindingen, voorMensen },
});
const BEVINDING = {
  ...{ bevindingId: "0".repeat(32), code: "taak-ontbreekt", bij: { soort: "casus", id: "een-id" }, hersteld: false },
  eigenaar: { rol: "procesregisseur", organisatie: "zvh" },
  ...{ gevondenOp: "2026-03-02T01:00:00.000Z", gemeldOp: null },
};

describe("npm run reconcile", () => {
  it("names an environment, and for the local one perhaps which", () => {
    expect(leesReconcile(["productie"])).toEqual({ omgeving: "productie", cloud: undefined });
    expect(leesReconcile(["local", "--cloud", "proef-2"])).toEqual({ omgeving: "local", cloud: "proef-2" });
  });

  it.each([[[]], [["nergens"]], [["local", "test"]], [["local", "--onbekend"]]])(
    "refuses %j, and says how it is used",
    (argumenten) => {
      expect(() => leesReconcile(argumenten)).toThrow(/npm run reconcile -- <local\|/);
    },
  );

  const draai = async (...antwoorden: readonly unknown[]) => {
    const rij = [...antwoorden];
    const gevraagd: unknown[] = [];
    const regels: string[] = [];
    const code = await reconcile({
      roep: (opdracht) => {
        gevraagd.push(opdracht);
        return rij.length === 0 ? Promise.reject(new Error("te veel gevraagd")) : Promise.resolve(rij.shift());
      },
      wacht: () => Promise.resolve(),
      meld: (regel) => regels.push(regel),
    });
    return { code, gevraagd, regels };
  };

  it("asks for one round and waits until it is done", async () => {
    const { code, gevraagd, regels } = await draai(verslag("tabel"), verslag("logboek"), verslag("klaar"));
    expect(code).toBe(0);
    expect(gevraagd).toEqual([{ meteen: true }, { meteen: false }, { meteen: false }]);
    expect(regels.at(-1)).toBe("De keten is sluitend.");
  });

  it("tells what does not hold and whose it is, and ends with 1", async () => {
    const { code, regels } = await draai(verslag("klaar", 1, [BEVINDING]));
    expect(code).toBe(1);
    expect(regels[0]).toMatch(/^OPEN +taak-ontbreekt {2}casus een-id {2}procesregisseur bij zvh/);
    expect(regels.at(-1)).toBe("De keten is niet sluitend.");
  });
});
