import { describe, expect, it } from "vitest";
import * as z from "zod";
import { dossierIdSchema, meldingIdSchema, type DossierId, type MeldingId } from "../../../shared/domain/ids.ts";
import { testBsn } from "../../fixtures/personen.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { maakVoordeur, type Antwoord, type Vraagopties, type Voordeur } from "./voordeur.ts";

const ANNA = { voornamen: "Rafalina", geslachtsnaam: "Tolmansk", geboortedatum: "2001-03-14", geslacht: "vrouw" };
const HANNA = { ...ANNA, voornamen: "Rafalima" };

const over = (...mensen: readonly object[]): MeldingBody =>
  maakMelding({
    locatie: { gemeente: "Doetinchem" },
    inhoud: `Gezien: ${String(JSON.stringify(mensen).length)}.`,
    betrokkenen: mensen.map((personalia) => ({
      rol: "mogelijk-slachtoffer",
      personalia,
    })),
  });
const meld = async (deur: Voordeur, ...mensen: readonly object[]): Promise<MeldingId> => {
  const { status, body } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", over(...mensen));
  expect(status).toBe(201);
  deur.verder(60);
  return meldingIdSchema.parse(body["meldingId"]);
};
const dossierVan = async (deur: Voordeur, meldingId: MeldingId, plaats = 0): Promise<DossierId> => {
  const melding = await deur.casework.melding(meldingId);
  const dossierId = melding?.dossiers.find(({ betrokkene }) => betrokkene === plaats)?.dossierId;
  if (dossierId === undefined) throw new Error("geen dossier");
  return dossierId;
};
const stand = (deur: Voordeur, id: DossierId) => {
  const dossier = deur.casework.vanType("dossier").find(({ dossierId }) => dossierId === id);
  if (dossier === undefined) throw new Error("geen dossier");
  return dossier;
};
const match = async (deur: Voordeur): Promise<void> => {
  for (const { dossierId, teMatchen } of deur.casework.vanType("dossier"))
    if (teMatchen) await deur.rematchDossier(dossierId);
};
const taken = (deur: Voordeur, soort: string) =>
  deur.casework.vanType("taak").filter((taak) => taak.soort === soort && taak.status === "open");

/** One dossier of two persons: the second was reported under the number of the first. */
const verward = async () => {
  const deur = maakVoordeur();
  const anna = await meld(deur, { ...ANNA, bsn: testBsn(1) });
  const hanna = await meld(deur, { ...HANNA, bsn: testBsn(1) });
  const dossierId = await dossierVan(deur, anna);
  expect(await dossierVan(deur, hanna)).toBe(dossierId);
  const casusId = stand(deur, dossierId).laatsteCasusId;
  await match(deur);
  const splits = (wie: string, inhoud: object = {}, opties: Vraagopties = {}): Promise<Antwoord> =>
    deur.vraag(
      wie,
      "POST",
      `/v1/dossiers/${dossierId}/afsplitsingen`,
      { meldingen: [{ meldingId: hanna }], toelichting: "het zijn zussen", ...inhoud },
      opties,
    );
  const lees = async (wie: string, id: DossierId) => {
    const { status, body } = await deur.vraag(wie, "GET", `/v1/dossiers/${id}`);
    const lijst = z.array(z.object({ meldingId: z.string() }));
    return { status, meldingen: lijst.parse(body["meldingen"] ?? []).map(({ meldingId }) => meldingId) };
  };
  return { deur, dossierId, anna, hanna, casusId, splits, lees };
};
const nieuw = (antwoord: Antwoord): DossierId => {
  expect(antwoord.status).toBe(201);
  return dossierIdSchema.parse(antwoord.body["dossierId"]);
};

