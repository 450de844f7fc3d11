import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { dossierIdSchema } from "../../../shared/domain/ids.ts";
import { regioSchema, type Regio, type RegioInvoer } from "../../../shared/domain/regio.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakAfhankelijkhedenDouble, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { verzamelGevoelig } from "../../fixtures/gevoelig.ts";
import { beeindigd, maakVastlegging } from "../../fixtures/records.ts";
import { NOG } from "../domain/wereld.ts";
import { maakCasusweg, wegTot, type Casusweg } from "./casusweg.ts";
import { BEGIN, maakVoordeur, type Antwoord } from "./voordeur.ts";

const UUR = 3600;
const REDEN = "Zij belde vanaf de Verzonnenlaan en is nu in gevaar.";
/** Works at a municipality that is not the casus', so does not see it. */
const WIE = "gemeente-apeldoorn";
const neem = (weg: Casusweg, body: unknown = { reden: REDEN }, wie = WIE, sleutel?: string): Promise<Antwoord> =>
  weg.doe(wie, "noodtoegangen", body, sleutel);
const status = async (weg: Casusweg, wie = WIE) => (await weg.lees(wie)).status;
const lijst = (weg: Casusweg, wie: string, query: Readonly<Record<string, string>> = {}) =>
  weg.deur.vraag(wie, "GET", "/v1/noodtoegangen", undefined, { query });
const lijstSchema = z.object({
  resultaten: z.array(z.looseObject({ actorId: z.string(), casusId: z.string() })),
  volgende: z.string().nullable(),
});
const bijRegio = (noodtoegang: Partial<RegioInvoer["noodtoegang"]>): Promise<Casusweg> => {
  const regio: Regio = regioSchema.parse({ ...NOG, noodtoegang: { ...NOG.noodtoegang, ...noodtoegang } });
  return maakCasusweg(maakVoordeur([], maakAfhankelijkhedenDouble(maakEchtBeleid(), regio)));
};

