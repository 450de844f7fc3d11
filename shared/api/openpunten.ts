import type { Nazorgpersoon } from "../domain/nazorg.ts";
import type { OpenPunt } from "../domain/weigering.ts";
import { opsomming } from "./probleemsoort.ts";

/** What holds up the end of a casus, with whom it lies and until when. */
const puntTekst = ({ wat, id, eigenaar: { rol, organisatie }, uiterlijkOp }: OpenPunt): string =>
  `${wat} ${id} bij ${organisatie} (${rol}${uiterlijkOp === null ? "" : `, uiterlijk ${uiterlijkOp.slice(0, 10)}`})`;

/** All of that, and that there is more which the reader may not see; empty when there is neither. */
export const openTekst = (inleiding: string, open: readonly OpenPunt[], verborgen = 0): string =>
  [
    ...(open.length === 0 ? [] : [`${inleiding}: ${opsomming(open.map(puntTekst))}. Rond dat eerst af.`]),
    ...(verborgen === 0
      ? []
      : [`Er staat iets open dat u niet ziet (${verborgen}); vraag de procesregisseur het eerst te laten afronden.`]),
  ].join(" ");

/** Somebody of the casus by their ids alone. */
export const persoonTekst = (persoon: Nazorgpersoon): string => {
  if (persoon.rol === "slachtoffer") return `het slachtoffer van dossier ${persoon.dossierId}`;
  const { vermelding } = persoon;
  return vermelding === null
    ? "een verdachte"
    : `de verdachte op plaats ${vermelding.betrokkene} in melding ${vermelding.meldingId}`;
};
