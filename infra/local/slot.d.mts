/**
 * Does work that only one process of this checkout may do at a time.
 * @param naam of the lock
 * @param bijWachten called once when it has to wait for another
 */
export function metSlot(naam: string, werk: () => Promise<void>, bijWachten: () => void): Promise<void>;
