import { describe, expect, it } from "vitest";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";

const meld = (deur: Voordeur, body: MeldingBody, sleutel: string, wie = "systeem-nla") =>
  deur.vraag(wie, "POST", "/v1/meldingen", body, { sleutel });
const aantal = (deur: Voordeur, type: "melding" | "dossier" | "casus" | "idempotentie") =>
  deur.casework.vanType(type).length;

describe("the same Idempotency-Key", () => {
  it("gives the same answer and no second melding, also after the casus moved on", async () => {
    const deur = maakVoordeur();
    const body = maakMelding();
    const eerste = await meld(deur, body, "k");
    deur.verder(86_400);
    const tweede = await meld(deur, body, "k");
    expect(tweede.rauw.body).toBe(eerste.rauw.body);
    expect(tweede.koppen).toEqual(eerste.koppen);
    expect(tweede.status).toBe(201);
    expect(aantal(deur, "melding")).toBe(1);
    expect(deur.casework.transacties()).toBe(1);
  });

  it("does so for twenty at the same time", async () => {
    const deur = maakVoordeur();
    const antwoorden = await Promise.all(Array.from({ length: 20 }, () => meld(deur, maakMelding(), "k")));
    expect(new Set(antwoorden.map(({ rauw }) => rauw.body)).size).toBe(1);
    expect(new Set(antwoorden.map(({ status }) => status))).toEqual(new Set([201]));
    expect([aantal(deur, "melding"), aantal(deur, "casus"), aantal(deur, "idempotentie")]).toEqual([1, 1, 1]);
  });

  it("knows the same body by its content, not by the order of its fields", async () => {
    const deur = maakVoordeur();
    const body = maakMelding();
    const eerste = await meld(deur, body, "k");
    const omgekeerd = Object.fromEntries(Object.entries(body).toReversed()) as unknown as MeldingBody;
    expect((await meld(deur, omgekeerd, "k")).rauw.body).toBe(eerste.rauw.body);
  });

  it("with another body is 409 and stores nothing", async () => {
    const deur = maakVoordeur();
    await meld(deur, maakMelding(), "k");
    const ander = await meld(deur, maakMelding({ inhoud: "iets anders" }), "k");
    expect(ander).toMatchObject({ status: 409, code: "idempotency-key-hergebruikt" });
    expect(deur.casework.transacties()).toBe(1);
  });

  it("of another client is another key", async () => {
    const deur = maakVoordeur();
    const een = await meld(deur, maakMelding(), "k");
    const ander = await meld(deur, maakMelding(), "k", "systeem-ggd");
    expect(ander.status).toBe(201);
    expect(ander.body["meldingId"]).not.toBe(een.body["meldingId"]);
  });
});

describe("when something fails", () => {
  it.each(["voor", "na"] as const)("%s the write: the same key again gives exactly one melding", async (moment) => {
    const deur = maakVoordeur();
    deur.casework.faalEenmaal(moment);
    const eerste = await meld(deur, maakMelding(), "k");
    expect(eerste).toMatchObject({ status: 500, code: "storing" });
    expect(aantal(deur, "melding")).toBe(moment === "voor" ? 0 : 1);
    const tweede = await meld(deur, maakMelding(), "k");
    expect(tweede.status).toBe(201);
    expect([aantal(deur, "melding"), aantal(deur, "dossier"), aantal(deur, "casus")]).toEqual([1, 1, 1]);
    expect(deur.casework.vanType("melding")[0]?.meldingId).toBe(tweede.body["meldingId"]);
  });

  it("reading is refused when its line cannot be logged", async () => {
    const deur = maakVoordeur();
    const { body } = await meld(deur, maakMelding(), "k");
    deur.breekLog();
    const [casus] = deur.casework.vanType("casus");
    const [dossier] = deur.casework.vanType("dossier");
    const paden = [
      ["systeem-nla", `/v1/meldingen/${String(body["meldingId"])}`],
      ["zetel-politie", `/v1/casussen/${String(casus?.casusId)}`],
      ["meldpunt", `/v1/dossiers/${String(dossier?.dossierId)}`],
    ] as const;
    for (const [wie, pad] of paden) {
      const antwoord = await deur.vraag(wie, "GET", pad);
      expect(antwoord.status, pad).toBe(500);
      expect(Object.keys(antwoord.body).toSorted()).toEqual(["detail", "instance", "status", "title", "type"]);
    }
  });
});

describe("sixteen meldingen at once", () => {
  it("on one new person give one dossier and one open casus; on the next, all join it", async () => {
    const deur = maakVoordeur();
    for (const ronde of [1, 2]) {
      const antwoorden = await Promise.all(
        Array.from({ length: 16 }, (_, i) =>
          meld(deur, maakMelding({ inhoud: `gezien door ${String(i)}` }), `${String(ronde)}-${String(i)}`),
        ),
      );
      expect(antwoorden.map(({ status }) => status)).toEqual(antwoorden.map(() => 201));
      expect(aantal(deur, "melding")).toBe(16 * ronde);
      expect([aantal(deur, "dossier"), aantal(deur, "casus")]).toEqual([1, 1]);
    }
    expect(deur.casework.vanType("dossier-melding")).toHaveLength(32);
    const nummers = deur.casework.vanType("historie").map(({ nummer }) => nummer);
    expect(nummers.toSorted((a, b) => a - b)).toEqual(nummers.map((_, i) => i + 1));
  });
});
