import { describe, expect, it } from "vitest";
import * as z from "zod";
import { regioSchema, type RegioInvoer } from "../../../shared/domain/regio.ts";
import { maakAfhankelijkhedenDouble, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { NOG } from "../domain/wereld.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";

/** RIEC has nobody in the demo who carries out work, and no system. */
const RIEC = [maakActor("partner-riec", "riec", "partner"), maakActor("systeem-riec", "riec", "partnersysteem")];
type Verband = RegioInvoer["samenwerkingsverbanden"]["verbanden"][number];
/** The front door of a region with these cooperations beside the chain's own. */
const deurMet = (...verbanden: readonly Partial<Verband>[]): Voordeur => {
  const { samenwerkingsverbanden } = NOG;
  const [zvh, riec] = samenwerkingsverbanden.verbanden;
  if (zvh === undefined || riec === undefined) throw new Error("twee verbanden");
  const andere = verbanden.map((velden, i) => ({ ...riec, code: `verband-${String(i)}`, ...velden }));
  const regio = regioSchema.parse({
    ...NOG,
    samenwerkingsverbanden: { ...samenwerkingsverbanden, verbanden: [zvh, ...andere] },
  });
  return maakVoordeur(RIEC, maakAfhankelijkhedenDouble(maakEchtBeleid(), regio));
};
const bsnSchema = z.object({
  personalia: z.object({ bsn: z.string().nullable(), geslachtsnaam: z.string() }).nullable(),
});
const personalia = async ({ deur }: Pick<Casusweg, "deur">, wie: string, plaats = 0) => {
  const dossier = deur.casework.vanType("dossier")[plaats];
  const { body } = await deur.vraag(wie, "GET", `/v1/dossiers/${String(dossier?.dossierId)}`);
  return bsnSchema.parse(body).personalia;
};
const BODY = maakArbeidsuitbuitingCasus();
const eerste = z.looseObject({ personalia: z.looseObject({ bsn: z.string(), geslachtsnaam: z.string() }) });
const { bsn: BSN, geslachtsnaam: NAAM } = eerste.parse(BODY.betrokkenen[0]).personalia;
/** RIEC on the casus. */
const metRiec = async (deur: Voordeur, body: MeldingBody = BODY): Promise<Casusweg> => {
  const weg = await maakCasusweg(deur, body);
  await WEG.weging1(weg);
  await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("riec", "nla"));
  await beantwoord(weg, "partner-riec", "riec", "geaccepteerd");
  await WEG.aanvaarden(weg);
  return weg;
};