describe("a dossier that holds two persons", () => {
  it("is parted by the meldpunt: each has its own reports, names and keys, and both keep where they were", async () => {
    const { deur, dossierId, anna, hanna, casusId, splits, lees } = await verward();
    const regelsVoor = deur.casework.logregels().length;
    const antwoord = await splits("meldpunt");
    const afgesplitst = nieuw(antwoord);
    expect(antwoord.body).toEqual({ dossierId: afgesplitst, afgesplitstVan: dossierId, gebleven: [anna] });
    expect(stand(deur, afgesplitst)).toMatchObject({
      ...{ personalia: { voornamen: "Rafalima" }, afgesplitstVan: dossierId, laatsteCasusId: casusId, teMatchen: true },
    });
    expect(stand(deur, dossierId).personalia.voornamen).toBe("Rafalina");
    expect(await lees("meldpunt", dossierId)).toEqual({ status: 200, meldingen: [anna] });
    expect(await lees("meldpunt", afgesplitst)).toEqual({ status: 200, meldingen: [hanna] });
    const spoor = deur.casework.vanType("dossier-melding").filter((een) => een.meldingId === hanna);
    expect(spoor.find((een) => een.dossierId === dossierId)).toMatchObject({ verhuisdNaar: afgesplitst });
    // What comes next of either finds its own.
    expect(await dossierVan(deur, await meld(deur, HANNA))).toBe(afgesplitst);
    expect(await dossierVan(deur, await meld(deur, ANNA))).toBe(dossierId);
    const regels = deur.casework.vanType("historie").filter(({ wat }) => wat === "dossier-afgesplitst");
    expect(regels.map((regel) => regel.casusId)).toEqual([casusId]);
    const log = deur.casework.logregels().slice(regelsVoor);
    expect(
      log
        .slice(0, 3)
        .map(({ soort }) => soort)
        .toSorted(),
    ).toEqual(["audit", "verwerking", "verwerking"]);
  });

  it("is shown to nobody who did not see it, and kept from nobody who did, until the team decides", async () => {
    const { deur, dossierId, casusId, splits, lees } = await verward();
    for (const wie of ["zetel-politie", "gemeente-doetinchem"]) expect((await splits(wie)).status).toBe(403);
    for (const wie of ["gemeente-apeldoorn", "partner-ggd"]) expect((await splits(wie)).status).toBe(404);
    const voor = Object.fromEntries(
      await Promise.all(
        ["zetel-politie", "gemeente-doetinchem", "gemeente-apeldoorn", "partner-ggd", "procesregisseur"].map(
          async (wie) => [wie, (await lees(wie, dossierId)).status] as const,
        ),
      ),
    );
    const afgesplitst = nieuw(await splits("meldpunt"));
    for (const [wie, status] of Object.entries(voor)) {
      expect([wie, (await lees(wie, dossierId)).status]).toEqual([wie, status]);
      expect([wie, (await lees(wie, afgesplitst)).status]).toEqual([wie, status]);
    }
    const casus = deur.casework.vanType("casus").find((een) => een.casusId === casusId);
    expect(casus?.dossierIds).toEqual(expect.arrayContaining([dossierId, afgesplitst]));
    expect(taken(deur, "afsplitsing-beoordelen")).toMatchObject([
      {
        casusId,
        onderwerp: afgesplitst,
        verplicht: true,
        eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
      },
    ]);
  });

  it("is not asked about again: a person decided that they are two", async () => {
    const { deur, dossierId, splits } = await verward();
    const afgesplitst = nieuw(await splits("meldpunt"));
    await match(deur);
    for (const id of [dossierId, afgesplitst]) deur.casework.zet({ ...stand(deur, id), teMatchen: true });
    await match(deur);
    expect(taken(deur, "match-beoordelen")).toEqual([]);
    expect(deur.casework.vanType("matchvraag")).toMatchObject([
      { dossierId: afgesplitst, taakId: null, kandidaten: [{ dossierId, besluit: { besluit: "verschillend" } }] },
    ]);
  });

  it("whose persons have the same name and day tells nobody apart by them: the next is put before the meldpunt", async () => {
    const { deur, dossierId, splits } = await verward();
    const dubbel = await meld(deur, ANNA);
    nieuw(await splits("meldpunt", { meldingen: [{ meldingId: dubbel }] }));
    const volgende = await dossierVan(deur, await meld(deur, ANNA));
    expect(volgende).not.toBe(dossierId);
    expect(stand(deur, dossierId).gedeeldeSleutels).toHaveLength(1);
    await match(deur);
    expect(taken(deur, "match-beoordelen").map(({ onderwerp }) => onderwerp)).toContain(volgende);
  });

  it("is put back by a merge, which can be undone", async () => {
    const { deur, dossierId, anna, hanna, splits, lees } = await verward();
    const afgesplitst = nieuw(await splits("meldpunt"));
    const voegSamen = (wie: string, met: string = dossierId) =>
      deur.vraag(wie, "POST", `/v1/dossiers/${afgesplitst}/samenvoegingen`, { met, toelichting: "toch dezelfde" });
    expect((await voegSamen("zetel-politie")).status).toBe(403);
    expect((await voegSamen("meldpunt", "00000000-0000-4000-8000-000000000000")).status).toBe(400);
    expect((await voegSamen("meldpunt")).status).toBe(201);
    expect((await voegSamen("meldpunt")).status).toBe(409);
    expect(stand(deur, afgesplitst).samengevoegdMet).toBe(dossierId);
    expect((await lees("meldpunt", dossierId)).meldingen.toSorted()).toEqual([anna, hanna].toSorted());
    expect(await dossierVan(deur, await meld(deur, HANNA))).toBe(dossierId);
    const pad = `/v1/dossiers/${afgesplitst}/splitsingen`;
    expect((await deur.vraag("meldpunt", "POST", pad, { toelichting: "nee, twee" })).status).toBe(201);
    expect((await lees("meldpunt", afgesplitst)).meldingen).toEqual([hanna]);
    await match(deur);
    expect(taken(deur, "match-beoordelen")).toEqual([]);
  });

  it("gives up one betrokkene of a melding and keeps the other; what is left of it follows to the same dossier", async () => {
    const { deur, dossierId, anna, splits, lees } = await verward();
    const samenGezien = await meld(deur, ANNA, { ...ANNA, voornamen: "Rafalina", telefoon: "0612345678" });
    expect(await dossierVan(deur, samenGezien, 1)).toBe(dossierId);
    const afgesplitst = nieuw(await splits("meldpunt", { meldingen: [{ meldingId: samenGezien, betrokkene: 1 }] }));
    expect(await dossierVan(deur, samenGezien, 0)).toBe(dossierId);
    expect(await dossierVan(deur, samenGezien, 1)).toBe(afgesplitst);
    expect((await lees("meldpunt", dossierId)).meldingen).toContain(samenGezien);
    const rest = await splits("meldpunt", {
      meldingen: [{ meldingId: samenGezien, betrokkene: 0 }],
      naar: afgesplitst,
    });
    expect(nieuw(rest)).toBe(afgesplitst);
    expect((await lees("meldpunt", dossierId)).meldingen).not.toContain(samenGezien);
    expect((await lees("meldpunt", afgesplitst)).meldingen).toEqual([samenGezien]);
    expect((await lees("meldpunt", dossierId)).meldingen).toContain(anna);
  });

  it("refuses what cannot be, all errors at once, and stores nothing", async () => {
    const { deur, anna, hanna, splits } = await verward();
    const elders = await meld(deur, { voornamen: "Quirijn", geslachtsnaam: "Zandhof", geboortedatum: "1980-05-05" });
    const voor = deur.casework.transacties();
    const velden = async (inhoud: object) => {
      const { status, body } = await splits("meldpunt", inhoud);
      expect(status).toBe(400);
      return z
        .array(z.object({ veld: z.string() }))
        .parse(body["fouten"])
        .map(({ veld }) => veld);
    };
    expect(await velden({ meldingen: [{ meldingId: elders }, { meldingId: hanna, betrokkene: 7 }] })).toEqual([
      ...["meldingen[0].meldingId", "meldingen[1].betrokkene"],
    ]);
    expect(await velden({ meldingen: [{ meldingId: anna }, { meldingId: hanna }] })).toEqual(["meldingen"]);
    expect(await velden({ naar: await dossierVan(deur, elders) })).toEqual(["naar"]);
    expect(await velden({ meldingen: [], toelichting: "" })).toEqual(["meldingen", "toelichting"]);
    expect(deur.casework.transacties()).toBe(voor);
  });

  it("is parted once: repeated under its key it answers the same, and two at once make one dossier", async () => {
    const { deur, splits } = await verward();
    const eerste = await splits("meldpunt", {}, { sleutel: "eenmaal" });
    const opnieuw = await splits("meldpunt", {}, { sleutel: "eenmaal" });
    expect([opnieuw.status, opnieuw.rauw.body]).toEqual([201, eerste.rauw.body]);
    const ander = await verward();
    const tegelijk = await Promise.all([ander.splits("meldpunt"), ander.splits("meldpunt")]);
    expect(tegelijk.map(({ status }) => status).toSorted()).toEqual([201, 400]);
    expect(ander.deur.casework.vanType("dossier").filter((een) => een.afgesplitstVan !== null)).toHaveLength(1);
    expect(deur.casework.vanType("dossier").filter((een) => een.afgesplitstVan !== null)).toHaveLength(1);
  });

  it("is left whole when writing fails, and parted when the answer was lost and it is asked again", async () => {
    const { deur, splits } = await verward();
    deur.casework.faalEenmaal("voor");
    expect((await splits("meldpunt", {}, { sleutel: "storing" })).status).toBe(500);
    expect(deur.casework.vanType("dossier").filter((een) => een.afgesplitstVan !== null)).toEqual([]);
    deur.casework.faalEenmaal("na");
    expect((await splits("meldpunt", {}, { sleutel: "storing" })).status).toBe(500);
    expect((await splits("meldpunt", {}, { sleutel: "storing" })).status).toBe(201);
    expect(deur.casework.vanType("dossier").filter((een) => een.afgesplitstVan !== null)).toHaveLength(1);
  });

  it("parted while meldingen come: what is written before it stays, what is written after it finds its own", async () => {
    for (let keer = 0; keer < 12; keer += 1) {
      const { deur, dossierId, hanna, splits } = await verward();
      let afgesplitst: DossierId | null = null;
      const erna: DossierId[] = [];
      deur.casework.volg((record) => {
        if (record.type === "dossier" && record.afgesplitstVan !== null) afgesplitst = record.dossierId;
        const nieuwe = record.type === "dossier-melding" && record.meldingId !== hanna;
        if (nieuwe && afgesplitst !== null) erna.push(record.dossierId);
      });
      const [gesplitst, ...meldingen] = await Promise.all([
        splits("meldpunt"),
        ...[1, 2, 3].map(() => deur.vraag("systeem-nla", "POST", "/v1/meldingen", over(HANNA))),
      ]);
      expect([gesplitst.status, ...meldingen.map(({ status }) => status)]).toEqual([201, 201, 201, 201]);
      expect(new Set(erna)).toEqual(new Set(erna.length === 0 ? [] : [afgesplitst]));
      for (const { body } of meldingen)
        expect([dossierId, afgesplitst]).toContain(await dossierVan(deur, meldingIdSchema.parse(body["meldingId"])));
      expect(await dossierVan(deur, await meld(deur, ANNA))).toBe(dossierId);
    }
  });

  it("tells to name fewer when it is too much for one transaction, and the rest can follow", async () => {
    const { deur, dossierId, splits } = await verward();
    const meldingen: MeldingId[] = [];
    for (let i = 0; i < 24; i += 1) {
      const meldingId = await meld(deur, ANNA);
      expect(await dossierVan(deur, meldingId)).toBe(dossierId);
      meldingen.push(meldingId);
    }
    const keuze = (ids: readonly MeldingId[]) => ({ meldingen: ids.map((meldingId) => ({ meldingId })) });
    const teVeel = await splits("meldpunt", keuze(meldingen));
    expect(teVeel).toMatchObject({ status: 400, body: { fouten: [{ veld: "meldingen" }] } });
    const afgesplitst = nieuw(await splits("meldpunt", keuze(meldingen.slice(0, 8))));
    for (const deel of [meldingen.slice(8, 16), meldingen.slice(16)])
      nieuw(await splits("meldpunt", { ...keuze(deel), naar: afgesplitst }));
    expect(await Promise.all(meldingen.map((id) => dossierVan(deur, id)))).toEqual(meldingen.map(() => afgesplitst));
    expect(taken(deur, "afsplitsing-beoordelen")).toHaveLength(1);
  });
});

