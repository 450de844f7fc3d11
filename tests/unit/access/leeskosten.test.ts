import type { Context } from "aws-lambda";
import { beforeAll, describe, expect, it } from "vitest";
import type { Operatie } from "../../../shared/api/operatie.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { gelukt } from "../../../shared/domain/result.ts";
import { createApiHandler } from "../../../shared/runtime/api-handler.ts";
import { PROBLEEM_BASIS, routesVan } from "../functions/voordeur.ts";
import { adresVoor, bodyVoor, maakWereld, OPERATIES, type Wereld } from "./matrix/opstelling.ts";
import { actorVoor, NU } from "./matrix/relaties.ts";

/*
 * What a decision costs (design section 8): the actor is one key read, which runs together with the first read of what is
 * asked, and nothing is read for each item of a casus.
 */

/** What each operation on a casus, dossier, melding or plek reads besides the actor, up to its decision. */
const LEEST: Readonly<Record<string, readonly string[]>> = {
  leesMelding: ["melding"],
  behandelMelding: ["melding", "idempotentie"],
  verdeelMelding: ["melding", "idempotentie"],
  beoordeelSignaal: ["melding", "idempotentie"],
  leesDossier: ["dossier", "dossierMeldingen", "casussen"],
  leesMatchvragen: ["dossier", "dossierMeldingen", "casussen"],
  besluitMatch: ["dossier", "dossierMeldingen", "casussen"],
  splitsDossier: ["dossier", "dossierMeldingen", "casussen"],
  voegDossiersSamen: ["dossier", "dossierMeldingen", "casussen"],
  splitsDossierAf: ["dossier", "dossierMeldingen", "casussen"],
  beoordeelAfsplitsing: ["dossier", "dossierMeldingen", "casussen"],
  voegBijlageToeAanMelding: ["melding"],
  leesBijlagenVanMelding: ["melding"],
  voegBijlageToeAanDossier: ["dossier", "dossierMeldingen", "casussen"],
  leesBijlagenVanDossier: ["dossier", "dossierMeldingen", "casussen"],
  leesBijlage: ["bijlage", "melding", "casussen"],
  zieBijlageIn: ["bijlage", "melding", "casussen"],
  besluitBijlage: ["bijlage", "melding", "casussen"],
  leesPlek: ["plekMeldingen", "casussen"],
  neemNoodtoegang: ["casusDossier"],
};
/** What the answer itself needs, once it was decided that there is one. */
const ERNA: Readonly<Record<string, readonly string[]>> = {
  leesWegingsformulier: ["zetels", "medewerkers"],
  leesVolledigheid: ["dossierMeldingen"],
  leesMelders: ["dossierMeldingen", "meldervragen"],
  leesCasus: ["bijdrageInhouden"],
  leesVoortgang: ["gids"],
  leesBijdrage: ["bijdrageInhouden"],
  leesInformatievraag: ["dossiers"],
  leesMelding: ["casussen"],
  leesMatchvragen: ["matchvragen"],
  leesDossier: ["plannen"],
  leesBijlagenVanMelding: ["bijlagenVan"],
  leesBijlagenVanDossier: ["bijlagenVan"],
};
/** What asks which meldingen came to a casus. */
const VIA_CLIENTEN: readonly string[] = ["leesVolledigheid", "leesMelders"];
const OVER_EEN_CASUS = OPERATIES.filter(({ pad }) => /\{(casus|dossier|melding|plek|bijlage)Id\}/.test(pad));
const leest = ({ operationId, idempotencyKey }: Operatie): readonly string[] =>
  // A repeated request is looked up as well: of the command, not of the decision.
  LEEST[operationId] ?? ["casusDossier", ...(idempotencyKey === "geen" ? [] : ["idempotentie"])];

let wereld: Wereld;
beforeAll(async () => {
  wereld = await maakWereld("open");
});

