import { describe, expect, it } from "vitest";
import { carryVerschuivingenUseCase } from "../../../functions/driver/carry-verschuivingen.ts";
import { driveRecords } from "../../../functions/driver/drive-records.ts";
import { spreadDeelnameUseCase } from "../../../functions/driver/spread-deelname.ts";
import { casusIdSchema, meldingIdSchema } from "../../../shared/domain/ids.ts";
import { interventieSchema } from "../../../shared/domain/interventie.ts";
import { taakSchema } from "../../../shared/domain/taak.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import type { StroomRecord } from "../../../shared/runtime/stroom.ts";
import { maakKetenmachinesDouble } from "../../doubles/ketenmachines.ts";
import { metStoring } from "../../doubles/storing.ts";
import { beeindigd, maakInterventie } from "../../fixtures/casusrecords.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import {
  afgerondeTaak,
  bijCasus,
  bijInterventie,
  bijTaak,
  maakLogDouble,
  maakOpzijDouble,
  NU,
  openCasus,
  openTaak,
  stroomRecord,
  ZONDER_DRIJFWERK,
} from "../keten-records.ts";

const opstelling = () => {
  const casework = metStoring(maakCaseworkDouble());
  const ketenmachines = maakKetenmachinesDouble();
  const opzij = maakOpzijDouble();
  const { log, regels } = maakLogDouble();
  const vervolgd: string[] = [];
  const gematcht: string[] = [];
  const vervolgMelding = async (id: string) => void vervolgd.push(await Promise.resolve(id));
  const spreidDeelname = spreadDeelnameUseCase({ casework, regio: laadRegio("nog") }, () => NU);
  const signalen: string[] = [];
  const voegSignalenToe = {
    vanMelding: async (id: string) => void signalen.push(await Promise.resolve(id)),
    opDossier: async (id: string) => void signalen.push(await Promise.resolve(id)),
  };
  const rematchDossier = async (id: string) => void gematcht.push(await Promise.resolve(id));
  const geregistreerd: string[] = [];
  const registreerPlekken = async (id: string) => void geregistreerd.push(await Promise.resolve(id));
  const uitgezet: string[] = [];
  const samengevoegd: string[] = [];
  const zetAanleveringUit = async (id: string) => void uitgezet.push(await Promise.resolve(id));
  const afhankelijkheden = {
    zetAanleveringUit,
    verschuif: carryVerschuivingenUseCase(casework),
    herverdeel: async () => Promise.resolve(),
    voegSamen: async (id: string) => void samengevoegd.push(await Promise.resolve(id)),
    ...{ casework, ketenmachines, opzij, log, vervolgMelding, rematchDossier, spreidDeelname, registreerPlekken },
    voegSignalenToe,
  };
  const draai = async (...records: readonly StroomRecord[]) => driveRecords(records, afhankelijkheden);
  return {
    casework,
    ketenmachines,
    opzij,
    regels,
    vervolgd,
    gematcht,
    signalen,
    geregistreerd,
    uitgezet,
    samengevoegd,
    draai,
  };
};

