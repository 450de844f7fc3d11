import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { spreadDeelnameUseCase } from "../../../functions/driver/spread-deelname.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { INFORMATIESOORTEN } from "../../../shared/domain/kenmerk.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { inzagecursor } from "../../../shared/api/schemas/inzagerechten.ts";
import type { Casework } from "../../../shared/ports/casework.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { ACTOREN, maakActor, maakZetel, VERVANGING } from "../../fixtures/actoren.ts";
import { verzamelGevoelig } from "../../fixtures/gevoelig.ts";
import { maakPartner, registerVan } from "../../fixtures/records.ts";
import { beantwoord, WEG, wegTot, type Wegstap } from "./casusweg.ts";
import { bladzijdenVan, plaatsenVan, rapportVan, vraagRapport } from "./rapportdeur.ts";
import { BEGIN, maakVoordeur, type Voordeur } from "./voordeur.ts";

const UUR = 3600;
const DEELNAME = { versie: 1, tot: null, ondertekeningen: [{ convenant: "voorbeeld-1", van: BEGIN, tot: null }] };
/** A casus on its way, with everybody of the demo and `erbij` in the register. */
const maakZaak = async (tot: Wegstap | "einde", erbij: readonly Actor[] = [], deur: Voordeur = maakVoordeur()) => {
  deur.casework.zet(...registerVan([...ACTOREN, ...erbij]));
  const weg = await wegTot(tot, true, deur);
  return { ...weg, rapport: (wie?: string) => rapportVan(deur, weg.casusId, wie === undefined ? {} : { wie }) };
};

const VAST = ["veilig-thuis", "politie", "moviera", "mee-samen", "om", "zvh"];
/** The fixed seats with their systems, the own municipality, and who carries the casus. */
const STEEDS = [
  ...VAST.flatMap((code) => [`zetel-${code}`, `systeem-${code}`]),
  ...["gemeente-doetinchem", "systeem-gemeente-doetinchem", "procesregisseur", "zorgcoordinator"],
];

describe("for whom the access report is", () => {
  it("the procesregisseur and the FG; for others the casus does not exist, whatever else is wrong", async () => {
    const { deur, casusId } = await maakZaak("overleg");
    for (const wie of ["procesregisseur", "fg"]) expect((await vraagRapport(deur, casusId, wie)).status).toBe(200);
    const zonderSpoor = ({ status, body, code }: Awaited<ReturnType<typeof vraagRapport>>) => {
      const { instance: _spoor, ...probleem } = body;
      return { status, code, probleem };
    };
    const mensen = ACTOREN.filter(
      ({ soort, actorId }) => soort === "persoon" && !/^(procesregisseur|fg)$/.test(actorId),
    );
    expect(mensen.length).toBeGreaterThan(15);
    for (const { actorId } of mensen) {
      const geen = zonderSpoor(await vraagRapport(deur, randomUUID(), actorId));
      expect(geen).toMatchObject({ status: 404, code: "niet-gevonden" });
      for (const query of [{}, { aantal: "veel", onzin: "1" }])
        expect(zonderSpoor(await vraagRapport(deur, casusId, actorId, query)), actorId).toEqual(geen);
    }
    expect(zonderSpoor(await vraagRapport(deur, randomUUID(), "fg", { onzin: "1" }))).toMatchObject({ status: 404 });
    expect(await vraagRapport(deur, casusId, "fg", { onzin: "1" })).toMatchObject({ status: 400 });
    for (const id of [casusId, randomUUID()])
      expect(await vraagRapport(deur, id, "systeem-zvh")).toMatchObject({
        status: 403,
        body: { nodig: "aanmelding als mens" },
      });
    expect(deur.gelogd().filter((regel) => regel.soort === "audit")).toHaveLength(2);
  });

  it("neither at another organisation, nor without a convenant", async () => {
    const erbij = [
      maakActor("fg-elders", "politie", "fg"),
      maakActor("regisseur-elders", "nla", "procesregisseur"),
      maakActor("fg-oud", "zvh", "fg", { deelname: { versie: 1, van: BEGIN, tot: BEGIN, ondertekeningen: [] } }),
    ];
    const { deur, casusId } = await maakZaak("overleg", erbij);
    for (const { actorId } of erbij) expect((await vraagRapport(deur, casusId, actorId)).status, actorId).toBe(404);
  });
});

