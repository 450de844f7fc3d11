import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakActor } from "../../fixtures/actoren.ts";
import { afwijkingen, opdracht, VOORGESTELD } from "../../fixtures/opdrachten.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { beantwoord, WEG, wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { maakVoordeur, type Antwoord } from "./voordeur.ts";

const REDEN = "past beter bij deze casus";
const genodigde = (organisatie: string, velden: object = {}) => ({
  ...{ organisatie, rol: "adviseur", toegevoegdeWaarde: "kent de branche", ...velden },
});
/** An invitation of these, as it must be sent while these are suggested. */
const uitnodiging = (organisaties: readonly string[], velden: object = {}, voorgesteld = VOORGESTELD) => ({
  besprekingOp: "2026-03-12",
  uitnodigingen: organisaties.map((organisatie) => genodigde(organisatie)),
  ...afwijkingen(organisaties, voorgesteld),
  ...velden,
});
const nodig = (weg: Casusweg, body: unknown, sleutel?: string) =>
  weg.doe("procesregisseur", "uitnodigingen", body, sleutel);
const foutenVan = ({ body }: Antwoord) =>
  z.array(z.object({ veld: z.string(), melding: z.string() })).parse(body["fouten"]);
const velden = (antwoord: Antwoord): readonly string[] => foutenVan(antwoord).map(({ veld }) => veld);
const uitnodigingenVan = ({ deur }: Casusweg, organisatie: string) =>
  deur.casework.vanType("uitnodiging").filter((een) => een.organisatie === organisatie);
const leesVoorstel = (weg: Casusweg, wie = "procesregisseur") =>
  weg.deur.vraag(wie, "GET", `${weg.pad}/partnervoorstel`);
const voorstelSchema = z.object({
  voorstellen: z.array(
    z.looseObject({
      organisatie: z.string(),
      redenen: z.array(z.object({ regel: z.string(), reden: z.string() })),
      eerder: z.string().nullable(),
      gids: z.record(z.string(), z.string()),
    }),
  ),
  weggelaten: z.array(z.looseObject({ organisatie: z.string(), waarom: z.string() })),
  ontbrekendeDomeinen: z.array(z.string()),
  vervangers: z.array(z.looseObject({ organisatie: z.string(), voorgesteldDoor: z.string() })),
  gids: z.record(z.string(), z.string()),
});
const voorstelVan = async (weg: Casusweg) =>
  voorstelSchema.parse(
    Object.fromEntries(Object.entries((await leesVoorstel(weg)).body).filter(([naam]) => naam !== "casusId")),
  );
const stapVan = ({ deur }: Casusweg): string => {
  const [casus] = deur.casework.vanType("casus");
  return casus?.status === "open" ? casus.positie.stap : String(casus?.status);
};

