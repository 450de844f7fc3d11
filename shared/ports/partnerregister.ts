import type { Actor } from "../domain/actor.ts";
import type { ConvenantRecord } from "../domain/convenant.ts";
import type { OrganisatieCode } from "../domain/ids.ts";
import type { Medewerkerverwijzing } from "../domain/medewerker.ts";
import type { PartnerInRegister } from "../domain/partner.ts";
import type { Zetel } from "../domain/zetel.ts";

/**
 * What the register holds of organisations, the people and systems there, and the seats (S1.5). Strongly consistent: what
 * is decided on it gives or takes rights.
 */
export interface Partnerregister {
  /** Organisations with an entry of their own, by code: as many as a region has, so no pages. */
  readonly partners: () => Promise<readonly PartnerInRegister[]>;
  readonly partner: (organisatie: OrganisatieCode) => Promise<PartnerInRegister | null>;
  /** Covenants that were added to the region's; one every few years. */
  readonly convenanten: () => Promise<readonly ConvenantRecord[]>;
  /** Seats that somebody holds or held; as many as the region has. */
  readonly zetels: () => Promise<readonly Zetel[]>;
  readonly zetel: (zetel: OrganisatieCode) => Promise<Zetel | null>;
  readonly actor: (aanmeldnaam: string) => Promise<Actor | null>;
  /** These people and systems, those that are registered there. */
  readonly medewerkers: (wie: readonly Medewerkerverwijzing[]) => Promise<readonly Actor[]>;
  /** Everybody of an organisation after `na`, by id; `volgende` is the `na` of the next page, null at the end. */
  readonly medewerkersVan: (
    organisatie: OrganisatieCode,
    na: string | null,
    aantal: number,
  ) => Promise<{ readonly items: readonly Actor[]; readonly volgende: string | null }>;
}
