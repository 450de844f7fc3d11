import type { Bevinding } from "../../../shared/domain/sluitend/bevinding.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import type { Ketenmachines } from "../../../shared/ports/keten.ts";
import type { Wachtrijstand } from "../../../shared/ports/sluitend.ts";
import type { SluitendAfhankelijkheden } from "../../../functions/sluitend/afhankelijkheden.ts";
import { proveClosing } from "../../../functions/sluitend/prove-closing.ts";
import type { AfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { maakLogspoorDouble, maakSporenDouble } from "../../doubles/sluitend.ts";
import { maakLogDouble } from "../keten-records.ts";

/** Seconds that anything may be under way here, and between two looks of the clock at an execution. */
export const RESPIJT = 3600;
export const CONTROLE = 900;

/** The reconciliation over a world in memory. */
export const maakSluitend = (
  double: Pick<AfhankelijkhedenDouble, "casework" | "sleutels" | "regio" | "kalender" | "hash" | "nieuwId" | "gelogd">,
  ketenmachines: Pick<Ketenmachines, "loopt">,
  nu: () => Instant,
  anders: Partial<SluitendAfhankelijkheden> = {},
) => {
  const { casework, sleutels } = double;
  const { log, regels } = maakLogDouble();
  const terzijde: Wachtrijstand[] = [];
  const hartslagen: { readonly bevindingen: number; readonly hersteld: number }[] = [];
  const afhankelijkheden: SluitendAfhankelijkheden = {
    ...{ casework, sleutels, ketenmachines, nu, log, besluit: double },
    sporen: maakSporenDouble(casework, nu),
    logspoor: maakLogspoorDouble(() => [...casework.logregels(), ...double.gelogd()]),
    terzijde: { standen: () => Promise.resolve(terzijde) },
    ...{ respijtSeconden: RESPIJT, casusControleSeconden: CONTROLE },
    ...{ wacht: () => Promise.resolve(), tijdOp: () => false },
    hartslag: (geteld) => hartslagen.push(geteld),
    ...anders,
  };
  const open = (): readonly Bevinding[] => casework.vanType("bevinding").filter(({ status }) => status === "open");
  return {
    ...{ afhankelijkheden, terzijde, hartslagen, regels, open },
    /** A whole round, now. */
    ronde: () => proveClosing({ meteen: true }, afhankelijkheden),
    /** What does not hold, as `code soort`, sorted. */
    stand: (): readonly string[] =>
      open()
        .map(({ code, bij }) => `${code} ${bij.soort}`)
        .toSorted(),
  };
};

/** A clock that can be set. */
export const maakStelklok = (begin: Instant) => {
  let nu = begin;
  return {
    nu: () => nu,
    verder: (seconden: number): void => {
      nu = plusSeconden(nu, seconden);
    },
  };
};
