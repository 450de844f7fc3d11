import { describe, expect, it } from "vitest";
import { carryHerverdelingUseCase } from "../../../functions/driver/carry-herverdeling.ts";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { ACTOREN, maakActor } from "../../fixtures/actoren.ts";
import { aanTafel, opdracht } from "../../fixtures/opdrachten.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { metStoring } from "../../doubles/storing.ts";
import { hash } from "../domain/wereld.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { maakBeheerdeur } from "./beheerdeur.ts";
import { WEG, wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { openTaken, schortOp, taakVan } from "./opschortdeur.ts";
import { berichten, casusVan, soorten, takenVan } from "./overdrachtdeur.ts";
import { treedUit, wegMetRegister } from "./partnerdeur.ts";
import { maakVoordeur } from "./voordeur.ts";

const OUD = "gemeente-doetinchem";
const NIEUW = "gemeente-apeldoorn";
const ACTIES = 36;

/** A casus in which the seat of Doetinchem has more work than one command gives on, offered to Apeldoorn. */
const metVeelWerk = async (deur = maakVoordeur()) => {
  const weg = await wegTot("plan", true, deur);
  const acties = Array.from({ length: ACTIES }, () => opdracht.actie({ organisatie: OUD }));
  await weg.doe("zetel-politie", "plannen", opdracht.plan({ acties }));
  const vaststelling = opdracht.vaststelling();
  const commitments = [...vaststelling.commitments, ...aanTafel(OUD)];
  const uniek = [...new Map(commitments.map((een) => [een.organisatie, een])).values()];
  const { status, rauw } = await weg.doe("zetel-om", "plannen/1/vaststellingen", {
    ...vaststelling,
    commitments: uniek,
  });
  if (status !== 201) throw new Error(rauw.body);
  await weg.deur.machine(weg.casusId);
  await weg.deur.machine(weg.casusId);
  const aanbod = await weg.doe("procesregisseur", "gemeente-overdrachten", opdracht.gemeenteOverdracht("Apeldoorn"));
  if (aanbod.status !== 201) throw new Error(aanbod.rauw.body);
  const onder = `gemeente-overdrachten/${String(aanbod.body["id"])}/antwoorden`;
  return { weg, aanvaard: () => weg.doe(NIEUW, onder, opdracht.aanvaarding()) };
};
const drijf = ({ deur, casusId }: Casusweg) => carryHerverdelingUseCase(deur, deur.nu)(casusIdSchema.parse(casusId));
const van = (weg: Casusweg, organisatie: string) =>
  openTaken(weg).filter(({ eigenaar }) => eigenaar.organisatie === organisatie);
const verteld = (weg: Casusweg, ontvanger: string, soort: string) =>
  soorten(weg, ontvanger).filter((een) => een === soort).length;
const historieHeel = (weg: Casusweg) => {
  const regels = weg.deur.casework.vanType("historie").filter(({ compartiment }) => compartiment === "veiligheid");
  return eersteBreuk(
    regels.toSorted((a, b) => a.nummer - b.nummer),
    hash,
  );
};

describe("more work than one command gives on (design rule 1)", () => {
  it("a gemeente accepts all the same: the first page goes with it, the rest in pages, each once", async () => {
    const { weg, aanvaard } = await metVeelWerk();
    const voor = van(weg, OUD);
    expect((await aanvaard()).status).toBe(201);
    expect(await casusVan(weg)).toMatchObject({ gemeente: NIEUW, herverdelen: true, teDrijven: true });
    expect(van(weg, OUD).length).toBeGreaterThan(20);
    await drijf(weg);
    expect(van(weg, OUD)).toEqual([]);
    expect(van(weg, NIEUW)).toHaveLength(voor.length);
    expect(await casusVan(weg)).toMatchObject({ herverdelen: false });
    const na = new Map(van(weg, NIEUW).map((taak) => [taak.taakId, taak]));
    for (const { taakId, uiterlijkOp } of voor) expect(na.get(taakId)).toMatchObject({ uiterlijkOp, gemeente: NIEUW });
    expect([verteld(weg, NIEUW, "actie.uitgezet"), verteld(weg, OUD, "actie.vervallen")]).toEqual([ACTIES, ACTIES]);
    expect(historieHeel(weg)).toBeNull();
    const transacties = weg.deur.casework.transacties();
    await drijf(weg);
    expect(weg.deur.casework.transacties()).toBe(transacties);
  });

  it.each([1, 2])("killed at page %i, before or after it was written, the watchdog has it finished", async (nummer) => {
    for (const wanneer of ["ervoor", "erna"] as const) {
      const basis = maakAfhankelijkhedenDouble();
      const casework = metStoring(basis.casework);
      const { weg, aanvaard } = await metVeelWerk(maakVoordeur([], { ...basis, casework }));
      await aanvaard();
      casework.storing.bij("schrijf", wanneer, nummer);
      await expect(drijf(weg)).rejects.toThrow("storing");
      weg.deur.verder(120);
      const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
      await klok.draai();
      // The clock puts the head before the driver for as long as pages wait.
      if ((await casusVan(weg)).herverdelen) expect(await casusVan(weg)).toMatchObject({ teDrijven: true });
      await drijf(weg);
      expect(van(weg, OUD)).toEqual([]);
      expect([verteld(weg, NIEUW, "actie.uitgezet"), verteld(weg, OUD, "actie.vervallen")]).toEqual([ACTIES, ACTIES]);
    }
  });

  it("by two drivers and the clock at once, while the new seat does its work: nothing twice, nothing undone", async () => {
    const { weg, aanvaard } = await metVeelWerk();
    await aanvaard();
    const actie = taakVan(weg, "actie", NIEUW);
    const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
    const pad = `acties/${String(actie.onderwerp)}/resultaten`;
    const [gedaan] = await Promise.all([
      weg.doe(NIEUW, pad, opdracht.actieresultaat()),
      ...[drijf(weg), drijf(weg), klok.draai()],
    ]);
    await drijf(weg);
    expect(gedaan.status).toBe(201);
    expect(van(weg, OUD)).toEqual([]);
    expect(van(weg, NIEUW)).toHaveLength(ACTIES - 1);
    expect(verteld(weg, NIEUW, "actie.uitgezet")).toBe(ACTIES);
    expect(historieHeel(weg)).toBeNull();
  });

  it("beside a suspension both are carried out: the dates move and the owner does", async () => {
    const { weg, aanvaard } = await metVeelWerk();
    const [over, rust] = await Promise.all([aanvaard(), schortOp(weg, 30)]);
    expect([over.status, rust.status]).toEqual([201, 201]);
    await drijf(weg);
    expect(van(weg, OUD)).toEqual([]);
    expect(await casusVan(weg)).toMatchObject({ gemeente: NIEUW, verschuivingen: [{ dagen: 30 }] });
  });

  it("a task that comes to the former gemeente in that instant goes on by the clock", async () => {
    const { weg, aanvaard } = await metVeelWerk();
    const [actie] = van(weg, OUD);
    await aanvaard();
    await drijf(weg);
    if (actie === undefined) throw new Error("geen actie");
    const nu = openTaken(weg).find(({ taakId }) => taakId === actie.taakId);
    weg.deur.casework.zet({ ...actie, versie: (nu?.versie ?? 0) + 1, klok: weg.deur.nu() });
    await opstelling({ casework: weg.deur.casework, nu: weg.deur.nu }).draai();
    expect(van(weg, OUD)).toEqual([]);
  });

  it("acties that are put out after the handover come to the seat that is on the casus now", async () => {
    const weg = await wegTot("plan");
    await weg.doe("zetel-politie", "plannen", opdracht.plan({ acties: [opdracht.actie({ organisatie: OUD })] }));
    const vaststelling = opdracht.vaststelling();
    const commitments = [...vaststelling.commitments, ...aanTafel(OUD)];
    const uniek = [...new Map(commitments.map((een) => [een.organisatie, een])).values()];
    await weg.doe("zetel-om", "plannen/1/vaststellingen", { ...vaststelling, commitments: uniek });
    const { body } = await weg.doe(
      "procesregisseur",
      "gemeente-overdrachten",
      opdracht.gemeenteOverdracht("Apeldoorn"),
    );
    await weg.doe(NIEUW, `gemeente-overdrachten/${String(body["id"])}/antwoorden`, opdracht.aanvaarding());
    await weg.deur.machine(weg.casusId);
    expect(taakVan(weg, "actie").eigenaar).toEqual({ rol: "partner", organisatie: NIEUW });
  });
});

const REDEN = "Het Zorg- en Veiligheidshuis doet niet meer mee.";
const geefRegie = (weg: Casusweg, wie = "zetel-om", organisatie = "politie") =>
  weg.doe(wie, "procesregies", { organisatie, reden: REDEN });
/** A register in which somebody at politie may direct a process. */
const metWaarnemer = () => maakBeheerdeur([...ACTOREN, maakActor("regisseur-politie", "politie", "procesregisseur")]);
const gehoordSinds = (weg: Casusweg, ontvanger: string, vanaf: number) =>
  berichten(weg, ontvanger)
    .slice(vanaf)
    .map(({ soort }) => soort);

describe("procesregie that leaves the chain (X1, X7)", () => {
  it("nothing escalates to nobody: while it is out, the team hears of what lies with it", async () => {
    const weg = await wegMetRegister("uitnodigen", metWaarnemer());
    const taak = taakVan(weg, "partners-uitnodigen");
    await treedUit(weg.register, "zvh", weg.deur.nu());
    const [zvh, team] = [berichten(weg, "zvh").length, berichten(weg, "ketenregieteam").length];
    const klok = opstelling(weg.register);
    await Promise.all([klok.draai(), klok.draai()]);
    expect(gehoordSinds(weg, "zvh", zvh)).toEqual([]);
    expect(
      berichten(weg, "ketenregieteam")
        .slice(team)
        .filter(({ soort, onderwerp }) => soort === "taak.geescaleerd" && onderwerp === taak.taakId),
    ).toHaveLength(1);
    expect((await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("nla"))).status).toBe(404);
  });

  it("the team gives its direction to another fixed seat, with its work, and the casus reaches its end", async () => {
    const weg = await wegMetRegister("uitnodigen", metWaarnemer());
    await treedUit(weg.register, "zvh", weg.deur.nu());
    const taak = taakVan(weg, "partners-uitnodigen");
    expect((await weg.lees("regisseur-politie")).status).toBe(404);
    expect((await geefRegie(weg)).status).toBe(201);
    expect(await casusVan(weg)).toMatchObject({ procesregie: "politie", eigenaar: { organisatie: "politie" } });
    expect(taakVan(weg, "partners-uitnodigen")).toMatchObject({
      ...{ taakId: taak.taakId, uiterlijkOp: taak.uiterlijkOp },
      eigenaar: { rol: "procesregisseur", organisatie: "politie" },
    });
    expect((await weg.lees("regisseur-politie")).status).toBe(200);
    expect((await takenVan(weg, "regisseur-politie")).map(({ soort }) => soort)).toEqual(["partners-uitnodigen"]);
    for (const wie of ["politie", "ketenregieteam"]) expect(soorten(weg, wie)).toContain("procesregie.gewijzigd");
    const zvh = berichten(weg, "zvh").length;
    // The same way, with another who directs, and another seat in the place of the one that is out.
    const anders: Readonly<Record<string, string>> = { procesregisseur: "regisseur-politie", "zetel-zvh": "zetel-om" };
    const verder: Casusweg = {
      ...weg,
      doe: (wie, onder, body, sleutel) => {
        const zonder: unknown = JSON.parse(JSON.stringify(body).replaceAll('"zvh"', '"politie"'));
        return weg.doe(anders[wie] ?? wie, onder, zonder, sleutel);
      },
    };
    const stappen = Object.keys(WEG) as readonly Wegstap[];
    for (const stap of stappen.slice(stappen.indexOf("uitnodigen"))) {
      const { status, rauw } = await WEG[stap](verder);
      expect(status, `${stap} ${rauw.body}`).toBe(201);
      weg.deur.verder(60);
      for (let keer = 0; keer < 2; keer += 1)
        if ((await casusVan(weg)).status === "open") await weg.deur.machine(weg.casusId);
    }
    expect(await casusVan(weg)).toMatchObject({ status: "gesloten" });
    // Nothing of it was ever told to, or asked of, who is out.
    expect(gehoordSinds(weg, "zvh", zvh)).toEqual([]);
    expect(
      weg.deur.casework
        .vanType("taak")
        .filter(({ eigenaar, taakId }) => eigenaar.organisatie === "zvh" && taakId !== taak.taakId)
        .map(({ soort }) => soort),
    ).toEqual([]);
  });

  it("who directs it from then on is reminded of its dates, whatever was escalated while nobody could do it", async () => {
    const weg = await wegMetRegister("uitnodigen", metWaarnemer());
    const taak = taakVan(weg, "partners-uitnodigen");
    await treedUit(weg.register, "zvh", weg.deur.nu());
    const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
    await klok.draai();
    expect(taakVan(weg, "partners-uitnodigen").trap).toBe(2);
    await geefRegie(weg);
    weg.deur.zetKlok(taak.herinnerenOp);
    await Promise.all([klok.draai(), klok.draai()]);
    const herinnerd = berichten(weg, "politie").filter(({ soort }) => soort === "taak.herinnerd");
    expect(herinnerd).toMatchObject([{ onderwerp: taak.taakId }]);
  });

  it("is the team's to give, on a mandate, to a fixed seat with a covenant; who may not see the casus learns nothing", async () => {
    const weg = await wegMetRegister("uitnodigen", metWaarnemer());
    for (const [wie, status] of [
      ...([
        ["procesregisseur", 403],
        ["zorgcoordinator", 403],
        ["regisseur-politie", 404],
        ["gemeente-apeldoorn", 404],
      ] as const),
    ])
      expect((await geefRegie(weg, wie)).status, wie).toBe(status);
    for (const organisatie of ["zvh", "ggd", "nergens", "gemeente-doetinchem"])
      expect(await geefRegie(weg, "zetel-om", organisatie), organisatie).toMatchObject({
        status: 400,
        body: { fouten: [{ veld: "organisatie" }] },
      });
    await treedUit(weg.register, "politie", weg.deur.nu());
    expect(await geefRegie(weg)).toMatchObject({ status: 400, body: { fouten: [{ veld: "organisatie" }] } });
    expect(await geefRegie(weg, "zetel-om", "om")).toMatchObject({ status: 201 });
    // Who had it directs this casus no more, and the others as before.
    expect((await weg.lees("procesregisseur")).status).toBe(404);
    expect((await weg.doe("procesregisseur", "verlengingen", { taakId: null, dagen: 3, reden: "x" })).status).toBe(404);
  });

  it("beside a step of who directs it at the same moment: done by who had it, or by who has it", async () => {
    const weg = await wegMetRegister("uitnodigen", metWaarnemer());
    const [stap, regie] = await Promise.all([WEG.uitnodigen(weg), geefRegie(weg)]);
    expect(regie.status).toBe(201);
    expect([201, 404]).toContain(stap.status);
    await drijf(weg);
    expect(van(weg, "zvh")).toEqual([]);
    const beide = await Promise.all([geefRegie(weg, "zetel-om", "om"), geefRegie(weg, "zetel-om", "om")]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 400]);
    expect(historieHeel(weg)).toBeNull();
  });
});

describe("a region that names another organisation for a role", () => {
  it("its open work goes there by the clock, with its dates", async () => {
    const weg = await wegTot("uitnodigen");
    const taak = taakVan(weg, "partners-uitnodigen");
    const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
    const { besluit } = klok;
    const regio = { ...besluit.regio, rollen: { ...besluit.regio.rollen, procesregie: "politie" } };
    weg.deur.zetKlok(taak.klok);
    const draai = klok.wijzerVan({ besluit: { ...besluit, regio } });
    await Promise.all([draai(), draai()]);
    expect(taakVan(weg, "partners-uitnodigen")).toMatchObject({
      ...{ taakId: taak.taakId, uiterlijkOp: taak.uiterlijkOp },
      eigenaar: { rol: "procesregisseur", organisatie: "politie" },
    });
    expect(soorten(weg, "politie").filter((soort) => soort === "taak.geopend")).toHaveLength(1);
    expect(await casusVan(weg)).toMatchObject({ eigenaar: { organisatie: "politie" } });
  });
});
