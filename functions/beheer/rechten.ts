import type { Registerhandeling } from "../../shared/access/toegang.ts";
import type { Rol } from "../../shared/domain/actor.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";

/** What the refusal says is lacking. */
const NODIG = {
  registerLezen: "inzage in het register van deze organisatie",
  partnersBeheren: "beheer van de partners en convenanten van de keten",
  medewerkersBeheren: "beheer van de medewerkers van deze organisatie",
  mandatenBeheren: "beheer van de mandaten van deze organisatie",
  zetelsBeheren: "beheer van deze zetel",
  vervangingRegelen: "het recht om vervanging op deze zetel te regelen",
} as const satisfies Partial<Record<Registerhandeling, string>>;
export type Beheerhandeling = keyof typeof NODIG;

type Wie = Pick<Verzoek, "actor" | "nu">;

/** In which of their roles somebody may do this at the organisation; null: in none. So the history tells as what they did it. */
export const rolVoorHandeling = (
  { toegang }: Pick<Toegangsafhankelijkheden, "toegang">,
  { actor, nu }: Wie,
  handeling: Beheerhandeling,
  organisatie: OrganisatieCode,
): Rol | null =>
  actor.rollen.find((rol) => toegang.magRegister({ ...actor, rollen: [rol] }, handeling, organisatie, nu)) ?? null;

/** The register is no secret, so who may not even read it is told so as well. */
export const zonderRecht = (handeling: Beheerhandeling): Weigering => ({ code: "geen-recht", nodig: NODIG[handeling] });

/** Which of these organisations' part of the register somebody may read. */
export const leesbaarVan = (
  { toegang }: Pick<Toegangsafhankelijkheden, "toegang">,
  { actor, nu }: Wie,
  organisaties: readonly OrganisatieCode[],
): ReadonlySet<OrganisatieCode> =>
  new Set(organisaties.filter((organisatie) => toegang.magRegister(actor, "registerLezen", organisatie, nu)));

/** Null: they may read it. Asked before anything is looked up. */
export const magNietLezen = (
  afhankelijkheden: Pick<Toegangsafhankelijkheden, "toegang">,
  wie: Wie,
  organisatie: OrganisatieCode,
): Weigering | null =>
  leesbaarVan(afhankelijkheden, wie, [organisatie]).size > 0 ? null : zonderRecht("registerLezen");
