import { describe, expect, it } from "vitest";
import { carryHerverdelingUseCase } from "../../../functions/driver/carry-herverdeling.ts";
import { carryVerschuivingenUseCase } from "../../../functions/driver/carry-verschuivingen.ts";
import { opdracht, aanTafel } from "../../fixtures/opdrachten.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { maakBeheerdeur } from "./beheerdeur.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { hervat, kalender, schortOp } from "./opschortdeur.ts";
import { berichten, takenVan } from "./overdrachtdeur.ts";
import { treedUit } from "./partnerdeur.ts";
import {
  bladzijden,
  kopVan,
  nogEenCasus,
  openTakenVan,
  samengevoegd,
  tweeCasussen,
  voegSamen,
} from "./samenvoegdeur.ts";

const OUD = "gemeente-doetinchem";
const NIEUW = "gemeente-apeldoorn";
const id = ({ casusId }: Casusweg) => casusIdSchema.parse(casusId);
const herverdeel = (weg: Casusweg) => carryHerverdelingUseCase(weg.deur, weg.deur.nu)(id(weg));

/** A casus in which the seat of its gemeente has so many acties, and Apeldoorn accepted it: pages are still to come. */
const netOvergedragen = async (aantal: number) => {
  const weg = await wegTot("plan");
  const acties = Array.from({ length: aantal }, () => opdracht.actie({ organisatie: OUD }));
  await weg.doe("zetel-politie", "plannen", opdracht.plan({ acties }));
  const vaststelling = opdracht.vaststelling();
  const commitments = [...vaststelling.commitments, ...aanTafel(OUD)];
  const uniek = [...new Map(commitments.map((een) => [een.organisatie, een])).values()];
  expect((await weg.doe("zetel-om", "plannen/1/vaststellingen", { ...vaststelling, commitments: uniek })).status).toBe(
    201,
  );
  await weg.deur.machine(weg.casusId);
  await weg.deur.machine(weg.casusId);
  const aanbod = await weg.doe("procesregisseur", "gemeente-overdrachten", opdracht.gemeenteOverdracht("Apeldoorn"));
  const pad = `gemeente-overdrachten/${String(aanbod.body["id"])}/antwoorden`;
  return { weg, aanvaard: () => weg.doe(NIEUW, pad, opdracht.aanvaarding()) };
};
/** Every open task is of a casus that is open, of who sees that casus, with a date. */
const iederHeeftEigenaar = async (weg: Casusweg): Promise<void> => {
  for (const { eigenaar, klok, uiterlijkOp, soort } of openTakenVan(weg)) {
    expect([soort, uiterlijkOp > "", klok > ""]).toEqual([soort, true, true]);
    const wie = { zvh: "procesregisseur", moviera: "zetel-moviera", [OUD]: OUD, [NIEUW]: NIEUW, nla: "partner-nla" }[
      eigenaar.organisatie
    ];
    if (wie !== undefined) expect([wie, soort, (await weg.lees(wie)).status]).toEqual([wie, soort, 200]);
  }
};

describe("a handover to another gemeente beside a merge", () => {
  it("that waits for its answer keeps them apart, whichever ends", async () => {
    const { ver, vers } = await tweeCasussen("weging2");
    expect(
      (await ver.doe("procesregisseur", "gemeente-overdrachten", opdracht.gemeenteOverdracht("Apeldoorn"))).status,
    ).toBe(201);
    for (const [deze, andere] of [
      [ver, vers],
      [vers, ver],
    ] as const)
      expect(await voegSamen(deze, andere)).toMatchObject({ status: 409, code: "samenvoeging-belet" });
  });

  it.each(["ends", "goes on"])(
    "accepted, with pages still to come, of the casus that %s: all its work is with who sees it",
    async (welke) => {
      const { weg, aanvaard } = await netOvergedragen(36);
      const ander = await nogEenCasus(weg.deur);
      expect((await aanvaard()).status).toBe(201);
      expect(await kopVan(weg)).toMatchObject({ herverdelen: true });
      const [deze, andere] = welke === "ends" ? [ander, weg] : [weg, ander];
      await samengevoegd(deze, andere);
      await Promise.all([weg.deur.voegSamen(id(deze)), herverdeel(deze), herverdeel(andere)]);
      await bladzijden(deze);
      await herverdeel(deze);
      expect(await kopVan(deze)).toMatchObject({ herverdelen: false, samenTeVoegen: null });
      expect(openTakenVan(andere)).toEqual([]);
      expect(openTakenVan(deze).filter(({ soort }) => soort === "actie").length).toBe(36);
      await iederHeeftEigenaar(deze);
      if (welke === "goes on")
        expect(openTakenVan(deze).filter(({ eigenaar }) => eigenaar.organisatie === OUD)).toEqual([]);
      expect((await deze.lees(welke === "ends" ? NIEUW : OUD)).status).toBe(404);
    },
  );

  it("offered at the same moment: one is first, and the other is refused", async () => {
    for (let na = 0; na < 60; na += 12) {
      const { ver, vers } = await tweeCasussen("weging2");
      const later = async () => {
        for (let i = 0; i < na; i += 1) await Promise.resolve();
      };
      const [aanbod, gevoegd] = await Promise.all([
        ver.doe("procesregisseur", "gemeente-overdrachten", opdracht.gemeenteOverdracht("Apeldoorn")),
        later().then(() => voegSamen(vers, ver)),
      ]);
      expect([aanbod.status, gevoegd.status].filter((een) => een === 201)).toHaveLength(1);
    }
  });
});

