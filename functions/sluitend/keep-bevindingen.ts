import { bevindingIdVan, houdBij, type Vermoeden } from "../../shared/domain/sluitend/bevinding.ts";
import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import type { Spoor } from "../../shared/domain/sluitend/spoor.ts";
import { bewaar } from "../../shared/domain/wijziging.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import { codeVan } from "../../shared/runtime/log.ts";
import type { SluitendAfhankelijkheden } from "./afhankelijkheden.ts";

const TEGELIJK = 5;

/**
 * Keeps all that was found, each once, and mends what may be mended; answers how many records were mended outside the compartment. Kept
 * first: whoever dies in between leaves a finding, and whoever goes on mends it after all. Of two runs of one round one keeps it and
 * one mends it, for both rest on the version that was seen.
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
  const houd = async (vermoeden: Vermoeden): Promise<void> => {
    const eerder = await casework.bevinding(vermoeden.kant, bevindingIdVan(vermoeden, besluit.hash));
    if (eerder?.status === "open" && eerder.ronde === nummer) return;
    const bevinding = houdBij(vermoeden, eerder, vermoeden.herstel !== null, moment);
    const { ok } = await casework.schrijf(bewaar(bevinding), []);
    if (ok && vermoeden.kant === "keten")
      log(vermoeden.herstel === null ? "bevinding-vastgehouden" : "bevinding-hersteld", {
        foutnaam: codeVan(vermoeden.code),
      });
  };
  let hersteld = 0;
  await voorElk([...Map.groupBy(vermoedens, ({ plaats }) => plaats)], TEGELIJK, async ([plaats, bijElkaar]) => {
    for (const vermoeden of bijElkaar) await houd(vermoeden);
    // One mending of one record: a second would rest on a version that is no more.
    const teHerstellen = bijElkaar.find(({ herstel }) => herstel !== null);
    const spoor = opPlaats.get(plaats);
    if (spoor === undefined || teHerstellen?.herstel == null) return;
    const gelukt = await afhankelijkheden.sporen.herstel(spoor, teHerstellen.herstel);
    if (gelukt && teHerstellen.kant === "keten") hersteld += 1;
  });
  return hersteld;
};
