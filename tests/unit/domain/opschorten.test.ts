import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extendTermijn, suspendCasus } from "../../../shared/domain/besluiten/opschorten.ts";
import { DATUMVELDEN } from "../../../shared/domain/datumtabel.ts";
import {
  opgeschortTot,
  opschortingInvoer,
  resterendeDagen,
  verlengingInvoer,
  verschuifTaak,
  verschuifUitnodiging,
  type Verschuiving,
} from "../../../shared/domain/opschorting.ts";
import type { ActieInvoer } from "../../../shared/domain/plan.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { maakTaak, maakUitnodiging, maakVastlegging } from "../../fixtures/casusrecords.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { kalender, wandklok } from "../watchdog/opschortwereld.ts";
import { maakPlan, stelVast } from "./planwereld.ts";
import { neem, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

const schortOp = (wereld: Wereld, dagen: number) =>
  wereld.doe(suspendCasus(wereld.dossier(), opschortingInvoer.parse({ dagen, reden: "rust" }), wereld.context()));
const dagen = (aantal: number) => aantal * 86_400;
const kop = (wereld: Wereld) => wereld.dossier().casus;

const verschuiving = (velden: Partial<Verschuiving>): Verschuiving => ({
  ...{ id: maakVastlegging().vastleggingId, soort: "opschorting", dagen: 30 },
  ...{ op: instantSchema.parse("2026-11-24T09:00:00.000Z"), tot: instantSchema.parse("2026-12-24T09:00:00.000Z") },
  ...velden,
});

/** Fields of these records with another date. */
const verschoven = (was: object, wordt: object): readonly string[] => {
  const nieuw = new Map<string, unknown>(Object.entries(wordt));
  return Object.entries(was)
    .filter(([naam, waarde]) => naam !== "verschoven" && JSON.stringify(nieuw.get(naam)) !== JSON.stringify(waarde))
    .map(([naam]) => naam)
    .toSorted();
};
const volgensTabel = (type: keyof typeof DATUMVELDEN) =>
  Object.entries(DATUMVELDEN[type]).flatMap(([naam, gevolg]) => (gevolg === "schuift" ? [naam] : []));

describe("what moves is what the table says", () => {
  const rij = [verschuiving({})];
  it("of a task and of an invitation", () => {
    const taak = maakTaak();
    if (taak.status !== "open") throw new Error("geen open taak");
    expect(verschoven(taak, verschuifTaak(taak, rij, kalender))).toEqual(volgensTabel("taak").toSorted());
    const uitnodiging = maakUitnodiging({ toegangTot: plusSeconden(rij[0]?.op ?? taak.klok, 60) });
    expect(verschoven(uitnodiging, verschuifUitnodiging(uitnodiging, rij, kalender))).toEqual(
      volgensTabel("uitnodiging"),
    );
    const beantwoord = { ...uitnodiging, status: "geaccepteerd" as const };
    expect(verschuifUitnodiging(beantwoord, rij, kalender)).toBe(beantwoord);
  });

  it("of the head", () => {
    const wereld = wereldVoor("vaststellen");
    const was = wereld.dossier();
    schortOp(wereld, 30);
    // Besides: that it rests, and when the clock looks whether the pages came by; the driver was asked already.
    expect(verschoven(was.casus, kop(wereld))).toEqual(
      [...volgensTabel("casus"), "klok", "versie", "verschuivingen"].toSorted(),
    );
    expect(wereld.dossier().agendapunten).toEqual(was.agendapunten);
  });
});

describe("days of the calendar", () => {
  it("keep the time of the clock over a change of it, both ways", () => {
    const over = (van: string, aantal: number) => kalender.verschuif(instantSchema.parse(van), aantal);
    expect(over("2026-03-10T16:00:00.000Z", 30)).toBe("2026-04-09T15:00:00.000Z");
    expect(over("2026-10-10T15:00:00.000Z", 30)).toBe("2026-11-09T16:00:00.000Z");
    expect(over("2026-04-09T15:00:00.000Z", -30)).toBe("2026-03-10T16:00:00.000Z");
    // The hour that is left out on 29 March is the one after it.
    expect(over("2026-02-27T01:30:00.000Z", 30)).toBe("2026-03-29T01:30:00.000Z");
    expect(wandklok(over("2026-02-27T01:30:00.000Z", 30)).tijd).toMatch(/^03:30/);
  });

  it("that are left of a suspension bring its end to now or later, and one more would not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 525_600 }), fc.integer({ min: 0, max: 200_000 }), (begin, rest) => {
        const nu = plusSeconden(instantSchema.parse("2026-01-01T00:00:00.000Z"), begin * 60);
        const tot = plusSeconden(nu, rest * 60);
        const over = resterendeDagen(nu, tot, kalender);
        expect(kalender.verschuif(tot, -over) >= nu).toBe(true);
        expect(kalender.verschuif(tot, -over - 1) < nu).toBe(true);
      }),
    );
  });

  it("that follow on each other leave a task as one suspension of them together does", () => {
    const taak = maakTaak();
    if (taak.status !== "open") throw new Error("geen open taak");
    const [eerste, tweede] = [verschuiving({ dagen: 10, tot: null }), verschuiving({ dagen: 20, tot: null })];
    const samen = verschuifTaak(taak, [verschuiving({ dagen: 30, tot: null })], kalender);
    const los = verschuifTaak(verschuifTaak(taak, [eerste], kalender), [eerste, tweede], kalender);
    expect({ ...los, verschoven: 1 }).toEqual(samen);
    expect(verschuifTaak(taak, [eerste, tweede], kalender)).toEqual(los);
  });

  it("are over at their end, and not a moment before", () => {
    const rij = [verschuiving({})];
    const tot = rij[0]?.tot ?? null;
    if (tot === null) throw new Error("geen einde");
    expect([opgeschortTot(rij, plusSeconden(tot, -1)), opgeschortTot(rij, tot)]).toEqual([tot, null]);
  });
});