/** One question in which the actor is found only after the first read of the use case began. */
const vraagSamen = async (operatie: Operatie, actor = actorVoor("procesregisseur", "andere-organisatie")) => {
  const { deur } = wereld;
  const gelezen: string[] = [];
  let begonnen = (): void => undefined;
  const eersteLezing = new Promise<void>((klaar) => {
    begonnen = klaar;
  });
  const casework = new Proxy(deur.casework, {
    get: (doel, naam) => {
      const lid: unknown = Reflect.get(doel, naam);
      if (typeof lid !== "function") return lid;
      return (...invoer: readonly unknown[]): unknown => {
        gelezen.push(String(naam));
        begonnen();
        return Reflect.apply(lid, doel, invoer);
      };
    },
  });
  let actorgelezen = 0;
  const handler = createApiHandler({
    routes: routesVan({ ...deur, casework }),
    token: {
      verify: (aanmeldnaam) => Promise.resolve(gelukt({ aanmeldnaam, soort: actor.soort, scopes: [] })),
    },
    register: {
      vind: async () => {
        actorgelezen += 1;
        await eersteLezing;
        return actor;
      },
    },
    config: { probleemBasis: PROBLEEM_BASIS, apiBasis: "/v1" },
    nu: () => NU,
    log: () => undefined,
  });
  const antwoord = await handler(
    {
      ...{ path: adresVoor(wereld, operatie, actor), httpMethod: operatie.methode, body: bodyVoor(operatie) },
      ...{ headers: { Authorization: "Bearer iemand", "Idempotency-Key": "een-sleutel" }, isBase64Encoded: false },
      multiValueQueryStringParameters: null,
    },
    {} as Context,
  );
  return { status: antwoord.statusCode, gelezen, actorgelezen };
};

describe("what a decision reads", () => {
  it("is asked of operations that there are", () => {
    expect(OVER_EEN_CASUS.length).toBeGreaterThan(20);
    expect(Object.keys(LEEST).filter((naam) => !OVER_EEN_CASUS.some((een) => een.operationId === naam))).toEqual([]);
  });

  it.each(OVER_EEN_CASUS.map((operatie) => [operatie.operationId, operatie] as const))(
    "%s: the actor once, together with the first read",
    async (_naam, operatie) => {
      const { status, gelezen, actorgelezen } = await vraagSamen(operatie);
      // Somebody elsewhere: nothing beyond the decision is read for them.
      expect([403, 404]).toContain(status);
      expect(actorgelezen).toBe(1);
      expect(gelezen.toSorted()).toEqual([...leest(operatie)].toSorted());
    },
  );

  it("is the same for who sees the casus with all that is in it: nothing for each item", async () => {
    const dossier = await wereld.deur.casework.casusDossier(casusIdSchema.parse(wereld.casusId));
    if (dossier === null) throw new Error("geen casus");
    const { casus, acties, taken, uitnodigingen, vastleggingen } = dossier;
    expect(Math.min(acties.length, taken.length, uitnodigingen.length, vastleggingen.length)).toBeGreaterThan(1);
    // The register is what the access report is about: it reads more, and a bounded part of it (inzagerechten.test.ts). A
    // suggestion asks what was reported of each client (uitnodigen.test.ts).
    const meer = ["leesInzagerechten", "leesPartnervoorstel"];
    const leesoperaties = OVER_EEN_CASUS.filter(({ methode }) => methode === "GET");
    for (const operatie of leesoperaties.filter(({ operationId }) => !meer.includes(operationId))) {
      const rol = ["leesMelding", "leesBijlagenVanMelding", "leesMatchvragen"].includes(operatie.operationId)
        ? "meldpunt"
        : operatie.operationId === "leesBijdrage"
          ? "zorgcoordinator"
          : "procesregisseur";
      const { status, gelezen, actorgelezen } = await vraagSamen(operatie, actorVoor(rol, "eigen-organisatie"));
      expect([operatie.operationId, status, actorgelezen]).toEqual([operatie.operationId, 200, 1]);
      expect(new Set(gelezen)).toEqual(new Set([...leest(operatie), ...(ERNA[operatie.operationId] ?? [])]));
      // The meldingen of a casus lie with its clients: one query of each, and nothing of each melding.
      const perClient = gelezen.filter((lezing) => lezing === "dossierMeldingen").length;
      const clienten = VIA_CLIENTEN.includes(operatie.operationId) ? casus.dossierIds.length : 1;
      expect([operatie.operationId, gelezen.length]).toEqual([
        operatie.operationId,
        new Set(gelezen).size + (perClient === 0 ? 0 : clienten - 1),
      ]);
    }
  });
});
