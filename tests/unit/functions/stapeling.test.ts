import { describe, expect, it } from "vitest";
import { maakActor } from "../../fixtures/actoren.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, WEG, wegTot } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

/** A casus at the plan, on which a partner in neither care nor safety is as well. */
const casusMetCoa = async () => {
  const deur = maakVoordeur([maakActor("partner-coa", "coa", "partner")]);
  const weg = await wegTot("uitnodigen", true, deur);
  const { status } = await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("nla", "coa"));
  expect(status).toBe(201);
  const antwoorden = [
    await beantwoord(weg, "partner-coa", "coa", "geaccepteerd"),
    await beantwoord(weg, "partner-nla", "nla", "geaccepteerd"),
    await WEG.overleg(weg),
    await WEG.weging2(weg),
  ];
  expect(antwoorden.map((een) => een.status)).toEqual([201, 201, 201, 201]);
  return weg;
};

describe("the head of the casusbeeld", () => {
  it("is the need of the victim, as the last version of the plan has it; before that there is none", async () => {
    const weg = await wegTot("plan");
    expect((await weg.lees("partner-nla")).body["behoefteSlachtoffer"]).toBeNull();
    const behoefteSlachtoffer = [{ behoefte: "Ik wil naar mijn zus.", inEigenWoorden: true }];
    await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ behoefteSlachtoffer }));
    const { body } = await weg.lees("partner-nla");
    expect(Object.keys(body)[0]).toBe("behoefteSlachtoffer");
    expect(body["behoefteSlachtoffer"]).toMatchObject({ planVersie: 1, behoeften: behoefteSlachtoffer });
  });

  it("is not for who does not read the plan", async () => {
    const weg = await wegTot("vaststellen");
    const reden = { reden: "Betrokkene belde in nood." };
    expect((await weg.doe("partner-ggd", "noodtoegangen", reden)).status).toBe(201);
    const { body } = await weg.lees("partner-ggd");
    expect(body).toMatchObject({ behoefteSlachtoffer: null, plannen: [], overlap: [] });
  });
});

describe("the head of the dossier", () => {
  it("is the need of this client, by the plan in force, for who reads the plan", async () => {
    const weg = await wegTot("plan");
    const [dossier] = weg.deur.casework.vanType("dossier");
    const lees = (wie: string) => weg.deur.vraag(wie, "GET", `/v1/dossiers/${String(dossier?.dossierId)}`);
    const behoefteSlachtoffer = [{ behoefte: "Ik wil naar mijn zus.", inEigenWoorden: true }];
    await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ behoefteSlachtoffer }));
    // A concept is not in force.
    expect((await lees("partner-nla")).body["behoefteSlachtoffer"]).toEqual([]);
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    const { body } = await lees("partner-nla");
    expect(body["behoefteSlachtoffer"]).toMatchObject([
      { casusId: weg.casusId, planVersie: 1, behoeften: behoefteSlachtoffer },
    ]);
    // The meldpunt sees the dossier, and no plan.
    expect((await lees("meldpunt")).body["behoefteSlachtoffer"]).toEqual([]);
  });
});

describe("stacking in the casusbeeld (S1.3.4)", () => {
  it("shows acties beside what runs elsewhere, to who reads both; and bars nothing", async () => {
    const weg = await casusMetCoa();
    const elders = opdracht.inzetElders({ soort: "veilige-situatie" });
    const vast = await weg.doe("partner-nla", "inzet-elders", elders);
    expect(vast.status).toBe(201);
    const acties = [opdracht.actie(), opdracht.actie({ soort: "toeleiden" }), opdracht.actie({ soort: "toeleiden" })];
    const concept = await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
    expect(concept.status).toBe(201);
    const dubbel = {
      ...{ soort: "toeleiden", gerichtOp: "slachtoffer", dossierId: null, plekId: null, elders: [], uitgevoerd: [] },
      acties: [
        { planVersie: 1, nummer: 1 },
        { planVersie: 1, nummer: 2 },
      ],
    };
    const gestapeld = {
      ...{ soort: "veilige-situatie", gerichtOp: "slachtoffer", acties: [{ planVersie: 1, nummer: 0 }] },
      ...{ dossierId: null, plekId: null, elders: [vast.body["id"]], uitgevoerd: [] },
    };
    expect((await weg.lees("zetel-om")).body["overlap"]).toEqual([gestapeld, dubbel]);
    expect((await weg.lees("partner-nla")).body["overlap"]).toEqual([gestapeld, dubbel]);
    // Who does not read what runs elsewhere, learns nothing of it: not by a warning either.
    const coa = (await weg.lees("partner-coa")).body;
    expect(coa["overlap"]).toEqual([dubbel]);
    expect(JSON.stringify(coa)).not.toContain(String(vast.body["id"]));
    expect((await weg.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling())).status).toBe(201);
  });

  it("is recorded by who may, with a line per client in the log; what somebody may not read they cannot replace", async () => {
    const weg = await casusMetCoa();
    const { deur } = weg;
    expect(await weg.doe("partner-coa", "inzet-elders", opdracht.inzetElders())).toMatchObject({
      ...{ status: 403, code: "geen-recht" },
    });
    const vast = await weg.doe("zorgcoordinator", "inzet-elders", opdracht.inzetElders());
    expect(vast.status).toBe(201);
    expect(JSON.stringify(deur.casework.logregels())).toContain("legInzetEldersVast");
    expect(await weg.doe("zetel-om", "inzet-elders", opdracht.inzetElders({ gremium: "x" }))).toMatchObject({
      ...{ status: 400, code: "ongeldige-invoer" },
    });
    const einde = opdracht.inzetElders({ tot: "2026-02-01", vervangt: String(vast.body["id"]) });
    expect((await weg.doe("procesregisseur", "inzet-elders", einde)).status).toBe(201);
    expect((await weg.lees("zetel-om")).body["overlap"]).toEqual([]);
  });
});
