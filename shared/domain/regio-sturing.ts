import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import type { Regio } from "./regio-vorm.ts";

const keuze = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  naam: z.string().min(1),
});
const keuzes = z.array(keuze).min(1).readonly();

/** Who can own what is to be steered: a role at an organisation, never a person (design rule 3). */
export const sturingseigenaarSchema = z.strictObject({
  rol: z.enum(["ketenregisseur", "procesregisseur", "bestuurder", "partner"], {
    error: "moet ketenregisseur, procesregisseur, bestuurder of partner zijn",
  }),
  organisatie: organisatieCodeSchema,
});
export type Sturingseigenaar = z.infer<typeof sturingseigenaarSchema>;

/** On which levels a knelpunt lies (H4.1-d1). */
export const NIVEAUS = ["strategisch", "beleidsmatig", "operationeel"] as const;

/** What stands in the way of the chain, and trends that policy should know: by which words, and who owns a new one (H4.1-d1, H4.4-a3). */
export const sturingSchema = z.strictObject({
  /** True until the chain has confirmed the values. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  knelpunten: z.strictObject({
    themas: keuzes,
    /** Who owns a new one, by its level. */
    eigenaren: z.record(z.enum(NIVEAUS), sturingseigenaarSchema),
  }),
  trends: z.strictObject({
    themas: keuzes,
    /** Of whom it is seen: a group, never somebody. */
    kenmerken: keuzes,
    /** Who owns the policy that a trend asks to change. */
    eigenaar: sturingseigenaarSchema,
  }),
});

/** Whether the chain has such a role there: two are held by one organisation. */
export const bestaatEigenaar = ({ rollen }: Pick<Regio, "rollen">, { rol, organisatie }: Sturingseigenaar): boolean => {
  if (rol === "ketenregisseur") return organisatie === rollen.ketenregisseur;
  return rol !== "procesregisseur" || organisatie === rollen.procesregie;
};

/** What does not hold together in these settings. */
export const sturingFouten = (regio: Regio): readonly string[] => {
  const { knelpunten, trends } = regio.sturing;
  const organisaties = [
    ...regio.partners.map(({ code }) => code),
    ...regio.gemeenten.map(({ code }) => `gemeente-${code}`),
  ];
  return [
    ...[...Object.values(knelpunten.eigenaren), trends.eigenaar]
      .filter((eigenaar) => !organisaties.includes(eigenaar.organisatie) || !bestaatEigenaar(regio, eigenaar))
      .map(({ rol, organisatie }) => `sturing: ${rol} bij ${organisatie} bestaat niet`),
    ...[knelpunten.themas, trends.themas, trends.kenmerken].flatMap((lijst) =>
      lijst
        .map(({ code }) => code)
        .filter((code, plaats, alle) => alle.indexOf(code) !== plaats)
        .map((code) => `sturing: ${code} staat er dubbel`),
    ),
  ];
};
