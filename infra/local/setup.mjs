/**
 * `node infra/local/setup.mjs [--no-venv] [script] [arguments…]`: sees to it that node_modules and .venv are what
 * package-lock.json and requirements.txt say, and then runs the script with the pinned Node.
 *
 * Runs on any Node from 20 on, before anything is installed: plain JavaScript, nothing but Node's own modules.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { setTimeout as wacht } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const HIER = path.dirname(fileURLToPath(import.meta.url));
const WORTEL = path.resolve(HIER, "../..");
const BIN = path.join(WORTEL, "node_modules/.bin");
const NODE = path.join(BIN, "node");
const VENV = path.join(WORTEL, ".venv");
const REQUIREMENTS = path.join(HIER, "requirements.txt");
const PYTHONS = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"];

/** What went wrong is outside this project: told without a stack trace. */
class Onmogelijk extends Error {}

const meld = (tekst) => {
  process.stderr.write(`set-up: ${tekst}\n`);
};

const lees = (bestand) => {
  try {
    return readFileSync(bestand, "utf8");
  } catch {
    return null;
  }
};

// --- children -------------------------------------------------------------------------------------------------

const kinderen = new Set();

/** Runs a command to its end, its output held back and shown only when it fails. */
const voerUit = async (wat, commando, argumenten, env = process.env) => {
  // A group of its own, so that a signal reaches what the command started itself as well.
  const kind = spawn(commando, argumenten, { cwd: WORTEL, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  kinderen.add(kind);
  let uitvoer = "";
  for (const stroom of [kind.stdout, kind.stderr]) stroom.setEncoding("utf8").on("data", (deel) => (uitvoer += deel));
  try {
    await new Promise((klaar, mislukt) => {
      kind.once("error", (fout) => mislukt(new Onmogelijk(`${wat} does not start: ${fout.message}`)));
      kind.once("close", (code, signaal) =>
        code === 0 ? klaar() : mislukt(new Onmogelijk(`${wat} failed (${signaal ?? code}):\n${uitvoer.trim()}`)),
      );
    });
  } finally {
    kinderen.delete(kind);
  }
};

const stopKinderen = (signaal) => {
  for (const { pid } of kinderen)
    try {
      process.kill(-pid, signaal);
    } catch {
      // It ended in the meantime.
    }
};

// --- Node's packages ------------------------------------------------------------------------------------------

const pakketten = (bestand) => {
  try {
    return JSON.parse(lees(bestand) ?? "").packages;
  } catch {
    return null;
  }
};

/**
 * Whether node_modules holds what package-lock.json says. npm keeps its own account of what it installed, and writes it
 * last: an installation that was cut off has none. Packages for other systems are in the lock only.
 */
const isGeinstalleerd = () => {
  const gewenst = pakketten(path.join(WORTEL, "package-lock.json"));
  const aanwezig = pakketten(path.join(WORTEL, "node_modules/.package-lock.json"));
  if (gewenst === null) throw new Onmogelijk("package-lock.json is missing or damaged");
  if (aanwezig === null || !existsSync(NODE)) return false;
  const teveel = Object.keys(aanwezig).some((naam) => gewenst[naam] === undefined);
  return (
    !teveel &&
    Object.entries(gewenst).every(([naam, { version, optional, devOptional }]) => {
      if (naam === "") return true;
      if (aanwezig[naam] === undefined) return optional === true || devOptional === true;
      return aanwezig[naam].version === version;
    })
  );
};

/** How to call npm: the one that runs us, or else the one on PATH. */
const npm = (...argumenten) => {
  const cli = process.env.npm_execpath ?? "";
  return path.basename(cli) === "npm-cli.js" ? [process.execPath, [cli, ...argumenten]] : ["npm", argumenten];
};

const pinnedWerkt = () => {
  const versie = pakketten(path.join(WORTEL, "package-lock.json"))?.["node_modules/node"]?.version;
  return spawnSync(NODE, ["--version"], { encoding: "utf8" }).stdout?.trim() === `v${versie}`;
};

const installeerPakketten = async () => {
  const begin = Date.now();
  meld("installing node_modules (npm ci)");
  await voerUit("npm ci", ...npm("ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"));
  // The pinned Node arrives by an install script, which npm may have been told not to run.
  if (!pinnedWerkt()) await voerUit("npm rebuild node", ...npm("rebuild", "node", "esbuild", "--ignore-scripts=false"));
  if (!pinnedWerkt())
    throw new Onmogelijk(
      `npm did not install the pinned Node: ${NODE} does not run on ${process.platform} ${process.arch}`,
    );
  meld(`node_modules ready in ${Math.round((Date.now() - begin) / 1000)} s`);
};

// --- Python's packages ----------------------------------------------------------------------------------------

/** Changes when the requirements do, or when the checkout is moved: a virtual environment holds its own address. */
const venvKenmerk = () =>
  createHash("sha256")
    .update(`${VENV}\n${readFileSync(REQUIREMENTS)}`)
    .digest("hex");
const VENV_STEMPEL = path.join(VENV, "ketenregie.sha256");

const heeftVenv = () => existsSync(path.join(VENV, "bin/python")) && lees(VENV_STEMPEL) === venvKenmerk();

const findPython = () => {
  const gevonden = [];
  for (const naam of PYTHONS) {
    const vraag = "import sys; print('%d.%d' % sys.version_info[:2]); import venv, ensurepip";
    const { stdout, status } = spawnSync(naam, ["-c", vraag], { encoding: "utf8" });
    const versie = stdout?.trim() ?? "";
    if (versie === "") continue;
    const [hoofd, sub] = versie.split(".").map(Number);
    const nieuwGenoeg = hoofd === 3 && sub >= 11;
    if (nieuwGenoeg && status === 0) return naam;
    gevonden.push(
      `${naam} is ${versie}${nieuwGenoeg ? " without the modules venv and ensurepip (Debian: python3-venv)" : ""}`,
    );
  }
  throw new Onmogelijk(
    `Python 3.11 or newer is needed; ${gevonden.length === 0 ? "none was found" : gevonden.join(", ")}`,
  );
};

const maakVenv = async () => {
  const begin = Date.now();
  const python = findPython();
  meld("installing .venv (pip, about half a minute)");
  rmSync(VENV, { recursive: true, force: true, maxRetries: 3 });
  const env = { ...process.env };
  for (const naam of ["PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_REQUIRE_VIRTUALENV", "PIP_TARGET", "PIP_USER"])
    delete env[naam];
  await voerUit("python -m venv", python, ["-m", "venv", VENV], env);
  const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet", "-r", REQUIREMENTS];
  await voerUit("pip install", path.join(VENV, "bin/python"), pip, env);
  writeFileSync(VENV_STEMPEL, venvKenmerk());
  meld(`.venv ready in ${Math.round((Date.now() - begin) / 1000)} s`);
};

// --- one set-up at a time -------------------------------------------------------------------------------------

const LOKAAL = path.join(WORTEL, ".local");
const SLOT = path.join(LOKAAL, "setup.lock");
const SLAG_MS = 1_000;
const STIL_MS = 8_000;
const kenmerk = `${process.pid} ${os.hostname()} ${Date.now()} ${Math.random()}`;

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

const geefSlot = () => {
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

const wachtOpSlot = async () => {
  let gezien = { eigenaar: null, slag: null, sinds: 0 };
  let gemeld = false;
  while (!neemSlot()) {
    const [eigenaar, slag] = [lees(SLOT), hartslag()];
    if (eigenaar !== gezien.eigenaar || slag !== gezien.slag) gezien = { eigenaar, slag, sinds: Date.now() };
    // By our own clock, not by comparing times: a machine may have slept in between.
    else if (Date.now() - gezien.sinds > STIL_MS) breekSlot(eigenaar);
    if (!gemeld && slag !== null) {
      meld("another command is installing in this checkout; waiting for it");
      gemeld = true;
    }
    await wacht(200);
  }
};

const metSlot = async (werk) => {
  await wachtOpSlot();
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

const stelIn = async (metVenv) => {
  const klaar = () => isGeinstalleerd() && (!metVenv || heeftVenv());
  if (klaar()) return;
  const bijSignaal = (signaal) => {
    stopKinderen(signaal);
    geefSlot();
    process.exit(128 + os.constants.signals[signaal]);
  };
  const signalen = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signaal of signalen) process.on(signaal, bijSignaal);
  await metSlot(async () => {
    const werk = [];
    if (!isGeinstalleerd()) werk.push(installeerPakketten());
    if (metVenv && !heeftVenv()) werk.push(maakVenv());
    // Both to their end: what still installs must not outlive the lock.
    const mislukt = (await Promise.allSettled(werk)).filter(({ status }) => status === "rejected");
    if (mislukt.length > 0) throw mislukt[0].reason;
  });
  for (const signaal of signalen) process.off(signaal, bijSignaal);
};

// --- the script -----------------------------------------------------------------------------------------------

/** In the script's own process: ends it, as if by kill, when the process that started it is gone. */
const LEVENSLIJN = `import { Socket } from "node:net";
new Socket({ fd: 3 }).on("error", () => {}).once("close", () => process.kill(process.pid, "SIGTERM")).resume().unref();`;

const start = (script, argumenten) => {
  const kind = spawn(
    NODE,
    [`--import=data:text/javascript,${encodeURIComponent(LEVENSLIJN)}`, path.resolve(WORTEL, script), ...argumenten],
    {
      stdio: ["inherit", "inherit", "inherit", "pipe"],
      env: { ...process.env, PATH: [BIN, process.env.PATH].join(path.delimiter) },
    },
  );
  // Ctrl-C reaches the script by itself.
  process.on("SIGINT", () => process.stdin.isTTY || kind.kill("SIGINT"));
  for (const signaal of ["SIGTERM", "SIGHUP"]) process.on(signaal, () => kind.kill(signaal));
  kind.once("error", (fout) => {
    meld(`${NODE} does not start: ${fout.message}`);
    process.exit(1);
  });
  kind.once("exit", (code, signaal) => {
    if (signaal === null) process.exit(code ?? 1);
    process.removeAllListeners(signaal);
    process.kill(process.pid, signaal);
  });
};

const [versie] = process.versions.node.split(".").map(Number);
try {
  if (versie < 20) throw new Onmogelijk(`Node 20 or newer is needed, this is ${process.version}`);
  if (process.platform === "win32") throw new Onmogelijk("Windows: use WSL");
  const argumenten = process.argv.slice(2);
  const zonderVenv = argumenten[0] === "--no-venv";
  const [script, ...rest] = zonderVenv ? argumenten.slice(1) : argumenten;
  await stelIn(!zonderVenv);
  if (script !== undefined) start(script, rest);
} catch (fout) {
  if (!(fout instanceof Onmogelijk)) throw fout;
  meld(fout.message);
  process.exitCode = 1;
}
