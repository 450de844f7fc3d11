import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { reopenCasus, heropenerVan, type Persoon } from "../../../shared/domain/besluiten/heropenen.ts";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { besluitcontext } from "../../../shared/runtime/afhankelijkheden.ts";
import { hash, NOG } from "../domain/wereld.ts";
import { beeindigd, maakCasus, maakDossier } from "../../fixtures/records.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { berichten, casusVan } from "./overdrachtdeur.ts";

const heropen = (weg: Casusweg, wie = "procesregisseur", sleutel?: string) =>
  weg.doe(wie, "heropeningen", opdracht.heropening(), sleutel);
/** Scaled down after the first weging, nobody takes over. */
const naWeging1 = async (): Promise<Casusweg> => {
  const weg = await wegTot("weging1");
  await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
  await weg.doe("zetel-om", "afschalingen", opdracht.afschaling());
  weg.deur.verder(3600);
  return weg;
};
const dossierVan = async (weg: Casusweg) => {
  const [id] = (await casusVan(weg)).dossierIds;
  const dossier = id === undefined ? null : await weg.deur.casework.dossier(id);
  if (dossier === null) throw new Error("geen dossier");
  return dossier;
};
const meld = ({ deur }: Casusweg, inhoud: string) =>
  deur.vraag("systeem-moviera", "POST", "/v1/meldingen", { ...maakArbeidsuitbuitingCasus(), inhoud });
