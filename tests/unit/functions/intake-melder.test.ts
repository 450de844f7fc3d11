import { describe, expect, it } from "vitest";
import { PRIJS_VAN_ANONIMITEIT } from "../../../shared/api/schemas/melding.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { verzamelGevoelig } from "../../fixtures/gevoelig.ts";
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

describe("an anonymous reporter", () => {
  const { melder, ...zonderMelder } = maakMelding();
  const anoniem = { ...zonderMelder, melder: { anoniem: true } };

  it("is nowhere: not in the transaction, the log, what functions log or the feeds", async () => {
    const deur = maakVoordeur();
    // The same report with the reporter's name comes first, and is refused: nothing of it may stay either.
    const geweigerd = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", {
      ...zonderMelder,
      melder: { ...melder, anoniem: true },
    });
    expect(geweigerd.status).toBe(400);
    expect(deur.casework.alles()).toEqual([]);
    const antwoord = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", anoniem);
    expect(antwoord.status).toBe(201);
    await deur.publiceer();
    const alles = JSON.stringify([
      ...[deur.casework.alles(), deur.casework.logregels(), deur.gelogd(), deur.functieregels],
      ...[geweigerd.rauw, antwoord.rauw],
    ]);
    expect(deur.casework.vanType("notificatie").length).toBeGreaterThan(0);
    const vanMelder = verzamelGevoelig(melder);
    expect(vanMelder.length).toBeGreaterThan(3);
    for (const gevoelig of vanMelder) expect(alles.includes(gevoelig), gevoelig).toBe(false);
    expect(deur.casework.vanType("melding")[0]?.invoer.melder).toEqual({ anoniem: true });
    const soorten = deur.casework
      .logregels()
      .flatMap((regel) => (regel.soort === "verwerking" ? [regel.betrokkeneSoort] : []));
    expect(soorten).toEqual(["client"]);
  });

  it("is told what anonymity costs, in a fixed text; who gives a name is not", async () => {
    const deur = maakVoordeur();
    const meld = (body: unknown) => deur.vraag("systeem-nla", "POST", "/v1/meldingen", body);
    const [nieuw, bekend, ander] = [await meld(anoniem), await meld(anoniem), await meld(maakMelding({}, 2))];
    expect(nieuw.body["anonimiteit"]).toBe(PRIJS_VAN_ANONIMITEIT);
    expect(bekend.body["anonimiteit"]).toBe(PRIJS_VAN_ANONIMITEIT);
    expect(Object.keys(bekend.body)).toEqual(Object.keys(nieuw.body));
    expect(ander.body).not.toHaveProperty("anonimiteit");
  });

  it("is told the same again at a repetition", async () => {
    const deur = maakVoordeur();
    const meld = () => deur.vraag("systeem-nla", "POST", "/v1/meldingen", anoniem, { sleutel: "k" });
    const [een, twee] = [await meld(), await meld()];
    expect(twee.rauw).toEqual(een.rauw);
    expect(een.body["anonimiteit"]).toBe(PRIJS_VAN_ANONIMITEIT);
  });
});

describe("a designated officer", () => {
  const OFFICIER = "aandachtsfunctionaris";
  const collega = maakActor("collega", "gemeente-doetinchem", OFFICIER);

  it("reports by their own route, whatever is filled in, and follows what they reported; a colleague does not", async () => {
    const deur = maakVoordeur([collega]);
    const body = maakMelding({ kanaal: "email" });
    const antwoord = await deur.vraag(OFFICIER, "POST", "/v1/meldingen", body, { sleutel: "eens" });
    expect(antwoord.status).toBe(201);
    expect((await deur.vraag(OFFICIER, "POST", "/v1/meldingen", body, { sleutel: "eens" })).body).toEqual(
      antwoord.body,
    );
    const [melding, ...meer] = deur.casework.vanType("melding");
    expect([melding?.invoer.kanaal, melding?.ingediendDoor.organisatie, meer]).toEqual([
      OFFICIER,
      "gemeente-doetinchem",
      [],
    ]);
    const pad = `/v1/meldingen/${String(antwoord.body["meldingId"])}`;
    expect(await deur.vraag(OFFICIER, "GET", pad)).toMatchObject({
      status: 200,
      body: { status: "ontvangen", melding: { kanaal: OFFICIER } },
    });
    for (const wie of ["collega", "gemeente-doetinchem", "systeem-nla"])
      expect([wie, (await deur.vraag(wie, "GET", pad)).status]).toEqual([wie, 404]);
    // Neither the casus nor the dossier is theirs to see.
    const casusId = melding?.casusIds[0] ?? "";
    expect((await deur.vraag(OFFICIER, "GET", `/v1/casussen/${casusId}`)).status).toBe(404);
    expect((await deur.vraag(OFFICIER, "GET", `/v1/dossiers/${melding?.dossiers[0]?.dossierId ?? ""}`)).status).toBe(
      404,
    );
  });

  it("may be named as the source by who passes it on", async () => {
    const deur = maakVoordeur();
    await deur.vraag("meldpunt", "POST", "/v1/meldingen", maakMelding({ kanaal: "telefoon" }));
    await deur.vraag("systeem-nla", "POST", "/v1/meldingen", maakMelding({ kanaal: "aandachtsfunctionaris" }, 2));
    expect(
      deur.casework
        .vanType("melding")
        .map(({ invoer }) => invoer.kanaal)
        .toSorted(),
    ).toEqual([OFFICIER, "telefoon"]);
  });
});
