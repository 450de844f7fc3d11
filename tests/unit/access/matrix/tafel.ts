import type { Rol } from "../../../../shared/domain/actor.ts";
import type { Relatie } from "./relaties.ts";

/*
 * The expected outcome of every cell, written by hand from the requirements (X7, R1–R27, I1–I23) and not from the policies. A
 * new operation, role or relation is not in it until somebody decides; then the test fails.
 */

/** The three ends at which access is asked. */
export const STATUSSEN = ["open", "afgeschaald", "gesloten"] as const;
export type Status = (typeof STATUSSEN)[number];

/** Who, by how they stand to the casus. */
type Wie = Readonly<Record<Relatie, readonly Rol[]>>;

const NIEMAND: Wie = {
  "eigen-organisatie": [],
  "eigen-gemeente": [],
  "andere-organisatie": [],
  "andere-gemeente": [],
  uitgenodigd: [],
  aanvaard: [],
  afgewezen: [],
  beeindigd: [],
  "geen-convenant": [],
  uitgetreden: [],
  "geen-mandaat": [],
  "vervanger-binnen": [],
  "vervanger-buiten": [],
  noodtoegang: [],
};
const wie = (deel: Partial<Wie>): Wie => ({ ...NIEMAND, ...deel });

/** At their own organisation, whatever seat or mandate they have there. */
const thuis = (...rollen: readonly Rol[]): Wie =>
  wie({
    "eigen-organisatie": rollen,
    "geen-mandaat": rollen,
    "vervanger-binnen": rollen,
    "vervanger-buiten": rollen,
  });
/** Anybody in these roles, wherever; with a convenant or also without. */
const overal = (rollen: readonly Rol[], ook: { readonly zonderConvenant: boolean }): Wie => {
  const zonder = ook.zonderConvenant ? rollen : [];
  return {
    ...{ "eigen-organisatie": rollen, "eigen-gemeente": rollen, "andere-organisatie": rollen },
    ...{ "andere-gemeente": rollen, uitgenodigd: rollen, aanvaard: rollen, afgewezen: rollen, beeindigd: rollen },
    ...{ "geen-convenant": zonder, uitgetreden: zonder, "geen-mandaat": rollen },
    ...{ "vervanger-binnen": rollen, "vervanger-buiten": rollen, noodtoegang: rollen },
  };
};
const samen = (...delen: readonly Wie[]): Wie =>
  Object.fromEntries(
    (Object.keys(NIEMAND) as readonly Relatie[]).map((relatie) => [
      relatie,
      [...new Set(delen.flatMap((deel) => deel[relatie]))],
    ]),
  ) as unknown as Wie;
const zonder = (deel: Wie, ...rollen: readonly Rol[]): Wie =>
  Object.fromEntries(
    Object.entries(deel).map(([relatie, alle]) => [relatie, alle.filter((rol) => !rollen.includes(rol))]),
  ) as unknown as Wie;
const behalve = (deel: Wie, ...relaties: readonly Relatie[]): Wie => ({
  ...deel,
  ...Object.fromEntries(relaties.map((relatie) => [relatie, []])),
});

