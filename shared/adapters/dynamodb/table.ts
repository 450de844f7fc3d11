import { isTrajectfeit } from "../../domain/traject.ts";
import { RECORDSCHEMAS, type KetenRecord, type RecordType, type RecordVan } from "../../domain/records.ts";
import type { OpenWerk } from "../../domain/taak.ts";
import { klokSleutelsVan, TABEL, taakSleutelsVan, type Sleutel } from "./indexsleutels.ts";
import {
  PREVENTIE_LIJST,
  NOODTOEGANG_LIJST,
  OVERLEG_LIJST,
  overlegSkVan,
  sturingslijstVan,
  sturingSkVan,
  gidslijstVan,
  gidsSkVan,
  bewaarlijstVan,
  trajectlijstVan,
  trajectSkVan,
} from "./lijstsleutels.ts";

export { KLOK_SHARDS, klokPkVan, TABEL, werkPksVan, werkSkVan, type Sleutel } from "./indexsleutels.ts";

/** Sort keys that begin so make up the casus, or the criminal track, as one reads it; history and events lie outside, in the same partition. */
export const CASUS_VOORVOEGSEL = "A#";

const genummerd = (nummer: number, cijfers: number): string => String(nummer).padStart(cijfers, "0");

const casus = (casusId: string, sk: string): Sleutel => ({ pk: `CASUS#${casusId}`, sk });
/** A criminal track, in a partition of its own: a right on casussen is none on it (X8). */
const traject = (trajectId: string, sk: string): Sleutel => ({ pk: `TRAJECT#${trajectId}`, sk });

