import { describe, expect, it } from "vitest";
import { EERSTE_CONTROLE_SECONDEN } from "../../../shared/domain/besluit.ts";
import { HOOFDLIJN } from "../../../shared/domain/instroom.ts";
import { PAD, STAPPEN, vervolgNa, type Stap } from "../../../shared/domain/pad.ts";
import { maakArbeidsuitbuitingCasus, maakMelding } from "../../fixtures/melding.ts";
import { BESLUITEN, BESLUITNAMEN, maakWereld, neem, weigering, wereldVoor, type Besluitnaam } from "./wereld.ts";

/** What can be done with a need, once there is one. */
const NAZORG: readonly Besluitnaam[] = ["behoeften", "herziening", "aanbod", "terugval"];
/** A round that does not end monitoring. */
const RONDEN: readonly Besluitnaam[] = ["voortgang:voortzetten", "voortgang:punt", "voortgang:bijsturen"];
/** Which commands are taken where the casus stands on the main way, before that command; all others are refused. */
const TOEGESTAAN: readonly (readonly [Parameters<typeof wereldVoor>[0], Stap | null, readonly Besluitnaam[]])[] = [
  ["weging-1:wel", "weging-1", ["weging-1:wel", "weging-1:geen", "weging-1:doorlaatverbod", "oordeel"]],
  ["uitnodigen", "partners-uitnodigen", ["uitnodigen", "uitnodigen:niemand"]],
  ["overleg", "casusoverleg", ["overleg", "plan"]],
  [
    "weging-2:wel-wel",
    "weging-2",
    ["weging-2:wel-wel", "weging-2:wel-geen", "weging-2:geen-wel", "weging-2:geen-geen", "plan"],
  ],
  ["plan", "plan-van-aanpak", ["plan"]],
  ["vaststellen", "plan-van-aanpak", ["plan", "vaststellen"]],
  ["uitzetten", "acties-uitzetten", ["behoeften"]],
  ["actieresultaat", "voortgang", ["actieresultaat", "behoeften", ...RONDEN]],
  ["voortgang:afronden", "voortgang", ["behoeften", ...RONDEN, "voortgang:afronden"]],
  ["behoeften", "nazorg", ["behoeften", "formulier"]],
  ["formulier", "nazorg", [...NAZORG, "formulier"]],
  ["nazorg", "nazorg", [...NAZORG, "formulier", "nazorg"]],
  ["procesbegeleider", "procesbegeleider", [...NAZORG, "formulier", "procesbegeleider"]],
  ["evaluatie", "evaluatie", [...NAZORG, "formulier", "evaluatie"]],
  ["lessen", "lessen", [...NAZORG, "formulier", "lessen"]],
  // Aftercare goes on when the casus is over (H4.4-a2).
  ["einde", null, NAZORG],
];
/** Taken at any step of an open casus, beside the path. */
const NAAST_PAD = ["bewijsmiddel", "doorlaatverbod"];
/** Taken where what it weighs anew still holds. */
const HERWEGINGEN: Readonly<Record<string, readonly string[]>> = {
  "partners-uitnodigen": ["herweging:wel", "herweging:geen", "oordeel"],
  casusoverleg: ["herweging:wel", "herweging:geen", "oordeel"],
};
/** Entry further on is taken at any step of the main way before it, but where acties are being put out. */
const instromenBij = (stap: Stap, tot: string): readonly string[] =>
  stap === "acties-uitzetten"
    ? []
    : (["weging-2", "voortgang", "evaluatie"] as const)
        .filter((naar) => HOOFDLIJN.indexOf(stap) < HOOFDLIJN.indexOf(naar))
        // A mandatory actie is open.
        .filter((naar) => naar !== "evaluatie" || tot !== "actieresultaat")
        .map((naar) => `instroom:${naar}`);
/** Back, from any step of the main way past it. */
const terugBij = (stap: Stap): readonly string[] =>
  stap === "acties-uitzetten"
    ? []
    : (["weging-1", "casusoverleg"] as const)
        .filter((naar) => HOOFDLIJN.indexOf(naar) < HOOFDLIJN.indexOf(stap))
        .map((naar) => `terug:${naar}`);
