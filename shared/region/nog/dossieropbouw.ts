import type { RegioInvoer } from "../../domain/regio.ts";

type Onderdeel = RegioInvoer["dossieropbouw"]["onderdelen"][number];

const verplicht = (code: string, naam: string, informatie: Onderdeel["informatie"], bron: string): Onderdeel => ({
  ...{ code, naam, informatie, verplicht: true, bron },
});
const eventueel = (...delen: Parameters<typeof verplicht>): Onderdeel => ({ ...verplicht(...delen), verplicht: false });

/** Of what the picture of a casus is made, and for what somebody may bring something. */
export const dossieropbouw: RegioInvoer["dossieropbouw"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport noemt de onderdelen; welke er moeten zijn en wie ze leest, niet. Bijzondere gegevens en verdachten zijn nooit verplicht: alleen wat nodig is.",
  onderdelen: [
    verplicht("slachtofferschap", "Factoren van slachtofferschap", "bijdrage-analyse", "H3.2-b4"),
    verplicht("verschijningsvorm", "Oorzaken en gevolgen van de verschijningsvorm", "bijdrage-analyse", "H3.2-c2"),
    verplicht(
      "kenmerken",
      "Kenmerken van betrokken actoren, kwetsbaren, systeem en omgeving (sociaaleconomisch)",
      "bijdrage-analyse",
      "H3.2-c3",
    ),
    verplicht("netwerk", "Netwerk van het slachtoffer", "bijdrage-netwerk", "H3.3-c2"),
    verplicht("veiligheidssituatie", "Veiligheidssituatie", "bijdrage-veiligheid", "vb"),
    verplicht("hulp", "Zorgvraag, lopende en eerdere hulp", "bijdrage-zorg", "vb"),
    eventueel(
      "persoonlijke-factoren",
      "Cognitief niveau, psychische aandoening, verslaving",
      "bijdrage-bijzonder",
      "H3.2-c4",
    ),
    eventueel("verdachte", "Gegevens van verdachte en betrokkenen in de situatie", "bijdrage-verdachte", "H3.3-c3"),
    eventueel("historie", "Historie van de onderneming (dader)", "bijdrage-verdachte", "H3.2-b3"),
    eventueel("leefsituatie", "Wonen, werk, inkomen en verblijf", "bijdrage-betrokkene", "vb"),
  ],
  eigenVerplicht: [
    ...(["melder-gehoord", "bekende-plekken", "zorgperspectief", "veiligheidsperspectief"] as const),
    "casusoverleg-gehouden",
  ],
  doelen: [
    { code: "bescherming", naam: "Het slachtoffer beschermen" },
    { code: "weging", naam: "De casus analyseren en wegen" },
    { code: "plan", naam: "Het plan van aanpak maken en bijsturen" },
    { code: "zorg", naam: "Zorg en hulp regelen" },
  ],
  maximaalPerOrganisatie: 100,
};

export const informatievragen: RegioInvoer["informatievragen"] = {
  voorbeeld: true,
  toelichting:
    "Wat een organisatie over iemand gevraagd mag worden: of die bekend is, niet wat bekend is. Eigen aanname.",
  soorten: [
    { code: "bekend", naam: "Is deze persoon bij u bekend?", metContact: false },
    { code: "contact", naam: "Wie kunnen wij hierover spreken?", metContact: true },
  ],
  maximaalOpen: 10,
};
