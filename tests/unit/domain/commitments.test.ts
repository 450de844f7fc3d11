import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commitmentAanTafel, commitmentInvoer, geldendeCommitments } from "../../../shared/domain/commitment.ts";
import { recordCommitment, zonderCommitment } from "../../../shared/domain/besluiten/commitments.ts";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import type { Regio } from "../../../shared/domain/regio.ts";
import { aanTafel, opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, maakPlan, stelVast } from "./planwereld.ts";
import { neem, NOG, weigering, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { endUitnodiging } from "../../../shared/domain/besluiten/beeindigen.ts";

const ACHTERAF: Regio = { ...NOG, commitment: { ...NOG.commitment, moment: "achteraf" } };
const actie = (organisatie: string, ...ondersteuners: readonly string[]) =>
  opdracht.actie({ organisatie, ondersteuners: [...ondersteuners] });
const zeg = (wereld: Wereld, organisatie: string, velden: Parameters<typeof opdracht.commitment>[0] = {}) =>
  recordCommitment(wereld.dossier(), commitmentInvoer.parse(opdracht.commitment(velden)), {
    ...wereld.context(),
    door: { rol: "partner", organisatie },
  });
const zonder = { commitments: [] };
const taken = (wereld: Wereld, status: string) =>
  wereld
    .dossier()
    .taken.filter((taak) => taak.soort === "commitment-geven" && taak.status === status)
    .map(({ eigenaar }) => eigenaar.organisatie)
    .toSorted();

describe("commitment to exchange data (H4.1-b1, I11)", () => {
  it("is ja or nee on each, with a reason for a nee", () => {
    for (const schema of [commitmentInvoer, commitmentAanTafel]) {
      const [basis] = aanTafel("om");
      const { organisatie: _o, gezegdDoor: _g, ...kort } = basis ?? {};
      const velden = schema === commitmentInvoer ? kort : basis;
      expect(schema.safeParse(velden).success).toBe(true);
      expect(schema.safeParse({ ...velden, verdachten: "nee" }).error?.issues[0]?.path).toEqual(["reden"]);
      expect(schema.safeParse({ ...velden, slachtoffers: "nee", reden: "Beroepsgeheim." }).success).toBe(true);
    }
  });

  it("a plan waits for everybody with something to do, supporters too, and names who is missing; a nee suffices", () => {
    const wereld = wereldVoor("plan");
    const plan = maakPlan(wereld, { acties: [actie("moviera", "om"), actie("politie")] });
    expect(stelVast(wereld, plan, [], zonder)).toMatchObject({
      fout: { code: "commitment-ontbreekt", organisaties: ["moviera", "om", "politie"] },
    });
    wereld.doe(zeg(wereld, "moviera", { slachtoffers: "nee", reden: "Beroepsgeheim." }));
    expect(stelVast(wereld, plan, [], { commitments: aanTafel("politie") })).toMatchObject({
      fout: { organisaties: ["om"] },
    });
    wereld.doe(stelVast(wereld, plan, [], { commitments: aanTafel("politie", "om") }));
    expect(geldendeCommitments(wereld.dossier()).get("om")).toMatchObject({
      ...{ inhoud: { gezegdDoor: "adviseur" }, kenmerk: { geleverdDoor: "om" } },
      vastgelegdDoor: { rol: "lid-ketenregieteam", organisatie: "politie" },
    });
  });

  it("at the table: of who is on the casus, once, and not over what it said itself", () => {
    const wereld = wereldVoor("plan");
    const plan = maakPlan(wereld, { acties: [actie("moviera")] });
    wereld.doe(zeg(wereld, "moviera"));
    const commitments = aanTafel("moviera", "om", "om", "ggd");
    const besluit = stelVast(wereld, plan, [], { commitments });
    if (besluit.ok || besluit.fout.code !== "ongeldige-invoer") throw new Error("aanvaard");
    expect(besluit.fout.fouten.map(({ veld }) => veld)).toEqual(
      [0, 2, 3].map((i) => `commitments[${String(i)}].organisatie`),
    );
  });

  it("the own word counts, whenever the other was recorded; of the own ones the last", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [actie("om")] }), [], { commitments: aanTafel("om") }));
    wereld.doe(zeg(wereld, "om", { verdachten: "nee", reden: "Onderzoek." }));
    expect(geldendeCommitments(wereld.dossier()).get("om")?.inhoud.verdachten).toBe("nee");
    wereld.verder(60);
    wereld.doe(zeg(wereld, "om"));
    expect(geldendeCommitments(wereld.dossier()).get("om")?.inhoud).toMatchObject({
      verdachten: "ja",
      gezegdDoor: null,
    });
    expect(weigering(zeg(wereldVoor("einde"), "om"))).toBe("casus-niet-open");
  });
});

