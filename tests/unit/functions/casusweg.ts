import type { MeldingBody } from "../../fixtures/melding.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { wegingsversie } from "../../../shared/domain/besluiten/wegen.ts";
import { geldigUitgevoerd } from "../../../shared/domain/uitgevoerd.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { etagVan } from "../../../shared/runtime/etag.ts";
import { registerVan } from "../../fixtures/register.ts";
import { aanTafel, opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { casusVan, maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

export interface Casusweg {
  readonly deur: Voordeur;
  readonly casusId: string;
  readonly pad: string;
  /** A command below the casus. */
  readonly doe: (wie: string, onder: string, body: unknown, sleutel?: string) => Promise<Antwoord>;
  readonly lees: (wie: string) => Promise<Antwoord>;
}

/** The ETag of the form for a weging. */
export const formulierVan = async (deur: Voordeur, casusId: string): Promise<string> => {
  const dossier = await deur.casework.casusDossier(casusIdSchema.parse(casusId));
  return etagVan(dossier === null ? 1 : wegingsversie(dossier, () => true));
};

/** Everybody of the demo in the register, with the seats that they fill; unless it holds some already. */
export const vulRegister = ({ casework, actoren }: Voordeur): void => {
  if (casework.vanType("zetel").length === 0) casework.zet(...registerVan(actoren));
};

/** Weighs a casus from this seat, with the form before them. */
export const weegAls = async (deur: Voordeur, casusId: string, wie: string, body: unknown): Promise<Antwoord> => {
  vulRegister(deur);
  const ifMatch = await formulierVan(deur, casusId);
  return deur.vraag(wie, "POST", `/v1/casussen/${casusId}/wegingen`, body, { ifMatch });
};

/** A casus in Doetinchem at weging-1, reported through the front door. */
export const maakCasusweg = async (
  deur = maakVoordeur(),
  body: MeldingBody = maakArbeidsuitbuitingCasus(),
): Promise<Casusweg> => {
  vulRegister(deur);
  const { body: melding } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", body);
  const casusId = await casusVan(deur, melding["meldingId"]);
  const pad = `/v1/casussen/${casusId}`;
  return {
    ...{ deur, casusId, pad },
    doe: async (wie, onder, inhoud, sleutel) =>
      deur.vraag(wie, "POST", `${pad}/${onder}`, inhoud, {
        ...(sleutel === undefined ? {} : { sleutel }),
        // Who weighs has the form before them.
        ...(onder === "wegingen" ? { ifMatch: await formulierVan(deur, casusId) } : {}),
      }),
    lees: (wie) => deur.vraag(wie, "GET", pad),
  };
};

const uitnodigingVan = ({ deur, casusId }: Casusweg, organisatie: string) =>
  deur.casework.vanType("uitnodiging").find((een) => een.casusId === casusId && een.organisatie === organisatie)
    ?.uitnodigingId ?? "";
const dossiersVan = async ({ deur, casusId }: Casusweg): Promise<readonly string[]> =>
  (await deur.casework.casus(casusIdSchema.parse(casusId)))?.dossierIds ?? [];
const actieVan = ({ deur, casusId }: Casusweg, organisatie: string) =>
  deur.casework.vanType("actie").find((een) => een.casusId === casusId && een.inhoud.organisatie === organisatie)
    ?.actieId ?? "";

/** Whom the plan gives something to do and who has not said whether it exchanges data: NOG asks it before a plan holds (I11). */
const nietGezegd = (
  { deur, casusId }: Casusweg,
  nu: readonly { readonly organisatie: string }[],
): readonly string[] => {
  const gezegd = [
    ...nu.map(({ organisatie }) => organisatie),
    ...deur.casework
      .vanType("vastlegging")
      .flatMap((een) => (een.casusId === casusId && een.soort === "commitment" ? een.inhoud.organisatie : [])),
  ];
  const acties = deur.casework.vanType("plan").flatMap((plan) => (plan.casusId === casusId ? plan.inhoud.acties : []));
  const wie = new Set<string>(acties.flatMap(({ organisatie, ondersteuners }) => [organisatie, ...ondersteuners]));
  return [...wie].filter((organisatie) => !gezegd.includes(organisatie));
};

/** The steps of the main way, each by who owns it; `machine` is the state machine that arrives. */
export const WEG = {
  weging1: (w) => w.doe("zetel-politie", "wegingen", opdracht.eersteWeging()),
  uitnodigen: (w) => w.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("nla", "ggd")),
  aanvaarden: (w) => beantwoord(w, "partner-nla", "nla", "geaccepteerd"),
  afwijzen: (w) => beantwoord(w, "partner-ggd", "ggd", "afgewezen"),
  overleg: (w) => w.doe("procesregisseur", "casusoverleggen", opdracht.overleg()),
  weging2: (w) => w.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging()),
  commitment: (w) => w.doe("partner-nla", "commitments", opdracht.commitment()),
  plan: (w) =>
    w.doe(
      "gemeente-doetinchem",
      "plannen",
      opdracht.plan({ acties: [opdracht.actie(), opdracht.actie({ organisatie: "nla" })] }),
    ),
  vaststellen: (w) => {
    const vaststelling = opdracht.vaststelling();
    const commitments = [...vaststelling.commitments, ...aanTafel(...nietGezegd(w, vaststelling.commitments))];
    const versies = w.deur.casework.vanType("plan").flatMap((een) => (een.casusId === w.casusId ? een.planVersie : []));
    return w.doe("zetel-om", `plannen/${String(Math.max(1, ...versies))}/vaststellingen`, {
      ...vaststelling,
      commitments,
    });
  },
  actieZorg: (w) => w.doe("zetel-moviera", `acties/${actieVan(w, "moviera")}/resultaten`, opdracht.actieresultaat()),
  actieNla: (w) => w.doe("partner-nla", `acties/${actieVan(w, "nla")}/resultaten`, opdracht.actieresultaat()),
  afronden: (w) => w.doe("zetel-zvh", "voortgangsronden", opdracht.voortgang("afronden")),
  behoeften: async (w) => w.doe("zorgcoordinator", "nazorgbehoeften", opdracht.behoeften(await dossiersVan(w))),
  formulier: async (w) =>
    w.doe(
      "procesregisseur",
      "afsluitformulieren",
      opdracht.afsluitformulier({
        dossierIds: await dossiersVan(w),
        acties: w.deur.casework
          .vanType("taak")
          .flatMap(({ casusId, soort, status, onderwerp }) =>
            casusId === w.casusId && soort === "actie" && status === "afgerond" && onderwerp !== null
              ? [onderwerp]
              : [],
          ),
        interventies: w.deur.casework
          .vanType("interventie")
          .flatMap(({ casusId, interventieId }) => (casusId === w.casusId ? [interventieId] : [])),
        uitgevoerd: geldigUitgevoerd({
          vastleggingen: w.deur.casework.vanType("vastlegging").filter(({ casusId }) => casusId === w.casusId),
        }).flatMap(({ vastleggingId, inhoud }) => (inhoud.actieId === null ? [vastleggingId] : [])),
      }),
    ),
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

/** Records two pieces of evidence as this member of the team; answers their ids. */
export const metBewijs = async ({ doe }: Casusweg, wie = "zetel-politie"): Promise<readonly string[]> => {
  const antwoorden = [
    await doe(wie, "bewijsmiddelen", opdracht.bewijsmiddel()),
    await doe(wie, "bewijsmiddelen", opdracht.bewijsmiddel({ soort: "getuigenverklaring" })),
  ];
  return antwoorden.map(({ status, body, rauw }) => {
    if (status !== 201) throw new Error(rauw.body);
    return String(body["id"]);
  });
};
