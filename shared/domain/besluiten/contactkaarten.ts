import { kenmerkVan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Contact, Contactkaart, ContactkaartInvoer } from "../contactkaart.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Weigering } from "../weigering.ts";

/**
 * An organisation says with whom one speaks of this casus (H4.3-e2). It replaces what it said before, also what it said when it took
 * part an earlier time.
 */
export const putContactkaart = (
  { casus, contactkaarten }: CasusDossier,
  { organisatie }: Contact,
  inhoud: ContactkaartInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const was = contactkaarten.find((een) => een.organisatie === organisatie) ?? null;
  const kaart: Contactkaart = {
    type: "contactkaart",
    ...{ casusId: casus.casusId, organisatie, versie: (was?.versie ?? 0) + 1, inhoud },
    ...{ gewijzigdOp: context.nu, gewijzigdDoor: context.door ?? casus.eigenaar },
    kenmerk: kenmerkVan(context.door, "contactkaart"),
  };
  return gelukt({
    id: String(kaart.versie),
    wijziging: {
      nieuw: was === null ? [kaart] : [],
      vervangen: was === null ? [] : [kaart],
      mitsOpen: [casus.casusId],
    },
  });
};
