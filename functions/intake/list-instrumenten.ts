import type { leesInstrumenten } from "../../shared/api/schemas/melding.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan } from "../../shared/runtime/verzoek.ts";

/** What the region asks by which instrument: its data, for everybody who is registered. */
export const listInstrumenten =
  ({ regio }: Pick<Afhankelijkheden, "regio">) =>
  (): Promise<AntwoordVan<typeof leesInstrumenten>> =>
    Promise.resolve({
      status: 200,
      body: {
        resultaten: regio.instrumenten.map(({ activiteiten, signalen, aspecten, scores, ...instrument }) => ({
          ...{ ...instrument, activiteiten: [...activiteiten], signalen: [...signalen] },
          ...{ aspecten: [...aspecten], scores: [...scores] },
        })),
      },
    });
