import type { Besluitcontext } from "../besluit.ts";
import { binnenLeeftijd, leeftijdOp } from "../leeftijd.ts";
import type { MeldingInvoer } from "../melding.ts";
import { GEMEENTE_VAN_MELDING, type Toewijzing, type Verdeelregel } from "../regio-verdeling.ts";
import { organisatieVoor, zoekGemeente, type Regio } from "../regio.ts";
import type { Eigenaar } from "../taak.ts";
import type { Datum } from "../tijd.ts";
import { gemeenteVan, isAcuut } from "./aansluiten.ts";

/** What the region's rules look at: the melding, and how it came. */
export interface Verdeelgegevens {
  readonly invoer: MeldingInvoer;
  readonly mogelijkDubbel: boolean;
  /** In which role at which organisation it was handed in. */
  readonly door: Eigenaar | null;
}

/** The ages of the mogelijke slachtoffers that are known on this day. */
const leeftijdenVan = ({ betrokkenen }: MeldingInvoer, dag: Datum): readonly number[] =>
  betrokkenen.flatMap((persoon) =>
    persoon.rol === "mogelijk-slachtoffer" ? (leeftijdOp(persoon.personalia, dag) ?? []) : [],
  );

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
      leeftijdenVan(invoer, kalender.dagVan(nu)).some((jaren) => binnenLeeftijd(jaren, leeftijd))) &&
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

/** The role at an organisation that a rule names. */
const eigenaarBij = (door: Toewijzing, invoer: MeldingInvoer, regio: Regio): Eigenaar => {
  switch (door.rol) {
    case "meldpunt":
      return meldpuntVan(regio);
    case "procesregisseur":
      return { rol: door.rol, organisatie: organisatieVoor(regio, "procesregie") };
    case "zorgcoordinator":
      return { rol: door.rol, organisatie: organisatieVoor(regio, "zorgcoordinatie", invoer) };
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
    ? eigenaarBij(gevolg.door, gegevens.invoer, context.regio)
    : meldpuntVan(context.regio);
};
