import * as z from "zod";
import { tekstAttribuut, type StroomRecord } from "../../shared/runtime/stroom.ts";
import { carryHerleveringen, type HerleverAfhankelijkheden } from "./carry-herleveringen.ts";
import { publishGebeurtenissen, type OutboxAfhankelijkheden } from "./publish-gebeurtenissen.ts";

const soortSchema = z.object({ type: tekstAttribuut });
const isHerlevering = ({ beeld }: StroomRecord): boolean => soortSchema.safeParse(beeld).data?.type === "herlevering";

/** What is new goes first, and then a page of what is offered again: who asked for that keeps nobody waiting. */
export const handleRecords = async (
  records: readonly StroomRecord[],
  afhankelijkheden: Omit<OutboxAfhankelijkheden, "casework"> & {
    readonly casework: OutboxAfhankelijkheden["casework"] & HerleverAfhankelijkheden["casework"];
  },
): Promise<void> => {
  await publishGebeurtenissen(
    records.filter((record) => !isHerlevering(record)),
    afhankelijkheden,
  );
  await carryHerleveringen(records.filter(isHerlevering), afhankelijkheden);
};
