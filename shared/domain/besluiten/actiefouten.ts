import { doelFouten, type Doelkennis } from "../actiedoel.ts";
import type { Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { PlanInvoer } from "../plan.ts";
import type { Veldfout } from "../weigering.ts";
import { kanUitvoeren } from "./uitzetten.ts";

/** What is wrong with the acties of a concept, each at its field, all at once (H4.1-a1 … a5). */
export const actieFouten = (
  { acties: eerdere, casus }: CasusDossier,
  { acties }: Pick<PlanInvoer, "acties">,
  kennis: Doelkennis,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const vandaag = context.kalender.dagVan(context.nu);
  const geldend = eerdere
    .filter(({ planVersie, overgenomenVan }) => planVersie === casus.planVersie || overgenomenVan !== null)
    .map(({ actieId }) => actieId);
  const doelen = acties.map((doel, i) => ({ pad: `acties[${String(i)}].`, doel }));
  return [
    ...doelFouten(doelen, casus, kennis),
    ...acties.flatMap(({ soort, rol, organisatie, ondersteuners, uiterlijk, voortzettingVan }, i) => {
      const fout = (veld: string, melding: string): Veldfout => ({ veld: `acties[${String(i)}].${veld}`, melding });
      return [
        // Everybody at the table reads the plan, and nothing of an investigation leaves its compartment (I12, X8).
        ...(soort === "strafrechtelijk"
          ? [fout("soort", "hoort niet in het gedeelde plan; houd die actie binnen het strafrechtelijk traject")]
          : []),
        // Whether a partner is on the casus is asked when the plan is established: it may yet be invited.
        ...(rol !== "partner" && !kanUitvoeren(casus, { rol, organisatie }, context)
          ? [fout("rol", "heeft deze organisatie niet in deze casus; kies een andere rol of organisatie")]
          : []),
        ...ondersteuners.flatMap((een, j) =>
          een === organisatie || ondersteuners.indexOf(een) !== j
            ? [fout(`ondersteuners[${String(j)}]`, "staat al bij deze actie; noem elke organisatie één keer")]
            : [],
        ),
        ...(uiterlijk !== null && uiterlijk < vandaag
          ? [fout("uiterlijk", "ligt in het verleden; kies vandaag of later")]
          : []),
        ...(voortzettingVan !== null && !geldend.includes(voortzettingVan)
          ? [fout("voortzettingVan", "is geen actie van het geldende plan; laat dit leeg voor een nieuwe actie")]
          : []),
        ...(voortzettingVan !== null && acties.findIndex((ander) => ander.voortzettingVan === voortzettingVan) !== i
          ? [fout("voortzettingVan", "wordt al door een andere actie voortgezet")]
          : []),
      ];
    }),
  ];
};
