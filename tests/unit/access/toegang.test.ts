import { describe, expect, it } from "vitest";
import { isMeldpunt } from "../../../shared/access/rollen.ts";
import { maakToegang } from "../../../shared/access/toegang.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import type { Casus } from "../../../shared/domain/casus.ts";
import { regioSchema, type Regio } from "../../../shared/domain/regio.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { ACTOREN, actorMet, maakActor, maakZetel, VERVANGING } from "../../fixtures/actoren.ts";
import { openCasus } from "../keten-records.ts";
import { NOG } from "../domain/wereld.ts";

const NU = VERVANGING.van;
const beleid = maakEchtBeleid();
const inzageVan = (actor: Actor, casus: Casus, nu = NU, regio: Regio = NOG) =>
  maakToegang(beleid, regio).casusInzien(actor, casus, nu);
const magCasusZien = (actor: Actor, casus: Casus, nu = NU, regio: Regio = NOG): boolean =>
  inzageVan(actor, casus, nu, regio) !== null;
const basis = openCasus();
const metPartners = (...organisaties: readonly string[]): Casus => ({
  ...basis,
  betrokken: organisaties.map((organisatie) => ({ organisatie, van: NU, tot: null })),
});
const wieZien = (casus: Casus, nu = NU, regio: Regio = NOG): readonly string[] =>
  ACTOREN.filter((actor) => magCasusZien(actor, casus, nu, regio)).map(({ actorId }) => actorId);

const SYSTEMEN = ["veilig-thuis", "politie", "moviera", "mee-samen", "om", "zvh"].map((code) => `systeem-${code}`);
const ZETELS = ["veilig-thuis", "mee-samen", "moviera", "om", "politie", "zvh"].map((code) => `zetel-${code}`);
const VAST = [...ZETELS, ...SYSTEMEN, "vervanger-politie", "procesregisseur", "zorgcoordinator"];

describe("who sees a casus (X7)", () => {
  it("the fixed seats, the own municipality, procesregie and zorgcoördinatie; nobody else", () => {
    expect(wieZien(basis).toSorted()).toEqual(
      [...VAST, "gemeente-doetinchem", "systeem-gemeente-doetinchem"].toSorted(),
    );
  });

  it("without a known municipality no municipality; with another that one", () => {
    expect(wieZien({ ...basis, gemeente: null }).toSorted()).toEqual(VAST.toSorted());
    const apeldoorn = wieZien({ ...basis, gemeente: "gemeente-apeldoorn" });
    expect(apeldoorn).toContain("gemeente-apeldoorn");
    expect(apeldoorn).not.toContain("gemeente-doetinchem");
  });

  it("an accepted partner while it lasts, its people who carry out work and its system", () => {
    const casus = metPartners("nla", "gemeente-apeldoorn");
    expect(wieZien(casus)).toEqual(expect.arrayContaining(["partner-nla", "systeem-nla", "gemeente-apeldoorn"]));
    expect(wieZien(casus)).not.toContain("partner-ggd");
    expect(wieZien(casus, plusSeconden(NU, -1))).not.toContain("partner-nla");
    const beeindigd = { ...casus, betrokken: [{ organisatie: "nla", van: NU, tot: plusSeconden(NU, 60) }] };
    expect(wieZien(beeindigd, plusSeconden(NU, 59))).toContain("partner-nla");
    expect(wieZien(beeindigd, plusSeconden(NU, 60))).not.toContain("partner-nla");
  });

  it("nobody of an organisation that did not sign the convenant or left", () => {
    const zonder = (code: string, velden: object): Regio => ({
      ...NOG,
      partners: NOG.partners.map((partner) => (partner.code === code ? { ...partner, ...velden } : partner)),
    });
    expect(wieZien(metPartners("nla"), NU, zonder("nla", { convenant: null }))).not.toContain("partner-nla");
    const zonderOm = wieZien(basis, NU, regioSchema.parse(zonder("mee-samen", { convenant: null })));
    expect(zonderOm).not.toContain("zetel-mee-samen");
    expect(zonderOm).not.toContain("systeem-mee-samen");
    expect(wieZien(metPartners("nla"), NU, zonder("nla", { aangesloten: false }))).not.toContain("systeem-nla");
    expect(wieZien(metPartners("regio-it"))).not.toContain("it");
  });

  it("a role without its seat, and a seat without its role, is not enough", () => {
    const zonderZetel = maakActor("x", "politie", "lid-ketenregieteam");
    const zonderRol = maakZetel("y", "politie", { rollen: ["bestuurder"] });
    const vreemdeZetel = maakZetel("z", "riec", { zetels: [] });
    for (const actor of [zonderZetel, zonderRol, vreemdeZetel]) {
      expect(inzageVan(actor, basis)).toBeNull();
    }
    expect(magCasusZien(maakActor("p", "politie", "procesregisseur"), basis, NU, NOG)).toBe(false);
    expect(magCasusZien(maakActor("z", "mee-samen", "zorgcoordinator"), basis, NU, NOG)).toBe(false);
    const jeugd = { ...basis, verschijningsvormen: ["jeugdprostitutie"] };
    expect(magCasusZien(maakActor("z", "mee-samen", "zorgcoordinator"), jeugd, NU, NOG)).toBe(true);
  });

  it("a deputy inside the window only (X16)", () => {
    const vervanger = actorMet("vervanger-politie");
    const op = (seconden: number, vanaf = VERVANGING.van) =>
      magCasusZien(vervanger, basis, plusSeconden(vanaf, seconden), NOG);
    expect([op(-1), op(0), op(-1, VERVANGING.tot), op(0, VERVANGING.tot)]).toEqual([false, true, true, false]);
  });

  it("the evaluation only its direction", () => {
    const onderdeel = kenmerkVan(null, "evaluatie");
    const wie = ACTOREN.filter((actor) => inzageVan(actor, metPartners("nla"))?.magLezen(onderdeel) === true);
    expect(wie.map(({ actorId }) => actorId)).toEqual(["procesregisseur"]);
    expect(ACTOREN.filter((actor) => isMeldpunt(actor, NU, NOG)).map(({ actorId }) => actorId)).toEqual(["meldpunt"]);
    expect(isMeldpunt(maakActor("m", "politie", "meldpunt"), NU, NOG)).toBe(false);
  });
});

