import { readFileSync } from "node:fs";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { afterAll, beforeAll, expect, it } from "vitest";
import { maakKetenclient, type Apiantwoord, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { wachtwoordbestand } from "../../infra/local/token.ts";
import { mapVan } from "../../infra/local/wolken.ts";
import { maakMelding } from "../fixtures/melding.ts";
import { deelnemers, opdracht } from "../fixtures/opdrachten.ts";
import { binnen } from "./wachten.ts";

const NIEUW = "nieuw-teamlid";
let omgeving: Omgeving;
let client: Ketenclient;

/** Somebody who can sign in, and whom the register does not know: their `sub`. */
const maakGebruiker = async (): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient(lokaleClient(omgeving.endpoint));
  const gebruiker = { UserPoolId: omgeving.outputs["GebruikerspoolId"], Username: NIEUW };
  const Password = readFileSync(wachtwoordbestand(mapVan(omgeving.naam)), "utf8");
  const { User } = await cognito.send(
    new AdminCreateUserCommand({ ...gebruiker, TemporaryPassword: Password, MessageAction: "SUPPRESS" }),
  );
  await cognito.send(new AdminSetUserPasswordCommand({ ...gebruiker, Password, Permanent: true }));
  client = maakKetenclient({
    api: omgeving.api,
    token: async (naam) => {
      if (naam !== NIEUW) return omgeving.token(naam);
      const { AuthenticationResult } = await cognito.send(
        new InitiateAuthCommand({
          AuthFlow: "USER_PASSWORD_AUTH",
          ClientId: omgeving.outputs["PersonenClientId"],
          AuthParameters: { USERNAME: NIEUW, PASSWORD: Password },
        }),
      );
      return z.string().parse(AuthenticationResult?.AccessToken);
    },
  });
  return z.string().parse(User?.Attributes?.find(({ Name }) => Name === "sub")?.Value);
};

beforeAll(async () => {
  omgeving = await startOmgeving("test-beheer");
}, 120_000);
afterAll(async () => {
  await omgeving.stop();
});

const velden = z.looseObject({});
const tekst = ({ body }: Apiantwoord, veld: string): string => z.string().parse(velden.parse(body)[veld]);
const lijst = ({ body }: Apiantwoord) => z.object({ resultaten: z.array(velden) }).parse(body).resultaten;

it("somebody comes into the register, gets a seat and a mandate, decides, and no longer when their organisation leaves", async () => {
  const aanmeldnaam = await maakGebruiker();
  const { roep, moet, wachtOpTaak, weeg: weegAls } = client;
  const beheer = async (pad: string, body: unknown): Promise<Apiantwoord> =>
    moet(201, roep("beheerder", "POST", `/v1/${pad}`, body), pad);
  expect((await roep(NIEUW, "GET", "/v1/taken")).status).toBe(403);

  const bij = "partners/moviera/medewerkers";
  const iemand = await beheer(bij, { aanmeldnaam, soort: "persoon", rollen: ["lid-ketenregieteam"] });
  const actorId = tekst(iemand, "actorId");
  expect(iemand.koppen.get("etag")).toBe('"1"');
  expect(iemand.koppen.get("location")).toMatch(new RegExp(`/v1/${bij}/${actorId}$`));
  await beheer("zetels/moviera/bezettingen", { organisatie: "moviera", actorId });
  const zetels = lijst(await moet(200, roep("procesregisseur", "GET", "/v1/zetels"), "zetels"));
  expect(zetels.find(({ zetel }) => zetel === "moviera")).toMatchObject({
    houder: { actorId },
    waarschuwingen: [{ code: "houder-zonder-mandaat" }, { code: "houder-zonder-mandaat" }],
  });

  const melding = await moet(
    201,
    roep("systeem-veilig-thuis", "POST", "/v1/meldingen", maakMelding({}, 71), { "idempotency-key": "beheer-71" }),
    "melding",
  );
  const gelezen = await roep("meldpunt", "GET", `/v1/meldingen/${tekst(melding, "meldingId")}`);
  const casusId = tekst(gelezen, "casusId");
  const casus = `/v1/casussen/${casusId}`;
  await wachtOpTaak(NIEUW, casusId, "weging-1");
  const weging = opdracht.eersteWeging({ deelnemers: deelnemers("politie", "moviera", "om") });
  const weeg = async () => moet(201, weegAls(NIEUW, casusId, weging), "weging");
  await expect(weeg()).rejects.toThrow(/403.*geen-mandaat/);
  expect((await roep("zetel-moviera", "GET", casus)).status).toBe(404);

  const mandaat = { mandaat: "weging", van: "2026-01-01T00:00:00Z", tot: null, verleendDoor: "bestuur" };
  await beheer(`${bij}/${actorId}/mandaten`, mandaat);
  await weeg();
  const versies = lijst(await moet(200, roep("fg", "GET", `/v1/${bij}/${actorId}/versies`), "versies"));
  expect(versies.map(({ versie, wat }) => [versie, wat])).toEqual([
    [1, "registreerMedewerker"],
    [2, "bezetZetel"],
    [3, "verleenMandaat"],
  ]);

  const zien = async () =>
    lijst(await moet(200, roep("fg", "GET", `${casus}/inzagerechten?aantal=100`), "inzagerechten")).map(
      (wie) => wie["actorId"],
    );
  expect(await zien()).toEqual(expect.arrayContaining([actorId, "zetel-politie", "procesregisseur"]));

  // Its part in the chain ends: the driver carries that to everybody there.
  expect((await roep(NIEUW, "GET", casus)).status).toBe(200);
  await beheer("partners/moviera/uittredingen", { per: "2026-01-01T00:00:00Z", reden: "opgeheven" });
  await binnen(20, async () => {
    expect((await roep(NIEUW, "GET", casus)).status).toBe(404);
    const { body } = await roep("beheerder", "GET", "/v1/partners/moviera");
    expect(body).toMatchObject({ convenantpartij: false, wordtDoorgevoerd: false });
  });
  expect(await zien()).not.toContain(actorId);

  const pad = `/v1/${bij}/${actorId}`;
  const nu = await roep("beheerder", "GET", pad);
  const zonder = { rollen: [], gemeente: null };
  expect((await roep("beheerder", "PUT", pad, zonder, { "if-match": '"1"' })).status).toBe(412);
  const etag = nu.koppen.get("etag") ?? "";
  expect(await roep("beheerder", "PUT", pad, zonder, { "if-match": etag })).toMatchObject({ body: { rollen: [] } });
}, 60_000);
