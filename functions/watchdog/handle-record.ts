import { isLopend, type LopendeAanlevering } from "../../shared/domain/aanlevering.ts";
import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import { gebeurtenis, laatTaakVervallen } from "../../shared/domain/besluit.ts";
import { breekAanleveringAf } from "../../shared/domain/besluiten/aanleveren.ts";
import { wachtOpCasus } from "../../shared/domain/besluiten/signalen.ts";
import { isTeVerschuiven } from "../../shared/domain/besluiten/verschuiven.ts";
import { neemMeldingTerug } from "../../shared/domain/besluiten/verdelen.ts";
import { isZonderTraject, lapseAfstemming } from "../../shared/domain/besluiten/zorgafstemmingen.ts";
import { watchSturingspunt } from "../../shared/domain/besluiten/sturing.ts";
import { takeOverInterventie } from "../../shared/domain/besluiten/interventie.ts";
import { takeOverTraject } from "../../shared/domain/besluiten/traject.ts";
import {
  expireUitnodiging,
  isAchtergebleven,
  takeBackAchtergebleven,
  takeBackWerk,
} from "../../shared/domain/besluiten/beeindigen.ts";
import { takeBackNazorg } from "../../shared/domain/besluiten/nazorgaanbod.ts";
import { overleeftCasus } from "../../shared/domain/nazorg.ts";
import { isTerugTeNemen } from "../../shared/domain/intrekking.ts";
import { bewaakTaak, biedGebeurtenisAan, hervatUitvoering, roepOp, taakGemeld } from "../../shared/domain/bewaking.ts";
import { biedNotificatieAan, wachttijd, type Herkansing } from "../../shared/domain/bezorging.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { Gebeurtenis } from "../../shared/domain/gebeurtenis.ts";
import { INTERVENTIETAAK } from "../../shared/domain/interventie.ts";
import { isVerouderd } from "../../shared/domain/loopstand.ts";
import { loopVan, type Gelopen } from "../../shared/domain/loop.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { looptDoor, opgeschortTot, verschuifTaak } from "../../shared/domain/opschorting.ts";
import { magDelenMet } from "../../shared/domain/partner.ts";
import { PAD } from "../../shared/domain/pad.ts";
import type { KetenRecord, WijzigbaarRecord } from "../../shared/domain/records.ts";
import { isLopendSturingspunt, type LopendSturingspunt } from "../../shared/domain/sturing.ts";
import type { OpenMeldingtaak, OpenTaak, OpenTrajecttaak } from "../../shared/domain/taak.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import { naarBusbericht, type CloudEventInstellingen } from "../../shared/events/index.ts";
import type { Bijlagenkeuring } from "../../shared/ports/bijlagen.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Busbericht, Ketenmachines } from "../../shared/ports/keten.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";

/** What the watchdog counts, each the name of a metric after `Watchdog`. */
export const TELLINGEN = [
  "Herinnerd",
  "Geescaleerd",
  "Hervat",
  "Vernieuwd",
  "Heraangeboden",
  "Opgegeven",
  "Teruggenomen",
  "Fouten",
] as const;
export type Telling = (typeof TELLINGEN)[number];

export interface KlokAfhankelijkheden {
  readonly casework: Pick<
    Casework,
    | ("schrijf" | "vervallen" | "klokShards" | "taak" | "melding" | "casus" | "casusDossier" | "partner")
    | ("trajecttaak" | "trajectDossier")
  >;
  readonly ketenmachines: Pick<Ketenmachines, "loopt">;
  readonly keuring: Bijlagenkeuring;
  readonly besluit: Omit<Besluitcontext, "nu" | "door" | "partners" | "zetels" | "actorId">;
  readonly instellingen: CloudEventInstellingen;
  /** Seconds between two checks of the execution of an open casus. */
  readonly casusControleSeconden: number;
  /** Days after which an execution that runs is relieved by the next. */
  readonly uitvoeringDagen: number;
  /** Seconds after which what was not published, reported or delivered is offered again. */
  readonly heraanbodSeconden: number;
  /** A number from 0 to 1. */
  readonly toeval: () => number;
  readonly tel: (telling: Telling) => void;
  readonly log: Log;
}