describe("breaking the glass opens a casus (B1.10)", () => {
  it("for who took it, for the hours of the region, to the second", async () => {
    const weg = await maakCasusweg();
    expect(await status(weg)).toBe(404);
    const antwoord = await neem(weg);
    const tot = plusSeconden(BEGIN, NOG.noodtoegang.uren * UUR);
    const [noodtoegang] = weg.deur.casework.vanType("noodtoegang");
    expect(antwoord).toMatchObject({ status: 201, koppen: { Location: weg.pad } });
    expect(antwoord.body).toEqual({
      ...{ noodtoegangId: noodtoegang?.noodtoegangId, casusId: weg.casusId, van: BEGIN, tot },
    });
    const dossier = weg.deur.casework.vanType("dossier")[0];
    const leesDossier = async (wie: string) =>
      (await weg.deur.vraag(wie, "GET", `/v1/dossiers/${String(dossier?.dossierId)}`)).status;
    expect(await Promise.all([status(weg), leesDossier(WIE), status(weg, "partner-ggd")])).toEqual([200, 200, 404]);
    expect(await status(weg, "systeem-ggd")).toBe(404);
    weg.deur.zetKlok(plusSeconden(tot, -1));
    expect(await Promise.all([status(weg), leesDossier(WIE)])).toEqual([200, 200]);
    weg.deur.zetKlok(tot);
    expect(await Promise.all([status(weg), leesDossier(WIE)])).toEqual([404, 404]);
  });

  it("for fewer hours when asked, and again when it is over", async () => {
    const weg = await maakCasusweg();
    await neem(weg, { reden: REDEN, uren: 1 });
    weg.deur.verder(UUR);
    expect(await status(weg)).toBe(404);
    expect((await neem(weg, { reden: REDEN, uren: 2 })).status).toBe(201);
    weg.deur.verder(2 * UUR - 1);
    expect(await status(weg)).toBe(200);
    expect(weg.deur.casework.vanType("noodtoegang")).toHaveLength(2);
    expect(weg.deur.casework.vanType("casus")[0]?.noodtoegangen).toHaveLength(1);
  });

  it("as long as another region says", async () => {
    const weg = await bijRegio({ uren: 1 });
    expect(await neem(weg, { reden: REDEN, uren: 2 })).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect((await neem(weg)).body["tot"]).toBe(plusSeconden(BEGIN, UUR));
  });

  it("for each of those who take it at the same moment", async () => {
    const weg = await maakCasusweg();
    const wie = [WIE, "partner-ggd", "partner-nla"];
    const antwoorden = await Promise.all(wie.map((een) => neem(weg, { reden: REDEN }, een)));
    expect(antwoorden.map((een) => een.status)).toEqual([201, 201, 201]);
    expect(await Promise.all(wie.map((een) => status(weg, een)))).toEqual([200, 200, 200]);
  });

  it("not without a reason: all that is wrong is named, in Dutch, and nothing is stored", async () => {
    const weg = await maakCasusweg();
    const ervoor = weg.deur.casework.transacties();
    const hoogstens = `mag hoogstens ${String(NOG.noodtoegang.uren)} zijn; vraag zo nodig later opnieuw toegang`;
    expect((await neem(weg, {})).body["fouten"]).toEqual([{ veld: "reden", melding: "is verplicht" }]);
    const fout = await neem(weg, { reden: " ", uren: NOG.noodtoegang.uren + 1, waarom: "x" });
    expect(fout).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(fout.body["fouten"]).toEqual([
      { veld: "reden", melding: "mag niet leeg zijn" },
      { veld: "uren", melding: hoogstens },
      { veld: "waarom", melding: "is een onbekend veld" },
    ]);
    for (const uren of [0, 1.5, "4"]) expect((await neem(weg, { reden: REDEN, uren })).status).toBe(400);
    expect(weg.deur.casework.transacties()).toBe(ervoor);
    expect(await status(weg)).toBe(404);
  });

  it("scaled down too; once it is closed never, also not for who had taken it", async () => {
    const weg = await wegTot("lessen");
    await neem(weg);
    expect(await status(weg)).toBe(200);
    const [casus] = weg.deur.casework.vanType("casus");
    if (casus?.status !== "open") throw new Error("niet open");
    const zet = (einde: "afgeschaald" | "gesloten") => {
      weg.deur.casework.zet(beeindigd(casus, einde));
    };
    zet("afgeschaald");
    expect([await status(weg), (await neem(weg, { reden: REDEN }, "partner-ggd")).status]).toEqual([200, 201]);
    zet("gesloten");
    expect(await status(weg)).toBe(404);
    const onbestaand = await weg.deur.vraag(WIE, "POST", `/v1/casussen/${randomUUID()}/noodtoegangen`, {
      reden: REDEN,
    });
    const opnieuw = await neem(weg);
    const kaal = ({ status: http, body }: Antwoord) => ({ http, ...body, instance: "" });
    expect(kaal(opnieuw)).toEqual(kaal(onbestaand));
    expect(opnieuw.status).toBe(404);
  });
});

describe("what a broken glass shows", () => {
  it("is what the matrix gives in an emergency, and never the investigation", async () => {
    const weg = await wegTot("procesbegeleider");
    const [casus] = weg.deur.casework.vanType("casus");
    if (casus === undefined) throw new Error("geen casus");
    const geheim = maakVastlegging({
      casusId: casus.casusId,
      kenmerk: { ...maakVastlegging().kenmerk, compartiment: "strafrecht", activiteit: "4.2", categorieen: [] },
    });
    weg.deur.casework.zet({ ...casus, versie: casus.versie + 1, strafrechtelijkTrajectLoopt: true }, geheim);
    expect((await weg.lees("opsporing")).rauw.body).toContain(geheim.vastleggingId);
    await neem(weg);
    const { body, rauw } = await weg.lees(WIE);
    const delen = z
      .object({
        vastleggingen: z.array(
          z.looseObject({ soort: z.string(), kenmerk: z.looseObject({ activiteit: z.string() }) }),
        ),
        plannen: z.array(z.unknown()),
        uitnodigingen: z.array(z.unknown()),
        acties: z.array(z.unknown()),
      })
      .parse(body);
    // The execution whole: what is done, by whom it is coordinated and who shares what, so that whoever must act knows whom to ask.
    expect(delen.vastleggingen.map(({ soort, kenmerk }) => `${soort} ${kenmerk.activiteit}`).toSorted()).toEqual([
      ...[
        "actieresultaat 4.1",
        "actieresultaat 4.1",
        "commitment 4.1",
        "commitment 4.1",
        "commitment 4.1",
        "commitment 4.1",
      ],
      ...["nazorg 4.4", "nazorg 4.4", "nazorgafspraken 4.4"],
      ...["voortgang 4.3", "weging 2.3"],
    ]);
    expect([delen.plannen, delen.uitnodigingen]).toEqual([[], []]);
    expect(delen.acties).toHaveLength(2);
    expect(rauw.body).not.toContain(geheim.vastleggingId);
    expect(body["strafrechtelijkTrajectLoopt"]).toBe(true);
  });

  it("gives no command on it", async () => {
    const weg = await maakCasusweg();
    await neem(weg);
    expect(await weg.doe(WIE, "wegingen", {})).toMatchObject({ status: 403, code: "geen-recht" });
  });
});

