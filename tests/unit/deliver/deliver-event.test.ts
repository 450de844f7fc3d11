import { describe, expect, it } from "vitest";
import { deliverEvent } from "../../../functions/deliver/deliver-event.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakPartner } from "../../fixtures/records.ts";
import { NU } from "../keten-records.ts";
import { actief, opstelling as wereld, URL_POLITIE } from "./opstelling.ts";

/** One line, on a channel that delivers. */
const opstelling = () => {
  const o = wereld();
  o.casework.zet(actief());
  const { lijn: regel, event } = o.zetRegel(5);
  const draai = async (inhoud = JSON.stringify(event), ontvanger = "politie") =>
    deliverEvent(ontvanger, inhoud, o.afhankelijkheden);
  return { ...o, regel, event, draai, stand: async () => o.lijn(5) };
};

describe("delivering an event", () => {
  it("hands the partner exactly the event and keeps that it did, and touches its channel no more", async () => {
    const o = opstelling();
    await o.draai();
    expect(o.webhook.ontvangen).toEqual([{ url: URL_POLITIE, id: o.event.id, inhoud: JSON.stringify(o.event) }]);
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd", reden: null, klok: null, pogingen: 1, versie: 2 });
    expect(await o.kanaal()).toMatchObject({ stand: "actief", versie: 1 });
    expect(o.webhook.handdrukken).toEqual([]);
  });

  it("does not deliver again what was delivered, given up or is told together", async () => {
    const o = opstelling();
    await o.draai();
    await o.draai();
    expect(o.webhook.ontvangen).toHaveLength(1);
    for (const bezorging of ["opgegeven", "gebundeld"] as const) {
      o.casework.zet({ ...o.regel, bezorging });
      await o.draai();
    }
    expect(o.webhook.ontvangen).toHaveLength(1);
  });

  it("keeps the date of the next attempt and why, and is done with the message", async () => {
    const o = opstelling();
    o.webhook.antwoord({ soort: "later", reden: "http-503", naSeconden: 900 });
    await o.draai();
    expect(await o.stand()).toMatchObject({
      ...{ bezorging: "mislukt", reden: "http-503", pogingen: 1, geprobeerdSinds: NU, klok: plusSeconden(NU, 900) },
    });
    o.webhook.antwoord({ soort: "bezorgd" });
    o.klok.verder(900);
    await o.biedAan(5);
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd", reden: null, pogingen: 2, klok: null });
  });

  it("waits as long as the partner asked, also when the message comes twice", async () => {
    const o = opstelling();
    o.webhook.antwoord({ soort: "later", reden: "http-429", naSeconden: 900 });
    await o.draai();
    o.webhook.antwoord({ soort: "bezorgd" });
    o.klok.verder(899);
    await o.draai();
    expect(o.webhook.ontvangen).toHaveLength(1);
    o.klok.verder(1);
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd" });
  });

  it("tells an organisation nothing while its covenant does not hold, and the line stays in its feed (X7)", async () => {
    const o = opstelling();
    const uit = maakPartner({ organisatie: "politie", omschrijving: null });
    const { deelname } = uit;
    if (deelname === null) throw new Error("geen deelname");
    o.casework.zet({ ...uit, deelname: { ...deelname, tot: NU } });
    await o.draai();
    await o.draai();
    expect(o.webhook.ontvangen).toEqual([]);
    expect(await o.stand()).toMatchObject({
      ...{ bezorging: "opgegeven", reden: "geen-convenant", pogingen: 0, klok: null, bericht: o.regel.bericht },
    });
    expect(o.regels.map((een) => een.regel)).toEqual(["bericht-ingehouden", "functie-klaar"]);
    // No fault of its channel: nobody is told.
    expect(await o.kanaal()).toMatchObject({ stand: "actief", versie: 1 });
    expect([o.gebeurtenissen(), o.geteld]).toEqual([[], []]);
  });

  it("keeps back what waited for a system that was down when the organisation left", async () => {
    const o = opstelling();
    o.webhook.antwoord({ soort: "later", reden: "http-503", naSeconden: 900 });
    await o.draai();
    const uit = maakPartner({ organisatie: "politie", omschrijving: null });
    o.casework.zet({ ...uit, deelname: { versie: 1, van: NU, tot: null, ondertekeningen: [] } });
    o.webhook.antwoord({ soort: "bezorgd" });
    await o.biedAan(5);
    await o.draai();
    expect(o.webhook.ontvangen).toHaveLength(1);
    expect(await o.stand()).toMatchObject({ bezorging: "opgegeven", pogingen: 1 });
  });

  it("keeps the outcome over a change that came in between", async () => {
    const o = opstelling();
    o.webhook.antwoord(() => {
      o.casework.zet({ ...o.regel, versie: 2, pogingen: 1, klok: plusSeconden(NU, 500) });
      return { soort: "bezorgd" };
    });
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd", versie: 3, klok: null });
  });

  it.each([
    ["never turns a confirmed delivery back, whoever comes last", "bezorgd"],
    ["does not take up again what another gave up", "opgegeven"],
  ] as const)("%s", async (_, bezorging) => {
    const o = opstelling();
    o.webhook.antwoord(() => {
      o.casework.zet({ ...o.regel, versie: 2, bezorging, klok: null });
      return { soort: "later", reden: "tijd-op", naSeconden: null };
    });
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging, versie: 2 });
  });

  it("keeps that it arrived though another gave it up meanwhile", async () => {
    const o = opstelling();
    o.webhook.antwoord(() => {
      o.casework.zet({ ...o.regel, versie: 2, bezorging: "opgegeven", reden: "tijd-op", klok: null });
      return { soort: "bezorgd" };
    });
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd", reden: null, versie: 3 });
  });

  it.each(["ervoor", "erna"] as const)("delivers at least once when keeping it fails %s", async (wanneer) => {
    const o = opstelling();
    o.casework.storing.bij("schrijf", wanneer);
    await expect(o.draai()).rejects.toThrow();
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd" });
    expect(new Set(o.webhook.ontvangen.map(({ id }) => id))).toEqual(new Set([o.event.id]));
  });

  it("delivers nothing that is not in this recipient's feed", async () => {
    const o = opstelling();
    await o.draai(JSON.stringify({ ...o.event, id: "0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11" }));
    await o.draai(JSON.stringify({ ...o.event, sequence: "6" }));
    await o.draai(JSON.stringify(o.event), "moviera");
    expect(o.webhook.ontvangen).toEqual([]);
  });

  it("fails for faults of our own: no event, no channel, no store", async () => {
    const o = opstelling();
    await expect(o.draai("geen json")).rejects.toThrow(SyntaxError);
    await expect(o.draai("{}")).rejects.toThrow();
    o.casework.zet({ ...o.regel, ontvanger: "moviera" });
    await expect(o.draai(JSON.stringify(o.event), "moviera")).rejects.toThrow("no channel");
    for (const lezing of ["notificatie", "kanaal", "partner"]) {
      o.casework.storing.bij(lezing, "ervoor");
      await expect(o.draai()).rejects.toThrow();
    }
    expect(o.webhook.ontvangen).toEqual([]);
  });
});

