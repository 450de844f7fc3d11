import { describe, expect, it } from "vitest";
import * as z from "zod";
import { MAXIMAAL_BYTES } from "../../../shared/api/versie.ts";
import { REGELS_PER_AANLEVERING } from "../../../shared/domain/aanlevering.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { bestand, maakAanleverdeur, PAD, SYSTEEM } from "./aanleverdeur.ts";

const reeks = (aantal: number, van = 1) => Array.from({ length: aantal }, (_, i) => maakMelding({}, van + i));
const zonderInstance = ({ instance: _instance, ...rest }: Readonly<Record<string, unknown>>) => rest;

describe("a file of meldingen", () => {
  it("is received with 202 and an address, becomes a melding a line, and tells what became of each", async () => {
    const deur = maakAanleverdeur();
    const ontvangen = await deur.leverAan(bestand(...reeks(60)));
    expect(ontvangen.status).toBe(202);
    const id = ontvangen.body["aanleveringId"];
    expect(ontvangen.koppen["Location"]).toBe(`${PAD}/${String(id)}`);
    expect(ontvangen.body).toMatchObject({ status: "in-behandeling", aantallen: { regels: 60, wacht: 60 } });
    expect(deur.casework.vanType("melding")).toHaveLength(0);
    await deur.totKlaar();
    const { body, aantallen } = await deur.lees(id);
    expect(body["status"]).toBe("afgerond");
    expect(aantallen).toEqual({ regels: 60, wacht: 0, aangenomen: 60, geweigerd: 0, mislukt: 0, vervallen: 0 });
    const regels = await deur.leesRegels(id, 7);
    expect(regels.map(({ regel }) => regel)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    const meldingen = new Map(
      deur.casework.vanType("melding").map((melding) => [melding.meldingId as string, melding]),
    );
    expect(meldingen.size).toBe(60);
    for (const { meldingId, eigenKenmerk } of regels)
      expect(meldingen.get(meldingId ?? "")?.invoer.eigenKenmerk).toBe(eigenKenmerk);
  });

  it("makes meldingen of who handed it in: they follow them, and the secret for feedback works", async () => {
    const deur = maakAanleverdeur();
    const anoniem = maakMelding({ melder: { anoniem: true }, terugkoppelingGewenst: false }, 2);
    const { body } = await deur.leverAan(bestand(maakMelding({}, 1), anoniem));
    await deur.totKlaar();
    const [eerste, tweede] = await deur.leesRegels(body["aanleveringId"]);
    expect((await deur.vraag(SYSTEEM, "GET", `/v1/meldingen/${eerste?.meldingId ?? ""}`)).status).toBe(200);
    expect((await deur.vraagOpenbaar("/v1/terugkoppelingen", eerste?.["terugkoppeling"])).status).toBe(200);
    expect(tweede).not.toHaveProperty("terugkoppeling");
    expect(tweede?.["anonimiteit"]).toContain("anoniem");
    // And the secret is stored nowhere.
    const { geheim } = z.object({ geheim: z.string() }).parse(eerste?.["terugkoppeling"]);
    expect(JSON.stringify(deur.casework.alles())).not.toContain(geheim.replaceAll("-", ""));
  });

  it("leaves for each melding the lines in the log that the single door leaves, of the hand-in", async () => {
    const deur = maakAanleverdeur();
    await deur.leverAan(bestand(...reeks(3)));
    const ontvangst = deur.casework.logregels();
    expect(ontvangst).toMatchObject([{ soort: "audit", handeling: "leverMeldingenAan", resultaat: "gelukt" }]);
    await deur.totKlaar();
    const erna = deur.casework.logregels().slice(ontvangst.length);
    expect(erna.filter(({ soort }) => soort === "audit")).toHaveLength(3);
    // Of each a client and the reporter.
    expect(erna.filter(({ soort }) => soort === "verwerking")).toHaveLength(6);
    for (const regel of erna) expect(regel).toMatchObject({ traceId: ontvangst[0]?.traceId });
  });

  it("says of a line exactly what the single door would say, and the others go on", async () => {
    const deur = maakAanleverdeur();
    const fout = { ...maakMelding({}, 3), soort: "iets", kanaal: 4, extra: "zeer prive" };
    const slecht = ["{kapot", fout, "[]", '"tekst"', JSON.stringify({ inhoud: "x".repeat(MAXIMAAL_BYTES) })];
    const { body } = await deur.leverAan(bestand(maakMelding({}, 1), ...slecht, maakMelding({}, 2)));
    await deur.totKlaar();
    const regels = await deur.leesRegels(body["aanleveringId"]);
    expect(regels.map(({ stand }) => stand)).toEqual(["aangenomen", ...slecht.map(() => "geweigerd"), "aangenomen"]);
    for (const [plaats, regel] of slecht.entries()) {
      const alleen = await deur.vraag(SYSTEEM, "POST", "/v1/meldingen", undefined, {
        tekst: typeof regel === "string" ? regel : JSON.stringify(regel),
      });
      expect(regels[plaats + 1]?.probleem).toEqual(zonderInstance(alleen.body));
    }
    expect(regels[2]?.eigenKenmerk).toBe(fout.eigenKenmerk);
    expect(JSON.stringify(regels)).not.toContain("zeer prive");
    expect(deur.casework.vanType("melding")).toHaveLength(2);
  });

  it("of which no line holds is done at once, and keeps nothing of what was in it", async () => {
    const deur = maakAanleverdeur();
    const { body } = await deur.leverAan(bestand({ inhoud: "zeer geheim" }, "ook geheim"));
    expect(body).toMatchObject({ status: "afgerond", aantallen: { regels: 2, geweigerd: 2 } });
    expect(JSON.stringify(deur.casework.alles())).not.toContain("geheim");
  });

  it("keeps the content of a line only until the melding holds it, and its result for as long as the region says", async () => {
    const deur = maakAanleverdeur();
    const { body } = await deur.leverAan(bestand(...reeks(2)));
    expect(deur.casework.vanType("aanleverpagina")[0]?.verlooptOp).toBeNull();
    await deur.totKlaar();
    const [pagina] = deur.casework.vanType("aanleverpagina");
    expect(JSON.stringify(pagina)).not.toContain("paspoort");
    const verlooptOp = Math.floor(Date.parse(deur.nu()) / 1000) + deur.regio.aanleveringen.resultaatDagen * 86_400;
    expect(pagina?.verlooptOp).toBe(verlooptOp);
    expect(await deur.bewaard(body["aanleveringId"])).toMatchObject({ klok: null, verlooptOp });
  });

  it("makes one dossier of two lines about one new person, wherever they are in it", async () => {
    const deur = maakAanleverdeur();
    const dubbel = maakMelding({ eigenKenmerk: "nog eens" }, 1);
    await deur.leverAan(bestand(maakMelding({}, 1), ...reeks(40, 2), dubbel));
    await deur.drijf();
    // The pages at the same time, as the queue gives them out.
    await Promise.all(deur.rij.splice(0).map(deur.verwerk));
    expect(deur.casework.vanType("melding")).toHaveLength(42);
    expect(deur.casework.vanType("dossier")).toHaveLength(41);
  });

  it("may have empty lines, which count, and line ends of Windows", async () => {
    const deur = maakAanleverdeur();
    const [een, twee] = reeks(2).map((melding) => JSON.stringify(melding));
    const { body } = await deur.leverAan(`\r\n${een ?? ""}\r\n \t\r\n${twee ?? ""}\r\n\r\n`);
    await deur.totKlaar();
    const regels = await deur.leesRegels(body["aanleveringId"], 1);
    expect(regels.map(({ regel, stand }) => [regel, stand])).toEqual([
      [2, "aangenomen"],
      [4, "aangenomen"],
    ]);
  });
});

describe("a file that is refused as a whole", () => {
  it.each([
    ["is empty", "", "geen regels"],
    ["has empty lines only", "\n \r\n\n", "geen regels"],
    ["has too many lines", Array.from({ length: REGELS_PER_AANLEVERING + 1 }, () => "{}").join("\n"), "1001 regels"],
  ])("%s: 400, and nothing is stored", async (_geval, tekst, melding) => {
    const deur = maakAanleverdeur();
    const antwoord = await deur.leverAan(tekst);
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(JSON.stringify(antwoord.body["fouten"])).toContain(melding);
    expect(deur.casework.alles()).toEqual([]);
  });

  it("is too large, of another kind, or without a key", async () => {
    const deur = maakAanleverdeur();
    const groot = await deur.leverAan("x".repeat(4 * 1024 * 1024 + 1));
    const json = await deur.vraag(SYSTEEM, "POST", PAD, maakMelding());
    const zonder = await deur.vraag(SYSTEEM, "POST", PAD, undefined, {
      ...{ sleutel: null, tekst: bestand(maakMelding()), mediatype: "application/x-ndjson" },
    });
    expect([groot, json, zonder].map(({ status, code }) => [status, code])).toEqual([
      [413, "te-groot"],
      [415, "verkeerd-mediatype"],
      [400, "idempotency-key-nodig"],
    ]);
    expect(deur.casework.alles()).toEqual([]);
  });

  it("of a full file of the largest lines fits: every page is an item that the table takes", async () => {
    const deur = maakAanleverdeur();
    const groot = (n: number) => maakMelding({ inhoud: "é".repeat(9_000) }, n);
    const breed = Array.from({ length: 6 }, (_, n) => ({ ...maakMelding({}, n + 1), ...veleVelden(1_500) }));
    const { status } = await deur.leverAan(bestand(...Array.from({ length: 150 }, (_, n) => groot(n + 1)), ...breed));
    expect(status).toBe(202);
    for (const pagina of deur.casework.vanType("aanleverpagina"))
      expect(new TextEncoder().encode(JSON.stringify(pagina)).length).toBeLessThan(390 * 1024);
  });
});

const veleVelden = (aantal: number) =>
  Object.fromEntries(Array.from({ length: aantal }, (_, n) => [`${"onbekend-veld-".repeat(5)}${n}`, n]));

describe("who repeats", () => {
  it("gets the same hand-in, however often and at the same time; nothing is doubled", async () => {
    const deur = maakAanleverdeur();
    const tekst = bestand(...reeks(30));
    const antwoorden = await Promise.all(Array.from({ length: 10 }, () => deur.leverAan(tekst)));
    expect(new Set(antwoorden.map(({ status, body }) => `${status} ${String(body["aanleveringId"])}`)).size).toBe(1);
    expect(deur.casework.vanType("aanlevering")).toHaveLength(1);
    await deur.totKlaar();
    const { body } = await deur.leverAan(tekst);
    expect(body).toMatchObject({ status: "afgerond", aantallen: { aangenomen: 30, wacht: 0 } });
    await deur.totKlaar();
    expect(deur.casework.vanType("melding")).toHaveLength(30);
  });

  it("with another file under the key is refused; another client's key is another", async () => {
    const deur = maakAanleverdeur();
    const eerste = await deur.leverAan(bestand(...reeks(2)));
    const ander = await deur.leverAan(bestand(...reeks(2), "{}"));
    expect(ander).toMatchObject({ status: 409, code: "idempotency-key-hergebruikt" });
    const elders = await deur.leverAan(bestand(...reeks(2)), "k", "systeem-politie");
    expect(elders.status).toBe(202);
    expect(elders.body["aanleveringId"]).not.toBe(eerste.body["aanleveringId"]);
  });
});

describe("what belongs to another organisation", () => {
  it("does not exist: progress and results are for who handed it in", async () => {
    const deur = maakAanleverdeur();
    const { body } = await deur.leverAan(bestand(maakMelding()));
    await deur.totKlaar();
    const pad = `${PAD}/${String(body["aanleveringId"])}`;
    for (const wie of ["systeem-politie", "meldpunt", "procesregisseur", "beheerder"])
      for (const adres of [pad, `${pad}/regels`, `${pad}/regels?na=x`])
        expect((await deur.vraag(wie, "GET", adres)).status, `${wie} ${adres}`).toBe(404);
    expect((await deur.vraag(SYSTEEM, "GET", `${PAD}/niets`)).status).toBe(404);
    const verkeerd = await deur.vraag(SYSTEEM, "GET", `${pad}/regels`, undefined, { query: { na: "-1", x: "y" } });
    expect(verkeerd).toMatchObject({ status: 400, code: "ongeldige-invoer" });
  });

  it("is not handed in by who may not report", async () => {
    const deur = maakAanleverdeur();
    for (const wie of ["ketenregisseur", "bestuurder", "fg"])
      expect((await deur.leverAan("geen json", "k", wie)).status).toBe(403);
    expect(deur.casework.alles()).toEqual([]);
  });
});
