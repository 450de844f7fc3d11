import type { RecordType } from "./records.ts";
import type { VastleggingSoort } from "./vastlegging.ts";

/**
 * What a date in a record means when its casus is suspended (issue on uitvoering, 8).
 * - `schuift`: a term that is open; it moves.
 * - `blijft`: it lies ahead and does not move; next to it stands why.
 * - `geweest`: when something was, or what somebody wrote down of a moment: nothing waits for it.
 * - `techniek`: when a machine or the clock looks again; nobody is told by it.
 */
export type Datumgevolg = "schuift" | "geweest" | "techniek" | { readonly blijft: string };

type Datums = Readonly<Record<string, Datumgevolg>>;

const VENSTER = { blijft: "een recht of een deelname duurt zo lang als zij is gegeven; wie dat wil, geeft een nieuwe" };
const VAN_DE_MELDING = { blijft: "werk aan een melding hoort niet bij de casus, en vertelt er niets van" };
const VAN_OPSPORING = { blijft: "een onderzoek rust niet met de casus, en merkt er niets van (X8)" };
const VAN_STURING = { blijft: "een knelpunt of trendsignaal kent geen casus" };
const VAN_DE_RONDE = { blijft: "wat niet sluit wordt opnieuw gezegd, welke casus ook rust" };
const VAN_HET_KANAAL = { blijft: "het kanaal van een ontvanger hoort bij geen casus" };
const AFSPRAAK_VAN_MENSEN = { blijft: "mensen hebben die dag afgesproken; wie plant, verzet het overleg" };
const DE_TAAK = { blijft: "wat in een vastlegging of plan staat verandert nooit; de taak ervan draagt de datum" };

/**
 * Every date that a record of the casework holds, by its path. A test holds it against the schemas, so that no record and no field
 * with a date comes without somebody saying what a suspension does to it. The kinds of vastlegging are in {@link VASTLEGGINGDATA}.
 */
