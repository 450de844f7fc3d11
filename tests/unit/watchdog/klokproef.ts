import type { WatchdogAfhankelijkheden } from "../../../functions/watchdog/watch-clock.ts";
import type { Wijziging } from "../../../shared/domain/wijziging.ts";
import { bericht, gebeurtenisVan, openCasus, openTaak } from "../keten-records.ts";
import { opstelling, webhookregel } from "./opstelling.ts";

type Casework = WatchdogAfhankelijkheden["casework"];

/** What came of a clock behind which much had fallen due. */
export interface Klokuitslag {
  /** Tasks that were reminded of so often; once is what is promised. */
  readonly herinnerd: ReadonlyMap<number, number>;
  readonly taken: number;
  /** Records that are still due. */
  readonly over: number;
  readonly grootstePagina: number;
  readonly paginas: number;
  /** Writes that were under way at once, of both runs together. */
  readonly tegelijk: number;
  readonly gedood: number;
  readonly rondes: number;
  readonly fouten: number;
}

/**
 * So many records that are due (of ten: six tasks, one casus that nobody drove, one whose execution is gone, an event and a line of a
 * feed), seen to by two runs of the clock at a time. Of the first rounds one of both is killed half-way, before or after its write; the
 * next is stopped because its time is up.
 */
export const proefKlok = async (aantal: number): Promise<Klokuitslag> => {
  const o = opstelling();
  const { casework } = o;
  let taken = 0;
  for (let nr = 0; nr < aantal; nr += 1) {
    const soort = nr % 10;
    if (soort < 6) {
      taken += 1;
      casework.zet(openTaak());
    } else if (soort === 6) casework.zet(openCasus());
    else if (soort === 7) casework.zet(gebeurtenisVan(bericht("politie")));
    else if (soort === 8) casework.zet(webhookregel({ nummer: nr + 1 }));
    else casework.zet({ ...openCasus({ status: "loopt" }), teDrijven: false });
  }
  o.klok.verder(80);
  const herinnerd = new Map<string, number>();
  casework.volg((record) => {
    if (record.type !== "gebeurtenis" || record.versie > 1) return;
    for (const { soort, onderwerp } of record.berichten)
      if (soort === "taak.herinnerd") herinnerd.set(onderwerp, (herinnerd.get(onderwerp) ?? 0) + 1);
  });

  const cijfers = { grootstePagina: 0, paginas: 0, tegelijk: 0, onderweg: 0, gedood: 0, rondes: 0 };
  /** A run that is killed at its n-th write, before or after it; or never. */
  const ronde = async (sterftBij: number | null, wanneer: "ervoor" | "erna", tijd: number | null): Promise<void> => {
    let geschreven = 0;
    let paginas = 0;
    let dood = false;
    const schrijf: Casework["schrijf"] = async (wijziging: Wijziging, log) => {
      geschreven += 1;
      if (dood) throw new Error("gedood");
      if (geschreven === sterftBij) {
        dood = true;
        cijfers.gedood += 1;
        if (wanneer === "erna") await casework.schrijf(wijziging, log);
        throw new Error("gedood");
      }
      cijfers.onderweg += 1;
      cijfers.tegelijk = Math.max(cijfers.tegelijk, cijfers.onderweg);
      try {
        return await casework.schrijf(wijziging, log);
      } finally {
        cijfers.onderweg -= 1;
      }
    };
    const vervallen: Casework["vervallen"] = async (...vraag) => {
      const pagina = await casework.vervallen(...vraag);
      paginas += 1;
      cijfers.paginas += 1;
      cijfers.grootstePagina = Math.max(cijfers.grootstePagina, pagina.items.length);
      return pagina;
    };
    await o.wijzerVan({
      casework: { ...casework, schrijf, vervallen },
      tijdOp: () => dood || (tijd !== null && paginas >= tijd),
    })();
  };
  const nogOver = async (): Promise<number> => {
    const paginas = await Promise.all(
      Array.from({ length: casework.klokShards }, (_, shard) => casework.vervallen(shard, o.klok.nu(), null, aantal)),
    );
    return paginas.reduce((som, { items }) => som + items.length, 0);
  };

  const stuk = Math.ceil(aantal / 40);
  const paginas = Math.ceil(aantal / 50);
  const plannen = [
    [stuk, "ervoor", null],
    [stuk, "erna", null],
    [null, "erna", Math.ceil(paginas / 8)],
  ] as const;
  for (const [sterftBij, wanneer, tijd] of plannen) {
    cijfers.rondes += 1;
    // The other has time for a part of it as well: else there would be nothing left for the next round.
    await Promise.all([ronde(sterftBij, wanneer, tijd), ronde(null, "erna", Math.ceil(paginas / 8))]);
  }
  while ((await nogOver()) > 0 && cijfers.rondes < 20) {
    cijfers.rondes += 1;
    await Promise.all([ronde(null, "erna", null), ronde(null, "erna", null)]);
  }
  const verdeling = new Map<number, number>();
  for (const keer of herinnerd.values()) verdeling.set(keer, (verdeling.get(keer) ?? 0) + 1);
  const { grootstePagina, tegelijk, gedood, rondes } = cijfers;
  return {
    ...{ herinnerd: verdeling, taken, over: await nogOver(), grootstePagina, tegelijk, gedood, rondes },
    ...{ paginas: cijfers.paginas, fouten: o.geteld.filter((een) => een === "Fouten").length },
  };
};
