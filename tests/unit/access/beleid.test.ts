import { isAuthorized, policySetTextToParts, validate, type CedarValueJson } from "@cedar-policy/cedar-wasm/nodejs";
import { describe, expect, it } from "vitest";
import { maakToegang } from "../../../shared/access/toegang.ts";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import { HOEDANIGHEDEN } from "../../../shared/domain/hoedanigheid.ts";
import type { Beleid, Verwijzing, Waarde } from "../../../shared/ports/beleid.ts";
import { BELEIDSCHEMA, BELEIDSTEKST, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { NOG } from "../domain/wereld.ts";
import { openCasus } from "../keten-records.ts";
import { ALLEN, NU } from "./matrix/relaties.ts";

const policies = { staticPolicies: BELEIDSTEKST };

describe("the policies", () => {
  it("fit the schema of what they speak of, without a warning", () => {
    const antwoord = validate({ schema: BELEIDSCHEMA, policies });
    expect(antwoord).toMatchObject({
      type: "success",
      validationErrors: [],
      validationWarnings: [],
      otherWarnings: [],
    });
  });

  it("do not fit when they ask what is not there", () => {
    const anders = BELEIDSTEKST.replace("resource.procesregie", "resource.procesregio");
    const antwoord = validate({ schema: BELEIDSCHEMA, policies: { staticPolicies: anders } });
    expect(antwoord.type === "success" && antwoord.validationErrors.length > 0).toBe(true);
  });

  it("each have one name of their own, tell in Dutch what they say, and give every capacity and no other", () => {
    const delen = policySetTextToParts(BELEIDSTEKST);
    if (delen.type === "failure") throw new Error("the policies do not parse");
    const ids = delen.policies.map((deel) => [...deel.matchAll(/@id\("([a-z-]+)"\)/g)].map(([, id]) => id));
    expect(ids.every((namen) => namen.length === 1)).toBe(true);
    expect(new Set(ids.flat()).size).toBe(delen.policies.length);
    for (const deel of delen.policies) expect(deel).toMatch(/@uitleg\("[A-Z][^"]{20,}\."\)/);
    const gegeven = [...BELEIDSTEKST.matchAll(/@hoedanigheid\("([^"]*)"\)/g)].map(([, naam]) => naam);
    expect([...new Set(gegeven)].toSorted()).toEqual([...HOEDANIGHEDEN].toSorted());
  });
});

const uid = ({ soort, id }: Verwijzing) => ({ type: `Keten::${soort}`, id });
const waarde = (een: Waarde): CedarValueJson => {
  if (typeof een !== "object") return een;
  return "soort" in een ? { __entity: uid(een) } : een.map(waarde);
};
const waarden = (deel: Readonly<Record<string, Waarde>>) =>
  Object.fromEntries(Object.entries(deel).map(([naam, een]) => [naam, waarde(een)]));

/** The same policies, with each question held against the schema: slower, and not how a function asks. */
const streng: Beleid = {
  beslis: ({ wie, handeling, wat, omstandigheden, bekend }) => {
    const antwoord = isAuthorized({
      ...{ principal: uid(wie), action: { type: "Keten::Action", id: handeling }, resource: uid(wat), policies },
      ...{ context: waarden(omstandigheden), schema: BELEIDSCHEMA, validateRequest: true },
      entities: bekend.map((iets) => ({
        ...{ uid: uid(iets), attrs: waarden(iets.kenmerken), parents: iets.groepen.map(uid) },
      })),
    });
    if (antwoord.type === "failure") throw new Error(antwoord.errors.map(({ message }) => message).join("; "));
    expect(antwoord.response.diagnostics.errors).toEqual([]);
    return { toegestaan: antwoord.response.decision === "allow", beleid: [] };
  },
};

describe("the questions that we ask", () => {
  const casus = {
    ...openCasus(),
    strafrechtelijkTrajectLoopt: true,
    betrokken: [{ organisatie: "nla", van: NU, tot: null }],
    procesbegeleiding: "riec",
  };
  const eigenaar = { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" } as const;
  const vragen = (beleid: Beleid) => {
    const toegang = maakToegang(beleid, NOG);
    const onderdeel = kenmerkVan(null, "eerste-weging");
    return (actor: (typeof ALLEN)[number]["actor"]): readonly unknown[] => [
      toegang.casusInzien(actor, casus, NU) !== null,
      toegang.casusInzien(actor, casus, NU)?.magLezen(onderdeel),
      toegang.evaluatieInzien(actor, casus, NU) !== null,
      toegang.dossierInzien(actor, NU) !== null,
      toegang.uitnodigingInzien(actor, { organisatie: "kmar", status: "open" }, NU) !== null,
      toegang.taakInzien(actor, { eigenaar, gemeente: "gemeente-doetinchem", soort: "weging-1" }, NU),
      toegang.uitvoeren(actor, eigenaar, casus, NU) !== null,
      toegang.besluiten(actor, eigenaar, "weging", casus, NU),
      toegang.vastleggen(actor, new Set(["zetel"]), onderdeel, NU),
      toegang.noodtoegangNemen(actor, casus, NU),
      toegang.toegangInzien(actor, casus, NU),
      toegang.magRegister(actor, "registerLezen", "politie", NU),
    ];
  };

  // The engine reads schema and policies anew for each of these.
  const enkelen = ALLEN.filter(({ relatie }) => relatie === "eigen-organisatie" || relatie === "vervanger-binnen");

  it("fit the schema, for every role, and have the same answer", () => {
    const [gewoon, strikt] = [vragen(maakEchtBeleid()), vragen(streng)];
    for (const { rol, relatie, actor } of enkelen) {
      // Capacities come with the policies that permitted, which only the first tells.
      const [antwoord, gehouden] = [gewoon(actor), strikt(actor)].map((rij) => rij.filter((_, plaats) => plaats !== 1));
      expect(gehouden, `${rol} ${relatie}`).toEqual(antwoord);
    }
  });
});