describe("a merge while the dates of a suspension still move", () => {
  it.each(["ends", "goes on"])("of the casus that %s: each task has the date that it would have had", async (welke) => {
    const weg = await wegTot("actieZorg");
    const ander = await nogEenCasus(weg.deur);
    const voor = openTakenVan(weg).filter(({ soort }) => soort === "actie");
    const opgeschort = await schortOp(weg, 30);
    weg.deur.verder(86_400);
    expect((await hervat(weg, opgeschort.body["id"])).status).toBe(201);
    const { verschuivingen } = await kopVan(weg);
    const dagen = verschuivingen.reduce((som, een) => som + een.dagen, 0);
    expect(dagen).toBeGreaterThan(0);
    const [deze, andere] = welke === "ends" ? [ander, weg] : [weg, ander];
    await samengevoegd(deze, andere);
    const verschuif = carryVerschuivingenUseCase(weg.deur.casework);
    await Promise.all([weg.deur.voegSamen(id(deze)), verschuif(id(weg)), verschuif(id(ander))]);
    await bladzijden(deze);
    for (const een of voor)
      expect(openTakenVan(deze).filter(({ onderwerp }) => onderwerp === een.onderwerp)).toMatchObject([
        { uiterlijkOp: kalender.verschuif(een.uiterlijkOp, dagen) },
      ]);
  });
});

describe("a suspension between a merge and its pages", () => {
  it("moves what comes along behind the pages of the suspension as well", async () => {
    const weg = await wegTot("actieZorg");
    const ander = await nogEenCasus(weg.deur);
    const voor = openTakenVan(weg).filter(({ soort }) => soort === "actie");
    expect(voor.length).toBeGreaterThan(0);
    await samengevoegd(ander, weg);
    weg.deur.verder(60);
    expect((await schortOp(ander, 30)).status).toBe(201);
    await carryVerschuivingenUseCase(weg.deur.casework)(id(ander));
    await bladzijden(ander);
    const { verschuivingen } = await kopVan(ander);
    for (const een of voor)
      expect(openTakenVan(ander).filter(({ onderwerp }) => onderwerp === een.onderwerp)).toMatchObject([
        { uiterlijkOp: kalender.verschuif(een.uiterlijkOp, 30), verschoven: verschuivingen.length },
      ]);
  });
});

describe("an organisation that leaves while the pages of a merge run", () => {
  it.each([1, 2, 3])("has nothing left in either casus, whenever it leaves (%i)", async (wanneer) => {
    const deur = maakBeheerdeur();
    const weg = await wegTot("actieZorg", true, deur);
    const ander = await nogEenCasus(deur);
    await ander.doe("zetel-politie", "wegingen", opdracht.eersteWeging());
    deur.verder(60);
    if (wanneer === 1) await treedUit(deur, "moviera", deur.nu());
    await samengevoegd(ander, weg);
    if (wanneer === 2) await treedUit(deur, "moviera", deur.nu());
    await (wanneer === 3 ? Promise.all([bladzijden(ander), treedUit(deur, "moviera", deur.nu())]) : bladzijden(ander));
    const klok = opstelling({ casework: deur.casework, nu: deur.nu });
    for (let keer = 0; keer < 3; keer += 1) {
      deur.verder(1260);
      await klok.draai();
    }
    expect(openTakenVan(weg)).toEqual([]);
    expect(
      openTakenVan(ander).filter(({ eigenaar, soort }) => eigenaar.organisatie === "moviera" && soort === "actie"),
    ).toEqual([]);
    expect(openTakenVan(ander).filter(({ soort }) => soort === "actie")).toHaveLength(2);
  });
});

