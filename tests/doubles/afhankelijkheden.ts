import { createHash, createHmac, hash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { maakToegang } from "../../shared/access/toegang.ts";
import { maakBeleid } from "../../shared/adapters/cedar/beleid.ts";
import type { Actor } from "../../shared/domain/actor.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import type { Logregel } from "../../shared/ports/verwerkingslog.ts";
import type { ActorRegister } from "../../shared/ports/register.ts";
import type { Sleutels } from "../../shared/ports/sleutels.ts";
import { makeKalender } from "../../shared/adapters/kalender/kalender.ts";
import { laadRegio } from "../../shared/region/index.ts";
import type { Beleid, Beleidsantwoord } from "../../shared/ports/beleid.ts";
import type { Bijlageafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakCaseworkDouble, type CaseworkDouble } from "./casework.ts";
import { maakOpslagDouble, type OpslagDouble } from "./opslag.ts";
import { maakVerwerkingslogDouble } from "./verwerkingslog.ts";

/** Keyed hashes under a fixed key. */
export const sleutelsDouble: Sleutels = {
  hash: (tekst) => Promise.resolve(`v1:${createHmac("sha256", "proefsleutel").update(tekst).digest("hex")}`),
};

/** A register of these actors. */
export const maakRegisterDouble = (actoren: readonly Actor[]): ActorRegister => ({
  vind: (aanmeldnaam) => Promise.resolve(actoren.find((actor) => actor.aanmeldnaam === aanmeldnaam) ?? null),
});

const naast = (pad: string): URL => new URL(`../../shared/access/${pad}`, import.meta.url);

/** The text of the policies, for tests that read or change it. */
export const BELEIDSTEKST = readFileSync(naast("toegang.cedar"), "utf8");
/** The schema of what the policies speak of. */
export const BELEIDSCHEMA = readFileSync(naast("toegang.cedarschema"), "utf8");

/** Asks each question once: a decision is pure, and the matrices ask the same ones tens of thousands of times. */
const onthoud = (beleid: Beleid): Beleid => {
  const antwoorden = new Map<string, Beleidsantwoord>();
  return {
    beslis: (vraag) => {
      const sleutel = hash("sha1", JSON.stringify(vraag), "base64");
      const antwoord = antwoorden.get(sleutel) ?? beleid.beslis(vraag);
      antwoorden.set(sleutel, antwoord);
      return antwoord;
    },
  };
};

const laadEchtBeleid = (tekst: string): Beleid =>
  maakBeleid({
    wasm: () =>
      // The one path that the package lets be resolved; its builds share the engine.
      readFileSync(
        path.join(
          createRequire(import.meta.url).resolve("@cedar-policy/cedar-wasm/nodejs"),
          "../../web/cedar_wasm_bg.wasm",
        ),
      ),
    beleid: () => tekst,
  });

const ECHT = onthoud(laadEchtBeleid(BELEIDSTEKST));
/** These policies on the real engine, which needs no cloud. */
export const maakEchtBeleid = (tekst = BELEIDSTEKST): Beleid =>
  tekst === BELEIDSTEKST ? ECHT : onthoud(laadEchtBeleid(tekst));

export interface AfhankelijkhedenDouble extends Bijlageafhankelijkheden {
  readonly casework: CaseworkDouble;
  readonly opslag: OpslagDouble;
  /** Log lines that were written outside a change: of reading, and of refusals. */
  readonly gelogd: () => readonly Logregel[];
  /** From now on the log cannot be written. */
  readonly breekLog: () => void;
}

/** All that a use case is given, in memory, for region NOG unless told otherwise. */
export const maakAfhankelijkhedenDouble = (
  beleid: Beleid = maakEchtBeleid(),
  regio: Regio = laadRegio("nog"),
): AfhankelijkhedenDouble => {
  const verwerkingslog = maakVerwerkingslogDouble();
  return {
    casework: maakCaseworkDouble(),
    opslag: maakOpslagDouble(),
    verwerkingslog,
    sleutels: sleutelsDouble,
    regio,
    toegang: maakToegang(beleid, regio),
    kalender: makeKalender(regio),
    nieuwId: randomUUID,
    hash: (tekst) => createHash("sha256").update(tekst).digest("hex"),
    gelogd: verwerkingslog.regels,
    breekLog: verwerkingslog.breek,
  };
};
