import { rolVoor } from "../../shared/access/rollen.ts";
import type { meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { neemMeldingAan } from "../../shared/runtime/aannemen.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { herkenningVan } from "../../shared/runtime/schrijven.ts";
import { metGeheim } from "../../shared/runtime/terugkoppeling.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operatie = ReturnType<typeof meldingOperaties>["dienMeldingIn"];

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
    const geschreven = await neemMeldingAan(afhankelijkheden, {
      ...{ invoer: body.waarde, rol, nu, trace, activiteit: verzoek.operatie.operationId },
      ingediendDoor: { organisatie: actor.organisatie, actorId: actor.actorId },
      herkenning: herkenningVan(verzoek, sleutel.waarde, body.waarde, afhankelijkheden.hash),
    });
    return metGeheim(geschreven, afhankelijkheden.sleutels);
  };
