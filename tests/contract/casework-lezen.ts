import { describe, expect, it } from "vitest";
import type { KetenRecord } from "../../shared/domain/records.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import {
  dag,
  maakAanlevering,
  maakAanleverpagina,
  maakActie,
  maakCasus,
  maakDossier,
  maakDossierMelding,
  maakBundel,
  maakFeedTeller,
  maakHerlevering,
  maakHerleveringwijzer,
  maakKanaalstand,
  maakGebeurtenis,
  maakHistorie,
  maakHistorieKop,
  maakIdempotentie,
  maakMeldingRecord,
  maakNotificatie,
  maakOverleg,
  maakPersoonsleutel,
  maakPlan,
  maakPreventieactiviteit,
  maakSturingspunt,
  maakTaak,
  maakMeldervraag,
  maakTerugkoppeling,
  maakUitnodiging,
  maakVastlegging,
  maakVingerafdruk,
} from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

/** Records with a key of their own, and how the port finds each. */
const OP_SLEUTEL: readonly (readonly [string, KetenRecord, (casework: Casework) => Promise<KetenRecord | null>])[] =
  (() => {
    const melding = maakMeldingRecord();
    const dossier = maakDossier();
    const casus = maakCasus();
    const taak = maakTaak();
    const kop = maakHistorieKop();
    const bijCasus = maakGebeurtenis();
    const bijPreventie = maakGebeurtenis({ bij: { soort: "preventie", id: bijCasus.bij.id } });
    const overleg = maakOverleg();
    const preventie = maakPreventieactiviteit();
    const sturing = maakSturingspunt();
    const idempotentie = maakIdempotentie();
    const aanlevering = maakAanlevering();
    const aanleverpagina = maakAanleverpagina({ pagina: 12 });
    const vingerafdruk = maakVingerafdruk();
    const terugkoppeling = maakTerugkoppeling();
    const meldervraag = maakMeldervraag();
    const notificatie = maakNotificatie({ nummer: 12 });
    const teller = maakFeedTeller({ laatste: 12 });
    const kanaal = maakKanaalstand();
    const herlevering = maakHerlevering();
    const wijzer = maakHerleveringwijzer();
    const bundel = maakBundel();
    return [
      ["melding", melding, (casework) => casework.melding(melding.meldingId)],
      ["dossier", dossier, (casework) => casework.dossier(dossier.dossierId)],
      ["casus", casus, (casework) => casework.casus(casus.casusId)],
      ["taak", taak, (casework) => casework.taak(taak.casusId, taak.taakId)],
      ["historieKop", kop, (casework) => casework.historieKop(kop.casusId, kop.compartiment)],
      ["gebeurtenis of a casus", bijCasus, (casework) => casework.gebeurtenis(bijCasus.bij, bijCasus.gebeurtenisId)],
      [
        "gebeurtenis of prevention",
        bijPreventie,
        (casework) => casework.gebeurtenis(bijPreventie.bij, bijPreventie.gebeurtenisId),
      ],
      ["overleg", overleg, (casework) => casework.overleg(overleg.overlegId)],
      ["sturingspunt", sturing, (casework) => casework.sturingspunt(sturing.sturingId)],
      ["preventieactiviteit", preventie, (casework) => casework.preventieactiviteit(preventie.preventieId)],
      ["idempotentie", idempotentie, (casework) => casework.idempotentie(idempotentie.sleutel)],
      ["aanlevering", aanlevering, (casework) => casework.aanlevering(aanlevering.aanleveringId)],
      [
        "aanleverpagina",
        aanleverpagina,
        (casework) => casework.aanleverpagina(aanleverpagina.aanleveringId, aanleverpagina.pagina),
      ],
      ["vingerafdruk", vingerafdruk, (casework) => casework.vingerafdruk(vingerafdruk.sleutel)],
      ["terugkoppeling", terugkoppeling, (casework) => casework.terugkoppeling(terugkoppeling.referentie)],
      ["meldervraag", meldervraag, (casework) => casework.meldervraag(meldervraag.meldingId)],
      ["notificatie", notificatie, (casework) => casework.notificatie(notificatie.ontvanger, notificatie.nummer)],
      ["feedStand", teller, (casework) => casework.feedStand(teller.ontvanger)],
      ["kanaal", kanaal, (casework) => casework.kanaal(kanaal.ontvanger)],
      [
        "herlevering",
        herlevering,
        (casework) => casework.herlevering(herlevering.ontvanger, herlevering.herleveringId),
      ],
      ["herleveringwijzer", wijzer, (casework) => casework.herleveringwijzer(wijzer.ontvanger)],
      ["bundel", bundel, (casework) => casework.bundel(bundel.ontvanger, bundel.dag)],
    ];
  })();

