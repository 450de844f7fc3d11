import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import { gebeurtenis, laatTaakVervallen } from "../../shared/domain/besluit.ts";
import { neemMeldingTerug } from "../../shared/domain/besluiten/verdelen.ts";
import { isZonderTraject, lapseAfstemming } from "../../shared/domain/besluiten/zorgafstemmingen.ts";
import { watchSturingspunt } from "../../shared/domain/besluiten/sturing.ts";
import { takeOverInterventie } from "../../shared/domain/besluiten/interventie.ts";
import { takeOverTraject } from "../../shared/domain/besluiten/traject.ts";
import { isAchtergebleven, takeBackAchtergebleven, takeBackWerk } from "../../shared/domain/besluiten/beeindigen.ts";
import { herverdeelWerk, isMisschienVerlegd } from "../../shared/domain/besluiten/herverdelen.ts";
import { takeBackNazorg } from "../../shared/domain/besluiten/nazorgaanbod.ts";
import { overleeftCasus } from "../../shared/domain/nazorg.ts";
import { isTerugTeNemen } from "../../shared/domain/intrekking.ts";
import { bewaakTaak, escalatieorganisaties, trapOp } from "../../shared/domain/bewaking.ts";
import type { Casus } from "../../shared/domain/casus.ts";
import { isSamenTeVoegen } from "../../shared/domain/casussamenvoeging.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { INTERVENTIETAAK } from "../../shared/domain/interventie.ts";
import { looptDoor, opgeschortTot, verschuifTaak } from "../../shared/domain/opschorting.ts";
import { magDelenMet } from "../../shared/domain/partner.ts";
import { regioVoor } from "../../shared/domain/regio.ts";
import type { LopendSturingspunt } from "../../shared/domain/sturing.ts";
import type { OpenMeldingtaak, OpenTaak, OpenTrajecttaak } from "../../shared/domain/taak.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import { contextOp, schrijf, type KlokAfhankelijkheden, type Nu } from "./watch.ts";

