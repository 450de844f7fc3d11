import { isVoorMensen, naRonde, type Bevinding, type Bevindingkant } from "../../shared/domain/sluitend/bevinding.ts";
import { gebeurtenisVan } from "../../shared/domain/sluitend/melden.ts";
import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";
import type { Gedaan, SluitendAfhankelijkheden } from "./afhankelijkheden.ts";

/** Findings in one transaction, with what is told of them. */
const PER_BLADZIJDE = 30;
const KANTEN = ["keten", "opsporing"] as const satisfies readonly Bevindingkant[];

/**
 * The next findings at the end of a round: what the round did not find is gone, and what a person has to know of is told, in the
 * transaction that says that it was. Each side apart: nothing of the compartment is written with anything outside it.
 */
export const closeRound = async (
  { cursor, nummer }: Pick<Slotronde, "cursor" | "nummer">,
  { casework, besluit, nu }: SluitendAfhankelijkheden,
): Promise<Gedaan> => {
  const [kant, na] = JSON.parse(cursor ?? JSON.stringify([KANTEN[0], null])) as [Bevindingkant, string | null];
  const geschreven = await schrijfMetHerkansing<string | null>(async () => {
    const moment = nu();
    const { items, volgende } = await casework.bevindingen(kant, na, PER_BLADZIJDE);
    const anders = items.flatMap((een) => naRonde(een, nummer, moment) ?? []);
    const teMelden = anders.flatMap(({ bevinding, melden }) => (melden ? [bevinding] : []));
    const nieuw = gebeurtenisVan(teMelden, nummer, { nu: moment, nieuwId: besluit.nieuwId });
    const uitkomst = await casework.schrijf(
      { nieuw, vervangen: anders.map(({ bevinding }) => bevinding), mitsOpen: [] },
      [],
    );
    return uitkomst.ok ? gelukt(volgende) : uitkomst;
  });
  if (!geschreven.ok) throw new Error("The round could not be closed: others kept changing what it found");
  if (geschreven.waarde !== null) return { cursor: JSON.stringify([kant, geschreven.waarde]) };
  const volgende = KANTEN[KANTEN.indexOf(kant) + 1];
  return { cursor: volgende === undefined ? null : JSON.stringify([volgende, null]) };
};

const PER_LEZING = 100;

/** The findings of the chain that are still there, the compartment left out; at most this many, and whether there are more. */
export const openBevindingen = async (
  { casework }: Pick<SluitendAfhankelijkheden, "casework">,
  hoogstens: number,
): Promise<{ readonly bevindingen: readonly Bevinding[]; readonly voorMensen: number }> => {
  const bevindingen: Bevinding[] = [];
  let voorMensen = 0;
  let na: string | null = null;
  do {
    const { items, volgende }: { items: readonly Bevinding[]; volgende: string | null } = await casework.bevindingen(
      "keten",
      na,
      PER_LEZING,
    );
    const open = items.filter(({ status }) => status === "open");
    voorMensen += open.filter(isVoorMensen).length;
    bevindingen.push(...open.slice(0, hoogstens - bevindingen.length));
    na = volgende;
  } while (na !== null);
  return { bevindingen, voorMensen };
};
