import type { Samenvoegbezwaar } from "./casussamenvoeging.ts";
import type { Nazorgpersoon } from "./nazorg.ts";
import type { Eigenaar } from "./taak.ts";

/** Something that must be done before a casus ends: what it is, of which record, and with whom it lies until when. */
export interface OpenPunt {
  readonly wat: string;
  readonly id: string;
  readonly eigenaar: Eigenaar;
  readonly uiterlijkOp: string | null;
}

/** One thing wrong with one field of the input; `veld` is a JSON path such as `betrokkenen[0].rol`. */
export interface Veldfout {
  readonly veld: string;
  readonly melding: string;
}

/**
 * Every reason for which the system says no. The codes are stable; `shared/api/problemen.ts` gives each its HTTP status,
 * problem type and Dutch text, exhaustively. Grouped in the order in which checks run (design section 4):
 * token → visibility → body → precondition.
 */
export type Weigering =
  // token
  | { readonly code: "niet-aangemeld" }
  | { readonly code: "geen-recht"; readonly nodig: string }
  /** The work of another organisation, as who asks may know. */
  | { readonly code: "actie-van-ander"; readonly organisatie: string; readonly rol: string }
  /** Nobody gives a role, a seat or a mandate to themselves (BIO2). */
  | { readonly code: "eigen-recht"; readonly wat: string }
  | { readonly code: "geen-mandaat"; readonly nodig: string; readonly verlopenOp: string | null }
  // visibility: what you may not see does not exist
  | { readonly code: "niet-gevonden" }
  /** Of a public operation: unknown, not allowed and wrong are one. */
  | { readonly code: "geen-terugkoppeling" }
  | { readonly code: "methode-niet-toegestaan"; readonly toegestaan: readonly string[] }
  // body
  | { readonly code: "te-groot"; readonly maximaalBytes: number }
  | { readonly code: "verkeerd-mediatype"; readonly verwacht: string }
  | { readonly code: "geen-json" }
  | { readonly code: "ongeldige-invoer"; readonly fouten: readonly Veldfout[] }
  | { readonly code: "idempotency-key-nodig" }
  | { readonly code: "if-match-nodig" }
  // precondition
  | { readonly code: "idempotency-key-hergebruikt" }
  | { readonly code: "aanlevering-afgebroken" }
  | { readonly code: "stap-niet-aan-de-beurt"; readonly stap: string; readonly huidig: string | null }
  /** What the step waits for was passed over, and is to be caught up first (X6). */
  | { readonly code: "eerst-inhalen"; readonly stap: string }
  /** Nothing but the command of the step itself catches it up (X3). */
  | { readonly code: "inhalen-door-zelf"; readonly stap: string }
  | { readonly code: "casus-niet-open"; readonly status: string }
  | { readonly code: "casus-niet-afgeschaald"; readonly status: string }
  /** Of the casussen that stand in the way only those that exist for who asks. */
  | { readonly code: "heropening-belet"; readonly casusIds: readonly string[] }
  | { readonly code: "overdracht-wacht" }
  /** It goes to another one as a handover. */
  | { readonly code: "gemeente-bekend" }
  /** All that keeps two casussen apart, and in which of them; `open`: what of the other is settled there first. */
  | {
      readonly code: "samenvoeging-belet";
      readonly redenen: readonly Samenvoegbezwaar[];
      readonly open: readonly OpenPunt[];
      readonly verborgen?: number;
    }
  | { readonly code: "samenvoeging-loopt" }
  /** Another one waits for its answer. */
  | { readonly code: "overdracht-loopt" }
  /** Tells what everybody on the casus knows, and no more (X8). */
  | { readonly code: "geen-strafrechtelijk-traject" }
  | { readonly code: "quorum-niet-gehaald"; readonly nodig: readonly string[] }
  | { readonly code: "tegenstrijdige-weging"; readonly uitleg: string }
  | { readonly code: "bewijs-onvoldoende"; readonly minimaal: number }
  /** `fouten`: where in the plan they stand. */
  | {
      readonly code: "niet-uitgenodigd";
      readonly organisaties: readonly string[];
      readonly fouten?: readonly Veldfout[];
    }
  /** These have something to do and have not said whether they exchange data (H4.1-b1, I11). */
  | { readonly code: "commitment-ontbreekt"; readonly organisaties: readonly string[] }
  /** Only who was at the last casusoverleg decides (H3.2-a2, NB5). */
  | { readonly code: "niet-aanwezig"; readonly organisaties: readonly string[] }
  /** What an overleg lacks to count as held (X12, S1.6.3). */
  | { readonly code: "overleg-telt-niet"; readonly nodig: readonly string[] }
  /** It cannot be moved, called off or get another casus any more. */
  | { readonly code: "overleg-niet-gepland"; readonly status: string }
  | { readonly code: "al-op-agenda"; readonly overlegId: string }
  | { readonly code: "agenda-vol"; readonly maximaal: number }
  | { readonly code: "plan-onvolledig"; readonly ontbreekt: readonly string[] }
  /** There is a later version than the one that was to be established. */
  | { readonly code: "plan-achterhaald"; readonly laatste: number }
  | { readonly code: "geen-plan" }
  /** `open` tells what holds up the end of a casus, and with whom it lies. */
  /** `verborgen`: how many of them its reader may not see. */
  | {
      readonly code: "acties-open";
      readonly aantal: number;
      readonly open?: readonly OpenPunt[];
      readonly verborgen?: number;
    }
  /** Somebody recorded it already, or it is not there yet (H4.3). */
  | { readonly code: "ronde-niet-aan-de-beurt"; readonly ronde: number; readonly huidig: number }
  /** All that is lacking to end aftercare, at once: of whom nothing is recorded, the form, and what is open. */
  | {
      readonly code: "nazorg-onvolledig";
      readonly zonder: readonly Nazorgpersoon[];
      readonly formulier: boolean;
      readonly open: readonly OpenPunt[];
      readonly verborgen?: number;
    }
  | { readonly code: "al-afgehandeld" }
  | { readonly code: "interventie-loopt" }
  /** It cannot end before it goes on, or the date has come. */
  | { readonly code: "casus-opgeschort"; readonly tot: string }
  | { readonly code: "te-vaak-opgeschort"; readonly maximaal: number }
  /** The date of an intervention or of a reflection period: not the chain's to move. */
  | { readonly code: "termijn-ligt-vast" }
  /** Only who investigates and sees the casus is told, which shows as much. */
  | { readonly code: "traject-loopt" }
  | { readonly code: "procesbegeleider-betrokken"; readonly organisatie: string }
  | { readonly code: "geen-overeenstemming"; readonly ontbreekt: readonly string[] }
  | { readonly code: "urgentie-onbekend"; readonly schaal: readonly string[] }
  | { readonly code: "uitkomst-niet-ingesteld"; readonly uitkomst: string }
  | { readonly code: "instemming-ontbreekt"; readonly leveranciers: readonly string[] }
  | { readonly code: "te-veel-bijlagen"; readonly maximaal: number }
  /** Of the own organisation alone: what others brought is not counted for it. */
  | { readonly code: "te-veel-bijdragen"; readonly maximaal: number }
  | { readonly code: "bijlage-niet-beschikbaar"; readonly status: string }
  | { readonly code: "bestaat-al"; readonly wat: string }
  | { readonly code: "aanmeldnaam-bezet" }
  | { readonly code: "register-regel"; readonly uitleg: string }
  | { readonly code: "kanaal-geschorst" }
  | { readonly code: "kanaal-niet-geschorst" }
  | { readonly code: "kanaal-bezorgt-niet"; readonly kanaalsoort: string }
  | { readonly code: "herlevering-loopt"; readonly herleveringId: string }
  | { readonly code: "gelijktijdige-wijziging" }
  | { readonly code: "verouderd" }
  // ours
  | { readonly code: "storing" };

export type WeigeringCode = Weigering["code"];
