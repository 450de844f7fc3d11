import { describe, expect, it } from "vitest";
import * as z from "zod";
import { afwijkingen, opdracht, QUORUM, VOORGESTELD } from "../../fixtures/opdrachten.ts";
import { maakBeheerdeur, veldenMetFout } from "./beheerdeur.ts";
import { beantwoord, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { PARTNER_BUURTTEAM, sluitBuurtteamAan, teken, treedUit, wegMetRegister } from "./partnerdeur.ts";

const foutenVan = (body: Readonly<Record<string, unknown>>) =>
  z.array(z.object({ veld: z.string(), melding: z.string() })).parse(body["fouten"]);
const soorten = async (weg: Casusweg, wie: string): Promise<readonly string[]> =>
  z
    .object({ vastleggingen: z.array(z.looseObject({ soort: z.string() })) })
    .parse((await weg.lees(wie)).body)
    .vastleggingen.map(({ soort }) => soort);

describe("a partner that only the register knows (S1.5.1)", () => {
  // Of the second weging, partners of care and safety read; of what care adds after it, those of care only.
  it.each([
    ["zorg", ["partner-zorg"], true],
    ["veiligheid", ["partner-veiligheid"], true],
    ["beide", ["partner-veiligheid", "partner-zorg"], true],
    ["geen", ["partner-overig"], false],
  ] as const)("that works in %s takes part in a casus as %j", async (domein, hoedanigheden, leestWeging) => {
    const weg = await wegMetRegister("uitnodigen");
    const { register } = weg;
    await sluitBuurtteamAan(register, { domein });
    expect(await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("buurtteam"))).toMatchObject({
      status: 201,
    });
    expect((await weg.lees(PARTNER_BUURTTEAM)).status).toBe(404);
    expect((await beantwoord(weg, PARTNER_BUURTTEAM, "buurtteam", "geaccepteerd")).status).toBe(201);
    await WEG.overleg(weg);
    await WEG.weging2(weg);
    expect((await soorten(weg, PARTNER_BUURTTEAM)).includes("weging")).toBe(leestWeging);
    const [casus] = register.casework.vanType("casus");
    const actor = register.casework.vanType("actor").find(({ aanmeldnaam }) => aanmeldnaam === PARTNER_BUURTTEAM);
    if (casus === undefined || actor === undefined) throw new Error("geen casus of actor");
    const inzage = register.toegang.casusInzien(actor, casus, casus.betrokken[0]?.van ?? casus.geopendOp);
    expect([...(inzage?.hoedanigheden ?? [])].toSorted()).toEqual(hoedanigheden);
  });

  it("gets an actie, hears of it and completes it, and gives aftercare", async () => {
    const weg = await wegMetRegister("uitnodigen");
    const { register } = weg;
    await sluitBuurtteamAan(register);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("buurtteam"));
    await beantwoord(weg, PARTNER_BUURTTEAM, "buurtteam", "geaccepteerd");
    await WEG.overleg(weg);
    await WEG.weging2(weg);
    const acties = [opdracht.actie({ organisatie: "buurtteam" })];
    expect((await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }))).status).toBe(201);
    expect((await weg.doe(PARTNER_BUURTTEAM, "commitments", opdracht.commitment())).status).toBe(201);
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    await register.machine(weg.casusId);
    const [actie] = register.casework.vanType("actie");
    const resultaat = opdracht.actieresultaat();
    expect((await weg.doe(PARTNER_BUURTTEAM, `acties/${String(actie?.actieId)}/resultaten`, resultaat)).status).toBe(
      201,
    );
    expect((await WEG.afronden(weg)).status).toBe(201);
    const casus = register.casework.vanType("casus").find(({ casusId }) => casusId === weg.casusId);
    const behoeften = opdracht.behoeften(casus?.dossierIds ?? [], { organisatie: "buurtteam" });
    expect((await weg.doe("zorgcoordinator", "nazorgbehoeften", behoeften)).status).toBe(201);
  });

  it("is carried the part that it takes, as everybody else", async () => {
    const deur = maakBeheerdeur();
    await sluitBuurtteamAan(deur, { tekent: false, domein: "veiligheid" });
    const kopie = () => deur.casework.vanType("actor").find(({ aanmeldnaam }) => aanmeldnaam === PARTNER_BUURTTEAM);
    expect(kopie()).toMatchObject({ domein: "veiligheid", deelname: { ondertekeningen: [] } });
    await teken(deur, "buurtteam");
    await deur.drijf("buurtteam");
    expect(kopie()).toMatchObject({ domein: "veiligheid", deelname: { ondertekeningen: [{ tot: null }] } });
    expect((await deur.lees("beheerder", "partners/buurtteam/medewerkers")).rauw.body).not.toContain("domein");
  });
});

