/**
 * To whom each kind goes, in Dutch, for the catalogue that partners read. The decisions themselves are in `shared/domain`, taken in the
 * transaction of the command by who is involved; tests/unit/routering holds them against who may read.
 */
export const ONTVANGERS: Readonly<Record<string, string>> = {
  "casus.geopend":
    "Het ketenregieteam, de gemeente van de casus, het meldpunt en wie nu aan zet is; wordt de gemeente later bekend, of neemt een andere gemeente de casus over, dan alleen die gemeente.",
  "casus.melding-toegevoegd": "Iedereen op de casus.",
  "casus.dossiers-vertrokken": "Iedereen op de casus.",
  "casus.voortgegaan": "Iedereen op de casus.",
  "casus.doorlaatverbod-toegepast": "Wie in deze regio bij een doorlaatverbod wordt ingelicht.",
  "interventie.bericht":
    "Wie bij het doorlaatverbod is ingelicht en de procesregie; over het laatste bericht ook het ketenregieteam, de gemeente en wie de interventie uitvoert.",
  "overdracht.voorbereid": "De organisatie of de gemeente aan wie wordt overgedragen.",
  "overdracht.beantwoord":
    "De procesregie, het ketenregieteam en de gemeente van de casus; niet de gemeente van wie een andere haar overnam.",
  "overdracht.ingetrokken":
    "De organisatie of de gemeente aan wie was aangeboden; bij een organisatie ook de procesregie, het ketenregieteam en de gemeente van de casus.",
  "casus.afgeschaald": "Iedereen die tot dan op de casus was.",
  "casus.heropend": "Iedereen op de casus, de procesregie en wie nu aan zet is.",
  "casus.gesloten": "Iedereen die tot dan op de casus was.",
  "casus.samengevoegd": "Iedereen op de casus die verdergaat, en de procesregie.",
  "casus.opgeschort": "Iedereen op de casus, en de procesregie.",
  "casus.hervat": "Iedereen op de casus, en de procesregie.",
  "termijn.verlengd": "De eigenaar van de taak en de procesregie; bij de stap van een casus ook iedereen op de casus.",
  "melding.verdeeld": "De organisatie die de melding behandelt.",
  "melding.herinnerd": "De organisatie die de melding behandelt.",
  "melding.geescaleerd": "De procesregie, en daarna de organisatie van de ketenregisseur.",
  "melder.geantwoord": "Wie de melder hoort.",
  "taak.geopend":
    "De eigenaar van de taak. Is dat het ketenregieteam, dan ook de gemeente van de casus. Bij een interventie ook wie de zetel nu vervangt.",
  "taak.herinnerd": "De eigenaar van de taak. Is dat het ketenregieteam, dan ook de gemeente van de casus.",
  "taak.geescaleerd": "De procesregie, en daarna de organisatie van de ketenregisseur.",
  "taken.gebundeld": "De ontvanger die taken en herinneringen één keer per werkdag samen wil horen.",
  "kanaal.hapert":
    "De eerste aan wie in deze regio wordt geëscaleerd en die niet zelf de ontvanger is; over wie opspoort en de functionaris gegevensbescherming niemand.",
  "uitnodiging.verstuurd": "De uitgenodigde organisatie.",
  "uitnodiging.beantwoord": "De procesregie, het ketenregieteam en de gemeente van de casus.",
  "uitnodiging.beeindigd":
    "De organisatie om wie het gaat, de procesregie, het ketenregieteam en de gemeente van de casus.",
  "bijdrage.toegevoegd": "De procesregie, die de casustafel voorbereidt.",
  "informatievraag.gesteld": "De organisatie aan wie wordt gevraagd.",
  "informatievraag.beantwoord": "De organisatie die vroeg, zolang die op de casus is, en de procesregie.",
  "informatievraag.ingetrokken":
    "De organisatie aan wie was gevraagd, die vroeg zolang die op de casus is, en de procesregie.",
  "zorgafstemming.gevraagd": "De andere kant van de afstemming: wie de zorg coördineert, of wie opspoort.",
  "zorgafstemming.beantwoord":
    "Beide kanten van de afstemming: wie de zorg coördineert en wie opspoort; ook wie vroeg, zolang die op de casus is.",
  "zorgafstemming.beeindigd":
    "Beide kanten van de afstemming: wie de zorg coördineert en wie opspoort; ook wie vroeg, zolang die op de casus is.",
  "casusoverleg.gepland": "Iedereen op de casus, en wie daarvoor is uitgenodigd.",
  "casusoverleg.gewijzigd": "Iedereen op de casus, en wie daarvoor is uitgenodigd.",
  "casusoverleg.afgezegd": "Iedereen op de casus, en wie daarvoor is uitgenodigd.",
  "casusoverleg.herinnerd": "Iedereen op de casus, en wie daarvoor is uitgenodigd.",
  "actie.uitgezet": "De organisatie die de actie uitvoert.",
  "actie.gewijzigd": "De organisatie die de actie uitvoert.",
  "actie.vervallen": "De organisatie die de actie uitvoerde.",
  "procesregie.gewijzigd":
    "Iedereen op de casus, de organisatie die de regie nu heeft, en die haar had zolang die de casus ziet.",
  "zorgcoordinatie.gewijzigd": "De organisatie die de zorg nu coördineert, en die dat deed.",
  "traject.gestart": "Wie opspoort bij de organisaties van het traject, apart van de eigen organisatie.",
  "traject.voortgegaan": "Wie opspoort bij de organisaties van het traject.",
  "traject.afgerond": "Wie opspoort bij de organisaties van het traject.",
  "traject.taak-geopend": "Wie opspoort bij de organisatie die aan zet is.",
  "traject.herinnerd": "Wie opspoort bij de organisatie die aan zet is.",
  "traject.geescaleerd": "Wie opspoort bij de organisatie die de regio daarvoor noemt.",
  "toegang.noodtoegang-genomen": "De procesregie en de functionaris gegevensbescherming, meteen.",
  "toegang.beeindigd": "De organisatie die geen toegang meer heeft.",
  "toegang.loopt-af": "De organisatie die toegang heeft, en de procesregie.",
  "zetel.waarschuwing":
    "De organisatie van de zetel zolang die deelneemt, en de procesregie; wordt het herhaald, dan ook de organisatie van de ketenregisseur.",
  "deelname.loopt-af":
    "De organisatie die deelneemt, wie de partners beheert en de procesregie; na het einde niet meer de organisatie zelf.",
  "sturing.gemeld": "Wie erover beslist, en voor wie het is bedoeld.",
  "sturing.opgepakt": "Wie het kreeg, en wie het meldde.",
  "sturing.afgerond": "Wie het meldde, en voor wie het is bedoeld.",
  "sturing.herinnerd": "Wie erover beslist, en daarna de ketenregisseur.",
  "keten.niet-sluitend": "De procesregie.",
  "traject.niet-sluitend": "Wie opspoort bij de organisatie die het traject leidt.",
  "stuurfeit.vastgelegd": "Alleen de stuurinformatie van de keten; geen partner.",
};

