import type { RegioInvoer } from "../../domain/regio.ts";

type Invoer = RegioInvoer["termijnen"][keyof RegioInvoer["termijnen"]];
/** The report gives no term at all (NB1): each is an example that the chain must confirm. */
const voorbeeld = (aantal: number, eenheid: Invoer["eenheid"], toelichting: string): Invoer => ({
  ...{ eenheid, aantal, voorbeeld: true, toelichting },
});

export const termijnen: RegioInvoer["termijnen"] = {
  "melding-verdelen": voorbeeld(1, "werkdagen", "Na ontvangst van de melding."),
  "match-beoordelen": voorbeeld(1, "werkdagen", "Is dit dezelfde persoon; eigen aanname."),
  "afsplitsing-beoordelen": voorbeeld(
    3,
    "werkdagen",
    "Hoort wie een eigen dossier kreeg in deze casus; eigen aanname.",
  ),
  "samenvoeging-afronden": voorbeeld(
    5,
    "werkdagen",
    "Wat na het samenvoegen van twee casussen te regelen is; eigen aanname.",
  ),
  "signaal-herbeoordelen": voorbeeld(30, "dagen", "Een aangehouden signaal opnieuw bekijken; eigen aanname."),
  "plek-beoordelen": voorbeeld(3, "werkdagen", "Is er verband met eerdere meldingen daar; eigen aanname."),
  "bijlage-beoordelen": voorbeeld(1, "werkdagen", "Een bijlage die niet kan worden vrijgegeven; eigen aanname."),
  acuut: voorbeeld(4, "uren", "Bij acuut volgens melder of aanwijzing doorlaatverbod; op elk uur van elke dag."),
  verrijken: voorbeeld(3, "werkdagen", "Dossier aanmaken en verrijken door een bekende zorgcoördinator."),
  "weging-1": voorbeeld(5, "werkdagen", "Na ontvangst van de melding of na het verrijken."),
  "overdracht-voorbereiden": voorbeeld(5, "werkdagen", "Na een weging zonder vervolg in de keten; eigen aanname."),
  "overdracht-aanvaarden": voorbeeld(5, "werkdagen", "Na het aanbieden van de overdracht."),
  "partners-uitnodigen": voorbeeld(2, "werkdagen", "Na de 1e weging; eigen aanname."),
  "uitnodiging-beantwoorden": voorbeeld(5, "werkdagen", "Na het versturen van de uitnodiging."),
  "vervanger-beoordelen": voorbeeld(
    2,
    "werkdagen",
    "Nadat een genodigde een andere organisatie voorstelt; eigen aanname.",
  ),
  casusoverleg: voorbeeld(14, "dagen", "Na het uitnodigen van de partners."),
  afspraak: voorbeeld(14, "dagen", "Als in het casusoverleg niets anders is afgesproken; eigen aanname."),
  "inbreng-voor-casusoverleg": voorbeeld(2, "werkdagen", "Terug te rekenen vanaf het casusoverleg."),
  "informatievraag-beantwoorden": voorbeeld(3, "werkdagen", "Een vraag of iemand bekend is; eigen aanname."),
  "weging-2": voorbeeld(5, "werkdagen", "Na het casusoverleg; eigen aanname."),
  "melder-horen": voorbeeld(5, "werkdagen", "Vóór de 2e weging, nadat de casus bij hoofdstap 3 kwam; eigen aanname."),
  bedenktijd: voorbeeld(90, "dagen", "Bedenktijd (B8) duurt hoogstens drie maanden; het rapport noemt geen termijn."),
  "expertise-uitnodigen": voorbeeld(
    2,
    "werkdagen",
    "Na een 2e weging die aanvullende expertise vraagt; eigen aanname.",
  ),
  "plan-van-aanpak": voorbeeld(10, "werkdagen", "Na het casusoverleg."),
  "acties-uitzetten": voorbeeld(1, "werkdagen", "Het systeem zet uit; daarna is er iets mis. Eigen aanname."),
  actie: voorbeeld(14, "dagen", "Als in het plan niets anders is afgesproken."),
  commitment: voorbeeld(5, "werkdagen", "Waar het pas na het vaststellen wordt gevraagd; eigen aanname."),
  "zorgcoordinatie-toewijzen": voorbeeld(
    3,
    "werkdagen",
    "Nadat de casus anders bleek dan bij het openen; eigen aanname.",
  ),
  monitoringronde: voorbeeld(42, "dagen", "Na de vorige ronde of na het uitzetten van de acties."),
  "nazorg-voorbereiden": voorbeeld(14, "dagen", "Na het uitzetten van de acties; eigen aanname."),
  nazorg: voorbeeld(90, "dagen", "Herziening van de nazorg."),
  "terugval-beslissen": voorbeeld(2, "werkdagen", "Na een signaal van terugval; eigen aanname."),
  procesbegeleider: voorbeeld(30, "dagen", "Na het sluiten van hoofdstap 4."),
  evaluatie: voorbeeld(90, "dagen", "Na het aanstellen van de procesbegeleider."),
  lessen: voorbeeld(30, "dagen", "Na de evaluatie; eigen aanname."),
  "interventie-eerste-bericht": voorbeeld(2, "uren", "Na het besluit doorlaatverbod; op elk uur van elke dag."),
  "interventie-vervolgbericht": voorbeeld(2, "uren", "Daarna telkens, tot er een resultaat is."),
  "zorgafstemming-beantwoorden": voorbeeld(3, "werkdagen", "Wie afstemming over zorg is gevraagd; eigen aanname."),
  "sturing-oppakken": voorbeeld(10, "werkdagen", "Een knelpunt of trendsignaal oppakken; eigen aanname."),
  "zorgafstemming-sluiten": voorbeeld(10, "werkdagen", "Na een antwoord waarna nog iets te doen is; eigen aanname."),
  "traject-pre-weeg": voorbeeld(10, "werkdagen", "Na het terugleiden naar de pre-weeg; eigen aanname."),
  "traject-opsporing": voorbeeld(90, "dagen", "Tot de volgende checklist; eigen aanname."),
  "traject-strategie": voorbeeld(20, "werkdagen", "Na een checklist waarmee verder kan; eigen aanname."),
  "traject-middelen": voorbeeld(90, "dagen", "Tot er weer iets wordt vastgelegd of het OM beslist; eigen aanname."),
  "traject-om-beslissing": voorbeeld(60, "dagen", "Na inzending aan het OM; eigen aanname."),
  "traject-zitting": voorbeeld(180, "dagen", "Tot de zitting of de volgende; eigen aanname."),
};

export const bewaking: RegioInvoer["bewaking"] = {
  voorbeeld: true,
  toelichting:
    "Herinnering op 75 %, procesregisseur aan het einde, ketenregisseur op 150 %, daarna elke werkdag; een casusoverleg en het einde van een toegang een week vooraf.",
  herinneringPct: 75,
  escalaties: [
    { pct: 100, rol: "procesregisseur", organisatie: "procesregie" },
    { pct: 150, rol: "ketenregisseur", organisatie: "ketenregisseur" },
  ],
  herescalatie: { eenheid: "werkdagen", aantal: 1 },
  vooraf: {
    casusoverleg: { eenheid: "werkdagen", aantal: 5 },
    toegangseinde: { eenheid: "werkdagen", aantal: 5 },
  },
};

export const werkdag: RegioInvoer["werkdag"] = {
  voorbeeld: true,
  toelichting: "Termijnen in werkdagen lopen tot het einde van de werkdag. Bereikbaarheid van het meldpunt: NB21.",
  tijdzone: "Europe/Amsterdam",
  begin: "09:00",
  einde: "17:00",
};