/** Refused for another reason than the step. */
const EIGEN_REDEN: Readonly<Record<string, readonly string[]>> = {
  interventie: ["niet-gevonden"],
  "interventie:loopt": ["niet-gevonden"],
  "interventie:beeindigd": ["niet-gevonden"],
  // The same partners once more: later on others can come in addition.
  uitnodigen: ["ongeldige-invoer", "stap-niet-aan-de-beurt", "casus-niet-open"],
  "uitnodigen:niemand": ["ongeldige-invoer", "stap-niet-aan-de-beurt", "casus-niet-open"],
  actieresultaat: ["al-afgehandeld", "casus-niet-open"],
  vaststellen: ["geen-plan", "stap-niet-aan-de-beurt", "casus-niet-open"],
  "overdracht:aanvaard": ["al-afgehandeld"],
  "overdracht:geweigerd": ["al-afgehandeld"],
  "overdracht:ingetrokken": ["al-afgehandeld"],
  "inhaaltaak:afdoen": ["niet-gevonden"],
  // Mandatory acties are done first.
  "instroom:evaluatie": ["acties-open", "stap-niet-aan-de-beurt", "casus-niet-open"],
  herziening: ["niet-gevonden"],
  aanbod: ["niet-gevonden"],
  "aanbod:aanvaard": ["niet-gevonden", "al-afgehandeld"],
  "aanbod:geweigerd": ["niet-gevonden", "al-afgehandeld"],
  "aanbod:ingetrokken": ["niet-gevonden", "al-afgehandeld"],
  terugval: ["niet-gevonden"],
  "terugval:plan": ["niet-gevonden"],
  "terugval:voortgang": ["niet-gevonden"],
  "terugval:geen": ["niet-gevonden"],
  nazorg: ["nazorg-onvolledig", "stap-niet-aan-de-beurt", "casus-niet-open"],
  heropenen: ["casus-niet-afgeschaald"],
  "voortgang:afronden": ["acties-open", "stap-niet-aan-de-beurt", "casus-niet-open"],
};

describe("which command is taken where", () => {
  it.each(TOEGESTAAN)("before %s (%s)", (tot, stap, toegestaan) => {
    const wereld = wereldVoor(tot);
    const { casus } = wereld.dossier();
    expect(casus.status === "open" ? casus.positie.stap : null).toBe(stap);
    const ervoor = structuredClone(wereld.alles());
    const codes = BESLUITNAMEN.map((naam) => [naam, weigering(BESLUITEN[naam](wereld))] as const);

    const ookToegestaan =
      stap === null ? [] : [...NAAST_PAD, ...(HERWEGINGEN[stap] ?? []), ...instromenBij(stap, tot), ...terugBij(stap)];
    expect(
      codes
        .filter(([, code]) => code === "geen")
        .map(([naam]) => naam)
        .toSorted(),
    ).toEqual([...toegestaan, ...ookToegestaan].toSorted());
    const reden = stap === null ? ["casus-niet-open"] : ["stap-niet-aan-de-beurt"];
    const onverwacht = codes.filter(([naam, code]) => code !== "geen" && !(EIGEN_REDEN[naam] ?? reden).includes(code));
    expect(onverwacht).toEqual([]);
    expect(wereld.alles()).toEqual(ervoor);
  });
});

