import { describe, expect, it } from "vitest";
import { isZwakSignaal } from "../../../shared/domain/signaal.ts";
import { dossierIdSchema } from "../../../shared/domain/ids.ts";
import { meldingSchema } from "../../../shared/domain/melding.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import {
  NOG,
  MENS,
  ANDER,
  DAG,
  bericht,
  dien,
  stand,
  casussen,
  dossiers,
  herzieningen,
  besluit,
  drijf,
  nietsKwijt,
} from "./signaaldeur.ts";
import { maakVoordeur } from "./voordeur.ts";

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
