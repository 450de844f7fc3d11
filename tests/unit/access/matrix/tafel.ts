import type { Rol } from "../../../../shared/domain/actor.ts";
import type { Relatie } from "./relaties.ts";
import {
  NIEMAND,
  wie,
  thuis,
  overal,
  samen,
  zonder,
  behalve,
  ALLE_ROLLEN,
  TEAM,
  SYSTEEM_VAN_ZETEL,
  BREEKT_GLAS,
  AANVAARD,
  ZIET_ALTIJD,
  OPSPORING,
  ZIET,
  steeds,
  opCasus,
  naSluiting,
  lezen,
  opdracht,
  rol,
  MET_MANDAAT,
  ZETEL_POLITIE,
  MELDEN,
  PREVENTIE,
  GEDEELD,
  EERSTE_WEGING,
  GENODIGD,
  mensen,
  ZIET_UITNODIGING,
  ZIET_OVERLEG,
  ZIET_MELDING,
  LEEST_OVERDRACHT,
  ONTVANGT,
  ONTVANGER,
  GEEFT_NAZORG,
  ZIET_NAZORG,
  ZIET_NAZORGLIJST,
  ZIET_OVERDRACHT,
  BEVRAAGD,
  ZIET_VRAAG,
  STEMT_AF,
  LEEST_AFSTEMMING,
  LEEST_KNELPUNT,
  LEEST_TREND,
  MELDT_STURING,
  LEEST_OPSPORINGSVRAAG,
  LEEST_BIJLAGE,
  FEED,
  type Status,
  type Wie,
  type Regel,
} from "./wie.ts";

/** The guide is for who works on casussen or reports, at an organisation with a convenant; the chain's own administration is
 * never locked out of it (R20, R27, H3.1-e1, H3.1-e2, S2.1.1). */
const WERKEND: readonly Rol[] = [
  ...(["partnersysteem", "partner", "meldpunt", "lid-ketenregieteam", "procesregisseur"] as const),
  ...(["zorgcoordinator", "aandachtsfunctionaris", "opsporing", "beheerder"] as const),
];
const BEHEER_VAN_KETEN = wie({ "geen-convenant": ["beheerder"], uitgetreden: ["beheerder"] });
const LEEST_GIDS = samen(overal(WERKEND, { zonderConvenant: false }), BEHEER_VAN_KETEN);
/** People change it, systems read it; the entries of the matrix are kept by politie. */
const BEHEERT_GIDS = samen(
  thuis("partner", "lid-ketenregieteam", "opsporing", "procesregisseur", "beheerder"),
  BEHEER_VAN_KETEN,
);
const GIDS: Readonly<Record<string, Regel>> = Object.fromEntries(
  [
    ["Contactpersoon", "Contactpersonen"],
    ["Sleutelfiguur", "Sleutelfiguren"],
    ["Voorziening", "Voorzieningen"],
    ["Expertise", "Expertises"],
    ["Interventie", "Interventies"],
  ].flatMap(([een = "", vele = ""]) => [
    ...[`lees${vele}`, `lees${een}`, `leesVersiesVan${een}`].map((naam) => [naam, rol(LEEST_GIDS)] as const),
    [`maak${een}`, rol(mensen(LEEST_GIDS))] as const,
    ...[`wijzig${een}`, `laat${een}Vervallen`].map((naam) => [naam, rol(BEHEERT_GIDS)] as const),
  ]),
);
/** The chain's own administration is never locked out of the register (R27). */
const BEHEER = samen(thuis("beheerder"), wie({ "geen-convenant": ["beheerder"], uitgetreden: ["beheerder"] }));
/** Somebody who holds the seat of politie (S2.5.6); that of another is not enough, nor is replacing on it. */
const ZETEL_NU = wie({
  "eigen-organisatie": ["lid-ketenregieteam"],
  "geen-mandaat": ["lid-ketenregieteam"],
});
/** The register of politie: its bestuurder and seat, and who oversees the chain (R1, R21, R27, BIO2). */
const LEEST_POLITIE = samen(BEHEER, ZETEL_NU, thuis("bestuurder", "procesregisseur", "fg"));
/** Lists show what somebody may read of: an administrator, bestuurder or seat has at least the own organisation. */
const LEEST_IETS = samen(
  LEEST_POLITIE,
  overal(["beheerder", "bestuurder"], { zonderConvenant: false }),
  behalve(overal(["lid-ketenregieteam"], { zonderConvenant: false }), "vervanger-binnen", "vervanger-buiten"),
);
/** The organisations without a seat have none to show: these are other municipalities and the shell. */
const LEEST_ZETEL = samen(
  LEEST_POLITIE,
  wie({ "eigen-gemeente": ["beheerder", "bestuurder", "lid-ketenregieteam"] }),
  wie({ "andere-gemeente": ["beheerder", "bestuurder", "lid-ketenregieteam"] }),
);
const REGISTER: Readonly<Record<string, Regel>> = {
  ...Object.fromEntries(
    [
      ...["leesPartner", "leesPartnerversies", "leesMedewerkers", "leesMedewerker", "leesMedewerkerversies"],
      ...["leesZetel", "leesZetelversies"],
    ].map((naam) => [naam, rol(LEEST_POLITIE)]),
  ),
  ...Object.fromEntries(
    ["leesPartners", "leesConvenanten", "leesConvenantversies"].map((naam) => [naam, rol(LEEST_IETS)]),
  ),
  leesZetels: rol(LEEST_ZETEL),
  ...Object.fromEntries(
    [
      ...["voegPartnerToe", "legOndertekeningVast", "legUittredingVast", "voegConvenantToe"],
      ...["registreerMedewerker", "wijzigMedewerker", "bezetZetel"],
    ].map((naam) => [naam, rol(BEHEER)]),
  ),
  ...Object.fromEntries(
    ["verleenMandaat", "trekMandaatIn"].map((naam) => [naam, rol(samen(BEHEER, thuis("bestuurder")))]),
  ),
  ...Object.fromEntries(
    ["vervangZetel", "trekVervangingIn"].map((naam) => [naam, rol(samen(BEHEER, ZETEL_NU, thuis("procesregisseur")))]),
  ),
};

