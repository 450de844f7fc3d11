import type { Bijlage, BijlageMet, Bijlagereden, Oordeel } from "../../shared/domain/bijlage.ts";
import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import {
  type Bijlagestand,
  isNogTeKeuren,
  isUploadVoorbij,
  isVerwijderd,
  letBijlageVerlopen,
  receiveBijlage,
  refuseBijlage,
  releaseBijlage,
  requestKeuringAgain,
} from "../../shared/domain/besluiten/bijlagen.ts";
import type { BijlageId } from "../../shared/domain/ids.ts";
import { gelukt, type Result } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { Bevinding, Bijlagenopslag, Scanner } from "../../shared/ports/bijlagen.ts";
import type { Schrijffout } from "../../shared/ports/casework.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesBijlagestand } from "../../shared/runtime/bijlagen.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";
import { verwerkingVan } from "../../shared/runtime/logregels.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

export interface KeuringAfhankelijkheden extends Omit<Afhankelijkheden, "verwerkingslog"> {
  readonly opslag: Bijlagenopslag;
  readonly scanner: Scanner;
  readonly nu: () => Instant;
  readonly log: Log;
}

/**
 * The record has not come into sight, or never was: what is put in quarantine was announced before it could be. Tried again by the
 * queue, and set aside when it stays so.
 */
class OnbekendeBijlage extends Error {}

/** What a decision makes of the attachment as it now is; null: nothing to do. */
type Beslis = (bijlage: Bijlage, stand: Bijlagestand, context: Besluitcontext) => Wijziging | null;

/**
 * Decides on the attachment as it stands and writes that, again when others came in between; with a processing line for each of
 * whom the file may tell. Answers the attachment as it was after.
 */
const besluit = async (
  bijlageId: BijlageId,
  afhankelijkheden: KeuringAfhankelijkheden,
  beslis: Beslis,
): Promise<Bijlage> => {
  const { casework, sleutels, nieuwId, nu } = afhankelijkheden;
  const geschreven = await schrijfMetHerkansing(async (): Promise<Result<Bijlage, Schrijffout>> => {
    const bijlage = await casework.bijlage(bijlageId);
    if (bijlage === null) throw new OnbekendeBijlage("A file without an attachment");
    const moment = nu();
    const { betrokkenen, ...stand } = await leesBijlagestand(casework, bijlage);
    const wijziging = beslis(bijlage, stand, besluitcontext(afhankelijkheden, moment, null));
    if (wijziging === null) return gelukt(bijlage);
    const regels = await verwerkingVan("keurBijlage", betrokkenen, { moment, nieuwId }, sleutels);
    const uitkomst = await casework.schrijf(wijziging, regels);
    if (!uitkomst.ok) return uitkomst;
    const [nieuw] = wijziging.vervangen;
    return gelukt(nieuw?.type === "bijlage" ? nieuw : bijlage);
  });
  if (!geschreven.ok) throw new Error("The attachment could not be written: others kept changing it");
  return geschreven.waarde;
};

const weiger = async (bijlageId: BijlageId, reden: Bijlagereden, afhankelijkheden: KeuringAfhankelijkheden) => {
  const { opslag, log } = afhankelijkheden;
  const na = await besluit(bijlageId, afhankelijkheden, (bijlage, stand, context) => {
    // What is infected is withdrawn also when it was released; all else says nothing of a file that was judged.
    const kan = isNogTeKeuren(bijlage) || (bijlage.status === "beschikbaar" && reden === "besmet");
    return kan ? refuseBijlage(bijlage, reden, stand, context) : null;
  });
  // The record first: from there on no address is given. A crash in between is repeated by the queue.
  if (na.status !== "beschikbaar" && !isNogTeKeuren(na)) await opslag.trekIn(bijlageId);
  log("bijlage-geweigerd", { bijlageId, uitkomst: codeVan(reden) });
};

/** What is not what was announced, or null. */
const afwijking = (bijlage: Bijlage, gevonden: Bevinding): Bijlagereden | null => {
  if (gevonden.bytes !== bijlage.bytes || gevonden.sha256 !== bijlage.sha256) return "andere-inhoud";
  return gevonden.mediatype === bijlage.mediatype ? null : "ander-type";
};

