import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { casusIdSchema, taakIdSchema, trajectIdSchema } from "../../shared/domain/ids.ts";
import {
  dag,
  maakGebeurtenis,
  maakTraject,
  maakTrajectdeelname,
  maakTrajecthistorie,
  maakTrajecthistorieKop,
  maakTrajecttaak,
  maakTrajectvastlegging,
  maakTrajectwijzer,
} from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

/** What the store promises of criminal tracks: a partition of their own, beside that of the casus. */
export const trajectencontract = (opstelling: Opstelling): void => {
  describe("keeps criminal tracks", () => {
    it("as a whole, without its history and events, and nothing of another or of the casus", async () => {
      const { casework } = opstelling();
      const traject = maakTraject();
      const { trajectId, casusId } = traject;
      const taken = [1, 2].map(() => maakTrajecttaak({ trajectId }));
      const vastleggingen = [1, 2].map((nummer) => maakTrajectvastlegging({ trajectId, vastgelegdOp: dag(nummer) }));
      const kop = maakTrajecthistorieKop({ trajectId, versie: 2 });
      const historie = [1, 2].map((nummer) => maakTrajecthistorie({ trajectId, nummer }));
      const gebeurtenis = maakGebeurtenis({ bij: { soort: "opsporing", id: trajectId } });
      await bewaar(casework, [
        ...[traject, ...taken, ...vastleggingen.toReversed(), kop, ...historie.toReversed(), gebeurtenis],
        ...[maakTrajectdeelname({ trajectId }), maakTraject({ casusId }), maakTrajecttaak()],
      ]);
      const gelezen = await casework.trajectDossier(trajectId);
      expect(gelezen).toMatchObject({ traject, vastleggingen, kop });
      expect(new Set(gelezen?.taken.map(({ taakId }) => taakId))).toEqual(new Set(taken.map(({ taakId }) => taakId)));
      expect(await casework.traject(trajectId)).toEqual(traject);
      expect(await casework.trajecthistorie(trajectId)).toEqual(historie);
      expect(await casework.trajecttaak(trajectId, taken[0]?.taakId ?? taakIdSchema.parse(randomUUID()))).toEqual(
        taken[0],
      );
      expect(await casework.gebeurtenis(gebeurtenis.bij, gebeurtenis.gebeurtenisId)).toEqual(gebeurtenis);
      expect(await casework.casusDossier(casusId)).toBeNull();
      const nergens = trajectIdSchema.parse(randomUUID());
      expect(await casework.trajectDossier(nergens)).toBeNull();
      expect(await casework.traject(nergens)).toBeNull();
      expect(await casework.trajecten([nergens, trajectId])).toEqual([traject]);
    });

    it("and which one runs on a casus, replaced by one of those who write at once", async () => {
      const { casework } = opstelling();
      const wijzer = maakTrajectwijzer();
      await bewaar(casework, [wijzer]);
      expect(await casework.trajectwijzer(casusIdSchema.parse(randomUUID()))).toBeNull();
      const volgende = [1, 2].map(() => ({ ...wijzer, versie: 2, lopend: trajectIdSchema.parse(randomUUID()) }));
      const geschreven = await Promise.all(
        volgende.map((een) => casework.schrijf(wijziging({ vervangen: [een] }), [])),
      );
      expect(geschreven.filter(({ ok }) => ok)).toHaveLength(1);
      expect(volgende).toContainEqual(await casework.trajectwijzer(wijzer.casusId));
    });

    it("listed for who takes part, the last first, page by page", async () => {
      const { casework } = opstelling();
      const organisatie = `org-${randomUUID()}`;
      const deelnames = [1, 2, 3].map((nummer) => maakTrajectdeelname({ organisatie, van: dag(nummer) }));
      await bewaar(casework, [...deelnames, maakTrajectdeelname({ organisatie: `${organisatie}-2` })]);
      const eerste = await casework.trajectdeelnames(organisatie, null, 2);
      expect(eerste.items).toEqual([deelnames[2], deelnames[1]]);
      const tweede = await casework.trajectdeelnames(organisatie, eerste.volgende, 2);
      expect(tweede).toEqual({ items: [deelnames[0]], volgende: null });
    });

    it("with their open tasks in the worklist of who investigates", async () => {
      const { casework } = opstelling();
      const eigenaar = { rol: "opsporing", organisatie: `org-${randomUUID()}` } as const;
      const open = maakTrajecttaak({ eigenaar });
      await bewaar(casework, [
        open,
        maakTrajecttaak({ eigenaar, status: "vervallen", uitkomst: "teruggeleid", afgerondOp: dag(1), klok: null }),
      ]);
      expect((await casework.werkvoorraad(eigenaar, null, 10)).items).toEqual([open]);
      expect((await casework.werkvoorraad({ ...eigenaar, rol: "partner" }, null, 10)).items).toEqual([]);
    });
  });
};
