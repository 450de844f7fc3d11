import { describe, expect, it } from "vitest";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { loopVanCasus } from "../../../shared/domain/loop.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { hervatUitvoering } from "../../../shared/domain/bewaking.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { metStoring } from "../../doubles/storing.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { wegTot } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

const AANTAL = 40;

/** A casus of which the plan was just established, with the store that can fail. */
const vastgesteld = async () => {
  const double = maakAfhankelijkhedenDouble();
  const casework = metStoring(double.casework);
  const deur = maakVoordeur([], { ...double, casework });
  const weg = await wegTot("plan", true, deur);
  const acties = Array.from({ length: AANTAL }, (_, i) =>
    opdracht.actie({ omschrijving: `actie ${String(i)}`, organisatie: i % 2 === 0 ? "moviera" : "nla" }),
  );
  const concept = await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
  expect(concept.status).toBe(201);
  const antwoord = await weg.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling(), "vaststelling");
  expect(antwoord.status).toBe(201);
  const casusId = casusIdSchema.parse(weg.casusId);
  const lees = async () => {
    const casus = await casework.casus(casusId);
    if (casus?.status !== "open") throw new Error("casus niet open");
    return casus;
  };
  let mislukt = 0;
  /** A machine of this number: asks for page after page, and again after a fault, as its Retry does. */
  const machine = async (n: number): Promise<string> => {
    for (let poging = 0; poging < 60; poging += 1) {
      const uit = await deur.taken({ opdracht: "zet-acties-uit", casusId, hoofdstap: 4, n }).catch(() => null);
      if (uit === null) mislukt += 1;
      if (uit !== null && uit.uitkomst !== "verder") return uit.uitkomst;
    }
    throw new Error("komt niet klaar");
  };
  return { deur, weg, casework, antwoord, lees, machine, casusId, mislukt: () => mislukt };
};
type Opstelling = Awaited<ReturnType<typeof vastgesteld>>;

/** Each actie one Taak, each bericht once, the casus where it goes on. */
const controleer = async ({ casework, lees }: Opstelling): Promise<void> => {
  expect(await lees()).toMatchObject({ positie: { stap: "voortgang" }, ronde: 1, planVersie: 1 });
  const acties = casework.vanType("actie");
  expect(new Set(acties.map(({ inhoud }) => inhoud.omschrijving)).size).toBe(AANTAL);
  expect(acties).toHaveLength(AANTAL);
  const taken = casework.vanType("taak").filter(({ soort }) => soort === "actie");
  expect(taken.map(({ onderwerp }) => onderwerp).toSorted()).toEqual(acties.map(({ actieId }) => actieId).toSorted());
  const verteld = casework
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter(({ soort }) => soort === "actie.uitgezet");
  expect(verteld.map(({ onderwerp }) => onderwerp).toSorted()).toEqual(acties.map(({ actieId }) => actieId).toSorted());
  expect(new Set(verteld.map(({ berichtId }) => berichtId)).size).toBe(AANTAL);
};