type Nu = Besluitcontext["nu"];

/** The clock acts: nobody's role, and no seat is asked. */
const NIEMAND = { door: null, zetels: null, actorId: null } as const;

const schrijf = async (
  vervangen: WijzigbaarRecord,
  { casework }: KlokAfhankelijkheden,
  nieuw: readonly KetenRecord[] = [],
): Promise<boolean> => (await casework.schrijf({ nieuw, vervangen: [vervangen], mitsOpen: [] }, [])).ok;

const herkansing = (nu: Nu, { heraanbodSeconden, toeval }: KlokAfhankelijkheden): Herkansing => ({
  nu,
  heraanbodSeconden,
  toeval: toeval(),
});

/** Takes work back from who cannot do it any more, as decided on the whole casus; answers whether there was anything to take. */
const neemTerug = async (
  casusId: OpenTaak["casusId"],
  besluit: (dossier: CasusDossier) => Wijziging | null,
  { casework, tel, log }: KlokAfhankelijkheden,
): Promise<boolean> => {
  const dossier = await casework.casusDossier(casusId);
  const wijziging = dossier === null ? null : besluit(dossier);
  if (wijziging === null) return false;
  // Somebody else was first: the task is still due, and is seen again.
  if ((await casework.schrijf(wijziging, [])).ok) {
    tel("Teruggenomen");
    log("werk-teruggenomen", { casusId });
  }
  return true;
};

const bewaak = async (gezien: OpenTaak, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  // A casus ends a bounded number of its open tasks itself (design rule 1); the rest ends here.
  const casus = await afhankelijkheden.casework.casus(gezien.casusId);
  const overleeft = overleeftCasus(gezien);
  if (casus !== null && casus.status !== "open" && !overleeft) {
    await schrijf(laatTaakVervallen(gezien, casus.status, nu), afhankelijkheden);
    return;
  }
  const verschuivingen = casus?.verschuivingen ?? [];
  // The dates first, wherever the pages of a suspension are: else what moves later would be said now.
  const taak = verschuifTaak(gezien, verschuivingen, afhankelijkheden.besluit.kalender);
  const context: Besluitcontext = { ...afhankelijkheden.besluit, nu, ...NIEMAND, partners: null };
  // Nobody in the compartment answers any more: what waits for it ends at its own date, which a suspension moved as well.
  if (casus !== null && taak.klok <= nu && isZonderTraject(casus, taak)) {
    const lapse = (dossier: CasusDossier) => lapseAfstemming(dossier, taak, context);
    if (await neemTerug(taak.casusId, lapse, afhankelijkheden)) return;
  }
  const { organisatie } = taak.eigenaar;
  if (casus !== null && isAchtergebleven(casus, taak, context)) {
    const naarRegie = (dossier: CasusDossier) => takeBackAchtergebleven(dossier, organisatie, context);
    if (await neemTerug(taak.casusId, naarRegie, afhankelijkheden)) return;
  }
  const bereikbaar = magDelenMet(await afhankelijkheden.casework.partner(organisatie), organisatie, context.regio, nu);
  if (!bereikbaar && overleeft) {
    // Aftercare falls back to who coordinates care, also when the casus is over.
    const naarZorg = (dossier: CasusDossier) => takeBackNazorg(dossier, taak, context);
    if (await neemTerug(taak.casusId, naarZorg, afhankelijkheden)) return;
  }
  if (!bereikbaar && isTerugTeNemen(taak)) {
    // All that the task's owner still has open on the casus goes to procesregie, which has the dates of it from then on.
    await neemTerug(taak.casusId, (dossier) => takeBackWerk(dossier, organisatie, context), afhankelijkheden);
    return;
  }
  if (!bereikbaar && taak.soort === INTERVENTIETAAK) {
    // The team takes over an intervention that who has to act cannot carry out any more (X4).
    const overgenomen = await neemTerug(
      taak.casusId,
      (dossier) => takeOverInterventie(dossier, taak, context),
      afhankelijkheden,
    );
    if (overgenomen) return;
  }
  const rust = looptDoor(taak) ? null : opgeschortTot(verschuivingen, nu);
  if (rust !== null) {
    const klok = taak.klok > rust ? taak.klok : rust;
    await schrijf({ ...taak, versie: taak.versie + 1, klok }, afhankelijkheden);
    return;
  }
  const bewaking = bewaakTaak(taak, context, bereikbaar);
  const nieuw = gebeurtenis({ soort: "casus", id: taak.casusId }, bewaking.berichten, context);
  if (!(await schrijf(bewaking.taak, afhankelijkheden, nieuw)) || nieuw.length === 0) return;
  afhankelijkheden.tel(bewaking.taak.trap === 1 ? "Herinnerd" : "Geescaleerd");
};

