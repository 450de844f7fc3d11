import { isGezocht } from "../../shared/domain/gids.ts";
import { casusdossierVan } from "../../shared/domain/casusdossier.ts";
import type { KetenRecord, RecordType, RecordVan } from "../../shared/domain/records.ts";
import { gelukt, mislukt } from "../../shared/domain/result.ts";
import {
  CASUS_VOORVOEGSEL,
  itemVan,
  KLOK_SHARDS,
  klokPkVan,
  openWerkVan,
  SLEUTELS,
  TABEL,
  werkPksVan,
  type Item,
  type Sleutel,
} from "../../shared/adapters/dynamodb/table.ts";
import {
  gidslijstVan,
  OVERLEG_LIJST,
  overlegSkVan,
  PREVENTIE_LIJST,
  NOODTOEGANG_LIJST,
  sturingslijstVan,
} from "../../shared/adapters/dynamodb/lijstsleutels.ts";
import { naarCursor, uitCursor } from "../../shared/adapters/dynamodb/cursor.ts";
import { makeKalender } from "../../shared/adapters/kalender/kalender.ts";
import type { Kalender } from "../../shared/domain/kalender.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { controleer } from "../../shared/adapters/dynamodb/wijzigingsregels.ts";
import { maakPartnerregisterDouble } from "./partnerregister.ts";
import { maakFeedsDouble } from "./feeds.ts";
import { maakKlokrij } from "./klokrij.ts";
import type { Opname } from "./opname.ts";
import { maakDossiersDouble } from "./dossiers.ts";
import { maakSlotboekDouble } from "./sluitend.ts";
import { maakTrajectenDouble } from "./trajecten.ts";
import type { Casework, Pagina } from "../../shared/ports/casework.ts";
import type { Logregel } from "../../shared/ports/verwerkingslog.ts";
import { bevries, lees, leesAls, leesOfNiets } from "./lezen.ts";

type Lijstvraag<T extends RecordType> = readonly [string | null, number, ((een: RecordVan<T>) => boolean)?];

/** What a test may do with the store beside what the port offers. */
export interface CaseworkDouble extends Casework {
  /** Everything that is stored, parsed. */
  readonly alles: () => readonly KetenRecord[];
  readonly vanType: <T extends RecordType>(type: T) => readonly RecordVan<T>[];
  /** Log lines that were written with a change. */
  readonly logregels: () => readonly Logregel[];
  /** Puts records in place as they are, without conditions: the situation that a test starts from. */
  readonly zet: (...records: readonly KetenRecord[]) => void;
  /** Takes these away, as if they never were. */
  readonly vergeet: (...records: readonly KetenRecord[]) => void;
  /** Called after each committed write, once per record, as the stream would: separately, in any order. */
  readonly volg: (lezer: (record: KetenRecord) => void) => void;
  /** The next write fails: before anything is written, or after it was written but unanswered. */
  readonly faalEenmaal: (moment: "voor" | "na") => void;
  /** Everything that is stored as it is stored, keys included, also what does not parse. */
  readonly items: () => readonly Item[];
  /** Changes fields of an item past every rule, as nothing of ours could: what a test breaks. */
  readonly verander: (sleutel: Sleutel, zet: Readonly<Record<string, unknown>>, verwijder?: readonly string[]) => void;
  /** Shows an item to who follows, as the stream would. */
  readonly volgt: (sleutel: Sleutel) => void;
  /** How many transactions were written. */
  readonly transacties: () => number;
  /** Everything that is stored now, to begin from elsewhere. */
  readonly opname: () => Opname;
}

const KALENDER = makeKalender(laadRegio("nog"));

const id = ({ pk, sk }: Sleutel): string => `${pk}|${sk}`;

/**
 * The casework in memory, with the semantics of the port: conditions, all or nothing, order, pages. Records go through the
 * same items as in the table, so that what would not parse there does not here. Each call yields once, so that others
 * come in between.
 */
