import { gidsbeeld, gidsbeeldSchema, type Gidssoort } from "../../shared/domain/gids.ts";
import type { Gidsoperaties } from "../../shared/api/schemas/gids.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { betrokkenenBij, magNietLezen, objectVan } from "./rechten.ts";

/** Lists the entries of a kind that hold, the longest unchanged first; a line for each person that is shown. */
export const listGids =
  (afhankelijkheden: Toegangsafhankelijkheden, soort: Gidssoort) =>
  async (verzoek: Verzoek<Gidsoperaties["lijst"]>): Promise<AntwoordVan<Gidsoperaties["lijst"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek);
    if (geweigerd !== null) return { weigering: geweigerd };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { organisatie = null, verschijningsvorm = null, doelgroep = null, cursor = null, aantal } = query.waarde;
    const filter = { organisatie, verschijningsvorm, doelgroep };
    const { items, volgende } = await afhankelijkheden.casework.gids(soort, filter, cursor, aantal);
    const betrokkenen = betrokkenenBij(soort, items);
    await logInzage({ verzoek, object: objectVan(soort, null), betrokkenen }, afhankelijkheden);
    return { status: 200, body: { resultaten: items.map(gidsbeeld), volgende } };
  };

/** Reads one entry, also when it lapsed. */
export const readGids =
  (afhankelijkheden: Toegangsafhankelijkheden, soort: Gidssoort) =>
  async (verzoek: Verzoek<Gidsoperaties["lees"]>): Promise<AntwoordVan<Gidsoperaties["lees"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek);
    if (geweigerd !== null) return { weigering: geweigerd };
    const { gidsId } = verzoek.padParameters;
    const regel = await afhankelijkheden.casework.gidsregel(soort, gidsId);
    if (regel === null) return { weigering: { code: "niet-gevonden" } };
    const betrokkenen = betrokkenenBij(soort, [regel]);
    await logInzage({ verzoek, object: objectVan(soort, gidsId), betrokkenen }, afhankelijkheden);
    return { status: 200, body: gidsbeeld(regel) };
  };

/**
 * Reads the history of an entry: what it was from when, changed in which role at which organisation. Who it was by name is
 * in the audit trail, for the FG.
 */
export const listVersies =
  (afhankelijkheden: Toegangsafhankelijkheden, soort: Gidssoort) =>
  async (verzoek: Verzoek<Gidsoperaties["versies"]>): Promise<AntwoordVan<Gidsoperaties["versies"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek);
    if (geweigerd !== null) return { weigering: geweigerd };
    const { gidsId } = verzoek.padParameters;
    const versies = await afhankelijkheden.casework.registerversies(soort, gidsId);
    if (versies.length === 0) return { weigering: { code: "niet-gevonden" } };
    const betrokkenen = betrokkenenBij(soort, [{ gidsId }]);
    await logInzage({ verzoek, object: objectVan(soort, gidsId), betrokkenen }, afhankelijkheden);
    const beeld = gidsbeeldSchema(soort);
    return {
      status: 200,
      body: {
        resultaten: versies.map(({ nummer, wat, op, door, inhoud }) => ({
          ...{ versie: nummer, wat, op, door: { rol: door.rol, organisatie: door.organisatie } },
          inhoud: beeld.parse(inhoud),
        })),
      },
    };
  };