/** The key of each kind of record, from what identifies it. */
export const SLEUTELS = {
  actor: (aanmeldnaam: string) => ({ pk: `ACTOR#${aanmeldnaam}`, sk: "ACTOR" }),
  melding: (id: string) => ({ pk: `MELDING#${id}`, sk: "MELDING" }),
  meldingtaak: (id: string, taakId: string) => ({ pk: `MELDING#${id}`, sk: `TAAK#${taakId}` }),
  dossier: (id: string) => ({ pk: `DOSSIER#${id}`, sk: "DOSSIER" }),
  "dossier-melding": (id: string, meldingId: string) => ({ pk: `DOSSIER#${id}`, sk: `MELDING#${meldingId}` }),
  persoonsleutel: (sleutel: string) => ({ pk: `SLEUTEL#${sleutel}`, sk: "SLEUTEL" }),
  zoeksleutel: (sleutel: string, dossierId: string) => ({ pk: `ZOEK#${sleutel}`, sk: `DOSSIER#${dossierId}` }),
  matchvraag: (dossierId: string) => ({ pk: `DOSSIER#${dossierId}`, sk: "MATCH" }),
  vingerafdruk: (sleutel: string) => ({ pk: `VINGER#${sleutel}`, sk: "VINGER" }),
  terugkoppeling: (referentie: string) => ({ pk: `TERUG#${referentie}`, sk: "TERUG" }),
  meldervraag: (meldingId: string) => ({ pk: `VRAAG#${meldingId}`, sk: "VRAAG" }),
  aanlevering: (id: string) => ({ pk: `AANLEVERING#${id}`, sk: "AANLEVERING" }),
  /** Each in a partition of its own: a file of some megabytes is more than one takes in a second. */
  aanleverpagina: (id: string, pagina: number) => ({ pk: `AANLEVERING#${id}#${pagina}`, sk: "PAGINA" }),
  plek: (id: string) => ({ pk: `PLEK#${id}`, sk: "PLEK" }),
  pleksleutel: (sleutel: string) => ({ pk: `PLEKSLEUTEL#${sleutel}`, sk: "SLEUTEL" }),
  "plek-melding": (id: string, op: string, meldingId: string) => ({
    pk: `PLEK#${id}`,
    sk: `MELDING#${op}#${meldingId}`,
  }),
  "plek-signaal": (id: string, casusId: string) => ({ pk: `PLEK#${id}`, sk: `CASUS#${casusId}` }),
  bijlage: (id: string) => ({ pk: `BIJLAGE#${id}`, sk: "BIJLAGE" }),
  "bijlage-koppeling": (houder: string, id: string) => ({ pk: `BIJLAGEN#${houder}`, sk: `BIJLAGE#${id}` }),
  casus: (id: string) => casus(id, "A#CASUS"),
  taak: (id: string, taakId: string) => casus(id, `A#TAAK#${taakId}`),
  interventie: (id: string, interventieId: string) => casus(id, `A#INTERVENTIE#${interventieId}`),
  vastlegging: (id: string, vastleggingId: string) => casus(id, `A#VASTLEGGING#${vastleggingId}`),
  bijdrage: (id: string, bijdrageId: string) => casus(id, `A#BIJDRAGE#${bijdrageId}`),
  /** Each in a partition of its own: of a casus with many large ones, one partition would not give all in a second. */
  "bijdrage-inhoud": (bijdrageId: string) => ({ pk: `BIJDRAGE#${bijdrageId}`, sk: "INHOUD" }),
  contactkaart: (id: string, organisatie: string) => casus(id, `A#CONTACT#${organisatie}`),
  uitnodiging: (id: string, uitnodigingId: string) => casus(id, `A#UITNODIGING#${uitnodigingId}`),
  overleg: (id: string) => ({ pk: `OVERLEG#${id}`, sk: "OVERLEG" }),
  agendapunt: (id: string, overlegId: string) => casus(id, `A#AGENDA#${overlegId}`),
  noodtoegang: (id: string, noodtoegangId: string) => casus(id, `A#NOODTOEGANG#${noodtoegangId}`),
  plan: (id: string, versie: number) => casus(id, `A#PLAN#${genummerd(versie, 6)}`),
  actie: (id: string, versie: number, nummer: number) =>
    casus(id, `A#ACTIE#${genummerd(versie, 6)}#${genummerd(nummer, 4)}`),
  nazorgbehoefte: (id: string, behoefteId: string) => casus(id, `A#NAZORG#${behoefteId}`),
  "historie-kop": (id: string, compartiment: string) => casus(id, `A#KOP#${compartiment}`),
  historie: (id: string, compartiment: string, nummer: number) =>
    casus(id, `H#${compartiment}#${genummerd(nummer, 8)}`),
  "strafrechtelijk-traject": (id: string) => traject(id, "A#TRAJECT"),
  trajecttaak: (id: string, taakId: string) => traject(id, `A#TAAK#${taakId}`),
  trajectvastlegging: (id: string, vastleggingId: string) => traject(id, `A#VASTLEGGING#${vastleggingId}`),
  "trajecthistorie-kop": (id: string) => traject(id, "A#KOP"),
  trajectdeelname: (id: string, organisatie: string) => traject(id, `DEELNAME#${organisatie}`),
  trajecthistorie: (id: string, nummer: number) => traject(id, `H#${genummerd(nummer, 8)}`),
  /** Which track runs on a casus: apart from the casus, whose partition others read. */
  trajectwijzer: (casusId: string) => ({ pk: `CASUSTRAJECT#${casusId}`, sk: "WIJZER" }),
  gebeurtenis: (soort: string, id: string, gebeurtenisId: string) => ({
    pk: `${soort.toUpperCase()}#${id}`,
    sk: `G#${gebeurtenisId}`,
  }),
  "feed-teller": (ontvanger: string) => ({ pk: `FEED#${ontvanger}`, sk: "TELLER" }),
  "feed-nummer": (ontvanger: string, berichtId: string) => ({ pk: `FEED#${ontvanger}`, sk: `BERICHT#${berichtId}` }),
  notificatie: (ontvanger: string, nummer: number) => ({
    pk: `FEED#${ontvanger}`,
    sk: `NUMMER#${genummerd(nummer, 15)}`,
  }),
  kanaal: (ontvanger: string) => ({ pk: `FEED#${ontvanger}`, sk: "KANAAL" }),
  herlevering: (ontvanger: string, id: string) => ({ pk: `FEED#${ontvanger}`, sk: `HERLEVERING#${id}` }),
  herleveringwijzer: (ontvanger: string) => ({ pk: `FEED#${ontvanger}`, sk: "HERLEVERING" }),
  bundel: (ontvanger: string, dag: string) => ({ pk: `FEED#${ontvanger}`, sk: `BUNDEL#${dag}` }),
  preventieactiviteit: (id: string) => ({ pk: `PREVENTIE#${id}`, sk: "PREVENTIE" }),
  idempotentie: (sleutel: string) => ({ pk: `IDEM#${sleutel}`, sk: "IDEM" }),
  stuurfeit: ({ feit, maand, feitId }: Pick<RecordVan<"stuurfeit">, "feit" | "maand" | "feitId">) => ({
    pk: isTrajectfeit(feit) ? `FEIT#OPSPORING#${maand}` : `FEIT#${maand}`,
    sk: `FEIT#${feitId}`,
  }),
  /** Apart from everything that leads to a casus, in a partition of its own. */
  sturingspunt: (id: string) => ({ pk: `STURING#${id}`, sk: "STURING" }),
  registerversie: (soort: string, id: string, nummer: number) => ({
    pk: `REGISTER#${soort}#${id}`,
    sk: `VERSIE#${genummerd(nummer, 8)}`,
  }),
  gidsregel: (soort: string, id: string) => ({ pk: `GIDS#${soort}#${id}`, sk: "GIDS" }),
  partner: (organisatie: string) => ({ pk: "PARTNERS", sk: `PARTNER#${organisatie}` }),
  medewerker: (organisatie: string, actorId: string) => ({
    pk: `PARTNER#${organisatie}`,
    sk: `MEDEWERKER#${actorId}`,
  }),
  convenant: (versie: string) => ({ pk: "CONVENANTEN", sk: `CONVENANT#${versie}` }),
  zetel: (zetel: string) => ({ pk: "ZETELS", sk: `ZETEL#${zetel}` }),
  slotronde: () => ({ pk: "SLOTRONDE", sk: "SLOTRONDE" }),
  /** What is found of the compartment in a partition of its own, which nobody else reaches (X8). */
  bevinding: (kant: string, bevindingId: string) => ({ pk: `BEVINDING#${kant}`, sk: `BEVINDING#${bevindingId}` }),
} as const satisfies Readonly<Record<RecordType, (...delen: never[]) => Sleutel>>;

