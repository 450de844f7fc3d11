import type { SturingId } from "../../shared/domain/ids.ts";
import type { Sturingspunt, Sturingsoort } from "../../shared/domain/sturing.ts";
import { zietSturingspunt } from "../../shared/access/rollen.ts";
import type { Sturingoperaties } from "../../shared/api/schemas/sturing.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { beeldVoor } from "./beeld.ts";

/** The point, when it is of this kind and there for the actor; null: it does not exist. */
export const zoekSturingspunt = async (
  { casework, regio }: Pick<Afhankelijkheden, "casework" | "regio">,
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  soort: Sturingsoort,
  sturingId: SturingId,
): Promise<Sturingspunt | null> => {
  const punt = await casework.sturingspunt(sturingId);
  return punt?.inhoud.soort === soort && zietSturingspunt(actor, punt, nu, regio) ? punt : null;
};

/** Reads one. It holds nobody and no casus, so no line is due. */
export const readSturing =
  (afhankelijkheden: Afhankelijkheden, soort: Sturingsoort) =>
  async (verzoek: Verzoek<Sturingoperaties["lees"]>): Promise<AntwoordVan<Sturingoperaties["lees"]>> => {
    const punt = await zoekSturingspunt(afhankelijkheden, verzoek, soort, verzoek.padParameters.sturingId);
    return punt === null
      ? { weigering: { code: "niet-gevonden" } }
      : { status: 200, body: beeldVoor(verzoek.actor, punt) };
  };

/** Lists those that are there for the actor, the last reported first. */
export const listSturing =
  ({ casework, regio }: Afhankelijkheden, soort: Sturingsoort) =>
  async (verzoek: Verzoek<Sturingoperaties["lijst"]>): Promise<AntwoordVan<Sturingoperaties["lijst"]>> => {
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { actor, nu } = verzoek;
    const { cursor = null, aantal } = query.waarde;
    const { items, volgende } = await casework.sturingspunten(soort, cursor, aantal, (punt) =>
      zietSturingspunt(actor, punt, nu, regio),
    );
    return { status: 200, body: { resultaten: items.map((punt) => beeldVoor(actor, punt)), volgende } };
  };
