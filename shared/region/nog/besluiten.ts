import type { RegioInvoer } from "../../domain/regio.ts";

/** At least three seats, one of care and one of safety (NB5). */
const minimum = { minimumZetels: 3, zorg: 1, veiligheid: 1 };

export const quorum: RegioInvoer["quorum"] = {
  voorbeeld: true,
  toelichting: "1e weging mag asynchroon; 2e weging en plan door wie bij het casusoverleg aanwezig was.",
  weging1: { ...minimum, asynchroon: true },
  weging2: { ...minimum, asynchroon: false },
  plan: { ...minimum, asynchroon: false },
};

export const casusoverleg: RegioInvoer["casusoverleg"] = {
  voorbeeld: true,
  toelichting:
    "Partners komen fysiek bijeen (activiteit 3.1); hoeveel van hen ter plaatse moeten zijn, zegt het rapport niet.",
  wijzen: ["fysiek", "hybride"],
  standaard: "fysiek",
  minimaalFysiek: 2,
  agendaMaximaal: 20,
};

export const urgentie: RegioInvoer["urgentie"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport noemt een besluit tot urgentie of prioritering zonder schaal, en geen termijnen die ervan afhangen.",
  schaal: [
    {
      code: "acuut",
      naam: "Acuut",
      termijnen: {
        "expertise-uitnodigen": { eenheid: "werkdagen", aantal: 1 },
        "uitnodiging-beantwoorden": { eenheid: "werkdagen", aantal: 1 },
        "overdracht-voorbereiden": { eenheid: "werkdagen", aantal: 1 },
        "overdracht-aanvaarden": { eenheid: "werkdagen", aantal: 1 },
        "plan-van-aanpak": { eenheid: "werkdagen", aantal: 2 },
        actie: { eenheid: "dagen", aantal: 3 },
        monitoringronde: { eenheid: "dagen", aantal: 7 },
      },
    },
    {
      code: "hoog",
      naam: "Hoog",
      termijnen: {
        "plan-van-aanpak": { eenheid: "werkdagen", aantal: 5 },
        actie: { eenheid: "dagen", aantal: 7 },
        monitoringronde: { eenheid: "dagen", aantal: 21 },
      },
    },
    { code: "normaal", naam: "Normaal" },
  ],
};

export const bewijsmiddelen: RegioInvoer["bewijsmiddelen"] = {
  voorbeeld: true,
  toelichting: "Het minimum van twee staat in het rapport; of ze van verschillende soort moeten zijn niet.",
  minimum: 2,
  verschillendeSoorten: false,
  soorten: [
    { code: "digitaal", naam: "Digitaal middel" },
    { code: "getuigenverklaring", naam: "Getuigenverklaring" },
    { code: "anders", naam: "Anders" },
  ],
};

export const doorlaatverbod: RegioInvoer["doorlaatverbod"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport zegt niet wie ingrijpt, wie bericht krijgt en wie beslist als het team niet bijeen kan komen.",
  uitvoerder: "politie",
  informeren: ["politie", "om", "zvh", "veilig-thuis"],
  escalatieNaUren: 12,
  beslistBuitenOverleg: ["politie", "om"],
};

export const wegingUitkomsten: RegioInvoer["wegingUitkomsten"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport noemt drie uitkomsten; wel mensenhandel en geen zorg (wel-geen) is toegelaten en leidt tot een plan.",
  weging2: ["wel-wel", "wel-geen", "geen-wel", "geen-geen"],
};

export const bedenktijd: RegioInvoer["bedenktijd"] = {
  voorbeeld: true,
  toelichting: "Het rapport noemt bedenktijd en de B8-procedure, en niet wie het einde ervan bewaakt.",
  volgt: { rol: "zorgcoordinator", organisatie: "zorgcoordinatie" },
};

export const afschalen: RegioInvoer["afschalen"] = {
  voorbeeld: true,
  toelichting: "Het rapport zegt niet wie een afgeschaalde casus mag heropenen, en hoe een overdracht wordt gevolgd.",
  inzageDagen: 30,
  heropenen: { rol: "procesregisseur", organisatie: "procesregie" },
};

export const uitstel: RegioInvoer["uitstel"] = {
  voorbeeld: true,
  toelichting: "Het rapport zegt niet hoe lang en hoe vaak een casus mag rusten, of een termijn langer mag worden.",
  opschorten: { maximaalDagen: 90, zonderToelichting: 2 },
  verlengen: { maximaalDagen: 30, zonderToelichting: 2 },
};

export const kwalificatie: RegioInvoer["kwalificatie"] = {
  voorbeeld: true,
  toelichting:
    "Werkomschrijvingen om te vervangen door de gezamenlijk vastgestelde definities en de geldende wettekst.",
  versie: "voorbeeld-1",
  definities: [
    {
      code: "mensenhandel",
      naam: "Mensenhandel",
      vindplaats: "Artikel 273f Wetboek van Strafrecht (samengevat)",
      tekst:
        "Iemand met een dwangmiddel werven, vervoeren, overbrengen, huisvesten of opnemen met het oogmerk van uitbuiting. " +
        "Dwangmiddelen zijn onder meer dwang, geweld, dreiging, afpersing, fraude, misleiding, misbruik van overwicht en " +
        "misbruik van een kwetsbare positie. Bij minderjarigen is een dwangmiddel niet vereist.",
    },
    {
      code: "absoluut-doorlaatverbod",
      naam: "Absoluut doorlaatverbod",
      vindplaats: "Rapportage planfase ketenaanpak mensenhandel, activiteit 2.3",
      tekst:
        "Is met grote zekerheid, op grond van ten minste twee bewijsmiddelen, sprake van een slachtoffer in een situatie " +
        "van mensenhandel, dan moet worden ingegrepen en moet het slachtoffer uit de situatie worden gehaald, ook als " +
        "daardoor mogelijk geen verdachte in beeld komt.",
    },
  ],
};
