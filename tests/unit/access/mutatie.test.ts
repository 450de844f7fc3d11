import { beforeAll, describe, expect, it, vi } from "vitest";
import { maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { maakVoordeur } from "../functions/voordeur.ts";
import { ONDERDEELVOORBEELDEN } from "./onderdeelvoorbeelden.ts";
import { TAAKVOORBEELDEN } from "./taakvoorbeelden.ts";
import {
  BELEIDSIDS,
  beleidZonder,
  maakBewaakteAfhankelijkheden,
  metMutatie,
  neemWaar,
  type Mutatie,
  type Waarneming,
} from "./matrix/mutant.ts";
import { afwijkingIn, maakWereld, OPERATIES, type Wereld } from "./matrix/opstelling.ts";
import { ALLEN } from "./matrix/relaties.ts";
import { STATUSSEN, type Status } from "./matrix/wie.ts";

/*
 * The tests are tested: without any one policy, and without any one question that a handler asks of access, the matrix or an
 * example must tell. What a policy decided is noted while the matrix is walked, so that only those cells are asked again.
 */

type Cel = (typeof ALLEN)[number];
type Operatie = (typeof OPERATIES)[number];
interface Waargenomen extends Waarneming {
  readonly cel: Cel;
}

// Before anything is imported: what stands above is not there yet.
vi.mock(import("../../../shared/access/rollen.ts"), async (origineel) => {
  const { bewaakRollen } = await import("./matrix/mutant.ts");
  return bewaakRollen(await origineel());
});

const werelden = new Map<Status, Wereld>();
beforeAll(async () => {
  for (const status of STATUSSEN) {
    const deur = maakVoordeur(
      ALLEN.map(({ actor }) => actor),
      maakBewaakteAfhankelijkheden(),
    );
    werelden.set(status, await maakWereld(status, deur));
  }
});

const wereldBij = (status: Status): Wereld => {
  const gevonden = werelden.get(status);
  if (gevonden === undefined) throw new Error("geen wereld");
  return gevonden;
};

/** What the real policies decide in each cell of an operation; asked once. */
const waargenomen = new Map<string, readonly Waargenomen[]>();
const cellenVan = async (status: Status, operatie: Operatie): Promise<readonly Waargenomen[]> => {
  const naam = `${status} ${operatie.operationId}`;
  const eerder = waargenomen.get(naam);
  if (eerder !== undefined) return eerder;
  const alle: Waargenomen[] = [];
  for (const cel of ALLEN) {
    const waarneming = await neemWaar(async () => {
      expect(await afwijkingIn(wereldBij(status), status, operatie, cel)).toBeNull();
    });
    alle.push({ ...waarneming, cel });
  }
  waargenomen.set(naam, alle);
  return alle;
};

/** What the access report asks about everybody else is its subject: `inzagerechten.test.ts` holds it against the matrix. */
const OVER_ANDEREN = new Set(["leesInzagerechten"]);

/** The first cell that tells of the mutation, among those that it touches; null: the matrix does not notice it. */
const merkt = async (
  mutatie: Mutatie,
  raakt: (waarneming: Waarneming) => boolean,
  operaties: readonly Operatie[],
): Promise<string | null> => {
  for (const status of STATUSSEN) {
    for (const operatie of operaties) {
      for (const { cel } of (await cellenVan(status, operatie)).filter(raakt)) {
        const afwijking = await metMutatie(mutatie, () => afwijkingIn(wereldBij(status), status, operatie, cel));
        if (afwijking !== null) return afwijking;
      }
    }
  }
  return null;
};

describe("a test fails without", () => {
  it.each(BELEIDSIDS)("the policy %s", { timeout: 300_000 }, async (id) => {
    const beleid = maakEchtBeleid(beleidZonder(id));
    const voorbeeld = [...ONDERDEELVOORBEELDEN, ...TAAKVOORBEELDEN].find(({ klopt }) => !klopt(beleid));
    expect(
      voorbeeld?.wat ?? (await merkt({ beleid }, ({ beleid: besloot }) => besloot.has(id), OPERATIES)),
    ).not.toBeNull();
  });

  it.each(OPERATIES.map((operatie) => [operatie.operationId, operatie] as const))(
    "any question that %s asks of access",
    { timeout: 300_000 },
    async (_naam, operatie) => {
      const alle = new Set((await cellenVan("open", operatie)).flatMap(({ geweigerd }) => [...geweigerd]));
      const gesteld = [...alle].filter((vraag) => !OVER_ANDEREN.has(operatie.operationId) || vraag === "toegangInzien");
      const ongemerkt: string[] = [];
      for (const zonder of gesteld) {
        if ((await merkt({ zonder }, ({ geweigerd }) => geweigerd.has(zonder), [operatie])) === null)
          ongemerkt.push(zonder);
      }
      expect(ongemerkt).toEqual([]);
    },
  );
});
