/** The four hoofdstappen that a casus walks; hoofdstap 1 works per activity, not per case (design section 5). */
export type Hoofdstap = 2 | 3 | 4 | 5;

/** Where the path stops: the casus is scaled down (X5: never deleted) or closed with an outcome. */
export type Einde = "afgeschaald" | "gesloten";

interface StapInTabel {
  readonly hoofdstap: Hoofdstap;
  /** Number of the activity in the reference model (B6.F4–F8). */
  readonly activiteit: string;
  /** `professional`: a Taak waits for a command; `automatisch`: the machine does it itself. */
  readonly uitvoering: "professional" | "automatisch";
  /** Outcome → next step, or the end of the path. */
  readonly uitkomsten: Readonly<Record<string, string>>;
}

/**
 * The path of a casus as data (domain/chain.md "Path of a case"; H2.3-c1, H3.2-c5, H4.3-c1).
 * The commands advance the record by it; the ASL files are tested against it, both ways.
 */
export const PAD = {
  verrijken: { hoofdstap: 2, activiteit: "2.2", uitvoering: "professional", uitkomsten: { verrijkt: "weging-1" } },
  "weging-1": {
    hoofdstap: 2,
    activiteit: "2.3",
    uitvoering: "professional",
    uitkomsten: { wel: "partners-uitnodigen", geen: "overdracht-na-weging-1" },
  },
  "overdracht-na-weging-1": {
    hoofdstap: 2,
    activiteit: "2.3",
    uitvoering: "professional",
    uitkomsten: { aangeboden: "overdracht-volgen", "geen-overdracht": "afgeschaald" },
  },
  "overdracht-volgen": {
    hoofdstap: 2,
    activiteit: "2.3",
    uitvoering: "professional",
    uitkomsten: {
      aanvaard: "afgeschaald",
      geweigerd: "overdracht-na-weging-1",
      ingetrokken: "overdracht-na-weging-1",
    },
  },
  "partners-uitnodigen": {
    hoofdstap: 3,
    activiteit: "3.1",
    uitvoering: "professional",
    uitkomsten: { uitgenodigd: "casusoverleg" },
  },
  casusoverleg: { hoofdstap: 3, activiteit: "3.1", uitvoering: "professional", uitkomsten: { gehouden: "weging-2" } },
  "weging-2": {
    hoofdstap: 3,
    activiteit: "3.2",
    uitvoering: "professional",
    uitkomsten: {
      "wel-wel": "plan-van-aanpak",
      "wel-geen": "plan-van-aanpak",
      "geen-wel": "overdracht-naar-zorg",
      "geen-geen": "afgeschaald",
    },
  },
  "overdracht-naar-zorg": {
    hoofdstap: 3,
    activiteit: "3.2",
    uitvoering: "professional",
    uitkomsten: { aangeboden: "zorgoverdracht-volgen", "geen-overdracht": "afgeschaald" },
  },
  "zorgoverdracht-volgen": {
    hoofdstap: 3,
    activiteit: "3.2",
    uitvoering: "professional",
    uitkomsten: { aanvaard: "afgeschaald", geweigerd: "overdracht-naar-zorg", ingetrokken: "overdracht-naar-zorg" },
  },
  "plan-van-aanpak": {
    hoofdstap: 3,
    activiteit: "3.3",
    uitvoering: "professional",
    uitkomsten: { vastgesteld: "acties-uitzetten" },
  },
  "acties-uitzetten": {
    hoofdstap: 4,
    activiteit: "4.1",
    uitvoering: "automatisch",
    uitkomsten: { uitgezet: "voortgang" },
  },
  voortgang: {
    hoofdstap: 4,
    activiteit: "4.3",
    uitvoering: "professional",
    uitkomsten: {
      voortzetten: "voortgang",
      bijsturen: "plan-van-aanpak",
      "terug-naar-weging-2": "weging-2",
      "terug-naar-casusoverleg": "casusoverleg",
      "terug-naar-uitnodigen": "partners-uitnodigen",
      afronden: "nazorg",
    },
  },
  nazorg: {
    hoofdstap: 4,
    activiteit: "4.4",
    uitvoering: "professional",
    uitkomsten: { geregeld: "procesbegeleider" },
  },
  procesbegeleider: {
    hoofdstap: 5,
    activiteit: "5.1",
    uitvoering: "professional",
    uitkomsten: { aangesteld: "evaluatie" },
  },
  evaluatie: { hoofdstap: 5, activiteit: "5.2", uitvoering: "professional", uitkomsten: { geevalueerd: "lessen" } },
  lessen: { hoofdstap: 5, activiteit: "5.3", uitvoering: "professional", uitkomsten: { geborgd: "gesloten" } },
} as const satisfies Readonly<Record<string, StapInTabel>>;

/** A step of the path: one activity at which a casus can stand. */
export type Stap = keyof typeof PAD;
/** The outcomes that a step can have. */
export type Uitkomst<S extends Stap> = keyof (typeof PAD)[S]["uitkomsten"] & string;

/** All steps, in the order of the chain. */
export const STAPPEN = Object.keys(PAD) as readonly Stap[];

/**
 * The steps at which an offered handover waits for its receiver, each with the step that offered it and gets it back when it is
 * declined or withdrawn (H2.3-d2, H3.2-c5).
 */
export const VOLGSTAPPEN = {
  "overdracht-volgen": "overdracht-na-weging-1",
  "zorgoverdracht-volgen": "overdracht-naar-zorg",
} as const satisfies Partial<Record<Stap, Stap>>;
export type Volgstap = keyof typeof VOLGSTAPPEN;

/** Whether a handover waits for its receiver at this step; also asked of the kind of a task. */
export const isVolgstap = (naam: string): naam is Volgstap => Object.hasOwn(VOLGSTAPPEN, naam);

/** What follows after a step's outcome. */
export type Vervolg =
  | { readonly soort: "stap"; readonly stap: Stap; readonly nieuweUitvoering: boolean }
  | { readonly soort: "einde"; readonly einde: Einde };

export const isStap = (naam: string): naam is Stap => Object.hasOwn(PAD, naam);

/**
 * The step after `stap` with `uitkomst`. `nieuweUitvoering` tells that another execution carries it: the next
 * hoofdstap, or in hoofdstap 4 the next monitoring round (one execution a round).
 */
export const vervolgNa = <S extends Stap>(stap: S, uitkomst: Uitkomst<S>): Vervolg => {
  const huidig: StapInTabel = PAD[stap];
  const volgende = huidig.uitkomsten[uitkomst];
  if (volgende === "afgeschaald" || volgende === "gesloten") return { soort: "einde", einde: volgende };
  if (volgende === undefined || !isStap(volgende)) throw new Error(`PAD: ${stap} kent geen uitkomst ${uitkomst}`);
  return {
    soort: "stap",
    stap: volgende,
    nieuweUitvoering: PAD[volgende].hoofdstap !== huidig.hoofdstap || volgende === stap,
  };
};
