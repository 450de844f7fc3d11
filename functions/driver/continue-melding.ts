import { continueMelding } from "../../shared/domain/besluiten/intake.ts";
import type { MeldingId } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { teDossieren, zoekBekenden } from "../../shared/runtime/dossiering.ts";
import { client, verwerkingVan } from "../../shared/runtime/logregels.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

/**
 * Gives the next page of persons in a large melding their dossiers: the intention was committed with the melding, each
 * page is idempotent, and the watchdog offers the melding again until all are done (design rule 1).
 */
export const continueMeldingUseCase =
  (afhankelijkheden: Afhankelijkheden, nu: () => Instant) =>
  async (meldingId: MeldingId): Promise<void> => {
    const { casework, sleutels } = afhankelijkheden;
    const geschreven = await schrijfMetHerkansing(async () => {
      const melding = await casework.melding(meldingId);
      if (melding === null || melding.nogTeDossieren === null) return gelukt(null);
      const personen = await teDossieren(melding.invoer, sleutels);
      const moment = nu();
      const bekend = await zoekBekenden(casework, personen.slice(melding.nogTeDossieren), moment, melding.casusIds);
      // The last that is still open: a melding whose casus closed meanwhile goes on in the one that took its place.
      const eigen = melding.casusIds.flatMap((id) => bekend.casussen.get(id) ?? []);
      const casus = eigen.findLast(({ status }) => status === "open") ?? eigen.at(-1);
      if (casus === undefined && melding.casusIds.length > 0) return gelukt(null);
      const wijziging = continueMelding(
        melding,
        personen,
        // A signal that is kept has none.
        casus ?? null,
        bekend,
        besluitcontext(afhankelijkheden, moment, null),
      );
      if (wijziging === null) return gelukt(null);
      const dossiers = wijziging.nieuw.filter((record) => record.type === "dossier-melding");
      const regels = await verwerkingVan(
        "dienMeldingIn",
        dossiers.map(({ dossierId }) => client(dossierId)),
        { moment, nieuwId: afhankelijkheden.nieuwId },
        sleutels,
      );
      const uitkomst = await casework.schrijf(wijziging, regels);
      return uitkomst.ok ? gelukt(null) : uitkomst;
    });
    if (!geschreven.ok)
      throw new Error("De melding kon niet verder worden verwerkt: te veel gelijktijdige wijzigingen");
  };
