import * as z from "zod";
import { beforeAll, describe, expect, it } from "vitest";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { maakNazorgbehoefte } from "../../fixtures/nazorg.ts";
import { maakInterventie, maakVastlegging } from "../../fixtures/records.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import { wegTot, type Casusweg } from "./casusweg.ts";
import { kaart, rijen, voortgang, zetKaart } from "./voortgangweg.ts";

describe("the shared view of the execution (I14, H4.3-e1)", () => {
  let weg: Casusweg;
  beforeAll(async () => {
    weg = await wegTot("actieNla");
  });

  it("shows the municipality, a partner and the team alike what is to be done, by whom, until when, and late or not", async () => {
    const beelden = await Promise.all(
      ["gemeente-doetinchem", "partner-nla", "zetel-om"].map((wie) => voortgang(weg, wie)),
    );
    for (const beeld of beelden) {
      expect(beeld.status).toBe(200);
      expect(rijen(beeld, "acties")).toMatchObject([
        { eigenaar: { organisatie: "moviera" }, status: "afgerond", uitkomst: "gedaan", teLaat: false },
        { eigenaar: { organisatie: "nla" }, status: "open", uitkomst: null, afgerondOp: null, teLaat: false },
      ]);
      expect(rijen(beeld, "uitgevoerd")).toMatchObject([
        { soort: "actie", organisatie: "moviera", uitkomst: "gedaan" },
      ]);
      expect(beeld.body).toMatchObject({
        volgendeRonde: { nummer: 1, teLaat: false },
        strafrechtelijkTrajectLoopt: false,
      });
    }
    const ander = await wegTot("actieNla");
    ander.deur.verder(400 * 86_400);
    const later = await voortgang(ander);
    expect(rijen(later, "acties").map(({ teLaat }) => teLaat)).toEqual([false, true]);
    expect(later.body["volgendeRonde"]).toMatchObject({ teLaat: true });
  });

  it("does not exist for who is not on the casus, and leaves a line for each client and each professional shown", async () => {
    expect((await voortgang(weg, "partner-ggd")).status).toBe(404);
    const voor = weg.deur.gelogd().length;
    await zetKaart(weg, "zetel-moviera", "moviera", kaart());
    await voortgang(weg, "zetel-om");
    const regels = weg.deur
      .gelogd()
      .slice(voor)
      .filter(({ soort }) => soort === "verwerking");
    const soorten = regels.map((regel) => ("betrokkeneSoort" in regel ? regel.betrokkeneSoort : ""));
    expect(soorten.filter((soort) => soort === "professional")).toHaveLength(2);
    expect(soorten.filter((soort) => soort === "client")).toHaveLength(
      weg.deur.casework.vanType("casus")[0]?.dossierIds.length ?? -1,
    );
    weg.deur.casework.vergeet(...weg.deur.casework.vanType("contactkaart"));
  });

  it("tells each reader what they may read and add here, and on what basis (H4.3-f1)", async () => {
    const delen = async (wie: string) =>
      Object.fromEntries<readonly unknown[]>(
        rijen(await voortgang(weg, wie), "delen").map(({ informatie, lezen, toevoegen, grondslagen }) => [
          String(informatie),
          [lezen, toevoegen, JSON.stringify(grondslagen) !== "[]"],
        ]),
      );
    const team = await delen("zetel-zvh");
    const partner = await delen("partner-nla");
    // The team tells of a relapse.
    expect([team["nazorg"], partner["nazorg"]]).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
    expect([team["voortgang"], partner["voortgang"]]).toEqual([
      [true, true, true],
      [true, false, true],
    ]);
    expect(partner["actieresultaat"]).toEqual([true, true, true]);
    expect(Object.keys(partner).filter((soort) => !(soort in team))).toEqual([]);
  });

  it.each(["partner-nla", "gemeente-doetinchem", "zetel-om", "zorgcoordinator"])(
    "is for %s the same whether or not anything lies in parts that they do not read",
    async (wie) => {
      const leeg = await voortgang(weg, wie);
      const { deur, casusId } = weg;
      const id = casusIdSchema.parse(casusId);
      const strafrecht = { ...kenmerkVan(null, "actie"), compartiment: "strafrecht", activiteit: "4.2" } as const;
      const verborgen = [
        maakVastlegging({
          soort: "voortgang",
          casusId,
          bij: "1",
          inhoud: {
            gedaan: "x",
            uitkomst: "voortzetten",
            openPunten: [{ punt: "p", organisatie: "om", rol: "partner", puntId: "1.1" }],
          },
          kenmerk: strafrecht,
        }),
        maakNazorgbehoefte({ casusId: id, kenmerk: strafrecht }),
        maakVastlegging({
          soort: "actieresultaat",
          casusId,
          bij: deur.casework.vanType("actie")[0]?.actieId ?? "",
          inhoud: opdracht.actieresultaat(),
          kenmerk: strafrecht,
        }),
        maakInterventie({ casusId: id, kenmerk: strafrecht }),
        ...(wie === "partner-nla"
          ? [
              maakNazorgbehoefte({ casusId: id, kenmerk: kenmerkVan(null, "nazorg") }),
              maakInterventie({ casusId: id, kenmerk: kenmerkVan(null, "interventie") }),
            ]
          : []),
      ];
      deur.casework.zet(...verborgen);
      const vol = await voortgang(weg, wie);
      const lijst = await deur.vraag(wie, "GET", `${weg.pad}/voortgangsronden`);
      deur.casework.vergeet(...verborgen);
      expect(vol.rauw.body).toBe(leeg.rauw.body);
      expect(lijst.body).toEqual({ resultaten: [], volgende: null });
    },
  );
});