describe("putting out the acties of a plan, when something fails (X11)", () => {
  // Three pages and the step itself: four calls of each kind.
  const plekken = (["casusDossier", "schrijf"] as const).flatMap((methode) =>
    (["ervoor", "erna"] as const).flatMap((wanneer) => [1, 2, 3, 4].map((nummer) => ({ methode, wanneer, nummer }))),
  );
  it.each(plekken)(
    "$wanneer $methode, call $nummer: the repetition does what was left",
    async ({ methode, wanneer, nummer }) => {
      const opzet = await vastgesteld();
      opzet.casework.storing.bij(methode, wanneer, nummer);
      expect(await opzet.machine(1)).toBe("uitgezet");
      expect(opzet.mislukt()).toBe(1);
      await controleer(opzet);
    },
  );

  it("by two machines at once, and a third that took over half-way: the record decides", async () => {
    const opzet = await vastgesteld();
    const { lees, casework, machine, deur, casusId } = opzet;
    await deur.taken({ opdracht: "zet-acties-uit", casusId, hoofdstap: 4, n: 1 });
    const eerste = [machine(1), machine(1)];
    const casus = await lees();
    const hervat = hervatUitvoering(casus, plusSeconden(deur.nu(), 60));
    // Whoever resumes writes under the same condition as the pages; it may be that the record went on meanwhile.
    const genomen = (await casework.schrijf({ nieuw: [], vervangen: [hervat], mitsOpen: [] }, [])).ok;
    const uitkomsten = await Promise.all([...eerste, machine(genomen ? 2 : 1)]);
    expect(uitkomsten).toContain("uitgezet");
    await controleer(opzet);
  });

  it("the command again: the same answer under its own key, refused under another", async () => {
    const opzet = await vastgesteld();
    const { weg, machine, antwoord } = opzet;
    const opnieuw = async (sleutel: string) =>
      weg.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling(), sleutel);
    await opzet.deur.taken({ opdracht: "zet-acties-uit", casusId: opzet.casusId, hoofdstap: 4, n: 1 });
    expect((await opnieuw("vaststelling")).body).toEqual(antwoord.body);
    expect(await opnieuw("ander")).toMatchObject({ status: 409, code: "stap-niet-aan-de-beurt" });
    await machine(1);
    expect((await opnieuw("vaststelling")).body).toEqual(antwoord.body);
    await controleer(opzet);
  });

  it("is finished by the clock: also by a machine that is gone, or that runs and does nothing", async () => {
    for (const loopt of [false, true]) {
      const opzet = await vastgesteld();
      const { deur, casework, lees, casusId, machine } = opzet;
      await deur.taken({ opdracht: "zet-acties-uit", casusId, hoofdstap: 4, n: 1 });
      const begonnen = await lees();
      const gestart = {
        ...begonnen,
        teDrijven: false,
        uitvoering: { ...begonnen.uitvoering, status: "loopt" as const },
      };
      casework.zet(gestart);
      const o = opstelling({ casework, nu: deur.nu });
      if (loopt) await o.ketenmachines.start(loopVanCasus(gestart));
      deur.verder(120);
      await o.draai();
      if (loopt) {
        // It has a control period to get there; the clock looks again soon, for nobody else notices.
        expect(await lees()).toMatchObject({
          uitvoering: { n: 1, status: "loopt" },
          klok: plusSeconden(deur.nu(), 60),
        });
        deur.verder(900);
        await o.draai();
      }
      expect(await lees()).toMatchObject({
        ...{ teDrijven: true, uitvoering: { n: 2, begin: "acties-uitzetten" } },
        klok: plusSeconden(deur.nu(), loopt ? 900 : 60),
      });
      expect(await machine(1)).toBe("ingehaald");
      expect(await machine(2)).toBe("uitgezet");
      await controleer(opzet);
    }
  });
});