const ALLE_ROLLEN: readonly Rol[] = [
  ...(["partnersysteem", "meldpunt", "lid-ketenregieteam", "procesregisseur", "zorgcoordinator"] as const),
  ...(["aandachtsfunctionaris", "partner", "opsporing", "procesbegeleider-evaluatie", "ketenregisseur"] as const),
  ...(["bestuurder", "beheerder", "fg", "it", "ops"] as const),
];
/** Who carries out work at an invited organisation. */
const UITVOERENDE_MENSEN: readonly Rol[] = ["partner", "lid-ketenregieteam", "zorgcoordinator", "procesregisseur"];
const UITVOEREND: readonly Rol[] = ["partnersysteem", ...UITVOERENDE_MENSEN];
/** The team of the casustafel: the fixed seats and the own municipality; a deputy inside the window only (X7, X16). */
const TEAM = wie({
  "eigen-organisatie": ["lid-ketenregieteam"],
  "eigen-gemeente": ["lid-ketenregieteam"],
  "geen-mandaat": ["lid-ketenregieteam"],
  "vervanger-binnen": ["lid-ketenregieteam"],
});
const SYSTEEM_VAN_ZETEL = samen(thuis("partnersysteem"), wie({ "eigen-gemeente": ["partnersysteem"] }));
/** Who may break the glass; it stays broken for them only while they have such a role. */
const BREEKT_GLAS: readonly Rol[] = ["lid-ketenregieteam", "meldpunt", "zorgcoordinator", "partner"];
const NOODTOEGANG = wie({ noodtoegang: BREEKT_GLAS });
/** The partner that accepted, nla, investigates as politie does. */
const OPSPORING = samen(thuis("opsporing"), wie({ aanvaard: ["opsporing"] }));
const AANVAARD = wie({ aanvaard: UITVOEREND });

/** For whom the casus exists; a partner until the end, a broken glass not once it is closed. */
const ZIET_ALTIJD = samen(TEAM, SYSTEEM_VAN_ZETEL, thuis("procesregisseur", "zorgcoordinator"), OPSPORING);
export const ZIET: Readonly<Record<Status, Wie>> = {
  open: samen(ZIET_ALTIJD, AANVAARD, NOODTOEGANG),
  afgeschaald: samen(ZIET_ALTIJD, NOODTOEGANG),
  gesloten: ZIET_ALTIJD,
};

/** Where the operation is allowed, and what the others get. */
export interface Regel {
  /** The right is there: 200 for a read, else the refusal of what comes after it, such as the body. */
  readonly ja: Readonly<Record<Status, Wie>>;
  /** Who knows that it exists and may not: 403. Everybody else: 404. */
  readonly verboden: Readonly<Record<Status, Wie>>;
}

const steeds = (deel: Wie): Readonly<Record<Status, Wie>> => ({ open: deel, afgeschaald: deel, gesloten: deel });
const IEDEREEN = steeds(overal(ALLE_ROLLEN, { zonderConvenant: true }));
const NERGENS = steeds(NIEMAND);

/** Only for who sees the casus: 404 else. */
const lezen = (ja: Regel["ja"]): Regel => ({ ja, verboden: NERGENS });
/** A command on the casus: 403 for who sees it, 404 else. */
const opdracht = (ja: Wie, verboden: Regel["verboden"] = ZIET): Regel => ({ ja: steeds(ja), verboden });
/** No casus is at stake: 403 else. */
const rol = (ja: Wie): Regel => ({ ja: steeds(ja), verboden: IEDEREEN });

const MET_MANDAAT = behalve(TEAM, "geen-mandaat");
/** The seat of politie, which intervenes at a doorlaatverbod and supplied the first weging. */
const ZETEL_POLITIE = behalve(TEAM, "eigen-gemeente");
const MELDEN: readonly Rol[] = [
  ...(["partnersysteem", "meldpunt", "lid-ketenregieteam", "procesregisseur", "zorgcoordinator"] as const),
  ...(["aandachtsfunctionaris", "partner"] as const),
];
const PREVENTIE: readonly Rol[] = [...MELDEN, "ketenregisseur"];
/** Plan and consultation are in the shared view, which neither an investigator nor a broken glass gives. */
const GEDEELD: Readonly<Record<Status, Wie>> = {
  open: samen(zonder(ZIET_ALTIJD, "opsporing"), AANVAARD),
  afgeschaald: zonder(ZIET_ALTIJD, "opsporing"),
  gesloten: zonder(ZIET_ALTIJD, "opsporing"),
};
/** The first weging is the team's, its direction's, and of who broke the glass. */
const EERSTE_WEGING: Readonly<Record<Status, Wie>> = {
  open: samen(zonder(ZIET_ALTIJD, "opsporing"), NOODTOEGANG),
  afgeschaald: samen(zonder(ZIET_ALTIJD, "opsporing"), NOODTOEGANG),
  gesloten: zonder(ZIET_ALTIJD, "opsporing"),
};
const GENODIGD = wie({ uitgenodigd: UITVOEREND });
const mensen = (deel: Wie): Wie => zonder(deel, "partnersysteem");

