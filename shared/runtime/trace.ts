import { randomBytes } from "node:crypto";

/** W3C Trace Context of one request: ids only, so it may go into logs, events and the processing log. */
export interface Trace {
  /** 32 hexadecimal digits, the same through the whole chain of calls. */
  readonly traceId: string;
  /** 16 hexadecimal digits: our own part of the work. */
  readonly spanId: string;
  /** The caller's span, null when the trace begins here. */
  readonly ouderSpanId: string | null;
  /** Trace flags, two hexadecimal digits. */
  readonly vlaggen: string;
}

// Version 00 ends after the flags; a later version may go on, and is read as far as we know it.
const traceparentPatroon =
  /^(?:00(?=-[0-9a-f-]{52}$)|(?!00|ff)[0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const alleNullen = /^0+$/;

/**
 * Takes over the caller's `traceparent`; a new trace when it is absent or malformed (W3C Trace Context 3.2).
 * @param bytes source of random bytes, replaced in tests
 */
export const traceVan = (traceparent: string | undefined, bytes: (aantal: number) => Buffer = randomBytes): Trace => {
  const spanId = bytes(8).toString("hex");
  const [, traceId, ouderSpanId, vlaggen] = traceparentPatroon.exec(traceparent?.trim() ?? "") ?? [];
  if (!traceId || !ouderSpanId || !vlaggen || alleNullen.test(traceId) || alleNullen.test(ouderSpanId))
    return { traceId: bytes(16).toString("hex"), spanId, ouderSpanId: null, vlaggen: "01" };
  return { traceId, spanId, ouderSpanId, vlaggen };
};

/** The `traceparent` header for what we call in turn. */
export const traceparentVan = (trace: Trace): string => `00-${trace.traceId}-${trace.spanId}-${trace.vlaggen}`;
