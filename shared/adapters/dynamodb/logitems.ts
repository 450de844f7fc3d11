import { createHash } from "node:crypto";
import { verlooptNa } from "../../domain/tijd.ts";
import type { Logregel } from "../../ports/verwerkingslog.ts";

/** Shards of the audit trail within a day. */
export const AUDIT_SHARDS = 8;

/** Partition of the lines of a data subject, by keyed hash. */
export const betrokkenePkVan = (betrokkene: string): string => `BETROKKENE#${betrokkene}`;
/** Partition of a part of the audit trail of a day. */
export const auditPkVan = (dag: string, deel: number): string => `AUDIT#${dag}#${deel}`;

/** Settings of the log. */
export interface Loginstellingen {
  /** Base of the URI of a processing activity in the register. */
  readonly registerBasis: string;
  /** How long a line is kept, in days (region: five years). */
  readonly bewaarDagen: number;
}

/** A place for each line: two that differ in anything stand beside each other, the very same cannot be put twice. */
const sorteersleutel = (regel: Logregel): string => {
  const afdruk = createHash("sha256").update(JSON.stringify(regel)).digest("hex").slice(0, 32);
  return `${regel.begin}#${regel.spanId}#${afdruk}`;
};

/** A line of the log as an item: per data subject, and per day for the audit trail (Logboek Dataverwerkingen 1.0, BIO2). */
const logItem = (regel: Logregel, { registerBasis, bewaarDagen }: Loginstellingen) => {
  const gemeenschappelijk = {
    trace_id: regel.traceId,
    span_id: regel.spanId,
    ...(regel.parentSpanId === null ? {} : { parent_span_id: regel.parentSpanId }),
    start_time: regel.begin,
    end_time: regel.eind,
    resource: "ketenregie",
    verlooptOp: verlooptNa(regel.begin, bewaarDagen * 86_400),
  };
  if (regel.soort === "verwerking") {
    return {
      pk: betrokkenePkVan(regel.betrokkene),
      sk: sorteersleutel(regel),
      soort: regel.soort,
      ...gemeenschappelijk,
      name: regel.activiteit,
      status: "Ok",
      attributes: {
        "dpl.core.processing_activity_id": `${registerBasis}/${regel.activiteit}`,
        "dpl.core.data_subject_id": regel.betrokkene,
        "dpl.core.data_subject_id_type": regel.betrokkeneSoort,
      },
    };
  }
  return {
    pk: auditPkVan(regel.begin.slice(0, 10), Number.parseInt(regel.spanId.slice(-2), 16) % AUDIT_SHARDS),
    sk: sorteersleutel(regel),
    soort: regel.soort,
    ...gemeenschappelijk,
    name: regel.handeling,
    status: regel.resultaat === "gelukt" ? "Ok" : "Unset",
    actor_id: regel.actorId,
    organisatie: regel.organisatie,
    rol: regel.rol,
    object: regel.object,
    resultaat: regel.resultaat,
  };
};

/**
 * The writes of these lines: put, never over a line that is there. Two lines that say exactly the same are one: somebody
 * who occurs twice in a melding is one data subject.
 */
export const logItems = (regels: readonly Logregel[], logtabel: string, instellingen: Loginstellingen) =>
  [...new Map(regels.map((regel) => [JSON.stringify(regel), regel])).values()].map((regel) => ({
    Put: {
      TableName: logtabel,
      Item: logItem(regel, instellingen),
      ConditionExpression: "attribute_not_exists(pk)",
    },
  }));
