import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakVastlegging } from "../../fixtures/records.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

const idVan = ({ deur }: Casusweg, soort: string, plaats = 0): string =>
  deur.casework.vanType("vastlegging").filter((een) => een.soort === soort)[plaats]?.vastleggingId ?? "";
const draagOver = (weg: Casusweg, wie: string, onderdelen: readonly string[], ontvanger = "ggd") =>
  weg.doe(wie, "overdrachten", { ...opdracht.overdracht(ontvanger), onderdelen });
const stemIn = (weg: Casusweg, wie: string, id: string, akkoord = true, ontvanger = "ggd") =>
  weg.doe(wie, `vastleggingen/${id}/instemmingen`, { ontvanger, akkoord });
const ontbreekt = (...leveranciers: readonly string[]) => ({
  ...{ status: 409, code: "instemming-ontbreekt", body: { leveranciers } },
});

/** A casus that the team found no trafficking in, weighed by politie; its handover is the team's. */
const naWeging1 = async (): Promise<Casusweg> => {
  const weg = await wegTot("weging1");
  await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
  return weg;
};
/** No trafficking after the casusoverleg, and care is needed: weighed by politie and moviera, nla is on the casus. */
const naWeging2 = async (): Promise<Casusweg> => {
  const weg = await wegTot("weging2");
  await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
  return weg;
};

