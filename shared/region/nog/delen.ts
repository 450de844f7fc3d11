import type { RegioInvoer } from "../../domain/regio.ts";

type Regel = RegioInvoer["deelmatrix"]["regels"][number];
type Wie = Regel["hoedanigheden"][number];

/** The team of the casustafel: the fixed seats and the casus' own municipality (B6.F1, H2.2-c2). */
const TEAM: readonly Wie[] = ["zetel", "gemeentezetel"];
/** Who carries the casus from day to day. */
const REGIE: readonly Wie[] = ["procesregisseur", "zorgcoordinator"];
const SCHIL: readonly Wie[] = ["partner-zorg", "partner-veiligheid", "partner-overig"];

/** Reading rights: these classes of this compartment, from these activities, for whom, on what basis. */
const lezen = (
  compartiment: Regel["compartiment"],
  dataklassen: Regel["dataklassen"],
  activiteiten: Regel["activiteiten"],
  grondslag: string,
  ...hoedanigheden: readonly Wie[]
): Regel => ({ recht: "lezen", compartiment, dataklassen, activiteiten, grondslag, hoedanigheden });
const schrijven = (...delen: Parameters<typeof lezen>): Regel => ({ ...lezen(...delen), recht: "schrijven" });

/**
 * Who shares which information, at what moment (S1.3.1). Nobody has agreed this yet: every rule and every basis is an
 * example for the chain and its lawyers to confirm (NA19, NB14). What is not here is not shared.
 */
