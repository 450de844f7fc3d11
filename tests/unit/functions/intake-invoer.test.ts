import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakArbeidsuitbuitingCasus, maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { maakVoordeur, type Antwoord } from "./voordeur.ts";

const foutenVan = (antwoord: Antwoord) =>
  z.array(z.strictObject({ veld: z.string().min(1), melding: z.string().min(2) })).parse(antwoord.body["fouten"]);
const meld = (deur: ReturnType<typeof maakVoordeur>, body: unknown) =>
  deur.vraag("systeem-nla", "POST", "/v1/meldingen", body);

type Pad = readonly (string | number)[];
/** Every place in a body: of each field and each element. */
const plaatsen = (waarde: unknown, pad: Pad = []): readonly Pad[] =>
  typeof waarde !== "object" || waarde === null
    ? [pad]
    : [
        ...(pad.length === 0 ? [] : [pad]),
        ...Object.entries(waarde).flatMap(([naam, deel]) =>
          plaatsen(deel, [...pad, Array.isArray(waarde) ? Number(naam) : naam]),
        ),
      ];
const WEG = Symbol("weg");
const zet = (body: unknown, pad: Pad, nieuw: unknown): unknown => {
  const kopie: unknown = structuredClone(body);
  const ouder = pad.slice(0, -1).reduce<unknown>((deel, naam) => (deel as Record<string, unknown>)[naam], kopie);
  const doel = ouder as Record<string | number, unknown>;
  const laatste = pad.at(-1) ?? "";
  if (nieuw === WEG) Reflect.deleteProperty(doel, laatste);
  else doel[laatste] = nieuw;
  return kopie;
};

const vol: MeldingBody = maakArbeidsuitbuitingCasus(1, {
  instroom: { activiteit: "4.1", reden: "loopt al", sinds: "2026-01-01" },
  betrokkenen: [
    ...maakArbeidsuitbuitingCasus().betrokkenen,
    { rol: "verdachte", personalia: { voornamen: "A", nationaliteiten: ["NL"], aliassen: ["B"] } },
    { rol: "netwerk" },
  ],
});
const rommel = fc.oneof(
  fc.constant<unknown>(WEG),
  fc.constantFrom<unknown>(null, true, "", " ", 0, -1, 1.5, 1e21, [], {}, [[]], { a: 1 }, "ja", "2026-02-30"),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("\u0000", "a\u0007", "x".repeat(501), "x".repeat(20_001), "2026-13-01", "\u202e", "é".repeat(500)),
  fc.jsonValue({ maxDepth: 2 }),
);
const engels = /\b(must|expected|invalid|required|received|should|too|unrecognized|option)\b/i;

describe("whatever stands in a field", () => {
  it("is taken or refused in Dutch with the field named; never a fault, and a refusal stores nothing", async () => {
    const deur = maakVoordeur();
    const alle = plaatsen(vol);
    expect(alle.length).toBeGreaterThan(80);
    let geweigerd = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...alle), rommel, async (pad, waarde) => {
        const ervoor = deur.casework.transacties();
        const antwoord = await meld(deur, zet(vol, pad, waarde));
        expect([201, 400]).toContain(antwoord.status);
        expect(deur.casework.transacties() - ervoor).toBe(antwoord.status === 201 ? 1 : 0);
        if (antwoord.status === 201) return;
        geweigerd += 1;
        expect(antwoord.code).toBe("ongeldige-invoer");
        const fouten = foutenVan(antwoord);
        const begin = String(pad[0]);
        expect(fouten.some(({ veld }) => veld.startsWith(begin))).toBe(true);
        for (const { melding } of fouten) expect(melding).not.toMatch(engels);
      }),
      { numRuns: 400 },
    );
    expect(geweigerd).toBeGreaterThan(100);
  });

  it.each([
    ["an anonymous reporter with a name", { melder: { anoniem: true, naam: "toch een naam" } }, ["melder.naam"]],
    [
      "an anonymous reporter with more",
      { melder: { anoniem: true, soort: "burger", email: "a@b" } },
      ["melder.soort", "melder.email"],
    ],
    ["an unknown field", { onbekend: 1 }, ["onbekend"]],
    ["a day that does not exist", { periode: { van: "2026-02-30" } }, ["periode.van"]],
    ["a period that ends before it begins", { periode: { van: "2026-02-02", totEnMet: "2026-02-01" } }, ["periode"]],
    ["nobody", { betrokkenen: [] }, ["betrokkenen"]],
    ["26 people", { betrokkenen: Array.from({ length: 26 }, () => ({ rol: "getuige" })) }, ["betrokkenen"]],
    ["a form of another region", { verschijningsvormen: ["verzonnen"] }, ["verschijningsvormen[0]"]],
    ["a municipality of another region", { locatie: { gemeente: "Utrecht" } }, ["locatie.gemeente"]],
    [
      "a number that fails its check",
      { betrokkenen: [{ rol: "getuige", personalia: { bsn: "123456789" } }] },
      ["betrokkenen[0].personalia.bsn"],
    ],
    [
      "a suspect who is person and company",
      { betrokkenen: [{ rol: "verdachte", personalia: {}, onderneming: {} }] },
      ["betrokkenen[0]"],
    ],
    [
      "a checklist, a version and an item that the region does not have",
      {
        signalen: [
          { instrument: "verzonnen", versie: "1" },
          { instrument: "signaleringslijst", versie: "0", aangekruist: ["krijgt-geen-loon"] },
          { instrument: "signaleringslijst", versie: "1", aangekruist: ["krijgt-geen-loon", "verzonnen"] },
        ],
      },
      ["signalen[0].instrument", "signalen[1].versie", "signalen[2].aangekruist[1]"],
    ],
    ["an empty text", { inhoud: "  " }, ["inhoud"]],
    ["a text of 20,001", { inhoud: "x".repeat(20_001) }, ["inhoud"]],
    ["a text of 501", { bron: "x".repeat(501) }, ["bron"]],
    ["several at once", { soort: "x", kanaal: "x", inhoud: 1 }, ["soort", "kanaal", "inhoud"]],
  ] as const)("%s", async (_, overrides, velden) => {
    const deur = maakVoordeur();
    const antwoord = await meld(deur, { ...maakMelding(), ...overrides });
    expect(antwoord.status).toBe(400);
    expect(foutenVan(antwoord).map(({ veld }) => veld)).toEqual(velden);
    expect(deur.casework.alles()).toEqual([]);
  });

  it("may be left out where the contract says so", async () => {
    const deur = maakVoordeur();
    const minimaal = {
      ...{ soort: "signaal", kanaal: "telefoon", inhoud: "x", melder: { anoniem: true } },
      betrokkenen: [{ rol: "mogelijk-slachtoffer" }],
    };
    expect((await meld(deur, minimaal)).status).toBe(201);
    expect((await meld(deur, { ...minimaal, inhoud: "x".repeat(20_000) })).status).toBe(201);
    for (const veld of Object.keys(minimaal)) {
      const antwoord = await meld(deur, zet(minimaal, [veld], WEG));
      expect(foutenVan(antwoord)).toEqual([{ veld, melding: "is verplicht" }]);
    }
  });
});

