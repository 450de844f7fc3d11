import type { Actor } from "../domain/actor.ts";

/** Our own register of who is who, by `client_id` or `sub` (design section 8). One key read. */
export interface ActorRegister {
  readonly vind: (aanmeldnaam: string) => Promise<Actor | null>;
}
