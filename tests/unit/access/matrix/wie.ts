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
export type Wie = Readonly<Record<Relatie, readonly Rol[]>>;

export const NIEMAND: Wie = {
  "eigen-organisatie": [],
  "eigen-gemeente": [],
  "andere-organisatie": [],
  "andere-gemeente": [],
  uitgenodigd: [],
  aanvaard: [],
  afgewezen: [],
  beeindigd: [],
  ontvanger: [],
  bevraagd: [],
  "geen-convenant": [],
  uitgetreden: [],
  "geen-mandaat": [],
  "vervanger-binnen": [],
  "vervanger-buiten": [],
  noodtoegang: [],
  toegewezen: [],
};
export const wie = (deel: Partial<Wie>): Wie => ({ ...NIEMAND, ...deel });

/** At their own organisation, whatever seat or mandate they have there. */
export const thuis = (...rollen: readonly Rol[]): Wie =>
  wie({
    "eigen-organisatie": rollen,
    "geen-mandaat": rollen,
    "vervanger-binnen": rollen,
    "vervanger-buiten": rollen,
  });
/** Anybody in these roles, wherever; with a convenant or also without. */
export const overal = (rollen: readonly Rol[], ook: { readonly zonderConvenant: boolean }): Wie => {
  const zonder = ook.zonderConvenant ? rollen : [];
  return {
    ...{ "eigen-organisatie": rollen, "eigen-gemeente": rollen, "andere-organisatie": rollen },
    ...{ "andere-gemeente": rollen, uitgenodigd: rollen, aanvaard: rollen, afgewezen: rollen, beeindigd: rollen },
    ...{ ontvanger: rollen, bevraagd: rollen },
    ...{ "geen-convenant": zonder, uitgetreden: zonder, "geen-mandaat": rollen },
    ...{ "vervanger-binnen": rollen, "vervanger-buiten": rollen, noodtoegang: rollen, toegewezen: rollen },
  };
};
export const samen = (...delen: readonly Wie[]): Wie =>
  Object.fromEntries(
    (Object.keys(NIEMAND) as readonly Relatie[]).map((relatie) => [
      relatie,
      [...new Set(delen.flatMap((deel) => deel[relatie]))],
    ]),
  ) as unknown as Wie;
export const zonder = (deel: Wie, ...rollen: readonly Rol[]): Wie =>
  Object.fromEntries(
    Object.entries(deel).map(([relatie, alle]) => [relatie, alle.filter((rol) => !rollen.includes(rol))]),
  ) as unknown as Wie;
export const behalve = (deel: Wie, ...relaties: readonly Relatie[]): Wie => ({
  ...deel,
  ...Object.fromEntries(relaties.map((relatie) => [relatie, []])),
});

export const ALLE_ROLLEN: readonly Rol[] = [
  ...(["partnersysteem", "meldpunt", "lid-ketenregieteam", "procesregisseur", "zorgcoordinator"] as const),
  ...(["aandachtsfunctionaris", "partner", "opsporing", "procesbegeleider-evaluatie", "ketenregisseur"] as const),
  ...(["procesbegeleider-zvh", "bestuurder", "beheerder", "fg", "it", "ops"] as const),
];
/** Who carries out work at an invited organisation. */
export const UITVOERENDE_MENSEN: readonly Rol[] = [
  "partner",
  "lid-ketenregieteam",
  "zorgcoordinator",
  "procesregisseur",
];
export const UITVOEREND: readonly Rol[] = ["partnersysteem", ...UITVOERENDE_MENSEN];
/** The team of the casustafel: the fixed seats and the own municipality; a deputy inside the window only (X7, X16). */
export const TEAM = wie({
  "eigen-organisatie": ["lid-ketenregieteam"],
  "eigen-gemeente": ["lid-ketenregieteam"],
  "geen-mandaat": ["lid-ketenregieteam"],
  "vervanger-binnen": ["lid-ketenregieteam"],
});
export const SYSTEEM_VAN_ZETEL = samen(thuis("partnersysteem"), wie({ "eigen-gemeente": ["partnersysteem"] }));
/** Who may break the glass; it stays broken for them only while they have such a role. */
export const BREEKT_GLAS: readonly Rol[] = ["lid-ketenregieteam", "meldpunt", "zorgcoordinator", "partner"];
export const NOODTOEGANG = wie({ noodtoegang: BREEKT_GLAS });
/** The partner that accepted, nla, investigates as politie does. */
export const OPSPORING = samen(thuis("opsporing"), wie({ aanvaard: ["opsporing"] }));
export const AANVAARD = wie({ aanvaard: UITVOEREND });

