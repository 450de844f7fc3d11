import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { ApiEvent } from "../../../shared/runtime/http.ts";
import { POGINGEN_PER_REGEL } from "../../../shared/domain/besluiten/aanleveren.ts";
import { sleutelsDouble } from "../../doubles/afhankelijkheden.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { persoon } from "../../fixtures/personen.ts";
import { makeToeval } from "../../fixtures/toeval.ts";
import { maakAanleverdeur, type Aanleverdeur } from "./aanleverdeur.ts";
import type { Antwoord } from "./voordeur.ts";

const PAD = "/v1/publieke-meldingen";
const SLEUTEL = "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13";

const iemand = (seed: number) => {
  const { voornamen, tussenvoegsel, geslachtsnaam, geboortedatum, geslacht } = persoon(
    makeToeval(seed),
    seed,
    "Lochem",
  );
  return { voornamen, tussenvoegsel, geslachtsnaam, geboortedatum, geslacht };
};
const body = (anders: Readonly<Record<string, unknown>> = {}, seed = 1) => ({
  inhoud: "Bij de buren slapen acht mensen in een garage; zij worden elke dag opgehaald.",
  personen: [iemand(seed)],
  verschijningsvormen: ["arbeidsuitbuiting"],
  locatie: { gemeente: "Lochem", soort: "woning" },
  melder: { anoniem: true },
  terugkoppelingGewenst: true,
  ...anders,
});
const meld = (
  deur: Aanleverdeur,
  inhoud: unknown = body(),
  sleutel: string | null = SLEUTEL,
  anders: Partial<ApiEvent> = {},
) =>
  deur.vraagOpenbaar(PAD, inhoud, {
    headers: { "Content-Type": "application/json", ...(sleutel === null ? {} : { "Idempotency-Key": sleutel }) },
    ...anders,
  });
const codesUit = ({ body: antwoord }: Antwoord) =>
  z.object({ terugkoppeling: z.object({ referentie: z.string(), geheim: z.string() }) }).parse(antwoord).terugkoppeling;
const zonderSpoor = ({ rauw }: Antwoord) => rauw;

describe("a melding of anybody", () => {
  it("is received without a token and comes to the meldpunt as every other, told as not verified", async () => {
    const deur = maakAanleverdeur();
    const antwoord = await meld(deur);
    expect(antwoord.status).toBe(202);
    expect(Object.keys(antwoord.body).toSorted()).toEqual(["anonimiteit", "status", "terugkoppeling"]);
    expect(antwoord.koppen["Location"]).toBeUndefined();
    await deur.totKlaar();
    const [melding] = deur.casework.vanType("melding");
    expect(melding).toMatchObject({
      invoer: { soort: "melding", kanaal: "publiek-formulier", melder: { anoniem: true } },
      ingediendDoor: { organisatie: "veilig-thuis", actorId: "publiek-formulier" },
    });
    const gelezen = await deur.vraag("meldpunt", "GET", `/v1/meldingen/${melding?.meldingId ?? ""}`);
    expect(gelezen.body).toMatchObject({ nietGeverifieerd: true, melding: { kanaal: "publiek-formulier" } });
    expect(deur.casework.vanType("casus")).toHaveLength(1);
    // A line for the client, and the audit line; of an anonymous reporter none.
    expect(
      deur.casework
        .logregels()
        .map(({ soort }) => soort)
        .toSorted(),
    ).toEqual(["audit", "verwerking"]);
    // Who signs in does not claim it.
    const partner = await deur.vraag(
      "systeem-nla",
      "POST",
      "/v1/meldingen",
      maakMelding({ kanaal: "publiek-formulier" }),
    );
    expect(partner).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    const { body: eigen } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", maakMelding({}, 9));
    const ander = await deur.vraag("meldpunt", "GET", `/v1/meldingen/${String(eigen["meldingId"])}`);
    expect(ander.body).not.toHaveProperty("nietGeverifieerd");
  });

  it("may be followed by reference and secret, which are stored nowhere", async () => {
    const deur = maakAanleverdeur();
    const codes = codesUit(await meld(deur));
    await deur.totKlaar();
    expect((await deur.vraagOpenbaar("/v1/terugkoppelingen", codes)).body).toMatchObject({ status: "ontvangen" });
    const alles = JSON.stringify([deur.casework.alles(), deur.casework.logregels(), deur.functieregels, deur.logd]);
    for (const geheim of [codes.geheim, codes.geheim.replaceAll("-", ""), SLEUTEL]) expect(alles).not.toContain(geheim);
  });

  it("holds of a named reporter how to reach them, and nothing of who is anonymous or asked no feedback", async () => {
    const deur = maakAanleverdeur();
    const melder = { anoniem: false, naam: "Bu Ur", telefoon: "06-00000000", relatie: "buur" };
    const antwoord = await meld(deur, body({ melder, terugkoppelingGewenst: false }));
    expect(antwoord.body).toEqual({ status: "ontvangen" });
    await deur.totKlaar();
    expect(deur.casework.vanType("melding")[0]?.invoer.melder).toMatchObject({ ...melder, soort: "burger" });
    expect(deur.casework.vanType("terugkoppeling")).toEqual([]);
  });

  it.each([
    ["nobody", [], 1],
    ["a suspect only", [{ rol: "verdachte", voornamen: "Ver" }], 2],
    ["five persons", [1, 2, 3, 4, 5].map(iemand), 5],
  ])("describes %s: somebody is behind it", async (_geval, personen, aantal) => {
    const deur = maakAanleverdeur();
    expect((await meld(deur, body({ personen }))).status).toBe(202);
    await deur.totKlaar();
    const betrokkenen = deur.casework.vanType("melding")[0]?.invoer.betrokkenen ?? [];
    expect(betrokkenen).toHaveLength(aantal);
    expect(betrokkenen.some(({ rol }) => rol === "mogelijk-slachtoffer")).toBe(true);
  });
});

