import { createHash, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { meldingInvoerSchema, type MeldingInvoer } from "../../../shared/domain/melding.ts";
import * as z from "zod";
import type { Besluitcontext } from "../../../shared/domain/besluit.ts";
import { kiesVerdeelregel } from "../../../shared/domain/besluiten/verdeelregel.ts";
import { verdeelMelding } from "../../../shared/domain/besluiten/verdelen.ts";
import { meldingIdSchema } from "../../../shared/domain/ids.ts";
import type { PartnerInRegister } from "../../../shared/domain/partner.ts";
import { organisatiesVan, organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import type { Eigenaar } from "../../../shared/domain/taak.ts";
import { instantSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import { rolSchema } from "../../../shared/domain/actor.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { maakPartner } from "../../fixtures/records.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";

const NOG = laadRegio("nog");
const NU = instantSchema.parse("2026-03-02T09:00:00.000Z");
const MELDING = meldingIdSchema.parse("6d1f3b92-0a4e-4c58-b7d3-91e5a8c2f604");
const schema = meldingInvoerSchema(z.string(), z.string());

const contextVan = (
  regio: Regio,
  { partners = [], nu = NU }: { readonly partners?: readonly PartnerInRegister[]; readonly nu?: typeof NU } = {},
): Besluitcontext => ({
  ...{
    nu,
    regio,
    partners,
    zetels: null,
    actorId: null,
    door: null,
    nieuwId: randomUUID,
    kalender: makeKalender(regio),
  },
  hash: (tekst) => createHash("sha256").update(tekst).digest("hex"),
});

const PARTNER: Eigenaar = { rol: "partnersysteem", organisatie: "nla" };
interface Geval {
  readonly invoer?: Partial<MeldingBody>;
  readonly mogelijkDubbel?: boolean;
  readonly door?: Eigenaar;
}
const verdeel = (geval: Geval, context: Besluitcontext) => {
  const invoer: MeldingInvoer = schema.parse(maakMelding({ kanaal: "partnersysteem", ...geval.invoer }));
  const gegevens = { invoer, mogelijkDubbel: geval.mogelijkDubbel ?? false, door: geval.door ?? PARTNER };
  return verdeelMelding(MELDING, gegevens, context);
};

/** Born so many years before, on a day. */
const geboren = (geboortedatum: string | null, leeftijdGeschat: number | null = null): Partial<MeldingBody> => ({
  betrokkenen: [{ rol: "mogelijk-slachtoffer", personalia: { geboortedatum, leeftijdGeschat } }],
});
const MELDPUNT_NOG = { rol: "meldpunt", organisatie: "veilig-thuis" } as const;
const EINDE_WERKDAG = "2026-03-03T16:00:00.000Z";
const VIER_UUR = plusSeconden(NU, 4 * 3600);
const signaal: Partial<MeldingBody> = { soort: "signaal", ...geboren("1990-05-05") };

/** The rules of NOG as a table: what comes in, which rule counts, who handles it and until when. */
const TABEL: readonly (readonly [string, Geval, string, Eigenaar | "bij-inname", string])[] = [
  ["acute", { invoer: { acuutVolgensMelder: "ja" } }, "spoed", MELDPUNT_NOG, VIER_UUR],
  ["with an indication", { invoer: { doorlaatverbodAanwijzing: "ja" } }, "spoed", MELDPUNT_NOG, VIER_UUR],
  [
    "acute, by telephone",
    { invoer: { acuutVolgensMelder: "ja", kanaal: "telefoon" }, door: MELDPUNT_NOG },
    "spoed",
    MELDPUNT_NOG,
    VIER_UUR,
  ],
  ["a double", { mogelijkDubbel: true }, "mogelijk-dubbel", MELDPUNT_NOG, EINDE_WERKDAG],
  [
    "a double, by telephone",
    { mogelijkDubbel: true, invoer: { kanaal: "telefoon" }, door: MELDPUNT_NOG },
    "mogelijk-dubbel",
    MELDPUNT_NOG,
    EINDE_WERKDAG,
  ],
  [
    "taken by telephone",
    { invoer: { kanaal: "telefoon" }, door: MELDPUNT_NOG },
    "ingevoerd-door-meldpunt",
    "bij-inname",
    NU,
  ],
  ["taken by e-mail", { invoer: { kanaal: "email" }, door: MELDPUNT_NOG }, "ingevoerd-door-meldpunt", "bij-inname", NU],
  [
    "by telephone to somebody else",
    { invoer: { kanaal: "telefoon", ...geboren("1990-05-05") } },
    "overig",
    MELDPUNT_NOG,
    EINDE_WERKDAG,
  ],
  [
    "at the meldpunt of another region",
    { invoer: { kanaal: "telefoon", ...geboren("1990-05-05") }, door: { rol: "meldpunt", organisatie: "elders" } },
    "overig",
    MELDPUNT_NOG,
    EINDE_WERKDAG,
  ],
  ["18 tomorrow", { invoer: { ...signaal, ...geboren("2008-03-03") } }, "minderjarig", MELDPUNT_NOG, EINDE_WERKDAG],
  [
    "18 today",
    { invoer: { ...signaal, ...geboren("2008-03-02") } },
    "signaal-in-gemeente",
    { rol: "aandachtsfunctionaris", organisatie: "gemeente-lochem" },
    EINDE_WERKDAG,
  ],
  ["17 by estimate", { invoer: geboren(null, 17) }, "minderjarig", MELDPUNT_NOG, EINDE_WERKDAG],
  [
    "18, born on a leap day, whatever was estimated",
    { invoer: geboren("2008-02-29", 12) },
    "overig",
    MELDPUNT_NOG,
    EINDE_WERKDAG,
  ],
  ["of an unknown age", { invoer: geboren(null) }, "overig", MELDPUNT_NOG, EINDE_WERKDAG],
  [
    "with a young witness",
    { invoer: { betrokkenen: [{ rol: "getuige", personalia: { leeftijdGeschat: 12 } }] } },
    "overig",
    MELDPUNT_NOG,
    EINDE_WERKDAG,
  ],
  [
    "a signal in Lochem",
    { invoer: signaal },
    "signaal-in-gemeente",
    { rol: "aandachtsfunctionaris", organisatie: "gemeente-lochem" },
    EINDE_WERKDAG,
  ],
  ["a signal without a place", { invoer: { ...signaal, locatie: null } }, "overig", MELDPUNT_NOG, EINDE_WERKDAG],
  [
    "a signal outside the region",
    { invoer: { ...signaal, locatie: { gemeente: "Buitenstad" } } },
    "overig",
    MELDPUNT_NOG,
    EINDE_WERKDAG,
  ],
  ["any other", { invoer: geboren("1990-05-05") }, "overig", MELDPUNT_NOG, EINDE_WERKDAG],
];

describe("the rules of NOG (H2.1-c2)", () => {
  it.each(TABEL)("a melding %s", (_wat, geval, regel, wie, uiterlijkOp) => {
    const { deel, wijziging } = verdeel(geval, contextVan(NOG));
    const { uitleg } = NOG.verdeling.regels.find(({ id }) => id === regel) ?? {};
    const bijInname = wie === "bij-inname";
    expect(deel.verdeling).toEqual({
      ...{ eigenaar: bijInname ? MELDPUNT_NOG : wie, op: NU, uiterlijkOp, regel, uitleg },
      ...{ ketenmodelVersie: NOG.ketenmodel.versie, terugval: null, door: null },
    });
    expect(deel.behandeling).toMatchObject(
      bijInname ? { status: "afgerond", resultaat: "bij-inname", op: NU } : { status: "open" },
    );
    expect(wijziging.nieuw.map(({ type }) => type)).toEqual(bijInname ? [] : ["meldingtaak", "gebeurtenis"]);
  });

  it("has a case for each rule, and all of it is an example", () => {
    expect(new Set(TABEL.map(([, , regel]) => regel))).toEqual(new Set(NOG.verdeling.regels.map(({ id }) => id)));
    expect(NOG.verdeling.voorbeeld).toBe(true);
  });
});

describe("another region", () => {
  it.each<readonly [string, Geval, string, Eigenaar]>([
    [
      "by form",
      { invoer: { verschijningsvormen: ["dienstbaarheid"] } },
      "dienstbaarheid",
      { rol: "partner", organisatie: "zorgpunt-duinmark" },
    ],
    [
      "in haste",
      { invoer: { verschijningsvormen: ["dienstbaarheid"], acuutVolgensMelder: "ja" } },
      "rest",
      { rol: "meldpunt", organisatie: "wachthuis-duinmark" },
    ],
    [
      "by municipality and age",
      { invoer: { locatie: { gemeente: "Sint Lamberskerke" }, ...geboren(null, 65) } },
      "kerkdorp",
      { rol: "procesregisseur", organisatie: "gilde-duinmark" },
    ],
    [
      "by its municipality alone",
      { invoer: { locatie: { gemeente: "Sint Lamberskerke" }, ...geboren(null, 64) } },
      "rest",
      { rol: "meldpunt", organisatie: "wachthuis-duinmark" },
    ],
    [
      "taken by telephone",
      { invoer: { kanaal: "telefoon" }, door: { rol: "meldpunt", organisatie: "wachthuis-duinmark" } },
      "rest",
      { rol: "meldpunt", organisatie: "wachthuis-duinmark" },
    ],
  ])("has rules of its own: %s", (_wat, geval, regel, eigenaar) => {
    const { verdeling } = verdeel(geval, contextVan(voorbeeldRegio)).deel;
    expect(verdeling).toMatchObject({ regel, eigenaar, ketenmodelVersie: "7", terugval: null });
  });
});

/** A region that gives everything to this partner. */
const aanPartner = (organisatie: string): Regio => ({
  ...NOG,
  verdeling: {
    ...NOG.verdeling,
    regels: [
      {
        ...{ id: "alles", voorwaarden: {}, uitleg: "Alles." },
        gevolg: { soort: "behandelen", door: { rol: "partner", organisatie }, termijn: "melding-verdelen" },
      },
    ],
  },
});
const uit = (organisatie: string): PartnerInRegister =>
  maakPartner({
    ...{ organisatie, omschrijving: null, teDrijven: false, klok: null },
    deelname: { versie: 2, van: plusSeconden(NU, -90), tot: plusSeconden(NU, -1), ondertekeningen: [] },
  });

describe("who cannot be given anything is passed over for the meldpunt, with the reason", () => {
  it.each<readonly [string, Regio, readonly PartnerInRegister[], string]>([
    ["not in the register", aanPartner("niemand"), [], "niemand staat niet in het register"],
    ["left", aanPartner("nla"), [uit("nla")], "nla neemt nu niet deel of heeft geen convenant dat nu geldt"],
    [
      "without a covenant",
      {
        ...aanPartner("nla"),
        partners: NOG.partners.map((partner) => (partner.code === "nla" ? { ...partner, convenant: null } : partner)),
      },
      [],
      "nla neemt nu niet deel of heeft geen convenant dat nu geldt",
    ],
  ])("%s", (_wat, regio, partners, terugval) => {
    const { deel, wijziging } = verdeel({}, contextVan(regio, { partners }));
    expect(deel.verdeling).toMatchObject({ eigenaar: MELDPUNT_NOG, regel: "alles", terugval });
    const [taak, gebeurtenis] = wijziging.nieuw;
    expect(taak).toMatchObject({ type: "meldingtaak", status: "open", eigenaar: MELDPUNT_NOG });
    expect(JSON.stringify(gebeurtenis)).not.toContain("nla");
  });

  it("goes to them once they sign", () => {
    expect(verdeel({}, contextVan(aanPartner("nla"))).deel.verdeling).toMatchObject({
      ...{ eigenaar: { rol: "partner", organisatie: "nla" }, terugval: null },
    });
  });

  it("is not decided without the register", () => {
    expect(() => verdeel({}, { ...contextVan(NOG), partners: null })).toThrow("without the register");
  });
});

const REGIOS = [NOG, voorbeeldRegio] as const;
const jaNee = fc.constantFrom("ja" as const, "nee" as const, "onbekend" as const);
const invoerVan = (regio: Regio) =>
  fc.record({
    soort: fc.constantFrom("melding" as const, "signaal" as const),
    kanaal: fc.constantFrom(
      ...(["partnersysteem", "telefoon", "email", "formulier", "overleg", "aandachtsfunctionaris"] as const),
    ),
    verschijningsvormen: fc.subarray(regio.verschijningsvormen.map(({ code }) => code)),
    locatie: fc.oneof(
      fc.constant(null),
      fc.record({ gemeente: fc.constantFrom(null, ...regio.gemeenten.map(({ naam }) => naam), "Buitenstad") }),
    ),
    betrokkenen: fc.array(
      fc.record({
        rol: fc.constantFrom("mogelijk-slachtoffer" as const, "getuige" as const, "verdachte" as const),
        personalia: fc.record({
          leeftijdGeschat: fc.option(fc.integer({ min: 0, max: 120 })),
          geboortedatum: fc.constantFrom(null, "2008-03-02", "2008-03-03", "2024-02-29", "1950-01-01"),
        }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    acuutVolgensMelder: jaNee,
    doorlaatverbodAanwijzing: jaNee,
  });
const geval = fc.constantFrom(...REGIOS).chain((regio) =>
  fc.record({
    regio: fc.constant(regio),
    invoer: invoerVan(regio),
    mogelijkDubbel: fc.boolean(),
    door: fc.constantFrom<Eigenaar>(PARTNER, {
      rol: "meldpunt",
      organisatie: organisatieVoor(regio, "meldpunt"),
    }),
    vertrokken: fc.subarray(organisatiesVan(regio).map(({ code }) => code)),
  }),
);

it("every melding has exactly one who handles it or did, at an organisation that is there, with a date", () => {
  fc.assert(
    fc.property(geval, ({ regio, vertrokken, ...rest }) => {
      const context = contextVan(regio, { partners: vertrokken.map(uit) });
      const { deel, wijziging } = verdeel(rest, context);
      const { eigenaar, uiterlijkOp, regel, terugval } = deel.verdeling;
      const meldpunt = organisatieVoor(regio, "meldpunt");
      expect(rolSchema.options).toContain(eigenaar.rol);
      expect(organisatiesVan(regio).map(({ code }) => code)).toContain(eigenaar.organisatie);
      expect(eigenaar.organisatie === meldpunt || !vertrokken.includes(eigenaar.organisatie)).toBe(true);
      expect(terugval === null || eigenaar.organisatie === meldpunt).toBe(true);
      expect(regio.verdeling.regels.map(({ id }) => id)).toContain(regel);
      const taken = wijziging.nieuw.filter((record) => record.type === "meldingtaak");
      if (deel.behandeling.status === "afgerond") {
        expect([taken, rest.door.organisatie]).toEqual([[], meldpunt]);
      } else {
        const { taakId } = deel.behandeling;
        expect(uiterlijkOp > NU).toBe(true);
        expect(taken).toMatchObject([{ taakId, meldingId: MELDING, eigenaar, uiterlijkOp, status: "open" }]);
        expect(taken.every((taak) => taak.klok !== null && taak.klok > NU && taak.klok <= uiterlijkOp)).toBe(true);
        const hoort = wijziging.nieuw.flatMap((record) => (record.type === "gebeurtenis" ? record.berichten : []));
        expect(hoort.map(({ ontvanger }) => ontvanger)).toEqual([eigenaar.organisatie]);
      }
    }),
    { numRuns: 500 },
  );
});

it("the first rule that fits counts: whichever is taken away, another does", () => {
  fc.assert(
    fc.property(geval, ({ regio, mogelijkDubbel, door, invoer }) => {
      const gegevens = { invoer: schema.parse(maakMelding(invoer)), mogelijkDubbel, door };
      const { id } = kiesVerdeelregel(gegevens, contextVan(regio));
      const { regels } = regio.verdeling;
      const laatste = regels.at(-1)?.id;
      const ander = { ...regio, verdeling: { ...regio.verdeling, regels: regels.filter((regel) => regel.id !== id) } };
      if (id === laatste) return;
      const plaats = (gezocht: string) => regels.findIndex((regel) => regel.id === gezocht);
      expect(plaats(kiesVerdeelregel(gegevens, contextVan(ander)).id)).toBeGreaterThan(plaats(id));
    }),
  );
});
