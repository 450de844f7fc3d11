import { createHash } from "node:crypto";
import type * as z from "zod";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { itemVan, sleutelVan } from "../../../shared/adapters/dynamodb/table.ts";
import type { Besluit, Besluitcontext } from "../../../shared/domain/besluit.ts";
import type { Bekend, TeDossieren } from "../../../shared/domain/besluiten/dossieren.ts";
import { kiesBekenden, personenVan } from "../../../shared/domain/besluiten/dossieren.ts";
import * as h2 from "../../../shared/domain/besluiten/hoofdstap-2.ts";
import { recordCasusoverleg } from "../../../shared/domain/besluiten/casusoverleggen.ts";
import { draftPlan, establishPlan } from "../../../shared/domain/besluiten/plannen.ts";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import { recordActieresultaat } from "../../../shared/domain/besluiten/actieresultaten.ts";
import { actieResultaatInvoer } from "../../../shared/domain/actieresultaat.ts";
import * as evaluatie from "../../../shared/domain/evaluatie.ts";
import * as h5 from "../../../shared/domain/besluiten/hoofdstap-5.ts";
import { reopenCasus } from "../../../shared/domain/besluiten/heropenen.ts";
import { endInterventie, recordInterventiebericht } from "../../../shared/domain/besluiten/interventie.ts";
import { acceptMelding } from "../../../shared/domain/besluiten/intake.ts";
import * as overdragen from "../../../shared/domain/besluiten/overdragen.ts";
import { openTaak, type Taakverzoek } from "../../../shared/domain/besluiten/taken.ts";
import * as uitnodigen from "../../../shared/domain/besluiten/uitnodigen.ts";
import { casusdossierVan, type CasusDossier } from "../../../shared/domain/casusdossier.ts";
import type { OpenCasus } from "../../../shared/domain/casus.ts";
import { blokkeersleutels } from "../../../shared/domain/matching/blokkeersleutels.ts";
import { identiteitssleutels } from "../../../shared/domain/identiteit.ts";
import { meldingSchema, type MeldingInvoer } from "../../../shared/domain/melding.ts";
import { overdrachtenVan } from "../../../shared/domain/overdracht.ts";
import { RECORDSCHEMAS, type KetenRecord, type RecordType, type RecordVan } from "../../../shared/domain/records.ts";
import type { Regio } from "../../../shared/domain/regio.ts";
import type { Result } from "../../../shared/domain/result.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { inhoudVan } from "../../../shared/domain/vingerafdruk.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { casusoverlegInvoer } from "../../../shared/domain/casusoverleg.ts";
import { planInvoer, planVaststellingInvoer } from "../../../shared/domain/plan.ts";
import { uitnodigingenInvoer } from "../../../shared/domain/uitnodiging.ts";
import * as invoer from "../../../shared/domain/vastlegging.ts";
import type { Weigering, WeigeringCode } from "../../../shared/domain/weigering.ts";
import type { Wijziging } from "../../../shared/domain/wijziging.ts";
import { bezettersVan } from "../../../shared/domain/zetelbezetting.ts";
import * as wegingInvoer from "../../../shared/domain/weging.ts";
import { recordBewijsmiddel } from "../../../shared/domain/besluiten/bewijsmiddelen.ts";
import { decideDoorlaatverbod, recordOordeel } from "../../../shared/domain/besluiten/oordelen.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { ACTOREN } from "../../fixtures/actoren.ts";
import { registerVan } from "../../fixtures/register.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { INSTROOMBESLUITEN } from "./instromers.ts";
import { NAZORGBESLUITEN, verzorgden } from "./nazorgers.ts";
import { VOORTGANGSBESLUITEN } from "./voortgangers.ts";
import { bewijsIn, herweeg, weeg1, weeg2Als } from "./wegers.ts";
import { feitenVan } from "./feiten.ts";

export const NOG = laadRegio("nog");
/** The seats as the demo actors fill them. */
const ZETELS = registerVan(ACTOREN).filter((record) => record.type === "zetel");
export const BEGIN = instantSchema.parse("2026-03-02T09:00:00.000Z");
export const hash = (tekst: string): string => createHash("sha256").update(tekst).digest("hex");
const kalender = makeKalender(NOG);

