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

/** Berichten to a block. A block is one transaction: the counter, and two items for each bericht. */
const PER_BLOK = 20;
/** In a row; whoever gets a block through starts counting again. */
const POGINGEN = 30;

const neemBlok = async (
  ontvanger: string,
  teller: FeedTeller | null,
  blok: readonly TeNummeren[],
  { casework, kanalen, heraanbodSeconden, nu }: NummerAfhankelijkheden,
): Promise<FeedTeller | null> => {
  const stand = teller?.laatste ?? 0;
  const nieuw: FeedTeller = {
    type: "feed-teller",
    ontvanger,
    versie: (teller?.versie ?? 0) + 1,
    laatste: stand + blok.length,
  };
  const webhook = kanalen.has(ontvanger);
  const regels = blok.flatMap(({ bericht, opgetredenOp }, plaats) =>
    nieuweNotificatie(bericht, { nummer: stand + plaats + 1, opgetredenOp, webhook }, { nu: nu(), heraanbodSeconden }),
  );
  const wijziging =
    teller === null
      ? { nieuw: [nieuw, ...regels], vervangen: [], mitsOpen: [] }
      : { nieuw: regels, vervangen: [nieuw], mitsOpen: [] };
  return (await casework.schrijf(wijziging, [])).ok ? nieuw : null;
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
  const { casework, wacht } = afhankelijkheden;
  const nummers = new Map<string, number>();
  const nogZonder = () => berichten.filter(({ bericht }) => !nummers.has(bericht.berichtId));
  for (let mislukt = 0; mislukt < POGINGEN;) {
    const ids = nogZonder().map(({ bericht }) => bericht.berichtId);
    for (const [berichtId, nummer] of await casework.feedNummers(ontvanger, ids)) nummers.set(berichtId, nummer);
    let teller = await casework.feedStand(ontvanger);
    let botsing = false;
    for (let blok = nogZonder().slice(0, PER_BLOK); blok.length > 0; blok = nogZonder().slice(0, PER_BLOK)) {
      const genomen = await neemBlok(ontvanger, teller, blok, afhankelijkheden);
      botsing = genomen === null;
      if (genomen === null) break;
      const eerste = genomen.laatste - blok.length + 1;
      for (const [plaats, { bericht }] of blok.entries()) nummers.set(bericht.berichtId, eerste + plaats);
      teller = genomen;
      mislukt = 0;
    }
    if (!botsing) return nummers;
    await wacht((mislukt += 1));
  }
  throw new Error("No feed numbers: others kept taking them");
};
