import { describe, expect, it } from "vitest";
import type { Dossier } from "../../../shared/domain/dossier.ts";
import { kiesKandidaten } from "../../../shared/domain/matching/kandidaten.ts";
import { personaliaSchema } from "../../../shared/domain/melding.ts";

const OP = "2026-11-24";
const basis = { voornamen: "Anna", geslachtsnaam: "Quinzema", geboortedatum: "1998-03-14" };
const persoon = (velden: Readonly<Record<string, unknown>> = {}) => personaliaSchema.parse({ ...basis, ...velden });
const dossier = (
  nummer: number,
  velden: Readonly<Record<string, unknown>> = {},
  aangemaaktOp = `${OP}T09:00:00.000Z`,
) =>
  ({
    dossierId: `dossier-${nummer}`,
    personalia: persoon(velden),
    aangemaaktOp,
  }) as unknown as Pick<Dossier, "dossierId" | "personalia" | "aangemaaktOp">;

const gekozen = (...dossiers: readonly ReturnType<typeof dossier>[]) => {
  const matching = kiesKandidaten(persoon(), dossiers, OP);
  if (matching.uitkomst === "zelfde") return ["zelfde", matching.dossierId];
  if (matching.uitkomst === "nieuw") return ["nieuw"];
  return ["mogelijk-zelfde", ...matching.kandidaten.map(({ dossierId }) => dossierId)];
};
const vreemd = { voornamen: "Tesk", geslachtsnaam: "Holtkema", geboortedatum: "1980-06-07" };

describe("the dossier of a person", () => {
  it("is new without candidates, and among people who are somebody else", () => {
    expect(gekozen()).toEqual(["nieuw"]);
    expect(gekozen(dossier(1, vreemd))).toEqual(["nieuw"]);
  });

  it("is the one that is it, with the reasons; others that are far behind do not matter", () => {
    expect(gekozen(dossier(1, vreemd), dossier(2), dossier(3, { voornamen: "Hanna" }))).toEqual([
      "zelfde",
      "dossier-2",
    ]);
    expect(kiesKandidaten(persoon(), [dossier(2)], OP)).toMatchObject({
      vergelijking: { uitkomst: "zelfde", score: 32 },
    });
  });

  it("is in doubt when two are it, or when another comes near", () => {
    expect(gekozen(dossier(2), dossier(1))).toEqual(["mogelijk-zelfde", "dossier-1", "dossier-2"]);
    expect(gekozen(dossier(1), dossier(2, { voornamen: "Anna Tesk" }))[0]).toBe("mogelijk-zelfde");
    const bereikbaar = { telefoon: "0612345678" };
    const tweemaal = [dossier(1, bereikbaar), dossier(2)];
    expect(kiesKandidaten(persoon(bereikbaar), tweemaal, OP)).toMatchObject({ uitkomst: "mogelijk-zelfde" });
    const weet = { voornamen: "Anna Tesk", telefoon: "0612345678" };
    const matching = kiesKandidaten(persoon({ telefoon: "+31612345678" }), [dossier(1), dossier(2, weet)], OP);
    expect(matching).toMatchObject({ uitkomst: "mogelijk-zelfde", kandidaten: [{ dossierId: "dossier-1" }, {}] });
  });

  it("is one dossier when it was found by two keys", () => {
    expect(gekozen(dossier(1), dossier(1))).toEqual(["zelfde", "dossier-1"]);
  });

  it("has at most five candidates, the best first, in whatever order they were read", () => {
    const namen = ["Hanna", "Anne", "Tesk", "Anna Tesk", "A.", "Annie", "Yolv"];
    const dossiers = namen.map((voornamen, nummer) => dossier(nummer, { voornamen }));
    const [uitkomst, ...kandidaten] = gekozen(...dossiers);
    expect(uitkomst).toBe("mogelijk-zelfde");
    expect(kandidaten).toEqual(["dossier-3", "dossier-1", "dossier-5", "dossier-0", "dossier-4"]);
    expect(gekozen(...dossiers.toReversed())).toEqual([uitkomst, ...kandidaten]);
  });

  it("with an estimated age fits by the day on which the dossier was made", () => {
    const geschat = { geboortedatum: null, leeftijdGeschat: 18, geslacht: "vrouw" };
    const oordeel = (op: string) => {
      const matching = kiesKandidaten(persoon(), [dossier(1, geschat, `${op}T09:00:00.000Z`)], OP);
      const { redenen } =
        matching.uitkomst === "mogelijk-zelfde"
          ? (matching.kandidaten[0]?.vergelijking ?? { redenen: [] })
          : { redenen: [] };
      return redenen.find(({ veld }) => veld === "geboortedatum")?.oordeel ?? "nieuw";
    };
    expect(oordeel("2016-05-01")).toBe("binnen-schatting");
    expect(oordeel("2026-05-01")).toBe("nieuw");
  });
});
