import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { casusdossierVan } from "../../domain/casusdossier.ts";
import type { KetenRecord } from "../../domain/records.ts";
import type { OpenTaak } from "../../domain/taak.ts";
import type { Casework, Pagina } from "../../ports/casework.ts";
import { maakLezer } from "./lezen.ts";
import type { Loginstellingen } from "./logitems.ts";
import { maakSchrijver } from "./schrijven.ts";
import {
  CASUS_VOORVOEGSEL,
  KLOK_SHARDS,
  klokPkVan,
  PREVENTIE_LIJST,
  recordAls,
  recordVan,
  SLEUTELS,
  TABEL,
  werkPkVan,
  type Item,
} from "./table.ts";

export interface CaseworkOpties {
  readonly client: DynamoDBDocumentClient;
  readonly tabel: string;
  /** Null for a function that writes no log lines. */
  readonly logtabel: string | null;
  readonly log: Loginstellingen;
}

/** Cursors hold a sort key only: a position in a list that the caller asks for anyway, nothing that widens it. */
const naarCursor = (waarde: unknown): string => Buffer.from(String(waarde)).toString("base64url");
const uitCursor = (cursor: string): string => Buffer.from(cursor, "base64url").toString("utf8");

/** The casework of the chain on DynamoDB. Keys and cost per access are in ACCESS_PATTERNS.md. */
export const maakCasework = (opties: CaseworkOpties): Casework => {
  const { een, vele, alle, bladzijde } = maakLezer(opties.client, opties.tabel);

  /** A page of an index, by its sort key: after the cursor (ascending) or before it (descending). */
  const index = async <T>(
    naam: keyof typeof TABEL.indexen,
    pk: string,
    vraag: {
      readonly cursor: string | null;
      readonly tot?: string;
      readonly aantal: number;
      readonly aflopend?: boolean;
    },
    maak: (item: Item) => T,
  ): Promise<Pagina<T>> => {
    const velden = TABEL.indexen[naam];
    const aflopend = vraag.aflopend ?? false;
    const positie = vraag.cursor === null ? (aflopend ? "\uFFFF" : " ") : uitCursor(vraag.cursor);
    const grens = vraag.tot === undefined ? (aflopend ? "#sk < :van" : "#sk > :van") : "#sk BETWEEN :van AND :tot";
    const { items, meer } = await bladzijde({
      IndexName: velden.naam,
      KeyConditionExpression: `#pk = :pk AND ${grens}`,
      ExpressionAttributeNames: { "#pk": velden.pk, "#sk": velden.sk },
      ExpressionAttributeValues: {
        ":pk": pk,
        // BETWEEN includes its ends: a position that was seen is passed by the smallest character after it.
        ":van": vraag.tot === undefined || vraag.cursor === null ? positie : `${positie} `,
        ...(vraag.tot === undefined ? {} : { ":tot": vraag.tot }),
      },
      ScanIndexForward: !aflopend,
      Limit: vraag.aantal,
    });
    const laatste = items.at(-1)?.[velden.sk];
    return { items: items.map(maak), volgende: meer && laatste !== undefined ? naarCursor(laatste) : null };
  };

  const partitie = (pk: string, voorvoegsel: string) =>
    alle({
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :voorvoegsel)",
      ExpressionAttributeValues: { ":pk": pk, ":voorvoegsel": voorvoegsel },
    });

  return {
    klokShards: KLOK_SHARDS,
    schrijf: maakSchrijver(opties),
    melding: (id) => een("melding", SLEUTELS.melding(id)),
    dossier: (id) => een("dossier", SLEUTELS.dossier(id)),
    dossierMeldingen: async (id) => {
      const items = await partitie(SLEUTELS.dossier(id).pk, "MELDING#");
      return items.map((item) => recordAls("dossier-melding", item));
    },
    dossiersBijSleutels: async (sleutels) => {
      const gevonden = await vele("persoonsleutel", sleutels.map(SLEUTELS.persoonsleutel));
      const dossiers = await vele(
        "dossier",
        gevonden.map(({ dossierId }) => SLEUTELS.dossier(dossierId)),
      );
      const opId = new Map(dossiers.map((dossier) => [dossier.dossierId, dossier]));
      return new Map(
        gevonden.flatMap(({ sleutel, dossierId }) => {
          const dossier = opId.get(dossierId);
          return dossier === undefined ? [] : [[sleutel, dossier] as const];
        }),
      );
    },
    casus: (id) => een("casus", SLEUTELS.casus(id)),
    casussen: (ids) => vele("casus", ids.map(SLEUTELS.casus)),
    casusDossier: async (id) => {
      const items = await partitie(SLEUTELS.casus(id).pk, CASUS_VOORVOEGSEL);
      return casusdossierVan(items.map(recordVan));
    },
    taak: (casusId, id) => een("taak", SLEUTELS.taak(casusId, id)),
    historieKop: (casusId, compartiment) => een("historie-kop", SLEUTELS["historie-kop"](casusId, compartiment)),
    historie: async (casusId, compartiment) => {
      const items = await partitie(SLEUTELS.casus(casusId).pk, `H#${compartiment}#`);
      return items.map((item) => recordAls("historie", item));
    },
    gebeurtenis: (bij, id) => een("gebeurtenis", SLEUTELS.gebeurtenis(bij.soort, bij.id, id)),
    preventieactiviteit: (id) => een("preventieactiviteit", SLEUTELS.preventieactiviteit(id)),
    preventieactiviteiten: (cursor, aantal) =>
      index("werk", PREVENTIE_LIJST, { cursor, aantal, aflopend: true }, (item) =>
        recordAls("preventieactiviteit", item),
      ),
    idempotentie: (sleutel) => een("idempotentie", SLEUTELS.idempotentie(sleutel)),
    werkvoorraad: (eigenaar, cursor, aantal) =>
      index("werk", werkPkVan(eigenaar), { cursor, aantal }, (item) => recordAls("taak", item) as OpenTaak),
    feed: async (ontvanger, na, aantal) => {
      const { items } = await bladzijde({
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :van AND :tot",
        ExpressionAttributeValues: {
          ":pk": SLEUTELS["feed-teller"](ontvanger).pk,
          ":van": SLEUTELS.notificatie(ontvanger, na + 1).sk,
          ":tot": "NUMMER#\uFFFF",
        },
        ConsistentRead: true,
        Limit: aantal,
      });
      return items.map((item) => recordAls("notificatie", item));
    },
    notificatie: (ontvanger, nummer) => een("notificatie", SLEUTELS.notificatie(ontvanger, nummer)),
    feedNummers: async (ontvanger, berichtIds) => {
      const nummers = await vele(
        "feed-nummer",
        berichtIds.map((berichtId) => SLEUTELS["feed-nummer"](ontvanger, berichtId)),
      );
      return new Map(nummers.map(({ berichtId, nummer }) => [berichtId, nummer]));
    },
    feedStand: async (ontvanger) => (await een("feed-teller", SLEUTELS["feed-teller"](ontvanger)))?.versie ?? 0,
    vervallen: (shard, tot, cursor, aantal): Promise<Pagina<KetenRecord>> =>
      index("klok", klokPkVan(shard), { cursor, tot: `${tot}\uFFFF`, aantal }, recordVan),
  };
};
