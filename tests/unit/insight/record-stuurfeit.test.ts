import { describe, expect, it } from "vitest";
import { recordStuurfeit } from "../../../functions/insight/record-stuurfeit.ts";
import { GEBEURTENISCATALOGUS, naarCloudEvent } from "../../../shared/events/index.ts";
import { metStoring } from "../../doubles/storing.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { bericht, INSTELLINGEN, maakLogDouble, NU } from "../keten-records.ts";

const { voorbeeld } = GEBEURTENISCATALOGUS["stuurfeit.vastgelegd"];
const data = { ...voorbeeld, verschijningsvormen: [...voorbeeld.verschijningsvormen] };
const feitbericht = { ...bericht("inzicht"), soort: "stuurfeit.vastgelegd" as const, onderwerp: "weging-1", data };
const event = naarCloudEvent(feitbericht, { nummer: 1, opgetredenOp: NU }, INSTELLINGEN);
const opstelling = () => {
  const casework = metStoring(maakCaseworkDouble());
  const { log, regels } = maakLogDouble();
  return { casework, regels, draai: async (invoer: unknown) => recordStuurfeit(invoer, { casework, log }) };
};

describe("keeping a steering fact", () => {
  it("keeps codes and a month, once", async () => {
    const o = opstelling();
    await o.draai(event);
    await Promise.all([o.draai(event), o.draai(event)]);
    expect(o.casework.alles()).toEqual([{ type: "stuurfeit", feitId: event.id, ...voorbeeld }]);
  });

  it("keeps nothing of what else an event might carry", async () => {
    const o = opstelling();
    await o.draai({ ...event, data: { ...event.data, casusId: "x" } });
    expect(o.casework.alles()[0]).not.toHaveProperty("casusId");
  });

  it("passes by another event, and fails for one that does not fit or a store that does not answer", async () => {
    const o = opstelling();
    await o.draai({ ...event, type: "nl.ketenregie.casus.geopend.v1" });
    await expect(o.draai({ ...event, data: {} })).rejects.toThrow();
    await expect(o.draai("geen event")).rejects.toThrow();
    o.casework.storing.bij("schrijf", "ervoor");
    await expect(o.draai(event)).rejects.toThrow();
    expect(o.casework.alles()).toEqual([]);
  });
});
