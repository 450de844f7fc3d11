import { afterEach, describe, expect, test, vi } from "vitest";
import { INTERVENTIE_UITKOMSTEN } from "../../shared/domain/interventie.ts";
import { PAD, STAPPEN, vervolgNa, type Hoofdstap, type Stap } from "../../shared/domain/pad.ts";
import { TRAJECTPAD, TRAJECTSTAPPEN, trajectvervolg } from "../../shared/domain/trajectpad.ts";
import { readMachine, type Machine, type MachineNaam } from "../../statemachines/definitie.ts";
import { ALLE_MACHINES, HOOFDSTAPPEN } from "./afwijkingen.ts";
import { walk, type MachineInput, type OnTask, type TaskCall, type Walked } from "./walk.ts";

const CASUS = "7b0d7f3e-5f0a-4c51-9d52-1f6a5f0b6f11";
const TRAJECT = "9e4d1b7a-3c52-4f60-8d7e-b1a5c9f20e36";
const INTERVENTIE = "2f0a8c14-6d3b-4e57-8a91-c5e7d2b6f038";
const machines: Readonly<Record<MachineNaam, Machine>> = {
  2: readMachine(2),
  3: readMachine(3),
  4: readMachine(4),
  5: readMachine(5),
  interventie: readMachine("interventie"),
  "strafrechtelijk-traject": readMachine("strafrechtelijk-traject"),
};
const inputVoor = (begin: Stap, hoofdstap: Hoofdstap = PAD[begin].hoofdstap): MachineInput => ({
  casusId: CASUS,
  hoofdstap,
  n: 3,
  begin,
});
const walkVanaf = (begin: Stap, onTask: OnTask): Promise<Walked> =>
  walk({ definition: machines[PAD[begin].hoofdstap], input: inputVoor(begin), onTask });
const walkInterventie = (onTask: OnTask, begin = "interventie"): Promise<Walked> =>
  walk({
    definition: machines.interventie,
    input: { casusId: CASUS, interventieId: INTERVENTIE, n: 2, begin },
    onTask,
  });
const walkTraject = (onTask: OnTask, begin: string): Promise<Walked> =>
  walk({ definition: machines["strafrechtelijk-traject"], input: { trajectId: TRAJECT, n: 4, begin }, onTask });
const stapVan = (call: TaskCall | undefined): unknown => call?.payload["stap"] ?? "acties-uitzetten";

/** Answers call after call; an Error is thrown. What comes after the last one is `ingehaald`. */
const achtereenvolgens = (...antwoorden: readonly (string | Error)[]): OnTask => {
  const rest = [...antwoorden];
  return () => {
    const antwoord = rest.shift() ?? "ingehaald";
    if (antwoord instanceof Error) throw antwoord;
    return { uitkomst: antwoord };
  };
};
const storing = (naam = "Lambda.Unknown"): Error => Object.assign(new Error("storing"), { name: naam });

const tokenstappen = STAPPEN.filter((stap) => PAD[stap].uitvoering === "professional");
const uitkomsten = STAPPEN.flatMap((stap) =>
  Object.keys(PAD[stap].uitkomsten).map((uitkomst) => ({
    stap,
    uitkomst,
    // PAD's own key, which the type of a union of steps cannot express.
    vervolg: vervolgNa(stap, uitkomst as never),
  })),
);

afterEach(() => {
  vi.useRealTimers();
});

describe("entered at any step, each outcome goes where PAD says", () => {
  test.each(uitkomsten)("$stap → $uitkomst", async ({ stap, uitkomst, vervolg }) => {
    const gelopen = await walkVanaf(stap, achtereenvolgens(uitkomst));
    expect(gelopen.ended).toBe("succeeded");
    expect(gelopen.states[0]).toBe("Bepaal ingang");
    const blijft = vervolg.soort === "stap" && !vervolg.nieuweUitvoering;
    expect(gelopen.calls.map(stapVan)).toEqual(blijft ? [stap, vervolg.stap] : [stap]);
    expect(gelopen.states.at(-1) === "Ingehaald door het dossier").toBe(blijft);
  });
});

