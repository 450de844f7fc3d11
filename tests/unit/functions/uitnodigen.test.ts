import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakActor } from "../../fixtures/actoren.ts";
import { afwijkingen, opdracht, VOORGESTELD } from "../../fixtures/opdrachten.ts";
import { beantwoord, WEG, wegTot, type Wegstap } from "./casusweg.ts";
import { foutenVan, genodigde, nodig, REDEN, stapVan, uitnodiging, uitnodigingenVan, velden } from "./uitnodigweg.ts";
import { maakVoordeur } from "./voordeur.ts";

describe("inviting (S1.6.2, S1.6.3, H3.1-a3)", () => {
  it("keeps what was suggested, what differs and why; the invited see what may be shared, not the rules", async () => {
    const weg = await wegTot("uitnodigen");
    const body = uitnodiging(["nla", "coa"], { ontbrekendDomein: "de zorg zit al aan tafel" });
    expect((await nodig(weg, body)).status).toBe(201);
    const keuze = weg.deur.casework.vanType("vastlegging").find(({ soort }) => soort === "partnerkeuze");
    expect(keuze).toMatchObject({
      vastgelegdDoor: { rol: "procesregisseur", organisatie: "zvh" },
      inhoud: {
        voorgesteld: [
          { organisatie: "nla", regels: ["arbeidsuitbuiting"] },
          { organisatie: "ggd", regels: ["arbeidsuitbuiting"] },
          { organisatie: "welzijnswerk", regels: ["meerdere-slachtoffers"] },
        ],
        uitgenodigd: ["nla", "coa"],
        afwijkingen: ["ggd", "welzijnswerk", "coa"].map((organisatie) => ({ organisatie, reden: REDEN })),
        ontbrekendDomein: "de zorg zit al aan tafel",
      },
    });
    expect(uitnodigingenVan(weg, "nla")[0]?.voorgesteldDoor).toEqual(["arbeidsuitbuiting"]);
    expect(uitnodigingenVan(weg, "coa")[0]?.voorgesteldDoor).toEqual([]);
    const id = String(uitnodigingenVan(weg, "nla")[0]?.uitnodigingId);
    const gelezen = await weg.deur.vraag("partner-nla", "GET", `${weg.pad}/uitnodigingen/${id}`);
    expect(gelezen.body).toMatchObject({
      ...{ rol: "adviseur", toegevoegdeWaarde: "kent de branche", besprekingOp: "2026-03-12", als: "partner" },
      deelafspraak: { hoedanigheden: ["partner-veiligheid"] },
    });
    const regels = z
      .object({
        regels: z.array(
          z.looseObject({ compartiment: z.string(), recht: z.string(), activiteiten: z.array(z.string()) }),
        ),
      })
      .parse(gelezen.body["deelafspraak"]).regels;
    expect(regels).toContainEqual({
      ...{ recht: "lezen", compartiment: "veiligheid", dataklassen: ["exceptioneel"], activiteiten: ["3.2"] },
      grondslag: { code: "convenant", naam: "Convenant ketenaanpak mensenhandel" },
    });
    // Of care it may ask to align (H4.2-d1), which anybody on a casus may, and read nothing; of an investigation neither.
    const besloten = regels.filter(({ compartiment }) => compartiment === "zorg" || compartiment === "strafrecht");
    expect(besloten).toEqual([
      expect.objectContaining({
        recht: "schrijven",
        compartiment: "zorg",
        activiteiten: ["4.2"],
        dataklassen: ["dynamisch"],
      }),
    ]);
    expect(gelezen.rauw.body).not.toContain("voorgesteldDoor");
    expect(gelezen.rauw.body).not.toContain("arbeidsuitbuiting");
    // Who takes part reads no suggestion either.
    await beantwoord(weg, "partner-nla", "nla", "geaccepteerd");
    expect((await weg.lees("partner-nla")).rauw.body).not.toContain("meerdere-slachtoffers");
    expect((await weg.lees("zetel-om")).rauw.body).toContain("meerdere-slachtoffers");
  });

  it.each([
    [
      "nothing said of what differs",
      { afwijkingen: [] },
      ["nla", "coa"],
      ["afwijkingen", "afwijkingen", "afwijkingen"],
    ],
    [
      "no care at the table",
      { ontbrekendDomein: null, afwijkingen: afwijkingen(["nla"]).afwijkingen },
      ["nla"],
      ["ontbrekendDomein"],
    ],
    ["neither view", { ontbrekendDomein: null }, ["coa"], ["ontbrekendDomein", "ontbrekendDomein"]],
    [
      "a reason for what does not differ",
      { afwijkingen: [...(afwijkingen(["nla"]).afwijkingen ?? []), { organisatie: "nla", reden: REDEN }] },
      ["nla"],
      ["afwijkingen[2].organisatie"],
    ],
    [
      "a reason twice",
      { afwijkingen: [...(afwijkingen(["nla"]).afwijkingen ?? []), { organisatie: "ggd", reden: REDEN }] },
      ["nla"],
      ["afwijkingen[2].organisatie"],
    ],
    ["a day that is over", { besprekingOp: "2026-03-01" }, ["nla"], ["besprekingOp"]],
    ["a mistyped year", { besprekingOp: "2062-03-12" }, ["nla"], ["besprekingOp"]],
    [
      "access that ends before the casus is discussed",
      { uitnodigingen: [genodigde("nla", { toegangTot: "2026-03-11" })] },
      ["nla"],
      ["uitnodigingen[0].toegangTot"],
    ],
    ["a seat", {}, ["politie"], ["uitnodigingen[0].organisatie"]],
    ["the municipality of the casus", {}, ["gemeente-doetinchem"], ["uitnodigingen[0].organisatie"]],
    [
      "all at once",
      { besprekingOp: "2026-03-01", afwijkingen: [], ontbrekendDomein: null },
      ["onbekend"],
      [
        ...["uitnodigingen[0].organisatie", "besprekingOp", "afwijkingen", "afwijkingen", "afwijkingen"],
        ...["ontbrekendDomein", "ontbrekendDomein"],
      ],
    ],
  ])("refuses %s, and nothing is written", async (_, extra, organisaties, verwacht) => {
    const weg = await wegTot("uitnodigen");
    const antwoord = await nodig(weg, uitnodiging(organisaties, extra));
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(velden(antwoord)).toEqual(verwacht);
    expect(weg.deur.casework.vanType("uitnodiging")).toEqual([]);
    expect(stapVan(weg)).toBe("partners-uitnodigen");
  });

  it("asks no reasons of who follows the suggestion, and one reason of who asks nobody", async () => {
    const weg = await wegTot("uitnodigen");
    const volgt = { besprekingOp: "2026-03-02", uitnodigingen: VOORGESTELD.map((een) => genodigde(een)) };
    expect((await nodig(weg, volgt)).status).toBe(201);
    const niemand = await wegTot("uitnodigen");
    expect((await nodig(niemand, { besprekingOp: "2026-03-12", uitnodigingen: [] })).status).toBe(400);
    expect((await nodig(niemand, opdracht.uitnodigingen())).status).toBe(201);
  });

  it("asks at most fifteen at once, so that the end of the casus fits in a transaction", async () => {
    const weg = await wegTot("uitnodigen");
    const gemeenten = (van: number, tot: number) =>
      ["aalten", "apeldoorn", "berkelland", "bronckhorst", "brummen", "elburg", "epe", "ermelo", "harderwijk", "hattem"]
        .concat("heerde", "lochem", "montferland", "nunspeet", "oldebroek", "putten")
        .slice(van, tot)
        .map((code) => `gemeente-${code}`);
    expect((await nodig(weg, uitnodiging(gemeenten(0, 10)))).status).toBe(201);
    expect(velden(await nodig(weg, uitnodiging(gemeenten(10, 16))))).toEqual(["uitnodigingen"]);
    expect((await nodig(weg, uitnodiging(gemeenten(10, 15)))).status).toBe(201);
    await WEG.overleg(weg);
    const einde = await weg.doe(
      "zetel-moviera",
      "wegingen",
      opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }),
    );
    expect(einde).toMatchObject({ status: 201, body: { status: "afgeschaald" } });
    expect(weg.deur.casework.vanType("uitnodiging").every(({ status }) => status === "vervallen")).toBe(true);
    // Who did not answer is told that there is nothing to answer any more.
    const verteld = weg.deur.casework.vanType("gebeurtenis").at(-1)?.berichten ?? [];
    expect(verteld.filter(({ soort }) => soort === "uitnodiging.beeindigd")).toHaveLength(15);
  });
});

