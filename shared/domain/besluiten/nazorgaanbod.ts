import type * as z from "zod";
import {
  laatTaakVervallen,
  nieuweTaak,
  rondTaakAf,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import {
  AANBODTAAK,
  metGever,
  zorgcoordinatorVan,
  type Nazorgbehoefte,
  type NazorgaanbodInvoer,
  type Nazorgstand,
  type OpenBehoefte,
  type nazorgantwoordInhoud,
} from "../nazorg.ts";
import type { TermijnNaam } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { intrekkingInvoer, OverdrachtAntwoord } from "../vastlegging.ts";
import { nieuweVastlegging } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { bijNazorg, omschrijvingVan, zetVersie } from "./nazorgversie.ts";
import { grondslagFouten, organisatieFouten } from "./regels.ts";

/** Offers a need to who can give it, with what they have to know: theirs once they accept (H4.4-b1, d1). */
export const offerBehoefte = (
  dossier: CasusDossier,
  behoefte: Nazorgbehoefte,
  invoer: NazorgaanbodInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  if (behoefte.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const { casus } = dossier;
  const { ontvanger } = invoer;
  const { behoefteId, gever, aanbod } = behoefte;
  const fouten = [
    ...organisatieFouten(context, [{ veld: "ontvanger", organisatie: ontvanger }]),
    ...(ontvanger === gever.organisatie ? [{ veld: "ontvanger", melding: "geeft deze nazorg al" }] : []),
    ...(aanbod === null
      ? []
      : [{ veld: "ontvanger", melding: `is er al: ${aanbod.ontvanger}; wacht op het antwoord of trek dat aanbod in` }]),
    ...grondslagFouten(context, invoer.grondslag),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const record = nieuweVastlegging(
    dossier,
    { soort: "nazorgaanbod", inhoud: invoer, bij: behoefteId, informatie: "nazorg" },
    context,
  );
  const taak = nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: AANBODTAAK, activiteit: "4.4", gemeente: casus.gemeente },
      ...{ eigenaar: { rol: "partner", organisatie: ontvanger }, onderwerp: behoefteId, verplicht: false },
      ...{ urgentietermijnen: {}, verschuivingen: casus.verschuivingen, termijn: "overdracht-aanvaarden" },
    },
    context,
  );
  const nieuw: OpenBehoefte = {
    ...behoefte,
    versie: behoefte.versie + 1,
    aanbod: { vastleggingId: record.vastleggingId, ontvanger, taakId: taak.taakId },
    gewijzigdOp: context.nu,
  };
  return gelukt({
    id: record.vastleggingId,
    wijziging: bijNazorg(
      dossier,
      { wat: "nazorg:aangeboden", inhoud: invoer, kop: true },
      { nieuw: [record, taak], vervangen: [nieuw], mitsOpen: [] },
      taakGeopend(taak, context),
      context,
    ),
  });
};

type Antwoord = z.infer<typeof nazorgantwoordInhoud>;

/** What holds once the offer is over: `null` leaves the need as it was. */
interface Vervolg {
  readonly gever: Eigenaar;
  readonly stand: Nazorgstand;
  readonly termijn: TermijnNaam;
}

/** The offer is over: what came of it is recorded, and its task ends. */
const rondAanbodAf = (
  dossier: CasusDossier,
  behoefte: OpenBehoefte,
  aanbod: NonNullable<OpenBehoefte["aanbod"]>,
  inhoud: Antwoord,
  vervolg: Vervolg | null,
  context: Besluitcontext,
): Besluit => {
  const door = context.door ?? zorgcoordinatorVan(dossier, context.regio);
  const record = nieuweVastlegging(
    dossier,
    { soort: "nazorgantwoord", inhoud, bij: aanbod.vastleggingId, informatie: "nazorg" },
    { ...context, door },
  );
  const taak = dossier.taken.find((een): een is OpenTaak => een.status === "open" && een.taakId === aanbod.taakId);
  const beantwoord = inhoud.antwoord === "aanvaard" || inhoud.antwoord === "geweigerd";
  const klaar =
    taak === undefined
      ? []
      : [
          beantwoord
            ? rondTaakAf(taak, inhoud.antwoord, door, context.nu)
            : laatTaakVervallen(taak, inhoud.antwoord, context.nu),
        ];
  const zet =
    vervolg === null
      ? null
      : zetVersie(
          dossier,
          behoefte,
          behoefte,
          { soort: behoefte.soort, omschrijving: omschrijvingVan(dossier, behoefte), aanbod: null, ...vervolg },
          context,
        );
  const ongewijzigd: OpenBehoefte = { ...behoefte, versie: behoefte.versie + 1, aanbod: null, gewijzigdOp: context.nu };
  return {
    id: record.vastleggingId,
    wijziging: bijNazorg(
      dossier,
      { wat: `nazorgaanbod:${inhoud.antwoord}`, inhoud, kop: true },
      samen(
        { nieuw: [record], vervangen: [...klaar, ...(zet === null ? [ongewijzigd] : [])], mitsOpen: [] },
        zet?.wijziging ?? samen(),
      ),
      zet?.berichten ?? [],
      context,
    ),
  };
};

