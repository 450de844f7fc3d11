import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Verwerkingslog } from "../../shared/ports/verwerkingslog.ts";
import { maakAudit, maakVerwerking } from "../fixtures/records.ts";

/** An empty log, as an implementation offers it to the suite. */
export interface Logopstelling {
  readonly verwerkingslog: Verwerkingslog;
  /** How many lines are stored. */
  readonly gelogd: () => Promise<number>;
  readonly opruimen: () => Promise<void>;
}

/** All that the port of the log promises: lines are added, never changed. */
export const verwerkingslogContract = (naam: string, maak: () => Promise<Logopstelling>): void => {
  describe(`verwerkingslog: ${naam}`, () => {
    let nu: Logopstelling | undefined;
    const opstelling = (): Logopstelling => {
      if (nu === undefined) throw new Error("There is no log yet");
      return nu;
    };
    beforeEach(async () => {
      nu = await maak();
    });
    afterEach(async () => {
      await nu?.opruimen();
      nu = undefined;
    });

    it("stores every line, in one call or more, past a hundred too", async () => {
      const { verwerkingslog, gelogd } = opstelling();
      await verwerkingslog.schrijf([maakAudit(), ...Array.from({ length: 104 }, () => maakVerwerking())]);
      await verwerkingslog.schrijf([maakAudit()]);
      expect(await gelogd()).toBe(106);
    });

    it("stores nothing when there is nothing to store", async () => {
      const { verwerkingslog, gelogd } = opstelling();
      await verwerkingslog.schrijf([]);
      expect(await gelogd()).toBe(0);
    });

    it("keeps lines of one request about several people apart", async () => {
      const { verwerkingslog, gelogd } = opstelling();
      const { traceId, spanId } = maakVerwerking();
      await verwerkingslog.schrijf([
        maakVerwerking({ traceId, spanId }),
        maakVerwerking({ traceId, spanId }),
        maakAudit({ traceId, spanId }),
      ]);
      expect(await gelogd()).toBe(3);
    });

    it.each([
      ["processing", maakVerwerking()],
      ["audit", maakAudit()],
    ])("refuses a second put of the same %s line, and all that came with it", async (_soort, regel) => {
      const { verwerkingslog, gelogd } = opstelling();
      await verwerkingslog.schrijf([regel]);
      await expect(verwerkingslog.schrijf([maakVerwerking(), regel])).rejects.toThrow();
      expect(await gelogd()).toBe(1);
    });
  });
};
