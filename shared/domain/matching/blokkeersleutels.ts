import type { Personalia } from "../melding.ts";
import { datumsleutel } from "./geboorte.ts";
import { normaliseer } from "./normaliseer.ts";
import { naamfamilies } from "./roepnamen.ts";
import { skelet } from "./schrijfwijze.ts";

/** No person has more: what is read for a melding is bounded, whatever the number of dossiers. */
export const HOOGSTENS_SLEUTELS = 16;

type Deel = string | null | undefined;

/** Start of the sound of a name: what follows may hold the slip. */
const kop = (vorm: Deel, letters: number): string =>
  Array.from(skelet(vorm ?? ""))
    .slice(0, letters)
    .join("");

const sleutel = (soort: string, ...delen: readonly Deel[]): readonly string[] =>
  delen.every((deel) => typeof deel === "string" && deel !== "") ? [[soort, ...delen].join("|")] : [];

/**
 * The keys by which candidates are found, at most {@link HOOGSTENS_SLEUTELS}; hashed with the region's key before anything
 * is stored or read (NB9). Each joins what few people share, so that few dossiers lie behind it, also among a million:
 *
 * - number, telephone, e-mail address;
 * - birth date (day and month in either order: some 45 people) with the first sounds of a name, or the postcode;
 * - both names, in one spelling and in either order: a few people, of the commonest names a few hundred;
 * - one name with the first sounds of the other: some tens, and the exact names were found already;
 * - postcode, or street and house number, with the first sounds of a name.
 *
 * Whoever reads takes at most 25 dossiers behind a key. What has no order of its own is lost beyond that only where a name,
 * a day or a house is so common that nobody could decide on it either.
 */
export const blokkeersleutels = (personalia: Personalia): readonly string[] => {
  const { voornaam, geslachtsnaam, aliassen, geboorte, bsn, telefoon, email, adres } = normaliseer(personalia, "");
  const datum = datumsleutel(geboorte.datum);
  const [eerste = ""] = voornaam.delen;
  const familie = naamfamilies(eerste)[0] ?? eerste;
  const [deelEen, deelTwee] = geslachtsnaam.delen;
  const heel = geslachtsnaam.vorm;
  // An initial with a surname is half a town.
  const roepbaar = Array.from(familie).length > 1 ? familie : null;

  const opDatum = (vorm: Deel) => sleutel("datum-naam", datum, kop(vorm, 2));
  const opNamen = (een: Deel, ander: Deel) => sleutel("namen", ...[een ?? "", ander ?? ""].toSorted());
  const opAdres = (vorm: Deel) => [
    ...sleutel("postcode-naam", adres.postcode, kop(vorm, 2)),
    ...sleutel("straat-naam", adres.woorden[0], adres.huisnummer, kop(vorm, 1)),
  ];

  return [
    ...new Set([
      ...sleutel("bsn", bsn),
      ...sleutel("telefoon", telefoon),
      ...sleutel("email", email),
      ...[voornaam.vorm, heel, deelTwee ?? aliassen[0]].flatMap(opDatum),
      ...sleutel("datum-namen", datum, ...[kop(familie, 1), kop(heel, 1)].toSorted()),
      ...sleutel("datum-postcode", datum, adres.postcode),
      ...opNamen(roepbaar, deelEen),
      ...opNamen(roepbaar, deelTwee),
      ...sleutel("voornaam-klank", roepbaar, kop(heel, 4)),
      ...sleutel("achternaam-klank", heel, kop(roepbaar, 2)),
      ...[familie, heel].flatMap(opAdres),
    ]),
  ];
};
