import type { Stuurfeit } from "../../shared/domain/idempotentie.ts";
import { GEBEURTENISCATALOGUS, cloudEventSchema } from "../../shared/events/index.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";

export interface InzichtAfhankelijkheden {
  readonly casework: Pick<Casework, "schrijf">;
  readonly log: Log;
}

const { soort, versie, data } = GEBEURTENISCATALOGUS["stuurfeit.vastgelegd"];

/**
 * Keeps a steering fact: codes and a month, nothing that leads back to a casus (S2.5.8, X9). The event's id is the fact's,
 * so that an event that comes twice is one fact.
 */
export const recordStuurfeit = async (invoer: unknown, { casework, log }: InzichtAfhankelijkheden): Promise<void> => {
  const event = cloudEventSchema.parse(invoer);
  if (!event.type.endsWith(`.${soort}.v${versie}`)) {
    log("functie-klaar", { uitkomst: codeVan("geen-stuurfeit") });
    return;
  }
  const feit: Stuurfeit = { type: "stuurfeit", feitId: event.id, ...data.parse(event.data) };
  const geschreven = await casework.schrijf({ nieuw: [feit], vervangen: [], mitsOpen: [] }, []);
  log("stuurfeit-verwerkt", { uitkomst: codeVan(geschreven.ok ? "nieuw" : "bekend") });
};