describe("a whole hoofdstap in one execution", () => {
  const wegen: readonly (readonly [Hoofdstap, readonly string[], string])[] = [
    [2, ["verrijkt", "wel"], "Verder met hoofdstap 3"],
    [2, ["verrijkt", "geen", "aangeboden", "aanvaard"], "Casus afgeschaald"],
    [
      2,
      ["verrijkt", "geen", "aangeboden", "geweigerd", "aangeboden", "ingetrokken", "geen-overdracht"],
      "Casus afgeschaald",
    ],
    [3, ["uitgenodigd", "gehouden", "wel-wel", "vastgesteld"], "Verder met hoofdstap 4"],
    [3, ["uitgenodigd", "gehouden", "wel-geen", "vastgesteld"], "Verder met hoofdstap 4"],
    [
      3,
      ["uitgenodigd", "gehouden", "geen-wel", "aangeboden", "geweigerd", "aangeboden", "aanvaard"],
      "Casus afgeschaald",
    ],
    [3, ["uitgenodigd", "gehouden", "geen-wel", "geen-overdracht"], "Casus afgeschaald"],
    [3, ["uitgenodigd", "gehouden", "geen-geen"], "Casus afgeschaald"],
    [4, ["uitgezet", "voortzetten"], "Volgende monitoringronde"],
    [4, ["uitgezet", "bijsturen"], "Terug naar plan van aanpak"],
    [4, ["uitgezet", "terug-naar-weging-2"], "Terug naar tweede weging"],
    [4, ["uitgezet", "terug-naar-casusoverleg"], "Terug naar casusoverleg"],
    [4, ["uitgezet", "terug-naar-uitnodigen"], "Terug naar partners samenbrengen"],
    [4, ["uitgezet", "afronden", "geregeld"], "Verder met hoofdstap 5"],
    [5, ["aangesteld", "geevalueerd", "geborgd"], "Casus gesloten"],
  ];
  test.each(wegen)("hoofdstap %i: %j ends at %s", async (hoofdstap, antwoorden, einde) => {
    const begin = STAPPEN.find((stap) => PAD[stap].hoofdstap === hoofdstap);
    if (begin === undefined) throw new Error("a hoofdstap without steps");
    const gelopen = await walkVanaf(begin, achtereenvolgens(...antwoorden));
    expect(gelopen.states.at(-1)).toBe(einde);
    expect(gelopen).toMatchObject({
      ended: "succeeded",
      output: { ...inputVoor(begin), resultaat: { uitkomst: antwoorden.at(-1) } },
    });
  });
});

describe("what the machine tells the Lambda", () => {
  test.each(STAPPEN)("at %s: ids and codes only, whatever else the input holds", async (stap) => {
    const { hoofdstap, uitvoering } = PAD[stap];
    const input = { ...inputVoor(stap), toelichting: "vrije tekst", resultaat: { toelichting: "vrije tekst" } };
    const { calls } = await walk({ definition: machines[hoofdstap], input, onTask: achtereenvolgens("ingehaald") });
    const ids = { casusId: CASUS, hoofdstap, n: 3 };
    expect(calls.map((call) => call.payload)).toEqual([
      uitvoering === "automatisch"
        ? { opdracht: "zet-acties-uit", ...ids }
        : { opdracht: "open-taak", ...ids, stap, taaktoken: "token-1" },
    ]);
  });

  test.each(STAPPEN)("at %s: of the answer only the outcome stays", async (stap) => {
    const gelopen = await walkVanaf(stap, () => ({ uitkomst: "ingehaald", toelichting: "vrije tekst" }));
    expect(gelopen).toMatchObject({ ended: "succeeded" });
    expect("output" in gelopen && gelopen.output).toEqual({ ...inputVoor(stap), resultaat: { uitkomst: "ingehaald" } });
  });
});

test.each(STAPPEN)("at %s the machine ends when the dossier is elsewhere", async (stap) => {
  const gelopen = await walkVanaf(stap, achtereenvolgens("ingehaald"));
  expect(gelopen.ended).toBe("succeeded");
  expect(gelopen.calls).toHaveLength(1);
  expect(gelopen.states.at(-1)).toBe("Ingehaald door het dossier");
});