/** For whom the casus exists; a partner until the end, a broken glass not once it is closed. */
export const ZIET_ALTIJD = samen(TEAM, SYSTEEM_VAN_ZETEL, thuis("procesregisseur", "zorgcoordinator"), OPSPORING);
/** For whom a closed casus is shielded: of those who saw it as long as it was not, only its direction still does. */
const AFGESCHERMD = samen(TEAM, SYSTEEM_VAN_ZETEL, thuis("zorgcoordinator"));
/** What is left of this once the casus is closed. */
export const naSluiting = (deel: Wie): Wie =>
  Object.fromEntries(
    (Object.entries(deel) as [Relatie, readonly Rol[]][]).map(([relatie, alle]) => [
      relatie,
      alle.filter((rol) => !AFGESCHERMD[relatie].includes(rol)),
    ]),
  ) as unknown as Wie;
/** As long as the casus is there for them: of a closed one what is left. */
export const opCasus = (deel: Wie): Readonly<Record<Status, Wie>> => ({
  ...{ open: deel, afgeschaald: deel },
  gesloten: naSluiting(deel),
});
export const ZIET: Readonly<Record<Status, Wie>> = {
  open: samen(ZIET_ALTIJD, AANVAARD, NOODTOEGANG),
  afgeschaald: samen(ZIET_ALTIJD, NOODTOEGANG),
  gesloten: naSluiting(ZIET_ALTIJD),
};

/** Where the operation is allowed, and what the others get. */
export interface Regel {
  /** The right is there: 200 for a read, else the refusal of what comes after it, such as the body. */
  readonly ja: Readonly<Record<Status, Wie>>;
  /** Who knows that it exists and may not: 403. Everybody else: 404. */
  readonly verboden: Readonly<Record<Status, Wie>>;
}

export const steeds = (deel: Wie): Readonly<Record<Status, Wie>> => ({ open: deel, afgeschaald: deel, gesloten: deel });
export const IEDEREEN = steeds(overal(ALLE_ROLLEN, { zonderConvenant: true }));
export const NERGENS = steeds(NIEMAND);

/** Only for who sees the casus: 404 else. */
export const lezen = (ja: Regel["ja"]): Regel => ({ ja, verboden: NERGENS });
/** A command on the casus: 403 for who sees it, 404 else. */
export const opdracht = (ja: Wie, verboden: Regel["verboden"] = ZIET): Regel => ({ ja: opCasus(ja), verboden });
/** No casus is at stake: 403 else. */
export const rol = (ja: Wie): Regel => ({ ja: steeds(ja), verboden: IEDEREEN });

