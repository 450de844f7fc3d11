import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { buildSync, type Metafile } from "esbuild";

/** Every Lambda: a folder under functions/ with `handler.ts` (exports `handler`) and `env.ts`. */
export const FUNCTIES = [
  "intake",
  "dossier",
  "casus",
  "opsporing",
  "planning",
  "bijlagen",
  "preventie",
  "sturing",
  "gids",
  "beheer",
  "notificaties",
  "meta",
  "terugkoppeling",
  "formulier",
  "taken",
  "outbox",
  "driver",
  "aanleveren",
  "watchdog",
  "sluitend",
  "keuring",
  "eicar-nabootsing",
  "deliver",
  "insight",
] as const;
export type Functie = (typeof FUNCTIES)[number];

/** Where the code of a function comes from: bundled, or a stand-in where only the template matters. */
export type CodeBron = (functie: Functie) => lambda.Code;

const WORTEL = path.resolve(import.meta.dirname, "../..");

/** Node's ESM has no `require`; some dependencies still ask for it. */
const BANNER = 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);';

/** All handlers in one pass of esbuild, so that shared modules are parsed once. */
const bundle = (uitvoer: { readonly map: string; readonly schrijven: boolean }, wortel = WORTEL) => {
  const bron = (functie: Functie) => path.join(wortel, "functions", functie, "handler.ts");
  const ontbreekt = FUNCTIES.filter((functie) => !existsSync(bron(functie)));
  if (ontbreekt.length > 0)
    throw new Error(`no handler: ${ontbreekt.map((functie) => `functions/${functie}/handler.ts`).join(", ")}`);
  try {
    return buildSync({
      absWorkingDir: wortel,
      entryPoints: FUNCTIES.map((functie) => ({ in: bron(functie), out: `${functie}/index` })),
      outdir: uitvoer.map,
      outExtension: { ".js": ".mjs" },
      write: uitvoer.schrijven,
      bundle: true,
      minify: true,
      platform: "node",
      target: "node24",
      format: "esm",
      mainFields: ["module", "main"],
      banner: { js: BANNER },
      legalComments: "none",
      metafile: true,
      logLevel: "error",
      logLimit: 5,
      tsconfigRaw: "{}",
    });
  } catch {
    // esbuild told what and where; its error would tell it again for every function.
    throw new Error("the functions cannot be bundled");
  }
};

/** Who decides by policies, and what must lie beside its bundle for that: the engine is no code, and the policies are read. */
const BELEID = "shared/adapters/cedar/beleid.ts";
const bijBeleid = (wortel: string): readonly string[] => [
  // The one path of the package that resolves; the engine of the build that the adapter loads lies beside it.
  path.join(createRequire(import.meta.url).resolve("@cedar-policy/cedar-wasm/nodejs"), "../../web/cedar_wasm_bg.wasm"),
  path.join(wortel, "shared/access/toegang.cedar"),
];

/** The folders of the bundles that decide by policies. */
const metBeleid = ({ outputs }: Pick<Metafile, "outputs">): readonly string[] =>
  Object.entries(outputs).flatMap(([bestand, { inputs }]) => (BELEID in inputs ? [path.dirname(bestand)] : []));

const legBeleidErbij = (metafile: Metafile, wortel = WORTEL): void => {
  for (const map of metBeleid(metafile)) {
    for (const bron of bijBeleid(wortel)) copyFileSync(bron, path.join(path.resolve(wortel, map), path.basename(bron)));
  }
};

/** The functions that load policies and their engine: the others answer without waiting for one. */
export const functionsWithPolicies = (wortel = WORTEL): readonly string[] =>
  metBeleid(bundle({ map: "/bundles", schrijven: false }, wortel).metafile).map((map) => path.basename(map));

/** Minified bytes of each function's bundle; nothing is written. */
export const measureBundles = (wortel = WORTEL): ReadonlyMap<Functie, number> => {
  const { metafile } = bundle({ map: "/bundles", schrijven: false }, wortel);
  const bytes = Object.entries(metafile.outputs).map(
    ([bestand, { bytes }]) => [path.basename(path.dirname(bestand)), bytes] as const,
  );
  return new Map(FUNCTIES.map((functie) => [functie, bytes.find(([naam]) => naam === functie)?.[1] ?? 0] as const));
};

/**
 * The bundled functions. They are built when the first one is asked for, in a folder of this process (so that two
 * synths never meet), which goes when the process ends; by then CDK has copied each asset to its own output.
 */
export const bundledCode = (): CodeBron => {
  let map: string | undefined;
  return (functie) => {
    if (map === undefined) {
      const nieuw = mkdtempSync(path.join(tmpdir(), "ketenregie-bundels-"));
      process.once("exit", () => {
        rmSync(nieuw, { recursive: true, force: true });
      });
      legBeleidErbij(bundle({ map: nieuw, schrijven: true }).metafile);
      map = nieuw;
    }
    return lambda.Code.fromAsset(path.join(map, functie));
  };
};
