import { describe, expect, it } from "vitest";
import * as z from "zod";
import { isZwakSignaal } from "../../../shared/domain/signaal.ts";
import { dossierIdSchema, meldingIdSchema, type MeldingId } from "../../../shared/domain/ids.ts";
import { meldingSchema } from "../../../shared/domain/melding.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";

const NOG = laadRegio("nog");
const MENS = { voornamen: "Rafalina", geslachtsnaam: "Tolmansk", geboortedatum: "2001-03-14" };
const ANDER = { voornamen: "Quirijn", geslachtsnaam: "Zandhof", geboortedatum: "1980-05-05" };
const DAG = 86_400;

const bericht = (
  soort: "melding" | "signaal",
  mensen: readonly object[],
  velden: Partial<MeldingBody> = {},
): MeldingBody =>
  maakMelding({
    ...{ soort, locatie: { gemeente: "Doetinchem", straat: "Proefstraat", huisnummer: "12", plaats: "Proefdorp" } },
    betrokkenen: mensen.map((personalia) => ({
      rol: "mogelijk-slachtoffer",
      personalia,
    })) as MeldingBody["betrokkenen"],
    ...velden,
  });

let teller = 0;
const dien = async (deur: Voordeur, body: MeldingBody): Promise<MeldingId> => {
  const inhoud = `Gezien op ${deur.nu()} en keer ${String((teller += 1))}.`;
  const antwoord = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", { ...body, inhoud });
  expect(antwoord.status).toBe(201);
  deur.verder(60);
  return meldingIdSchema.parse(antwoord.body["meldingId"]);
};
const stand = (deur: Voordeur, id: MeldingId) => {
  const melding = deur.casework.vanType("melding").find(({ meldingId }) => meldingId === id);
  if (melding === undefined) throw new Error("geen melding");
  return melding;
};
const casussen = (deur: Voordeur) => deur.casework.vanType("casus");
const dossiers = (deur: Voordeur) => deur.casework.vanType("dossier");
const herzieningen = (deur: Voordeur) =>
  deur.casework
    .vanType("meldingtaak")
    .filter(({ soort, status }) => soort !== "melding-behandelen" && status === "open");
const besluit = (deur: Voordeur, id: MeldingId, inhoud: object, wie = "meldpunt", sleutel?: string) =>
  deur.vraag(
    wie,
    "POST",
    `/v1/meldingen/${id}/signaalbesluiten`,
    { reden: "gekeken", ...inhoud },
    sleutel === undefined ? {} : { sleutel },
  );
/** The driver does what the records ask. */
const drijf = async (deur: Voordeur): Promise<void> => {
  for (let ronde = 0; ronde < 6; ronde += 1) {
    for (const { meldingId, nogTeDossieren } of deur.casework.vanType("melding")) {
      if (nogTeDossieren !== null) await deur.vervolgMelding(meldingId);
      await deur.voegSignalenToe.vanMelding(meldingId);
      await deur.registreerPlekken(meldingId);
    }
    for (const { dossierId, teDrijven } of dossiers(deur)) {
      if (teDrijven) await deur.voegSignalenToe.opDossier(dossierId);
      await deur.rematchDossier(dossierId);
    }
  }
};
/** What nobody may miss: it has a casus, or an owner and a date. */
const nietsKwijt = (deur: Voordeur): void => {
  for (const melding of deur.casework.vanType("melding")) {
    const zonder = melding.dossiers.filter(({ casusId }) => casusId === null);
    if (zonder.length === 0) continue;
    if (melding.signaal?.status === "gesloten") continue;
    expect(melding.signaal?.status).toBe("aangehouden");
    expect(herzieningen(deur).map(({ meldingId }) => meldingId)).toContain(melding.meldingId);
    for (const { dossierId } of zonder)
      expect(dossiers(deur).find((een) => een.dossierId === dossierId)?.aangehouden).toContain(melding.meldingId);
  }
};

