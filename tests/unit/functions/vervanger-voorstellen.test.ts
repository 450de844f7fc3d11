import { describe, expect, it } from "vitest";
import * as z from "zod";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { WEG, type Casusweg } from "./casusweg.ts";
import {
  antwoord,
  gebeurtenissen,
  gehoord,
  nodig,
  openWerk,
  PROCESREGIE,
  uitnodigingVan,
  wegMet,
  velden,
} from "./genodigden.ts";

const stelVoor = (weg: Casusweg, organisatie: string, vervanger: string) =>
  antwoord(weg, organisatie, {
    ...{ antwoord: "vervanger-voorgesteld", vervanger, toelichting: "die kent deze branche beter" },
  });
const wijsAf = (weg: Casusweg, organisatie: string, wie = "procesregisseur", body: unknown = { reden: "niet nodig" }) =>
  weg.doe(wie, `uitnodigingen/${uitnodigingVan(weg, organisatie).uitnodigingId}/vervangerafwijzingen`, body);
const vragen = ({ deur }: Casusweg) =>
  deur.casework.vanType("taak").filter(({ soort }) => soort === "vervanger-beoordelen");
describe("proposing a deputy organisation", () => {
  it("ends the invitation, and asks procesregie, which has a date for it", async () => {
    const weg = await wegMet("aanvaarden");
    const na = gebeurtenissen(weg);
    expect((await stelVoor(weg, "nla", "coa")).status).toBe(201);
    expect(uitnodigingVan(weg, "nla")).toMatchObject({
      ...{ status: "vervanger-voorgesteld", toelichting: "die kent deze branche beter", klok: null },
      vervanger: { organisatie: "coa", besluit: "open", reden: null },
    });
    // It is out: neither invitation nor casus exists for it, and it has nothing left to do.
    expect((await antwoord(weg, "nla", { antwoord: "geaccepteerd" })).status).toBe(404);
    expect((await weg.lees("partner-nla")).status).toBe(404);
    expect(openWerk(weg, "nla")).toEqual([]);
    const [vraag] = vragen(weg);
    expect(vraag).toMatchObject({
      ...{ status: "open", eigenaar: PROCESREGIE, activiteit: "3.1" },
      ...{ onderwerp: uitnodigingVan(weg, "nla").uitnodigingId, uiterlijkOp: expect.any(String) as string },
    });
    expect(gehoord(weg, "zvh", na).toSorted()).toEqual(["taak.geopend", "uitnodiging.beantwoord"]);
    expect([gehoord(weg, "coa", na), gehoord(weg, "nla", na)]).toEqual([[], []]);
    // With the suggestion it is there to decide on; whom it is about hears nothing yet.
    const { body } = await weg.deur.vraag("procesregisseur", "GET", `${weg.pad}/partnervoorstel`);
    expect(body["vervangers"]).toMatchObject([{ organisatie: "coa", voorgesteldDoor: "nla", taakId: vraag?.taakId }]);
    const voorstellen = z.array(z.looseObject({ organisatie: z.string() })).parse(body["voorstellen"]);
    expect(voorstellen.find(({ organisatie }) => organisatie === "coa")).toMatchObject({
      redenen: [{ regel: "vervanger", reden: expect.stringContaining("Arbeidsinspectie") as string }],
    });
  });

  it("is answered by inviting it, as suggested and so without another reason", async () => {
    const weg = await wegMet("aanvaarden");
    await stelVoor(weg, "nla", "coa");
    await stelVoor(weg, "ggd", "coa");
    const body = {
      besprekingOp: "2026-03-12",
      uitnodigingen: [{ organisatie: "coa", rol: "r", toegevoegdeWaarde: "w" }],
    };
    expect((await weg.doe("procesregisseur", "uitnodigingen", body)).status).toBe(201);
    expect(vragen(weg).map((taak) => (taak.status === "afgerond" ? taak.uitkomst : taak.status))).toEqual([
      ...["uitgenodigd", "uitgenodigd"],
    ]);
    expect(uitnodigingVan(weg, "nla").vervanger).toMatchObject({ besluit: "uitgenodigd" });
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ status: "open", voorgesteldDoor: ["vervanger"] });
    expect(await wijsAf(weg, "nla")).toMatchObject({ status: 409, code: "al-afgehandeld" });
  });

  it("or dismissed by who invites, once, with a reason", async () => {
    const weg = await wegMet("aanvaarden");
    await stelVoor(weg, "nla", "coa");
    for (const wie of ["zetel-om", "gemeente-doetinchem"])
      expect(await wijsAf(weg, "nla", wie), wie).toMatchObject({ status: 403, code: "geen-recht" });
    expect((await wijsAf(weg, "nla", "partner-nla")).status).toBe(404);
    expect((await wijsAf(weg, "nla", "procesregisseur", {})).status).toBe(400);
    expect(await wijsAf(weg, "ggd")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect((await wijsAf(weg, "nla")).status).toBe(201);
    expect(await wijsAf(weg, "nla")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(vragen(weg)).toMatchObject([{ status: "afgerond", uitkomst: "afgezien" }]);
    expect(uitnodigingVan(weg, "nla").vervanger).toEqual({
      organisatie: "coa",
      besluit: "afgezien",
      reden: "niet nodig",
    });
  });

  it.each([
    ["itself", "nla"],
    ["a fixed seat", "politie"],
    ["nobody of the chain", "verzonnen"],
  ])("refuses %s, with what to do", async (_, vervanger) => {
    const weg = await wegMet("aanvaarden");
    const geweigerd = await stelVoor(weg, "nla", vervanger);
    expect(geweigerd).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(velden(geweigerd.body)).toEqual(["vervanger"]);
    expect(uitnodigingVan(weg, "nla").status).toBe("open");
  });

  it("does not tell who answers whether another takes part already: procesregie sees that", async () => {
    const weg = await wegMet("aanvaarden");
    await nodig(weg, "coa");
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    // Of three who cannot be invited, each is answered as one that can.
    for (const [wie, vervanger] of [
      ["nla", "coa"],
      ["ggd", "gemeente-doetinchem"],
    ] as const)
      expect((await stelVoor(weg, wie, vervanger)).status).toBe(201);
    const { body } = await weg.deur.vraag("procesregisseur", "GET", `${weg.pad}/partnervoorstel`);
    const weggelaten = z
      .array(z.looseObject({ organisatie: z.string(), waarom: z.string() }))
      .parse(body["weggelaten"]);
    expect(weggelaten.map(({ organisatie, waarom }) => `${organisatie} ${waarom}`)).toEqual(
      expect.arrayContaining(["coa neemt-deel", "gemeente-doetinchem zetel"]),
    );
    expect((await wijsAf(weg, "nla")).status).toBe(201);
  });

  it("asks why, and nothing of a deputy from who accepts or declines", async () => {
    const weg = await wegMet("aanvaarden");
    const zonder = await antwoord(weg, "nla", { antwoord: "vervanger-voorgesteld" });
    expect(velden(zonder.body).toSorted()).toEqual(["toelichting", "vervanger"]);
    expect((await antwoord(weg, "nla", { antwoord: "geaccepteerd", vervanger: "coa" })).status).toBe(400);
    expect((await antwoord(weg, "nla", { antwoord: "misschien" })).body).toMatchObject({
      status: 400,
      fouten: [{ veld: "antwoord", melding: "moet een zijn van: geaccepteerd, afgewezen, vervanger-voorgesteld" }],
    });
  });

  it("a question that nobody answered ends with the casus", async () => {
    const weg = await wegMet("aanvaarden");
    await stelVoor(weg, "nla", "coa");
    await WEG.overleg(weg);
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }));
    expect(vragen(weg)).toMatchObject([{ status: "vervallen" }]);
    expect(await wijsAf(weg, "nla")).toMatchObject({ status: 409, code: "casus-niet-open" });
  });
});
