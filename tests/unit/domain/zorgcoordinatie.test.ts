import { describe, expect, it } from "vitest";
import { recordCommitment } from "../../../shared/domain/besluiten/commitments.ts";
import { assignZorgcoordinatie } from "../../../shared/domain/besluiten/zorgcoordinatie.ts";
import { recordNazorg } from "../../../shared/domain/besluiten/nazorg.ts";
import { verzorgden } from "./nazorgers.ts";
import { nazorgInvoer } from "../../../shared/domain/nazorg.ts";
import { regioFouten } from "../../../shared/domain/regio-samenhang.ts";
import { organisatieVoor, zorgcoordinatorVolgensRegels } from "../../../shared/domain/regio.ts";
import { zorgcoordinatieInvoer } from "../../../shared/domain/zorgcoordinatie.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { maakTaak } from "../../fixtures/records.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakPlan, stelVast } from "./planwereld.ts";
import { maakWereld, neem, NOG, opendeTaak, weigering, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

const wijsToe = (wereld: Wereld, organisatie: string) =>
  assignZorgcoordinatie(
    wereld.dossier(),
    zorgcoordinatieInvoer.parse({ organisatie, reden: "Kent het gezin." }),
    wereld.context(),
  );
const verteld = (wereld: Wereld, soort: string) =>
  wereld
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter((bericht) => bericht.soort === soort)
    .map(({ ontvanger }) => ontvanger);
const vragen = (wereld: Wereld) => wereld.dossier().taken.filter(({ soort }) => soort === "zorgcoordinatie-toewijzen");

describe("who coordinates care by the region's rules (NB11, H4.1-g1)", () => {
  it.each<readonly [readonly string[], readonly number[], string]>([
    [[], [], "moviera"],
    [["arbeidsuitbuiting"], [30], "moviera"],
    [["jeugdprostitutie"], [], "mee-samen"],
    [["jeugdprostitutie"], [16], "mee-samen"],
    [["seksuele-uitbuiting"], [22], "mee-samen"],
    [["seksuele-uitbuiting"], [23], "moviera"],
    [["seksuele-uitbuiting"], [], "moviera"],
    [["arbeidsuitbuiting"], [17], "jeugdbescherming-gelderland"],
    [["arbeidsuitbuiting"], [18], "moviera"],
    [["criminele-uitbuiting"], [41, 15], "jeugdbescherming-gelderland"],
  ])("for %j at ages %j it is %s", (verschijningsvormen, leeftijden, verwacht) => {
    expect(zorgcoordinatorVolgensRegels(NOG, { verschijningsvormen, leeftijden })).toBe(verwacht);
  });

  it("a second region has other rules, and another answer", () => {
    expect(zorgcoordinatorVolgensRegels(voorbeeldRegio, { leeftijden: [70] })).toBe("kliniek-duinmark");
    expect(zorgcoordinatorVolgensRegels(voorbeeldRegio, { leeftijden: [7] })).toBe("zorgpunt-duinmark");
  });

  it("names only who can be it", () => {
    const { zorgcoordinatie } = NOG.rollen;
    const met = (velden: Partial<typeof zorgcoordinatie>) =>
      regioFouten({ ...NOG, rollen: { ...NOG.rollen, zorgcoordinatie: { ...zorgcoordinatie, ...velden } } });
    expect(met({ standaard: "politie" })).toEqual(["zorgcoordinatie: aanbieders: politie bestaat niet"]);
    expect(met({ aanbieders: [...zorgcoordinatie.aanbieders, "moviera"] })).toHaveLength(1);
    expect(met({ regels: [{ leeftijd: { vanaf: 9, totEnMet: 8 }, organisatie: "moviera" }] })).toHaveLength(1);
  });
});

const [SLACHTOFFER, ...ANDEREN] = maakArbeidsuitbuitingCasus().betrokkenen;
const metLeeftijd = (leeftijdGeschat: number | null, overrides: Partial<MeldingBody> = {}): MeldingBody => {
  const basis = maakArbeidsuitbuitingCasus(overrides as never);
  if (SLACHTOFFER?.rol !== "mogelijk-slachtoffer") throw new Error("geen slachtoffer");
  const personalia = { ...SLACHTOFFER.personalia, geboortedatum: null, leeftijdGeschat };
  return { ...basis, betrokkenen: [{ ...SLACHTOFFER, personalia }, ...ANDEREN] };
};

describe("a casus that turns out otherwise", () => {
  it("opens with who the rules name for the victim's age", () => {
    const wereld = maakWereld();
    wereld.meld(metLeeftijd(15));
    expect(wereld.open().zorgcoordinatie).toBe("jeugdbescherming-gelderland");
  });

  it("stays with who has it, and the team is asked once, with a date", () => {
    const wereld = maakWereld();
    wereld.meld(maakArbeidsuitbuitingCasus());
    expect(wereld.open().zorgcoordinatie).toBe("moviera");
    const nieuw = {
      ...maakArbeidsuitbuitingCasus(),
      inhoud: "Er is meer bekend.",
      verschijningsvormen: ["jeugdprostitutie"],
    };
    wereld.meld(nieuw);
    wereld.meld({ ...nieuw, inhoud: "En nog meer." });
    expect(wereld.open()).toMatchObject({ zorgcoordinatie: "moviera", zorgAangeboden: ["mee-samen"] });
    expect(vragen(wereld)).toMatchObject([
      { status: "open", eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" }, verplicht: false },
    ]);
    // That it stays answers the question; that it stays when nobody asked is no decision.
    wereld.doe(wijsToe(wereld, "moviera"));
    expect(vragen(wereld)).toMatchObject([{ status: "afgerond", uitkomst: "blijft" }]);
    expect(verteld(wereld, "zorgcoordinatie.gewijzigd")).toEqual([]);
    expect(weigering(wijsToe(wereld, "moviera"))).toBe("ongeldige-invoer");
    wereld.meld({ ...nieuw, inhoud: "Weer iets." });
    expect(vragen(wereld)).toHaveLength(1);
  });

  it("asks nothing when the rules name the standard: less is known of who came later", () => {
    const wereld = maakWereld();
    wereld.meld(metLeeftijd(15));
    wereld.meld({
      ...metLeeftijd(15),
      inhoud: "Nog een signaal over hetzelfde.",
      betrokkenen: [...metLeeftijd(15).betrokkenen.slice(0, 1)],
    });
    expect(vragen(wereld)).toEqual([]);
  });
});

describe("the team assigns it to another", () => {
  const zorgactie = () => opdracht.actie({ rol: "zorgcoordinator", organisatie: "moviera" });
  /** Two acties of the zorgcoördinator, and one of moviera as a partner. */
  const wereldMetActies = () => {
    const wereld = wereldVoor("plan");
    const acties = [zorgactie(), zorgactie(), opdracht.actie()];
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties })));
    zetActiesUit(wereld);
    return wereld;
  };

  it("open tasks go along with their dates, both are told, the question ends, a record keeps the reason", () => {
    const wereld = wereldMetActies();
    const data = wereld.dossier().taken.flatMap(({ soort, uiterlijkOp }) => (soort === "actie" ? [uiterlijkOp] : []));
    wereld.doe(wijsToe(wereld, "jeugdbescherming-gelderland"));
    const taken = wereld.dossier().taken.filter(({ soort }) => soort === "actie");
    expect(taken.map(({ eigenaar }) => `${eigenaar.rol} ${eigenaar.organisatie}`).toSorted()).toEqual([
      ...["partner moviera", "zorgcoordinator jeugdbescherming-gelderland"],
      "zorgcoordinator jeugdbescherming-gelderland",
    ]);
    expect(taken.map(({ uiterlijkOp }) => uiterlijkOp)).toEqual(data);
    expect(verteld(wereld, "zorgcoordinatie.gewijzigd").toSorted()).toEqual(["jeugdbescherming-gelderland", "moviera"]);
    expect(verteld(wereld, "actie.vervallen")).toEqual(["moviera", "moviera"]);
    expect(organisatieVoor(NOG, "zorgcoordinatie", wereld.open())).toBe("jeugdbescherming-gelderland");
    expect(wereld.dossier().vastleggingen.at(-1)).toMatchObject({
      ...{ soort: "zorgcoordinatie", inhoud: { organisatie: "jeugdbescherming-gelderland", vorige: "moviera" } },
    });
  });

  it.each([
    ["is asked whether it exchanges data", false, "open jeugdbescherming-gelderland"],
    ["is not asked what it said", true, "vervallen mee-samen"],
  ])("who gets it %s", (_, zei, verwacht) => {
    const wereld = wereldVoor("plan");
    const eigenaar = { rol: "zorgcoordinator", organisatie: "mee-samen" } as const;
    wereld.doe(wijsToe(wereld, "mee-samen"));
    const { casusId, gemeente } = wereld.open();
    const taak = maakTaak({ casusId, gemeente, soort: "commitment-geven", status: "open", versie: 1, eigenaar });
    wereld.pasToe({ nieuw: [taak], vervangen: [], mitsOpen: [] });
    const door = { rol: "partner", organisatie: "jeugdbescherming-gelderland" } as const;
    const ja = { slachtoffers: "ja", verdachten: "ja", reden: null } as const;
    if (zei) wereld.doe(recordCommitment(wereld.dossier(), ja, { ...wereld.context(), door }));
    wereld.doe(wijsToe(wereld, "jeugdbescherming-gelderland"));
    const na = wereld.dossier().taken.find(({ soort }) => soort === "commitment-geven");
    expect(`${na?.status ?? ""} ${na?.eigenaar.organisatie ?? ""}`).toBe(verwacht);
  });

  it("a step that is theirs goes along with its owner, also when a machine waits for its task", () => {
    const wereld = neem(
      wereldMetActies(),
      "actieresultaat",
      "actieresultaat",
      "actieresultaat",
      "voortgang:afronden",
      "behoeften",
      "formulier",
    );
    opendeTaak(wereld);
    wereld.doe(wijsToe(wereld, "veilig-thuis"));
    const eigenaar = { rol: "zorgcoordinator", organisatie: "veilig-thuis" };
    expect(wereld.open()).toMatchObject({ positie: { stap: "nazorg" }, eigenaar });
    const taak = wereld.dossier().taken.find(({ taakId }) => taakId === wereld.open().lopendeTaakId);
    expect(taak).toMatchObject({ status: "open", eigenaar, uitvoering: { taaktoken: "token-1" } });
  });

  it("of a step that is done at this moment one comes first, and the other is decided again", () => {
    const wereld = neem(
      wereldMetActies(),
      "actieresultaat",
      "actieresultaat",
      "actieresultaat",
      "voortgang:afronden",
      "behoeften",
      "formulier",
    );
    opendeTaak(wereld);
    const toewijzing = wijsToe(wereld, "veilig-thuis");
    wereld.doe(
      recordNazorg(wereld.dossier(), nazorgInvoer.parse(opdracht.nazorg()), verzorgden(wereld), wereld.context()),
    );
    expect(() => wereld.doe(toewijzing)).toThrow("niet de volgende versie");
    wereld.doe(wijsToe(wereld, "veilig-thuis"));
    expect(wereld.open()).toMatchObject({
      positie: { stap: "procesbegeleider" },
      eigenaar: { rol: "procesregisseur" },
    });
  });

  it("an actie that is put out meanwhile is for who has it then", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [zorgactie()] })));
    wereld.doe(wijsToe(wereld, "mee-samen"));
    zetActiesUit(wereld);
    expect(wereld.dossier().taken.find(({ soort }) => soort === "actie")?.eigenaar).toEqual({
      ...{ rol: "zorgcoordinator", organisatie: "mee-samen" },
    });
  });

  it("refuses who does not coordinate care here, and too much at once", () => {
    const wereld = wereldMetActies();
    expect(wijsToe(wereld, "politie")).toMatchObject({
      fout: { code: "ongeldige-invoer", fouten: [{ veld: "organisatie" }] },
    });
    expect(weigering(wijsToe(wereldVoor("einde"), "mee-samen"))).toBe("casus-niet-open");
    const vol = wereldVoor("plan");
    vol.doe(stelVast(vol, maakPlan(vol, { acties: Array.from({ length: 31 }, zorgactie) })));
    zetActiesUit(vol);
    expect(weigering(wijsToe(vol, "mee-samen"))).toBe("acties-open");
  });
});