/** Who investigates at an organisation that does: politie and nla in this region, wherever else they stand to the casus. */
const TRAJECT = OPSPORING;
/** Only people, so a system is refused before any track is looked for; for whoever does not take part there is none. */
const VAN_TRAJECT = (ja: Wie, ziet: Wie = ja): Regel => ({
  ja: steeds(ja),
  verboden: steeds(samen(ziet, overal(["partnersysteem"], { zonderConvenant: true }))),
});

/** Who works on the whole casus: they bring what they know (H3.2-a1). */
const BRENGT = samen(TEAM, thuis("procesregisseur", "zorgcoordinator"));

/** Who gives the need of the matrix, was offered it, or coordinates care. */
const VERZORGT = samen(mensen(GEEFT_NAZORG), mensen(ONTVANGER), thuis("zorgcoordinator"));
/** Acties are in the shared view, and for who broke the glass; not for who investigates (I12, I14). */
const LEEST_ACTIES: Regel["verboden"] = { ...EERSTE_WEGING, open: samen(EERSTE_WEGING.open, AANVAARD) };
/** For people only: a system is refused before anything is looked for. */
const SYSTEMEN = overal(["partnersysteem"], { zonderConvenant: true });

/** Every operation that asks a token. */
export const TAFEL: Readonly<Record<string, Regel>> = {
  dienMeldingIn: rol(overal(MELDEN, { zonderConvenant: true })),
  leverMeldingenAan: rol(overal(MELDEN, { zonderConvenant: true })),
  // Handed in by the system of nla, and of nobody else; it holds no case.
  leesAanlevering: lezen(steeds(wie({ aanvaard: ["partnersysteem"] }))),
  leesAanleverregels: lezen(steeds(wie({ aanvaard: ["partnersysteem"] }))),
  leesInstrumenten: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesMelding: lezen(steeds(ZIET_MELDING)),
  // Who handles it does; a system reads it, as does who handed it in or oversees it.
  behandelMelding: { ja: steeds(wie({ toegewezen: ["partner"] })), verboden: steeds(ZIET_MELDING) },
  // Whether a signal is a melding is the meldpunt's.
  beoordeelSignaal: { ja: steeds(thuis("meldpunt")), verboden: steeds(ZIET_MELDING) },
  // Procesregie gives it to another without reading it; who handles it gives it back.
  verdeelMelding: {
    ja: steeds(samen(wie({ toegewezen: ["partner"] }), thuis("meldpunt", "procesregisseur"))),
    verboden: steeds(ZIET_MELDING),
  },
  leesDossier: lezen({
    open: samen(ZIET.open, thuis("meldpunt")),
    afgeschaald: samen(ZIET.afgeschaald, thuis("meldpunt")),
    gesloten: samen(ZIET.gesloten, thuis("meldpunt")),
  }),
  // Who is who is the meldpunt's to decide (R6); who sees the dossier knows that it is there.
  leesMatchvragen: { ja: steeds(thuis("meldpunt")), verboden: ZIET },
  besluitMatch: opdracht(thuis("meldpunt")),
  splitsDossier: opdracht(thuis("meldpunt")),
  voegDossiersSamen: opdracht(thuis("meldpunt")),
  splitsDossierAf: opdracht(thuis("meldpunt")),
  // Who stays in a casus is the team's, as its weging is (H2.3-g1).
  beoordeelAfsplitsing: opdracht(TEAM),
  // Who looks finds what they see; a casus is not at stake. Read: by the team and who carries the casus, no partner (H3.2-b3).
  zoekPlekken: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesPlek: lezen(opCasus(zonder(ZIET_ALTIJD, "opsporing"))),
  // A file that came with the melding of nla's system: who handed it in, who works on the whole casus, and the meldpunt.
  voegBijlageToeAanMelding: opdracht(wie({ aanvaard: ["partnersysteem"] }), steeds(thuis("meldpunt"))),
  leesBijlagenVanMelding: lezen(steeds(samen(wie({ aanvaard: ["partnersysteem"] }), thuis("meldpunt")))),
  // People add, systems do not; who sees the dossier and may not, knows that it is there.
  voegBijlageToeAanDossier: opdracht(samen(TEAM, thuis("procesregisseur", "zorgcoordinator", "meldpunt"))),
  leesBijlagenVanDossier: lezen({
    open: samen(ZIET.open, thuis("meldpunt")),
    afgeschaald: samen(ZIET.afgeschaald, thuis("meldpunt")),
    gesloten: samen(ZIET.gesloten, thuis("meldpunt")),
  }),
  leesBijlage: lezen(opCasus(LEEST_BIJLAGE)),
  zieBijlageIn: lezen(opCasus(LEEST_BIJLAGE)),
  besluitBijlage: opdracht(thuis("meldpunt"), opCasus(LEEST_BIJLAGE)),
  leesCasus: lezen(ZIET),
  leesTaken: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesUitnodiging: lezen({
    open: samen(GEDEELD.open, GENODIGD),
    afgeschaald: GEDEELD.afgeschaald,
    gesloten: GEDEELD.gesloten,
  }),
  leesEvaluaties: lezen({
    open: thuis("procesregisseur", "procesbegeleider-evaluatie"),
    afgeschaald: thuis("procesregisseur"),
    gesloten: thuis("procesregisseur", "procesbegeleider-evaluatie"),
  }),
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
  verrijkDossier: opdracht(thuis("zorgcoordinator")),
  legWegingVast: opdracht(MET_MANDAAT),
  leesWegingsformulier: lezen(EERSTE_WEGING),
  legBewijsmiddelVast: opdracht(TEAM),
  geefOordeel: opdracht(MET_MANDAAT),
  besluitDoorlaatverbod: opdracht(MET_MANDAAT),
  legInterventieberichtVast: opdracht(ZETEL_POLITIE, EERSTE_WEGING),
  beeindigInterventie: opdracht(MET_MANDAAT, EERSTE_WEGING),
  bereidOverdrachtVoor: opdracht(TEAM),
  schaalAf: opdracht(TEAM),
  leesOverdracht: lezen(ZIET_OVERDRACHT),
  beantwoordOverdracht: {
    ja: { open: mensen(ONTVANGT.open), afgeschaald: mensen(ONTVANGT.afgeschaald), gesloten: NIEMAND },
    verboden: ZIET_OVERDRACHT,
  },
  // That a casus rests the team decides, on a mandate; that it goes on also who guards every date, as one term is theirs.
  schortOp: opdracht(MET_MANDAAT),
  hervatCasus: opdracht(samen(TEAM, thuis("procesregisseur")), GEDEELD),
  verlengTermijn: opdracht(thuis("procesregisseur")),
  trekOverdrachtIn: opdracht(samen(TEAM, thuis("procesregisseur")), opCasus(LEEST_OVERDRACHT)),
  heropenCasus: opdracht(thuis("procesregisseur")),
  legInstemmingVast: opdracht(ZETEL_POLITIE, EERSTE_WEGING),
  // Whom the rules suggest, and why: the team, who directs the casus and who coordinates its care.
  leesPartnervoorstel: lezen(opCasus(zonder(ZIET_ALTIJD, "opsporing"))),
  nodigPartnersUit: opdracht(thuis("procesregisseur")),
  wijsVervangerAf: opdracht(thuis("procesregisseur")),
  // Whoever is on the casus, in their own capacity, brings something; a broken glass and an investigation bring nothing.
  voegBijdrageToe: {
    ja: {
      open: samen(BRENGT, mensen(AANVAARD)),
      afgeschaald: BRENGT,
      gesloten: naSluiting(BRENGT),
    },
    verboden: ZIET,
  },
  // What another gremium does: who works on the casus, and partners in care or safety (S1.3.4).
  legInzetEldersVast: {
    ja: {
      open: samen(BRENGT, mensen(AANVAARD)),
      afgeschaald: BRENGT,
      gesloten: naSluiting(BRENGT),
    },
    verboden: ZIET,
  },
  // Of cognitive level and addiction (H3.2-c4): who weighs it, and who coordinates care.
  leesBijdrage: lezen(opCasus(samen(TEAM, SYSTEEM_VAN_ZETEL, thuis("zorgcoordinator")))),
  // The team and who carries the casus ask; whom is asked is care, and answers by a door of its own.
  stelInformatievraag: opdracht(BRENGT),
  leesInformatievraag: lezen(ZIET_VRAAG),
  beantwoordInformatievraag: {
    ja: { open: mensen(BEVRAAGD), afgeschaald: NIEMAND, gesloten: NIEMAND },
    verboden: ZIET_VRAAG,
  },
  trekInformatievraagIn: opdracht(samen(ZETEL_POLITIE, thuis("procesregisseur")), opCasus(LEEST_OVERDRACHT)),
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
  beantwoordUitnodiging: {
    ja: {
      open: mensen(samen(AANVAARD, GENODIGD)),
      afgeschaald: NIEMAND,
      gesloten: NIEMAND,
    },
    verboden: ZIET_UITNODIGING,
  },
  beeindigUitnodiging: opdracht(thuis("procesregisseur")),
  bepaalGemeente: opdracht(thuis("procesregisseur")),
  beoordeelPlek: opdracht(thuis("procesregisseur")),
  leesVolledigheid: lezen(ZIET),
  // Who works on the whole casus, and the meldpunt, which has the meldingen.
  leesMelders: lezen(opCasus(samen(zonder(ZIET_ALTIJD, "opsporing"), thuis("meldpunt")))),
  legHoorverslagVast: opdracht(thuis("meldpunt", "procesregisseur")),
  vraagMelder: opdracht(thuis("meldpunt", "procesregisseur")),
  stelMelderVrij: opdracht(thuis("meldpunt", "procesregisseur")),
  wijsExpertiseAf: opdracht(thuis("procesregisseur")),
  rondBedenktijdAf: opdracht(thuis("zorgcoordinator")),
  legCasusoverlegVast: opdracht(thuis("procesregisseur")),
  zetOpAgenda: opdracht(thuis("procesregisseur")),
  haalVanAgenda: opdracht(thuis("procesregisseur")),
  // An agreement of nla.
  rondAfspraakAf: {
    ja: { open: mensen(AANVAARD), afgeschaald: NIEMAND, gesloten: NIEMAND },
    verboden: ZIET,
  },
  // Planned by the procesregie, and of this casus only (R1).
  planCasusoverleg: rol(thuis("procesregisseur")),
  leesCasusoverleggen: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesCasusoverleg: lezen(ZIET_OVERLEG),
  leesCasusoverlegAlsAgenda: lezen(ZIET_OVERLEG),
  wijzigCasusoverleg: opdracht(thuis("procesregisseur"), ZIET_OVERLEG),
  zegCasusoverlegAf: opdracht(thuis("procesregisseur"), ZIET_OVERLEG),
  maakPlan: opdracht(TEAM),
  stelPlanVast: opdracht(MET_MANDAAT, GEDEELD),
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
  stelProcesbegeleiderAan: opdracht(thuis("procesregisseur")),
  legEvaluatieVast: {
    ja: {
      open: thuis("procesbegeleider-evaluatie"),
      afgeschaald: NIEMAND,
      gesloten: thuis("procesbegeleider-evaluatie"),
    },
    // Who directs the evaluation reads it; who evaluates writes it.
    verboden: ZIET,
  },
  borgLessen: opdracht(thuis("procesregisseur")),
  neemNoodtoegang: {
    ja: {
      open: overal(BREEKT_GLAS, { zonderConvenant: false }),
      afgeschaald: overal(BREEKT_GLAS, { zonderConvenant: false }),
      gesloten: NIEMAND,
    },
    verboden: ZIET,
  },
  leesNoodtoegangen: rol(thuis("procesregisseur", "fg")),
  // For people only, so a system is refused before any casus is looked for; whoever else may not, finds none.
  leesInzagerechten: {
    ja: steeds(thuis("procesregisseur", "fg")),
    verboden: steeds(overal(["partnersysteem"], { zonderConvenant: true })),
  },
  leesNotificaties: rol(FEED),
  ...GIDS,
  ...REGISTER,
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
  legPreventieactiviteitVast: rol(overal(PREVENTIE, { zonderConvenant: true })),
  leesPreventieactiviteit: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesPreventieactiviteiten: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
};

/** What an operation answers to somebody in this role who stands to the casus like this. */
export const verwacht = (
  regel: Regel,
  cel: { readonly rol: Rol; readonly relatie: Relatie; readonly status: Status; readonly toegestaan: number },
): number => {
  const geldt = (deel: Regel["ja"]): boolean => deel[cel.status][cel.relatie].includes(cel.rol);
  if (geldt(regel.ja)) return cel.toegestaan;
  return geldt(regel.verboden) ? 403 : 404;
};
