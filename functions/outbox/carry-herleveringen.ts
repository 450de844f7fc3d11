import * as z from "zod";
import {
  GELEZEN_PER_BLADZIJDE,
  stopHerlevering,
  volgendeBladzijde,
  type Herlevering,
} from "../../shared/domain/herlevering.ts";
import { herleveringIdSchema } from "../../shared/domain/ids.ts";
import type { Kanaalstand } from "../../shared/domain/kanaal.ts";
import { naarBusbericht, type CloudEventInstellingen } from "../../shared/events/index.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Bus } from "../../shared/ports/keten.ts";
import type { Opzij } from "../../shared/ports/opzij.ts";
import { voorElk, type Wacht } from "../../shared/runtime/herhaling.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";
import { ofOpzij, tekstAttribuut, type StroomRecord } from "../../shared/runtime/stroom.ts";
import type { NummerAfhankelijkheden } from "./number-berichten.ts";

export interface HerleverAfhankelijkheden extends Pick<NummerAfhankelijkheden, "kanalen" | "heraanbodSeconden" | "nu"> {
  readonly casework: Pick<Casework, "schrijf" | "feed" | "kanaal" | "herlevering">;
  readonly bus: Bus;
  readonly opzij: Opzij;
  readonly instellingen: CloudEventInstellingen;
  readonly wacht: Wacht;
  readonly log: Log;
}

const TEGELIJK = 5;
const POGINGEN = 8;

const verwijzingSchema = z.object({
  ontvanger: tekstAttribuut,
  herleveringId: tekstAttribuut.pipe(herleveringIdSchema),
  versie: z.object({ N: z.string() }).transform(({ N }) => Number(N)),
});

/** Why nothing can be offered to this recipient now; null: it can. */
const belemmering = (
  ontvanger: string,
  kanaal: Kanaalstand | null,
  { kanalen }: HerleverAfhankelijkheden,
): Herlevering["reden"] => {
  if (!kanalen.has(ontvanger)) return "geen-kanaal";
  return kanaal?.stand === "geschorst" ? "kanaal-geschorst" : null;
};

/**
 * Carries out one page. Its lines and the place of the next page are one transaction, so that of two who try one succeeds, and
 * whatever happens after it is seen to: the next page by the record's own change, the lines by their date when the bus had none.
 */
const draagBladzijde = async (record: StroomRecord, afhankelijkheden: HerleverAfhankelijkheden): Promise<void> => {
  const { casework, bus, instellingen, heraanbodSeconden, nu, wacht, log } = afhankelijkheden;
  const { ontvanger, herleveringId, versie } = verwijzingSchema.parse(record.beeld);
  for (let poging = 1; poging <= POGINGEN; poging += 1) {
    const [herlevering, kanaal] = await Promise.all([
      casework.herlevering(ontvanger, herleveringId),
      casework.kanaal(ontvanger),
    ]);
    // Of a later version another record of the stream tells: that goes on, so that one is carried once at a time.
    if (herlevering?.status !== "loopt" || herlevering.versie !== versie) return;
    const reden = belemmering(ontvanger, kanaal, afhankelijkheden);
    const { herlevering: nieuw, regels } =
      reden === null
        ? volgendeBladzijde(
            herlevering,
            await casework.feed(ontvanger, herlevering.volgende - 1, GELEZEN_PER_BLADZIJDE),
            { nu: nu(), heraanbodSeconden },
          )
        : { herlevering: stopHerlevering(herlevering, reden), regels: [] };
    const berichten = regels.map((regel) => naarBusbericht(regel, instellingen));
    if ((await casework.schrijf({ nieuw: [], vervangen: [nieuw, ...regels], mitsOpen: [] }, [])).ok) {
      const geweigerd = await bus.publiceer(berichten);
      if (geweigerd.length > 0) log("publicatie-geweigerd", { aantal: geweigerd.length });
      // Not whose: that who investigates is told something shows in no line of ours.
      log("herlevering-verder", {
        aantal: regels.length - geweigerd.length,
        uitkomst: codeVan(nieuw.status),
      });
      return;
    }
    await wacht(poging);
  }
  throw new Error("Not written: others kept changing the lines of this page");
};

/** Goes on with what recipients asked to be offered again, a page of each. */
export const carryHerleveringen = async (
  records: readonly StroomRecord[],
  afhankelijkheden: HerleverAfhankelijkheden,
): Promise<void> => {
  await voorElk(records, TEGELIJK, async (record) => {
    await ofOpzij(record, afhankelijkheden, () => draagBladzijde(record, afhankelijkheden));
  });
};
