import { kandidatencontract } from "./casework-kandidaten.ts";
import { afterEach, beforeEach, describe } from "vitest";
import { bijdragencontract } from "./casework-bijdragen.ts";
import { bijlagencontract } from "./casework-bijlagen.ts";
import { feedcontract } from "./casework-feeds.ts";
import { gidscontract } from "./casework-gids.ts";
import { herhalingscontract } from "./casework-herhaling.ts";
import { leescontract } from "./casework-lezen.ts";
import { lijstcontract } from "./casework-lijsten.ts";
import type { Opstelling, Proefopstelling } from "./casework-opstelling.ts";
import { overlegcontract } from "./casework-overleggen.ts";
import { plekkencontract } from "./casework-plekken.ts";
import { registercontract } from "./casework-register.ts";
import { trajectencontract } from "./casework-trajecten.ts";
import { schrijfcontract } from "./casework-schrijven.ts";

/** All that the port promises. Every implementation, the double included, must pass it. */
export const caseworkContract = (naam: string, maak: () => Promise<Proefopstelling>): void => {
  describe(`casework: ${naam}`, () => {
    let nu: Proefopstelling | undefined;
    const opstelling: Opstelling = () => {
      if (nu === undefined) throw new Error("There is no store yet");
      return nu;
    };
    beforeEach(async () => {
      nu = await maak();
    });
    afterEach(async () => {
      await nu?.opruimen();
      nu = undefined;
    });
    schrijfcontract(opstelling);
    herhalingscontract(opstelling);
    leescontract(opstelling);
    lijstcontract(opstelling);
    feedcontract(opstelling);
    gidscontract(opstelling);
    registercontract(opstelling);
    kandidatencontract(opstelling);
    plekkencontract(opstelling);
    bijlagencontract(opstelling);
    bijdragencontract(opstelling);
    overlegcontract(opstelling);
    trajectencontract(opstelling);
  });
};
