import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import type { Gedaan, SluitendAfhankelijkheden } from "./afhankelijkheden.ts";
import { keepBevindingen } from "./keep-bevindingen.ts";

/** That nothing lies aside: a queue in which something does is a finding until it is empty, and so known to somebody. */
export const proveTerzijde = async (
  { nummer }: Pick<Slotronde, "nummer">,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<Gedaan> => {
  const standen = await afhankelijkheden.terzijde.standen();
  const vol = standen.filter(({ aantal }) => aantal > 0);
  await keepBevindingen(
    vol.map(({ naam, opsporend }) => ({
      ...{ code: "wachtrij-niet-leeg", bij: { soort: "wachtrij", id: naam }, plaats: `wachtrij|${naam}` },
      ...{ herstel: null, kant: opsporend === null ? "keten" : "opsporing", opsporend },
    })),
    [],
    { nummer },
    afhankelijkheden,
  );
  return { cursor: null };
};
