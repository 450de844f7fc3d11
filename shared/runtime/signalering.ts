import type { Besluitcontext } from "../domain/besluit.ts";
import { openCasusVoor } from "../domain/besluiten/intake.ts";
import { raiseSignaal, type Signaaldeel } from "../domain/besluiten/signalen.ts";
import { geldendeKoppelingen } from "../domain/dossier.ts";
import type { CasusId } from "../domain/ids.ts";
import type { Melding } from "../domain/melding.ts";
import type { Result } from "../domain/result.ts";
import type { Meldingtaak } from "../domain/taak.ts";
import type { Weigering } from "../domain/weigering.ts";
import type { Wijziging } from "../domain/wijziging.ts";
import type { Casework } from "../ports/casework.ts";
import { leesWortel } from "./dossiering.ts";
import { alleVerdergaande, leesVerdergaande } from "./samenvoeging.ts";

/** The task to look at a kept signal again; null: it is not kept. */
export const leesSignaaltaak = (
  casework: Pick<Casework, "meldingtaak">,
  { meldingId, signaal }: Melding,
): Promise<Meldingtaak | null> =>
  signaal?.status === "aangehouden" ? casework.meldingtaak(meldingId, signaal.taakId) : Promise.resolve(null);

/** An open casus with what joining it asks; null: it is not open. */
const leesOpen = async (casework: Casework, casusId: CasusId | null): Promise<Signaaldeel["open"]> => {
  const [casus] = await alleVerdergaande(casework, casusId === null ? [] : [casusId]);
  if (casus?.status !== "open") return null;
  const [kop, taak] = await Promise.all([
    casework.historieKop(casus.casusId, "personalia"),
    casus.lopendeTaakId === null ? null : casework.taak(casus.casusId, casus.lopendeTaakId),
  ]);
  return { casus, historieKoppen: kop === null ? [] : [kop], taak: taak?.status === "open" ? taak : null };
};

/**
 * The persons of a signal that have no casus by it yet, each with their open casus if there is one, of their own dossier or of the one
 * that goes on for them; else one that the signal or another of its persons has.
 */
export const leesSignaaldelen = async (casework: Casework, melding: Melding): Promise<readonly Signaaldeel[]> => {
  const zonder = new Set(melding.dossiers.flatMap(({ dossierId, casusId }) => (casusId === null ? [dossierId] : [])));
  const delen = await Promise.all(
    (await casework.dossiers([...zonder])).map(async (dossier): Promise<readonly Signaaldeel[]> => {
      const [koppelingen, wortel] = await Promise.all([
        casework.dossierMeldingen(dossier.dossierId),
        leesWortel(casework, dossier),
      ]);
      const koppeling = geldendeKoppelingen(koppelingen).find(({ meldingId }) => meldingId === melding.meldingId);
      const open =
        (await leesOpen(casework, dossier.laatsteCasusId)) ?? (await leesOpen(casework, wortel.laatsteCasusId));
      return koppeling === undefined ? [] : [{ dossier, koppeling, open }];
    }),
  );
  const alle = delen.flat();
  const eigen = await Promise.all(melding.casusIds.map((casusId) => leesOpen(casework, casusId)));
  const anders = [...eigen, ...alle.map(({ open }) => open)].find((open) => open !== null) ?? null;
  return alle.map((deel) => ({ ...deel, open: deel.open ?? anders }));
};

/** Makes a melding of a signal, as it stands now: `delen` are its persons without a casus. */
export const hoogOp = async (
  casework: Casework,
  melding: Melding,
  delen: readonly Signaaldeel[],
  reden: string,
  context: Besluitcontext,
): Promise<Result<Wijziging, Weigering>> => {
  const vorige = [...new Set(delen.flatMap(({ dossier }) => dossier.laatsteCasusId ?? []))];
  const casussen = await leesVerdergaande(casework, vorige);
  const taak = await leesSignaaltaak(casework, melding);
  const nieuw = openCasusVoor(casussen);
  return raiseSignaal(melding, taak, delen, reden, nieuw, context);
};
