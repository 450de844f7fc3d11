import type { Rol } from "../../shared/domain/actor.ts";
import type { MeldingInvoer } from "../../shared/domain/melding.ts";
import { rolVoor } from "../../shared/access/rollen.ts";
import type { meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { neemMeldingAan } from "../../shared/runtime/aannemen.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { herkenningVan } from "../../shared/runtime/schrijven.ts";
import { metGeheim } from "../../shared/runtime/terugkoppeling.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operatie = ReturnType<typeof meldingOperaties>["dienMeldingIn"];

/**
 * A designated officer reports by their own route: as what somebody reports says by which, whatever they filled in. So the region's
 * rules can rely on it. Others may tell that something came from one: the system of their organisation, the meldpunt by telephone.
 */
const langsEigenWeg = (rol: Rol, invoer: MeldingInvoer): MeldingInvoer =>
  rol === "aandachtsfunctionaris" ? { ...invoer, kanaal: rol } : invoer;

/**
 * Accepts a melding of who signs in. Authorisation is the scope or the role: who may report sees nothing in return.
 */
export const acceptMeldingUseCase =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { actor, nu, trace } = verzoek;
    const rol = rolVoor(actor, "melden");
    if (rol === null) return { weigering: { code: "geen-recht", nodig: "een rol die meldingen indient" } };
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const invoer = langsEigenWeg(rol, body.waarde);
    const geschreven = await neemMeldingAan(afhankelijkheden, {
      ...{ invoer, rol, nu, trace, activiteit: verzoek.operatie.operationId },
      ingediendDoor: { organisatie: actor.organisatie, actorId: actor.actorId },
      herkenning: herkenningVan(verzoek, sleutel.waarde, invoer, afhankelijkheden.hash),
    });
    return metGeheim(geschreven, afhankelijkheden.sleutels);
  };
