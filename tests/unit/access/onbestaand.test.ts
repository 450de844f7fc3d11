import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import type { Antwoord } from "../functions/voordeur.ts";
import { maakWereld, OPERATIES, toegestaanBij, type Wereld } from "./matrix/opstelling.ts";
import { ALLEN, type Relatie } from "./matrix/relaties.ts";
import { TAFEL, verwacht } from "./matrix/tafel.ts";

/*
 * What somebody may not see answers as what does not exist: in status, headers, body and shape (X7). Asked of every operation
 * that has an id in its path.
 */

// What prevention does is for everybody: nothing of it is hidden.
const MET_ID = OPERATIES.filter(({ pad, tag }) => pad.includes("{") && tag !== "Preventie");
/** Strangers, who was there or may come, who has no convenant, and the roles of the own organisation that see less. */
const RELATIES: readonly Relatie[] = [
  "andere-organisatie",
  "uitgenodigd",
  "beeindigd",
  "ontvanger",
  "geen-convenant",
  "eigen-organisatie",
];
const CELLEN = ALLEN.filter(({ relatie }) => RELATIES.includes(relatie));

let wereld: Wereld;
beforeAll(async () => {
  wereld = await maakWereld("open");
});

/** Nothing has these ids; each has the form of what it stands for. */
const vreemdeIds = (waarden: Wereld["waarden"]): Wereld["waarden"] =>
  Object.fromEntries(
    Object.entries(waarden).map(([naam, waarde]) => {
      if (z.uuid().safeParse(waarde).success) return [naam, randomUUID()];
      return [naam, naam === "planVersie" ? "987" : "bestaat-niet"];
    }),
  );

/** All of an answer that is not of this one request: its trace and its own address. */
const gedaante = ({ status, rauw }: Antwoord) => {
  const { instance, ...body } = z.looseObject({ instance: z.string() }).parse(JSON.parse(rauw.body));
  expect(instance).toMatch(/^urn:trace:[0-9a-f]{32}$/);
  return { status, koppen: rauw.headers, body };
};

it.each(MET_ID.map((operatie) => [operatie.operationId, operatie] as const))("%s", async (naam, operatie) => {
  const regel = TAFEL[naam];
  if (regel === undefined) throw new Error(`${naam} staat niet in de tafel`);
  const weigert = ({ rol, relatie }: (typeof CELLEN)[number], die: typeof regel): number =>
    verwacht(die, { rol, relatie, status: "open", toegestaan: toegestaanBij(operatie) });
  // Who sees the casus, or reads the guide, may know that it is there and that they may not.
  const leesgids = TAFEL["leesContactpersoon"] ?? regel;
  const geheim = CELLEN.filter((cel) => {
    const status = weigert(cel, regel);
    if (operatie.tag === "Gids") return status === 403 && weigert(cel, leesgids) === 403;
    return status === 404 || (status === 403 && operatie.tag === "Register");
  });
  expect(geheim.length).toBeGreaterThan(0);
  for (const { actor } of geheim) {
    const bestaand = gedaante(await wereld.vraag(operatie, actor));
    const vreemd = gedaante(await wereld.vraag(operatie, actor, vreemdeIds(wereld.waarden)));
    expect(vreemd).toEqual(bestaand);
    expect([403, 404]).toContain(bestaand.status);
  }
});
