import { setTimeout as slaap } from "node:timers/promises";

/** Waits before attempt number `poging` (from 1). */
export type Wacht = (poging: number) => Promise<void>;

/** Full jitter, at most half a second: those that collided do not meet again. */
export const wachtMetSpreiding: Wacht = async (poging) => {
  await slaap(Math.random() * Math.min(10 * 2 ** Math.min(poging, 10), 500));
};

/** Does something for each item, at most `tegelijk` at a time; all are tried before the first fault is thrown. */
export const voorElk = async <T>(
  items: readonly T[],
  tegelijk: number,
  doe: (item: T) => Promise<void>,
): Promise<void> => {
  const fouten: unknown[] = [];
  for (let van = 0; van < items.length; van += tegelijk) {
    const uitkomsten = await Promise.allSettled(items.slice(van, van + tegelijk).map(doe));
    for (const uitkomst of uitkomsten) if (uitkomst.status === "rejected") fouten.push(uitkomst.reason);
  }
  if (fouten.length > 0) throw fouten[0];
};