describe("driving a casus", () => {
  it("starts the execution that the record asks for and says that it runs", async () => {
    const o = opstelling();
    const casus = openCasus();
    o.casework.zet(casus);
    await o.draai(bijCasus(casus));
    expect([...o.ketenmachines.uitvoeringen]).toEqual([[`${casus.casusId}.2.1`, true]]);
    expect(await o.casework.casus(casus.casusId)).toEqual({
      ...casus,
      ...{ versie: 5, teDrijven: false, uitvoering: { ...casus.uitvoering, status: "loopt" } },
    });
  });

  it("starts once however often and by however many it is driven", async () => {
    const o = opstelling();
    const casus = openCasus();
    o.casework.zet(casus);
    await Promise.all(Array.from({ length: 10 }, async () => o.draai(bijCasus(casus), bijCasus(casus))));
    await o.draai(bijCasus(casus));
    expect(o.ketenmachines.uitvoeringen.size).toBe(1);
    expect(await o.casework.casus(casus.casusId)).toMatchObject({ versie: 5, uitvoering: { n: 1, status: "loopt" } });
  });

  it("takes the next number when the name is used up, from where the casus stands", async () => {
    const o = opstelling();
    const casus = openCasus({ begin: "verrijken" });
    o.casework.zet(casus);
    o.ketenmachines.stop(`${casus.casusId}.2.1`);
    await o.draai(bijCasus(casus));
    expect(await o.casework.casus(casus.casusId)).toMatchObject({
      ...{ versie: 5, teDrijven: true, uitvoeringen: { "2": 2 } },
      uitvoering: { hoofdstap: 2, n: 2, begin: "weging-1", status: "gevraagd" },
    });
    await o.draai(bijCasus(casus));
    expect(o.ketenmachines.uitvoeringen.get(`${casus.casusId}.2.2`)).toBe(true);
    expect(await o.casework.casus(casus.casusId)).toMatchObject({ uitvoering: { n: 2, status: "loopt" } });
  });

  it("loads again when a professional was first, and does not lose their change", async () => {
    const o = opstelling();
    const casus = openCasus();
    o.casework.zet(casus);
    const start = o.ketenmachines.start;
    const metOnderbreking = async (...delen: Parameters<typeof start>) => {
      const antwoord = await start(...delen);
      // The execution is so short that it ended before the record could say that it runs.
      o.ketenmachines.stop(`${casus.casusId}.2.1`);
      const nu = await o.casework.casus(casus.casusId);
      if (nu?.status === "open" && nu.versie === 4) o.casework.zet({ ...nu, versie: 5, urgentie: "hoog" });
      return antwoord;
    };
    await driveRecords([bijCasus(casus)], {
      ...{ casework: o.casework, opzij: o.opzij, log: maakLogDouble().log },
      ketenmachines: { ...o.ketenmachines, start: metOnderbreking },
      ...ZONDER_DRIJFWERK,
    });
    expect(await o.casework.casus(casus.casusId)).toMatchObject({
      ...{ versie: 6, urgentie: "hoog", uitvoering: { n: 1, status: "loopt" } },
    });
  });

  it.each([
    ["start", "ervoor"],
    ["start", "erna"],
    ["casus", "ervoor"],
    ["schrijf", "ervoor"],
    ["schrijf", "erna"],
  ] as const)("survives a crash at %s, %s", async (waar, wanneer) => {
    const o = opstelling();
    const casus = openCasus();
    o.casework.zet(casus);
    if (waar === "start") o.ketenmachines.valUit("start", wanneer);
    else o.casework.storing.bij(waar, wanneer);
    await expect(o.draai(bijCasus(casus))).rejects.toThrow();
    await o.draai(bijCasus(casus));
    expect([...o.ketenmachines.uitvoeringen]).toEqual([[`${casus.casusId}.2.1`, true]]);
    expect(await o.casework.casus(casus.casusId)).toMatchObject({ uitvoering: { status: "loopt" }, teDrijven: false });
  });

  it("starts nothing for a closed casus or one that is not there", async () => {
    const o = opstelling();
    const gesloten = beeindigd(openCasus(), "gesloten");
    o.casework.zet(gesloten);
    await o.draai(bijCasus(gesloten), bijCasus(openCasus()));
    expect(o.ketenmachines.uitvoeringen.size).toBe(0);
  });
});