describe("forwarding special data to somebody outside the casus (WGS)", () => {
  it("waits for the agreement of who supplied it, for that recipient", async () => {
    const weg = await naWeging1();
    const weging = idVan(weg, "weging");
    const transacties = weg.deur.casework.transacties();
    expect(await draagOver(weg, "zetel-moviera", [weging])).toMatchObject(ontbreekt("politie"));
    expect(weg.deur.casework.transacties()).toBe(transacties);
    expect((await weg.lees("zetel-om")).body["status"]).toBe("open");
    expect((await stemIn(weg, "zetel-politie", weging, true, "coa")).status).toBe(201);
    expect(await draagOver(weg, "zetel-moviera", [weging])).toMatchObject(ontbreekt("politie"));
    expect((await stemIn(weg, "zetel-politie", weging, false)).status).toBe(201);
    expect(await draagOver(weg, "zetel-moviera", [weging])).toMatchObject(ontbreekt("politie"));
    weg.deur.verder(1);
    expect((await stemIn(weg, "zetel-politie", weging)).status).toBe(201);
    const { body } = await draagOver(weg, "zetel-moviera", [weging]);
    expect(body).toMatchObject({ status: "open", stap: "overdracht-volgen" });
    const dataref = `${weg.pad}/overdrachten/${String(body["id"])}`;
    const bericht = weg.deur.casework
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten)
      .filter(({ ontvanger }) => ontvanger === "ggd");
    expect(bericht).toMatchObject([{ soort: "overdracht.voorbereid", dataref }]);
  });

  it("an agreement is for that datum, not for all of the same supplier", async () => {
    const weg = await wegTot("weging2");
    await weg.doe("zetel-politie", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
    const [eerste, tweede] = [idVan(weg, "weging"), idVan(weg, "weging", 1)];
    await stemIn(weg, "zetel-politie", tweede);
    expect(await draagOver(weg, "procesregisseur", [eerste, tweede])).toMatchObject(ontbreekt("politie"));
    expect((await draagOver(weg, "procesregisseur", [tweede])).status).toBe(201);
  });

  it("an agreement can be taken back until then", async () => {
    const weg = await naWeging1();
    const weging = idVan(weg, "weging");
    await stemIn(weg, "zetel-politie", weging);
    weg.deur.verder(1);
    await stemIn(weg, "zetel-politie", weging, false);
    expect(await draagOver(weg, "zetel-moviera", [weging])).toMatchObject(ontbreekt("politie"));
  });

  it("names each supplier that has not agreed; what one supplied oneself, and what is not special, asks none", async () => {
    const weg = await naWeging2();
    const delen = [idVan(weg, "weging"), idVan(weg, "weging", 1), idVan(weg, "casusoverleg")] as const;
    expect(await draagOver(weg, "procesregisseur", delen)).toMatchObject(ontbreekt("moviera", "politie"));
    await stemIn(weg, "zorgcoordinator", delen[1]);
    expect(await draagOver(weg, "procesregisseur", delen)).toMatchObject(ontbreekt("politie"));
    await stemIn(weg, "zetel-politie", delen[0]);
    expect((await draagOver(weg, "procesregisseur", delen)).status).toBe(201);
    const ander = await naWeging2();
    expect((await draagOver(ander, "procesregisseur", [idVan(ander, "casusoverleg")])).status).toBe(201);
    const eigen = await naWeging1();
    expect((await draagOver(eigen, "zetel-politie", [idVan(eigen, "weging")])).status).toBe(201);
  });

  it("data about health waits too", async () => {
    const melding = maakArbeidsuitbuitingCasus(1, { zorgcoordinatorBetrokken: "ja" });
    const weg = await maakCasusweg(maakVoordeur(), melding);
    await weg.doe("zorgcoordinator", "verrijkingen", opdracht.verrijking());
    await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
    const verrijking = idVan(weg, "verrijking");
    expect(await draagOver(weg, "zetel-om", [verrijking])).toMatchObject(ontbreekt("moviera"));
    expect((await stemIn(weg, "zetel-moviera", verrijking)).status).toBe(201);
    expect((await draagOver(weg, "zetel-om", [verrijking])).status).toBe(201);
  });

  it("a seat has it already; a partner on the casus, which does not read all of it, needs agreement like another", async () => {
    for (const beeindigd of [false, true]) {
      const weg = await wegTot("uitnodigen");
      await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("ggd"));
      await beantwoord(weg, "partner-ggd", "ggd", "geaccepteerd");
      await WEG.overleg(weg);
      await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
      const [uitnodiging] = weg.deur.casework.vanType("uitnodiging");
      const pad = `uitnodigingen/${String(uitnodiging?.uitnodigingId)}/beeindigingen`;
      if (beeindigd) await weg.doe("procesregisseur", pad, { reden: "klaar" });
      const antwoord = await draagOver(weg, "procesregisseur", [idVan(weg, "weging")]);
      expect(antwoord).toMatchObject(ontbreekt("politie"));
    }
    const zetel = await naWeging1();
    expect((await draagOver(zetel, "zetel-moviera", [idVan(zetel, "weging")], "veilig-thuis")).status).toBe(201);
  });

  it("asks a basis, a recipient of the chain, and parts that exist for who forwards them", async () => {
    const weg = await naWeging1();
    const [casus] = weg.deur.casework.vanType("casus");
    if (casus === undefined) throw new Error("geen casus");
    const geheim = maakVastlegging({
      casusId: casus.casusId,
      kenmerk: { ...maakVastlegging().kenmerk, compartiment: "strafrecht", activiteit: "4.2", categorieen: [] },
    });
    weg.deur.casework.zet(geheim);
    const zonder = await weg.doe("zetel-om", "overdrachten", { ontvanger: "ggd", inhoud: "zorgvraag", grondslag: " " });
    expect(zonder).toMatchObject({ status: 400, body: { fouten: [{ veld: "grondslag" }] } });
    const onbekend = await draagOver(weg, "zetel-om", [], "niemand");
    expect(onbekend).toMatchObject({ status: 400, body: { fouten: [{ veld: "ontvanger" }] } });
    const fout = (antwoord: Awaited<ReturnType<typeof draagOver>>) => antwoord.body["fouten"];
    const verborgen = fout(await draagOver(weg, "zetel-om", [geheim.vastleggingId]));
    expect(verborgen).toEqual([{ veld: "onderdelen[0]", melding: "is geen vastlegging van deze casus" }]);
    expect(fout(await draagOver(weg, "zetel-om", [randomUUID()]))).toEqual(verborgen);
  });
});

