import { describe, expect, it } from "vitest";
import * as z from "zod";
import { leesDossier } from "../../../shared/api/schemas/melding.ts";
import { MAXIMAAL_BYTES } from "../../../shared/api/versie.ts";
import { meldingIdSchema } from "../../../shared/domain/ids.ts";
import { createOpenbareHandler } from "../../../shared/runtime/api-handler.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { weegAls } from "./casusweg.ts";
import { deelnemers, opdracht } from "../../fixtures/opdrachten.ts";
import { casusVan, maakVoordeur, PROBLEEM_BASIS, type Antwoord, type Voordeur } from "./voordeur.ts";

const PAD = "/v1/terugkoppelingen";
const codes = z.object({ referentie: z.string(), geheim: z.string() });
type Codes = z.infer<typeof codes>;

const meld = async (deur: Voordeur, body: MeldingBody = maakMelding(), wie = "systeem-nla", sleutel = "k") => {
  const antwoord = await deur.vraag(wie, "POST", "/v1/meldingen", body, { sleutel });
  expect(antwoord.status).toBe(201);
  return { antwoord, meldingId: meldingIdSchema.parse(antwoord.body["meldingId"]) };
};
const codesUit = ({ body }: Antwoord): Codes => codes.parse(body["terugkoppeling"]);
const gemeld = async (deur: Voordeur, ...rest: [MeldingBody?, string?, string?]): Promise<Codes> =>
  codesUit((await meld(deur, ...rest)).antwoord);
const kaal = (code: string): string => code.replaceAll("-", "");
/** An answer without the trace that every one has of its own. */
const zonderSpoor = ({ rauw }: Antwoord) => ({
  ...{ status: rauw.statusCode, koppen: rauw.headers },
  body: rauw.body.replace(/urn:trace:[0-9a-f]{32}/, "urn:trace:"),
});

describe("reference and secret of a melding", () => {
  it("are given when feedback was asked, and only then", async () => {
    const deur = maakVoordeur();
    const { referentie, geheim } = await gemeld(deur);
    expect(referentie).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(geheim).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    const { antwoord } = await meld(deur, maakMelding({ terugkoppelingGewenst: false }), "systeem-nla", "ander");
    expect(antwoord.body).not.toHaveProperty("terugkoppeling");
    expect(deur.casework.vanType("terugkoppeling")).toHaveLength(1);
  });

  it.each(["systeem-nla", "meldpunt"])("work for an anonymous reporter, entered by %s", async (wie) => {
    const deur = maakVoordeur();
    const eigen = await gemeld(deur, maakMelding({ melder: { anoniem: true }, kanaal: "telefoon" }), wie);
    expect((await deur.vraagOpenbaar(PAD, eigen)).body).toEqual({ status: "ontvangen", ontvangenOp: "2026-03-02" });
  });

  it("differ for each melding, also on the same person", async () => {
    const deur = maakVoordeur();
    const alle = await Promise.all(
      Array.from({ length: 12 }, (_, i) => gemeld(deur, maakMelding(), "systeem-nla", `k${String(i)}`)),
    );
    expect(new Set(alle.flatMap(({ referentie, geheim }) => [referentie, geheim])).size).toBe(24);
  });

  it("are the same again at a repetition, to the byte, also of twenty at once; the secret is stored nowhere", async () => {
    const deur = maakVoordeur();
    const antwoorden = await Promise.all(Array.from({ length: 20 }, () => meld(deur)));
    expect(new Set(antwoorden.map(({ antwoord }) => antwoord.rauw.body)).size).toBe(1);
    deur.verder(6 * 86_400);
    const { antwoord } = await meld(deur);
    expect(antwoord.rauw).toEqual(antwoorden[0]?.antwoord.rauw);
    await deur.publiceer();
    const alles = JSON.stringify([
      ...[deur.casework.alles(), deur.casework.logregels(), deur.gelogd(), deur.functieregels],
    ]);
    const { referentie, geheim } = codesUit(antwoord);
    // It looks well: the reference is there.
    expect(alles).toContain(referentie);
    for (const deel of [geheim, kaal(geheim), ...geheim.split("-").map((groep) => `${groep}-`)])
      expect(alles).not.toContain(deel);
  });

  it("do not change the answer or the stored records of who asked none", async () => {
    const deur = maakVoordeur();
    await meld(deur, maakMelding({ terugkoppelingGewenst: false }));
    expect(JSON.stringify(deur.casework.vanType("idempotentie"))).not.toContain("referentie");
  });
});

