import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import type { leesTerugkoppeling } from "../../shared/api/schemas/terugkoppeling.ts";
import { meldingstatusVan } from "../../shared/domain/meldingstatus.ts";
import { teHashen } from "../../shared/domain/terugkoppeling.ts";
import type { OpenbareAfhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, OpenbaarVerzoek } from "../../shared/runtime/verzoek.ts";

type Operatie = typeof leesTerugkoppeling;

/** What no secret hashes to: compared with where there is no reference, so that both take the same way. */
const GEEN_HASH = "0".repeat(64);

const isGelijk = (een: string, ander: string): boolean => timingSafeEqual(Buffer.from(een), Buffer.from(ander));

/**
 * The status of a melding, for who has its reference and secret; of nobody, so it leaves no audit line, and no processing line,
 * for it tells nothing of a person. Reading goes beyond the reference only with the right secret.
 */
export const readTerugkoppeling =
  (afhankelijkheden: OpenbareAfhankelijkheden) =>
  async (verzoek: OpenbaarVerzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { casework, hash, kalender } = afhankelijkheden;
    // A secret in the address is burnt: who puts one there must be told.
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const { referentie, geheim } = body.waarde;
    const bekend = await casework.terugkoppeling(referentie);
    const klopt = isGelijk(hash(teHashen(referentie, geheim)), bekend?.geheimHash ?? GEEN_HASH);
    const melding = bekend !== null && klopt ? await casework.melding(bekend.meldingId) : null;
    if (melding === null) return { weigering: { code: "geen-terugkoppeling" } };
    const casussen = await casework.casussen(melding.casusIds);
    return {
      status: 200,
      body: {
        status: meldingstatusVan(casussen, melding, verzoek.nu, afhankelijkheden),
        ontvangenOp: kalender.dagVan(melding.ontvangenOp),
      },
    };
  };
