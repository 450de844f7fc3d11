import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import type { Gebeurtenis } from "../../../shared/domain/gebeurtenis.ts";
import type { KetenRecord } from "../../../shared/domain/records.ts";
import type { OpenTraject } from "../../../shared/domain/traject.ts";
import type { Wijziging } from "../../../shared/domain/wijziging.ts";
import { maakHistorie, maakTaak, maakVastlegging } from "../../fixtures/records.ts";
import type { CaseworkDouble } from "../../doubles/casework.ts";
import { KORTE_WEG, speel } from "./scenario.ts";
import { neemWaar, type Kijker, type Waarneming } from "./waarneming.ts";
import type { Lek } from "./wereld.ts";

/*
 * The compartment test can fail: each of these lets something through the wall, and is seen from outside.
 */

const KIJKERS = ["zetel-politie", "zetel-moviera", "partner-nla", "systeem-nla", "systeem-politie", "ketenregisseur"];

const kijk = async (variant: "traject" | "boolean", lek: Lek = {}, toon?: Kijker["toon"]): Promise<Waarneming> => {
  const gezien: Waarneming[] = [];
  const wie: Kijker["wie"] = ({ aanmeldnaam }) => KIJKERS.includes(aanmeldnaam);
  await speel(
    KORTE_WEG,
    variant,
    async (_moment, wereld, id) => {
      const kijker: Kijker = { trajectId: id ?? randomUUID(), wie, ook: "lezen" };
      gezien.push(await neemWaar(wereld, toon === undefined ? kijker : { ...kijker, toon }));
    },
    lek,
  );
  const [waarneming] = gezien;
  if (waarneming === undefined) throw new Error("niet gekeken");
  return waarneming;
};

const DELEN = ["antwoorden", "feeds", "bus", "records"] as const;
type Deel = (typeof DELEN)[number];
let zonder: Waarneming;
/** Where it is seen. */
const gezienIn = (met: Waarneming): readonly Deel[] =>
  DELEN.filter((deel) => JSON.stringify(met[deel]) !== JSON.stringify(zonder[deel]));

/** Changes what is written of a track, in its own transaction. */
const bij = (verander: (wijziging: Wijziging, casework: CaseworkDouble) => Wijziging): Lek => ({
  schrijf: (casework) => async (wijziging, regels) => casework.schrijf(verander(wijziging, casework), regels),
});
const trajectIn = ({ nieuw, vervangen }: Wijziging): OpenTraject | undefined =>
  [...nieuw, ...vervangen].find(
    (record): record is OpenTraject => record.type === "strafrechtelijk-traject" && record.status === "open",
  );
const erbij = (maak: (traject: OpenTraject) => readonly KetenRecord[]): Lek =>
  bij((wijziging) => {
    const traject = trajectIn({ ...wijziging, vervangen: [] });
    return traject === undefined ? wijziging : { ...wijziging, nieuw: [...wijziging.nieuw, ...maak(traject)] };
  });
const berichten = (naar: (bericht: Gebeurtenis["berichten"][number]) => string): Lek =>
  bij((wijziging) => ({
    ...wijziging,
    nieuw: wijziging.nieuw.map((record) =>
      record.type === "gebeurtenis" && record.bij.soort === "opsporing"
        ? { ...record, berichten: record.berichten.map((een) => ({ ...een, ontvanger: naar(een) })) }
        : record,
    ),
  }));
/** Of the head of the casus, in the transaction that makes it show that a track runs. */
const kop = (velden: object): Lek =>
  bij((wijziging) => ({
    ...wijziging,
    vervangen: wijziging.vervangen.map((record) =>
      record.type === "casus" && trajectIn(wijziging) !== undefined ? { ...record, ...velden } : record,
    ),
  }));

const eigenaar = { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" } as const;

beforeAll(async () => {
  zonder = await kijk("boolean");
}, 120_000);

describe("what leaves the compartment is seen", () => {
  it("nothing does: nothing is seen", async () => {
    expect(gezienIn(await kijk("traject"))).toEqual([]);
  });

  const mutanten: readonly (readonly [string, Lek, readonly Deel[]])[] = [
    [
      "an event in the feed of an organisation",
      berichten(({ ontvanger }) => ontvanger.replace("opsporing-", "")),
      ["antwoorden", "feeds", "bus"],
    ],
    [
      "a fact among the others: its numbers move",
      berichten(({ ontvanger }) => ontvanger.replace("inzicht-opsporing", "inzicht")),
      ["feeds", "bus"],
    ],
    [
      "an escalation to procesregie",
      berichten((een) => (een.soort === "traject.geescaleerd" ? "zvh" : een.ontvanger)),
      ["feeds", "bus"],
    ],
    [
      "a line in the history of the casus",
      erbij(({ casusId, positie }) => [
        maakHistorie({ casusId, compartiment: "strafrecht", nummer: positie.stap.length }),
      ]),
      ["records"],
    ],
    [
      "a task on the casus",
      erbij(({ casusId }) => [maakTaak({ casusId, soort: "strafrecht", eigenaar, uitvoering: null })]),
      ["antwoorden", "records"],
    ],
    [
      "a record on the casus",
      erbij(({ casusId }) => [maakVastlegging({ casusId, kenmerk: kenmerkVan(eigenaar, "voortgang") })]),
      ["antwoorden", "records"],
    ],
    ["ids from the row of everybody", { gedeeldeIds: true }, ["antwoorden", "feeds", "bus", "records"]],
    ["a field of the head of the casus", kop({ zorgcoordinatie: "mee-samen" }), ["records"]],
  ];
  it.each(mutanten)("%s", async (_wat, lek, waar) => {
    expect(gezienIn(await kijk("traject", lek))).toEqual(expect.arrayContaining([...waar]));
  });

  it("the version of the casus, when an answer would show it", async () => {
    const gezien: Waarneming[] = [];
    for (const variant of ["traject", "boolean"] as const)
      await speel(KORTE_WEG, variant, async (_moment, wereld) => {
        const [casus] = wereld.casework.vanType("casus");
        const wie: Kijker["wie"] = ({ aanmeldnaam }) => aanmeldnaam === "zetel-politie";
        const toon: Kijker["toon"] = (operatie, body) =>
          operatie === "leesCasus" ? { ...body, versie: casus?.versie } : body;
        gezien.push(await neemWaar(wereld, { trajectId: randomUUID(), wie, ook: "lezen", toon }));
      });
    expect(gezien[0]?.antwoorden).not.toEqual(gezien[1]?.antwoorden);
  });
});
