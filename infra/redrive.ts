/**
 * `npm run redrive -- --ontvanger nla --van 12 --tot 40`: has notifications of a recipient offered again, or with `--hervat` its
 * suspended channel resumed, and waits until that is done. It calls the API, as anybody does: `--api` and a token in
 * `KETENREGIE_TOKEN`, or without `--api` the newest local cloud as its demo actor `ops`.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as slaap } from "node:timers/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { apiVan } from "./local/omgeving.ts";
import { haalToken, vindTokenbron } from "./local/token.ts";

const GEBRUIK = `npm run redrive -- --ontvanger <code> [welke] [--ook-bezorgde] [--api <adres> | --cloud <naam>]
  --van <nummer> [--tot <nummer>]          van nummer tot en met nummer
  --sinds <tijdstip> [--tot <tijdstip>]    wat in die tijd is gebeurd
  --bericht <id>                           één event
  --hervat                                 een geschorst kanaal hervatten, met wat sindsdien is opgegeven`;

/** What the command asks of the API. */
export interface Redrive {
  readonly pad: string;
  readonly body: unknown;
}

const nummerVan = (optie: string, tekst: string): number => {
  if (!/^[1-9]\d{0,11}$/.test(tekst)) throw new Error(`--${optie} moet een nummer zijn.\n\n${GEBRUIK}`);
  return Number(tekst);
};

const optiesVan = (argumenten: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argumenten],
      options: {
        ...{
          api: { type: "string" },
          cloud: { type: "string" },
          ontvanger: { type: "string" },
          van: { type: "string" },
        },
        ...{ sinds: { type: "string" }, tot: { type: "string" }, bericht: { type: "string" } },
        ...{ "ook-bezorgde": { type: "boolean" }, hervat: { type: "boolean" } },
      },
    }).values;
  } catch (fout) {
    throw new Error(`${fout instanceof Error ? fout.message : String(fout)}.\n\n${GEBRUIK}`, { cause: fout });
  }
};

/** The arguments of the command, refused with how it is used. */
export const leesRedrive = (
  argumenten: readonly string[],
): Redrive & { readonly api: string | undefined; readonly cloud: string | undefined } => {
  const values = optiesVan(argumenten);
  const { api, cloud, ontvanger, van, sinds, tot, bericht, hervat } = values;
  if (ontvanger === undefined || !/^[a-z][a-z0-9-]*$/.test(ontvanger))
    throw new Error(`Noem een --ontvanger.\n\n${GEBRUIK}`);
  const genoemd = [van, sinds, bericht, hervat].filter((een) => een !== undefined);
  if (genoemd.length !== 1 || (tot !== undefined && van === undefined && sinds === undefined))
    throw new Error(`Noem precies één van --van, --sinds, --bericht en --hervat.\n\n${GEBRUIK}`);
  const kanaal = `/v1/kanalen/${ontvanger}`;
  const waar = { api: api?.replace(/\/(v1\/?)?$/, ""), cloud };
  if (hervat === true) return { ...waar, pad: `${kanaal}/hervattingen`, body: {} };
  const welke =
    van === undefined
      ? sinds === undefined
        ? { berichtId: bericht }
        : { periode: { van: sinds, ...(tot === undefined ? {} : { tot }) } }
      : { nummers: { van: nummerVan("van", van), ...(tot === undefined ? {} : { totEnMet: nummerVan("tot", tot) }) } };
  return { ...waar, pad: `${kanaal}/herleveringen`, body: { ...welke, ookBezorgde: values["ook-bezorgde"] ?? false } };
};

const probleemSchema = z.looseObject({
  title: z.string(),
  detail: z.string(),
  fouten: z.array(z.object({ veld: z.string(), melding: z.string() })).optional(),
});
const voortgangSchema = z.looseObject({
  status: z.enum(["loopt", "klaar", "gestopt"]),
  reden: z.string().nullable(),
  ...{ van: z.int(), totEnMet: z.int(), bezienTotEnMet: z.int(), aangeboden: z.int() },
});
const hervatSchema = z.looseObject({ herleveringId: z.string().nullable() });