describe("the branches of the path", () => {
  const naWeging2 = ["weging-1:wel", "uitnodigen", "overleg"] as const;
  it.each([
    ["weging 1 wel", ["weging-1:wel"], "open", "partners-uitnodigen", 3],
    ["weging 1 geen", ["weging-1:geen"], "open", "overdracht-na-weging-1", 2],
    ["weging 1 geen, offered", ["weging-1:geen", "overdracht"], "open", "overdracht-volgen", 2],
    ["weging 1 geen, handed over", ["weging-1:geen", "overdracht", "overdracht:aanvaard"], "afgeschaald", null, 2],
    [
      "weging 1 geen, declined",
      ["weging-1:geen", "overdracht", "overdracht:geweigerd"],
      "open",
      "overdracht-na-weging-1",
      2,
    ],
    [
      "weging 1 geen, withdrawn",
      ["weging-1:geen", "overdracht", "overdracht:ingetrokken"],
      "open",
      "overdracht-na-weging-1",
      2,
    ],
    ["weging 1 geen, nobody takes over", ["weging-1:geen", "afschalen"], "afgeschaald", null, 2],
    ["weging 2 wel-wel", [...naWeging2, "weging-2:wel-wel"], "open", "plan-van-aanpak", 3],
    ["weging 2 wel-geen", [...naWeging2, "weging-2:wel-geen"], "open", "plan-van-aanpak", 3],
    ["weging 2 geen-wel", [...naWeging2, "weging-2:geen-wel"], "open", "overdracht-naar-zorg", 3],
    [
      "weging 2 geen-wel, offered",
      [...naWeging2, "weging-2:geen-wel", "overdracht"],
      "open",
      "zorgoverdracht-volgen",
      3,
    ],
    [
      "weging 2 geen-wel, handed over",
      [...naWeging2, "weging-2:geen-wel", "overdracht", "overdracht:aanvaard"],
      "afgeschaald",
      null,
      3,
    ],
    [
      "weging 2 geen-wel, declined",
      [...naWeging2, "weging-2:geen-wel", "overdracht", "overdracht:geweigerd"],
      "open",
      "overdracht-naar-zorg",
      3,
    ],
    ["weging 2 geen-wel, nobody takes over", [...naWeging2, "weging-2:geen-wel", "afschalen"], "afgeschaald", null, 3],
    ["weging 2 geen-geen", [...naWeging2, "weging-2:geen-geen"], "afgeschaald", null, 3],
  ] as const)("%s", (_, weg, status, stap, hoofdstap) => {
    const wereld = maakWereld();
    wereld.meld(maakArbeidsuitbuitingCasus());
    neem(wereld, ...weg);
    const { casus, vastleggingen } = wereld.dossier();
    expect(casus.status).toBe(status);
    expect(casus.status === "open" ? casus.positie.stap : null).toBe(stap);
    expect(casus.uitvoering.hoofdstap).toBe(hoofdstap);
    // X3, X5: nothing is deleted or replaced, also when it turns out not to be trafficking.
    const tweede = weg.some((deel) => deel.startsWith("weging-2"));
    expect(vastleggingen.filter(({ soort }) => soort === "weging")).toHaveLength(tweede ? 2 : 1);
  });

  it("tells the figures each outcome, and the receiver of a handover that there is one", () => {
    const wereld = maakWereld();
    wereld.meld(maakArbeidsuitbuitingCasus());
    neem(wereld, "weging-1:geen", "overdracht", "overdracht:geweigerd", "overdracht", "overdracht:aanvaard");
    neem(wereld, "heropenen");
    const berichten = wereld.vanType("gebeurtenis").flatMap((gebeurtenis) => gebeurtenis.berichten);
    const feiten = berichten.filter(({ ontvanger }) => ontvanger === "inzicht").map(({ data }) => data);
    expect(feiten).toMatchObject([
      { feit: "casus-geopend", uitkomst: null },
      { feit: "weging-1", uitkomst: "geen" },
      { feit: "doorlaatverbod", uitkomst: "niet-nodig" },
      { feit: "overdracht-na-weging-1", uitkomst: "aangeboden" },
      { feit: "overdracht-volgen", uitkomst: "geweigerd" },
      { feit: "overdracht-na-weging-1", uitkomst: "aangeboden" },
      { feit: "overdracht-volgen", uitkomst: "aanvaard" },
      { feit: "casus-afgeschaald", uitkomst: "aanvaard" },
      { feit: "casus-heropend", uitkomst: "weging-1" },
    ]);
    expect(JSON.stringify(feiten)).not.toContain(wereld.dossier().casus.casusId);
    expect(berichten.filter(({ ontvanger }) => ontvanger === "ggd").map(({ soort }) => soort)).toEqual([
      "overdracht.voorbereid",
      "overdracht.voorbereid",
    ]);
  });

  it("asks for the next execution when another machine takes over, and only then", () => {
    const wereld = maakWereld();
    wereld.meld(maakArbeidsuitbuitingCasus());
    const stand = () => wereld.open().uitvoering;
    expect(stand()).toMatchObject({ hoofdstap: 2, n: 1, begin: "weging-1", status: "gevraagd" });
    neem(wereld, "weging-1:wel");
    expect(stand()).toMatchObject({ hoofdstap: 3, n: 1, begin: "partners-uitnodigen", status: "gevraagd" });
    neem(wereld, "uitnodigen", "overleg", "weging-2:wel-wel");
    expect(stand()).toMatchObject({ hoofdstap: 3, n: 1 });
    neem(wereld, "plan", "vaststellen", "uitzetten");
    expect(stand()).toMatchObject({ hoofdstap: 4, n: 1, begin: "acties-uitzetten" });
    neem(wereld, "voortgang:voortzetten");
    expect(stand()).toMatchObject({ hoofdstap: 4, n: 2, begin: "voortgang", status: "gevraagd" });
    expect(wereld.open().ronde).toBe(2);
    neem(wereld, "voortgang:bijsturen");
    expect(stand()).toMatchObject({ hoofdstap: 3, n: 2, begin: "plan-van-aanpak", status: "gevraagd" });
    expect(wereld.open().teDrijven).toBe(true);
    expect(Date.parse(wereld.open().klok)).toBe(Date.parse(wereld.nu()) - 60_000 + EERSTE_CONTROLE_SECONDEN * 1000);
  });
});

