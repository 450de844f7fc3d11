import { verwerkAfloop, type Bezorgbesluit } from "../../shared/domain/afloop.ts";
import { isLaatstePoging, isOnbezorgd, isUitgesteld, type Afloop } from "../../shared/domain/bezorging.ts";
import type { NieuwId } from "../../shared/domain/ids.ts";
import { standVan, type Kanaalstand } from "../../shared/domain/kanaal.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { magDelenMet } from "../../shared/domain/partner.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { opsporendAchter } from "../../shared/domain/traject.ts";
import { cloudEventSchema } from "../../shared/events/index.ts";
import type { Bezorger, Kanaalinstelling, Kanalen } from "../../shared/ports/bezorging.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Wacht } from "../../shared/runtime/herhaling.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";
import type { Bezorgtelling } from "../../shared/runtime/metrieken.ts";
import { confirmKanaal } from "./confirm-kanaal.ts";
import type { Onderbreker } from "./onderbreker.ts";

export interface BezorgAfhankelijkheden {
  readonly casework: Pick<
    Casework,
    "notificatie" | "kanaal" | "partner" | "schrijf" | "feedStand" | "herleveringwijzer"
  >;
  readonly regio: Regio;
  readonly kanalen: Kanalen;
  readonly bezorger: Bezorger;
  readonly onderbreker: Onderbreker;
  readonly heraanbodSeconden: number;
  readonly nieuwId: NieuwId;
  readonly nu: () => Instant;
  /** A number from 0 to 1. */
  readonly toeval: () => number;
  readonly wacht: Wacht;
  readonly tel: (telling: Bezorgtelling) => void;
  readonly log: Log;
}

/** In a row: of those that change one channel at once one gets through, and the others then have nothing to change of it. */
const POGINGEN = 8;

interface Staat {
  readonly notificatie: Notificatie;
  readonly kanaal: Kanaalstand | null;
}

interface Gesproken {
  readonly kanaal: Kanaalstand | null;
  readonly afloop: Afloop;
}

/** Keeps how it went, over what others changed meanwhile; null: the line is gone. */
const legVast = async (
  staat: Staat,
  afloop: Afloop,
  { vingerafdruk }: Kanaalinstelling,
  afhankelijkheden: BezorgAfhankelijkheden,
): Promise<Bezorgbesluit | null> => {
  const { casework, wacht, nu, toeval, heraanbodSeconden, nieuwId, regio } = afhankelijkheden;
  const { ontvanger, nummer } = staat.notificatie;
  let { notificatie, kanaal }: { notificatie: Notificatie | null; kanaal: Kanaalstand | null } = staat;
  for (let poging = 1; poging <= POGINGEN; poging++) {
    if (notificatie === null) return null;
    const context = { nu: nu(), toeval: toeval(), heraanbodSeconden, nieuwId, regio };
    const besluit = verwerkAfloop({ notificatie, kanaal }, afloop, vingerafdruk, context);
    const { nieuw, vervangen } = besluit.wijziging;
    if (nieuw.length + vervangen.length === 0 || (await casework.schrijf(besluit.wijziging, [])).ok) return besluit;
    await wacht(poging);
    [notificatie, kanaal] = await Promise.all([casework.notificatie(ontvanger, nummer), casework.kanaal(ontvanger)]);
  }
  throw new Error("Not written: others kept changing the notificatie or its channel");
};

/** Speaks to the recipient, unless something forbids it; answers how that went, and its channel, which may have shaken hands. */
const bezorg = async (
  { notificatie, kanaal }: Staat,
  instelling: Kanaalinstelling,
  event: Parameters<Bezorger["bezorg"]>[1],
  afhankelijkheden: BezorgAfhankelijkheden,
): Promise<Gesproken> => {
  const { bezorger, onderbreker, nu } = afhankelijkheden;
  const { ontvanger } = notificatie;
  const stand = standVan(kanaal, instelling.vingerafdruk);
  if (stand === "geschorst") return { kanaal, afloop: { soort: "geschorst" } };
  // Put off as if it had not answered, for it would not; the attempt after which it is given up is always made.
  if (onderbreker.rust(ontvanger) && !isLaatstePoging(notificatie, nu()))
    return { kanaal, afloop: { soort: "later", reden: "kanaal-rust", naSeconden: null } };
  const bevestigd =
    stand === "onbevestigd"
      ? await confirmKanaal(ontvanger, kanaal, instelling, afhankelijkheden)
      : { kanaal, beletsel: null };
  if (bevestigd.beletsel !== null) return { kanaal: bevestigd.kanaal, afloop: bevestigd.beletsel };
  const uitkomst = await bezorger.bezorg(instelling.kanaal, event);
  onderbreker.hoorde(ontvanger, uitkomst.soort === "later" ? uitkomst.reden : null);
  return { kanaal: bevestigd.kanaal, afloop: uitkomst };
};

