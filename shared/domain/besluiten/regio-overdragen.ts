import {
  gebeurtenis,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { aflopend, eindeVanCasus, eindeVanUitnodigingen, sluitKop } from "../einde.ts";
import type { MeldingId } from "../ids.ts";
import { legNaastPadVast, legTaakresultaatVast } from "../naastpad.ts";
import { PAD } from "../pad.ts";
import { organisatieVoor, type Regio } from "../regio.ts";
import { REGIOTAAK, type RegioAntwoordInvoer, type RegioOverdrachtInvoer } from "../regio-overdracht.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Vastlegging } from "../vastlegging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import type { Wijziging } from "../wijziging.ts";
import { afsluitpunten, grondslagFouten, nogOpen, overdrachtLoopt } from "./regels.ts";

export type RegioOverdracht = Extract<Vastlegging, { soort: "regio-overdracht" }>;

/** Who decides that a casus is offered to another region: the region says. */
export const regioaanbiederVan = (regio: Regio): Eigenaar => ({
  rol: regio.regioOverdracht.door.rol,
  organisatie: organisatieVoor(regio, regio.regioOverdracht.door.organisatie),
});

/** The open task to get an answer; null: nothing is offered now. */
const openRegiotaak = ({ taken }: Pick<CasusDossier, "taken">): OpenTaak | null =>
  taken.find((taak): taak is OpenTaak => taak.status === "open" && taak.soort === REGIOTAAK) ?? null;

/**
 * Offers the casus to another region (S2.5.4). It stays here, at its step, with its owner and date, until that region accepts: the
 * answer is a mandatory task of who guards every date, so that the casus does not end meanwhile by another way.
 * @param meldingen those that the casus has now
 */
export const offerAanRegio = (
  dossier: CasusDossier,
  meldingen: readonly MeldingId[],
  invoer: RegioOverdrachtInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { regio } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const fouten = grondslagFouten(context, invoer.grondslag);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (overdrachtLoopt(dossier)) return mislukt({ code: "overdracht-loopt" });
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        soort: "regio-overdracht",
        inhoud: { ...invoer, meldingen: [...meldingen] },
        informatie: "regio-overdracht",
      },
      context,
      (id) => {
        const taak = nieuweTaak(
          {
            ...{ casusId: casus.casusId, soort: REGIOTAAK, activiteit: PAD[casus.positie.stap].activiteit },
            eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie", casus) },
            ...{ gemeente: casus.gemeente, onderwerp: id, verplicht: true, termijn: "overdracht-aanvaarden" },
            ...{ urgentietermijnen: casus.urgentietermijnen, verschuivingen: casus.verschuivingen },
          },
          context,
        );
        return {
          nieuw: [
            taak,
            ...gebeurtenis(
              { soort: "casus", id: casus.casusId },
              [...taakGeopend(taak, context), ...stuurfeit(casus, "regio-overdracht", "aangeboden", context)],
              context,
            ),
          ],
          // The head as well: of two who offer it at once the second sees the first.
          vervangen: [{ ...casus, versie: casus.versie + 1 }],
          mitsOpen: [],
        };
      },
    ),
  );
};

const antwoordFouten = (
  { inhoud }: RegioOverdracht,
  meldingen: readonly MeldingId[],
  invoer: RegioAntwoordInvoer,
  { nu, kalender }: Besluitcontext,
): readonly Veldfout[] => {
  const nagekomen = meldingen.filter((id) => !inhoud.meldingen.includes(id)).length;
  return [
    ...(invoer.op > kalender.dagVan(nu) ? [{ veld: "op", melding: "ligt in de toekomst" }] : []),
    ...(invoer.antwoord === "aanvaard" && nagekomen > 0 && !invoer.nagekomenDoorgegeven
      ? [
          {
            veld: "nagekomenDoorgegeven",
            melding: `na het aanbod kwam er nog iets binnen (${String(nagekomen)}); geef dat eerst door en bevestig het hier`,
          },
        ]
      : []),
  ];
};

/** What ends with the casus: its step, its other tasks and its invitations; who was on it hears that it closed. */
const sluit = (dossier: CasusDossier, casus: OpenCasus, taak: OpenTaak, context: Besluitcontext): Wijziging => {
  const { casusId } = casus;
  const { stap } = casus.positie;
  const uitnodigingen = eindeVanUitnodigingen(dossier, context);
  const { uitkomst } = context.regio.regioOverdracht;
  const berichten = [
    ...eindeVanCasus(casus, "gesloten", stap, context),
    ...stuurfeit(casus, "casus-gesloten", uitkomst, context),
    ...stuurfeit(casus, "regio-overdracht", "aanvaard", context),
    ...uitnodigingen.berichten,
  ];
  return {
    nieuw: gebeurtenis({ soort: "casus", id: casusId }, berichten, context),
    vervangen: [
      { ...sluitKop(casus, uitkomst, context), versie: casus.versie + 1 },
      rondTaakAf(taak, "aanvaard", context.door ?? taak.eigenaar, context.nu),
      ...aflopend(dossier, [taak], "gesloten", context.nu),
      ...uitnodigingen.vervangen,
    ],
    mitsOpen: [],
  };
};

/**
 * What the other region said. Accepted, the casus closes here with that outcome, and the record points to where it goes on; not while
 * something mandatory is open, such as an intervention (X4) or a weging that is to be caught up. Declined or withdrawn, nothing
 * changes but that the task is done.
 * @param meldingen those that the casus has now
 */
export const answerVanRegio = (
  dossier: CasusDossier,
  aanbod: RegioOverdracht,
  meldingen: readonly MeldingId[],
  invoer: RegioAntwoordInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const taak = openRegiotaak(dossier);
  if (taak?.onderwerp !== aanbod.vastleggingId) return mislukt({ code: "al-afgehandeld" });
  const fouten = antwoordFouten(aanbod, meldingen, invoer, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const toevoeging = {
    soort: "regio-overdrachtantwoord" as const,
    inhoud: invoer,
    bij: aanbod.vastleggingId,
    informatie: "regio-overdracht" as const,
  };
  if (invoer.antwoord !== "aanvaard")
    return legTaakresultaatVast(
      dossier,
      taak,
      toevoeging,
      { feit: "regio-overdracht", uitkomst: invoer.antwoord },
      context,
    );
  const bezwaar = nogOpen(afsluitpunten(dossier).filter(({ wat }) => wat !== REGIOTAAK));
  if (bezwaar !== null) return mislukt(bezwaar);
  return gelukt(
    legNaastPadVast(
      dossier,
      toevoeging,
      context,
      () => sluit(dossier, casus, taak, context),
      "regio-overdracht:aanvaard",
    ),
  );
};
