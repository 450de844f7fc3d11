import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { maakCasus, maakOverleg, maakTaak } from "../../fixtures/records.ts";
import { wegTot, type Casusweg } from "./casusweg.ts";
import { agendaVoor, elders, lees, plan, PLANNER, verzet, zegAf, zetOpAgenda } from "./overlegweg.ts";
import { BEGIN, maakVoordeur } from "./voordeur.ts";

const ADRES = "/v1/casusoverleggen";
const uitnodigingVan = ({ deur }: Casusweg, organisatie: string): string =>
  deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie)?.uitnodigingId ?? "";

describe("for whom an overleg exists (X7)", () => {
  it("with a casus that exists for them or that they are invited to, and no trace of the others", async () => {
    const weg = await wegTot("aanvaarden");
    const { deur } = weg;
    const ander = await elders(deur);
    const overlegId = await plan(deur);
    const leeg = await plan(deur);
    await zetOpAgenda(ander, overlegId, { minuten: 15 });
    expect(await agendaVoor(deur, "partner-nla", overlegId)).toBeNull();
    expect(await agendaVoor(deur, "gemeente-doetinchem", overlegId)).toBeNull();
    const voor = (await lees(deur, "zetel-om", overlegId)).koppen["ETag"];
    await zetOpAgenda(weg, overlegId);
    // The version tells nobody that an agenda grew.
    expect((await lees(deur, "zetel-om", overlegId)).koppen["ETag"]).toBe(voor);
    expect(await agendaVoor(deur, "zetel-om", overlegId)).toEqual([ander.casusId, weg.casusId]);
    for (const wie of ["gemeente-doetinchem", "partner-nla", "systeem-nla", "partner-ggd"])
      expect(await agendaVoor(deur, wie, overlegId)).toEqual([weg.casusId]);
    expect(await agendaVoor(deur, "gemeente-apeldoorn", overlegId)).toEqual([ander.casusId]);
    for (const wie of ["meldpunt", "fg", "ketenregisseur", "beheerder", "systeem-veilig-thuis"])
      expect(await agendaVoor(deur, wie, leeg)).toBeNull();
    // Who is invited is not told where the casus stands.
    expect((await lees(deur, "partner-ggd", overlegId)).body["agenda"]).toEqual([
      { casusId: weg.casusId, minuten: null, naTermijn: null },
    ]);
    expect((await verzet(deur, overlegId, {}, { wie: "zetel-om" })).status).toBe(403);
    expect((await zegAf(deur, overlegId, { wie: "partner-nla" })).status).toBe(403);
    expect((await zegAf(deur, leeg, { wie: "partner-nla" })).status).toBe(404);
    await weg.doe("partner-ggd", `uitnodigingen/${uitnodigingVan(weg, "ggd")}/antwoorden`, { antwoord: "afgewezen" });
    expect(await agendaVoor(deur, "partner-ggd", overlegId)).toBeNull();
  });

  it("is found in three reads at most, however many casussen are on its agenda", async () => {
    const gelezen: string[] = [];
    const basis = maakAfhankelijkhedenDouble();
    const casework = new Proxy(basis.casework, {
      get: (doel, naam) => {
        const lid: unknown = Reflect.get(doel, naam);
        if (typeof lid !== "function") return lid;
        return (...invoer: readonly unknown[]): unknown => {
          gelezen.push(String(naam));
          return Reflect.apply(lid, doel, invoer);
        };
      },
    });
    const deur = maakVoordeur([], { ...basis, casework });
    const casussen = Array.from({ length: 20 }, () => maakCasus({ gemeente: null, betrokken: [] }));
    const overleg = maakOverleg({ agenda: casussen.map(({ casusId }) => ({ casusId, minuten: null })) });
    const [eerste = maakCasus()] = casussen;
    const uitnodiging = maakTaak({
      ...{ casusId: eerste.casusId, soort: "uitnodiging-beantwoorden" },
      eigenaar: { rol: "partner", organisatie: "ggd" },
    });
    casework.zet(...casussen, overleg, uitnodiging);
    for (const [wie, aantal] of [
      [PLANNER, 20],
      ["zetel-om", 20],
      ["partner-ggd", 1],
      ["partner-nla", null],
    ] as const) {
      gelezen.length = 0;
      const agenda = await agendaVoor(deur, wie, overleg.overlegId);
      expect([wie, agenda?.length ?? null]).toEqual([wie, aantal]);
      const nodig = ["overleg", "casussen", ...(aantal === 20 ? [] : ["werkvoorraad"])];
      expect(gelezen.filter((naam) => naam !== "actor").toSorted()).toEqual(nodig.toSorted());
    }
  });

  it("lists what is to come, the first first, by pages in which nothing is missing and nothing hidden shows", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const ids: string[] = [];
    for (const dag of ["09", "10", "11", "12"])
      ids.push(await plan(deur, { van: `2026-03-${dag}T09:00:00Z`, tot: `2026-03-${dag}T11:00:00Z` }));
    const alle = async (wie: string, query: Record<string, string> = {}) => {
      const gezien: unknown[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await deur.vraag(wie, "GET", ADRES, undefined, {
          query: { aantal: "1", ...query, ...(cursor === undefined ? {} : { cursor }) },
        });
        gezien.push(...(body["resultaten"] as readonly { overlegId: string }[]).map(({ overlegId }) => overlegId));
        cursor = typeof body["volgende"] === "string" ? body["volgende"] : undefined;
      } while (cursor !== undefined);
      return gezien;
    };
    expect(await alle(PLANNER)).toEqual(ids);
    expect(await alle("partner-nla")).toEqual([]);
    await zetOpAgenda(weg, ids[2] ?? "");
    expect(await alle("partner-nla")).toEqual([ids[2]]);
    const { body } = await deur.vraag("partner-nla", "GET", ADRES, undefined, { query: { aantal: "1" } });
    expect(body["volgende"]).toBeNull();
    await zegAf(deur, ids[3] ?? "");
    deur.zetKlok(plusSeconden(BEGIN, 8 * 86_400));
    expect(await alle(PLANNER)).toEqual([ids[1], ids[2]]);
    expect(await alle(PLANNER, { vanaf: "2026-03-01T00:00:00Z" })).toEqual([ids[0], ids[1], ids[2]]);
  });
});
