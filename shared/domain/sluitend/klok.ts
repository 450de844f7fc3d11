import { isRijp, nuOpKlok, vermoeden, type Toetsbasis } from "./toetsbasis.ts";
import type { Herstel, Vermoeden } from "./bevinding.ts";
import type { Spoor } from "./spoor.ts";

const TAAKTYPEN: readonly string[] = ["taak", "meldingtaak", "trajecttaak"];
const OPEN_BIJLAGE: readonly string[] = ["verwacht", "in-keuring", "te-verwijderen"];
const LOPENDE_AANLEVERING: readonly string[] = ["wordt-ontvangen", "in-behandeling", "wordt-opgeruimd"];

/** Whether something has to happen with it by a date: then the clock has to have it, whatever the clock thinks of that itself. */
const moetOpKlok = (spoor: Spoor): boolean => {
  const { type, status } = spoor;
  if (TAAKTYPEN.includes(type)) return status === "open" || spoor.teDrijven === true;
  switch (type) {
    case "casus":
    case "interventie":
    case "strafrechtelijk-traject":
      return status === "open";
    case "melding":
      return spoor.nogTeDossieren !== null || spoor.teRegistreren === true;
    case "sturingspunt":
      return status === "open" || status === "opgepakt";
    case "bijlage":
      return OPEN_BIJLAGE.includes(status ?? "");
    case "aanlevering":
      return LOPENDE_AANLEVERING.includes(status ?? "");
    case "gebeurtenis":
      return spoor.aanbieden === true;
    case "notificatie":
      return spoor.bezorging === "wacht" || spoor.bezorging === "mislukt";
    case "bundel":
      return spoor.verteldOp === null;
    case "herlevering":
      return status === "loopt";
    case "dossier":
      return spoor.teMatchen === true;
    case "partner":
      return spoor.teDrijven === true;
    case "uitnodiging":
      return status === "geaccepteerd" && spoor.toegangTot !== null;
    default:
      return false;
  }
};

/** What must have an owner while it is open, and in which field its next date stands. */
const EIGENDOM: Readonly<Record<string, { readonly open: readonly string[]; readonly datum: keyof Spoor | null }>> = {
  casus: { open: ["open"], datum: "volgendeDatum" },
  ...{ taak: { open: ["open"], datum: "uiterlijkOp" }, meldingtaak: { open: ["open"], datum: "uiterlijkOp" } },
  trajecttaak: { open: ["open"], datum: "uiterlijkOp" },
  uitnodiging: { open: ["open"], datum: "uiterlijkOp" },
  // Its task has the date of it.
  interventie: { open: ["open"], datum: null },
  "strafrechtelijk-traject": { open: ["open"], datum: "volgendeDatum" },
  sturingspunt: { open: ["open", "opgepakt"], datum: "volgendeDatum" },
  bijlage: { open: OPEN_BIJLAGE, datum: null },
};

const herstelVan = (spoor: Spoor, basis: Toetsbasis): Herstel => {
  // The clock ends access when it looks at it, so not before its date.
  const klok = spoor.klok ?? (spoor.type === "uitnodiging" ? spoor.toegangTot : null);
  return klok === null && moetOpKlok(spoor) ? nuOpKlok(basis) : { soort: "klok", klok };
};

/** Design rule 3, of every record: what is open has an owner and a next date, and the clock and the worklists have it. */
export const toetsKlok = (spoor: Spoor, basis: Toetsbasis): readonly Vermoeden[] => {
  const { type, status, klok } = spoor;
  const eigendom = EIGENDOM[type];
  const isOpen = eigendom?.open.includes(status ?? "") ?? false;
  const datum = eigendom?.datum ?? null;
  const kwijt = (klok === null && moetOpKlok(spoor)) || !spoor.opKlok;
  return [
    ...(isOpen && spoor.eigenaar === null ? [vermoeden(spoor, "zonder-eigenaar")] : []),
    ...(isOpen && datum !== null && spoor[datum] === null ? [vermoeden(spoor, "zonder-datum")] : []),
    ...(kwijt ? [vermoeden(spoor, "niet-op-klok", herstelVan(spoor, basis))] : []),
    ...(spoor.inLijst ? [] : [vermoeden(spoor, "niet-in-werklijst", herstelVan(spoor, basis))]),
    // It is where the clock looks, and the clock does nothing with it.
    ...(!kwijt && klok !== null && isRijp(klok, basis.respijt, basis.nu) ? [vermoeden(spoor, "klok-staat-stil")] : []),
  ];
};
