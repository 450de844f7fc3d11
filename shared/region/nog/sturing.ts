import type { RegioInvoer } from "../../domain/regio.ts";

/** Bottlenecks on three levels, and trends for policy (H4.1-d1, H4.4-a3). */
export const sturing: RegioInvoer["sturing"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport noemt de niveaus, passend aanbod (B6.S20) en de minderjarige vluchteling als voorbeeld; thema's en eigenaren zijn eigen aannamen.",
  knelpunten: {
    themas: [
      { code: "financiering", naam: "Financiering" },
      { code: "passend-aanbod", naam: "Passend aanbod" },
      { code: "wachttijd", naam: "Wachttijd" },
      { code: "capaciteit", naam: "Capaciteit" },
      { code: "informatiedeling", naam: "Informatie delen" },
      { code: "samenwerking", naam: "Samenwerking en rollen" },
      { code: "kennis", naam: "Kennis en signaleren" },
      { code: "wet-en-regelgeving", naam: "Wet- en regelgeving" },
      { code: "anders", naam: "Anders" },
    ],
    eigenaren: {
      strategisch: { rol: "ketenregisseur", organisatie: "zvh" },
      beleidsmatig: { rol: "bestuurder", organisatie: "gemeente-doetinchem" },
      operationeel: { rol: "procesregisseur", organisatie: "zvh" },
    },
  },
  trends: {
    themas: [
      { code: "slachtofferschap", naam: "Wie slachtoffer wordt" },
      { code: "recidive", naam: "Herhaald daderschap" },
      { code: "werkwijze", naam: "Werkwijze van daders" },
      { code: "aanbod", naam: "Passende hulp" },
    ],
    kenmerken: [
      { code: "minderjarige-vluchteling", naam: "Minderjarige vluchtelingen" },
      { code: "arbeidsmigrant", naam: "Arbeidsmigranten" },
      { code: "jongere", naam: "Jongeren" },
      { code: "licht-verstandelijke-beperking", naam: "Mensen met een licht verstandelijke beperking" },
      { code: "dakloos", naam: "Mensen zonder woning" },
      { code: "dader", naam: "Daders en verdachten" },
    ],
    eigenaar: { rol: "bestuurder", organisatie: "gemeente-doetinchem" },
  },
};
