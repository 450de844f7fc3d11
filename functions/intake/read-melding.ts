import type { Casus } from "../../shared/domain/casus.ts";
import type { Stap } from "../../shared/domain/pad.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { isMeldpunt } from "../../shared/access/toegang.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { betrokkenenVan } from "./betrokkenen.ts";

type Operatie = ReturnType<typeof meldingOperaties>["leesMelding"];

const VOOR_DE_WEGING: readonly Stap[] = ["verrijken", "weging-1"];

/** Weighed, and on its way since the melding came in. */
const isVerder = (casus: Casus, ontvangenOp: Instant): boolean =>
  casus.status !== "open" || (!VOOR_DE_WEGING.includes(casus.positie.stap) && casus.positie.sinds > ontvangenOp);

/**
 * The status that a reporter follows. It changes only by what happens after the melding came in: a melding that joins a
 * casus under way shows `ontvangen` as any other, or its reporter would learn that the person was known.
 */
const statusVan = (casussen: readonly Casus[], ontvangenOp: Instant): "ontvangen" | "in-behandeling" | "afgerond" => {
  if (casussen.length > 0 && casussen.every(({ status }) => status !== "open")) return "afgerond";
  return casussen.some((casus) => isVerder(casus, ontvangenOp)) ? "in-behandeling" : "ontvangen";
};

/** A melding for who handed it in, and for the meldpunt with its dossiers; for anybody else it does not exist. */
export const readMelding =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { casework, regio } = afhankelijkheden;
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
    await logInzage(
      { verzoek, object: `melding/${meldingId}`, betrokkenen: betrokkenenVan(melding) },
      afhankelijkheden,
    );
    const [eersteCasus] = melding.casusIds;
    return {
      status: 200,
      body: {
        meldingId,
        status: statusVan(casussen, melding.ontvangenOp),
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
