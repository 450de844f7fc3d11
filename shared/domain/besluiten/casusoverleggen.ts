import type * as z from "zod";
import { type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import { zetelsVan, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { casusoverlegInvoer } from "../casusoverleg.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";

/** Organisations that may sit at the table: the seats of this casus and whom it invited and did not decline. */
export const aanTafel = (dossier: CasusDossier, regio: Regio): readonly OrganisatieCode[] => [
  ...zetelsVan(regio, dossier.casus.gemeente),
  ...dossier.uitnodigingen
    .filter(({ status }) => status === "open" || status === "geaccepteerd")
    .map(({ organisatie }) => organisatie),
];

/** 3.1: a casusoverleg counts as held only with registered attendance of people who may be there (H3.1-c1, X12). */
export const recordCasusoverleg = (
  dossier: CasusDossier,
  invoer: z.infer<typeof casusoverlegInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "casusoverleg");
  if (!casus.ok) return casus;
  const mag = aanTafel(dossier, context.regio);
  const vreemden = invoer.aanwezig.filter((organisatie) => !mag.includes(organisatie));
  if (vreemden.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: vreemden });
  if (Date.parse(invoer.gehoudenOp) > Date.parse(context.nu)) {
    return mislukt({
      code: "ongeldige-invoer",
      fouten: [{ veld: "gehoudenOp", melding: "ligt in de toekomst; leg een overleg vast nadat het is gehouden" }],
    });
  }
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "casusoverleg",
      "gehouden",
      { soort: "casusoverleg", inhoud: invoer, informatie: "casusoverleg" },
      context,
    ),
  );
};
