import { setTimeout as slaap } from "node:timers/promises";

/**
 * Tries until it holds, for at most so many seconds, and answers what it gave: the cloud gets there by itself. The last error is
 * the test's.
 */
export const binnen = async <T>(seconden: number, probeer: () => Promise<T>): Promise<T> => {
  const tot = Date.now() + seconden * 1000;
  for (;;) {
    try {
      return await probeer();
    } catch (fout) {
      if (Date.now() > tot) throw fout;
      await slaap(250);
    }
  }
};
