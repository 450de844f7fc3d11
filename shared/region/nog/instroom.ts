import type { RegioInvoer } from "../../domain/regio.ts";

/** A casus that goes to another region. */
export const regioOverdracht: RegioInvoer["regioOverdracht"] = {
  voorbeeld: true,
  toelichting: "Het rapport zegt niet wie een casus aan een andere regio aanbiedt, en hoe zij hier dan eindigt.",
  door: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
  uitkomst: "overgedragen-andere-regio",
};

/** Entry further on in the chain (S2.5.3, S2.5.4), and what is then completed backwards (NB23). */
export const instroom: RegioInvoer["instroom"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport zegt dat casussen niet netjes bij het meldpunt beginnen, en niet wie hen verderop laat instromen of wat daarna moet worden ingehaald.",
  door: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
  herkomsten: [
    { code: "partner-werkt-eraan", naam: "Een ketenpartner werkt er al aan" },
    { code: "opsporing", naam: "Aan het licht gekomen door opsporing" },
    { code: "andere-regio", naam: "Overgedragen door een andere regio" },
    { code: "acuut", naam: "Acuut: er is al gehandeld" },
    { code: "anders", naam: "Anders" },
  ],
  inhalen: {
    verrijken: { verplicht: false, afdoen: true },
    "weging-1": { verplicht: true, afdoen: false },
    "partners-uitnodigen": { verplicht: false, afdoen: true },
    casusoverleg: { verplicht: true, afdoen: true },
    "weging-2": { verplicht: true, afdoen: false },
    "plan-van-aanpak": { verplicht: true, afdoen: true },
    voortgang: { verplicht: false, afdoen: true },
    nazorg: { verplicht: true, afdoen: true },
    procesbegeleider: { verplicht: true, afdoen: false },
    evaluatie: { verplicht: true, afdoen: false },
  },
};
