import { maakCaseworkDouble } from "../doubles/casework.ts";
import { caseworkContract } from "./casework.contract.ts";

caseworkContract("the double in memory", async () => {
  const casework = maakCaseworkDouble();
  return Promise.resolve({
    casework,
    gelogd: async () => Promise.resolve(casework.logregels().length),
    opruimen: async () => Promise.resolve(),
  });
});
