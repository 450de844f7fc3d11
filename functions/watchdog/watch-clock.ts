import type { KetenRecord } from "../../shared/domain/records.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Bus, Busbericht } from "../../shared/ports/keten.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import { codeVan, foutvelden } from "../../shared/runtime/log.ts";
import { handleRecord } from "./handle-record.ts";
import type { KlokAfhankelijkheden } from "./watch.ts";

export interface WatchdogAfhankelijkheden extends KlokAfhankelijkheden {
  readonly bus: Bus;
  readonly nu: () => Instant;
  /** Whether the time of this run is nearly over. */
  readonly tijdOp: () => boolean;
  /** The sign of life: an alarm goes off when it stays away. */
  readonly hartslag: () => void;
}

const PER_PAGINA = 50;
const TEGELIJK = 10;
/** So many of a kind that fail one after another: what it asks is down, and each would cost a wait. */
const MISLUKT_OP_RIJ = 20;
/** Then one in so many is tried all the same, another one each time: a handful that always fails may not hold up those behind it. */
const PROEF_OP = 20;

/** How often in a row handling a kind of record failed in this run. */
type Mislukt = Map<KetenRecord["type"], number>;

const handelPaginaAf = async (
  items: readonly (KetenRecord | null)[],
  nu: Instant,
  mislukt: Mislukt,
  afhankelijkheden: WatchdogAfhankelijkheden,
): Promise<void> => {
  const { bus, tel, log, toeval } = afhankelijkheden;
  const teSturen: Busbericht[] = [];
  await voorElk(items, TEGELIJK, async (item) => {
    if (item === null) {
      tel("Fouten");
      log("record-opzijgezet", { foutnaam: codeVan("onleesbaar") });
      return;
    }
    const opRij = mislukt.get(item.type) ?? 0;
    // Still due: seen again in the next run. Those of another kind behind it do not wait for that.
    if (opRij >= MISLUKT_OP_RIJ && toeval() * PROEF_OP >= 1) return;
    try {
      const bericht = await handleRecord(item, nu, afhankelijkheden);
      mislukt.set(item.type, 0);
      if (bericht !== null) teSturen.push(bericht);
    } catch (fout) {
      // One bad record must not keep the watchdog from the others; it stays due and is seen again.
      mislukt.set(item.type, (mislukt.get(item.type) ?? 0) + 1);
      tel("Fouten");
      log("functie-mislukt", foutvelden(fout));
    }
  });
  if (teSturen.length === 0) return;
  const geweigerd = await bus.publiceer(teSturen);
  // Their date has moved: they are offered again when it comes.
  if (geweigerd.length > 0) log("publicatie-geweigerd", { aantal: geweigerd.length });
};

/**
 * One run of the clock: everything that was due, a page of each shard in turn, the oldest first, until nothing is left or
 * the time is up; what is left is due in the next run. Two runs at once do no harm: every change is on the condition that nobody was
 * first. Who could not read anything guarded nothing, and gives no sign of life.
 */
export const watchClock = async (afhankelijkheden: WatchdogAfhankelijkheden): Promise<void> => {
  const { casework, tijdOp, tel, log } = afhankelijkheden;
  const nu = afhankelijkheden.nu();
  const mislukt: Mislukt = new Map();
  let over: readonly { readonly shard: number; readonly cursor: string | null }[] = Array.from(
    { length: casework.klokShards },
    (_, shard) => ({ shard, cursor: null }),
  );
  let aantal = 0;
  let gelezen = 0;
  while (over.length > 0 && !tijdOp()) {
    const verder: { readonly shard: number; readonly cursor: string }[] = [];
    for (const { shard, cursor } of over) {
      if (tijdOp()) break;
      try {
        const pagina = await casework.vervallen(shard, nu, cursor, PER_PAGINA);
        gelezen += 1;
        if (pagina.volgende !== null) verder.push({ shard, cursor: pagina.volgende });
        aantal += pagina.items.length;
        await handelPaginaAf(pagina.items, nu, mislukt, afhankelijkheden);
      } catch (fout) {
        tel("Fouten");
        log("functie-mislukt", foutvelden(fout));
      }
    }
    over = verder;
  }
  if (gelezen > 0) afhankelijkheden.hartslag();
  log("klok-afgehandeld", { aantal });
};
