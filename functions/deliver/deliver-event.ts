import { naPoging, type Bezorguitkomst } from "../../shared/domain/bezorging.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { magDelenMet } from "../../shared/domain/partner.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { opsporendAchter } from "../../shared/domain/traject.ts";
import { cloudEventSchema } from "../../shared/events/index.ts";
import type { Bezorger, Kanalen } from "../../shared/ports/bezorging.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Wacht } from "../../shared/runtime/herhaling.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";

export interface BezorgAfhankelijkheden {
  readonly casework: Pick<Casework, "notificatie" | "partner" | "schrijf">;
  readonly regio: Regio;
  readonly kanalen: Kanalen;
  readonly bezorger: Pick<Bezorger, "bezorg">;
  readonly heraanbodSeconden: number;
  readonly nu: () => Instant;
  /** A number from 0 to 1. */
  readonly toeval: () => number;
  readonly wacht: Wacht;
  readonly log: Log;
}

const POGINGEN = 8;

const isKlaar = ({ bezorging }: Notificatie): boolean => bezorging === "bezorgd" || bezorging === "opgegeven";

/** Keeps how it went, over what others changed meanwhile; a delivery that was confirmed is never undone. */
const legVast = async (
  eerste: Notificatie,
  verander: (notificatie: Notificatie) => Notificatie,
  { casework, wacht }: BezorgAfhankelijkheden,
): Promise<Notificatie> => {
  let huidig: Notificatie | null = eerste;
  for (let poging = 1; poging <= POGINGEN; poging++) {
    if (huidig === null || huidig.bezorging === "bezorgd") return huidig ?? eerste;
    const nieuw = verander(huidig);
    if ((await casework.schrijf({ nieuw: [], vervangen: [nieuw], mitsOpen: [] }, [])).ok) return nieuw;
    await wacht(poging);
    huidig = await casework.notificatie(eerste.ontvanger, eerste.nummer);
  }
  throw new Error("Not written: others kept changing the notificatie");
};

/**
 * Delivers one event to its recipient's system, as long as their organisation has a covenant: here, because an event may wait
 * a day for a system that is down, and the organisation leave meanwhile (X7). What the partner answers is kept in the feed line, with the date of the
 * next attempt, and the message is done with: the watchdog offers it again. Rejects only for faults of our own.
 */
export const deliverEvent = async (
  ontvanger: string,
  inhoud: string,
  afhankelijkheden: BezorgAfhankelijkheden,
): Promise<void> => {
  const { casework, regio, kanalen, bezorger, log, nu, toeval, heraanbodSeconden } = afhankelijkheden;
  const event = cloudEventSchema.parse(JSON.parse(inhoud));
  const volgnummer = Number(event.sequence);
  // Who investigates is a recipient of their own; the covenant is their organisation's.
  const organisatie = opsporendAchter(regio, ontvanger) ?? ontvanger;
  const [notificatie, partner] = await Promise.all([
    casework.notificatie(ontvanger, volgnummer),
    casework.partner(organisatie),
  ]);
  if (notificatie === null || notificatie.bericht.berichtId !== event.id || isKlaar(notificatie)) {
    log("functie-klaar", { ontvanger, volgnummer, uitkomst: codeVan("niets-te-bezorgen") });
    return;
  }
  const instelling = await kanalen.vind(ontvanger);
  if (instelling === null) throw new Error("This recipient has a queue but no channel");
  const uitkomst: Bezorguitkomst = magDelenMet(partner, organisatie, regio, nu())
    ? await bezorger.bezorg(instelling.kanaal, { id: event.id, inhoud: JSON.stringify(event) })
    : { soort: "ingehouden" };
  const na = await legVast(
    notificatie,
    (huidig) => naPoging(huidig, uitkomst, { nu: nu(), toeval: toeval(), heraanbodSeconden }),
    afhankelijkheden,
  );
  const velden = { ontvanger, volgnummer, poging: na.pogingen, berichtId: notificatie.bericht.berichtId };
  switch (uitkomst.soort) {
    case "bezorgd":
      log("bericht-bezorgd", velden);
      break;
    case "ingehouden":
      log("bericht-ingehouden", velden);
      break;
    case "opgezegd":
      log("kanaal-zegt-op", velden);
      break;
    case "geweigerd":
      log("bericht-onbestelbaar", { ...velden, status: uitkomst.status });
      break;
    case "later":
      log(na.bezorging === "opgegeven" ? "bericht-onbestelbaar" : "bericht-uitgesteld", {
        ...velden,
        uitkomst: codeVan(uitkomst.reden),
      });
  }
};