export const MET_MANDAAT = behalve(TEAM, "geen-mandaat");
/** The seat of politie, which intervenes at a doorlaatverbod and supplied the first weging. */
export const ZETEL_POLITIE = behalve(TEAM, "eigen-gemeente");
export const MELDEN: readonly Rol[] = [
  ...(["partnersysteem", "meldpunt", "lid-ketenregieteam", "procesregisseur", "zorgcoordinator"] as const),
  ...(["aandachtsfunctionaris", "partner"] as const),
];
export const PREVENTIE: readonly Rol[] = [...MELDEN, "ketenregisseur"];
/** What stands in the way and trends: reported by who works in the chain or steers it, at an organisation with a convenant. */
export const MELDT_STURING: readonly Rol[] = [
  ...[...PREVENTIE, "opsporing" as const, "procesbegeleider-evaluatie" as const],
  ...(["procesbegeleider-zvh", "bestuurder"] as const),
];
/** A knelpunt that ggd reported and the procesregisseur owns: who steers, its owner and ggd (here: declined) read it. */
export const LEEST_KNELPUNT = samen(
  overal(["bestuurder"], { zonderConvenant: false }),
  thuis("ketenregisseur", "procesregisseur", "procesbegeleider-zvh"),
  wie({ afgewezen: MELDT_STURING }),
);
/** A trend that ggd reported, for coa and who owns the policy, gemeente-doetinchem. */
export const LEEST_TREND = samen(
  overal(["bestuurder"], { zonderConvenant: false }),
  thuis("ketenregisseur", "procesregisseur", "aandachtsfunctionaris"),
  wie({ afgewezen: MELDT_STURING, "andere-organisatie": MELDT_STURING, "eigen-gemeente": MELDT_STURING }),
);

/** Plan and consultation are in the shared view, which neither an investigator nor a broken glass gives. */
export const GEDEELD: Readonly<Record<Status, Wie>> = {
  open: samen(zonder(ZIET_ALTIJD, "opsporing"), AANVAARD),
  afgeschaald: zonder(ZIET_ALTIJD, "opsporing"),
  gesloten: naSluiting(zonder(ZIET_ALTIJD, "opsporing")),
};
/** The first weging is the team's, its direction's, and of who broke the glass. */
export const EERSTE_WEGING: Readonly<Record<Status, Wie>> = {
  open: samen(zonder(ZIET_ALTIJD, "opsporing"), NOODTOEGANG),
  afgeschaald: samen(zonder(ZIET_ALTIJD, "opsporing"), NOODTOEGANG),
  gesloten: naSluiting(zonder(ZIET_ALTIJD, "opsporing")),
};
export const GENODIGD = wie({ uitgenodigd: UITVOEREND });
export const mensen = (deel: Wie): Wie => zonder(deel, "partnersysteem");

/** An own invitation exists while it can be answered or gives access; the organisation of the others is asked about nla's. */
export const ZIET_UITNODIGING: Readonly<Record<Status, Wie>> = {
  open: samen(ZIET.open, GENODIGD),
  afgeschaald: ZIET.afgeschaald,
  gesloten: ZIET.gesloten,
};

/** When a casus is discussed: who is at the consultation, and who is invited to it. Its direction always. */
export const ZIET_OVERLEG: Readonly<Record<Status, Wie>> = { ...GEDEELD, open: samen(GEDEELD.open, GENODIGD) };

/** Handed in by the system of nla; given to the partner advocatuur, its system included; the meldpunt sees all. */
export const ZIET_MELDING = samen(
  wie({ aanvaard: ["partnersysteem"], toegewezen: ["partner", "partnersysteem"] }),
  thuis("meldpunt"),
);
/** What is handed over is the team's and of who carries the casus; its receiver reads that and nothing else (H2.3-d2). */
export const LEEST_OVERDRACHT = zonder(ZIET_ALTIJD, "opsporing");
export const ONTVANGER = wie({ ontvanger: UITVOEREND });
/** While it can answer, and some days after it accepted; here they are over when the casus is closed. */
export const ONTVANGT: Readonly<Record<Status, Wie>> = { open: ONTVANGER, afgeschaald: ONTVANGER, gesloten: NIEMAND };
export const ZIET_OVERDRACHT: Readonly<Record<Status, Wie>> = {
  open: samen(LEEST_OVERDRACHT, ONTVANGT.open),
  afgeschaald: samen(LEEST_OVERDRACHT, ONTVANGT.afgeschaald),
  gesloten: naSluiting(LEEST_OVERDRACHT),
};
/** What was asked of an organisation that is not on the casus: while it is open it reads that and nothing else (H3.2-a1). */
export const BEVRAAGD = wie({ bevraagd: UITVOEREND });
export const ZIET_VRAAG: Readonly<Record<Status, Wie>> = {
  open: samen(LEEST_OVERDRACHT, BEVRAAGD),
  afgeschaald: LEEST_OVERDRACHT,
  gesloten: naSluiting(LEEST_OVERDRACHT),
};

