import { historie, rondTaakAf, type Besluitcontext } from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { Afsplitsbesluit, Dossier, DossierMelding } from "../dossier.ts";
import type { HistorieKop } from "../historie.ts";
import type { Melding } from "../melding.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Taak } from "../taak.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { openCasusVoor } from "./intake.ts";

/** Kind of the task that asks the team whose casus it is, once its dossier was parted. */
export const AFSPLITSING_BEOORDELEN = "afsplitsing-beoordelen";

/** A casus whose dossier was parted, with who may leave it. */
export interface Beoordelingsstand {
  readonly casus: Casus;
  readonly historieKoppen: readonly HistorieKop[];
  readonly taak: Taak | null;
  /** Whether an intervention under a doorlaatverbod runs on the casus: then it is not known yet whose it is. */
  readonly interventieLoopt: boolean;
  /** The dossier that would leave, with its last melding; null: nobody does. */
  readonly vertrekt: {
    readonly dossier: Dossier;
    readonly laatste: { readonly melding: Melding; readonly koppeling: DossierMelding } | null;
  } | null;
}

/**
 * The team decides whether the two persons stay in one casus. Who leaves goes on in a casus of their own, which opens as their last
 * melding would have opened it; what was in this casus stays in it, as the history of both (X3). Nobody sees more: the new casus
 * shows that one melding to its own team.
 */
export const decideAfsplitsing = (
  { casus, historieKoppen, taak, vertrekt, interventieLoopt }: Beoordelingsstand,
  keuze: { readonly besluit: Afsplitsbesluit; readonly toelichting: string },
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  if (taak?.status !== "open" || context.door === null) return mislukt({ code: "al-afgehandeld" });
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { casusId } = casus;
  const af = rondTaakAf(taak, keuze.besluit, context.door, context.nu);
  const regel = (inhoud: Readonly<Record<string, unknown>>) =>
    historie(
      casusId,
      historieKoppen,
      { compartiment: "personalia", wat: "afsplitsing-beoordeeld", inhoud: { ...keuze, ...inhoud } },
      context,
    );
  if (vertrekt === null) return gelukt(samen({ nieuw: [], vervangen: [af], mitsOpen: [casusId] }, regel({})));
  // Who leaves may be the victim that is to be taken out: the obligation would stay behind.
  if (interventieLoopt) return mislukt({ code: "interventie-loopt" });
  const { dossier, laatste } = vertrekt;
  const { dossierId } = dossier;
  const zonder: Casus = {
    ...casus,
    versie: casus.versie + 1,
    dossierIds: casus.dossierIds.filter((id) => id !== dossierId),
    vertrokken: [...new Set([...casus.vertrokken, dossierId])],
  };
  const weg: Wijziging = { nieuw: [], vervangen: [af, zonder], mitsOpen: [casusId] };
  // Somebody whose last melding came to another casus goes on in that one.
  if (laatste?.koppeling.casusId !== casusId) {
    const { casusId: elders } = laatste?.koppeling ?? { casusId: dossier.laatsteCasusId };
    const mee =
      dossier.laatsteCasusId === elders ? [] : [{ ...dossier, versie: dossier.versie + 1, laatsteCasusId: elders }];
    return gelukt(samen(weg, { nieuw: [], vervangen: mee, mitsOpen: [] }, regel({ vertrokken: dossierId })));
  }
  const { melding, koppeling } = laatste;
  const eigen = openCasusVoor(new Map([[casusId, casus]]))(melding, [dossier], context);
  return gelukt(
    samen(
      weg,
      {
        nieuw: [],
        vervangen: [
          { ...dossier, versie: dossier.versie + 1, laatsteCasusId: eigen.casusId },
          { ...koppeling, versie: koppeling.versie + 1, casusId: eigen.casusId },
          {
            ...melding,
            versie: melding.versie + 1,
            dossiers: melding.dossiers.map((deel) =>
              deel.dossierId === dossierId ? { ...deel, casusId: eigen.casusId } : deel,
            ),
            casusIds: [...melding.casusIds, eigen.casusId],
          },
        ],
        mitsOpen: [],
      },
      eigen.wijziging,
      regel({ vertrokken: dossierId, naar: eigen.casusId }),
    ),
  );
};
