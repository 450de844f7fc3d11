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
  | { readonly code: "casus-niet-open"; readonly status: string }
  | { readonly code: "casus-niet-afgeschaald"; readonly status: string }
  /** Of the casussen that stand in the way only those that exist for who asks. */
  | { readonly code: "heropening-belet"; readonly casusIds: readonly string[] }
  | { readonly code: "overdracht-wacht" }
  | { readonly code: "quorum-niet-gehaald"; readonly nodig: readonly string[] }
  | { readonly code: "tegenstrijdige-weging"; readonly uitleg: string }
  | { readonly code: "bewijs-onvoldoende"; readonly minimaal: number }
  | { readonly code: "niet-uitgenodigd"; readonly organisaties: readonly string[] }
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
  | { readonly code: "acties-open"; readonly aantal: number }
  | { readonly code: "al-afgehandeld" }
  | { readonly code: "interventie-loopt" }
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
  | { readonly code: "gelijktijdige-wijziging" }
  | { readonly code: "verouderd" }
  // ours
  | { readonly code: "storing" };

export type WeigeringCode = Weigering["code"];