/** The need of aftercare is given by advocatuur, outside the casus, and offered to wijkteam. */
export const GEEFT_NAZORG = wie({ toegewezen: UITVOEREND });
const BIJ_NAZORG = samen(GEEFT_NAZORG, ONTVANGER, thuis("zorgcoordinator"));
/** Who reads it: who works on the whole casus while that is open, who broke the glass, and by its own door also afterwards (X13). */
export const ZIET_NAZORG: Readonly<Record<Status, Wie>> = {
  open: samen(zonder(ZIET_ALTIJD, "opsporing"), NOODTOEGANG, BIJ_NAZORG),
  afgeschaald: samen(zonder(ZIET_ALTIJD, "opsporing"), NOODTOEGANG, BIJ_NAZORG),
  gesloten: samen(thuis("procesregisseur"), BIJ_NAZORG),
};
/** The list of them is there for who sees the casus, if only to be empty. */
export const ZIET_NAZORGLIJST: Readonly<Record<Status, Wie>> = {
  open: samen(ZIET.open, BIJ_NAZORG),
  afgeschaald: samen(ZIET.afgeschaald, BIJ_NAZORG),
  gesloten: samen(ZIET.gesloten, BIJ_NAZORG),
};

/** Who takes part in aligning care with the criminal track by a door of its own: while the casus is open (H4.2-g1, R10, R14). */
export const STEMT_AF = samen(
  thuis("aandachtsfunctionaris", "procesbegeleider-zvh"),
  wie({ "eigen-gemeente": ["aandachtsfunctionaris"] }),
);
/** Who reads what opsporing asked: who coordinates care, who guards the dates, and the investigators. */
export const LEEST_OPSPORINGSVRAAG = samen(thuis("procesregisseur", "zorgcoordinator"), OPSPORING);
/** What the seat of politie asked besides, its own organisation reads back. */
export const LEEST_AFSTEMMING = samen(LEEST_OPSPORINGSVRAAG, ZETEL_POLITIE, thuis("partnersysteem"));

/** Who works on the whole casus: they bring what they know (H3.2-a1). */
export const BRENGT = samen(TEAM, thuis("procesregisseur", "zorgcoordinator"));

/** Who reads a file that came with the melding, of the kind `document`. */
export const LEEST_BIJLAGE = samen(
  zonder(ZIET_ALTIJD, "opsporing"),
  thuis("meldpunt"),
  wie({ aanvaard: ["partnersysteem"] }),
);

/** Ops look after channels without a convenant, as long as their organisation did not leave. */
export const OPS = behalve(overal(["ops"], { zonderConvenant: true }), "uitgetreden");
/** The channel of politie: its system, who fills its seat and so reads its feed, and ops; its beheerder, who is at zvh here, not. */
export const BEHEERT_KANAAL = samen(thuis("partnersysteem"), OPS);
export const ZIET_KANAAL = samen(BEHEERT_KANAAL, behalve(thuis("lid-ketenregieteam"), "vervanger-buiten"));

/** Feeds tell which casussen there are: for who works on them at an organisation that takes part. */
export const FEED = samen(
  overal(["partnersysteem"], { zonderConvenant: false }),
  thuis("procesregisseur", "meldpunt", "fg", "zorgcoordinator", "procesbegeleider-evaluatie"),
  // At an organisation with a seat, as politie here and each gemeente, it is for who fills the seat and not for any partner.
  behalve(
    overal(["partner", "zorgcoordinator", "procesbegeleider-evaluatie"], { zonderConvenant: false }),
    ...(["eigen-organisatie", "geen-mandaat", "vervanger-binnen", "vervanger-buiten"] as const),
    ...(["eigen-gemeente", "andere-gemeente"] as const),
  ),
  behalve(overal(["lid-ketenregieteam"], { zonderConvenant: false }), "vervanger-buiten"),
  // Who investigates has a feed of their own, apart from their organisation's.
  OPSPORING,
);
