import { describe, expect, it } from "vitest";
import { maakKanalen, type Kanaalconfiguratie } from "../../../shared/adapters/kanalen/kanalen.ts";

const WEBHOOK = { soort: "webhook", url: "https://partner.example/hook", geheim: "arn:geheim" } as const;
const AANMELDING = { tokenEindpunt: "https://login.partner.example/token", clientId: "wij" };
const metGeheim = (tekst: string, configuratie: Kanaalconfiguratie = WEBHOOK) =>
  maakKanalen(
    { lees: async (arn) => (arn === "arn:geheim" ? Promise.resolve(tekst) : Promise.reject(new Error(arn))) },
    { politie: configuratie },
  );
const geheim = (rest: object = {}) => JSON.stringify({ geheim: "sleutel", ...rest });

describe("a channel from configuration", () => {
  it("is a webhook with its key, and the one before it while it is renewed", async () => {
    expect(await metGeheim(geheim(), { ...WEBHOOK, terugval: "beheer@partner.example" }).vind("politie")).toMatchObject(
      {
        kanaal: { soort: "webhook", url: WEBHOOK.url, geheim: "sleutel", aanmelding: null },
        terugval: "beheer@partner.example",
      },
    );
    expect(await metGeheim(geheim({ vorigGeheim: "oud" })).vind("politie")).toMatchObject({
      ...{ kanaal: { geheim: "sleutel", vorigGeheim: "oud" }, terugval: null },
    });
  });

  it("signs in with the client secret of the channel's own secret, and without one says so by what it lacks", async () => {
    const configuratie = { ...WEBHOOK, aanmelding: AANMELDING };
    const aanmelding = async (tekst: string, scope?: string) => {
      const kanalen = metGeheim(tekst, { ...configuratie, aanmelding: { ...AANMELDING, scope } });
      const gevonden = (await kanalen.vind("politie"))?.kanaal;
      return gevonden?.soort === "webhook" ? gevonden.aanmelding : undefined;
    };
    expect(await aanmelding(geheim({ clientGeheim: "woord" }), "schrijven")).toEqual({
      ...AANMELDING,
      clientGeheim: "woord",
      scope: "schrijven",
    });
    expect(await aanmelding(geheim())).toEqual({ ...AANMELDING, clientGeheim: "", scope: null });
  });

  it("is a mailbox without a secret", async () => {
    expect(
      await metGeheim("nooit gelezen", { soort: "email", adres: "a@partner.example" }).vind("politie"),
    ).toMatchObject({
      ...{ kanaal: { soort: "email", adres: "a@partner.example" }, terugval: null },
    });
  });

  it("is none for who has only a feed, whatever its name", async () => {
    for (const ontvanger of ["moviera", "toString", "__proto__"])
      expect(await metGeheim(geheim()).vind(ontvanger)).toBeNull();
  });

  it("has a fingerprint that changes with kind, address and sign-in, and with nothing else", async () => {
    const afdruk = async (configuratie: Kanaalconfiguratie, tekst = geheim({ clientGeheim: "woord" })) =>
      (await metGeheim(tekst, configuratie).vind("politie"))?.vingerafdruk;
    const afdrukken = await Promise.all([
      afdruk(WEBHOOK),
      afdruk({ ...WEBHOOK, url: "https://partner.example/anders" }),
      afdruk({ ...WEBHOOK, aanmelding: AANMELDING }),
      afdruk({ ...WEBHOOK, aanmelding: { ...AANMELDING, scope: "s" } }),
      afdruk({ ...WEBHOOK, aanmelding: { ...AANMELDING, clientId: "anders" } }),
      afdruk({ ...WEBHOOK, aanmelding: { ...AANMELDING, tokenEindpunt: "https://login.partner.example/t" } }),
      afdruk({ soort: "email", adres: "a@partner.example" }),
      afdruk({ soort: "email", adres: "b@partner.example" }),
    ]);
    expect(new Set(afdrukken).size).toBe(afdrukken.length);
    for (const een of afdrukken) expect(een).toMatch(/^[0-9a-f]{32}$/);
    expect(await afdruk(WEBHOOK, geheim({ geheim: "een nieuwe", vorigGeheim: "sleutel" }))).toBe(afdrukken[0]);
    expect(await afdruk({ ...WEBHOOK, terugval: "b@partner.example" })).toBe(afdrukken[0]);
  });

  it.each(["{geheim: sleutel}", "{}", '{"geheim":""}', '{"geheim":"sleutel","clientGeheim":7}', "null"])(
    "does not quote a secret that is not one: %s",
    async (tekst) => {
      const fout = await metGeheim(tekst)
        .vind("politie")
        .catch((een: unknown) => een);
      expect(fout).toBeInstanceOf(Error);
      expect(String(fout)).not.toMatch(/sleutel|clientGeheim/);
    },
  );
});
