import type { Actor } from "../../shared/domain/actor.ts";
import type { Besluit, Besluitcontext } from "../../shared/domain/besluit.ts";
import type { Bekend, TeDossieren } from "../../shared/domain/besluiten/dossieren.ts";
import { acceptMelding } from "../../shared/domain/besluiten/intake.ts";
import { meldingBijTerugval, recordTerugval } from "../../shared/domain/besluiten/terugval.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { Dossier } from "../../shared/domain/dossier.ts";
import type { Nazorgbehoefte, TerugvalInvoer } from "../../shared/domain/nazorg.ts";
import { gelukt, type Result } from "../../shared/domain/result.ts";
import { inhoudVan } from "../../shared/domain/vingerafdruk.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import { samen } from "../../shared/domain/wijziging.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesWortel, teDossieren, zoekBekenden } from "../../shared/runtime/dossiering.ts";
import { metBehandelaar } from "../../shared/runtime/verdeling.ts";

/** Stands for the dossier itself among the keys of its person: it is stored nowhere, for it is no free key. */
const EIGEN_DOSSIER = "eigen-dossier";

/**
 * Who is meant is known: their dossier goes on, also when nothing in it identifies them (X2). It is found before any key; what the
 * decisions learn of it otherwise, they learn as of any melding.
 */
const metEigenDossier = (
  personen: readonly TeDossieren[],
  bekend: Bekend,
  dossier: Dossier | null,
): { readonly personen: readonly TeDossieren[]; readonly bekend: Bekend } =>
  dossier === null
    ? { personen, bekend }
    : {
        personen: personen.map((persoon) => ({ ...persoon, sleutels: [EIGEN_DOSSIER, ...persoon.sleutels] })),
        bekend: { ...bekend, dossiers: new Map([[EIGEN_DOSSIER, dossier], ...bekend.dossiers]) },
      };

/**
 * A relapse. While the casus is open it is decided there. Of a closed one it is a new melding of that person, in the same
 * transaction and by the decisions of intake, so that there is never a signal that nobody handles. Both rest on what the casus was:
 * when it closes meanwhile this is decided again.
 */
export const meldTerugvalUseCase =
  ({ casework, sleutels }: Toegangsafhankelijkheden) =>
  async (
    dossier: CasusDossier,
    behoefte: Nazorgbehoefte,
    invoer: TerugvalInvoer,
    actorId: Actor["actorId"],
    context: Besluitcontext,
  ): Promise<Result<Besluit, Weigering>> => {
    const terugval = recordTerugval(dossier, behoefte, invoer, context);
    if (!terugval.ok || dossier.casus.status === "open" || context.door === null) return terugval;
    const { persoon } = behoefte;
    const [eigen, bron] = await Promise.all([
      persoon.rol === "slachtoffer" ? casework.dossier(persoon.dossierId) : null,
      persoon.rol === "verdachte" && persoon.vermelding !== null
        ? casework.melding(persoon.vermelding.meldingId)
        : null,
    ]);
    const wortel = eigen === null ? null : await leesWortel(casework, eigen);
    const melding = meldingBijTerugval(dossier, behoefte, invoer, wortel, bron, context);
    const genoemd = await teDossieren(melding, sleutels);
    const sleutel = await sleutels.hash(inhoudVan(melding));
    const [gezocht, eerder] = await Promise.all([
      zoekBekenden(casework, genoemd, context.nu, wortel?.laatsteCasusId == null ? [] : [wortel.laatsteCasusId]),
      casework.vingerafdruk(sleutel),
    ]);
    const { personen, bekend } = metEigenDossier(genoemd, gezocht, wortel);
    const herkenbaar = { sleutel, eerder };
    const { wijziging } = acceptMelding(
      melding,
      { organisatie: context.door.organisatie, actorId },
      personen,
      bekend,
      herkenbaar,
      await metBehandelaar(casework, melding, herkenbaar, context),
    );
    return gelukt({ ...terugval.waarde, wijziging: samen(terugval.waarde.wijziging, wijziging) });
  };
