import { bevindingIdVan, houdBij, type Vermoeden } from "../../shared/domain/sluitend/bevinding.ts";
import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import type { Spoor } from "../../shared/domain/sluitend/spoor.ts";
import { bewaar } from "../../shared/domain/wijziging.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import { codeVan } from "../../shared/runtime/log.ts";
import type { SluitendAfhankelijkheden } from "./afhankelijkheden.ts";

const TEGELIJK = 5;

/**
 * Mends what may be mended and keeps all that was found, each once; answers how many were mended outside the compartment. Whoever
 * comes second to the same finding writes nothing: the other kept it for this round already.
 */
export const keepBevindingen = async (
  vermoedens: readonly Vermoeden[],
  sporen: readonly Spoor[],
  { nummer }: Pick<Slotronde, "nummer">,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<number> => {
  const { casework, besluit, log } = afhankelijkheden;
  const moment = { ...{ ronde: nummer, nu: afhankelijkheden.nu() }, ...besluit };
  const opPlaats = new Map(sporen.map((spoor) => [spoor.plaats, spoor]));
  let hersteld = 0;
  // Of one record one mending: the second would rest on a version that is no more.
  await voorElk(
    [...Map.groupBy(vermoedens, ({ plaats }) => plaats).entries()],
    TEGELIJK,
    async ([plaats, bijElkaar]) => {
      const spoor = opPlaats.get(plaats);
      const teHerstellen = bijElkaar.find(({ herstel }) => herstel !== null);
      const gelukt =
        spoor !== undefined && teHerstellen?.herstel != null
          ? await afhankelijkheden.sporen.herstel(spoor, teHerstellen.herstel)
          : false;
      for (const vermoeden of bijElkaar) {
        const bevindingId = bevindingIdVan(vermoeden, besluit.hash);
        const eerder = await casework.bevinding(vermoeden.kant, bevindingId);
        const isHersteld = gelukt && vermoeden.herstel !== null;
        // Two runs of one round keep it once, but what this one mended is said.
        if (eerder?.status === "open" && eerder.ronde === nummer && !isHersteld) continue;
        await casework.schrijf(bewaar(houdBij(vermoeden, eerder, isHersteld, moment)), []);
        if (vermoeden.kant === "opsporing") continue;
        hersteld += isHersteld ? 1 : 0;
        log(isHersteld ? "bevinding-hersteld" : "bevinding-vastgehouden", { foutnaam: codeVan(vermoeden.code) });
      }
    },
  );
  return hersteld;
};
