import { stuurfeit, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { AfsluitformulierInvoer } from "../afsluiten.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { legNaastPadVast } from "../naastpad.ts";
import type { Stap } from "../pad.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { geldigUitgevoerd } from "../uitgevoerd.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { keuzeFout } from "./regels.ts";

/** Where it is filled in: at 4.4, and anew when somebody came to the casus since. */
const FORMULIERSTAPPEN: readonly Stap[] = ["nazorg", "procesbegeleider", "evaluatie", "lessen"];

/** Errors in a list that has to name each of these once. */
const elkFouten = (
  veld: string,
  wat: string,
  moet: readonly string[],
  genoemd: readonly string[],
): readonly Veldfout[] => [
  ...genoemd.flatMap((id, i) => {
    if (!moet.includes(id)) return [{ veld: `${veld}[${i}]`, melding: `is geen ${wat} van deze casus` }];
    return genoemd.indexOf(id) < i ? [{ veld: `${veld}[${i}]`, melding: "staat er al; noem elk één keer" }] : [];
  }),
  ...moet.flatMap((id) => (genoemd.includes(id) ? [] : [{ veld, melding: `mist ${wat} ${id}` }])),
];

/** The acties that were done: each that is done is weighed at the end. */
const gedaneActies = ({ taken, vastleggingen }: CasusDossier): readonly string[] => [
  ...new Set(
    taken.flatMap(({ soort, status, onderwerp }) => {
      if (soort !== "actie" || status !== "afgerond" || onderwerp === null) return [];
      const laatste = vastleggingen.findLast((een) => een.soort === "actieresultaat" && een.bij === onderwerp);
      return laatste?.soort === "actieresultaat" && laatste.inhoud.status === "niet-gedaan" ? [] : [onderwerp];
    }),
  ),
];

/** What organisations recorded that they did, in its last version; one that belongs to a done actie is weighed as that. */
const uitgevoerdNaast = (dossier: CasusDossier, acties: readonly string[]): readonly string[] =>
  geldigUitgevoerd(dossier).flatMap(({ vastleggingId, inhoud }) =>
    inhoud.actieId !== null && acties.includes(inhoud.actieId) ? [] : [vastleggingId],
  );

/** 4.4: how the casus ended, of every victim and every intervention (H4.1-c1, c2, d2). The last one counts. */
export const recordAfsluitformulier = (
  dossier: CasusDossier,
  invoer: AfsluitformulierInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { stap } = casus.positie;
  if (!FORMULIERSTAPPEN.includes(stap))
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: "nazorg", huidig: stap });
  const vandaag = context.kalender.dagVan(context.nu);
  const acties = gedaneActies(dossier);
  const fouten: readonly Veldfout[] = [
    ...keuzeFout("uitkomst", invoer.uitkomst, context.regio.afsluiten.uitkomsten),
    ...elkFouten(
      "slachtoffers",
      "dossier",
      casus.dossierIds,
      invoer.slachtoffers.map(({ dossierId }) => dossierId),
    ),
    ...invoer.slachtoffers.flatMap((een, i) =>
      (["slachtofferschapGestopt", "veiligeOmgeving", "passendeHulp"] as const).flatMap((vlag) => {
        const { sinds } = een[vlag];
        return sinds !== null && sinds > vandaag
          ? [{ veld: `slachtoffers[${i}].${vlag}.sinds`, melding: "ligt in de toekomst" }]
          : [];
      }),
    ),
    ...elkFouten(
      "acties",
      "gedane actie",
      acties,
      invoer.acties.map(({ actieId }) => actieId),
    ),
    ...elkFouten(
      "interventies",
      "interventie",
      dossier.interventies.map(({ interventieId }) => interventieId),
      invoer.interventies.map(({ interventieId }) => interventieId),
    ),
    ...elkFouten(
      "uitgevoerd",
      "uitgevoerde interventie",
      uitgevoerdNaast(dossier, acties),
      invoer.uitgevoerd.map(({ vastleggingId }) => vastleggingId),
    ),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  return gelukt(
    legNaastPadVast(dossier, { soort: "afsluitformulier", inhoud: invoer, informatie: "afsluiting" }, context),
  );
};

/** What the close tells the figures, per victim and per intervention, without saying whose (K8, K9). */
export const afsluitfeiten = (
  { casus, nazorgbehoeften }: CasusDossier,
  formulier: AfsluitformulierInvoer,
  context: Besluitcontext,
): readonly Bericht[] => {
  const feit = (naam: string, uitkomst: string) => stuurfeit(casus, naam, uitkomst, context);
  const vlag = (naam: string, { sinds }: { readonly sinds: string | null }) =>
    feit(naam, sinds === null ? "nee" : "ja");
  return [
    ...feit("casus-gesloten", formulier.uitkomst),
    ...feit("opsporing-en-vervolging", formulier.opsporingEnVervolging),
    ...formulier.slachtoffers.flatMap((een) => [
      ...vlag("slachtofferschap-gestopt", een.slachtofferschapGestopt),
      ...vlag("veilige-omgeving", een.veiligeOmgeving),
      ...vlag("passende-hulp", een.passendeHulp),
    ]),
    ...[...formulier.acties, ...formulier.interventies, ...formulier.uitgevoerd].flatMap(({ succesvol, zinvol }) => [
      ...feit("interventie-succesvol", succesvol),
      ...feit("interventie-zinvol", zinvol),
    ]),
    ...nazorgbehoeften.flatMap(({ persoon, stand }) => feit(`nazorg-bij-sluiting-${persoon.rol}`, stand.soort)),
  ];
};
