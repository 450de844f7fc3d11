import { rondeNu, rondeVerder, type Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import { bewaar } from "../../shared/domain/wijziging.ts";
import type { Gedaan, SluitendAfhankelijkheden } from "./afhankelijkheden.ts";
import { closeRound, openBevindingen } from "./close-round.ts";
import { proveLog } from "./prove-log.ts";
import { proveTable } from "./prove-table.ts";
import { proveTerzijde } from "./prove-terzijde.ts";

/** What somebody may ask beside what the schedule does: that a round begins now, if none is under way. */
export interface Sluitopdracht {
  readonly meteen: boolean;
}

const DELEN = {
  tabel: proveTable,
  logboek: proveLog,
  wachtrijen: proveTerzijde,
  afronden: closeRound,
} as const satisfies Readonly<
  Record<string, (ronde: Slotronde, afhankelijkheden: SluitendAfhankelijkheden) => Promise<Gedaan>>
>;

/**
 * Goes on with the round until it is done or the time is up; the next run goes on where this one stopped. Of two at once each does the
 * same page, harmlessly, and the one that is second to say so stops. Answers how far the round is; null: none was due.
 */
export const proveClosing = async (
  { meteen }: Sluitopdracht,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<Slotronde | null> => {
  const { casework, besluit, nu, tijdOp, hartslag, log } = afhankelijkheden;
  const vorige = await casework.slotronde();
  let ronde = rondeNu(vorige, nu(), besluit.kalender, meteen);
  if (ronde === null) return vorige;
  if (ronde.versie !== vorige?.versie && !(await casework.schrijf(bewaar(ronde), [])).ok) return casework.slotronde();
  while (ronde.fase !== "klaar" && !tijdOp()) {
    const gedaan: Gedaan = await DELEN[ronde.fase](ronde, afhankelijkheden);
    const volgende: Slotronde = rondeVerder(ronde, gedaan, nu());
    if (volgende.fase === "klaar") {
      // Before the round says that it is done: a sign of life too many is better than one that is lost.
      const { voorMensen } = await openBevindingen(afhankelijkheden, 0);
      hartslag({ bevindingen: voorMensen, hersteld: volgende.hersteld });
    }
    if (!(await casework.schrijf(bewaar(volgende), [])).ok) return casework.slotronde();
    ronde = volgende;
  }
  log("sluitend-verder", { n: ronde.nummer, aantal: ronde.bekeken });
  return ronde;
};
