import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { setTimeout as wacht } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const LOKAAL = fileURLToPath(new URL("../../.local", import.meta.url));
/** How often who holds the lock says that it is still there, and after how much silence it is taken for dead. */
const SLAG_MS = 1_000;
const STIL_MS = 8_000;
const kenmerk = `${process.pid} ${os.hostname()} ${Date.now()} ${Math.random()}`;

const lees = (bestand) => {
  try {
    return readFileSync(bestand, "utf8");
  } catch {
    return null;
  }
};

const hartslag = (slot) => {
  try {
    return statSync(slot).mtimeMs;
  } catch {
    return null;
  }
};

/** The lock arrives with its owner's name in it, in one link, which fails when there is one already. */
const neemSlot = (slot) => {
  mkdirSync(LOKAAL, { recursive: true });
  const nieuw = `${slot}.${process.pid}`;
  writeFileSync(nieuw, kenmerk);
  try {
    linkSync(nieuw, slot);
    return true;
  } catch (fout) {
    if (fout.code === "EEXIST") return false;
    throw fout;
  } finally {
    rmSync(nieuw, { force: true });
  }
};

/** What this process holds. */
const gehouden = new Set();

const geefSlot = (slot) => {
  gehouden.delete(slot);
  if (lees(slot) === kenmerk) rmSync(slot, { force: true });
};

// Not for who is killed: others find that out by its silence.
process.on("exit", () => gehouden.forEach(geefSlot));

/** Takes a lock away that its owner, who must have been killed, no longer touches; never one that is new. */
const breekSlot = (slot, eigenaar) => {
  const weg = `${slot}.weg-${process.pid}`;
  try {
    if (lees(slot) !== eigenaar) return;
    renameSync(slot, weg);
    if (lees(weg) !== eigenaar) linkSync(weg, slot);
  } catch {
    // Somebody else was first.
  }
  rmSync(weg, { force: true });
};

const wachtOpSlot = async (slot, bijWachten) => {
  let gezien = { eigenaar: null, slag: null, sinds: 0 };
  let gemeld = false;
  while (!neemSlot(slot)) {
    const [eigenaar, slag] = [lees(slot), hartslag(slot)];
    if (eigenaar !== gezien.eigenaar || slag !== gezien.slag) gezien = { eigenaar, slag, sinds: Date.now() };
    // By our own clock, not by comparing times: a machine may have slept in between.
    else if (Date.now() - gezien.sinds > STIL_MS) breekSlot(slot, eigenaar);
    if (!gemeld && slag !== null) {
      bijWachten();
      gemeld = true;
    }
    await wacht(200);
  }
};

/**
 * Does work that only one process of this checkout may do at a time.
 * @param {string} naam of the lock
 * @param {() => Promise<void>} werk
 * @param {() => void} bijWachten called once when it has to wait for another
 */
export const metSlot = async (naam, werk, bijWachten) => {
  const slot = path.join(LOKAAL, `${naam}.lock`);
  await wachtOpSlot(slot, bijWachten);
  gehouden.add(slot);
  const klop = setInterval(() => {
    const nu = new Date();
    try {
      utimesSync(slot, nu, nu);
    } catch {
      // Gone: whoever took it thought we were dead. There is nothing to be done about it any more.
    }
  }, SLAG_MS);
  try {
    await werk();
  } finally {
    clearInterval(klop);
    geefSlot(slot);
  }
};
