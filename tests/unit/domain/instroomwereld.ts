import { inhaalsoort, openInhaaltaken, type Inhaalstap } from "../../../shared/domain/inhaaltaak.ts";
import type { Instroomstap } from "../../../shared/domain/instroom.ts";
import { stroomIn } from "./instromers.ts";
import { opendeTaak, wereldVoor, type Wereld } from "./wereld.ts";

/** A casus that entered here from its first weging. */
export const ingestroomd = (stap: Instroomstap, van: Parameters<typeof wereldVoor>[0] = "weging-1:wel"): Wereld => {
  const wereld = wereldVoor(van);
  opendeTaak(wereld);
  wereld.doe(stroomIn(wereld, stap));
  wereld.verder(60);
  return wereld;
};
/** What is still to be caught up. */
export const soorten = (w: Wereld): readonly string[] => openInhaaltaken(w.dossier()).map(({ soort }) => soort);
export const inhalen = (...stappen: readonly Inhaalstap[]): readonly string[] => stappen.map(inhaalsoort);
