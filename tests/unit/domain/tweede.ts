import { recordCasusoverleg } from "../../../shared/domain/besluiten/casusoverleggen.ts";
import { recordTweedeWeging } from "../../../shared/domain/besluiten/tweede-weging.ts";
import { answerUitnodiging } from "../../../shared/domain/besluiten/uitnodiging-beantwoorden.ts";
import { casusoverlegInvoer } from "../../../shared/domain/casusoverleg.ts";
import { uitnodigingAntwoordInvoer } from "../../../shared/domain/uitnodiging.ts";
import { tweedeWegingInvoer } from "../../../shared/domain/weging.ts";
import { aanwezig, opdracht } from "../../fixtures/opdrachten.ts";
import { neem, wereldVoor, type Wereld } from "./wereld.ts";
import { rondomVan } from "./wegers.ts";

type Overrides = Parameters<typeof opdracht.tweedeWeging>[0];
export const weeg2 = (wereld: Wereld, overrides: Overrides = {}) =>
  recordTweedeWeging(
    wereld.dossier(),
    tweedeWegingInvoer.parse(opdracht.tweedeWeging(overrides)),
    rondomVan(wereld),
    wereld.context(),
  );
export const velden = (besluit: ReturnType<typeof weeg2>): readonly string[] =>
  !besluit.ok && besluit.fout.code === "ongeldige-invoer" ? besluit.fout.fouten.map(({ veld }) => veld) : [];
export const tweedeIn = (wereld: Wereld) => {
  const wegingen = wereld.dossier().vastleggingen.flatMap((een) => (een.soort === "weging" ? [een] : []));
  const laatste = wegingen.at(-1);
  if (laatste?.inhoud.soort !== "tweede") throw new Error("geen tweede weging");
  return { id: laatste.vastleggingId, inhoud: laatste.inhoud };
};

/** At the second weging, after a casusoverleg with these at the table; nla accepted its invitation. */
export const naOverlegMet = (...organisaties: readonly string[]): Wereld => {
  const wereld = neem(wereldVoor("uitnodigen"), "uitnodigen");
  const uitnodiging = wereld.dossier().uitnodigingen.find(({ organisatie }) => organisatie === "nla");
  if (uitnodiging === undefined) throw new Error("nla is niet uitgenodigd");
  wereld.doe(
    answerUitnodiging(
      wereld.dossier(),
      uitnodiging,
      uitnodigingAntwoordInvoer.parse({ antwoord: "geaccepteerd" }),
      wereld.context(),
    ),
  );
  wereld.verder(60);
  const overleg = casusoverlegInvoer.parse(
    opdracht.overleg({ aanwezig: aanwezig(organisaties), afwezigheidDomein: "kon niet komen" }),
  );
  wereld.doe(recordCasusoverleg(wereld.dossier(), [], overleg, wereld.context()));
  wereld.verder(60);
  return wereld;
};
