import type { RegioInvoer } from "../../domain/regio.ts";

/** Who hears the reporter, and when that need not be: the meldpunt knows who it is, the team does not (H2.2-d2, H3.2-b2, NB22). */
export const horen: RegioInvoer["horen"] = {
  voorbeeld: true,
  toelichting: "Het rapport vraagt de melder te horen; niet wie dat doet, noch wat bij een anonieme melder kan.",
  eigenaar: { rol: "meldpunt", organisatie: "meldpunt" },
  vrijstellingen: [
    { code: "anoniem-zonder-kanaal", naam: "De melder is anoniem en niet te bereiken" },
    { code: "niet-veilig-te-bereiken", naam: "De melder is niet veilig te bereiken" },
    { code: "melder-is-ketenpartner", naam: "De melder is een ketenpartner die zelf aan tafel zit" },
    { code: "wil-niet-gehoord-worden", naam: "De melder wil niet worden gehoord" },
    { code: "anders", naam: "Anders" },
  ],
  vragen: [
    { code: "meer-vertellen", tekst: "Wilt u meer vertellen over wat u zag of hoorde?" },
    { code: "wanneer", tekst: "Wanneer zag of hoorde u dit, en hoe vaak?" },
    { code: "waar", tekst: "Waar was het, en hoe herkennen wij die plek?" },
    { code: "nog-gaande", tekst: "Gaat het nog door, voor zover u weet?" },
    { code: "contact", tekst: "Wilt u dat wij contact met u opnemen? Zo ja, hoe kan dat veilig?" },
  ],
  antwoordDagen: 30,
  hoogstensVragen: 5,
};
