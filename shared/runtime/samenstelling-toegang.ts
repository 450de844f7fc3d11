import { readFileSync } from "node:fs";
import { maakToegang, type Toegang } from "../access/toegang.ts";
import { maakBeleid } from "../adapters/cedar/beleid.ts";
import type { Regio } from "../domain/regio.ts";
import type { Afhankelijkheden, Toegangsafhankelijkheden } from "./afhankelijkheden.ts";

/** The policies and their engine, from the files that infra puts beside the bundle of a function that decides by them. */
const stelToegangSamen = (regio: Regio): Toegang =>
  maakToegang(
    maakBeleid({
      wasm: () => readFileSync(new URL("./cedar_wasm_bg.wasm", import.meta.url)),
      beleid: () => readFileSync(new URL("./toegang.cedar", import.meta.url), "utf8"),
    }),
    regio,
  );

/** What a use case on casussen or on the register is given, on the real services. */
export const metToegang = (afhankelijkheden: Afhankelijkheden): Toegangsafhankelijkheden => ({
  ...afhankelijkheden,
  toegang: stelToegangSamen(afhankelijkheden.regio),
});
