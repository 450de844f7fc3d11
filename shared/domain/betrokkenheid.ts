import type { Casus } from "./casus.ts";
import type { OrganisatieCode } from "./ids.ts";
import type { Stap } from "./pad.ts";
import type { Instant } from "./tijd.ts";

type Betrokkene = Casus["betrokken"][number];

/** Where an 'eventueel andere partij' takes part: the second weging and the plan (R19, H3.2-g1, H3.3-g1). */
export const STAPPEN_EVENTUEEL: readonly Stap[] = ["weging-2", "plan-van-aanpak"];

/** Whether the part of a partner lasts now. */
export const duurt = ({ tot }: Pick<Betrokkene, "tot">, nu: Instant): boolean => tot === null || nu < tot;

const eventueelAanZet = (casus: Casus): boolean =>
  casus.status === "open" && STAPPEN_EVENTUEEL.includes(casus.positie.stap);

/** Partners with an accepted invitation, while it lasts (X7); not those that take part in two steps only. */
export const partnersOp = ({ betrokken }: Pick<Casus, "betrokken">, nu: Instant): readonly OrganisatieCode[] =>
  betrokken.filter((een) => een.als !== "eventueel" && duurt(een, nu)).map(({ organisatie }) => organisatie);

/** The others that accepted, also before the casus comes to their steps: when is met, they hear as who is invited does (R19). */
export const eventueelAanvaard = ({ betrokken }: Pick<Casus, "betrokken">, nu: Instant): readonly OrganisatieCode[] =>
  betrokken.filter((een) => een.als === "eventueel" && duurt(een, nu)).map(({ organisatie }) => organisatie);

/** Those, while the casus is at a step in which they take part (R19). */
export const eventueelOp = (casus: Casus, nu: Instant): readonly OrganisatieCode[] =>
  eventueelAanZet(casus) ? eventueelAanvaard(casus, nu) : [];

/** The part of those that `welke` names ends at this moment, if it did not before. */
export const eindigBetrokken = (
  betrokken: readonly Betrokkene[],
  nu: Instant,
  welke: (betrokkene: Betrokkene) => boolean = () => true,
): Betrokkene[] => betrokken.map((een) => (welke(een) && duurt(een, nu) ? { ...een, tot: nu } : een));
