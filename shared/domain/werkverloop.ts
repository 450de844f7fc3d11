import type { Bericht, Gebeurtenissoort } from "./gebeurtenis.ts";
import { taakIdSchema, type TaakId } from "./ids.ts";

/**
 * What an event says of work that somebody has to do.
 * - `begint`: it is there, with its date.
 * - `loopt-af`: its date is near.
 * - `te-laat`: its date has passed: for who has to see to it, not for who has to do it.
 * - `voorbij`: it need not be done any more.
 */
export type Werkstap = "begint" | "loopt-af" | "te-laat" | "voorbij";

/** Lists of the event of the day, in which the ids of tasks stand. */
export const BUNDELLIJSTEN = [
  ...(["nieuweTaken", "nieuweActies", "nieuweMeldingen", "nieuweTrajecttaken"] as const),
  ...(["herinnerdeTaken", "herinnerdeMeldingen", "herinnerdeTrajecttaken"] as const),
] as const;
export type Bundellijst = (typeof BUNDELLIJSTEN)[number];

/** Told with the others of the day, in a list; or at once, and why. `stap` null: it is of no work. */
type Werkregel =
  | { readonly stap: "begint" | "loopt-af"; readonly lijst: Bundellijst }
  | { readonly stap: Werkstap | null; readonly meteen: string };

const ESCALATIE = { stap: "te-laat", meteen: "wie moet ingrijpen als iets te laat is, wacht geen dag" } as const;
const GEVAAR = { stap: null, meteen: "iemand kan nu in gevaar zijn" } as const;
const ANTWOORD_GEVRAAGD = { stap: "begint", meteen: "een ander wacht op het antwoord" } as const;
const ANTWOORD = { stap: null, meteen: "wie iets vroeg, kan nu verder" } as const;
const VERLOOP = { stap: null, meteen: "wie op de casus werkt, doet nu ander werk of stopt ermee" } as const;
const AGENDA = { stap: null, meteen: "een afspraak van mensen kan vandaag zijn" } as const;
const REGISTER = { stap: null, meteen: "komt enkele keren per maand voor, en is geen taak op een casus" } as const;
const STURING = { stap: null, meteen: "komt enkele keren per week voor, en is geen taak op een casus" } as const;
const OPSPORING = { stap: null, meteen: "verloop van een onderzoek; komt enkele keren per maand voor" } as const;

/**
 * Which events are told together, once a day, to a recipient that wants that (issue on notifications, 8): work that is there and
 * work of which the date is near. Everything else is told at once. Every kind of the catalogue stands here, so that none comes
 * without somebody saying which it is.
 */
export const WERKVERLOOP: Readonly<Record<Gebeurtenissoort, Werkregel>> = {
  "taak.geopend": { stap: "begint", lijst: "nieuweTaken" },
  "taak.herinnerd": { stap: "loopt-af", lijst: "herinnerdeTaken" },
  "taak.geescaleerd": ESCALATIE,
  "taken.gebundeld": { stap: "begint", meteen: "is zelf de bundel" },
  "actie.uitgezet": { stap: "begint", lijst: "nieuweActies" },
  "actie.gewijzigd": { stap: null, meteen: "iemand kan vandaag aan het werk zijn aan wat is veranderd" },
  "actie.vervallen": { stap: "voorbij", meteen: "iemand kan vandaag aan het werk zijn aan wat niet meer hoeft" },
  "melding.verdeeld": { stap: "begint", lijst: "nieuweMeldingen" },
  "melding.herinnerd": { stap: "loopt-af", lijst: "herinnerdeMeldingen" },
  "melding.geescaleerd": ESCALATIE,
  "melder.geantwoord": ANTWOORD,
  "traject.taak-geopend": { stap: "begint", lijst: "nieuweTrajecttaken" },
  "traject.herinnerd": { stap: "loopt-af", lijst: "herinnerdeTrajecttaken" },
  "traject.geescaleerd": ESCALATIE,
  "traject.gestart": OPSPORING,
  "traject.voortgegaan": OPSPORING,
  "traject.afgerond": OPSPORING,
  "casus.doorlaatverbod-toegepast": GEVAAR,
  "interventie.bericht": GEVAAR,
  "kanaal.hapert": { stap: null, meteen: "wie de ontvanger belt, doet dat vandaag" },
  "toegang.beeindigd": VERLOOP,
  "toegang.loopt-af": VERLOOP,
  "zetel.waarschuwing": REGISTER,
  "deelname.loopt-af": REGISTER,
  "toegang.noodtoegang-genomen": { stap: null, meteen: "wie toezicht houdt, kan er nog iets aan doen" },
  "casus.geopend": VERLOOP,
  "casus.melding-toegevoegd": VERLOOP,
  "casus.dossiers-vertrokken": VERLOOP,
  "casus.voortgegaan": VERLOOP,
  "casus.afgeschaald": VERLOOP,
  "casus.heropend": VERLOOP,
  "casus.gesloten": VERLOOP,
  "casus.samengevoegd": VERLOOP,
  "casus.opgeschort": VERLOOP,
  "casus.hervat": VERLOOP,
  "termijn.verlengd": VERLOOP,
  "procesregie.gewijzigd": VERLOOP,
  "zorgcoordinatie.gewijzigd": VERLOOP,
  "bijdrage.toegevoegd": VERLOOP,
  "overdracht.voorbereid": ANTWOORD_GEVRAAGD,
  "overdracht.beantwoord": ANTWOORD,
  "overdracht.ingetrokken": VERLOOP,
  "uitnodiging.verstuurd": ANTWOORD_GEVRAAGD,
  "uitnodiging.beantwoord": ANTWOORD,
  "uitnodiging.beeindigd": VERLOOP,
  "informatievraag.gesteld": ANTWOORD_GEVRAAGD,
  "informatievraag.beantwoord": ANTWOORD,
  "informatievraag.ingetrokken": VERLOOP,
  "zorgafstemming.gevraagd": ANTWOORD_GEVRAAGD,
  "zorgafstemming.beantwoord": ANTWOORD,
  "zorgafstemming.beeindigd": VERLOOP,
  "casusoverleg.gepland": AGENDA,
  "casusoverleg.gewijzigd": AGENDA,
  "casusoverleg.afgezegd": AGENDA,
  "casusoverleg.herinnerd": AGENDA,
  "sturing.gemeld": STURING,
  "sturing.opgepakt": STURING,
  "sturing.afgerond": STURING,
  // To its owner, and from the second step on to the ketenregisseur: an escalation.
  "sturing.herinnerd": { stap: "te-laat", meteen: ESCALATIE.meteen },
  "keten.niet-sluitend": { stap: null, meteen: "wat niet sluit, herstelt niemand vanzelf" },
  "traject.niet-sluitend": OPSPORING,
  "stuurfeit.vastgelegd": { stap: null, meteen: "voor de cijfers, niet voor mensen" },
};

/** The task that an event is about, when it is about one. */
export const taakIdIn = ({ data }: Pick<Bericht, "data">): TaakId | null =>
  taakIdSchema.safeParse(data["taakId"]).data ?? null;

/** Whether this says of work how far it is. */
export const vanWerk = ({ soort }: Pick<Bericht, "soort">): boolean => WERKVERLOOP[soort].stap !== null;
