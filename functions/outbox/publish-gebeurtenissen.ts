import * as z from "zod";
import { gebeurtenisAangeboden } from "../../shared/domain/bewaking.ts";
import { gebeurtenisbijSchema, type Gebeurtenis } from "../../shared/domain/gebeurtenis.ts";
import {
  inAlleVersies,
  naarBusbericht,
  naarCloudEvent,
  type CloudEventInstellingen,
} from "../../shared/events/index.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Bus } from "../../shared/ports/keten.ts";
import type { Opzij } from "../../shared/ports/opzij.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { ofOpzij, tekstAttribuut, type StroomRecord } from "../../shared/runtime/stroom.ts";
import { numberBerichten, type NummerAfhankelijkheden, type TeNummeren } from "./number-berichten.ts";

export interface OutboxAfhankelijkheden extends NummerAfhankelijkheden {
  readonly casework: Pick<Casework, "gebeurtenis"> & NummerAfhankelijkheden["casework"];
  readonly bus: Bus;
  readonly opzij: Opzij;
  readonly instellingen: CloudEventInstellingen;
  readonly log: Log;
}

const TEGELIJK = 10;

const verwijzingSchema = z.object({
  gebeurtenisId: tekstAttribuut,
  bij: z
    .object({
      M: z.object({ soort: z.object({ S: gebeurtenisbijSchema }), id: tekstAttribuut }),
    })
    .transform(({ M }) => ({ soort: M.soort.S, id: M.id })),
});

/** The Gebeurtenis as it is now, when it still is to be offered and all of it can leave. */
const leesGebeurtenis = async (
  record: StroomRecord,
  { casework, instellingen }: OutboxAfhankelijkheden,
): Promise<Gebeurtenis | null> => {
  const { bij, gebeurtenisId } = verwijzingSchema.parse(record.beeld);
  const gebeurtenis = await casework.gebeurtenis(bij, gebeurtenisId);
  if (gebeurtenis === null || !gebeurtenis.aanbieden) return null;
  const { opgetredenOp } = gebeurtenis;
  const berichten = [...inAlleVersies(gebeurtenis.berichten)];
  for (const bericht of berichten) naarCloudEvent(bericht, { nummer: 1, opgetredenOp }, instellingen);
  return { ...gebeurtenis, berichten };
};

const perOntvanger = (gebeurtenissen: readonly Gebeurtenis[]): ReadonlyMap<string, readonly TeNummeren[]> =>
  Map.groupBy(
    gebeurtenissen
      .toSorted((a, b) => (a.opgetredenOp < b.opgetredenOp ? -1 : a.opgetredenOp > b.opgetredenOp ? 1 : 0))
      .flatMap(({ berichten, opgetredenOp }) => berichten.map((bericht) => ({ bericht, opgetredenOp }))),
    ({ bericht }) => bericht.ontvanger,
  );

/**
 * Publishes what commands had to tell: first the numbered line in each recipient's feed, then the event on the bus, then
 * the mark that it was offered. Whatever happens in between, doing it again doubles no number and sends the same event
 * with the same id.
 */
export const publishGebeurtenissen = async (
  records: readonly StroomRecord[],
  afhankelijkheden: OutboxAfhankelijkheden,
): Promise<void> => {
  const { casework, bus, instellingen, log } = afhankelijkheden;
  const perId = new Map<string, Gebeurtenis>();
  await voorElk(records, TEGELIJK, async (record) => {
    const gebeurtenis = await ofOpzij(record, afhankelijkheden, async () => leesGebeurtenis(record, afhankelijkheden));
    if (gebeurtenis !== null) perId.set(gebeurtenis.gebeurtenisId, gebeurtenis);
  });
  const gelezen = [...perId.values()];

  const teVersturen: (TeNummeren & { readonly nummer: number })[] = [];
  await voorElk([...perOntvanger(gelezen)], TEGELIJK, async ([ontvanger, berichten]) => {
    const nummers = await numberBerichten(ontvanger, berichten, afhankelijkheden);
    for (const regel of berichten) {
      const een = nummers.get(regel.bericht.berichtId);
      // What is told with the others of the day, or a little later, is in the feed and not on the bus.
      if (een?.nuVersturen === true) teVersturen.push({ ...regel, nummer: een.nummer });
    }
  });

  const geweigerd = await bus.publiceer(teVersturen.map((regel) => naarBusbericht(regel, instellingen)));
  const nietWeg = new Set(geweigerd.map(({ event }) => event["id"]));
  const weg = gelezen.filter(({ berichten }) => berichten.every(({ berichtId }) => !nietWeg.has(berichtId)));
  // Not written when somebody else changed it meanwhile: then it is offered once more, and that is harmless.
  await voorElk(weg, TEGELIJK, async (gebeurtenis) => {
    await casework.schrijf({ nieuw: [], vervangen: [gebeurtenisAangeboden(gebeurtenis)], mitsOpen: [] }, []);
  });
  if (geweigerd.length > 0) log("publicatie-geweigerd", { aantal: geweigerd.length });
  log("gebeurtenissen-gepubliceerd", { aantal: teVersturen.length - geweigerd.length });
};
