import { berichtenAan, gebeurtenis, type Besluitcontext } from "../besluit.ts";
import type { Gebeurtenis } from "../gebeurtenis.ts";
import { opsporingOntvanger } from "../traject.ts";
import type { Bevinding } from "./bevinding.ts";

/**
 * What is told of what was found, to each owner in one event: of the chain which kinds of thing and how many; of the compartment how
 * many, in the feed of who leads there and nowhere else (X8). Never what it is about: that is looked up by who may.
 */
export const gebeurtenisVan = (
  bevindingen: readonly Bevinding[],
  ronde: number,
  context: Pick<Besluitcontext, "nieuwId" | "nu">,
): readonly Gebeurtenis[] => {
  const bij = { soort: "sluitend", id: String(ronde) } as const;
  const gedeeld = { onderwerp: `ronde-${String(ronde)}`, dataref: null };
  return [...Map.groupBy(bevindingen, ({ kant, eigenaar }) => `${kant}|${eigenaar.organisatie}`).values()].flatMap(
    (deel) => {
      const [eerste] = deel;
      if (eerste === undefined) return [];
      const { kant, eigenaar } = eerste;
      if (kant === "opsporing")
        return gebeurtenis(
          { soort: "opsporing", id: `ronde-${String(ronde)}` },
          berichtenAan(
            [opsporingOntvanger(eigenaar.organisatie)],
            { soort: "traject.niet-sluitend", ...gedeeld, data: { aantal: deel.length } },
            context,
          ),
          context,
        );
      const codes = [...new Set(deel.map(({ code }) => code))].toSorted();
      const data = { codes, aantal: deel.length };
      return gebeurtenis(
        bij,
        berichtenAan([eigenaar.organisatie], { soort: "keten.niet-sluitend", ...gedeeld, data }, context),
        context,
      );
    },
  );
};
