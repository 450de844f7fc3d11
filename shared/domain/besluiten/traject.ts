import { maakIds, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { Casus } from "../casus.ts";
import { nieuweLoopstand } from "../loopstand.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { draagTaakOver } from "../samenloop.ts";
import type { OpenTrajecttaak } from "../taak.ts";
import type { OpenTraject, Traject, Trajectdossier, Trajectwijzer } from "../traject.ts";
import type { TrajectInvoer, TrajectstartInvoer, TrajectvastleggingSoort } from "../trajectinvoer.ts";
import { isEerder, TRAJECTSTAPPEN, trajectvervolg, type Trajectstap } from "../trajectpad.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import {
  deelnemerFouten,
  preWeegFouten,
  STAP_VAN,
  stapFouten,
  stapuitkomstVan,
  type Stapinvoer,
} from "./trajectfouten.ts";
import {
  deelnameBegonnen,
  eindigTrajecttaak,
  metTrajectLoopt,
  opsporingBij,
  opTrajectstap,
  trajectfeit,
  trajectgebeurtenis,
  trajectGing,
  trajecthistorie,
  trajecttaakGeopend,
  trajectvastlegging,
  wijzerNaar,
} from "./trajectgang.ts";

/** What a decision on a track changes; `traject`: as it stands then. */
export interface Trajectbesluit extends Besluit {
  readonly traject: Traject;
}

/** What of the casus a decision on its track may know, and write: its head. */
export interface Trajectcasus {
  readonly casus: Casus | null;
  readonly wijzer: Trajectwijzer | null;
}

const losse = (wijziging: Partial<Wijziging>): Wijziging => ({ nieuw: [], vervangen: [], mitsOpen: [], ...wijziging });

/**
 * Starts a criminal track on a casus, on a pre-weeg that says so (H4.2-a1). At most one runs at a time; the casus shows from now on
 * that one does, and nothing else (H4.3-b3, X8). Where the casus is on its path makes no difference, as long as it is open.
 */
