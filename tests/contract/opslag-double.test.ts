import { maakOpslagDouble } from "../doubles/opslag.ts";
import { opslagContract } from "./opslag.contract.ts";

opslagContract("double", () => {
  const dubbel = maakOpslagDouble();
  return { opslag: dubbel, scanner: dubbel, stuur: dubbel.stuur, haal: dubbel.haal };
});