describe("a burgerservicenummer in the dossier (WGS)", () => {
  it("is read where a cooperation may process it; elsewhere the rest is, and the number is not", async () => {
    const weg = await metRiec(maakVoordeur(RIEC));
    for (const wie of ["meldpunt", "zetel-om", "gemeente-doetinchem", "partner-nla", "procesregisseur"]) {
      expect(await personalia(weg, wie), wie).toMatchObject({ bsn: BSN, geslachtsnaam: NAAM });
    }
    for (const wie of ["partner-riec", "systeem-riec"]) {
      expect(await personalia(weg, wie), wie).toMatchObject({ bsn: null, geslachtsnaam: NAAM });
    }
    expect(weg.deur.casework.vanType("dossier")[0]?.personalia.bsn).toBe(BSN);
  });

  it("is read by who supplied it, also when that told it later of somebody who was known", async () => {
    const deur = maakVoordeur(RIEC);
    const zonder = maakArbeidsuitbuitingCasus(1, {
      betrokkenen: BODY.betrokkenen.map((een): MeldingBody["betrokkenen"][number] =>
        een.rol === "mogelijk-slachtoffer" ? { ...een, personalia: { ...een.personalia, bsn: null } } : een,
      ),
    });
    const weg = await metRiec(deur, zonder);
    expect(await personalia(weg, "zetel-om")).toMatchObject({ bsn: null });
    await deur.vraag("systeem-riec", "POST", "/v1/meldingen", BODY);
    const [dossier] = deur.casework.vanType("dossier");
    expect(dossier).toMatchObject({ herkomst: { bsn: "riec" }, kenmerk: { geleverdDoor: "nla" } });
    for (const wie of ["partner-riec", "zetel-om"]) expect(await personalia(weg, wie), wie).toMatchObject({ bsn: BSN });
    // The region decides: without a cooperation that may have it, only who supplied it reads it.
    const dicht = await metRiec(deurMet({ deelnemers: ["om", "nla", "riec"] }));
    expect(await personalia(dicht, "zetel-om")).toMatchObject({ bsn: null });
    expect(await personalia(dicht, "partner-riec")).toMatchObject({ bsn: null });
    expect(await personalia(dicht, "partner-nla")).toMatchObject({ bsn: BSN });
    expect(await personalia(dicht, "zetel-moviera")).toMatchObject({ bsn: BSN });
  });

  it("is read by who broke the glass under the same rule", async () => {
    const weg = await maakCasusweg(maakVoordeur(RIEC));
    for (const wie of ["partner-riec", "partner-ggd"]) await weg.doe(wie, "noodtoegangen", { reden: "gevaar" });
    expect(await personalia(weg, "partner-riec")).toMatchObject({ bsn: null, geslachtsnaam: NAAM });
    expect(await personalia(weg, "partner-ggd")).toMatchObject({ bsn: BSN });
  });

  it("nor is any of it there for who does not read personalia", async () => {
    const weg = await wegTot("overleg");
    const [casus] = weg.deur.casework.vanType("casus");
    if (casus === undefined) throw new Error("geen casus");
    weg.deur.casework.zet({ ...casus, strafrechtelijkTrajectLoopt: true });
    expect(await personalia(weg, "opsporing")).toBeNull();
    expect(await personalia(weg, "zetel-politie")).toMatchObject({ bsn: BSN });
  });
});

describe("a category in the casusbeeld, by cooperation (I23)", () => {
  const soorten = async (weg: Casusweg, wie: string): Promise<readonly string[]> =>
    z
      .array(z.looseObject({ soort: z.string() }))
      .parse((await weg.lees(wie)).body["vastleggingen"])
      .map(({ soort }) => soort);

  /** NOG's ggd works in care, so the matrix gives it the nazorg; its cooperation decides on data about health. */
  const metGgd = async (deur: Voordeur): Promise<Casusweg> => {
    const weg = await wegTot("aanvaarden", true, deur);
    await WEG.aanvaarden(weg);
    await beantwoord(weg, "partner-ggd", "ggd", "geaccepteerd");
    await deur.machine(weg.casusId);
    for (const stap of ["overleg", "weging2", "plan", "vaststellen"] as const) {
      expect((await WEG[stap](weg)).status, stap).toBe(201);
      await deur.machine(weg.casusId);
    }
    for (const stap of ["actieZorg", "actieNla", "afronden", "behoeften", "formulier", "nazorg"] as const) {
      await deur.machine(weg.casusId);
      expect((await WEG[stap](weg)).status, stap).toBe(201);
    }
    return weg;
  };

  it("health is read by a partner in care whose cooperation may process it", async () => {
    const weg = await metGgd(maakVoordeur());
    expect(await soorten(weg, "partner-ggd")).toContain("nazorg");
    expect(await soorten(weg, "zetel-om")).toContain("nazorg");
    expect(await soorten(weg, "partner-nla")).not.toContain("nazorg");
  });

  it("and not where none may; who supplied it keeps it", async () => {
    const weg = await metGgd(deurMet({ deelnemers: ["ggd", "om", "moviera"] }));
    for (const wie of ["partner-ggd", "zetel-om"]) {
      expect(await soorten(weg, wie), wie).not.toContain("nazorg");
      expect(await soorten(weg, wie), wie).toContain("weging");
    }
    expect(await soorten(weg, "zetel-moviera")).toContain("nazorg");
    expect(await soorten(weg, "zetel-politie")).toContain("nazorg");
  });

  it("an organisation in two cooperations has what either may process", async () => {
    const weg = await metGgd(deurMet({ deelnemers: ["ggd"] }, { deelnemers: ["ggd"], categorieen: ["gezondheid"] }));
    expect(await soorten(weg, "partner-ggd")).toContain("nazorg");
    expect(await personalia(weg, "partner-ggd")).toMatchObject({ bsn: null });
  });
});
