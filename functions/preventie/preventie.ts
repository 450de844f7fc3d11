import { maakIds } from "../../shared/domain/besluit.ts";
import type { Preventieactiviteit } from "../../shared/domain/preventie.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { rolVoor } from "../../shared/access/rollen.ts";
import type { preventieOperaties } from "../../shared/api/schemas/preventie.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logregelsVan } from "../../shared/runtime/logregels.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operaties = ReturnType<typeof preventieOperaties>;

const beeld = (activiteit: Preventieactiviteit) => ({
  ...activiteit.inhoud,
  preventieId: activiteit.preventieId,
  vastgelegdOp: activiteit.vastgelegdOp,
  vastgelegdDoor: activiteit.vastgelegdDoor,
});

/** Hoofdstap 1: records a preventieactiviteit (H1.1–H1.3). It holds no personal data; who did it is in the audit trail. */
export const recordPreventie =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operaties["legPreventieVast"]>): Promise<AntwoordVan<Operaties["legPreventieVast"]>> => {
    const { sleutels, hash } = afhankelijkheden;
    const rol = rolVoor(verzoek.actor, "preventieVastleggen");
    if (rol === null) {
      return { weigering: { code: "geen-recht", nodig: "een rol die aan preventie werkt" } };
    }
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const { actor, nu } = verzoek;
    const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);
    const context = besluitcontext(afhankelijkheden, nu, null);
    const activiteit: Preventieactiviteit = {
      type: "preventieactiviteit",
      preventieId: maakIds(context.nieuwId).preventie(),
      inhoud: body.waarde,
      vastgelegdOp: nu,
      vastgelegdDoor: actor.organisatie,
    };
    const handeling = {
      ...{ actor, nu, trace: verzoek.trace, rol, naam: verzoek.operatie.operationId },
      ...{ object: `preventieactiviteit/${activiteit.preventieId}`, resultaat: "gelukt" as const },
    };
    const regels = await logregelsVan(handeling, [], sleutels);
    return schrijfOpdracht(afhankelijkheden, nu, herkenning, () =>
      Promise.resolve(
        gelukt({
          wijziging: { nieuw: [activiteit], vervangen: [], mitsOpen: [] },
          regels,
          antwoord: beeld(activiteit),
          locatie: `/preventieactiviteiten/${activiteit.preventieId}`,
        }),
      ),
    );
  };

/** Reads one preventieactiviteit. Everybody in the chain may. */
export const readPreventie =
  ({ casework }: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operaties["leesPreventie"]>): Promise<AntwoordVan<Operaties["leesPreventie"]>> => {
    const activiteit = await casework.preventieactiviteit(verzoek.padParameters.preventieId);
    return activiteit === null ? { weigering: { code: "niet-gevonden" } } : { status: 200, body: beeld(activiteit) };
  };

/** Lists preventieactiviteiten, the last recorded first. */
export const listPreventie =
  ({ casework }: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operaties["leesPreventies"]>): Promise<AntwoordVan<Operaties["leesPreventies"]>> => {
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { items, volgende } = await casework.preventieactiviteiten(query.waarde.cursor ?? null, query.waarde.aantal);
    return { status: 200, body: { resultaten: items.map(beeld), volgende } };
  };