export const DATUMVELDEN: Readonly<Record<RecordType, Datums>> = {
  casus: {
    volgendeDatum: "schuift",
    geopendOp: "geweest",
    "positie.sinds": "geweest",
    bewarenTot: { blijft: "bewaren hangt aan wanneer de casus begon, niet aan hoe lang zij rustte" },
    "uitvoering.sinds": "geweest",
    "afsluiting.op": "geweest",
    "verschuivingen[].op": "geweest",
    "verschuivingen[].tot": { blijft: "het einde van de opschorting zelf; een volgende sluit erop aan" },
    "betrokken[].van": "geweest",
    "betrokken[].tot": VENSTER,
    "noodtoegangen[].van": "geweest",
    "noodtoegangen[].tot": VENSTER,
    klok: "techniek",
  },
  // Not those of an intervention and of a reflection period: `looptDoor` (X4, H3.2-c6).
  taak: {
    herinnerenOp: "schuift",
    uiterlijkOp: "schuift",
    escalerenOp: "schuift",
    klok: "schuift",
    geopendOp: "geweest",
    afgerondOp: "geweest",
  },
  uitnodiging: {
    uiterlijkOp: "schuift",
    besprekingOp: AFSPRAAK_VAN_MENSEN,
    toegangTot: { blijft: "toegang wordt nooit vanzelf langer (X7); procesregie nodigt zo nodig opnieuw uit" },
    klok: { blijft: "wanneer die toegang eindigt, of wanneer dat wordt aangekondigd" },
    verstuurdOp: "geweest",
    beantwoordOp: "geweest",
  },
  overleg: { van: AFSPRAAK_VAN_MENSEN, tot: AFSPRAAK_VAN_MENSEN, gewijzigdOp: "geweest", klok: AFSPRAAK_VAN_MENSEN },
  agendapunt: { toegevoegdOp: "geweest" },
  plan: {
    "inhoud.acties[].uiterlijk": DE_TAAK,
    "inhoud.monitoringsafspraken[].eersteRonde": {
      blijft: "het plan verandert niet; wat er sinds de vaststelling is verschoven, telt `volgendeRonde` erbij op",
    },
    gemaaktOp: "geweest",
  },
  actie: { "inhoud.uiterlijk": DE_TAAK, uitgezetOp: "geweest" },
  interventie: {
    ...{ begonnenOp: "geweest", afgerondOp: "geweest", "uitvoering.sinds": "geweest", klok: "techniek" },
  },
  vastlegging: { vastgelegdOp: "geweest" },
  bijdrage: { vastgelegdOp: "geweest" },
  "bijdrage-inhoud": { "herkomst.datum": "geweest" },
  contactkaart: { gewijzigdOp: "geweest" },
  nazorgbehoefte: {
    ...{ "stand.sinds": "geweest", vastgelegdOp: "geweest", gewijzigdOp: "geweest" },
  },
  noodtoegang: { van: "geweest", tot: VENSTER },
  historie: { op: "geweest" },
  "historie-kop": {},
  gebeurtenis: { opgetredenOp: "geweest", klok: "techniek" },
  notificatie: { opgetredenOp: "geweest", geprobeerdSinds: "geweest", klok: "techniek" },
  kanaal: { sinds: "geweest", klok: VAN_HET_KANAAL },
  bundel: { dag: VAN_HET_KANAAL, klok: VAN_HET_KANAAL, verteldOp: "geweest" },
  herlevering: {
    ...{ gevraagdOp: "geweest", klok: "techniek" },
    ...{ "periode.van": VAN_HET_KANAAL, "periode.tot": VAN_HET_KANAAL },
  },
  herleveringwijzer: {},
  meldervraag: {
    "vragen[].gesteldOp": "geweest",
    "vragen[].tot": {
      blijft: "zo lang is de vraag aan de openbare deur te zien; wie hoort, stelt haar zo nodig opnieuw",
    },
    "vragen[].antwoord.op": "geweest",
  },
  melding: {
    "invoer.betrokkenen[].personalia.geboortedatum": "geweest",
    "invoer.periode.van": "geweest",
    "invoer.periode.totEnMet": "geweest",
    "invoer.instroom.sinds": "geweest",
    ontvangenOp: "geweest",
    "verdeling.op": "geweest",
    "verdeling.uiterlijkOp": VAN_DE_MELDING,
    "eerdereVerdelingen[].op": "geweest",
    "eerdereVerdelingen[].uiterlijkOp": "geweest",
    "behandeling.op": "geweest",
    "signaal.sinds": "geweest",
    "signaal.op": "geweest",
    klok: "techniek",
  },
  meldingtaak: {
    ...{ herinnerenOp: VAN_DE_MELDING, uiterlijkOp: VAN_DE_MELDING, escalerenOp: VAN_DE_MELDING, klok: VAN_DE_MELDING },
    ...{ geopendOp: "geweest", afgerondOp: "geweest" },
  },
  bijlage: {
    toegevoegdOp: "geweest",
    uploadUiterlijkOp: { blijft: "zo lang is er om het bestand te sturen; wat er daarna mee is, heeft een taak" },
    "besluit.op": "geweest",
    beschikbaarOp: "geweest",
    geweigerdOp: "geweest",
    klok: "techniek",
  },
  dossier: { "personalia.geboortedatum": "geweest", aangemaaktOp: "geweest", klok: "techniek" },
  "dossier-melding": { toegevoegdOp: "geweest" },
  matchvraag: { gesteldOp: "geweest", "kandidaten[].besluit.op": "geweest" },
  "plek-melding": { ontvangenOp: "geweest", "omschrijving.geboortedatum": "geweest" },
  "plek-signaal": { gesteldOp: "geweest" },
  aanlevering: { ontvangenOp: "geweest", afgerondOp: "geweest", klok: "techniek" },
  aanleverpagina: {
    "regels[].invoer.betrokkenen[].personalia.geboortedatum": "geweest",
    "regels[].invoer.periode.van": "geweest",
    "regels[].invoer.periode.totEnMet": "geweest",
    "regels[].invoer.instroom.sinds": "geweest",
    "regels[].ontvangenOp": "geweest",
  },
  vingerafdruk: { ontvangenOp: "geweest" },
  preventieactiviteit: {
    ...{ "inhoud.van": "geweest", "inhoud.totEnMet": "geweest", vastgelegdOp: "geweest" },
  },
  // The register and the guide are not of a casus.
  actor: {
    ...{ "deelname.van": "geweest", "deelname.tot": VENSTER },
    ...{ "deelname.ondertekeningen[].van": "geweest", "deelname.ondertekeningen[].tot": VENSTER },
    ...{ "zetels[].van": "geweest", "zetels[].tot": VENSTER, "mandaten[].van": "geweest", "mandaten[].tot": VENSTER },
  },
  partner: {
    ...{ "deelname.van": "geweest", "deelname.tot": VENSTER, gemeldEinde: VENSTER, klok: "techniek" },
    ...{ "deelname.ondertekeningen[].van": "geweest", "deelname.ondertekeningen[].tot": VENSTER },
  },
  convenant: { van: "geweest", tot: VENSTER },
  zetel: {
    ...{ "bezettingen[].van": "geweest", "bezettingen[].tot": VENSTER },
    ...{ "vervangingen[].van": VENSTER, "vervangingen[].tot": VENSTER },
    ...{ "gemeld[].opnieuw": "techniek", klok: "techniek" },
  },
  medewerker: {},
  slotronde: { begonnenOp: "geweest", logVanaf: "techniek", klaarOp: "geweest" },
  bevinding: { volgendeDatum: VAN_DE_RONDE, gevondenOp: "geweest", gemeldOp: "geweest" },
  registerversie: { op: "geweest" },
  // Put before who steers: it knows no casus.
  sturingspunt: {
    ...{ gemeldOp: "geweest", afgerondOp: "geweest", volgendeDatum: VAN_STURING, klok: VAN_STURING },
    ...{ herinnerenOp: VAN_STURING, uiterlijkOp: VAN_STURING, escalerenOp: VAN_STURING },
  },
  "strafrechtelijk-traject": {
    ...{
      begonnenOp: "geweest",
      "deelnemers[].van": "geweest",
      "positie.sinds": "geweest",
      "uitvoering.sinds": "geweest",
    },
    ...{ volgendeDatum: VAN_OPSPORING, "einde.op": "geweest", klok: "techniek" },
  },
  trajecttaak: {
    ...{ herinnerenOp: VAN_OPSPORING, uiterlijkOp: VAN_OPSPORING, escalerenOp: VAN_OPSPORING, klok: VAN_OPSPORING },
    ...{ geopendOp: "geweest", afgerondOp: "geweest" },
  },
  trajectvastlegging: {
    ...{ vastgelegdOp: "geweest", "inhoud.bepaaldOp": "geweest", "inhoud.beslistOp": "geweest" },
    ...{ "inhoud.gewogenOp": "geweest", "inhoud.peildatum": "geweest", "inhoud.zittingOp": "geweest" },
  },
  trajectdeelname: { van: "geweest" },
  ...{ trajectwijzer: {}, "trajecthistorie-kop": {} },
  trajecthistorie: { op: "geweest" },
  gidsregel: { aangemaaktOp: "geweest", gewijzigdOp: "geweest", "inhoud.wachttijd.peildatum": "geweest" },
  ...{ persoonsleutel: {}, zoeksleutel: {}, terugkoppeling: {}, plek: {}, pleksleutel: {}, "bijlage-koppeling": {} },
  "feed-teller": { bundel: VAN_HET_KANAAL, laatVerteldOp: "geweest" },
  ...{ "feed-nummer": {}, idempotentie: {}, stuurfeit: {} },
};

