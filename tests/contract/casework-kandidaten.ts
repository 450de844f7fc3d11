import { describe, expect, it } from "vitest";
import { KANDIDATEN_PER_SLEUTEL } from "../../shared/ports/casework.ts";
import { maakDossier, maakMatchvraag, maakMeldingRecord, maakZoeksleutel } from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

const ids = (dossiers: readonly { readonly dossierId: string }[]) =>
  dossiers.map(({ dossierId }) => dossierId).toSorted();

/** What the store promises of finding people who may be the same. */
export const kandidatencontract = (opstelling: Opstelling): void => {
  describe("finds people who may be the same", () => {
    it("by any of their search keys, each dossier once; many may share one", async () => {
      const { casework } = opstelling();
      const [een, ander, vreemd] = [maakDossier(), maakDossier(), maakDossier()];
      const [gedeeld, eigen, elders] = [1, 2, 3].map(() => maakZoeksleutel().sleutel);
      const sleutel = (van: typeof een, waarde = "") => maakZoeksleutel({ dossierId: van.dossierId, sleutel: waarde });
      await bewaar(casework, [
        ...[een, ander, vreemd, sleutel(een, gedeeld), sleutel(ander, gedeeld)],
        ...[sleutel(een, eigen), sleutel(vreemd, elders)],
      ]);
      const gevonden = await casework.kandidaten([gedeeld ?? "", eigen ?? "", maakZoeksleutel().sleutel]);
      expect(ids(gevonden)).toEqual(ids([een, ander]));
      expect(gevonden).toContainEqual(een);
      expect(await casework.kandidaten([])).toEqual([]);
    });

    it("none by a key that more share than it says: that tells nobody apart", async () => {
      const { casework } = opstelling();
      const { sleutel } = maakZoeksleutel();
      const velen = Array.from({ length: KANDIDATEN_PER_SLEUTEL }, () => maakDossier());
      await bewaar(casework, [...velen, ...velen.map(({ dossierId }) => maakZoeksleutel({ sleutel, dossierId }))]);
      expect(ids(await casework.kandidaten([sleutel]))).toEqual(ids(velen));
      const nogEen = maakDossier();
      await bewaar(casework, [nogEen, maakZoeksleutel({ sleutel, dossierId: nogEen.dossierId })]);
      expect(await casework.kandidaten([sleutel])).toEqual([]);
    });

    it("dossiers, meldingen and matchvragen by id, those that exist; a question changes on its version", async () => {
      const { casework } = opstelling();
      const [een, ander] = [maakDossier(), maakDossier()];
      const vraag = maakMatchvraag({ dossierId: een.dossierId });
      await bewaar(casework, [een, ander, vraag]);
      const alle = [een.dossierId, ander.dossierId, maakDossier().dossierId];
      expect(ids(await casework.dossiers(alle))).toEqual(ids([een, ander]));
      expect(await casework.matchvragen(alle)).toEqual([vraag]);
      const nieuw = { ...vraag, versie: 2 };
      expect((await casework.schrijf(wijziging({ vervangen: [nieuw] }), [])).ok).toBe(true);
      expect((await casework.schrijf(wijziging({ vervangen: [nieuw] }), [])).ok).toBe(false);
      const [melding, nogEen] = [maakMeldingRecord(), maakMeldingRecord()];
      await bewaar(casework, [melding, nogEen]);
      const gevraagd = [melding, maakMeldingRecord(), nogEen].map(({ meldingId }) => meldingId);
      const gevonden = await casework.meldingen(gevraagd);
      expect(gevonden.map(({ meldingId }) => meldingId).toSorted()).toEqual(
        [melding.meldingId, nogEen.meldingId].toSorted(),
      );
      // A question is no melding of the dossier.
      expect(await casework.dossierMeldingen(een.dossierId)).toEqual([]);
    });
  });
};
