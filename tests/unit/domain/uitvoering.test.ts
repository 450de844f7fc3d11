import { describe, expect, it } from "vitest";
import { recordCasusoverleg } from "../../../shared/domain/besluiten/casusoverleggen.ts";
import { casusoverlegInvoer } from "../../../shared/domain/casusoverleg.ts";
import { uitnodigingenInvoer } from "../../../shared/domain/uitnodiging.ts";
import { appointProcesbegeleider, secureLessen } from "../../../shared/domain/besluiten/hoofdstap-5.ts";
import { invitePartners } from "../../../shared/domain/besluiten/uitnodigen.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { aanwezig, opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { feitenVan } from "./feiten.ts";
import { beantwoord } from "./planwereld.ts";
import { verzorgden } from "./nazorgers.ts";
import { neem, weigering, wereldVoor, type Wereld } from "./wereld.ts";

describe("casusoverleg and invitations", () => {
  const overleg = (wereld: Wereld, overrides: Parameters<typeof opdracht.overleg>[0]) =>
    recordCasusoverleg(wereld.dossier(), [], casusoverlegInvoer.parse(opdracht.overleg(overrides)), wereld.context());

  it("counts as held only with attendance of people who may be there (X12)", () => {
    const wereld = wereldVoor("overleg");
    expect(casusoverlegInvoer.safeParse(opdracht.overleg({ aanwezig: [] })).success).toBe(false);
    expect(weigering(overleg(wereld, { aanwezig: aanwezig(["politie", "moviera", "nla"]) }))).toBe("geen");
    expect(weigering(overleg(wereld, { aanwezig: aanwezig(["politie", "moviera", "kmar"]) }))).toBe("niet-uitgenodigd");
    expect(weigering(overleg(wereld, { gehoudenOp: "2026-03-02T12:00:00+01:00" }))).toBe("ongeldige-invoer");
    wereld.doe(beantwoord(wereld, "nla", "afgewezen"));
    expect(weigering(overleg(wereld, { aanwezig: aanwezig(["politie", "moviera", "nla"]) }))).toBe("niet-uitgenodigd");
  });

  it("counts by the region's own setting: where people may meet at a distance, nobody has to be there in person", () => {
    const wereld = wereldVoor("overleg");
    const invoer = casusoverlegInvoer.parse(
      opdracht.overleg({ aanwezig: aanwezig(["politie", "moviera"], "digitaal") }),
    );
    const context = wereld.context();
    expect(weigering(recordCasusoverleg(wereld.dossier(), [], invoer, context))).toBe("overleg-telt-niet");
    const casusoverleg = { ...context.regio.casusoverleg, wijzen: ["digitaal" as const], minimaalFysiek: 0 };
    const elders = { ...context, regio: { ...context.regio, casusoverleg } };
    expect(weigering(recordCasusoverleg(wereld.dossier(), [], invoer, elders))).toBe("geen");
  });

  it("an invitation is answered once; acceptance gives a place on the casus, refusal does not (X7)", () => {
    const wereld = wereldVoor("overleg");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    wereld.doe(beantwoord(wereld, "ggd", "afgewezen"));
    expect(wereld.open().betrokken).toEqual([{ organisatie: "nla", van: wereld.nu(), tot: null }]);
    expect(
      wereld.dossier().taken.flatMap(({ soort, status }) => (soort === "uitnodiging-beantwoorden" ? [status] : [])),
    ).toEqual(["afgerond", "afgerond"]);
    expect(weigering(beantwoord(wereld, "nla", "afgewezen"))).toBe("al-afgehandeld");
  });

  it("an unanswered one lapses with the casus, and access ends", () => {
    const wereld = wereldVoor("overleg");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    neem(wereld, "overleg", "weging-2:geen-geen");
    const { casus, uitnodigingen } = wereld.dossier();
    expect(uitnodigingen.map(({ status }) => status)).toEqual(["beeindigd", "vervallen"]);
    expect(casus.betrokken).toMatchObject([{ organisatie: "nla", tot: expect.any(String) as string }]);
    expect(weigering(beantwoord(wereld, "ggd", "geaccepteerd"))).toBe("casus-niet-open");
  });

  it("refuses a partner twice and one that does not exist", () => {
    const wereld = wereldVoor("uitnodigen");
    const nodig = (...organisaties: readonly string[]) =>
      invitePartners(
        wereld.dossier(),
        feitenVan(wereld),
        uitnodigingenInvoer.parse(opdracht.uitnodigingen(...organisaties)),
        wereld.context(),
      );
    expect(nodig("nla", "nla")).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "uitnodigingen[1].organisatie" }] },
    });
    expect(nodig("nla", "x")).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "uitnodigingen[1].organisatie" }] },
    });
    expect(weigering(nodig())).toBe("geen");
  });
});

describe("evaluation and closing", () => {
  const stelAan = (wereld: Wereld, overrides: Parameters<typeof opdracht.procesbegeleider>[0]) =>
    appointProcesbegeleider(wereld.dossier(), opdracht.procesbegeleider(overrides), wereld.context());

  it.each([
    ["riec", [...QUORUM], "geen"],
    ["politie", [...QUORUM], "procesbegeleider-betrokken"],
    ["gemeente-doetinchem", [...QUORUM], "procesbegeleider-betrokken"],
    // Invited, never answered: its task is on the casus.
    ["ggd", [...QUORUM], "procesbegeleider-betrokken"],
    ["riec", QUORUM.slice(1), "geen-overeenstemming"],
    ["verzonnen", [...QUORUM], "ongeldige-invoer"],
  ] as const)("procesbegeleider %s, agreed by %j: %s (X14)", (organisatie, overeenstemming, code) => {
    const wereld = wereldVoor("procesbegeleider");
    expect(weigering(stelAan(wereld, { organisatie, overeenstemming: [...overeenstemming] }))).toBe(code);
  });

  it("asks the agreement of an accepted partner too, and makes the procesbegeleider's organisation the owner", () => {
    const wereld = wereldVoor("procesbegeleider");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    expect(stelAan(wereld, {})).toMatchObject({ ok: false, fout: { ontbreekt: ["nla"] } });
    wereld.doe(stelAan(wereld, { organisatie: "kmar", overeenstemming: [...QUORUM, "nla"] }));
    expect(wereld.open().eigenaar).toEqual({ rol: "procesbegeleider-evaluatie", organisatie: "kmar" });
  });

  it("closes with the outcome of the lessons, not while something mandatory is open", () => {
    const wereld = wereldVoor("lessen");
    const taak = wereld.dossier().taken.find(({ soort }) => soort === "actie");
    if (taak?.status !== "afgerond") throw new Error("geen actie");
    const { uitkomst: _u, afgerondOp: _o, afgerondDoor: _d, ...rest } = taak;
    const heropend: OpenTaak = { ...rest, status: "open", klok: taak.uiterlijkOp };
    const dossier = { ...wereld.dossier(), taken: [heropend] };
    expect(weigering(secureLessen(dossier, opdracht.les(), verzorgden(wereld), wereld.context()))).toBe("acties-open");
    neem(wereld, "lessen");
    expect(wereld.dossier().casus).toMatchObject({
      status: "gesloten",
      afsluiting: { uitkomst: "beschermd" },
      teDrijven: false,
      klok: null,
    });
  });
});
