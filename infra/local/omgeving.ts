import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { maakDocumentClient } from "../../shared/adapters/dynamodb/client.ts";
import { vulRegister } from "../../shared/adapters/dynamodb/register.ts";
import { DEMO_ACTORS } from "./actors.ts";
import { deployLocal } from "./deploy.ts";
import { kanaalgeheim } from "./kanaalgeheimen.ts";
import { slaKlok } from "./klok.ts";
import { lokaleClient } from "./lokale-client.ts";
import { AWS_REGIO, endpointVan, killFuncties, killMinistack, restartMinistack, startMinistack } from "./ministack.ts";
import { output } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { startReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";
import { seedActors } from "./seed.ts";
import { haalToken } from "./token.ts";
import { bewaarWolk, mapVan, neemWolk, ruimRestenOp, verwijderWolk } from "./wolken.ts";
import type { Wolk } from "./wolken.ts";

/** A local cloud with every stack deployed and the demo actors in it. */
export interface Omgeving {
  /** Its name, by which `npm run token -- <actor> --cloud <naam>` finds it. */
  readonly naam: string;
  /** Address of the API without version: `<api>/v1/meldingen`. */
  readonly api: string;
  /** Address of the emulator, for an AWS SDK. */
  readonly endpoint: string;
  readonly outputs: Outputs;
  /** The systems of all webhook recipients. */
  readonly ontvanger: Receiver;
  /** A bearer token of a demo actor. */
  readonly token: (actor: string) => Promise<string>;
  /** Lets the watchdog make a round now. */
  readonly slaKlok: () => Promise<void>;
  /** Ends everything and removes it. */
  readonly stop: () => Promise<void>;
  /** Stops the emulator gracefully and starts it again in place; what that loses, `restartMinistack` tells. */
  readonly restart: () => Promise<void>;
  /** The power goes: kills the emulator and leaves everything else lying about. */
  readonly kill: () => Promise<void>;
  /** Kills functions in the middle of whatever they do: each process of one for which `kies` says so; of functions with one of these names only. */
  readonly killFuncties: (kies: (pid: number) => boolean, namen?: readonly string[]) => void;
}

export interface Omgevingopties {
  /** Hears what happens, for whoever waits. */
  readonly meld?: (regel: string) => void;
}

/** Deploys every stack to a running emulator and puts the demo actors in; both may be done again. */
export const richtIn = async (wolk: Wolk, ontvanger: string, meld: (regel: string) => void): Promise<Wolk> => {
  const { ministack, naam, tijdelijk } = wolk;
  if (ministack === null) throw new Error(`the local cloud "${naam}" does not run`);
  const endpoint = endpointVan(ministack.port);
  meld("stacks uitrollen");
  const outputs = await deployLocal({ endpoint, ontvanger, tijdelijk });
  meld("demo-actoren inschrijven");
  const dynamodb = new DynamoDBClient(lokaleClient(endpoint));
  const client = maakDocumentClient(dynamodb);
  const tabel = output(outputs, "TabelNaam");
  await seedActors({ endpoint, outputs, map: mapVan(naam) }, async (records) => vulRegister(client, tabel, records));
  dynamodb.destroy();
  return bewaarWolk({ ...wolk, outputs });
};

/** Address of the API of a deployed cloud. */
export const apiVan = (endpoint: string, outputs: Outputs): string =>
  `${endpoint}/_aws/execute-api/${output(outputs, "ApiId")}/${output(outputs, "ApiStage")}`;

/** What a program must know to use a deployed cloud: the line with which `npm run cloud:up` ends. */
export const beschrijving = (endpoint: string, outputs: Outputs) => ({
  api: apiVan(endpoint, outputs),
  issuer: output(outputs, "OidcUitgever"),
  tokenEndpoint: output(outputs, "TokenEindpunt"),
  endpoint,
  region: AWS_REGIO,
  table: output(outputs, "TabelNaam"),
  actors: DEMO_ACTORS.map(({ naam, soort, organisatie, rollen }) => ({ naam, soort, organisatie, rollen })),
});

/**
 * Starts a local cloud, complete: emulator, webhook receiver, every stack, the demo actors. Leftovers of clouds that
 * were killed are cleared first. It ends with this process, however that ends.
 * @param gewenst its name; `<naam>-2` and so on while another uses it
 */
export const startOmgeving = async (
  gewenst: string,
  { meld = () => undefined }: Omgevingopties = {},
): Promise<Omgeving> => {
  for (const rest of await ruimRestenOp()) meld(`resten opgeruimd van '${rest}'`);
  let wolk = neemWolk(gewenst, { alleenDeze: false });
  const { naam } = wolk;
  // Known only after the deploy, which needs the receiver's address.
  let geheimVan = async (ontvanger: string): Promise<string> => Promise.reject(new Error(`${ontvanger} is too early`));
  const receiver = await startReceiver(async (ontvanger) => geheimVan(ontvanger));
  const stop = async (): Promise<void> => {
    await receiver.stop();
    await verwijderWolk(naam);
  };
  try {
    meld(`lokale cloud '${naam}' starten`);
    wolk = await startMinistack(wolk, { blijft: false });
    wolk = await richtIn(wolk, receiver.url, meld);
  } catch (fout) {
    await stop();
    throw fout;
  }
  const outputs = wolk.outputs ?? {};
  const endpoint = endpointVan(wolk.ministack?.port ?? 0);
  geheimVan = kanaalgeheim({ endpoint, outputs });
  return {
    naam,
    api: apiVan(endpoint, outputs),
    endpoint,
    outputs,
    ontvanger: receiver,
    token: async (actor) => haalToken(actor, { endpoint, outputs, map: mapVan(naam) }),
    slaKlok: async () => slaKlok(endpoint),
    stop,
    restart: async () => {
      wolk = await restartMinistack(wolk, { blijft: false });
    },
    kill: async () => {
      // Nobody's any more: the next start clears it.
      wolk = bewaarWolk({ ...wolk, eigenaar: null });
      await receiver.stop();
      await killMinistack(wolk);
    },
    killFuncties: (kies, namen) => {
      killFuncties(wolk, kies, namen);
    },
  };
};
