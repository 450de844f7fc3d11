import { taakGeopend, type Besluitcontext } from "../besluit.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { actieIdSchema } from "../ids.ts";
import { draagTaakOver } from "../samenloop.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import { ACTIETAAK } from "./actieresultaten.ts";
import { meldActie, meldVervallen } from "./uitzetten.ts";

/** An open task with a new owner and its dates; who has it now and who had it are told as they would be of an actie of the plan. */
export const geefTaakDoor = (
  taak: OpenTaak,
  eigenaar: Eigenaar,
  context: Besluitcontext,
): { readonly taak: OpenTaak; readonly berichten: readonly Bericht[] } => {
  const nieuw = draagTaakOver(taak, eigenaar, context.nu);
  const actieId = taak.soort === ACTIETAAK ? actieIdSchema.parse(taak.onderwerp) : null;
  return {
    taak: nieuw,
    berichten:
      actieId === null
        ? taakGeopend(nieuw, context)
        : [
            ...meldVervallen(taak, actieId, "overgedragen", context),
            ...meldActie("actie.uitgezet", nieuw, actieId, context),
          ],
  };
};
