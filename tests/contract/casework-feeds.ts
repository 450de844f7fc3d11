import { setTimeout as slaap } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readFeed } from "../../functions/notificaties/read-feed.ts";
import { numberBerichten } from "../../functions/outbox/number-berichten.ts";
import { instantVan } from "../../shared/domain/tijd.ts";
import { maakFeedTeller, maakGebeurtenis, maakKanaalstand, maakNotificatie } from "../fixtures/records.ts";
import { bewaar, type Opstelling } from "./casework-opstelling.ts";

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
      const per = Array.from({ length: 20 }, () => Array.from({ length: 6 }, () => maakGebeurtenis()));
      const nu = instantVan(new Date());
      const schrijvend = { nog: true };
      const schrijvers = Promise.all(
        per.map((berichten) =>
          numberBerichten(
            "moviera",
            berichten.flatMap(({ berichten: [bericht], opgetredenOp }) =>
              bericht === undefined ? [] : [{ bericht: { ...bericht, ontvanger: "moviera" }, opgetredenOp }],
            ),
            {
              ...{ casework, kanalen: new Set<string>(), heraanbodSeconden: 60, nu: () => nu },
              // Waits that do not end together: else all meet again.
              wacht: async (poging) => {
                await slaap(Math.random() * 10 * poging);
              },
            },
          ),
        ),
      ).finally(() => {
        schrijvend.nog = false;
      });
      const gezien: number[] = [];
      for (let na = 0, meer = true; schrijvend.nog || meer;) {
        const deel = await readFeed(casework, "moviera", { na, aantal: 7, past: null }, nu);
        if (!deel.ok) throw new Error(`refused after ${na}`);
        expect(deel.waarde.verlopenTotEnMet).toBeNull();
        gezien.push(...deel.waarde.regels.map(({ nummer }) => nummer));
        ({ laatste: na, meer } = deel.waarde);
        await slaap(0);
      }
      const nummers = (await schrijvers).flatMap((gegeven) => [...gegeven.values()]);
      expect(nummers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
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