describe("agreeing to it", () => {
  it("is for who works at the supplier, and only for what they may see", async () => {
    const weg = await naWeging2();
    const eerste = idVan(weg, "weging");
    for (const wie of ["zetel-om", "procesregisseur", "zorgcoordinator", "systeem-politie"]) {
      expect(await stemIn(weg, wie, eerste), wie).toMatchObject({ status: 403, code: "geen-recht" });
    }
    // A partner does not see the first weging, and somebody outside nothing at all.
    for (const wie of ["partner-nla", "opsporing", "gemeente-apeldoorn"]) {
      expect((await stemIn(weg, wie, eerste)).status, wie).toBe(404);
    }
    expect((await stemIn(weg, "zetel-politie", randomUUID())).status).toBe(404);
    expect((await stemIn(weg, "zetel-politie", eerste, true, "niemand")).status).toBe(400);
    expect(weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "instemming")).toEqual([]);
    expect((await stemIn(weg, "zetel-politie", eerste)).status).toBe(201);
    // It tells of the weging: only to who reads that.
    const bijPartner = (await weg.lees("partner-nla")).rauw.body;
    expect(bijPartner).not.toContain("instemming");
    const { body } = await weg.lees("zetel-om");
    expect(z.array(z.looseObject({})).parse(body["vastleggingen"])).toContainEqual(
      expect.objectContaining({
        soort: "instemming",
        bij: eerste,
        inhoud: { ontvanger: "ggd", akkoord: true, toelichting: null },
        vastgelegdDoor: { rol: "lid-ketenregieteam", organisatie: "politie" },
      }),
    );
    const { body: aanbod } = await draagOver(weg, "procesregisseur", []);
    await weg.doe("partner-ggd", `overdrachten/${String(aanbod["id"])}/antwoorden`, opdracht.aanvaarding());
    expect(await stemIn(weg, "zetel-politie", eerste)).toMatchObject({ status: 409, code: "casus-niet-open" });
  });
});

describe("who supplied a datum (provenance)", () => {
  it("is on everything that is stored of a casus, and in the casusbeeld", async () => {
    const weg = await wegTot("einde");
    const { casework } = weg.deur;
    const van = (soort: "melding" | "dossier" | "plan" | "actie") =>
      casework.vanType(soort).map(({ kenmerk }) => kenmerk.geleverdDoor);
    expect([van("melding"), van("dossier"), van("plan")]).toEqual([["nla"], ["nla", "nla"], ["gemeente-doetinchem"]]);
    expect(van("actie")).toEqual(["ketenregieteam", "ketenregieteam"]);
    const vastleggingen = casework.vanType("vastlegging");
    expect(vastleggingen.map(({ soort, kenmerk }) => `${soort} ${kenmerk.geleverdDoor}`).toSorted()).toEqual([
      ...["actieresultaat moviera", "actieresultaat nla", "afsluitformulier zvh", "casusoverleg zvh"],
      ...["commitment moviera", "commitment nla", "commitment om", "commitment politie"],
      ...["evaluatie riec", "les zvh", "nazorg moviera", "nazorg moviera", "nazorgafspraken moviera"],
      ...["partnerkeuze zvh", "planvaststelling om", "procesbegeleider zvh", "voortgang zvh"],
      ...["weging moviera", "weging politie"],
    ]);
    const gemerkt = new Set(casework.alles().flatMap((record) => ("kenmerk" in record ? [record.type] : [])));
    expect(gemerkt).toEqual(new Set(["melding", "dossier", "plan", "actie", "vastlegging", "nazorgbehoefte"]));

    const deel = z.array(z.looseObject({ kenmerk: z.looseObject({ geleverdDoor: z.string() }) }));
    const { body } = await weg.lees("procesregisseur");
    const gezien = (naam: string) => deel.parse(body[naam]).map(({ kenmerk }) => kenmerk.geleverdDoor);
    expect(gezien("vastleggingen").toSorted()).toEqual(
      vastleggingen.map(({ kenmerk }) => kenmerk.geleverdDoor).toSorted(),
    );
    expect([gezien("plannen"), gezien("acties")]).toEqual([van("plan"), van("actie")]);
  });
});
