import type { Context } from "aws-lambda";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { maakOpenApi } from "../../../shared/api/openapi.ts";
import { definieerOperatie, weigeringenVan } from "../../../shared/api/operatie.ts";
import { gelukt, mislukt } from "../../../shared/domain/result.ts";
import { GEEN_WIJZIGING } from "../../../shared/domain/wijziging.ts";
import { createApiHandler } from "../../../shared/runtime/api-handler.ts";
import { etagUit, etagVan, toetsIfMatch } from "../../../shared/runtime/etag.ts";
import { maakRoute } from "../../../shared/runtime/route.ts";
import { schrijfVersie } from "../../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../../shared/runtime/verzoek.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { maakRegisterDouble } from "../../doubles/afhankelijkheden.ts";
import { actorMet } from "../../fixtures/actoren.ts";
import { inhoud, probleem, PROBLEEM_BASIS } from "./proefapi.ts";

const wijzigProef = definieerOperatie({
  operationId: "wijzigProef",
  methode: "PUT",
  pad: "/v1/proeven",
  samenvatting: "Proef",
  tag: "Proeven",
  scope: null,
  body: z.strictObject({ a: z.int() }),
  antwoorden: { 200: z.object({ versie: z.int(), a: z.int() }), 204: null },
  weigeringen: [],
  etag: true,
  ifMatch: true,
});

const vraag = async (
  ifMatch: string | null,
  antwoord: AntwoordVan<typeof wijzigProef> = { status: 200, body: { versie: 4, a: 1 } },
) => {
  const handler = createApiHandler({
    routes: [
      maakRoute(wijzigProef, (verzoek: Verzoek<typeof wijzigProef>): Promise<AntwoordVan<typeof wijzigProef>> => {
        const versie = verzoek.toetsVersie(3);
        return Promise.resolve(versie.ok ? antwoord : { weigering: versie.fout });
      }),
    ],
    token: { verify: (naam) => Promise.resolve(gelukt({ aanmeldnaam: naam, soort: "persoon", scopes: [] })) },
    register: maakRegisterDouble([actorMet("procesregisseur")]),
    config: { probleemBasis: PROBLEEM_BASIS, apiBasis: "/v1" },
    log: () => undefined,
  });
  return handler(
    {
      ...{ path: "/v1/proeven", httpMethod: "PUT", body: "{}", isBase64Encoded: false },
      headers: { Authorization: "Bearer procesregisseur", ...(ifMatch === null ? {} : { "If-Match": ifMatch }) },
      multiValueQueryStringParameters: null,
    },
    {} as Context,
  );
};

describe("If-Match", () => {
  it("that names the version lets the change be, and the answer tells the new one", async () => {
    const antwoord = await vraag('"3"');
    expect(antwoord).toMatchObject({ statusCode: 200, headers: { ETag: '"4"' } });
    expect(inhoud(antwoord)).toEqual({ versie: 4, a: 1 });
  });

  it.each([null, "", "*", "3", 'W/"3"', '"3", "4"', '"0"', '"03"', '"é"', `"${"9".repeat(40)}"`])(
    "%j does not say on which version the change rests",
    async (kop) => {
      expect(probleem(await vraag(kop))).toMatchObject({ status: 428, code: "if-match-nodig" });
    },
  );

  it.each(['"2"', '"4"', ' "30" '])("%j is another version", async (kop) => {
    expect(probleem(await vraag(kop))).toMatchObject({ status: 412, code: "verouderd" });
  });

  it("is what an ETag of ours says", () => {
    for (const versie of [1, 12, 999]) {
      expect(toetsIfMatch(etagVan(versie), versie)).toEqual(gelukt(null));
      expect(toetsIfMatch(etagVan(versie), versie + 1)).toEqual(mislukt({ code: "verouderd" }));
    }
  });
});

describe("ETag", () => {
  it("goes with a stored answer too, and not with an answer without content", async () => {
    const herhaling = { status: 200, locatie: null, antwoord: '{"a":1,"versie":1}' };
    expect((await vraag('"3"', { herhaling })).headers).toMatchObject({ ETag: '"1"' });
    const leeg = await vraag('"3"', { status: 204 });
    expect(leeg).toMatchObject({ statusCode: 204, body: "" });
    expect(leeg.headers).not.toHaveProperty("ETag");
  });

  it("cannot be promised by an operation whose answer holds no version", () => {
    for (const antwoord of [{}, { versie: 0 }, { versie: "1" }, null]) expect(() => etagUit(antwoord)).toThrow();
  });
});

it("the contract tells the header that is asked, the one that is given, and both refusals", () => {
  const document = maakOpenApi([wijzigProef], {
    ...{ titel: "Proef", versie: "1.0.0", beschrijving: "Proef", servers: [], tags: {} },
    ...{ contact: { naam: "x", email: "x@example.nl", url: "https://example.nl" } },
    ...{ probleemBasis: PROBLEEM_BASIS, tokenUrl: "https://example.nl/token" },
  });
  expect(weigeringenVan(wijzigProef)).toEqual(expect.arrayContaining(["if-match-nodig", "verouderd"]));
  expect(document.paths["/proeven"]?.["put"]).toMatchObject({
    parameters: expect.arrayContaining([{ $ref: "#/components/parameters/IfMatch" }]) as unknown,
    responses: {
      "200": { headers: { ETag: { $ref: "#/components/headers/ETag" } } },
      "204": { headers: expect.not.objectContaining({ ETag: expect.anything() as unknown }) as unknown },
      "412": {},
      "428": {},
    },
  });
  expect(document["components"]).toMatchObject({
    headers: { ETag: {} },
    parameters: { IfMatch: { name: "If-Match", in: "header", required: true } },
  });
});

describe("writing a version", () => {
  it("decides again when somebody came in between, and passes on what is decided then", async () => {
    let keer = 0;
    const casework = {
      ...maakCaseworkDouble(),
      schrijf: () => Promise.resolve(mislukt({ soort: "conflict" as const })),
    };
    const uitkomst = await schrijfVersie({ casework }, () => {
      keer += 1;
      return Promise.resolve(
        keer === 1 ? gelukt({ wijziging: GEEN_WIJZIGING, regels: [], antwoord: 1 }) : mislukt({ code: "verouderd" }),
      );
    });
    expect(uitkomst).toEqual(mislukt({ code: "verouderd" }));
  });

  it("gives the answer once it is written", async () => {
    const opdracht = gelukt({ wijziging: GEEN_WIJZIGING, regels: [], antwoord: "klaar" });
    expect(await schrijfVersie({ casework: maakCaseworkDouble() }, () => Promise.resolve(opdracht))).toEqual(
      gelukt("klaar"),
    );
  });
});
