import { vragerVan, zorgkantVan } from "../../../shared/domain/besluiten/afstemmingskanten.ts";
import * as afstemmen from "../../../shared/domain/besluiten/zorgafstemmingen.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import { afstemmingVan, type Afstemming, type Richting } from "../../../shared/domain/zorgafstemming.ts";
import * as api from "../../../shared/api/schemas/zorgafstemming.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";
import { inEigenHoedanigheid } from "./doelen.ts";

type Pad = { readonly afstemmingId: string };

/** An alignment that was asked from this side; from the other it does not exist here. */
const vanuit = (dossier: CasusDossier, id: string, richting: Richting): Afstemming | null => {
  const over = afstemmingVan(dossier, id);
  return over?.richting === richting ? over : null;
};

/** For whoever of the investigating organisations has the case: which of them that is, is the investigation's own. */
const alsOpsporing = <T>(over: T): Doel<T> => ({ over, eigenaar: null, rollen: ["opsporing"] });

/** For who asked, and for who guards every date. */
const teSluiten = (dossier: CasusDossier, { afstemmingId }: Pad, regio: Regio): Doel<Afstemming> | null => {
  const over = afstemmingVan(dossier, afstemmingId);
  if (over === null) return null;
  const ook = { rol: "procesregisseur" as const, organisatie: organisatieVoor(regio, "procesregie") };
  return over.richting === "van-opsporing"
    ? { ...alsOpsporing(over), ook }
    : { over, eigenaar: vragerVan(over, regio), ook };
};

/** 4.2: care is aligned with the criminal track, of which nothing else is told (H4.2-d1, H4.2-g1). */
export const zorgafstemmingRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.vraagZorgafstemming,
    doel: inEigenHoedanigheid,
    legtVast: () => ["zorgafstemming"],
    besluit: (dossier, _over, invoer, context) => afstemmen.askAfstemming(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.vraagVanOpsporing,
    doel: () => alsOpsporing(null),
    legtVast: () => ["zorgafstemming-opsporing"],
    besluit: (dossier, _over, invoer, context) => afstemmen.askVanOpsporing(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.antwoordAlsOpsporing,
    doel: (dossier, pad) => {
      const over = vanuit(dossier, pad.afstemmingId, "naar-opsporing");
      return over === null ? null : alsOpsporing(over);
    },
    legtVast: () => ["zorgafstemming-opsporing"],
    besluit: (dossier, over, invoer, context) => afstemmen.answerAlsOpsporing(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.antwoordAlsZorg,
    doel: (dossier, pad, regio) => {
      const over = vanuit(dossier, pad.opsporingsvraagId, "van-opsporing");
      return over === null ? null : { over, eigenaar: zorgkantVan(dossier.casus, regio) };
    },
    besluit: (dossier, over, invoer, context) => afstemmen.answerAlsZorg(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.sluitAfstemming,
    doel: teSluiten,
    legtVast: () => ["zorgafstemming", "zorgafstemming-opsporing"],
    besluit: (dossier, over, invoer, context) => afstemmen.closeAfstemming(dossier, over, invoer, context),
  }),
];
