import type { Context } from "aws-lambda";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { casusRoutes } from "../../functions/casus/routes.ts";
import { maakCasework } from "../../shared/adapters/dynamodb/casework.ts";
import { maakRegister, vulRegister } from "../../shared/adapters/dynamodb/register.ts";
import { maakVerwerkingslog } from "../../shared/adapters/dynamodb/verwerkingslog.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { createApiHandler } from "../../shared/runtime/api-handler.ts";
import { bewaar } from "../contract/casework-opstelling.ts";
import { maakAfhankelijkhedenDouble } from "../doubles/afhankelijkheden.ts";
import { LEZERS, maakVolleCasus, type Lezer } from "../fixtures/volle-casus.ts";
import { NU } from "../unit/access/matrix/relaties.ts";
import type { KaleCloud } from "./kale-tabellen.ts";

const LOG = { registerBasis: "urn:ketenregie:proef:verwerking", bewaarDagen: 1_830 };
/** The service counts a strongly consistent read in steps of so many bytes. */
const PER_EENHEID = 4_096;

/** How many bytes the service counts for a value: names and values in UTF-8, three more for a list or map, one an element. */
const bytesVan = (waarde: unknown): number => {
  if (typeof waarde === "string") return Buffer.byteLength(waarde);
  if (typeof waarde === "number") return Math.ceil(String(waarde).length / 2) + 1;
  if (Array.isArray(waarde)) return 3 + waarde.reduce((som: number, deel) => som + 1 + bytesVan(deel), 0);
  if (typeof waarde !== "object" || waarde === null) return 1;
  return (
    3 + Object.entries(waarde).reduce((som, [naam, deel]) => som + 1 + Buffer.byteLength(naam) + bytesVan(deel), 0)
  );
};

interface Vraag {
  readonly opdracht: string;
  /** Size of each item that came back. */
  readonly items: readonly number[];
}

/** What one read of a full casus asked of the service. */
export interface Meting {
  readonly naam: string;
  readonly status: number;
  readonly antwoordBytes: number;
  /** The reads, in the order in which they were answered; writes of the log are not among them. */
  readonly vragen: readonly Vraag[];
  /** Read capacity units by what came back: a query is counted as a whole, a batch and a get by the item. */
  readonly eenheden: number;
}

const itemsUit = (uitvoer: unknown): readonly unknown[] => {
  const { Item, Items, Responses } = uitvoer as {
    readonly Item?: unknown;
    readonly Items?: readonly unknown[];
    readonly Responses?: Readonly<Record<string, readonly unknown[]>>;
  };
  return Items ?? (Responses === undefined ? (Item === undefined ? [] : [Item]) : Object.values(Responses).flat());
};

const eenhedenVan = ({ opdracht, items }: Vraag): number =>
  opdracht === "QueryCommand"
    ? Math.ceil(items.reduce((som, een) => som + een, 0) / PER_EENHEID)
    : items.reduce((som, een) => som + Math.ceil(een / PER_EENHEID), 0);

const LEEST = ["GetItemCommand", "QueryCommand", "BatchGetItemCommand", "ScanCommand", "TransactGetItemsCommand"];

/** Notes every read of this client, until it is told to stop. */
const bekijk = (client: DynamoDBDocumentClient) => {
  const vragen: Vraag[] = [];
  client.middlewareStack.add(
    (verder, context) => async (invoer) => {
      const antwoord = await verder(invoer);
      const opdracht = `${String(context.commandName).replace(/Command$/, "")}Command`;
      vragen.push({ opdracht, items: itemsUit(antwoord.output).map(bytesVan) });
      return antwoord;
    },
    { step: "initialize", name: "bekijk", priority: "low" },
  );
  return { vragen, klaar: () => client.middlewareStack.remove("bekijk") };
};

/**
 * Reads one full casus as every kind of reader, through the frame and the real adapters, and tells what the service was asked.
 * @param aantal how many contributions of the largest size
 */
export const meetCasusbeeld = async ({ client, maakTabellen }: KaleCloud, aantal = 60): Promise<readonly Meting[]> => {
  const { tabel, logtabel, verwijder } = await maakTabellen();
  const casework = maakCasework({ client, tabel, logtabel, log: LOG });
  const { casusId, records, inbreng } = maakVolleCasus({ aantal });
  await bewaar(casework, records);
  for (let van = 0; van < inbreng.length; van += 10) await bewaar(casework, inbreng.slice(van, van + 10).flat());
  await vulRegister(
    client,
    tabel,
    LEZERS.map(({ actor }) => actor),
  );
  const handler = createApiHandler({
    routes: casusRoutes({
      ...maakAfhankelijkhedenDouble(),
      ...{ casework, verwerkingslog: maakVerwerkingslog(client, logtabel, LOG) },
    }),
    token: {
      verify: (aanmeldnaam) => {
        const soort = LEZERS.find(({ actor }) => actor.aanmeldnaam === aanmeldnaam)?.actor.soort ?? "persoon";
        return Promise.resolve(gelukt({ aanmeldnaam, soort, scopes: ["casussen:lezen"] }));
      },
    },
    register: maakRegister(client, tabel),
    config: { probleemBasis: "https://ketenregie.example/problemen", apiBasis: "/v1" },
    nu: () => NU,
    log: () => undefined,
  });
  const meet = async ({ naam, actor }: Lezer): Promise<Meting> => {
    const { vragen, klaar } = bekijk(client);
    const { statusCode, body } = await handler(
      {
        ...{ path: `/v1/casussen/${casusId}`, httpMethod: "GET", body: null, isBase64Encoded: false, resource: "" },
        ...{ headers: { Authorization: `Bearer ${actor.aanmeldnaam}` }, multiValueQueryStringParameters: null },
      },
      {} as Context,
    );
    klaar();
    const gelezen = vragen.filter(({ opdracht }) => LEEST.includes(opdracht));
    return {
      ...{ naam, status: statusCode, antwoordBytes: Buffer.byteLength(body), vragen: gelezen },
      eenheden: gelezen.reduce((som, vraag) => som + eenhedenVan(vraag), 0),
    };
  };
  const metingen: Meting[] = [];
  for (const lezer of LEZERS) metingen.push(await meet(lezer));
  await verwijder();
  return metingen;
};
