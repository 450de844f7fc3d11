/** The outcome of a decision: an expected refusal is a value, never an exception (style.md). */
export type Result<T, E> = { readonly ok: true; readonly waarde: T } | { readonly ok: false; readonly fout: E };

export const gelukt = <T>(waarde: T): { readonly ok: true; readonly waarde: T } => ({ ok: true, waarde });
export const mislukt = <E>(fout: E): { readonly ok: false; readonly fout: E } => ({ ok: false, fout });
