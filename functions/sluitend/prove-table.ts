import type { Instant } from "../../shared/domain/tijd.ts";
import type { Vermoeden } from "../../shared/domain/sluitend/bevinding.ts";
import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import { isOpsporing, verwijstekst, type Spoor, type Verwijzing } from "../../shared/domain/sluitend/spoor.ts";
import { delenNodigVoor, loopNodigVoor, nodigVoor, toets } from "../../shared/domain/sluitend/toetsen.ts";
import type { CasusId, DossierId } from "../../shared/domain/ids.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import { client } from "../../shared/runtime/logregels.ts";
import type { Gedaan, SluitendAfhankelijkheden } from "./afhankelijkheden.ts";
import { keepBevindingen } from "./keep-bevindingen.ts";

/** Records that are looked at together. */
const PER_BLADZIJDE = 200;
const TEGELIJK = 5;

/** The other records that these are held against, the second after the first that name them. */
const leesBuren = async (sporen: readonly Spoor[], bron: SluitendAfhankelijkheden["sporen"]) => {
  const gelezen = new Map<string, Spoor | null>();
  const lees = async (verwijzingen: readonly Verwijzing[]): Promise<void> => {
    const nieuw = [...new Map(verwijzingen.map((een) => [verwijstekst(een), een])).entries()].filter(
      ([naam]) => !gelezen.has(naam),
    );
    const gevonden = nieuw.length === 0 ? new Map<string, Spoor>() : await bron.zoek(nieuw.map(([, een]) => een));
    for (const [naam] of nieuw) gelezen.set(naam, gevonden.get(naam) ?? null);
  };
  await lees(sporen.flatMap(nodigVoor));
  // Of a track: the casus that it is about, for whose data its history is.
  const trajecten = [...gelezen.values()].filter((spoor) => spoor?.type === "strafrechtelijk-traject");
  await lees(
    trajecten.flatMap((spoor): readonly Verwijzing[] => (spoor?.casusId == null ? [] : [["casus", spoor.casusId]])),
  );
  return (verwijzing: Verwijzing): Spoor | null => {
    const gevonden = gelezen.get(verwijstekst(verwijzing));
    if (gevonden === undefined) throw new Error(`A ${verwijzing[0]} was not read before it was needed`);
    return gevonden;
  };
};

/** The lines of history that somebody wrote, since when the log is looked at, of which the log has no line of any client. */
const zoekOngelogd = async (
  sporen: readonly Spoor[],
  vind: (verwijzing: Verwijzing) => Spoor | null,
  logVanaf: string,
  { logspoor, sleutels }: SluitendAfhankelijkheden,
): Promise<ReadonlySet<string>> => {
  const ongelogd = new Set<string>();
  const regels = sporen.filter(
    ({ type, door, op }) =>
      (type === "historie" || type === "trajecthistorie") && door !== null && op !== null && op >= logVanaf,
  );
  await voorElk(regels, TEGELIJK, async ({ plaats, casusId, trajectId, op }) => {
    const id = trajectId === null ? casusId : (vind(["strafrechtelijk-traject", trajectId])?.casusId ?? null);
    const clienten = id === null ? [] : (vind(["casus", id])?.dossierIds ?? []);
    if (clienten.length === 0) return;
    for (const dossierId of clienten) {
      const { kenmerk } = client(dossierId as DossierId);
      if (await logspoor.heeftRegel(await sleutels.hash(kenmerk), op as Instant)) return;
    }
    ongelogd.add(plaats);
  });
  return ongelogd;
};

/** Holds these against all that they have to hold against, as it is now. */
const toetsAlle = async (
  sporen: readonly Spoor[],
  logVanaf: string,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<readonly Vermoeden[]> => {
  const { sporen: bron, ketenmachines, besluit, respijtSeconden, casusControleSeconden } = afhankelijkheden;
  const vind = await leesBuren(sporen, bron);
  const delen = new Map<CasusId, readonly Spoor[]>();
  const casussen = [...new Set(sporen.map(delenNodigVoor).filter((id) => id !== null))];
  await voorElk(casussen, TEGELIJK, async (casusId) => {
    delen.set(casusId, await bron.delen(casusId));
  });
  const lopend = new Set<string>();
  await voorElk(sporen.map(loopNodigVoor), TEGELIJK, async (loop) => {
    if (loop !== null && (await ketenmachines.loopt(loop))) lopend.add(loop.naam);
  });
  const ongelogd = await zoekOngelogd(sporen, vind, logVanaf, afhankelijkheden);
  const basis = {
    ...{ nu: afhankelijkheden.nu(), respijt: respijtSeconden, controle: casusControleSeconden, hash: besluit.hash },
    ...{ vind, delen: (casusId: CasusId) => delen.get(casusId) ?? [], loopt: (naam: string) => lopend.has(naam) },
    isGelogd: ({ plaats }: Spoor) => !ongelogd.has(plaats),
  };
  return sporen.flatMap((spoor) => toets(spoor, basis));
};

/**
 * The next page of the table. What does not hold is looked at once more a moment later, with all that it is held against: a transaction
 * may be seen by halves, and what goes on meanwhile is no finding.
 */
export const proveTable = async (
  { cursor, nummer, logVanaf }: Pick<Slotronde, "cursor" | "nummer" | "logVanaf">,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<Gedaan> => {
  const { sporen } = afhankelijkheden;
  const { items, volgende } = await sporen.bladzijde(cursor, PER_BLADZIJDE);
  const bekeken = items.filter((spoor) => !isOpsporing(spoor)).length;
  const eerste = await toetsAlle(items, logVanaf, afhankelijkheden);
  if (eerste.length === 0) return { cursor: volgende, bekeken };
  await afhankelijkheden.wacht();
  const opnieuw = await sporen.opPlaats(eerste.map(({ plaats }) => plaats));
  const gezien = new Set(eerste.map(({ code, plaats }) => `${code}|${plaats}`));
  const nogSteeds = (await toetsAlle(opnieuw, logVanaf, afhankelijkheden)).filter(({ code, plaats }) =>
    gezien.has(`${code}|${plaats}`),
  );
  const hersteld = await keepBevindingen(nogSteeds, opnieuw, { nummer }, afhankelijkheden);
  return { cursor: volgende, bekeken, hersteld };
};
