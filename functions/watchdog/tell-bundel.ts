import { vertelBundel } from "../../shared/domain/besluiten/bundelen.ts";
import { metFeedregels, type Bundel, type Dagstand } from "../../shared/domain/bundel.ts";
import { contextOp, schrijf, type KlokAfhankelijkheden, type Nu } from "./watch.ts";

const PER_PAGINA = 100;
/** Lines that are read for one event; the recipient reads what lies after them in its feed. */
const REGELS_MAXIMAAL = 2_000;

/**
 * How the tasks in these lines stand, in order, and whether all of them were read; null: one is about to be there. A query may see
 * the bundle of a transaction before its lines, and what is told without a line is never told.
 */
const leesDagstand = async (
  { ontvanger, vanaf, totEnMet }: Bundel,
  { casework }: KlokAfhankelijkheden,
): Promise<{ readonly stand: Dagstand; readonly alles: boolean } | null> => {
  let stand: Dagstand = new Map();
  const tot = Math.min(totEnMet, vanaf + REGELS_MAXIMAAL - 1);
  for (let na = vanaf - 1; na < tot;) {
    const gelezen = await casework.feed(ontvanger, na, Math.min(PER_PAGINA, tot - na));
    const regels = gelezen.filter(({ nummer }) => nummer <= tot);
    const nummers = new Set(regels.map(({ nummer }) => nummer));
    const laatste = regels.at(-1)?.nummer ?? tot;
    for (let nummer = na + 1; nummer <= laatste; nummer += 1)
      if (!nummers.has(nummer) && !(await casework.isRegelWeg(ontvanger, nummer))) return null;
    stand = metFeedregels(stand, regels);
    na = laatste;
  }
  return { stand, alles: tot === totEnMet };
};

/**
 * Tells a recipient its tasks and reminders of the day in one event, written in the transaction that ends the bundle: of two
 * watchdogs one tells it. When the outbox put a line in it meanwhile it stays due, and is read again in the next round.
 */
export const tellBundel = async (bundel: Bundel, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  if (bundel.klok === null) return;
  const gelezen = await leesDagstand(bundel, afhankelijkheden);
  // Still due: seen again in the next round.
  if (gelezen === null) return;
  const { stand, alles } = gelezen;
  const context = contextOp(nu, afhankelijkheden);
  const einde = vertelBundel(bundel, stand, alles, context);
  await schrijf(einde.bundel, afhankelijkheden, einde.nieuw);
};
