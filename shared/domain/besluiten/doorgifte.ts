import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { categorieenVan, zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { InstemmingInvoer, OverdrachtInvoer, Vastlegging } from "../vastlegging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { nietVanKeten } from "./regels.ts";

/** The supplier's agreement to forward what it supplied to somebody outside the casus, or its refusal (WGS; standards.md). */
export const recordInstemming = (
  dossier: CasusDossier,
  over: Vastlegging,
  invoer: InstemmingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const onbekend = nietVanKeten(context, [{ veld: "ontvanger", organisatie: invoer.ontvanger }]);
  if (onbekend !== null) return mislukt(onbekend);
  const toevoeging = {
    soort: "instemming",
    inhoud: invoer,
    bij: over.vastleggingId,
    informatie: "instemming",
  } as const;
  return gelukt(legNaastPadVast(dossier, toevoeging, context));
};

/** Special or criminal data, or weighing factors: these go outside only with the supplier's agreement. */
const vraagtInstemming = ({ categorieen, dataklasse }: Kenmerk): boolean =>
  categorieen.length > 0 || dataklasse === "exceptioneel";

/**
 * Whether a part can go outside at all. Nothing of an investigation does, whoever asks: what is written of it beside its
 * compartment, an agreement or a handover, would tell the table of it (I12, X8). Nor what care aligned with it, which is for who
 * takes part in that (H4.2-g1).
 */
export const isDoorgeefbaar = ({ compartiment, activiteit }: Kenmerk): boolean =>
  compartiment !== "strafrecht" && activiteit !== "4.2";

const stemtIn = (
  { vastleggingen }: CasusDossier,
  { vastleggingId, kenmerk }: Vastlegging,
  ontvanger: string,
): boolean =>
  vastleggingen
    .flatMap((een) =>
      een.soort === "instemming" &&
      een.bij === vastleggingId &&
      een.inhoud.ontvanger === ontvanger &&
      een.vastgelegdDoor.organisatie === kenmerk.geleverdDoor
        ? [een.inhoud.akkoord]
        : [],
    )
    .at(-1) === true;

/** The parts that exist for who forwards them, of those that can go outside at all. */
const doorgeefbare = ({ vastleggingen }: CasusDossier, leesbaar: (kenmerk: Kenmerk) => boolean) =>
  vastleggingen.filter(({ kenmerk }) => isDoorgeefbaar(kenmerk) && leesbaar(kenmerk));

/**
 * Parts that cannot go along: what does not exist for who forwards it, and a special category that no cooperation of the
 * recipient may process, whoever agrees (WGS; standards.md, BIO2/AVG/WGS 4).
 * @param leesbaar whether who forwards it reads such a part: what they may not see does not exist
 */
export const onderdeelFouten = (
  dossier: CasusDossier,
  { ontvanger, onderdelen }: Pick<OverdrachtInvoer, "ontvanger" | "onderdelen">,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  { regio }: Besluitcontext,
): readonly Veldfout[] => {
  const zichtbaar = doorgeefbare(dossier, leesbaar);
  const mag = categorieenVan(regio, ontvanger);
  return onderdelen.flatMap((id, i) => {
    const veld = `onderdelen[${i}]`;
    const onderdeel = zichtbaar.find(({ vastleggingId }) => vastleggingId === id);
    if (onderdeel === undefined) return [{ veld, melding: "is geen vastlegging van deze casus" }];
    if (onderdelen.indexOf(id) < i) return [{ veld, melding: "staat er al; noem een onderdeel één keer" }];
    const { categorieen, geleverdDoor } = onderdeel.kenmerk;
    const teveel = categorieen.filter((categorie) => !mag.includes(categorie));
    return teveel.length === 0 || geleverdDoor === ontvanger
      ? []
      : [{ veld, melding: `bevat ${teveel.join(", ")}; dat mag de ontvanger niet verwerken` }];
  });
};

/**
 * Whether what is forwarded may go to this recipient: what others supplied that is special or criminal has their agreement,
 * unless the recipient has a seat in the casus (standards.md, BIO2/AVG/WGS 4).
 */
export const instemmingTekort = (
  dossier: CasusDossier,
  { ontvanger, onderdelen }: Pick<OverdrachtInvoer, "ontvanger" | "onderdelen">,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  context: Besluitcontext,
): Weigering | null => {
  // A partner on the casus does not read all of it: what goes to it beside the sharing matrix is a handover like another.
  if (zetelsVan(context.regio, dossier.casus.gemeente).includes(ontvanger)) return null;
  const leveranciers = doorgeefbare(dossier, leesbaar)
    .filter(({ vastleggingId }) => onderdelen.includes(vastleggingId))
    .filter(({ kenmerk }) => vraagtInstemming(kenmerk) && kenmerk.geleverdDoor !== context.door?.organisatie)
    .filter((onderdeel) => !stemtIn(dossier, onderdeel, ontvanger))
    .map(({ kenmerk }) => kenmerk.geleverdDoor);
  return leveranciers.length === 0
    ? null
    : { code: "instemming-ontbreekt", leveranciers: [...new Set(leveranciers)].toSorted() };
};