describe("driving an intervention", () => {
  it.each(["ervoor", "erna"] as const)("starts it once, also after a crash %s", async (wanneer) => {
    const o = opstelling();
    const interventie = maakInterventie();
    o.casework.zet(interventie);
    o.ketenmachines.valUit("start", wanneer);
    await expect(o.draai(bijInterventie(interventie))).rejects.toThrow();
    await Promise.all(Array.from({ length: 5 }, async () => o.draai(bijInterventie(interventie))));
    expect([...o.ketenmachines.uitvoeringen]).toEqual([[`${interventie.interventieId}.interventie.1`, true]]);
    expect(await o.casework.interventie(interventie.casusId, interventie.interventieId)).toMatchObject({
      ...{ versie: 2, teDrijven: false, uitvoering: { n: 1, status: "loopt" } },
    });
  });

  it("takes the next number when the name is used up", async () => {
    const o = opstelling();
    const interventie = maakInterventie();
    o.casework.zet(interventie);
    o.ketenmachines.stop(`${interventie.interventieId}.interventie.1`);
    await o.draai(bijInterventie(interventie));
    await o.draai(bijInterventie(interventie));
    expect(o.ketenmachines.uitvoeringen.get(`${interventie.interventieId}.interventie.2`)).toBe(true);
  });

  it("starts nothing for one that has a result", async () => {
    const o = opstelling();
    const klaar = interventieSchema.parse({
      ...{ ...maakInterventie(), status: "afgerond", uitkomst: "uit-situatie", afgerondOp: NU, klok: null },
    });
    o.casework.zet(klaar);
    await o.draai(bijInterventie(klaar));
    expect(o.ketenmachines.uitvoeringen.size).toBe(0);
  });
});

describe("telling the machine what became of a task", () => {
  it("answers the token once and forgets it", async () => {
    const o = opstelling();
    const taak = afgerondeTaak();
    o.casework.zet(taak);
    o.ketenmachines.wacht("token-1");
    await Promise.all([o.draai(bijTaak(taak)), o.draai(bijTaak(taak)), o.draai(bijTaak(taak))]);
    expect([...o.ketenmachines.gemeld]).toEqual([["token-1", "wel"]]);
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({
      ...{ versie: 2, teDrijven: false, klok: null, uitvoering: null, uitkomst: "wel" },
    });
  });

  it("lets the machine end when the task lapsed", async () => {
    const o = opstelling();
    const taak = taakSchema.parse({ ...afgerondeTaak(), status: "vervallen", reden: "afgeschaald" });
    o.casework.zet(taak);
    o.ketenmachines.wacht("token-1");
    await o.draai(bijTaak(taak));
    expect(o.ketenmachines.gemeld.get("token-1")).toBe("ingehaald");
  });

  it("is done as well when nobody waits any more", async () => {
    const o = opstelling();
    const taak = afgerondeTaak();
    o.casework.zet(taak);
    await o.draai(bijTaak(taak));
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({ teDrijven: false, klok: null });
    expect(o.regels.map(({ regel }) => regel)).toContain("taaktoken-verlopen");
  });

  it.each(["ervoor", "erna"] as const)("tells it after a crash %s", async (wanneer) => {
    for (const waar of ["meld", "schrijf"]) {
      const o = opstelling();
      const taak = afgerondeTaak();
      o.casework.zet(taak);
      o.ketenmachines.wacht("token-1");
      if (waar === "meld") o.ketenmachines.valUit("meld", wanneer);
      else o.casework.storing.bij("schrijf", wanneer);
      await expect(o.draai(bijTaak(taak))).rejects.toThrow();
      await o.draai(bijTaak(taak));
      expect(o.ketenmachines.gemeld.get("token-1")).toBe("wel");
      expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({ teDrijven: false, uitvoering: null });
    }
  });

  it("tells nothing of a task that is open", async () => {
    const o = opstelling();
    const taak = openTaak({ teDrijven: true });
    o.casework.zet(taak);
    o.ketenmachines.wacht("token-1");
    await o.draai(bijTaak(taak));
    expect(o.ketenmachines.gemeld.size).toBe(0);
  });
});

