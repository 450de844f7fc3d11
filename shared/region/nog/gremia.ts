import type { RegioInvoer } from "../../domain/regio.ts";

/** The bodies that may have interventions on the same people and places (S1.3.4). */
export const gremia: RegioInvoer["gremia"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport noemt stapeling van interventies in verschillende gremia, en niet alle gremia; de lijst is een voorbeeld.",
  lijst: [
    { code: "wegingstafel", naam: "Wegingstafel" },
    { code: "riec", naam: "Regionaal Informatie- en Expertisecentrum" },
    { code: "pga", naam: "Persoonsgerichte aanpak" },
    { code: "veiligheidshuis", naam: "Zorg- en Veiligheidshuis, ander overleg" },
    { code: "jeugdbeschermingstafel", naam: "Jeugdbeschermingstafel" },
    { code: "anders", naam: "Ander gremium" },
  ],
};

export const stapeling: RegioInvoer["stapeling"] = {
  voorbeeld: true,
  toelichting: "Zo lang telt een uitgevoerde interventie mee voor de vraag of een andere haar herhaalt; eigen aanname.",
  vensterDagen: 90,
};
