import type * as z from "zod";
import type { Besluit } from "../../../shared/domain/besluit.ts";
import { recordVoortgang } from "../../../shared/domain/besluiten/voortgang.ts";
import type { Result } from "../../../shared/domain/result.ts";
import { openPuntenVan, rondeDieKomt, rondenVan, voortgangInvoer } from "../../../shared/domain/voortgang.ts";
import type { Weigering } from "../../../shared/domain/weigering.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import type { Wereld } from "./wereld.ts";

/** Of the round at which the casus is, or that it has to catch up; rounded off, all that was open is done. After its end, any. */
const voortgang = (
  w: Wereld,
  uitkomst: "voortzetten" | "bijsturen" | "afronden",
  meer: Partial<z.input<typeof voortgangInvoer>> = {},
) => {
  const { casus, vastleggingen } = w.dossier();
  const bij = casus.status === "open" && casus.positie.stap === "voortgang";
  const ronde = bij ? casus.ronde : rondeDieKomt({ casus, vastleggingen });
  const punten = uitkomst === "afronden" ? openPuntenVan(rondenVan(vastleggingen)) : [];
  const afgehandeldePunten = punten.map(({ puntId }) => ({ puntId }));
  return recordVoortgang(
    w.dossier(),
    voortgangInvoer.parse(opdracht.voortgang(uitkomst, { ronde, afgehandeldePunten, ...meer })),
    w.context(),
  );
};

/** The monitoring rounds. */
export const VOORTGANGSBESLUITEN = {
  "voortgang:voortzetten": (w) => voortgang(w, "voortzetten"),
  "voortgang:bijsturen": (w) => voortgang(w, "bijsturen"),
  "voortgang:afronden": (w) => voortgang(w, "afronden"),
  /** Goes on, with a point that stays open. */
  "voortgang:punt": (w) =>
    voortgang(w, "voortzetten", { openPunten: [{ punt: "De huur loopt af.", organisatie: "politie" }] }),
} as const satisfies Readonly<Record<string, (wereld: Wereld) => Result<Besluit, Weigering>>>;
