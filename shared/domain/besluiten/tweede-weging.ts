import { type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { aanwezigBij } from "../casusoverleg.ts";
import { vervolgNa } from "../pad.ts";
import { zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { TweedeWeging } from "../weging.ts";
import type { Weigering } from "../weigering.ts";
import { citaatFouten } from "./bewijsmiddelen.ts";
import { openInterventieVan } from "./interventie.ts";
import { quorumTekort, verplichtOpen } from "./regels.ts";

/** 3.2: second weging by those present at the last casusoverleg (H3.2-a2, c5 … c8; X11). */
export const recordTweedeWeging = (
  dossier: CasusDossier,
  invoer: TweedeWeging,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "weging-2");
  if (!casus.ok) return casus;
  const { regio } = context;
  const overleg = dossier.vastleggingen
    .filter((vastlegging) => vastlegging.soort === "casusoverleg")
    .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp))
    .at(-1);
  const deelnemers = invoer.deelnemers.map(({ organisatie }) => organisatie);
  // A casus that entered mid-chain may have no casusoverleg yet: then the seats decide.
  const aanwezig = overleg === undefined ? zetelsVan(regio, casus.waarde.gemeente) : aanwezigBij(overleg.inhoud);
  const afwezigen = deelnemers.filter((organisatie) => !aanwezig.includes(organisatie));
  if (afwezigen.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: afwezigen });
  const fouten = citaatFouten(dossier, invoer.bewijsmiddelen);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const tekort = quorumTekort(regio, casus.waarde, regio.quorum.weging2, invoer.deelnemers);
  if (tekort !== null) return mislukt(tekort);
  const schaal = regio.urgentie.schaal.map(({ code }) => code);
  if (!schaal.includes(invoer.urgentie)) return mislukt({ code: "urgentie-onbekend", schaal });
  const uitkomst = `${invoer.mensenhandel}-${invoer.zorg}` as const;
  if (!regio.wegingUitkomsten.weging2.includes(uitkomst)) {
    return mislukt({ code: "uitkomst-niet-ingesteld", uitkomst });
  }
  if (invoer.mensenhandel === "geen" && openInterventieVan(dossier) !== null)
    return mislukt({
      code: "tegenstrijdige-weging",
      uitleg: "op deze casus loopt een interventie bij een doorlaatverbod; die moet eerst een resultaat hebben",
    });
  const open = vervolgNa("weging-2", uitkomst).soort === "einde" ? verplichtOpen(dossier) : null;
  if (open !== null) return mislukt(open);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "weging-2",
      uitkomst,
      { soort: "weging", inhoud: invoer, informatie: "tweede-weging" },
      context,
      { casus: { urgentie: invoer.urgentie } },
    ),
  );
};
