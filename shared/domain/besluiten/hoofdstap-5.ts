import type * as z from "zod";
import { taakGeopend, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { geldendFormulier } from "../afsluiten.ts";
import { aanwezigBij } from "../casusoverleg.ts";
import { vorigeGemeenten } from "../gemeente-overdracht.ts";
import type { OrganisatieCode } from "../ids.ts";
import { inhaalstapVan, inhaaltaakVan } from "../inhaaltaak.ts";
import type { Nazorgclient } from "../nazorg.ts";
import { eigenaarVan, zetelsVan } from "../regio.ts";
import type { evaluatieInvoer, lesInvoer, procesbegeleiderInvoer } from "../evaluatie.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { draagTaakOver } from "../samenloop.ts";
import { casusBijStap, legVastEnGaVoort, type Aanvulling } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { afsluitfeiten } from "./afsluiten.ts";
import { nietVanKeten, slotbezwaar } from "./regels.ts";

/** An evaluation that is to be caught up is of who was appointed to it: until then, of who appoints. */
const metEvaluatie = (dossier: CasusDossier, organisatie: OrganisatieCode, context: Besluitcontext): Aanvulling => {
  const taak = inhaaltaakVan(dossier, "evaluatie");
  if (taak === null) return {};
  const eigenaar = eigenaarVan(context.regio, "evaluatie", { procesbegeleiding: organisatie });
  const nieuw = draagTaakOver(taak, eigenaar, context.nu);
  return { wijziging: { nieuw: [], vervangen: [nieuw], mitsOpen: [] }, berichten: taakGeopend(nieuw, context) };
};

/** 5.1: a neutral procesbegeleider: never somebody of the casus, and by agreement of all on it (H5.1-a4, c1; X14). */
export const appointProcesbegeleider = (
  dossier: CasusDossier,
  invoer: z.infer<typeof procesbegeleiderInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const stap = casusBijStap(dossier, "procesbegeleider");
  if (!stap.ok) return stap;
  const casus = stap.waarde;
  const { organisatie, overeenstemming } = invoer;
  const onbekend = nietVanKeten(context, [{ veld: "organisatie", organisatie }]);
  if (onbekend !== null) return mislukt(onbekend);
  const partners = casus.betrokken.map((partner) => partner.organisatie);
  // To have evaluated before a relapse took the casus back makes nobody less neutral.
  const eigenaren = dossier.taken.flatMap(({ soort, eigenaar }) =>
    soort === "evaluatie" || inhaalstapVan(soort) === "evaluatie" ? [] : [eigenaar.organisatie],
  );
  // Whose work went to another has taken part all the same.
  const eerder = [
    ...vorigeGemeenten(dossier),
    ...dossier.vastleggingen.flatMap((een) => (een.soort === "zorgcoordinatie" ? [een.inhoud.vorige] : [])),
  ];
  if ([...zetelsVan(context.regio, casus.gemeente), ...partners, ...eigenaren, ...eerder].includes(organisatie)) {
    return mislukt({ code: "procesbegeleider-betrokken", organisatie });
  }
  const deelnemers = dossier.vastleggingen.flatMap((vastlegging) =>
    vastlegging.soort === "casusoverleg" ? aanwezigBij(vastlegging.inhoud) : [],
  );
  const ontbreekt = [...new Set([...partners, ...deelnemers])].filter((partij) => !overeenstemming.includes(partij));
  if (ontbreekt.length > 0) return mislukt({ code: "geen-overeenstemming", ontbreekt });
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus,
      "procesbegeleider",
      "aangesteld",
      { soort: "procesbegeleider", inhoud: invoer, informatie: "procesbegeleider" },
      context,
      { casus: { procesbegeleiding: organisatie }, ...metEvaluatie(dossier, organisatie, context) },
    ),
  );
};

/** 5.2: evaluation by the procesbegeleider, on an anonymous description (H5.2-b1, c1). */
export const recordEvaluatie = (
  dossier: CasusDossier,
  invoer: z.infer<typeof evaluatieInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "evaluatie");
  if (!casus.ok) return casus;
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "evaluatie",
      "geevalueerd",
      { soort: "evaluatie", inhoud: invoer, informatie: "evaluatie" },
      context,
    ),
  );
};

/** 5.3: lessons are secured, and the casus closes with the outcome that its form tells (H5.3-all, H4.1-d2). */
export const secureLessen = (
  dossier: CasusDossier,
  invoer: z.infer<typeof lesInvoer>,
  clienten: readonly Nazorgclient[],
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "lessen");
  if (!casus.ok) return casus;
  const onbekend = nietVanKeten(
    context,
    invoer.lessen.map(({ eigenaar }, i) => ({ veld: `lessen[${i}].eigenaar`, organisatie: eigenaar })),
  );
  if (onbekend !== null) return mislukt(onbekend);
  const bezwaar = slotbezwaar(dossier, clienten);
  if (bezwaar !== null) return mislukt(bezwaar);
  const formulier = geldendFormulier(dossier);
  if (formulier === null) throw new Error("A casus closes without the form that tells how");
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "lessen",
      "geborgd",
      { soort: "les", inhoud: invoer, informatie: "les" },
      context,
      { afsluiting: formulier.inhoud.uitkomst, berichten: afsluitfeiten(dossier, formulier.inhoud, context) },
    ),
  );
};
