import { plusSeconden, beginVan, dagInUtc, datumSchema } from "../../shared/domain/tijd.ts";
import type { RecordType } from "../../shared/domain/records.ts";
import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import { verwijstekst, type Verwijzing } from "../../shared/domain/sluitend/spoor.ts";
import type { Vermoeden } from "../../shared/domain/sluitend/bevinding.ts";
import type { Gedaan, SluitendAfhankelijkheden } from "./afhankelijkheden.ts";
import { keepBevindingen } from "./keep-bevindingen.ts";

const PER_BLADZIJDE = 200;

/** Kinds of object in the audit trail, and the record that must be there when something was done with one. */
const HOOFDEN: Readonly<Record<string, RecordType>> = {
  ...{ casus: "casus", melding: "melding", dossier: "dossier", aanlevering: "aanlevering", bijlage: "bijlage" },
  ...{ overleg: "overleg", plek: "plek", preventieactiviteit: "preventieactiviteit" },
  "strafrechtelijk-traject": "strafrechtelijk-traject",
};

const hoofdVan = (object: string): Verwijzing | null => {
  const [soort = "", id = ""] = object.split("/");
  const type = Object.hasOwn(HOOFDEN, soort) ? HOOFDEN[soort] : undefined;
  return type === undefined || id === "" ? null : [type, id];
};

const cursorVan = (dag: string, deel: number, na: string | null): string => JSON.stringify([dag, deel, na]);

/** The next page of the audit trail: what was done to something is done to something that is there. */
export const proveLog = async (
  { cursor, nummer, logVanaf }: Pick<Slotronde, "cursor" | "nummer" | "logVanaf">,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<Gedaan> => {
  const { logspoor, sporen } = afhankelijkheden;
  const [van, deel, na] = JSON.parse(cursor ?? cursorVan(logVanaf, 0, null)) as [string, number, string | null];
  const dag = datumSchema.parse(van);
  const { items, volgende } = await logspoor.auditregels(dag, deel, na, PER_BLADZIJDE);
  const hoofden = new Map(
    items.flatMap(({ object, resultaat }) => {
      const hoofd = resultaat === "gelukt" ? hoofdVan(object) : null;
      return hoofd === null ? [] : [[verwijstekst(hoofd), hoofd] as const];
    }),
  );
  const gevonden = await sporen.zoek([...hoofden.values()]);
  const kwijt = [...hoofden].flatMap(([naam, [soort, id]]): readonly Vermoeden[] => {
    if (gevonden.has(naam)) return [];
    const opsporing = soort === "strafrechtelijk-traject";
    return [
      {
        ...{ code: "record-ontbreekt", bij: { soort, id: String(id) }, plaats: naam, herstel: null },
        ...{ kant: opsporing ? "opsporing" : "keten", opsporend: null },
      },
    ];
  });
  await keepBevindingen(kwijt, [], { nummer }, afhankelijkheden);
  if (volgende !== null) return { cursor: cursorVan(dag, deel, volgende) };
  if (deel + 1 < logspoor.auditdelen) return { cursor: cursorVan(dag, deel + 1, null) };
  const morgen = dagInUtc(plusSeconden(beginVan(dag), 86_400));
  return { cursor: morgen > dagInUtc(afhankelijkheden.nu()) ? null : cursorVan(morgen, 0, null) };
};