describe("a weak signal", () => {
  it("is kept: a dossier that can be found, an owner and a date; no casus, and the team hears nothing", async () => {
    const deur = maakVoordeur();
    const id = await dien(deur, bericht("signaal", [MENS]));
    expect(casussen(deur)).toEqual([]);
    expect(stand(deur, id)).toMatchObject({ casusIds: [], signaal: { status: "aangehouden" }, teRegistreren: false });
    expect(dossiers(deur)).toMatchObject([{ laatsteCasusId: null, aangehouden: [id] }]);
    expect(herzieningen(deur)).toMatchObject([
      { meldingId: id, soort: "signaal-herbeoordelen", eigenaar: { rol: "meldpunt", organisatie: "veilig-thuis" } },
    ]);
    const ontvangers = deur.casework.vanType("gebeurtenis").flatMap(({ berichten }) => berichten);
    expect(ontvangers.map(({ ontvanger }) => ontvanger)).not.toContain("ketenregieteam");
    const lijst = await deur.vraag("meldpunt", "GET", "/v1/taken");
    expect(lijst.rauw.body).toContain(herzieningen(deur)[0]?.taakId);
    nietsKwijt(deur);
    // The meldpunt finds it with the person; for others neither is there.
    const dossierId = dossiers(deur)[0]?.dossierId ?? "";
    const gelezen = await deur.vraag("meldpunt", "GET", `/v1/dossiers/${dossierId}`);
    expect(gelezen).toMatchObject({
      status: 200,
      body: { meldingen: [{ meldingId: id }], casussen: [], personalia: { voornamen: "Rafalina" } },
    });
    for (const wie of ["zetel-politie", "procesregisseur", "gemeente-doetinchem", "partner-ggd"])
      expect([wie, (await deur.vraag(wie, "GET", `/v1/dossiers/${dossierId}`)).status]).toEqual([wie, 404]);
  });

  it.each([
    ["with an indication of a doorlaatverbod", { doorlaatverbodAanwijzing: "ja" }],
    ["that is acute according to the reporter", { acuutVolgensMelder: "ja" }],
    ["of a case on which somebody works", { instroom: { activiteit: "4.1", reden: "loopt al", sinds: "2026-01-01" } }],
    ["that is called a melding", { soort: "melding" }],
  ] as const)("%s is none: a casus opens at once", async (_wat, velden) => {
    const deur = maakVoordeur();
    const id = await dien(deur, bericht("signaal", [MENS], velden));
    expect(casussen(deur)).toHaveLength(1);
    expect(stand(deur, id)).toMatchObject({ signaal: null, casusIds: [casussen(deur)[0]?.casusId] });
  });

  it("is the region's to keep or not", () => {
    const invoer = meldingSchema.shape.invoer.parse(bericht("signaal", [MENS]));
    expect([isZwakSignaal(invoer, NOG), isZwakSignaal(invoer, voorbeeldRegio)]).toEqual([true, false]);
  });

  it("on somebody with an open casus joins it, and the others that it names with it", async () => {
    const deur = maakVoordeur();
    await dien(deur, bericht("melding", [MENS]));
    const id = await dien(deur, bericht("signaal", [ANDER, MENS]));
    const [casus] = casussen(deur);
    expect(stand(deur, id)).toMatchObject({ signaal: null, casusIds: [casus?.casusId] });
    expect(casus?.dossierIds).toHaveLength(2);
    expect(herzieningen(deur)).toEqual([]);
  });

  it("with many persons is kept whole, page by page", async () => {
    const deur = maakVoordeur();
    const mensen = Array.from({ length: 9 }, (_, i) => ({
      ...MENS,
      voornamen: `Bez${"aeiouyabc".charAt(i)}lan`,
      geslachtsnaam: `Tol${"qrstvwxzk".charAt(i)}ansk`,
      geboortedatum: `19${70 + i}-0${i + 1}-11`,
    }));
    const id = await dien(deur, bericht("signaal", mensen));
    await drijf(deur);
    expect(stand(deur, id)).toMatchObject({ nogTeDossieren: null, casusIds: [] });
    expect(stand(deur, id).dossiers).toHaveLength(9);
    nietsKwijt(deur);
    expect((await besluit(deur, id, { besluit: "ophogen" })).status).toBe(201);
    await drijf(deur);
    expect(casussen(deur)).toHaveLength(1);
    expect(casussen(deur)[0]?.dossierIds).toHaveLength(9);
    expect(stand(deur, id).dossiers.map(({ casusId }) => casusId)).toEqual(
      mensen.map(() => casussen(deur)[0]?.casusId),
    );
    expect(stand(deur, id)).toMatchObject({ klok: null, teDrijven: false });
  });
});

