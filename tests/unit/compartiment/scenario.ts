import type { Actor } from "../../../shared/domain/actor.ts";
import { etagVan } from "../../../shared/runtime/etag.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { WEG, maakCasusweg, type Casusweg, type Wegstap } from "../functions/casusweg.ts";
import { hervat, schortOp, verleng } from "../functions/opschortdeur.ts";
import { stap, TRAJECTEN } from "../functions/trajectdeur.ts";
import type { Antwoord } from "../functions/voordeur.ts";
import { kaart, zetKaart } from "../functions/voortgangweg.ts";
import { vraagAf, vraagAlsOpsporing } from "../functions/zorgafstemmingdeur.ts";
import { maakWereld, type Lek, type Wereld } from "./wereld.ts";

/**
 * What runs on the casus: a track that moves; that one runs, by the boolean alone, set in the store at the very same moments; or none.
 * Of the first two care is aligned with it, which without the boolean cannot be: "stil" is the boolean without that.
 */
export type Variant = "traject" | "boolean" | "stil" | "geen";

interface Stand {
  readonly wereld: Wereld;
  readonly weg: Casusweg;
  readonly variant: Variant;
  /** The alignments that were asked, and the suspension, by their ids. */
  readonly ids: Record<string, string>;
  trajectId: string | null;
}

type Deel = (stand: Stand) => Promise<void>;

/** What somebody does outside the compartment; `naam` keeps the id of what it made. */
const buiten =
  (naam: string, doe: (weg: Casusweg, ids: Readonly<Record<string, string>>) => Promise<Antwoord>): Deel =>
  async ({ wereld, weg, ids }) => {
    const antwoord = await doe(weg, ids);
    if (![200, 201].includes(antwoord.status)) throw new Error(`${naam}: ${antwoord.rauw.body}`);
    ids[naam] = String(antwoord.body["id"]);
    await wereld.totRust();
    wereld.deur.verder(60);
  };

/** An ordinary step of the casus, the same in every run. */
const casusstap = (naam: Wegstap): Deel => buiten(naam, (weg) => WEG[naam](weg));

/** A message of the alignment of care, of which both sides know: the same whether a track moves, or only the boolean says so. */
const afstemming = (...[naam, doe]: Parameters<typeof buiten>): Deel => {
  const deel = buiten(naam, doe);
  return async (stand) => {
    if (stand.variant === "traject" || stand.variant === "boolean") await deel(stand);
  };
};
const OP = "2026-05-28";
const af = {
  vraag: (naam: string, wie: string) => afstemming(naam, (weg) => vraagAf(weg, wie)),
  vraagTerug: (naam: string, wie: string) => afstemming(naam, (weg) => vraagAlsOpsporing(weg, wie)),
  antwoord: (naam: string, wie: string, antwoord: string, op: string | null = null) =>
    afstemming(`${naam}:antwoord`, (weg, ids) =>
      weg.doe(wie, `zorgafstemmingen/${String(ids[naam])}/antwoorden`, { antwoord, op, contact: "dienstdoende" }),
    ),
  antwoordTerug: (naam: string, wie: string) =>
    afstemming(`${naam}:antwoord`, (weg, ids) =>
      weg.doe(wie, `opsporingsvragen/${String(ids[naam])}/antwoorden`, { antwoord: "nu-niet-mogelijk" }),
    ),
  sluit: (naam: string, wie: string) =>
    afstemming(`${naam}:sluiting`, (weg, ids) =>
      weg.doe(wie, `zorgafstemmingen/${String(ids[naam])}/sluitingen`, { reden: "geregeld" }),
    ),
};

/** The first need of aftercare, looked at again by who gives it. */
const herzie = buiten("herziening", ({ deur, pad }) => {
  const [behoefte] = deur.casework.vanType("nazorgbehoefte");
  const ifMatch = etagVan(behoefte?.versie ?? 0);
  const bij = `${pad}/nazorgbehoeften/${behoefte?.behoefteId ?? ""}/versies`;
  return deur.vraag("zorgcoordinator", "POST", bij, opdracht.herziening(), { ifMatch });
});

const dagen =
  (aantal: number): Deel =>
  ({ wereld }) =>
    wereld.dagenVerder(aantal);

