import * as z from "zod";
import { describe, expect, it } from "vitest";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { deelnemers, opdracht, QUORUM, VERPLICHT } from "../../fixtures/opdrachten.ts";
import { maakCasusweg, wegTot, WEG, type Casusweg } from "./casusweg.ts";
import type { Antwoord } from "./voordeur.ts";

const MELDING = "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13";
const meldingVan = ({ deur }: Casusweg, n = 0): string => deur.casework.vanType("melding")[n]?.meldingId ?? "";
const taken = ({ deur }: Casusweg, soort: string) =>
  deur.casework.vanType("taak").filter((taak) => taak.soort === soort);

const foutenSchema = z.array(z.looseObject({ veld: z.string() }));
const velden = ({ body }: Antwoord): readonly string[] => foutenSchema.parse(body["fouten"]).map(({ veld }) => veld);

const volledigheidSchema = z.looseObject({
  onderdelen: z.array(z.looseObject({ onderdeel: z.string(), stand: z.string(), verplicht: z.boolean() })),
  melders: z.array(z.looseObject({ meldingId: z.string(), stand: z.string() })),
});
const volledigheid = async ({ deur, pad }: Casusweg, wie: string) => {
  const { status, body } = await deur.vraag(wie, "GET", `${pad}/volledigheid`);
  if (status !== 200) throw new Error(String(status));
  const { onderdelen, melders } = volledigheidSchema.parse(body);
  return { standen: Object.fromEntries(onderdelen.map(({ onderdeel, stand }) => [onderdeel, stand])), melders };
};

