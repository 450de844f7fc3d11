import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { meegaandTaakId, samenvoeglotVan, SAMENVOEGINGTAAK } from "../../../shared/domain/casussamenvoeging.ts";
import { inhaalsoort, INHAALSTAPPEN } from "../../../shared/domain/inhaaltaak.ts";
import { casusIdSchema, taakIdSchema } from "../../../shared/domain/ids.ts";
import { STAPPEN } from "../../../shared/domain/pad.ts";

describe("what a merge does with open work", () => {
  it.each([
    ["actie", "mee"],
    ["afspraak", "mee"],
    ["melder-horen", "mee"],
    ["plek-beoordelen", "mee"],
    ["bedenktijd-volgen", "mee"],
    ["interventie", "eerst"],
    ["match-beoordelen", "eerst"],
    ["afsplitsing-beoordelen", "eerst"],
    ["bijlage-beoordelen", "eerst"],
    ["terugval-beslissen", "eerst"],
    ["nazorg-herzien", "blijft"],
    ["nazorg-overnemen", "blijft"],
    [SAMENVOEGINGTAAK, "vervalt"],
  ] as const)("%s: %s, whether or not it is mandatory", (soort, lot) => {
    for (const verplicht of [true, false]) expect(samenvoeglotVan({ soort, verplicht })).toBe(lot);
  });

  it("lets nothing mandatory lapse that nobody thought of", () => {
    for (const soort of [...STAPPEN, ...INHAALSTAPPEN.map(inhaalsoort), "iets-van-later"]) {
      expect(samenvoeglotVan({ soort, verplicht: true }), soort).toBe("eerst");
      expect(samenvoeglotVan({ soort, verplicht: false }), soort).toBe("vervalt");
    }
  });

  it("gives a task one id in one casus, and another in another", () => {
    const hash = (tekst: string): string => createHash("sha256").update(tekst).digest("hex");
    const casussen = Array.from({ length: 40 }, () => casusIdSchema.parse(randomUUID()));
    const taakId = taakIdSchema.parse(randomUUID());
    const ids = casussen.map((casusId) => meegaandTaakId(taakId, casusId, hash));
    expect(ids).toEqual(casussen.map((casusId) => meegaandTaakId(taakId, casusId, hash)));
    expect(new Set(ids).size).toBe(casussen.length);
  });
});
