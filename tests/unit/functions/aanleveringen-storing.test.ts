import type { SQSRecord } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptBatch } from "../../../functions/aanleveren/accept-batch.ts";
import { POGINGEN_PER_REGEL } from "../../../shared/domain/besluiten/aanleveren.ts";
import { sleutelsDouble } from "../../doubles/afhankelijkheden.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { maakLogDouble } from "../keten-records.ts";
import { bestand, maakAanleverdeur, type Aanleverdeur } from "./aanleverdeur.ts";

const reeks = (aantal: number, van = 1) => Array.from({ length: aantal }, (_, i) => maakMelding({}, van + i));
const MOMENTEN = ["ervoor", "erna"] as const;
const aantal = (deur: Aanleverdeur, type: "melding" | "dossier" | "aanlevering" | "aanleverpagina") =>
  deur.casework.vanType(type).length;

/** As a caller does: the same file under the same key until there is an answer. */
const leverTot202 = async (deur: Aanleverdeur, tekst: string) => {
  for (let poging = 0; poging < 5; poging += 1) {
    const antwoord = await deur.leverAan(tekst);
    if (antwoord.status === 202) return antwoord;
    expect(antwoord.status).toBe(500);
  }
  throw new Error("geen 202");
};

describe("receiving that is killed", () => {
  // Sixty lines are three pages: the intention, three pages, and that all of it is there.
  it.each([1, 2, 3, 4, 5].flatMap((nummer) => MOMENTEN.map((wanneer) => [nummer, wanneer] as const)))(
    "at write %i, %s: who repeats goes on, and every line becomes one melding",
    async (nummer, wanneer) => {
      const deur = maakAanleverdeur();
      const tekst = bestand(...reeks(60));
      deur.casework.storing.bij("schrijf", wanneer, nummer);
      expect((await deur.leverAan(tekst)).status).toBe(500);
      // Nothing of it is carried out that was not received, unless all of it is there.
      await deur.drijf();
      await deur.draai();
      const [kop] = deur.casework.vanType("aanlevering");
      if (kop === undefined || kop.status === "wordt-ontvangen") expect(aantal(deur, "melding")).toBe(0);
      const { body } = await leverTot202(deur, tekst);
      await deur.totKlaar();
      expect(aantal(deur, "melding")).toBe(60);
      expect([aantal(deur, "aanlevering"), aantal(deur, "aanleverpagina")]).toEqual([1, 3]);
      expect((await deur.lees(body["aanleveringId"])).aantallen).toMatchObject({ regels: 60, aangenomen: 60 });
    },
  );

  it("says 202 only when every line is stored", async () => {
    const deur = maakAanleverdeur();
    const { body } = await deur.leverAan(bestand(...reeks(60)));
    const regels = deur.casework.vanType("aanleverpagina").flatMap((pagina) => pagina.regels);
    expect(regels).toHaveLength(60);
    expect(await deur.bewaard(body["aanleveringId"])).toMatchObject({ status: "in-behandeling", teDrijven: true });
  });
});

describe("a hand-in that was never received whole", () => {
  const half = async () => {
    const deur = maakAanleverdeur();
    const tekst = bestand(...reeks(60), "{kapot");
    deur.casework.storing.bij("schrijf", "ervoor", 3);
    await deur.leverAan(tekst);
    const [kop] = deur.casework.vanType("aanlevering");
    return { deur, tekst, id: kop?.aanleveringId };
  };

  it("can be seen, has a next date, and is received when it is repeated in time", async () => {
    const { deur, tekst, id } = await half();
    expect((await deur.lees(id)).body["status"]).toBe("wordt-ontvangen");
    deur.verder(deur.regio.aanleveringen.halfOntvangenUren * 3_600 - 1);
    await deur.klok();
    expect((await deur.leverAan(tekst)).status).toBe(202);
    await deur.totKlaar();
    expect(aantal(deur, "melding")).toBe(60);
  });

  it("is cleaned up by the clock: nothing of its content stays, and it can be seen that nothing came of it", async () => {
    const { deur, tekst, id } = await half();
    deur.verder(deur.regio.aanleveringen.halfOntvangenUren * 3_600);
    await deur.klok();
    expect(await deur.leverAan(tekst)).toMatchObject({ status: 409, code: "aanlevering-afgebroken" });
    await deur.totKlaar();
    const { body, aantallen } = await deur.lees(id);
    expect(body["status"]).toBe("afgebroken");
    expect(aantallen).toEqual({ regels: 61, wacht: 0, aangenomen: 0, geweigerd: 1, mislukt: 0, vervallen: 60 });
    expect(JSON.stringify(deur.casework.alles())).not.toContain("paspoort");
    expect(aantal(deur, "melding")).toBe(0);
    expect(await deur.leverAan(tekst)).toMatchObject({ status: 409, code: "aanlevering-afgebroken" });
    expect((await deur.leverAan(tekst, "een nieuwe sleutel".replaceAll(" ", "-"))).status).toBe(202);
    await deur.totKlaar();
    expect(aantal(deur, "melding")).toBe(60);
  });
});

