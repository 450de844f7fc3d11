import { instantSchema } from "../../shared/domain/tijd.ts";
import { maakCaseworkDouble } from "../doubles/casework.ts";
import { maakLogspoorDouble, maakSporenDouble } from "../doubles/sluitend.ts";
import { sluitendContract } from "./sluitend.contract.ts";

const NU = instantSchema.parse("2026-11-24T10:00:00.000Z");

sluitendContract("in memory", () => {
  const casework = maakCaseworkDouble();
  return Promise.resolve({
    casework,
    sporen: maakSporenDouble(casework, () => NU),
    logspoor: maakLogspoorDouble(casework.logregels),
    verander: (...wat) => Promise.resolve(casework.verander(...wat)),
    item: ({ pk, sk }) => Promise.resolve(casework.items().find((item) => item.pk === pk && item.sk === sk)),
    opruimen: () => Promise.resolve(),
  });
});
