import { beforeAll, describe, expect, it } from "vitest";
import { itemVan, sleutelVan } from "../../../shared/adapters/dynamodb/table.ts";
import type { KetenRecord } from "../../../shared/domain/records.ts";
import { BEVINDINGCODES } from "../../../shared/domain/sluitend/bevinding.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import type { Logregel } from "../../../shared/ports/verwerkingslog.ts";
import { KORTE_WEG, speel } from "../compartiment/scenario.ts";
import type { Wereld } from "../compartiment/wereld.ts";
import { RESPIJT } from "./opstelling.ts";
import { isOpen, lang, maakStuk as maakStukVan, vanCasus, wachttaak, weg, type Stuk } from "./stuk.ts";

let wereld: Wereld;
let logregels: readonly Logregel[];
beforeAll(async () => {
  // Under way: at the second weging, with an invitation of which nothing was heard, and a track that runs.
  wereld = await speel(KORTE_WEG, "traject", () => Promise.resolve());
  // So long that nothing is under way any more, and nothing is due.
  wereld.deur.verder(2 * RESPIJT);
  await wereld.dagenVerder(0);
  logregels = [...wereld.casework.logregels(), ...wereld.double.gelogd()];
}, 120_000);

const maakStuk = (vorigeRonde?: Instant) => maakStukVan(wereld, logregels, vorigeRonde);

const VOOR_ALLES = instantSchema.parse("2026-03-01T02:00:00.000Z");
const NERGENS = "8d0a7e9e-0b0c-4f0e-9d5e-1f2a3b4c5d6e";

