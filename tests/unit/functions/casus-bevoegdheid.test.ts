import { describe, expect, it } from "vitest";
import type { Actor, Mandaat } from "../../../shared/domain/actor.ts";
import { regioSchema, type RegioInvoer } from "../../../shared/domain/regio.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { maakAfhankelijkhedenDouble, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { maakMandaat, maakZetel } from "../../fixtures/actoren.ts";
import { aanTafel, opdracht } from "../../fixtures/opdrachten.ts";
import { NOG } from "../domain/wereld.ts";
import { maakCasusweg, WEG, wegTot, type Casusweg, type Wegstap, metBewijs } from "./casusweg.ts";
import { BEGIN, maakVoordeur, type Voordeur } from "./voordeur.ts";

const DAG = 86_400;
const WIE = "lid-met-mandaten";
/** The moment of each question: after the way to the decision, which takes less than a day. */
const NU = plusSeconden(BEGIN, DAG);
const mandaat = (soort: Mandaat, van: number, tot: number | null): Actor["mandaten"][number] => ({
  ...maakMandaat(soort),
  mandaatId: `${soort}-${String(van)}`,
  van: plusSeconden(NU, van),
  tot: tot === null ? null : plusSeconden(NU, tot),
});
const deurMet = (mandaten: Actor["mandaten"]): Voordeur => maakVoordeur([maakZetel(WIE, "politie", { mandaten })]);

interface Besluit {
  readonly mandaat: Mandaat;
  readonly tot: Wegstap;
  readonly doe: (weg: Casusweg, bewijs: readonly string[]) => ReturnType<Casusweg["doe"]>;
}
/** The decisions that ask a mandate (B1.10), and where on the way they are taken. */
const BESLUITEN: Readonly<Record<string, Besluit>> = {
  "a first weging": {
    ...{ mandaat: "weging", tot: "weging1" },
    doe: (weg) => weg.doe(WIE, "wegingen", opdracht.eersteWeging()),
  },
  "a doorlaatverbod": {
    ...{ mandaat: "doorlaatverbod", tot: "weging1" },
    doe: (weg, bewijs) => weg.doe(WIE, "wegingen", opdracht.doorlaatverbod(bewijs)),
  },
  "a doorlaatverbod outside the meeting": {
    ...{ mandaat: "doorlaatverbod", tot: "weging1" },
    doe: (weg, bewijsmiddelen) => weg.doe(WIE, "doorlaatverboden", opdracht.buitenOverleg({ bewijsmiddelen })),
  },
  "an oordeel": {
    ...{ mandaat: "weging", tot: "weging1" },
    doe: (weg) => weg.doe(WIE, "oordelen", opdracht.oordeel()),
  },
  "a second weging": {
    ...{ mandaat: "weging", tot: "weging2" },
    doe: (weg) => weg.doe(WIE, "wegingen", opdracht.tweedeWeging()),
  },
  "establishing a plan": {
    ...{ mandaat: "plan-vaststellen", tot: "vaststellen" },
    doe: (weg) => weg.doe(WIE, "plannen/1/vaststellingen", opdracht.vaststelling()),
  },
};
const ALLE: readonly Mandaat[] = ["weging", "plan-vaststellen", "doorlaatverbod"];

describe.each(Object.entries(BESLUITEN))("%s asks a mandate", (_naam, besluit) => {
  const andere = ALLE.filter((soort) => soort !== besluit.mandaat).map((soort) => mandaat(soort, -9 * DAG, null));
  const neem = async (...eigen: Actor["mandaten"]) => {
    const deur = deurMet([...andere, ...eigen]);
    const weg = await wegTot(besluit.tot, true, deur);
    const bewijs = await metBewijs(weg, "zetel-om");
    deur.zetKlok(NU);
    const transacties = deur.casework.transacties();
    const gelogd = deur.gelogd().length;
    const antwoord = await besluit.doe(weg, bewijs);
    const geschreven = deur.casework.transacties() - transacties;
    return { antwoord, geschreven, regels: deur.gelogd().slice(gelogd), weg };
  };
  const geweigerd = (verlopenOp: Instant | null) => ({
    ...{ status: 403, code: "geen-mandaat", body: { nodig: besluit.mandaat, verlopenOp } },
  });

  it.each([
    ["none but of other kinds", [], null],
    ["one that ends now", [mandaat(besluit.mandaat, -DAG, 0)], NU],
    [
      "several that ended: the last is told",
      [mandaat(besluit.mandaat, -9 * DAG, -5 * DAG), mandaat(besluit.mandaat, -4 * DAG, -DAG)],
      plusSeconden(NU, -DAG),
    ],
    ["one that begins in a second", [mandaat(besluit.mandaat, 1, null)], null],
  ] as const)("that holds: with %s it is refused, and the audit trail tells", async (_, eigen, verlopenOp) => {
    const { antwoord, geschreven, regels, weg } = await neem(...eigen);
    expect(antwoord).toMatchObject(geweigerd(verlopenOp));
    expect(String(antwoord.body["detail"])).toContain(
      verlopenOp === null ? "en u hebt het niet" : `is verlopen op ${verlopenOp}`,
    );
    expect(geschreven).toBe(0);
    expect(regels).toMatchObject([
      { soort: "audit", actorId: WIE, object: `casus/${weg.casusId}`, resultaat: "geweigerd" },
    ]);
  });

  it.each([
    ["from this moment on", mandaat(besluit.mandaat, 0, 1)],
    ["until the next", mandaat(besluit.mandaat, -DAG, 1)],
    ["without an end", mandaat(besluit.mandaat, -DAG, null)],
  ])("and is taken with one that holds %s", async (_, eigen) => {
    const { antwoord, geschreven } = await neem(eigen);
    expect([antwoord.status, geschreven]).toEqual([201, 1]);
  });
});