const opSleutel = (opstelling: Opstelling): void => {
  describe("reads one record", () => {
    it.each(OP_SLEUTEL)("%s: null before it is written, itself right after", async (_naam, record, vind) => {
      const { casework } = opstelling();
      expect(await vind(casework)).toBeNull();
      await bewaar(casework, [record]);
      expect(await vind(casework)).toEqual(record);
    });

    it("sees a change at once, each time", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      await bewaar(casework, [casus]);
      for (let versie = 2; versie <= 12; versie += 1) {
        await casework.schrijf(wijziging({ vervangen: [{ ...casus, versie, ronde: versie }] }), []);
        expect((await casework.casus(casus.casusId))?.ronde).toBe(versie);
        expect((await casework.casussen([casus.casusId])).map(({ ronde }) => ronde)).toEqual([versie]);
        expect((await casework.casusDossier(casus.casusId))?.casus.ronde).toBe(versie);
      }
    });

    it("gives what was stored, not what a caller changed since", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      await bewaar(casework, [casus]);
      const gelezen = await casework.casus(casus.casusId);
      // A store may hand out what nobody can change.
      if (!Object.isFrozen(gelezen?.dossierIds)) gelezen?.dossierIds.splice(0);
      expect(await casework.casus(casus.casusId)).toEqual(casus);
    });
  });
};

const samenhang = (opstelling: Opstelling): void => {
  describe("reads what belongs together", () => {
    it("casussen: those that exist, each once, more than a hundred too", async () => {
      const { casework } = opstelling();
      const casussen = Array.from({ length: 105 }, () => maakCasus());
      await bewaar(casework, casussen);
      const ids = casussen.map(({ casusId }) => casusId);
      const gevonden = await casework.casussen([...ids, ...ids.slice(0, 5), maakCasus().casusId]);
      expect(gevonden).toHaveLength(105);
      expect(new Set(gevonden.map(({ casusId }) => casusId))).toEqual(new Set(ids));
      expect(gevonden).toContainEqual(casussen[104]);
      expect(await casework.casussen([])).toEqual([]);
    });

    it("dossiersBijSleutels: by each key its dossier, also by two keys of one", async () => {
      const { casework } = opstelling();
      const [een, ander] = [maakDossier(), maakDossier()];
      const naarEen = [
        maakPersoonsleutel({ dossierId: een.dossierId }),
        maakPersoonsleutel({ dossierId: een.dossierId }),
      ];
      const naarAnder = maakPersoonsleutel({ dossierId: ander.dossierId });
      const naarNiemand = maakPersoonsleutel();
      await bewaar(casework, [een, ander, ...naarEen, naarAnder, naarNiemand]);
      const gevonden = await casework.dossiersBijSleutels([
        ...[...naarEen, naarAnder, naarNiemand, naarAnder].map(({ sleutel }) => sleutel),
        maakPersoonsleutel().sleutel,
      ]);
      expect(gevonden).toEqual(
        new Map([...naarEen.map(({ sleutel }) => [sleutel, een] as const), [naarAnder.sleutel, ander]]),
      );
      expect(await casework.dossiersBijSleutels([])).toEqual(new Map());
    });

    it("persoonsleutels: where each key points, those that exist; a key can be pointed elsewhere, on its version", async () => {
      const { casework } = opstelling();
      const [een, ander] = [maakPersoonsleutel(), maakPersoonsleutel()];
      await bewaar(casework, [een, ander]);
      const gevonden = await casework.persoonsleutels([een.sleutel, maakPersoonsleutel().sleutel]);
      expect(gevonden).toEqual([een]);
      expect(await casework.persoonsleutels([])).toEqual([]);
      const elders = { ...een, versie: 2, dossierId: ander.dossierId };
      expect((await casework.schrijf(wijziging({ vervangen: [elders] }), [])).ok).toBe(true);
      expect((await casework.schrijf(wijziging({ vervangen: [elders] }), [])).ok).toBe(false);
      expect(await casework.persoonsleutels([een.sleutel])).toEqual([elders]);
    });

    it("dossierMeldingen: those of this dossier", async () => {
      const { casework } = opstelling();
      const dossier = maakDossier();
      const eigen = [1, 2, 3].map(() => maakDossierMelding({ dossierId: dossier.dossierId }));
      await bewaar(casework, [dossier, ...eigen, maakDossierMelding()]);
      const gevonden = await casework.dossierMeldingen(dossier.dossierId);
      expect(gevonden).toHaveLength(3);
      expect(gevonden).toEqual(expect.arrayContaining(eigen));
      expect(await casework.dossierMeldingen(maakDossier().dossierId)).toEqual([]);
    });

    it("historie: the lines of this compartment in order, past the ninth", async () => {
      const { casework } = opstelling();
      const { casusId } = maakCasus();
      const regels = [10, 2, 1, 11, 9].map((nummer) => maakHistorie({ casusId, nummer }));
      const elders = [maakHistorie({ casusId, compartiment: "strafrecht" }), maakHistorie()];
      await bewaar(casework, [...regels, ...elders, maakHistorieKop({ casusId })]);
      const gevonden = await casework.historie(casusId, "zorg");
      expect(gevonden.map(({ nummer }) => nummer)).toEqual([1, 2, 9, 10, 11]);
      expect(gevonden).toContainEqual(regels[3]);
      expect(await casework.historie(casusId, "veiligheid")).toEqual([]);
    });
  });
};

