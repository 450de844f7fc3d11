import { describe, expect, it } from "vitest";
import { GEBEURTENISSOORTEN, type Gebeurtenis } from "../../../shared/domain/gebeurtenis.ts";
import { berichtIdSchema } from "../../../shared/domain/ids.ts";
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

const verteld = new Set<string>();

describe("everything that is told, at the moment that it is told (design section 7)", () => {
  it.each(Object.entries(VERHALEN))(
    "%s",
    async (_, verhaal) => {
      const { toezicht, wereld } = await verhaal();
      for (const soort of toezicht.soorten.keys()) verteld.add(soort);
      expect([...new Set(toezicht.fouten)]).toEqual([]);
      expect(wereld.opzij).toEqual([]);
    },
    60_000,
  );

  it("is of every kind that there is", () => {
    expect(GEBEURTENISSOORTEN.filter((soort) => !verteld.has(soort) && ELDERS[soort] === undefined)).toEqual([]);
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
