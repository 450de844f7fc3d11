import type { Operatie } from "../api/operatie.ts";
import type { Antwoord, AntwoordVan, OpenbaarVerzoek, Verzoek } from "./verzoek.ts";

/** An operation with the use case that carries it out. */
export interface Route {
  readonly operatie: Operatie;
  /**
   * What the use case always reads first, by the ids in the path alone. The frame starts it together with the read of the
   * actor, once the token holds, so that a decision waits for one round trip and not for two (design section 8).
   */
  vooraf?(pad: Verzoek["padParameters"]): Promise<unknown>;
  /** A method, so that a use case typed by its own operation fits: the frame builds its request from that operation. */
  voerUit(verzoek: Verzoek, gelezen?: unknown): Antwoord | Promise<Antwoord>;
}

/** A use case that begins with a read by the ids in the path alone; `gelezen` is what that read gave. */
export interface Leesstap<O extends Operatie, T> {
  vooraf(pad: Verzoek<O>["padParameters"]): Promise<T>;
  voerUit(verzoek: Verzoek<O>, gelezen: T): AntwoordVan<O> | Promise<AntwoordVan<O>>;
}

/**
 * Binds a use case to its operation, by which request and answer are typed. The use case states its answer:
 * `async (verzoek: Verzoek<typeof leesMelding>): Promise<AntwoordVan<typeof leesMelding>> => …`.
 */
export const maakRoute = <O extends Operatie, T = never>(
  operatie: O,
  useCase: ((verzoek: Verzoek<O>) => Promise<AntwoordVan<NoInfer<O>>>) | Leesstap<NoInfer<O>, T>,
): Route => (typeof useCase === "function" ? { operatie, voerUit: useCase } : { operatie, ...useCase });

/** A public operation with its use case, which is told nothing of who calls. */
export interface OpenbareRoute {
  readonly operatie: Operatie;
  /** A method, as in {@link Route}. */
  voerUit(verzoek: OpenbaarVerzoek): Antwoord | Promise<Antwoord>;
}

/** Binds a use case to its public operation. */
export const maakOpenbareRoute = <O extends Operatie>(
  operatie: O,
  useCase: (verzoek: OpenbaarVerzoek<O>) => Promise<AntwoordVan<NoInfer<O>>>,
): OpenbareRoute => ({ operatie, voerUit: useCase });