describe("the checklists of the region", () => {
  it("are told with every version and its items, and what was ticked is stored with the version (V7, H2.1-e2)", async () => {
    const deur = maakVoordeur();
    const { status, body } = await deur.vraag("systeem-nla", "GET", "/v1/instrumenten");
    expect(status).toBe(200);
    const lijst = z.array(
      z.looseObject({ code: z.string(), versie: z.string(), signalen: z.array(z.looseObject({ code: z.string() })) }),
    );
    const lvb = lijst.parse(body["resultaten"]).find(({ code }) => code === "signaleringstool-lvb");
    const ingevuld = {
      instrument: "signaleringstool-lvb",
      versie: lvb?.versie ?? "",
      aangekruist: lvb?.signalen.map(({ code }) => code) ?? [],
    };
    expect(ingevuld.aangekruist.length).toBeGreaterThan(0);
    expect((await meld(deur, maakMelding({ signalen: [ingevuld] }))).status).toBe(201);
    expect(deur.casework.vanType("melding")[0]?.invoer.signalen).toEqual([ingevuld]);
  });
});

describe("who may report and read what was reported", () => {
  it.each([
    ["systeem-ggd", 201],
    ["meldpunt", 201],
    ["aandachtsfunctionaris", 201],
    ["zetel-politie", 201],
    ["partner-ggd", 201],
    ["bestuurder", 403],
    ["ketenregisseur", 403],
    ["fg", 403],
    ["it", 403],
    ["ops", 403],
    ["niemand", 401],
  ] as const)("%s: %i, before the body is looked at", async (wie, status) => {
    const deur = maakVoordeur();
    expect((await deur.vraag(wie, "POST", "/v1/meldingen", maakMelding())).status).toBe(status);
    expect((await deur.vraag(wie, "POST", "/v1/meldingen", { x: 1 })).status).toBe(status === 201 ? 400 : status);
    expect(deur.casework.transacties()).toBe(status === 201 ? 1 : 0);
  });

  it("a system must send a key, a person may", async () => {
    const deur = maakVoordeur();
    const meldMet = (wie: string, sleutel: string | null) =>
      deur.vraag(wie, "POST", "/v1/meldingen", maakMelding(), { sleutel });
    expect(await meldMet("systeem-ggd", null)).toMatchObject({ status: 400, code: "idempotency-key-nodig" });
    expect(await meldMet("meldpunt", null)).toMatchObject({ status: 201 });
    expect(await meldMet("meldpunt", "met spatie")).toMatchObject({ status: 400, code: "ongeldige-invoer" });
  });

  it("the reporter sees the melding and its status, the meldpunt also where it came, others nothing", async () => {
    const deur = maakVoordeur();
    const { body } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", maakMelding());
    const pad = `/v1/meldingen/${String(body["meldingId"])}`;
    const eigen = await deur.vraag("systeem-nla", "GET", pad);
    expect(Object.keys(eigen.body).toSorted()).toEqual(["melding", "meldingId", "ontvangenOp", "status"]);
    const meldpunt = await deur.vraag("meldpunt", "GET", pad);
    const [dossier] = deur.casework.vanType("dossier");
    expect(meldpunt.body["dossiers"]).toEqual([{ dossierId: dossier?.dossierId, betrokkene: 0 }]);
    expect(meldpunt.body["casusId"]).toBe(deur.casework.vanType("casus")[0]?.casusId);
    // A line per person whose data was shown: the client and the reporter, twice.
    const gelezen = deur.gelogd().flatMap((regel) => (regel.soort === "verwerking" ? [regel.betrokkeneSoort] : []));
    expect(gelezen).toEqual(["client", "melder", "client", "melder"]);
    const vreemd = await deur.vraag("systeem-nla", "GET", "/v1/meldingen/3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    for (const wie of ["systeem-ggd", "partner-nla", "zetel-politie", "ketenregisseur", "it"]) {
      const antwoord = await deur.vraag(wie, "GET", pad);
      expect({ ...antwoord.body, instance: "" }, wie).toEqual({ ...vreemd.body, instance: "" });
    }
  });
});