describe("a plan and its acties", () => {
  const taakVan = (wereld: Wereld, uiterlijkOp?: Instant) => {
    const taak = wereld.dossier().taken.find((een) => een.soort === "actie" && een.status === "open");
    if (taak === undefined) throw new Error("geen actie");
    return uiterlijkOp === undefined ? taak : { ...taak, uiterlijkOp };
  };
  const metActie = (uiterlijk: string | null): Wereld => {
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [opdracht.actie({ uiterlijk })] })));
    zetActiesUit(wereld);
    return wereld;
  };
  /** A later version goes on with the actie, with this date. */
  const zetVoort = (wereld: Wereld, uiterlijk: string | null): void => {
    const actieId = wereld.dossier().acties[0]?.actieId;
    if (actieId === undefined) throw new Error("geen actie");
    const actie: Partial<ActieInvoer> = { uiterlijk: uiterlijk as ActieInvoer["uiterlijk"], voortzettingVan: actieId };
    neem(wereld, "voortgang:bijsturen");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [opdracht.actie(actie)] })));
    zetActiesUit(wereld);
  };

  it.each(["2026-04-15", null])("that go on with the same date (%s) keep what a suspension gave them", (uiterlijk) => {
    const wereld = metActie(uiterlijk);
    const was = taakVan(wereld);
    schortOp(wereld, 30);
    wereld.verder(dagen(31));
    zetVoort(wereld, uiterlijk);
    expect(taakVan(wereld)).toMatchObject({ taakId: was.taakId, uiterlijkOp: kalender.verschuif(was.uiterlijkOp, 30) });
  });

  it("that get another date have that one, unless it lies within a suspension", () => {
    const wereld = metActie("2026-04-15");
    schortOp(wereld, 60);
    zetVoort(wereld, "2026-06-30");
    expect(taakVan(wereld).uiterlijkOp).toBe("2026-06-30T15:00:00.000Z");
    zetVoort(wereld, "2026-04-20");
    const tot = opgeschortTot(kop(wereld).verschuivingen, wereld.nu());
    if (tot === null) throw new Error("niet opgeschort");
    expect(taakVan(wereld)).toMatchObject({
      uiterlijkOp: kalender.deadline(tot, wereld.regio.termijnen.actie),
    });
    expect(taakVan(wereld).herinnerenOp > tot).toBe(true);
  });

  it("the agreed first round moves with a suspension after the plan was established, and not with one before", () => {
    const afspraken = {
      monitoringsafspraken: [
        { ...{ afspraak: "bespreken", organisatie: "zvh" }, ...{ eersteRonde: "2026-05-27", elkeDagen: 14 } },
      ],
    };
    const erna = wereldVoor("plan");
    erna.doe(stelVast(erna, maakPlan(erna, afspraken)));
    zetActiesUit(erna);
    erna.verder(60);
    schortOp(erna, 10);
    erna.verder(dagen(11));
    neem(erna, "voortgang:voortzetten");
    expect(erna.open().volgendeDatum).toBe("2026-06-06T15:00:00.000Z");
    const ervoor = wereldVoor("plan");
    schortOp(ervoor, 10);
    ervoor.verder(dagen(11));
    ervoor.doe(stelVast(ervoor, maakPlan(ervoor, afspraken)));
    zetActiesUit(ervoor);
    expect(ervoor.open().volgendeDatum).toBe("2026-05-27T15:00:00.000Z");
  });

  it("what is counted in days is counted from the end of the suspension", () => {
    const wereld = wereldVoor("plan");
    const afspraak = { ...{ afspraak: "bespreken", organisatie: "zvh", eersteRonde: null }, elkeDagen: 14 };
    wereld.doe(stelVast(wereld, maakPlan(wereld, { monitoringsafspraken: [afspraak] })));
    zetActiesUit(wereld);
    schortOp(wereld, 30);
    const tot = opgeschortTot(kop(wereld).verschuivingen, wereld.nu());
    if (tot === null) throw new Error("niet opgeschort");
    neem(wereld, "voortgang:voortzetten");
    expect(wereld.open().volgendeDatum).toBe(kalender.deadline(tot, { eenheid: "dagen", aantal: 14 }));
  });
});

describe("what the region says", () => {
  it.each([
    ["opschorten", 46, 0, ["dagen"]],
    ["opschorten", 45, 1, ["toelichting"]],
    ["verlengen", 11, 0, ["dagen", "toelichting"]],
  ] as const)("another region: %s of %i days, after %i times", (wat, aantal, eerder, fouten) => {
    const wereld = wereldVoor("weging-1:wel");
    const context = { ...wereld.context(), regio: { ...wereld.regio, uitstel: voorbeeldRegio.uitstel } };
    for (let keer = 0; keer < eerder; keer += 1) schortOp(wereld, 1);
    const body = { dagen: aantal, reden: "rust" };
    const besluit =
      wat === "opschorten"
        ? suspendCasus(wereld.dossier(), opschortingInvoer.parse(body), context)
        : extendTermijn(wereld.dossier(), verlengingInvoer.parse({ ...body, taakId: null }), context);
    expect(besluit).toMatchObject({
      ok: false,
      fout: { code: "ongeldige-invoer", fouten: fouten.map((veld) => expect.objectContaining({ veld }) as unknown) },
    });
  });
});
