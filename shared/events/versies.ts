import { createHash } from "node:crypto";
import type { Bericht, Gebeurtenissoort } from "../domain/gebeurtenis.ts";
import { berichtIdSchema } from "../domain/ids.ts";
import { GEBEURTENISCATALOGUS } from "./catalogus.ts";
import type { EerdereVersie, Gebeurtenistype } from "./gebeurtenistype.ts";

/** Every version that is published: the newest of each kind, and those that it replaced and that are still sent. */
export interface Gepubliceerd {
  readonly nieuwste: Readonly<Record<Gebeurtenissoort, Gebeurtenistype>>;
  readonly eerdere: readonly EerdereVersie[];
}

/**
 * What is published now; no kind has an earlier version yet. A breaking change of a kind: its file comes in `eerdere` with how its data
 * follows from the new one's, the new file takes its line in the catalogue, `GEBEURTENISVERSIES` says the new version, and both
 * golden files stay.
 */
export const GEPUBLICEERD: Gepubliceerd = { nieuwste: GEBEURTENISCATALOGUS, eerdere: [] };

/** All of them, the newest of a kind first. */
export const alleVersies = ({ nieuwste, eerdere }: Gepubliceerd = GEPUBLICEERD): readonly (
  Gebeurtenistype | EerdereVersie
)[] => Object.values(nieuwste).flatMap((type) => [type, ...eerdere.filter(({ soort }) => soort === type.soort)]);

const versieVan = ({ versie }: Pick<Bericht, "versie">): number => versie ?? 1;

/** The version in which this bericht is. Throws for one that is not published any more: then the bericht must not leave either. */
export const typeVan = (
  bericht: Pick<Bericht, "soort" | "versie">,
  gepubliceerd: Gepubliceerd = GEPUBLICEERD,
): Gebeurtenistype => {
  const { soort } = bericht;
  const gevonden = alleVersies(gepubliceerd).find((een) => een.soort === soort && een.versie === versieVan(bericht));
  if (gevonden === undefined) throw new Error(`${soort}: version ${String(versieVan(bericht))} is not published`);
  return gevonden;
};

/** The id of the same bericht in an earlier version: always the same, so that offering it again doubles nothing. */
const afgeleidId = (berichtId: string, versie: number): Bericht["berichtId"] => {
  const hex = createHash("sha256")
    .update(`${berichtId}|v${String(versie)}`)
    .digest("hex");
  const delen = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return berichtIdSchema.parse(delen.join("-"));
};

/** Each bericht in every version of its kind that is published; each is a line of its own in the recipient's feed. */
export const inAlleVersies = (
  berichten: readonly Bericht[],
  { nieuwste, eerdere }: Gepubliceerd = GEPUBLICEERD,
): readonly Bericht[] => {
  const alle = berichten.flatMap((bericht) => [
    bericht,
    ...eerdere
      .filter(({ soort }) => soort === bericht.soort && versieVan(bericht) === nieuwste[soort].versie)
      .map(({ versie, van }): Bericht => ({
        ...bericht,
        ...{ berichtId: afgeleidId(bericht.berichtId, versie), versie, data: van(bericht.data) },
      })),
  ]);
  // What was offered before has them already.
  return [...new Map(alle.map((bericht) => [bericht.berichtId, bericht])).values()];
};
