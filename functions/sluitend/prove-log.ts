import { plusSeconden, beginVan, dagInUtc, datumSchema, type Datum } from "../../shared/domain/tijd.ts";
import type { RecordType } from "../../shared/domain/records.ts";
import type { Slotronde } from "../../shared/domain/sluitend/ronde.ts";
import { verwijstekst, type Verwijzing } from "../../shared/domain/sluitend/spoor.ts";
import type { Vermoeden } from "../../shared/domain/sluitend/bevinding.ts";
import type { Auditspoor } from "../../shared/ports/sluitend.ts";
import type { Gedaan, SluitendAfhankelijkheden } from "./afhankelijkheden.ts";
import { keepBevindingen } from "./keep-bevindingen.ts";

/** Lines that are looked at together: of one part of a day at least, and of the next while there are fewer. */
const PER_BLADZIJDE = 200;

/** Kinds of object in the audit trail, and the record that must be there when something was done with one. */
const HOOFDEN: Readonly<Record<string, RecordType>> = {
  ...{ casus: "casus", melding: "melding", dossier: "dossier", aanlevering: "aanlevering", bijlage: "bijlage" },
  ...{ overleg: "overleg", plek: "plek", preventieactiviteit: "preventieactiviteit" },
  "strafrechtelijk-traject": "strafrechtelijk-traject",
};

const hoofdVan = ({ object, resultaat }: Auditspoor): Verwijzing | null => {
  const [soort = "", id = ""] = object.split("/");
  const type = Object.hasOwn(HOOFDEN, soort) ? HOOFDEN[soort] : undefined;
  return resultaat !== "gelukt" || type === undefined || id === "" ? null : [type, id];
};

/** Where the trail goes on: a day, a part of it, and the last line of that. */
interface Waar {
  readonly dag: Datum;
  readonly deel: number;
  readonly na: string | null;
}

const uitCursor = (cursor: string): Waar => {
  const [dag, deel, na] = JSON.parse(cursor) as [string, number, string | null];
  return { dag: datumSchema.parse(dag), deel, na };
};

/** The next lines, of as many parts of a day as it takes; null in `verder`: the day is done. */
const leesDag = async (
  { dag, deel: van, na }: Waar,
  { logspoor }: SluitendAfhankelijkheden,
): Promise<{ readonly regels: readonly Auditspoor[]; readonly verder: Waar | null }> => {
  const regels: Auditspoor[] = [];
  for (let deel = van; deel < logspoor.auditdelen; deel += 1) {
    const { items, volgende } = await logspoor.auditregels(dag, deel, deel === van ? na : null, PER_BLADZIJDE);
    regels.push(...items);
    if (volgende !== null) return { regels, verder: { dag, deel, na: volgende } };
    if (regels.length >= PER_BLADZIJDE && deel + 1 < logspoor.auditdelen)
      return { regels, verder: { dag, deel: deel + 1, na: null } };
  }
  return { regels, verder: null };
};

/** The next page of the audit trail: what was done to something is done to something that is there. */
export const proveLog = async (
  { cursor, nummer, logVanaf }: Pick<Slotronde, "cursor" | "nummer" | "logVanaf">,
  afhankelijkheden: SluitendAfhankelijkheden,
): Promise<Gedaan> => {
  const waar: Waar = cursor === null ? { dag: logVanaf, deel: 0, na: null } : uitCursor(cursor);
  const { regels, verder } = await leesDag(waar, afhankelijkheden);
  const hoofden = new Map(
    regels.flatMap((regel) => {
      const hoofd = hoofdVan(regel);
      return hoofd === null ? [] : [[verwijstekst(hoofd), hoofd] as const];
    }),
  );
  const gevonden = await afhankelijkheden.sporen.zoek([...hoofden.values()]);
  const kwijt = [...hoofden].flatMap(([naam, [soort, id]]): readonly Vermoeden[] =>
    gevonden.has(naam)
      ? []
      : [
          {
            ...{ code: "record-ontbreekt", bij: { soort, id: String(id) }, plaats: naam, herstel: null },
            ...{ kant: soort === "strafrechtelijk-traject" ? "opsporing" : "keten", opsporend: null },
          },
        ],
  );
  await keepBevindingen(kwijt, [], { nummer }, afhankelijkheden);
  const morgen = dagInUtc(plusSeconden(beginVan(waar.dag), 86_400));
  const volgende = verder ?? (morgen > dagInUtc(afhankelijkheden.nu()) ? null : { dag: morgen, deel: 0, na: null });
  return { cursor: volgende === null ? null : JSON.stringify([volgende.dag, volgende.deel, volgende.na]) };
};
