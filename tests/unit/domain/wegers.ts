import { geldigeBewijsmiddelen } from "../../../shared/domain/besluiten/bewijsmiddelen.ts";
import { recordEersteWeging, recordHerweging } from "../../../shared/domain/besluiten/wegen.ts";
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