export const startTraject = (
  { casus, wijzer }: Trajectcasus & { readonly casus: Casus },
  { casusId, preWeeg, deelnemers }: TrajectstartInvoer,
  context: Besluitcontext,
): Result<Trajectbesluit, Weigering> => {
  const { nu, door, regio } = context;
  if (door === null) throw new Error("A track is started by somebody");
  const fouten = [
    ...preWeegFouten(preWeeg, context, "preWeeg.gewogenOp"),
    ...deelnemerFouten(
      deelnemers.map((organisatie, i) => ({ veld: `deelnemers[${i}]`, organisatie })),
      context,
    ),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (wijzer !== null && wijzer.lopend !== null) return mislukt({ code: "traject-loopt" });

  const { organisatie: leiding } = door;
  const organisaties = [...new Set([leiding, regio.strafrechtelijkTraject.escalatie, ...deelnemers])];
  const begin = {
    type: "strafrechtelijk-traject" as const,
    trajectId: maakIds(context.nieuwId).traject(),
    ...{ casusId, versie: 1, leiding, begonnenOp: nu },
    deelnemers: organisaties.map((organisatie) => ({ organisatie, van: nu })),
    uitkomsten: { "pre-weeg": "in-onderzoek" },
    // The first execution begins where the pre-weeg leads.
    uitvoering: { begin: "opsporing" as const, ...nieuweLoopstand(0, nu) },
    teDrijven: true,
    status: "open" as const,
  };
  const inhoud = { ...preWeeg, uitkomst: "in-onderzoek" as const };
  const record = trajectvastlegging(begin, "pre-weeg", inhoud, context);
  const { traject, taak, deelname } = opTrajectstap(begin, "opsporing", "nieuw", context);
  const begonnen = deelnameBegonnen(begin.trajectId, organisaties, context);
  const berichten = [
    ...begonnen.berichten,
    ...deelname.berichten,
    ...trajecttaakGeopend(taak, context),
    ...trajectfeit("strafrechtelijk-traject", "gestart", context),
  ];
  return gelukt({
    ...{ id: traject.trajectId, traject },
    wijziging: samen(
      losse({
        nieuw: [
          ...[traject, taak, record, ...begonnen.nieuw, ...deelname.nieuw],
          ...trajectgebeurtenis(traject.trajectId, berichten, context),
        ],
        vervangen: metTrajectLoopt(casus, true),
        mitsOpen: [casusId],
      }),
      wijzerNaar(wijzer, traject, true),
      trajecthistorie(traject.trajectId, null, { wat: "pre-weeg:in-onderzoek", inhoud }, context),
    ),
  });
};

interface Lopend {
  readonly open: OpenTraject;
  readonly taak: OpenTrajecttaak;
}

/** The track while it runs, with its task: there is always one. */
const lopendeVan = ({ traject, taken }: Trajectdossier): Result<Lopend, Weigering> => {
  if (traject.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const taak = taken.find(({ taakId }) => taakId === traject.lopendeTaakId);
  if (taak?.status !== "open") throw new Error("An open track without an open task");
  return gelukt({ open: traject, taak });
};

/** Puts the track at a step: the task that is there ends, the next is there in the same transaction. */
const verzet = (
  { open, taak }: Lopend,
  naar: Trajectstap,
  hoe: { readonly taak: "afgerond" | "vervallen"; readonly uitkomst: string; readonly loop: "zelfde" | "nieuw" },
  context: Besluitcontext,
) => {
  const basis = { ...open, versie: open.versie + 1 };
  const op = opTrajectstap(basis, naar, hoe.loop, context);
  return {
    traject: op.traject,
    nieuw: [op.taak, ...op.deelname.nieuw],
    vervangen: [op.traject, eindigTrajecttaak(taak, hoe.taak, hoe.uitkomst, context)],
    berichten: [
      ...op.deelname.berichten,
      ...(naar === open.positie.stap ? [] : trajectGing(op.traject, naar, context)),
      ...trajecttaakGeopend(op.taak, context),
    ],
  };
};

const eindig = (
  { open, taak }: Lopend,
  { uitkomst, code }: { readonly uitkomst: string; readonly code: string },
  context: Besluitcontext,
) => {
  const { positie, lopendeTaakId: _taak, eigenaar: _eigenaar, volgendeDatum: _datum, klok: _klok, ...basis } = open;
  const traject: Traject = {
    ...{ ...basis, versie: open.versie + 1, status: "afgerond", teDrijven: false, klok: null },
    einde: { stap: positie.stap, code, op: context.nu },
  };
  return {
    traject,
    nieuw: [],
    vervangen: [traject, eindigTrajecttaak(taak, "afgerond", uitkomst, context)],
    berichten: [...trajectGing(traject, "afgerond", context), ...trajectfeit("strafrechtelijk-traject", code, context)],
  };
};

/**
 * Records what was said at the step where the track stands, and puts it at the next one, or at its end: then the casus, whatever has
 * become of it, no longer shows that a track runs.
 */
export const recordTrajectstap = (
  dossier: Trajectdossier,
  { casus, wijzer }: Trajectcasus,
  invoer: Stapinvoer,
  context: Besluitcontext,
): Result<Trajectbesluit, Weigering> => {
  const fouten = stapFouten(invoer, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const stand = lopendeVan(dossier);
  if (!stand.ok) return stand;
  const { open } = stand.waarde;
  const stap = STAP_VAN[invoer.soort];
  if (open.positie.stap !== stap) return mislukt({ code: "stap-niet-aan-de-beurt", stap, huidig: open.positie.stap });
  const { uitkomst, code } = stapuitkomstVan(invoer, context);
  const gegaan: Lopend = {
    ...stand.waarde,
    open: { ...open, uitkomsten: { ...open.uitkomsten, [stap]: uitkomst } },
  };
  const naar = trajectvervolg(stap, uitkomst);
  const op =
    naar === "afgerond"
      ? eindig(gegaan, { uitkomst, code }, context)
      : verzet(gegaan, naar, { taak: "afgerond", uitkomst, loop: "zelfde" }, context);
  const record = trajectvastlegging(open, invoer.soort, invoer.inhoud, context);
  const feiten = invoer.soort === "om-beslissing" ? trajectfeit("om-beslissing", code, context) : [];
  return gelukt({
    ...{ id: record.vastleggingId, traject: op.traject },
    wijziging: samen(
      losse({
        nieuw: [record, ...op.nieuw, ...trajectgebeurtenis(open.trajectId, [...op.berichten, ...feiten], context)],
        vervangen: [...op.vervangen, ...(naar === "afgerond" && casus !== null ? metTrajectLoopt(casus, false) : [])],
      }),
      ...(naar === "afgerond" ? [wijzerNaar(wijzer, open, false)] : []),
      trajecthistorie(
        open.trajectId,
        dossier.kop,
        { wat: `${invoer.soort}:${uitkomst}`, inhoud: invoer.inhoud },
        context,
      ),
    ),
  });
};

/** What is recorded of a track beside its path, with its line of history. */
const leg = <S extends TrajectvastleggingSoort>(
  { kop }: Trajectdossier,
  traject: Traject,
  soort: S,
  inhoud: TrajectInvoer[S],
  erbij: Partial<Wijziging>,
  context: Besluitcontext,
): Trajectbesluit => {
  const record = trajectvastlegging(traject, soort, inhoud, context);
  return {
    ...{ id: record.vastleggingId, traject },
    wijziging: samen(
      losse({ nieuw: [record] }),
      losse(erbij),
      trajecthistorie(traject.trajectId, kop, { wat: soort, inhoud }, context),
    ),
  };
};

/** Leads the track back to an earlier step, with the reason: another execution walks it from there. */
export const leadTrajectBack = (
  dossier: Trajectdossier,
  invoer: TrajectInvoer["teruggeleid"],
  context: Besluitcontext,
): Result<Trajectbesluit, Weigering> => {
  const stand = lopendeVan(dossier);
  if (!stand.ok) return stand;
  const { stap } = stand.waarde.open.positie;
  if (!isEerder(invoer.naar, stap)) {
    const eerdere = TRAJECTSTAPPEN.filter((een) => isEerder(een, stap));
    const melding =
      eerdere.length === 0
        ? "het traject staat bij de eerste stap; terug kan niet"
        : `moet voor ${stap} liggen: ${eerdere.join(", ")}`;
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "naar", melding }] });
  }
  const hoe = { taak: "vervallen", uitkomst: "teruggeleid", loop: "nieuw" } as const;
  const op = verzet(stand.waarde, invoer.naar, hoe, context);
  const nieuw = [...op.nieuw, ...trajectgebeurtenis(op.traject.trajectId, op.berichten, context)];
  return gelukt(leg(dossier, op.traject, "teruggeleid", invoer, { nieuw, vervangen: op.vervangen }, context));
};

