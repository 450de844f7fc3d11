import { gebeurtenis, nieuweTaak, stuurfeit, taakGeopend, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { INHAALSTAPPEN, inhaalsoort, inhaalstapVan, openInhaaltaken, type Inhaalstap } from "../inhaaltaak.ts";
import {
  HOOFDLIJN,
  type InhaalafdoeningInvoer,
  type InstroomInvoer,
  type Instroomstap,
  type TerugleidingInvoer,
} from "../instroom.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { legNaastPadVast, legTaakresultaatVast, legVastEnVerplaats } from "../naastpad.ts";
import { PAD } from "../pad.ts";
import { partnerbeeldIn } from "../partner.ts";
import { eigenaarVan, organisatieVoor, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { termijnVan } from "../stapstand.ts";
import type { Eigenaar, OpenTaak, Taak } from "../taak.ts";
import { verplaats } from "../verplaatsen.ts";
import { openPuntenVan, rondenVan } from "../voortgang.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { afsluitpunten, keuzeFout, nogOpen } from "./regels.ts";

/** Who lets a casus enter further on: the region says (S2.5.4). */
export const instromerVan = (regio: Regio): Eigenaar => ({
  rol: regio.instroom.door.rol,
  organisatie: organisatieVoor(regio, regio.instroom.door.organisatie),
});

/** What lies between where the casus stands and where it enters, and is caught up. */
const overgeslagen = (van: number, naar: number): readonly Inhaalstap[] =>
  INHAALSTAPPEN.filter((stap) => {
    const plaats = HOOFDLIJN.indexOf(stap);
    return van <= plaats && plaats < naar;
  });

const herkomstFouten = (
  { herkomst: { soort, organisatie, sinds } }: InstroomInvoer,
  { regio, partners, kalender, nu }: Besluitcontext,
): readonly Veldfout[] => {
  if (partners === null) throw new Error("A decision that names organisations was taken without the register");
  // Nothing is shared with it by this, so it needs no covenant: who worked on it, worked on it.
  const onbekend = organisatie !== null && partnerbeeldIn(partners, organisatie, regio, nu) === null;
  return [
    ...keuzeFout("herkomst.soort", soort, regio.instroom.herkomsten),
    ...(onbekend
      ? [{ veld: "herkomst.organisatie", melding: "is geen organisatie van deze keten; gebruik dan naam" }]
      : []),
    ...(sinds > kalender.dagVan(nu) ? [{ veld: "herkomst.sinds", melding: "ligt in de toekomst" }] : []),
  ];
};

/** Whether a round is passed over of which points are open: somebody has to say what became of them (design rule 3). */
const heeftOpenPunten = ({ vastleggingen }: Pick<CasusDossier, "vastleggingen">, stap: Inhaalstap): boolean =>
  stap === "voortgang" && openPuntenVan(rondenVan(vastleggingen)).length > 0;

/** The task to catch up a step: of who owns the step, with as long as the step itself has. */
const inhaaltaak = (dossier: CasusDossier, casus: OpenCasus, stap: Inhaalstap, context: Besluitcontext): OpenTaak => {
  const { regio } = context;
  // Until somebody is appointed to evaluate, it is of who appoints: nobody else would see it.
  const vanStap = stap === "evaluatie" && casus.procesbegeleiding === null ? "procesbegeleider" : stap;
  return nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: inhaalsoort(stap), activiteit: PAD[stap].activiteit },
      ...{ eigenaar: eigenaarVan(regio, vanStap, casus), gemeente: casus.gemeente, onderwerp: null },
      ...{ urgentietermijnen: casus.urgentietermijnen, verschuivingen: casus.verschuivingen },
      verplicht: regio.instroom.inhalen[stap].verplicht || heeftOpenPunten(dossier, stap),
      termijn: termijnVan(stap, casus.acuut, regio),
    },
    context,
  );
};

/**
 * What keeps a casus from hoofdstap 5: mandatory work that nobody would do there any more, such as an intervention (X4). Not what is
 * to be caught up: for that its close waits.
 */
const bezwaarBij = (dossier: CasusDossier, stap: Instroomstap): Weigering | null =>
  PAD[stap].hoofdstap < 5 ? null : nogOpen(afsluitpunten(dossier).filter(({ wat }) => inhaalstapVan(wat) === null));

