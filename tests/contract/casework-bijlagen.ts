import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bijlageIdSchema, dossierIdSchema, meldingIdSchema } from "../../shared/domain/ids.ts";
import { maakBijlage, maakBijlageKoppeling } from "../fixtures/records.ts";
import { bewaar, type Opstelling } from "./casework-opstelling.ts";

/** What the store promises of attachments. */
export const bijlagencontract = (opstelling: Opstelling): void => {
  describe("keeps attachments", () => {
    it("finds one by its id, and those of meldingen and dossiers, each once", async () => {
      const { casework } = opstelling();
      const [meldingId, dossierId] = [meldingIdSchema.parse(randomUUID()), dossierIdSchema.parse(randomUUID())];
      const vanMelding = [1, 2].map(() => maakBijlage({ bij: { soort: "melding", meldingId } }));
      const vanDossier = maakBijlage({ bij: { soort: "dossier", dossierId } });
      const vreemd = maakBijlage();
      await bewaar(casework, [
        ...[...vanMelding, vanDossier, vreemd],
        ...vanMelding.map(({ bijlageId }) => maakBijlageKoppeling({ houder: meldingId, bijlageId })),
        maakBijlageKoppeling({ houder: dossierId, bijlageId: vanDossier.bijlageId }),
        maakBijlageKoppeling({ bijlageId: vreemd.bijlageId }),
      ]);
      const opId = (een: { readonly bijlageId: string }, ander: { readonly bijlageId: string }) =>
        een.bijlageId < ander.bijlageId ? -1 : 1;
      expect(await casework.bijlage(vreemd.bijlageId)).toEqual(vreemd);
      expect(await casework.bijlage(bijlageIdSchema.parse(randomUUID()))).toBeNull();
      expect((await casework.bijlagenVan([meldingId])).toSorted(opId)).toEqual(vanMelding.toSorted(opId));
      expect((await casework.bijlagenVan([dossierId, meldingId, dossierId])).toSorted(opId)).toEqual(
        [...vanMelding, vanDossier].toSorted(opId),
      );
      expect(await casework.bijlagenVan([])).toEqual([]);
      expect(await casework.bijlagenVan([meldingIdSchema.parse(randomUUID())])).toEqual([]);
    });
  });
};
