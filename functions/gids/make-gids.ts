import * as z from "zod";
import { maakIds } from "../../shared/domain/besluit.ts";
import { addGidsregel } from "../../shared/domain/besluiten/gids.ts";
import { gidsbeeld, type Gidssoort } from "../../shared/domain/gids.ts";
import { gidsIdSchema } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { gidspadVan, type Gidsoperaties } from "../../shared/api/schemas/gids.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import { herhaal, herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Herhaling, Verzoek } from "../../shared/runtime/verzoek.ts";
import { zoekVerwijsfout } from "./verwijzing.ts";
import { betrokkenenBij, magNietBeheren, magNietLezen, objectVan, regelsVan, rolBij, weigerBeheer } from "./rechten.ts";

const metId = z.object({ gidsId: gidsIdSchema });

/** Adds an entry to the guide, kept by the own organisation unless another is named. */
export const makeGids =
  (afhankelijkheden: Toegangsafhankelijkheden, soort: Gidssoort) =>
  async (verzoek: Verzoek<Gidsoperaties["maak"]>): Promise<AntwoordVan<Gidsoperaties["maak"]>> => {
    const { casework, hash, nieuwId } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const object = objectVan(soort, null);
    const geweigerd = magNietLezen(afhankelijkheden, verzoek);
    if (geweigerd !== null) return { weigering: geweigerd };
    // Who keeps entries of others keeps their own too: this is asked before the body, which names the organisation.
    const nergens = magNietBeheren(afhankelijkheden, verzoek, actor.organisatie);
    if (nergens !== null) return weigerBeheer(afhankelijkheden, verzoek, object, nergens);
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const organisatie = body.waarde.organisatie ?? actor.organisatie;
    const daarNiet = magNietBeheren(afhankelijkheden, verzoek, organisatie);
    if (daarNiet !== null) return weigerBeheer(afhankelijkheden, verzoek, object, daarNiet);
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);

    /** The stored answer shows the person again, so it leaves its own lines. */
    const metRegels = async (herhaling: Herhaling): Promise<Herhaling> => {
      const eerder = metId.parse(JSON.parse(herhaling.herhaling.antwoord));
      const betrokkenen = betrokkenenBij(soort, [eerder]);
      await logInzage({ verzoek, object: objectVan(soort, eerder.gidsId), betrokkenen }, afhankelijkheden);
      return herhaling;
    };

    const verwijsfout = await zoekVerwijsfout(casework, body.waarde);
    if (verwijsfout !== null) {
      const eerder = herkenning === null ? null : await casework.idempotentie(herkenning.sleutel);
      if (eerder === null || herkenning === null) return { weigering: verwijsfout };
      const antwoord = herhaal(eerder, herkenning);
      return "herhaling" in antwoord ? metRegels(antwoord) : antwoord;
    }
    const door = { actorId: actor.actorId, rol: rolBij(actor, organisatie), organisatie: actor.organisatie };
    const context = { door, wat: verzoek.operatie.operationId, nu };
    const { regel, wijziging } = addGidsregel(soort, maakIds(nieuwId).gids(), body.waarde, organisatie, context);
    const regels = await regelsVan(afhankelijkheden, verzoek, regel, door.rol);
    const locatie = `${gidspadVan(soort)}/${regel.gidsId}`;
    const antwoord = await schrijfOpdracht(afhankelijkheden, nu, herkenning, () =>
      Promise.resolve(gelukt({ wijziging, regels, antwoord: gidsbeeld(regel), locatie })),
    );
    return "herhaling" in antwoord ? metRegels(antwoord) : antwoord;
  };
