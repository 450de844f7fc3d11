import { deadlineVan, EERSTE_CONTROLE_SECONDEN, type Besluitcontext } from "./besluit.ts";
import type { Casus } from "./casus.ts";
import { nieuweLoopstand } from "./loopstand.ts";
import { PAD, type Stap } from "./pad.ts";
import { eigenaarVan, type TermijnNaam } from "./regio.ts";
import { plusSeconden } from "./tijd.ts";

/** Which term a step has: an acute casus is weighed within hours (H2.3-a2, chain.md). */
export const termijnVan = (stap: Stap, acuut: boolean, regio: Besluitcontext["regio"]): TermijnNaam =>
  stap === "weging-1" && acuut ? "acuut" : regio.taken[stap].termijn;

/** Where a casus stands when it comes to a step: owner, next date and the execution that carries it. */
export const opStap = (
  casus: Pick<
    Casus,
    | "acuut"
    | "verschijningsvormen"
    | "procesbegeleiding"
    | "uitvoeringen"
    | "overdracht"
    | "procesregie"
    | "urgentietermijnen"
    | "verschuivingen"
  >,
  stap: Stap,
  context: Besluitcontext,
) => {
  const { hoofdstap } = PAD[stap];
  const n = (casus.uitvoeringen[String(hoofdstap)] ?? 0) + 1;
  return {
    positie: { stap, sinds: context.nu },
    lopendeTaakId: null,
    eigenaar: eigenaarVan(context.regio, stap, casus),
    volgendeDatum: deadlineVan(casus, termijnVan(stap, casus.acuut, context.regio), context),
    nieuweUitvoering: {
      uitvoering: { hoofdstap, begin: stap, ...nieuweLoopstand(n, context.nu) },
      uitvoeringen: { ...casus.uitvoeringen, [String(hoofdstap)]: n },
      teDrijven: true,
    },
    klok: plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN),
  };
};
