import * as z from "zod";
import type { Bevinding } from "../../shared/domain/sluitend/bevinding.ts";
import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import type { SluitendAfhankelijkheden } from "./afhankelijkheden.ts";
import { openBevindingen } from "./close-round.ts";
import { proveClosing, type Sluitopdracht } from "./prove-closing.ts";

const opdrachtSchema = z.object({ meteen: z.boolean() });

/** What is asked: the schedule asks nothing in particular. */
export const leesOpdracht = (event: unknown): Sluitopdracht =>
  opdrachtSchema.safeParse(event).data ?? { meteen: false };

/** Findings that one report names; there is a number of all. */
const HOOGSTENS = 200;

/** How far the round is and what does not hold, in ids and codes; nothing of the compartment, not even how much (X8). */
export interface Slotverslag {
  readonly ronde: Omit<Slotronde, "type" | "versie" | "cursor" | "logVanaf"> | null;
  readonly bevindingen: readonly (Pick<
    Bevinding,
    "bevindingId" | "code" | "bij" | "eigenaar" | "gevondenOp" | "gemeldOp"
  > & { readonly hersteld: boolean })[];
  /** How many of all findings a person has to look at. */
  readonly voorMensen: number;
}

/** Goes on with the round, and tells how it stands. */
export const reportClosing = async (
  opdracht: Sluitopdracht,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<Slotverslag> => {
  const ronde = await proveClosing(opdracht, afhankelijkheden);
  const { bevindingen, voorMensen } = await openBevindingen(afhankelijkheden, HOOGSTENS);
  return {
    ronde:
      ronde === null
        ? null
        : {
            ...{ nummer: ronde.nummer, begonnenOp: ronde.begonnenOp, fase: ronde.fase },
            ...{ bekeken: ronde.bekeken, hersteld: ronde.hersteld, klaarOp: ronde.klaarOp },
          },
    bevindingen: bevindingen.map((een) => ({
      ...{ bevindingId: een.bevindingId, code: een.code, bij: een.bij, eigenaar: een.eigenaar },
      ...{ gevondenOp: een.gevondenOp, gemeldOp: een.gemeldOp, hersteld: een.hersteld > 0 && een.keren === 1 },
    })),
    voorMensen,
  };
};
