import { startTraject as besluit } from "../../shared/domain/besluiten/traject.ts";
import { gelukt, mislukt } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { startTraject } from "../../shared/api/schemas/traject.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { clientregels } from "../../shared/runtime/clientregels.ts";
import { logWeigering } from "../../shared/runtime/logregels.ts";
import { herhaal, herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { BUITEN_MATRIX, buitenMatrix } from "./matrix.ts";
import { betrokkenenBij, gegaan, objectVan } from "./trajectbeeld.ts";

/** What somebody lacks who does not investigate. */
export const GEEN_OPSPORING: Weigering = {
  code: "geen-recht",
  nodig: "de rol opsporing, bij een opsporende organisatie",
};

/**
 * Starts a criminal track on a casus that the actor sees; with it, in the same transaction, the casus shows that one runs (H4.2-a1,
 * X8). Of starts that race, and of a start that races with the end of the casus, one is written: each writes the head of the casus.
 */
export const startTrajectUseCase =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<typeof startTraject>): Promise<AntwoordVan<typeof startTraject>> => {
    const { casework, toegang, hash } = afhankelijkheden;
    const { actor, nu, trace, operatie } = verzoek;
    const door = toegang.trajectBeginnen(actor, nu);
    if (door === null) {
      await logWeigering(verzoek, "trajecten", afhankelijkheden);
      return { weigering: GEEN_OPSPORING };
    }
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);
    const eerder = herkenning === null ? null : await casework.idempotentie(herkenning.sleutel);
    if (herkenning !== null && eerder !== null) return herhaal(eerder, herkenning);
    const { casusId } = body.waarde;
    const vooraf = new Set<string>();
    return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
      const [casus, wijzer, partners] = await Promise.all([
        casework.casus(casusId),
        casework.trajectwijzer(casusId),
        casework.partners(),
      ]);
      if (casus === null || toegang.casusInzien(actor, casus, nu) === null)
        return mislukt<Weigering>({ code: "niet-gevonden" });
      const context = besluitcontext(afhankelijkheden, nu, door, { partners, actorId: actor.actorId });
      const besloten = besluit({ casus, wijzer }, body.waarde, context);
      if (!besloten.ok) return besloten;
      const { traject, wijziging, id } = besloten.waarde;
      // What is recorded lies in a cell of the sharing matrix that names who investigates, as all that follows does.
      const inzage = toegang.trajectInzien(actor, traject, nu);
      if (inzage === null || buitenMatrix(toegang, actor, inzage, wijziging, nu)) return mislukt(BUITEN_MATRIX);
      const handeling = {
        ...{ actor, rol: door.rol, naam: operatie.operationId, object: objectVan(traject.trajectId) },
        ...{ resultaat: "gelukt" as const, trace, nu },
      };
      return gelukt({
        wijziging,
        regels: await clientregels(handeling, betrokkenenBij(casus), vooraf, afhankelijkheden),
        antwoord: gegaan(id, traject),
        locatie: `/strafrechtelijke-trajecten/${traject.trajectId}`,
      });
    });
  };
