import * as z from "zod";
import { describe, expect, it } from "vitest";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakCasusweg, WEG, type Casusweg } from "./casusweg.ts";
import { maakVoordeur, type Antwoord } from "./voordeur.ts";

const PAD = "/v1/terugkoppelingen";
const ANTWOORD = "Het was vorige week, tegen de avond.";
const codes = z.object({ referentie: z.string(), geheim: z.string() });
const foutenSchema = z.array(z.looseObject({ veld: z.string() }));
const velden = ({ body }: Antwoord): readonly string[] => foutenSchema.parse(body["fouten"]).map(({ veld }) => veld);
const DAG = 86_400;

/** A casus at the casustafel, of an anonymous reporter who asked for feedback, or did not. */
const anoniemGemeld = async (terugkoppelingGewenst = true) => {
  const deur = maakVoordeur();
  const body = { ...maakArbeidsuitbuitingCasus(), melder: { anoniem: true as const }, terugkoppelingGewenst };
  const gemeld = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", body, { sleutel: "k" });
  const weg = await maakCasusweg(deur, body);
  const casus = deur.casework.vanType("casus")[0];
  if (casus === undefined) throw new Error("geen casus");
  const meldingId = String(gemeld.body["meldingId"]);
  const pad = `/v1/casussen/${casus.casusId}`;
  const eigen = terugkoppelingGewenst ? codes.parse(gemeld.body["terugkoppeling"]) : null;
  expect((await WEG.weging1(weg)).status).toBe(201);
  return {
    ...{ deur, weg, meldingId, eigen, pad },
    vraag: (vraag = "wanneer", wie = "meldpunt") => weg.doe(wie, "meldervragen", { meldingId, vraag }),
    open: (antwoord?: { vraagId: string; tekst: string }) =>
      deur.vraagOpenbaar(PAD, { ...eigen, ...(antwoord === undefined ? {} : { antwoord }) }),
  };
};
type Gemeld = Awaited<ReturnType<typeof anoniemGemeld>>;
const vraagVan = async ({ open }: Gemeld) =>
  z
    .looseObject({ vraagId: z.string(), tekst: z.string(), beantwoord: z.boolean() })
    .optional()
    .parse((await open()).body["vraag"]);
const melders = async ({ weg }: Pick<Gemeld, "weg">, wie = "meldpunt"): Promise<Antwoord> =>
  weg.deur.vraag(wie, "GET", `${weg.pad}/melders`);
const gebeurtenissen = ({ deur }: Pick<Casusweg, "deur">) =>
  deur.casework
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter(({ soort }) => soort === "melder.geantwoord");

