interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

const zonderUitleg = (sleutel: string, waarde: unknown): unknown => (sleutel === "description" ? undefined : waarde);
const plat = (schema: unknown): string => JSON.stringify(schema, zonderUitleg);

/**
 * What of a new schema breaks those who read events by the old one: a field that is gone, may be absent, or says something
 * else, also deep within it. New fields break nobody, nor does how a field is explained.
 */
export const brekend = (oud: Schema, nieuw: Schema): readonly string[] =>
  Object.entries(oud.properties ?? {}).flatMap(([veld, was]) => {
    const is = nieuw.properties?.[veld];
    if (is === undefined) return [`${veld} is weg`];
    if (plat(is) !== plat(was)) return [`${veld} is veranderd`];
    return oud.required?.includes(veld) === true && nieuw.required?.includes(veld) !== true
      ? [`${veld} is niet meer verplicht`]
      : [];
  });
