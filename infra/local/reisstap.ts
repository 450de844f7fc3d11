/** So many days from today, as a date. */
export const datumOver = (dagen: number): string =>
  new Date(Date.now() + dagen * 86_400_000).toISOString().slice(0, 10);

export type Inhoud = Readonly<Record<string, unknown>>;

/** What one demo actor does. */
export interface Stap {
  readonly naam: string;
  readonly actor: string;
  /** The task that the actor finds in their worklist first; null when the work follows from another. */
  readonly taak: string | null;
  /** POST when left out. */
  readonly methode?: "PUT";
  /** Below the casus; with a slash before it, by itself. */
  readonly pad: string | ((onderwerp: string | null, vorige: string, taakId: string | null) => string);
  /** Made when the step is taken, where it tells a time, what the step before made, or of whom and what the casus is. */
  readonly body: Inhoud | ((vorige: string, beeld: Casusdelen) => Inhoud);
  /** That it tells of whom and what the casus is: it is read first. */
  readonly leest?: true;
}

/** The casus and its clients, and the acties that were done. */
export interface Casusdelen {
  readonly casusId: string;
  readonly dossiers: readonly string[];
  readonly acties: readonly string[];
  readonly interventies: readonly string[];
  readonly uitgevoerd: readonly string[];
}
/** One of each: what a step would say of them. */
const EEN_VAN_ELK: Casusdelen = { casusId: "", dossiers: [""], acties: [""], interventies: [""], uitgevoerd: [""] };

export const bodyVan = ({ body }: Stap, vorige = "", beeld = EEN_VAN_ELK): Inhoud =>
  typeof body === "function" ? body(vorige, beeld) : body;
