import { beforeAll, describe, expect, it } from "vitest";
import { neemWaar, investigates, type Kijker, type Waarneming } from "./waarneming.ts";
import { HELE_WEG, speel, type Moment, type Variant } from "./scenario.ts";
import type { Wereld } from "./wereld.ts";

interface Gespeeld {
  readonly wereld: Wereld;
  readonly gezien: ReadonlyMap<Moment, Waarneming>;
  readonly trajectId: string;
}

const NERGENS = "8d0a7e9e-0b0c-4f0e-9d5e-1f2a3b4c5d6e";

/** One of each kind: where everybody has looked before. */
const VAN_ELK = [
  ...["systeem-nla", "zetel-politie", "gemeente-doetinchem", "meldpunt", "procesregisseur", "zorgcoordinator"],
  ...["partner-nla", "procesbegeleider-evaluatie", "procesbegeleider-zvh", "ketenregisseur", "opsporing"],
];
const iedereen = () => true;
const vanElk: Kijker["wie"] = ({ aanmeldnaam }) => VAN_ELK.includes(aanmeldnaam);

/** Who looks when, and at what: everybody at what can be read while it runs; at every operation once the casus is closed. */
const KIJKERS: Readonly<Record<Moment, Omit<Kijker, "trajectId">>> = {
  begonnen: { wie: vanElk, ook: "lezen", niet: ["leesInzagerechten"] },
  onderweg: { wie: iedereen, ook: "lezen" },
  gesloten: { wie: vanElk, ook: "alles", niet: ["leesInzagerechten"] },
  afgerond: { wie: vanElk, ook: "lezen", niet: ["leesInzagerechten"] },
};
const MOMENTEN = Object.keys(KIJKERS) as readonly Moment[];

/** Plays it, and looks at these moments. */
const speelEnKijk = async (
  variant: Variant,
  momenten: readonly Moment[] = MOMENTEN,
  trajectId?: string,
): Promise<Gespeeld> => {
  const gezien = new Map<Moment, Waarneming>();
  let gevonden = trajectId ?? NERGENS;
  const wereld = await speel(HELE_WEG, variant, async (moment, nu, id) => {
    if (!momenten.includes(moment)) return;
    gevonden = trajectId ?? id ?? NERGENS;
    gezien.set(moment, await neemWaar(nu, { ...KIJKERS[moment], trajectId: gevonden }));
  });
  return { wereld, gezien, trajectId: gevonden };
};

const OOK_ZONDER: readonly Moment[] = ["onderweg", "afgerond"];
const DELEN = ["antwoorden", "feeds", "bus", "records"] as const;

let traject: Gespeeld;
let boolean: Gespeeld;
let stil: Gespeeld;
let geen: Gespeeld;
beforeAll(async () => {
  traject = await speelEnKijk("traject");
  boolean = await speelEnKijk("boolean", MOMENTEN, traject.trajectId);
  stil = await speelEnKijk("stil", OOK_ZONDER, traject.trajectId);
  geen = await speelEnKijk("geen", OOK_ZONDER, traject.trajectId);
}, 400_000);

const van = ({ gezien }: Gespeeld, moment: Moment): Waarneming => {
  const waarneming = gezien.get(moment);
  if (waarneming === undefined) throw new Error(`niet gekeken: ${moment}`);
  return waarneming;
};

