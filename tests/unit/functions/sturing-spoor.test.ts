import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { instantSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";

const KNELPUNT = {
  ...{ niveau: "operationeel", thema: "passend-aanbod" },
  omschrijving: "Voor deze groep is er niets in de regio.",
};
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

let weg: Casusweg;
beforeAll(async () => {
  weg = await wegTot("afronden");
});

/** Everything that a report added to the tables, in its two parts. */
const meldEnZie = async (velden: object, sleutel: string) => {
  const { deur } = weg;
  const vooraf = new Set(deur.casework.alles().map((een) => JSON.stringify(een)));
  const gelogd = () => [...deur.gelogd(), ...deur.casework.logregels()].map((een) => JSON.stringify(een));
  const regels = new Set(gelogd());
  const antwoord = await deur.vraag("zetel-moviera", "POST", "/v1/knelpunten", { ...KNELPUNT, ...velden }, { sleutel });
  return {
    antwoord,
    erbij: deur.casework.alles().filter((een) => !vooraf.has(JSON.stringify(een))),
    gelogd: gelogd()
      .filter((een) => !regels.has(een))
      .map((een): unknown => JSON.parse(een)),
  };
};

describe("nothing of a knelpunt leads back to the casus on which it was met", () => {
  it("not by an id, a moment, a log line, a stored answer or the fact that is counted", async () => {
    const { deur, casusId } = weg;
    const ids = new Set(deur.casework.alles().flatMap((een) => JSON.stringify(een).match(UUID) ?? []));
    let nummer = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3_600_000 }), async (millis) => {
        deur.zetKlok(instantSchema.parse(new Date(Date.parse(plusSeconden(deur.nu(), 1)) + millis).toISOString()));
        // A professional acts on the casus and adds what stood in the way, in the same moment.
        await WEG.afronden({
          ...weg,
          doe: (wie, onder, body) => weg.doe(wie, onder, { ...(body as object), uitkomst: "voortzetten" }),
        });
        nummer += 1;
        const { antwoord, erbij, gelogd } = await meldEnZie({ casusId }, `spoor-${String(nummer)}`);
        expect(antwoord.status).toBe(201);
        const alles = JSON.stringify([erbij, antwoord.body, antwoord.koppen["Location"], gelogd]);
        expect((alles.match(UUID) ?? []).filter((id) => ids.has(id))).toEqual([]);
        // Of the moment the day alone, but for when the outbox is looked at until it published, and the audit line of its own table.
        const punt = erbij.find((een) => een.type === "sturingspunt");
        const idem = erbij.find((een) => een.type === "idempotentie");
        const gebeurtenissen = erbij.filter((een) => een.type === "gebeurtenis");
        expect(erbij.map(({ type }) => type).toSorted()).toEqual([
          ...["gebeurtenis", "gebeurtenis", "idempotentie", "sturingspunt"],
        ]);
        const momenten =
          JSON.stringify([punt, gebeurtenissen.map(({ klok: _klok, ...rest }) => rest)]).match(MOMENT) ?? [];
        expect(momenten.filter((een) => een.slice(11) === deur.nu().slice(11))).toEqual([]);
        expect(gebeurtenissen.map(({ opgetredenOp }) => opgetredenOp.slice(11))).toEqual([
          ...["00:00:00.000Z", "00:00:00.000Z"],
        ]);
        expect((idem?.verlooptOp ?? 1) % 86_400).toBe(0);
        // The fact holds form and municipality, in a Gebeurtenis of its own that does not name the point.
        const feit = gebeurtenissen.find(({ berichten }) => berichten[0]?.soort === "stuurfeit.vastgelegd");
        const melding = gebeurtenissen.find((een) => een !== feit);
        expect(feit?.berichten).toMatchObject([
          { ontvanger: "inzicht", data: { feit: "knelpunt", gemeente: "gemeente-doetinchem" } },
        ]);
        expect(JSON.stringify(feit)).not.toContain(punt?.sturingId);
        expect(feit?.bij.id).not.toBe(melding?.bij.id);
        expect(JSON.stringify([punt, melding, idem])).not.toMatch(/arbeidsuitbuiting|doetinchem|zetel-moviera/);
        // The audit says that somebody reported one, and never which.
        expect(gelogd).toMatchObject([{ soort: "audit", handeling: "meldKnelpunt", object: "knelpunten" }]);
        expect(JSON.stringify(gelogd)).not.toContain(punt?.sturingId);
      }),
      { numRuns: 15 },
    );
  });

  it("with or without a casus the same is kept, and a repetition answers the same", async () => {
    const { deur, casusId } = weg;
    const met = await meldEnZie({ casusId }, "met-casus");
    const idem = met.erbij.find((een) => een.type === "idempotentie");
    const zonder = await meldEnZie({ casusId: null }, "zonder-casus");
    const idemZonder = zonder.erbij.find((een) => een.type === "idempotentie");
    // Whoever has the table cannot try which casus fits the hash.
    expect(idem?.verzoekHash).toBe(idemZonder?.verzoekHash);
    const vorm = (erbij: typeof met.erbij) =>
      erbij.filter((een) => een.type === "sturingspunt").map(({ sturingId: _id, ...rest }) => rest);
    expect(vorm(met.erbij)).toEqual(vorm(zonder.erbij));
    const opnieuw = await meldEnZie({ casusId: null }, "met-casus");
    expect([opnieuw.antwoord.body, opnieuw.erbij]).toEqual([met.antwoord.body, []]);
    expect(deur.casework.vanType("stuurfeit")).toEqual([]);
  });

  it("a casus that is not there for who reports does not exist: nothing is stored, as of one that does not exist", async () => {
    const { deur, casusId } = weg;
    const vooraf = deur.casework.alles().length;
    const naam = (wie: string, id: string) => deur.vraag(wie, "POST", "/v1/knelpunten", { ...KNELPUNT, casusId: id });
    const vreemd = await naam("gemeente-apeldoorn", casusId);
    const onbestaand = await naam("gemeente-apeldoorn", "9b2f5a0e-6c1d-4f7a-8a55-0d7a6f9a1c11");
    expect([vreemd.status, vreemd.code]).toEqual([404, "niet-gevonden"]);
    expect(vreemd.body["detail"]).toEqual(onbestaand.body["detail"]);
    for (const wie of ["aandachtsfunctionaris", "ketenregisseur", "bestuurder", "partner-ggd"])
      expect((await naam(wie, casusId)).status, wie).toBe(404);
    expect(deur.casework.alles()).toHaveLength(vooraf);
  });
});
