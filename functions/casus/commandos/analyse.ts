import { bedenktijdvolger, endBedenktijd, gevolgdeBedenktijd } from "../../../shared/domain/besluiten/bedenktijd.ts";
import { dismissExpertise, expertiseUitnodiger } from "../../../shared/domain/besluiten/expertise.ts";
import { exemptHoren, hoorders, recordHoorverslag } from "../../../shared/domain/besluiten/horen.ts";
import { askMelder } from "../../../shared/domain/besluiten/melder-vragen.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import type { Regio } from "../../../shared/domain/regio.ts";
import type { Instant } from "../../../shared/domain/tijd.ts";
import type { Toegang } from "../../../shared/access/toegang.ts";
import * as api from "../../../shared/api/schemas/analyse.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import { melder } from "../../../shared/runtime/betrokkenen.ts";
import { leesCasusmeldingen } from "../../../shared/runtime/dossiering.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";

/** To hear who reported: owned by whom the region names. */
const teHoren = (_dossier: CasusDossier, _pad: unknown, regio: Regio): Doel<null> => ({
  over: null,
  ...hoorders(regio),
});

/** The meldpunt is not on the casus; it has the meldingen, and so knows to which casus each came (R6). */
const voorMeldpunt = (toegang: Toegang, actor: Actor, _doel: unknown, _dossier: CasusDossier, nu: Instant) =>
  toegang.dossierInzien(actor, nu)?.hoedanigheden ?? null;

/** 3.2: what precedes the second weging and what follows from it beside the path. */
export const analyseRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const { casework } = afhankelijkheden;
  return [
    commandoRoute(afhankelijkheden, {
      operatie: api.legHoorverslagVast,
      doel: teHoren,
      ookZichtbaarVoor: voorMeldpunt,
      gaatOver: ({ meldingId }) => [melder(meldingId)],
      besluit: async (dossier, _over, invoer, context) => {
        const [meldingen, vraag] = await Promise.all([
          leesCasusmeldingen(casework, dossier.casus),
          invoer.wijze === "veilig-kanaal" ? casework.meldervraag(invoer.meldingId) : null,
        ]);
        return recordHoorverslag(dossier, meldingen, vraag?.vragen ?? [], invoer, context);
      },
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.vraagMelder,
      doel: teHoren,
      ookZichtbaarVoor: voorMeldpunt,
      gaatOver: ({ meldingId }) => [melder(meldingId)],
      besluit: async (dossier, _over, invoer, context) => {
        const [meldingen, melding, eerder] = await Promise.all([
          leesCasusmeldingen(casework, dossier.casus),
          casework.melding(invoer.meldingId),
          casework.meldervraag(invoer.meldingId),
        ]);
        return askMelder(dossier, { meldingen, melding, eerder }, invoer, context);
      },
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.stelMelderVrij,
      doel: teHoren,
      ookZichtbaarVoor: voorMeldpunt,
      gaatOver: ({ meldingId }) => [melder(meldingId)],
      besluit: async (dossier, _over, invoer, context) =>
        exemptHoren(dossier, await leesCasusmeldingen(casework, dossier.casus), invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.wijsExpertiseAf,
      doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: expertiseUitnodiger(regio) }),
      besluit: (dossier, _over, invoer, context) => dismissExpertise(dossier, invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.rondBedenktijdAf,
      doel: (dossier, _pad, regio) => {
        const over = gevolgdeBedenktijd(dossier);
        return { over, eigenaar: over?.eigenaar ?? bedenktijdvolger(dossier.casus, regio) };
      },
      besluit: (dossier, over, invoer, context) => endBedenktijd(dossier, over, invoer, context),
    }),
  ];
};