const geheel = (opstelling: Opstelling): void => {
  describe("reads a casus as a whole", () => {
    it("with everything of it, and nothing of history, events or another casus", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      const { casusId } = casus;
      const taken = [maakTaak({ casusId }), maakTaak({ casusId })];
      const vastleggingen = [dag(2), dag(1)].map((vastgelegdOp) => maakVastlegging({ casusId, vastgelegdOp }));
      const uitnodigingen = [maakUitnodiging({ casusId })];
      const plannen = [maakPlan({ casusId }), maakPlan({ casusId, planVersie: 2 })];
      const acties = [0, 1].map((nummer) => maakActie({ casusId, nummer }));
      const koppen = [maakHistorieKop({ casusId }), maakHistorieKop({ casusId, compartiment: "personalia" })];
      const elders = [maakHistorie({ casusId }), maakGebeurtenis({ bij: { soort: "casus", id: casusId } }), maakTaak()];
      await bewaar(casework, [
        ...[casus, ...taken, ...vastleggingen, ...uitnodigingen, ...plannen, ...acties, ...koppen],
        ...elders,
      ]);
      const dossier = await casework.casusDossier(casusId);
      expect(dossier?.casus).toEqual(casus);
      expect(dossier?.taken).toHaveLength(2);
      expect(dossier?.taken).toEqual(expect.arrayContaining(taken));
      expect(dossier?.vastleggingen).toEqual(vastleggingen.toReversed());
      expect(dossier?.uitnodigingen).toEqual(uitnodigingen);
      expect(dossier?.plannen).toEqual(plannen);
      expect(dossier?.acties).toEqual(acties);
      expect(dossier?.historieKoppen).toHaveLength(2);
      expect(dossier?.historieKoppen).toEqual(expect.arrayContaining(koppen));
    });

    it("is null without a head", async () => {
      const { casework } = opstelling();
      const taak = maakTaak();
      await bewaar(casework, [taak]);
      expect(await casework.casusDossier(taak.casusId)).toBeNull();
    });

    it("is complete over more than 1 MB", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      const vastleggingen = Array.from({ length: 60 }, (_, plaats) =>
        maakVastlegging({
          casusId: casus.casusId,
          inhoud: { bevindingen: "x".repeat(20_000) },
          vastgelegdOp: dag(1 + (plaats % 28)),
        }),
      );
      await bewaar(casework, [casus]);
      await bewaar(casework, vastleggingen);
      const dossier = await casework.casusDossier(casus.casusId);
      expect(new Set(dossier?.vastleggingen.map(({ vastleggingId }) => vastleggingId))).toEqual(
        new Set(vastleggingen.map(({ vastleggingId }) => vastleggingId)),
      );
      expect(dossier?.casus).toEqual(casus);
    });
  });
};

/** What the port promises of reading by key and by casus. */
export const leescontract = (opstelling: Opstelling): void => {
  opSleutel(opstelling);
  samenhang(opstelling);
  geheel(opstelling);
};