/** A melding as it comes through the door. */
export const leesMelding = (body: MeldingBody): MeldingInvoer => meldingSchema.shape.invoer.parse(body);

/** The keys of identity stand for their hashes here. */
export const teDossieren = (melding: MeldingInvoer): readonly TeDossieren[] =>
  personenVan(melding).map((persoon) => ({
    ...persoon,
    sleutels: identiteitssleutels(persoon.personalia).map((sleutel) => `v1:${hash(sleutel)}`),
    zoeksleutels: blokkeersleutels(persoon.personalia).map((sleutel) => `v1:${hash(sleutel)}`),
  }));

/**
 * The records of a store that applies decisions by the promise of Wijziging: what is new must not be there, what is
 * replaced is one version lower, what is written fits its schema. Pure and quick: a test can walk far.
 */
export const maakWereld = (regio: Regio = NOG) => {
  const records = new Map<string, KetenRecord>();
  let nu = BEGIN;
  let teller = 0;
  const nieuwId = () => `00000000-0000-4000-8000-${(teller += 1).toString(16).padStart(12, "0")}`;
  const sleutel = (record: KetenRecord): string => Object.values(sleutelVan(record)).join("|");
  const vanType = <T extends RecordType>(type: T) =>
    [...records.values()].filter((record): record is Extract<KetenRecord, RecordVan<T>> => record.type === type);

  const context = (): Besluitcontext => ({
    ...{ nu, nieuwId, hash, kalender, regio, partners: [], zetels: bezettersVan(ZETELS, ACTOREN, { regio, nu }) },
    actorId: "zetel-politie",
    door: { rol: "lid-ketenregieteam", organisatie: "politie" },
  });
  const pasToe = ({ nieuw, vervangen, mitsOpen }: Wijziging): void => {
    const sleutels = [...nieuw, ...vervangen].map(sleutel);
    if (new Set(sleutels).size < sleutels.length) throw new Error("een record twee keer in een wijziging");
    if (sleutels.length + mitsOpen.length > 60) throw new Error("meer dan 60 records");
    for (const record of nieuw) if (records.has(sleutel(record))) throw new Error(`bestaat al: ${record.type}`);
    for (const record of vervangen) {
      const was = records.get(sleutel(record));
      if (was === undefined || !("versie" in was) || was.versie !== record.versie - 1)
        throw new Error(`niet de volgende versie: ${record.type}`);
    }
    for (const casusId of mitsOpen) {
      const open = vanType("casus").some((casus) => casus.casusId === casusId && casus.status === "open");
      if (!open) throw new Error("mitsOpen van een casus die niet open is");
    }
    for (const record of [...nieuw, ...vervangen]) {
      records.set(sleutel(record), RECORDSCHEMAS[record.type].parse(itemVan(record)));
    }
  };
  const dossier = (): CasusDossier => {
    const gevonden = casusdossierVan([...records.values()], kalender);
    if (gevonden === null) throw new Error("geen casus");
    return gevonden;
  };
  const open = (): OpenCasus => {
    const { casus } = dossier();
    if (casus.status !== "open") throw new Error("casus niet open");
    return casus;
  };
  const bekend = (personen: readonly TeDossieren[]): Bekend => {
    const verwijzingen = vanType("persoonsleutel").filter(({ sleutel: s }) =>
      personen.some(({ sleutels }) => sleutels.includes(s)),
    );
    const gevonden = vanType("zoeksleutel")
      .filter(({ sleutel: s }) => personen.some(({ zoeksleutels }) => zoeksleutels.includes(s)))
      .map(({ dossierId }) => dossierId);
    const kandidaten = vanType("dossier")
      .filter(({ dossierId }) => gevonden.includes(dossierId))
      .map((dossier) => ({ personalia: dossier.personalia, dossier }));
    return {
      kandidaten: kiesBekenden(personen, kandidaten, nu),
      gedeeldeSleutels: new Set(),
      dossiers: new Map(
        verwijzingen.flatMap(({ sleutel: s, dossierId }) => {
          const dossier = vanType("dossier").find((een) => een.dossierId === dossierId);
          return dossier === undefined ? [] : [[s, dossier] as const];
        }),
      ),
      casussen: new Map(vanType("casus").map((casus) => [casus.casusId, casus])),
      historieKoppen: new Map(
        vanType("casus").map(({ casusId }) => [
          casusId,
          vanType("historie-kop").filter((kop) => kop.casusId === casusId && kop.compartiment === "personalia"),
        ]),
      ),
      taken: new Map(
        vanType("taak").flatMap((taak) => {
          const casus = vanType("casus").find(({ casusId }) => casusId === taak.casusId);
          const lopend = casus?.status === "open" && casus.lopendeTaakId === taak.taakId;
          return taak.status === "open" && lopend ? [[taak.casusId, taak] as const] : [];
        }),
      ),
    };
  };
  const meld = (body: MeldingBody) => {
    const melding = leesMelding(body);
    const personen = teDossieren(melding);
    const wie = { organisatie: "nla", actorId: "systeem-nla" };
    const sleutel = `v1:${createHash("sha256").update(inhoudVan(melding)).digest("hex")}`;
    const eerder = vanType("vingerafdruk").find((een) => een.sleutel === sleutel) ?? null;
    const aangenomen = acceptMelding(melding, wie, personen, bekend(personen), { sleutel, eerder }, context());
    pasToe(aangenomen.wijziging);
    return aangenomen.melding;
  };
  /** Applies a decision that must be taken; answers the id of what it made. */
  const doe = (besluit: Result<Besluit, Weigering>): string => {
    if (!besluit.ok) throw new Error(`geweigerd: ${besluit.fout.code}`);
    pasToe(besluit.waarde.wijziging);
    return besluit.waarde.id;
  };
  return {
    ...{ context, pasToe, dossier, open, bekend, meld, doe, vanType, regio },
    alles: () => [...records.values()],
    verder: (seconden: number) => {
      nu = plusSeconden(nu, seconden);
    },
    nu: (): Instant => nu,
  };
};
export type Wereld = ReturnType<typeof maakWereld>;

