import type { Rol } from "../../../../shared/domain/actor.ts";
import type { Relatie } from "./relaties.ts";
import { UITVOERING } from "./tafel-uitvoering.ts";
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
  ZIET_OVERDRACHT,
  BEVRAAGD,
  ZIET_VRAAG,
  LEEST_BIJLAGE,
  BEHEERT_KANAAL,
  FEED,
  OPS,
  ZIET_KANAAL,
  type Status,
  type Regel,
  BRENGT,
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
  // How what was told is delivered, and nothing of what it was.
  leesKanalen: rol(samen(FEED, OPS, overal(["beheerder"], { zonderConvenant: false }))),
  ...Object.fromEntries(
    ["leesKanaal", "leesBezorgingen", "leesHerlevering"].map((naam) => [naam, lezen(steeds(ZIET_KANAAL))]),
  ),
  ...Object.fromEntries(
    ["vraagHerlevering", "hervatKanaal"].map((naam) => [
      naam,
      { ja: steeds(BEHEERT_KANAAL), verboden: steeds(ZIET_KANAAL) },
    ]),
  ),
  ...GIDS,
  ...REGISTER,
  legPreventieactiviteitVast: rol(overal(PREVENTIE, { zonderConvenant: true })),
  leesPreventieactiviteit: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesPreventieactiviteiten: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  ...UITVOERING,
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