describe("a question to who reported, through the safe channel (H3.2-b2, NB22)", () => {
  it("is shown with the status, answered there, heard of at once, and becomes what was heard", async () => {
    const stand = await anoniemGemeld();
    expect(await vraagVan(stand)).toBeUndefined();
    expect((await stand.vraag()).status).toBe(201);
    const vraag = await vraagVan(stand);
    expect(vraag).toMatchObject({ tekst: "Wanneer zag of hoorde u dit, en hoe vaak?", beantwoord: false });
    const antwoord = { vraagId: vraag?.vraagId ?? "", tekst: ANTWOORD };
    const gegeven = await stand.open(antwoord);
    expect(gegeven).toMatchObject({ status: 200, body: { vraag: { beantwoord: true } } });
    expect(gegeven.rauw.body).not.toContain(ANTWOORD);
    expect(gebeurtenissen(stand)).toMatchObject([{ ontvanger: "veilig-thuis", data: { meldingId: stand.meldingId } }]);
    expect(JSON.stringify(stand.deur.casework.vanType("gebeurtenis"))).not.toContain(ANTWOORD);
    expect((await melders(stand)).rauw.body).toContain(ANTWOORD);
    const verslag = opdracht.hoorverslag(stand.meldingId, { wijze: "veilig-kanaal" });
    expect((await stand.weg.doe("meldpunt", "hoorverslagen", verslag)).status).toBe(201);
    expect((await stand.weg.lees("zetel-om")).rauw.body).toContain(ANTWOORD);
  });

  it("is answered once: the same again changes nothing, another is refused, and nothing is read back", async () => {
    const stand = await anoniemGemeld();
    await stand.vraag();
    const vraagId = (await vraagVan(stand))?.vraagId ?? "";
    const tegelijk = await Promise.all(Array.from({ length: 8 }, () => stand.open({ vraagId, tekst: ANTWOORD })));
    expect(new Set(tegelijk.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await stand.open({ vraagId, tekst: ` ${ANTWOORD} ` })).status).toBe(200);
    expect(await stand.open({ vraagId, tekst: "Iets anders." })).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(gebeurtenissen(stand)).toHaveLength(1);
    expect(stand.deur.casework.vanType("meldervraag")).toMatchObject([{ vragen: [{ antwoord: { tekst: ANTWOORD } }] }]);
    expect((await stand.open()).rauw.body).not.toContain(ANTWOORD);
  });

  it.each([
    ["too long", { tekst: "x".repeat(4001) }, 400],
    ["empty", { tekst: " " }, 400],
    ["to another question", { vraagId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13" }, 409],
    ["with something besides", { naam: "iemand" }, 400],
  ] as const)("an answer that is %s is refused, and nothing is stored", async (_, deel, status) => {
    const stand = await anoniemGemeld();
    await stand.vraag();
    const vraagId = (await vraagVan(stand))?.vraagId ?? "";
    const voor = stand.deur.casework.transacties();
    expect((await stand.open({ vraagId, tekst: ANTWOORD, ...deel })).status).toBe(status);
    expect(stand.deur.casework.transacties()).toBe(voor);
  });

  it("who has no secret answers nothing, and learns of no question", async () => {
    const stand = await anoniemGemeld();
    await stand.vraag();
    const vraagId = (await vraagVan(stand))?.vraagId ?? "";
    const geheim = "00000-00000-00000-00000";
    const fout = await stand.deur.vraagOpenbaar(PAD, {
      ...stand.eigen,
      geheim,
      antwoord: { vraagId, tekst: ANTWOORD },
    });
    expect(fout).toMatchObject({ status: 404, code: "geen-terugkoppeling" });
    expect(stand.deur.casework.vanType("meldervraag")).toMatchObject([{ vragen: [{ antwoord: null }] }]);
  });

  it("is over after its days and with the casus, and tells nothing from then on", async () => {
    const stand = await anoniemGemeld();
    await stand.vraag();
    const vraagId = (await vraagVan(stand))?.vraagId ?? "";
    stand.deur.verder(30 * DAG);
    expect(await vraagVan(stand)).toBeUndefined();
    expect((await stand.open({ vraagId, tekst: ANTWOORD })).code).toBe("al-afgehandeld");
    // Nobody answered in time: it can be asked again.
    expect((await stand.vraag()).status).toBe(201);
    expect((await vraagVan(stand))?.vraagId).not.toBe(vraagId);
  });

  it("does not show sooner on a person who was known: not before the status says that somebody works on it", async () => {
    const stand = await anoniemGemeld();
    const body = { ...maakArbeidsuitbuitingCasus(), terugkoppelingGewenst: true };
    // Another report on the same person joins a casus that is weighed already.
    stand.deur.verder(60);
    const later = await stand.deur.vraag("systeem-ggd", "POST", "/v1/meldingen", body, { sleutel: "l" });
    const meldingId = String(later.body["meldingId"]);
    const eigen = codes.parse(later.body["terugkoppeling"]);
    expect((await stand.weg.doe("meldpunt", "meldervragen", { meldingId, vraag: "waar" })).status).toBe(201);
    const lees = async () => (await stand.deur.vraagOpenbaar(PAD, eigen)).body;
    expect(await lees()).toEqual({ status: "ontvangen", ontvangenOp: "2026-03-02" });
    stand.deur.verder(2 * DAG);
    expect(await lees()).toMatchObject({ status: "in-behandeling", vraag: { beantwoord: false } });
  });

  it.each([
    ["no question of the region", { vraag: "wie-bent-u" }, ["vraag"]],
    ["a melding of another casus", { meldingId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13" }, ["meldingId"]],
  ] as const)("is not asked: %s", async (_, deel, waar) => {
    const stand = await anoniemGemeld();
    const body = { meldingId: stand.meldingId, vraag: "waar", ...deel };
    expect(velden(await stand.weg.doe("meldpunt", "meldervragen", body))).toEqual(waar);
  });

  it("is not asked twice at once, without a safe channel, nor more often than the region says", async () => {
    const zonder = await anoniemGemeld(false);
    expect(velden(await zonder.vraag())).toEqual(["meldingId"]);
    const stand = await anoniemGemeld();
    for (let keer = 0; keer < 5; keer += 1) {
      expect((await stand.vraag("waar", keer === 0 ? "procesregisseur" : "meldpunt")).status).toBe(201);
      expect(velden(await stand.vraag("wanneer"))).toEqual(["meldingId"]);
      await stand.open({ vraagId: (await vraagVan(stand))?.vraagId ?? "", tekst: `antwoord ${String(keer)}` });
    }
    expect((await stand.vraag()).rauw.body).toContain("meer kan niet");
    expect((await melders(stand)).rauw.body).toContain("antwoord 0");
  });

  it("a report through the safe channel asks an answer, and only who hears or works on the whole casus reads it", async () => {
    const stand = await anoniemGemeld();
    const verslag = opdracht.hoorverslag(stand.meldingId, { wijze: "veilig-kanaal" });
    await stand.vraag();
    expect(velden(await stand.weg.doe("meldpunt", "hoorverslagen", verslag))).toEqual(["wijze"]);
    for (const [wie, status] of [
      ["meldpunt", 200],
      ["zetel-om", 200],
      ["partner-nla", 404],
      ["fg", 404],
    ] as const)
      expect((await melders(stand, wie)).status).toBe(status);
  });
});