describe("who was on the casus that ended", () => {
  it("reads nothing of it by any door, and hears nothing of the other, before the pages, after them and after that one closes", async () => {
    const weg = await wegTot("uitnodigen");
    await WEG.uitnodigen(weg);
    await WEG.aanvaarden(weg);
    const vraag = await weg.doe("zetel-politie", "informatievragen", {
      ...{ organisatie: "ggd", soort: "bekend", tekst: "Kent u deze persoon?", doel: "zorg", grondslag: "wgs-zvh" },
      dossiers: (await kopVan(weg)).dossierIds,
    });
    expect(vraag.status).toBe(201);
    const ander = await nogEenCasus(weg.deur);
    const uitnodigingen = weg.deur.casework
      .vanType("uitnodiging")
      .map((een) => [een.organisatie, `${weg.pad}/uitnodigingen/${een.uitnodigingId}`] as const);
    const [dossierId] = (await kopVan(weg)).dossierIds;
    const paden = [
      weg.pad,
      ander.pad,
      `/v1/dossiers/${String(dossierId)}`,
      `${weg.pad}/informatievragen/${String(vraag.body["id"])}`,
      ...["analyse", "voortgang", "historie", "partnervoorstel"].map((een) => `${weg.pad}/${een}`),
      ...uitnodigingen.map(([, pad]) => pad),
    ];
    const dicht = async (wanneer: string) => {
      for (const wie of ["partner-nla", "partner-ggd"])
        for (const pad of paden) {
          const { status } = await weg.deur.vraag(wie, "GET", pad);
          expect([wanneer, wie, pad, status]).toEqual([wanneer, wie, pad, 404]);
        }
    };
    const samenvoegingId = await samengevoegd(ander, weg);
    await dicht("voor de bladzijden");
    await bladzijden(ander);
    await dicht("erna");
    // The other closes: what ended in it is shielded, and who was on it hears nothing of that.
    const regio = await ander.doe("zetel-politie", "regio-overdrachten", opdracht.regioOverdracht());
    const klaar = { toelichting: "Er is niemand die nog moet worden uitgenodigd." };
    expect((await ander.doe("procesregisseur", `samenvoegingen/${samenvoegingId}/afrondingen`, klaar)).status).toBe(
      201,
    );
    const aanvaard = await ander.doe(
      "procesregisseur",
      `regio-overdrachten/${String(regio.body["id"])}/antwoorden`,
      opdracht.regioantwoord("aanvaard"),
    );
    expect(aanvaard.status, aanvaard.rauw.body).toBe(201);
    await weg.deur.voegSamen(id(ander));
    expect((await kopVan(weg)).status).toBe("gesloten");
    await dicht("gesloten");
    for (const wie of ["partner-nla", "partner-ggd"]) expect(await takenVan(ander, wie)).toEqual([]);
    for (const organisatie of ["nla", "ggd"]) {
      const verteld = berichten(weg, organisatie);
      expect(JSON.stringify(verteld)).not.toContain(ander.casusId);
      for (const { dataref } of verteld.slice(-1)) expect(dataref).toBeNull();
    }
  });
});

describe("the order in which a merge is refused", () => {
  it("visibility, right, body and then what holds it up", async () => {
    const { ver, vers } = await tweeCasussen();
    await schortOp(ver);
    const fout = { casusId: "geen-id", reden: "" };
    const doe = (wie: string, body: unknown) => ver.doe(wie, "samenvoegingen", body);
    expect((await doe("gemeente-apeldoorn", fout)).status).toBe(404);
    expect((await doe("procesregisseur", fout)).status).toBe(403);
    expect(await doe("zetel-om", fout)).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "casusId" }, { veld: "reden" }] },
    });
    expect((await voegSamen(ver, vers)).status).toBe(409);
    const splits = (wie: string, body: unknown) => ver.doe(wie, "splitsingen", body);
    const leeg = { dossiers: [], reden: "" };
    expect((await splits("gemeente-apeldoorn", leeg)).status).toBe(404);
    expect((await splits("procesregisseur", leeg)).status).toBe(403);
    expect((await splits("zetel-om", leeg)).status).toBe(400);
  });
});