describe("inviting later on (H3.2-c7)", () => {
  it.each(["overleg", "weging2", "plan", "vaststellen", "afronden", "nazorg"] as const)(
    "before %s: somebody comes in addition, and the casus stays where it is",
    async (tot: Wegstap) => {
      const weg = await wegTot(tot);
      const [voor] = weg.deur.casework.vanType("casus");
      const antwoord = await nodig(weg, uitnodiging(["coa"], { afwijkingen: [{ organisatie: "coa", reden: REDEN }] }));
      expect(antwoord.status).toBe(201);
      const [na] = weg.deur.casework.vanType("casus");
      expect(na).toEqual({ ...voor, versie: (voor?.versie ?? 0) + 1 });
      const taak = weg.deur.casework.vanType("taak").find(({ eigenaar }) => eigenaar.organisatie === "coa");
      expect(taak).toMatchObject({ status: "open", soort: "uitnodiging-beantwoorden" });
    },
  );

  it.each([
    ["weging1", "stap-niet-aan-de-beurt"],
    ["procesbegeleider", "stap-niet-aan-de-beurt"],
    ["einde", "casus-niet-open"],
  ] as const)("before %s it is refused: %s", async (tot, code) => {
    const weg = await wegTot(tot);
    expect(await nodig(weg, uitnodiging(["coa"]))).toMatchObject({ status: 409, code });
  });

  it("also after a casus was scaled down: a clear problem, and nothing is written", async () => {
    const weg = await wegTot("weging1");
    await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
    await weg.doe("zetel-politie", "afschalingen", opdracht.afschaling());
    expect(stapVan(weg)).toBe("afgeschaald");
    const antwoord = await nodig(weg, uitnodiging(["coa"]));
    expect(antwoord).toMatchObject({ status: 409, code: "casus-niet-open" });
    expect(weg.deur.casework.vanType("uitnodiging")).toEqual([]);
  });

  it("asks nobody twice, and again who declined or whose part ended", async () => {
    const weg = await wegTot("overleg");
    const los = (organisatie: string) => uitnodiging([organisatie], { afwijkingen: [] });
    expect(velden(await nodig(weg, los("nla")))).toEqual(["uitnodigingen[0].organisatie"]);
    expect((await nodig(weg, los("ggd"))).status).toBe(201);
    expect(foutenVan(await nodig(weg, los("ggd")))[0]?.melding).toContain("al uitgenodigd");
    const nla = String(uitnodigingenVan(weg, "nla")[0]?.uitnodigingId);
    await weg.doe("procesregisseur", `uitnodigingen/${nla}/beeindigingen`, { reden: "nu niet nodig" });
    expect((await weg.lees("partner-nla")).status).toBe(404);
    expect((await nodig(weg, los("nla"))).status).toBe(201);
    expect(uitnodigingenVan(weg, "nla").map(({ status }) => status)).toEqual(["beeindigd", "open"]);
    const opnieuw = String(uitnodigingenVan(weg, "nla")[1]?.uitnodigingId);
    const aanvaard = { antwoord: "geaccepteerd" };
    expect((await weg.doe("partner-nla", `uitnodigingen/${opnieuw}/antwoorden`, aanvaard)).status).toBe(201);
    expect((await weg.lees("partner-nla")).status).toBe(200);
  });
});

