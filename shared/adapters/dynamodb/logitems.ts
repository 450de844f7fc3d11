import type { Logregel } from "../../ports/verwerkingslog.ts";

/** Shards of the audit trail within a day. */
const AUDIT_SHARDS = 8;

/** Settings of the log. */
export interface Loginstellingen {
  /** Base of the URI of a processing activity in the register. */
  readonly registerBasis: string;
  /** How long a line is kept, in days (region: five years). */
  readonly bewaarDagen: number;
}

/** Lines of the log as items: per data subject, and per day for the audit trail (Logboek Dataverwerkingen 1.0, BIO2). */
export const logItem = (regel: Logregel, { registerBasis, bewaarDagen }: Loginstellingen) => {
  const gemeenschappelijk = {
    trace_id: regel.traceId,
    span_id: regel.spanId,
    ...(regel.parentSpanId === null ? {} : { parent_span_id: regel.parentSpanId }),
    start_time: regel.begin,
    end_time: regel.eind,
    resource: "ketenregie",
    verlooptOp: Math.floor(Date.parse(regel.begin) / 1000) + bewaarDagen * 86_400,
  };
  if (regel.soort === "verwerking") {
    return {
      pk: `BETROKKENE#${regel.betrokkene}`,
      sk: `${regel.begin}#${regel.spanId}#${regel.activiteit}`,
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
    pk: `AUDIT#${regel.begin.slice(0, 10)}#${Number.parseInt(regel.spanId.slice(-2), 16) % AUDIT_SHARDS}`,
    sk: `${regel.begin}#${regel.spanId}#${regel.handeling}`,
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
