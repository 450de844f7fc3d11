import type { Trajectdossier } from "../../shared/domain/traject.ts";
import type { leesTraject, leesTrajecten } from "../../shared/api/schemas/traject.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { GEEN_OPSPORING } from "./start-traject.ts";
import { betrokkenenBij, objectVan, trajectregel } from "./trajectbeeld.ts";

/** One track, for who investigates at an organisation that takes part; 404 for everybody else (X8). */
export const readTraject = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesTraject, Trajectdossier | null> => ({
  vooraf: ({ trajectId }) => afhankelijkheden.casework.trajectDossier(trajectId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, casework } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const inzage = dossier === null ? null : toegang.trajectInzien(actor, dossier.traject, nu);
    if (dossier === null || inzage === null) return { weigering: { code: "niet-gevonden" } };
    const { traject, taken, vastleggingen } = dossier;
    const casus = await casework.casus(traject.casusId);
    await logInzage(
      { verzoek, object: objectVan(traject.trajectId), betrokkenen: betrokkenenBij(casus) },
      afhankelijkheden,
    );
    const taak = taken.find(
      ({ taakId, status }) => traject.status === "open" && status === "open" && taakId === traject.lopendeTaakId,
    );
    return {
      status: 200,
      body: {
        ...trajectregel(traject),
        deelnemers: [...traject.deelnemers],
        // The task of the step is the step's: its kind is one of them.
        taak:
          taak === undefined || traject.status !== "open"
            ? null
            : {
                ...{ taakId: taak.taakId, soort: traject.positie.stap },
                ...{ uiterlijkOp: taak.uiterlijkOp, eigenaar: taak.eigenaar },
              },
        vastleggingen: vastleggingen
          .filter(({ kenmerk }) => inzage.magLezen(kenmerk))
          .map(({ vastleggingId: id, soort, inhoud, vastgelegdOp, vastgelegdDoor }) => ({
            ...{ id, soort, inhoud: { ...inhoud }, vastgelegdOp, vastgelegdDoor },
          })),
      },
    };
  },
});

/** The tracks in which the actor's organisation takes part, for who investigates there. Ids and codes only, so no processing line is due. */
export const listTrajecten =
  ({ casework, toegang }: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<typeof leesTrajecten>): Promise<AntwoordVan<typeof leesTrajecten>> => {
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { actor, nu } = verzoek;
    if (toegang.trajectBeginnen(actor, nu) === null) return { weigering: GEEN_OPSPORING };
    const { cursor = null, aantal } = query.waarde;
    const { items, volgende } = await casework.trajectdeelnames(actor.organisatie, cursor, aantal);
    const trajecten = await casework.trajecten(items.map(({ trajectId }) => trajectId));
    const opId = new Map(trajecten.map((traject) => [traject.trajectId, traject]));
    const resultaten = items.flatMap(({ trajectId }) => {
      const traject = opId.get(trajectId);
      return traject !== undefined && toegang.trajectInzien(actor, traject, nu) !== null ? [trajectregel(traject)] : [];
    });
    return { status: 200, body: { resultaten, volgende } };
  };