const geefVrij = async (
  bijlage: BijlageMet<"verwacht" | "in-keuring">,
  etag: string,
  afhankelijkheden: KeuringAfhankelijkheden,
): Promise<void> => {
  const { opslag, log } = afhankelijkheden;
  const { bijlageId } = bijlage;
  const gevonden = await opslag.onderzoek(bijlageId, etag, bijlage.bytes);
  if (gevonden === null) {
    // Another file lies there than was scanned, which has a verdict of its own; or the clock finds that none does.
    log("oordeel-terzijde", { bijlageId });
    return;
  }
  const reden = afwijking(bijlage, gevonden);
  if (reden !== null) return weiger(bijlageId, reden, afhankelijkheden);
  if (!(await opslag.geefVrij(bijlageId, etag, bijlage.mediatype))) {
    log("oordeel-terzijde", { bijlageId });
    return;
  }
  // A crash here leaves a copy that no record points at: the queue offers the verdict again, and the clock asks for another.
  const na = await besluit(bijlageId, afhankelijkheden, (nu, stand, context) =>
    isNogTeKeuren(nu) ? releaseBijlage(nu, stand, context) : null,
  );
  // Refused meanwhile by another verdict: the copy goes again.
  if (na.status === "beschikbaar") await opslag.ruimQuarantaineOp(bijlageId);
  else await opslag.trekIn(bijlageId);
  log("bijlage-gekeurd", { bijlageId, uitkomst: codeVan(na.status) });
};

/** Handles a verdict, however often and in whatever order it comes. */
export const judgeBijlage = async (
  { bijlageId, etag, oordeel }: { readonly bijlageId: BijlageId; readonly etag: string; readonly oordeel: Oordeel },
  afhankelijkheden: KeuringAfhankelijkheden,
): Promise<void> => {
  const { casework, opslag } = afhankelijkheden;
  if (oordeel !== "schoon") return weiger(bijlageId, oordeel, afhankelijkheden);
  const bijlage = await casework.bijlage(bijlageId);
  if (bijlage === null) throw new OnbekendeBijlage("A file without an attachment");
  if (isNogTeKeuren(bijlage)) return geefVrij(bijlage, etag, afhankelijkheden);
  // Released before: what is left in quarantine goes. In any other state nothing may lie in the store.
  if (bijlage.status === "beschikbaar") await opslag.ruimQuarantaineOp(bijlageId);
  else await opslag.trekIn(bijlageId);
};

/** Its file has arrived in quarantine. */
export const receiveUpload = async (bijlageId: BijlageId, afhankelijkheden: KeuringAfhankelijkheden): Promise<void> => {
  await besluit(bijlageId, afhankelijkheden, (bijlage, _stand, context) =>
    bijlage.status === "verwacht" ? receiveBijlage(bijlage, context) : null,
  );
};

/**
 * Its date has come: an upload that never came is over, a verdict that stays away is asked again, a file that was to go goes. What
 * lies in quarantine tells what happened, for an event of it may have been lost.
 */
export const checkBijlage = async (bijlageId: BijlageId, afhankelijkheden: KeuringAfhankelijkheden): Promise<void> => {
  const { casework, opslag, scanner, log } = afhankelijkheden;
  const bijlage = await casework.bijlage(bijlageId);
  if (bijlage?.status === "te-verwijderen") {
    await Promise.all([opslag.ruimQuarantaineOp(bijlageId), opslag.trekIn(bijlageId)]);
    await besluit(bijlageId, afhankelijkheden, (nu) => (nu.status === "te-verwijderen" ? isVerwijderd(nu) : null));
  } else if (bijlage !== null && isNogTeKeuren(bijlage)) {
    const aanwezig = (await opslag.inQuarantaine(bijlageId)) !== null;
    const na = await besluit(bijlageId, afhankelijkheden, (nu, stand, context) => {
      if (!isNogTeKeuren(nu)) return null;
      if (aanwezig) return requestKeuringAgain(nu, stand, context);
      if (nu.status === "in-keuring") return refuseBijlage(nu, "verdwenen", stand, context);
      return isUploadVoorbij(nu, context.nu) ? letBijlageVerlopen(nu) : null;
    });
    // The record has its next date, so that a crash here costs a round.
    if (aanwezig && na.status === "in-keuring") await scanner.vraagOpnieuw(bijlageId);
  }
  log("bijlage-gecontroleerd", { bijlageId });
};
