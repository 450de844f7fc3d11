/**
 * `node infra/local/setup.mjs [--no-venv] [script] [arguments…]`: sees to it that node_modules and .venv are what
 * package-lock.json and requirements.txt say, and then runs the script with the pinned Node.
 *
 * Runs on any Node from 20 on, before anything is installed: plain JavaScript, nothing but Node's own modules.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setInterval } from "node:timers";
import { fileURLToPath } from "node:url";
import { metSlot } from "./slot.mjs";

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

/** Between us and a command: takes the command, and all that it started, along when we are killed. */
const WACHTER = `
const { spawn } = require("node:child_process");
process.stdin.resume().on("close", () => process.kill(-process.pid, "SIGKILL"));
spawn(process.argv[1], process.argv.slice(2), { stdio: ["ignore", "inherit", "inherit"] })
  .on("error", ({ message }) => (console.error(message), process.exit(127)))
  .on("exit", (code) => process.exit(code ?? 1));`;

/** Runs a command to its end, its output held back and shown only when it fails. */
const voerUit = async (wat, commando, argumenten, env = process.env) => {
  // A group of its own, so that a signal reaches what the command started itself as well.
  const kind = spawn(process.execPath, ["-e", WACHTER, "--", commando, ...argumenten], {
    cwd: WORTEL,
    env,
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
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
  await voerUit(
    "npm ci",
    ...npm("ci", "--loglevel=error", "--include=dev", "--include=optional", "--no-audit", "--no-fund"),
  );
  // The pinned Node arrives by an install script, which npm may have been told not to run.
  if (!pinnedWerkt())
    await voerUit(
      "npm rebuild node",
      ...npm("rebuild", "--loglevel=error", "node", "esbuild", "--ignore-scripts=false"),
    );
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

const stelIn = async (metVenv) => {
  const klaar = () => isGeinstalleerd() && (!metVenv || heeftVenv());
  if (klaar()) return;
  const bijSignaal = (signaal) => {
    stopKinderen(signaal);
    process.exit(128 + os.constants.signals[signaal]);
  };
  const signalen = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signaal of signalen) process.on(signaal, bijSignaal);
  const werkAf = async () => {
    const werk = [];
    if (!isGeinstalleerd()) werk.push(installeerPakketten());
    if (metVenv && !heeftVenv()) werk.push(maakVenv());
    // Both to their end: what still installs must not outlive the lock.
    const mislukt = (await Promise.allSettled(werk)).filter(({ status }) => status === "rejected");
    if (mislukt.length > 0) throw mislukt[0].reason;
  };
  await metSlot("setup", werkAf, () => meld("another command is installing in this checkout; waiting for it"));
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
  // npm, killed, passes nothing on; without npm whoever started us may leave us behind on purpose.
  const ouder = process.ppid;
  const wees = () => process.ppid !== ouder && kind.kill("SIGTERM");
  if (process.env.npm_lifecycle_event !== undefined) setInterval(wees, 1_000).unref();
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
