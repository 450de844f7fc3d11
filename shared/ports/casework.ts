import type { Aanlevering, Aanleverpagina } from "../domain/aanlevering.ts";
import type { BijdrageInhoud } from "../domain/bijdrage.ts";
import type { Bijlage, Bijlagehouder } from "../domain/bijlage.ts";
import type { Casus } from "../domain/casus.ts";
import type { CasusDossier } from "../domain/casusdossier.ts";
import type { Dossier, DossierMelding, Persoonsleutel } from "../domain/dossier.ts";
import type { Gebeurtenis } from "../domain/gebeurtenis.ts";
import type { Gidsfilter, Gidsregel, Gidssoort } from "../domain/gids.ts";
import type { HistorieKop, Historie } from "../domain/historie.ts";
import type { Idempotentie } from "../domain/idempotentie.ts";
import type {
  AanleveringId,
  BijdrageId,
  BijlageId,
  CasusId,
  DossierId,
  GidsId,
  InterventieId,
  MeldingId,
  OrganisatieCode,
  OverlegId,
  PlekId,
  PreventieId,
  SturingId,
  TaakId,
  TrajectId,
} from "../domain/ids.ts";
import type { Compartiment } from "../domain/kenmerk.ts";
import type { Interventie } from "../domain/interventie.ts";
import type { Matchvraag } from "../domain/matchvraag.ts";
import type { Meldervraag } from "../domain/meldervraag.ts";
import type { Melding } from "../domain/melding.ts";
import type { Noodtoegang } from "../domain/noodtoegang.ts";
import type { Overleg } from "../domain/overleg.ts";
import type { Plan } from "../domain/plan.ts";
import type { Plek, PlekMelding, PlekSignaal } from "../domain/plek.ts";
import type { Preventieactiviteit } from "../domain/preventie.ts";
import type { Sturingspunt, Sturingsoort } from "../domain/sturing.ts";
import type { KetenRecord } from "../domain/records.ts";
import type { Registersoort, Registerversie } from "../domain/registerversie.ts";
import type { Result } from "../domain/result.ts";
import type { Eigenaar, Meldingtaak, OpenWerk, Taak, Trajecttaak } from "../domain/taak.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Terugkoppeling } from "../domain/terugkoppeling.ts";
import type { Traject, Trajectdeelname, Trajectdossier, Trajecthistorie, Trajectwijzer } from "../domain/traject.ts";
import type { Uitnodiging } from "../domain/uitnodiging.ts";
import type { Vingerafdruk } from "../domain/vingerafdruk.ts";
import type { Wijziging } from "../domain/wijziging.ts";
import type { Feeds } from "./feed.ts";
import type { Partnerregister } from "./partnerregister.ts";
import type { Slotboek } from "./sluitend.ts";
import type { Logregel } from "./verwerkingslog.ts";

/** A page of a list: opaque cursor of the next one, or null at the end. Lists never count and never scan. */
export interface Pagina<T> {
  readonly items: readonly T[];
  readonly volgende: string | null;
}

/**
 * Why a transaction was not written: somebody else was first (`conflict`: load again, decide again) or the
 * Idempotency-Key was already used (`idempotent`, with the answer that was given).
 */
export type Schrijffout =
  { readonly soort: "conflict" } | { readonly soort: "idempotent"; readonly eerder: Idempotentie };

/**
 * How many dossiers may share a search key. One that more share tells nobody apart: which of them would be read is chance, and
 * what is read would grow with the number of dossiers.
 */
export const KANDIDATEN_PER_SLEUTEL = 25;

/** How many meldingen of a plek are looked at, the newest first. */
export const MELDINGEN_PER_PLEK = 250;

/** The casework of the chain: one table, one transaction per command (design rule 1). */
export interface Casework extends Partnerregister, Feeds, Slotboek {
  /** Writes all of it, with its log lines, or nothing. At most 60 records and lines together. */
  readonly schrijf: (wijziging: Wijziging, log: readonly Logregel[]) => Promise<Result<null, Schrijffout>>;

