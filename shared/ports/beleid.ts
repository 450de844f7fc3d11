/** A value of a policy question: plain data, or a reference to something the question speaks of. */
export type Waarde = string | boolean | number | readonly Waarde[] | Verwijzing;
/** Something that policies speak of, by its type in `shared/access/toegang.cedarschema` and an id. */
export interface Verwijzing {
  readonly soort: string;
  readonly id: string;
}
/** What is known of it: its attributes, and the groups that it belongs to. */
export interface Iets extends Verwijzing {
  readonly kenmerken: Readonly<Record<string, Waarde>>;
  readonly groepen: readonly Verwijzing[];
}

/** May `wie` do `handeling` with `wat`? `bekend`: everything that the policies may look at. */
export interface Beleidsvraag {
  readonly wie: Verwijzing;
  readonly handeling: string;
  readonly wat: Verwijzing;
  readonly omstandigheden: Readonly<Record<string, Waarde>>;
  readonly bekend: readonly Iets[];
}

/** The answer, with the policies that gave it: those that permit, or those that forbid; none when nothing permits. */
export interface Beleidsantwoord {
  readonly toegestaan: boolean;
  readonly beleid: readonly Beleidsregel[];
}

/** A policy by its `@id`, what it says in Dutch, and the capacity that it gives, if any. */
export interface Beleidsregel {
  readonly id: string;
  readonly uitleg: string;
  readonly hoedanigheid: string | null;
}

/** The policies of `shared/access`, evaluated. Pure: the same question has the same answer. */
export interface Beleid {
  /** @throws when the question does not fit the policies: then nothing is permitted, and it is a fault of ours */
  readonly beslis: (vraag: Beleidsvraag) => Beleidsantwoord;
}
