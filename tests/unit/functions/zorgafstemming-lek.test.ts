import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laadRegio } from "../../../shared/region/index.ts";
import { metTraject, leesAf, vraagAf, vraagAlsOpsporing, SPEURDERS } from "./zorgafstemmingdeur.ts";
import { maakVoordeur } from "./voordeur.ts";

const { onderwerpen, antwoorden, contactrollen, sluitredenen } = laadRegio("nog").zorgafstemming;
/** Every word of the region that opsporing can say, with its name. */
const WOORDEN = new Set(
  [onderwerpen, antwoorden, contactrollen, sluitredenen].flat().flatMap(({ code, naam }) => [code, naam]),
);
const DAG = /^\d{4}-\d{2}-\d{2}$/;

/** All text in a value, but for the ids and the fields that the system fills itself. */
const teksten = (waarde: unknown): readonly string[] => {
  if (typeof waarde === "string") return [waarde];
  if (Array.isArray(waarde)) return waarde.flatMap(teksten);
  if (typeof waarde !== "object" || waarde === null) return [];
  return Object.entries(waarde).flatMap(([veld, deel]) =>
    ["afstemmingId", "dossierId", "richting", "status", "gevraagdDoor", "uiterlijkOp"].includes(veld)
      ? []
      : teksten(deel),
  );
};

const code = (keuzes: readonly { readonly code: string }[]) => fc.constantFrom(...keuzes.map((keuze) => keuze.code));
/** What could carry a sentence: text, a code that is not the region's, something that looks like one. */
const tekst = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.constantFrom("verdachte-aangehouden-in-arnhem", "getapt", "2026-03-10 inval", "opvang ", "OPVANG"),
);
/** Something that opsporing may send, or the same with one field that carries text. */
const gesmokkeld = <T extends object>(goed: fc.Arbitrary<T>, ...velden: readonly (keyof T & string)[]) =>
  fc.oneof(
    goed,
    fc
      .tuple(goed, fc.constantFrom(...velden, "toelichting", "bericht"), tekst)
      .map(([geldig, veld, woorden]) => ({ ...geldig, [veld]: veld === "onderwerpen" ? [woorden] : woorden })),
  );
const antwoord = gesmokkeld(
  fc
    .record({ gekozen: fc.constantFrom(...antwoorden), contact: fc.option(code(contactrollen)) })
    .map(({ gekozen, contact }) => ({ antwoord: gekozen.code, op: gekozen.metDatum ? "2026-03-10" : null, contact })),
  ...(["antwoord", "op", "contact"] as const),
);
const opsporingsvraag = gesmokkeld(
  fc.record({
    onderwerpen: fc.uniqueArray(code(onderwerpen), { minLength: 1, maxLength: 3 }),
    dossierId: fc.constant(null),
  }),
  ...(["onderwerpen", "dossierId"] as const),
);
const sluiting = gesmokkeld(fc.record({ reden: code(sluitredenen) }), "reden");

/** Who receives something of it, by whichever door. */
const ONTVANGERS = [
  "zorgcoordinator",
  "zetel-moviera",
  "procesregisseur",
  "aandachtsfunctionaris",
  "procesbegeleider-zvh",
];

describe("whatever opsporing sends (X8, H4.2-d1)", () => {
  it("others receive codes of the region and a day, and anything else is refused whole", async () => {
    const deur = maakVoordeur(SPEURDERS);
    const weg = await metTraject("afronden", deur);
    const begin = deur.casework.alles();
    const geslaagd = { antwoord: 0, vraag: 0, sluiting: 0 };
    await fc.assert(
      fc.asyncProperty(antwoord, opsporingsvraag, sluiting, async (gegeven, gesteld, gesloten) => {
        deur.casework.vergeet(...deur.casework.alles());
        deur.casework.zet(...begin);
        const vraag = await vraagAf(weg, "zetel-moviera", { toelichting: null });
        const vooraf = deur.casework.alles().length;
        const beantwoord = await weg.doe("opsporing", vraag.antwoorden, gegeven);
        const eigen = await vraagAlsOpsporing(weg, "opsporing", gesteld);
        if (eigen.status === 201) {
          geslaagd.vraag += 1;
          geslaagd.sluiting += (await weg.doe("opsporing", eigen.sluit, gesloten)).status === 201 ? 1 : 0;
        }
        geslaagd.antwoord += beantwoord.status === 201 ? 1 : 0;
        if (beantwoord.status !== 201 && eigen.status !== 201) expect(deur.casework.alles()).toHaveLength(vooraf);
        for (const wie of ONTVANGERS) {
          const vreemd = teksten(await leesAf(weg, wie)).filter((een) => !WOORDEN.has(een) && !DAG.test(een));
          expect(vreemd, wie).toEqual([]);
        }
        // Nor by any other way: tasks, events and the view of the casus hold ids and kinds of their own only.
        const elders = [
          ...deur.casework.vanType("gebeurtenis").flatMap(({ berichten }) => berichten),
          ...deur.casework.vanType("taak"),
        ].filter(({ soort }) => soort.startsWith("zorgafstemming"));
        const gezegd = [...teksten(gegeven), ...teksten(gesteld)].filter((een) => een.length > 8 && !DAG.test(een));
        const rest = JSON.stringify(elders) + (await weg.lees("zetel-moviera")).rauw.body;
        expect(gezegd.filter((een) => !WOORDEN.has(een) && rest.includes(JSON.stringify(een).slice(1, -1)))).toEqual(
          [],
        );
      }),
      { numRuns: 40 },
    );
    // It proves nothing when all was refused.
    expect(Math.min(...Object.values(geslaagd))).toBeGreaterThan(0);
  });
});