describe("two runs of one casus, one with a criminal track that moves and one where it is a boolean (X8)", () => {
  it("the track did move: every step, back, reminders, escalations, executions relieved, an end after the casus", () => {
    const { casework, machines, opzij } = traject.wereld;
    expect(casework.vanType("casus")).toMatchObject([{ status: "gesloten", strafrechtelijkTrajectLoopt: false }]);
    expect(casework.vanType("strafrechtelijk-traject")).toMatchObject([
      { status: "afgerond", einde: { code: "vrijspraak" } },
    ]);
    const soorten = new Set(casework.vanType("trajectvastlegging").map(({ soort }) => soort));
    expect([...soorten].toSorted()).toEqual([
      ...["checklist", "deelnemer", "middelen", "om-beslissing", "pre-weeg", "strategie", "teruggeleid", "zitting"],
    ]);
    const gemeld = casework
      .vanType("notificatie")
      .filter(({ ontvanger }) => ontvanger.startsWith("opsporing-"))
      .map(({ bericht }) => bericht.soort);
    for (const soort of ["gestart", "voortgegaan", "taak-geopend", "herinnerd", "geescaleerd", "afgerond"])
      expect(gemeld, soort).toContain(`traject.${soort}`);
    // One execution before it was led back, one after it, and one that relieved that before its year was out.
    const uitvoeringen = machines.gestart.filter(({ naam }) => naam.includes("strafrechtelijk-traject"));
    expect(uitvoeringen.map(({ invoer }) => invoer["n"])).toEqual([1, 2, 3]);
    for (const { naam, invoer } of uitvoeringen) {
      expect(naam.startsWith(traject.trajectId)).toBe(true);
      expect(Object.keys(invoer).toSorted()).toEqual(["begin", "n", "trajectId"]);
    }
    expect(machines.bezig()).toBe(false);
    expect(opzij).toEqual([]);
  });

  it.each(MOMENTEN.flatMap((moment) => DELEN.map((deel) => [moment, deel] as const)))(
    "%s: the same %s outside the compartment, to the letter",
    (moment, deel) => {
      const [met, zonder] = [van(traject, moment)[deel], van(boolean, moment)[deel]];
      expect(met.length).toBeGreaterThan(deel === "antwoorden" ? 500 : 15);
      expect(met).toEqual(zonder);
    },
  );

  it("what is told outside of a track is what was said to align care with it, on its own dates, and nothing else", () => {
    const afstemming = ["beantwoord", "beeindigd", "gevraagd"].map((wat) => `nl.ketenregie.zorgafstemming.${wat}.v1`);
    const gemeld = traject.wereld.opBus().filter(({ ontvanger }) => !ontvanger.startsWith("opsporing-"));
    const soorten = new Set(gemeld.flatMap(({ soort }) => (/traject|afstemming/.test(soort) ? [soort] : [])));
    expect([...soorten].toSorted()).toEqual(afstemming);
    expect(stil.wereld.opBus().filter(({ soort }) => afstemming.includes(soort))).toEqual([]);
    // Asked from both sides, answered, insisted on, closed, and ended with the casus.
    const taken = traject.wereld.casework.vanType("taak").filter((taak) => taak.soort.startsWith("zorgafstemming"));
    expect(taken.map(({ soort, status, trap }) => `${soort} ${status} ${String(trap)}`).toSorted()).toEqual([
      ...["zorgafstemming-beantwoorden afgerond 0", "zorgafstemming-beantwoorden afgerond 0"],
      ...["zorgafstemming-beantwoorden afgerond 3", "zorgafstemming-beantwoorden vervallen 3"],
      ...[
        "zorgafstemming-sluiten afgerond 0",
        "zorgafstemming-sluiten afgerond 3",
        "zorgafstemming-sluiten vervallen 2",
      ],
    ]);
  });

  it("and without that the same as where no track is, but for the boolean and what follows from it", () => {
    for (const moment of OOK_ZONDER) {
      const [met, zonder] = [van(stil, moment), van(geen, moment)];
      expect(met.feeds).toEqual(zonder.feeds);
      expect(met.bus).toEqual(zonder.bus);
      const records = (regels: readonly string[]) =>
        regels.map((regel) => regel.replace(/"strafrechtelijkTrajectLoopt":(?:true|false)/, ""));
      expect(records(met.records)).toEqual(records(zonder.records));
      const verschillen = met.antwoorden.filter((regel, plaats) => regel !== zonder.antwoorden[plaats]);
      const operaties = verschillen.map((regel) => regel.split(" ").slice(0, 2));
      const waar = new Set(
        operaties.flatMap(([wie = "", operatie = ""]) =>
          // Who investigates sees the casus while a track runs: that is the boolean itself.
          traject.wereld.deur.actoren.some((actor) => actor.aanmeldnaam === wie && investigates(actor))
            ? []
            : [operatie],
        ),
      );
      // A rule of the region suggests partners by it, and the access report lists who sees the casus by it.
      expect([...waar].toSorted()).toEqual(
        moment === "afgerond" ? [] : ["leesCasus", "leesInzagerechten", "leesPartnervoorstel", "leesVoortgang"],
      );
    }
  });

  it("the boolean is all that differs in the casus for who does not investigate", () => {
    const regels = (gespeeld: Gespeeld) =>
      van(gespeeld, "onderweg")
        .antwoorden.filter((regel) => / lees(?:Casus|Voortgang) /.test(regel))
        .filter((regel) => !regel.startsWith("opsporing"));
    const zonder = (regel: string) =>
      regel.replace('"strafrechtelijkTrajectLoopt":true', '"strafrechtelijkTrajectLoopt":false');
    expect(regels(stil).map(zonder)).toEqual(regels(geen));
    expect(regels(stil)).not.toEqual(regels(geen));
  });
});