/** What a machine asks when it gets to where the casus stands. */
export const verzoekVan = (casus: OpenCasus, taaktoken = "token-1"): Taakverzoek => ({
  hoofdstap: casus.uitvoering.hoofdstap,
  n: casus.uitvoering.n,
  stap: casus.positie.stap,
  taaktoken,
});

/** The machine arrives: the task of the step opens. */
export const opendeTaak = (wereld: Wereld): void => {
  const besluit = openTaak(wereld.dossier(), verzoekVan(wereld.open()), { ...wereld.context(), door: null });
  if (besluit.soort === "wacht") wereld.pasToe(besluit.wijziging);
};

/** Puts out all acties, page by page; answers how many pages it took. */
export const zetActiesUit = (wereld: Wereld): number => {
  for (let bladzijden = 1; bladzijden < 20; bladzijden += 1) {
    const besluit = dispatchActies(wereld.dossier(), { ...wereld.context(), door: null });
    if (!besluit.ok) throw new Error(`geweigerd: ${besluit.fout.code}`);
    wereld.pasToe(besluit.waarde.wijziging);
    if (besluit.waarde.klaar) return bladzijden;
  }
  throw new Error("komt niet klaar");
};

const openTaken = (wereld: Wereld, soort: string): readonly OpenTaak[] =>
  wereld.dossier().taken.filter((taak): taak is OpenTaak => taak.status === "open" && taak.soort === soort);

