import { describe, expect, it } from "vitest";
import { GEBEURTENISSOORTEN } from "../../../shared/domain/gebeurtenis.ts";
import { GEBEURTENISDATA } from "../../../shared/domain/gebeurtenisdata.ts";
import { BUNDELLIJSTEN, WERKVERLOOP } from "../../../shared/domain/werkverloop.ts";

const samen = GEBEURTENISSOORTEN.filter((soort) => "lijst" in WERKVERLOOP[soort]);

describe("what is told together, once a day", () => {
  it("is decided for every kind of the catalogue, with the reason where it goes at once", () => {
    expect(Object.keys(WERKVERLOOP).toSorted()).toEqual([...GEBEURTENISSOORTEN].toSorted());
    for (const regel of Object.values(WERKVERLOOP))
      if (!("lijst" in regel)) expect(regel.meteen.length).toBeGreaterThan(10);
  });

  it("is work that is there or of which the date is near, and nothing else", () => {
    expect([...samen].toSorted()).toEqual([
      ...["actie.uitgezet", "melding.herinnerd", "melding.verdeeld", "taak.geopend", "taak.herinnerd"],
      ...["traject.herinnerd", "traject.taak-geopend"],
    ]);
  });

  it("says of which task it is and when that must be done, and has a list of its own in the event of the day", () => {
    for (const soort of samen)
      expect(Object.keys(GEBEURTENISDATA[soort].shape)).toEqual(expect.arrayContaining(["taakId", "uiterlijkOp"]));
    const lijsten = samen.map((soort) => {
      const regel = WERKVERLOOP[soort];
      return "lijst" in regel ? regel.lijst : null;
    });
    expect(lijsten.toSorted()).toEqual([...BUNDELLIJSTEN].toSorted());
    expect(Object.keys(GEBEURTENISDATA["taken.gebundeld"].shape)).toEqual(expect.arrayContaining([...BUNDELLIJSTEN]));
  });
});
