import {
  berichtenAan,
  gebeurtenis,
  historie,
  laatTaakVervallen,
  taakGeopend,
  type Besluitcontext,
} from "../besluit.ts";
import { partnersOp } from "../betrokkenheid.ts";
import type { Casus, GeslotenCasus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { MEEGEGAAN, meegaandTaakId, SAMENGEVOEGD, samenvoeglotVan } from "../casussamenvoeging.ts";
import type { Dossier } from "../dossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { eindigUitnodiging, lopendeUitnodigingen, uitnodigingBeeindigd } from "../intrekking.ts";
import { verschuifTaak } from "../opschorting.ts";
import type { Actie } from "../plan.ts";
import type { KetenRecord, WijzigbaarRecord } from "../records.ts";
import { KETENREGIETEAM, organisatieVoor, zetelsVan } from "../regio.ts";
import { draagTaakOver } from "../samenloop.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { ACTIETAAK, actieVan } from "./actieresultaten.ts";
import { meldActie } from "./uitzetten.ts";

/** How much one page carries: at most three records each, below the limit of a command (design section 2, rule 1). */
const PER_BLADZIJDE = 14;
/** Acties that came along are numbered from here: below it are those of the plans. */
const OVERGENOMEN_VANAF = 1000;

/** One thing that is carried: what it writes and tells. */
interface Stuk {
  readonly nieuw: readonly KetenRecord[];
  readonly vervangen: readonly WijzigbaarRecord[];
  /** Of the casus that goes on, and of the one that ended. */
  readonly berichten: readonly Bericht[];
  readonly vertrek: readonly Bericht[];
  readonly taken: readonly OpenTaak["taakId"][];
}
const stuk = (deel: Partial<Stuk>): Stuk => ({
  nieuw: [],
  vervangen: [],
  berichten: [],
  vertrek: [],
  taken: [],
  ...deel,
});

/**
 * Who does the work in the casus that goes on: who had it, when that casus is there for them. Whoever was only on the other one gets
 * no access by a merge; procesregie has it until it finds somebody (X7).
 */
const eigenaarIn = (casus: OpenCasus, { eigenaar }: OpenTaak, { nu, regio }: Besluitcontext): Eigenaar => {
  const { rol, organisatie } = eigenaar;
  const zetels = zetelsVan(regio, casus.gemeente);
  const kan: Readonly<Partial<Record<Eigenaar["rol"], boolean>>> = {
    partner: zetels.includes(organisatie) || partnersOp(casus, nu).includes(organisatie),
    "lid-ketenregieteam": organisatie === KETENREGIETEAM || zetels.includes(organisatie),
    zorgcoordinator: organisatie === organisatieVoor(regio, "zorgcoordinatie", casus),
    procesregisseur: organisatie === organisatieVoor(regio, "procesregie", casus),
  };
  // Every other role does its work on every casus.
  if (kan[rol] ?? true) return eigenaar;
  // Care is coordinated by one organisation in a casus.
  return rol === "zorgcoordinator"
    ? { rol, organisatie: organisatieVoor(regio, "zorgcoordinatie", casus) }
    : { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie", casus) };
};

/**
 * The task in the casus that goes on, with the dates that it had: what this casus was shifted by before does not count for it. What it was
 * shifted by since then does, and the pages of that may be over.
 */
const meegaand = (casus: OpenCasus, bron: Casus, taak: OpenTaak, context: Besluitcontext): OpenTaak => {
  const sinds = bron.status === "open" ? context.nu : bron.afsluiting.op;
  const mee: OpenTaak = {
    ...draagTaakOver(taak, eigenaarIn(casus, taak, context), context.nu),
    ...{ taakId: meegaandTaakId(taak.taakId, casus.casusId, context.hash), casusId: casus.casusId, versie: 1 },
    ...{ gemeente: casus.gemeente, uitvoering: null, teDrijven: false },
    verschoven: casus.verschuivingen.filter(({ op }) => op <= sinds).length,
  };
  return verschuifTaak(mee, casus.verschuivingen, context.kalender);
};

/** The actie of a task that comes along: of no plan here, and done, handed over or taken up in the next plan as any other. */
const overgenomenActie = (
  casus: OpenCasus,
  bron: CasusDossier,
  taak: OpenTaak,
  nummer: number,
  nu: Actie["uitgezetOp"],
) => {
  const actie = taak.soort === ACTIETAAK ? actieVan(bron, taak) : null;
  if (actie === null) return null;
  const overgenomen: Actie = {
    ...actie,
    ...{ casusId: casus.casusId, planVersie: casus.planVersie ?? 1, nummer, uitgezetOp: nu },
    overgenomenVan: bron.casus.casusId,
    inhoud: { ...actie.inhoud, voortzettingVan: null },
  };
  return overgenomen;
};

/** The earliest of what is asked twice; of two with one date the one that `eerst` says. */
const eerder = (een: OpenTaak, ander: OpenTaak, eerst: boolean): boolean =>
  een.uiterlijkOp === ander.uiterlijkOp ? eerst : een.uiterlijkOp < ander.uiterlijkOp;

/**
 * The same question may be open in both casussen, or twice in the one that ended: to hear all reporters, to judge a plek. Of those the
 * one with the earliest date is left, so that it is asked once and nobody waits longer.
 * @returns the tasks of the casus that goes on that lapse as this one comes; null: this one lapses
 */
const verdringt = (
  taak: OpenTaak,
  daar: readonly OpenTaak[],
  hier: readonly OpenTaak[],
): readonly OpenTaak[] | null => {
  const zelfde = (een: OpenTaak): boolean => een.soort === taak.soort && een.onderwerp === taak.onderwerp;
  const daarnaast = daar.filter(zelfde);
  const naast = hier.filter((een) => zelfde(een) && een.taakId !== taak.taakId);
  const verliest =
    daarnaast.some((een) => eerder(een, taak, true)) ||
    naast.some((een) => eerder(een, taak, een.taakId < taak.taakId));
  return verliest ? null : daarnaast;
};

/** Open work of the casus that ended: it comes along, or lapses here because the other one has its own. */
const werkstukken = (
  dossier: CasusDossier & { readonly casus: OpenCasus },
  bron: CasusDossier,
  context: Besluitcontext,
) => {
  const { casus } = dossier;
  let nummer = OVERGENOMEN_VANAF + dossier.acties.filter(({ overgenomenVan }) => overgenomenVan !== null).length;
  const open = (taken: CasusDossier["taken"]) => taken.filter((taak): taak is OpenTaak => taak.status === "open");
  const [daar, hier] = [open(dossier.taken), open(bron.taken)];
  return hier.flatMap((taak): readonly Stuk[] => {
    const lot = samenvoeglotVan(taak);
    if (lot === "blijft") return [];
    const vervangt = lot === "vervalt" ? null : verdringt(taak, daar, hier);
    if (vervangt === null) return [stuk({ vervangen: [laatTaakVervallen(taak, SAMENGEVOEGD, context.nu)] })];
    const mee = meegaand(casus, bron.casus, taak, context);
    const actie = overgenomenActie(casus, bron, taak, nummer, context.nu);
    if (actie !== null) nummer += 1;
    return [
      stuk({
        nieuw: [mee, ...(actie === null ? [] : [actie])],
        vervangen: [
          laatTaakVervallen(taak, MEEGEGAAN, context.nu),
          ...vervangt.map((een) => laatTaakVervallen(een, SAMENGEVOEGD, context.nu)),
        ],
        berichten:
          actie === null ? taakGeopend(mee, context) : meldActie("actie.uitgezet", mee, actie.actieId, context),
        vertrek: vervallenActie(taak, actie, context),
        taken: [mee.taakId],
      }),
    ];
  });
};

/** Who had an actie hears that it is not to be done in the casus that ended. */
const vervallenActie = (taak: OpenTaak, actie: Actie | null, context: Besluitcontext): readonly Bericht[] =>
  actie === null
    ? []
    : berichtenAan(
        [taak.eigenaar.organisatie],
        {
          ...{ soort: "actie.vervallen", onderwerp: actie.actieId, dataref: null },
          data: { actieId: actie.actieId, taakId: taak.taakId, casusId: taak.casusId, uitkomst: SAMENGEVOEGD },
        },
        context,
      );

/** Invitations end with their casus; to the other one somebody is invited anew (X7). */
const uitnodigingstukken = (bron: CasusDossier, context: Besluitcontext): readonly Stuk[] =>
  lopendeUitnodigingen(bron).map((een) =>
    stuk({
      vervangen: [eindigUitnodiging(een)],
      vertrek: een.status === "open" ? uitnodigingBeeindigd(bron.casus.casusId, een, [een.organisatie], context) : [],
    }),
  );

/** A next melding about these persons finds the casus that goes on without following where the other one ended. */
const dossierstukken = (casus: OpenCasus, bron: CasusDossier, dossiers: readonly Dossier[]): readonly Stuk[] =>
  dossiers
    .filter(({ laatsteCasusId }) => laatsteCasusId === bron.casus.casusId)
    .map((een) => stuk({ vervangen: [{ ...een, versie: een.versie + 1, laatsteCasusId: casus.casusId }] }));

/**
 * The next page of a merge that was decided: open work, then invitations, then the dossiers; the last one says on the head that all is
 * done. Each page rests on the head of the casus that goes on and on what it takes, and gives it ids that follow from it: of two who
 * carry the same page one is first, and the other reads anew. Null: there is nothing to carry.
 * @param bron the casus that ended
 * @param dossiers of whom that one is
 */
export const carrySamenvoeging = (
  dossier: CasusDossier,
  bron: CasusDossier,
  dossiers: readonly Dossier[],
  context: Besluitcontext,
): { readonly wijziging: Wijziging; readonly klaar: boolean } | null => {
  const { casus } = dossier;
  if (casus.status !== "open" || casus.samenTeVoegen !== bron.casus.casusId) return null;
  const alles = [
    ...werkstukken({ ...dossier, casus }, bron, context),
    ...uitnodigingstukken(bron, context),
    ...dossierstukken(casus, bron, dossiers),
  ];
  const bladzijde = alles.slice(0, PER_BLADZIJDE);
  const klaar = alles.length <= PER_BLADZIJDE;
  const taken = bladzijde.flatMap((een) => een.taken);
  const bij = (casusId: Casus["casusId"], berichten: readonly Bericht[]) =>
    gebeurtenis({ soort: "casus", id: casusId }, berichten, context);
  return {
    klaar,
    wijziging: samen(
      {
        nieuw: [
          ...bladzijde.flatMap(({ nieuw }) => nieuw),
          ...bij(
            casus.casusId,
            bladzijde.flatMap(({ berichten }) => berichten),
          ),
          ...bij(
            bron.casus.casusId,
            bladzijde.flatMap(({ vertrek }) => vertrek),
          ),
        ],
        vervangen: [
          { ...casus, versie: casus.versie + 1, samenTeVoegen: klaar ? null : casus.samenTeVoegen },
          ...bladzijde.flatMap(({ vervangen }) => vervangen),
        ],
        mitsOpen: [],
      },
      taken.length === 0
        ? samen()
        : historie(
            casus.casusId,
            dossier.historieKoppen,
            { compartiment: "veiligheid", wat: "samenvoeging:werk", inhoud: { taken } },
            context,
          ),
    ),
  };
};

/**
 * What ended in a casus that closed is shielded as that is (the region's `afsluiten.inzage`), and of a gemeente that read one of those
 * alone the access ends. Null: there is nothing to shield.
 * @param anderen the casussen that ended in it
 */
export const shieldSamengevoegde = (
  casus: GeslotenCasus,
  anderen: readonly Casus[],
  context: Besluitcontext,
): Wijziging =>
  samen(
    { nieuw: [], vervangen: [{ ...casus, versie: casus.versie + 1, teDrijven: false, klok: null }], mitsOpen: [] },
    ...anderen.map((een): Wijziging => {
      if (een.status !== "samengevoegd") return samen();
      const { samengevoegdMet: _in, ...rest } = een;
      const { casusId, gemeente } = een;
      const berichten = berichtenAan(
        gemeente === null || gemeente === casus.gemeente ? [] : [gemeente],
        { soort: "toegang.beeindigd", onderwerp: casusId, dataref: null, data: { casusId } },
        context,
      );
      return {
        nieuw: gebeurtenis({ soort: "casus", id: casusId }, berichten, context),
        vervangen: [{ ...rest, versie: een.versie + 1, status: "gesloten" }],
        mitsOpen: [],
      };
    }),
  );