describe("the status of a melding, asked by anybody who has both", () => {
  it("is that of the own melding, with the day and nothing else", async () => {
    const deur = maakVoordeur();
    const { antwoord, meldingId } = await meld(deur);
    const eigen = codesUit(antwoord);
    const casusId = await casusVan(deur, meldingId);
    deur.verder(3600);
    expect((await deur.vraagOpenbaar(PAD, eigen)).body).toEqual({ status: "ontvangen", ontvangenOp: "2026-03-02" });
    const weging = opdracht.eersteWeging({ deelnemers: deelnemers("politie", "moviera", "om") });
    expect((await weegAls(deur, casusId, "zetel-politie", weging)).status).toBe(201);
    const gevraagd = await deur.vraagOpenbaar(PAD, eigen);
    expect(gevraagd.status).toBe(200);
    expect(gevraagd.body).toEqual({ status: "in-behandeling", ontvangenOp: "2026-03-02" });
    const gelezen = await deur.vraag("systeem-nla", "GET", `/v1/meldingen/${meldingId}`);
    expect(gelezen.body["status"]).toBe("in-behandeling");
  });

  it("does not tell that the person was known: a melding that joins moves no sooner than one that opens its own", async () => {
    const deur = maakVoordeur();
    const eerste = await meld(deur, maakMelding({}, 1));
    const casusId = await casusVan(deur, eerste.meldingId);
    const weging = opdracht.eersteWeging({ deelnemers: deelnemers("politie", "moviera", "om") });
    await weegAls(deur, casusId, "zetel-politie", weging);
    deur.verder(3600);
    const bekend = await gemeld(deur, maakMelding({}, 1), "systeem-nla", "bekend");
    const nieuw = await gemeld(deur, maakMelding({}, 2), "systeem-nla", "nieuw");
    const antwoorden = [await deur.vraagOpenbaar(PAD, bekend), await deur.vraagOpenbaar(PAD, nieuw)].map(zonderSpoor);
    expect(antwoorden[0]).toEqual(antwoorden[1]);
    expect(antwoorden[0]?.body).toContain('"ontvangen"');
    expect((await deur.vraagOpenbaar(PAD, codesUit(eerste.antwoord))).body["status"]).toBe("in-behandeling");
  });

  it("is found as people type it over", async () => {
    const deur = maakVoordeur();
    const { referentie, geheim } = await gemeld(deur);
    const verlezen = (code: string) =>
      ` ${code.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll("-", " - ")} `;
    for (const anders of [kaal, (code: string) => code.toLowerCase(), verlezen]) {
      const antwoord = await deur.vraagOpenbaar(PAD, { referentie: anders(referentie), geheim: anders(geheim) });
      expect(antwoord.status).toBe(200);
    }
  });

  it("takes no token, and says the same with one, whoever it is of", async () => {
    const deur = maakVoordeur();
    const eigen = await gemeld(deur);
    const vraag = (Authorization: string, inhoud: Codes) =>
      deur.vraagOpenbaar(PAD, inhoud, { headers: { "Content-Type": "application/json", Authorization } });
    const zonder = await deur.vraagOpenbaar(PAD, eigen);
    for (const wie of ["meldpunt", "systeem-nla", "procesregisseur", "geen.echt.token"]) {
      expect(zonderSpoor(await vraag(`Bearer ${wie}`, eigen)), wie).toEqual(zonderSpoor(zonder));
      const fout = { ...eigen, geheim: "0".repeat(20) };
      expect(zonderSpoor(await vraag(`Bearer ${wie}`, fout))).toEqual(zonderSpoor(await deur.vraagOpenbaar(PAD, fout)));
    }
  });

  it("changes nothing, and leaves a line of codes only", async () => {
    const deur = maakVoordeur();
    const eigen = await gemeld(deur);
    const voor = JSON.stringify([deur.casework.alles(), deur.casework.logregels(), deur.gelogd()]);
    deur.functieregels.length = 0;
    await deur.vraagOpenbaar(PAD, eigen);
    await deur.vraagOpenbaar(PAD, { ...eigen, geheim: "0".repeat(20) });
    expect(JSON.stringify([deur.casework.alles(), deur.casework.logregels(), deur.gelogd()])).toBe(voor);
    const verwacht = {
      operatie: "leesTerugkoppeling",
      duurMs: expect.any(Number) as number,
      traceId: expect.any(String) as string,
    };
    expect(deur.functieregels).toEqual([
      ["verzoek-afgehandeld", { ...verwacht, status: 200 }],
      ["verzoek-afgehandeld", { ...verwacht, status: 404, weigering: "geen-terugkoppeling" }],
    ]);
  });
});