/** An own invitation exists while it can be answered or gives access; the organisation of the others is asked about nla's. */
const ZIET_UITNODIGING: Readonly<Record<Status, Wie>> = {
  open: samen(ZIET.open, GENODIGD),
  afgeschaald: ZIET.afgeschaald,
  gesloten: ZIET.gesloten,
};

/** Who reads a file that came with the melding, of the kind `document`. */
const LEEST_BIJLAGE = samen(zonder(ZIET_ALTIJD, "opsporing"), thuis("meldpunt"), wie({ aanvaard: ["partnersysteem"] }));

/** Feeds tell which casussen there are: for who works on them at an organisation that takes part. */
const FEED = samen(
  overal(["partnersysteem"], { zonderConvenant: false }),
  thuis("procesregisseur", "meldpunt", "fg", "zorgcoordinator", "procesbegeleider-evaluatie"),
  // At an organisation with a seat, as politie here and each gemeente, it is for who fills the seat and not for any partner.
  behalve(
    overal(["partner", "zorgcoordinator", "procesbegeleider-evaluatie"], { zonderConvenant: false }),
    ...(["eigen-organisatie", "geen-mandaat", "vervanger-binnen", "vervanger-buiten"] as const),
    ...(["eigen-gemeente", "andere-gemeente"] as const),
  ),
  behalve(overal(["lid-ketenregieteam"], { zonderConvenant: false }), "vervanger-buiten"),
);

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
  leesInstrumenten: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  // Handed in by the system of nla; the meldpunt sees all.
  leesMelding: lezen(steeds(samen(wie({ aanvaard: ["partnersysteem"] }), thuis("meldpunt")))),
  leesDossier: lezen({
    open: samen(ZIET.open, thuis("meldpunt")),
    afgeschaald: samen(ZIET.afgeschaald, thuis("meldpunt")),
    gesloten: samen(ZIET.gesloten, thuis("meldpunt")),
  }),
  // Who is who is the meldpunt's to decide (R6); who sees the dossier knows that it is there.
  leesMatchvragen: { ja: steeds(thuis("meldpunt")), verboden: ZIET },
  besluitMatch: opdracht(thuis("meldpunt")),
  splitsDossier: opdracht(thuis("meldpunt")),
  // Who looks finds what they see; a casus is not at stake. Read: by the team and who carries the casus, no partner (H3.2-b3).
  zoekPlekken: rol(overal(ALLE_ROLLEN, { zonderConvenant: true })),
  leesPlek: lezen(steeds(zonder(ZIET_ALTIJD, "opsporing"))),
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
  leesBijlage: lezen(steeds(LEEST_BIJLAGE)),
  zieBijlageIn: lezen(steeds(LEEST_BIJLAGE)),
  besluitBijlage: opdracht(thuis("meldpunt"), steeds(LEEST_BIJLAGE)),
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
  legInterventieberichtVast: opdracht(ZETEL_POLITIE, EERSTE_WEGING),
  beeindigInterventie: opdracht(MET_MANDAAT, EERSTE_WEGING),
  bereidOverdrachtVoor: opdracht(TEAM),
  legInstemmingVast: opdracht(ZETEL_POLITIE, EERSTE_WEGING),
  nodigPartnersUit: opdracht(thuis("procesregisseur")),
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
  legCasusoverlegVast: opdracht(thuis("procesregisseur")),
  maakPlan: opdracht(TEAM),
  stelPlanVast: opdracht(MET_MANDAAT, GEDEELD),
  legActieresultaatVast: {
    ja: { open: mensen(AANVAARD), afgeschaald: NIEMAND, gesloten: NIEMAND },
    verboden: ZIET,
  },
  legVoortgangVast: opdracht(TEAM),
  regelNazorg: opdracht(thuis("zorgcoordinator")),
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