describe("carrying out that is killed", () => {
  // A page of six lines: six meldingen, and what came of them.
  it.each([1, 2, 3, 4, 5, 6, 7].flatMap((nummer) => MOMENTEN.map((wanneer) => [nummer, wanneer] as const)))(
    "at write %i, %s: no line is lost, none is done twice",
    async (nummer, wanneer) => {
      const deur = maakAanleverdeur();
      const { body } = await deur.leverAan(bestand(...reeks(6)));
      await deur.drijf();
      deur.casework.storing.bij("schrijf", wanneer, nummer);
      await deur.draai();
      await deur.totKlaar();
      expect(aantal(deur, "melding")).toBe(6);
      expect(aantal(deur, "dossier")).toBe(6);
      expect((await deur.lees(body["aanleveringId"])).aantallen).toMatchObject({ aangenomen: 6, wacht: 0 });
    },
  );

  it.each(MOMENTEN)(
    "in the driver, %s it said that the pages are on the queue: they are worked on once",
    async (wanneer) => {
      const deur = maakAanleverdeur();
      await deur.leverAan(bestand(...reeks(30)));
      deur.casework.storing.bij("schrijf", wanneer);
      await expect(deur.drijf()).rejects.toThrow("storing");
      await deur.drijf();
      // Of what lies there twice the second finds nothing to do, also at the same time.
      await Promise.all(deur.rij.splice(0).map(deur.verwerk));
      await deur.totKlaar();
      expect(aantal(deur, "melding")).toBe(30);
    },
  );

  it("with all that was on the queue lost: the clock offers the rest again", async () => {
    const deur = maakAanleverdeur();
    const { body } = await deur.leverAan(bestand(...reeks(60)));
    await deur.drijf();
    deur.rij.splice(1);
    await deur.draai();
    expect((await deur.lees(body["aanleveringId"])).aantallen).toMatchObject({ aangenomen: 25, wacht: 35 });
    await deur.klok();
    await deur.drijf();
    expect(deur.rij).toEqual([]);
    deur.verder(61);
    await deur.klok();
    await deur.drijf();
    expect(deur.rij).toHaveLength(2);
    await deur.totKlaar();
    expect(aantal(deur, "melding")).toBe(60);
  });

  it("stores what came of the lines before its time is over, and the rest follows", async () => {
    let over = 4;
    const deur = maakAanleverdeur({ tijdOp: () => (over -= 1) < 0 });
    const { body } = await deur.leverAan(bestand(...reeks(10)));
    await deur.drijf();
    await deur.draai();
    expect((await deur.lees(body["aanleveringId"])).aantallen).toMatchObject({ aangenomen: 4, wacht: 6 });
    over = 100;
    await deur.totKlaar();
    expect(aantal(deur, "melding")).toBe(10);
  });
});

describe("a line that keeps failing", () => {
  const kapot = (stuk: () => boolean) =>
    maakAanleverdeur(
      {},
      {
        sleutels: {
          hash: (tekst) =>
            stuk() && tekst.includes("deze gaat nooit")
              ? Promise.reject(new Error("geheime inhoud"))
              : sleutelsDouble.hash(tekst),
        },
      },
    );

  it("is set aside after a number of attempts, with an alarm, and the others have gone on long before", async () => {
    const deur = kapot(() => true);
    const { body } = await deur.leverAan(
      bestand(...reeks(3), maakMelding({ inhoud: "deze gaat nooit" }, 4), ...reeks(3, 5)),
    );
    await deur.drijf();
    await deur.draai();
    expect((await deur.lees(body["aanleveringId"])).aantallen).toMatchObject({ aangenomen: 6, wacht: 1 });
    await deur.totKlaar();
    expect((await deur.lees(body["aanleveringId"])).aantallen).toMatchObject({ aangenomen: 6, mislukt: 1 });
    const [mislukt] = (await deur.leesRegels(body["aanleveringId"])).filter(({ stand }) => stand === "mislukt");
    expect(mislukt).toMatchObject({ regel: 4, probleem: { status: 500 } });
    expect(deur.opzij.opzij).toMatchObject([{ volgnummer: "4", reden: "regel-mislukt" }]);
    expect(deur.logd.filter(({ regel }) => regel === "functie-mislukt")).toHaveLength(POGINGEN_PER_REGEL);
    expect(deur.logd.filter(({ regel }) => regel === "regels-mislukt")).toHaveLength(1);
    expect(JSON.stringify([deur.logd, deur.opzij.opzij])).not.toContain("geheime inhoud");
  });

  it("is tried again, and it alone, when the file is handed in once more", async () => {
    let stuk = true;
    const deur = kapot(() => stuk);
    const tekst = bestand(...reeks(30), maakMelding({ inhoud: "deze gaat nooit" }, 31));
    const { body } = await deur.leverAan(tekst);
    await deur.totKlaar();
    stuk = false;
    const nogEens = await deur.leverAan(tekst);
    expect(nogEens.body).toMatchObject({ status: "in-behandeling", aantallen: { aangenomen: 30, wacht: 1 } });
    await deur.totKlaar();
    expect((await deur.lees(body["aanleveringId"])).body).toMatchObject({ status: "afgerond" });
    expect(aantal(deur, "melding")).toBe(31);
    expect(JSON.stringify(deur.casework.vanType("aanleverpagina"))).not.toContain("deze gaat nooit");
  });
});

