import { isDeepStrictEqual } from "node:util";
import { machineSchema, type Machine, type MachineNaam, type TaskStaat } from "../../statemachines/definitie.ts";
import { INTERVENTIE_UITKOMSTEN } from "../../shared/domain/interventie.ts";
import { PAD, STAPPEN, vervolgNa, type Hoofdstap, type Stap } from "../../shared/domain/pad.ts";
import {
  TRAJECTACTIVITEIT,
  TRAJECTPAD,
  TRAJECTSTAPPEN,
  trajectvervolg,
  type Trajectstap,
} from "../../shared/domain/trajectpad.ts";

/** Every machine, as JSON that nobody looked at yet. */
export type RuweMachines = Readonly<Record<MachineNaam, unknown>>;

export const HOOFDSTAPPEN = [2, 3, 4, 5] as const satisfies readonly Hoofdstap[];
export const ALLE_MACHINES = [
  ...HOOFDSTAPPEN,
  "interventie",
  "strafrechtelijk-traject",
] as const satisfies readonly MachineNaam[];

const INGEHAALD = "Ingehaald door het dossier";

/** What a name of an end promises to come next. */
const EINDEN: Readonly<Record<string, string>> = {
  "Verder met hoofdstap 3": "partners-uitnodigen",
  "Verder met hoofdstap 4": "acties-uitzetten",
  "Verder met hoofdstap 5": "procesbegeleider",
  "Volgende monitoringronde": "voortgang",
  "Terug naar plan van aanpak": "plan-van-aanpak",
  "Terug naar tweede weging": "weging-2",
  "Terug naar casusoverleg": "casusoverleg",
  "Terug naar partners samenbrengen": "partners-uitnodigen",
  "Casus afgeschaald": "afgeschaald",
  "Casus gesloten": "gesloten",
  "Slachtoffer uit de situatie": "einde",
  "Traject afgerond": "afgerond",
};

interface GelezenStap {
  readonly hoofdstap: MachineNaam;
  readonly activiteit: string;
  readonly uitvoering: string;
  readonly uitkomsten: Readonly<Record<string, string>>;
  /** Outcomes after which this execution ends. */
  readonly sluit: readonly string[];
}

const isToken = (staat: TaskStaat): boolean => staat.Resource.endsWith(".waitForTaskToken");

/** Steps that are named by what they ask: the automatic one, and the only one of an intervention. */
const STAP_VAN_OPDRACHT: Readonly<Record<string, string>> = {
  "zet-acties-uit": "acties-uitzetten",
  "wacht-op-interventie": "interventie",
};

/** The step that a Task state carries. */
const stapVan = (staat: TaskStaat): string =>
  staat.Parameters.Payload["stap"] ?? STAP_VAN_OPDRACHT[staat.Parameters.Payload["opdracht"] ?? ""] ?? "?";

const payloadVan = (machine: MachineNaam, stap: string, token: boolean): Readonly<Record<string, string>> => {
  if (machine === "interventie") return INTERVENTIEPAYLOAD;
  return machine === "strafrechtelijk-traject" ? trajectpayload(stap) : padPayload(stap, token);
};

/** Nothing of the casus: who watches executions cannot tell which one has a track (X8). */
const trajectpayload = (stap: string) => ({
  ...{ opdracht: "wacht-op-traject", "trajectId.$": "$.trajectId", "n.$": "$.n", stap },
  "taaktoken.$": "$$.Task.Token",
});

const INTERVENTIEPAYLOAD = {
  opdracht: "wacht-op-interventie",
  "casusId.$": "$.casusId",
  "interventieId.$": "$.interventieId",
  "n.$": "$.n",
  "taaktoken.$": "$$.Task.Token",
} as const;

const padPayload = (stap: string, token: boolean): Readonly<Record<string, string>> => ({
  opdracht: token ? "open-taak" : "zet-acties-uit",
  "casusId.$": "$.casusId",
  "hoofdstap.$": "$.hoofdstap",
  "n.$": "$.n",
  ...(token ? { stap, "taaktoken.$": "$$.Task.Token" } : {}),
});

const naamVan = (machine: MachineNaam): string =>
  typeof machine === "number" ? `hoofdstap ${String(machine)}` : machine;

