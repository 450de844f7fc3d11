import type { Herstel } from "../../domain/sluitend/bevinding.ts";
import { SPOORPADEN, spoorSchema, type Plaats, type Spoor, type Verwijzing } from "../../domain/sluitend/spoor.ts";
import { klokSleutelsVan, TABEL, taakSleutelsVan, type Sleutel } from "./indexsleutels.ts";
import { SLEUTELS } from "./table.ts";

/*
 * What the reconciliation reads and mends of an item, by attribute; no SDK, so that infra can limit a role to it and the double does
 * the same.
 */

const { werk, klok: klokindex } = TABEL.indexen;
const SLEUTELVELDEN = [TABEL.pk, TABEL.sk, klokindex.pk, klokindex.sk, werk.pk, werk.sk] as const;

/** The attributes of a record that are read: the role of who reads them may be limited to these. */
export const SPOORATTRIBUTEN: readonly string[] = [
  ...new Set([...SLEUTELVELDEN, ...SPOORPADEN.map(([veld]) => veld)]),
].toSorted();
/** The attributes that a mending sets or rests on. */
export const HERSTELATTRIBUTEN: readonly string[] = [
  ...new Set([...SLEUTELVELDEN, ...(["type", "versie", "klok", "aanbieden"] as const)]),
].toSorted();

/** The parts of a record that are read, as DynamoDB asks for them: names that it keeps for itself are paths too. */
export const PROJECTIE = (() => {
  const namen = new Map<string, string>();
  const naam = (deel: string): string => {
    const sleutel = namen.get(deel) ?? `#p${String(namen.size)}`;
    namen.set(deel, sleutel);
    return sleutel;
  };
  const paden = [...SLEUTELVELDEN.map((veld) => [veld]), ...SPOORPADEN];
  return {
    ProjectionExpression: paden.map((pad) => pad.map(naam).join(".")).join(", "),
    ExpressionAttributeNames: Object.fromEntries([...namen].map(([deel, sleutel]) => [sleutel, deel])),
  };
})();

const SCHEIDING = "|";
export const plaatsVan = ({ pk, sk }: Sleutel): Plaats => `${pk}${SCHEIDING}${sk}`;
export const sleutelOp = (plaats: Plaats): Sleutel => {
  const bij = plaats.indexOf(SCHEIDING);
  return { pk: plaats.slice(0, bij), sk: plaats.slice(bij + 1) };
};

/** The key of the record that is meant, made as everybody makes it. */
export const sleutelBij = ([type, ...delen]: Verwijzing): Sleutel =>
  (SLEUTELS[type] as (...delen: (string | number)[]) => Sleutel)(...delen);

const gelijk = (
  item: Readonly<Record<string, unknown>>,
  [pk, sk]: readonly [string, string],
  hoort: Readonly<Record<string, string>>,
) => item[pk] === hoort[pk] && item[sk] === hoort[sk];

/** An item as the reconciliation sees it, and whether the indexes have it where its own fields say that it belongs. */
export const spoorVan = (item: Readonly<Record<string, unknown>>): Spoor => {
  const gelezen = spoorSchema.parse(item);
  const sleutel = { pk: String(item[TABEL.pk]), sk: String(item[TABEL.sk]) };
  const inLijst = taakSleutelsVan(gelezen);
  return {
    ...gelezen,
    plaats: plaatsVan(sleutel),
    opKlok: gelijk(item, [klokindex.pk, klokindex.sk], klokSleutelsVan(gelezen.klok, sleutel)),
    inLijst: inLijst === null || gelijk(item, [werk.pk, werk.sk], inLijst),
  };
};

/** The update of an item that this mending is: on the condition that it is the version that was seen. */
export const herstelVan = (spoor: Spoor, herstel: Herstel, nu: string) => {
  const sleutel = sleutelOp(spoor.plaats);
  const klok = herstel.soort === "klok" ? herstel.klok : nu;
  const zet: Readonly<Record<string, unknown>> = {
    klok,
    ...(herstel.soort === "aanbieden" ? { aanbieden: true } : {}),
    ...klokSleutelsVan(klok, sleutel),
    ...taakSleutelsVan(spoor),
  };
  const velden = [klokindex.pk, klokindex.sk, ...(taakSleutelsVan(spoor) === null ? [] : [werk.pk, werk.sk])];
  const verwijder = velden.filter((veld) => !(veld in zet));
  const namen = [...Object.keys(zet), ...verwijder];
  return {
    sleutel,
    zet,
    verwijder,
    expressie: {
      UpdateExpression: [
        `SET versie = versie + :een, ${Object.keys(zet)
          .map((naam) => `#${naam} = :${naam}`)
          .join(", ")}`,
        ...(verwijder.length === 0 ? [] : [`REMOVE ${verwijder.map((naam) => `#${naam}`).join(", ")}`]),
      ].join(" "),
      ConditionExpression: "#type = :type AND versie = :gezien",
      ExpressionAttributeNames: { "#type": "type", ...Object.fromEntries(namen.map((naam) => [`#${naam}`, naam])) },
      ExpressionAttributeValues: {
        ...{ ":een": 1, ":type": spoor.type, ":gezien": spoor.versie },
        ...Object.fromEntries(Object.entries(zet).map(([naam, waarde]) => [`:${naam}`, waarde])),
      },
    },
  };
};

/** The attributes of the log that are read. */
export const LOGSPOORATTRIBUTEN = ["object", "pk", "resultaat", "sk"] as const;