/** Reminds and escalates; what lies with an organisation that is out goes back to the meldpunt, which has a date of it then. */
const bewaakMelding = async (
  taak: OpenMeldingtaak,
  nu: Nu,
  { casework, besluit, tel, log }: KlokAfhankelijkheden,
): Promise<void> => {
  const { meldingId, eigenaar } = taak;
  const [partner, melding] = await Promise.all([casework.partner(eigenaar.organisatie), casework.melding(meldingId)]);
  const context: Besluitcontext = { ...besluit, nu, ...NIEMAND, partners: partner === null ? [] : [partner] };
  const terug = melding === null ? null : neemMeldingTerug(melding, taak, context);
  if (terug !== null) {
    // Somebody else was first: the task is still due, and is seen again.
    if (!(await casework.schrijf(terug, [])).ok) return;
    tel("Teruggenomen");
    log("werk-teruggenomen", { meldingId });
    return;
  }
  // What falls back to the meldpunt stays there; that nothing can be told to it, procesregie hears at once (X7).
  const bewaking = bewaakTaak(taak, context, magDelenMet(partner, eigenaar.organisatie, context.regio, nu));
  const nieuw = gebeurtenis({ soort: "verdeling", id: meldingId }, bewaking.berichten, context);
  const geschreven = await casework.schrijf({ nieuw, vervangen: [bewaking.taak], mitsOpen: [] }, []);
  if (geschreven.ok && nieuw.length > 0) tel(bewaking.taak.trap === 1 ? "Herinnerd" : "Geescaleerd");
};

/** Reminds the owner of what is put before who steers, and tells the ketenregisseur when nobody does anything with it. */
const bewaakSturing = async (
  punt: LopendSturingspunt,
  nu: Nu,
  { casework, besluit, tel }: KlokAfhankelijkheden,
): Promise<void> => {
  const { organisatie } = punt.eigenaar;
  const bereikbaar = magDelenMet(await casework.partner(organisatie), organisatie, besluit.regio, nu);
  const context: Besluitcontext = { ...besluit, nu, ...NIEMAND, partners: null };
  const { wijziging, trap } = watchSturingspunt(punt, bereikbaar, context);
  const geschreven = await casework.schrijf(wijziging, []);
  if (geschreven.ok && wijziging.nieuw.length > 0) tel(trap === 1 ? "Herinnerd" : "Geescaleerd");
};

/** Reminds and escalates within the compartment; what lies with an organisation that is out is taken over there (X7, X8). */
const bewaakTraject = async (
  taak: OpenTrajecttaak,
  nu: Nu,
  { casework, besluit, tel, log }: KlokAfhankelijkheden,
): Promise<void> => {
  const { trajectId, eigenaar } = taak;
  const context: Besluitcontext = { ...besluit, nu, ...NIEMAND, partners: null };
  const partner = await casework.partner(eigenaar.organisatie);
  const bereikbaar = magDelenMet(partner, eigenaar.organisatie, context.regio, nu);
  const dossier = bereikbaar ? null : await casework.trajectDossier(trajectId);
  const over = dossier === null ? null : takeOverTraject(dossier, taak, context);
  if (over !== null) {
    // Somebody else was first: the task is still due, and is seen again.
    if (!(await casework.schrijf(over, [])).ok) return;
    tel("Teruggenomen");
    log("werk-teruggenomen", { trajectId });
    return;
  }
  const bewaking = bewaakTaak(taak, context, bereikbaar);
  const nieuw = gebeurtenis({ soort: "opsporing", id: trajectId }, bewaking.berichten, context);
  const geschreven = await casework.schrijf({ nieuw, vervangen: [bewaking.taak], mitsOpen: [] }, []);
  if (geschreven.ok && nieuw.length > 0) tel(bewaking.taak.trap === 1 ? "Herinnerd" : "Geescaleerd");
};