describe("who tries to learn something", () => {
  it("gets the same answer whoever is known, and nothing is read for it", async () => {
    const deur = maakAanleverdeur();
    const bekend = maakMelding({ betrokkenen: [{ rol: "mogelijk-slachtoffer", personalia: iemand(1) }] });
    await deur.vraag("systeem-nla", "POST", "/v1/meldingen", bekend);
    const gelezen: string[] = [];
    for (const [naam, lid] of Object.entries(deur.casework)) {
      if (typeof lid !== "function" || ["schrijf", "alles", "vanType", "logregels"].includes(naam)) continue;
      Object.assign(deur.casework, {
        [naam]: (...delen: never[]): unknown => {
          gelezen.push(naam);
          return (lid as (...invoer: never[]) => unknown)(...delen);
        },
      });
    }
    const zonder = { terugkoppelingGewenst: false };
    const een = await meld(deur, body(zonder, 1));
    const ander = await meld(deur, body(zonder, 2), "een-andere-lange-sleutel-0001");
    expect(zonderSpoor(een)).toEqual(zonderSpoor(ander));
    expect(gelezen).toEqual([]);
    // It looks well: who accepts it does read.
    await deur.totKlaar();
    expect(gelezen).toContain("dossiersBijSleutels");
  });

  it("guesses a key: with another body it is another melding, and no 409 tells that the key was used", async () => {
    const deur = maakAanleverdeur();
    const eerste = codesUit(await meld(deur));
    const gegokt = await meld(deur, body({ inhoud: "iets anders" }));
    expect(gegokt.status).toBe(202);
    expect(codesUit(gegokt)).not.toEqual(eerste);
    const zonderSleutel = codesUit(await meld(deur, body(), "nog-een-lange-sleutel-00001"));
    expect(zonderSleutel.geheim).not.toBe(eerste.geheim);
    await deur.totKlaar();
    expect(deur.casework.vanType("melding")).toHaveLength(3);
  });

  it("reads nothing: no method but POST, nothing below it, nothing in the address", async () => {
    const deur = maakAanleverdeur();
    await meld(deur);
    for (const httpMethod of ["GET", "PUT", "DELETE", "PATCH"])
      expect((await meld(deur, null, SLEUTEL, { httpMethod })).status).toBe(405);
    expect((await deur.vraagOpenbaar(`${PAD}/${crypto.randomUUID()}`, {})).status).toBe(404);
    const metAdres = await meld(deur, body(), SLEUTEL, { multiValueQueryStringParameters: { naam: ["een naam"] } });
    expect(metAdres).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(metAdres.rauw.body).not.toContain("een naam");
  });
});