describe("a recipient that does not answer", () => {
  const tijdOp = { soort: "later", reden: "tijd-op", naSeconden: null } as const;

  it("is left alone for a while after five time-outs in a row, and what comes meanwhile is put off", async () => {
    const o = opstelling();
    o.webhook.antwoord(tijdOp);
    for (let nummer = 6; nummer <= 12; nummer++) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    expect(o.webhook.ontvangen).toHaveLength(5);
    expect(await o.lijn(12)).toMatchObject({
      ...{ bezorging: "mislukt", reden: "kanaal-rust", pogingen: 1, klok: plusSeconden(NU, 120) },
    });
    // Rested: one is tried again, and one more time-out is enough for another rest.
    o.klok.verder(60);
    for (let nummer = 13; nummer <= 15; nummer++) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    expect(o.webhook.ontvangen).toHaveLength(6);
    o.klok.verder(60);
    o.webhook.antwoord({ soort: "bezorgd" });
    for (let nummer = 16; nummer <= 18; nummer++) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    expect(o.webhook.ontvangen).toHaveLength(9);
  });

  it("is left alone as well when it is the handshake or the signing in that hangs", async () => {
    const o = opstelling();
    o.webhook.antwoord({ ...tijdOp, reden: "aanmelding-tijd-op" });
    for (let nummer = 6; nummer <= 8; nummer++) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    o.casework.zet(actief({ vingerafdruk: "een ander adres" }));
    o.webhook.antwoordOpHanddruk({ soort: "later", reden: "tijd-op" });
    for (let nummer = 9; nummer <= 12; nummer++) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    expect(o.webhook.ontvangen).toHaveLength(3);
    expect(o.webhook.handdrukken).toHaveLength(2);
  });

  it("is not left alone while it answers between, whatever it says", async () => {
    const o = opstelling();
    for (let nummer = 6; nummer <= 30; nummer++) {
      o.webhook.antwoord(nummer % 5 === 0 ? { soort: "later", reden: "http-500", naSeconden: null } : tijdOp);
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    expect(o.webhook.ontvangen).toHaveLength(25);
  });

  it("is tried once more before anything is given up, though it rests", async () => {
    const o = opstelling();
    o.webhook.antwoord(tijdOp);
    for (let nummer = 6; nummer <= 10; nummer++) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    o.zetRegel(11, { pogingen: 9, geprobeerdSinds: plusSeconden(NU, -86_400) });
    o.webhook.antwoord({ soort: "bezorgd" });
    await o.bezorg(11);
    expect(await o.lijn(11)).toMatchObject({ bezorging: "bezorgd" });
  });
});