describe("the suggestion, read (S1.2.2, H3.1-a4)", () => {
  it("names each partner with the reasons, where the guide tells of it, and no personal data", async () => {
    const weg = await wegTot("uitnodigen");
    const begin = weg.deur.gelogd().length;
    const antwoord = await leesVoorstel(weg);
    expect(antwoord.status).toBe(200);
    const { voorstellen, weggelaten, ontbrekendeDomeinen, gids } = await voorstelVan(weg);
    expect(voorstellen.map(({ organisatie }) => organisatie)).toEqual(VOORGESTELD);
    expect(voorstellen[0]?.redenen.map(({ regel }) => regel)).toEqual(["arbeidsuitbuiting"]);
    expect(voorstellen[0]?.gids).toEqual({
      contactpersonen: "/v1/contactpersonen?organisatie=nla",
      voorzieningen: "/v1/voorzieningen?organisatie=nla",
      sleutelfiguren: "/v1/sleutelfiguren?organisatie=nla",
      expertises: "/v1/expertises?organisatie=nla",
    });
    expect(gids["voorzieningen"]).toBe("/v1/voorzieningen");
    expect([weggelaten, ontbrekendeDomeinen]).toEqual([[], []]);
    // The addresses are those of the guide.
    for (const adres of Object.values(voorstellen[0]?.gids ?? {})) {
      const [pad = "", vraag = ""] = adres.split("?");
      const query = Object.fromEntries(new URLSearchParams(vraag));
      expect((await weg.deur.vraag("procesregisseur", "GET", pad, undefined, { query })).status, adres).toBe(200);
    }
    const { betrokkenen } = maakArbeidsuitbuitingCasus();
    for (const persoon of betrokkenen)
      if ("personalia" in persoon && persoon.personalia !== undefined)
        for (const naam of [persoon.personalia.voornamen, persoon.personalia.geslachtsnaam])
          expect(antwoord.rauw.body).not.toContain(naam);
    // That the rules apply is derived from who it is about: a line for each of them.
    const regels = weg.deur.gelogd().slice(begin, begin + 3);
    expect(regels.filter(({ soort }) => soort === "verwerking")).toHaveLength(2);
  });

  it("reads the register, the clients and what was reported of them once, whatever the casus holds", async () => {
    const weg = await wegTot("afronden");
    const geteld: string[] = [];
    const { casework } = weg.deur;
    const oud = { ...casework };
    for (const naam of ["casusDossier", "partners", "dossiers", "dossierMeldingen", "meldingen", "melding"] as const)
      Object.assign(casework, {
        [naam]: (...invoer: readonly unknown[]): unknown => {
          geteld.push(naam);
          return Reflect.apply(oud[naam] as (...alle: readonly unknown[]) => unknown, casework, invoer);
        },
      });
    expect((await leesVoorstel(weg)).status).toBe(200);
    const perClient = (weg.deur.casework.vanType("casus")[0]?.dossierIds ?? []).map(() => "dossierMeldingen");
    expect(geteld.toSorted()).toEqual(["casusDossier", ...perClient, "dossiers", "meldingen", "partners"].toSorted());
  });

  it("is for the team and who carries the casus: for a partner, also one that takes part, it does not exist", async () => {
    const weg = await wegTot("overleg");
    for (const wie of ["zetel-om", "gemeente-doetinchem", "zorgcoordinator", "systeem-politie"])
      expect((await leesVoorstel(weg, wie)).status, wie).toBe(200);
    for (const wie of ["partner-nla", "systeem-nla", "partner-ggd", "gemeente-apeldoorn", "meldpunt", "it"])
      expect((await leesVoorstel(weg, wie)).status, wie).toBe(404);
  });

  it("shows apart who was asked, who takes part, and how an earlier invitation ended", async () => {
    const weg = await wegTot("uitnodigen");
    await nodig(weg, uitnodiging(["nla", "ggd", "welzijnswerk"], { afwijkingen: [] }));
    await beantwoord(weg, "partner-nla", "nla", "geaccepteerd");
    await beantwoord(weg, "partner-ggd", "ggd", "afgewezen");
    const { voorstellen, weggelaten } = await voorstelVan(weg);
    expect(voorstellen.map(({ organisatie, eerder }) => [organisatie, eerder])).toEqual([["ggd", "afgewezen"]]);
    expect(weggelaten.map(({ organisatie, waarom }) => [organisatie, waarom])).toEqual([
      ["nla", "neemt-deel"],
      ["welzijnswerk", "uitgenodigd"],
    ]);
  });
});

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
      .object({ regels: z.array(z.looseObject({ compartiment: z.string(), recht: z.string() })) })
      .parse(gelezen.body["deelafspraak"]).regels;
    expect(regels).toContainEqual({
      ...{ recht: "lezen", compartiment: "veiligheid", dataklassen: ["exceptioneel"], activiteiten: ["3.2"] },
      grondslag: { code: "convenant", naam: "Convenant ketenaanpak mensenhandel" },
    });
    expect(regels.some(({ compartiment }) => compartiment === "zorg" || compartiment === "strafrecht")).toBe(false);
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