describe("the casus of a parted dossier", () => {
  const gesplitst = async () => {
    const alles = await verward();
    const { deur, casusId, splits } = alles;
    const afgesplitst = nieuw(await splits("meldpunt"));
    const beoordeel = (wie: string, besluit: string) =>
      deur.vraag(wie, "POST", `/v1/dossiers/${afgesplitst}/casussen/${casusId}/afsplitsingsbesluiten`, {
        ...{ besluit, toelichting: "besproken aan tafel" },
      });
    const casus = (id: string | null) => deur.casework.vanType("casus").find((een) => een.casusId === id);
    return { ...alles, afgesplitst, beoordeel, casus };
  };

  it("keeps both when the team says so, once", async () => {
    const { deur, dossierId, casusId, afgesplitst, beoordeel, casus } = await gesplitst();
    expect((await beoordeel("meldpunt", "beide")).status).toBe(404);
    expect((await beoordeel("gemeente-apeldoorn", "beide")).status).toBe(404);
    expect((await beoordeel("procesregisseur", "beide")).status).toBe(403);
    expect(await beoordeel("zetel-politie", "geen")).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "besluit" }] },
    });
    expect((await beoordeel("zetel-politie", "beide")).status).toBe(201);
    expect((await beoordeel("zetel-politie", "beide")).status).toBe(409);
    expect(casus(casusId)?.dossierIds).toEqual([dossierId, afgesplitst]);
    expect(taken(deur, "afsplitsing-beoordelen")).toEqual([]);
  });

  it.each(["afgesplitste-apart", "oorspronkelijke-apart"])(
    "lets one of them go on in a casus of their own: %s",
    async (besluit) => {
      const { deur, dossierId, casusId, anna, hanna, afgesplitst, beoordeel, casus, lees } = await gesplitst();
      const [weg, blijft, melding, mens] =
        besluit === "afgesplitste-apart"
          ? [afgesplitst, dossierId, hanna, HANNA]
          : [dossierId, afgesplitst, anna, ANNA];
      expect((await beoordeel("zetel-politie", besluit)).status).toBe(201);
      const eigen = stand(deur, weg).laatsteCasusId;
      expect(eigen).not.toBe(casusId);
      expect(casus(casusId)).toMatchObject({ status: "open", dossierIds: [blijft] });
      expect(casus(eigen)).toMatchObject({ status: "open", dossierIds: [weg] });
      expect(await lees("zetel-politie", weg)).toEqual({ status: 200, meldingen: [melding] });
      expect((await lees("partner-ggd", weg)).status).toBe(404);
      // The next report joins the new casus, and that of the other the old one.
      const volgende = await deur.casework.melding(await meld(deur, mens));
      expect(volgende?.casusIds).toEqual([eigen]);
      expect(stand(deur, blijft).laatsteCasusId).toBe(casusId);
    },
  );
});
