import type { Casus } from "../../shared/domain/casus.ts";
import type { Melding } from "../../shared/domain/melding.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { isEigenMelding, isMeldpunt } from "../../shared/access/rollen.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { betrokkenenVan } from "./betrokkenen.ts";

type Operatie = ReturnType<typeof meldingOperaties>["leesMelding"];

const isGewogen = (casus: Casus): boolean => casus.uitkomsten["weging-1"] !== undefined || casus.status !== "open";

/**
 * The status that a reporter follows. A melding that joined a casus under way must not move sooner than one that opened its
 * own could, or its reporter would learn that the person was known: for it, the region's terms for distribution and for the
 * weging pass first.
 */
const statusVan = (
  casussen: readonly Casus[],
  { ontvangenOp }: Melding,
  nu: Instant,
  { kalender, regio }: Pick<Afhankelijkheden, "kalender" | "regio">,
): "ontvangen" | "in-behandeling" | "afgerond" => {
  const aangesloten = casussen.some(({ geopendOp }) => geopendOp < ontvangenOp);
  const na = (termijn: "melding-verdelen" | "weging-1"): boolean =>
    !aangesloten || nu >= kalender.deadline(ontvangenOp, regio.termijnen[termijn]);
  if (casussen.length > 0 && casussen.every(({ status }) => status !== "open") && na("weging-1")) return "afgerond";
  return casussen.some(isGewogen) && na("melding-verdelen") ? "in-behandeling" : "ontvangen";
};

/** A melding for who handed it in, and for the meldpunt with its dossiers; for anybody else it does not exist. */
export const readMelding = (afhankelijkheden: Afhankelijkheden): Leesstap<Operatie, Melding | null> => ({
  vooraf: ({ meldingId }) => afhankelijkheden.casework.melding(meldingId),
  voerUit: async (verzoek, melding) => {
    const { casework, regio } = afhankelijkheden;
    const { actor } = verzoek;
    const { meldingId } = verzoek.padParameters;
    const meldpunt = isMeldpunt(actor, verzoek.nu, regio);
    if (melding === null || !(isEigenMelding(actor, melding, verzoek.nu, regio) || meldpunt))
      return { weigering: { code: "niet-gevonden" } };
    const casussen = await casework.casussen(melding.casusIds);
    await logInzage(
      { verzoek, object: `melding/${meldingId}`, betrokkenen: betrokkenenVan(melding) },
      afhankelijkheden,
    );
    const [eersteCasus] = melding.casusIds;
    return {
      status: 200,
      body: {
        meldingId,
        status: statusVan(casussen, melding, verzoek.nu, afhankelijkheden),
        ontvangenOp: melding.ontvangenOp,
        melding: melding.invoer,
        ...(meldpunt
          ? {
              dossiers: melding.dossiers.map(({ dossierId, betrokkene }) => ({ dossierId, betrokkene })),
              ...(eersteCasus === undefined ? {} : { casusId: eersteCasus }),
              ...(melding.mogelijkDubbelVan === null ? {} : { mogelijkDubbelVan: melding.mogelijkDubbelVan }),
            }
          : {}),
      },
    };
  },
});