/** What is broken, how, and what of it is found; sorted, and all of it. */
const BREUKEN: readonly (readonly [wat: string, breek: (stuk: Stuk) => void, gevonden: readonly string[]])[] = [
  [
    "a melding in no dossier",
    (s) => {
      s.zet(s.een("melding"), { dossiers: [] });
    },
    ["melding-zonder-dossier melding"],
  ],
  [
    "a dossier that is gone",
    (s) => {
      weg(s, s.een("dossier"));
    },
    ["dossier-ontbreekt melding"],
  ],
  [
    "a melding that its dossier does not know",
    (s) => {
      weg(s, s.een("dossier-melding"));
    },
    ["dossier-ontbreekt melding"],
  ],
  [
    "a melding that came to no casus",
    (s) => {
      const melding = s.een("melding");
      s.zet(melding, { dossiers: melding.dossiers.map((een) => ({ ...een, casusId: NERGENS })) });
    },
    ["casus-ontbreekt melding"],
  ],
  [
    "a melding of which persons never got their dossier",
    (s) => {
      s.zet(s.een("melding"), { nogTeDossieren: 1, klok: plusSeconden(s.nu, 60) });
    },
    ["melding-blijft-liggen melding"],
  ],
  [
    "a melding that nobody handles",
    (s) => {
      weg(s, s.een("meldingtaak", isOpen));
    },
    ["melding-zonder-taak melding"],
  ],
  [
    "a signal that nobody looks at again",
    (s) => {
      s.zet(s.een("melding"), { signaal: { status: "aangehouden", taakId: NERGENS, sinds: s.nu } });
    },
    ["signaal-zonder-taak melding"],
  ],
  [
    "a casus without an owner",
    (s) => {
      s.zet(vanCasus(s), { eigenaar: null });
    },
    ["zonder-eigenaar casus"],
  ],
  [
    "a casus without a next date",
    (s) => {
      s.zet(vanCasus(s), { volgendeDatum: null });
    },
    ["zonder-datum casus"],
  ],
  [
    "a task without an owner",
    (s) => {
      s.zet(wachttaak(s), { eigenaar: null });
    },
    ["zonder-eigenaar taak"],
  ],
  [
    "a task that the clock forgot",
    (s) => {
      s.zet(wachttaak(s), { klok: null });
    },
    ["niet-op-klok taak"],
  ],
  [
    "a task with a date that the clock does not have",
    (s) => {
      s.casework.verander(sleutelVan(wachttaak(s)), {}, ["klokPk", "klokSk"]);
    },
    ["niet-op-klok taak"],
  ],
  [
    "a task that nobody has in their worklist",
    (s) => {
      s.casework.verander(sleutelVan(wachttaak(s)), {}, ["werkPk", "werkSk"]);
    },
    ["niet-in-werklijst taak"],
  ],
  [
    "a task in somebody else's worklist",
    (s) => {
      s.casework.verander(sleutelVan(wachttaak(s)), { werkPk: "WERK#moviera#partner" });
    },
    ["niet-in-werklijst taak"],
  ],
  [
    "a date that passed and nobody did anything",
    (s) => {
      s.zet(wachttaak(s), { klok: lang(s.nu) });
    },
    ["klok-staat-stil taak"],
  ],
  [
    "a casus of which the task is gone",
    (s) => {
      weg(s, wachttaak(s));
    },
    ["taak-ontbreekt casus", "uitvoering-staat-elders casus"],
  ],
  [
    "an execution that is gone",
    (s) => s.gestopt.add(`${vanCasus(s).casusId}.${vanCasus(s).uitvoering.hoofdstap}.${vanCasus(s).uitvoering.n}`),
    ["uitvoering-ontbreekt casus"],
  ],
  [
    "an execution that was asked for and never came",
    (s) => {
      s.zet(vanCasus(s), { uitvoering: { ...vanCasus(s).uitvoering, status: "gevraagd" } });
    },
    ["uitvoering-ontbreekt casus"],
  ],
  [
    "an execution that waits on nothing",
    (s) => {
      s.zet(wachttaak(s), { uitvoering: null });
    },
    ["uitvoering-staat-elders casus"],
  ],
  [
    "an invitation that nobody can answer",
    (s) => {
      const uitnodiging = s.een("uitnodiging");
      s.zet(uitnodiging, { status: "open" });
    },
    ["taak-ontbreekt uitnodiging"],
  ],
  [
    "a handover that nobody can answer",
    (s) => {
      s.zet(vanCasus(s), { overdracht: { vastleggingId: NERGENS, ontvanger: "ggd" } });
    },
    ["taak-ontbreekt casus"],
  ],
  [
    "a Gebeurtenis that was never published",
    (s) => {
      s.zet(
        s.een("gebeurtenis", ({ bij }) => bij.soort === "casus"),
        { aanbieden: true, klok: plusSeconden(s.nu, 9_000) },
      );
    },
    ["gebeurtenis-blijft-liggen gebeurtenis"],
  ],
  [
    "a bericht without a number in the feed of who was told",
    (s) => {
      const { berichten } = s.een("gebeurtenis", ({ bij }) => bij.soort === "casus");
      weg(
        s,
        s.een("feed-nummer", ({ berichtId }) => berichtId === berichten[0]?.berichtId),
      );
    },
    ["feedregel-ontbreekt gebeurtenis"],
  ],
  [
    "a line that is missing in a feed",
    (s) => {
      weg(
        s,
        s.een("notificatie", ({ ontvanger, nummer }) => ontvanger === "ketenregieteam" && nummer === 2),
      );
    },
    ["feed-niet-aaneengesloten notificatie", "feedregel-ontbreekt feed-nummer"],
  ],
  [
    "a delivery that waits for nothing",
    (s) => {
      s.zet(
        s.een("notificatie", ({ ontvanger }) => ontvanger === "ketenregieteam"),
        { bezorging: "wacht", klok: null },
      );
    },
    ["niet-op-klok notificatie"],
  ],
  [
    "a line of history that was changed",
    (s) => {
      s.zet(
        s.een("historie", ({ nummer }) => nummer === 2),
        { wat: "iets-anders" },
      );
    },
    ["historie-gebroken historie"],
  ],
  [
    "a line of history that is gone from the middle",
    (s) => {
      weg(
        s,
        s.een("historie", ({ nummer }) => nummer === 2),
      );
    },
    ["historie-gebroken historie"],
  ],
  [
    "the last line of a history that is gone",
    (s) => {
      const kop = s.een("historie-kop");
      weg(
        s,
        s.een("historie", (een) => een.compartiment === kop.compartiment && een.nummer === kop.versie),
      );
    },
    ["historie-onvolledig historie-kop"],
  ],
  [
    "a line of history that was put behind the last",
    (s) => {
      const { casusId, compartiment, versie } = s.een("historie-kop");
      const laatste = s.een("historie", (een) => een.compartiment === compartiment && een.nummer === versie);
      s.casework.verander(sleutelVan({ ...laatste, nummer: versie + 1 }), { ...laatste, casusId, nummer: versie + 1 });
    },
    ["historie-gebroken historie", "historie-onvolledig historie"],
  ],
  [
    "a record that nobody can read",
    (s) => {
      s.casework.verander({ pk: "VREEMD", sk: "VREEMD" }, { type: "vreemd" });
    },
    ["onleesbaar vreemd"],
  ],
];

