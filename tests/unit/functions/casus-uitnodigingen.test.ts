import { describe, expect, it } from "vitest";
import * as z from "zod";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import { endUitnodiging } from "../../../shared/domain/besluiten/beeindigen.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { besluitcontext } from "../../../shared/runtime/afhankelijkheden.ts";
import { maakTaak } from "../../fixtures/records.ts";
import { aanwezig, opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, WEG, wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { BEGIN } from "./voordeur.ts";

const UUR = 3600;
const REDEN = { reden: "de inspectie heeft geen rol meer" };
const padVan = ({ deur }: Casusweg, organisatie = "nla"): string => {
  const gevonden = deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie);
  return `uitnodigingen/${String(gevonden?.uitnodigingId)}`;
};
const beeindig = (weg: Casusweg, organisatie = "nla", wie = "procesregisseur", body: unknown = REDEN) =>
  weg.doe(wie, `${padVan(weg, organisatie)}/beeindigingen`, body);
const werk = async (weg: Casusweg, wie: string) => {
  const { body } = await weg.deur.vraag(wie, "GET", "/v1/taken");
  return z
    .array(z.looseObject({ taakId: z.string(), soort: z.string(), uiterlijkOp: z.string() }))
    .parse(body["resultaten"]);
};
const soorten = async (weg: Casusweg, wie: string) => (await werk(weg, wie)).map(({ soort }) => soort);
/** What was told since, as `recipient kind`. */
const verteld = (weg: Casusweg, na: number) =>
  weg.deur.casework
    .vanType("gebeurtenis")
    .slice(na)
    .flatMap(({ berichten }) => berichten.map(({ ontvanger, soort }) => `${ontvanger} ${soort}`))
    .toSorted();
const gebeurtenissen = (weg: Casusweg): number => weg.deur.casework.vanType("gebeurtenis").length;

