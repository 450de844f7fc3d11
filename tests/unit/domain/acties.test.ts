import { describe, expect, it } from "vitest";
import { actiestandVan, actieResultaatInvoer, actiestandInvoer } from "../../../shared/domain/actieresultaat.ts";
import { DOELWITTEN_VAN, doelwit, interventiesoort } from "../../../shared/domain/actiedoel.ts";
import { recordActieresultaat, recordActiestand } from "../../../shared/domain/besluiten/actieresultaten.ts";
import { draftPlan } from "../../../shared/domain/besluiten/plannen.ts";
import { gidsIdSchema, plekIdSchema } from "../../../shared/domain/ids.ts";
import { planInvoer } from "../../../shared/domain/plan.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakPlan, probeerPlan, stelVast } from "./planwereld.ts";
import { neem, weigering, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

type Actiedelen = Parameters<typeof opdracht.actie>[0];
/** A casus of which this actie is out. */
const metActie = (actie: Actiedelen = {}): Wereld => {
  const wereld = wereldVoor("plan");
  wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [opdracht.actie(actie)] })));
  zetActiesUit(wereld);
  return wereld;
};
const taakVan = (wereld: Wereld) => {
  const taak = wereld.dossier().taken.find(({ soort }) => soort === "actie");
  if (taak === undefined) throw new Error("geen taak");
  return taak;
};
const resultaat = (wereld: Wereld, velden: Parameters<typeof opdracht.actieresultaat>[0] = {}) =>
  recordActieresultaat(
    wereld.dossier(),
    taakVan(wereld),
    actieResultaatInvoer.parse(opdracht.actieresultaat(velden)),
    wereld.context(),
  );
const stand = (wereld: Wereld, velden: Parameters<typeof opdracht.actiestand>[0] = {}) =>
  recordActiestand(
    wereld.dossier(),
    taakVan(wereld),
    actiestandInvoer.parse(opdracht.actiestand(velden)),
    wereld.context(),
  );
const velden = (besluit: ReturnType<typeof resultaat>): readonly string[] =>
  !besluit.ok && besluit.fout.code === "ongeldige-invoer" ? besluit.fout.fouten.map(({ veld }) => veld) : [];
const feiten = (wereld: Wereld) =>
  wereld
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .flatMap(({ soort, data }) =>
      soort === "stuurfeit.vastgelegd" ? [`${String(data["feit"])} ${String(data["uitkomst"])}`] : [],
    );
const nu = (wereld: Wereld) => actiestandVan(wereld.dossier(), wereld.dossier().acties[0]?.actieId ?? ("" as never));

describe("what the kind of an actie asks of its result (H4.1-a2 … a5, B6.S5, S7)", () => {
  const GEEN = { veiligSinds: null };
  it.each<readonly [string, Actiedelen, Parameters<typeof opdracht.actieresultaat>[0], readonly string[]]>([
    ["a safe situation: since when", {}, GEEN, ["veiligSinds"]],
    ["and that is not to come", {}, { veiligSinds: "2027-01-01" }, ["veiligSinds"]],
    ["whole", {}, {}, []],
    [
      "not done: why, and nothing of what it would have brought",
      {},
      { status: "niet-gedaan" },
      ["waarom", "veiligSinds"],
    ],
    ["not done, with why", {}, { ...GEEN, status: "niet-gedaan", waarom: "Is vertrokken." }, []],
    ["done, with why not", {}, { waarom: "Is vertrokken." }, ["waarom"]],
    ["informed: when", { soort: "informeren-politie-justitie" }, GEEN, ["geinformeerdOp"]],
    ["informed", { soort: "informeren-politie-justitie" }, { ...GEEN, geinformeerdOp: "2026-03-01" }, []],
    [
      "psycho-education: whether the network takes part; false is an answer",
      { soort: "psycho-educatie-netwerk", gerichtOp: "netwerk" },
      { ...GEEN, netwerkBetrokken: false },
      [],
    ],
    [
      "psycho-education, unsaid",
      { soort: "psycho-educatie-netwerk", gerichtOp: "netwerk" },
      GEEN,
      ["netwerkBetrokken"],
    ],
    [
      "what belongs to another kind",
      { soort: "hulpverlening" },
      { geinformeerdOp: "2026-03-01" },
      ["veiligSinds", "geinformeerdOp"],
    ],
  ])("%s", (_, actie, velden_, verwacht) => {
    const wereld = metActie(actie);
    const besluit = resultaat(wereld, velden_);
    expect([besluit.ok, ...velden(besluit)]).toEqual([verwacht.length === 0, ...verwacht]);
  });
});