describe("who is in the access report", () => {
  it("a partner from its acceptance to the end, the invitation before it, and nothing after it declined", async () => {
    const { rapport, ...weg } = await maakZaak("aanvaarden");
    const stand = async () => {
      const gelezen = await rapport();
      return ["partner-nla", "systeem-nla", "partner-ggd"].map((wie) => plaatsenVan(gelezen.get(wie)));
    };
    expect(await stand()).toEqual([["uitnodiging"], ["uitnodiging"], ["uitnodiging"]]);
    const genodigd = (await rapport()).get("partner-nla");
    expect(genodigd?.inzage).toMatchObject([{ hoedanigheden: [], beleid: [{ id: "genodigde" }], onderdelen: [] }]);
    await WEG.aanvaarden(weg);
    await beantwoord(weg, "partner-ggd", "ggd", "afgewezen");
    expect(await stand()).toEqual([["casus"], ["casus"], []]);
    expect((await rapport()).get("partner-nla")?.inzage[0]?.hoedanigheden).toEqual(["partner-veiligheid"]);
    const [uitnodiging] = weg.deur.casework.vanType("uitnodiging").filter(({ organisatie }) => organisatie === "nla");
    const beeindigd = await weg.doe(
      "procesregisseur",
      `uitnodigingen/${String(uitnodiging?.uitnodigingId)}/beeindigingen`,
      {
        reden: "Niet meer nodig.",
      },
    );
    expect(beeindigd.status).toBe(201);
    expect(await stand()).toEqual([[], [], []]);
  });

  it("the team, its systems and its direction; who steers, administers or has no role is not", async () => {
    const erbij = [
      maakActor("zonder-rol", "politie", "partner", { rollen: [] }),
      maakActor("lid-zonder-zetel", "politie", "lid-ketenregieteam"),
    ];
    const { rapport, deur } = await maakZaak("weging1", erbij);
    const gelezen = await rapport();
    expect([...gelezen.keys()].toSorted()).toEqual([...STEEDS, "meldpunt"].toSorted());
    expect(plaatsenVan(gelezen.get("meldpunt"))).toEqual(["dossiers"]);
    expect(gelezen.get("meldpunt")?.inzage[0]?.onderdelen[0]).toMatchObject({
      ...{ compartiment: "personalia", dataklasse: "statisch", activiteit: "2.2" },
      lezen: { omvang: "alles", grondslagen: ["wmo"] },
    });
    deur.zetKlok(plusSeconden(VERVANGING.van, -1));
    expect((await rapport()).has("vervanger-politie")).toBe(false);
    deur.zetKlok(VERVANGING.van);
    const { tot } = VERVANGING;
    expect((await rapport()).get("vervanger-politie")).toMatchObject({
      zetels: [{ zetel: "politie", hoedanigheid: "vervanger", tot }],
      inzage: [{ plaats: "casus", hoedanigheden: ["zetel"], beleid: [{ id: "vaste-zetel" }] }],
    });
    deur.zetKlok(tot);
    expect((await rapport()).has("vervanger-politie")).toBe(false);
  });

  it("with the mandates that they hold now: no mandate takes away what somebody sees", async () => {
    const mandaat = (naam: string, mandaten: Actor["mandaten"]) => maakZetel(naam, "politie", { mandaten });
    const gegeven = { mandaatId: "een", mandaat: "weging", van: BEGIN, verleendDoor: "bestuur" } as const;
    const { rapport } = await maakZaak("weging1", [
      mandaat("geldig", [{ ...gegeven, tot: plusSeconden(BEGIN, 24 * UUR) }]),
      mandaat("verlopen", [{ ...gegeven, tot: BEGIN }]),
    ]);
    const gelezen = await rapport();
    expect(["geldig", "verlopen"].map((wie) => gelezen.get(wie)?.mandaten)).toEqual([["weging"], []]);
    expect(gelezen.get("verlopen")?.inzage).toEqual(gelezen.get("geldig")?.inzage);
  });

  it("who evaluates from when it is asked to, with what the evaluation holds and nothing else", async () => {
    const { rapport, ...weg } = await maakZaak("procesbegeleider");
    expect((await rapport()).has("procesbegeleider-evaluatie")).toBe(false);
    await WEG.procesbegeleider(weg);
    await WEG.evaluatie(weg);
    expect((await rapport()).get("procesbegeleider-evaluatie")?.inzage).toMatchObject([
      {
        ...{ plaats: "evaluatie", hoedanigheden: ["procesbegeleider-evaluatie"], beleid: [{ id: "procesbegeleider" }] },
        onderdelen: [
          {
            compartiment: "evaluatie",
            activiteit: "5.2",
            vastleggen: { toegestaan: true, grondslagen: ["evaluatie"] },
          },
        ],
      },
    ]);
    expect(plaatsenVan((await rapport()).get("procesregisseur"))).toEqual(["casus", "evaluatie"]);
  });

  it("who broke the glass, and until when", async () => {
    const { rapport, ...weg } = await maakZaak("overleg");
    expect((await weg.doe("partner-ggd", "noodtoegangen", { reden: "Gevaar.", uren: 2 })).status).toBe(201);
    const [noodtoegang] = weg.deur.casework.vanType("noodtoegang");
    const regel = (await rapport()).get("partner-ggd");
    expect(regel).toMatchObject({ noodtoegangTot: noodtoegang?.tot, inzage: [{ hoedanigheden: ["noodtoegang"] }] });
    expect(regel?.inzage[0]?.onderdelen.flatMap(({ lezen }) => lezen.grondslagen)).toContain("vitaal-belang");
    expect((await rapport()).get("zetel-om")?.noodtoegangTot).toBeNull();
    weg.deur.verder(2 * UUR);
    expect((await rapport()).has("partner-ggd")).toBe(false);
  });

  it("somebody of an organisation that leaves, until the change has reached them", async () => {
    const { rapport, deur, lees } = await maakZaak("overleg");
    expect(
      (await deur.vraag("beheerder", "POST", "/v1/partners/politie/uittredingen", { per: BEGIN, reden: "proef" }))
        .status,
    ).toBe(201);
    expect([(await rapport()).has("zetel-politie"), (await lees("zetel-politie")).status]).toEqual([true, 200]);
    await spreadDeelnameUseCase(deur, deur.nu)("politie");
    expect([(await rapport()).has("zetel-politie"), (await lees("zetel-politie")).status]).toEqual([false, 404]);
  });

  it("a deputy from an organisation that only the register knows", async () => {
    const partner = maakPartner({ organisatie: "buurtteam" });
    const zetels = [{ zetel: "om", hoedanigheid: "vervanger", van: BEGIN, tot: null }] as const;
    const { rapport, deur } = await maakZaak("weging1", [
      maakZetel("van-buiten", "buurtteam", { zetels: [...zetels], deelname: { ...DEELNAME, van: BEGIN } }),
    ]);
    deur.casework.zet(partner);
    expect((await rapport()).get("van-buiten")).toMatchObject({ organisatie: "buurtteam", zetels: [{ zetel: "om" }] });
  });
});

