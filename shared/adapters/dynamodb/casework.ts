import { casusdossierVan } from "../../domain/casusdossier.ts";
import type { Kalender } from "../../domain/kalender.ts";
import type { KetenRecord } from "../../domain/records.ts";
import { isGezocht } from "../../domain/gids.ts";
import { trajectdossierVan } from "../../domain/traject.ts";
import { KANDIDATEN_PER_SLEUTEL, MELDINGEN_PER_PLEK, type Casework, type Pagina } from "../../ports/casework.ts";
import { naarCursor } from "./cursor.ts";
import { maakFeeds } from "./feed.ts";
import { maakLezer } from "./lezen.ts";
import { maakLijsten } from "./lijsten.ts";
import { maakPartnerregister } from "./partnerregister.ts";
import { maakSchrijver, type Schrijfopties } from "./schrijven.ts";
import { maakSlotboek } from "./slotboek.ts";
import {
  CASUS_VOORVOEGSEL,
  KLOK_SHARDS,
  klokPkVan,
  openWerkVan,
  recordAls,
  leesbaarRecordVan,
  recordVan,
  SLEUTELS,
  werkPksVan,
  werkSkVan,
} from "./table.ts";
import {
  gidslijstVan,
  gidsSkVan,
  NOODTOEGANG_LIJST,
  OVERLEG_LIJST,
  overlegSkVan,
  PREVENTIE_LIJST,
  sturingSkVan,
  sturingslijstVan,
  trajectlijstVan,
} from "./lijstsleutels.ts";

export interface CaseworkOpties extends Schrijfopties {
  /** By which the dates of a casus that was suspended move; left out by who reads no whole casus. */
  readonly kalender?: Pick<Kalender, "verschuif">;
}

/** How many items are read at a time while looking for those that fit. */
const DOORLEZEN = 100;

/** A page of those that are left over; what is not leaves no trace, in the cursor neither. */
const doorlees = async <T>(
  lees: (cursor: string | null, aantal: number) => Promise<Pagina<T>>,
  zeef: (items: readonly T[]) => readonly T[] | Promise<readonly T[]>,
  positieVan: (item: T) => string,
  cursor: string | null,
  aantal: number,
): Promise<Pagina<T>> => {
  const items: T[] = [];
  let positie = cursor;
  do {
    const deel = await lees(positie, DOORLEZEN);
    items.push(...(await zeef(deel.items)));
    positie = deel.volgende;
  } while (positie !== null && items.length <= aantal);
  const laatste = items[aantal - 1];
  const verder = items.length > aantal && laatste !== undefined;
  return { items: items.slice(0, aantal), volgende: verder ? naarCursor(positieVan(laatste)) : null };
};