/**
 * What the clock does with a date that lies ahead ("one index of next dates over everything that can be due"):
 * - `klok`: it is that index: when the clock looks at this record.
 * - `zet`: it sets `klok`, which is never later than this date as long as nobody heard of it.
 * - `elders`: the clock looks at it by another record, which holds the same date, or comes before it.
 * - `niemand`: nobody has to act on it or hear of it, and why.
 */
export type Klokgevolg =
  "klok" | "zet" | { readonly elders: RecordType; readonly waarom: string } | { readonly niemand: string };

type Klokdatums = Readonly<Record<string, Klokgevolg>>;

const WERKDATA = { herinnerenOp: "zet", uiterlijkOp: "zet", escalerenOp: "zet", klok: "klok" } as const;
const DOOR_DE_TAAK = { elders: "taak", waarom: "wie het moet doen, heeft een taak met deze datum" } as const;
const DOOR_DE_UITNODIGING = { elders: "uitnodiging", waarom: "zij eindigt die toegang, en kondigt dat aan" } as const;
const DOOR_DE_ZETEL = { elders: "zetel", waarom: "die kijkt elke werkdag of zij op orde is" } as const;
const DOOR_DE_PARTNER = {
  elders: "partner",
  waarom: "dit is een kopie daarvan, of het einde ervan staat daar",
} as const;
const VANZELF_OVER = { niemand: "het recht houdt op dat moment vanzelf op, en wie het kreeg zag tot wanneer" } as const;

