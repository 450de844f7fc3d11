import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as wacht } from "node:timers/promises";

/** One process, told apart from a later one that got the same number. */
export interface Proces {
  readonly pid: number;
  /** When it started, in whatever form the system tells it; only to be compared. */
  readonly gestart: string;
}

/** Slim Linux images have no `ps`; macOS has no /proc. */
const HEEFT_PROC = existsSync("/proc/self/stat");

const ps = (...argumenten: readonly string[]): string => {
  try {
    return execFileSync("ps", argumenten, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
};

const lees = (bestand: string): string => {
  try {
    return readFileSync(bestand, "utf8");
  } catch {
    return "";
  }
};

/** The process with this number, or null when there is none (a zombie is none). */
export const findProces = (pid: number): Proces | null => {
  if (!HEEFT_PROC) {
    const [stand = "", ...rest] = ps("-o", "stat=,lstart=", "-p", String(pid)).trim().split(/\s+/);
    return stand === "" || stand.startsWith("Z") ? null : { pid, gestart: rest.join(" ") };
  }
  // After the name, which may hold spaces and brackets: state is the 1st field, start time the 20th.
  const velden = lees(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  const gestart = velden[19];
  return gestart === undefined || velden[0] === "Z" ? null : { pid, gestart };
};

/** This very process. */
export const ditProces = (): Proces => findProces(process.pid) ?? { pid: process.pid, gestart: "" };

export const leeft = ({ pid, gestart }: Proces): boolean => findProces(pid)?.gestart === gestart;

/** Processes that name this text, such as a folder that only they use, on their command line. */
export const processenMet = (tekst: string): readonly number[] => {
  const regels = HEEFT_PROC
    ? readdirSync("/proc")
        .filter((naam) => /^\d+$/.test(naam))
        .map((pid) => `${pid} ${lees(`/proc/${pid}/cmdline`).replaceAll("\0", " ")}`)
    : ps("-axww", "-o", "pid=,command=").split("\n");
  return regels
    .filter((regel) => regel.includes(tekst))
    .map((regel) => Number.parseInt(regel, 10))
    .filter((pid) => pid !== process.pid && findProces(pid) !== null);
};

/** Sends a signal; false when the process was gone already. */
export const sein = (pid: number, signaal: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, signaal);
  } catch {
    return false;
  }
};

/** Waits until a condition holds; false when it did not within `maximaalMs`. */
export const wachtTot = async (
  voorwaarde: () => boolean | Promise<boolean>,
  maximaalMs: number,
  tussenMs = 50,
): Promise<boolean> => {
  const einde = Date.now() + maximaalMs;
  for (;;) {
    if (await voorwaarde()) return true;
    if (Date.now() >= einde) return false;
    await wacht(tussenMs);
  }
};