describe("who guesses", () => {
  it("gets one answer: status, headers and body, and no melding or casus is read", async () => {
    const deur = maakVoordeur();
    const { antwoord, meldingId } = await meld(deur);
    const eigen = codesUit(antwoord);
    const ander = await gemeld(deur, maakMelding({}, 2), "systeem-nla", "ander");
    await meld(deur, maakMelding({ terugkoppelingGewenst: false }, 3), "systeem-nla", "zonder");
    let gelezen = 0;
    for (const naam of ["melding", "casussen", "casus"] as const) {
      const echt = deur.casework[naam] as (...delen: never[]) => unknown;
      Object.assign(deur.casework, {
        [naam]: (...delen: never[]) => {
          gelezen += 1;
          return echt(...delen);
        },
      });
    }
    const bijna = `${kaal(eigen.geheim).slice(0, -1)}${eigen.geheim.endsWith("0") ? "2" : "0"}`;
    const gissingen: readonly Codes[] = [
      { referentie: "0".repeat(10), geheim: eigen.geheim },
      { referentie: "0".repeat(10), geheim: "0".repeat(20) },
      { ...eigen, geheim: bijna },
      { ...eigen, geheim: ander.geheim },
      { referentie: ander.referentie, geheim: eigen.geheim },
      // An id of the melding, cut to size, is not its reference.
      { referentie: kaal(meldingId).slice(0, 10), geheim: eigen.geheim },
      ...Array.from({ length: 200 }, (_, i) => ({ ...eigen, geheim: i.toString(8).padStart(20, "0") })),
    ];
    const antwoorden = [];
    for (const gissing of gissingen) antwoorden.push(await deur.vraagOpenbaar(PAD, gissing));
    expect(gelezen).toBe(0);
    expect(new Set(antwoorden.map((een) => JSON.stringify(zonderSpoor(een)))).size).toBe(1);
    expect(antwoorden[0]).toMatchObject({ status: 404, code: "geen-terugkoppeling" });
    expect(Object.keys(antwoorden[0]?.body ?? {}).toSorted()).toEqual([
      "detail",
      "instance",
      "status",
      "title",
      "type",
    ]);
    // Trying does not close it for who has the secret.
    expect((await deur.vraagOpenbaar(PAD, eigen)).status).toBe(200);
  });
});

describe("a request that is not right", () => {
  it.each([
    ["nothing in it", {}, ["geheim", "referentie"]],
    ["codes of another length", { referentie: "ABC", geheim: "ABC" }, ["geheim", "referentie"]],
    ["a letter that is in no code", { referentie: "UUUUU-UUUUU", geheim: "0".repeat(20) }, ["referentie"]],
    ["a text without end", { referentie: `${"- ".repeat(50_000)}0`, geheim: "0".repeat(20) }, ["referentie"]],
    ["no texts", { referentie: 1, geheim: null }, ["geheim", "referentie"]],
    ["something more", { referentie: "0".repeat(10), geheim: "0".repeat(20), meldingId: "x" }, ["meldingId"]],
  ])("has %s: all errors at once, and nothing of what was sent", async (_geval, body, velden) => {
    const antwoord = await maakVoordeur().vraagOpenbaar(PAD, body);
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    const fouten = z.array(z.object({ veld: z.string(), melding: z.string() })).parse(antwoord.body["fouten"]);
    expect(fouten.map(({ veld }) => veld).toSorted()).toEqual(velden);
    expect(antwoord.rauw.body).not.toContain("0000000000");
  });

  it("has its secret in the address: it is told so, and gets nothing", async () => {
    const deur = maakVoordeur();
    const eigen = await gemeld(deur);
    const antwoord = await deur.vraagOpenbaar(PAD, eigen, {
      multiValueQueryStringParameters: { geheim: [eigen.geheim] },
    });
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(antwoord.rauw.body).not.toContain(eigen.geheim);
  });

  it("is too large, of another kind, of another method or at another address", async () => {
    const deur = maakVoordeur();
    const groot = await deur.vraagOpenbaar(PAD, "x".repeat(MAXIMAAL_BYTES));
    const tekst = await deur.vraagOpenbaar(PAD, {}, { headers: { "Content-Type": "text/plain" } });
    const lezen = await deur.vraagOpenbaar(PAD, null, { httpMethod: "GET" });
    const elders = await deur.vraagOpenbaar(`${PAD}/x`, {});
    expect([groot, tekst, lezen, elders].map(({ status }) => status)).toEqual([413, 415, 405, 404]);
    expect(lezen.koppen["Allow"]).toBe("POST");
  });
});

it("serves nothing that asks a token", () => {
  expect(() =>
    createOpenbareHandler({
      routes: [{ operatie: leesDossier, voerUit: () => ({ weigering: { code: "niet-gevonden" } }) }],
      config: { probleemBasis: PROBLEEM_BASIS, apiBasis: "/v1" },
    }),
  ).toThrow("public operations only");
});