describe("what else the stream shows", () => {
  it("goes on with a melding only when it is unfinished", async () => {
    const o = opstelling();
    const [af, nietAf, zonderPlek, beide] = [
      ...["0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11", "c9d4e6f8-1a2b-4c3d-8e5f-7a6b5c4d3e2f"],
      ...["1b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e12", "d9d4e6f8-1a2b-4c3d-8e5f-7a6b5c4d3e20"],
    ].map((id) => meldingIdSchema.parse(id));
    const casusId = casusIdSchema.parse("3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13");
    const melding = (meldingId: typeof af, nogTeDossieren: number | null, teRegistreren = false) => ({
      ...{ type: "melding" as const, meldingId: meldingIdSchema.parse(meldingId), versie: 1, nogTeDossieren },
      invoer: {
        ...{ soort: "melding", kanaal: "email", inhoud: "x", melder: { anoniem: true } },
        betrokkenen: [{ rol: "getuige" }],
      },
      ...{ ingediendDoor: { organisatie: "politie", actorId: "a" }, ontvangenOp: openCasus().geopendOp },
      ...{ dossiers: [], casusIds: [casusId], eerdereVerdelingen: [], signaal: null },
      verdeling: {
        ...{ eigenaar: { rol: "meldpunt", organisatie: "veilig-thuis" }, op: openCasus().geopendOp, regel: "overig" },
        ...{ uiterlijkOp: openCasus().geopendOp, uitleg: "x", ketenmodelVersie: "1", terugval: null, door: null },
      },
      behandeling: {
        ...{ status: "afgerond", resultaat: "bij-inname", toelichting: "x", op: openCasus().geopendOp },
        door: { rol: "meldpunt", organisatie: "veilig-thuis" },
      },
      ...{ mogelijkDubbelVan: null, klok: null, teDrijven: true, plekIds: [], teRegistreren },
      kenmerk: {
        ...{ dataklasse: "statisch", compartiment: "personalia", geleverdDoor: "politie" },
        ...{ doel: "melding", bewaartermijn: "casus", activiteit: "2.1", categorieen: [] },
      },
    });
    o.casework.zet(melding(af, null) as never, melding(nietAf, 3) as never);
    o.casework.zet(melding(zonderPlek, null, true) as never, melding(beide, 3, true) as never);
    const bij = (id: typeof af) => stroomRecord({ type: { S: "melding" }, meldingId: { S: String(id) } });
    await o.draai(bij(af), bij(nietAf), bij(zonderPlek), bij(beide));
    // The plekken come after the last dossier.
    expect(o.vervolgd.toSorted()).toEqual([nietAf, beide].map(String).toSorted());
    expect(o.geregistreerd).toEqual([zonderPlek]);
  });

  it("puts a hand-in on its queue", async () => {
    const o = opstelling();
    const aanleveringId = crypto.randomUUID();
    await o.draai(stroomRecord({ type: { S: "aanlevering" }, aanleveringId: { S: aanleveringId } }));
    expect(o.uitgezet).toEqual([aanleveringId]);
  });

  it("passes by what it does not know and sets poison aside, and drives the rest", async () => {
    const o = opstelling();
    const casus = openCasus();
    o.casework.zet(casus);
    const gif = stroomRecord({ type: { S: "casus" }, casusId: { S: "geheime naam" } });
    await o.draai(stroomRecord({ type: { S: "iets-nieuws" } }), gif, stroomRecord({}), bijCasus(casus));
    expect(o.opzij.opzij).toHaveLength(2);
    expect(o.opzij.opzij).toContainEqual({ sleutels: gif.sleutels, volgnummer: gif.volgnummer, reden: "ZodError" });
    expect(JSON.stringify([o.opzij.opzij, o.regels])).not.toContain("geheime naam");
    expect(o.ketenmachines.uitvoeringen.size).toBe(1);
  });

  it("drives the others before it fails for one", async () => {
    const o = opstelling();
    const [eerste, tweede] = [openCasus(), openCasus()];
    o.casework.zet(eerste, tweede);
    o.ketenmachines.valUit("start", "ervoor");
    await expect(o.draai(bijCasus(eerste), bijCasus(tweede))).rejects.toThrow();
    expect(o.ketenmachines.uitvoeringen.size).toBe(1);
  });
});