describe("PAD", () => {
  it("is total: every outcome leads to a step or an end, every step but the entries is led to", () => {
    const bereikt = new Set<string>();
    for (const stap of STAPPEN) {
      const uitkomsten = Object.keys(PAD[stap].uitkomsten);
      expect(uitkomsten.length).toBeGreaterThan(0);
      for (const uitkomst of uitkomsten) {
        const vervolg = vervolgNa(stap, uitkomst as never);
        bereikt.add(vervolg.soort === "stap" ? vervolg.stap : vervolg.einde);
      }
    }
    expect(["verrijken", ...bereikt].toSorted()).toEqual([...STAPPEN, "afgeschaald", "gesloten"].toSorted());
  });

  it("throws at an outcome that a step does not have", () => {
    expect(() => vervolgNa("weging-1", "wel-wel" as never)).toThrow("weging-1");
  });
});

describe("where a casus begins", () => {
  it.each([
    ["an ordinary melding", {}, "weging-1"],
    ["a known zorgcoördinator enriches first (X6)", { zorgcoordinatorBetrokken: "ja" }, "verrijken"],
    ["not when it is acute", { zorgcoordinatorBetrokken: "ja", acuutVolgensMelder: "ja" }, "weging-1"],
    [
      "nor with a doorlaatverbod indicated",
      { zorgcoordinatorBetrokken: "ja", doorlaatverbodAanwijzing: "ja" },
      "weging-1",
    ],
    ["never past the team's weging, whoever says to work on it at 3.3", { instroom: instroom("3.3") }, "weging-1"],
    ["nor in the criminal track", { instroom: instroom("4.2") }, "weging-1"],
    ["nor at 5.2, acute", { instroom: instroom("5.2"), acuutVolgensMelder: "ja" }, "weging-1"],
    ["an activity before the casus", { instroom: instroom("2.1") }, "weging-1"],
  ] as const)("%s", (_, overrides, stap) => {
    const wereld = maakWereld();
    wereld.meld(maakMelding(overrides));
    expect(wereld.open().positie.stap).toBe(stap);
    expect(wereld.open().uitvoering.begin).toBe(stap);
    expect(wereld.open().volgendeDatum > wereld.nu()).toBe(true);
  });

  it("weighs an acute casus within hours", () => {
    const dagen = (overrides: Parameters<typeof maakMelding>[0]): number => {
      const wereld = maakWereld();
      wereld.meld(maakMelding(overrides));
      return (Date.parse(wereld.open().volgendeDatum) - Date.parse(wereld.nu())) / 86_400_000;
    };
    expect(dagen({ acuutVolgensMelder: "ja" })).toBeCloseTo(4 / 24, 5);
    expect(dagen({ doorlaatverbodAanwijzing: "ja" })).toBeCloseTo(4 / 24, 5);
    expect(dagen({})).toBeGreaterThan(4);
  });
});

function instroom(activiteit: "2.1" | "3.3" | "4.2" | "5.2") {
  return { activiteit, reden: "loopt al bij een partner", sinds: "2026-01-05" };
}