/** Another investigating organisation takes part from now on. */
export const addTrajectdeelnemer = (
  dossier: Trajectdossier,
  invoer: TrajectInvoer["deelnemer"],
  context: Besluitcontext,
): Result<Trajectbesluit, Weigering> => {
  const { organisatie } = invoer;
  const fouten = deelnemerFouten([{ veld: "organisatie", organisatie }], context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const stand = lopendeVan(dossier);
  if (!stand.ok) return stand;
  const { open } = stand.waarde;
  if (open.deelnemers.some((een) => een.organisatie === organisatie))
    return mislukt({ code: "bestaat-al", wat: `de deelnemer ${organisatie}` });
  const traject: OpenTraject = {
    ...{ ...open, versie: open.versie + 1 },
    deelnemers: [...open.deelnemers, { organisatie, van: context.nu }],
  };
  const begonnen = deelnameBegonnen(open.trajectId, [organisatie], context);
  const nieuw = [...begonnen.nieuw, ...trajectgebeurtenis(open.trajectId, begonnen.berichten, context)];
  return gelukt(leg(dossier, traject, "deelnemer", invoer, { nieuw, vervangen: [traject] }, context));
};

/**
 * Who must act cannot any more, for its organisation is out: who the region escalates to takes the step over, with its dates, and
 * leads the track when that was theirs. Null: it is theirs already, or there is nothing to take over.
 */
export const takeOverTraject = (
  dossier: Trajectdossier,
  { taakId, eigenaar: { organisatie: van } }: OpenTrajecttaak,
  context: Besluitcontext,
): Wijziging | null => {
  const { escalatie: naar } = context.regio.strafrechtelijkTraject;
  const { traject } = dossier;
  if (traject.status !== "open" || traject.lopendeTaakId !== taakId || van === naar) return null;
  const stand = lopendeVan(dossier);
  if (!stand.ok) return null;
  const { open, taak } = stand.waarde;
  const eigenaar = opsporingBij(naar);
  const over = draagTaakOver(taak, eigenaar, context.nu);
  const wordt: OpenTraject = {
    ...{ ...open, versie: open.versie + 1, eigenaar },
    leiding: open.leiding === van ? naar : open.leiding,
  };
  const nieuw = trajectgebeurtenis(open.trajectId, trajecttaakGeopend(over, context), context);
  return leg(dossier, wordt, "overname", { van, naar }, { nieuw, vervangen: [wordt, over] }, context).wijziging;
};
