import { createHash } from "node:crypto";
import { carryHerverdelingUseCase } from "../../functions/driver/carry-herverdeling.ts";
import { carryVerschuivingenUseCase } from "../../functions/driver/carry-verschuivingen.ts";
import type { DriverAfhankelijkheden } from "../../functions/driver/drive-records.ts";
import { spreadDeelnameUseCase } from "../../functions/driver/spread-deelname.ts";
import type { OutboxAfhankelijkheden } from "../../functions/outbox/publish-gebeurtenissen.ts";
import type { WatchdogAfhankelijkheden } from "../../functions/watchdog/watch-clock.ts";
import type { KetenRecord } from "../../shared/domain/records.ts";
import type { Bus, Ketenmachines } from "../../shared/ports/keten.ts";
import type { StroomRecord } from "../../shared/runtime/stroom.ts";
import type { AfhankelijkhedenDouble } from "../doubles/afhankelijkheden.ts";
import type { Voordeur } from "./functions/voordeur.ts";
import {
  bijCasus,
  bijGebeurtenis,
  bijInterventie,
  bijTaak,
  bijTraject,
  bijTrajecttaak,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  stroomRecord,
  ZONDER_KANALEN,
} from "./keten-records.ts";

/** Ids that come back with the same seed, a row of its own for each name. */
export const maakIdstroom = (zaad: string): ((rij: string) => string) => {
  const tellers = new Map<string, number>();
  return (rij) => {
    const nummer = (tellers.get(rij) ?? 0) + 1;
    tellers.set(rij, nummer);
    const hex = createHash("sha256")
      .update(`${zaad}|${rij}|${String(nummer)}`)
      .digest("hex");
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  };
};

const S = (tekst: string) => ({ S: tekst });
/** What the driver is shown of a record that is to be driven; null: of such a record nothing. */
const teDrijven = (record: KetenRecord): StroomRecord | null => {
  switch (record.type) {
    case "casus":
      return bijCasus(record);
    case "interventie":
      return bijInterventie(record);
    case "taak":
      return bijTaak(record);
    case "strafrechtelijk-traject":
      return bijTraject(record);
    case "trajecttaak":
      return bijTrajecttaak(record);
    case "melding":
      return stroomRecord({ type: S("melding"), meldingId: S(record.meldingId) });
    case "dossier":
      return stroomRecord({ type: S("dossier"), dossierId: S(record.dossierId) });
    case "partner":
      return stroomRecord({ type: S("partner"), organisatie: S(record.organisatie) });
    default:
      return null;
  }
};

/** What the stream shows the driver and the outbox of a record that was written; null: nothing, as its filters say. */
export const naarStroom = (record: KetenRecord): Readonly<Record<"driver" | "outbox", StroomRecord | null>> => ({
  driver: "teDrijven" in record && record.teDrijven ? teDrijven(record) : null,
  outbox: record.type === "gebeurtenis" && record.aanbieden ? bijGebeurtenis(record) : null,
});

/** What the functions behind the front door are made of, over the same store, ids and clock. */
export const maakLoop = (
  deur: Voordeur,
  afhankelijkheden: AfhankelijkhedenDouble,
  { machines, bus }: { readonly machines: Ketenmachines; readonly bus: Bus },
) => {
  const { casework } = afhankelijkheden;
  const { log } = maakLogDouble();
  const opzij = maakOpzijDouble();
  const gedeeld = { casework, log, instellingen: INSTELLINGEN, heraanbodSeconden: 60, nu: deur.nu };
  const driver: DriverAfhankelijkheden = {
    ...{ casework, ketenmachines: machines, opzij, log },
    verschuif: carryVerschuivingenUseCase(casework),
    herverdeel: carryHerverdelingUseCase(afhankelijkheden, deur.nu),
    voegSamen: deur.voegSamen,
    ...{ vervolgMelding: deur.vervolgMelding, registreerPlekken: deur.registreerPlekken },
    ...{ voegSignalenToe: deur.voegSignalenToe, rematchDossier: deur.rematchDossier },
    zetAanleveringUit: () => Promise.resolve(),
    spreidDeelname: spreadDeelnameUseCase(afhankelijkheden, deur.nu),
  };
  const outbox: OutboxAfhankelijkheden = { ...gedeeld, bus, opzij, ...ZONDER_KANALEN, wacht: geenPauze };
  const watchdog: WatchdogAfhankelijkheden = {
    ...{ ...gedeeld, bus, ketenmachines: machines, toeval: () => 1, kanalen: new Set() },
    ...{ casusControleSeconden: 900, uitvoeringDagen: 270, tijdOp: () => false, besluit: afhankelijkheden },
    ...{ keuring: { controleer: () => Promise.resolve() }, tel: () => undefined, hartslag: () => undefined },
  };
  return { driver, outbox, watchdog, opzij: opzij.opzij };
};