describe("two at once", () => {
  it("who invite the same partner: one does, the other is told", async () => {
    for (const tot of ["uitnodigen", "overleg", "plan"] as const) {
      const weg = await wegTot(tot);
      const body = uitnodiging(
        ["coa"],
        tot === "uitnodigen" ? {} : { afwijkingen: [{ organisatie: "coa", reden: REDEN }] },
      );
      const antwoorden = await Promise.all([nodig(weg, body), nodig(weg, body), nodig(weg, body)]);
      expect(antwoorden.map(({ status }) => status).toSorted(), tot).toEqual([201, 400, 400]);
      expect(uitnodigingenVan(weg, "coa")).toHaveLength(1);
    }
  });

  it("a repeated command invites once", async () => {
    const weg = await wegTot("overleg");
    const body = uitnodiging(["coa"], { afwijkingen: [{ organisatie: "coa", reden: REDEN }] });
    const sleutel = "de-sleutel-van-deze-uitnodiging";
    const antwoorden = [await nodig(weg, body, sleutel), await nodig(weg, body, sleutel)];
    expect(antwoorden.map(({ status, body: { id } }) => [status, id])).toEqual(
      [1, 2].map(() => [201, antwoorden[0]?.body["id"]]),
    );
    expect(uitnodigingenVan(weg, "coa")).toHaveLength(1);
  });

  it("acceptance and the end of the casus: nobody is on a casus that ended", async () => {
    for (const eerst of ["aanvaarden", "einde"] as const) {
      const weg = await wegTot("weging2", true, maakVoordeur([maakActor("partner-coa", "coa", "partner")]));
      await nodig(weg, uitnodiging(["coa"], { afwijkingen: [{ organisatie: "coa", reden: REDEN }] }));
      const aanvaard = () => beantwoord(weg, "partner-coa", "coa", "geaccepteerd");
      const einde = () =>
        weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }));
      const beide = eerst === "einde" ? [einde(), aanvaard()] : [aanvaard(), einde()];
      const statussen = (await Promise.all(beide)).map(({ status }) => status);
      expect(statussen).toContain(201);
      const [casus] = weg.deur.casework.vanType("casus");
      expect(casus?.status).toBe("afgeschaald");
      expect(casus?.betrokken.every(({ tot }) => tot !== null)).toBe(true);
      expect(["beeindigd", "vervallen"]).toContain(uitnodigingenVan(weg, "coa")[0]?.status);
      expect((await weg.lees("partner-coa")).status).toBe(404);
      expect(weg.deur.casework.vanType("taak").filter(({ status }) => status === "open")).toEqual([]);
    }
  });
});
