import { beforeAll, describe, expect, it } from "vitest";
import { rolSchema } from "../../../../shared/domain/actor.ts";
import { ALLEN, RELATIES, ROLLEN } from "./relaties.ts";
import { afwijkingIn, maakWereld, OPERATIES, type Wereld } from "./opstelling.ts";
import { TAFEL } from "./tafel.ts";
import { STATUSSEN, type Status } from "./wie.ts";

const werelden = new Map<Status, Wereld>();
beforeAll(async () => {
  for (const status of STATUSSEN) werelden.set(status, await maakWereld(status));
});
const wereld = (status: Status): Wereld => {
  const gevonden = werelden.get(status);
  if (gevonden === undefined) throw new Error("geen wereld");
  return gevonden;
};

describe("the access matrix: every operation × role × relation × end of the casus", () => {
  it("knows every operation, role and relation, and no others", () => {
    expect(OPERATIES.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(TAFEL).toSorted());
    expect([...ROLLEN].toSorted()).toEqual([...rolSchema.options].toSorted());
    expect(ALLEN).toHaveLength(ROLLEN.length * RELATIES.length);
  });

  describe.each(STATUSSEN)("%s", (status) => {
    it.each(OPERATIES.map((operatie) => [operatie.operationId, operatie] as const))("%s", async (_naam, operatie) => {
      const afwijkend: string[] = [];
      for (const cel of ALLEN) {
        const afwijking = await afwijkingIn(wereld(status), status, operatie, cel);
        if (afwijking !== null) afwijkend.push(afwijking);
      }
      expect(afwijkend).toEqual([]);
    });
  });
});