describe("how an actie stands", () => {
  it("is put out, begun, waiting, done: as last said; each a record, and the task stays with its date", () => {
    const wereld = metActie();
    const { uiterlijkOp } = taakVan(wereld);
    expect(nu(wereld).stand).toBe("uitgezet");
    wereld.doe(stand(wereld));
    wereld.verder(60);
    expect(nu(wereld).stand).toBe("gestart");
    wereld.doe(stand(wereld, { stand: "wacht", wachtOp: "financiering", sinds: "2026-03-01" }));
    expect(nu(wereld)).toMatchObject({ stand: "wacht", wachtOp: "financiering" });
    expect(taakVan(wereld)).toMatchObject({ status: "open", uiterlijkOp });
    expect(feiten(wereld)).toContain("actie-wacht financiering");
    wereld.doe(resultaat(wereld));
    expect(nu(wereld)).toMatchObject({ stand: "gedaan", wachtOp: null });
    expect(weigering(stand(wereld))).toBe("al-afgehandeld");
    expect(feiten(wereld)).toEqual(
      expect.arrayContaining(["actie gedaan", "actie-effectief onbekend", "uit-situatie binnen-7-dagen"]),
    );
  });

  it("waits for something, or for nothing; not from tomorrow on", () => {
    const wereld = metActie();
    for (const velden_ of [{ stand: "wacht" }, { stand: "gestart", wachtOp: "wachtlijst" }])
      expect(actiestandInvoer.safeParse({ ...opdracht.actiestand(), ...velden_ }).success).toBe(false);
    expect(velden(stand(wereld, { sinds: "2027-01-01" }))).toEqual(["sinds"]);
  });

  it("of a result and a stand at once, the second is decided again, by the chain of history, and sees the first", () => {
    const wereld = metActie();
    const [eerst, ernaast] = [resultaat(wereld), stand(wereld)];
    wereld.doe(eerst);
    expect(() => wereld.doe(ernaast)).toThrow("bestaat al: historie");
    expect(weigering(stand(wereld))).toBe("al-afgehandeld");
  });
});

describe("a correction of a result", () => {
  it("is a later record that names which it replaces; the earlier stays, the Taak tells how it ended", () => {
    const wereld = metActie();
    const eerste = wereld.doe(resultaat(wereld));
    expect(weigering(resultaat(wereld))).toBe("al-afgehandeld");
    const niet = { status: "niet-gedaan", waarom: "Bleek een ander adres.", veiligSinds: null } as const;
    const beide = [1, 2].map(() => resultaat(wereld, { ...niet, vervangt: eerste }));
    const [een, ander] = beide;
    if (een === undefined || ander === undefined) throw new Error("twee");
    const tweede = wereld.doe(een);
    expect(() => wereld.doe(ander)).toThrow("bestaat al: historie");
    expect(taakVan(wereld)).toMatchObject({ status: "afgerond", uitkomst: "niet-gedaan" });
    expect(nu(wereld).stand).toBe("niet-gedaan");
    expect(wereld.dossier().vastleggingen.filter(({ soort }) => soort === "actieresultaat")).toHaveLength(2);
    expect(feiten(wereld).filter((feit) => feit.startsWith("actie-verbeterd"))).toEqual([
      "actie-verbeterd gedaan:niet-gedaan",
    ]);
    expect(velden(resultaat(wereld, { vervangt: eerste }))).toEqual(["vervangt"]);
    wereld.doe(resultaat(wereld, { vervangt: tweede }));
    expect(nu(wereld).stand).toBe("gedaan");
  });

  it("has something to correct", () => {
    const wereld = metActie();
    expect(velden(resultaat(wereld, { vervangt: wereld.dossier().vastleggingen[0]?.vastleggingId ?? null }))).toEqual([
      "vervangt",
    ]);
  });

  it("also after the actie was carried over to a next version", () => {
    const wereld = metActie();
    const eerste = wereld.doe(resultaat(wereld));
    neem(wereld, "voortgang:bijsturen");
    const [actie] = wereld.dossier().acties;
    const acties = [{ ...opdracht.actie({ soort: "hulpverlening" }), voortzettingVan: actie?.actieId ?? null }];
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties })));
    zetActiesUit(wereld);
    // By what the actie is in the plan in force.
    expect(velden(resultaat(wereld, { vervangt: eerste }))).toEqual(["veiligSinds"]);
    wereld.doe(resultaat(wereld, { veiligSinds: null, vervangt: eerste }));
  });
});