/** What the clock does with every date of {@link DATUMVELDEN} that may lie ahead; the same test holds it complete. */
export const KLOKVELDEN: Readonly<Partial<Record<RecordType, Klokdatums>>> = {
  casus: {
    volgendeDatum: {
      elders: "taak",
      waarom: "de taak van de stap; tot zij er is, ziet de klok van de casus dat zij ontbreekt",
    },
    bewarenTot: { niemand: "tot wanneer is bewaard: wie vernietigt, zoekt in de lijst op die dag" },
    "verschuivingen[].tot": { elders: "taak", waarom: "elke taak ziet de klok weer op het einde van de opschorting" },
    "betrokken[].tot": DOOR_DE_UITNODIGING,
    "noodtoegangen[].tot": VANZELF_OVER,
    klok: "klok",
  },
  taak: WERKDATA,
  meldingtaak: WERKDATA,
  trajecttaak: WERKDATA,
  sturingspunt: { ...WERKDATA, volgendeDatum: "zet" },
  uitnodiging: {
    uiterlijkOp: { elders: "taak", waarom: "de taak om te antwoorden heeft deze datum" },
    besprekingOp: { niemand: "een dag die mensen noemden; het casusoverleg zelf wordt aangekondigd" },
    toegangTot: "zet",
    klok: "klok",
  },
  overleg: {
    van: "zet",
    tot: { elders: "taak", waarom: "wat niet als gehouden is vastgelegd, is de taak van elke casus op de agenda" },
    klok: "klok",
  },
  plan: { "inhoud.acties[].uiterlijk": DOOR_DE_TAAK, "inhoud.monitoringsafspraken[].eersteRonde": DOOR_DE_TAAK },
  actie: { "inhoud.uiterlijk": DOOR_DE_TAAK },
  interventie: { klok: "klok" },
  noodtoegang: { tot: VANZELF_OVER },
  gebeurtenis: { klok: "klok" },
  notificatie: { klok: "klok" },
  kanaal: { klok: "klok" },
  bundel: { dag: "zet", klok: "klok" },
  herlevering: {
    "periode.van": { niemand: "welke meldingen opnieuw gaan; zij zijn al geweest" },
    "periode.tot": { niemand: "welke meldingen opnieuw gaan; zij zijn al geweest" },
    klok: "klok",
  },
  "feed-teller": { bundel: { elders: "bundel", waarom: "de bundel van die dag" } },
  meldervraag: {
    "vragen[].tot": { niemand: "daarna is de vraag niet meer te zien; wie hoort heeft een taak met een eigen datum" },
  },
  melding: {
    "verdeling.uiterlijkOp": { elders: "meldingtaak", waarom: "wie haar behandelt, heeft een taak met deze datum" },
    klok: "klok",
  },
  bijlage: {
    uploadUiterlijkOp: {
      elders: "bijlage",
      waarom: "een bestand dat op tijd begon mag even later aankomen; daarna kijkt de klok",
    },
    klok: "klok",
  },
  dossier: { klok: "klok" },
  aanlevering: { klok: "klok" },
  actor: {
    ...{ "deelname.tot": DOOR_DE_PARTNER, "deelname.ondertekeningen[].tot": DOOR_DE_PARTNER },
    ...{ "zetels[].tot": DOOR_DE_ZETEL, "mandaten[].tot": DOOR_DE_ZETEL },
  },
  partner: {
    ...{ "deelname.tot": "zet", "deelname.ondertekeningen[].tot": "zet", klok: "klok" },
    gemeldEinde: { elders: "partner", waarom: "het is een van de eindes zelf" },
  },
  convenant: { tot: DOOR_DE_PARTNER },
  zetel: {
    ...{ "bezettingen[].tot": "zet", "vervangingen[].van": "zet", "vervangingen[].tot": "zet" },
    ...{ "gemeld[].opnieuw": "zet", klok: "klok" },
  },
  "strafrechtelijk-traject": {
    volgendeDatum: {
      elders: "trajecttaak",
      waarom: "de taak van de stap; tot zij er is, ziet de klok dat zij ontbreekt",
    },
    klok: "klok",
  },
};

