import { maakVerwerkingslogDouble } from "../doubles/verwerkingslog.ts";
import { verwerkingslogContract } from "./verwerkingslog.contract.ts";

verwerkingslogContract("the double in memory", async () => {
  const verwerkingslog = maakVerwerkingslogDouble();
  return Promise.resolve({
    verwerkingslog,
    gelogd: async () => Promise.resolve(verwerkingslog.regels().length),
    opruimen: async () => Promise.resolve(),
  });
});
