import { splitCasus } from "../../../shared/domain/besluiten/splitsen.ts";
import type { Casus } from "../../../shared/domain/casus.ts";
import { KETENREGIETEAM } from "../../../shared/domain/regio.ts";
import { splitsCasus } from "../../../shared/api/schemas/splitsing.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import { leesSplitsstand } from "../../../shared/runtime/dossiering.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";

/** Persons of one casus who go on in a casus of their own (S2.5.2, X2). */
export const splitsRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: splitsCasus,
    doel: () => ({ over: null, eigenaar: { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM } }),
    // Who a casus is about is what the team weighs.
    mandaat: "weging",
    besluit: async (dossier, _over, invoer, context) =>
      splitCasus(
        dossier,
        await leesSplitsstand(afhankelijkheden.casework, dossier.casus, invoer.dossiers),
        invoer,
        context,
      ),
    antwoord: ({ wijziging }, { ziet }) => {
      const nieuw = wijziging.nieuw.find((record): record is Casus => record.type === "casus");
      return { nieuweCasusId: nieuw !== undefined && ziet(nieuw) ? nieuw.casusId : null };
    },
  }),
];
