import { acceptMelding } from "../../shared/domain/besluiten/intake.ts";
import type { MeldingInvoer } from "../../shared/domain/melding.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { inGroepen, staTerugkoppelingToe } from "../../shared/domain/terugkoppeling.ts";
import { inhoudVan } from "../../shared/domain/vingerafdruk.ts";
import { samen } from "../../shared/domain/wijziging.ts";
import { rolVoor } from "../../shared/access/rollen.ts";
import { PRIJS_VAN_ANONIMITEIT, type meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { teDossieren, zoekBekenden } from "../../shared/runtime/dossiering.ts";
import { logregelsVan } from "../../shared/runtime/logregels.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { betrokkenenVan } from "../../shared/runtime/betrokkenen.ts";
import { maakTerugkoppeling, metGeheim } from "./terugkoppeling.ts";

type Operatie = ReturnType<typeof meldingOperaties>["dienMeldingIn"];

/**
 * Accepts a melding in one transaction: melding, dossier, casus, history, events, log lines and the stored answer, or
 * nothing (design rule 1). Authorisation is the scope or the role: who may report sees nothing in return.
 */
export const acceptMeldingUseCase =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { casework, sleutels, hash } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const rol = rolVoor(actor, "melden");
    if (rol === null) return { weigering: { code: "geen-recht", nodig: "een rol die meldingen indient" } };
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const invoer: MeldingInvoer = body.waarde;
    const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer, hash);
    const context = besluitcontext(afhankelijkheden, nu, { rol, organisatie: actor.organisatie });
    const [personen, vingerafdruk] = await Promise.all([
      teDossieren(invoer, sleutels),
      sleutels.hash(inhoudVan(invoer)),
    ]);

    const geschreven = await schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
      const [bekend, eerder, terugkoppeling] = await Promise.all([
        zoekBekenden(casework, personen, nu),
        casework.vingerafdruk(vingerafdruk),
        invoer.terugkoppelingGewenst ? maakTerugkoppeling(afhankelijkheden) : null,
      ]);
      const { melding, wijziging } = acceptMelding(
        invoer,
        { organisatie: actor.organisatie, actorId: actor.actorId },
        personen,
        bekend,
        { sleutel: vingerafdruk, eerder },
        context,
      );
      const { meldingId, ontvangenOp } = melding;
      const handeling = {
        ...{ actor, rol, nu, trace: verzoek.trace, naam: verzoek.operatie.operationId },
        ...{ object: `melding/${meldingId}`, resultaat: "gelukt" as const },
      };
      return gelukt({
        wijziging:
          terugkoppeling === null ? wijziging : samen(wijziging, staTerugkoppelingToe(meldingId, terugkoppeling)),
        regels: await logregelsVan(handeling, betrokkenenVan(melding), sleutels),
        antwoord: {
          ...{ meldingId, status: "ontvangen" as const, ontvangenOp },
          ...(invoer.melder.anoniem ? { anonimiteit: PRIJS_VAN_ANONIMITEIT } : {}),
          ...(terugkoppeling === null ? {} : { terugkoppeling: { referentie: inGroepen(terugkoppeling.referentie) } }),
        },
        locatie: `/meldingen/${meldingId}`,
      });
    });
    return metGeheim(geschreven, sleutels);
  };
