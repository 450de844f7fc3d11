import type { Besluitcontext } from "../besluit.ts";
import type { OrganisatieCode } from "../ids.ts";
import { binnenLeeftijd, leeftijdenIn } from "../leeftijd.ts";
import type { MeldingInvoer } from "../melding.ts";
import { GEMEENTE_VAN_MELDING, type Toewijzing, type Verdeelregel } from "../regio-verdeling.ts";
import { organisatieVoor, zoekGemeente, zorgcoordinatorVolgensRegels, type Regio } from "../regio.ts";
import type { Eigenaar } from "../taak.ts";
import { gemeenteVan, isAcuut } from "./aansluiten.ts";

/** What the region's rules look at: the melding, and how it came. */
export interface Verdeelgegevens {
  readonly invoer: MeldingInvoer;
  readonly mogelijkDubbel: boolean;
  /** In which role at which organisation it was handed in. */
  readonly door: Eigenaar | null;
}

/** Whether all that the rule asks is so. */
const past = (
  { voorwaarden }: Verdeelregel,
  { invoer, mogelijkDubbel, door }: Verdeelgegevens,
  { regio, kalender, nu }: Pick<Besluitcontext, "regio" | "kalender" | "nu">,
): boolean => {
  const { gemeente, verschijningsvormen, leeftijd, kanalen, soort, spoed, ingevoerdDoorMeldpunt } = voorwaarden;
  const gevonden = zoekGemeente(regio, invoer.locatie?.gemeente ?? "");
  const meldpunt = door?.rol === "meldpunt" && door.organisatie === organisatieVoor(regio, "meldpunt");
  return (
    (gemeente === undefined ||
      (gevonden !== undefined && (gemeente === "bekend" || gemeente.includes(gevonden.code)))) &&
    (verschijningsvormen?.some((vorm) => invoer.verschijningsvormen.includes(vorm)) ?? true) &&
    (leeftijd === undefined ||
      leeftijdenIn(invoer, kalender.dagVan(nu)).some((jaren) => binnenLeeftijd(jaren, leeftijd))) &&
    (kanalen?.includes(invoer.kanaal) ?? true) &&
    (soort ?? invoer.soort) === invoer.soort &&
    (spoed ?? isAcuut(invoer)) === isAcuut(invoer) &&
    (voorwaarden.mogelijkDubbel ?? mogelijkDubbel) === mogelijkDubbel &&
    (ingevoerdDoorMeldpunt ?? meldpunt) === meldpunt
  );
};

/** The rule that counts for this melding: the first that fits. There always is one, for the last fits every melding. */
export const kiesVerdeelregel = (
  gegevens: Verdeelgegevens,
  context: Pick<Besluitcontext, "regio" | "kalender" | "nu">,
): Verdeelregel => {
  const regel = context.regio.verdeling.regels.find((een) => past(een, gegevens, context));
  if (regel === undefined) throw new Error("The region has no rule that fits every melding");
  return regel;
};

/** Where everything falls back to. */
export const meldpuntVan = (regio: Regio): Eigenaar => ({
  rol: "meldpunt",
  organisatie: organisatieVoor(regio, "meldpunt"),
});

/** Who coordinates care by the region's rules, for what this melding tells: its forms, and how old the victims in it are (NB11). */
export const zorgcoordinatorVoor = (
  invoer: MeldingInvoer,
  { regio, kalender, nu }: Pick<Besluitcontext, "regio" | "kalender" | "nu">,
): OrganisatieCode =>
  zorgcoordinatorVolgensRegels(regio, {
    verschijningsvormen: invoer.verschijningsvormen,
    leeftijden: leeftijdenIn(invoer, kalender.dagVan(nu)),
  });

/** The role at an organisation that a rule names. */
const eigenaarBij = (
  door: Toewijzing,
  invoer: MeldingInvoer,
  { regio, kalender, nu }: Pick<Besluitcontext, "regio" | "kalender" | "nu">,
): Eigenaar => {
  switch (door.rol) {
    case "meldpunt":
      return meldpuntVan(regio);
    case "procesregisseur":
      return { rol: door.rol, organisatie: organisatieVoor(regio, "procesregie") };
    case "zorgcoordinator":
      return { rol: door.rol, organisatie: zorgcoordinatorVoor(invoer, { regio, kalender, nu }) };
    case "aandachtsfunctionaris":
    case "partner":
      // A rule that names the municipality asks that it is known.
      return {
        rol: door.rol,
        organisatie:
          door.organisatie === GEMEENTE_VAN_MELDING
            ? (gemeenteVan(invoer, regio) ?? organisatieVoor(regio, "meldpunt"))
            : door.organisatie,
      };
  }
};

/** To whom the region's rules give a melding: whose entry of the register the decision asks. */
export const beoogdeEigenaar = (
  gegevens: Verdeelgegevens,
  context: Pick<Besluitcontext, "regio" | "kalender" | "nu">,
): Eigenaar => {
  const { gevolg } = kiesVerdeelregel(gegevens, context);
  return gevolg.soort === "behandelen"
    ? eigenaarBij(gevolg.door, gegevens.invoer, context)
    : meldpuntVan(context.regio);
};