describe("a kept signal that is looked at again", () => {
  it("becomes a melding: its casus opens as intake would have opened it, with the reason", async () => {
    const deur = maakVoordeur();
    const id = await dien(deur, bericht("signaal", [MENS, ANDER]));
    deur.verder(3 * DAG);
    expect((await besluit(deur, id, { besluit: "ophogen" }, "meldpunt", "eens")).status).toBe(201);
    expect((await besluit(deur, id, { besluit: "ophogen" }, "meldpunt", "eens")).status).toBe(201);
    expect(await besluit(deur, id, { besluit: "ophogen" })).toMatchObject({ status: 409, code: "al-afgehandeld" });
    const [casus, ...meer] = casussen(deur);
    expect(meer).toEqual([]);
    expect(casus).toMatchObject({ status: "open", gemeente: "gemeente-doetinchem", positie: { stap: "weging-1" } });
    expect(stand(deur, id)).toMatchObject({
      ...{ casusIds: [casus?.casusId], teRegistreren: true },
      signaal: { status: "opgehoogd", reden: "gekeken", door: { rol: "meldpunt" } },
    });
    expect(dossiers(deur)).toMatchObject([
      { laatsteCasusId: casus?.casusId, aangehouden: [], teMatchen: true },
      { laatsteCasusId: casus?.casusId, aangehouden: [], teMatchen: true },
    ]);
    expect(herzieningen(deur)).toEqual([]);
    const berichten = deur.casework.vanType("gebeurtenis").flatMap((een) => een.berichten);
    expect(berichten.filter(({ soort }) => soort === "casus.geopend").map(({ ontvanger }) => ontvanger)).toContain(
      "ketenregieteam",
    );
    const feiten = berichten.flatMap(({ data }) => ("feit" in data ? [data["feit"]] : []));
    expect(feiten).toContain("signaal-opgehoogd");
    await drijf(deur);
    expect(deur.casework.vanType("plek-melding")).toMatchObject([{ casusIds: [casus?.casusId] }]);
    // The team sees it now.
    expect(
      (await deur.vraag("zetel-politie", "GET", `/v1/dossiers/${dossiers(deur)[0]?.dossierId ?? ""}`)).status,
    ).toBe(200);
  });

  it("is kept until a next date: the region's term, or sooner; never without one", async () => {
    const deur = maakVoordeur();
    const id = await dien(deur, bericht("signaal", [MENS]));
    const eerste = herzieningen(deur)[0];
    deur.verder(20 * DAG);
    expect(await besluit(deur, id, { besluit: "aanhouden", herzienOp: "2026-12-31" })).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "herzienOp" }] },
    });
    expect(await besluit(deur, id, { besluit: "aanhouden", herzienOp: "2026-03-01" })).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "herzienOp" }] },
    });
    expect(await besluit(deur, id, { besluit: "sluiten", herzienOp: "2026-04-01" })).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "herzienOp" }] },
    });
    expect((await besluit(deur, id, { besluit: "aanhouden" })).status).toBe(201);
    const tweede = herzieningen(deur)[0];
    expect([herzieningen(deur).length, tweede?.taakId === eerste?.taakId]).toEqual([1, false]);
    expect((tweede?.uiterlijkOp ?? "") > (eerste?.uiterlijkOp ?? "")).toBe(true);
    expect((await besluit(deur, id, { besluit: "aanhouden", herzienOp: "2026-03-30" })).status).toBe(201);
    expect(herzieningen(deur)[0]?.uiterlijkOp.slice(0, 10)).toBe("2026-03-30");
    nietsKwijt(deur);
  });

  it("is closed with a reason, and stays with the person", async () => {
    const deur = maakVoordeur();
    const id = await dien(deur, bericht("signaal", [MENS]));
    expect((await besluit(deur, id, { besluit: "sluiten", reden: "misverstand" })).status).toBe(201);
    expect(stand(deur, id).signaal).toMatchObject({ status: "gesloten", reden: "misverstand" });
    expect([herzieningen(deur), dossiers(deur)[0]?.aangehouden]).toEqual([[], []]);
    const dossierId = dossierIdSchema.parse(dossiers(deur)[0]?.dossierId);
    expect((await deur.vraag("meldpunt", "GET", `/v1/dossiers/${dossierId}`)).body).toMatchObject({
      meldingen: [{ meldingId: id }],
    });
    for (const keuze of ["ophogen", "aanhouden", "sluiten"])
      expect((await besluit(deur, id, { besluit: keuze })).status).toBe(409);
    // A next melding finds the person, and leaves what was closed.
    await dien(deur, bericht("melding", [MENS]));
    await drijf(deur);
    expect(dossiers(deur)).toHaveLength(1);
    expect(stand(deur, id).casusIds).toEqual([]);
  });

  it("is the meldpunt's alone, with all errors named", async () => {
    const deur = maakVoordeur();
    const id = await dien(deur, bericht("signaal", [MENS]));
    expect((await besluit(deur, id, { besluit: "ophogen" }, "zetel-politie")).status).toBe(404);
    expect((await besluit(deur, id, { besluit: "ophogen" }, "systeem-nla")).status).toBe(403);
    expect(await besluit(deur, id, { besluit: "misschien", reden: " " })).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "besluit" }, { veld: "reden" }] },
    });
    const gewoon = await dien(deur, bericht("melding", [ANDER]));
    expect((await besluit(deur, gewoon, { besluit: "ophogen" })).status).toBe(409);
  });

  it("decided twice at once is decided once; and after a crash once", async () => {
    const deur = maakVoordeur();
    const id = await dien(deur, bericht("signaal", [MENS]));
    const tegelijk = await Promise.all([
      besluit(deur, id, { besluit: "ophogen" }),
      besluit(deur, id, { besluit: "sluiten" }),
    ]);
    expect(tegelijk.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const ander = await dien(deur, bericht("signaal", [ANDER]));
    deur.casework.faalEenmaal("na");
    expect((await besluit(deur, ander, { besluit: "ophogen" }, "meldpunt", "storing")).status).toBe(500);
    expect((await besluit(deur, ander, { besluit: "ophogen" }, "meldpunt", "storing")).status).toBe(201);
    expect(
      casussen(deur).filter(({ dossierIds }) =>
        dossierIds.includes(stand(deur, ander).dossiers[0]?.dossierId ?? dossierIdSchema.parse("")),
      ),
    ).toHaveLength(1);
  });
});

