import { setTimeout as slaap } from "node:timers/promises";

/** Tries until it holds, for at most so many seconds: the cloud gets there by itself. The last error is the test's. */
export const binnen = async (seconden: number, probeer: () => Promise<void>): Promise<void> => {
  const tot = Date.now() + seconden * 1000;
  for (;;) {
    try {
      await probeer();
      return;
    } catch (fout) {
      if (Date.now() > tot) throw fout;
      await slaap(250);
    }
  }
};
