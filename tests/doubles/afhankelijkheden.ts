import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Actor } from "../../shared/domain/actor.ts";
import type { Logregel } from "../../shared/ports/verwerkingslog.ts";
import type { ActorRegister } from "../../shared/ports/register.ts";
import type { Sleutels } from "../../shared/ports/sleutels.ts";
import { makeKalender } from "../../shared/adapters/kalender/kalender.ts";
import { laadRegio } from "../../shared/region/index.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakCaseworkDouble, type CaseworkDouble } from "./casework.ts";
import { maakVerwerkingslogDouble } from "./verwerkingslog.ts";

/** Keyed hashes under a fixed key. */
export const sleutelsDouble: Sleutels = {
  hash: (tekst) => Promise.resolve(`v1:${createHmac("sha256", "proefsleutel").update(tekst).digest("hex")}`),
};

/** A register of these actors. */
export const maakRegisterDouble = (actoren: readonly Actor[]): ActorRegister => ({
  vind: (aanmeldnaam) => Promise.resolve(actoren.find((actor) => actor.aanmeldnaam === aanmeldnaam) ?? null),
});

export interface AfhankelijkhedenDouble extends Afhankelijkheden {
  readonly casework: CaseworkDouble;
  /** Log lines that were written outside a change: of reading, and of refusals. */
  readonly gelogd: () => readonly Logregel[];
  /** From now on the log cannot be written. */
  readonly breekLog: () => void;
}

/** All that a use case is given, in memory, for region NOG. */
export const maakAfhankelijkhedenDouble = (): AfhankelijkhedenDouble => {
  const regio = laadRegio("nog");
  const verwerkingslog = maakVerwerkingslogDouble();
  return {
    casework: maakCaseworkDouble(),
    verwerkingslog,
    sleutels: sleutelsDouble,
    regio,
    kalender: makeKalender(regio),
    nieuwId: randomUUID,
    hash: (tekst) => createHash("sha256").update(tekst).digest("hex"),
    gelogd: verwerkingslog.regels,
    breekLog: verwerkingslog.breek,
  };
};
