import type { RegioInvoer } from "../../domain/regio.ts";

/**
 * Who handles which melding. The report says that meldingen are distributed and not on which rule (H2.1-c2, NB4), so all of it is
 * an example. It gives names away as little as it can: to the meldpunt, and only a signal to the municipality that it is about.
 */
export const verdeling: RegioInvoer["verdeling"] = {
  voorbeeld: true,
  toelichting: "De eerste regel die past geldt. Het rapport zegt niet wie welke melding behandelt; eigen aanname.",
  regels: [
    {
      id: "spoed",
      voorwaarden: { spoed: true },
      uitleg:
        "Acuut volgens de melder of met een aanwijzing voor een doorlaatverbod: het meldpunt behandelt de melding op elk uur van elke dag.",
      gevolg: { soort: "behandelen", door: { rol: "meldpunt" }, termijn: "acuut" },
    },
    {
      id: "mogelijk-dubbel",
      voorwaarden: { mogelijkDubbel: true },
      uitleg: "Kort daarvoor werd hetzelfde gemeld: het meldpunt ziet beide en beoordeelt of het één melding is.",
      gevolg: { soort: "behandelen", door: { rol: "meldpunt" }, termijn: "melding-verdelen" },
    },
    {
      id: "ingevoerd-door-meldpunt",
      voorwaarden: { ingevoerdDoorMeldpunt: true, kanalen: ["telefoon", "email"] },
      uitleg: "Het meldpunt sprak of schreef zelf met de melder en voerde de melding in: daarmee is zij behandeld.",
      gevolg: { soort: "afgehandeld-bij-inname" },
    },
    {
      id: "minderjarig",
      voorwaarden: { leeftijd: { totEnMet: 17 } },
      uitleg: "Een mogelijk slachtoffer is minderjarig: het meldpunt houdt de melding zelf.",
      gevolg: { soort: "behandelen", door: { rol: "meldpunt" }, termijn: "melding-verdelen" },
    },
    {
      id: "signaal-in-gemeente",
      voorwaarden: { soort: "signaal", gemeente: "bekend" },
      uitleg: "Een signaal wordt nagegaan waar het speelt: door de aandachtsfunctionaris van die gemeente.",
      gevolg: {
        soort: "behandelen",
        door: { rol: "aandachtsfunctionaris", organisatie: "gemeente-van-melding" },
        termijn: "melding-verdelen",
      },
    },
    {
      id: "overig",
      voorwaarden: {},
      uitleg: "Voor deze melding geldt geen andere regel: het meldpunt behandelt haar.",
      gevolg: { soort: "behandelen", door: { rol: "meldpunt" }, termijn: "melding-verdelen" },
    },
  ],
};
