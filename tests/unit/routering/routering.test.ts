import { describe, expect, it } from "vitest";
import { GEBEURTENISSOORTEN, type Gebeurtenis } from "../../../shared/domain/gebeurtenis.ts";
import { berichtIdSchema } from "../../../shared/domain/ids.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { bundelplaats, metRegels } from "../../../shared/domain/bundel.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakUitnodiging } from "../../fixtures/casusrecords.ts";
import { bewezen, gemist, OP_DE_KLOK } from "../klokindex.ts";
import { NU } from "../keten-records.ts";
import type { Lek } from "../compartiment/wereld.ts";
import { begin } from "./verhaal.ts";
import { VERHALEN } from "./verhalen.ts";

/** Kinds that no story tells, and where they are looked at. */
const ELDERS: Readonly<Record<string, string>> = {
  "kanaal.hapert": "no casus, and nothing to read: tests/unit/deliver",
  "keten.niet-sluitend": "of no casus that it names: tests/unit/sluitend",
  "traject.niet-sluitend": "of no track that it names: tests/unit/sluitend",
  "taken.gebundeld": "of tasks that were told of one by one: tests/unit/outbox",
};

const regio = laadRegio("nog");
const kalender = makeKalender(regio);
const verteld = new Set<string>();
/** Dates that are said to be on the clock, and were seen to be. */
const opDeKlok = new Set<string>();

describe("everything that is told, at the moment that it is told (design section 7)", () => {
  it.each(Object.entries(VERHALEN))(
    "%s",
    async (_, verhaal) => {
      const { toezicht, wereld } = await verhaal();
      for (const soort of toezicht.soorten.keys()) verteld.add(soort);
      for (const datum of toezicht.opDeKlok) opDeKlok.add(datum);
      expect([...new Set(toezicht.fouten)]).toEqual([]);
      expect(wereld.opzij).toEqual([]);
    },
    60_000,
  );

  it("is of every kind that there is", () => {
    expect(GEBEURTENISSOORTEN.filter((soort) => !verteld.has(soort) && ELDERS[soort] === undefined)).toEqual([]);
  });
});

describe("every date that is said to be on the clock", () => {
  it("is seen there, in one of these stories, and never behind it", () => {
    // Of tasks that were told of one by one, so in no story.
    const bundel = metRegels(null, "politie", bundelplaats(null, "08:00", NU, kalender), [1], NU);
    for (const datum of bewezen(bundel, { nu: NU })) opDeKlok.add(datum);
    expect(OP_DE_KLOK.filter((datum) => !opDeKlok.has(datum))).toEqual([]);
  });

  it.each([
    ["a clock that is later than its date", { klok: "2027-01-01T00:00:00.000Z" }],
    ["no clock", { klok: null }],
  ])("is missed with %s", (_, velden) => {
    const nu = NU;
    const uitnodiging = maakUitnodiging({ toegangTot: plusSeconden(nu, 86_400), ...velden });
    expect(gemist(uitnodiging, { nu, kalender, regio })).toHaveLength(1);
    expect(gemist({ ...uitnodiging, klok: uitnodiging.toegangTot }, { nu, kalender, regio })).toEqual([]);
  });
});

/** Changes each Gebeurtenis before it is written. */
const lek = (verander: (gebeurtenis: Gebeurtenis) => Gebeurtenis): Lek => ({
  schrijf: (casework) => (wijziging, regels) =>
    casework.schrijf(
      {
        ...wijziging,
        nieuw: wijziging.nieuw.map((record) => (record.type === "gebeurtenis" ? verander(record) : record)),
      },
      regels,
    ),
});
const perBericht = (verander: (bericht: Gebeurtenis["berichten"][number]) => Gebeurtenis["berichten"]): Lek =>
  lek((gebeurtenis) => ({ ...gebeurtenis, berichten: gebeurtenis.berichten.flatMap(verander) }));

describe("who looks notices", () => {
  it.each([
    [
      "somebody too many",
      perBericht((een) =>
        een.soort === "casus.voortgegaan" && een.ontvanger === "ketenregieteam"
          ? [een, { ...een, berichtId: berichtIdSchema.parse(een.berichtId.replace(/^./, "0")), ontvanger: "ggd" }]
          : [een],
      ),
      "casus.voortgegaan aan ggd: niemand leest /v1/casussen/…",
    ],
    [
      "the municipality that is left out",
      perBericht((een) => (een.soort === "taak.geopend" && een.ontvanger.startsWith("gemeente-") ? [] : [een])),
      "taak weging-1: gemeente-doetinchem hoort er niets van",
    ],
    [
      "another organisation in what is told",
      perBericht((een) =>
        een.soort === "taak.geopend" ? [{ ...een, data: { ...een.data, soort: "moviera" } }] : [een],
      ),
      "taak.geopend aan ketenregieteam noemt moviera in soort",
    ],
    [
      "a dataref that leads nowhere",
      perBericht((een) => (een.dataref === null ? [een] : [{ ...een, dataref: `${een.dataref}/nergens` }])),
      "casus.geopend aan ketenregieteam: niemand leest /v1/casussen/…/nergens",
    ],
    [
      "a dataref that was forgotten",
      perBericht((een) => (een.soort === "casus.geopend" ? [{ ...een, dataref: null }] : [een])),
      "casus.geopend aan ketenregieteam: zonder dataref, en zonder reden daarvoor",
    ],
  ])("%s", async (_, mutant, fout) => {
    const { stap, toezicht } = await begin(undefined, undefined, mutant);
    await stap("weging1");
    expect(toezicht.fouten).toContain(fout);
  });
});
