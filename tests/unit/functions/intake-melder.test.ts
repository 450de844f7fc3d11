import { describe, expect, it } from "vitest";
import { maakMelding } from "../../fixtures/melding.ts";
import { maakVoordeur } from "./voordeur.ts";

const meldMet = (melder: unknown) =>
  maakVoordeur().vraag("systeem-nla", "POST", "/v1/meldingen", { ...maakMelding(), melder });

describe("the reporter of a melding", () => {
  it.each([
    ["says nothing of anonymity", { soort: "professional", relatie: "hulpverlener" }, 201],
    ["says nothing at all", {}, 201],
    ["is not anonymous", { anoniem: false }, 201],
    ["is anonymous", { anoniem: true }, 201],
    ["is anonymous with a name", { anoniem: true, naam: "x" }, 400],
    ["is neither", { anoniem: "nee" }, 400],
    ["has a field that nobody knows", { leeftijd: 4 }, 400],
  ])("%s", async (_geval, melder, status) => {
    expect((await meldMet(melder)).status).toBe(status);
  });

  it("names the field that an anonymous reporter may not fill, and the one that is unknown", async () => {
    const veldenVan = async (melder: unknown) => JSON.stringify((await meldMet(melder)).body["fouten"]);
    expect(await veldenVan({ anoniem: true, naam: "x" })).toContain("melder.naam");
    expect(await veldenVan({ leeftijd: 4 })).toContain("melder.leeftijd");
    expect(await veldenVan({ anoniem: "nee" })).toContain("melder.anoniem");
  });

  it("has a line in the processing log unless anonymous", async () => {
    const deur = maakVoordeur();
    await deur.vraag("systeem-nla", "POST", "/v1/meldingen", { ...maakMelding(), melder: { soort: "burger" } });
    const melders = deur.casework
      .logregels()
      .filter((regel) => regel.soort === "verwerking" && regel.betrokkeneSoort === "melder");
    expect(melders).toHaveLength(1);
  });
});
