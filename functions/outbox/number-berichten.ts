import { nieuweNotificatie } from "../../shared/domain/bezorging.ts";
import { bundelplaats, gaatInBundel, metRegels, type Bundel } from "../../shared/domain/bundel.ts";
import type { Bericht } from "../../shared/domain/gebeurtenis.ts";
import type { Kalender } from "../../shared/domain/kalender.ts";
import type { FeedTeller, Notificatie } from "../../shared/domain/notificatie.ts";
import { isLaatVerteld, magNuVerstuurd, rustTot } from "../../shared/domain/samenloop.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { vanWerk } from "../../shared/domain/werkverloop.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import { voorElk, type Wacht } from "../../shared/runtime/herhaling.ts";

/** A bericht and when it happened. */
export interface TeNummeren {
  readonly bericht: Bericht;
  readonly opgetredenOp: Instant;
}

/** Its number in the feed, and whether its event goes on the bus now. */
interface Genummerd {
  readonly nummer: number;
  readonly nuVersturen: boolean;
}

export interface NummerAfhankelijkheden {
  readonly casework: Pick<Casework, "schrijf" | "feedNummers" | "feedStand" | "notificatie" | "bundel">;
  /** Recipients with a webhook; the others read their feed. */
  readonly kanalen: ReadonlySet<string>;
  /** Recipients that want their tasks together once a day, and at which local time, such as `08:00`. */
  readonly bundels: ReadonlyMap<string, string>;
  readonly kalender: Pick<Kalender, "isWerkdag" | "dagVan" | "moment">;
  readonly heraanbodSeconden: number;
  readonly nu: () => Instant;
  readonly wacht: Wacht;
}

/** Berichten to a block. A block is one transaction: the counter, the bundle of the day, and two items for each bericht. */
const PER_BLOK = 20;
/** In a row; whoever gets a block through starts counting again. */
const POGINGEN = 30;
const TEGELIJK = 10;

/**
 * The lines of a block that the bundle has to see, from the first that is in it: what is said at once of a task that may be in it
 * too. None: there is no bundle.
 */
const voorBundel = (regels: readonly Notificatie[], open: Bundel | null): readonly number[] => {
  const vanaf = open?.vanaf ?? regels.find(({ bezorging }) => bezorging === "gebundeld")?.nummer;
  if (vanaf === undefined) return [];
  return regels.filter(({ bericht, nummer }) => nummer >= vanaf && vanWerk(bericht)).map(({ nummer }) => nummer);
};

const neemBlok = async (
  ontvanger: string,
  teller: FeedTeller | null,
  blok: readonly TeNummeren[],
  { casework, kanalen, bundels, kalender, heraanbodSeconden, nu: klok }: NummerAfhankelijkheden,
): Promise<{ readonly teller: FeedTeller; readonly regels: readonly Notificatie[] } | null> => {
  const dag = teller?.bundel ?? null;
  const laatste = dag === null ? null : await casework.bundel(ontvanger, dag);
  const open = laatste?.klok == null ? null : laatste;
  const nu = klok();
  const om = bundels.get(ontvanger);
  const plaats = om === undefined ? null : bundelplaats(laatste, om, nu, kalender);
  const laat = blok.some(({ bericht, opgetredenOp }) => isLaatVerteld(bericht, opgetredenOp, nu));
  const laatVerteldOp = laat ? nu : (teller?.laatVerteldOp ?? null);
  const webhook = kanalen.has(ontvanger);

  const verteld = (regel: Notificatie): Notificatie => {
    if (plaats !== null && gaatInBundel(regel.bericht, plaats)) return { ...regel, bezorging: "gebundeld", klok: null };
    const rust = webhook ? rustTot(regel.bericht, [laatVerteldOp, laatste?.verteldOp ?? null], nu) : null;
    return rust === null ? regel : { ...regel, klok: rust };
  };
  const stand = teller?.laatste ?? 0;
  const nieuw = blok.map(({ bericht, opgetredenOp }, i) =>
    nieuweNotificatie(bericht, { nummer: stand + i + 1, opgetredenOp, webhook }, { nu, heraanbodSeconden }),
  );
  const regels = nieuw.map(([regel]) => verteld(regel));
  const nummers = voorBundel(regels, open);
  const bundel = plaats === null || nummers.length === 0 ? null : metRegels(open, ontvanger, plaats, nummers, nu);
  const volgende: FeedTeller = {
    type: "feed-teller",
    ontvanger,
    versie: (teller?.versie ?? 0) + 1,
    laatste: stand + blok.length,
    bundel: bundel?.dag ?? dag,
    laatVerteldOp,
  };
  const gewijzigd = [volgende, ...(bundel === null ? [] : [bundel])];
  const wijziging = {
    nieuw: [...gewijzigd.filter(({ versie }) => versie === 1), ...regels, ...nieuw.map(([, merk]) => merk)],
    vervangen: gewijzigd.filter(({ versie }) => versie > 1),
    mitsOpen: [],
  };
  return (await casework.schrijf(wijziging, [])).ok ? { teller: volgende, regels } : null;
};

