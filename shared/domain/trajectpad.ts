/** Where a criminal track stops (H4.2). */
export type Trajecteinde = "afgerond";

interface TrajectstapInTabel {
  /** Outcome → next step, the same one again, or the end. */
  readonly uitkomsten: Readonly<Record<string, string>>;
}

/**
 * The path of a criminal track as data, as PAD is that of a casus (H4.2-a1 … c1). The commands advance the record by it; the ASL file
 * is tested against it, both ways. What a step holds is a fact or a code with a date, never the documents or what an investigation found.
 */
export const TRAJECTPAD = {
  /** The wegingsformulier: it starts the track, which is then at `opsporing`; a track can be led back to it (H4.2-a1). */
  "pre-weeg": { uitkomsten: { "in-onderzoek": "opsporing", "niet-oppakken": "afgerond" } },
  /** Whether there is enough to prosecute on: facts present, yes or no (H4.2-b1). */
  opsporing: { uitkomsten: { aanvullen: "opsporing", voldoende: "strategie", "geen-vervolg": "afgerond" } },
  /** The strategy of the investigation is determined (H4.2-c1). */
  strategie: { uitkomsten: { bepaald: "middelen" } },
  /** Coercive and investigative means: none, or some, and later more (H4.2-c1). */
  middelen: { uitkomsten: { aanvullend: "middelen", ingezonden: "om-beslissing" } },
  /** What the OM decides: the region's decisions, each leading to one of these. */
  "om-beslissing": { uitkomsten: { einde: "afgerond", zitting: "zitting", terug: "opsporing" } },
  /** The court: adjourned, or a judgment. */
  zitting: { uitkomsten: { aangehouden: "zitting", uitspraak: "afgerond" } },
} as const satisfies Readonly<Record<string, TrajectstapInTabel>>;

/** A step of a criminal track. */
export type Trajectstap = keyof typeof TRAJECTPAD;
/** The outcomes that a step can have. */
export type Trajectuitkomst<S extends Trajectstap> = keyof (typeof TRAJECTPAD)[S]["uitkomsten"] & string;

/** All steps, in order: a track is led back to an earlier one only. */
export const TRAJECTSTAPPEN = Object.keys(TRAJECTPAD) as unknown as readonly [Trajectstap, ...Trajectstap[]];

/** Activity of the reference model that all of it belongs to (B6.F7). */
export const TRAJECTACTIVITEIT = "4.2";

const isTrajectstap = (naam: string): naam is Trajectstap => Object.hasOwn(TRAJECTPAD, naam);

/** The step after `stap` with `uitkomst`, or the end. */
export const trajectvervolg = (stap: Trajectstap, uitkomst: string): Trajectstap | Trajecteinde => {
  const { uitkomsten }: TrajectstapInTabel = TRAJECTPAD[stap];
  const volgende = uitkomsten[uitkomst];
  if (volgende === "afgerond") return volgende;
  if (volgende === undefined || !isTrajectstap(volgende))
    throw new Error(`TRAJECTPAD: ${stap} kent geen uitkomst ${uitkomst}`);
  return volgende;
};

/** Whether `naar` comes before `van`. */
export const isEerder = (naar: Trajectstap, van: Trajectstap): boolean =>
  TRAJECTSTAPPEN.indexOf(naar) < TRAJECTSTAPPEN.indexOf(van);