describe("faults", () => {
  test.each(tokenstappen)("at %s: offered again after a wait, each time with another token", async (stap) => {
    const gelopen = await walkVanaf(stap, achtereenvolgens(storing(), storing("States.Timeout"), "ingehaald"));
    expect(gelopen.calls.map(stapVan)).toEqual([stap, stap, stap]);
    expect(gelopen.calls.map((call) => call.taaktoken)).toEqual(["token-1", "token-2", "token-3"]);
    const [, taak = ""] = gelopen.states;
    const opnieuw = `${taak} - opnieuw aanbieden`;
    expect(gelopen.states.slice(1, 6)).toEqual([taak, opnieuw, taak, opnieuw, taak]);
    expect("output" in gelopen && gelopen.output).toEqual({ ...inputVoor(stap), resultaat: { uitkomst: "ingehaald" } });
  });

  test("a Taak of more than twenty days gets a new token when the safety net closes, and goes on", async () => {
    vi.useFakeTimers();
    const nooit = new Promise(() => undefined);
    const gelopen = walkVanaf("casusoverleg", (call) =>
      call.taaktoken === "token-1" ? nooit : { uitkomst: "ingehaald" },
    );
    await vi.advanceTimersByTimeAsync(20 * 24 * 3_600_000 - 1);
    let klaar = false;
    void gelopen.then(() => (klaar = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(klaar).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await vi.runAllTimersAsync();
    expect((await gelopen).calls.map((call) => call.taaktoken)).toEqual(["token-1", "token-2"]);
  });

  test("4.1 retries four times in place, then waits and starts over", async () => {
    const vierFouten = await walkVanaf(
      "acties-uitzetten",
      achtereenvolgens(...Array.from({ length: 4 }, () => storing()), "uitgezet"),
    );
    expect(vierFouten.states).not.toContain("4.1 Acties uitzetten - opnieuw aanbieden");
    expect(vierFouten.calls).toHaveLength(6);

    const vijfFouten = await walkVanaf(
      "acties-uitzetten",
      achtereenvolgens(...Array.from({ length: 5 }, () => storing()), "uitgezet"),
    );
    expect(vijfFouten.states.slice(1, 4)).toEqual([
      "4.1 Acties uitzetten",
      "4.1 Acties uitzetten - opnieuw aanbieden",
      "4.1 Acties uitzetten",
    ]);
    expect(vijfFouten.calls).toHaveLength(7);
    expect(vijfFouten.ended).toBe("succeeded");
  });
});

test("4.1 goes on page by page until all actions are out", async () => {
  const gelopen = await walkVanaf("acties-uitzetten", achtereenvolgens("verder", "verder", "verder", "uitgezet"));
  expect(gelopen.calls.map(stapVan)).toEqual([...Array.from({ length: 4 }, () => "acties-uitzetten"), "voortgang"]);
});

describe("what nobody foresaw fails by name", () => {
  test.each(STAPPEN)("an outcome that %s does not know", async (stap) => {
    const vreemd = stap === "acties-uitzetten" ? ["wel", "Uitgezet", ""] : ["verder", "uitgezet", ""];
    for (const uitkomst of vreemd) {
      const gelopen = await walkVanaf(stap, achtereenvolgens(uitkomst));
      expect(gelopen).toMatchObject({ ended: "failed", error: "OnbekendeUitkomst" });
      expect(gelopen.calls).toHaveLength(1);
    }
  });

  test.each([null, 7, ["wel"], { soort: "wel" }])("an outcome that is no text: %j", async (uitkomst) => {
    const gelopen = await walkVanaf("weging-1", () => ({ uitkomst }));
    expect(gelopen).toMatchObject({ ended: "failed", error: "OnbekendeUitkomst" });
  });

  test.each(HOOFDSTAPPEN)("an entry that hoofdstap %i does not have", async (hoofdstap) => {
    const elders = STAPPEN.filter((stap) => PAD[stap].hoofdstap !== hoofdstap);
    for (const begin of [...elders, "weging-3", ""]) {
      const input: MachineInput = { casusId: CASUS, hoofdstap, n: 1, begin };
      const gelopen = await walk({ definition: machines[hoofdstap], input, onTask: achtereenvolgens() });
      expect(gelopen).toMatchObject({ ended: "failed", error: "OnbekendeIngang", calls: [] });
    }
  });

  test("an answer without outcome never counts as one", async () => {
    const gelopen = await walkVanaf("weging-1", () => ({}));
    expect(gelopen).toMatchObject({ ended: "failed", error: "States.Runtime" });
  });
});

describe("an intervention, beside the path", () => {
  test.each(["uit-situatie", "al-uit-situatie"])("goes on with each report, and ends with %s only", async (einde) => {
    const gelopen = await walkInterventie(achtereenvolgens("loopt", "loopt", storing(), "loopt", einde));
    expect(gelopen).toMatchObject({ ended: "succeeded", output: { resultaat: { uitkomst: einde } } });
    expect(gelopen.states.at(-1)).toBe("Slachtoffer uit de situatie");
    expect(new Set(gelopen.calls.map(({ taaktoken }) => taaktoken)).size).toBe(5);
    for (const { payload, taaktoken } of gelopen.calls)
      expect(payload).toEqual({
        ...{ opdracht: "wacht-op-interventie", casusId: CASUS, interventieId: INTERVENTIE, n: 2, taaktoken },
      });
  });

  test("ends in peace when the dossier has overtaken it", async () => {
    const gelopen = await walkInterventie(achtereenvolgens("ingehaald"));
    expect(gelopen.states.at(-1)).toBe("Ingehaald door het dossier");
  });

  test.each(["geannuleerd", "vervallen", ""])("cannot be cancelled: %j is no outcome", async (uitkomst) => {
    const gelopen = await walkInterventie(achtereenvolgens(uitkomst));
    expect(gelopen).toMatchObject({ ended: "failed", error: "OnbekendeUitkomst" });
  });
});

describe("a criminal track, in its compartment", () => {
  test("goes through all its steps and back, and knows the casus nowhere", async () => {
    const antwoorden = [
      ...["in-onderzoek", "aanvullen", "voldoende", "bepaald", "aanvullend", "ingezonden", "terug"],
      ...["voldoende", "bepaald", "ingezonden", "zitting", "aangehouden", "uitspraak"],
    ];
    const gelopen = await walkTraject(achtereenvolgens(storing(), ...antwoorden), "pre-weeg");
    expect(gelopen).toMatchObject({ ended: "succeeded", output: { resultaat: { uitkomst: "uitspraak" } } });
    expect(gelopen.states.at(-1)).toBe("Traject afgerond");
    expect(gelopen.calls.map(({ payload }) => payload["stap"])).toEqual([
      ...["pre-weeg", "pre-weeg", "opsporing", "opsporing", "strategie", "middelen", "middelen", "om-beslissing"],
      ...["opsporing", "strategie", "middelen", "om-beslissing", "zitting", "zitting"],
    ]);
    for (const { payload } of gelopen.calls)
      expect(Object.keys(payload).toSorted()).toEqual(["n", "opdracht", "stap", "taaktoken", "trajectId"]);
  });

  test.each(TRAJECTSTAPPEN)("entered at %s it goes where its table says", async (stap) => {
    for (const uitkomst of Object.keys(TRAJECTPAD[stap].uitkomsten)) {
      const naar = trajectvervolg(stap, uitkomst);
      const { calls, states } = await walkTraject(achtereenvolgens(uitkomst), stap);
      expect(calls[1]?.payload["stap"] ?? "afgerond").toBe(naar);
      expect(states.at(-1)).toBe(naar === "afgerond" ? "Traject afgerond" : "Ingehaald door het dossier");
    }
  });
});

/** Walks that between them should take every transition of this machine. */
const wandelingenVan = (machine: MachineNaam): readonly Promise<Walked>[] => {
  const storingen = Array.from({ length: 5 }, () => storing());
  const overal = ["verder", "ingehaald", "?"];
  if (machine === "interventie")
    return [
      ...[...Object.keys(INTERVENTIE_UITKOMSTEN), ...overal].map((een) => walkInterventie(achtereenvolgens(een))),
      walkInterventie(achtereenvolgens(...storingen)),
      walkInterventie(achtereenvolgens(), "?"),
    ];
  if (machine === "strafrechtelijk-traject")
    return [
      ...TRAJECTSTAPPEN.flatMap((stap) =>
        [...Object.keys(TRAJECTPAD[stap].uitkomsten), ...overal].map((een) => walkTraject(achtereenvolgens(een), stap)),
      ),
      ...TRAJECTSTAPPEN.map((stap) => walkTraject(achtereenvolgens(...storingen), stap)),
      walkTraject(achtereenvolgens(), "?"),
    ];
  const begin = STAPPEN.filter((stap) => PAD[stap].hoofdstap === machine);
  return [
    ...begin.flatMap((stap) =>
      [...Object.keys(PAD[stap].uitkomsten), ...overal].map((antwoord) => walkVanaf(stap, achtereenvolgens(antwoord))),
    ),
    ...begin.map((stap) => walkVanaf(stap, achtereenvolgens(...storingen))),
    walk({
      definition: machines[machine],
      input: { casusId: CASUS, hoofdstap: machine, n: 1, begin: "?" },
      onTask: achtereenvolgens(),
    }),
  ];
};

test.each(ALLE_MACHINES)("these walks take every transition of %s", async (machine) => {
  const { States: staten } = machines[machine];
  const gegaan = new Set<string>();
  for (const { states } of await Promise.all(wandelingenVan(machine))) {
    states.slice(1).forEach((naar, i) => gegaan.add(`${states[i] ?? ""} → ${naar}`));
  }
  const overgangen = Object.entries(staten).flatMap(([van, staat]) => {
    const naar =
      staat.Type === "Choice"
        ? [...staat.Choices.map((keuze) => keuze.Next), staat.Default]
        : staat.Type === "Task"
          ? [staat.Next, staat.Catch[0].Next]
          : staat.Type === "Wait"
            ? [staat.Next]
            : [];
    return naar.map((doel) => `${van} → ${doel}`);
  });
  expect([...gegaan].sort()).toEqual([...new Set(overgangen)].sort());
});

test("a walk that is itself at fault says so, and passes for no fault of the chain", async () => {
  await expect(
    walkVanaf("nazorg", () => {
      throw storing();
    }),
  ).rejects.toThrow("no end after");
  await expect(walkVanaf("nazorg", () => ({ uitkomst: new Date() }))).rejects.toThrow("is no JSON");
});