describe("who is told of a broken glass", () => {
  const event = z.looseObject({ type: z.string(), data: z.unknown(), dataref: z.string() });
  const feedSchema = z.object({ resultaten: z.array(z.object({ nummer: z.int(), event })) });

  it("are procesregie and the FG, in the same transaction, without the reason or a person in it", async () => {
    const weg = await maakCasusweg();
    const transacties = weg.deur.casework.transacties();
    const { body } = await neem(weg);
    expect(weg.deur.casework.transacties()).toBe(transacties + 1);
    const genomen = weg.deur.casework.vanType("gebeurtenis").at(-1);
    expect(genomen?.berichten.map(({ ontvanger, soort }) => [ontvanger, soort])).toEqual(
      ["zvh", "fg"].map((ontvanger) => [ontvanger, "toegang.noodtoegang-genomen"]),
    );
    await weg.deur.publiceer();
    const melding = weg.deur.casework.vanType("melding")[0]?.invoer;
    for (const wie of ["procesregisseur", "fg"]) {
      const { body: feed } = await weg.deur.vraag(wie, "GET", "/v1/notificaties");
      const { event: laatste } = feedSchema.parse(feed).resultaten.at(-1) ?? {};
      expect(laatste).toMatchObject({
        type: "nl.ketenregie.toegang.noodtoegang-genomen.v1",
        dataref: "https://api.example.nl/v1/noodtoegangen",
        data: { noodtoegangId: body["noodtoegangId"], casusId: weg.casusId, tot: body["tot"] },
      });
      const tekst = JSON.stringify(laatste);
      const gevoelig = [...verzamelGevoelig(melding), ...verzamelGevoelig({ reden: REDEN }), WIE];
      expect(gevoelig.filter((deel) => tekst.includes(deel))).toEqual([]);
    }
  });

  it("they read who, which casus and why, the last first; each reading leaves its lines", async () => {
    const weg = await maakCasusweg();
    await neem(weg);
    weg.deur.verder(60);
    await neem(weg, { reden: "Nog een reden." }, "partner-ggd");
    for (const wie of ["procesregisseur", "fg"]) {
      const ervoor = weg.deur.gelogd().length;
      const { resultaten } = lijstSchema.parse((await lijst(weg, wie)).body);
      expect(resultaten).toMatchObject([
        { actorId: "partner-ggd", organisatie: "ggd", rol: "partner", reden: "Nog een reden.", casusId: weg.casusId },
        { actorId: WIE, organisatie: WIE, rol: "lid-ketenregieteam", reden: REDEN, van: BEGIN },
      ]);
      const regels = weg.deur.gelogd().slice(ervoor);
      expect(regels.map(({ soort }) => soort)).toEqual(["verwerking", "verwerking", "audit"]);
    }
    const een = lijstSchema.parse((await lijst(weg, "fg", { aantal: "1" })).body);
    const ander = lijstSchema.parse((await lijst(weg, "fg", { aantal: "1", cursor: een.volgende ?? "" })).body);
    expect([...een.resultaten, ...ander.resultaten].map(({ actorId }) => actorId)).toEqual(["partner-ggd", WIE]);
    expect(ander.volgende).toBeNull();
    for (const wie of [WIE, "zetel-zvh", "ketenregisseur", "beheerder", "bestuurder", "it", "systeem-zvh"]) {
      expect(await lijst(weg, wie), wie).toMatchObject({ status: 403, code: "geen-recht" });
    }
    weg.deur.breekLog();
    expect((await lijst(weg, "fg")).status).toBe(500);
  });
});

