import {
  naSluiting,
  opCasus,
  NIEMAND,
  wie,
  thuis,
  overal,
  samen,
  zonder,
  ALLE_ROLLEN,
  TEAM,
  AANVAARD,
  OPSPORING,
  ZIET,
  steeds,
  lezen,
  opdracht,
  rol,
  MET_MANDAAT,
  ZETEL_POLITIE,
  GEDEELD,
  EERSTE_WEGING,
  mensen,
  ONTVANGER,
  GEEFT_NAZORG,
  ZIET_NAZORG,
  ZIET_NAZORGLIJST,
  STEMT_AF,
  LEEST_AFSTEMMING,
  LEEST_OVERDRACHT,
  LEEST_KNELPUNT,
  LEEST_TREND,
  MELDT_STURING,
  LEEST_OPSPORINGSVRAAG,
  type Wie,
  type Regel,
  BRENGT,
} from "./wie.ts";

/** Who investigates at an organisation that does: politie and nla in this region, wherever else they stand to the casus. */
const TRAJECT = OPSPORING;
/** Only people, so a system is refused before any track is looked for; for whoever does not take part there is none. */
const VAN_TRAJECT = (ja: Wie, ziet: Wie = ja): Regel => ({
  ja: steeds(ja),
  verboden: steeds(samen(ziet, overal(["partnersysteem"], { zonderConvenant: true }))),
});

/** Who gives the need of the matrix, was offered it, or coordinates care. */
const VERZORGT = samen(mensen(GEEFT_NAZORG), mensen(ONTVANGER), thuis("zorgcoordinator"));
/** Acties are in the shared view, and for who broke the glass; not for who investigates (I12, I14). */
const LEEST_ACTIES: Regel["verboden"] = { ...EERSTE_WEGING, open: samen(EERSTE_WEGING.open, AANVAARD) };
/** That a casus was merged names another one: for who sees every casus. */
const LEEST_VERWIJZING = samen(ZETEL_POLITIE, thuis("partnersysteem", "procesregisseur"));
/** Offered to the organisation of the matrix that is offered handovers: while that can answer it. */
const ZIET_GEMEENTEOVERDRACHT: Regel["verboden"] = {
  open: samen(LEEST_OVERDRACHT, ONTVANGER),
  afgeschaald: LEEST_OVERDRACHT,
  gesloten: naSluiting(LEEST_OVERDRACHT),
};
/** For people only: a system is refused before anything is looked for. */
const SYSTEMEN = overal(["partnersysteem"], { zonderConvenant: true });