describe("what is in the access report", () => {
  it("each kind of part that there is: how much is read, what is added, on which bases of the region", async () => {
    const { rapport, deur, casusId } = await maakZaak("nazorg");
    await deur.vraag("zorgcoordinator", "POST", `/v1/casussen/${casusId}/verrijkingen`, { bevindingen: "Bekend." });
    const gelezen = await rapport();
    const recht = (wie: string, soort: keyof typeof INFORMATIESOORTEN) => {
      const { activiteit, compartiment, dataklasse } = INFORMATIESOORTEN[soort];
      const gevonden = gelezen
        .get(wie)
        ?.inzage[0]?.onderdelen.find(
          (een) => een.activiteit === activiteit && een.compartiment === compartiment && een.dataklasse === dataklasse,
        );
      return [gevonden?.lezen, gevonden?.vastleggen];
    };
    const niets = { omvang: "niets", grondslagen: [] };
    const nee = { toegestaan: false, grondslagen: [] };
    expect(recht("zetel-om", "eerste-weging")).toEqual([
      { omvang: "alles", grondslagen: ["wgs-zvh"] },
      { toegestaan: true, grondslagen: ["wgs-zvh"] },
    ]);
    expect(recht("systeem-om", "eerste-weging")).toEqual([{ omvang: "alles", grondslagen: ["wgs-zvh"] }, nee]);
    expect(recht("partner-nla", "eerste-weging")).toEqual([niets, nee]);
    expect(recht("partner-nla", "actieresultaat")).toEqual([
      { omvang: "alles", grondslagen: ["convenant"] },
      { toegestaan: true, grondslagen: ["convenant"] },
    ]);
    const onderdelen = gelezen.get("zetel-om")?.inzage[0]?.onderdelen ?? [];
    expect(onderdelen.map(({ activiteit }) => activiteit)).not.toContain("5.2");
    expect(new Set(onderdelen.map((een) => JSON.stringify(een))).size).toBe(onderdelen.length);
  });

  it("no names, no names to sign in by, nothing of the clients", async () => {
    const anders = ACTOREN.map((actor) => ({
      ...actor,
      aanmeldnaam: actor.actorId === "fg" ? "fg" : `sub-van-${actor.actorId}`,
    }));
    const { deur, casusId } = await maakZaak("nazorg");
    deur.casework.zet(...registerVan(anders));
    const { body, rauw } = await vraagRapport(deur, casusId);
    expect(Object.keys(body).toSorted()).toEqual(["casusId", "grondslagen", "opgemaaktOp", "resultaten", "volgende"]);
    expect(rauw.body).toContain('"actorId":"zetel-om"');
    expect(rauw.body).not.toContain("sub-van-");
    const gevoelig = deur.casework.vanType("melding").flatMap(({ invoer }) => verzamelGevoelig(invoer));
    expect(gevoelig.length).toBeGreaterThan(10);
    expect(gevoelig.filter((tekst) => tekst.length > 3 && rauw.body.includes(tekst))).toEqual([]);
  });

  it("leaves a line per client and one of who asked, or shows nothing", async () => {
    const { deur, casusId } = await maakZaak("weging1");
    await vraagRapport(deur, casusId);
    const { dossierIds } = deur.casework.vanType("casus")[0] ?? { dossierIds: [] };
    const hashes = await Promise.all(dossierIds.map((dossierId) => deur.sleutels.hash(`dossier|${dossierId}`)));
    expect(deur.gelogd()).toMatchObject([
      ...hashes.map((betrokkene) => ({ soort: "verwerking", activiteit: "leesInzagerechten", betrokkene })),
      {
        soort: "audit",
        actorId: "fg",
        handeling: "leesInzagerechten",
        object: `casus/${casusId}/inzagerechten`,
        resultaat: "gelukt",
      },
    ]);
    deur.breekLog();
    const mislukt = await vraagRapport(deur, casusId);
    expect(mislukt).toMatchObject({ status: 500, code: "storing" });
    expect(mislukt.rauw.body).not.toContain("zetel-om");
  });
});