describe("hearing who reported (H3.2-b2, NB22)", () => {
  it("is asked of the meldpunt when a casus comes to the casustafel, and of nobody before or without", async () => {
    const weg = await wegTot("weging1");
    expect(taken(weg, "melder-horen")).toEqual([]);
    await WEG.weging1(weg);
    expect(taken(weg, "melder-horen")).toMatchObject([
      { status: "open", verplicht: false, eigenaar: { rol: "meldpunt", organisatie: "veilig-thuis" }, onderwerp: null },
    ]);
    const { body } = await weg.deur.vraag("meldpunt", "GET", "/v1/taken");
    expect(JSON.stringify(body)).toContain("melder-horen");
    const geen = await maakCasusweg();
    await geen.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
    expect(taken(geen, "melder-horen")).toEqual([]);
  });

  it("the meldpunt finds whom to hear, records it, and sees nothing else of the casus", async () => {
    const weg = await wegTot("overleg");
    const meldingId = meldingVan(weg);
    const lees = () => weg.deur.vraag("meldpunt", "GET", `${weg.pad}/melders`);
    expect((await lees()).body).toEqual({ resultaten: [{ meldingId, stand: "te-horen", vragen: [] }] });
    expect((await weg.lees("meldpunt")).status).toBe(404);
    const antwoord = await weg.doe("meldpunt", "hoorverslagen", opdracht.hoorverslag(meldingId));
    expect(antwoord).toMatchObject({ status: 201, body: { status: "open", stap: null } });
    expect((await lees()).body).toMatchObject({ resultaten: [{ stand: "gehoord", reden: null }] });
    expect(taken(weg, "melder-horen")).toMatchObject([{ status: "afgerond", uitkomst: "hoorverslag" }]);
  });

  it("leaves a line of who reported, in reading and in recording", async () => {
    const weg = await wegTot("overleg");
    const melders = () =>
      [...weg.deur.gelogd(), ...weg.deur.casework.logregels()].filter(
        (regel) => regel.soort === "verwerking" && regel.betrokkeneSoort === "melder",
      );
    const tel = async (doe: () => Promise<unknown>) => {
      const vooraf = melders().length;
      await doe();
      return melders().length - vooraf;
    };
    const verslag = opdracht.hoorverslag(meldingVan(weg));
    expect(await tel(() => weg.deur.vraag("meldpunt", "GET", `${weg.pad}/melders`))).toBe(1);
    expect(await tel(() => weg.lees("zetel-politie"))).toBe(0);
    expect(await tel(() => weg.doe("meldpunt", "hoorverslagen", verslag))).toBe(1);
    expect(await tel(() => weg.lees("zetel-politie"))).toBe(1);
    expect(await tel(() => weg.lees("partner-nla"))).toBe(0);
  });

  it("who reports at the casustafel is heard as well, and by whom it was exempted can still be heard", async () => {
    const weg = await wegTot("overleg");
    await weg.deur.vraag("systeem-ggd", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus());
    const [eerste, later] = [meldingVan(weg, 0), meldingVan(weg, 1)];
    expect(taken(weg, "melder-horen").map(({ onderwerp }) => onderwerp)).toEqual([null, later]);
    await weg.doe("meldpunt", "hoorvrijstellingen", opdracht.vrijstelling(later));
    expect(taken(weg, "melder-horen").map(({ status }) => status)).toEqual(["open", "afgerond"]);
    await weg.doe("procesregisseur", "hoorverslagen", opdracht.hoorverslag(eerste));
    expect(taken(weg, "melder-horen").map(({ status }) => status)).toEqual(["afgerond", "afgerond"]);
    await weg.doe("meldpunt", "hoorverslagen", opdracht.hoorverslag(later));
    expect((await volledigheid(weg, "zetel-om")).melders.map(({ stand }) => stand)).toEqual(["gehoord", "gehoord"]);
  });

  it.each([
    ["of another casus", "hoorverslagen", opdracht.hoorverslag(MELDING), 400, ["meldingId"]],
    ["in the future", "hoorverslagen", { gehoordOp: "2031-01-01" }, 400, ["gehoordOp"]],
    ["for no reason of the region", "hoorvrijstellingen", { reden: "zomaar" }, 400, ["reden"]],
    ["without saying why", "hoorvrijstellingen", { toelichting: "" }, 400, ["toelichting"]],
  ] as const)("is not recorded %s", async (_, pad, deel, status, waar) => {
    const weg = await wegTot("overleg");
    const meldingId = meldingVan(weg);
    const basis = pad === "hoorverslagen" ? opdracht.hoorverslag(meldingId) : opdracht.vrijstelling(meldingId);
    const antwoord = await weg.doe("meldpunt", pad, { ...basis, ...deel });
    expect([antwoord.status, velden(antwoord)]).toEqual([status, waar]);
  });

  it("nobody is exempted who was heard, and nothing is recorded once the casus ended", async () => {
    const weg = await wegTot("weging2");
    const meldingId = meldingVan(weg);
    await weg.doe("meldpunt", "hoorverslagen", opdracht.hoorverslag(meldingId));
    expect((await weg.doe("meldpunt", "hoorvrijstellingen", opdracht.vrijstelling(meldingId))).code).toBe(
      "al-afgehandeld",
    );
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }));
    for (const [pad, body] of [
      ["hoorverslagen", opdracht.hoorverslag(meldingId)],
      ["hoorvrijstellingen", opdracht.vrijstelling(meldingId)],
    ] as const)
      expect((await weg.doe("meldpunt", pad, body)).code).toBe("casus-niet-open");
  });

  it("a partner does not read what a reporter told, nor that one was heard", async () => {
    const weg = await wegTot("overleg");
    const { body } = await weg.doe("meldpunt", "hoorverslagen", opdracht.hoorverslag(meldingVan(weg)));
    expect((await weg.lees("zetel-om")).rauw.body).toContain("papieren werden ingenomen");
    const beeld = (await weg.lees("partner-nla")).rauw.body;
    for (const verborgen of ["papieren werden ingenomen", "melder-horen", String(body["id"]), meldingVan(weg)])
      expect(beeld).not.toContain(verborgen);
    expect((await weg.deur.vraag("partner-nla", "GET", `${weg.pad}/melders`)).status).toBe(404);
    const nla = await volledigheid(weg, "partner-nla");
    expect([nla.melders, nla.standen["melder-gehoord"]]).toEqual([[], undefined]);
  });
});