/** Every command on a casus with a valid body, as a decision on the world as it is. */
export const BESLUITEN = {
  verrijken: (w) => h2.recordVerrijking(w.dossier(), opdracht.verrijking(), w.context()),
  bewijsmiddel: (w) =>
    recordBewijsmiddel(w.dossier(), wegingInvoer.bewijsmiddelInvoer.parse(nieuwBewijs(w)), w.context()),
  oordeel: (w) => recordOordeel(w.dossier(), wegingInvoer.oordeelInvoer.parse(opdracht.oordeel()), w.context()),
  "weging-1:wel": (w) => weeg1(w, opdracht.eersteWeging()),
  "weging-1:geen": (w) => weeg1(w, opdracht.eersteWeging({ kwalificatie: "geen" })),
  "weging-1:doorlaatverbod": (w) => weeg1(w, opdracht.doorlaatverbod(bewijsIn(w))),
  "herweging:wel": (w) => herweeg(w, "wel"),
  "herweging:geen": (w) => herweeg(w, "geen"),
  doorlaatverbod: (w) =>
    decideDoorlaatverbod(
      w.dossier(),
      wegingInvoer.doorlaatverbodInvoer.parse(opdracht.buitenOverleg({ bewijsmiddelen: bewijsIn(w) })),
      w.context(),
    ),
  "interventie:loopt": (w) => meldInterventie(w, "loopt"),
  interventie: (w) => meldInterventie(w, "uit-situatie"),
  "interventie:beeindigd": (w) => {
    const interventie = w.dossier().interventies.at(-1);
    if (interventie === undefined) return { ok: false, fout: { code: "niet-gevonden" } };
    const door = { rol: "lid-ketenregieteam" as const, organisatie: "om" };
    const context = { ...w.context(), door };
    return endInterventie(w.dossier(), interventie, { reden: "Is zelf vertrokken, en is in veiligheid." }, context);
  },
  overdracht: (w) =>
    overdragen.offerOverdracht(w.dossier(), { ...opdracht.overdracht(), onderdelen: [] }, () => true, w.context()),
  afschalen: (w) => overdragen.scaleDown(w.dossier(), opdracht.afschaling(), w.context()),
  "overdracht:aanvaard": (w) => antwoord(w, opdracht.aanvaarding()),
  "overdracht:geweigerd": (w) => antwoord(w, opdracht.weigering()),
  "overdracht:ingetrokken": (w) => {
    const laatste = overdrachtenVan(w.dossier()).at(-1);
    if (laatste === undefined) return { ok: false, fout: { code: "al-afgehandeld" } };
    return overdragen.withdrawOverdracht(w.dossier(), laatste, opdracht.intrekking(), w.context());
  },
  heropenen: (w) => {
    const { casus } = w.dossier();
    const personen = w
      .vanType("dossier")
      .filter(({ dossierId }) => casus.dossierIds.includes(dossierId))
      .map((dossier) => ({
        dossier,
        laatsteCasus: w.vanType("casus").find(({ casusId }) => casusId === dossier.laatsteCasusId) ?? null,
      }));
    return reopenCasus(w.dossier(), personen, opdracht.heropening(), () => true, w.context());
  },
  uitnodigen: (w) =>
    uitnodigen.invitePartners(
      w.dossier(),
      feitenVan(w),
      uitnodigingenInvoer.parse(opdracht.uitnodigingen("nla", "ggd")),
      w.context(),
    ),
  /** Whom is needed is there, or was asked already. */
  "uitnodigen:niemand": (w) =>
    uitnodigen.invitePartners(
      w.dossier(),
      feitenVan(w),
      uitnodigingenInvoer.parse(opdracht.uitnodigingen()),
      w.context(),
    ),
  overleg: (w) => recordCasusoverleg(w.dossier(), [], casusoverlegInvoer.parse(opdracht.overleg()), w.context()),
  "weging-2:wel-wel": (w) => weeg2Als(w, "wel", "wel"),
  "weging-2:wel-geen": (w) => weeg2Als(w, "wel", "geen"),
  "weging-2:geen-wel": (w) => weeg2Als(w, "geen", "wel"),
  "weging-2:geen-geen": (w) => weeg2Als(w, "geen", "geen"),
  plan: (w) => draftPlan(w.dossier(), planInvoer.parse(opdracht.plan()), w.context()),
  vaststellen: (w) => {
    const plan = w.dossier().plannen.findLast(({ status }) => status === "concept");
    if (plan === undefined) return { ok: false, fout: { code: "geen-plan" } };
    return establishPlan(w.dossier(), plan, planVaststellingInvoer.parse(opdracht.vaststelling()), w.context());
  },
  actieresultaat: (w) => {
    const [taak] = openTaken(w, "actie");
    if (taak === undefined) return { ok: false, fout: { code: "al-afgehandeld" } };
    return recordActieresultaat(w.dossier(), taak, actieResultaatInvoer.parse(opdracht.actieresultaat()), w.context());
  },
  ...{ ...VOORTGANGSBESLUITEN, ...NAZORGBESLUITEN, ...INSTROOMBESLUITEN },
  procesbegeleider: (w) => h5.appointProcesbegeleider(w.dossier(), opdracht.procesbegeleider(), w.context()),
  evaluatie: (w) => h5.recordEvaluatie(w.dossier(), evaluatie.evaluatieInvoer.parse(opdracht.evaluatie()), w.context()),
  lessen: (w) => h5.secureLessen(w.dossier(), opdracht.les(), verzorgden(w), w.context()),
} as const satisfies Readonly<Record<string, (wereld: Wereld) => Result<Besluit, Weigering>>>;
export type Besluitnaam = keyof typeof BESLUITEN;
export const BESLUITNAMEN = Object.keys(BESLUITEN) as readonly Besluitnaam[];