/** The key of this record. */
export const sleutelVan = (record: KetenRecord): Sleutel => {
  switch (record.type) {
    case "actor":
      return SLEUTELS.actor(record.aanmeldnaam);
    case "melding":
      return SLEUTELS.melding(record.meldingId);
    case "meldingtaak":
      return SLEUTELS.meldingtaak(record.meldingId, record.taakId);
    case "dossier":
      return SLEUTELS.dossier(record.dossierId);
    case "dossier-melding":
      return SLEUTELS["dossier-melding"](record.dossierId, record.meldingId);
    case "persoonsleutel":
      return SLEUTELS.persoonsleutel(record.sleutel);
    case "zoeksleutel":
      return SLEUTELS.zoeksleutel(record.sleutel, record.dossierId);
    case "matchvraag":
      return SLEUTELS.matchvraag(record.dossierId);
    case "vingerafdruk":
      return SLEUTELS.vingerafdruk(record.sleutel);
    case "terugkoppeling":
      return SLEUTELS.terugkoppeling(record.referentie);
    case "meldervraag":
      return SLEUTELS.meldervraag(record.meldingId);
    case "aanlevering":
      return SLEUTELS.aanlevering(record.aanleveringId);
    case "aanleverpagina":
      return SLEUTELS.aanleverpagina(record.aanleveringId, record.pagina);
    case "plek":
      return SLEUTELS.plek(record.plekId);
    case "pleksleutel":
      return SLEUTELS.pleksleutel(record.sleutel);
    case "plek-melding":
      return SLEUTELS["plek-melding"](record.plekId, record.ontvangenOp, record.meldingId);
    case "plek-signaal":
      return SLEUTELS["plek-signaal"](record.plekId, record.casusId);
    case "bijlage":
      return SLEUTELS.bijlage(record.bijlageId);
    case "bijlage-koppeling":
      return SLEUTELS["bijlage-koppeling"](record.houder, record.bijlageId);
    case "casus":
      return SLEUTELS.casus(record.casusId);
    case "taak":
      return SLEUTELS.taak(record.casusId, record.taakId);
    case "interventie":
      return SLEUTELS.interventie(record.casusId, record.interventieId);
    case "vastlegging":
      return SLEUTELS.vastlegging(record.casusId, record.vastleggingId);
    case "bijdrage":
      return SLEUTELS.bijdrage(record.casusId, record.bijdrageId);
    case "bijdrage-inhoud":
      return SLEUTELS["bijdrage-inhoud"](record.bijdrageId);
    case "uitnodiging":
      return SLEUTELS.uitnodiging(record.casusId, record.uitnodigingId);
    case "contactkaart":
      return SLEUTELS.contactkaart(record.casusId, record.organisatie);
    case "overleg":
      return SLEUTELS.overleg(record.overlegId);
    case "agendapunt":
      return SLEUTELS.agendapunt(record.casusId, record.overlegId);
    case "noodtoegang":
      return SLEUTELS.noodtoegang(record.casusId, record.noodtoegangId);
    case "plan":
      return SLEUTELS.plan(record.casusId, record.planVersie);
    case "actie":
      return SLEUTELS.actie(record.casusId, record.planVersie, record.nummer);
    case "nazorgbehoefte":
      return SLEUTELS.nazorgbehoefte(record.casusId, record.behoefteId);
    case "historie-kop":
      return SLEUTELS["historie-kop"](record.casusId, record.compartiment);
    case "historie":
      return SLEUTELS.historie(record.casusId, record.compartiment, record.nummer);
    case "strafrechtelijk-traject":
      return SLEUTELS["strafrechtelijk-traject"](record.trajectId);
    case "trajecttaak":
      return SLEUTELS.trajecttaak(record.trajectId, record.taakId);
    case "trajectvastlegging":
      return SLEUTELS.trajectvastlegging(record.trajectId, record.vastleggingId);
    case "trajecthistorie-kop":
      return SLEUTELS["trajecthistorie-kop"](record.trajectId);
    case "trajectdeelname":
      return SLEUTELS.trajectdeelname(record.trajectId, record.organisatie);
    case "trajecthistorie":
      return SLEUTELS.trajecthistorie(record.trajectId, record.nummer);
    case "trajectwijzer":
      return SLEUTELS.trajectwijzer(record.casusId);
    case "gebeurtenis":
      return SLEUTELS.gebeurtenis(record.bij.soort, record.bij.id, record.gebeurtenisId);
    case "feed-teller":
      return SLEUTELS["feed-teller"](record.ontvanger);
    case "feed-nummer":
      return SLEUTELS["feed-nummer"](record.ontvanger, record.berichtId);
    case "notificatie":
      return SLEUTELS.notificatie(record.ontvanger, record.nummer);
    case "kanaal":
      return SLEUTELS.kanaal(record.ontvanger);
    case "herlevering":
      return SLEUTELS.herlevering(record.ontvanger, record.herleveringId);
    case "herleveringwijzer":
      return SLEUTELS.herleveringwijzer(record.ontvanger);
    case "bundel":
      return SLEUTELS.bundel(record.ontvanger, record.dag);
    case "preventieactiviteit":
      return SLEUTELS.preventieactiviteit(record.preventieId);
    case "idempotentie":
      return SLEUTELS.idempotentie(record.sleutel);
    case "stuurfeit":
      return SLEUTELS.stuurfeit(record);
    case "sturingspunt":
      return SLEUTELS.sturingspunt(record.sturingId);
    case "registerversie":
      return SLEUTELS.registerversie(record.bij.soort, record.bij.id, record.nummer);
    case "gidsregel":
      return SLEUTELS.gidsregel(record.soort, record.gidsId);
    case "partner":
      return SLEUTELS.partner(record.organisatie);
    case "medewerker":
      return SLEUTELS.medewerker(record.organisatie, record.actorId);
    case "convenant":
      return SLEUTELS.convenant(record.convenant);
    case "zetel":
      return SLEUTELS.zetel(record.zetel);
    case "slotronde":
      return SLEUTELS.slotronde();
    case "bevinding":
      return SLEUTELS.bevinding(record.kant, record.bevindingId);
  }
};

