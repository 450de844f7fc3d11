import type { MeldingBody } from "../../fixtures/melding.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { casusVan, maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

export interface Casusweg {
  readonly deur: Voordeur;
  readonly casusId: string;
  readonly pad: string;
  /** A command below the casus. */
  readonly doe: (wie: string, onder: string, body: unknown, sleutel?: string) => Promise<Antwoord>;
  readonly lees: (wie: string) => Promise<Antwoord>;
}

/** A casus in Doetinchem at weging-1, reported through the front door. */
export const maakCasusweg = async (
  deur = maakVoordeur(),
  body: MeldingBody = maakArbeidsuitbuitingCasus(),
): Promise<Casusweg> => {
  const { body: melding } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", body);
  const casusId = await casusVan(deur, melding["meldingId"]);
  const pad = `/v1/casussen/${casusId}`;
  return {
    ...{ deur, casusId, pad },
    doe: (wie, onder, inhoud, sleutel) =>
      deur.vraag(wie, "POST", `${pad}/${onder}`, inhoud, sleutel === undefined ? {} : { sleutel }),
    lees: (wie) => deur.vraag(wie, "GET", pad),
  };
};

const uitnodigingVan = ({ deur }: Casusweg, organisatie: string) =>
  deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie)?.uitnodigingId ?? "";
const actieVan = ({ deur }: Casusweg, organisatie: string) =>
  deur.casework.vanType("actie").find(({ inhoud }) => inhoud.organisatie === organisatie)?.actieId ?? "";

/** The steps of the main way, each by who owns it; `machine` is the state machine that arrives. */
export const WEG = {
  weging1: (w) => w.doe("zetel-politie", "wegingen", opdracht.eersteWeging()),
  uitnodigen: (w) => w.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("nla", "ggd")),
  aanvaarden: (w) => beantwoord(w, "partner-nla", "nla", "geaccepteerd"),
  afwijzen: (w) => beantwoord(w, "partner-ggd", "ggd", "afgewezen"),
  overleg: (w) => w.doe("procesregisseur", "casusoverleggen", opdracht.overleg()),
  weging2: (w) => w.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging()),
  plan: (w) =>
    w.doe(
      "gemeente-doetinchem",
      "plannen",
      opdracht.plan({ acties: [opdracht.actie(), opdracht.actie({ organisatie: "nla" })] }),
    ),
  vaststellen: (w) => w.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling()),
  actieZorg: (w) => w.doe("zetel-moviera", `acties/${actieVan(w, "moviera")}/resultaten`, opdracht.actieresultaat()),
  actieNla: (w) => w.doe("partner-nla", `acties/${actieVan(w, "nla")}/resultaten`, opdracht.actieresultaat()),
  afronden: (w) => w.doe("zetel-zvh", "voortgangsronden", opdracht.voortgang("afronden")),
  nazorg: (w) => w.doe("zorgcoordinator", "nazorgafspraken", opdracht.nazorg()),
  procesbegeleider: (w) =>
    w.doe("procesregisseur", "procesbegeleiders", opdracht.procesbegeleider({ overeenstemming: [...QUORUM, "nla"] })),
  evaluatie: (w) => w.doe("procesbegeleider-evaluatie", "evaluaties", opdracht.evaluatie()),
  lessen: (w) => w.doe("procesregisseur", "lessen", opdracht.les()),
} as const satisfies Readonly<Record<string, (weg: Casusweg) => Promise<Antwoord>>>;
export type Wegstap = keyof typeof WEG;
const STAPPEN = Object.keys(WEG) as readonly Wegstap[];

export const beantwoord = (w: Casusweg, wie: string, organisatie: string, antwoord: string): Promise<Antwoord> =>
  w.doe(wie, `uitnodigingen/${uitnodigingVan(w, organisatie)}/antwoorden`, { antwoord });

/** Walks the main way up to, not including, this step; each answer must be 201. The machines follow. */
export const wegTot = async (tot: Wegstap | "einde", machines = true, deur = maakVoordeur()): Promise<Casusweg> => {
  const weg = await maakCasusweg(deur);
  const plaats = tot === "einde" ? STAPPEN.length : STAPPEN.indexOf(tot);
  const loop = async (): Promise<void> => {
    const casus = weg.deur.casework.vanType("casus")[0];
    if (casus?.status !== "open") return;
    if (machines || casus.positie.stap === "acties-uitzetten") await weg.deur.machine(weg.casusId);
  };
  await loop();
  for (const stap of STAPPEN.slice(0, plaats)) {
    const antwoord = await WEG[stap](weg);
    if (antwoord.status !== 201) throw new Error(`${stap}: ${String(antwoord.status)} ${antwoord.code ?? ""}`);
    weg.deur.verder(60);
    await loop();
    await loop();
  }
  return weg;
};