describe("what is broken is found", () => {
  it("nothing of it in the world as it is", async () => {
    const { sluitend } = maakStuk();
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual([]);
  });

  it.each(BREUKEN)("%s", async (_, breek, gevonden) => {
    const { stuk, sluitend } = maakStuk();
    breek(stuk);
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual(gevonden);
  });

  it("covers every kind of finding, with those of the log and the queues", () => {
    const gedekt = new Set(BREUKEN.flatMap(([, , gevonden]) => gevonden.map((een) => een.split(" ")[0])));
    const hieronder = ["logregel-ontbreekt", "record-ontbreekt", "wachtrij-niet-leeg"];
    expect([...gedekt, ...hieronder].toSorted()).toEqual(BEVINDINGCODES.toSorted());
  });

  it("something that was done and left no line in the log", async () => {
    const { stuk, sluitend } = maakStuk(VOOR_ALLES);
    const { op } = stuk.een("historie", ({ door }) => door !== null);
    stuk.log.splice(0, stuk.log.length, ...stuk.log.filter(({ begin }) => begin !== op));
    await sluitend.ronde();
    // Both were written by the one command.
    expect(sluitend.stand()).toEqual(["logregel-ontbreekt historie", "logregel-ontbreekt historie"]);
  });

  it("what was done to something that is not there, and what lies aside", async () => {
    const { stuk, sluitend } = maakStuk(VOOR_ALLES);
    const audit = logregels.find((een) => een.soort === "audit" && een.object.startsWith("melding/"));
    expect(audit).toBeDefined();
    weg(stuk, stuk.een("melding"));
    sluitend.terzijde.push(
      { naam: "Driver", aantal: 2, opsporend: null },
      { naam: "Outbox", aantal: 0, opsporend: null },
    );
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual(["record-ontbreekt melding", "wachtrij-niet-leeg wachtrij"]);
    // Until it is empty.
    sluitend.terzijde.splice(0);
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual(["record-ontbreekt melding"]);
  });

  it("keeps what it found with an owner and a date, and without anybody's name", async () => {
    const { stuk, sluitend } = maakStuk();
    stuk.zet(vanCasus(stuk), { eigenaar: null });
    await sluitend.ronde();
    expect(sluitend.open()).toEqual([
      expect.objectContaining({
        bij: { soort: "casus", id: wereld.casework.vanType("casus")[0]?.casusId },
        ...{ eigenaar: { rol: "procesregisseur", organisatie: "zvh" }, gemeldOp: stuk.nu },
      }),
    ]);
    expect(itemVan(sluitend.open()[0] as KetenRecord)["klokPk"]).toBeUndefined();
  });
});
