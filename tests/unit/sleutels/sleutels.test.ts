import { describe, expect, it } from "vitest";
import { maakSleutels } from "../../../shared/adapters/sleutels/sleutels.ts";
import { persoonsleutelSchema } from "../../../shared/domain/dossier.ts";
import { maakPersoonsleutel } from "../../fixtures/records.ts";

const SLEUTEL = "0".repeat(64);
const geheim = (versie: string, sleutel: string) => () => Promise.resolve(JSON.stringify({ versie, sleutel }));

describe("keyed hashes", () => {
  it("is HMAC-SHA-256 under the version's key", async () => {
    const { hash } = maakSleutels(geheim("7", SLEUTEL));
    await expect(hash("bsn|999990019")).resolves.toBe(
      "v7:553ffb1bf1fff057262939e2a5992835c2847537adab04fcf0da21c66b1ed4ea",
    );
  });

  it("is the same for the same text, and another for another text, key or version", async () => {
    const een = maakSleutels(geheim("1", SLEUTEL));
    const hashes = await Promise.all([
      een.hash("a"),
      een.hash("b"),
      maakSleutels(geheim("1", "1".repeat(64))).hash("a"),
      maakSleutels(geheim("2", SLEUTEL)).hash("a"),
    ]);
    expect(new Set(hashes).size).toBe(4);
    await expect(een.hash("a")).resolves.toBe(hashes[0]);
  });

  it("fits the guard of a person", async () => {
    const sleutel = await maakSleutels(geheim("1", SLEUTEL)).hash("naam|x|y|2000-01-01");
    expect(persoonsleutelSchema.parse({ ...maakPersoonsleutel(), sleutel })).toMatchObject({ sleutel });
  });

  it.each([
    ["no JSON", "geheim"],
    ["a key that is too short", JSON.stringify({ versie: "1", sleutel: "kort" })],
    ["a version that is no number", JSON.stringify({ versie: "een", sleutel: SLEUTEL })],
  ])("does not hash under %s, and does not tell the secret", async (_, tekst) => {
    const fout: unknown = await maakSleutels(() => Promise.resolve(tekst))
      .hash("a")
      .catch((reden: unknown) => reden);
    expect(fout).toBeInstanceOf(Error);
    expect(String(fout)).not.toContain("geheim");
    expect(String(fout)).not.toContain("kort");
  });
});