/** Since when the record stands where it stands. */
const sindsVan = (record: Gelopen): Nu => (record.type === "interventie" ? record.begonnenOp : record.positie.sinds);

/** The task that the machine of this record waits on; null: on none. */
const wachttaakVan = async (record: Gelopen, { casework }: KlokAfhankelijkheden) => {
  const { lopendeTaakId } = record;
  if (lopendeTaakId === null) return null;
  return record.type === "strafrechtelijk-traject"
    ? casework.trajecttaak(record.trajectId, lopendeTaakId)
    : casework.taak(record.casusId, lopendeTaakId);
};

/** Whether a machine does this step by itself, in seconds: nobody waits on anything but on it. */
const isAutomatisch = (record: Gelopen): boolean =>
  record.type === "casus" && PAD[record.positie.stap].uitvoering === "automatisch";

/**
 * Whether the running machine waits where the record stands. One that runs but holds no open task (its function failed and
 * nobody told it) would wait for ever; it has one control period to get there. So has one that does a step by itself: another may
 * take that over at any time, for its pages rest on the record (design rule 1).
 */
const machineWacht = async (record: Gelopen, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<boolean> => {
  if (plusSeconden(sindsVan(record), afhankelijkheden.casusControleSeconden) > nu) return true;
  if (isAutomatisch(record)) return false;
  const taak = await wachttaakVan(record, afhankelijkheden);
  return taak?.status === "open" && taak.uitvoering?.naam === loopVan(record).naam;
};

/** Sees to it that the execution of a casus, an intervention or a criminal track is there: asked for again, left alone, or taken anew (rule 2). */
const bewaakLoop = async (record: Gelopen, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  const { ketenmachines, casusControleSeconden, heraanbodSeconden, uitvoeringDagen, tel, log } = afhankelijkheden;
  // What a machine should have done in seconds is looked at again soon: whoever stopped it left work undone.
  const teVerschuiven = record.type === "casus" && isTeVerschuiven(record);
  const spoedig = isAutomatisch(record) || teVerschuiven;
  const klok = plusSeconden(nu, spoedig ? heraanbodSeconden : casusControleSeconden);
  if (record.uitvoering.status === "gevraagd" || teVerschuiven) {
    if (await schrijf(roepOp(record, klok), afhankelijkheden)) tel("Heraangeboden");
    return;
  }
  const loopt = await ketenmachines.loopt(loopVan(record));
  // One that has run for long is relieved while it still can be: it hears so from the one that takes over.
  const vernieuwt = loopt && isVerouderd(record.uitvoering, nu, uitvoeringDagen);
  if (loopt && !vernieuwt && (await machineWacht(record, nu, afhankelijkheden))) {
    await schrijf({ ...record, versie: record.versie + 1, klok }, afhankelijkheden);
  } else {
    // A fault that lasts holds up every machine: from one that still runs is taken over once a period.
    const hervat = hervatUitvoering(record, loopt ? plusSeconden(nu, casusControleSeconden) : klok, nu);
    if (!(await schrijf(hervat, afhankelijkheden))) return;
    tel(vernieuwt ? "Vernieuwd" : "Hervat");
    log("uitvoering-hervat", loopVan(hervat).log);
  }
};

const biedAan = async (item: Gebeurtenis, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  if (!item.aanbieden) {
    await schrijf({ ...item, versie: item.versie + 1, klok: null }, afhankelijkheden);
    return;
  }
  const { heraanbodSeconden, toeval } = afhankelijkheden;
  const klok = plusSeconden(nu, wachttijd(heraanbodSeconden, item.aangeboden + 1, toeval()));
  if (await schrijf(biedGebeurtenisAan(item, klok), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
};

/** The date moves first and the event follows: of two watchdogs one offers it. */
const bezorgOpnieuw = async (
  item: Notificatie,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<Busbericht | null> => {
  if (item.bezorging !== "wacht" && item.bezorging !== "mislukt") {
    await schrijf({ ...item, versie: item.versie + 1, klok: null }, afhankelijkheden);
    return null;
  }
  const { tel, log, instellingen } = afhankelijkheden;
  const bericht = naarBusbericht(item, instellingen);
  const nieuw = biedNotificatieAan(item, herkansing(nu, afhankelijkheden));
  if (!(await schrijf(nieuw, afhankelijkheden))) return null;
  if (nieuw.bezorging === "opgegeven") {
    tel("Opgegeven");
    log("bericht-onbestelbaar", { ontvanger: item.ontvanger, volgnummer: item.nummer, poging: nieuw.pogingen });
    return null;
  }
  tel("Heraangeboden");
  return bericht;
};

/** One that was never received whole is cleaned up; one of which no more is heard is offered again. */
const bewaakAanlevering = async (item: LopendeAanlevering, later: Nu, afhankelijkheden: KlokAfhankelijkheden) => {
  const half = item.status === "wordt-ontvangen";
  const nieuw = half ? breekAanleveringAf(item, later) : roepOp(item, later);
  if (await schrijf(nieuw, afhankelijkheden)) afhankelijkheden.tel(half ? "Opgegeven" : "Heraangeboden");
};

/** Does what is due for one record; answers the event that has to go on the bus again, if any. */
export const handleRecord = async (
  item: KetenRecord,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<Busbericht | null> => {
  const later = plusSeconden(nu, afhankelijkheden.heraanbodSeconden);
  switch (item.type) {
    case "taak":
      if (item.status === "open") await bewaak(item, nu, afhankelijkheden);
      else if (item.uitvoering === null) await schrijf(taakGemeld(item), afhankelijkheden);
      else if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "trajecttaak":
      if (item.status === "open") await bewaakTraject(item, nu, afhankelijkheden);
      else if (item.uitvoering === null) await schrijf(taakGemeld(item), afhankelijkheden);
      else if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "meldingtaak":
      if (item.status === "open") await bewaakMelding(item, nu, afhankelijkheden);
      return null;
    case "uitnodiging": {
      const context: Besluitcontext = { ...afhankelijkheden.besluit, nu, ...NIEMAND, partners: null };
      await neemTerug(
        item.casusId,
        (dossier) => expireUitnodiging(dossier, item.uitnodigingId, context),
        afhankelijkheden,
      );
      return null;
    }
    case "casus":
    case "interventie":
    case "strafrechtelijk-traject":
      if (item.status === "open") await bewaakLoop(item, nu, afhankelijkheden);
      return null;
    case "melding":
      if (item.nogTeDossieren === null && !item.teRegistreren && !wachtOpCasus(item))
        await schrijf({ ...item, versie: item.versie + 1, klok: null, teDrijven: false }, afhankelijkheden);
      else if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "aanlevering":
      if (isLopend(item)) await bewaakAanlevering(item, later, afhankelijkheden);
      return null;
    case "dossier":
    case "partner":
      // Not carried through yet, or the day has come on which it may be out.
      if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "bijlage":
      // The date moves first: whoever judges gives it a better one, and if that is lost the attachment is seen again.
      if (item.klok !== null && (await schrijf({ ...item, versie: item.versie + 1, klok: later }, afhankelijkheden))) {
        await afhankelijkheden.keuring.controleer(item.bijlageId);
        afhankelijkheden.tel("Heraangeboden");
      }
      return null;
    case "sturingspunt":
      if (isLopendSturingspunt(item)) await bewaakSturing(item, nu, afhankelijkheden);
      return null;
    case "gebeurtenis":
      await biedAan(item, nu, afhankelijkheden);
      return null;
    case "notificatie":
      return bezorgOpnieuw(item, nu, afhankelijkheden);
    default:
      afhankelijkheden.log("functie-mislukt", { foutnaam: codeVan(`klok-op-${item.type}`) });
      return null;
  }
};
