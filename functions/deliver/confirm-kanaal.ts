import type { Afloop } from "../../shared/domain/bezorging.ts";
import { naHanddruk, standVan, type Kanaalstand } from "../../shared/domain/kanaal.ts";
import type { Kanaalinstelling } from "../../shared/ports/bezorging.ts";
import type { BezorgAfhankelijkheden } from "./deliver-event.ts";

const POGINGEN = 8;

/** The channel as it is after a handshake, and what stands in the way of a delivery; null: nothing. */
export interface Bevestiging {
  readonly kanaal: Kanaalstand | null;
  readonly beletsel: Afloop | null;
}

/**
 * Asks a system that was not spoken to before whether it wants our notifications, and keeps that it does. A refusal is an attempt
 * that failed: the recipient may still have to set its side up.
 */
export const confirmKanaal = async (
  ontvanger: string,
  eerste: Kanaalstand | null,
  { kanaal, vingerafdruk }: Kanaalinstelling,
  { bezorger, casework, onderbreker, nu, wacht, log }: BezorgAfhankelijkheden,
): Promise<Bevestiging> => {
  const uitkomst = await bezorger.handdruk(kanaal);
  onderbreker.hoorde(ontvanger, uitkomst.soort === "later" ? uitkomst.reden : null);
  if (uitkomst.soort !== "toegestaan")
    return { kanaal: eerste, beletsel: { soort: "later", reden: uitkomst.reden, naSeconden: null } };
  let huidig = eerste;
  for (let poging = 1; poging <= POGINGEN; poging++) {
    const nieuw = naHanddruk(huidig, { ontvanger, vingerafdruk }, nu());
    if (nieuw === null) {
      // Another message shook hands first, and may have heard since that the recipient wants no more.
      const isGeschorst = standVan(huidig, vingerafdruk) === "geschorst";
      return { kanaal: huidig, beletsel: isGeschorst ? { soort: "geschorst" } : null };
    }
    const wijziging =
      nieuw.versie === 1
        ? { nieuw: [nieuw], vervangen: [], mitsOpen: [] }
        : { nieuw: [], vervangen: [nieuw], mitsOpen: [] };
    if ((await casework.schrijf(wijziging, [])).ok) {
      log("kanaal-bevestigd", { ontvanger });
      return { kanaal: nieuw, beletsel: null };
    }
    await wacht(poging);
    huidig = await casework.kanaal(ontvanger);
  }
  throw new Error("Not written: others kept changing the channel");
};
