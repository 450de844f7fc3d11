import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { proefStoringen, type Uitslag } from "./storingsproef.ts";

let omgeving: Omgeving;
let uitslag: Uitslag;

beforeAll(async () => {
  omgeving = await startOmgeving("test-notificaties");
  uitslag = await proefStoringen(omgeving, { aantal: 8, geduldSeconden: 120, meld: () => undefined });
}, 420_000);
afterAll(async () => {
  await omgeving.stop();
});

describe("notifications of eight partners of whom five fail, while functions are killed and events come twice", () => {
  it("gives every partner all that it had to hear, once and in order", () => {
    expect(uitslag.afwijkingen).toEqual([]);
    expect(uitslag.vervalst).toBe(0);
  });

  it("tells no partner of a casus in which it takes no part, though every partner is left out of some", () => {
    expect(uitslag.vanEenAnder).toEqual([]);
    for (const partner of ["nla", "moviera", "om", "politie", "gemeente-doetinchem"])
      expect(uitslag.casussen.filter(({ betrokken }) => !betrokken.has(partner)).length, partner).toBeGreaterThan(0);
  });

  it("lets no healthy partner wait for one that is down", () => {
    expect(uitslag.nietCompleet).toEqual([]);
    // It did wait for something meanwhile.
    expect(uitslag.misteDieStilLag).toBeGreaterThan(0);
  });

  it("sends nothing more to who answered 410, and all that it missed once its channel is resumed", () => {
    expect(uitslag.tijdensSchorsing).toBe(0);
    expect(uitslag.nietHervat).toEqual([]);
  });

  it("leaves no personal data in anything that was sent, queued, logged or stored", () => {
    expect(uitslag.casussen.flatMap(({ teksten }) => teksten).length).toBeGreaterThan(100);
    expect(uitslag.lekken).toEqual([]);
  });

  it("did happen: functions were killed, events offered twice, deliveries repeated, and every fault was met", () => {
    const { gedood, dubbelAangeboden, herhalingen, uitDeFeed } = uitslag.cijfers;
    for (const een of [gedood, dubbelAangeboden, herhalingen, uitDeFeed]) expect(een).toBeGreaterThan(0);
    const statussen = (ontvanger: string) =>
      new Set(omgeving.ontvanger.ontvangen(ontvanger).map(({ status }) => status));
    expect(statussen("ketenregieteam")).toEqual(new Set([204, 500]));
    expect(statussen("moviera")).toEqual(new Set([0]));
    expect(statussen("om")).toEqual(new Set([410, 204]));
  });
});