  readonly melding: (id: MeldingId) => Promise<Melding | null>;
  readonly meldingen: (ids: readonly MeldingId[]) => Promise<readonly Melding[]>;
  readonly dossier: (id: DossierId) => Promise<Dossier | null>;
  /** Every melding that is or was in the dossier: what holds is for who reads it. */
  readonly dossierMeldingen: (id: DossierId) => Promise<readonly DossierMelding[]>;
  /** Where these keyed hashes point, those that exist; strongly consistent. */
  readonly persoonsleutels: (sleutels: readonly string[]) => Promise<readonly Persoonsleutel[]>;
  /** The dossiers behind keyed hashes, those that exist; strongly consistent. */
  readonly dossiersBijSleutels: (sleutels: readonly string[]) => Promise<ReadonlyMap<string, Dossier>>;
  readonly dossiers: (ids: readonly DossierId[]) => Promise<readonly Dossier[]>;
  /**
   * The dossiers that share one of these search keys; a key that more than {@link KANDIDATEN_PER_SLEUTEL} share gives none, so
   * that what is read does not grow with the number of dossiers. Strongly consistent.
   */
  readonly kandidaten: (zoeksleutels: readonly string[]) => Promise<readonly Dossier[]>;
  /** What was asked about who these dossiers are of; those that were asked about. */
  readonly matchvragen: (ids: readonly DossierId[]) => Promise<readonly Matchvraag[]>;
  /** Which melding last had this content, by keyed hash; strongly consistent. */
  readonly vingerafdruk: (sleutel: string) => Promise<Vingerafdruk | null>;
  /** Which melding may be followed by this reference, and by which secret. */
  readonly terugkoppeling: (referentie: string) => Promise<Terugkoppeling | null>;
  /** What the reporter of a melding was asked, and answered; strongly consistent. */
  readonly meldervraag: (id: MeldingId) => Promise<Meldervraag | null>;
  readonly meldervragen: (ids: readonly MeldingId[]) => Promise<readonly Meldervraag[]>;
  /** Meldingen that were handed in together, with their progress; strongly consistent. */
  readonly aanlevering: (id: AanleveringId) => Promise<Aanlevering | null>;
  /** One page of its lines, from 0; strongly consistent. */
  readonly aanleverpagina: (id: AanleveringId, pagina: number) => Promise<Aanleverpagina | null>;
  /** The plekken behind keyed hashes, those that exist; strongly consistent. */
  readonly plekkenBijSleutels: (sleutels: readonly string[]) => Promise<ReadonlyMap<string, Plek>>;
  /** What was reported of a plek, the newest first, at most {@link MELDINGEN_PER_PLEK}; strongly consistent. */
  readonly plekMeldingen: (id: PlekId) => Promise<readonly PlekMelding[]>;
  /** Whether it was put before somebody that this plek of a casus is known, null when not. */
  readonly plekSignaal: (id: PlekId, casusId: CasusId) => Promise<PlekSignaal | null>;
  /** Strongly consistent. */
  readonly bijlage: (id: BijlageId) => Promise<Bijlage | null>;
  /** The attachments of these meldingen and dossiers, each with whose it is in `bij`; strongly consistent, in no order. */
  readonly bijlagenVan: (houders: readonly Bijlagehouder[]) => Promise<readonly Bijlage[]>;
  readonly casus: (id: CasusId) => Promise<Casus | null>;
  readonly casussen: (ids: readonly CasusId[]) => Promise<readonly Casus[]>;
  /** The whole casus in one query, what is open with the dates that it has by now; strongly consistent. */
  readonly casusDossier: (id: CasusId) => Promise<CasusDossier | null>;
  /** The invitations of these casussen, in no order; strongly consistent. */
  readonly uitnodigingen: (ids: readonly CasusId[]) => Promise<readonly Uitnodiging[]>;
  /** Strongly consistent. */
  readonly overleg: (id: OverlegId) => Promise<Overleg | null>;
  /**
   * The planned overleggen that end after `na`, the first one first; of those, only what `zichtbaar` leaves of them. What is not
   * visible leaves no trace, in the cursor neither.
   */
  readonly overleggen: (
    na: Instant,
    cursor: string | null,
    aantal: number,
    zichtbaar: (overleggen: readonly Overleg[]) => Promise<readonly Overleg[]>,
  ) => Promise<Pagina<Overleg>>;
  /** What was brought to a casus by these contributions, those that exist, in no order; strongly consistent. */
  readonly bijdrageInhouden: (ids: readonly BijdrageId[]) => Promise<readonly BijdrageInhoud[]>;
  /** These versions of plans, those that exist, in one read. */
  readonly plannen: (welke: readonly Pick<Plan, "casusId" | "planVersie">[]) => Promise<readonly Plan[]>;
  readonly taak: (casusId: CasusId, id: TaakId) => Promise<Taak | null>;
  /** The task to handle a melding; strongly consistent. */
  readonly meldingtaak: (meldingId: MeldingId, id: TaakId) => Promise<Meldingtaak | null>;
  readonly interventie: (casusId: CasusId, id: InterventieId) => Promise<Interventie | null>;
  /** A criminal track by itself; strongly consistent. */
  readonly traject: (id: TrajectId) => Promise<Traject | null>;
  readonly trajecten: (ids: readonly TrajectId[]) => Promise<readonly Traject[]>;
  /** Everything of one criminal track but its history and events, null when there is none; strongly consistent. */
  readonly trajectDossier: (id: TrajectId) => Promise<Trajectdossier | null>;
  readonly trajecttaak: (trajectId: TrajectId, id: TaakId) => Promise<Trajecttaak | null>;
  /** Which criminal track runs on a casus; null: none ever did. Strongly consistent. */
  readonly trajectwijzer: (casusId: CasusId) => Promise<Trajectwijzer | null>;
  readonly trajecthistorie: (id: TrajectId) => Promise<readonly Trajecthistorie[]>;
  /** The criminal tracks in which an organisation takes part, the last first. */
  readonly trajectdeelnames: (
    organisatie: OrganisatieCode,
    cursor: string | null,
    aantal: number,
  ) => Promise<Pagina<Trajectdeelname>>;
  readonly historieKop: (casusId: CasusId, compartiment: Compartiment) => Promise<HistorieKop | null>;
  readonly historie: (casusId: CasusId, compartiment: Compartiment) => Promise<readonly Historie[]>;
  readonly gebeurtenis: (bij: Gebeurtenis["bij"], id: string) => Promise<Gebeurtenis | null>;
  readonly preventieactiviteit: (id: PreventieId) => Promise<Preventieactiviteit | null>;
  readonly preventieactiviteiten: (cursor: string | null, aantal: number) => Promise<Pagina<Preventieactiviteit>>;
  /** A knelpunt or trendsignaal; strongly consistent. */
  readonly sturingspunt: (id: SturingId) => Promise<Sturingspunt | null>;
  /** Those of a kind that `zichtbaar` leaves, the last reported first. What is not visible leaves no trace, in the cursor neither. */
  readonly sturingspunten: (
    soort: Sturingsoort,
    cursor: string | null,
    aantal: number,
    zichtbaar: (punt: Sturingspunt) => boolean,
  ) => Promise<Pagina<Sturingspunt>>;
  /** All that broke the glass of a casus, the last first. */
  readonly noodtoegangen: (cursor: string | null, aantal: number) => Promise<Pagina<Noodtoegang>>;
  readonly idempotentie: (sleutel: string) => Promise<Idempotentie | null>;