/** The casework of the chain on DynamoDB. Keys and cost per access are in ACCESS_PATTERNS.md. */
export const maakCasework = (opties: CaseworkOpties): Casework => {
  const lezer = maakLezer(opties.client, opties.tabel);
  const { een, vele, alle, bladzijde } = lezer;
  const lijst = maakLijsten(lezer);

  const partitie = (pk: string, voorvoegsel: string) =>
    alle({
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :voorvoegsel)",
      ExpressionAttributeValues: { ":pk": pk, ":voorvoegsel": voorvoegsel },
    });

  return {
    ...maakPartnerregister(lezer),
    ...maakFeeds(lezer),
    ...maakSlotboek(lezer),
    klokShards: KLOK_SHARDS,
    schrijf: maakSchrijver(opties),
    melding: (id) => een("melding", SLEUTELS.melding(id)),
    dossier: (id) => een("dossier", SLEUTELS.dossier(id)),
    dossierMeldingen: async (id) => {
      const items = await partitie(SLEUTELS.dossier(id).pk, "MELDING#");
      return items.map((item) => recordAls("dossier-melding", item));
    },
    persoonsleutels: (sleutels) => vele("persoonsleutel", sleutels.map(SLEUTELS.persoonsleutel)),
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
    meldingen: (ids) => vele("melding", ids.map(SLEUTELS.melding)),
    dossiers: (ids) => vele("dossier", ids.map(SLEUTELS.dossier)),
    kandidaten: async (zoeksleutels) => {
      const bladzijden = await Promise.all(
        [...new Set(zoeksleutels)].map((sleutel) =>
          bladzijde({
            KeyConditionExpression: "pk = :pk",
            ExpressionAttributeValues: { ":pk": SLEUTELS.zoeksleutel(sleutel, "").pk },
            Limit: KANDIDATEN_PER_SLEUTEL + 1,
            ConsistentRead: true,
          }),
        ),
      );
      const gevonden = bladzijden.flatMap(({ items }) =>
        items.length > KANDIDATEN_PER_SLEUTEL ? [] : items.map((item) => recordAls("zoeksleutel", item)),
      );
      return vele(
        "dossier",
        gevonden.map(({ dossierId }) => SLEUTELS.dossier(dossierId)),
      );
    },
    matchvragen: (ids) => vele("matchvraag", ids.map(SLEUTELS.matchvraag)),
    aanlevering: (id) => een("aanlevering", SLEUTELS.aanlevering(id)),
    aanleverpagina: (id, pagina) => een("aanleverpagina", SLEUTELS.aanleverpagina(id, pagina)),
    plekkenBijSleutels: async (sleutels) => {
      const gevonden = await vele("pleksleutel", sleutels.map(SLEUTELS.pleksleutel));
      const plekken = await vele(
        "plek",
        gevonden.map(({ plekId }) => SLEUTELS.plek(plekId)),
      );
      const opId = new Map(plekken.map((plek) => [plek.plekId, plek]));
      return new Map(
        gevonden.flatMap(({ sleutel, plekId }) => {
          const plek = opId.get(plekId);
          return plek === undefined ? [] : [[sleutel, plek] as const];
        }),
      );
    },
    plekMeldingen: async (id) => {
      const { items } = await bladzijde({
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :voorvoegsel)",
        ExpressionAttributeValues: { ":pk": SLEUTELS.plek(id).pk, ":voorvoegsel": "MELDING#" },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: MELDINGEN_PER_PLEK,
      });
      return items.map((item) => recordAls("plek-melding", item));
    },
    plekSignaal: (id, casusId) => een("plek-signaal", SLEUTELS["plek-signaal"](id, casusId)),
    bijlage: (id) => een("bijlage", SLEUTELS.bijlage(id)),
    bijlagenVan: async (houders) => {
      const koppelingen = await Promise.all(
        [...new Set(houders)].map((houder) => partitie(SLEUTELS["bijlage-koppeling"](houder, "").pk, "BIJLAGE#")),
      );
      return vele(
        "bijlage",
        koppelingen.flat().map((item) => SLEUTELS.bijlage(recordAls("bijlage-koppeling", item).bijlageId)),
      );
    },
    casus: (id) => een("casus", SLEUTELS.casus(id)),
    casussen: (ids) => vele("casus", ids.map(SLEUTELS.casus)),
    casusDossier: async (id) => {
      const items = await partitie(SLEUTELS.casus(id).pk, CASUS_VOORVOEGSEL);
      return casusdossierVan(items.map(recordVan), opties.kalender);
    },
    uitnodigingen: async (ids) => {
      const delen = await Promise.all(
        [...new Set(ids)].map((id) => partitie(SLEUTELS.casus(id).pk, SLEUTELS.uitnodiging(id, "").sk)),
      );
      return delen.flat().map((item) => recordAls("uitnodiging", item));
    },
    overleg: (id) => een("overleg", SLEUTELS.overleg(id)),
    overleggen: (na, cursor, aantal, zichtbaar) =>
      doorlees(
        (van, tot) =>
          lijst("werk", [OVERLEG_LIJST], { cursor: van, aantal: tot }, (item) => recordAls("overleg", item)),
        zichtbaar,
        overlegSkVan,
        cursor ?? naarCursor(`${na}#!`),
        aantal,
      ),
    bijdrageInhouden: (ids) => vele("bijdrage-inhoud", ids.map(SLEUTELS["bijdrage-inhoud"])),
    plannen: (welke) =>
      vele(
        "plan",
        welke.map(({ casusId, planVersie }) => SLEUTELS.plan(casusId, planVersie)),
      ),
    taak: (casusId, id) => een("taak", SLEUTELS.taak(casusId, id)),
    meldingtaak: (meldingId, id) => een("meldingtaak", SLEUTELS.meldingtaak(meldingId, id)),
    interventie: (casusId, id) => een("interventie", SLEUTELS.interventie(casusId, id)),
    traject: (id) => een("strafrechtelijk-traject", SLEUTELS["strafrechtelijk-traject"](id)),
    trajecten: (ids) => vele("strafrechtelijk-traject", ids.map(SLEUTELS["strafrechtelijk-traject"])),
    trajectDossier: async (id) => {
      const items = await partitie(SLEUTELS["strafrechtelijk-traject"](id).pk, CASUS_VOORVOEGSEL);
      return trajectdossierVan(items.map(recordVan));
    },
    trajecttaak: (trajectId, id) => een("trajecttaak", SLEUTELS.trajecttaak(trajectId, id)),
    trajectwijzer: (casusId) => een("trajectwijzer", SLEUTELS.trajectwijzer(casusId)),
    trajecthistorie: async (id) => {
      const items = await partitie(SLEUTELS.trajecthistorie(id, 1).pk, "H#");
      return items.map((item) => recordAls("trajecthistorie", item));
    },
    trajectdeelnames: (organisatie, cursor, aantal) =>
      lijst("werk", [trajectlijstVan(organisatie)], { cursor, aantal, aflopend: true }, (item) =>
        recordAls("trajectdeelname", item),
      ),
    historieKop: (casusId, compartiment) => een("historie-kop", SLEUTELS["historie-kop"](casusId, compartiment)),
    historie: async (casusId, compartiment) => {
      const items = await partitie(SLEUTELS.casus(casusId).pk, `H#${compartiment}#`);
      return items.map((item) => recordAls("historie", item));
    },
    gebeurtenis: (bij, id) => een("gebeurtenis", SLEUTELS.gebeurtenis(bij.soort, bij.id, id)),
    preventieactiviteit: (id) => een("preventieactiviteit", SLEUTELS.preventieactiviteit(id)),
    preventieactiviteiten: (cursor, aantal) =>
      lijst("werk", [PREVENTIE_LIJST], { cursor, aantal, aflopend: true }, (item) =>
        recordAls("preventieactiviteit", item),
      ),
    sturingspunt: (id) => een("sturingspunt", SLEUTELS.sturingspunt(id)),
    sturingspunten: (soort, cursor, aantal, zichtbaar) =>
      doorlees(
        (van, tot) =>
          lijst("werk", [sturingslijstVan(soort)], { cursor: van, aantal: tot, aflopend: true }, (item) =>
            recordAls("sturingspunt", item),
          ),
        (punten) => punten.filter(zichtbaar),
        sturingSkVan,
        cursor,
        aantal,
      ),
    noodtoegangen: (cursor, aantal) =>
      lijst("werk", [NOODTOEGANG_LIJST], { cursor, aantal, aflopend: true }, (item) => recordAls("noodtoegang", item)),
    vingerafdruk: (sleutel) => een("vingerafdruk", SLEUTELS.vingerafdruk(sleutel)),
    terugkoppeling: (referentie) => een("terugkoppeling", SLEUTELS.terugkoppeling(referentie)),
    meldervraag: (id) => een("meldervraag", SLEUTELS.meldervraag(id)),
    meldervragen: (ids) => vele("meldervraag", ids.map(SLEUTELS.meldervraag)),
    idempotentie: (sleutel) => een("idempotentie", SLEUTELS.idempotentie(sleutel)),
    werkvoorraad: async (eigenaar, cursor, aantal, zichtbaar) => {
      const pks = werkPksVan(eigenaar);
      const lees = (van: string | null, tot: number) => lijst("werk", pks, { cursor: van, aantal: tot }, openWerkVan);
      return zichtbaar === undefined
        ? lees(cursor, aantal)
        : doorlees(lees, (taken) => taken.filter(zichtbaar), werkSkVan, cursor, aantal);
    },
    registerversies: async (soort, id) => {
      const items = await partitie(SLEUTELS.registerversie(soort, id, 1).pk, "VERSIE#");
      return items.map((item) => recordAls("registerversie", item));
    },
    gidsregel: (soort, id) => een("gidsregel", SLEUTELS.gidsregel(soort, id)),
    gids: async (soort, filter, cursor, aantal) => {
      const lees = (van: string | null, tot: number) =>
        lijst("werk", [gidslijstVan(soort)], { cursor: van, aantal: tot }, (item) => recordAls("gidsregel", item));
      return Object.values(filter).every((gezocht) => gezocht === null)
        ? lees(cursor, aantal)
        : doorlees(lees, (regels) => regels.filter((regel) => isGezocht(regel, filter)), gidsSkVan, cursor, aantal);
    },
    vervallen: (shard, tot, cursor, aantal): Promise<Pagina<KetenRecord | null>> =>
      lijst("klok", [klokPkVan(shard)], { cursor, tot: `${tot}\uFFFF`, aantal }, leesbaarRecordVan),
  };
};