/** What has its number already: how its line stands says whether its event is offered again. */
const bekende = async (
  ontvanger: string,
  berichten: readonly TeNummeren[],
  { casework, nu, heraanbodSeconden }: NummerAfhankelijkheden,
): Promise<ReadonlyMap<string, Genummerd>> => {
  const perId = new Map(berichten.map(({ bericht }) => [bericht.berichtId as string, bericht]));
  const bekend = new Map<string, Genummerd>();
  const nummers = await casework.feedNummers(ontvanger, [...perId.keys()]);
  await voorElk([...nummers], TEGELIJK, async ([berichtId, nummer]) => {
    const bericht = perId.get(berichtId);
    const regel = bericht !== undefined && vanWerk(bericht) ? await casework.notificatie(ontvanger, nummer) : null;
    const nuVersturen = regel === null || magNuVerstuurd(regel, nu(), heraanbodSeconden);
    bekend.set(berichtId, { nummer, nuVersturen });
  });
  return bekend;
};

/**
 * Gives each bericht of one recipient its line and number in the feed, contiguous, in blocks. What already has a number
 * keeps it, so this can be done again at any time. Answers the number of each bericht.
 *
 * A recipient that wants so gets its tasks and reminders in one event a day: those lines are in its feed like every other, and in
 * the bundle of the day, which the same transaction writes, so that no line is in two of them or in none.
 */
export const numberBerichten = async (
  ontvanger: string,
  berichten: readonly TeNummeren[],
  afhankelijkheden: NummerAfhankelijkheden,
): Promise<ReadonlyMap<string, Genummerd>> => {
  const { casework, wacht } = afhankelijkheden;
  const nummers = new Map<string, Genummerd>();
  const nogZonder = () => berichten.filter(({ bericht }) => !nummers.has(bericht.berichtId));
  for (let mislukt = 0; mislukt < POGINGEN;) {
    for (const [berichtId, een] of await bekende(ontvanger, nogZonder(), afhankelijkheden)) nummers.set(berichtId, een);
    let teller = await casework.feedStand(ontvanger);
    let botsing = false;
    for (let blok = nogZonder().slice(0, PER_BLOK); blok.length > 0; blok = nogZonder().slice(0, PER_BLOK)) {
      const genomen = await neemBlok(ontvanger, teller, blok, afhankelijkheden);
      botsing = genomen === null;
      if (genomen === null) break;
      for (const regel of genomen.regels) {
        const nuVersturen = magNuVerstuurd(regel, afhankelijkheden.nu(), afhankelijkheden.heraanbodSeconden);
        nummers.set(regel.bericht.berichtId, { nummer: regel.nummer, nuVersturen });
      }
      teller = genomen.teller;
      mislukt = 0;
    }
    if (!botsing) return nummers;
    await wacht((mislukt += 1));
  }
  throw new Error("No feed numbers: others kept taking them");
};
