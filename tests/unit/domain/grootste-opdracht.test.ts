import { describe, expect, it } from "vitest";
import { maakTaak, maakUitnodiging } from "../../fixtures/records.ts";
import { herweeg, weeg2Als } from "./wegers.ts";
import { neem, wereldVoor } from "./wereld.ts";

/** A line for each of ten clients, one of audit, and the command by which a repetition is known: they go along. */
const ERBIJ = 12;

describe("what one command writes at most (design rule 1)", () => {
  it("a weging that takes a casus from the table ends all that waits there in one transaction, or leaves it to its end", () => {
    const wereld = neem(wereldVoor("uitnodigen"), "uitnodigen");
    const { casusId, gemeente } = wereld.open();
    const velden = { casusId, gemeente, versie: 1, status: "open" as const };
    const lopen = wereld.dossier().uitnodigingen.length;
    const uitnodigingen = Array.from({ length: 15 - lopen }, () =>
      maakUitnodiging({ casusId, status: "open", versie: 1 }),
    );
    wereld.pasToe({
      nieuw: [
        ...uitnodigingen,
        ...uitnodigingen.map(({ uitnodigingId }) =>
          maakTaak({ ...velden, soort: "uitnodiging-beantwoorden", onderwerp: uitnodigingId }),
        ),
        ...Array.from({ length: 16 }, () => maakTaak({ ...velden, soort: "melder-horen" })),
      ],
      vervangen: [],
      mitsOpen: [],
    });
    const besluit = herweeg(wereld, "geen");
    if (!besluit.ok) throw new Error(besluit.fout.code);
    const { nieuw, vervangen } = besluit.waarde.wijziging;
    expect(vervangen.filter(({ type }) => type === "uitnodiging")).toHaveLength(15);
    expect(nieuw.length + vervangen.length + ERBIJ).toBeLessThanOrEqual(60);
    wereld.doe(besluit);
  });

  it("the end of a casus closes first what somebody outside it was asked, however much else is open", () => {
    const wereld = wereldVoor("weging-2:wel-wel");
    const { casusId, gemeente } = wereld.open();
    const velden = { casusId, gemeente, versie: 1, status: "open" as const, verplicht: false };
    const deuren = ["uitnodiging-beantwoorden", "vraag-beantwoorden"];
    wereld.pasToe({
      nieuw: [
        ...Array.from({ length: 30 }, () => maakTaak({ ...velden, soort: "actie" })),
        ...deuren.flatMap((soort) => Array.from({ length: 8 }, () => maakTaak({ ...velden, soort }))),
      ],
      vervangen: [],
      mitsOpen: [],
    });
    const besluit = weeg2Als(wereld, "geen", "geen");
    if (!besluit.ok) throw new Error(besluit.fout.code);
    const { nieuw, vervangen } = besluit.waarde.wijziging;
    expect(nieuw.length + vervangen.length + ERBIJ).toBeLessThanOrEqual(60);
    wereld.doe(besluit);
    expect(wereld.dossier().casus.status).toBe("afgeschaald");
    const open = wereld.dossier().taken.filter(({ status }) => status === "open");
    expect(open.filter(({ soort }) => deuren.includes(soort))).toEqual([]);
    expect(open.length).toBeGreaterThan(0);
  });
});
