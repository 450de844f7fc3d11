import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { AFSPRAAKTAAK } from "../../shared/domain/besluiten/casusoverleggen.ts";
import { SAMENVOEGINGTAAK } from "../../shared/domain/casussamenvoeging.ts";
import type { Informatiesoort, Kenmerk } from "../../shared/domain/kenmerk.ts";
import { AANBODTAAK, NAZORG_VOORBEREIDEN, NAZORGTAAK, TERUGVALTAAK } from "../../shared/domain/nazorg.ts";
import { VOLGSTAPPEN } from "../../shared/domain/pad.ts";
import { GEMEENTETAAK } from "../../shared/domain/gemeente-overdracht.ts";
import { REGIOTAAK } from "../../shared/domain/regio-overdracht.ts";
import { statusVoor } from "../../shared/runtime/casusstatus.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";

/** Where a task belongs: it tells who is at work, or of a doorlaatverbod, of who was invited, of a casus at the same address. */
const TAAKONDERDELEN: Readonly<Record<string, Informatiesoort>> = {
  interventie: "interventie",
  "uitnodiging-beantwoorden": "uitnodiging",
  [AFSPRAAKTAAK]: "afspraak",
  "vervanger-beoordelen": "uitnodiging",
  "plek-beoordelen": "pleksignaal",
  "melder-horen": "hoorverslag",
  // That somebody has time to reflect, or whose knowledge is lacking, was decided at the second weging.
  "bedenktijd-volgen": "tweede-weging",
  "expertise-uitnodigen": "tweede-weging",
  // That the dossier of the casus held two persons is of their personalia.
  "afsplitsing-beoordelen": "personalia",
  // That somebody looks like a person of another casus tells of that casus.
  "match-beoordelen": "pleksignaal",
  // Of aftercare, and of a relapse, is for who reads that.
  ...Object.fromEntries([NAZORG_VOORBEREIDEN, NAZORGTAAK, AANBODTAAK, TERUGVALTAAK].map((soort) => [soort, "nazorg"])),
  // Whose it is tells to whom a handover was offered.
  ...VOLGSTAPPEN,
  overdracht: "overdracht-naar-zorg",
  [REGIOTAAK]: "regio-overdracht",
  [GEMEENTETAAK]: "gemeente-overdracht",
  [SAMENVOEGINGTAAK]: "casusverwijzing",
};

/** Where this kind of task belongs, or what else holds up the end of a casus. */
export const onderdeelVan = (soort: string): Informatiesoort => TAAKONDERDELEN[soort] ?? "voortgang";

/**
 * A refusal without the open points that its reader may not see: that there are any is told, and neither what nor with whom, so that
 * they know whom to ask.
 */
export const alleenZichtbaar = (weigering: Weigering, magLezen: (kenmerk: Kenmerk) => boolean): Weigering => {
  if (weigering.code === "casus-niet-open") return { ...weigering, status: statusVoor(weigering.status, magLezen) };
  if (
    weigering.code !== "nazorg-onvolledig" &&
    weigering.code !== "acties-open" &&
    weigering.code !== "samenvoeging-belet"
  )
    return weigering;
  if (weigering.open === undefined) return weigering;
  const open = weigering.open.filter(({ wat }) => magLezen(kenmerkVan(null, onderdeelVan(wat))));
  return open.length === weigering.open.length
    ? weigering
    : { ...weigering, open, verborgen: weigering.open.length - open.length };
};
