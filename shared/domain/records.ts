import type * as z from "zod";
import { aanleveringSchema, aanleverpaginaSchema } from "./aanlevering.ts";
import { actorSchema } from "./actor.ts";
import { bundelSchema } from "./bundel.ts";
import { bijdrageInhoudSchema, bijdrageSchema } from "./bijdrage.ts";
import { bijlageKoppelingSchema, bijlageSchema } from "./bijlage.ts";
import { casusSchema } from "./casus.ts";
import { contactkaartSchema } from "./contactkaart.ts";
import { convenantRecordSchema } from "./convenant.ts";
import { dossierMeldingSchema, dossierSchema, persoonsleutelSchema, zoeksleutelSchema } from "./dossier.ts";
import { gebeurtenisSchema } from "./gebeurtenis.ts";
import { gidsregelSchema } from "./gids.ts";
import { herleveringSchema, herleveringwijzerSchema } from "./herlevering.ts";
import { historieKopSchema, historieSchema } from "./historie.ts";
import { idempotentieSchema, stuurfeitSchema } from "./idempotentie.ts";
import { interventieSchema } from "./interventie.ts";
import { kanaalSchema } from "./kanaal.ts";
import { matchvraagSchema } from "./matchvraag.ts";
import { medewerkerSchema } from "./medewerker.ts";
import { meldervraagSchema } from "./meldervraag.ts";
import { meldingSchema } from "./melding.ts";
import { nazorgbehoefteSchema } from "./nazorg.ts";
import { feedNummerSchema, feedTellerSchema, notificatieSchema } from "./notificatie.ts";
import { noodtoegangSchema } from "./noodtoegang.ts";
import { agendapuntSchema, overlegSchema } from "./overleg.ts";
import { partnerSchema } from "./partner.ts";
import { actieSchema, planSchema } from "./plan.ts";
import { plekMeldingSchema, plekSchema, plekSignaalSchema, pleksleutelSchema } from "./plek.ts";
import { preventieactiviteitSchema } from "./preventie.ts";
import { registerversieSchema } from "./registerversie.ts";
import { bevindingSchema } from "./sluitend/bevinding.ts";
import { slotrondeSchema } from "./sluitend/ronde.ts";
import { sturingspuntSchema } from "./sturing.ts";
import { meldingtaakSchema, taakSchema, trajecttaakSchema } from "./taak.ts";
import { terugkoppelingSchema } from "./terugkoppeling.ts";
import {
  trajectdeelnameSchema,
  trajecthistorieKopSchema,
  trajecthistorieSchema,
  trajectSchema,
  trajectvastleggingSchema,
  trajectwijzerSchema,
} from "./traject.ts";
import { uitnodigingSchema } from "./uitnodiging.ts";
import { vastleggingSchema } from "./vastlegging.ts";
import { vingerafdrukSchema } from "./vingerafdruk.ts";
import { zetelSchema } from "./zetel.ts";

/** Schema of every kind of record in the casework table: what is read is parsed by it. */
export const RECORDSCHEMAS = {
  actor: actorSchema,
  melding: meldingSchema,
  dossier: dossierSchema,
  "dossier-melding": dossierMeldingSchema,
  persoonsleutel: persoonsleutelSchema,
  zoeksleutel: zoeksleutelSchema,
  matchvraag: matchvraagSchema,
  vingerafdruk: vingerafdrukSchema,
  terugkoppeling: terugkoppelingSchema,
  meldervraag: meldervraagSchema,
  aanlevering: aanleveringSchema,
  aanleverpagina: aanleverpaginaSchema,
  plek: plekSchema,
  pleksleutel: pleksleutelSchema,
  "plek-melding": plekMeldingSchema,
  "plek-signaal": plekSignaalSchema,
  bijlage: bijlageSchema,
  "bijlage-koppeling": bijlageKoppelingSchema,
  casus: casusSchema,
  taak: taakSchema,
  meldingtaak: meldingtaakSchema,
  interventie: interventieSchema,
  vastlegging: vastleggingSchema,
  bijdrage: bijdrageSchema,
  "bijdrage-inhoud": bijdrageInhoudSchema,
  uitnodiging: uitnodigingSchema,
  overleg: overlegSchema,
  agendapunt: agendapuntSchema,
  contactkaart: contactkaartSchema,
  noodtoegang: noodtoegangSchema,
  plan: planSchema,
  actie: actieSchema,
  nazorgbehoefte: nazorgbehoefteSchema,
  "historie-kop": historieKopSchema,
  historie: historieSchema,
  "strafrechtelijk-traject": trajectSchema,
  trajecttaak: trajecttaakSchema,
  trajectvastlegging: trajectvastleggingSchema,
  trajectdeelname: trajectdeelnameSchema,
  trajectwijzer: trajectwijzerSchema,
  "trajecthistorie-kop": trajecthistorieKopSchema,
  trajecthistorie: trajecthistorieSchema,
  gebeurtenis: gebeurtenisSchema,
  "feed-teller": feedTellerSchema,
  "feed-nummer": feedNummerSchema,
  notificatie: notificatieSchema,
  kanaal: kanaalSchema,
  herlevering: herleveringSchema,
  herleveringwijzer: herleveringwijzerSchema,
  bundel: bundelSchema,
  preventieactiviteit: preventieactiviteitSchema,
  idempotentie: idempotentieSchema,
  stuurfeit: stuurfeitSchema,
  sturingspunt: sturingspuntSchema,
  registerversie: registerversieSchema,
  gidsregel: gidsregelSchema,
  partner: partnerSchema,
  medewerker: medewerkerSchema,
  convenant: convenantRecordSchema,
  zetel: zetelSchema,
  slotronde: slotrondeSchema,
  bevinding: bevindingSchema,
} as const;

export type RecordType = keyof typeof RECORDSCHEMAS;
export type RecordVan<T extends RecordType> = z.infer<(typeof RECORDSCHEMAS)[T]>;
/** Any record of the casework table. */
export type KetenRecord = { [T in RecordType]: RecordVan<T> }[RecordType];
/** Records that change: replaced as a whole, on the condition that their `versie` is one lower in the store. */
export type WijzigbaarRecord = Extract<KetenRecord, { readonly versie: number }>;