const zet = ({ wereld, variant }: Stand, strafrechtelijkTrajectLoopt: boolean): void => {
  const [casus] = wereld.casework.vanType("casus");
  if (casus !== undefined && (variant === "boolean" || variant === "stil"))
    wereld.casework.zet({ ...casus, strafrechtelijkTrajectLoopt });
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

/**
 * The whole way: the track moves through every step, asks, escalates, goes back, and ends when the casus is long closed. Outside care
 * is aligned, the casus rests and goes on, and aftercare outlives it.
 */
export const HELE_WEG: readonly Onderdeel[] = [
  ...(["weging1", "uitnodigen", "aanvaarden"] as const).map(casusstap),
  begin,
  "begonnen",
  ...(["afwijzen", "overleg"] as const).map(casusstap),
  nla("checklists", stap.checklist("aanvullen", { procesVerbaalVerdenking: false })),
  nla("deelnemers", stap.deelnemer("politie")),
  af.vraag("eerste", "zetel-moviera"),
  dagen(9),
  ...(["weging2", "commitment", "plan", "vaststellen"] as const).map(casusstap),
  buiten("kaart", (weg) => zetKaart(weg, "partner-nla", "nla", kaart())),
  nla("checklists", stap.checklist()),
  af.antwoord("eerste", "opsporing-om", "akkoord-op", "2026-03-20"),
  af.vraagTerug("terug", "opsporing-nla"),
  nla("strategieen", stap.strategie()),
  casusstap("actieZorg"),
  buiten("uitgevoerd", (weg) => weg.doe("partner-nla", "uitgevoerde-interventies", opdracht.uitgevoerd())),
  nla("middelen", stap.middelen("aanvullend", ["doorzoeking"])),
  casusstap("actieNla"),
  af.antwoordTerug("terug", "zorgcoordinator"),
  af.sluit("eerste", "zetel-moviera"),
  nla("middelen", stap.middelen()),
  // Long enough that what lies with who investigates escalates, of the track and of the alignment.
  dagen(50),
  af.sluit("terug", "procesregisseur"),
  af.vraag("tweede", "partner-nla"),
  buiten("knelpunt", ({ deur, casusId }) =>
    deur.vraag("partner-nla", "POST", "/v1/knelpunten", {
      ...{ niveau: "operationeel", thema: "wachttijd", omschrijving: "Er is te weinig plaats.", casusId },
    }),
  ),
  buiten("opschorting", (weg) => schortOp(weg, 20)),
  dagen(8),
  om("om-beslissingen", stap.beslissing("nader-onderzoek", null)),
  "onderweg",
  buiten("hervatting", (weg, ids) => hervat(weg, ids["opschorting"])),
  af.antwoord("tweede", "opsporing", "in-overleg-op", OP),
  buiten("verlenging", (weg) => verleng(weg, { taakId: null, dagen: 30 })),
  casusstap("afronden"),
  af.vraagTerug("derde", "opsporing-om"),
  ...(["behoeften", "formulier", "nazorg"] as const).map(casusstap),
  nla("terugleidingen", stap.terug("pre-weeg")),
  // Long enough that the task escalates within the compartment, again and again, and outside tasks do so as well.
  dagen(25),
  casusstap("procesbegeleider"),
  nla("pre-wegingen", stap.preWeeg()),
  casusstap("evaluatie"),
  casusstap("lessen"),
  "gesloten",
  nla("checklists", stap.checklist()),
  herzie,
  nla("strategieen", stap.strategie()),
  nla("middelen", stap.middelen()),
  om("om-beslissingen", stap.beslissing("dagvaarding", null)),
  om("zittingen", stap.zitting(null)),
  // The court takes longer than an execution lives.
  ...Array.from({ length: 4 }, () => dagen(100)),
  einde(om("zittingen", stap.zitting())),
  herzie,
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

/**
 * Walks it, and lets `kijk` look at each moment.
 * @param extra who works there besides the demo actors; `na` is done after each part
 */
export const speel = async (
  weg: readonly Onderdeel[],
  variant: Variant,
  kijk: (moment: Moment, wereld: Wereld, trajectId: string | null) => Promise<void>,
  lek: Lek = {},
  extra: { readonly actoren?: readonly Actor[]; readonly na?: (wereld: Wereld) => Promise<void> } = {},
): Promise<Wereld> => {
  const wereld = maakWereld("zaad", lek, extra.actoren);
  sleutels = 0;
  const stand: Stand = { wereld, weg: await maakCasusweg(wereld.deur), variant, ids: {}, trajectId: null };
  await wereld.totRust();
  await extra.na?.(wereld);
  for (const deel of weg) {
    if (typeof deel === "string") await kijk(deel, wereld, stand.trajectId);
    else await deel(stand);
    await extra.na?.(wereld);
  }
  return wereld;
};
