import { isMeldpunt } from "../../shared/access/rollen.ts";
import type { beoordeelSignaal } from "../../shared/api/schemas/melding.ts";
import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import { closeSignaal, holdSignaal } from "../../shared/domain/besluiten/signalen.ts";
import type { Melding } from "../../shared/domain/melding.ts";
import type { Result } from "../../shared/domain/result.ts";
import type { SignaalbesluitInvoer } from "../../shared/domain/signaal.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { hoogOp, leesSignaaldelen, leesSignaaltaak } from "../../shared/runtime/signalering.ts";
import { voerUit } from "./verdelen.ts";

/** The meldpunt looks at a kept signal again: it becomes a melding, is kept until a next date, or is closed (S2.5.3, X1). */
export const judgeSignaalUseCase = (
  afhankelijkheden: Afhankelijkheden,
): Leesstap<typeof beoordeelSignaal, Melding | null> => {
  const { casework, regio } = afhankelijkheden;
  const beslis = async (
    melding: Melding,
    { besluit, reden, herzienOp }: SignaalbesluitInvoer,
    context: Besluitcontext,
  ): Promise<Result<Wijziging, Weigering>> => {
    if (besluit === "aanhouden") {
      const taak = await leesSignaaltaak(casework, melding);
      return holdSignaal(melding, taak, { reden, herzienOp }, context);
    }
    const delen = await leesSignaaldelen(casework, melding);
    if (besluit === "ophogen") return hoogOp(casework, melding, delen, reden, context);
    return closeSignaal(melding, await leesSignaaltaak(casework, melding), delen, reden, context);
  };
  return {
    vooraf: ({ meldingId }) => casework.melding(meldingId),
    voerUit: (verzoek, gelezen) => {
      const { actor, nu } = verzoek;
      return voerUit(afhankelijkheden, verzoek, gelezen, verzoek.body, {
        ookVoor: false,
        als: () => (isMeldpunt(actor, nu, regio) ? { rol: "meldpunt", organisatie: actor.organisatie } : null),
        nodig: "de rol meldpunt",
        besluit: (melding, _taak, invoer, context) => beslis(melding, invoer, context),
        antwoord: ({ meldingId }, { besluit }) => ({ meldingId, besluit }),
      });
    },
  };
};