/** Reads a machine back into the shape of PAD, and notes on the way what breaks the rules of the house. */
const leesMachine = (hoofdstap: MachineNaam, machine: Machine) => {
  const klachten: string[] = [];
  const eis = (klopt: boolean, klacht: string): void => {
    if (!klopt) klachten.push(`${naamVan(hoofdstap)}: ${klacht}`);
  };
  const staten = new Map(Object.entries(machine.States));
  const genoemd = new Set<string>([machine.StartAt]);
  const isFail = (naam: string, fout: string): boolean => {
    const staat = staten.get(naam);
    genoemd.add(naam);
    return staat?.Type === "Fail" && staat.Error === fout;
  };
  const stappen: [string, GelezenStap][] = [];

  const ingang = staten.get(machine.StartAt);
  const ingangen = ingang?.Type === "Choice" ? ingang.Choices : [];
  eis(ingang?.Type === "Choice" && isFail(ingang.Default, "OnbekendeIngang"), "geen OnbekendeIngang");
  for (const keuze of ingangen) {
    const doel = staten.get(keuze.Next);
    genoemd.add(keuze.Next);
    eis(keuze.Variable === "$.begin", `ingang ${keuze.StringEquals} leest ${keuze.Variable}`);
    eis(doel?.Type === "Task" && stapVan(doel) === keuze.StringEquals, `ingang ${keuze.StringEquals} → ${keuze.Next}`);
  }
  const taken = [...staten].flatMap(([naam, staat]) => (staat.Type === "Task" ? [{ naam, staat }] : []));
  eis(
    isDeepStrictEqual(
      ingangen.map((keuze) => keuze.StringEquals).sort(),
      taken.map(({ staat }) => stapVan(staat)).sort(),
    ),
    "niet elke stap heeft een ingang",
  );

  for (const { naam, staat } of taken) {
    const stap = stapVan(staat);
    const token = isToken(staat);
    eis(isDeepStrictEqual(staat.Parameters.Payload, payloadVan(hoofdstap, stap, token)), `${naam}: payload`);
    eis(
      staat.ResultSelector["uitkomst.$"] === (token ? "$.uitkomst" : "$.Payload.uitkomst"),
      `${naam}: ResultSelector`,
    );
    eis(staat.TimeoutSeconds === (token ? 1_728_000 : 120), `${naam}: vangnet van tijd`);
    // A retry would reuse the token of the attempt that failed; another state gets a new one.
    eis(token === (staat.Retry === undefined), `${naam}: Retry`);
    const opnieuw = staten.get(staat.Catch[0].Next);
    genoemd.add(staat.Catch[0].Next);
    eis(opnieuw?.Type === "Wait" && opnieuw.Seconds === 30 && opnieuw.Next === naam, `${naam}: opnieuw aanbieden`);

    const keuze = staten.get(staat.Next);
    genoemd.add(staat.Next);
    const keuzes = keuze?.Type === "Choice" ? keuze.Choices : [];
    eis(keuze?.Type === "Choice" && isFail(keuze.Default, "OnbekendeUitkomst"), `${naam}: geen OnbekendeUitkomst`);
    const uitkomsten: Record<string, string> = {};
    const sluit: string[] = [];
    for (const { Variable, StringEquals: uitkomst, Next } of keuzes) {
      const doel = staten.get(Next);
      genoemd.add(Next);
      eis(Variable === "$.resultaat.uitkomst", `${naam}: keuze leest ${Variable}`);
      eis(uitkomsten[uitkomst] === undefined, `${naam}: ${uitkomst} staat er twee keer`);
      if (doel?.Type === "Succeed") sluit.push(uitkomst);
      uitkomsten[uitkomst] = doel?.Type === "Task" ? stapVan(doel) : (EINDEN[Next] ?? Next);
    }
    const { ingehaald, verder, ...eigen } = uitkomsten;
    eis(ingehaald === INGEHAALD && sluit.includes("ingehaald"), `${naam}: ingehaald`);
    eis(verder === (token ? undefined : stap), `${naam}: verder`);
    const activiteit = /^\d\.\d(?= )/.exec(naam)?.[0] ?? "";
    const uitvoering = token ? "professional" : "automatisch";
    stappen.push([
      stap,
      { hoofdstap, activiteit, uitvoering, uitkomsten: eigen, sluit: sluit.filter((u) => u !== "ingehaald") },
    ]);
  }
  for (const naam of staten.keys()) eis(genoemd.has(naam), `${naam} wordt nooit bereikt`);
  return { klachten, stappen };
};

