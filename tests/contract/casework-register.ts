import { describe, expect, it } from "vitest";
import {
  dag,
  maakActor,
  maakConvenant,
  maakMedewerker,
  maakPartner,
  maakZetelrecord,
  verwijzingNaar,
} from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

/** What the port promises of organisations, the people there, covenants and seats. */
export const registercontract = (opstelling: Opstelling): void => {
  describe("the register", () => {
    it("has nothing of who has no entry", async () => {
      const { casework } = opstelling();
      expect(await casework.partners()).toEqual([]);
      expect(await casework.convenanten()).toEqual([]);
      expect(await casework.zetels()).toEqual([]);
      expect([await casework.partner("moviera"), await casework.zetel("om"), await casework.actor("x")]).toEqual([
        null,
        null,
        null,
      ]);
      expect(await casework.medewerkers([])).toEqual([]);
      expect(await casework.medewerkersVan("moviera", null, 5)).toEqual({ items: [], volgende: null });
    });

    it("lists partners, covenants and seats by code, each found by it", async () => {
      const { casework } = opstelling();
      const partners = ["b", "a", "a-b"].map((organisatie) => maakPartner({ organisatie }));
      const convenanten = ["2", "1"].map((convenant) => maakConvenant({ convenant }));
      const zetels = ["politie", "om"].map((zetel) => maakZetelrecord({ zetel }));
      await bewaar(casework, [...partners, ...convenanten, ...zetels, maakMedewerker({ organisatie: "a" })]);
      expect((await casework.partners()).map(({ organisatie }) => organisatie)).toEqual(["a", "a-b", "b"]);
      expect((await casework.convenanten()).map(({ convenant }) => convenant)).toEqual(["1", "2"]);
      expect((await casework.zetels()).map(({ zetel }) => zetel)).toEqual(["om", "politie"]);
      expect(await casework.partner("a")).toEqual(partners[1]);
      expect(await casework.zetel("politie")).toEqual(zetels[0]);
    });

    it("finds people by organisation and id, and by how they sign in; not at another organisation", async () => {
      const { casework } = opstelling();
      const [een, ander] = [maakActor({ actorId: "een" }), maakActor({ actorId: "ander" })];
      await bewaar(casework, [een, ander, verwijzingNaar(een), verwijzingNaar(ander)]);
      expect(await casework.actor(een.aanmeldnaam)).toEqual(een);
      const wie = { organisatie: "moviera", actorId: "een" };
      expect(
        await casework.medewerkers([wie, { ...wie, organisatie: "ggd" }, { ...wie, actorId: "niemand" }, wie]),
      ).toEqual([een]);
      expect(await casework.medewerkers([wie, { ...wie, actorId: "ander" }])).toHaveLength(2);
    });

    it("pages the people of an organisation, each once, and says which page is the last", async () => {
      const { casework } = opstelling();
      const ids = ["a", "a-1", "a1", "b", "c0", "c1"];
      const actoren = ids.map((actorId) => maakActor({ actorId }));
      await bewaar(casework, [
        ...[...actoren.toReversed(), ...actoren.map(verwijzingNaar)],
        ...[maakMedewerker({ organisatie: "ggd", actorId: "a" }), maakMedewerker({ organisatie: "moviera-2" })],
      ]);
      const gezien: string[] = [];
      let na: string | null = null;
      let bladzijden = 0;
      do {
        const pagina: Awaited<ReturnType<typeof casework.medewerkersVan>> = await casework.medewerkersVan(
          "moviera",
          na,
          2,
        );
        gezien.push(...pagina.items.map(({ actorId }) => actorId));
        na = pagina.volgende;
        bladzijden += 1;
      } while (na !== null && bladzijden < 10);
      expect(gezien).toEqual(ids);
      expect(bladzijden).toBe(3);
    });

    it("sees a change at once, and changes an entry only from the version that was read", async () => {
      const { casework } = opstelling();
      const zetel = maakZetelrecord();
      await bewaar(casework, [zetel]);
      const wordt = { ...zetel, versie: 2, vervangingen: [] };
      const uitkomsten = await Promise.all(
        [1, 2, 3].map(() => casework.schrijf(wijziging({ vervangen: [wordt] }), [])),
      );
      expect(uitkomsten.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await casework.zetel(zetel.zetel)).toEqual(wordt);
    });

    it("gives the clock a partner whose change is not carried out", async () => {
      const { casework } = opstelling();
      const partner = maakPartner({ teDrijven: true, klok: dag(1) });
      await bewaar(casework, [partner, maakPartner({ organisatie: "stil" })]);
      const gevonden = await Promise.all(
        Array.from({ length: casework.klokShards }, (_, shard) => casework.vervallen(shard, dag(2), null, 5)),
      );
      expect(gevonden.flatMap(({ items }) => items)).toEqual([partner]);
    });
  });
};
