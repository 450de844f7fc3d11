import { beforeAll, describe, expect, it } from "vitest";
import { klokSleutelsVan, TABEL } from "../../../shared/adapters/dynamodb/indexsleutels.ts";
import { itemVan, sleutelVan } from "../../../shared/adapters/dynamodb/table.ts";
import type { KetenRecord, RecordType, RecordVan } from "../../../shared/domain/records.ts";
import { BEVINDINGCODES } from "../../../shared/domain/sluitend/bevinding.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import type { Logregel } from "../../../shared/ports/verwerkingslog.ts";
import { maakCaseworkDouble, type CaseworkDouble } from "../../doubles/casework.ts";
import { maakSlotronde } from "../../fixtures/records.ts";
import { KORTE_WEG, speel } from "../compartiment/scenario.ts";
import type { Wereld } from "../compartiment/wereld.ts";
import { maakSluitend, RESPIJT } from "./opstelling.ts";

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

/** Something breaks: in a table of its own, below every door. */
interface Stuk {
  readonly casework: CaseworkDouble;
  readonly nu: Instant;
  /** The first record of a type that fits. */
  readonly een: <T extends RecordType>(type: T, past?: (record: RecordVan<T>) => boolean) => RecordVan<T>;
  /** Changes fields of a record past every rule. */
  readonly zet: (record: KetenRecord, velden: Readonly<Record<string, unknown>>) => void;
  readonly log: Logregel[];
  readonly gestopt: Set<string>;
}

/** @param vorigeRonde when the last round began: from the day before on the log is looked at */
const maakStuk = (vorigeRonde?: Instant) => {
  const casework = maakCaseworkDouble();
  for (const item of wereld.casework.items()) casework.verander(item, item);
  const nu = wereld.deur.nu();
  const begonnenOp = vorigeRonde ?? nu;
  casework.zet(maakSlotronde({ fase: "klaar", cursor: null, begonnenOp, klaarOp: begonnenOp }));
  const gestopt = new Set<string>();
  const log = [...logregels];
  const stuk: Stuk = {
    ...{ casework, nu, log, gestopt },
    een: (type, past = () => true) => {
      const gevonden = casework.vanType(type).find(past);
      if (gevonden === undefined) throw new Error(`the world has no such ${type}`);
      return gevonden;
    },
    zet: (record, velden) => {
      const sleutel = sleutelVan(record);
      const klok = "klok" in velden ? klokSleutelsVan(velden["klok"] as string | null, sleutel) : {};
      const weg = "klok" in velden ? [TABEL.indexen.klok.pk, TABEL.indexen.klok.sk] : [];
      casework.verander(sleutel, {}, weg);
      casework.verander(sleutel, { ...velden, ...klok });
    },
  };
  const sluitend = maakSluitend(
    { ...wereld.double, casework, gelogd: () => [] },
    { loopt: async (loop) => !gestopt.has(loop.naam) && wereld.machines.loopt(loop) },
    () => nu,
    {
      logspoor: {
        ...maakSluitend(wereld.double, wereld.machines, () => nu).afhankelijkheden.logspoor,
        heeftRegel: (betrokkene, op) =>
          Promise.resolve(
            log.some((regel) => regel.soort === "verwerking" && regel.betrokkene === betrokkene && regel.begin === op),
          ),
      },
    },
  );
  return { stuk, sluitend };
};

const weg = ({ casework }: Stuk, ...records: readonly KetenRecord[]): void => {
  casework.vergeet(...records);
};
const isOpen = ({ status }: { readonly status: string }): boolean => status === "open";
const lang = (nu: Instant): Instant => plusSeconden(nu, -3 * RESPIJT);
const vanCasus = (stuk: Stuk) => {
  const casus = stuk.een("casus", isOpen);
  if (casus.status !== "open") throw new Error("not open");
  return casus;
};
const wachttaak = (stuk: Stuk) => {
  const { lopendeTaakId } = vanCasus(stuk);
  return stuk.een("taak", ({ taakId }) => taakId === lopendeTaakId);
};
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