const meldAfloop = (
  { notificatie, opgegeven, kanaal }: Bezorgbesluit,
  afloop: Afloop,
  { log, tel }: BezorgAfhankelijkheden,
): void => {
  const { ontvanger, nummer: volgnummer, pogingen: poging, bericht } = notificatie;
  const velden = { ontvanger, volgnummer, poging, berichtId: bericht.berichtId };
  switch (afloop.soort) {
    case "bezorgd":
      log("bericht-bezorgd", velden);
      break;
    case "ingehouden":
    case "geschorst":
      log("bericht-ingehouden", { ...velden, uitkomst: codeVan(afloop.soort) });
      break;
    case "geweigerd":
      log("bericht-onbestelbaar", { ...velden, status: afloop.status });
      break;
    default:
      log(opgegeven ? "bericht-onbestelbaar" : "bericht-uitgesteld", {
        ...velden,
        uitkomst: codeVan(afloop.soort === "later" ? afloop.reden : afloop.soort),
      });
  }
  if (opgegeven) tel("BezorgingOpgegeven");
  if (kanaal === "hersteld") log("kanaal-hersteld", { ontvanger });
  if (kanaal === "geschorst") log("kanaal-zegt-op", { ontvanger });
  if (kanaal === "hapert") log("kanaal-hapert", { ontvanger, uitkomst: codeVan(notificatie.reden ?? "onbekend") });
};

/**
 * Delivers one event to its recipient's system, after a handshake with it, as long as their organisation has a covenant: here, because an
 * event may wait a day for a system that is down, and the organisation leave meanwhile (X7). What the partner answers is kept in the
 * feed line, with the date of the next attempt, and the message is done with: the watchdog offers it again. When it is given up, its
 * channel and who hears of that change in the same transaction. Rejects only for faults of our own.
 */
export const deliverEvent = async (
  ontvanger: string,
  inhoud: string,
  afhankelijkheden: BezorgAfhankelijkheden,
): Promise<void> => {
  const { casework, regio, kanalen, log, nu } = afhankelijkheden;
  const event = cloudEventSchema.parse(JSON.parse(inhoud));
  const volgnummer = Number(event.sequence);
  // Who investigates is a recipient of their own; the covenant is their organisation's.
  const organisatie = opsporendAchter(regio, ontvanger) ?? ontvanger;
  const [notificatie, kanaal, partner] = await Promise.all([
    casework.notificatie(ontvanger, volgnummer),
    casework.kanaal(ontvanger),
    casework.partner(organisatie),
  ]);
  const isVanHier = notificatie !== null && notificatie.bericht.berichtId === event.id;
  if (!isVanHier || !isOnbezorgd(notificatie) || isUitgesteld(notificatie, nu())) {
    log("functie-klaar", { ontvanger, volgnummer, uitkomst: codeVan("niets-te-bezorgen") });
    return;
  }
  const instelling = await kanalen.vind(ontvanger);
  if (instelling === null) throw new Error("This recipient has a queue but no channel");
  const { kanaal: kanaalNu, afloop }: Gesproken = magDelenMet(partner, organisatie, regio, nu())
    ? await bezorg(
        { notificatie, kanaal },
        instelling,
        { id: event.id, inhoud: JSON.stringify(event) },
        afhankelijkheden,
      )
    : { kanaal, afloop: { soort: "ingehouden" } };
  const besluit = await legVast({ notificatie, kanaal: kanaalNu }, afloop, instelling, afhankelijkheden);
  if (besluit !== null) meldAfloop(besluit, afloop, afhankelijkheden);
  if (afloop.soort !== "geschorst") return;
  // Who resumed it meanwhile may have offered again what was given up before this line was.
  const stand = standVan(await casework.kanaal(ontvanger), instelling.vingerafdruk);
  if (stand !== "geschorst") await deliverEvent(ontvanger, inhoud, afhankelijkheden);
};