/** Takes work back from who cannot do it any more, as decided on the whole casus; answers whether there was anything to take. */
export const neemTerug = async (
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

/** Of those to whom the region escalates, who cannot be told now; nobody is asked when nothing is to be escalated. */
const onbereikbaarVoor = async (
  taak: OpenTaak | OpenMeldingtaak,
  bereikbaar: boolean,
  { nu, regio }: Pick<Besluitcontext, "nu" | "regio">,
  { casework }: KlokAfhankelijkheden,
): Promise<ReadonlySet<OrganisatieCode>> => {
  if (bereikbaar && trapOp(taak, nu) < 2) return new Set();
  const gevraagd = await Promise.all(
    escalatieorganisaties(regio).map(async (organisatie) => ({
      organisatie,
      mag: magDelenMet(await casework.partner(organisatie), organisatie, regio, nu),
    })),
  );
  return new Set(gevraagd.flatMap(({ organisatie, mag }) => (mag ? [] : [organisatie])));
};

/** Whether the casus that goes on still fetches the open work of this one, which ended in it: then nothing of it ends here. */
const komtMee = async (
  { casusId, samengevoegdMet }: Extract<Casus, { status: "samengevoegd" }>,
  { casework }: KlokAfhankelijkheden,
): Promise<boolean> => {
  const verder = await casework.casus(samengevoegdMet);
  return isSamenTeVoegen(verder) && verder.samenTeVoegen === casusId;
};

/** Shifts, takes back, reminds and escalates the open work of a casus; ends it where the casus is over. */
export const bewaakCasustaak = async (
  gezien: OpenTaak,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<void> => {
  // A casus ends a bounded number of its open tasks itself (design rule 1); the rest ends here.
  const casus = await afhankelijkheden.casework.casus(gezien.casusId);
  const overleeft = overleeftCasus(gezien);
  if (casus?.status === "samengevoegd" && !overleeft && (await komtMee(casus, afhankelijkheden))) {
    const klok = plusSeconden(nu, afhankelijkheden.heraanbodSeconden);
    await schrijf({ ...gezien, versie: gezien.versie + 1, klok }, afhankelijkheden);
    return;
  }
  if (casus !== null && casus.status !== "open" && !overleeft) {
    await schrijf(laatTaakVervallen(gezien, casus.status, nu), afhankelijkheden);
    return;
  }
  const verschuivingen = casus?.verschuivingen ?? [];
  // The dates first, wherever the pages of a suspension are: else what moves later would be said now.
  const taak = verschuifTaak(gezien, verschuivingen, afhankelijkheden.besluit.kalender);
  const context: Besluitcontext = {
    ...contextOp(nu, afhankelijkheden),
    // Who directs this casus is a fact of it.
    regio: regioVoor(afhankelijkheden.besluit.regio, casus ?? {}),
  };
  // Nobody in the compartment answers any more: what waits for it ends at its own date, which a suspension moved as well.
  if (casus !== null && taak.klok <= nu && isZonderTraject(casus, taak)) {
    const lapse = (dossier: CasusDossier) => lapseAfstemming(dossier, taak, context);
    if (await neemTerug(taak.casusId, lapse, afhankelijkheden)) return;
  }
  const { organisatie } = taak.eigenaar;
  // What lies with who had that part in the casus before: by a handover at this moment, or because the region names another.
  if (casus !== null && isMisschienVerlegd(taak, casus, context)) {
    const naarNu = (dossier: CasusDossier) => herverdeelWerk(dossier, context)?.wijziging ?? null;
    if (await neemTerug(taak.casusId, naarNu, afhankelijkheden)) return;
  }
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
  const uit = await onbereikbaarVoor(taak, bereikbaar, context, afhankelijkheden);
  const bewaking = bewaakTaak(taak, context, bereikbaar, uit);
  const nieuw = gebeurtenis({ soort: "casus", id: taak.casusId }, bewaking.berichten, context);
  if (!(await schrijf(bewaking.taak, afhankelijkheden, nieuw)) || nieuw.length === 0) return;
  afhankelijkheden.tel(bewaking.taak.trap === 1 ? "Herinnerd" : "Geescaleerd");
};

/** Reminds and escalates; what lies with an organisation that is out goes back to the meldpunt, which has a date of it then. */
export const bewaakMelding = async (
  taak: OpenMeldingtaak,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<void> => {
  const { casework, tel, log } = afhankelijkheden;
  const { meldingId, eigenaar } = taak;
  const [partner, melding] = await Promise.all([casework.partner(eigenaar.organisatie), casework.melding(meldingId)]);
  const context: Besluitcontext = {
    ...contextOp(nu, afhankelijkheden),
    partners: partner === null ? [] : [partner],
  };
  const terug = melding === null ? null : neemMeldingTerug(melding, taak, context);
  if (terug !== null) {
    // Somebody else was first: the task is still due, and is seen again.
    if (!(await casework.schrijf(terug, [])).ok) return;
    tel("Teruggenomen");
    log("werk-teruggenomen", { meldingId });
    return;
  }
  // What falls back to the meldpunt stays there; that nothing can be told to it, procesregie hears at once (X7).
  const bereikbaar = magDelenMet(partner, eigenaar.organisatie, context.regio, nu);
  const uit = await onbereikbaarVoor(taak, bereikbaar, context, afhankelijkheden);
  const bewaking = bewaakTaak(taak, context, bereikbaar, uit);
  const nieuw = gebeurtenis({ soort: "verdeling", id: meldingId }, bewaking.berichten, context);
  const geschreven = await casework.schrijf({ nieuw, vervangen: [bewaking.taak], mitsOpen: [] }, []);
  if (geschreven.ok && nieuw.length > 0) tel(bewaking.taak.trap === 1 ? "Herinnerd" : "Geescaleerd");
};

/** Reminds the owner of what is put before who steers, and tells the ketenregisseur when nobody does anything with it. */
export const bewaakSturing = async (
  punt: LopendSturingspunt,
  nu: Nu,
  { casework, besluit, tel }: KlokAfhankelijkheden,
): Promise<void> => {
  const { organisatie } = punt.eigenaar;
  const bereikbaar = magDelenMet(await casework.partner(organisatie), organisatie, besluit.regio, nu);
  const context = contextOp(nu, { besluit });
  const { wijziging, trap } = watchSturingspunt(punt, bereikbaar, context);
  const geschreven = await casework.schrijf(wijziging, []);
  if (geschreven.ok && wijziging.nieuw.length > 0) tel(trap === 1 ? "Herinnerd" : "Geescaleerd");
};

/** Reminds and escalates within the compartment; what lies with an organisation that is out is taken over there (X7, X8). */
export const bewaakTraject = async (
  taak: OpenTrajecttaak,
  nu: Nu,
  { casework, besluit, tel, log }: KlokAfhankelijkheden,
): Promise<void> => {
  const { trajectId, eigenaar } = taak;
  const context = contextOp(nu, { besluit });
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