describe("a broken glass is written as one", () => {
  const regelsVan = (weg: Casusweg) => weg.deur.casework.logregels().filter((regel) => regel.begin > BEGIN);

  it("with a line for each client and the audit line, or not at all", async () => {
    const weg = await maakCasusweg();
    weg.deur.verder(1);
    weg.deur.casework.faalEenmaal("voor");
    expect((await neem(weg)).status).toBe(500);
    expect([regelsVan(weg), await status(weg)]).toEqual([[], 404]);
    await neem(weg);
    expect(regelsVan(weg)).toMatchObject([
      { soort: "verwerking", activiteit: "neemNoodtoegang", betrokkeneSoort: "client" },
      { soort: "verwerking", activiteit: "neemNoodtoegang", betrokkeneSoort: "client" },
      {
        ...{ soort: "audit", handeling: "neemNoodtoegang", object: `casus/${weg.casusId}`, resultaat: "gelukt" },
        ...{ actorId: WIE, organisatie: WIE, rol: "lid-ketenregieteam" },
      },
    ]);
    expect(
      new Set(
        regelsVan(weg)
          .map((regel) => ("betrokkene" in regel ? regel.betrokkene : ""))
          .filter(Boolean),
      ).size,
    ).toBe(2);
  });

  it("also with more clients than a transaction holds lines for", async () => {
    const weg = await maakCasusweg();
    const [casus] = weg.deur.casework.vanType("casus");
    if (casus === undefined) throw new Error("geen casus");
    const dossierIds = Array.from({ length: 73 }, () => dossierIdSchema.parse(randomUUID()));
    weg.deur.casework.zet({ ...casus, dossierIds });
    expect((await neem(weg)).status).toBe(201);
    const regels = weg.deur.gelogd().flatMap((regel) => (regel.soort === "verwerking" ? [regel.betrokkene] : []));
    expect([regels.length, new Set(regels).size]).toEqual([73, 73]);
  });

  it("once for a key: repeated, at the same time, or after an answer that was lost", async () => {
    const weg = await maakCasusweg();
    const doe = (body: unknown = { reden: REDEN }) => neem(weg, body, WIE, "k");
    weg.deur.casework.faalEenmaal("na");
    expect((await doe()).status).toBe(500);
    const antwoorden = await Promise.all([doe(), doe()]);
    weg.deur.verder(60);
    antwoorden.push(await doe());
    expect(new Set(antwoorden.map(({ rauw }) => rauw.body)).size).toBe(1);
    expect(antwoorden.map((een) => een.status)).toEqual([201, 201, 201]);
    expect(weg.deur.casework.vanType("noodtoegang")).toHaveLength(1);
    expect(weg.deur.casework.vanType("casus")[0]?.noodtoegangen).toHaveLength(1);
    expect(await doe({ reden: "anders" })).toMatchObject({ status: 409, code: "idempotency-key-hergebruikt" });
  });
});

describe("nobody breaks the glass without a role that the region names", () => {
  it("nor of an organisation without a convenant: the casus does not exist", async () => {
    const zonder = maakActor("zonder-convenant", "ggd", "partner", {
      deelname: { versie: 1, van: BEGIN, tot: null, ondertekeningen: [] },
    });
    const weg = await maakCasusweg(maakVoordeur([zonder]));
    for (const wie of ["bestuurder", "ketenregisseur", "fg", "it", "ops", "systeem-ggd", "zonder-convenant"]) {
      for (const body of [{ reden: REDEN }, {}]) expect((await neem(weg, body, wie)).status, wie).toBe(404);
    }
    expect(weg.deur.casework.vanType("noodtoegang")).toEqual([]);
    expect(weg.deur.gelogd()).toEqual([]);
  });

  it("who sees the casus without it is refused, and the audit trail tells", async () => {
    const weg = await maakCasusweg();
    for (const body of [{ reden: REDEN }, {}]) {
      expect(await neem(weg, body, "procesregisseur")).toMatchObject({ status: 403, code: "geen-recht" });
    }
    const geweigerd = {
      soort: "audit",
      actorId: "procesregisseur",
      handeling: "neemNoodtoegang",
      resultaat: "geweigerd",
    };
    expect(weg.deur.gelogd()).toMatchObject([geweigerd, geweigerd]);
  });

  it("and the roles are the region's", async () => {
    const weg = await bijRegio({ rollen: ["bestuurder"] });
    expect((await neem(weg)).status).toBe(404);
    expect((await neem(weg, { reden: REDEN }, "bestuurder")).status).toBe(201);
    expect(await status(weg, "bestuurder")).toBe(200);
  });
});
