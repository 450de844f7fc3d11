import { describe, expect, it } from "vitest";
import { wegTot } from "./casusweg.ts";
import { lees, plan, PLANNER, verzet, zegAf, zetOpAgenda } from "./overlegweg.ts";

/** The lines of a calendar by their name, unfolded. */
const regels = (tekst: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tekst
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .map((regel): [string, string] => [regel.split(/[:;]/)[0] ?? "", regel]),
  );

describe("the iCalendar file of an overleg (RFC 5545)", () => {
  it("tells when and where under one UID with a rising SEQUENCE, and that it is off", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const overlegId = await plan(deur, { plaats: "Zaal 2; eerste verdieping, Zutphen" });
    await zetOpAgenda(weg, overlegId);
    const haal = async () => (await lees(deur, "partner-nla", overlegId, "/agenda.ics")).rauw;
    const eerst = await haal();
    expect(eerst.headers?.["Content-Type"]).toBe("text/calendar; charset=utf-8");
    expect(eerst.body.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(regels(eerst.body)).toMatchObject({
      METHOD: "METHOD:PUBLISH",
      UID: `UID:${overlegId}@ketenregie`,
      SEQUENCE: "SEQUENCE:0",
      DTSTART: "DTSTART:20260309T090000Z",
      DTEND: "DTEND:20260309T110000Z",
      LOCATION: "LOCATION:Zaal 2\\; eerste verdieping\\, Zutphen",
      STATUS: "STATUS:CONFIRMED",
    });
    // Read again while nothing changed, it is the same file.
    expect((await haal()).body).toBe(eerst.body);
    await verzet(deur, overlegId, { van: "2026-03-10T10:00:00+01:00", tot: "2026-03-10T12:00:00+01:00" });
    expect(regels((await haal()).body)).toMatchObject({ SEQUENCE: "SEQUENCE:1", DTSTART: "DTSTART:20260310T090000Z" });
    await zegAf(deur, overlegId, { versie: 2 });
    expect(regels((await haal()).body)).toMatchObject({
      METHOD: "METHOD:CANCEL",
      UID: `UID:${overlegId}@ketenregie`,
      SEQUENCE: "SEQUENCE:2",
      STATUS: "STATUS:CANCELLED",
    });
    expect((await lees(deur, "partner-ggd", overlegId, "/agenda.ics")).status).toBe(404);
  });

  it("holds nothing of a casus, and nobody who comes", async () => {
    const weg = await wegTot("overleg");
    const overlegId = await plan(weg.deur);
    await zetOpAgenda(weg, overlegId);
    await zegAf(weg.deur, overlegId);
    const { body } = (await lees(weg.deur, PLANNER, overlegId, "/agenda.ics")).rauw;
    const verzwegen = [weg.casusId, "niet genoeg mensen", "ATTENDEE", "casus", "mensenhandel", "nla", "politie"];
    for (const woord of verzwegen) expect(body).not.toContain(woord);
  });
});