/** Nobody took it over: who has it looks for another at once, and is told so by a task. */
const zoekVerder = ({ gever, stand }: OpenBehoefte): Vervolg => ({ gever, stand, termijn: "overdracht-voorbereiden" });

/** The receiver accepts, and gives it from now on; or declines, with the reason (H4.4-d1). */
export const answerAanbod = (
  dossier: CasusDossier,
  behoefte: Nazorgbehoefte,
  invoer: OverdrachtAntwoord,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  if (behoefte.aanbod === null) return mislukt({ code: "al-afgehandeld" });
  const { ontvanger } = behoefte.aanbod;
  const zorgcoordinator = zorgcoordinatorVan(dossier, context.regio);
  const vervolg: Vervolg =
    invoer.antwoord === "geweigerd"
      ? zoekVerder(behoefte)
      : {
          gever:
            ontvanger === zorgcoordinator.organisatie ? zorgcoordinator : { rol: "partner", organisatie: ontvanger },
          stand: { soort: "overgedragen", aan: ontvanger, sinds: context.nu },
          termijn: "nazorg",
        };
  return gelukt(rondAanbodAf(dossier, behoefte, behoefte.aanbod, invoer, vervolg, context));
};

/** Takes back what was offered and not answered. */
export const withdrawAanbod = (
  dossier: CasusDossier,
  behoefte: Nazorgbehoefte,
  { reden }: z.infer<typeof intrekkingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> =>
  behoefte.aanbod === null
    ? mislukt({ code: "al-afgehandeld" })
    : gelukt(
        rondAanbodAf(
          dossier,
          behoefte,
          behoefte.aanbod,
          { antwoord: "ingetrokken", toelichting: reden },
          null,
          context,
        ),
      );

/**
 * What lies with an organisation that has no covenant any more: an offer lapses, and a need falls back to who coordinates care, so
 * that it is never without an owner who can act (X7, design rule 3). Null: there is nothing to take back.
 */
export const takeBackNazorg = (
  dossier: CasusDossier,
  { soort, onderwerp, eigenaar }: OpenTaak,
  context: Besluitcontext,
): Wijziging | null => {
  const gevonden = dossier.nazorgbehoeften.find(({ behoefteId }) => behoefteId === onderwerp);
  if (gevonden?.status !== "open") return null;
  const behoefte = metGever(dossier, gevonden, context.regio);
  const reden = "de organisatie heeft geen geldig convenant";
  if (soort === AANBODTAAK) {
    if (behoefte.aanbod?.ontvanger !== eigenaar.organisatie) return null;
    const inhoud = { antwoord: "vervallen" as const, toelichting: reden };
    return rondAanbodAf(dossier, behoefte, behoefte.aanbod, inhoud, zoekVerder(behoefte), context).wijziging;
  }
  const gever = zorgcoordinatorVan(dossier, context.regio);
  if (behoefte.gever.organisatie !== eigenaar.organisatie || gever.organisatie === eigenaar.organisatie) return null;
  const { soort: behoeftesoort, stand, aanbod } = behoefte;
  const omschrijving = omschrijvingVan(dossier, behoefte);
  const zet = zetVersie(
    dossier,
    behoefte,
    behoefte,
    { ...{ soort: behoeftesoort, omschrijving, stand, gever, aanbod }, termijn: "overdracht-voorbereiden" },
    context,
  );
  return bijNazorg(
    dossier,
    { wat: "nazorg:teruggenomen", inhoud: { organisatie: eigenaar.organisatie, reden }, kop: true },
    zet.wijziging,
    zet.berichten,
    context,
  );
};
