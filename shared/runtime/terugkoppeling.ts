import type * as z from "zod";
import type { meldingOperaties } from "../api/schemas/melding.ts";
import {
  inGroepen,
  maakGeheim,
  maakReferentie,
  teHashen,
  zoalsOpgeslagen,
  type Referentie,
  type Terugkoppeling,
} from "../domain/terugkoppeling.ts";
import type { Weigering } from "../domain/weigering.ts";
import type { Sleutels } from "../ports/sleutels.ts";
import type { Afhankelijkheden } from "./afhankelijkheden.ts";
import type { Herhaling } from "./verzoek.ts";

/** The answer to a melding, and how it is kept for a repetition: all but the secret. */
type Antwoord = z.infer<ReturnType<typeof meldingOperaties>["dienMeldingIn"]["antwoorden"][201]>;
type Bewaard = Omit<Antwoord, "terugkoppeling"> & { readonly terugkoppeling?: { readonly referentie: string } };

/** The secret of a reference (as stored): the same whenever it is asked, and nobody's without the region's key. */
const geheimBij = async (referentie: string, sleutels: Sleutels) =>
  maakGeheim(await sleutels.hash(`terugkoppelgeheim|${referentie}`));

/** Reference and secret, as they are given to who handed the melding in. */
export const metGeheimBij = async (referentie: Referentie, sleutels: Sleutels) => ({
  referentie: inGroepen(referentie),
  geheim: inGroepen(await geheimBij(referentie, sleutels)),
});

/** A new reference, with the hash of its secret: what is stored of them. */
export const maakTerugkoppeling = async ({
  nieuwId,
  hash,
  sleutels,
}: Pick<Afhankelijkheden, "nieuwId" | "hash" | "sleutels">): Promise<
  Pick<Terugkoppeling, "referentie" | "geheimHash">
> => {
  const referentie = maakReferentie(hash(nieuwId()));
  return { referentie, geheimHash: hash(teHashen(referentie, await geheimBij(referentie, sleutels))) };
};

/**
 * Puts the secret into an answer that leaves, the first and each repetition alike. A stored answer lies in the table for a
 * week and would give the secret to who reads it; derived again from the reference in it, the answer is yet the same.
 */
export const metGeheim = async (
  antwoord: { status: 201; body: Bewaard; locatie: string } | Herhaling | { readonly weigering: Weigering },
  sleutels: Sleutels,
): Promise<{ status: 201; body: Antwoord; locatie: string } | Herhaling | { readonly weigering: Weigering }> => {
  if ("weigering" in antwoord) return antwoord;
  const vul = async ({ terugkoppeling, ...rest }: Bewaard): Promise<Antwoord> => {
    if (terugkoppeling === undefined) return rest;
    const { referentie } = terugkoppeling;
    const geheim = await geheimBij(zoalsOpgeslagen(referentie), sleutels);
    return { ...rest, terugkoppeling: { referentie, geheim: inGroepen(geheim) } };
  };
  if ("body" in antwoord) return { ...antwoord, body: await vul(antwoord.body) };
  const { herhaling } = antwoord;
  // What was stored is what `neemMeldingAan` answered.
  const bewaard = JSON.parse(herhaling.antwoord) as Bewaard;
  return { herhaling: { ...herhaling, antwoord: JSON.stringify(await vul(bewaard)) } };
};
