/**
 * How a client of a service waits for it: a request that hangs is given up, to be sent again, well within a function's own time.
 * Without `throwOnRequestTimeout` the SDK would only warn, and wait on.
 * @param maximaalMs for one attempt, in milliseconds
 */
export const tijdig = (maximaalMs: number) => ({
  connectionTimeout: Math.min(1_000, maximaalMs),
  requestTimeout: maximaalMs,
  throwOnRequestTimeout: true,
});
