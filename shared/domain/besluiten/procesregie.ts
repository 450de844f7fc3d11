import { berichtenAan, betrokkenenVan, gebeurtenis, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { metHerverdeling } from "../herverdeling.ts";
import { legNaastPadVast } from "../naastpad.ts";
import type { ProcesregieInvoer } from "../procesregie.ts";
import { KETENREGIETEAM, organisatieVoor, zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar } from "../taak.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { herverdeelBladzijde } from "./herverdelen.ts";
import { organisatieFouten } from "./regels.ts";

/** Who decides on it: the team, which is never out and sees every casus. */
export const REGIETOEWIJZER: Eigenaar = { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM };

const fouten = ({ organisatie }: ProcesregieInvoer, vorige: string, context: Besluitcontext): readonly Veldfout[] => {
  const veld = "organisatie";
  const zetels = zetelsVan(context.regio, null);
  if (organisatie === vorige) return [{ veld, melding: "heeft de regie van deze casus al; kies een ander" }];
  // Who gets it sees the casus already, so nobody learns of somebody by this.
  return zetels.includes(organisatie)
    ? organisatieFouten(context, [{ veld, organisatie }])
    : [{ veld, melding: `heeft geen vaste zetel in het ketenregieteam; kies uit ${zetels.join(", ")}` }];
};

/**
 * The team says who directs this casus from now on: whoever has the role of procesregisseur there. Open work of who did goes along with
 * its dates, in pages when it is much; access and what is told follow. So what lies with an organisation that is out never lies with
 * nobody (design rule 3).
 */
export const assignProcesregie = (
  dossier: CasusDossier,
  invoer: ProcesregieInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { organisatie } = invoer;
  const vorige = organisatieVoor(context.regio, "procesregie", casus);
  const verkeerd = fouten(invoer, vorige, context);
  if (verkeerd.length > 0) return mislukt({ code: "ongeldige-invoer", fouten: verkeerd });
  const nieuw: OpenCasus = { ...casus, procesregie: organisatie };
  const bladzijde = herverdeelBladzijde(dossier, nieuw, context);
  const kop = bladzijde.rest ? metHerverdeling(bladzijde.kop, context.nu) : bladzijde.kop;
  const { casusId } = casus;
  const berichten = [
    ...berichtenAan(
      [
        ...betrokkenenVan(kop, context.nu),
        organisatie,
        ...(zetelsVan(context.regio, null).includes(vorige) ? [vorige] : []),
      ],
      {
        ...{ soort: "procesregie.gewijzigd" as const, onderwerp: casusId, dataref: `/v1/casussen/${casusId}` },
        data: { casusId },
      },
      context,
    ),
    ...bladzijde.berichten,
  ];
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "procesregie", inhoud: { ...invoer, vorige }, informatie: "procesregie" },
      context,
      () => ({
        nieuw: gebeurtenis({ soort: "casus", id: casusId }, berichten, context),
        vervangen: [kop, ...bladzijde.taken],
        mitsOpen: [],
      }),
    ),
  );
};
