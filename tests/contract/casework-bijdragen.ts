import { describe, expect, it } from "vitest";
import { casusIdSchema } from "../../shared/domain/ids.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { maakBijdrage, maakBijdrageInhoud, maakCasus, maakInbreng, maakPlan } from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

const { onderdelen } = laadRegio("nog").dossieropbouw;

/** What the store promises of what partners bring to a casus. */
export const bijdragencontract = (opstelling: Opstelling): void => {
  describe("keeps what is brought to a casus", () => {
    it("the casus tells that it is there, in order, and nothing of what was brought", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      const [vroeg, laat] = (["2026-11-24T10:00:00.000Z", "2026-11-24T11:00:00.000Z"] as const).map((vastgelegdOp) =>
        maakBijdrage({ casusId: casus.casusId, vastgelegdOp }),
      );
      if (vroeg === undefined || laat === undefined) throw new Error("geen bijdragen");
      const inhouden = [vroeg, laat].map(({ bijdrageId, casusId }) =>
        maakBijdrageInhoud({ bijdrageId, casusId, tekst: "Alleen voor wie dit mag lezen." }),
      );
      await bewaar(casework, [casus, laat, vroeg, ...inhouden, maakBijdrage()]);
      const dossier = await casework.casusDossier(casus.casusId);
      expect(dossier?.bijdragen).toEqual([vroeg, laat]);
      expect(JSON.stringify(dossier)).not.toContain("Alleen voor");
    });

    it("versions of plans, those that were asked for and exist, in one read", async () => {
      const { casework } = opstelling();
      const { casusId } = maakCasus();
      const [eerste, tweede] = [maakPlan({ casusId, planVersie: 1 }), maakPlan({ casusId, planVersie: 2 })];
      await bewaar(casework, [eerste, tweede]);
      expect(await casework.plannen([tweede, { casusId, planVersie: 3 }])).toEqual([tweede]);
      expect(await casework.plannen([])).toEqual([]);
    });

    it("what was brought by its id: those asked and no others, each once, more than a hundred of the largest too", async () => {
      const { casework } = opstelling();
      const casusId = casusIdSchema.parse(maakCasus().casusId);
      const tekst = "€".repeat(20_000);
      const inbreng = Array.from({ length: 105 }, (_, i) => {
        const onderdeel = onderdelen[i % onderdelen.length];
        if (onderdeel === undefined) throw new Error("geen onderdelen");
        return maakInbreng(casusId, onderdeel, "ggd", { tekst });
      });
      for (let van = 0; van < inbreng.length; van += 15) await bewaar(casework, inbreng.slice(van, van + 15).flat());
      const [vreemd] = inbreng.splice(7, 1);
      const ids = inbreng.map(([{ bijdrageId }]) => bijdrageId);
      const gelezen = await casework.bijdrageInhouden([...ids, ...ids.slice(0, 3), maakBijdrage().bijdrageId]);
      expect(gelezen).toHaveLength(104);
      expect(new Set(gelezen.map(({ bijdrageId }) => bijdrageId))).toEqual(new Set(ids));
      expect(gelezen).toContainEqual(inbreng[0]?.[1]);
      expect(gelezen.some(({ bijdrageId }) => bijdrageId === vreemd?.[0].bijdrageId)).toBe(false);
      expect(await casework.bijdrageInhouden([])).toEqual([]);
    });

    it("never the same one twice: nobody overwrites what was brought", async () => {
      const { casework } = opstelling();
      const [bijdrage, inhoud] = [maakBijdrage(), maakBijdrageInhoud()];
      await bewaar(casework, [bijdrage, inhoud]);
      for (const nieuw of [[bijdrage], [{ ...inhoud, tekst: "Iets anders." }]])
        expect((await casework.schrijf(wijziging({ nieuw }), [])).ok).toBe(false);
      expect(await casework.bijdrageInhouden([inhoud.bijdrageId])).toEqual([inhoud]);
    });
  });
};