/** The API as this command calls it: paths from `/v1` on, with a token. */
export interface RedriveApi {
  readonly vraag: (
    methode: "GET" | "POST",
    pad: string,
    body?: unknown,
  ) => Promise<{ readonly status: number; readonly body: unknown; readonly locatie: string | null }>;
  /** Waits before it asks again. */
  readonly wacht: () => Promise<void>;
  readonly meld: (regel: string) => void;
}

const weigering = (body: unknown): string => {
  const { data } = probleemSchema.safeParse(body);
  if (data === undefined) return "De API gaf geen antwoord dat dit commando begrijpt.";
  return [
    `${data.title}: ${data.detail}`,
    ...(data.fouten ?? []).map(({ veld, melding }) => `  ${veld}: ${melding}`),
  ].join("\n");
};

/** Asks it, tells how far it is until it is done, and answers the exit code: 0 when all was offered. */
export const redrive = async ({ pad, body }: Redrive, { vraag, wacht, meld }: RedriveApi): Promise<0 | 1> => {
  const gevraagd = await vraag("POST", pad, body);
  if (gevraagd.status !== 202) {
    meld(weigering(gevraagd.body));
    return 1;
  }
  let adres = gevraagd.locatie === null ? null : gevraagd.locatie.slice(Math.max(gevraagd.locatie.indexOf("/v1/"), 0));
  if (pad.endsWith("/hervattingen")) {
    const { herleveringId } = hervatSchema.parse(gevraagd.body);
    meld("Het kanaal is hervat; bij de volgende bezorging komt er een handdruk.");
    if (herleveringId === null) return 0;
    adres = pad.replace("hervattingen", `herleveringen/${herleveringId}`);
  }
  if (adres === null) throw new Error("The answer does not say where its progress is");
  let vorige = -1;
  for (;;) {
    const antwoord = await vraag("GET", adres);
    if (antwoord.status !== 200) {
      meld(weigering(antwoord.body));
      return 1;
    }
    const { status, reden, totEnMet, bezienTotEnMet, aangeboden } = voortgangSchema.parse(antwoord.body);
    if (bezienTotEnMet !== vorige)
      meld(`Tot en met nummer ${bezienTotEnMet} van ${totEnMet}: ${aangeboden} aangeboden.`);
    vorige = bezienTotEnMet;
    if (status === "gestopt") meld(`Gestopt: ${reden ?? "onbekend"}. Herstel dat en vraag de rest opnieuw.`);
    if (status === "klaar" && aangeboden === 0)
      meld("Hier was niets meer te bezorgen. Wat de ontvanger al kreeg, biedt --ook-bezorgde nog eens aan.");
    if (status !== "loopt") return status === "klaar" ? 0 : 1;
    await wacht();
  }
};

/** Where the API is and who asks: as it is said, or the newest local cloud. */
const vindApi = async (api: string | undefined, cloud: string | undefined) => {
  if (api === undefined) {
    const bron = vindTokenbron(cloud);
    return { basis: apiVan(bron.endpoint, bron.outputs), token: await haalToken("ops", bron) };
  }
  const token = process.env["KETENREGIE_TOKEN"] ?? "";
  if (token === "")
    throw new Error(
      "Zet een token in KETENREGIE_TOKEN: van iemand met de rol ops, of van het systeem van de ontvanger.",
    );
  return { basis: api, token };
};

const main = async (): Promise<void> => {
  const gevraagd = leesRedrive(process.argv.slice(2));
  const { basis, token } = await vindApi(gevraagd.api, gevraagd.cloud);
  const sleutel = randomUUID();
  process.exitCode = await redrive(gevraagd, {
    vraag: async (methode, pad, body) => {
      const adres = `${basis}${pad}`;
      const antwoord = await fetch(adres, {
        method: methode,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": sleutel }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((fout: unknown) => {
        throw new Error(`Geen antwoord van ${adres}. Vraag het zo nog eens.`, { cause: fout });
      });
      const gelezen: unknown = await antwoord.json().catch(() => null);
      return { status: antwoord.status, body: gelezen, locatie: antwoord.headers.get("location") };
    },
    wacht: () => slaap(1_000),
    meld: (regel) => {
      console.log(regel);
    },
  });
};

if (import.meta.main)
  main().catch((fout: unknown) => {
    console.error(fout instanceof Error ? fout.message : fout);
    process.exitCode = 1;
  });
