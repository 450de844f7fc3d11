import { geldigeBewijsmiddelen } from "../../../shared/domain/besluiten/bewijsmiddelen.ts";
import { recordEersteWeging, recordHerweging } from "../../../shared/domain/besluiten/wegen.ts";
import { recordTweedeWeging } from "../../../shared/domain/besluiten/tweede-weging.ts";
import * as wegingInvoer from "../../../shared/domain/weging.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import type { Wereld } from "./wereld.ts";

/** Ids of all evidence of the casus that counts. */
export const bewijsIn = (w: Wereld): readonly string[] =>
  geldigeBewijsmiddelen(w.dossier()).map(({ vastleggingId }) => vastleggingId);
export const weeg1 = (w: Wereld, body: ReturnType<typeof opdracht.eersteWeging>) =>
  recordEersteWeging(w.dossier(), wegingInvoer.eersteWegingInvoer.parse(body), w.context());
export const herweeg = (
  w: Wereld,
  kwalificatie: "wel" | "geen",
  overrides: Parameters<typeof opdracht.eersteWeging>[0] = {},
) =>
  recordHerweging(
    w.dossier(),
    wegingInvoer.herwegingInvoer.parse({
      ...opdracht.eersteWeging({ kwalificatie, ...overrides }),
      ...{ soort: "herweging", aanleiding: "Er is een nieuwe verklaring." },
    }),
    w.context(),
  );

/** What a second weging knows besides the casus, for who reads all of it. */
export const rondomVan = (w: Wereld) => ({
  meldingen: w.vanType("melding").map(({ meldingId }) => meldingId),
  leesbaar: () => true,
});
export const weeg2Als = (w: Wereld, mensenhandel: "wel" | "geen", zorg: "wel" | "geen") => {
  const zonderOverleg = !w.dossier().vastleggingen.some(({ soort }) => soort === "casusoverleg");
  const weging = opdracht.tweedeWeging({ mensenhandel, zorg });
  const ontbreekt = [
    ...(weging.ontbreekt ?? []),
    ...(zonderOverleg ? [{ onderdeel: "casusoverleg-gehouden", reden: "Er is elders overlegd." }] : []),
  ];
  return recordTweedeWeging(
    w.dossier(),
    wegingInvoer.tweedeWegingInvoer.parse({ ...weging, ontbreekt }),
    rondomVan(w),
    w.context(),
  );
};
