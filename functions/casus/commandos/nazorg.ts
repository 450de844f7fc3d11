import { recordAfsluitformulier } from "../../../shared/domain/besluiten/afsluiten.ts";
import { answerAanbod, offerBehoefte, withdrawAanbod } from "../../../shared/domain/besluiten/nazorgaanbod.ts";
import { recordBehoeften, recordNazorg, reviseBehoefte } from "../../../shared/domain/besluiten/nazorg.ts";
import { decideTerugval } from "../../../shared/domain/besluiten/terugval.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import {
  nazorgtoegangVan,
  TERUGVALTAAK,
  zorgcoordinatorVan,
  type Nazorgbehoefte,
} from "../../../shared/domain/nazorg.ts";
import { KETENREGIETEAM, organisatieVoor } from "../../../shared/domain/regio.ts";
import type { Instant } from "../../../shared/domain/tijd.ts";
import type { Toegang } from "../../../shared/access/toegang.ts";
import * as api from "../../../shared/api/schemas/nazorg.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";
import { meldTerugvalUseCase } from "../meld-terugval.ts";
import { betrokkeneVan, leesNazorgclienten } from "../nazorgclienten.ts";
import { nazorgaanbod, nazorgbehoefte, nazorgMetCoordinatie, stap, taakBij } from "./doelen.ts";

/** 4.4: aftercare, and how the casus ended. */
export const nazorgRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const { casework, regio } = afhankelijkheden;
  const meldTerugval = meldTerugvalUseCase(afhankelijkheden);
  /** By the door of aftercare: also when the casus is over, or was never theirs. */
  const doorNazorg = (
    toegang: Toegang,
    actor: Actor,
    { over }: Doel<Nazorgbehoefte>,
    dossier: CasusDossier,
    nu: Instant,
  ) => toegang.nazorgInzien(actor, nazorgtoegangVan(dossier, over, regio), nu)?.hoedanigheden ?? null;
  const gaatOver = (_invoer: unknown, _dossier: CasusDossier, { persoon, casusId }: Nazorgbehoefte) =>
    persoon.rol === "slachtoffer" ? [] : [betrokkeneVan(persoon, casusId)];

  return [
    commandoRoute(afhankelijkheden, {
      operatie: api.legNazorgVast,
      doel: (dossier, { casusId }) => ({ over: casusId, eigenaar: zorgcoordinatorVan(dossier, regio) }),
      noemtOrganisaties: true,
      // Who coordinates care goes on doing so when the casus is over: then by what there is of it.
      ookZichtbaarVoor: (toegang, actor, _doel, dossier, nu) => {
        const gever = zorgcoordinatorVan(dossier, regio);
        const toegangtot = { gever, ontvanger: null, zorgcoordinatie: gever.organisatie };
        return dossier.nazorgbehoeften.length === 0
          ? null
          : (toegang.nazorgInzien(actor, toegangtot, nu)?.hoedanigheden ?? null);
      },
      gaatOver: ({ behoeften }, _dossier, casusId) =>
        behoeften.flatMap(({ persoon }) => (persoon.rol === "slachtoffer" ? [] : [betrokkeneVan(persoon, casusId)])),
      besluit: async (dossier, _over, invoer, context) =>
        recordBehoeften(dossier, invoer, await leesNazorgclienten(casework, dossier), context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.herzieNazorg,
      doel: nazorgbehoefte,
      ookZichtbaarVoor: doorNazorg,
      gaatOver,
      versie: (_dossier, _leesbaar, { versie }) => versie,
      besluit: (dossier, over, invoer, context) => reviseBehoefte(dossier, over, invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.biedNazorgAan,
      doel: nazorgMetCoordinatie,
      noemtOrganisaties: true,
      ookZichtbaarVoor: doorNazorg,
      gaatOver,
      besluit: (dossier, over, invoer, context) => offerBehoefte(dossier, over, invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.beantwoordNazorgaanbod,
      doel: nazorgaanbod,
      ookZichtbaarVoor: doorNazorg,
      gaatOver,
      besluit: (dossier, over, invoer, context) => answerAanbod(dossier, over, invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.trekNazorgaanbodIn,
      doel: nazorgMetCoordinatie,
      ookZichtbaarVoor: doorNazorg,
      gaatOver,
      besluit: (dossier, over, invoer, context) => withdrawAanbod(dossier, over, invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.meldTerugval,
      // Whoever sees the need, by its door or on the casus: the right is that they may record it.
      doel: (dossier, pad) => {
        const doel = nazorgbehoefte(dossier, pad, regio);
        return doel === null ? null : { over: doel.over, eigenaar: null };
      },
      legtVast: () => ["nazorg"],
      ookZichtbaarVoor: doorNazorg,
      gaatOver,
      besluit: (dossier, over, invoer, context) =>
        meldTerugval(dossier, over, invoer, context.actorId ?? KETENREGIETEAM, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.besluitTerugval,
      doel: (dossier, { terugvalId }) => taakBij(dossier, TERUGVALTAAK, terugvalId),
      besluit: (dossier, over, invoer, context) => decideTerugval(dossier, over, invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.vulAfsluitformulierIn,
      doel: (_dossier, _pad, regio) => ({
        over: null,
        eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie") },
        ook: { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM },
      }),
      besluit: (dossier, _over, invoer, context) => recordAfsluitformulier(dossier, invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.regelNazorg,
      doel: stap("nazorg"),
      besluit: async (dossier, _over, invoer, context) =>
        recordNazorg(dossier, invoer, await leesNazorgclienten(casework, dossier), context),
    }),
  ];
};
