import type { Casus, OpenCasus } from "./casus.ts";
import type { Interventie, OpenInterventie } from "./interventie.ts";
import type { Hoofdstap } from "./pad.ts";

/** The state machines: one a hoofdstap, and those beside the path (design section 5). */
export type Machinenaam = Hoofdstap | "interventie";

/** An execution as the record asks for it. The name is used once; the input is ids and codes only. */
export interface Loop {
  readonly machine: Machinenaam;
  readonly naam: string;
  readonly invoer: Readonly<Record<string, string | number>>;
  /** What the log may say of it. */
  readonly log: { readonly hoofdstap: number; readonly n: number };
}

/** The execution `<casusId>.<hoofdstap>.<n>` that the casus asks for. */
export const loopVanCasus = ({ casusId, uitvoering }: Pick<Casus, "casusId" | "uitvoering">): Loop => {
  const { hoofdstap, n, begin } = uitvoering;
  return {
    machine: hoofdstap,
    naam: `${casusId}.${hoofdstap}.${n}`,
    invoer: { casusId, hoofdstap, n, begin },
    log: { hoofdstap, n },
  };
};

/** The execution `<interventieId>.interventie.<n>`, beside the path in hoofdstap 2. */
export const loopVanInterventie = ({
  casusId,
  interventieId,
  uitvoering: { n },
}: Pick<Interventie, "casusId" | "interventieId" | "uitvoering">): Loop => ({
  machine: "interventie",
  naam: `${interventieId}.interventie.${n}`,
  invoer: { casusId, interventieId, n, begin: "interventie" },
  log: { hoofdstap: 2, n },
});

/** What is walked by an execution of its own: each says where it stands, whether it runs, and when that is looked at again. */
export type Gelopen = OpenCasus | OpenInterventie;

/** The execution that this record asks for. */
export const loopVan = (record: Gelopen): Loop =>
  record.type === "casus" ? loopVanCasus(record) : loopVanInterventie(record);
