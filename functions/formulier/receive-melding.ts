import {
  PRIJS_VAN_ANONIEM_FORMULIER,
  type publiekeMeldingOperaties,
} from "../../shared/api/schemas/publieke-melding.ts";
import { ontvangMelding } from "../../shared/domain/besluiten/aanleveren.ts";
import { aanleveringIdSchema } from "../../shared/domain/ids.ts";
import { naarMelding } from "../../shared/domain/publiekemelding.ts";
import { organisatieVoor } from "../../shared/domain/regio.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { inGroepen, maakGeheim, maakReferentie, teHashen } from "../../shared/domain/terugkoppeling.ts";
import { besluitcontext, type OpenbareAfhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, OpenbaarVerzoek } from "../../shared/runtime/verzoek.ts";

type Operatie = ReturnType<typeof publiekeMeldingOperaties>["dienPubliekeMeldingIn"];

/** Who hands it in, in the register of meldingen: nobody who is known. */
const ACTOR = "publiek-formulier";
/** A key that nobody guesses; reference and secret are made of it. */
const SLEUTEL_TEKENS = 20;

/**
 * Receives a melding of anybody and leaves it to who accepts meldingen: this function finds nobody and reads nothing, so that neither
 * its answer nor how long that takes can tell whether a person is known. Key and body together are the request: who
 * repeats it gets the same answer, and who has only one of them learns nothing.
 */
export const receiveMelding =
  (afhankelijkheden: OpenbareAfhankelijkheden) =>
  async (verzoek: OpenbaarVerzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { hash, nieuwId, regio } = afhankelijkheden;
    const { nu, trace, operatie } = verzoek;
    // What is in an address ends up in the logs of others: who puts something there must be told.
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    if (sleutel.waarde === null || sleutel.waarde.length < SLEUTEL_TEKENS) {
      const melding = `moet een willekeurige waarde van ten minste ${SLEUTEL_TEKENS} tekens zijn, zoals een UUID`;
      return { weigering: { code: "ongeldige-invoer", fouten: [{ veld: "Idempotency-Key", melding }] } };
    }

    const verzoekdelen = [sleutel.waarde, body.waarde];
    const van = (doel: string): string => hash(JSON.stringify([operatie.operationId, doel, ...verzoekdelen]));
    const referentie = maakReferentie(van("referentie"));
    const geheim = maakGeheim(van("geheim"));
    const { melder, terugkoppelingGewenst } = body.waarde;
    const toegang = terugkoppelingGewenst ? { referentie, geheimHash: hash(teHashen(referentie, geheim)) } : null;
    const organisatie = organisatieVoor(regio, "meldpunt");
    const context = besluitcontext(afhankelijkheden, nu, { rol: "meldpunt", organisatie });
    const herkenning = { sleutel: van("herhaling"), verzoekHash: van("verzoek") };
    const geschreven = await schrijfOpdracht(afhankelijkheden, nu, herkenning, () =>
      Promise.resolve(
        gelukt({
          wijziging: ontvangMelding(
            {
              aanleveringId: aanleveringIdSchema.parse(nieuwId()),
              verzoekHash: herkenning.verzoekHash,
              ingediendDoor: { organisatie, actorId: ACTOR },
              ...{ rol: "meldpunt", activiteit: "dienPubliekeMeldingIn" },
              ...{ traceId: trace.traceId, spanId: trace.spanId },
            },
            ...([naarMelding(body.waarde), toegang, context] as const),
          ),
          // Nobody is known yet: the lines are left by who accepts it, as of every melding.
          regels: [],
          // The answer follows from the request alone; a stored one would give the secret to who reads the table.
          antwoord: {},
          locatie: "",
        }),
      ),
    );
    if ("weigering" in geschreven) return geschreven;
    return {
      status: 202,
      body: {
        status: "ontvangen",
        ...(melder.anoniem ? { anonimiteit: PRIJS_VAN_ANONIEM_FORMULIER } : {}),
        ...(toegang === null
          ? {}
          : { terugkoppeling: { referentie: inGroepen(referentie), geheim: inGroepen(geheim) } }),
      },
    };
  };
