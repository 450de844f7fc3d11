import { heeftMandaat, type Actor, type Mandaat } from "./actor.ts";
import type { OrganisatieCode } from "./ids.ts";
import type { Instant } from "./tijd.ts";
import { houderVan, type Zetel } from "./zetel.ts";

/** Somebody who fills a seat now, and what they may decide from it: each on a mandate of their own (X16). */
export interface Zetelbezetter {
  readonly zetel: OrganisatieCode;
  readonly actorId: string;
  readonly hoedanigheid: "houder" | "vervanger";
  readonly mandaten: readonly Mandaat[];
}

/** Everybody who fills a seat at that moment: its holder, and who replaces on it meanwhile (S2.5.6). */
export const bezettersVan = (
  zetels: readonly Zetel[],
  mensen: readonly Actor[],
  nu: Instant,
): readonly Zetelbezetter[] =>
  zetels.flatMap((zetel) => {
    const als = (hoedanigheid: Zetelbezetter["hoedanigheid"], actorId: string): readonly Zetelbezetter[] => {
      const mens = mensen.find((actor) => actor.actorId === actorId);
      if (mens?.rollen.includes("lid-ketenregieteam") !== true) return [];
      const mandaten = [...new Set(mens.mandaten.map(({ mandaat }) => mandaat))];
      return [
        {
          ...{ zetel: zetel.zetel, actorId, hoedanigheid },
          mandaten: mandaten.filter((mandaat) => heeftMandaat(mens, mandaat, nu)),
        },
      ];
    };
    const houder = houderVan(zetel, nu);
    return [
      ...zetel.vervangingen.flatMap(({ actorId, van, tot }) =>
        actorId !== null && van <= nu && nu < tot ? als("vervanger", actorId) : [],
      ),
      ...(houder === null ? [] : als("houder", houder.actorId)),
    ];
  });