/**
 * A casus that somebody works on already enters at that step, with why and where it came from (S2.5.3, S2.5.4). What it passes over
 * becomes a task each to catch up, with owner and date (NB23); its own command completes it. Forward only: back goes by a round, a
 * weging or a relapse. What nobody answered of its invitations stays.
 */
export const enterFurther = (
  dossier: CasusDossier,
  invoer: InstroomInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const huidig = casus.positie.stap;
  const [van, naar] = [HOOFDLIJN.indexOf(huidig), HOOFDLIJN.indexOf(invoer.stap)];
  // From a handover a weging leads back; acties that are being put out are put out first.
  if (van === -1 || naar <= van || huidig === "acties-uitzetten")
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: invoer.stap, huidig });
  const fouten = herkomstFouten(invoer, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const bezwaar = bezwaarBij(dossier, invoer.stap);
  if (bezwaar !== null) return mislukt(bezwaar);
  const al = openInhaaltaken(dossier).map(({ soort }) => soort);
  const inhalen = overgeslagen(van, naar).filter((stap) => !al.includes(inhaalsoort(stap)));
  const { kop, wijziging, berichten } = verplaats(dossier, casus, invoer.stap, context, { onbeantwoorde: "blijven" });
  const taken = inhalen.map((stap) => inhaaltaak(dossier, kop, stap, context));
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "instroom", inhoud: { ...invoer, van: huidig, inhalen: [...inhalen] }, informatie: "instroom" },
      context,
      () =>
        samen(wijziging, {
          nieuw: [
            ...taken,
            ...gebeurtenis(
              { soort: "casus", id: casus.casusId },
              [
                ...berichten,
                ...taken.flatMap((taak) => taakGeopend(taak, context)),
                ...stuurfeit(casus, "instroom", invoer.stap, context),
                ...stuurfeit(casus, "instroom-herkomst", invoer.herkomst.soort, context),
              ],
              context,
            ),
          ],
          vervangen: [kop],
          mitsOpen: [],
        }),
      `instroom:${invoer.stap}`,
    ),
  );
};

/**
 * The team leads a casus back to an earlier step, with the reason (S2.5.2): nothing that was recorded goes, the plan in force and its
 * acties hold, and the step is done anew. From hoofdstap 5 too. A handover leads back by its own outcomes.
 */
export const leadBack = (
  dossier: CasusDossier,
  invoer: TerugleidingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const huidig = casus.positie.stap;
  const { naar } = invoer;
  if (HOOFDLIJN.indexOf(huidig) <= HOOFDLIJN.indexOf(naar) || huidig === "acties-uitzetten")
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: naar, huidig });
  return gelukt(
    legVastEnVerplaats(
      dossier,
      casus,
      naar,
      { soort: "terugleiding", inhoud: { ...invoer, van: huidig }, informatie: "terugleiding" },
      { feit: "terugleiding", uitkomst: naar },
      context,
      () => ({}),
      "blijven",
    ),
  );
};

/** A task to catch up something, for who is asked whether it is done: with the step that it catches up. */
export interface Inhaaltaak {
  readonly taak: Taak;
  readonly stap: Inhaalstap;
  /** Where the task belongs: who does not read it there does not know that it is. */
  readonly kenmerk: Kenmerk;
}

/** What was passed over turns out to have been done elsewhere, or is not needed any more: only where the region lets it. */
export const settleInhaaltaak = (
  dossier: CasusDossier,
  { taak, stap }: Pick<Inhaaltaak, "taak" | "stap">,
  invoer: InhaalafdoeningInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const doorZelf = !context.regio.instroom.inhalen[stap].afdoen || heeftOpenPunten(dossier, stap);
  if (taak.status === "open" && doorZelf) return mislukt({ code: "inhalen-door-zelf", stap });
  if (invoer.op !== null && invoer.op > context.kalender.dagVan(context.nu))
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "op", melding: "ligt in de toekomst" }] });
  return legTaakresultaatVast(
    dossier,
    taak,
    { soort: "inhaalafdoening", inhoud: invoer, bij: taak.taakId, informatie: "instroom" },
    { feit: `inhalen-${stap}`, uitkomst: invoer.wijze },
    context,
  );
};