describe("a next version of the plan, when something fails", () => {
  // Two pages of acties, two of what lapses, and the step itself.
  const plekken = (["ervoor", "erna"] as const).flatMap((wanneer) =>
    [1, 2, 3, 4, 5].map((nummer) => ({ wanneer, nummer })),
  );
  it.each(plekken)(
    "$wanneer write $nummer: what goes on keeps its Taak, what does not lapses once",
    async ({ wanneer, nummer }) => {
      const opzet = await vastgesteld();
      const { weg, casework, machine, deur } = opzet;
      await machine(1);
      const eerder = casework.vanType("actie");
      const was = new Map(casework.vanType("taak").map((taak) => [taak.onderwerp, taak.taakId]));
      expect((await weg.doe("zetel-zvh", "voortgangsronden", opdracht.voortgang("bijsturen"))).status).toBe(201);
      const door = eerder.slice(0, 20).map(({ actieId, inhoud }, i) => ({
        ...inhoud,
        ...{ voortzettingVan: actieId, organisatie: i % 2 === 0 ? "om" : inhoud.organisatie },
      }));
      const nieuw = Array.from({ length: 10 }, () => opdracht.actie({ organisatie: "politie" }));
      const concept = await deur.vraag(
        "gemeente-doetinchem",
        "POST",
        `${weg.pad}/plannen`,
        opdracht.plan({ acties: [...door, ...nieuw] }),
        {
          ifMatch: '"1"',
        },
      );
      expect(concept.status).toBe(201);
      const verteldVoor = casework.vanType("gebeurtenis").flatMap(({ berichten }) => berichten).length;
      expect((await weg.doe("zetel-om", "plannen/2/vaststellingen", opdracht.vaststelling())).status).toBe(201);
      casework.storing.bij("schrijf", wanneer, nummer);
      expect(await machine(2)).toBe("uitgezet");
      expect(opzet.mislukt()).toBe(1);

      const acties = casework.vanType("actie").filter(({ planVersie }) => planVersie === 2);
      const taken = casework.vanType("taak").filter(({ soort }) => soort === "actie");
      expect(acties).toHaveLength(30);
      for (const { actieId, inhoud } of acties) {
        const bij = taken.filter(({ onderwerp }) => onderwerp === actieId);
        expect(bij).toMatchObject([{ status: "open", eigenaar: { organisatie: inhoud.organisatie } }]);
        if (inhoud.voortzettingVan !== null) expect(bij[0]?.taakId).toBe(was.get(actieId));
      }
      expect(taken.filter(({ status }) => status === "open")).toHaveLength(30);
      expect(taken.filter(({ status }) => status === "vervallen")).toHaveLength(20);
      const verteld = casework
        .vanType("gebeurtenis")
        .flatMap(({ berichten }) => berichten)
        .slice(verteldVoor)
        .filter(({ soort }) => soort.startsWith("actie."))
        .map(({ soort, ontvanger, onderwerp }) => `${soort} ${ontvanger} ${onderwerp}`);
      expect(new Set(verteld).size).toBe(verteld.length);
      const aantal = (soort: string) => verteld.filter((regel) => regel.startsWith(soort)).length;
      const overgedragen = door.filter(({ organisatie }, i) => organisatie !== eerder[i]?.inhoud.organisatie).length;
      expect([aantal("actie.uitgezet"), aantal("actie.vervallen")]).toEqual([10 + overgedragen, 20 + overgedragen]);
      expect(aantal("actie.gewijzigd")).toBe(0);
    },
  );
});

describe("two who draft at the same time", () => {
  it("the second says which version it read, and nobody's is overwritten unseen", async () => {
    const weg = await wegTot("plan");
    const teken = async (ifMatch?: string) =>
      weg.deur.vraag("gemeente-doetinchem", "POST", `${weg.pad}/plannen`, opdracht.plan(), {
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
    const [een, ander] = await Promise.all([teken(), teken()]);
    expect([een.status, ander.status].toSorted()).toEqual([201, 428]);
    expect(await teken('"2"')).toMatchObject({ status: 412, code: "verouderd" });
    expect(await teken('"1"')).toMatchObject({ status: 201, body: { id: "2" } });
    expect(await teken('"1"')).toMatchObject({ status: 412 });
    const { body } = await weg.lees("zetel-om");
    expect(body["plannen"]).toMatchObject([
      { planVersie: 1, status: "vervangen" },
      { planVersie: 2, status: "concept" },
    ]);
    const oude = await weg.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling());
    expect(oude).toMatchObject({ status: 409, code: "plan-achterhaald", body: { laatste: 2 } });
  });
});

describe("a plan without a monitoring agreement", () => {
  it("is not established: all that lacks is named, in Dutch, with what to do; nothing is put out", async () => {
    const weg = await wegTot("plan");
    const leeg = opdracht.plan({ monitoringsafspraken: [], regieafspraken: [], behoefteSlachtoffer: [] });
    await weg.doe("gemeente-doetinchem", "plannen", leeg);
    const antwoord = await weg.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling());
    expect(antwoord).toMatchObject({
      ...{ status: 409, code: "plan-onvolledig" },
      body: {
        ontbreekt: ["behoefteSlachtoffer", "monitoringsafspraken", "regieafspraken"],
        detail:
          "In het plan van aanpak ontbreekt: behoefteSlachtoffer, monitoringsafspraken en regieafspraken. Maak een nieuwe versie van het concept waarin dit staat, en stel die vast.",
      },
    });
    expect(weg.deur.casework.vanType("plan")).toMatchObject([{ status: "concept" }]);
    expect(weg.deur.casework.vanType("casus")).toMatchObject([
      { positie: { stap: "plan-van-aanpak" }, planVersie: null },
    ]);
    expect(weg.deur.casework.vanType("actie")).toEqual([]);
  });
});