describe("the view of what is missing (H3.2-c1, B6.7, B6.S19)", () => {
  it("follows what comes: contributions of care and safety, the meeting, evidence, who was heard", async () => {
    const weg = await wegTot("overleg");
    expect((await volledigheid(weg, "zetel-om")).standen).toMatchObject({
      ...Object.fromEntries(VERPLICHT.map((onderdeel) => [onderdeel, "ontbreekt"])),
      ...{ "casusoverleg-gehouden": "ontbreekt", bewijs: "ontbreekt", verdachte: "ontbreekt" },
    });
    await weg.doe("zetel-moviera", "bijdragen", opdracht.bijdrage({ onderdeel: "netwerk" }));
    const eerste = (await volledigheid(weg, "zetel-om")).standen;
    expect([eerste["netwerk"], eerste["zorgperspectief"], eerste["veiligheidsperspectief"]]).toEqual([
      ...["aanwezig", "aanwezig", "ontbreekt"],
    ]);
    await weg.doe("zetel-politie", "bijdragen", opdracht.bijdrage());
    await weg.doe("zetel-politie", "bewijsmiddelen", opdracht.bewijsmiddel());
    await weg.doe("meldpunt", "hoorvrijstellingen", opdracht.vrijstelling(meldingVan(weg)));
    await WEG.overleg(weg);
    const { standen, melders } = await volledigheid(weg, "zetel-om");
    expect(standen).toMatchObject({
      ...{ veiligheidssituatie: "aanwezig", veiligheidsperspectief: "aanwezig", bewijs: "aanwezig" },
      ...{ "casusoverleg-gehouden": "aanwezig", "melder-gehoord": "vrijgesteld", hulp: "ontbreekt" },
    });
    expect(melders).toMatchObject([{ stand: "vrijgesteld", reden: "melder-is-ketenpartner" }]);
  });

  it("tells nobody of a part that they may not read, nor counts what they do not see", async () => {
    const weg = await wegTot("overleg");
    await weg.doe(
      "zetel-moviera",
      "bijdragen",
      opdracht.bijdrage({ onderdeel: "persoonlijke-factoren", doel: "zorg" }),
    );
    const { standen: van } = await volledigheid(weg, "zetel-moviera");
    expect([van["persoonlijke-factoren"], van["zorgperspectief"]]).toEqual(["aanwezig", "aanwezig"]);
    // Procesregie need not know of it, and a partner in safety reads neither that nor the suspects.
    const { standen: regie } = await volledigheid(weg, "procesregisseur");
    expect([regie["persoonlijke-factoren"], regie["zorgperspectief"]]).toEqual([undefined, "ontbreekt"]);
    expect(regie["bekende-plekken"]).toBe("vrijgesteld");
    expect(van["bekende-plekken"]).toBeUndefined();
    const { standen: nla } = await volledigheid(weg, "partner-nla");
    for (const onderdeel of ["persoonlijke-factoren", "verdachte", "bewijs", "melder-gehoord", "bekende-plekken"])
      expect(Object.keys(nla)).not.toContain(onderdeel);
    expect((await weg.deur.vraag("partner-ggd", "GET", `${weg.pad}/volledigheid`)).status).toBe(404);
  });
});

