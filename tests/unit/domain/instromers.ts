import type * as z from "zod";
import type { Besluit } from "../../../shared/domain/besluit.ts";
import { enterFurther, leadBack, settleInhaaltaak } from "../../../shared/domain/besluiten/instroom.ts";
import { inhaalstapVan, openInhaaltaken } from "../../../shared/domain/inhaaltaak.ts";
import {
  inhaalafdoeningInvoer,
  instroomInvoer,
  terugleidingInvoer,
  type Instroomstap,
} from "../../../shared/domain/instroom.ts";
import type { Result } from "../../../shared/domain/result.ts";
import type { Weigering } from "../../../shared/domain/weigering.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import type { Wereld } from "./wereld.ts";

export const stroomIn = (w: Wereld, stap: Instroomstap): Result<Besluit, Weigering> =>
  enterFurther(w.dossier(), instroomInvoer.parse(opdracht.instroom(stap)), w.context());

export const leidTerug = (w: Wereld, naar: z.input<typeof terugleidingInvoer>["naar"]): Result<Besluit, Weigering> =>
  leadBack(w.dossier(), terugleidingInvoer.parse(opdracht.terugleiding(naar)), w.context());

/** The first thing to catch up that may be told to be done already. */
export const doeAf = (w: Wereld, soort?: string): Result<Besluit, Weigering> => {
  const taak = openInhaaltaken(w.dossier()).find((een) => {
    const stap = inhaalstapVan(een.soort);
    return soort === undefined ? stap !== null && w.regio.instroom.inhalen[stap].afdoen : een.soort === soort;
  });
  const stap = taak === undefined ? null : inhaalstapVan(taak.soort);
  if (taak === undefined || stap === null) return { ok: false, fout: { code: "niet-gevonden" } };
  return settleInhaaltaak(
    w.dossier(),
    { taak, stap },
    inhaalafdoeningInvoer.parse(opdracht.inhaalafdoening()),
    w.context(),
  );
};

/** Entry further on, what is caught up without its own command, and back. */
export const INSTROOMBESLUITEN = {
  "instroom:weging-2": (w) => stroomIn(w, "weging-2"),
  "instroom:voortgang": (w) => stroomIn(w, "voortgang"),
  "instroom:evaluatie": (w) => stroomIn(w, "evaluatie"),
  "inhaaltaak:afdoen": (w) => doeAf(w),
  "terug:weging-1": (w) => leidTerug(w, "weging-1"),
  "terug:casusoverleg": (w) => leidTerug(w, "casusoverleg"),
} as const satisfies Readonly<Record<string, (wereld: Wereld) => Result<Besluit, Weigering>>>;
