import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as z from "zod";
import { ditProces, leeft, processenMet, sein, wachtTot } from "./processen.ts";

export const WORTEL = path.resolve(import.meta.dirname, "../..");

/** Where this checkout keeps its clouds: a folder per cloud. */
const WOLKEN = path.join(WORTEL, ".local");

const procesSchema = z.object({ pid: z.int(), gestart: z.string() });

const wolkSchema = z.object({
  naam: z.string(),
  /** Folder of temporary files of this run, outside any package.json; names its processes too. */
  tijdelijk: z.string(),
  /** Who started it and takes it along when it ends; null: the cloud stays until `cloud:down`. */
  eigenaar: procesSchema.nullable(),
  gestartOp: z.iso.datetime(),
  ministack: procesSchema.extend({ port: z.int() }).nullable(),
  /** The webhook receiver, when it is a process of its own. */
  ontvanger: procesSchema.extend({ port: z.int() }).nullable(),
  /** Outputs of the stacks, once they are deployed. */
  outputs: z.record(z.string(), z.string()).nullable(),
});

/** What is on disk about a cloud of this checkout. */
export type Wolk = z.infer<typeof wolkSchema>;

export const mapVan = (naam: string): string => path.join(WOLKEN, naam);
const bestandVan = (map: string): string => path.join(map, "wolk.json");

const leesMap = (map: string): Wolk | null => {
  try {
    return wolkSchema.parse(JSON.parse(readFileSync(bestandVan(map), "utf8")));
  } catch {
    return null;
  }
};

/** The cloud of this name, whether it runs or not. */
export const findWolk = (naam: string): Wolk | null => leesMap(mapVan(naam));

/** Changes what is on disk, in one step. */
export const bewaarWolk = (wolk: Wolk, map = mapVan(wolk.naam)): Wolk => {
  const nieuw = `${bestandVan(map)}.${process.pid}`;
  writeFileSync(nieuw, JSON.stringify(wolk, null, 2));
  renameSync(nieuw, bestandVan(map));
  return wolk;
};

/** Whether somebody uses the cloud: its owner, or without one MiniStack itself, is alive. */
const inGebruik = (wolk: Wolk): boolean =>
  wolk.eigenaar === null ? wolk.ministack !== null && leeft(wolk.ministack) : leeft(wolk.eigenaar);

const alleMappen = (): readonly string[] => {
  try {
    return readdirSync(WOLKEN);
  } catch {
    return [];
  }
};

/** Clouds whose MiniStack runs, the newest first. */
export const draaiendeWolken = (): readonly Wolk[] =>
  alleMappen()
    .flatMap((naam) => findWolk(naam) ?? [])
    .filter(({ ministack }) => ministack !== null && leeft(ministack))
    .sort((a, b) => b.gestartOp.localeCompare(a.gestartOp));

/**
 * Ends every process of a cloud and removes its files. Only processes that name the cloud's own temporary folder on
 * their command line are ended: the emulator, its Lambda workers and the receiver.
 */
const ruimOp = async (wolk: Wolk, map: string): Promise<void> => {
  const vanOns = () => processenMet(wolk.tijdelijk);
  // Nothing of it is kept, so there is nothing to end gracefully for.
  const allesDood = await wachtTot(() => {
    const over = vanOns();
    for (const pid of over) sein(pid, "SIGKILL");
    return over.length === 0;
  }, 10_000);
  if (!allesDood) throw new Error(`processes of the local cloud do not end: ${vanOns().join(", ")}`);
  for (const weg of [wolk.tijdelijk, map]) rmSync(weg, { recursive: true, force: true, maxRetries: 5 });
};

const isFout = (fout: unknown, ...codes: readonly string[]): boolean =>
  fout instanceof Error && "code" in fout && typeof fout.code === "string" && codes.includes(fout.code);

/** Moves a folder where nobody looks for a cloud; false when somebody else was first. One rename: one winner. */
const neemWeg = (map: string): string | null => {
  const weg = path.join(WOLKEN, `.weg-${path.basename(map)}-${process.pid}-${Date.now()}`);
  try {
    renameSync(map, weg);
    return weg;
  } catch (fout) {
    if (isFout(fout, "ENOENT")) return null;
    throw fout;
  }
};

/** Removes a cloud with all that belongs to it. */
export const verwijderWolk = async (naam: string): Promise<void> => {
  const map = neemWeg(mapVan(naam));
  const wolk = map === null ? null : leesMap(map);
  if (wolk !== null && map !== null) await ruimOp(wolk, map);
};

/** Whether a folder that a killed process was still making or removing has been left alone for long. */
const isVergeten = (map: string): boolean => {
  try {
    return Date.now() - statSync(map).mtimeMs > 60_000;
  } catch {
    return false;
  }
};

/** Clears what clouds left behind that were killed, of this checkout only; says which. */
export const ruimRestenOp = async (): Promise<readonly string[]> => {
  const opgeruimd: string[] = [];
  for (const naam of alleMappen()) {
    const map = mapVan(naam);
    const wolk = leesMap(map);
    if (naam.startsWith(".") ? !isVergeten(map) : wolk === null || inGebruik(wolk)) continue;
    const weg = neemWeg(map);
    if (weg === null) continue;
    if (wolk === null) rmSync(weg, { recursive: true, force: true });
    else await ruimOp(wolk, weg);
    opgeruimd.push(wolk?.naam ?? naam);
  }
  return opgeruimd;
};

/**
 * Takes a name for a new cloud, with a folder of its own, so that of two that start at once each has its own.
 * @param naam what it is called; `<naam>-2` and so on while others use it, unless `alleenDeze`
 * @throws when the name is taken and another will not do
 */
export const neemWolk = (naam: string, { alleenDeze }: { readonly alleenDeze: boolean }): Wolk => {
  mkdirSync(WOLKEN, { recursive: true });
  const klaar = mkdtempSync(path.join(WOLKEN, ".nieuw-"));
  const tijdelijk = mkdtempSync(path.join(tmpdir(), "ketenregie-wolk-"));
  for (let n = 1; ; n += 1) {
    const poging = n === 1 ? naam : `${naam}-${n}`;
    const wolk: Wolk = {
      naam: poging,
      tijdelijk,
      eigenaar: ditProces(),
      gestartOp: new Date().toISOString(),
      ministack: null,
      ontvanger: null,
      outputs: null,
    };
    bewaarWolk(wolk, klaar);
    try {
      // Fails when the folder exists already, for it is not empty.
      renameSync(klaar, mapVan(poging));
      return wolk;
    } catch (fout) {
      if (!isFout(fout, "ENOTEMPTY", "EEXIST", "EPERM")) throw fout;
      if (!alleenDeze && n < 50) continue;
      for (const weg of [klaar, tijdelijk]) rmSync(weg, { recursive: true, force: true });
      throw new Error(`the local cloud "${poging}" exists already`, { cause: fout });
    }
  }
};
