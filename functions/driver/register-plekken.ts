import { plekkenGeregistreerd, registerPlek, signalPlek } from "../../shared/domain/besluiten/plekken.ts";
import { wachtOpCasus } from "../../shared/domain/besluiten/signalen.ts";
import type { CasusId, MeldingId, PlekId } from "../../shared/domain/ids.ts";
import type { Melding } from "../../shared/domain/melding.ts";
import { plekkenVan } from "../../shared/domain/plek.ts";
import { gelukt, type Result } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Schrijffout } from "../../shared/ports/casework.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, persoon, verwerkingVan } from "../../shared/runtime/logregels.ts";
import { hashOnderscheid, hashPleksleutels } from "../../shared/runtime/plekregister.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

/** Whether there may be more to do, once this was written. */
type Stap = () => Promise<Result<boolean, Schrijffout>>;

const doe = async (stap: Stap): Promise<boolean> => {
  const geschreven = await schrijfMetHerkansing(stap);
  if (!geschreven.ok) throw new Error("The plekken could not be registered: others kept changing them");
  return geschreven.waarde;
};

/**
 * Puts the locations, companies and persons of a melding in their register, then looks at each whether it is known from another casus
 * (H3.2-b3). The intention was committed with the melding; every step is a transaction that can be repeated, and the watchdog
 * offers the melding again until all are done (design rule 1).
 */
export const registerPlekkenUseCase = (afhankelijkheden: Afhankelijkheden, nu: () => Instant) => {
  const { casework, sleutels, nieuwId } = afhankelijkheden;
  const context = (moment: Instant) => besluitcontext(afhankelijkheden, moment, null);

  /** The melding, when its plekken can and must be registered: after its last dossier. */
  const teDoen = async (meldingId: MeldingId): Promise<Melding | null> => {
    const melding = await casework.melding(meldingId);
    return melding?.teRegistreren === true && melding.nogTeDossieren === null && !wachtOpCasus(melding)
      ? melding
      : null;
  };

  const registreerVolgende =
    (meldingId: MeldingId): Stap =>
    async () => {
      const melding = await teDoen(meldingId);
      const omschrijving = melding === null ? undefined : plekkenVan(melding.invoer)[melding.plekIds.length];
      if (melding === null || omschrijving === undefined) return gelukt(false);
      const [gehasht, onderscheid] = await Promise.all([
        hashPleksleutels(omschrijving, sleutels),
        hashOnderscheid(omschrijving, sleutels),
      ]);
      const bekend = await casework.plekkenBijSleutels(gehasht);
      const moment = nu();
      const { plekId, wijziging } = registerPlek(
        melding,
        { omschrijving, sleutels: gehasht, onderscheid },
        bekend,
        context(moment),
      );
      // That somebody's casus is tied to a place is a processing of their data; and of a person theirs.
      const regels = await verwerkingVan(
        "registreerPlek",
        [
          ...[...new Set(melding.dossiers.map(({ dossierId }) => dossierId))].map(client),
          ...(omschrijving.soort === "persoon" ? [persoon(plekId)] : []),
        ],
        { moment, nieuwId },
        sleutels,
      );
      const uitkomst = await casework.schrijf(wijziging, regels);
      return uitkomst.ok ? gelukt(true) : uitkomst;
    };

  const signaleer =
    (melding: Melding, plekId: PlekId, casusId: CasusId): Stap =>
    async () => {
      if ((await casework.plekSignaal(plekId, casusId)) !== null) return gelukt(false);
      const [casus, kop, gemeld] = await Promise.all([
        casework.casus(casusId),
        casework.historieKop(casusId, "veiligheid"),
        casework.plekMeldingen(plekId),
      ]);
      const stand = { plekId, casus, gemeld, historieKoppen: kop === null ? [] : [kop] };
      const moment = nu();
      const wijziging = signalPlek(melding, stand, context(moment));
      if (wijziging === null) return gelukt(false);
      const personen = gemeld.some(({ omschrijving }) => omschrijving.soort === "persoon") ? [persoon(plekId)] : [];
      const regels = await verwerkingVan("registreerPlek", personen, { moment, nieuwId }, sleutels);
      const uitkomst = await casework.schrijf(wijziging, regels);
      return uitkomst.ok ? gelukt(true) : uitkomst;
    };

  return async (meldingId: MeldingId): Promise<void> => {
    let verder = true;
    while (verder) verder = await doe(registreerVolgende(meldingId));
    const melding = await teDoen(meldingId);
    if (melding === null) return;
    for (const plekId of new Set(melding.plekIds))
      for (const casusId of melding.casusIds) await doe(signaleer(melding, plekId, casusId));
    await doe(async () => {
      const laatste = await teDoen(meldingId);
      if (laatste === null) return gelukt(false);
      const uitkomst = await casework.schrijf(plekkenGeregistreerd(laatste), []);
      return uitkomst.ok ? gelukt(false) : uitkomst;
    });
  };
};