describe("signals on one person", () => {
  it("are looked at together, soon, from the region's number on", async () => {
    const deur = maakVoordeur();
    for (let i = 0; i < NOG.signalen.bundelenVanaf; i += 1) await dien(deur, bericht("signaal", [MENS]));
    expect(dossiers(deur)).toHaveLength(1);
    expect(herzieningen(deur).map(({ soort }) => soort)).toEqual([
      ...Array.from({ length: NOG.signalen.bundelenVanaf - 1 }, () => "signaal-herbeoordelen"),
      "signalen-samen-beoordelen",
    ]);
    const data = herzieningen(deur).map(({ uiterlijkOp }) => uiterlijkOp);
    expect(data.at(-1)).toBe(data.toSorted()[0]);
  });

  it("come to the casus that a melding opens, and to one that opens by raising one of them", async () => {
    const deur = maakVoordeur();
    const eerste = await dien(deur, bericht("signaal", [MENS]));
    const tweede = await dien(deur, bericht("signaal", [MENS, ANDER]));
    await dien(deur, bericht("melding", [MENS]));
    await drijf(deur);
    const [casus, ...meer] = casussen(deur);
    expect(meer).toEqual([]);
    for (const id of [eerste, tweede])
      expect(stand(deur, id)).toMatchObject({
        casusIds: [casus?.casusId],
        signaal: { status: "opgehoogd", door: null },
      });
    expect(casus?.dossierIds).toHaveLength(2);
    expect(herzieningen(deur)).toEqual([]);
    expect(deur.casework.vanType("historie").filter(({ wat }) => wat === "melding-toegevoegd")).toHaveLength(2);
    const ander = maakVoordeur();
    const [a, b] = [await dien(ander, bericht("signaal", [MENS])), await dien(ander, bericht("signaal", [MENS]))];
    expect((await besluit(ander, a, { besluit: "ophogen" })).status).toBe(201);
    await drijf(ander);
    expect(stand(ander, b).casusIds).toEqual(stand(ander, a).casusIds);
    expect(dossiers(ander)).toMatchObject([{ aangehouden: [], teDrijven: false, klok: null }]);
  });

  it("are not lost when the driver stops half-way: the clock offers the dossier again", async () => {
    const deur = maakVoordeur();
    const ids = [await dien(deur, bericht("signaal", [MENS])), await dien(deur, bericht("signaal", [MENS]))];
    await dien(deur, bericht("melding", [MENS]));
    const [dossier] = dossiers(deur);
    expect(dossier).toMatchObject({ teDrijven: true, klok: expect.any(String) as string });
    const dossierId = dossierIdSchema.parse(dossier?.dossierId);
    deur.casework.faalEenmaal("voor");
    await expect(deur.voegSignalenToe.opDossier(dossierId)).rejects.toThrow();
    // The matching that runs besides takes nothing of it away.
    await deur.rematchDossier(dossierId);
    expect(dossiers(deur)[0]).toMatchObject({ teDrijven: true });
    await drijf(deur);
    for (const id of ids) expect(stand(deur, id).casusIds).toHaveLength(1);
    nietsKwijt(deur);
  });

  it("that come together with a melding, in any order: one dossier, one casus, nothing left behind", async () => {
    for (let keer = 0; keer < 6; keer += 1) {
      const deur = maakVoordeur();
      const soorten = ["signaal", "melding", "signaal", "signaal"] as const;
      const antwoorden = await Promise.all(
        soorten.map((soort, i) =>
          deur.vraag("systeem-nla", "POST", "/v1/meldingen", {
            ...bericht(soort, [MENS]),
            inhoud: `Nummer ${String(i)}.`,
          }),
        ),
      );
      expect(antwoorden.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      await drijf(deur);
      expect([dossiers(deur).length, casussen(deur).length]).toEqual([1, 1]);
      for (const melding of deur.casework.vanType("melding"))
        expect(melding.casusIds).toEqual([casussen(deur)[0]?.casusId]);
    }
  });

  it("on somebody who is like another are put before the meldpunt with the dossier, and as a task once there is a casus", async () => {
    const deur = maakVoordeur();
    await dien(deur, bericht("melding", [{ ...MENS, geslacht: "vrouw" }]));
    await drijf(deur);
    const id = await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Rafalima" }]));
    await drijf(deur);
    const dossierId = stand(deur, id).dossiers[0]?.dossierId ?? "";
    const vragen = await deur.vraag("meldpunt", "GET", `/v1/dossiers/${dossierId}/matchvragen`);
    expect(z.array(z.unknown()).parse(vragen.body["resultaten"])).toHaveLength(1);
    const taken = () => deur.casework.vanType("taak").filter(({ soort }) => soort === "match-beoordelen");
    expect(taken()).toEqual([]);
    expect((await besluit(deur, id, { besluit: "ophogen" })).status).toBe(201);
    await drijf(deur);
    expect(taken()).toMatchObject([{ status: "open", onderwerp: dossierId }]);
  });

  it("of two dossiers that turn out to be one come to the casus of either", async () => {
    const deur = maakVoordeur();
    const gemeld = await dien(deur, bericht("melding", [{ ...MENS, geslacht: "vrouw" }]));
    const id = await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Rafalima" }]));
    const [met, dossierId] = [gemeld, id].map((een) => stand(deur, een).dossiers[0]?.dossierId);
    const samen = await deur.vraag("meldpunt", "POST", `/v1/dossiers/${dossierId ?? ""}/samenvoegingen`, {
      met,
      toelichting: "een en dezelfde",
    });
    expect(samen.status).toBe(201);
    await drijf(deur);
    expect(stand(deur, id).casusIds).toEqual(stand(deur, gemeld).casusIds);
    nietsKwijt(deur);
  });
});

describe("what the reporter sees of a weak signal", () => {
  it("tells nothing: kept, joined, raised or closed, it moves by the clock alone", async () => {
    const deur = maakVoordeur();
    await dien(deur, bericht("melding", [ANDER]));
    const bekend = await dien(deur, bericht("signaal", [ANDER]));
    const [aangehouden, gesloten, opgehoogd] = [
      await dien(deur, bericht("signaal", [MENS])),
      await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Bezalan", geslachtsnaam: "Oltveen" }])),
      await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Corvina", geslachtsnaam: "Umbrink" }])),
    ];
    expect((await besluit(deur, gesloten, { besluit: "sluiten" })).status).toBe(201);
    expect((await besluit(deur, opgehoogd, { besluit: "ophogen" })).status).toBe(201);
    const beelden = async () =>
      Promise.all(
        [bekend, aangehouden, gesloten, opgehoogd].map(async (id) => {
          const { status, body } = await deur.vraag("systeem-nla", "GET", `/v1/meldingen/${id}`);
          return JSON.stringify([status, body["status"], Object.keys(body)]);
        }),
      );
    const eerst = await beelden();
    expect(new Set(eerst).size).toBe(1);
    expect(eerst[0]).toContain("ontvangen");
    deur.verder(7 * DAG);
    const later = await beelden();
    expect(new Set(later).size).toBe(1);
    expect(later[0]).toContain("in-behandeling");
    deur.verder(40 * DAG);
    expect((await beelden()).map((beeld) => beeld.includes("afgerond"))).toEqual([false, false, true, false]);
  });
});