/** A line of a file: what it is, and what must come of it. */
const regelArb = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((persoon) => ({ goed: true, persoon })),
  fc
    .constantFrom("{", "null", "[]", '{"soort":"melding"}', "\u0000", '{"__proto__":{}}')
    .map((tekst) => ({ goed: false, tekst })),
);

it("whatever is mixed and whenever it is killed: each good line is one melding, each bad one a refusal", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(regelArb, { minLength: 1, maxLength: 40 }),
      fc.array(
        fc.tuple(
          fc.constantFrom("ontvangen", "drijven", "draaien"),
          fc.constantFrom(...MOMENTEN),
          fc.integer({ min: 1, max: 30 }),
        ),
        {
          maxLength: 4,
        },
      ),
      async (regels, storingen) => {
        const deur = maakAanleverdeur();
        const tekst = bestand(
          ...regels.map((regel, i) =>
            "persoon" in regel ? maakMelding({ eigenKenmerk: `regel ${i + 1}` }, regel.persoon) : regel.tekst,
          ),
        );
        for (const [waar, wanneer, nummer] of storingen) {
          deur.casework.storing.bij("schrijf", wanneer, nummer);
          if (waar === "ontvangen") await deur.leverAan(tekst);
          else if (waar === "drijven") await deur.drijf().catch(() => undefined);
          else await deur.draai();
        }
        const { body } = await leverTot202(deur, tekst);
        await deur.totKlaar();
        const resultaten = await deur.leesRegels(body["aanleveringId"]);
        expect(resultaten.map(({ stand }) => stand)).toEqual(
          regels.map(({ goed }) => (goed ? "aangenomen" : "geweigerd")),
        );
        const goede = regels.flatMap((regel) => ("persoon" in regel ? [regel.persoon] : []));
        const meldingen = deur.casework.vanType("melding");
        expect(new Set(resultaten.flatMap(({ meldingId }) => meldingId ?? [])).size).toBe(goede.length);
        expect(meldingen).toHaveLength(goede.length);
        expect(aantal(deur, "dossier")).toBe(new Set(goede).size);
        for (const { regel, meldingId } of resultaten)
          if (meldingId !== undefined)
            expect(meldingen.find((melding) => melding.meldingId === meldingId)?.invoer.eigenKenmerk).toBe(
              `regel ${regel}`,
            );
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

it("a batch of the queue gives back what is not done, and what cannot be read, without its text", async () => {
  const { log, regels } = maakLogDouble();
  const record = (messageId: string, body: string) => ({ messageId, body }) as SQSRecord;
  const id = crypto.randomUUID();
  const antwoord = await acceptBatch(
    {
      Records: [
        record("klaar", JSON.stringify({ aanleveringId: id, pagina: 0 })),
        record("opnieuw", JSON.stringify({ aanleveringId: id, pagina: 1 })),
        record("stuk", JSON.stringify({ aanleveringId: id, pagina: 2 })),
        record("onleesbaar", '{"naam":"een naam"}'),
      ],
    },
    {
      verwerk: ({ pagina }) =>
        pagina === 2 ? Promise.reject(new Error("een naam")) : Promise.resolve(pagina === 0 ? "klaar" : "opnieuw"),
      log,
    },
  );
  expect(antwoord.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
    "opnieuw",
    "stuk",
    "onleesbaar",
  ]);
  expect(JSON.stringify(regels)).not.toContain("een naam");
});
