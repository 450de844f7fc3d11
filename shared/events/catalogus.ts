import type { Gebeurtenissoort } from "../domain/gebeurtenis.ts";
import { casusGeopend } from "./casus.geopend.v1.ts";
import { casusMeldingToegevoegd } from "./casus.melding-toegevoegd.v1.ts";
import { casusDossiersVertrokken } from "./casus.dossiers-vertrokken.v1.ts";
import { casusVoortgegaan } from "./casus.voortgegaan.v1.ts";
import { casusDoorlaatverbodToegepast } from "./casus.doorlaatverbod-toegepast.v1.ts";
import { interventieBericht } from "./interventie.bericht.v1.ts";
import { overdrachtVoorbereid } from "./overdracht.voorbereid.v1.ts";
import { overdrachtBeantwoord } from "./overdracht.beantwoord.v1.ts";
import { overdrachtIngetrokken } from "./overdracht.ingetrokken.v1.ts";
import { casusAfgeschaald } from "./casus.afgeschaald.v1.ts";
import { casusHeropend } from "./casus.heropend.v1.ts";
import { casusSamengevoegd } from "./casus.samengevoegd.v1.ts";
import { casusGesloten } from "./casus.gesloten.v1.ts";
import { casusHervat } from "./casus.hervat.v1.ts";
import { casusOpgeschort } from "./casus.opgeschort.v1.ts";
import { termijnVerlengd } from "./termijn.verlengd.v1.ts";
import { meldingVerdeeld } from "./melding.verdeeld.v1.ts";
import { meldingHerinnerd } from "./melding.herinnerd.v1.ts";
import { meldingGeescaleerd } from "./melding.geescaleerd.v1.ts";
import { melderGeantwoord } from "./melder.geantwoord.v1.ts";
import { taakGeopend } from "./taak.geopend.v1.ts";
import { taakHerinnerd } from "./taak.herinnerd.v1.ts";
import { taakGeescaleerd } from "./taak.geescaleerd.v1.ts";
import { takenGebundeld } from "./taken.gebundeld.v1.ts";
import { uitnodigingVerstuurd } from "./uitnodiging.verstuurd.v1.ts";
import { uitnodigingBeantwoord } from "./uitnodiging.beantwoord.v1.ts";
import { uitnodigingBeeindigd } from "./uitnodiging.beeindigd.v1.ts";
import { casusoverlegGepland } from "./casusoverleg.gepland.v1.ts";
import { casusoverlegGewijzigd } from "./casusoverleg.gewijzigd.v1.ts";
import { casusoverlegAfgezegd } from "./casusoverleg.afgezegd.v1.ts";
import { casusoverlegHerinnerd } from "./casusoverleg.herinnerd.v1.ts";
import { trajectGestart } from "./traject.gestart.v1.ts";
import { trajectVoortgegaan } from "./traject.voortgegaan.v1.ts";
import { trajectAfgerond } from "./traject.afgerond.v1.ts";
import { trajectTaakGeopend } from "./traject.taak-geopend.v1.ts";
import { trajectHerinnerd } from "./traject.herinnerd.v1.ts";
import { trajectGeescaleerd } from "./traject.geescaleerd.v1.ts";
import { toegangNoodtoegangGenomen } from "./toegang.noodtoegang-genomen.v1.ts";
import { toegangBeeindigd } from "./toegang.beeindigd.v1.ts";
import { toegangLooptAf } from "./toegang.loopt-af.v1.ts";
import { zetelWaarschuwing } from "./zetel.waarschuwing.v1.ts";
import { deelnameLooptAf } from "./deelname.loopt-af.v1.ts";
import { actieGewijzigd } from "./actie.gewijzigd.v1.ts";
import { bijdrageToegevoegd } from "./bijdrage.toegevoegd.v1.ts";
import { informatievraagGesteld } from "./informatievraag.gesteld.v1.ts";
import { informatievraagBeantwoord } from "./informatievraag.beantwoord.v1.ts";
import { informatievraagIngetrokken } from "./informatievraag.ingetrokken.v1.ts";
import { zorgafstemmingGevraagd } from "./zorgafstemming.gevraagd.v1.ts";
import { zorgafstemmingBeantwoord } from "./zorgafstemming.beantwoord.v1.ts";
import { zorgafstemmingBeeindigd } from "./zorgafstemming.beeindigd.v1.ts";
import { actieUitgezet } from "./actie.uitgezet.v1.ts";
import { actieVervallen } from "./actie.vervallen.v1.ts";
import { procesregieGewijzigd } from "./procesregie.gewijzigd.v1.ts";
import { zorgcoordinatieGewijzigd } from "./zorgcoordinatie.gewijzigd.v1.ts";
import { sturingGemeld } from "./sturing.gemeld.v1.ts";
import { sturingOpgepakt } from "./sturing.opgepakt.v1.ts";
import { sturingAfgerond } from "./sturing.afgerond.v1.ts";
import { sturingHerinnerd } from "./sturing.herinnerd.v1.ts";
import { kanaalHapert } from "./kanaal.hapert.v1.ts";
import { ketenNietSluitend } from "./keten.niet-sluitend.v1.ts";
import { trajectNietSluitend } from "./traject.niet-sluitend.v1.ts";
import { stuurfeitVastgelegd } from "./stuurfeit.vastgelegd.v1.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