const openCasussen = ({ deur }: Casusweg) => deur.casework.vanType("casus").filter(({ status }) => status === "open");
describe("reopening a casus that was scaled down", () => {
  it("after the first weging begins at that weging: a new execution, an owner, a date, and nothing of before is gone", async () => {
    const weg = await naWeging1();
    const { vastleggingen } = (await weg.deur.casework.casusDossier(casusIdSchema.parse(weg.casusId))) ?? {};
    expect((await heropen(weg)).body).toMatchObject({ status: "open", stap: "weging-1" });
    const casus = await casusVan(weg);
    expect(casus).toMatchObject({
      ...{ status: "open", positie: { stap: "weging-1", sinds: weg.deur.nu() }, lopendeTaakId: null },
      eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
      ...{ uitvoering: { hoofdstap: 2, n: 2, begin: "weging-1", status: "gevraagd" }, teDrijven: true },
    });
    expect("volgendeDatum" in casus && casus.volgendeDatum > weg.deur.nu()).toBe(true);
    for (const eerder of vastleggingen ?? []) expect(weg.deur.casework.vanType("vastlegging")).toContainEqual(eerder);
    const historie = weg.deur.casework
      .vanType("historie")
      .filter(({ compartiment }) => compartiment === "veiligheid")
      .toSorted((a, b) => a.nummer - b.nummer);
    expect(historie.at(-1)).toMatchObject({ wat: "heropend:weging-1", door: { rol: "procesregisseur" } });
    expect(eersteBreuk(historie, hash)).toBeNull();
    for (const wie of ["ketenregieteam", "gemeente-doetinchem", "zvh"])
      expect(berichten(weg, wie).at(-1), wie).toMatchObject({
        ...{ soort: "casus.heropend", dataref: weg.pad, data: { stap: "weging-1", activiteit: "2.3" } },
      });
    expect(berichten(weg, "inzicht").at(-1)?.data).toMatchObject({ feit: "casus-heropend", uitkomst: "weging-1" });
    // The team weighs again, in a record of its own, and it can be scaled down again.
    await weg.deur.machine(weg.casusId);
    expect((await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }))).status).toBe(
      201,
    );
    expect((await weg.doe("zetel-om", "afschalingen", opdracht.afschaling())).body["status"]).toBe("afgeschaald");
    const wegingen = weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "weging");
    expect(wegingen).toHaveLength(2);
  });

  it("after the second gets its partners back first: their access ended with the casus, and is asked again", async () => {
    const weg = await wegTot("weging2");
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }));
    expect((await heropen(weg)).body).toMatchObject({ status: "open", stap: "partners-uitnodigen" });
    expect(await casusVan(weg)).toMatchObject({ uitvoering: { hoofdstap: 3, n: 2, begin: "partners-uitnodigen" } });
    expect((await weg.lees("partner-nla")).status).toBe(404);
    await weg.deur.machine(weg.casusId);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("ggd"));
    const [laatste] = weg.deur.casework.vanType("uitnodiging").filter(({ status }) => status === "open");
    await weg.doe("partner-ggd", `uitnodigingen/${String(laatste?.uitnodigingId)}/antwoorden`, {
      antwoord: "geaccepteerd",
    });
    for (const stap of ["overleg", "weging2"] as const) expect((await WEG[stap](weg)).status).toBe(201);
    expect((await casusVan(weg)).status).toBe("open");
    expect([(await weg.lees("partner-ggd")).status, (await weg.lees("partner-nla")).status]).toEqual([200, 404]);
  });

  it("so does one that was handed over to care", async () => {
    const weg = await wegTot("weging2");
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
    const { body } = await weg.doe("procesregisseur", "overdrachten", opdracht.overdracht("welzijnswerk"));
    await weg.doe("procesregisseur", `overdrachten/${String(body["id"])}/intrekkingen`, opdracht.intrekking());
    await weg.doe("procesregisseur", "afschalingen", opdracht.afschaling());
    expect((await heropen(weg)).body).toMatchObject({ stap: "partners-uitnodigen" });
  });

  it("asks a reason, the role that the region names, and sight of the casus", async () => {
    const weg = await naWeging1();
    const transacties = weg.deur.casework.transacties();
    for (const body of [{}, { reden: " " }])
      expect(await weg.doe("procesregisseur", "heropeningen", body)).toMatchObject({
        ...{ status: 400, body: { fouten: [{ veld: "reden" }] } },
      });
    const wie = ["zetel-om", "zorgcoordinator", "systeem-politie", "gemeente-apeldoorn", "partner-nla", "meldpunt"];
    const statussen = await Promise.all(wie.map(async (een) => (await heropen(weg, een)).status));
    expect(statussen).toEqual([403, 403, 403, 404, 404, 404]);
    expect(weg.deur.casework.transacties()).toBe(transacties);
  });

  it("is the region's to give to somebody else (NB6)", () => {
    const casus = beeindigd(maakCasus() as Parameters<typeof beeindigd>[0], "afgeschaald");
    const team = {
      ...NOG,
      afschalen: { ...NOG.afschalen, heropenen: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" } },
    } as const;
    expect([NOG, team, voorbeeldRegio].map((regio) => heropenerVan({ casus }, regio))).toEqual([
      { rol: "procesregisseur", organisatie: "zvh" },
      { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
      { rol: "meldpunt", organisatie: "wachthuis-duinmark" },
    ]);
  });

  it("is not for an open casus, nor for a closed one", async () => {
    const open = await wegTot("weging1");
    expect(await heropen(open)).toMatchObject({ status: 409, code: "casus-niet-afgeschaald", body: { status: 409 } });
    const casus = await casusVan(open);
    if (casus.status !== "open") throw new Error("niet open");
    open.deur.casework.zet(beeindigd(casus, "gesloten"));
    const gesloten = await heropen(open);
    expect(gesloten).toMatchObject({ status: 409, code: "casus-niet-afgeschaald" });
    expect(gesloten.body["detail"]).toContain("gesloten");
  });

  it("once: of two at the same moment one does it, and a repetition gets its answer", async () => {
    const weg = await naWeging1();
    const beide = await Promise.all([heropen(weg), heropen(weg)]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const ander = await naWeging1();
    const eerste = await heropen(ander, "procesregisseur", "zelfde");
    expect((await heropen(ander, "procesregisseur", "zelfde")).body).toEqual(eerste.body);
    expect(await casusVan(ander)).toMatchObject({ uitvoering: { n: 2 } });
  });
});

describe("one person, one open casus (X2)", () => {
  it("a new melding joins the casus that was reopened", async () => {
    const weg = await naWeging1();
    await heropen(weg);
    expect((await meld(weg, "Weer gezien.")).status).toBe(201);
    expect(weg.deur.casework.vanType("casus")).toHaveLength(1);
  });

  it("also when the person had a later casus, which ended as well", async () => {
    const weg = await naWeging1();
    await meld(weg, "Weer gezien.");
    const [later] = openCasussen(weg);
    if (later?.status !== "open") throw new Error("geen tweede casus");
    weg.deur.casework.zet(beeindigd(later, "afgeschaald"));
    expect((await dossierVan(weg)).laatsteCasusId).toBe(later.casusId);
    expect((await heropen(weg)).status).toBe(201);
    expect((await dossierVan(weg)).laatsteCasusId).toBe(weg.casusId);
    await meld(weg, "En nog eens.");
    expect(openCasussen(weg).map(({ casusId }) => casusId)).toEqual([weg.casusId]);
  });

  it("while they have another open casus it is refused, and nothing stored; who sees that one hears which", async () => {
    const weg = await naWeging1();
    await meld(weg, "Weer gezien.");
    const [later] = openCasussen(weg);
    const transacties = weg.deur.casework.transacties();
    const geweigerd = await heropen(weg);
    expect(geweigerd).toMatchObject({ status: 409, code: "heropening-belet", body: { casusIds: [later?.casusId] } });
    expect(weg.deur.casework.transacties()).toBe(transacties);
    expect((await casusVan(weg)).status).toBe("afgeschaald");
  });

  it("who does not see the other casus hears no id, and not that there is one", async () => {
    const weg = await naWeging1();
    await meld(weg, "Weer gezien.");
    const dossier = await weg.deur.casework.casusDossier(casusIdSchema.parse(weg.casusId));
    const [laatsteCasus = null] = openCasussen(weg);
    if (dossier === null) throw new Error("geen casus");
    const context = besluitcontext(weg.deur, weg.deur.nu(), { rol: "procesregisseur", organisatie: "zvh" });
    const personen = [{ dossier: await dossierVan(weg), laatsteCasus }];
    const besluit = reopenCasus(dossier, personen, opdracht.heropening(), () => false, context);
    expect(besluit).toEqual({ ok: false, fout: { code: "heropening-belet", casusIds: [] } });
  });

  it("looks at the dossier that goes on for a person who was merged", async () => {
    const weg = await naWeging1();
    const dossier = await dossierVan(weg);
    const lopend = maakCasus({ status: "open" });
    const wortel = maakDossier({ dossierId: randomUUID(), laatsteCasusId: lopend.casusId });
    const samengevoegd = { ...dossier, samengevoegdMet: wortel.dossierId };
    weg.deur.casework.zet(lopend, wortel, samengevoegd);
    expect(await heropen(weg)).toMatchObject({ code: "heropening-belet", body: { casusIds: [lopend.casusId] } });
    if (lopend.status !== "open") throw new Error("niet open");
    weg.deur.casework.zet(beeindigd(lopend, "gesloten"));
    expect((await heropen(weg)).status).toBe(201);
    // A melding on this person comes to the dossier that goes on.
    expect((await weg.deur.casework.dossier(wortel.dossierId))?.laatsteCasusId).toBe(weg.casusId);
  });

  it("holds when a melding opens another casus at the same moment: one of the two is decided again", async () => {
    const uitkomsten = new Set<number>();
    for (let i = 0; i < 12; i += 1) {
      const weg = await naWeging1();
      const beide = [() => heropen(weg), () => meld(weg, "Weer gezien.")];
      const [heropend, gemeld] = await Promise.all((i % 2 === 0 ? beide : beide.toReversed()).map((doe) => doe())).then(
        (antwoorden) => (i % 2 === 0 ? antwoorden : antwoorden.toReversed()),
      );
      expect(gemeld?.status).toBe(201);
      uitkomsten.add(heropend?.status ?? 0);
      const open = openCasussen(weg);
      expect(open).toHaveLength(1);
      expect((await dossierVan(weg)).laatsteCasusId).toBe(open[0]?.casusId);
    }
    expect([...uitkomsten].every((status) => status === 201 || status === 409)).toBe(true);
  });

  it("holds when the melding is written between its reading and its writing, and the other way round", async () => {
    const eerst = await naWeging1();
    const { casussen } = eerst.deur.casework;
    let eenmaal = true;
    Object.assign(eerst.deur.casework, {
      casussen: async (...ids: Parameters<typeof casussen>) => {
        const gelezen = await casussen(...ids);
        if (eenmaal) {
          eenmaal = false;
          await meld(eerst, "Weer gezien.");
        }
        return gelezen;
      },
    });
    expect((await heropen(eerst)).code).toBe("heropening-belet");
    expect(openCasussen(eerst)).toHaveLength(1);

    const laatst = await naWeging1();
    const lees = laatst.deur.casework.vingerafdruk;
    let nog = true;
    Object.assign(laatst.deur.casework, {
      vingerafdruk: async (...sleutel: Parameters<typeof lees>) => {
        const gelezen = await lees(...sleutel);
        // What the melding knows of the persons is read beside this: let it be first.
        for (let i = 0; i < 50; i += 1) await Promise.resolve();
        if (nog) {
          nog = false;
          expect((await heropen(laatst)).status).toBe(201);
        }
        return gelezen;
      },
    });
    expect((await meld(laatst, "Weer gezien.")).status).toBe(201);
    expect(openCasussen(laatst).map(({ casusId }) => casusId)).toEqual([laatst.casusId]);
  });

  it("stays below the limit of a command with many persons; those who point elsewhere go first", async () => {
    const weg = await naWeging1();
    const dossier = await weg.deur.casework.casusDossier(casusIdSchema.parse(weg.casusId));
    if (dossier === null) throw new Error("geen casus");
    const { casusId } = dossier.casus;
    const elders = beeindigd(maakCasus() as Parameters<typeof beeindigd>[0], "gesloten");
    const personen = Array.from({ length: 70 }, (_, i): Persoon => {
      const laatste = i < 60 ? casusId : elders.casusId;
      return {
        dossier: maakDossier({ dossierId: randomUUID(), laatsteCasusId: laatste }),
        laatsteCasus: i < 60 ? dossier.casus : elders,
      };
    });
    const context = besluitcontext(weg.deur, weg.deur.nu(), { rol: "procesregisseur", organisatie: "zvh" });
    const besluit = reopenCasus(dossier, personen, opdracht.heropening(), () => true, context);
    if (!besluit.ok) throw new Error(besluit.fout.code);
    const { nieuw, vervangen } = besluit.waarde.wijziging;
    // With the stored answer, ten clients and the audit line.
    expect(nieuw.length + vervangen.length + 12).toBeLessThanOrEqual(60);
    const geschreven = new Set(vervangen.flatMap((een) => (een.type === "dossier" ? [een.dossierId] : [])));
    expect(personen.slice(60).every((een) => geschreven.has(een.dossier.dossierId))).toBe(true);
  });
});
