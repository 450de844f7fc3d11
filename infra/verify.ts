/**
 * `npm run verify`: everything that can be said without a cloud, in about four minutes. The checks run two at a time; each
 * prints its result and its time, and the output of those that failed.
 */
import { spawn } from "node:child_process";
import path from "node:path";

const WORTEL = path.resolve(import.meta.dirname, "..");
const bin = (naam: string): string => path.join(WORTEL, "node_modules/.bin", naam);

interface Controle {
  readonly naam: string;
  readonly opdracht: readonly string[];
}

/** The longest first, so that two at a time take the least. */
const CONTROLES: readonly Controle[] = [
  {
    naam: "tests",
    opdracht: [bin("vitest"), "run", "--exclude", "tests/local-cloud/**", "--reporter", "dot"],
  },
  { naam: "lint", opdracht: [bin("eslint"), "--max-warnings", "0", "."] },
  {
    naam: "templates (productie): synth, cdk-nag, cfn-lint",
    opdracht: ["node", "infra/check-templates.ts", "productie"],
  },
  { naam: "types", opdracht: [bin("tsc"), "--noEmit", "-p", "."] },
  { naam: "format", opdracht: [bin("prettier"), "--check", "--log-level", "warn", "."] },
  { naam: "unused code", opdracht: [bin("knip")] },
  { naam: "bundle sizes", opdracht: ["node", "infra/bundle-sizes.ts"] },
];

/** Checks whose output is worth reading when they pass, too. */
const SPREEKT = new Set(["bundle sizes"]);

const voerUit = ({ naam, opdracht }: Controle): Promise<boolean> =>
  new Promise((klaar) => {
    const begin = Date.now();
    const [programma = "", ...argumenten] = opdracht;
    const proces = spawn(programma, argumenten, { cwd: WORTEL, stdio: ["ignore", "pipe", "pipe"] });
    const uitvoer: Buffer[] = [];
    for (const stroom of [proces.stdout, proces.stderr]) stroom.on("data", (deel: Buffer) => uitvoer.push(deel));
    proces.on("close", (code) => {
      const gelukt = code === 0;
      console.log(`${gelukt ? "ok  " : "FAIL"} ${((Date.now() - begin) / 1000).toFixed(1).padStart(5)} s  ${naam}`);
      if (!gelukt || SPREEKT.has(naam)) process.stdout.write(Buffer.concat(uitvoer));
      klaar(gelukt);
    });
  });

const begin = Date.now();
const wachtrij = [...CONTROLES];
const uitkomsten: boolean[] = [];
const werker = async (): Promise<void> => {
  for (let volgende = wachtrij.shift(); volgende !== undefined; volgende = wachtrij.shift()) {
    uitkomsten.push(await voerUit(volgende));
  }
};
await Promise.all([werker(), werker()]);
const mislukt = uitkomsten.filter((gelukt) => !gelukt).length;
console.log(
  `\nverify: ${mislukt === 0 ? "all fine" : `${mislukt} failed`} in ${((Date.now() - begin) / 1000).toFixed(0)} s`,
);
process.exitCode = mislukt === 0 ? 0 : 1;
