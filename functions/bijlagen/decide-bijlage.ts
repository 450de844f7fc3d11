import type { Bijlage } from "../../shared/domain/bijlage.ts";
import { bijlagebeoordelaar, decideBijlage } from "../../shared/domain/besluiten/bijlagen.ts";
import { gelukt, mislukt } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { bijlageOperaties } from "../../shared/api/schemas/bijlage.ts";
import { besluitcontext, type Bijlageafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesBijlagestand } from "../../shared/runtime/bijlagen.ts";
import { logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import { leesBijlageMet, zieBijlage } from "./zichtbaar.ts";

type Operatie = ReturnType<typeof bijlageOperaties>["besluitBijlage"];

const NIET_GEVONDEN: Weigering = { code: "niet-gevonden" };

/** The meldpunt decides what becomes of an attachment that was not released. */
export const decideBijlageUseCase = (
  afhankelijkheden: Bijlageafhankelijkheden,
): Leesstap<Operatie, Bijlage | null> => ({
  vooraf: leesBijlageMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { casework, regio, sleutels, toegang, hash } = afhankelijkheden;
    const { actor, nu, operatie, trace } = verzoek;
    const { bijlageId } = verzoek.padParameters;
    const object = `bijlage/${bijlageId}`;
    const zicht = await zieBijlage(afhankelijkheden, verzoek, gelezen);
    if (zicht === null) return { weigering: NIET_GEVONDEN };
    if (toegang.dossierInzien(actor, nu) === null) {
      await logWeigering(verzoek, object, afhankelijkheden);
      return { weigering: { code: "geen-recht", nodig: "de rol meldpunt" } };
    }
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const door = bijlagebeoordelaar(regio);
    const context = { ...besluitcontext(afhankelijkheden, nu, door), door };
    const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);
    return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
      const bijlage = await casework.bijlage(bijlageId);
      if (bijlage === null) return mislukt(NIET_GEVONDEN);
      const { betrokkenen, ...stand } = await leesBijlagestand(casework, bijlage);
      const besloten = decideBijlage(bijlage, body.waarde, stand, context);
      if (!besloten.ok) return besloten;
      const status = body.waarde.besluit === "verwijderen" ? ("te-verwijderen" as const) : ("in-keuring" as const);
      const handeling = { actor, rol: door.rol, nu, trace, naam: operatie.operationId, object };
      return gelukt({
        wijziging: besloten.waarde,
        regels: await logregelsVan({ ...handeling, resultaat: "gelukt" }, betrokkenen, sleutels),
        ...{ antwoord: { bijlageId, status }, locatie: `/bijlagen/${bijlageId}` },
      });
    });
  },
});