describe("the pages of the access report", () => {
  /** Counts what is asked of the register. */
  const maakGeteld = () => {
    const basis = maakAfhankelijkhedenDouble();
    const gevraagd: number[] = [];
    const medewerkersVan: Casework["medewerkersVan"] = (organisatie, na, aantal) => {
      gevraagd.push(aantal);
      return basis.casework.medewerkersVan(organisatie, na, aantal);
    };
    return { gevraagd, deur: maakVoordeur([], { ...basis, casework: { ...basis.casework, medewerkersVan } }) };
  };

  it("hold everybody once, organisation by organisation, whatever their size", async () => {
    const { deur, casusId } = await maakZaak("overleg");
    const heel = (await bladzijdenVan(deur, casusId)).flat();
    const plek = heel.map(({ organisatie, actorId }) => `${organisatie} ${actorId}`);
    expect(plek).toEqual(plek.toSorted());
    for (const aantal of [1, 2, 7]) {
      const bladzijden = await bladzijdenVan(deur, casusId, { aantal });
      expect(bladzijden.every((regels) => regels.length <= aantal)).toBe(true);
      expect(bladzijden.flat()).toEqual(heel);
    }
    const { volgende } = (await vraagRapport(deur, casusId, "fg", { aantal: "2" })).body;
    for (const cursor of ["verzonnen", `${String(volgende)}x`, ""])
      expect(await vraagRapport(deur, casusId, "fg", { cursor }), cursor).toMatchObject({ status: 400 });
  });

  it("look at no more of the register than they may, and only they look at it", async () => {
    const { gevraagd, deur } = maakGeteld();
    const mensen = Array.from({ length: 200 }, (_, i) => maakActor(`mens-${String(i)}`, "politie", "bestuurder"));
    const { casusId, lees } = await maakZaak("overleg", mensen, deur);
    await lees("procesregisseur");
    await deur.vraag("zetel-om", "GET", "/v1/taken");
    expect(gevraagd).toEqual([]);
    const bladzijden = await bladzijdenVan(deur, casusId, { aantal: 3 });
    // Those who see nothing fill no page: it ends when enough was looked at.
    expect(bladzijden.filter((regels) => regels.length < 3).length).toBeGreaterThan(1);
    expect(gevraagd.length).toBeLessThanOrEqual(60 * bladzijden.length);
    gevraagd.length = 0;
    const cursor = inzagecursor.schrijf({ organisatie: "politie", na: null });
    await vraagRapport(deur, casusId, "fg", { aantal: "1", cursor });
    expect(gevraagd).toEqual(Array.from({ length: 60 }, () => 1));
    gevraagd.length = 0;
    expect((await bladzijdenVan(deur, casusId)).flat()).toEqual(bladzijden.flat());
    expect(Math.max(...gevraagd)).toBe(25);
  });
});
