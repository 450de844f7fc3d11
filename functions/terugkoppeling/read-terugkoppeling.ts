import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import type { leesTerugkoppeling } from "../../shared/api/schemas/terugkoppeling.ts";
import { meldingstatusVan } from "../../shared/domain/meldingstatus.ts";
import { teHashen } from "../../shared/domain/terugkoppeling.ts";
import { answerMelder } from "../../shared/domain/besluiten/melder-vragen.ts";
import { vraagAanDeDeur, type Vraag } from "../../shared/domain/meldervraag.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { besluitcontext, type OpenbareAfhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesMeldercasussen } from "../../shared/runtime/samenvoeging.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, OpenbaarVerzoek } from "../../shared/runtime/verzoek.ts";

type Operatie = typeof leesTerugkoppeling;

/** What no secret hashes to: compared with where there is no reference, so that both take the same way. */
const GEEN_HASH = "0".repeat(64);

const isGelijk = (een: string, ander: string): boolean => timingSafeEqual(Buffer.from(een), Buffer.from(ander));

/**
 * The status of a melding, for who has its reference and secret; of nobody, so it leaves no audit line, and no processing line,
 * for it tells nothing of a person. Reading goes beyond the reference only with the right secret. Its one write: what the reporter
 * answers to a question, beside that question; it is not read back here, and who reads it leaves the lines (H3.2-b2).
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
    const casussen = await leesMeldercasussen(casework, melding.casusIds);
    const status = meldingstatusVan(casussen, melding, verzoek.nu, afhankelijkheden);
    const beeld = (vraag: Vraag | null, beantwoord: boolean) => ({
      status: 200 as const,
      body: {
        ...{ status, ontvangenOp: kalender.dagVan(melding.ontvangenOp) },
        ...(vraag === null ? {} : { vraag: { vraagId: vraag.vraagId, tekst: vraag.tekst, beantwoord } }),
      },
    });
    const { antwoord } = body.waarde;
    const geschreven = await schrijfMetHerkansing<AntwoordVan<Operatie>>(async () => {
      const meldervraag = await casework.meldervraag(melding.meldingId);
      const vraag = vraagAanDeDeur(meldervraag, status, verzoek.nu);
      if (antwoord === undefined) return gelukt(beeld(vraag, vraag !== null && vraag.antwoord !== null));
      // A question that is not there, not any more, or of another melding: there is nothing to answer.
      if (meldervraag === null || vraag?.vraagId !== antwoord.vraagId)
        return gelukt({ weigering: { code: "al-afgehandeld" } });
      const context = besluitcontext(afhankelijkheden, verzoek.nu, null);
      const besluit = answerMelder(meldervraag, vraag, antwoord.tekst, context);
      if (!besluit.ok) return gelukt({ weigering: besluit.fout });
      const uitkomst = besluit.waarde === null ? gelukt(null) : await casework.schrijf(besluit.waarde, []);
      return uitkomst.ok ? gelukt(beeld(vraag, true)) : uitkomst;
    });
    return geschreven.ok ? geschreven.waarde : { weigering: { code: "gelijktijdige-wijziging" } };
  };
