import type { Casus, OpenCasus } from "./casus.ts";
import type { CasusId, TrajectId } from "./ids.ts";
import type { Interventie, OpenInterventie } from "./interventie.ts";
import type { Hoofdstap } from "./pad.ts";
import type { OpenTraject, Traject } from "./traject.ts";

/** The state machines: one a hoofdstap, and those beside the path (design section 5). */
export type Machinenaam = Hoofdstap | "interventie" | "strafrechtelijk-traject";

/** An execution as the record asks for it. The name is used once; the input is ids and codes only. */
export interface Loop {
  readonly machine: Machinenaam;
  readonly naam: string;
  readonly invoer: Readonly<Record<string, string | number>>;
  /** What the log may say of it. */
  readonly log: {
    readonly casusId?: CasusId;
    readonly trajectId?: TrajectId;
    readonly hoofdstap: number;
    readonly n: number;
  };
}

/** The execution `<casusId>.<hoofdstap>.<n>` that the casus asks for. */
export const loopVanCasus = ({ casusId, uitvoering }: Pick<Casus, "casusId" | "uitvoering">): Loop => {
  const { hoofdstap, n, begin } = uitvoering;
  return {
    machine: hoofdstap,
    naam: `${casusId}.${hoofdstap}.${n}`,
    invoer: { casusId, hoofdstap, n, begin },
    log: { casusId, hoofdstap, n },
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
  log: { casusId, hoofdstap: 2, n },
});

/**
 * The execution `<trajectId>.strafrechtelijk-traject.<n>`, beside the path in hoofdstap 4. Neither its name nor its input knows the
 * casus: who watches executions cannot tell which casus has a track (X8).
 */
export const loopVanTraject = ({
  trajectId,
  uitvoering: { n, begin },
}: Pick<Traject, "trajectId" | "uitvoering">): Loop => ({
  machine: "strafrechtelijk-traject",
  naam: `${trajectId}.strafrechtelijk-traject.${n}`,
  invoer: { trajectId, n, begin },
  log: { trajectId, hoofdstap: 4, n },
});

/** What is walked by an execution of its own: each says where it stands, whether it runs, and when that is looked at again. */
export type Gelopen = OpenCasus | OpenInterventie | OpenTraject;

/** The execution that this record asks for. */
export const loopVan = (record: Gelopen): Loop => {
  switch (record.type) {
    case "casus":
      return loopVanCasus(record);
    case "interventie":
      return loopVanInterventie(record);
    case "strafrechtelijk-traject":
      return loopVanTraject(record);
  }
};