describe("monitoring rounds through the front door", () => {
  const leg = (
    weg: Casusweg,
    ronde: number,
    uitkomst: "voortzetten" | "bijsturen" = "voortzetten",
    wie = "zetel-zvh",
  ) => weg.doe(wie, "voortgangsronden", opdracht.voortgang(uitkomst, { ronde }));

  it("of two who record the same round at once one does, and the other hears where the casus is", async () => {
    const weg = await wegTot("afronden");
    const [een, ander] = await Promise.all([leg(weg, 1), leg(weg, 1, "voortzetten", "zetel-om")]);
    const antwoorden = [een, ander].toSorted((a, b) => a.status - b.status);
    expect(antwoorden.map(({ status }) => status)).toEqual([201, 409]);
    expect(antwoorden[1]).toMatchObject({ code: "ronde-niet-aan-de-beurt", body: { ronde: 1, huidig: 2 } });
    expect(weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "voortgang")).toHaveLength(1);
    // One adjusts while the other goes on: the other hears at which step the casus is.
    const [, tweede] = await Promise.all([leg(weg, 2, "bijsturen"), leg(weg, 2, "bijsturen", "zetel-om")]);
    const verloor = tweede.status === 201 ? null : tweede;
    if (verloor !== null) expect(verloor).toMatchObject({ status: 409, body: { huidig: "plan-van-aanpak" } });
    expect(weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "voortgang")).toHaveLength(2);
  });

  it("are listed in order by page, and the view and the casusbeeld hold the last ones", async () => {
    const weg = await wegTot("afronden");
    for (let ronde = 1; ronde <= 15; ronde += 1) {
      expect((await leg(weg, ronde)).status).toBe(201);
      weg.deur.verder(30 * 86_400);
    }
    const nummers: unknown[] = [];
    let cursor: unknown = null;
    do {
      const { body } = await weg.deur.vraag("partner-nla", "GET", `${weg.pad}/voortgangsronden`, undefined, {
        query: { aantal: "4", ...(typeof cursor === "string" ? { cursor } : {}) },
      });
      nummers.push(
        ...z
          .array(z.looseObject({ ronde: z.int() }))
          .parse(body["resultaten"])
          .map(({ ronde }) => ronde),
      );
      cursor = body["volgende"];
    } while (cursor !== null);
    expect(nummers).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(rijen(await voortgang(weg), "ronden").map(({ ronde }) => ronde)).toEqual([15, 14, 13]);
    const beeld = rijen(await weg.lees("zetel-zvh"), "vastleggingen").filter(({ soort }) => soort === "voortgang");
    expect(beeld.map(({ bij }) => bij)).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 4)));
    const slecht = await weg.deur.vraag("zetel-zvh", "GET", `${weg.pad}/voortgangsronden`, undefined, {
      query: { cursor: "x" },
    });
    expect(slecht.code).toBe("ongeldige-invoer");
  });

  it("of the largest, for years, fit in what the service takes: a command, an answer, the casus in one query", async () => {
    const weg = await wegTot("afronden");
    const t = "€".repeat(4000);
    const open = Array.from({ length: 3 }, () => ({ punt: "€".repeat(500), organisatie: "moviera" }));
    const zwaar = (ronde: number) => ({
      ...{
        ronde,
        gedaan: t,
        goedGegaan: t,
        minderGoed: t,
        nogInTeZetten: t,
        uitkomst: "voortzetten",
        openPunten: open,
      },
      afgehandeldePunten: ronde === 1 ? [] : open.map((_, i) => ({ puntId: `${String(ronde - 1)}.${String(i + 1)}` })),
    });
    let grootste = 0;
    const { schrijf } = weg.deur.casework;
    Object.assign(weg.deur.casework, {
      schrijf: async (...[wijziging, regels]: Parameters<typeof schrijf>) => {
        grootste = Math.max(
          grootste,
          wijziging.nieuw.length + wijziging.vervangen.length + wijziging.mitsOpen.length + regels.length,
        );
        return schrijf(wijziging, regels);
      },
    });
    for (let ronde = 1; ronde <= 36; ronde += 1) {
      const antwoord = await weg.doe("zetel-zvh", "voortgangsronden", zwaar(ronde));
      expect([ronde, antwoord.status]).toEqual([ronde, 201]);
      weg.deur.verder(86_400);
    }
    expect(grootste).toBeLessThanOrEqual(30);
    const bytes = async (pad: string) => {
      const { status, rauw } = await weg.deur.vraag(
        "zetel-zvh",
        "GET",
        pad,
        undefined,
        pad.endsWith("ronden") ? { query: { aantal: "100" } } : {},
      );
      expect(status).toBe(200);
      return Buffer.byteLength(rauw.body);
    };
    const maten = [
      await bytes(weg.pad),
      await bytes(`${weg.pad}/voortgang`),
      await bytes(`${weg.pad}/voortgangsronden`),
    ];
    const [beeld = 0, stand = 0, lijst = 0] = maten;
    expect(Math.max(beeld, stand, lijst)).toBeLessThan(3_000_000);
  });
});