describe("an organisation without a covenant that holds now (X7, H2.3-e2)", () => {
  it("cannot be invited: all errors at once, and nothing is written", async () => {
    const weg = await wegMetRegister("uitnodigen");
    const { register } = weg;
    await sluitBuurtteamAan(register, { tekent: false });
    await treedUit(register, "ggd");
    const nodigUit = () =>
      weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("buurtteam", "nla", "nla", "ggd", "niemand"));
    const antwoord = await nodigUit();
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(foutenVan(antwoord.body)).toEqual([
      { veld: "uitnodigingen[0].organisatie", melding: expect.stringContaining("geen geldig convenant") as string },
      {
        veld: "uitnodigingen[3].organisatie",
        melding: expect.stringContaining("laat de organisatie eerst tekenen") as string,
      },
      {
        veld: "uitnodigingen[4].organisatie",
        melding: expect.stringContaining("geen organisatie van deze keten") as string,
      },
      { veld: "uitnodigingen[2].organisatie", melding: expect.stringContaining("staat er al") as string },
    ]);
    expect(register.casework.vanType("uitnodiging")).toEqual([]);
    await teken(register, "buurtteam");
    // Nor is it suggested: that the ggd is not invited needs no reason.
    const zonderGgd = VOORGESTELD.filter((een) => een !== "ggd");
    const body = { ...opdracht.uitnodigingen("buurtteam"), ...afwijkingen(["buurtteam"], zonderGgd) };
    expect((await weg.doe("procesregisseur", "uitnodigingen", body)).status).toBe(201);
  });

  it("has until the day on which its covenant ends, and not on it", async () => {
    const weg = await wegMetRegister("uitnodigen");
    await sluitBuurtteamAan(weg.register, { tot: "2026-03-04" });
    const nodigUit = async () =>
      (await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("buurtteam"))).status;
    weg.deur.verder(2 * 86_400);
    expect(await nodigUit()).toBe(400);
    weg.deur.verder(-86_400);
    expect(await nodigUit()).toBe(201);
  });

  it.each([
    ["weging1", "zetel-om", "overdrachten", opdracht.overdracht("ggd"), ["ontvanger"]],
    [
      "plan",
      "gemeente-doetinchem",
      "plannen",
      opdracht.plan({
        acties: [opdracht.actie(), opdracht.actie({ organisatie: "ggd" })],
        rolverdeling: [{ organisatie: "ggd", rol: "advies" }],
        regieafspraken: [{ afspraak: "een aanspreekpunt", organisatie: "ggd" }],
        monitoringsafspraken: [{ afspraak: "om de zes weken", organisatie: "ggd" }],
      }),
      [
        ...["acties[1].organisatie", "rolverdeling[0].organisatie", "monitoringsafspraken[0].organisatie"],
        "regieafspraken[0].organisatie",
      ],
    ],
    [
      "behoeften",
      "zorgcoordinator",
      "nazorgbehoeften",
      {
        behoeften: [opdracht.behoefte({ rol: "verdachte", aanduiding: "de voorman" }, { organisatie: "ggd" })],
      },
      ["behoeften[0].organisatie"],
    ],
    [
      "procesbegeleider",
      "procesregisseur",
      "procesbegeleiders",
      opdracht.procesbegeleider({ organisatie: "ggd", overeenstemming: [...QUORUM, "nla"] }),
      ["organisatie"],
    ],
    [
      "lessen",
      "procesregisseur",
      "lessen",
      opdracht.les({ lessen: [{ categorie: "processen", les: "Meld eerder.", eigenaar: "ggd" }] }),
      ["lessen[0].eigenaar"],
    ],
  ] as const)("at %s is named in nothing by %s (%s)", async (stap, wie, onder, body, velden) => {
    const weg = await wegMetRegister(stap);
    if (onder === "overdrachten")
      await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
    await treedUit(weg.register, "ggd");
    const voor = weg.register.casework.transacties();
    const antwoord = await weg.doe(wie, onder, body);
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(veldenMetFout(antwoord)).toEqual(velden);
    expect(weg.register.casework.transacties()).toBe(voor);
  });

  it("that left after it was given an actie in a draft keeps the plan from being established", async () => {
    const weg = await wegMetRegister("vaststellen");
    await treedUit(weg.register, "nla");
    expect(await WEG.vaststellen(weg)).toMatchObject({
      ...{ status: 409, code: "plan-onvolledig" },
      body: { detail: expect.stringContaining("een geldig convenant van nla") as string },
    });
    await teken(weg.register, "nla");
    expect((await WEG.vaststellen(weg)).status).toBe(201);
  });

  it("does not matter to a command that names nobody: the register is then not read", async () => {
    const weg = await wegTot("afronden");
    const { casework } = weg.deur;
    const partners = () => Promise.reject(new Error("read without need"));
    Object.assign(casework, { partners });
    expect((await WEG.afronden(weg)).status).toBe(201);
  });
});
