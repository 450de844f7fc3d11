import type { Casus } from "../../shared/domain/casus.ts";
import type { meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { isMeldpunt } from "../../shared/access/toegang.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logregelsVan } from "../../shared/runtime/logregels.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operatie = ReturnType<typeof meldingOperaties>["leesMelding"];

/** The status that a reporter follows: it follows from the casus and says nothing about anybody. */
const statusVan = (casussen: readonly Casus[]): "ontvangen" | "in-behandeling" | "afgerond" => {
  if (casussen.length > 0 && casussen.every(({ status }) => status !== "open")) return "afgerond";
  return casussen.some(({ uitkomsten }) => uitkomsten["weging-1"] !== undefined) ? "in-behandeling" : "ontvangen";
};

/** A melding for who handed it in, and for the meldpunt with its dossiers; for anybody else it does not exist. */
export const readMelding =
  ({ casework, verwerkingslog, sleutels, regio }: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { actor } = verzoek;
    const { meldingId } = verzoek.padParameters;
    const melding = await casework.melding(meldingId);
    const meldpunt = isMeldpunt(actor, regio);
    const eigen =
      melding !== null &&
      (actor.soort === "systeem"
        ? melding.ingediendDoor.organisatie === actor.organisatie
        : melding.ingediendDoor.actorId === actor.actorId);
    if (melding === null || !(eigen || meldpunt)) return { weigering: { code: "niet-gevonden" } };
    const casussen = await casework.casussen(melding.casusIds);
    await verwerkingslog.schrijf(
      await logregelsVan(
        {
          actor,
          rol: actor.rollen[0] ?? "partner",
          naam: verzoek.operatie.operationId,
          object: `melding/${meldingId}`,
          resultaat: "gelukt",
          trace: verzoek.trace,
          nu: verzoek.nu,
        },
        [...new Map(melding.dossiers.map(({ dossierId }) => [dossierId, client(dossierId)])).values()],
        sleutels,
      ),
    );
    const [eersteCasus] = melding.casusIds;
    return {
      status: 200,
      body: {
        meldingId,
        status: statusVan(casussen),
        ontvangenOp: melding.ontvangenOp,
        melding: melding.invoer,
        ...(meldpunt
          ? {
              dossiers: melding.dossiers.map(({ dossierId, betrokkene }) => ({ dossierId, betrokkene })),
              ...(eersteCasus === undefined ? {} : { casusId: eersteCasus }),
            }
          : {}),
      },
    };
  };