/** The operations of hoofdstap 4: the criminal track and what is aligned with it, acties, rounds, terms, aftercare, steering. */
export const UITVOERING: Readonly<Record<string, Regel>> = {
  // A criminal track of politie, to which nla came: for who investigates there, whatever becomes of the casus (X8).
  startStrafrechtelijkTraject: rol(TRAJECT),
  leesStrafrechtelijkeTrajecten: rol(TRAJECT),
  leesStrafrechtelijkTraject: VAN_TRAJECT(TRAJECT),
  ...Object.fromEntries(
    [
      ...["legPreWeegVast", "legTrajectchecklistVast", "bepaalTrajectstrategie", "legTrajectmiddelenVast"],
      ...["legOmBeslissingVast", "legZittingVast", "leidTrajectTerug", "voegTrajectdeelnemerToe"],
    ].map((naam) => [naam, VAN_TRAJECT(thuis("opsporing"), TRAJECT)]),
  ),
  // That a casus rests the team decides, on a mandate; that it goes on also who guards every date, as one term is theirs.
  schortOp: opdracht(MET_MANDAAT),
  hervatCasus: opdracht(samen(TEAM, thuis("procesregisseur")), GEDEELD),
  verlengTermijn: opdracht(thuis("procesregisseur")),
  // Where a casus enters is the team's, as its weging is; what was passed over is of who does the step: here the team.
  laatInstromen: opdracht(MET_MANDAAT),
  // A casus goes to another gemeente: procesregie offers it, who was offered it answers, and reads that alone.
  biedGemeenteAan: opdracht(thuis("procesregisseur")),
  leesGemeenteOverdracht: lezen(ZIET_GEMEENTEOVERDRACHT),
  beantwoordGemeenteOverdracht: {
    ja: { open: mensen(ONTVANGER), afgeschaald: NIEMAND, gesloten: NIEMAND },
    verboden: ZIET_GEMEENTEOVERDRACHT,
  },
  trekGemeenteOverdrachtIn: opdracht(thuis("procesregisseur"), opCasus(LEEST_OVERDRACHT)),
  // A casus goes to another region by the team; what came of it records who guards every date, and reads who reads handovers.
  biedRegioAan: opdracht(MET_MANDAAT),
  legRegioantwoordVast: opdracht(thuis("procesregisseur"), opCasus(LEEST_OVERDRACHT)),
  leidCasusTerug: opdracht(MET_MANDAAT),
  // Who a casus is about is the team's, as its weging is.
  splitsCasus: opdracht(MET_MANDAAT),
  // Which of two casussen goes on the team decides; what that leaves, procesregie arranges, and reads who sees every casus.
  voegCasussenSamen: opdracht(MET_MANDAAT),
  rondSamenvoegingAf: opdracht(thuis("procesregisseur"), opCasus(LEEST_VERWIJZING)),
  doeInhaaltaakAf: opdracht(samen(TEAM, thuis("procesregisseur")), LEEST_ACTIES),
  // Aligning care with the criminal track: who is on the casus asks, opsporing answers, and the other way about (H4.2-d1).
  leesZorgafstemmingen: lezen({ ...ZIET, open: samen(ZIET.open, STEMT_AF) }),
  vraagZorgafstemming: {
    ja: { open: samen(BRENGT, mensen(AANVAARD)), afgeschaald: BRENGT, gesloten: naSluiting(BRENGT) },
    verboden: ZIET,
  },
  stelOpsporingsvraag: opdracht(OPSPORING),
  beantwoordZorgafstemming: opdracht(OPSPORING, opCasus(LEEST_AFSTEMMING)),
  beantwoordOpsporingsvraag: opdracht(thuis("zorgcoordinator"), opCasus(LEEST_OPSPORINGSVRAAG)),
  sluitZorgafstemming: opdracht(samen(ZETEL_POLITIE, thuis("procesregisseur")), opCasus(LEEST_AFSTEMMING)),
  // An actie of nla: who sees the casus but no acties finds none.
  ...Object.fromEntries(
    ["legActieresultaatVast", "legActiestandVast"].map((naam) => [
      naam,
      {
        ja: { open: mensen(AANVAARD), afgeschaald: NIEMAND, gesloten: NIEMAND },
        verboden: LEEST_ACTIES,
      },
    ]),
  ),
  // Each for the own organisation; a broken glass and an investigation record nothing.
  ...Object.fromEntries(
    ["legCommitmentVast", "legUitgevoerdeInterventieVast"].map((naam) => [
      naam,
      {
        ja: { open: samen(BRENGT, mensen(AANVAARD)), afgeschaald: BRENGT, gesloten: naSluiting(BRENGT) },
        verboden: ZIET,
      },
    ]),
  ),
  wijsProcesregieToe: opdracht(MET_MANDAAT),
  wijsZorgcoordinatieToe: opdracht(TEAM),
  legVoortgangVast: opdracht(TEAM),
  // One view for everybody on the casus, each as far as the matrix lets them (I14).
  leesVoortgang: lezen(ZIET),
  leesVoortgangsronden: lezen(ZIET),
  // The card of politie, by who fills its seat; an investigator reads none, and none outlives the casus.
  legContactkaartVast: {
    ja: { open: ZETEL_POLITIE, afgeschaald: NIEMAND, gesloten: NIEMAND },
    verboden: { open: zonder(ZIET.open, "opsporing"), afgeschaald: NIEMAND, gesloten: NIEMAND },
  },
  regelNazorg: opdracht(thuis("zorgcoordinator")),
  // Aftercare has a door of its own, which the end of the casus does not close (H4.4-a2).
  legNazorgVast: { ja: steeds(thuis("zorgcoordinator")), verboden: ZIET },
  leesNazorgbehoeften: lezen(ZIET_NAZORGLIJST),
  leesNazorgbehoefte: lezen(ZIET_NAZORG),
  herzieNazorg: { ja: steeds(mensen(GEEFT_NAZORG)), verboden: ZIET_NAZORG },
  biedNazorgAan: { ja: steeds(samen(mensen(GEEFT_NAZORG), thuis("zorgcoordinator"))), verboden: ZIET_NAZORG },
  trekNazorgaanbodIn: { ja: steeds(samen(mensen(GEEFT_NAZORG), thuis("zorgcoordinator"))), verboden: ZIET_NAZORG },
  beantwoordNazorgaanbod: { ja: steeds(mensen(ONTVANGER)), verboden: ZIET_NAZORG },
  // That it goes wrong again, whoever sees the need may say; not who broke the glass.
  meldTerugval: {
    ja: {
      ...{ open: samen(BRENGT, VERZORGT), afgeschaald: samen(BRENGT, VERZORGT) },
      gesloten: samen(thuis("procesregisseur"), VERZORGT),
    },
    verboden: ZIET_NAZORG,
  },
  besluitTerugval: opdracht(thuis("procesregisseur")),
  vulAfsluitformulierIn: opdracht(samen(TEAM, thuis("procesregisseur"))),
  // Of no casus: the right is a role and a convenant; what is not there for somebody does not exist.
  meldKnelpunt: rol(overal(MELDT_STURING, { zonderConvenant: false })),
  meldTrendsignaal: rol(overal(MELDT_STURING, { zonderConvenant: false })),
  leesKnelpunten: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesTrendsignalen: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesKnelpunt: lezen(steeds(LEEST_KNELPUNT)),
  leesTrendsignaal: lezen(steeds(LEEST_TREND)),
  ...Object.fromEntries(
    ["pakKnelpuntOp", "rondKnelpuntAf"].map((naam) => [
      naam,
      opdracht(thuis("procesregisseur", "ketenregisseur"), steeds(samen(LEEST_KNELPUNT, SYSTEMEN))),
    ]),
  ),
  ...Object.fromEntries(
    ["pakTrendsignaalOp", "rondTrendsignaalAf"].map((naam) => [
      naam,
      opdracht(
        samen(wie({ "eigen-gemeente": ["bestuurder"] }), thuis("ketenregisseur")),
        steeds(samen(LEEST_TREND, SYSTEMEN)),
      ),
    ]),
  ),
};
