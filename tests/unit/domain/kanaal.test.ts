import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Afloop } from "../../../shared/domain/bezorging.ts";
import {
  biedKanaalAan,
  hervatKanaal,
  isTeMelden,
  isUitgevallen,
  kanaalGemeld,
  kanaalSchema,
  naBezorging,
  naHanddruk,
  standVan,
  type Kanaalstand,
} from "../../../shared/domain/kanaal.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { maakKanaalstand } from "../../fixtures/records.ts";
import { NU } from "../keten-records.ts";

const VINGERAFDRUKKEN = ["een", "ander"] as const;
const later: Afloop = { soort: "later", reden: "tijd-op", naSeconden: null };
const bezorgd = { ontvanger: "politie", nummer: 4, vingerafdruk: "een" };

type Stap =
  | { readonly soort: "handdruk" | "hervat" | "klok" | "mail" }
  | { readonly soort: "bezorging"; readonly afloop: Afloop; readonly nummer: number; readonly opgegeven: boolean };

const stap: fc.Arbitrary<Stap> = fc.oneof(
  fc.constantFrom<Stap>({ soort: "handdruk" }, { soort: "hervat" }, { soort: "klok" }, { soort: "mail" }),
  fc.record({
    soort: fc.constant("bezorging" as const),
    nummer: fc.integer({ min: 1, max: 20 }),
    opgegeven: fc.boolean(),
    afloop: fc.constantFrom<Afloop>(
      ...[later, { soort: "bezorgd" } as const, { soort: "opgezegd" } as const, { soort: "ingehouden" } as const],
      ...[{ soort: "geweigerd", status: 415 } as const, { soort: "geschorst" } as const],
    ),
  }),
);

/** What a step makes of the channel, and the lowest number that was given up since it was last well. */
const doe = (
  eerder: Kanaalstand | null,
  een: Stap,
  laagste: number | null,
  { vingerafdruk, terugval, nu }: { readonly vingerafdruk: string; readonly terugval: boolean; readonly nu: Instant },
): { readonly na: Kanaalstand | null; readonly laagste: number | null } => {
  const stand = standVan(eerder, vingerafdruk);
  if ("afloop" in een) {
    const { afloop, nummer } = een;
    // Nothing arrives, and nobody says 410, where nothing may be sent.
    if (stand !== "actief" && stand !== "hapert" && ["bezorgd", "opgezegd"].includes(afloop.soort))
      return { na: null, laagste };
    const reden = een.opgegeven || afloop.soort === "opgezegd" ? "reden" : null;
    const opgegeven = afloop.soort === "bezorgd" ? null : reden;
    const na = naBezorging(eerder, { ontvanger: "politie", nummer, afloop, opgegeven, vingerafdruk }, nu);
    // Whether it could be spoken to before does not follow from a delivery that failed.
    if (stand === "onbevestigd") expect(standVan(na ?? eerder, vingerafdruk)).toBe("onbevestigd");
    if (opgegeven !== null && afloop.soort !== "ingehouden") {
      expect(isUitgevallen(na ?? eerder)).toBe(true);
      return { na, laagste: Math.min(laagste ?? nummer, nummer) };
    }
    return { na, laagste: afloop.soort === "bezorgd" && stand === "hapert" ? null : laagste };
  }
  switch (een.soort) {
    case "handdruk": {
      const na = naHanddruk(eerder, { ontvanger: "politie", vingerafdruk }, nu);
      expect(na !== null).toBe(stand === "onbevestigd");
      if (na !== null) expect(["actief", "hapert"]).toContain(standVan(na, vingerafdruk));
      return { na, laagste };
    }
    case "hervat": {
      if (eerder?.stand !== "geschorst") return { na: null, laagste };
      const na = hervatKanaal(eerder, nu);
      for (const elk of VINGERAFDRUKKEN) expect(standVan(na, elk)).toBe("onbevestigd");
      return { na, laagste: null };
    }
    case "klok":
      return { na: eerder === null || eerder.klok === null ? null : biedKanaalAan(eerder, nu), laagste };
    default:
      return { na: isTeMelden(eerder, nu) ? kanaalGemeld(eerder, terugval, nu) : null, laagste };
  }
};

describe("how a channel stands", () => {
  it("holds together over every sequence of what can happen on it", () => {
    const stappen = fc.array(fc.tuple(stap, fc.constantFrom(...VINGERAFDRUKKEN), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(stappen, (alle) => {
        let kanaal: Kanaalstand | null = null;
        let laagste: number | null = null;
        let nu = NU;
        for (const [een, vingerafdruk, terugval] of alle) {
          nu = plusSeconden(nu, 1000);
          const stand: Kanaalstand["stand"] = standVan(kanaal, vingerafdruk);
          const uitkomst: ReturnType<typeof doe> = doe(kanaal, een, laagste, { vingerafdruk, terugval, nu });
          laagste = uitkomst.laagste;
          const { na } = uitkomst;
          if (na === null) continue;
          expect(kanaalSchema.parse(na)).toEqual(na);
          expect(na.versie).toBe((kanaal?.versie ?? 0) + 1);
          // Suspended until somebody resumes it or another address shakes hands.
          if (stand === "geschorst" && een.soort !== "hervat") expect(standVan(na, vingerafdruk)).toBe("geschorst");
          expect(na.vanaf).toBe(laagste);
          expect(na.reden !== null).toBe(isUitgevallen(na));
          if (!isUitgevallen(na)) expect(na.klok).toBeNull();
          kanaal = na;
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["nothing happened on it", null, "onbevestigd"],
    ["it delivers", maakKanaalstand({ vingerafdruk: "een" }), "actief"],
    ["another address is configured", maakKanaalstand({ vingerafdruk: "ander" }), "onbevestigd"],
    ["another address was suspended", maakKanaalstand({ vingerafdruk: "ander", stand: "geschorst" }), "onbevestigd"],
  ])("is known when %s", (_, kanaal, stand) => {
    expect(standVan(kanaal, "een")).toBe(stand);
  });

  it("is to be said at once when an outage begins, and again when the recipient says 410 in it", () => {
    const hapert = naBezorging(null, { ...bezorgd, afloop: later, opgegeven: "tijd-op" }, NU);
    expect(hapert).toMatchObject({ stand: "hapert", reden: "tijd-op", vanaf: 4, klok: NU, sinds: NU, versie: 1 });
    const kanaal = maakKanaalstand({ vingerafdruk: "een", stand: "hapert", reden: "tijd-op", vanaf: 2 });
    const na = plusSeconden(NU, 500);
    expect(naBezorging(kanaal, { ...bezorgd, afloop: { soort: "opgezegd" }, opgegeven: "opgezegd" }, na)).toMatchObject(
      {
        ...{ stand: "geschorst", reden: "opgezegd", vanaf: 2, klok: na },
      },
    );
  });
});
