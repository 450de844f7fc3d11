import { describe, expect, it } from "vitest";
import { deliverEvent } from "../../../functions/deliver/deliver-event.ts";
import { nieuweNotificatie } from "../../../shared/domain/bezorging.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { naarCloudEvent } from "../../../shared/events/index.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakPartner } from "../../fixtures/records.ts";
import { metStoring } from "../../doubles/storing.ts";
import { maakWebhookDouble, webhookNaar } from "../../doubles/webhook.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { bericht, geenPauze, INSTELLINGEN, maakLogDouble, NU } from "../keten-records.ts";

const opstelling = () => {
  const casework = metStoring(maakCaseworkDouble());
  const webhook = maakWebhookDouble();
  const { log, regels } = maakLogDouble();
  const vind = async (ontvanger: string) =>
    Promise.resolve(ontvanger === "politie" ? webhookNaar("https://politie.example/hook") : null);
  const [regel] = nieuweNotificatie(
    bericht("politie"),
    { nummer: 5, opgetredenOp: NU, webhook: true },
    { nu: NU, heraanbodSeconden: 60 },
  );
  casework.zet(regel);
  const event = naarCloudEvent(regel.bericht, regel, INSTELLINGEN);
  const draai = async (inhoud = JSON.stringify(event), ontvanger = "politie") =>
    deliverEvent(ontvanger, inhoud, {
      ...{
        casework,
        bezorger: webhook,
        log,
        regio: laadRegio("nog"),
        kanalen: { vind },
        heraanbodSeconden: 60,
        wacht: geenPauze,
      },
      ...{ nu: () => NU, toeval: () => 1 },
    });
  const stand = async () => casework.notificatie("politie", 5);
  return { casework, webhook, regels, regel, event, draai, stand };
};

describe("delivering an event", () => {
  it("hands the partner exactly the event and keeps that it did", async () => {
    const o = opstelling();
    await o.draai();
    expect(o.webhook.ontvangen).toEqual([
      { url: "https://politie.example/hook", id: o.event.id, inhoud: JSON.stringify(o.event) },
    ]);
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd", klok: null, pogingen: 1, versie: 2 });
  });

  it("does not deliver again what was delivered or given up", async () => {
    const o = opstelling();
    await o.draai();
    await o.draai();
    expect(o.webhook.ontvangen).toHaveLength(1);
    o.casework.zet({ ...o.regel, bezorging: "opgegeven" });
    await o.draai();
    expect(o.webhook.ontvangen).toHaveLength(1);
  });

  it("keeps the date of the next attempt, and is done with the message", async () => {
    const o = opstelling();
    o.webhook.antwoord({ soort: "later", reden: "http-503", naSeconden: 900 });
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "mislukt", pogingen: 1, klok: plusSeconden(NU, 900) });
    o.webhook.antwoord({ soort: "bezorgd" });
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd", pogingen: 2, klok: null });
  });

  it.each([
    [{ soort: "geweigerd", status: 415 }, "bericht-onbestelbaar"],
    [{ soort: "opgezegd" }, "kanaal-zegt-op"],
  ] as const)("gives up after %o", async (uitkomst, regel) => {
    const o = opstelling();
    o.webhook.antwoord(uitkomst);
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "opgegeven", klok: null });
    expect(o.regels.map((een) => een.regel)).toEqual([regel]);
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
      bezorging: "opgegeven",
      pogingen: 0,
      klok: null,
      bericht: o.regel.bericht,
    });
    expect(o.regels.map((een) => een.regel)).toEqual(["bericht-ingehouden", "functie-klaar"]);
  });

  it("keeps back what waited for a system that was down when the organisation left", async () => {
    const o = opstelling();
    o.webhook.antwoord({ soort: "later", reden: "http-503", naSeconden: 900 });
    await o.draai();
    const uit = maakPartner({ organisatie: "politie", omschrijving: null });
    o.casework.zet({ ...uit, deelname: { versie: 1, van: NU, tot: null, ondertekeningen: [] } });
    o.webhook.antwoord({ soort: "bezorgd" });
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

  it("never turns a confirmed delivery back, whoever comes last", async () => {
    const o = opstelling();
    o.webhook.antwoord(() => {
      o.casework.zet({ ...o.regel, versie: 2, bezorging: "bezorgd", klok: null });
      return { soort: "later", reden: "tijd-op", naSeconden: null };
    });
    await o.draai();
    expect(await o.stand()).toMatchObject({ bezorging: "bezorgd", versie: 2 });
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
    o.casework.storing.bij("notificatie", "ervoor");
    await expect(o.draai()).rejects.toThrow();
    expect(o.webhook.ontvangen).toEqual([]);
  });
});