const antwoord = (w: Wereld, body: z.input<typeof invoer.overdrachtAntwoordInvoer>) => {
  const laatste = overdrachtenVan(w.dossier()).at(-1);
  if (laatste === undefined) return { ok: false as const, fout: { code: "al-afgehandeld" as const } };
  return overdragen.answerOverdracht(w.dossier(), laatste, invoer.overdrachtAntwoordInvoer.parse(body), w.context());
};

/** Evidence that is not there yet. */
const nieuwBewijs = (w: Wereld) =>
  opdracht.bewijsmiddel({ omschrijving: `bericht ${String(w.dossier().vastleggingen.length)}` });
const meldInterventie = (w: Wereld, uitkomst: "loopt" | "uit-situatie"): Result<Besluit, Weigering> => {
  const interventie = w.dossier().interventies.at(-1);
  return interventie === undefined
    ? { ok: false, fout: { code: "niet-gevonden" } }
    : recordInterventiebericht(w.dossier(), interventie, opdracht.interventie(uitkomst), w.context());
};
/** The shortest way to each step, as commands. `uitzetten` is what the machine does by itself. */
const HOOFDWEG = [
  ...["weging-1:wel", "uitnodigen", "overleg", "weging-2:wel-wel", "plan", "vaststellen", "uitzetten"],
  ...["actieresultaat", "voortgang:afronden", "behoeften", "formulier", "nazorg"],
  ...["procesbegeleider", "evaluatie", "lessen"],
] as const;
export type Wegdeel = Besluitnaam | "uitzetten";

/** Takes these commands one after another; each must be taken. */
export const neem = (wereld: Wereld, ...delen: readonly Wegdeel[]): Wereld => {
  for (const deel of delen) {
    if (deel === "uitzetten") zetActiesUit(wereld);
    else wereld.doe(BESLUITEN[deel](wereld));
    wereld.verder(60);
  }
  return wereld;
};

/** A casus with two pieces of evidence on the main way, up to but not including this command. */
export const wereldVoor = (
  tot: (typeof HOOFDWEG)[number] | "einde",
  body = maakArbeidsuitbuitingCasus(),
  regio: Regio = NOG,
): Wereld => {
  const wereld = maakWereld(regio);
  wereld.meld(body);
  for (const soort of ["digitaal", "getuigenverklaring"])
    wereld.doe(
      recordBewijsmiddel(
        wereld.dossier(),
        wegingInvoer.bewijsmiddelInvoer.parse(opdracht.bewijsmiddel({ soort })),
        wereld.context(),
      ),
    );
  const plaats = tot === "einde" ? HOOFDWEG.length : HOOFDWEG.indexOf(tot);
  return neem(wereld, ...HOOFDWEG.slice(0, plaats));
};

/** The refusal, proven to be one that changed nothing. */
export const weigering = (besluit: Result<Besluit, Weigering>): WeigeringCode | "geen" =>
  besluit.ok ? "geen" : besluit.fout.code;
