import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { setTimeout as wacht } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const LOKAAL = fileURLToPath(new URL("../../.local", import.meta.url));
const SLOT = path.join(LOKAAL, "setup.lock");
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

const hartslag = () => {
  try {
    return statSync(SLOT).mtimeMs;
  } catch {
    return null;
  }
};

/** The lock arrives with its owner's name in it, in one link, which fails when there is one already. */
const neemSlot = () => {
  mkdirSync(LOKAAL, { recursive: true });
  const nieuw = `${SLOT}.${process.pid}`;
  writeFileSync(nieuw, kenmerk);
  try {
    linkSync(nieuw, SLOT);
    return true;
  } catch (fout) {
    if (fout.code === "EEXIST") return false;
    throw fout;
  } finally {
    rmSync(nieuw, { force: true });
  }
};

/** Gives the lock back, if this process has it. */
export const geefSlot = () => {
  if (lees(SLOT) === kenmerk) rmSync(SLOT, { force: true });
};

/** Takes a lock away that its owner, who must have been killed, no longer touches; never one that is new. */
const breekSlot = (eigenaar) => {
  const weg = `${SLOT}.weg-${process.pid}`;
  try {
    if (lees(SLOT) !== eigenaar) return;
    renameSync(SLOT, weg);
    if (lees(weg) !== eigenaar) linkSync(weg, SLOT);
  } catch {
    // Somebody else was first.
  }
  rmSync(weg, { force: true });
};

/** @param {() => void} bijWachten called once when somebody else has it */
const wachtOpSlot = async (bijWachten) => {
  let gezien = { eigenaar: null, slag: null, sinds: 0 };
  let gemeld = false;
  while (!neemSlot()) {
    const [eigenaar, slag] = [lees(SLOT), hartslag()];
    if (eigenaar !== gezien.eigenaar || slag !== gezien.slag) gezien = { eigenaar, slag, sinds: Date.now() };
    // By our own clock, not by comparing times: a machine may have slept in between.
    else if (Date.now() - gezien.sinds > STIL_MS) breekSlot(eigenaar);
    if (!gemeld && slag !== null) {
      bijWachten();
      gemeld = true;
    }
    await wacht(200);
  }
};

/**
 * Does work that only one process of this checkout may do at a time.
 * @param {() => Promise<void>} werk
 * @param {() => void} bijWachten called once when it has to wait for another
 */
export const metSlot = async (werk, bijWachten) => {
  await wachtOpSlot(bijWachten);
  const klop = setInterval(() => {
    const nu = new Date();
    try {
      utimesSync(SLOT, nu, nu);
    } catch {
      // Gone: whoever took it thought we were dead. What we install is still complete or not there.
    }
  }, SLAG_MS);
  try {
    await werk();
  } finally {
    clearInterval(klop);
    geefSlot();
  }
};
