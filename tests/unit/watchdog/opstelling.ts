import { createHash, randomUUID } from "node:crypto";
import { watchClock, type WatchdogAfhankelijkheden } from "../../../functions/watchdog/watch-clock.ts";
import { ontvangersVan } from "../../../shared/access/kanaalrecht.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { nieuweNotificatie } from "../../../shared/domain/bezorging.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import type { Instant } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import { maakCaseworkDouble, type CaseworkDouble } from "../../doubles/casework.ts";
import { maakKetenmachinesDouble } from "../../doubles/ketenmachines.ts";
import { metStoring } from "../../doubles/storing.ts";
import { bericht, INSTELLINGEN, maakKlok, maakLogDouble, NU } from "../keten-records.ts";

const regio = laadRegio("nog");
/**
 * A watchdog on doubles, with a clock that the test moves; `wijzerVan` makes one with another part.
 * @param op the store that it watches, and the clock, when the test has its own
 */
export const opstelling = (op: { readonly casework?: CaseworkDouble; readonly nu?: () => Instant } = {}) => {
  const casework = metStoring(op.casework ?? maakCaseworkDouble());
  const ketenmachines = maakKetenmachinesDouble();
  const bus = maakBusDouble();
  const klok = maakKlok();
  const { log, regels } = maakLogDouble();
  const geteld: string[] = [];
  /** The attachments that were put before who judges them. */
  const gecontroleerd: string[] = [];
  const besluit = {
    ...{ nieuwId: randomUUID, regio, kalender: makeKalender(regio) },
    hash: (tekst: string) => createHash("sha256").update(tekst).digest("hex"),
  };
  const wijzerVan =
    (anders: Partial<WatchdogAfhankelijkheden> = {}) =>
    async () =>
      watchClock({
        ...{ casework, ketenmachines, bus, log, instellingen: INSTELLINGEN, nu: op.nu ?? klok.nu },
        ...{
          kanalen: new Set(ontvangersVan(regio, [])),
          casusControleSeconden: 900,
          uitvoeringDagen: 270,
          heraanbodSeconden: 60,
          toeval: () => 1,
          tijdOp: () => false,
        },
        besluit,
        keuring: {
          controleer: (bijlageId) => {
            gecontroleerd.push(bijlageId);
            return Promise.resolve();
          },
        },
        tel: (telling) => geteld.push(telling),
        hartslag: () => geteld.push("Hartslag"),
        ...anders,
      });
  const gebeurtenissen = () => casework.alles().flatMap((item) => (item.type === "gebeurtenis" ? [item] : []));
  return {
    ...{ casework, ketenmachines, bus, klok, besluit },
    regels,
    geteld,
    gecontroleerd,
    wijzerVan,
    draai: wijzerVan(),
    gebeurtenissen,
  };
};
/** A line of a feed that waits for delivery by webhook. */
export const webhookregel = (velden: Partial<Notificatie> = {}): Notificatie => ({
  ...nieuweNotificatie(
    bericht("politie"),
    { nummer: 1, opgetredenOp: NU, webhook: true },
    { nu: NU, heraanbodSeconden: 60 },
  )[0],
  ...velden,
});