export const deelmatrix: RegioInvoer["deelmatrix"] = {
  voorbeeld: true,
  toelichting: "Voorbeeld: het rapport vraagt om afspraken per gegeven, moment en partner, en geeft ze niet.",
  grondslagen: [
    { code: "convenant", naam: "Convenant ketenaanpak mensenhandel", vindplaats: "Voorbeeld, nog te sluiten (I6)" },
    { code: "wgs-zvh", naam: "Samenwerking in een Zorg- en Veiligheidshuis", vindplaats: "WGS, hoofdstuk 2" },
    { code: "wgs-riec", naam: "Samenwerking in een RIEC", vindplaats: "WGS, hoofdstuk 2" },
    { code: "wmo", naam: "Maatschappelijke ondersteuning en Veilig Thuis", vindplaats: "Wmo 2015, hoofdstuk 5" },
    { code: "wpg", naam: "Politiegegevens en strafvordering", vindplaats: "Wpg, Wjsg" },
    { code: "evaluatie", naam: "Evaluatie op een anonieme beschrijving", vindplaats: "AVG, overweging 26 (I16)" },
    { code: "toestemming", naam: "Toestemming van betrokkene", vindplaats: "AVG, artikel 6, eerste lid, onder a" },
    { code: "vitaal-belang", naam: "Vitaal belang", vindplaats: "AVG, artikel 6, eerste lid, onder d" },
  ],
  regels: [
    // Files that came in: who works on the whole casus, and the meldpunt, which judges those that cannot be released.
    lezen("personalia", ["statisch"], ["2.1"], "convenant", ...TEAM, ...REGIE),
    lezen("personalia", ["statisch"], ["2.1"], "wmo", "meldpunt"),
    lezen("zorg", ["dynamisch"], ["2.1"], "wgs-zvh", ...TEAM, ...REGIE),
    lezen("zorg", ["dynamisch"], ["2.1"], "wmo", "meldpunt"),
    lezen("veiligheid", ["dynamisch"], ["2.1"], "wgs-zvh", ...TEAM, ...REGIE),
    lezen("veiligheid", ["dynamisch"], ["2.1"], "wmo", "meldpunt"),
    // Who the casus is about: everybody at the table knows it, identified and not anonymous (I7, X9).
    lezen("personalia", ["statisch"], ["2.2"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    lezen("personalia", ["statisch"], ["2.2"], "wmo", "meldpunt"),
    lezen("personalia", ["dynamisch"], ["2.1"], "wmo", "meldpunt"),
    lezen("personalia", ["statisch"], ["2.2"], "vitaal-belang", "noodtoegang"),
    // Care: the team, who coordinates it and the partners that give it.
    lezen("zorg", ["dynamisch"], ["2.2", "2.3", "3.2", "4.4"], "wgs-zvh", ...TEAM, ...REGIE),
    lezen("zorg", ["exceptioneel"], ["2.2", "2.3", "4.4"], "wgs-zvh", ...TEAM, ...REGIE),
    // Cognitive level, mental disorder, addiction: who weighs it and who coordinates care; who directs the process need not
    // (H3.2-c4). A partner that gives care brings it, and reads back its own.
    lezen("zorg", ["exceptioneel"], ["3.2"], "wgs-zvh", ...TEAM, "zorgcoordinator"),
    lezen("zorg", ["dynamisch"], ["3.2", "4.4"], "wmo", "partner-zorg"),
    lezen("zorg", ["dynamisch"], ["2.2", "4.4"], "vitaal-belang", "noodtoegang"),
    // Weighings hold weighing factors: the first is the team's, the second that of those at the table (H3.2-a2).
    lezen("veiligheid", ["exceptioneel"], ["2.3", "3.2"], "wgs-zvh", ...TEAM, ...REGIE),
    lezen("veiligheid", ["exceptioneel"], ["3.2"], "convenant", "partner-zorg", "partner-veiligheid"),
    lezen("veiligheid", ["exceptioneel"], ["2.3"], "vitaal-belang", "noodtoegang"),
    // What other gremia have running: who works on the whole casus, and the partners that act in care or safety (S1.3.4).
    lezen("veiligheid", ["exceptioneel"], ["4.1"], "wgs-zvh", ...TEAM, ...REGIE, "partner-zorg", "partner-veiligheid"),
    // Consultation, plan, acties and progress: the shared view, so that all see the latest state (I14).
    lezen("veiligheid", ["dynamisch"], ["3.1", "3.3", "4.1", "4.3"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    lezen("veiligheid", ["dynamisch"], ["4.4"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    lezen("veiligheid", ["dynamisch"], ["4.1", "4.3"], "vitaal-belang", "noodtoegang"),
    // With whom one speaks of the casus at each organisation: everybody at the table, and who must act in danger (H4.3-e2).
    lezen("personalia", ["statisch"], ["4.3"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    lezen("personalia", ["statisch"], ["4.3"], "vitaal-belang", "noodtoegang"),
    // Whom the region's rules suggest, and why: it tells what the casus is weighed by.
    lezen("personalia", ["exceptioneel"], ["3.1"], "wgs-zvh", ...TEAM, ...REGIE),
    // An 'eventueel andere partij' is there for the second weging and the plan alone (R19): not for who it is about, nor for who
    // else was invited, nor for what was weighed before.
    lezen("veiligheid", ["exceptioneel"], ["3.2"], "convenant", "partner-eventueel"),
    lezen("veiligheid", ["dynamisch"], ["3.3"], "convenant", "partner-eventueel"),
    // Who agreed that what they supplied goes on to somebody outside the casus.
    lezen("veiligheid", ["dynamisch"], ["2.3"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    // A location or company in its meldingen (H3.2-b3): address and name, and what was made of it. That something is known of it
    // elsewhere is for who sees every casus: the seat of a municipality would learn of one that does not exist for it.
    lezen("veiligheid", ["statisch", "dynamisch"], ["3.2"], "wgs-zvh", ...TEAM, ...REGIE),
    lezen("veiligheid", ["dynamisch"], ["2.2"], "wgs-zvh", "procesregisseur"),
    // That a casus was split or merged names another casus: for who sees every one. Its own gemeente may decide it without reading
    // back which.
    lezen("veiligheid", ["exceptioneel"], ["2.2"], "wgs-zvh", "zetel", "procesregisseur"),
    // A person whom meldingen name and who is no client: those who weigh it, and who prepares that. Care needs no suspects, a
    // partner is there for its own part, the meldpunt has the meldingen, and in danger it helps nobody who else was named.
    lezen("personalia", ["statisch"], ["3.2"], "wgs-zvh", ...TEAM, "procesregisseur"),
    // What partners bring (H3.2-a1): how somebody lives is of everybody at the table; their network names others; suspects are
    // for who weighs and directs (H3.3-c3), as the register of persons is.
    lezen("personalia", ["dynamisch"], ["3.2"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    lezen("personalia", ["dynamisch"], ["3.3"], "wgs-zvh", ...TEAM, ...REGIE, "partner-zorg", "partner-veiligheid"),
    lezen("veiligheid", ["exceptioneel"], ["3.3"], "wgs-zvh", ...TEAM, "procesregisseur"),
    // Whether somebody is known elsewhere: who weighs and directs, and who works in the same domain as who was asked. Who is asked
    // gets what identifies them, while the question is open.
    lezen("zorg", ["exceptioneel"], ["3.1"], "wgs-zvh", ...TEAM, ...REGIE, "partner-zorg"),
    lezen("veiligheid", ["exceptioneel"], ["3.1"], "wgs-zvh", ...TEAM, ...REGIE, "partner-veiligheid"),
    lezen("personalia", ["statisch"], ["2.2"], "wgs-zvh", "bevraagde"),
    // What a reporter told tells who reported: no partner reads it, and the meldpunt knows it (H2.2-d2, H3.2-b2).
    lezen("personalia", ["exceptioneel"], ["3.2"], "wgs-zvh", ...TEAM, ...REGIE),
    lezen("personalia", ["exceptioneel"], ["3.2"], "wmo", "meldpunt"),
    // Aligning care with the criminal track: who takes part in it (H4.2-g1), and who guards every date. Who asked reads back its own.
    lezen("zorg", ["statisch", "dynamisch"], ["4.2"], "wgs-zvh", ...REGIE, "opsporing"),
    lezen("zorg", ["statisch", "dynamisch"], ["4.2"], "wgs-zvh", "aandachtsfunctionaris", "procesbegeleider-zvh"),
    // The investigation stays within itself (I12, X8).
    lezen("strafrecht", ["statisch", "dynamisch", "exceptioneel"], ["4.2"], "wpg", "opsporing"),
    // The evaluation belongs to its direction; who evaluates reads what the evaluation itself holds (H5.1-a4, H5.2-b1).
    lezen("evaluatie", ["dynamisch"], ["5.1", "5.2", "5.3"], "evaluatie", "procesregisseur"),
    lezen("evaluatie", ["dynamisch"], ["5.2"], "evaluatie", "procesbegeleider-evaluatie"),

    schrijven("personalia", ["statisch"], ["2.1"], "convenant", ...TEAM, ...REGIE, "meldpunt"),
    schrijven("zorg", ["dynamisch"], ["2.1"], "wmo", "zorgcoordinator", "meldpunt"),
    schrijven("veiligheid", ["dynamisch"], ["2.1"], "convenant", ...TEAM, ...REGIE, "meldpunt"),
    schrijven("zorg", ["dynamisch"], ["2.2"], "wmo", "zorgcoordinator"),
    // Aftercare: who gives it and who takes it over; that it goes wrong again, who reads it on the casus.
    schrijven("zorg", ["dynamisch"], ["4.4"], "wmo", "zorgcoordinator", "nazorg-gever", "nazorg-ontvanger"),
    schrijven("zorg", ["dynamisch"], ["4.4"], "wgs-zvh", ...TEAM, "procesregisseur", "partner-zorg"),
    // How the casus ended, and what was decided on a relapse.
    schrijven("veiligheid", ["dynamisch"], ["4.4"], "convenant", ...TEAM, "procesregisseur"),
    schrijven("zorg", ["dynamisch"], ["2.3"], "wgs-zvh", ...TEAM),
    schrijven("zorg", ["dynamisch"], ["3.2"], "wgs-zvh", "procesregisseur"),
    // What became of a handover: its receiver answers, who guards every date withdraws it.
    schrijven("zorg", ["dynamisch"], ["2.3"], "wgs-zvh", "procesregisseur"),
    schrijven("zorg", ["dynamisch"], ["2.3", "3.2"], "convenant", "ontvanger-overdracht"),
    schrijven("veiligheid", ["exceptioneel"], ["2.3", "3.2"], "wgs-zvh", ...TEAM),
    schrijven("veiligheid", ["exceptioneel"], ["2.2"], "wgs-zvh", ...TEAM, "procesregisseur"),
    schrijven("veiligheid", ["dynamisch"], ["2.3"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    schrijven("veiligheid", ["dynamisch"], ["3.1"], "convenant", "procesregisseur"),
    schrijven("veiligheid", ["dynamisch"], ["3.2"], "wgs-zvh", ...REGIE),
    schrijven("personalia", ["exceptioneel"], ["3.1"], "wgs-zvh", "procesregisseur"),
    schrijven("veiligheid", ["dynamisch"], ["3.3", "4.3"], "convenant", ...TEAM),
    schrijven("veiligheid", ["dynamisch"], ["4.1"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    schrijven("personalia", ["statisch"], ["4.3"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    // Whoever knows something can bring it, also where they do not read what others brought; health only who gives care.
    schrijven("personalia", ["dynamisch"], ["3.2", "3.3"], "convenant", ...TEAM, ...REGIE, ...SCHIL),
    schrijven("veiligheid", ["exceptioneel"], ["3.2"], "wgs-zvh", ...REGIE, ...SCHIL, "partner-eventueel"),
    schrijven("veiligheid", ["exceptioneel"], ["3.3"], "wgs-zvh", ...TEAM, ...REGIE, ...SCHIL),
    schrijven("veiligheid", ["dynamisch"], ["3.1"], "convenant", ...TEAM, "zorgcoordinator", ...SCHIL),
    schrijven(
      "veiligheid",
      ["exceptioneel"],
      ["4.1"],
      "wgs-zvh",
      ...TEAM,
      ...REGIE,
      "partner-zorg",
      "partner-veiligheid",
    ),
    schrijven("zorg", ["dynamisch"], ["3.2"], "wgs-zvh", ...TEAM, "zorgcoordinator", "partner-zorg"),
    schrijven("zorg", ["exceptioneel"], ["3.2"], "wgs-zvh", ...TEAM, "zorgcoordinator", "partner-zorg"),
    schrijven("zorg", ["exceptioneel"], ["3.1"], "wgs-zvh", ...TEAM, ...REGIE, "bevraagde"),
    schrijven("veiligheid", ["exceptioneel"], ["3.1"], "wgs-zvh", ...TEAM, ...REGIE, "bevraagde"),
    schrijven("personalia", ["exceptioneel"], ["3.2"], "wmo", "meldpunt", "procesregisseur"),
    // Whoever is on the casus may ask; what opsporing says is codes, in a cell of its own.
    schrijven("zorg", ["dynamisch"], ["4.2"], "wgs-zvh", ...TEAM, ...REGIE, ...SCHIL),
    schrijven("zorg", ["statisch"], ["4.2"], "wpg", "opsporing"),
    schrijven("strafrecht", ["statisch", "dynamisch", "exceptioneel"], ["4.2"], "wpg", "opsporing"),
    schrijven("evaluatie", ["dynamisch"], ["5.1", "5.3"], "evaluatie", "procesregisseur"),
    schrijven("evaluatie", ["dynamisch"], ["5.2"], "evaluatie", "procesbegeleider-evaluatie"),
  ],
};

export const samenwerkingsverbanden: RegioInvoer["samenwerkingsverbanden"] = {
  voorbeeld: true,
  toelichting:
    "Bijzondere categorieën per samenwerkingsverband; welke wet wat toestaat, bepalen de juristen van de keten.",
  standaard: "zvh",
  verbanden: [
    {
      code: "zvh",
      naam: "Zorg- en Veiligheidshuis",
      categorieen: ["bsn", "gezondheid", "strafrechtelijk"],
      grondslag: "wgs-zvh",
      deelnemers: [],
    },
    {
      code: "riec",
      naam: "Regionaal Informatie- en Expertisecentrum",
      categorieen: ["seksueel-gedrag", "strafrechtelijk"],
      grondslag: "wgs-riec",
      deelnemers: ["riec"],
    },
  ],
};

export const noodtoegang: RegioInvoer["noodtoegang"] = {
  voorbeeld: true,
  toelichting: "Wie buiten de regels om een casus mag inzien als iemand gevaar loopt, en hoe lang.",
  uren: 4,
  rollen: ["lid-ketenregieteam", "meldpunt", "zorgcoordinator", "partner"],
};

export const mandaten: RegioInvoer["mandaten"] = {
  voorbeeld: true,
  toelichting:
    "Zo lang voor het einde van een mandaat of deelname staat er een waarschuwing bij de zetel, die ook wordt gemeld en herhaald (S1.5.2).",
  waarschuwDagen: 30,
  herhaling: { eenheid: "werkdagen", aantal: 5 },
};
