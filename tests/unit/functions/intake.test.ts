import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Verwerking } from "../../../shared/ports/verwerkingslog.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { meldingIdSchema } from "../../../shared/domain/ids.ts";
import { verzamelGevoelig } from "../../fixtures/gevoelig.ts";
import { maakArbeidsuitbuitingCasus, maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { beeindigd } from "../../fixtures/records.ts";
import { deelnemers, opdracht } from "../../fixtures/opdrachten.ts";
import { weegAls } from "./casusweg.ts";
import { maakVoordeur, casusVan, type Voordeur } from "./voordeur.ts";

const WIE = "systeem-nla";
const meld = (deur: Voordeur, body: MeldingBody, sleutel?: string, wie = WIE) =>
  deur.vraag(wie, "POST", "/v1/meldingen", body, sleutel === undefined ? {} : { sleutel });
const soorten = (deur: Voordeur) =>
  Object.fromEntries(
    [...Map.groupBy(deur.casework.alles(), ({ type }) => type)].map(([type, records]) => [type, records.length]),
  );
/** Its letters and digits made alike. */
const vormVan = (waarde: unknown): string => JSON.stringify(waarde).replaceAll(/[0-9A-Z]/g, "x");
const betrokkenen = (aantal: number, rol: "mogelijk-slachtoffer" | "getuige" = "mogelijk-slachtoffer") =>
  Array.from({ length: aantal }, (_, i) => ({
    ...(maakMelding({}, i + 1).betrokkenen[0] ?? { personalia: {} }),
    rol,
  })) as MeldingBody["betrokkenen"];

describe("an accepted melding", () => {
  it("answers what the contract says and nothing else", async () => {
    const deur = maakVoordeur();
    const antwoord = await meld(deur, maakArbeidsuitbuitingCasus());
    expect(antwoord.status).toBe(201);
    const { meldingId, ontvangenOp, terugkoppeling } = antwoord.body;
    expect(antwoord.body).toEqual({ meldingId, status: "ontvangen", ontvangenOp, terugkoppeling });
    expect(Object.keys(z.looseObject({}).parse(terugkoppeling))).toEqual(["referentie", "geheim"]);
    expect(meldingIdSchema.safeParse(meldingId).success).toBe(true);
    expect(instantSchema.safeParse(ontvangenOp).success).toBe(true);
    expect(antwoord.koppen["Location"]).toBe(`/v1/meldingen/${String(meldingId)}`);
    expect(antwoord.koppen["API-Version"]).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("is one transaction with everything in it", async () => {
    const deur = maakVoordeur();
    await meld(deur, maakArbeidsuitbuitingCasus());
    expect(deur.casework.transacties()).toBe(1);
    expect(soorten(deur)).toEqual({
      ...{
        melding: 1,
        vingerafdruk: 1,
        casus: 1,
        dossier: 2,
        "dossier-melding": 2,
        // That the casus opened, and that the melding is the meldpunt's to handle.
        gebeurtenis: 2,
        meldingtaak: 1,
        historie: 1,
        "historie-kop": 1,
      },
      // One person is known by number and by name, the other by neither.
      ...{ persoonsleutel: 2, zoeksleutel: expect.any(Number) as number, terugkoppeling: 1, idempotentie: 1 },
    });
    const [casus] = deur.casework.vanType("casus");
    const [melding] = deur.casework.vanType("melding");
    expect(casus).toMatchObject({
      status: "open",
      gemeente: "gemeente-doetinchem",
      dossierIds: deur.casework.vanType("dossier").map(({ dossierId }) => dossierId),
      positie: { stap: "weging-1" },
    });
    expect(melding).toMatchObject({ casusIds: [casus?.casusId], ingediendDoor: { organisatie: "nla" } });
    expect(deur.casework.vanType("gebeurtenis")[0]?.berichten.map(({ ontvanger }) => ontvanger)).toEqual([
      ...["ketenregieteam", "gemeente-doetinchem", "veilig-thuis", "inzicht"],
    ]);
  });

  it("leaves a line per data subject and an audit line; no line and no event tells who it is about", async () => {
    const deur = maakVoordeur();
    const verdachte = { rol: "verdachte" as const, personalia: { voornamen: "Onbekende", geslachtsnaam: "Voorman" } };
    const getuige = { rol: "getuige" as const };
    const basis = maakArbeidsuitbuitingCasus();
    const body = { ...basis, betrokkenen: [...basis.betrokkenen, verdachte, getuige] };
    await meld(deur, body);
    const regels = deur.casework.logregels();
    const verwerkingen = regels.filter(
      (regel): regel is Verwerking & (typeof regels)[number] => regel.soort === "verwerking",
    );
    // The company is no data subject.
    expect(verwerkingen.map(({ betrokkeneSoort }) => betrokkeneSoort)).toEqual([
      ...["client", "client", "verdachte", "getuige", "melder"],
    ]);
    expect(new Set(verwerkingen.map(({ betrokkene }) => betrokkene)).size).toBe(5);
    expect(regels.filter(({ soort }) => soort === "audit")).toMatchObject([
      { actorId: WIE, organisatie: "nla", handeling: "dienMeldingIn", resultaat: "gelukt" },
    ]);
    const buiten = JSON.stringify([
      regels,
      deur.casework.vanType("gebeurtenis"),
      deur.casework.vanType("idempotentie"),
    ]);
    for (const gevoelig of verzamelGevoelig(body)) expect(buiten.includes(gevoelig)).toBe(false);
    const index = JSON.stringify(deur.casework.vanType("persoonsleutel"));
    for (const gevoelig of verzamelGevoelig(body)) expect(index.includes(gevoelig)).toBe(false);
  });

  it("without a named victim gets a dossier that can be matched later", async () => {
    const deur = maakVoordeur();
    await meld(deur, maakMelding({ betrokkenen: [{ rol: "getuige" }] }));
    expect(deur.casework.vanType("melding")[0]?.dossiers).toMatchObject([{ betrokkene: null }]);
    expect(deur.casework.vanType("dossier")).toHaveLength(1);
  });

  it("about the same person twice gives one dossier that exists", async () => {
    const deur = maakVoordeur();
    const [persoon] = betrokkenen(1);
    if (persoon === undefined) throw new Error("geen persoon");
    await meld(deur, maakMelding({ betrokkenen: [persoon, persoon] }));
    const [dossier, ...andere] = deur.casework.vanType("dossier");
    expect(andere).toEqual([]);
    expect(deur.casework.vanType("dossier-melding").map(({ dossierId }) => dossierId)).toEqual([dossier?.dossierId]);
    expect(deur.casework.vanType("melding")[0]?.dossiers.map(({ betrokkene }) => betrokkene)).toEqual([0, 1]);
  });
});

describe("a melding with many people", () => {
  it("stays within one command of 60, and the driver gives the rest their dossiers", async () => {
    const deur = maakVoordeur();
    const personen = betrokkenen(25);
    // The last is the first again: on another page than their dossier was made.
    personen[24] = personen[0] ?? { rol: "getuige" };
    const antwoord = await meld(deur, maakMelding({ betrokkenen: personen }));
    expect(antwoord.status).toBe(201);
    const meldingId = meldingIdSchema.parse(antwoord.body["meldingId"]);
    const gedossierd = deur.casework.vanType("dossier").length;
    expect(gedossierd).toBeGreaterThan(0);
    expect(deur.casework.vanType("melding")[0]).toMatchObject({ nogTeDossieren: gedossierd, teDrijven: true });
    expect(deur.casework.logregels()).toHaveLength(25 + 1 + 1);

    for (let i = 0; i < 30; i += 1) await deur.vervolgMelding(meldingId);
    const [melding] = deur.casework.vanType("melding");
    // What is left is its location, for which the clock goes on (plekken.test.ts).
    expect(melding).toMatchObject({ nogTeDossieren: null, teRegistreren: true, teDrijven: true });
    expect(melding?.dossiers.map(({ betrokkene }) => betrokkene)).toEqual(personen.map((_, i) => i));
    expect(deur.casework.vanType("dossier")).toHaveLength(24);
    expect(deur.casework.vanType("casus")).toHaveLength(1);
    expect(deur.casework.vanType("casus")[0]?.dossierIds).toHaveLength(24);
  });

  it("of whom each has a casus already stays within it too", async () => {
    const deur = maakVoordeur();
    const personen = betrokkenen(25);
    for (const persoon of personen.slice(0, 5)) await meld(deur, maakMelding({ betrokkenen: [persoon] }));
    const antwoord = await meld(deur, maakMelding({ betrokkenen: personen }));
    expect(antwoord.status).toBe(201);
    for (let i = 0; i < 30; i += 1) await deur.vervolgMelding(meldingIdSchema.parse(antwoord.body["meldingId"]));
    expect(deur.casework.vanType("dossier")).toHaveLength(25);
    const melding = deur.casework.vanType("melding").find((een) => een.meldingId === antwoord.body["meldingId"]);
    expect(melding?.casusIds).toHaveLength(5);
  });
});

describe("a person who is known", () => {
  it("has their open casus joined; when that is closed a new one opens (X2)", async () => {
    const deur = maakVoordeur();
    const body = maakMelding();
    await meld(deur, body);
    await meld(deur, { ...body, inhoud: "Nog een keer gezien." });
    expect(deur.casework.vanType("casus")).toHaveLength(1);
    expect(deur.casework.vanType("dossier-melding")).toHaveLength(2);
    const [casus] = deur.casework.vanType("casus");
    if (casus?.status !== "open") throw new Error("casus niet open");
    deur.casework.zet(beeindigd(casus, "afgeschaald"));
    await meld(deur, body);
    expect(
      deur.casework
        .vanType("casus")
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(["afgeschaald", "open"]);
    expect(deur.casework.vanType("dossier")).toHaveLength(1);
    expect(deur.casework.vanType("dossier")[0]?.laatsteCasusId).not.toBe(casus.casusId);
  });

  it("whose casus ends just before the write gets a new one", async () => {
    const deur = maakVoordeur();
    await meld(deur, maakMelding());
    const { historieKop } = deur.casework;
    Object.assign(deur.casework, {
      historieKop: async (...delen: Parameters<typeof historieKop>) => {
        const kop = await historieKop(...delen);
        const [casus] = deur.casework.vanType("casus");
        if (casus?.status === "open") deur.casework.zet(beeindigd(casus, "afgeschaald"));
        return kop;
      },
    });
    const antwoord = await meld(deur, maakMelding());
    expect(antwoord.status).toBe(201);
    expect(
      deur.casework
        .vanType("casus")
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(["afgeschaald", "open"]);
    const [nieuwe] = deur.casework.vanType("casus").filter(({ status }) => status === "open");
    expect(await casusVan(deur, antwoord.body["meldingId"])).toBe(nieuwe?.casusId);
  });

  it("is not told to the reporter: not in answer, headers, shape or status that can be read", async () => {
    const deur = maakVoordeur();
    const bekend = maakMelding({}, 1);
    const eerste = await meld(deur, bekend);
    const casusId = await casusVan(deur, eerste.body["meldingId"]);
    deur.verder(3600);
    const weging = opdracht.eersteWeging({ deelnemers: deelnemers("politie", "moviera", "om") });
    expect((await weegAls(deur, casusId, "zetel-politie", weging)).status).toBe(201);
    deur.verder(3600);
    const bekende = await meld(deur, bekend);
    const nieuwe = await meld(deur, maakMelding({}, 2));
    expect(deur.casework.vanType("casus")).toHaveLength(2);
    const vorm = (antwoord: typeof eerste) => ({
      status: antwoord.status,
      body: { ...antwoord.body, meldingId: "id", terugkoppeling: vormVan(antwoord.body["terugkoppeling"]) },
      koppen: { ...antwoord.koppen, Location: "locatie" },
    });
    expect(vorm(bekende)).toEqual(vorm(nieuwe));
    const lees = async (antwoord: typeof eerste) => {
      const gelezen = await deur.vraag(WIE, "GET", `/v1/meldingen/${String(antwoord.body["meldingId"])}`);
      return { velden: Object.keys(gelezen.body), status: gelezen.body["status"], http: gelezen.status };
    };
    expect(await lees(bekende)).toEqual(await lees(nieuwe));
    expect(await lees(nieuwe)).toMatchObject({ http: 200, status: "ontvangen" });
    // What came in before the weging is on its way.
    expect(await lees(eerste)).toMatchObject({ status: "in-behandeling" });
  });
});
