import { berichtenAan, gebeurtenis } from "./besluit.ts";
import { isOnbezorgd, naPoging, type Afloop, type Herkansing } from "./bezorging.ts";
import type { Bericht, Gebeurtenis } from "./gebeurtenis.ts";
import type { NieuwId } from "./ids.ts";
import { isBeslotenOntvanger, isUitgevallen, naBezorging, type Kanaalstand } from "./kanaal.ts";
import type { Notificatie } from "./notificatie.ts";
import { organisatieVoor, type Regio } from "./regio.ts";
import type { Wijziging } from "./wijziging.ts";

/** What a delivery changes, in one transaction: the line, its channel, and who hears that the channel falters. */
export interface Bezorgbesluit {
  /** The line as it is from now on. */
  readonly notificatie: Notificatie;
  readonly wijziging: Wijziging;
  /** The line was given up by this, not because nothing may be told or sent. */
  readonly opgegeven: boolean;
  /** What became of the channel. */
  readonly kanaal: "hapert" | "geschorst" | "hersteld" | null;
}

export interface Afloopcontext extends Herkansing {
  readonly nieuwId: NieuwId;
  readonly regio: Regio;
}

/**
 * Whom procesregie has to call. That the FG or who investigates is told something is not for others: of them only who keeps the
 * system running hears. Nothing of what did not arrive: who knows of a casus would learn who else does.
 */
const berichtenBij = (
  { ontvanger, reden, sinds }: Kanaalstand,
  { regio, nieuwId }: Afloopcontext,
): readonly Bericht[] => {
  if (isBeslotenOntvanger(ontvanger)) return [];
  const naar = regio.bewaking.escalaties
    .map(({ organisatie }) => organisatieVoor(regio, organisatie))
    .find((organisatie) => organisatie !== ontvanger);
  return berichtenAan(
    naar === undefined ? [] : [naar],
    {
      soort: "kanaal.hapert",
      onderwerp: ontvanger,
      dataref: null,
      data: { ontvanger, reden: reden ?? "onbekend", sinds },
    },
    { nieuwId },
  );
};

const isDoorStoring = (afloop: Afloop): boolean => afloop.soort !== "ingehouden" && afloop.soort !== "geschorst";

const wendingVan = (eerder: Kanaalstand | null, nieuw: Kanaalstand | null): Bezorgbesluit["kanaal"] => {
  if (nieuw === null || nieuw.stand === eerder?.stand || nieuw.stand === "onbevestigd") return null;
  return nieuw.stand === "actief" ? "hersteld" : nieuw.stand;
};

/**
 * Decides what a delivery changes, whoever saw how it went: a delivery that was confirmed is never undone.
 * @param vingerafdruk of the channel over which it went
 */
export const verwerkAfloop = (
  staat: { readonly notificatie: Notificatie; readonly kanaal: Kanaalstand | null },
  afloop: Afloop,
  vingerafdruk: string,
  context: Afloopcontext,
): Bezorgbesluit => {
  const { notificatie: eerder, kanaal } = staat;
  const telt = isOnbezorgd(eerder) || (eerder.bezorging === "opgegeven" && afloop.soort === "bezorgd");
  const notificatie = telt ? naPoging(eerder, afloop, context) : eerder;
  const opgegeven = telt && notificatie.bezorging === "opgegeven";
  const { ontvanger, nummer } = notificatie;
  const nieuw = naBezorging(
    kanaal,
    { ontvanger, nummer, afloop, opgegeven: opgegeven ? notificatie.reden : null, vingerafdruk },
    context.nu,
  );
  const uitgevallen = isUitgevallen(nieuw) && !isUitgevallen(kanaal);
  const gebeurtenissen: readonly Gebeurtenis[] = uitgevallen
    ? gebeurtenis({ soort: "kanaal", id: ontvanger }, berichtenBij(nieuw, context), context)
    : [];
  const kanalen = nieuw === null ? [] : [nieuw];
  return {
    notificatie,
    wijziging: {
      nieuw: [...kanalen.filter(({ versie }) => versie === 1), ...gebeurtenissen],
      vervangen: [...(telt ? [notificatie] : []), ...kanalen.filter(({ versie }) => versie > 1)],
      mitsOpen: [],
    },
    opgegeven: opgegeven && isDoorStoring(afloop),
    kanaal: wendingVan(kanaal, nieuw),
  };
};