describe("a doorlaatverbod", () => {
  it("asks both mandates; without it the weging asks one", async () => {
    const zonder = await wegTot("weging1", true, deurMet([mandaat("doorlaatverbod", -9 * DAG, null)]));
    expect(await zonder.doe(WIE, "wegingen", opdracht.doorlaatverbod([]))).toMatchObject({
      body: { nodig: "weging" },
    });
    const weg = await wegTot("weging1", true, deurMet([mandaat("weging", -9 * DAG, null)]));
    expect(await weg.doe(WIE, "wegingen", opdracht.doorlaatverbod([]))).toMatchObject({
      body: { nodig: "doorlaatverbod" },
    });
    expect((await weg.doe(WIE, "wegingen", opdracht.eersteWeging())).status).toBe(201);
  });
});

describe("adding what the sharing matrix gives somebody no place for (S1.3.1)", () => {
  type Regel = RegioInvoer["deelmatrix"]["regels"][number];
  /** A region whose matrix lets nobody add these. */
  const deurZonder = (weg: (regel: Regel) => boolean): Voordeur => {
    const regels = NOG.deelmatrix.regels.filter((regel) => regel.recht === "lezen" || !weg(regel));
    expect(regels.length).toBeLessThan(NOG.deelmatrix.regels.length);
    // What nobody adds, is not mandatory.
    const onderdelen = NOG.dossieropbouw.onderdelen.map((onderdeel) => ({ ...onderdeel, verplicht: false }));
    const dossieropbouw = { ...NOG.dossieropbouw, onderdelen };
    const regio = regioSchema.parse({ ...NOG, dossieropbouw, deelmatrix: { ...NOG.deelmatrix, regels } });
    return maakVoordeur([], maakAfhankelijkhedenDouble(maakEchtBeleid(), regio));
  };
  const geweigerd = async (weg: Casusweg, doe: () => ReturnType<Casusweg["doe"]>, nodig: string): Promise<void> => {
    const { casework, gelogd } = weg.deur;
    const [ervoor, regels] = [casework.alles(), gelogd().length];
    const antwoord = await doe();
    expect(antwoord).toMatchObject({ status: 403, code: "geen-recht", body: { nodig } });
    expect(casework.alles()).toEqual(ervoor);
    expect(gelogd().slice(regels)).toMatchObject([
      { soort: "audit", object: `casus/${weg.casusId}`, resultaat: "geweigerd" },
    ]);
  };

  it("is refused for a weging, though role and mandate are there, and the audit trail tells", async () => {
    const deur = deurZonder(
      ({ compartiment, dataklassen }) => compartiment === "veiligheid" && dataklassen.includes("exceptioneel"),
    );
    const weg = await maakCasusweg(deur);
    await geweigerd(weg, () => WEG.weging1(weg), "schrijfrecht in het compartiment veiligheid bij activiteit 2.3");
  });

  it("also for a part that is not a vastlegging, and for one in another compartment", async () => {
    const deur = deurZonder(({ activiteiten }) => activiteiten.includes("3.3") || activiteiten.includes("4.4"));
    const weg = await wegTot("plan", true, deur);
    await geweigerd(weg, () => WEG.plan(weg), "schrijfrecht in het compartiment veiligheid bij activiteit 3.3");
  });

  it("is refused to a partner as well, whose capacity the matrix no longer names", async () => {
    const { regels } = NOG.deelmatrix;
    const zonderSchil = regels.map((regel) =>
      regel.recht === "schrijven" && regel.activiteiten.includes("4.1")
        ? { ...regel, hoedanigheden: ["zetel", "gemeentezetel"] as const }
        : regel,
    );
    const regio = regioSchema.parse({ ...NOG, deelmatrix: { ...NOG.deelmatrix, regels: zonderSchil } });
    const deur = maakVoordeur([], maakAfhankelijkhedenDouble(maakEchtBeleid(), regio));
    const weg = await wegTot("commitment", true, deur);
    await geweigerd(weg, () => WEG.commitment(weg), "schrijfrecht op een onderdeel hiervan");
    const vaststelling = { ...opdracht.vaststelling(), commitments: aanTafel("moviera", "nla") };
    expect((await WEG.plan(weg)).status).toBe(201);
    expect((await weg.doe("zetel-om", "plannen/1/vaststellingen", vaststelling)).status).toBe(201);
    await deur.machine(weg.casusId);
    await geweigerd(weg, () => WEG.actieNla(weg), "schrijfrecht in het compartiment veiligheid bij activiteit 4.1");
    expect((await WEG.actieZorg(weg)).status).toBe(201);
  });

  it("comes after what tells less: who may not carry it out hears that, whatever they send", async () => {
    const deur = deurZonder(() => true);
    const weg = await maakCasusweg(deur);
    expect(await weg.doe("procesregisseur", "wegingen", {})).toMatchObject({
      body: { nodig: "de rol lid-ketenregieteam" },
    });
    expect((await weg.doe("partner-ggd", "wegingen", opdracht.eersteWeging())).status).toBe(404);
    expect((await weg.doe("zetel-politie", "wegingen", {})).status).toBe(400);
  });
});
