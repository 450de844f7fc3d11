import type { Bezorguitkomst } from "../../domain/bezorging.ts";
import type { Bezorger, Post } from "../../ports/bezorging.ts";
import type { Webhook } from "../webhook/webhook.ts";

/**
 * Delivers over the channel that a recipient has. A mail says that there is something, and the event is in the feed before it
 * comes here: what is delivered to a mailbox while a mail to it is on its way has been told by that mail.
 */
export const maakBezorger = (webhook: Webhook, post: Post): Bezorger => {
  const onderweg = new Map<string, Promise<Bezorguitkomst>>();
  const mail = async (adres: string): Promise<Bezorguitkomst> => {
    const bezig = onderweg.get(adres);
    if (bezig !== undefined) return bezig;
    const brief = post.stuur(adres, "er-is-iets").finally(() => onderweg.delete(adres));
    onderweg.set(adres, brief);
    return brief;
  };
  return {
    bezorg: async (kanaal, event) => (kanaal.soort === "webhook" ? webhook.bezorg(kanaal, event) : mail(kanaal.adres)),
    handdruk: async (kanaal) => (kanaal.soort === "webhook" ? webhook.handdruk(kanaal) : { soort: "toegestaan" }),
  };
};