const werkSleutels = (record: KetenRecord): Readonly<Record<string, string>> => {
  const { pk, sk } = TABEL.indexen.werk;
  if (record.type === "taak" || record.type === "meldingtaak" || record.type === "trajecttaak")
    return taakSleutelsVan(record) ?? {};
  if (record.type === "preventieactiviteit") {
    return { [pk]: PREVENTIE_LIJST, [sk]: `${record.vastgelegdOp}#${record.preventieId}` };
  }
  if (record.type === "noodtoegang") {
    return { [pk]: NOODTOEGANG_LIJST, [sk]: `${record.van}#${record.noodtoegangId}` };
  }
  if (record.type === "overleg" && record.status === "gepland") {
    return { [pk]: OVERLEG_LIJST, [sk]: overlegSkVan(record) };
  }
  if (record.type === "casus" && record.status !== "open") {
    return { [pk]: bewaarlijstVan(record.bewarenTot), [sk]: `${record.bewarenTot}#${record.casusId}` };
  }
  if (record.type === "sturingspunt") {
    return { [pk]: sturingslijstVan(record.inhoud.soort), [sk]: sturingSkVan(record) };
  }
  if (record.type === "trajectdeelname") {
    return { [pk]: trajectlijstVan(record.organisatie), [sk]: trajectSkVan(record) };
  }
  if (record.type === "gidsregel" && record.status === "geldig") {
    return { [pk]: gidslijstVan(record.soort), [sk]: gidsSkVan(record) };
  }
  return {};
};

