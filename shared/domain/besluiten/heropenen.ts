import type * as z from "zod";
import {
  berichtenAan,
  betrokkenenVan,
  gebeurtenis,
  historie,
  stuurfeit,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { AfgeschaaldeCasus, Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Dossier } from "../dossier.ts";
import { PAD, type Stap } from "../pad.ts";
import { organisatieVoor, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar } from "../taak.ts";
import type { heropeningInvoer } from "../vastlegging.ts";
import { opStap } from "../stapstand.ts";
import { nieuweVastlegging } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";

/** The dossier that goes on for somebody in the casus, and the casus that this person last had. */
export interface Persoon {
  readonly dossier: Dossier;
  readonly laatsteCasus: Casus | null;
}

/** Who takes up again what was scaled down: the region says (NB6). */
export const heropenerVan = ({ casus }: Pick<CasusDossier, "casus">, regio: Regio): Eigenaar => {
  const { rol, organisatie } = regio.afschalen.heropenen;
  return { rol, organisatie: organisatieVoor(regio, organisatie, casus) };
};

/**
 * Where a casus begins again: what ended at the first weging is weighed again; what ended at the second first gets its partners
 * back, for their access ended with the casus (X7).
 */
const herbegin = ({ uitvoering }: AfgeschaaldeCasus): Stap =>
  uitvoering.hoofdstap === 2 ? "weging-1" : "partners-uitnodigen";

/** So many dossiers go into the change, below the limit of a command (design rule 1). */
const DOSSIERS_PER_OPDRACHT = 40;

/**
 * The dossiers of these persons point at this casus again, so that a new melding joins it. Each is written, also when it does
 * already: a melding that opens another casus for one of them at the same moment writes it as well, so that one of the two is
 * decided again. Those that point elsewhere go first, for a casus with more than fit.
 */
const wijsTerug = (casus: Casus, personen: readonly Persoon[]) =>
  personen
    .map(({ dossier }) => dossier)
    .toSorted((a, b) => Number(a.laatsteCasusId === casus.casusId) - Number(b.laatsteCasusId === casus.casusId))
    .slice(0, DOSSIERS_PER_OPDRACHT)
    .map((dossier) => ({ ...dossier, versie: dossier.versie + 1, laatsteCasusId: casus.casusId }));

const open = (casus: AfgeschaaldeCasus, stap: Stap, context: Besluitcontext): OpenCasus => {
  const { afsluiting: _afsluiting, overdrachtbesluit: _overdracht, bewarenTot: _bewaren, ...gedeeld } = casus;
  const { nieuweUitvoering, ...stand } = opStap(casus, stap, context);
  return { ...gedeeld, versie: casus.versie + 1, status: "open", ...stand, ...nieuweUitvoering };
};

/**
 * Takes up again a casus that was scaled down (X5, NB6): a new execution, an owner and a date; wegingen and history stay. Not
 * while somebody in it has another open casus: one person is not walked through the chain twice, and what is new came there.
 * @param personen who the casus is about, as they are now
 * @param ziet whether a casus exists for who asks: of another one they hear no more than they may
 */
export const reopenCasus = (
  dossier: CasusDossier,
  personen: readonly Persoon[],
  invoer: z.infer<typeof heropeningInvoer>,
  ziet: (casus: Casus) => boolean,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "afgeschaald") return mislukt({ code: "casus-niet-afgeschaald", status: casus.status });
  const elders = personen.flatMap(({ laatsteCasus }) =>
    laatsteCasus?.status === "open" && laatsteCasus.casusId !== casus.casusId ? [laatsteCasus] : [],
  );
  if (elders.length > 0) {
    const casusIds = [...new Set(elders.filter(ziet).map(({ casusId }) => casusId))];
    return mislukt({ code: "heropening-belet", casusIds });
  }
  const stap = herbegin(casus);
  const nieuw = open(casus, stap, context);
  const record = nieuweVastlegging(dossier, { soort: "heropening", inhoud: invoer, informatie: "heropening" }, context);
  const { casusId } = casus;
  const berichten = [
    ...berichtenAan(
      [
        ...betrokkenenVan(nieuw, context.nu),
        organisatieVoor(context.regio, "procesregie", nieuw),
        nieuw.eigenaar.organisatie,
      ],
      {
        soort: "casus.heropend",
        onderwerp: casusId,
        dataref: `/v1/casussen/${casusId}`,
        data: { casusId, stap, activiteit: PAD[stap].activiteit },
      },
      context,
    ),
    ...stuurfeit(nieuw, "casus-heropend", stap, context),
  ];
  return gelukt({
    id: record.vastleggingId,
    wijziging: samen(
      {
        nieuw: [record, ...gebeurtenis({ soort: "casus", id: casusId }, berichten, context)],
        vervangen: [nieuw, ...wijsTerug(casus, personen)],
        mitsOpen: [],
      },
      historie(
        casusId,
        dossier.historieKoppen,
        { compartiment: record.kenmerk.compartiment, wat: `heropend:${stap}`, inhoud: invoer },
        context,
      ),
    ),
  });
};
