import { berichtenAan, dataVan, gebeurtenis, INZICHT, maakIds, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { Dossier, DossierMelding } from "../dossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { HistorieKop } from "../historie.ts";
import type { CasusId, DossierId, MeldingId } from "../ids.ts";
import type { Melding } from "../melding.ts";
import { plekkenVan } from "../plek.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Signaalstand } from "../signaal.ts";
import type { Meldingtaak, OpenMeldingtaak, OpenTaak } from "../taak.ts";
import type { Datum, Instant } from "../tijd.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { gemeenteVan, sluitAan } from "./aansluiten.ts";
import { teMatchen, wekker } from "./dossieren.ts";
import { meldingVerdeeld } from "./verdelen.ts";

/** The task to look at a kept signal again; sooner when the person has so many that they may be a melding together. */
const herbeoordeling = (
  meldingId: MeldingId,
  soort: "signaal-herbeoordelen" | "signalen-samen-beoordelen",
  uiterlijkOp: Instant,
  context: Besluitcontext,
): OpenMeldingtaak => ({
  ...{ type: "meldingtaak", taakId: maakIds(context.nieuwId).taak(), meldingId, versie: 1, soort, activiteit: "2.1" },
  eigenaar: { rol: "meldpunt", organisatie: organisatieVoor(context.regio, "meldpunt") },
  ...dataVan(uiterlijkOp, context),
  status: "open",
});

/** A signal is kept: an owner and a next date, of which they hear when it asks something now. `opDossier`: how many kept signals the person has with this one. */
export const keepSignaal = (
  meldingId: MeldingId,
  opDossier: number,
  context: Besluitcontext,
): { readonly signaal: Signaalstand; readonly taak: OpenMeldingtaak; readonly berichten: readonly Bericht[] } => {
  const { nu, kalender, regio } = context;
  const velen = opDossier >= regio.signalen.bundelenVanaf;
  const taak = velen
    ? herbeoordeling(
        meldingId,
        "signalen-samen-beoordelen",
        kalender.deadline(nu, regio.termijnen["melding-verdelen"]),
        context,
      )
    : herbeoordeling(
        meldingId,
        "signaal-herbeoordelen",
        kalender.deadline(nu, regio.termijnen["signaal-herbeoordelen"]),
        context,
      );
  return {
    ...{ signaal: { status: "aangehouden", taakId: taak.taakId, sinds: nu }, taak },
    // That one signal is looked at again some day asks nothing now: of that its reminder tells.
    berichten: velen ? meldingVerdeeld(taak, context) : [],
  };
};

/** The figure of how signals fare (K21), of nobody. */
const feit = (melding: Melding, wat: string, context: Besluitcontext): Wijziging => ({
  nieuw: gebeurtenis(
    { soort: "verdeling", id: melding.meldingId },
    berichtenAan(
      [INZICHT],
      {
        ...{ soort: "stuurfeit.vastgelegd", onderwerp: wat, dataref: null },
        data: {
          ...{ feit: wat, maand: context.nu.slice(0, 7), uitkomst: null },
          gemeente: gemeenteVan(melding.invoer, context.regio),
          verschijningsvormen: [...melding.invoer.verschijningsvormen],
        },
      },
      context,
    ),
    context,
  ),
  vervangen: [],
  mitsOpen: [],
});

const rondAf = (taak: OpenMeldingtaak, uitkomst: string, nu: Instant): Meldingtaak => ({
  ...taak,
  ...{ versie: taak.versie + 1, status: "afgerond", uitkomst, afgerondOp: nu, klok: null },
});

/** The task of a signal that is still kept; null: it is not, or no longer. */
const lopend = ({ signaal }: Melding, taak: Meldingtaak | null): OpenMeldingtaak | null =>
  signaal?.status === "aangehouden" && taak?.status === "open" && taak.taakId === signaal.taakId ? taak : null;

/** The meldpunt looked and keeps it until a next date: the region's term at the latest, so that none is parked. */
export const holdSignaal = (
  melding: Melding,
  taak: Meldingtaak | null,
  { reden, herzienOp }: { readonly reden: string; readonly herzienOp: Datum | undefined },
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const open = lopend(melding, taak);
  const { nu, kalender, regio } = context;
  if (open === null) return mislukt({ code: "al-afgehandeld" });
  const laatste = kalender.deadline(nu, regio.termijnen["signaal-herbeoordelen"]);
  if (herzienOp !== undefined && (herzienOp <= kalender.dagVan(nu) || herzienOp > kalender.dagVan(laatste))) {
    const dag = kalender.dagVan(laatste);
    const fouten = [{ veld: "herzienOp", melding: `moet na vandaag liggen, en uiterlijk op ${dag}` }];
    return mislukt({ code: "ongeldige-invoer", fouten });
  }
  const uiterlijkOp = herzienOp === undefined ? laatste : kalender.eindeVan(herzienOp);
  const nieuw = herbeoordeling(melding.meldingId, "signaal-herbeoordelen", uiterlijkOp, context);
  return gelukt({
    nieuw: [nieuw],
    vervangen: [
      {
        ...melding,
        versie: melding.versie + 1,
        signaal: { status: "aangehouden", taakId: nieuw.taakId, sinds: nu },
      },
      rondAf(open, `aangehouden: ${reden}`, nu),
    ],
    mitsOpen: [],
  });
};

/** The dossiers of a signal that has no casus, each with its link. */
export interface Signaaldeel {
  readonly dossier: Dossier;
  readonly koppeling: DossierMelding;
  /** The open casus of this person, with what joining it asks; null: there is none. */
  readonly open: {
    readonly casus: OpenCasus;
    readonly historieKoppen: readonly HistorieKop[];
    readonly taak: OpenTaak | null;
  } | null;
}

/** The meldpunt closes it: it stays with the dossier, and nothing is to be done. */
export const closeSignaal = (
  melding: Melding,
  taak: Meldingtaak | null,
  delen: readonly Signaaldeel[],
  reden: string,
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const open = lopend(melding, taak);
  const { nu, door } = context;
  if (open === null || door === null) return mislukt({ code: "al-afgehandeld" });
  // Those who still get their dossier would come to a casus of their own.
  if (melding.nogTeDossieren !== null) return mislukt({ code: "gelijktijdige-wijziging" });
  return gelukt(
    samen(
      {
        nieuw: [],
        vervangen: [
          { ...melding, versie: melding.versie + 1, signaal: { status: "gesloten", op: nu, reden, door } },
          rondAf(open, "gesloten", nu),
          ...delen.map(({ dossier }) => ({
            ...dossier,
            versie: dossier.versie + 1,
            aangehouden: dossier.aangehouden.filter((id) => id !== melding.meldingId),
          })),
        ],
        mitsOpen: [],
      },
      feit(melding, "signaal-gesloten", context),
    ),
  );
};

/** So many persons of a signal get their casus in one transaction; the driver does the rest (design rule 1). */
export const SIGNAALDELEN_PER_KEER = 5;

/** Opens a casus for these dossiers as this melding would have; told as every casus is. */
export type OpenCasusVoor = (
  melding: Melding,
  dossiers: readonly Dossier[],
  context: Besluitcontext,
) => { readonly casusId: CasusId; readonly wijziging: Wijziging };

/** After this signal: what the dossier still has to do. */
const metCasus = (dossier: Dossier, casusId: CasusId, meldingId: MeldingId, context: Besluitcontext): Dossier => {
  const aangehouden = dossier.aangehouden.filter((id) => id !== meldingId);
  const wacht = dossier.zoeksleutels.length > 0 || aangehouden.length > 0;
  return {
    ...dossier,
    ...{ versie: dossier.versie + 1, laatsteCasusId: casusId, aangehouden },
    ...(dossier.zoeksleutels.length > 0
      ? teMatchen(context)
      : wacht
        ? wekker(context)
        : { klok: null, teDrijven: false }),
  };
};

/**
 * A signal becomes a melding: its persons get the casus that it would have given them, each their own open one or else one together.
 * By the meldpunt with a reason; by itself (`door` null) when one of them has an open casus now. Done again it does the rest of
 * the persons. `openCasusVoor` is given, for intake makes casussen.
 */
export const raiseSignaal = (
  melding: Melding,
  taak: Meldingtaak | null,
  delen: readonly Signaaldeel[],
  reden: string,
  openCasusVoor: OpenCasusVoor,
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const { signaal, meldingId, invoer } = melding;
  const { nu, door } = context;
  const vervolg = signaal?.status === "opgehoogd" && delen.length > 0;
  const open = lopend(melding, taak);
  if (!vervolg && open === null) return mislukt({ code: "al-afgehandeld" });
  // Those who still get their dossier would come to a casus of their own.
  if (melding.nogTeDossieren !== null) return mislukt({ code: "gelijktijdige-wijziging" });
  const deze = delen.slice(0, SIGNAALDELEN_PER_KEER);
  const eerste = deze.find((deel) => deel.open !== null)?.open ?? null;
  const nieuw =
    eerste === null && deze.length > 0
      ? openCasusVoor(
          melding,
          deze.map(({ dossier }) => dossier),
          context,
        )
      : null;
  const hoofd = eerste?.casus.casusId ?? nieuw?.casusId;
  const waar = new Map<DossierId, CasusId>(
    deze.flatMap(({ dossier, open: eigen }) => {
      const casusId = eigen?.casus.casusId ?? hoofd;
      return casusId === undefined ? [] : [[dossier.dossierId, casusId] as const];
    }),
  );
  const standen = new Map(deze.flatMap(({ open: eigen }) => (eigen === null ? [] : [[eigen.casus.casusId, eigen]])));
  const rest = delen.length > deze.length;
  const teRegistreren = melding.teRegistreren || plekkenVan(invoer).length > melding.plekIds.length;
  const werk = rest || teRegistreren;
  const dossiers = melding.dossiers.map((deel) => ({
    ...deel,
    casusId: deel.casusId ?? waar.get(deel.dossierId) ?? null,
  }));
  return gelukt(
    samen(
      {
        nieuw: [],
        vervangen: [
          {
            ...{ ...melding, versie: melding.versie + 1, dossiers, teRegistreren },
            casusIds: [...new Set([...melding.casusIds, ...waar.values()])],
            signaal: vervolg ? signaal : { status: "opgehoogd", op: nu, reden, door },
            ...(werk ? wekker(context) : { klok: null, teDrijven: false }),
          },
          ...(open === null ? [] : [rondAf(open, "opgehoogd", nu)]),
          ...deze.flatMap(({ dossier, koppeling }) => {
            const casusId = waar.get(dossier.dossierId);
            return casusId === undefined
              ? []
              : [
                  metCasus(dossier, casusId, meldingId, context),
                  { ...koppeling, versie: koppeling.versie + 1, casusId },
                ];
          }),
        ],
        mitsOpen: [],
      },
      ...[...standen.values()].map(({ casus, historieKoppen, taak: lopendeTaak }) =>
        sluitAan(
          casus,
          {
            ...{ meldingId, invoer, gemeldDoor: melding.ingediendDoor.organisatie },
            dossierIds: [...waar].flatMap(([id, casusId]) => (casusId === casus.casusId ? [id] : [])),
          },
          { koppen: historieKoppen, taak: lopendeTaak },
          context,
        ),
      ),
      nieuw?.wijziging ?? samen(),
      vervolg ? samen() : feit(melding, "signaal-opgehoogd", context),
    ),
  );
};

/** Whether persons of a signal that became a melding still wait for their casus: the driver gives it to them. */
export const wachtOpCasus = ({ signaal, dossiers }: Pick<Melding, "signaal" | "dossiers">): boolean =>
  signaal?.status === "opgehoogd" && dossiers.some(({ casusId }) => casusId === null);
