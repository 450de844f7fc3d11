import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "../../../shared/domain/actor.ts";
import { zetelsNu } from "../../../shared/domain/actor.ts";
import type { Registercontext } from "../../../shared/domain/registerbesluit.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import type { Wijziging } from "../../../shared/domain/wijziging.ts";
import {
  bezetZetel,
  houderVan,
  legeZetel,
  mensenVan,
  trekVervangingIn,
  vervangZetel,
  type Zetel,
} from "../../../shared/domain/zetel.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { kopieenKloppen } from "../../fixtures/records.ts";
import { NU } from "../keten-records.ts";

const DAG = 86_400;
const MENSEN = ["a", "b", "c", "d"];
const ZETELS = ["politie", "om"];
const ITEMS_IN_TRANSACTIE = 60;

/** What somebody does to a seat: who, from when (in days), for how long; and how much time passes before it. */
const zetten = fc.array(
  fc.record({
    wat: fc.constantFrom("bezet", "bezet", "vervang", "vervang", "afwezig", "trekIn"),
    zetel: fc.constantFrom(...ZETELS),
    wie: fc.constantFrom(...MENSEN),
    van: fc.integer({ min: -3, max: 40 }),
    dagen: fc.integer({ min: -1, max: 30 }),
    verstreken: fc.integer({ min: 0, max: 6 }),
  }),
  { maxLength: 40 },
);

/** Two seats and four people, kept by the rules of the store: nothing twice, and each version on the one before. */
const maakWereld = () => {
  const actoren = new Map(MENSEN.map((wie) => [wie, maakActor(wie, "politie", "lid-ketenregieteam")]));
  const zetels = new Map<string, Zetel>();
  let nu: Instant = NU;
  let nummer = 0;
  const pasToe = ({ nieuw, vervangen }: Wijziging): void => {
    expect(nieuw.length + vervangen.length).toBeLessThanOrEqual(ITEMS_IN_TRANSACTIE - 2);
    const was = (record: Actor | Zetel) =>
      record.type === "actor" ? actoren.get(record.actorId) : zetels.get(record.zetel);
    for (const record of [...nieuw, ...vervangen]) {
      if (record.type !== "actor" && record.type !== "zetel") continue;
      expect(record.versie).toBe((was(record)?.versie ?? 0) + 1);
      if (record.type === "actor") actoren.set(record.actorId, record);
      else zetels.set(record.zetel, record);
    }
  };
  const context = (): Registercontext => ({
    ...{ nu, regio: laadRegio("nog"), wat: "proef", nieuwId: () => `v-${(nummer += 1)}` },
    door: { actorId: "beheerder", rol: "beheerder", organisatie: "zvh" },
  });
  return {
    ...{ actoren, zetels, pasToe, context },
    nu: () => nu,
    verder: (dagen: number) => {
      nu = plusSeconden(nu, dagen * DAG);
    },
  };
};

type Zet = ReturnType<typeof zetten.generate>["value"][number];
const speel = (wereld: ReturnType<typeof maakWereld>, { wat, zetel, wie, van, dagen, verstreken }: Zet): void => {
  wereld.verder(verstreken);
  const was = wereld.zetels.get(zetel) ?? legeZetel(zetel);
  const actor = wereld.actoren.get(wie);
  if (actor === undefined) throw new Error("niemand");
  const ids = new Set([...mensenVan(was).map(({ actorId }) => actorId), wie]);
  const mensen = [...wereld.actoren.values()].filter(({ actorId }) => ids.has(actorId));
  const vanaf = plusSeconden(wereld.nu(), van * DAG);
  const context = wereld.context();
  const besluit = () => {
    if (wat === "bezet") return bezetZetel(was, actor, vanaf, mensen, context);
    if (wat === "vervang" || wat === "afwezig") {
      return vervangZetel(
        was,
        wat === "vervang" ? actor : null,
        { van: vanaf, tot: plusSeconden(vanaf, dagen * DAG) },
        mensen,
        context,
      );
    }
    const vervangingId = was.vervangingen[Math.abs(dagen) % Math.max(1, was.vervangingen.length)]?.vervangingId;
    return trekVervangingIn(was, vervangingId ?? "geen", { per: vanaf, reden: "proef" }, mensen, context);
  };
  const besloten = besluit();
  if (besloten.ok) wereld.pasToe(besloten.waarde.wijziging);
};

/** Every moment from now on at which something may differ. */
const momenten = ({ zetels, nu }: ReturnType<typeof maakWereld>): readonly Instant[] => [
  nu(),
  ...[...zetels.values()]
    .flatMap(({ bezettingen, vervangingen }) => [...bezettingen, ...vervangingen])
    .flatMap(({ van, tot }) => [van, tot])
    .filter((moment): moment is Instant => moment !== null && moment > nu())
    .flatMap((moment) => [plusSeconden(moment, -1), moment]),
];

const vanHoedanigheid = (actor: Actor, hoedanigheid: string): Actor => ({
  ...actor,
  zetels: actor.zetels.filter((een) => een.hoedanigheid === hoedanigheid),
});

describe("whatever is done to the seats, in whatever order", () => {
  it("each has one holder at most, now and later, and what people hold is what the seats say", () => {
    fc.assert(
      fc.property(zetten, (reeks) => {
        const wereld = maakWereld();
        for (const zet of reeks) {
          speel(wereld, zet);
          const actoren = [...wereld.actoren.values()];
          expect(kopieenKloppen(actoren, [...wereld.zetels.values()])).toBe(true);
          for (const moment of momenten(wereld)) {
            for (const zetel of ZETELS) {
              const houders = actoren.filter((actor) =>
                zetelsNu(vanHoedanigheid(actor, "houder"), moment).includes(zetel),
              );
              expect(houders.length).toBeLessThanOrEqual(1);
              const record = wereld.zetels.get(zetel);
              const houder = record === undefined ? null : houderVan(record, moment);
              expect(houders[0]?.actorId).toBe(houder?.actorId);
            }
            for (const actor of actoren) {
              const vervangt = zetelsNu(vanHoedanigheid(actor, "vervanger"), moment);
              expect(vervangt.length).toBeLessThanOrEqual(1);
              // Nobody replaces themselves.
              expect(
                zetelsNu(vanHoedanigheid(actor, "houder"), moment).filter((een) => vervangt.includes(een)),
              ).toEqual([]);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("stays within one transaction, however many are planned ahead", () => {
    const wereld = maakWereld();
    const veel = Array.from({ length: 40 }, () => maakActor(randomUUID(), "politie", "lid-ketenregieteam"));
    let gelukt = 0;
    for (const [plaats, actor] of veel.entries()) {
      wereld.actoren.set(actor.actorId, actor);
      const was = wereld.zetels.get("politie") ?? legeZetel("politie");
      const ids = new Set([...mensenVan(was).map(({ actorId }) => actorId), actor.actorId]);
      const mensen = [...wereld.actoren.values()].filter(({ actorId }) => ids.has(actorId));
      const van = plusSeconden(NU, (plaats + 1) * DAG);
      const besloten =
        plaats % 2 === 0
          ? bezetZetel(was, actor, van, mensen, wereld.context())
          : vervangZetel(was, actor, { van, tot: plusSeconden(van, 90 * DAG) }, mensen, wereld.context());
      if (!besloten.ok) continue;
      gelukt += 1;
      wereld.pasToe(besloten.waarde.wijziging);
    }
    expect(gelukt).toBe(24);
  });
});
