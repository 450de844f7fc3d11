import type { Nazorgpersoon } from "../domain/nazorg.ts";
import type { OpenPunt } from "../domain/weigering.ts";

/** What holds up the end of a casus, with whom it lies and until when. */
export const puntTekst = ({ wat, id, eigenaar: { rol, organisatie }, uiterlijkOp }: OpenPunt): string =>
  `${wat} ${id} bij ${organisatie} (${rol}${uiterlijkOp === null ? "" : `, uiterlijk ${uiterlijkOp.slice(0, 10)}`})`;

/** Somebody of the casus by their ids alone. */
export const persoonTekst = (persoon: Nazorgpersoon): string => {
  if (persoon.rol === "slachtoffer") return `het slachtoffer van dossier ${persoon.dossierId}`;
  const { vermelding } = persoon;
  return vermelding === null
    ? "een verdachte"
    : `de verdachte op plaats ${vermelding.betrokkene} in melding ${vermelding.meldingId}`;
};
