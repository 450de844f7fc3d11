import type { Actor } from "../domain/actor.ts";
import type { DossierId } from "../domain/ids.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Sleutels } from "../ports/sleutels.ts";
import type { Audit, Logregel, Verwerking } from "../ports/verwerkingslog.ts";
import type { Trace } from "./trace.ts";

/** Somebody whose data a request touches; `kenmerk` tells who, and is hashed before it is stored. */
export interface Betrokken {
  readonly kenmerk: string;
  readonly soort: Verwerking["betrokkeneSoort"];
}

/** The data subject of a dossier. */
export const client = (dossierId: DossierId): Betrokken => ({ kenmerk: `dossier|${dossierId}`, soort: "client" });

/** What was done, by whom, on what: the same for the processing lines and the audit line of a request. */
export interface Handeling {
  readonly actor: Actor;
  readonly rol: string;
  /** Code of the processing activity and of the audited action: the operationId. */
  readonly naam: string;
  /** Kind and id of what it was done on, such as `casus/<id>`. */
  readonly object: string;
  readonly resultaat: Audit["resultaat"];
  readonly trace: Trace;
  readonly nu: Instant;
}

/** One processing line per data subject and one audit line (standards.md, Logboek Dataverwerkingen and BIO2). */
export const logregelsVan = async (
  handeling: Handeling,
  betrokkenen: readonly Betrokken[],
  sleutels: Sleutels,
): Promise<readonly Logregel[]> => {
  const gemeenschappelijk = {
    traceId: handeling.trace.traceId,
    spanId: handeling.trace.spanId,
    parentSpanId: handeling.trace.ouderSpanId,
    begin: handeling.nu,
    eind: handeling.nu,
  };
  const verwerkingen = await Promise.all(
    betrokkenen.map(async ({ kenmerk, soort }) => ({
      ...gemeenschappelijk,
      soort: "verwerking" as const,
      activiteit: handeling.naam,
      betrokkene: await sleutels.hash(kenmerk),
      betrokkeneSoort: soort,
    })),
  );
  return [
    ...verwerkingen,
    {
      ...gemeenschappelijk,
      soort: "audit",
      actorId: handeling.actor.actorId,
      organisatie: handeling.actor.organisatie,
      rol: handeling.rol,
      handeling: handeling.naam,
      object: handeling.object,
      resultaat: handeling.resultaat,
    },
  ];
};
