import { createHash, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import type { Besluitcontext } from "../../../shared/domain/besluit.ts";
import {
  leadTrajectBack,
  recordTrajectstap,
  startTraject,
  takeOverTraject,
  type Trajectbesluit,
} from "../../../shared/domain/besluiten/traject.ts";
import type { Stapinvoer } from "../../../shared/domain/besluiten/trajectfouten.ts";
import type { Casus } from "../../../shared/domain/casus.ts";
import type { KetenRecord } from "../../../shared/domain/records.ts";
import type { Regio } from "../../../shared/domain/regio.ts";
import type { Result } from "../../../shared/domain/result.ts";
import { instantSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import { trajectdossierVan, type Trajectdossier } from "../../../shared/domain/traject.ts";
import { trajectstartInvoer } from "../../../shared/domain/trajectinvoer.ts";
import { isEerder, TRAJECTPAD, TRAJECTSTAPPEN, type Trajectstap } from "../../../shared/domain/trajectpad.ts";
import type { Weigering } from "../../../shared/domain/weigering.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { sleutelVan } from "../../../shared/adapters/dynamodb/table.ts";
import { maakCasus } from "../../fixtures/records.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";

const BEGIN = instantSchema.parse("2026-03-02T09:00:00.000Z");
const DAG = "2026-03-01";

/** A track in memory, and the decisions on it. */
const maakTrajectwereld = (regio: Regio, leiding: string) => {
  const records = new Map<string, KetenRecord>();
  let nu = BEGIN;
  const context = (organisatie: string | null): Besluitcontext => ({
    ...{ nu, nieuwId: randomUUID, regio, kalender: makeKalender(regio), partners: [], zetels: null, actorId: null },
    hash: (tekst) => createHash("sha256").update(tekst).digest("hex"),
    door: organisatie === null ? null : { rol: "opsporing", organisatie },
  });
  const zet = (...nieuwe: readonly KetenRecord[]): void => {
    for (const record of nieuwe) {
      const { pk, sk } = sleutelVan(record);
      records.set(`${pk}|${sk}`, record);
    }
  };
  const casus = maakCasus({ strafrechtelijkTrajectLoopt: false });
  zet(casus);
  const alle = <T extends KetenRecord["type"]>(type: T) =>
    [...records.values()].filter((record): record is Extract<KetenRecord, { type: T }> => record.type === type);
  const bij = () => ({ casus: alle("casus")[0] ?? null, wijzer: alle("trajectwijzer")[0] ?? null });
  const dossier = (): Trajectdossier => {
    const gevonden = trajectdossierVan([...records.values()]);
    if (gevonden === null) throw new Error("geen traject");
    return gevonden;
  };
  const neem = (besluit: Result<Trajectbesluit, Weigering>): Result<Trajectbesluit, Weigering> => {
    if (besluit.ok) zet(...besluit.waarde.wijziging.nieuw, ...besluit.waarde.wijziging.vervangen);
    nu = plusSeconden(nu, 3600);
    return besluit;
  };
  const wie = (): string => {
    const { traject } = dossier();
    return traject.status === "open" ? traject.eigenaar.organisatie : leiding;
  };
  const invoer = trajectstartInvoer.parse({ casusId: casus.casusId, preWeeg: { gewogenOp: DAG } });
  neem(startTraject({ casus, wijzer: null }, invoer, context(leiding)));
  return {
    ...{ dossier, alle, context, zet, wie },
    zeg: (gezegd: Stapinvoer) => neem(recordTrajectstap(dossier(), bij(), gezegd, context(wie()))),
    terug: (naar: Trajectstap) => neem(leadTrajectBack(dossier(), { naar, reden: "Anders." }, context(leiding))),
    casus: (): Casus | null => bij().casus,
  };
};
type Trajectwereld = ReturnType<typeof maakTrajectwereld>;

/** What is said at a step to get an outcome, in codes of the region. */
const gezegd = (stap: Trajectstap, uitkomst: string, regio: Regio): Stapinvoer => {
  const { beslissingen, uitspraken } = regio.strafrechtelijkTraject;
  const beslissing = beslissingen.find(({ gevolg }) => gevolg === uitkomst);
  const gedeeld = { uitkomst, toelichting: null };
  const inhoud = {
    "pre-weeg": { soort: "pre-weeg", inhoud: { ...gedeeld, gewogenOp: DAG } },
    opsporing: {
      soort: "checklist",
      inhoud: {
        ...gedeeld,
        aangifte: false,
        procesVerbaalVerdenking: true,
        opsporingsinformatie: true,
        peildatum: DAG,
      },
    },
    strategie: { soort: "strategie", inhoud: { bepaaldOp: DAG, toelichting: null } },
    middelen: { soort: "middelen", inhoud: { ...gedeeld, middelen: [], peildatum: DAG } },
    "om-beslissing": {
      soort: "om-beslissing",
      inhoud: {
        ...{ beslissing: beslissing?.code ?? "", grond: beslissing?.gronden[0]?.code ?? null },
        ...{ beslistOp: DAG, toelichting: null },
      },
    },
    zitting: {
      soort: "zitting",
      inhoud: { ...gedeeld, uitspraak: uitkomst === "uitspraak" ? (uitspraken[0]?.code ?? "") : null, zittingOp: DAG },
    },
  }[stap];
  return inhoud as unknown as Stapinvoer;
};

/** What always holds of a track, whatever was said. */
const controleer = (wereld: Trajectwereld, regio: Regio): void => {
  const { traject, taken } = wereld.dossier();
  const open = taken.filter(({ status }) => status === "open");
  const loopt = traject.status === "open";
  expect(wereld.casus()?.strafrechtelijkTrajectLoopt).toBe(loopt);
  expect(wereld.alle("trajectwijzer")[0]?.lopend).toBe(loopt ? traject.trajectId : null);
  expect(open.map(({ taakId }) => taakId)).toEqual(loopt ? [traject.lopendeTaakId] : []);
  if (!loopt) return;
  const { eigenaar, deelnemers, volgendeDatum, positie } = traject;
  expect(eigenaar.rol).toBe("opsporing");
  expect(regio.rollen.strafrecht).toContain(eigenaar.organisatie);
  expect(deelnemers.map(({ organisatie }) => organisatie)).toEqual(
    expect.arrayContaining([eigenaar.organisatie, regio.strafrechtelijkTraject.escalatie]),
  );
  expect(open[0]).toMatchObject({ soort: positie.stap, eigenaar, uiterlijkOp: volgendeDatum });
  expect(
    wereld
      .alle("trajectdeelname")
      .map(({ organisatie }) => organisatie)
      .toSorted(),
  ).toEqual(deelnemers.map(({ organisatie }) => organisatie).toSorted());
};

const REGIOS = [
  ["nog", laadRegio("nog"), "politie"],
  ["duinmark", voorbeeldRegio, "wachthuis-duinmark"],
] as const;

describe.each(REGIOS)("a criminal track in %s, by its data alone", (_naam, regio, leiding) => {
  it("goes to an end by the region's own owners, terms and decisions", () => {
    const wereld = maakTrajectwereld(regio, leiding);
    const weg = [
      ...(["opsporing:voldoende", "strategie:bepaald", "middelen:ingezonden", "om-beslissing:zitting"] as const),
      "zitting:uitspraak",
    ];
    for (const deel of weg) {
      controleer(wereld, regio);
      const [stap = "", uitkomst = ""] = deel.split(":");
      const { traject } = wereld.dossier();
      expect(traject).toMatchObject({ status: "open", positie: { stap } });
      const eigen = regio.strafrechtelijkTraject.stappen[stap as Trajectstap].organisatie ?? leiding;
      expect(wereld.wie()).toBe(eigen);
      expect(wereld.zeg(gezegd(stap as Trajectstap, uitkomst, regio)).ok, deel).toBe(true);
    }
    controleer(wereld, regio);
    expect(wereld.dossier().traject).toMatchObject({
      einde: { stap: "zitting", code: regio.strafrechtelijkTraject.uitspraken[0]?.code },
    });
  });

  it("keeps its owner, task, date and the boolean right, whatever is said in whatever order", () => {
    const uitkomst = fc.constantFrom(
      ...TRAJECTSTAPPEN.flatMap((stap) => Object.keys(TRAJECTPAD[stap].uitkomsten).map((een) => [stap, een] as const)),
    );
    const zet = fc.oneof(
      { weight: 4, arbitrary: uitkomst.map(([stap, een]) => ({ stap, een })) },
      { weight: 1, arbitrary: fc.constantFrom(...TRAJECTSTAPPEN).map((naar) => ({ naar })) },
    );
    fc.assert(
      fc.property(fc.array(zet, { maxLength: 40 }), (zetten) => {
        const wereld = maakTrajectwereld(regio, leiding);
        for (const een of zetten) {
          const { traject: voor } = wereld.dossier();
          const mag =
            voor.status === "open" &&
            ("naar" in een
              ? isEerder(een.naar, voor.positie.stap)
              : een.stap === voor.positie.stap &&
                (een.stap !== "om-beslissing" ||
                  regio.strafrechtelijkTraject.beslissingen.some(({ gevolg }) => gevolg === een.een)));
          const besluit = "naar" in een ? wereld.terug(een.naar) : wereld.zeg(gezegd(een.stap, een.een, regio));
          expect(besluit.ok).toBe(mag);
          const { traject: na } = wereld.dossier();
          expect(na.uitvoering.n).toBe(voor.uitvoering.n + (mag && "naar" in een ? 1 : 0));
          controleer(wereld, regio);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it("who must act is out: who the region escalates to takes it over with its date, and leads it; once", () => {
  const regio = laadRegio("nog");
  const wereld = maakTrajectwereld(regio, "politie");
  const { taken } = wereld.dossier();
  const [taak] = taken;
  if (taak?.status !== "open") throw new Error("geen taak");
  const over = takeOverTraject(wereld.dossier(), taak, wereld.context(null));
  wereld.zet(...(over?.nieuw ?? []), ...(over?.vervangen ?? []));
  controleer(wereld, regio);
  expect(wereld.dossier().traject).toMatchObject({
    leiding: "om",
    eigenaar: { organisatie: "om" },
    volgendeDatum: taak.uiterlijkOp,
  });
  const [nieuw] = wereld.dossier().taken;
  if (nieuw?.status !== "open") throw new Error("geen taak");
  expect(takeOverTraject(wereld.dossier(), nieuw, wereld.context(null))).toBeNull();
});
