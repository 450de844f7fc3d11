import { WEG, maakCasusweg, type Casusweg, type Wegstap } from "../functions/casusweg.ts";
import { stap, TRAJECTEN } from "../functions/trajectdeur.ts";
import { maakWereld, type Lek, type Wereld } from "./wereld.ts";

/**
 * What runs on the casus: a track that moves; that one runs, by the boolean alone, set in the store at the very same moments; or none.
 */
export type Variant = "traject" | "boolean" | "geen";

interface Stand {
  readonly wereld: Wereld;
  readonly weg: Casusweg;
  readonly variant: Variant;
  trajectId: string | null;
}

type Deel = (stand: Stand) => Promise<void>;

/** An ordinary step of the casus, the same in every run. */
const casusstap =
  (naam: Wegstap): Deel =>
  async ({ wereld, weg }) => {
    const antwoord = await WEG[naam](weg);
    if (antwoord.status !== 201) throw new Error(`${naam}: ${String(antwoord.status)} ${antwoord.code ?? ""}`);
    await wereld.totRust();
    wereld.deur.verder(60);
  };

const dagen =
  (aantal: number): Deel =>
  ({ wereld }) =>
    wereld.dagenVerder(aantal);

const zet = ({ wereld, variant }: Stand, strafrechtelijkTrajectLoopt: boolean): void => {
  const [casus] = wereld.casework.vanType("casus");
  if (casus !== undefined && variant === "boolean") wereld.casework.zet({ ...casus, strafrechtelijkTrajectLoopt });
};

let sleutels = 0;
/** A command within the compartment; only where a track runs. */
const binnen =
  (wie: string, onder: string | null, body: (casusId: string) => unknown): Deel =>
  async (stand) => {
    const { wereld, weg, variant } = stand;
    if (variant !== "traject") return;
    const antwoord = await wereld.binnen(() =>
      wereld.deur.vraag(
        ...([wie, "POST", onder === null ? TRAJECTEN : `${TRAJECTEN}/${String(stand.trajectId)}/${onder}`] as const),
        ...([body(weg.casusId), { sleutel: `binnen-${String((sleutels += 1))}` }] as const),
      ),
    );
    if (antwoord.status !== 201) throw new Error(`${onder ?? "start"}: ${antwoord.rauw.body}`);
    stand.trajectId ??= String(antwoord.body["trajectId"]);
    await wereld.totRust();
  };
const begin: Deel = async (stand) => {
  await binnen("opsporing-nla", null, stap.start)(stand);
  zet(stand, true);
};
const einde =
  (laatste: Deel): Deel =>
  async (stand) => {
    await laatste(stand);
    zet(stand, false);
  };
const nla = (onder: string, body: unknown) => binnen("opsporing-nla", onder, () => body);
const om = (onder: string, body: unknown) => binnen("opsporing-om", onder, () => body);

/** Where everybody outside looks. */
export type Moment = "begonnen" | "onderweg" | "gesloten" | "afgerond";
type Onderdeel = Deel | Moment;

/** The whole way: the track moves through every step, asks, escalates, goes back, and ends when the casus is long closed. */
export const HELE_WEG: readonly Onderdeel[] = [
  ...(["weging1", "uitnodigen", "aanvaarden"] as const).map(casusstap),
  begin,
  "begonnen",
  ...(["afwijzen", "overleg"] as const).map(casusstap),
  nla("checklists", stap.checklist("aanvullen", { procesVerbaalVerdenking: false })),
  nla("deelnemers", stap.deelnemer("politie")),
  dagen(9),
  ...(["weging2", "plan", "vaststellen"] as const).map(casusstap),
  nla("checklists", stap.checklist()),
  nla("strategieen", stap.strategie()),
  casusstap("actieZorg"),
  nla("middelen", stap.middelen("aanvullend", ["doorzoeking"])),
  casusstap("actieNla"),
  nla("middelen", stap.middelen()),
  dagen(50),
  "onderweg",
  casusstap("afronden"),
  om("om-beslissingen", stap.beslissing("nader-onderzoek", null)),
  casusstap("nazorg"),
  nla("terugleidingen", stap.terug("pre-weeg")),
  // Long enough that the task escalates within the compartment, again and again, and outside tasks do so as well.
  dagen(25),
  casusstap("procesbegeleider"),
  nla("pre-wegingen", stap.preWeeg()),
  casusstap("evaluatie"),
  casusstap("lessen"),
  "gesloten",
  nla("checklists", stap.checklist()),
  nla("strategieen", stap.strategie()),
  nla("middelen", stap.middelen()),
  om("om-beslissingen", stap.beslissing("dagvaarding", null)),
  om("zittingen", stap.zitting(null)),
  // The court takes longer than an execution lives.
  ...Array.from({ length: 4 }, () => dagen(100)),
  einde(om("zittingen", stap.zitting())),
  "afgerond",
];

/** A part of it, with one look: for mutants, of which there are many. */
export const KORTE_WEG: readonly Onderdeel[] = [
  ...(["weging1", "uitnodigen", "aanvaarden"] as const).map(casusstap),
  begin,
  nla("checklists", stap.checklist()),
  casusstap("afwijzen"),
  casusstap("overleg"),
  dagen(9),
  dagen(60),
  casusstap("weging2"),
  "onderweg",
];

/** Walks it, and lets `kijk` look at each moment. */
export const speel = async (
  weg: readonly Onderdeel[],
  variant: Variant,
  kijk: (moment: Moment, wereld: Wereld, trajectId: string | null) => Promise<void>,
  lek: Lek = {},
): Promise<Wereld> => {
  const wereld = maakWereld("zaad", lek);
  sleutels = 0;
  const stand: Stand = { wereld, weg: await maakCasusweg(wereld.deur), variant, trajectId: null };
  await wereld.totRust();
  for (const deel of weg) {
    if (typeof deel === "string") await kijk(deel, wereld, stand.trajectId);
    else await deel(stand);
  }
  return wereld;
};
