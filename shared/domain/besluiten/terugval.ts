import { nieuweTaak, rondTaakAf, stuurfeit, taakGeopend, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Dossier } from "../dossier.ts";
import { legTaakresultaatVast, legVastEnVerplaats } from "../naastpad.ts";
import { TERUGVALTAAK, type Nazorgbehoefte, type TerugvalInvoer, type TerugvalbesluitInvoer } from "../nazorg.ts";
import { NAZORG_KANAAL, opgeslagenInvoer, type Melding, type MeldingInvoer } from "../melding.ts";
import type { Stap } from "../pad.ts";
import { gemeenteOrganisatie, organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Taak } from "../taak.ts";
import { nieuweVastlegging } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { bijNazorg, omschrijvingVan, zetVersie } from "./nazorgversie.ts";
import { metWekken } from "./opschorten.ts";

/** From where a relapse can take a casus back; before that the plan or the round that runs takes it up. */
const TERUG_VANAF: readonly Stap[] = ["nazorg", "procesbegeleider", "evaluatie", "lessen"];

/**
 * It goes wrong again: the need is looked at at once, whoever gives it is told. On a casus that is open who guards its dates gets a
 * task to decide what it means, before which the casus does not end; one that was suspended goes on when somebody is in danger. Of a closed one a melding is made, in the same transaction
 * (`meldingBijTerugval`): it is shielded, and never opens again.
 */
export const recordTerugval = (
  dossier: CasusDossier,
  behoefte: Nazorgbehoefte,
  invoer: TerugvalInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { regio } = context;
  const { behoefteId, persoon, soort, gever, aanbod } = behoefte;
  const termijn = invoer.acuut ? "acuut" : "terugval-beslissen";
  const record = nieuweVastlegging(
    dossier,
    { soort: "terugval", inhoud: invoer, bij: behoefteId, informatie: "nazorg" },
    context,
  );
  const zet = zetVersie(
    dossier,
    behoefte,
    behoefte,
    {
      ...{ soort, omschrijving: omschrijvingVan(dossier, behoefte), gever, aanbod, termijn },
      stand: { soort: "terugval", sinds: context.nu },
    },
    context,
  );
  const taak =
    casus.status !== "open"
      ? null
      : nieuweTaak(
          {
            ...{ casusId: casus.casusId, soort: TERUGVALTAAK, activiteit: "4.4", gemeente: casus.gemeente },
            eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie", casus) },
            ...{ onderwerp: record.vastleggingId, verplicht: true, urgentietermijnen: {}, termijn },
            // A relapse does not wait for the end of a suspension.
            verschuivingen: [],
          },
          context,
        );
  const besluit = {
    id: record.vastleggingId,
    wijziging: bijNazorg(
      dossier,
      { wat: "terugval", inhoud: invoer, kop: true },
      samen({ nieuw: [record, ...(taak === null ? [] : [taak])], vervangen: [], mitsOpen: [] }, zet.wijziging),
      [
        ...(taak === null ? [] : taakGeopend(taak, context)),
        ...zet.berichten,
        ...stuurfeit(casus, `terugval-${persoon.rol}`, soort, context),
        // Of a victim the new casus counts it, as that of anybody who is reported again (K12, B6.S4).
        ...(casus.status !== "open" && persoon.rol === "verdachte"
          ? stuurfeit(casus, "recidive", "verdachte", context)
          : []),
      ],
      context,
    ),
  };
  return gelukt(metWekken(dossier, besluit, context, invoer.acuut));
};

/**
 * The melding that a relapse after the close is: of that person, by who signalled it, through the same decisions as any other (X2).
 * @param dossier the dossier that goes on for the victim; null: it is about a verdachte
 * @param bron the melding that names the verdachte; null: none does
 */
export const meldingBijTerugval = (
  { casus }: Pick<CasusDossier, "casus">,
  { persoon }: Pick<Nazorgbehoefte, "persoon">,
  { signalering, acuut }: TerugvalInvoer,
  dossier: Dossier | null,
  bron: Melding | null,
  { regio, door }: Besluitcontext,
): MeldingInvoer => {
  const gemeente = regio.gemeenten.find((een) => gemeenteOrganisatie(een) === casus.gemeente);
  const genoemd =
    persoon.rol === "verdachte" && persoon.vermelding !== null
      ? bron?.invoer.betrokkenen[persoon.vermelding.betrokkene]
      : undefined;
  const aanduiding = persoon.rol === "verdachte" ? persoon.aanduiding : null;
  return opgeslagenInvoer.parse({
    ...{ soort: "melding", kanaal: NAZORG_KANAAL },
    inhoud: aanduiding === null ? signalering : `${aanduiding}: ${signalering}`.slice(0, 20_000),
    melder: { anoniem: false, soort: "professional", organisatie: door?.organisatie ?? null },
    betrokkenen: [
      persoon.rol === "slachtoffer"
        ? { rol: "mogelijk-slachtoffer", ...(dossier === null ? {} : { personalia: dossier.personalia }) }
        : (genoemd ?? { rol: "verdachte" }),
    ],
    verschijningsvormen: casus.verschijningsvormen.slice(0, 10),
    locatie: gemeente === undefined ? null : { gemeente: gemeente.naam, soort: "onbekend" },
    zorgcoordinatorBetrokken: "ja",
    acuutVolgensMelder: acuut ? "ja" : "nee",
  });
};

/** Who guards the dates decides what a relapse means: back to the plan or to a round, or nothing, with the reason. */
export const decideTerugval = (
  dossier: CasusDossier,
  taak: Taak,
  invoer: TerugvalbesluitInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (taak.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const { besluit } = invoer;
  const toevoeging = {
    ...{ soort: "terugvalbesluit" as const, inhoud: invoer, informatie: "afsluiting" as const },
    bij: taak.onderwerp ?? taak.taakId,
  };
  const gedaan = { feit: "terugvalbesluit", uitkomst: besluit };
  if (besluit === "geen-actie") return legTaakresultaatVast(dossier, taak, toevoeging, gedaan, context);
  if (!TERUG_VANAF.includes(casus.positie.stap)) {
    const melding = `kan niet: de casus staat bij ${casus.positie.stap}; kies geen-actie, en vertel hoe het daar wordt opgepakt`;
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "besluit", melding }] });
  }
  return gelukt(
    legVastEnVerplaats(dossier, casus, besluit, toevoeging, gedaan, context, () => ({
      wijziging: {
        nieuw: [],
        vervangen: [rondTaakAf(taak, besluit, context.door ?? taak.eigenaar, context.nu)],
        mitsOpen: [],
      },
    })),
  );
};