describe("ending the part of a partner (X7)", () => {
  it("takes the casus from it at once: casus, invitation and commands no longer exist", async () => {
    const weg = await wegTot("overleg");
    const wie = ["partner-nla", "systeem-nla"] as const;
    const statussen = () => Promise.all(wie.map(async (een) => (await weg.lees(een)).status));
    expect(await statussen()).toEqual([200, 200]);
    expect((await beeindig(weg)).status).toBe(201);
    expect(await statussen()).toEqual([404, 404]);
    const leesUitnodiging = (een: string) => weg.deur.vraag(een, "GET", `${weg.pad}/${padVan(weg)}`);
    expect((await leesUitnodiging("partner-nla")).status).toBe(404);
    expect((await beantwoord(weg, "partner-nla", "nla", "geaccepteerd")).status).toBe(404);
    // For the others it is what it is: ended, with the reason in the casusbeeld.
    expect((await leesUitnodiging("zetel-om")).body["status"]).toBe("beeindigd");
    const { body } = await weg.lees("zetel-om");
    expect(z.array(z.looseObject({ organisatie: z.string() })).parse(body["uitnodigingen"])).toContainEqual(
      expect.objectContaining({ organisatie: "nla", status: "beeindigd", toelichting: REDEN.reden }),
    );
    // It may not be counted as present afterwards.
    const overleg = opdracht.overleg({ aanwezig: aanwezig(["politie", "moviera", "nla"]) });
    expect(await weg.doe("procesregisseur", "casusoverleggen", overleg)).toMatchObject({ code: "niet-uitgenodigd" });
  });

  it("gives its open work to procesregie, as it was, and who has it can do it", async () => {
    const weg = await wegTot("actieZorg");
    const [voor] = await werk(weg, "partner-nla");
    expect(await soorten(weg, "systeem-nla")).toEqual(["actie"]);
    // An actie of an organisation with a seat is for that seat and its system, and stays so.
    expect(await soorten(weg, "zetel-moviera")).toContain("actie");
    expect(await soorten(weg, "systeem-moviera")).toEqual(["actie"]);
    const na = gebeurtenissen(weg);
    const transacties = weg.deur.casework.transacties();
    expect((await beeindig(weg)).status).toBe(201);
    expect(weg.deur.casework.transacties()).toBe(transacties + 1);
    expect([await soorten(weg, "partner-nla"), await soorten(weg, "systeem-nla")]).toEqual([[], []]);
    const eigenaar = { rol: "procesregisseur", organisatie: "zvh" };
    expect(await werk(weg, "procesregisseur")).toEqual([{ ...voor, eigenaar }]);
    expect(await soorten(weg, "systeem-moviera")).toEqual(["actie"]);
    expect(verteld(weg, na)).toEqual([
      ...["gemeente-doetinchem", "ketenregieteam", "nla"].map((wie) => `${wie} uitnodiging.beeindigd`),
      ...["zvh taak.geopend", "zvh uitnodiging.beeindigd"],
    ]);
    const actie = weg.deur.casework.vanType("actie").find(({ inhoud }) => inhoud.organisatie === "nla");
    const pad = `acties/${String(actie?.actieId)}/resultaten`;
    expect((await weg.doe("partner-nla", pad, opdracht.actieresultaat())).status).toBe(404);
    expect((await weg.doe("procesregisseur", pad, opdracht.actieresultaat())).status).toBe(201);
    await WEG.actieZorg(weg);
    const naEinde = gebeurtenissen(weg);
    expect((await WEG.afronden(weg)).status).toBe(201);
    expect(verteld(weg, naEinde)).toContain("ketenregieteam casus.voortgegaan");
    expect(verteld(weg, naEinde).filter((regel) => regel.startsWith("nla "))).toEqual([]);
  });

  it("withdraws an invitation that was not answered: its task lapses, it cannot be accepted any more", async () => {
    const weg = await wegTot("aanvaarden");
    const na = gebeurtenissen(weg);
    expect((await beeindig(weg)).status).toBe(201);
    expect(await soorten(weg, "partner-nla")).toEqual([]);
    expect((await WEG.aanvaarden(weg)).status).toBe(404);
    expect((await weg.lees("partner-nla")).status).toBe(404);
    const uitnodigingen = weg.deur.casework
      .vanType("uitnodiging")
      .map(({ organisatie, status }) => [organisatie, status]);
    expect(new Map(uitnodigingen as [string, string][])).toEqual(
      new Map([
        ["nla", "vervallen"],
        ["ggd", "open"],
      ]),
    );
    const taken = weg.deur.casework.vanType("taak").filter(({ eigenaar }) => eigenaar.organisatie === "nla");
    expect(taken).toMatchObject([{ status: "vervallen", reden: "ingetrokken" }]);
    expect(verteld(weg, na)).toEqual(
      ["gemeente-doetinchem", "ketenregieteam", "nla", "zvh"].map((wie) => `${wie} uitnodiging.beeindigd`),
    );
    expect((await WEG.afwijzen(weg)).status).toBe(201);
    expect(await beeindig(weg, "ggd")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(await beeindig(weg)).toMatchObject({ status: 409, code: "al-afgehandeld" });
  });

  it("is for the procesregisseur, with a reason, while the casus is open", async () => {
    const weg = await wegTot("overleg");
    for (const wie of ["zetel-zvh", "partner-nla", "systeem-zvh"]) {
      expect(await beeindig(weg, "nla", wie, {}), wie).toMatchObject({ status: 403, code: "geen-recht" });
    }
    for (const wie of ["partner-ggd", "gemeente-apeldoorn", "it"]) {
      expect((await beeindig(weg, "nla", wie)).status, wie).toBe(404);
    }
    const zonder = await beeindig(weg, "nla", "procesregisseur", {});
    expect(zonder).toMatchObject({ status: 400, body: { fouten: [{ veld: "reden", melding: "is verplicht" }] } });
    expect((await weg.lees("partner-nla")).status).toBe(200);
    const einde = await wegTot("einde");
    expect(await beeindig(einde)).toMatchObject({ status: 409, code: "casus-niet-open" });
  });

  it("moves as much work as one transaction holds, and refuses more by number", async () => {
    const weg = await wegTot("overleg");
    const [casus] = weg.deur.casework.vanType("casus");
    const eigenaar = { rol: "partner", organisatie: "nla" } as const;
    const taken = Array.from({ length: 41 }, () =>
      maakTaak({
        casusId: weg.casusId,
        soort: "actie",
        activiteit: "4.1",
        eigenaar,
        gemeente: casus?.gemeente ?? null,
      }),
    );
    weg.deur.casework.zet(...taken);
    expect(await beeindig(weg)).toMatchObject({ status: 409, code: "acties-open", body: { aantal: 41 } });
    expect((await weg.lees("partner-nla")).status).toBe(200);
    const [eerste] = taken;
    if (eerste === undefined) throw new Error("geen taak");
    weg.deur.casework.zet({ ...eerste, eigenaar: { ...eigenaar, organisatie: "ggd" } });
    expect((await beeindig(weg)).status).toBe(201);
    expect(await soorten(weg, "partner-nla")).toEqual([]);
    expect((await weg.lees("partner-nla")).status).toBe(404);
  });
});

describe("a plan after a partner left", () => {
  const naEinde = async (tot: Wegstap): Promise<Casusweg> => {
    const weg = await wegTot(tot);
    expect((await beeindig(weg)).status).toBe(201);
    return weg;
  };

  it("is not established with work for it: it can neither read nor do it", async () => {
    const weg = await naEinde("vaststellen");
    expect(await WEG.vaststellen(weg)).toMatchObject({
      ...{ status: 409, code: "niet-uitgenodigd", body: { organisaties: ["nla"] } },
    });
  });

  it("that was established before is put out: what it should do goes to procesregie", async () => {
    const weg = await wegTot("vaststellen");
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    expect((await beeindig(weg)).status).toBe(201);
    const na = gebeurtenissen(weg);
    await weg.deur.machine(weg.casusId);
    expect(weg.deur.casework.vanType("actie")).toHaveLength(2);
    expect(await soorten(weg, "partner-nla")).toEqual([]);
    expect(await soorten(weg, "procesregisseur")).toEqual(["actie"]);
    expect(verteld(weg, na).filter((regel) => regel.endsWith("actie.uitgezet"))).toEqual([
      ...["moviera actie.uitgezet", "zvh actie.uitgezet"],
    ]);
    expect(verteld(weg, na).filter((regel) => regel.startsWith("nla "))).toEqual([]);
  });

  it("nor is work left with it when both happen at once: whoever is second loads again", async () => {
    const weg = await wegTot("vaststellen");
    await WEG.vaststellen(weg);
    const { casework } = weg.deur;
    const dossier = await casework.casusDossier(casusIdSchema.parse(weg.casusId));
    const uitnodiging = dossier?.uitnodigingen.find(({ organisatie }) => organisatie === "nla");
    if (dossier === null || uitnodiging === undefined) throw new Error("geen uitnodiging");
    const context = besluitcontext(weg.deur, plusSeconden(BEGIN, UUR), null);
    const uitgezet = dispatchActies(dossier, context);
    const beeindigd = endUitnodiging(dossier, uitnodiging, REDEN, context);
    if (!uitgezet.ok || !beeindigd.ok) throw new Error("geweigerd");
    const tegelijk = [uitgezet.waarde.wijziging, beeindigd.waarde.wijziging].map((een) => casework.schrijf(een, []));
    expect((await Promise.all(tegelijk)).map(({ ok }) => ok)).toEqual([true, false]);
    expect((await beeindig(weg)).status).toBe(201);
    expect(await soorten(weg, "partner-nla")).toEqual([]);
    expect(await soorten(weg, "procesregisseur")).toEqual(["actie"]);
  });
});
