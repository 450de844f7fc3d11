import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import {
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  stroomRecord,
  ZONDER_KANALEN,
} from "../keten-records.ts";
import { resultatenVan } from "./beheerdeur.ts";
import { wegMetRegister } from "./partnerdeur.ts";
import { metBewijs } from "./casusweg.ts";
import { BEGIN } from "./voordeur.ts";

const DAG = 86_400;
const MANDAAT = { mandaat: "weging", van: BEGIN, tot: null, verleendDoor: "bestuur" };
const PAD = "zetels/politie/vervangingen";
type Weg = Awaited<ReturnType<typeof wegMetRegister>>;

/** The outbox puts what commands had to tell into the feeds. */
const publiceer = async ({ register: { casework, nu } }: Weg): Promise<void> => {
  const records = casework.vanType("gebeurtenis").map(({ bij, gebeurtenisId }) =>
    stroomRecord({
      gebeurtenisId: { S: gebeurtenisId },
      bij: { M: { soort: { S: bij.soort }, id: { S: bij.id } } },
    }),
  );
  await publishGebeurtenissen(records, {
    ...{ casework, nu, bus: maakBusDouble(), opzij: maakOpzijDouble(), log: maakLogDouble().log },
    ...{ instellingen: INSTELLINGEN, ...ZONDER_KANALEN, heraanbodSeconden: 60, wacht: geenPauze },
  });
};

/**
 * A casus with an interventie of the police, while the holder of its seat is away from tomorrow, for a week.
 * @param wie the deputy, of the police or of elsewhere
 */
const metVervanger = async (wie: { readonly organisatie: string; readonly actorId: string }): Promise<Weg> => {
  const weg = await wegMetRegister("weging1");
  const { register } = weg;
  const venster = { van: plusSeconden(BEGIN, DAG), tot: plusSeconden(BEGIN, 8 * DAG) };
  const geef = (mandaat: string) =>
    register.doe("beheerder", "partners/politie/medewerkers/zetel-politie/mandaten", { ...MANDAAT, mandaat });
  const antwoorden = [
    await geef("doorlaatverbod"),
    await register.doe("beheerder", PAD, { ...wie, ...venster }),
    await weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(await metBewijs(weg))),
  ];
  if (antwoorden.some(({ status }) => status !== 201)) throw new Error(antwoorden.map(({ rauw }) => rauw.body).join());
  await weg.deur.machine(weg.casusId);
  await publiceer(weg);
  return weg;
};

/** Where is reported on the intervention. */
const berichtenVan = ({ register }: Weg): string =>
  `interventies/${register.casework.vanType("interventie")[0]?.interventieId ?? ""}/berichten`;

/** What somebody finds: their tasks by kind, and whether they read the casus and these feeds. */
const standVan = async ({ register, lees }: Weg, wie: string) => {
  const taken = resultatenVan(await register.lees(wie, "taken")).map(({ soort }) => soort);
  const feed = async (ontvanger: string) => {
    const antwoord = await register.vraag(wie, "GET", "/v1/notificaties", undefined, { query: { ontvanger } });
    return antwoord.status === 200 ? resultatenVan({ ...antwoord }).length > 0 : antwoord.status;
  };
  return {
    ...{ taken: taken.toSorted(), casus: (await lees(wie)).status },
    ...{ feedVanZetel: await feed("politie"), feedVanTeam: await feed("ketenregieteam") },
  };
};

const ALS_ZETEL = { taken: ["interventie"], casus: 200, feedVanZetel: true, feedVanTeam: true };
const NIETS = { taken: [], casus: 404, feedVanZetel: 403, feedVanTeam: 403 };