/** What each field of `data` means, in Dutch; a name means the same in every kind. */
export const VELDEN: Readonly<Record<string, string>> = {
  actieId: "De actie uit het plan van aanpak.",
  activiteit: "De activiteit van het ketenmodel, zoals 2.3.",
  aantal: "Hoeveel er zijn gevonden.",
  acuut: "Of er haast bij is.",
  afstemmingId: "De afstemming over zorg.",
  antwoord: "Welk antwoord is gegeven.",
  besprekingOp: "De dag waarop de casus wordt besproken.",
  bijdrageId: "De bijdrage.",
  casusId: "De casus.",
  codes: "Wat niet sluit, als codes.",
  dag: "De dag van de bundel.",
  dossiers: "De dossiers van de cliënten.",
  feit: "Welk feit wordt geteld.",
  gemeente: "De gemeente van de casus; null als die nog niet bekend is.",
  herinnerdeMeldingen: "Meldingen waaraan wordt herinnerd.",
  herinnerdeTaken: "Taken waaraan wordt herinnerd.",
  herinnerdeTrajecttaken: "Werk aan strafrechtelijke trajecten waaraan wordt herinnerd.",
  interventieId: "De interventie bij een doorlaatverbod.",
  maand: "De maand waarin het feit telt.",
  meer: "Of er meer zijn dan hier genoemd; de feed heeft ze alle.",
  meldingId: "De melding.",
  nieuweActies: "Acties die erbij kwamen.",
  nieuweMeldingen: "Meldingen die erbij kwamen.",
  nieuweTaken: "Taken die erbij kwamen.",
  nieuweTrajecttaken: "Werk aan strafrechtelijke trajecten dat erbij kwam.",
  noodtoegangId: "De noodtoegang; wie en waarom staat in de lijst van noodtoegangen.",
  ontvanger: "De ontvanger wiens kanaal hapert.",
  opschortingId: "De opschorting.",
  overdrachtId: "De overdracht.",
  organisatie: "De organisatie.",
  overlegId: "Het casusoverleg.",
  reden: "Waarom, als code.",
  redenen: "Wat niet op orde is, als codes.",
  rol: "De rol die aan zet is.",
  samenvoegingId: "De samenvoeging.",
  sinds: "Vanaf wanneer.",
  soort: "De soort taak, stap of signaal, als code.",
  stap: "De stap van de casus of het traject, als code.",
  sturingId: "Het knelpunt of trendsignaal.",
  taakId: "De taak; null als de stap nog geen taak heeft.",
  thema: "Het thema, als code.",
  tot: "Tot wanneer.",
  totEnMet: "Het laatste nummer in de feed dat meetelt.",
  trajectId: "Het strafrechtelijk traject.",
  trap: "De hoeveelste keer: 1 herinnert de eigenaar, 2 gaat naar de procesregisseur, 3 en verder naar de ketenregisseur. Bij een knelpunt of trendsignaal gaat 2 al naar de ketenregisseur, bij een strafrechtelijk traject naar de organisatie die de regio noemt. Bij een deelname zegt 2 dat zij is geëindigd.",
  uiterlijkOp:
    "Wanneer het uiterlijk gedaan moet zijn. Bij een interventie die langer duurt dan de regio aanvaardt: wanneer zij over had moeten zijn.",
  uitkomst: "De uitkomst, als code.",
  uitnodigingId: "De uitnodiging.",
  van: "Vanaf wanneer.",
  vanaf: "Het eerste nummer in de feed dat meetelt.",
  verschijningsvormen: "De verschijningsvormen van mensenhandel, als code.",
  volgendeDatum: "Wanneer er weer naar wordt gekeken.",
  vraagId: "De vraag aan een andere organisatie.",
  zetel: "De organisatie van de zetel.",
};

/** What each attribute of the envelope means, in Dutch (CloudEvents 1.0, NL GOV profile). */
export const ENVELOP: Readonly<Record<string, string>> = {
  specversion: "De versie van CloudEvents.",
  id: "De notificatie: komt zij nog eens, dan met dezelfde id. Ontdubbel hierop.",
  source: "Het systeem dat vertelt. Het wijst niet naar gegevens.",
  type: "De soort gebeurtenis met haar versie.",
  time: "Wanneer het gebeurde, in UTC.",
  subject:
    "De id van wat het betreft; van een bundel de dag, van een kanaal de ontvanger, van een zetel of deelname de organisatie.",
  dataref:
    "Waar wie toegang heeft meer leest. Ontbreekt als er niets (meer) te lezen is. Na het einde van de toegang antwoordt het 404.",
  datacontenttype: "De vorm van data.",
  sequence:
    "Het nummer in de feed van de ontvanger: aaneengesloten vanaf 1. Herstel hiermee de volgorde en zie wat ontbreekt.",
  sequencetype: "Dat sequence een geheel getal is.",
  data: "Ids, codes, tijdstippen en dagen; nooit een naam, een adres of vrije tekst.",
};
