interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/**
 * What of a new schema breaks those who read events by the old one: a field that is gone, may be absent, or says something
 * else. New fields break nobody.
 */
export const brekend = (oud: Schema, nieuw: Schema): readonly string[] =>
  Object.entries(oud.properties ?? {}).flatMap(([veld, was]) => {
    const is = nieuw.properties?.[veld];
    if (is === undefined) return [`${veld} is weg`];
    if (JSON.stringify(is) !== JSON.stringify(was)) return [`${veld} is veranderd`];
    return oud.required?.includes(veld) === true && nieuw.required?.includes(veld) !== true
      ? [`${veld} is niet meer verplicht`]
      : [];
  });
