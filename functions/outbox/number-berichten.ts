import { nieuweNotificatie } from "../../shared/domain/bezorging.ts";
import type { Bericht } from "../../shared/domain/gebeurtenis.ts";
import type { FeedTeller } from "../../shared/domain/notificatie.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Wacht } from "../../shared/runtime/herhaling.ts";

/** A bericht and when it happened. */
export interface TeNummeren {
  readonly bericht: Bericht;
  readonly opgetredenOp: Instant;
}

export interface NummerAfhankelijkheden {
  readonly casework: Pick<Casework, "schrijf" | "feedNummers" | "feedStand">;
  /** Recipients with a webhook; the others read their feed. */
  readonly kanalen: ReadonlySet<string>;
  readonly heraanbodSeconden: number;
  readonly nu: () => Instant;
  readonly wacht: Wacht;
}

/** A block is one transaction: the counter, and two items for each bericht. */
const PER_BLOK = 20;
const POGINGEN = 30;

const neemBlok = async (
  ontvanger: string,
  blok: readonly TeNummeren[],
  { casework, kanalen, heraanbodSeconden, nu }: NummerAfhankelijkheden,
) => {
  const stand = await casework.feedStand(ontvanger);
  const teller: FeedTeller = { type: "feed-teller", ontvanger, versie: stand + blok.length };
  const webhook = kanalen.has(ontvanger);
  const regels = blok.flatMap(({ bericht, opgetredenOp }, plaats) =>
    nieuweNotificatie(bericht, { nummer: stand + plaats + 1, opgetredenOp, webhook }, { nu: nu(), heraanbodSeconden }),
  );
  return casework.schrijf(
    stand === 0
      ? { nieuw: [teller, ...regels], vervangen: [], mitsOpen: [] }
      : { nieuw: regels, vervangen: [teller], mitsOpen: [] },
    [],
  );
};

/**
 * Gives each bericht of one recipient its line and number in the feed, contiguous, in blocks. What already has a number
 * keeps it, so this can be done again at any time. Answers the number of each bericht.
 */
export const numberBerichten = async (
  ontvanger: string,
  berichten: readonly TeNummeren[],
  afhankelijkheden: NummerAfhankelijkheden,
): Promise<ReadonlyMap<string, number>> => {
  const ids = berichten.map(({ bericht }) => bericht.berichtId);
  for (let poging = 1; poging <= POGINGEN; poging++) {
    const nummers = await afhankelijkheden.casework.feedNummers(ontvanger, ids);
    const over = berichten.filter(({ bericht }) => !nummers.has(bericht.berichtId));
    if (over.length === 0) return nummers;
    let botsing = false;
    for (let van = 0; van < over.length && !botsing; van += PER_BLOK)
      botsing = !(await neemBlok(ontvanger, over.slice(van, van + PER_BLOK), afhankelijkheden)).ok;
    if (botsing) await afhankelijkheden.wacht(poging);
  }
  throw new Error("No feed numbers: others kept taking them");
};