  /**
   * Open tasks of a role at an organisation, on casussen and on meldingen, the earliest date first; of those, only the visible ones. What is not visible
   * leaves no trace, in the cursor neither.
   */
  readonly werkvoorraad: (
    eigenaar: Eigenaar,
    cursor: string | null,
    aantal: number,
    zichtbaar?: (taak: OpenWerk) => boolean,
  ) => Promise<Pagina<OpenWerk>>;

  /** History of an entry of a register, in order (issue on access, 8). */
  readonly registerversies: (soort: Registersoort, id: string) => Promise<readonly Registerversie[]>;

  /** An entry of the guide, lapsed or not; strongly consistent. */
  readonly gidsregel: (soort: Gidssoort, id: GidsId) => Promise<Gidsregel | null>;
  /**
   * The entries of a kind that hold, the longest unchanged first, so that what changes meanwhile comes again rather than is
   * missed; of those only what the filter asks.
   */
  readonly gids: (
    soort: Gidssoort,
    filter: Gidsfilter,
    cursor: string | null,
    aantal: number,
  ) => Promise<Pagina<Gidsregel>>;

  /**
   * What was due at `tot` in one shard of the clock, the oldest first. Null stands for an item that cannot be read: it
   * must not keep the clock from those behind it.
   */
  readonly vervallen: (
    shard: number,
    tot: Instant,
    cursor: string | null,
    aantal: number,
  ) => Promise<Pagina<KetenRecord | null>>;
  /** How many shards the clock has: 0 … n-1. */
  readonly klokShards: number;
}
