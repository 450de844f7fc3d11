import { setTimeout as slaap } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readFeed } from "../../functions/notificaties/read-feed.ts";
import { instantVan } from "../../shared/domain/tijd.ts";
import { maakFeedTeller, maakKanaalstand, maakNotificatie } from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

/** What the port promises of feeds that are read while others write, and of channels. */
export const feedcontract = (opstelling: Opstelling): void => {
  describe("a feed that others write", () => {
    it("tells of a number whether its line is gone, and never of one that is there or was not given", async () => {
      const { casework } = opstelling();
      expect(await casework.isRegelWeg("moviera", 1)).toBe(false);
      await bewaar(casework, [
        maakFeedTeller({ laatste: 5 }),
        maakNotificatie({ nummer: 4 }),
        maakNotificatie({ nummer: 6 }),
      ]);
      const weg = await Promise.all([3, 4, 5, 6, 7].map((nummer) => casework.isRegelWeg("moviera", nummer)));
      expect(weg).toEqual([true, false, true, false, false]);
      expect(await casework.isRegelWeg("politie", 3)).toBe(false);
    });

    it("gives who follows `laatste` every number once, in order, while twenty outboxes write, and calls none gone", async () => {
      const { casework } = opstelling();
      const nu = instantVan(new Date());
      /** Takes blocks of numbers as an outbox does: the counter is the condition, and who loses tries again. */
      const schrijf = async (): Promise<void> => {
        for (let over = 3; over > 0;) {
          const teller = await casework.feedStand("moviera");
          const laatste = teller?.laatste ?? 0;
          const regels = [1, 2].map((plaats) => maakNotificatie({ nummer: laatste + plaats }));
          const nieuw = maakFeedTeller({ versie: (teller?.versie ?? 0) + 1, laatste: laatste + 2 });
          const deel = teller === null ? { nieuw: [nieuw, ...regels] } : { nieuw: regels, vervangen: [nieuw] };
          if ((await casework.schrijf(wijziging(deel), [])).ok) over -= 1;
          // Waits that do not end together: else all meet again.
          else await slaap(Math.random() * 100);
        }
      };
      const schrijvend = { nog: true };
      const schrijvers = Promise.all(Array.from({ length: 20 }, schrijf)).finally(() => {
        schrijvend.nog = false;
      });
      const gezien: number[] = [];
      for (let na = 0, verder = true; verder;) {
        // Before it reads: what is written while it reads, the next time gives.
        const { nog } = schrijvend;
        const deel = await readFeed(casework, "moviera", { na, aantal: 7, past: null }, nu);
        if (!deel.ok) throw new Error(`refused after ${na}`);
        expect(deel.waarde.verlopenTotEnMet).toBeNull();
        gezien.push(...deel.waarde.regels.map(({ nummer }) => nummer));
        na = deel.waarde.laatste;
        verder = nog || deel.waarde.meer;
        await slaap(0);
      }
      await schrijvers;
      expect(gezien).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
    });

    it("has the channels of recipients in the order asked, with the number each was given last", async () => {
      const { casework } = opstelling();
      const kanaal = maakKanaalstand();
      const teller = maakFeedTeller({ ontvanger: "nla", laatste: 8 });
      await bewaar(casework, [kanaal, teller]);
      expect(await casework.kanalen(["nla", "ggd", "moviera"])).toEqual([
        { ontvanger: "nla", kanaal: null, teller },
        { ontvanger: "ggd", kanaal: null, teller: null },
        { ontvanger: "moviera", kanaal, teller: null },
      ]);
      expect(await casework.kanalen([])).toEqual([]);
    });
  });
};
