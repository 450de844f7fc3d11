import * as h2 from "../../../shared/domain/besluiten/hoofdstap-2.ts";
import { recordBewijsmiddel } from "../../../shared/domain/besluiten/bewijsmiddelen.ts";
import { decideDoorlaatverbod, recordOordeel } from "../../../shared/domain/besluiten/oordelen.ts";
import { recordEersteWeging, recordHerweging, wegingsversie } from "../../../shared/domain/besluiten/wegen.ts";
import { recordTweedeWeging } from "../../../shared/domain/besluiten/tweede-weging.ts";
import { recordInstemming } from "../../../shared/domain/besluiten/doorgifte.ts";
import { plekbeoordelaar, recordPlekbeoordeling } from "../../../shared/domain/besluiten/plekken.ts";
import { endInterventie, recordInterventiebericht } from "../../../shared/domain/besluiten/interventie.ts";
import { KETENREGIETEAM } from "../../../shared/domain/regio.ts";
import * as api from "../../../shared/api/schemas/casus.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import { leesCasusmeldingen } from "../../../shared/runtime/dossiering.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { stap, interventie, vastlegging } from "./doelen.ts";

/** 2.2, 2.3 and 3.2: what is known, weighed and decided on, and what an intervention came to. */
export const weegRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.verrijk,
    doel: stap("verrijken"),
    besluit: (dossier, _over, invoer, context) => h2.recordVerrijking(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.weeg,
    doel: stap("weging-1"),
    mandaat: "weging",
    mandatenBij: (invoer) =>
      invoer.soort !== "tweede" && invoer.doorlaatverbod.besluit === "toegepast" ? ["doorlaatverbod"] : [],
    noemtOrganisaties: true,
    vraagtZetels: true,
    versie: wegingsversie,
    besluit: async (dossier, _over, invoer, context, { leesbaar }) => {
      switch (invoer.soort) {
        case "eerste":
          return recordEersteWeging(dossier, invoer, context);
        case "herweging":
          return recordHerweging(dossier, invoer, context);
        case "tweede":
          return recordTweedeWeging(
            dossier,
            invoer,
            { leesbaar, meldingen: await leesCasusmeldingen(afhankelijkheden.casework, dossier.casus) },
            context,
          );
      }
    },
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legBewijsmiddelVast,
    doel: stap("weging-1"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => recordBewijsmiddel(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.geefOordeel,
    doel: stap("weging-1"),
    mandaat: "weging",
    vraagtZetels: true,
    besluit: (dossier, _over, invoer, context) => recordOordeel(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.besluitDoorlaatverbod,
    doel: stap("weging-1"),
    mandaat: "doorlaatverbod",
    noemtOrganisaties: true,
    vraagtZetels: true,
    besluit: (dossier, _over, invoer, context) => decideDoorlaatverbod(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.meldInterventie,
    doel: interventie(),
    besluit: (dossier, over, invoer, context) => recordInterventiebericht(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beeindigInterventie,
    doel: interventie({ rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM }),
    mandaat: "doorlaatverbod",
    besluit: (dossier, over, invoer, context) => endInterventie(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.stemIn,
    doel: vastlegging,
    noemtOrganisaties: true,
    besluit: (dossier, over, invoer, context) => recordInstemming(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beoordeelPlek,
    doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: plekbeoordelaar(regio) }),
    besluit: (dossier, _over, invoer, context) => recordPlekbeoordeling(dossier, invoer, context),
  }),
];
