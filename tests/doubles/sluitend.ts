import { recordAls, SLEUTELS, CASUS_VOORVOEGSEL, type Item } from "../../shared/adapters/dynamodb/table.ts";
import { herstelVan, sleutelBij, spoorVan } from "../../shared/adapters/dynamodb/spoorvelden.ts";
import { AUDIT_SHARDS } from "../../shared/adapters/dynamodb/logitems.ts";
import { verwijstekst } from "../../shared/domain/sluitend/spoor.ts";
import type { Logspoor, Slotboek, Sporen } from "../../shared/ports/sluitend.ts";
import type { Logregel } from "../../shared/ports/verwerkingslog.ts";
import type { CaseworkDouble } from "./casework.ts";
import type { Lezer } from "./trajecten.ts";

/** What the reconciliation keeps, in memory. */
export const maakSlotboekDouble = ({ een, partitie, beurt }: Pick<Lezer, "een" | "partitie" | "beurt">): Slotboek => ({
  slotronde: () => een("slotronde", SLEUTELS.slotronde()),
  bevinding: (kant, bevindingId) => een("bevinding", SLEUTELS.bevinding(kant, bevindingId)),
  bevindingen: async (kant, na, aantal) => {
    await beurt();
    const { pk, sk } = SLEUTELS.bevinding(kant, na ?? "");
    const over = partitie(pk, "BEVINDING#").filter((item) => item.sk > sk);
    const items = over.slice(0, aantal).map((item) => recordAls("bevinding", structuredClone(item)));
    return { items, volgende: over.length > items.length ? (items.at(-1)?.bevindingId ?? null) : null };
  },
});

const plaatsVan = ({ pk, sk }: Pick<Item, "pk" | "sk">): string => `${pk}|${sk}`;

/** The table of the double as a whole. Each call yields once, so that others come in between. */
export const maakSporenDouble = (
  { items, verander, volgt }: Pick<CaseworkDouble, "items" | "verander" | "volgt">,
  nu: () => string,
): Sporen => ({
  bladzijde: async (cursor, aantal) => {
    await Promise.resolve();
    const over = new Map(
      items().flatMap((item) => {
        const plaats = plaatsVan(item);
        return cursor === null || plaats > cursor ? [[plaats, item] as const] : [];
      }),
    );
    const deel = [...over.keys()].toSorted().slice(0, aantal);
    return {
      items: deel.flatMap((plaats) => {
        const item = over.get(plaats);
        return item === undefined ? [] : [spoorVan(structuredClone(item))];
      }),
      volgende: over.size > deel.length ? (deel.at(-1) ?? null) : null,
    };
  },
  zoek: async (verwijzingen) => {
    await Promise.resolve();
    const opPlaats = new Map(items().map((item) => [plaatsVan(item), item]));
    return new Map(
      verwijzingen.flatMap((een) => {
        const item = opPlaats.get(plaatsVan(sleutelBij(een)));
        return item === undefined ? [] : [[verwijstekst(een), spoorVan(structuredClone(item))] as const];
      }),
    );
  },
  opPlaats: async (plaatsen) => {
    await Promise.resolve();
    return items()
      .filter((item) => plaatsen.includes(plaatsVan(item)))
      .map((item) => spoorVan(structuredClone(item)));
  },
  delen: async (casusId) => {
    await Promise.resolve();
    const { pk } = SLEUTELS.casus(casusId);
    return items()
      .filter((item) => item.pk === pk && item.sk.startsWith(CASUS_VOORVOEGSEL))
      .map((item) => spoorVan(structuredClone(item)));
  },
  herstel: async (spoor, herstel) => {
    await Promise.resolve();
    const { sleutel, zet, verwijder } = herstelVan(spoor, herstel, nu());
    const item = items().find((een) => plaatsVan(een) === spoor.plaats);
    if (item?.["type"] !== spoor.type || item["versie"] !== spoor.versie) return false;
    verander(sleutel, { ...zet, versie: Number(spoor.versie) + 1 }, verwijder);
    volgt(sleutel);
    return true;
  },
});

/** The log of the double, by what its lines say of whom and of what they are. */
export const maakLogspoorDouble = (regels: () => readonly Logregel[]): Logspoor => ({
  auditdelen: AUDIT_SHARDS,
  heeftRegel: async (betrokkene, op) => {
    await Promise.resolve();
    return regels().some(
      (regel) => regel.soort === "verwerking" && regel.betrokkene === betrokkene && regel.begin === op,
    );
  },
  auditregels: async (dag, deel, cursor, aantal) => {
    await Promise.resolve();
    const van = cursor === null ? 0 : Number(cursor);
    const alle = regels().flatMap((regel) =>
      regel.soort === "audit" &&
      regel.begin.startsWith(dag) &&
      Number.parseInt(regel.spanId.slice(-2), 16) % AUDIT_SHARDS === deel
        ? [{ object: regel.object, resultaat: regel.resultaat }]
        : [],
    );
    return { items: alle.slice(van, van + aantal), volgende: alle.length > van + aantal ? String(van + aantal) : null };
  },
});