/** The catalogue: every kind of event that leaves the system, in the version that is published. */
export const GEBEURTENISCATALOGUS = {
  "casus.geopend": casusGeopend,
  "casus.melding-toegevoegd": casusMeldingToegevoegd,
  "casus.dossiers-vertrokken": casusDossiersVertrokken,
  "casus.voortgegaan": casusVoortgegaan,
  "casus.doorlaatverbod-toegepast": casusDoorlaatverbodToegepast,
  "interventie.bericht": interventieBericht,
  "overdracht.voorbereid": overdrachtVoorbereid,
  "overdracht.beantwoord": overdrachtBeantwoord,
  "overdracht.ingetrokken": overdrachtIngetrokken,
  "casus.afgeschaald": casusAfgeschaald,
  "casus.heropend": casusHeropend,
  "casus.gesloten": casusGesloten,
  "casus.samengevoegd": casusSamengevoegd,
  "casus.opgeschort": casusOpgeschort,
  "casus.hervat": casusHervat,
  "termijn.verlengd": termijnVerlengd,
  "melding.verdeeld": meldingVerdeeld,
  "melding.herinnerd": meldingHerinnerd,
  "melding.geescaleerd": meldingGeescaleerd,
  "melder.geantwoord": melderGeantwoord,
  "taak.geopend": taakGeopend,
  "taak.herinnerd": taakHerinnerd,
  "taak.geescaleerd": taakGeescaleerd,
  "taken.gebundeld": takenGebundeld,
  "uitnodiging.verstuurd": uitnodigingVerstuurd,
  "uitnodiging.beantwoord": uitnodigingBeantwoord,
  "uitnodiging.beeindigd": uitnodigingBeeindigd,
  "bijdrage.toegevoegd": bijdrageToegevoegd,
  "informatievraag.gesteld": informatievraagGesteld,
  "informatievraag.beantwoord": informatievraagBeantwoord,
  "informatievraag.ingetrokken": informatievraagIngetrokken,
  "zorgafstemming.gevraagd": zorgafstemmingGevraagd,
  "zorgafstemming.beantwoord": zorgafstemmingBeantwoord,
  "zorgafstemming.beeindigd": zorgafstemmingBeeindigd,
  "casusoverleg.gepland": casusoverlegGepland,
  "casusoverleg.gewijzigd": casusoverlegGewijzigd,
  "casusoverleg.afgezegd": casusoverlegAfgezegd,
  "casusoverleg.herinnerd": casusoverlegHerinnerd,
  "actie.uitgezet": actieUitgezet,
  "actie.gewijzigd": actieGewijzigd,
  "actie.vervallen": actieVervallen,
  "procesregie.gewijzigd": procesregieGewijzigd,
  "zorgcoordinatie.gewijzigd": zorgcoordinatieGewijzigd,
  "traject.gestart": trajectGestart,
  "traject.voortgegaan": trajectVoortgegaan,
  "traject.afgerond": trajectAfgerond,
  "traject.taak-geopend": trajectTaakGeopend,
  "traject.herinnerd": trajectHerinnerd,
  "traject.geescaleerd": trajectGeescaleerd,
  "toegang.noodtoegang-genomen": toegangNoodtoegangGenomen,
  "toegang.beeindigd": toegangBeeindigd,
  "toegang.loopt-af": toegangLooptAf,
  "zetel.waarschuwing": zetelWaarschuwing,
  "deelname.loopt-af": deelnameLooptAf,
  "sturing.gemeld": sturingGemeld,
  "sturing.opgepakt": sturingOpgepakt,
  "sturing.afgerond": sturingAfgerond,
  "sturing.herinnerd": sturingHerinnerd,
  "kanaal.hapert": kanaalHapert,
  "keten.niet-sluitend": ketenNietSluitend,
  "traject.niet-sluitend": trajectNietSluitend,
  "stuurfeit.vastgelegd": stuurfeitVastgelegd,
} as const satisfies Readonly<{ [S in Gebeurtenissoort]: Gebeurtenistype & { readonly soort: S } }>;
