import { acceptMelding } from "../../shared/domain/besluiten/intake.ts";
import type { Rol } from "../../shared/domain/actor.ts";
import type { MeldingInvoer } from "../../shared/domain/melding.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { samen } from "../../shared/domain/wijziging.ts";
import type { meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { teDossieren, zoekBekenden } from "../../shared/runtime/dossiering.ts";
import { log } from "../../shared/runtime/log.ts";
import { logregelsVan } from "../../shared/runtime/logregels.ts";
import { herhaal, herkenningVan, idempotentieVan, schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { betrokkenenVan } from "./betrokkenen.ts";

/** Who may report; who only steers, guards privacy or runs the systems may not (design section 1). */
const MELDENDE_ROLLEN: readonly Rol[] = [
  ...(["partnersysteem", "meldpunt", "lid-ketenregieteam", "procesregisseur", "zorgcoordinator"] as const),
  ...(["aandachtsfunctionaris", "partner"] as const),
];

type Operatie = ReturnType<typeof meldingOperaties>["dienMeldingIn"];

/**
 * Accepts a melding in one transaction: melding, dossier, casus, history, events, log lines and the stored answer, or
 * nothing (design rule 1). Authorisation is the scope or the role: who may report sees nothing in return.
 */
export const acceptMeldingUseCase =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { casework, sleutels, regio, hash } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const rol = MELDENDE_ROLLEN.find((een) => actor.rollen.includes(een));
    if (rol === undefined) return { weigering: { code: "geen-recht", nodig: "een rol die meldingen indient" } };
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const invoer: MeldingInvoer = body.waarde;
    const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer, hash);
    const context = besluitcontext(afhankelijkheden, nu, { rol, organisatie: actor.organisatie });
    const personen = await teDossieren(invoer, sleutels);

    const geschreven = await schrijfMetHerkansing(async () => {
      const bekend = await zoekBekenden(casework, personen);
      const { melding, wijziging } = acceptMelding(
        invoer,
        { organisatie: actor.organisatie, actorId: actor.actorId },
        personen,
        bekend,
        context,
      );
      const antwoord = { meldingId: melding.meldingId, status: "ontvangen" as const, ontvangenOp: melding.ontvangenOp };
      const locatie = `/meldingen/${melding.meldingId}`;
      const regels = await logregelsVan(
        {
          actor,
          rol,
          naam: verzoek.operatie.operationId,
          object: `melding/${melding.meldingId}`,
          resultaat: "gelukt",
          trace: verzoek.trace,
          nu,
        },
        betrokkenenVan(melding),
        sleutels,
      );
      const stored =
        herkenning === null
          ? []
          : [
              idempotentieVan(
                herkenning,
                { status: 201, locatie, body: antwoord },
                nu,
                regio.idempotentieBewaartermijn.dagen,
              ),
            ];
      const uitkomst = await casework.schrijf(samen(wijziging, { nieuw: stored, vervangen: [], mitsOpen: [] }), regels);
      return uitkomst.ok ? gelukt({ antwoord, locatie }) : uitkomst;
    });

    if (geschreven.ok) {
      log("melding-aangenomen", { meldingId: geschreven.waarde.antwoord.meldingId });
      return { status: 201, body: geschreven.waarde.antwoord, locatie: geschreven.waarde.locatie };
    }
    const { fout } = geschreven;
    if ("code" in fout) return { weigering: fout };
    if (fout.soort === "idempotent" && herkenning !== null) {
      log("opdracht-herhaald", {});
      return herhaal(fout.eerder, herkenning);
    }
    return { weigering: { code: "gelijktijdige-wijziging" } };
  };
