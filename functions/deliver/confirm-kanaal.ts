import type { Afloop } from "../../shared/domain/bezorging.ts";
import { alsNieuwOfVervangen, herleverOpgegevene } from "../../shared/domain/herlevering.ts";
import { herleveringIdSchema } from "../../shared/domain/ids.ts";
import { naHanddruk, standVan, type Kanaalstand } from "../../shared/domain/kanaal.ts";
import { GEEN_WIJZIGING, samen, type Wijziging } from "../../shared/domain/wijziging.ts";
import type { Kanaalinstelling } from "../../shared/ports/bezorging.ts";
import type { BezorgAfhankelijkheden } from "./deliver-event.ts";

const POGINGEN = 8;

/** The channel as it is after a handshake, and what stands in the way of a delivery; null: nothing. */
export interface Bevestiging {
  readonly kanaal: Kanaalstand | null;
  readonly beletsel: Afloop | null;
}

/**
 * A system at another address that wants our notifications ends the suspension of the one before it: what was given up for that is
 * offered again, as for who resumes.
 */
const opnieuwVan = async (
  kanaal: Kanaalstand | null,
  { casework, nieuwId, nu, heraanbodSeconden }: BezorgAfhankelijkheden,
): Promise<Wijziging> => {
  if (kanaal?.stand !== "geschorst") return GEEN_WIJZIGING;
  const [teller, wijzer] = await Promise.all([
    casework.feedStand(kanaal.ontvanger),
    casework.herleveringwijzer(kanaal.ontvanger),
  ]);
  const id = herleveringIdSchema.parse(nieuwId());
  return (
    herleverOpgegevene(kanaal, { teller, wijzer }, id, { nu: nu(), heraanbodSeconden })?.wijziging ?? GEEN_WIJZIGING
  );
};

/**
 * Asks a system that was not spoken to before whether it wants our notifications, and keeps that it does. A refusal is an attempt
 * that failed: the recipient may still have to set its side up.
 */
export const confirmKanaal = async (
  ontvanger: string,
  eerste: Kanaalstand | null,
  { kanaal, vingerafdruk }: Kanaalinstelling,
  afhankelijkheden: BezorgAfhankelijkheden,
): Promise<Bevestiging> => {
  const { bezorger, casework, onderbreker, nu, wacht, log } = afhankelijkheden;
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
    const wijziging = samen(alsNieuwOfVervangen(nieuw), await opnieuwVan(huidig, afhankelijkheden));
    if ((await casework.schrijf(wijziging, [])).ok) {
      log("kanaal-bevestigd", { ontvanger });
      return { kanaal: nieuw, beletsel: null };
    }
    await wacht(poging);
    huidig = await casework.kanaal(ontvanger);
  }
  throw new Error("Not written: others kept changing the channel");
};