describe("who repeats", () => {
  it("gets the same answer to the byte, secret included, also twenty at once and after days; it is one melding", async () => {
    const deur = maakAanleverdeur();
    const antwoorden = await Promise.all(Array.from({ length: 20 }, () => meld(deur)));
    expect(new Set(antwoorden.map(({ status, rauw }) => `${status}${rauw.body}`)).size).toBe(1);
    await deur.totKlaar();
    deur.verder(5 * 86_400);
    expect((await meld(deur)).rauw.body).toBe(antwoorden[0]?.rauw.body);
    await deur.totKlaar();
    expect(deur.casework.vanType("melding")).toHaveLength(1);
  });

  it.each(["ervoor", "erna"] as const)("after a fault %s the write: nothing is lost or doubled", async (wanneer) => {
    const deur = maakAanleverdeur();
    deur.casework.storing.bij("schrijf", wanneer);
    expect((await meld(deur)).status).toBe(500);
    expect((await meld(deur)).status).toBe(202);
    await deur.totKlaar();
    expect(deur.casework.vanType("melding")).toHaveLength(1);
  });
});

it("is tried for ever when it does not go, with an alarm each so many times: nobody hands it in again", async () => {
  let stuk = true;
  const deur = maakAanleverdeur(
    {},
    { sleutels: { hash: (tekst) => (stuk ? Promise.reject(new Error("weg")) : sleutelsDouble.hash(tekst)) } },
  );
  await meld(deur);
  for (let poging = 0; poging < 2 * POGINGEN_PER_REGEL + 1; poging += 1) {
    deur.verder(90);
    await deur.klok();
    await deur.drijf();
    await deur.draai();
  }
  expect(deur.casework.vanType("aanlevering")).toMatchObject([{ status: "in-behandeling" }]);
  expect(deur.opzij.opzij.length).toBeGreaterThanOrEqual(2);
  stuk = false;
  await deur.totKlaar();
  expect(deur.casework.vanType("melding")).toHaveLength(1);
});

describe("what does not fit", () => {
  it.each([
    ["no key", body(), null, "idempotency-key-nodig"],
    ["a key that can be guessed", body(), "1", "ongeldige-invoer"],
    ["no fields", {}, SLEUTEL, "ongeldige-invoer"],
    ["a BSN", body({ personen: [{ ...iemand(1), bsn: "999990019" }] }), SLEUTEL, "ongeldige-invoer"],
    ["a channel of its own", body({ kanaal: "partnersysteem" }), SLEUTEL, "ongeldige-invoer"],
    ["six persons", body({ personen: [1, 2, 3, 4, 5, 6].map(iemand) }), SLEUTEL, "ongeldige-invoer"],
    ["a name beside anonymity", body({ melder: { anoniem: true, naam: "iemand" } }), SLEUTEL, "ongeldige-invoer"],
    ["a text without end", body({ inhoud: "x".repeat(5_001) }), SLEUTEL, "ongeldige-invoer"],
    ["a place of another region", body({ locatie: { gemeente: "Elders" } }), SLEUTEL, "ongeldige-invoer"],
  ])("has %s: refused, and nothing is stored", async (_geval, inhoud, sleutel, code) => {
    const deur = maakAanleverdeur();
    const antwoord = await meld(deur, inhoud, sleutel);
    expect(antwoord).toMatchObject({ status: 400, code });
    expect(antwoord.rauw.body).not.toMatch(/999990019|Elders|xxxx/);
    expect(deur.casework.alles()).toEqual([]);
  });

  it("is over 32 KB: 413, long before what partners may send", async () => {
    const deur = maakAanleverdeur();
    const antwoord = await meld(deur, body({ inhoud: "x".repeat(33_000) }));
    expect(antwoord).toMatchObject({ status: 413, code: "te-groot" });
    expect(antwoord.body["detail"]).toContain("32 KB");
  });

  it("whatever is sent, it is refused whole or becomes one melding", async () => {
    const veld = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.string());
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          inhoud: veld,
          personen: veld,
          melder: veld,
          locatie: veld,
          acuut: veld,
          verschijningsvormen: veld,
        }),
        fc.subarray(["inhoud", "personen", "melder", "locatie", "acuut", "verschijningsvormen"] as const),
        async (velden, welke) => {
          const deur = maakAanleverdeur();
          const anders = Object.fromEntries(welke.map((naam) => [naam, velden[naam]]));
          const { status } = await meld(deur, body(anders));
          expect([202, 400, 413]).toContain(status);
          if (status === 202) await deur.totKlaar();
          expect(deur.casework.vanType("melding")).toHaveLength(status === 202 ? 1 : 0);
          if (status !== 202) expect(deur.casework.alles()).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
