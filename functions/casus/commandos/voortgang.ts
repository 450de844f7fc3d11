import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import { putContactkaart } from "../../../shared/domain/besluiten/contactkaarten.ts";
import { recordVoortgang } from "../../../shared/domain/besluiten/voortgang.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { contactenVan, geldendeKaart, type Contact } from "../../../shared/domain/contactkaart.ts";
import type { Kenmerk } from "../../../shared/domain/kenmerk.ts";
import * as api from "../../../shared/api/schemas/voortgang.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import { opContactkaart } from "../../../shared/runtime/betrokkenen.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";
import { stap } from "./doelen.ts";

/**
 * The card of an organisation, also when it gave none yet, for whoever carries out work there. The mark goes along: that an
 * organisation is on the casus is for who reads the cards.
 */
const kaartVan = (
  { casus }: CasusDossier,
  organisatie: string,
  context: Parameters<typeof contactenVan>[1],
): Doel<Contact & { readonly kenmerk: Kenmerk }> | null => {
  const contact = contactenVan(casus, context).find((een) => een.organisatie === organisatie);
  return contact === undefined
    ? null
    : { over: { ...contact, kenmerk: kenmerkVan(null, "contactkaart") }, eigenaar: { rol: "partner", organisatie } };
};

/** 4.3: monitoring, and whom to call. */
export const voortgangRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.legVoortgangVast,
    doel: stap("voortgang"),
    besluit: (dossier, _over, invoer, context) => recordVoortgang(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legContactkaartVast,
    doel: (dossier, { organisatie }, regio, nu) => kaartVan(dossier, organisatie, { regio, nu }),
    legtVast: () => ["contactkaart"],
    versie: ({ contactkaarten }, _leesbaar, over) => geldendeKaart(contactkaarten, over)?.versie ?? null,
    gaatOver: (invoer, { casus }, { organisatie }) => opContactkaart(casus.casusId, organisatie, invoer),
    antwoord: ({ id }) => ({ versie: Number(id) }),
    besluit: (dossier, over, invoer, context) => putContactkaart(dossier, over, invoer, context),
  }),
];