describe.each([
  ["of the same organisation", { organisatie: "politie", actorId: "lid-politie" }],
  ["of another organisation", { organisatie: "moviera", actorId: "lid-moviera" }],
])("a deputy %s (S2.5.6, X16)", (_, wie) => {
  it("has the seat's tasks, casussen and feeds inside the window, and nothing outside it", async () => {
    const weg = await metVervanger(wie);
    const op = async (seconden: number) => {
      weg.deur.zetKlok(plusSeconden(BEGIN, seconden));
      return standVan(weg, wie.actorId);
    };
    expect(await op(DAG - 1)).toEqual(NIETS);
    expect(await op(DAG)).toEqual(ALS_ZETEL);
    expect(await op(8 * DAG - 1)).toEqual(ALS_ZETEL);
    expect(await op(8 * DAG)).toEqual(NIETS);
  });

  it("does the seat's work meanwhile, in the name of the seat", async () => {
    const weg = await metVervanger(wie);
    const doe = () => weg.doe(wie.actorId, berichtenVan(weg), opdracht.interventie());
    expect((await doe()).status).toBe(404);
    weg.deur.zetKlok(plusSeconden(BEGIN, 2 * DAG));
    expect((await doe()).status).toBe(201);
    expect(weg.register.casework.vanType("vastlegging").find(({ soort }) => soort === "interventie")).toMatchObject({
      vastgelegdDoor: { rol: "lid-ketenregieteam", organisatie: "politie" },
    });
  });

  it("decides on a mandate of its own, never on the holder's", async () => {
    const weg = await wegMetRegister("weging1");
    const { register } = weg;
    await register.doe("beheerder", PAD, { ...wie, van: BEGIN, tot: plusSeconden(BEGIN, 8 * DAG) });
    const weeg = () => weg.doe(wie.actorId, "wegingen", opdracht.eersteWeging());
    expect(await weeg()).toMatchObject({ status: 403, code: "geen-mandaat" });
    const mandaten = `partners/${wie.organisatie}/medewerkers/${wie.actorId}/mandaten`;
    const tot = plusSeconden(BEGIN, DAG);
    expect((await register.doe("beheerder", mandaten, { ...MANDAAT, tot })).status).toBe(201);
    weg.deur.zetKlok(tot);
    expect(await weeg()).toMatchObject({
      code: "geen-mandaat",
      body: { detail: expect.stringContaining(`verlopen op ${tot}`) as string },
    });
    await register.doe("beheerder", mandaten, MANDAAT);
    expect((await weeg()).status).toBe(201);
  });
});

it("the holder keeps the seat while a deputy has it too: to be replaced takes no right away", async () => {
  const weg = await metVervanger({ organisatie: "politie", actorId: "lid-politie" });
  weg.deur.zetKlok(plusSeconden(BEGIN, 2 * DAG));
  expect(await standVan(weg, "zetel-politie")).toEqual(ALS_ZETEL);
  expect((await weg.doe("zetel-politie", berichtenVan(weg), opdracht.interventie())).status).toBe(201);
});

it.each([
  ["lid-moviera", "moviera", ["actie"], 201],
  // An actie is the organisation's, not the seat's: somebody of elsewhere does not do its work.
  ["lid-politie", "politie", [], 403],
] as const)(
  "the acties of the seat's organisation are for a deputy who works there (%s)",
  async (actorId, organisatie, soorten, status) => {
    const weg = await wegMetRegister("actieZorg");
    const { register } = weg;
    const venster = { van: register.nu(), tot: plusSeconden(BEGIN, 8 * DAG) };
    await register.doe("beheerder", "zetels/moviera/vervangingen", { organisatie, actorId, ...venster });
    const taken = resultatenVan(await register.lees(actorId, "taken")).filter(({ soort }) => soort === "actie");
    expect(taken.map(({ soort }) => soort)).toEqual(soorten);
    const actie = register.casework.vanType("actie").find(({ inhoud }) => inhoud.organisatie === "moviera");
    const resultaat = opdracht.actieresultaat();
    expect((await weg.doe(actorId, `acties/${String(actie?.actieId)}/resultaten`, resultaat)).status).toBe(status);
  },
);