describe("where the region asks afterwards", () => {
  const wereldAchteraf = (...acties: readonly ReturnType<typeof actie>[]) => {
    const wereld = wereldVoor("plan", maakArbeidsuitbuitingCasus(), ACHTERAF);
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [...acties] }), [], zonder));
    return wereld;
  };

  it("who has something to do gets one task with a date, which its answer ends", () => {
    const wereld = wereldAchteraf(actie("moviera", "om"), actie("moviera"), actie("politie"));
    wereld.doe(zeg(wereld, "politie"));
    zetActiesUit(wereld);
    expect(taken(wereld, "open")).toEqual(["moviera", "om"]);
    expect(wereld.open().positie.stap).toBe("voortgang");
    wereld.doe(zeg(wereld, "moviera", { verdachten: "nee", reden: "Geen grondslag." }));
    expect(taken(wereld, "open")).toEqual(["om"]);
    expect(
      wereld.dossier().taken.find(({ soort, status }) => soort === "commitment-geven" && status === "afgerond"),
    ).toMatchObject({
      uitkomst: "nee",
    });
  });

  it("who says it while acties are put out is not asked: the page is decided again", () => {
    const wereld = wereldAchteraf(actie("moviera"));
    const eerste = dispatchActies(wereld.dossier(), wereld.context());
    if (!eerste.ok) throw new Error("geweigerd");
    wereld.pasToe(eerste.waarde.wijziging);
    const vraagt = dispatchActies(wereld.dossier(), wereld.context());
    if (!vraagt.ok || vraagt.waarde.klaar) throw new Error("vraagt niet");
    wereld.doe(zeg(wereld, "moviera"));
    expect(() => {
      wereld.pasToe(vraagt.waarde.wijziging);
    }).toThrow("niet de volgende versie");
    zetActiesUit(wereld);
    expect([taken(wereld, "open"), taken(wereld, "afgerond")]).toEqual([[], []]);
  });

  it("nobody answers for a partner that left: its task lapses, where its actie goes to procesregie", () => {
    const wereld = wereldVoor("plan", maakArbeidsuitbuitingCasus(), ACHTERAF);
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [actie("nla")] }), [], zonder));
    zetActiesUit(wereld);
    expect(taken(wereld, "open")).toEqual(["nla"]);
    const uitnodiging = wereld.dossier().uitnodigingen.find(({ organisatie }) => organisatie === "nla");
    if (uitnodiging === undefined) throw new Error("geen uitnodiging");
    wereld.doe(endUitnodiging(wereld.dossier(), uitnodiging, { reden: "Klaar." }, wereld.context()));
    expect([taken(wereld, "open"), taken(wereld, "vervallen")]).toEqual([[], ["nla"]]);
    expect(wereld.dossier().taken.find(({ soort }) => soort === "actie")).toMatchObject({
      ...{ status: "open", eigenaar: { rol: "procesregisseur", organisatie: "zvh" } },
    });
  });
});

describe("any sequence of versions of the plan and of what is said in between", () => {
  const WIE = ["moviera", "om", "politie", "zvh", "veilig-thuis"] as const;
  const woord = fc.record({ wie: fc.constantFrom(...WIE), ja: fc.boolean(), na: fc.nat({ max: 2 }) });
  const versie = fc.record({
    acties: fc.array(fc.record({ wie: fc.constantFrom(...WIE), helpt: fc.option(fc.constantFrom(...WIE)) }), {
      minLength: 1,
      maxLength: 6,
    }),
    woorden: fc.array(woord, { maxLength: 4 }),
  });

  it.each([
    ["vooraf", NOG],
    ["achteraf", ACHTERAF],
  ] as const)(
    "%s: nobody with something to do is left unasked, nobody is asked what was said or twice",
    (moment, regio) => {
      let geweigerd = 0;
      fc.assert(
        fc.property(fc.array(versie, { minLength: 1, maxLength: 3 }), (versies) => {
          const wereld = wereldVoor("plan", maakArbeidsuitbuitingCasus(), regio);
          const spreek = (woorden: (typeof versies)[number]["woorden"], wanneer: number) => {
            for (const { wie, ja, na } of woorden)
              if (na === wanneer) wereld.doe(zeg(wereld, wie, ja ? {} : { slachtoffers: "nee", reden: "Nee." }));
          };
          for (const { acties, woorden } of versies) {
            const plan = maakPlan(wereld, {
              acties: acties.map(({ wie, helpt }) => actie(wie, ...(helpt === null || helpt === wie ? [] : [helpt]))),
            });
            spreek(woorden, 0);
            const ontbreekt = zonderCommitment(wereld.dossier(), plan.inhoud);
            const besluit = stelVast(wereld, plan, [], zonder);
            expect(besluit.ok).toBe(moment === "achteraf" || ontbreekt.length === 0);
            if (besluit.ok) wereld.doe(besluit);
            else {
              geweigerd += 1;
              expect(besluit.fout).toEqual({ code: "commitment-ontbreekt", organisaties: ontbreekt });
              wereld.doe(stelVast(wereld, plan, [], { commitments: aanTafel(...ontbreekt) }));
            }
            spreek(woorden, 1);
            zetActiesUit(wereld);
            const open = moment === "achteraf" ? [...zonderCommitment(wereld.dossier(), plan.inhoud)] : [];
            const eerder = taken(wereld, "open");
            expect(new Set(eerder).size).toBe(eerder.length);
            for (const een of open) expect(eerder).toContain(een);
            spreek(woorden, 2);
            // Whoever said it has no task.
            const gezegd = geldendeCommitments(wereld.dossier());
            expect(taken(wereld, "open").filter((een) => gezegd.has(een))).toEqual([]);
            neem(wereld, "voortgang:bijsturen");
          }
        }),
        { numRuns: 25 },
      );
      expect(geweigerd > 0).toBe(moment === "vooraf");
    },
  );
});
