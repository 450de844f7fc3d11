import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { setTimeout as slaap } from "node:timers/promises";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { walkJourney, type Reis } from "../../infra/local/journey.ts";
import { maakKetenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { reconcile, roepSluitend } from "../../infra/reconcile.ts";
import { leesRedrive, redrive } from "../../infra/redrive.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { output } from "../../infra/local/outputs.ts";
import { verzondenPost } from "../../infra/local/post.ts";
import { notificatiesPerOntvanger, uitvoeringenVan } from "../../infra/local/verslag.ts";
import { maakCasework } from "../../shared/adapters/dynamodb/casework.ts";
import { maakDocumentClient } from "../../shared/adapters/dynamodb/client.ts";
import { itemVan, sleutelVan } from "../../shared/adapters/dynamodb/table.ts";
import { verzamelGevoelig } from "../fixtures/gevoelig.ts";
import { maakGidsinvoer } from "../fixtures/gids.ts";
import { maakArbeidsuitbuitingCasus } from "../fixtures/melding.ts";
import { maakBericht, maakGebeurtenis } from "../fixtures/records.ts";
import { luisterOpBus } from "./busluisteraar.ts";
import { lekken } from "./lekkage.ts";
import { plantOveral } from "./lekproef.ts";
import { alleUitingen, PLAATSEN, type Uiting } from "./uitingen.ts";
import { binnen } from "./wachten.ts";

const SEED = 11;
let omgeving: Omgeving;
let reis: Reis;
let opDeBus: () => Promise<readonly Uiting[]>;

beforeAll(async () => {
  omgeving = await startOmgeving("test-reis");
  opDeBus = await luisterOpBus(omgeving);
  reis = await walkJourney(omgeving, { seed: SEED, meld: () => undefined });
}, 180_000);
afterAll(async () => {
  await omgeving.stop();
});

/** Who the n-th contactpersoon is, and how to reach them. */
const maakContact = (n: number) =>
  Object.fromEntries(
    Object.entries(maakGidsinvoer("contactpersoon", n)).filter(([veld]) =>
      ["naam", "telefoon", "email"].includes(veld),
    ),
  );

describe("the journey of a case, on the real stacks", () => {
  it("brings every machine to its end, one execution per monitoring round", async () => {
    await binnen(20, async () => {
      const uitvoeringen = await uitvoeringenVan(omgeving, reis.casusId);
      expect(uitvoeringen.map(({ naam, status }) => [naam, status])).toEqual([
        ...[
          ["2.1", "SUCCEEDED"],
          ["3.1", "SUCCEEDED"],
          ["4.1", "SUCCEEDED"],
          ["4.2", "SUCCEEDED"],
          ["5.1", "SUCCEEDED"],
        ],
      ]);
    });
  });

  it("shows nothing that does not hold, and has what the clock lost mended", { timeout: 60_000 }, async () => {
    const client = maakDocumentClient(new DynamoDBClient(lokaleClient(omgeving.endpoint)));
    const TableName = output(omgeving.outputs, "TabelNaam");
    const casework = maakCasework({ client, tabel: TableName, logtabel: null, log: null });
    const roep = await roepSluitend("local", lokaleClient(omgeving.endpoint));
    const ronde = async () => {
      const regels: string[] = [];
      const code = await reconcile({ roep, wacht: () => slaap(200), meld: (regel) => regels.push(regel) });
      return { code, regels: regels.filter((regel) => !regel.startsWith("Ronde")) };
    };
    expect(await ronde()).toEqual({ code: 0, regels: ["De keten is sluitend."] });
    const open = await casework.werkvoorraad({ rol: "zorgcoordinator", organisatie: "moviera" }, null, 1);
    const taak = open.items[0];
    if (taak?.type !== "taak") throw new Error("the journey left no task on the casus");
    const Key = sleutelVan(taak);
    await client.send(new UpdateCommand({ TableName, Key, UpdateExpression: "REMOVE klokPk, klokSk" }));
    expect((await ronde()).regels[0]).toBe(
      `hersteld  niet-op-klok  taak ${taak.taakId}  procesregisseur bij zvh  sinds ${(await casework.bevindingen("keten", null, 1)).items[0]?.gevondenOp ?? ""}`,
    );
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    expect(Item).toMatchObject({ klok: taak.klok, klokPk: itemVan(taak)["klokPk"], klokSk: itemVan(taak)["klokSk"] });
  });

  it("tells exactly those involved what they must know, signed", async () => {
    await binnen(20, () => {
      const per = notificatiesPerOntvanger(omgeving, reis);
      expect([...per.keys()].toSorted()).toEqual(
        ["gemeente-doetinchem", "ketenregieteam", "moviera", "nla", "politie", "veilig-thuis", "zvh"].toSorted(),
      );
      expect(per.get("nla")).toEqual(
        new Map([
          ["uitnodiging.verstuurd.v1", 1],
          ["casusoverleg.gepland.v1", 1],
          ["casus.voortgegaan.v1", expect.any(Number)],
          // What it agreed to do in the casusoverleg.
          ["taak.geopend.v1", 1],
          ["actie.uitgezet.v1", 1],
          ["casus.opgeschort.v1", 1],
          ["casus.hervat.v1", 1],
          ["termijn.verlengd.v1", 1],
          ["casus.gesloten.v1", 1],
        ]),
      );
      expect(per.get("veilig-thuis")).toEqual(
        new Map([
          ["casus.geopend.v1", 1],
          ["melding.verdeeld.v1", 1],
          // To hear who reported (H3.2-b2).
          ["taak.geopend.v1", 1],
        ]),
      );
      expect(per.get("ketenregieteam")?.get("casus.geopend.v1")).toBe(1);
      expect(per.get("ketenregieteam")?.get("taak.geopend.v1")).toBe(5);
      return Promise.resolve();
    });
    expect(omgeving.ontvanger.ontvangen().every(({ echt }) => echt)).toBe(true);
  });

  it("gives each recipient a feed without gaps, the same as what was delivered", async () => {
    const client = maakKetenclient(omgeving);
    const feedSchema = z.object({
      resultaten: z.array(
        z.object({ nummer: z.int(), event: z.looseObject({ id: z.string(), sequence: z.string() }) }),
      ),
    });
    const { body } = await client.moet(200, client.roep("systeem-nla", "GET", "/v1/notificaties?aantal=100"), "feed");
    const { resultaten } = feedSchema.parse(body);
    expect(resultaten.map(({ nummer }) => nummer)).toEqual(resultaten.map((_, plaats) => plaats + 1));
    expect(resultaten.map(({ event }) => Number(event.sequence))).toEqual(resultaten.map(({ nummer }) => nummer));
    const bezorgd = omgeving.ontvanger.ontvangen("nla").map(({ id }) => id);
    expect(new Set(bezorgd)).toEqual(new Set(resultaten.map(({ event }) => event.id)));
  });

  it("gives them once more when ops have them offered again, each as the event that it was", async () => {
    const client = maakKetenclient(omgeving);
    const voor = omgeving.ontvanger.ontvangen("nla");
    const code = await redrive(leesRedrive(["--ontvanger", "nla", "--van", "1", "--ook-bezorgde"]), {
      vraag: async (methode, pad, body) => {
        const antwoord = await client.roep("ops", methode, pad, body);
        return { ...antwoord, locatie: antwoord.koppen.get("location") };
      },
      wacht: () => slaap(200),
      meld: () => undefined,
    });
    expect(code).toBe(0);
    await binnen(20, () => {
      const na = omgeving.ontvanger.ontvangen("nla").slice(voor.length);
      expect(na.every(({ echt }) => echt)).toBe(true);
      expect(new Map(na.map(({ id, event }) => [id, event]))).toEqual(
        new Map(voor.map(({ id, event }) => [id, event])),
      );
      return Promise.resolve();
    });
    const { body } = await client.moet(
      200,
      client.roep("ops", "GET", "/v1/kanalen/nla/bezorgingen?stand=wacht"),
      "bezorgingen",
    );
    expect(body).toMatchObject({ meer: false });
  });

  it("hides the closed casus from the partner whose access ended with it", async () => {
    const client = maakKetenclient(omgeving);
    const { status } = await client.roep("partner-nla", "GET", `/v1/casussen/${reis.casusId}`);
    expect(status).toBe(404);
  });

  it("lets the reporter follow the status and nothing else", async () => {
    const client = maakKetenclient(omgeving);
    const { body } = await client.roep("systeem-veilig-thuis", "GET", `/v1/meldingen/${reis.meldingId}`);
    expect(body).toMatchObject({ status: "afgerond" });
    expect(Object.keys(z.looseObject({}).parse(body)).toSorted()).toEqual(
      ["meldingId", "status", "ontvangenOp", "melding"].toSorted(),
    );
    expect((await client.roep("systeem-politie", "GET", `/v1/meldingen/${reis.meldingId}`)).status).toBe(404);
  });

  it("records and reads a preventieactiviteit of hoofdstap 1", async () => {
    const client = maakKetenclient(omgeving);
    const invoer = {
      activiteit: "1.1",
      titel: "Gastles op school",
      doelgroepen: ["jongeren"],
      instrument: "gastles",
      gemeenten: ["Doetinchem"],
      van: "2026-11-02",
      partners: ["ggd"],
    };
    const gemaakt = await client.roep("aandachtsfunctionaris", "POST", "/v1/preventieactiviteiten", invoer);
    expect(gemaakt.status).toBe(201);
    const { preventieId } = z.looseObject({ preventieId: z.string() }).parse(gemaakt.body);
    const gelezen = await client.roep("bestuurder", "GET", `/v1/preventieactiviteiten/${preventieId}`);
    expect(gelezen.body).toEqual(gemaakt.body);
  });

  it("keeps a contactpersoon in the guide, by its version", async () => {
    const client = maakKetenclient(omgeving);
    const pad = "/v1/contactpersonen";
    const gemaakt = await client.roep("partner-ggd", "POST", pad, maakGidsinvoer("contactpersoon"));
    expect([gemaakt.status, gemaakt.koppen.get("etag")]).toEqual([201, '"1"']);
    const { gidsId } = z.looseObject({ gidsId: z.string() }).parse(gemaakt.body);
    const regel = `${pad}/${gidsId}`;
    const wijzig = (n: number) =>
      client.roep("partner-ggd", "PUT", regel, maakGidsinvoer("contactpersoon", n), { "if-match": '"1"' });
    const statussen = (await Promise.all([wijzig(2), wijzig(3)])).map(({ status }) => status);
    expect(statussen.toSorted()).toEqual([200, 412]);
    expect((await client.roep("systeem-nla", "GET", regel)).koppen.get("etag")).toBe('"2"');
    expect((await client.roep("bestuurder", "GET", regel)).status).toBe(403);
    const weg = await client.roep("partner-ggd", "DELETE", regel, undefined, { "if-match": '"2"' });
    expect(weg.status).toBe(204);
    expect((await client.roep("systeem-nla", "GET", pad)).body).toEqual({ resultaten: [], volgende: null });
    const { body } = await client.roep("systeem-nla", "GET", `${regel}/versies`);
    expect(z.looseObject({ resultaten: z.array(z.unknown()) }).parse(body).resultaten).toHaveLength(3);
  });

  it("mails who takes mail that there is something to see and where, once for what comes together, and its feed holds it", async () => {
    const data = { casusId: reis.casusId, stap: "lessen", activiteit: "5.3" };
    const bericht = () => ({ ...maakBericht("mee-samen"), data });
    const gebeurtenis = maakGebeurtenis({ berichten: [bericht(), bericht(), bericht()], klok: null });
    const client = maakDocumentClient(new DynamoDBClient(lokaleClient(omgeving.endpoint)));
    const casework = maakCasework({
      ...{ client, tabel: output(omgeving.outputs, "TabelNaam"), logtabel: null },
      log: { registerBasis: "urn:ketenregie:proef:verwerking", bewaarDagen: 1 },
    });
    expect((await casework.schrijf({ nieuw: [gebeurtenis], vervangen: [], mitsOpen: [] }, [])).ok).toBe(true);
    const ketenclient = maakKetenclient(omgeving);
    await binnen(25, async () => {
      const { body } = await ketenclient.roep("systeem-mee-samen", "GET", "/v1/notificaties");
      const { resultaten } = z.looseObject({ resultaten: z.array(z.unknown()) }).parse(body);
      expect(resultaten).toHaveLength(3);
      const post = await verzondenPost(omgeving.endpoint);
      expect(post.length).toBeGreaterThan(0);
      expect(post.length).toBeLessThanOrEqual(3);
      for (const { tekst, ...mail } of post) {
        expect(mail).toEqual({
          ...{ van: "niet-antwoorden@ketenregie.example", aan: ["aanmelding@mee-samen.example"] },
          onderwerp: "Er staat iets voor u klaar",
        });
        expect(tekst).toContain(`${omgeving.api}/v1/notificaties`);
      }
    });
  });

  it("leaves no personal data in executions, events, queue messages, deliveries, logs, metrics or feeds", async () => {
    const client = maakKetenclient(omgeving);
    const feeds = await Promise.all(
      ["systeem-veilig-thuis", "systeem-nla", "systeem-politie", "systeem-gemeente-doetinchem"].map(async (actor) => ({
        waar: "feed" as const,
        tekst: JSON.stringify((await client.roep(actor, "GET", "/v1/notificaties?aantal=100")).body),
      })),
    );
    const uitingen = [...(await alleUitingen(omgeving)), ...(await opDeBus()), ...feeds];
    for (const waar of ["uitvoering", "log", "webhook", "bus", "feed", "wachtrij", "geheim", "stack"] as const)
      expect(uitingen.filter((uiting) => uiting.waar === waar).length, waar).toBeGreaterThan(3);
    expect(uitingen.some(({ waar }) => waar === "e-mail")).toBe(true);
    const gevoelig = [
      ...verzamelGevoelig(maakArbeidsuitbuitingCasus(SEED)),
      ...[1, 2, 3].flatMap((n) => verzamelGevoelig(maakContact(n))),
      ...reis.teksten,
    ];
    expect(gevoelig.length).toBeGreaterThan(50);
    expect(lekken(uitingen, gevoelig)).toEqual([]);
  });

  it("would find a leak in every place, whatever the place makes of the text", async () => {
    const planted = 'Zegt: "ik durf niet terug" & huilt';
    const { feed, api, stop } = await plantOveral(omgeving, planted);
    await binnen(20, async () => {
      const uitingen = [...(await alleUitingen({ ...omgeving, api })), ...(await opDeBus()), feed];
      const gevonden = new Set(lekken(uitingen, [planted]));
      expect(PLAATSEN.filter((waar) => !gevonden.has(`${waar}: text 0`))).toEqual([]);
    }).finally(stop);
  });
});