describe("whom an actie is for", () => {
  const PLEK = plekIdSchema.parse("00000000-0000-4000-8000-0000000000aa");
  const GIDS = gidsIdSchema.parse("00000000-0000-4000-8000-0000000000bb");
  const kennis = { plekken: new Map([[PLEK, "persoon"] as const]), interventies: new Set([GIDS]) };
  const probeer = (wereld: Wereld, acties: readonly Actiedelen[], bekend: typeof kennis = kennis) =>
    draftPlan(
      wereld.dossier(),
      planInvoer.parse(opdracht.plan({ acties: acties.map((een) => opdracht.actie(een)) })),
      wereld.context(),
      bekend,
    );

  it.each(interventiesoort.options.flatMap((soort) => doelwit.options.map((wie) => [soort, wie] as const)))(
    "%s on a %s is taken exactly when the table has it",
    (soort, gerichtOp) => {
      const besluit = probeerPlan(wereldVoor("plan"), { acties: [opdracht.actie({ soort, gerichtOp })] });
      expect(besluit.ok).toBe(soort !== "strafrechtelijk" && DOELWITTEN_VAN[soort].includes(gerichtOp));
    },
  );

  it("a client of the casus, a suspect whom a melding of it named, by an entry of the guide", () => {
    const wereld = wereldVoor("plan");
    const [dossierId = null] = wereld.dossier().casus.dossierIds;
    const acties = [
      { dossierId, interventieId: GIDS },
      { soort: "toeleiden", gerichtOp: "verdachte", plekId: PLEK },
    ] as const;
    expect(probeer(wereld, acties).ok).toBe(true);
  });

  it("tells all that is wrong at once, each at its field", () => {
    const wereld = wereldVoor("plan");
    const [dossierId = null] = wereld.dossier().casus.dossierIds;
    const besluit = probeer(
      wereld,
      [
        { dossierId: GIDS, interventieId: PLEK },
        { soort: "toeleiden", gerichtOp: "verdachte", dossierId, plekId: GIDS },
        { soort: "psycho-educatie-netwerk", gerichtOp: "slachtoffer", plekId: PLEK },
        { soort: "barrieres-opwerpen", gerichtOp: "locatie", plekId: PLEK, uiterlijk: "2020-01-01" },
      ],
      kennis,
    );
    expect(velden(besluit)).toEqual([
      ...["acties[0].dossierId", "acties[0].interventieId", "acties[1].dossierId", "acties[1].plekId"],
      ...["acties[2].gerichtOp", "acties[2].plekId", "acties[3].plekId", "acties[3].uiterlijk"],
    ]);
  });

  it("names no more different plekken than one command reads", () => {
    const ids = Array.from({ length: 11 }, (_, i) =>
      plekIdSchema.parse(`00000000-0000-4000-8000-0000000001${String(10 + i)}`),
    );
    const bekend = { ...kennis, plekken: new Map(ids.map((id) => [id, "persoon"] as const)) };
    const acties = ids.map((plekId) => ({ soort: "toeleiden", gerichtOp: "verdachte", plekId }) as const);
    expect(velden(probeer(wereldVoor("plan"), acties, bekend))).toEqual(["acties[10].plekId"]);
    expect(probeer(wereldVoor("plan"), acties.slice(0, 10), bekend).ok).toBe(true);
  });
});
