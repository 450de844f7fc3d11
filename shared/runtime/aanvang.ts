import { gelukt, mislukt, type Result } from "../domain/result.ts";
import type { Weigering } from "../domain/weigering.ts";
import type { Afhankelijkheden } from "./afhankelijkheden.ts";
import { logWeigering } from "./logregels.ts";
import { herhaal, herkenningVan, type Herkenning } from "./schrijven.ts";
import type { Antwoord, Verzoek } from "./verzoek.ts";

/** What a command goes on with, once it may be taken: how it was judged, its body, and by what a repetition is known. */
interface Aanvang<T, B> {
  readonly eerste: Result<T, Weigering>;
  readonly body: B;
  readonly herkenning: Herkenning | null;
}

/**
 * How every command on a casus or a criminal track begins: whether it may be taken, before its body is read, so that the order of
 * errors tells nothing (design section 4). A refusal is logged; of what does not exist for who asks there is nothing to log. A
 * repetition gets the answer that was given, also when the command itself took the right to it away.
 * @returns the answer that ends it here as the error
 */
export const beginOpdracht = async <T, B>(
  verzoek: Verzoek,
  leesBody: () => Result<B, Weigering>,
  object: string,
  beoordeel: () => Result<T, Weigering>,
  afhankelijkheden: Afhankelijkheden,
): Promise<Result<Aanvang<T, B>, Antwoord>> => {
  const { casework, hash } = afhankelijkheden;
  const sleutel = verzoek.idempotencySleutel();
  const gezocht = herkenningVan(verzoek, sleutel.ok ? sleutel.waarde : null, null, hash);
  const eerder = gezocht === null ? null : await casework.idempotentie(gezocht.sleutel);
  const eerste = beoordeel();
  if (!eerste.ok && eerder === null) {
    if (eerste.fout.code !== "niet-gevonden") await logWeigering(verzoek, object, afhankelijkheden);
    return mislukt({ weigering: eerste.fout });
  }
  const body = leesBody();
  if (!body.ok) return mislukt({ weigering: body.fout });
  if (!sleutel.ok) return mislukt({ weigering: sleutel.fout });
  const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);
  if (herkenning !== null && eerder !== null) return mislukt(herhaal(eerder, herkenning));
  return gelukt({ eerste, body: body.waarde, herkenning });
};