export const maakCaseworkDouble = (
  kalender: Pick<Kalender, "verschuif"> = KALENDER,
  begin: Opname = { items: new Map(), regels: new Map() },
): CaseworkDouble => {
  const { werk, klok } = TABEL.indexen;
  const items = new Map(begin.items);
  const opKlok = maakKlokrij(id);
  for (const item of items.values()) opKlok.zetOp(item);
  /** The sort keys of each partition, so that a query looks at no other. */
  const partities = new Map<string, Set<string>>();
  for (const { pk, sk } of items.values()) partities.set(pk, (partities.get(pk) ?? new Set()).add(sk));
  const regels = new Map(begin.regels);
  const lezers: ((record: KetenRecord) => void)[] = [];
  let fout: "voor" | "na" | null = null;
  let transacties = 0;

  const beurt = () => Promise.resolve();
  const een = async <T extends RecordType>(type: T, sleutel: Sleutel): Promise<RecordVan<T> | null> => {
    await beurt();
    const item = items.get(id(sleutel));
    return item === undefined ? null : leesAls(type, item);
  };
  const gesorteerd = (naam: string, waarden: readonly string[], sk: string): readonly Item[] =>
    [...items.values()]
      .filter((item) => waarden.includes(String(item[naam])))
      .toSorted((a, b) => (String(a[sk]) < String(b[sk]) ? -1 : 1));
  const bladzijde = <T>(
    gevonden: readonly Item[],
    sk: string,
    cursor: string | null,
    aantal: number,
    maak: (item: Item) => T,
    aflopend = false,
  ): Pagina<T> => {
    const volgorde = aflopend ? gevonden.toReversed() : gevonden;
    const na = cursor === null ? null : uitCursor(cursor);
    const resterend = volgorde.filter(
      (item) => na === null || (aflopend ? String(item[sk]) < na : String(item[sk]) > na),
    );
    const deel = resterend.slice(0, aantal);
    const laatste = deel.at(-1);
    return {
      items: deel.map((item) => maak(item)),
      volgende: resterend.length > deel.length && laatste !== undefined ? naarCursor(String(laatste[sk])) : null,
    };
  };
  /** A page of a list of the whole region, the last first. */
  const laatsteEerst = async <T extends RecordType>(type: T, pk: string, vraag: Lijstvraag<T>) => {
    const [cursor, aantal, zichtbaar = () => true] = vraag;
    await beurt();
    const lijst = gesorteerd(werk.pk, [pk], werk.sk).filter((item) => zichtbaar(leesAls(type, item)));
    return bladzijde(lijst, werk.sk, cursor, aantal, (item) => leesAls(type, item), true);
  };
  const partitie = (pk: string, voorvoegsel: string): readonly Item[] =>
    [...(partities.get(pk) ?? [])]
      .toSorted()
      .flatMap((sk) => (sk.startsWith(voorvoegsel) ? (items.get(id({ pk, sk })) ?? []) : []));
  const bewaar = (item: Item): void => {
    opKlok.haalAf(items.get(id(item)));
    opKlok.zetOp(item);
    items.set(id(item), bevries(item));
    partities.set(item.pk, (partities.get(item.pk) ?? new Set()).add(item.sk));
  };
  const vele = async <T extends RecordType>(
    type: T,
    sleutels: readonly Sleutel[],
  ): Promise<readonly RecordVan<T>[]> => {
    const uniek = [...new Map(sleutels.map((sleutel) => [id(sleutel), sleutel])).values()];
    const gevonden = await Promise.all(uniek.map((sleutel) => een(type, sleutel)));
    return gevonden.filter((record) => record !== null);
  };

  return {
    ...maakPartnerregisterDouble({ een, partitie }),
    ...maakFeedsDouble({ een, partitie, beurt }),
    ...maakSlotboekDouble({ een, partitie, beurt }),
    ...maakTrajectenDouble({
      een,
      vele,
      partitie,
      beurt,
      lijst: (pks) => gesorteerd(werk.pk, pks, werk.sk),
      bladzijde,
    }),
    ...maakDossiersDouble({ een, vele, partitie, beurt }),
    klokShards: KLOK_SHARDS,
    schrijf: async (wijziging, log) => {
      await beurt();
      if (fout === "voor") {
        fout = null;
        throw new Error("storing: niet geschreven");
      }
      // As on the wire: nothing is shared with the caller.
      const nieuw = wijziging.nieuw.map((record) => structuredClone(itemVan(record)));
      const vervangen = wijziging.vervangen.map((record) => structuredClone(itemVan(record)));
      const geraakt = [...nieuw, ...vervangen];
      controleer(wijziging, log.length);
      // What does not parse is not written, not even the part before it.
      const records = geraakt.map((item) => lees(item));
      const eerder = nieuw.map((item) => items.get(id(item))).find((item) => item?.["type"] === "idempotentie");
      if (eerder !== undefined) return mislukt({ soort: "idempotent", eerder: leesAls("idempotentie", eerder) });
      const nieuweRegels = new Map(log.map((regel) => [JSON.stringify(regel), structuredClone(regel)]));
      const conflict =
        [...nieuweRegels.keys()].some((tekst) => regels.has(tekst)) ||
        nieuw.some((item) => items.has(id(item))) ||
        vervangen.some((item) => items.get(id(item))?.["versie"] !== Number(item["versie"]) - 1) ||
        wijziging.mitsOpen.some(
          (casusId) =>
            !wijziging.nieuw.some((record) => record.type === "casus" && record.casusId === casusId) &&
            items.get(id(SLEUTELS.casus(casusId)))?.["status"] !== "open",
        );
      if (conflict) return mislukt({ soort: "conflict" });
      for (const item of geraakt) bewaar(item);
      for (const [tekst, regel] of nieuweRegels) regels.set(tekst, regel);
      transacties += 1;
      for (const lezer of lezers) for (const record of records) lezer(record);
      if (fout === "na") {
        fout = null;
        throw new Error("storing: geschreven, maar geen antwoord");
      }
      return gelukt(null);
    },
    melding: (meldingId) => een("melding", SLEUTELS.melding(meldingId)),
    meldingen: (ids) => vele("melding", ids.map(SLEUTELS.melding)),
    aanlevering: (aanleveringId) => een("aanlevering", SLEUTELS.aanlevering(aanleveringId)),
    aanleverpagina: (aanleveringId, pagina) => een("aanleverpagina", SLEUTELS.aanleverpagina(aanleveringId, pagina)),
    bijlage: (bijlageId) => een("bijlage", SLEUTELS.bijlage(bijlageId)),
    bijlagenVan: async (houders) => {
      await beurt();
      const koppelingen = [...new Set(houders)].flatMap((houder) =>
        partitie(SLEUTELS["bijlage-koppeling"](houder, "").pk, "BIJLAGE#").map((item) =>
          leesAls("bijlage-koppeling", item),
        ),
      );
      return vele(
        "bijlage",
        koppelingen.map(({ bijlageId }) => SLEUTELS.bijlage(bijlageId)),
      );
    },
    casus: (casusId) => een("casus", SLEUTELS.casus(casusId)),
    plannen: (welke) =>
      vele(
        "plan",
        welke.map(({ casusId, planVersie }) => SLEUTELS.plan(casusId, planVersie)),
      ),
    casussen: async (ids) => {
      const gevonden = await Promise.all([...new Set(ids)].map((casusId) => een("casus", SLEUTELS.casus(casusId))));
      return gevonden.filter((casus) => casus !== null);
    },
    casusDossier: async (casusId) => {
      await beurt();
      return casusdossierVan(
        partitie(SLEUTELS.casus(casusId).pk, CASUS_VOORVOEGSEL).map((item) => lees(item)),
        kalender,
      );
    },
    uitnodigingen: async (ids) => {
      await beurt();
      return [...new Set(ids)].flatMap((casusId) =>
        partitie(SLEUTELS.casus(casusId).pk, SLEUTELS.uitnodiging(casusId, "").sk).map((item) =>
          leesAls("uitnodiging", item),
        ),
      );
    },
    overleg: (overlegId) => een("overleg", SLEUTELS.overleg(overlegId)),
    overleggen: async (na, cursor, aantal, zichtbaar) => {
      await beurt();
      const alle = gesorteerd(werk.pk, [OVERLEG_LIJST], werk.sk).map((item) => leesAls("overleg", item));
      const gezien = await zichtbaar(alle);
      const over = gesorteerd(werk.pk, [OVERLEG_LIJST], werk.sk).filter((item) =>
        gezien.some((overleg) => overlegSkVan(overleg) === item[werk.sk]),
      );
      return bladzijde(over, werk.sk, cursor ?? naarCursor(`${na}#!`), aantal, (item) => leesAls("overleg", item));
    },
    bijdrageInhouden: (ids) => vele("bijdrage-inhoud", ids.map(SLEUTELS["bijdrage-inhoud"])),
    taak: (casusId, taakId) => een("taak", SLEUTELS.taak(casusId, taakId)),
    meldingtaak: (meldingId, taakId) => een("meldingtaak", SLEUTELS.meldingtaak(meldingId, taakId)),
    interventie: (casusId, id) => een("interventie", SLEUTELS.interventie(casusId, id)),
    historieKop: (casusId, compartiment) => een("historie-kop", SLEUTELS["historie-kop"](casusId, compartiment)),
    historie: async (casusId, compartiment) => {
      await beurt();
      return partitie(SLEUTELS.casus(casusId).pk, `H#${compartiment}#`).map((item) => leesAls("historie", item));
    },
    gebeurtenis: (bij, gebeurtenisId) => een("gebeurtenis", SLEUTELS.gebeurtenis(bij.soort, bij.id, gebeurtenisId)),
    preventieactiviteit: (preventieId) => een("preventieactiviteit", SLEUTELS.preventieactiviteit(preventieId)),
    preventieactiviteiten: (...vraag) => laatsteEerst("preventieactiviteit", PREVENTIE_LIJST, vraag),
    sturingspunt: (sturingId) => een("sturingspunt", SLEUTELS.sturingspunt(sturingId)),
    sturingspunten: (soort, ...vraag) => laatsteEerst("sturingspunt", sturingslijstVan(soort), vraag),
    noodtoegangen: (...vraag) => laatsteEerst("noodtoegang", NOODTOEGANG_LIJST, vraag),
    vingerafdruk: (sleutel) => een("vingerafdruk", SLEUTELS.vingerafdruk(sleutel)),
    terugkoppeling: (referentie) => een("terugkoppeling", SLEUTELS.terugkoppeling(referentie)),
    meldervraag: (id) => een("meldervraag", SLEUTELS.meldervraag(id)),
    meldervragen: (ids) => vele("meldervraag", ids.map(SLEUTELS.meldervraag)),
    idempotentie: (sleutel) => een("idempotentie", SLEUTELS.idempotentie(sleutel)),
    werkvoorraad: async (eigenaar, cursor, aantal, zichtbaar = () => true) => {
      await beurt();
      const lijst = gesorteerd(werk.pk, werkPksVan(eigenaar), werk.sk).filter((item) => zichtbaar(openWerkVan(item)));
      return bladzijde(lijst, werk.sk, cursor, aantal, openWerkVan);
    },
    registerversies: async (soort, registerId) => {
      await beurt();
      return partitie(SLEUTELS.registerversie(soort, registerId, 1).pk, "VERSIE#").map((item) =>
        leesAls("registerversie", item),
      );
    },
    gidsregel: (soort, gidsId) => een("gidsregel", SLEUTELS.gidsregel(soort, gidsId)),
    gids: async (soort, filter, cursor, aantal) => {
      await beurt();
      const lijst = gesorteerd(werk.pk, [gidslijstVan(soort)], werk.sk).filter((item) =>
        isGezocht(leesAls("gidsregel", item), filter),
      );
      return bladzijde(lijst, werk.sk, cursor, aantal, (item) => leesAls("gidsregel", item));
    },
    vervallen: async (shard, tot, cursor, aantal) => {
      await beurt();
      const na = cursor === null ? null : uitCursor(cursor);
      // One more than is asked tells whether there is another page.
      const lijst = opKlok
        .pagina(klokPkVan(shard), { na, tot: `${tot}\uFFFF`, aantal: aantal + 1 })
        .flatMap((wie) => items.get(wie) ?? []);
      return bladzijde(lijst, klok.sk, cursor, aantal, leesOfNiets);
    },
    alles: () => [...items.values()].map((item) => lees(item)),
    vanType: (type) => [...items.values()].filter((item) => item["type"] === type).map((item) => leesAls(type, item)),
    logregels: () => [...regels.values()],
    zet: (...records) => {
      for (const record of records) bewaar(structuredClone(itemVan(record)));
    },
    vergeet: (...records) => {
      for (const record of records) {
        opKlok.haalAf(items.get(id(itemVan(record))));
        items.delete(id(itemVan(record)));
      }
    },
    volg: (lezer) => {
      lezers.push(lezer);
    },
    faalEenmaal: (moment) => {
      fout = moment;
    },
    items: () => [...items.values()],
    verander: (sleutel, zet, verwijder = []) => {
      const nieuw = { ...items.get(id(sleutel)), ...zet, ...sleutel };
      bewaar(Object.fromEntries(Object.entries(nieuw).filter(([naam]) => !verwijder.includes(naam))) as Item);
    },
    volgt: (sleutel) => {
      for (const lezer of lezers) lezer(lees({ ...sleutel, ...items.get(id(sleutel)) }));
    },
    transacties: () => transacties,
    opname: () => ({ items: new Map(items), regels: new Map(regels) }),
  };
};