/** A step as PAD has it, with the outcomes after which another execution, or none, goes on. */
const volgensPad = (stap: Stap): GelezenStap => {
  const { hoofdstap, activiteit, uitvoering, uitkomsten } = PAD[stap];
  const sluit = Object.keys(uitkomsten).filter((uitkomst) => {
    // PAD's own key, which the type of a union of steps cannot express.
    const vervolg = vervolgNa(stap, uitkomst as never);
    return vervolg.soort === "einde" || vervolg.nieuweUitvoering;
  });
  return { hoofdstap, activiteit, uitvoering, uitkomsten: { ...uitkomsten }, sluit };
};

/** An intervention goes on with each report, until it has a result. */
const VOLGENS_INTERVENTIE: GelezenStap = {
  hoofdstap: "interventie",
  activiteit: "2.3",
  uitvoering: "professional",
  uitkomsten: Object.fromEntries(
    Object.entries(INTERVENTIE_UITKOMSTEN).map(([uitkomst, hoe]) => [uitkomst, hoe === "einde" ? hoe : "interventie"]),
  ),
  sluit: Object.entries(INTERVENTIE_UITKOMSTEN).flatMap(([uitkomst, hoe]) => (hoe === "einde" ? [uitkomst] : [])),
};

/** A step of a criminal track as its table has it; only the end ends the execution. */
const volgensTraject = (stap: Trajectstap): GelezenStap => {
  const { uitkomsten } = TRAJECTPAD[stap];
  return {
    ...{ hoofdstap: "strafrechtelijk-traject", activiteit: TRAJECTACTIVITEIT, uitvoering: "professional" },
    uitkomsten: { ...uitkomsten },
    sluit: Object.keys(uitkomsten).filter((uitkomst) => trajectvervolg(stap, uitkomst) === "afgerond"),
  };
};

/**
 * What in these machines differs from PAD or breaks the rules of the house; empty when all is well.
 * Both ways: each step of PAD in exactly one state of its hoofdstap's machine, and nothing besides.
 */
export const afwijkingen = (machines: RuweMachines): readonly string[] => {
  const klachten: string[] = [];
  const gelezen: [string, GelezenStap][] = [];
  for (const hoofdstap of ALLE_MACHINES) {
    const machine = machineSchema.safeParse(machines[hoofdstap]);
    if (!machine.success) {
      klachten.push(...machine.error.issues.map((i) => `${naamVan(hoofdstap)}: ${i.path.join(" / ")}: ${i.message}`));
      continue;
    }
    const lezing = leesMachine(hoofdstap, machine.data);
    klachten.push(...lezing.klachten);
    gelezen.push(...lezing.stappen);
  }
  const moet = new Map<string, GelezenStap>([
    ...STAPPEN.map((stap): [string, GelezenStap] => [stap, volgensPad(stap)]),
    ["interventie", VOLGENS_INTERVENTIE],
    ...TRAJECTSTAPPEN.map((stap): [string, GelezenStap] => [stap, volgensTraject(stap)]),
  ]);
  for (const [stap, verwacht] of moet) {
    const dragers = gelezen.filter(([naam]) => naam === stap).map(([, drager]) => drager);
    if (dragers.length !== 1) klachten.push(`${stap} staat in ${String(dragers.length)} staten`);
    else if (!isDeepStrictEqual(sorted(dragers[0]), sorted(verwacht))) klachten.push(`${stap} wijkt af van PAD`);
  }
  const vreemd = gelezen.filter(([naam]) => !moet.has(naam));
  return [...klachten, ...vreemd.map(([naam]) => `${naam} is geen stap van PAD`)];
};

const sorted = (stap: GelezenStap | undefined): unknown => stap && { ...stap, sluit: [...stap.sluit].sort() };
