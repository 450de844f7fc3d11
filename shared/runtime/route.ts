import type { Operatie } from "../api/operatie.ts";
import type { Antwoord, AntwoordVan, Verzoek } from "./verzoek.ts";

/** An operation with the use case that carries it out. */
export interface Route {
  readonly operatie: Operatie;
  /** A method, so that a use case typed by its own operation fits: the frame builds its request from that operation. */
  voerUit(verzoek: Verzoek): Promise<Antwoord>;
}

/**
 * Binds a use case to its operation, by which request and answer are typed. The use case states its answer:
 * `async (verzoek: Verzoek<typeof leesMelding>): Promise<AntwoordVan<typeof leesMelding>> => …`.
 */
export const maakRoute = <O extends Operatie>(
  operatie: O,
  voerUit: (verzoek: Verzoek<O>) => Promise<AntwoordVan<NoInfer<O>>>,
): Route => ({ operatie, voerUit });