describe("who acts, and as what", () => {
  const wie = (rol: Parameters<typeof maakActor>[2], organisatie: string, casus: Casus = basis) =>
    ACTOREN.flatMap((actor) => {
      const als = maakToegang(beleid, NOG).uitvoeren(actor, { rol, organisatie }, casus, NU);
      return als === null ? [] : [`${actor.actorId} ${als.rol}@${als.organisatie}`];
    });

  it("for the team: from a seat of the casus, people only", () => {
    expect(wie("lid-ketenregieteam", "ketenregieteam")).toEqual([
      ...["veilig-thuis", "mee-samen", "moviera", "om", "politie", "zvh"].map(
        (code) => `zetel-${code} lid-ketenregieteam@${code}`,
      ),
      "gemeente-doetinchem lid-ketenregieteam@gemeente-doetinchem",
      "vervanger-politie lid-ketenregieteam@politie",
    ]);
    expect(wie("lid-ketenregieteam", "politie")).toEqual([
      "zetel-politie lid-ketenregieteam@politie",
      "vervanger-politie lid-ketenregieteam@politie",
    ]);
  });

  it("for a role: who plays it at that organisation", () => {
    expect(wie("procesregisseur", "zvh")).toEqual(["procesregisseur procesregisseur@zvh"]);
    expect(wie("procesregisseur", "politie")).toEqual([]);
    expect(wie("procesbegeleider-evaluatie", "riec")).toEqual([
      "procesbegeleider-evaluatie procesbegeleider-evaluatie@riec",
    ]);
  });

  it("for a partner: whoever carries out work there, never its bestuurder or its system", () => {
    expect(wie("partner", "nla")).toEqual(["partner-nla partner@nla", "opsporing-nla partner@nla"]);
    expect(wie("partner", "moviera")).toEqual([
      "zetel-moviera lid-ketenregieteam@moviera",
      "zorgcoordinator zorgcoordinator@moviera",
    ]);
    expect(wie("partner", "gemeente-doetinchem")).toEqual([
      "gemeente-doetinchem lid-ketenregieteam@gemeente-doetinchem",
    ]);
  });
});