describe("the second weging at the front door (H3.2)", () => {
  const zonder = (...onderdelen: readonly string[]) =>
    VERPLICHT.filter((onderdeel) => !onderdelen.includes(onderdeel)).map((onderdeel) => ({
      onderdeel,
      reden: "Volgt.",
    }));

  it("asks for each mandatory part that is missing why, all at once, and of nothing else", async () => {
    const weg = await wegTot("weging2");
    const leeg = await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ ontbreekt: [] }));
    expect([leeg.status, velden(leeg).length]).toEqual([400, VERPLICHT.length]);
    for (const onderdeel of VERPLICHT) expect(leeg.rauw.body).toContain(onderdeel);
    const dubbel = opdracht.tweedeWeging({
      ontbreekt: [
        ...zonder(),
        { onderdeel: "hulp", reden: "Nog eens." },
        { onderdeel: "verzonnen", reden: "Zo maar." },
      ],
    });
    expect(velden(await weg.doe("zetel-moviera", "wegingen", dubbel))).toEqual([
      ...["ontbreekt[9].onderdeel", "ontbreekt[10].onderdeel"],
    ]);
    await weg.doe("zetel-moviera", "bijdragen", opdracht.bijdrage({ onderdeel: "hulp", doel: "zorg" }));
    const genoeg = opdracht.tweedeWeging({ ontbreekt: zonder("hulp", "zorgperspectief") });
    expect((await weg.doe("zetel-moviera", "wegingen", genoeg)).status).toBe(201);
  });

  it("names no part that who records it may not read, and yet keeps that it was missing", async () => {
    const weg = await wegTot("weging2");
    const casus = weg.deur.casework.vanType("casus")[0];
    const taak = taken(weg, "weging-2")[0];
    if (casus === undefined || taak === undefined) throw new Error("geen casus");
    // Somebody knows of a plek elsewhere: only procesregie may know that (H3.2-b3).
    weg.deur.casework.zet({ ...taak, taakId: MELDING as typeof taak.taakId, soort: "plek-beoordelen" });
    const antwoord = await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging());
    expect(antwoord.status).toBe(201);
    const gelezen = async (wie: string) => (await weg.lees(wie)).rauw.body;
    expect(await gelezen("procesregisseur")).toContain("bekende-plekken");
    expect(await gelezen("zetel-moviera")).not.toContain("bekende-plekken");
  });

  it("tells who does not read every contribution no more than the view of what is missing told them", async () => {
    const weging = async (weg: Casusweg, wie: string) => {
      const schema = z.object({
        vastleggingen: z.array(z.looseObject({ soort: z.string(), inhoud: z.looseObject({}) })),
      });
      const { vastleggingen } = schema.parse((await weg.lees(wie)).body);
      const inhoud = vastleggingen.findLast(
        (een) => een.soort === "weging" && een.inhoud["soort"] === "tweede",
      )?.inhoud;
      return JSON.stringify([inhoud?.["volledigheid"], inhoud?.["ontbreekt"], inhoud?.["herziet"]]);
    };
    const gewogen = async (onderdeel: string | null) => {
      const weg = await wegTot("weging2");
      if (onderdeel !== null)
        await weg.doe("zetel-moviera", "bijdragen", opdracht.bijdrage({ onderdeel, doel: "zorg" }));
      expect((await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging())).status).toBe(201);
      return weg;
    };
    const [zonderZorg, metZorg] = [await gewogen(null), await gewogen("persoonlijke-factoren")];
    for (const wie of ["procesregisseur", "partner-nla"])
      expect(await weging(metZorg, wie), wie).toBe(await weging(zonderZorg, wie));
    expect(await weging(metZorg, "zetel-om")).toContain('"zorgperspectief","stand":"aanwezig"');
  });

  it("cites what is there, and shows of it to each what exists for them", async () => {
    const weg = await wegTot("weging2");
    const id = async (wie: string, pad: string, body: unknown) => String((await weg.doe(wie, pad, body)).body["id"]);
    const verdachte = await id(
      "zetel-politie",
      "bijdragen",
      opdracht.bijdrage({ onderdeel: "verdachte", doel: "weging" }),
    );
    const netwerk = await id("zetel-moviera", "bijdragen", opdracht.bijdrage({ onderdeel: "netwerk" }));
    const verbeterd = await id(
      "zetel-moviera",
      "bijdragen",
      opdracht.bijdrage({ onderdeel: "netwerk", vervangt: netwerk }),
    );
    const verslag = await id("meldpunt", "hoorverslagen", opdracht.hoorverslag(meldingVan(weg)));
    const bewijs = await id("zetel-politie", "bewijsmiddelen", opdracht.bewijsmiddel());
    const weeg = (bijdragen: readonly string[], hoorverslagen: readonly string[]) =>
      weg.doe(
        "zetel-moviera",
        "wegingen",
        opdracht.tweedeWeging({
          bijdragen: [...bijdragen],
          hoorverslagen: [...hoorverslagen],
          bewijsmiddelen: [bewijs],
        }),
      );
    const fout = await weeg([netwerk, MELDING, verdachte, verdachte], [bewijs, verslag, verslag]);
    expect(velden(fout)).toEqual([
      ...["bijdragen[0]", "bijdragen[1]", "bijdragen[3]", "hoorverslagen[0]", "hoorverslagen[2]"],
    ]);
    expect((await weeg([verdachte, verbeterd], [verslag])).status).toBe(201);
    const beeld = async (wie: string) => (await weg.lees(wie)).rauw.body;
    const team = await beeld("zetel-om");
    for (const alles of [verdachte, verbeterd, verslag, bewijs, "melder-gehoord"]) expect(team).toContain(alles);
    const partner = await beeld("partner-nla");
    expect(partner).toContain(verbeterd);
    for (const verborgen of [verdachte, verslag, bewijs, "melder-gehoord"]) expect(partner).not.toContain(verborgen);
  });

  it("is refused to absentees, whom it names, and to who has no mandate now", async () => {
    const weg = await wegTot("weging2");
    const afwezig = await weg.doe(
      "zetel-moviera",
      "wegingen",
      opdracht.tweedeWeging({ deelnemers: deelnemers(...QUORUM, "om", "veilig-thuis") }),
    );
    expect(afwezig).toMatchObject({
      status: 409,
      code: "niet-aanwezig",
      body: { organisaties: ["om", "veilig-thuis"] },
    });
    expect(afwezig.body["detail"]).toContain("om en veilig-thuis");
    expect((await weg.doe("partner-nla", "wegingen", opdracht.tweedeWeging())).status).toBe(403);
    expect((await weg.doe("partner-ggd", "wegingen", opdracht.tweedeWeging())).status).toBe(404);
  });

  it("who weighs on a form that a contribution has overtaken looks again", async () => {
    const weg = await wegTot("weging2");
    const formulier = () => weg.deur.vraag("zetel-moviera", "GET", `${weg.pad}/wegingsformulier`);
    const { koppen, body } = await formulier();
    expect(body).toMatchObject({
      ...{ weging: "tweede", aanwezig: [...QUORUM] },
      urgentie: [{ code: "acuut" }, { code: "hoog" }, { code: "normaal", termijnen: [] }],
    });
    const ifMatch = String(koppen["ETag"]);
    await weg.doe("zetel-politie", "bijdragen", opdracht.bijdrage());
    const laat = await weg.deur.vraag("zetel-moviera", "POST", `${weg.pad}/wegingen`, opdracht.tweedeWeging(), {
      ifMatch,
    });
    expect(laat).toMatchObject({ status: 412, code: "verouderd" });
    expect(String((await formulier()).koppen["ETag"])).not.toBe(ifMatch);
  });

  it("a form does not move for who may not read what came", async () => {
    const weg = await wegTot("weging2");
    const etag = async (wie: string) =>
      String((await weg.deur.vraag(wie, "GET", `${weg.pad}/wegingsformulier`)).koppen["ETag"]);
    const voor = [await etag("procesregisseur"), await etag("zetel-om")];
    await weg.doe(
      "zetel-moviera",
      "bijdragen",
      opdracht.bijdrage({ onderdeel: "persoonlijke-factoren", doel: "zorg" }),
    );
    expect(await etag("procesregisseur")).toBe(voor[0]);
    expect(await etag("zetel-om")).not.toBe(voor[1]);
  });

  it("whom it asks for is invited or found not to be needed, and a reflection period ends with a result", async () => {
    const weg = await wegTot("weging2");
    const weging = opdracht.tweedeWeging({
      expertise: [{ organisatie: "kmar", waarom: "kent de grens" }],
      bedenktijd: { overwogen: true, toegepast: true, van: "2026-03-02" },
    });
    expect((await weg.doe("zetel-moviera", "wegingen", weging)).status).toBe(201);
    const afwijzing = { organisatie: "kmar", reden: "Is niet nodig." };
    expect((await weg.doe("zetel-politie", "expertiseafwijzingen", afwijzing)).status).toBe(403);
    expect((await weg.doe("procesregisseur", "expertiseafwijzingen", afwijzing)).status).toBe(201);
    expect((await weg.doe("procesregisseur", "expertiseafwijzingen", afwijzing)).code).toBe("al-afgehandeld");
    const einde = { uitkomst: "geen-aangifte", toelichting: "Wil eerst rust." };
    expect((await weg.doe("procesregisseur", "bedenktijdafrondingen", einde)).status).toBe(403);
    expect((await weg.doe("zorgcoordinator", "bedenktijdafrondingen", einde)).status).toBe(201);
    expect((await weg.doe("zorgcoordinator", "bedenktijdafrondingen", einde)).code).toBe("al-afgehandeld");
    const beeld = (await weg.lees("zetel-om")).rauw.body;
    expect(beeld).toContain("Wil eerst rust.");
    expect((await weg.lees("partner-nla")).rauw.body).not.toContain("Wil eerst rust.");
  });
});
