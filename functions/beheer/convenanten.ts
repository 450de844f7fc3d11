import { bekendeConvenanten, voegConvenantToe } from "../../shared/domain/convenant.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type * as operaties from "../../shared/api/schemas/partners.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { bladzijdeVan } from "./lezen.ts";
import { voerRegisteropdrachtUit } from "./opdracht.ts";
import { magNietLezen } from "./rechten.ts";

type Ops = typeof operaties;

const bekend = async ({ casework, regio }: Toegangsafhankelijkheden) =>
  bekendeConvenanten(regio, await casework.convenanten());

/** The covenants are the chain's: for whoever may read some organisation's part of the register, to begin with their own. */
export const listConvenanten =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesConvenanten"]>): Promise<AntwoordVan<Ops["leesConvenanten"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, verzoek.actor.organisatie);
    if (geweigerd !== null) return { weigering: geweigerd };
    return { status: 200, body: { resultaten: [...(await bekend(afhankelijkheden))] } };
  };

export const listConvenantversies =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesConvenantversies"]>): Promise<AntwoordVan<Ops["leesConvenantversies"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, verzoek.actor.organisatie);
    if (geweigerd !== null) return { weigering: geweigerd };
    const { versie } = verzoek.padParameters;
    if (!(await bekend(afhankelijkheden)).some((een) => een.versie === versie))
      return { weigering: { code: "niet-gevonden" } };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const alle = await afhankelijkheden.casework.registerversies("convenant", versie);
    return { status: 200, body: bladzijdeVan(alle, query.waarde) };
  };

/** Adds a covenant; it never changes, and who signed another does not have this one (I6). */
export const addConvenant =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["voegConvenantToe"]>): Promise<AntwoordVan<Ops["voegConvenantToe"]>> =>
    voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "partnersBeheren",
      organisatie: verzoek.actor.organisatie,
      object: "convenanten",
      laad: async () => gelukt(await bekend(afhankelijkheden)),
      body: verzoek.body,
      besluit: (convenanten, invoer, context) => {
        const wijziging = voegConvenantToe(invoer, convenanten, context);
        return Promise.resolve(
          wijziging.ok ? gelukt({ wijziging: wijziging.waarde, antwoord: invoer, locatie: "/convenanten" }) : wijziging,
        );
      },
    });