/** An item of the casework table: a record with its keys. */
export type Item = Readonly<Record<string, unknown>> & Sleutel;

/** The item of a record. */
export const itemVan = (record: KetenRecord): Item => {
  const sleutel = sleutelVan(record);
  const klok = "klok" in record ? record.klok : null;
  return { ...record, ...sleutel, ...werkSleutels(record), ...klokSleutelsVan(klok, sleutel) };
};

const isRecordType = (type: unknown): type is RecordType =>
  typeof type === "string" && Object.hasOwn(RECORDSCHEMAS, type);

/** The record of an item, parsed: what does not fit its schema is a fault, not a guess. */
export const recordVan = (item: Readonly<Record<string, unknown>>): KetenRecord => {
  const { type } = item;
  if (!isRecordType(type)) throw new Error("An item of an unknown type");
  return RECORDSCHEMAS[type].parse(item);
};

/** The record of an item, or null when it does not fit its schema: for readers that must go on. */
export const leesbaarRecordVan = (item: Readonly<Record<string, unknown>>): KetenRecord | null => {
  const { type } = item;
  return isRecordType(type) ? (RECORDSCHEMAS[type].safeParse(item).data ?? null) : null;
};

/** The record of an item that should be of this type. */
export const recordAls = <T extends RecordType>(type: T, item: Readonly<Record<string, unknown>>): RecordVan<T> => {
  if (item["type"] !== type) throw new Error(`Expected an item of type ${type}`);
  // The schema of `type` makes exactly this; an index into a union of schemas cannot say so.
  return RECORDSCHEMAS[type].parse(item) as RecordVan<T>;
};

/** The open task of an item of a worklist, on a casus, a melding or a criminal track; it holds no others. */
export const openWerkVan = (item: Readonly<Record<string, unknown>>): OpenWerk => {
  const { type } = item;
  const taak = recordAls(type === "meldingtaak" || type === "trajecttaak" ? type : "taak", item);
  if (taak.status !== "open") throw new Error("A task that is not open in a worklist");
  return taak;
};
