import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { MAXIMAAL_BYTES } from "../../../shared/api/versie.ts";
import { goedeBody, koppen, probleem, proefapi } from "./proefapi.ts";

const json = (waarde: unknown) => ({ body: JSON.stringify(waarde) });

describe("the body", () => {
  const fouten = async (waarde: unknown) => probleem(await proefapi().vraag(json(waarde))).fouten;

  it("names all errors at once, in Dutch, each once, without repeating a value", async () => {
    const antwoord = await proefapi().vraag(
      json({
        soort: "GEHEIM1",
        inhoud: "GEHEIM2-veel-te-lang-voor-dit-veld",
        aantal: "GEHEIM3",
        sinds: "GEHEIM4",
        onbekend: "GEHEIM5",
        "ook onbekend": 1,
        betrokkenen: [{ rol: "getuige", geboortedatum: "2026-02-30", bsn: 1 }, { naam: "GEHEIM6-te-lang" }, 7],
      }),
    );
    expect(probleem(antwoord).fouten).toEqual(
      expect.arrayContaining([
        { veld: "soort", melding: "moet een zijn van: melding, signaal" },
        { veld: "inhoud", melding: "mag hoogstens 20 tekens hebben" },
        { veld: "aantal", melding: "moet een getal zijn" },
        { veld: "sinds", melding: "moet een tijdstip met tijdzone zijn, als 2026-11-24T10:00:00+01:00" },
        { veld: "onbekend", melding: "is een onbekend veld" },
        { veld: '["ook onbekend"]', melding: "is een onbekend veld" },
        { veld: "betrokkenen[0].geboortedatum", melding: "moet een bestaande datum zijn, als 2026-11-24" },
        { veld: "betrokkenen[0].bsn", melding: "is een onbekend veld" },
        { veld: "betrokkenen[1].naam", melding: "mag hoogstens 5 tekens hebben" },
        { veld: "betrokkenen[2]", melding: "moet een object zijn" },
      ]),
    );
    expect(antwoord.body).not.toMatch(/GEHEIM|2026-02-30/);
  });

  it("says of what is absent that it is required", async () => {
    expect(await fouten({})).toEqual([
      { veld: "soort", melding: "is verplicht" },
      { veld: "inhoud", melding: "is verplicht" },
      { veld: "betrokkenen", melding: "is verplicht" },
    ]);
  });

  it.each([null, 1, "tekst", [], true])("%j is not the object asked for", async (waarde) => {
    expect(await fouten(waarde)).toEqual([{ veld: "$", melding: "moet een object zijn" }]);
  });

  it("refuses names that reach for a prototype", async () => {
    const body = JSON.stringify(goedeBody).replace("{", '{"__proto__":{"rol":"x"},"constructor":1,');
    expect(probleem(await proefapi().vraag({ body })).fouten).toEqual([
      { veld: "__proto__", melding: "is een onbekend veld" },
      { veld: "constructor", melding: "is een onbekend veld" },
    ]);
  });

  it.each(["\u0000", "\u001b", "\u007f", "\u0085", "\ud800", "\udc00x"])("refuses %j in a text", async (teken) => {
    expect(await fouten({ ...goedeBody, inhoud: `a${teken}` })).toMatchObject([{ veld: "inhoud" }]);
  });

  it("takes line ends, tabs and all of Unicode", async () => {
    const api = proefapi();
    expect((await api.vraag(json({ ...goedeBody, inhoud: "a\r\n\tß漢😀" }))).statusCode).toBe(201);
  });

  it("survives nesting without end, and very many errors", async () => {
    const diep = `{"soort":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(probleem(await proefapi().vraag({ body: diep })).fouten).toContainEqual({
      veld: "soort[0][0]",
      melding: "is te diep genest",
    });
    const veel = await proefapi().vraag(
      json(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`v${n}`, 1]))),
    );
    expect(probleem(veel).fouten).toHaveLength(1001);
    expect(probleem(veel).fouten?.at(-1)).toEqual({ veld: "$", melding: "heeft nog 19003 andere fouten" });
    expect(await fouten({ ...goedeBody, betrokkenen: Array(4).fill(null) })).toEqual([
      { veld: "betrokkenen", melding: "mag hoogstens 3 elementen hebben" },
    ]);
    expect(veel.body.length).toBeLessThan(200_000);
  });

  it.each([
    ["application/json", 201],
    ["Application/JSON; charset=UTF-8", 201],
    ['application/json;charset="utf-8"', 201],
    ["application/json; charset=latin1", 415],
    ["application/problem+json", 415],
    ["application/jsonx", 415],
    ["text/plain", 415],
    ["", 415],
  ])("of type %j gives %i", async (mediatype, status) => {
    expect((await proefapi().vraag({ headers: koppen({ "Content-Type": mediatype }) })).statusCode).toBe(status);
  });

  it("is measured in bytes, after base64", async () => {
    const vol = (bytes: number) => `"${"é".repeat((bytes - 2) / 2)}"`;
    const stuur = (tekst: string, isBase64Encoded: boolean) =>
      proefapi().vraag({ body: isBase64Encoded ? Buffer.from(tekst).toString("base64") : tekst, isBase64Encoded });
    for (const base64 of [true, false]) {
      expect((await stuur(vol(MAXIMAAL_BYTES), base64)).statusCode).toBe(400);
      expect((await stuur(vol(MAXIMAAL_BYTES + 2), base64)).statusCode).toBe(413);
    }
  });

  it.each(["", "{", "{'a':1}", "\u{feff}{}", "undefined", "NaN"])("%j is no JSON", async (body) => {
    expect(probleem(await proefapi().vraag({ body })).code).toBe("geen-json");
  });

  it("that is no UTF-8 is no JSON", async () => {
    const body = Buffer.from([0x22, 0xff, 0x22]).toString("base64");
    expect(probleem(await proefapi().vraag({ body, isBase64Encoded: true })).code).toBe("geen-json");
  });
});