/** The same of what is recorded of a casus: a record that never changes has no clock. */
export const VASTLEGGINGKLOK: Readonly<Partial<Record<VastleggingSoort, Klokdatums>>> = {
  opsporingsantwoord: { op: { niemand: "een dag die mensen noemden, voor wie het antwoord leest" } },
  zorgantwoord: { op: { niemand: "een dag die mensen noemden, voor wie het antwoord leest" } },
  voortgang: { volgendeRonde: DOOR_DE_TAAK, volgendeRondeOp: DOOR_DE_TAAK },
  weging: { "bedenktijd.tot": DOOR_DE_TAAK },
  casusoverleg: { "afspraken[].uiterlijk": DOOR_DE_TAAK },
  "inzet-elders": { tot: { niemand: "zo lang doet een ander gremium iets; dat wacht niet op ons" } },
};

/** The dates in what is recorded of a casus, by kind; a kind that is not here holds none. */
export const VASTLEGGINGDATA: Readonly<Partial<Record<VastleggingSoort, Datums>>> = {
  actieresultaat: { geinformeerdOp: "geweest", veiligSinds: "geweest" },
  opsporingsantwoord: { op: AFSPRAAK_VAN_MENSEN },
  zorgantwoord: { op: AFSPRAAK_VAN_MENSEN },
  actiestand: { sinds: "geweest" },
  "uitgevoerde-interventie": { van: "geweest", tot: "geweest" },
  nazorg: { "stand.sinds": "geweest" },
  afsluitformulier: {
    "slachtoffers[].passendeHulp.sinds": "geweest",
    "slachtoffers[].slachtofferschapGestopt.sinds": "geweest",
    "slachtoffers[].veiligeOmgeving.sinds": "geweest",
  },
  voortgang: { volgendeRonde: DE_TAAK, volgendeRondeOp: DE_TAAK },
  weging: {
    "bedenktijd.van": "geweest",
    "bedenktijd.tot": { blijft: "de wet zegt wanneer de bedenktijd eindigt, en haar taak houdt die datum (H3.2-c6)" },
  },
  bewijsmiddel: { datum: "geweest" },
  casusoverleg: { "afspraken[].uiterlijk": DE_TAAK },
  "inzet-elders": { sinds: "geweest", tot: { blijft: "zo lang doet een ander gremium iets; dat wacht niet op ons" } },
  hoorverslag: { gehoordOp: "geweest", "antwoorden[].op": "geweest" },
  opschorting: { van: "geweest", tot: "geweest" },
  hervatting: { op: "geweest" },
  verlenging: { was: "geweest", wordt: "geweest" },
  instroom: { "herkomst.sinds": "geweest" },
  inhaalafdoening: { op: "geweest" },
  "regio-overdrachtantwoord": { op: "geweest" },
};
