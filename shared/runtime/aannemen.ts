import { acceptMelding } from "../domain/besluiten/intake.ts";
import type { Melding, MeldingInvoer } from "../domain/melding.ts";
import { gelukt } from "../domain/result.ts";
import type { Eigenaar } from "../domain/taak.ts";
import { inGroepen, staTerugkoppelingToe, type Terugkoppeling } from "../domain/terugkoppeling.ts";
import type { Instant } from "../domain/tijd.ts";
import { inhoudVan } from "../domain/vingerafdruk.ts";
import { samen } from "../domain/wijziging.ts";
import { PRIJS_VAN_ANONIMITEIT } from "../api/schemas/melding.ts";
import { besluitcontext, type Afhankelijkheden } from "./afhankelijkheden.ts";
import { betrokkenenVan } from "./betrokkenen.ts";
import { teDossieren, zoekBekenden } from "./dossiering.ts";
import { logregelsVan } from "./logregels.ts";
import { schrijfOpdracht, type Herkenning } from "./schrijven.ts";
import { maakTerugkoppeling } from "./terugkoppeling.ts";
import type { Trace } from "./trace.ts";
import { metBehandelaar } from "./verdeling.ts";

/** A melding that was checked at the door: what it says, who hands it in as what, and by what a repetition is known. */
export interface Aanname {
  readonly invoer: MeldingInvoer;
  readonly ingediendDoor: Melding["ingediendDoor"];
  readonly rol: Eigenaar["rol"];
  /** operationId of the request, for the processing log. */
  readonly activiteit: string;
  readonly herkenning: Herkenning | null;
  /** By what the reporter follows it, when they were told already; else it is made here, if they asked for it. */
  readonly toegang?: Pick<Terugkoppeling, "referentie" | "geheimHash"> | null;
  readonly nu: Instant;
  readonly trace: Trace;
}

/**
 * Accepts a melding in one transaction: melding, dossier, casus, history, events, log lines and the stored answer, or
 * nothing (design rule 1). The one way in, whatever the channel. The secret of who follows it is not in the answer:
 * {@link metGeheim} puts it there.
 */
export const neemMeldingAan = async (
  afhankelijkheden: Afhankelijkheden,
  { invoer, ingediendDoor, rol, activiteit, herkenning, nu, trace, toegang = null }: Aanname,
) => {
  const { casework, sleutels } = afhankelijkheden;
  const { organisatie, actorId } = ingediendDoor;
  const context = besluitcontext(afhankelijkheden, nu, { rol, organisatie });
  const [personen, vingerafdruk] = await Promise.all([teDossieren(invoer, sleutels), sleutels.hash(inhoudVan(invoer))]);
  return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
    const [bekend, eerder, terugkoppeling] = await Promise.all([
      zoekBekenden(casework, personen, nu),
      casework.vingerafdruk(vingerafdruk),
      toegang ?? (invoer.terugkoppelingGewenst ? maakTerugkoppeling(afhankelijkheden) : null),
    ]);
    const herkenbaar = { sleutel: vingerafdruk, eerder };
    const { melding, wijziging } = acceptMelding(
      invoer,
      ingediendDoor,
      personen,
      bekend,
      herkenbaar,
      await metBehandelaar(casework, invoer, herkenbaar, context),
    );
    const { meldingId, ontvangenOp } = melding;
    const handeling = {
      ...{ actor: { actorId, organisatie }, rol, nu, trace, naam: activiteit },
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
};
