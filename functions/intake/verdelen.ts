import { isBehandelaar, isEigenMelding, isMeldpunt, isToegewezen, magVerdelen } from "../../shared/access/rollen.ts";
import type { beoordeelSignaal, verdelingOperaties } from "../../shared/api/schemas/melding.ts";
import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import { behandelMelding, verdeelOpnieuw } from "../../shared/domain/besluiten/verdelen.ts";
import type { MeldingId } from "../../shared/domain/ids.ts";
import type { Melding } from "../../shared/domain/melding.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Eigenaar, Meldingtaak } from "../../shared/domain/taak.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { herhaal, herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";
import { betrokkenenVan } from "../../shared/runtime/betrokkenen.ts";

type Operaties = typeof verdelingOperaties;
type Commando = Operaties[keyof Operaties] | typeof beoordeelSignaal;

/** What a command on a melding asks of who gives it, and what it decides. */
interface Werk<I, A> {
  /** For whom it exists without their seeing the melding. */
  readonly ookVoor: boolean;
  /** In which role at which organisation they do it; null: they may not. */
  readonly als: (melding: Melding) => Eigenaar | null;
  readonly nodig: string;
  readonly besluit: (
    melding: Melding,
    taak: Meldingtaak | null,
    invoer: I,
    context: Besluitcontext,
  ) => Promise<Result<Wijziging, Weigering>>;
  readonly antwoord: (melding: Melding, invoer: I) => A;
}

/** Carries out a command on a melding: visibility, right, body, precondition, then one transaction (design rule 1). */
export const voerUit = async <O extends Commando, I, A>(
  afhankelijkheden: Afhankelijkheden,
  verzoek: Pick<Verzoek<O>, "actor" | "nu" | "operatie" | "trace" | "padParameters" | "idempotencySleutel">,
  gelezen: Melding | null,
  body: () => Result<I, Weigering>,
  werk: Werk<I, A>,
) => {
  const { casework, regio, sleutels, hash } = afhankelijkheden;
  const { actor, nu, operatie, trace } = verzoek;
  const { meldingId } = verzoek.padParameters as { meldingId: MeldingId };
  const object = `melding/${meldingId}`;

  const beoordeel = (melding: Melding | null): Result<{ melding: Melding; door: Eigenaar }, Weigering> => {
    const ziet =
      melding !== null &&
      (isToegewezen(actor, melding, nu, regio) ||
        isMeldpunt(actor, nu, regio) ||
        isEigenMelding(actor, melding, nu, regio) ||
        werk.ookVoor);
    if (!ziet) return mislukt({ code: "niet-gevonden" });
    // People act, systems read.
    const door = actor.soort === "persoon" ? werk.als(melding) : null;
    return door === null ? mislukt({ code: "geen-recht", nodig: werk.nodig }) : gelukt({ melding, door });
  };

  // A repetition gets the answer that was given, also when the command itself took the right to it away.
  const sleutel = verzoek.idempotencySleutel();
  const gezocht = herkenningVan(verzoek, sleutel.ok ? sleutel.waarde : null, null, hash);
  const eerder = gezocht === null ? null : await casework.idempotentie(gezocht.sleutel);
  const eerste = beoordeel(gelezen);
  if (!eerste.ok && eerder === null) {
    if (eerste.fout.code === "geen-recht") await logWeigering(verzoek, object, afhankelijkheden);
    return { weigering: eerste.fout };
  }
  const invoer = body();
  if (!invoer.ok) return { weigering: invoer.fout };
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer.waarde, hash);
  if (herkenning !== null && eerder !== null) return herhaal(eerder, herkenning);

  let beoordeeld: typeof eerste | null = eerste;
  return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
    const nuBeoordeeld = beoordeeld ?? beoordeel(await casework.melding(meldingId));
    beoordeeld = null;
    if (!nuBeoordeeld.ok) return nuBeoordeeld;
    const { melding, door } = nuBeoordeeld.waarde;
    const { behandeling } = melding;
    const taak = behandeling.status === "open" ? await casework.meldingtaak(meldingId, behandeling.taakId) : null;
    const besloten = await werk.besluit(melding, taak, invoer.waarde, besluitcontext(afhankelijkheden, nu, door));
    if (!besloten.ok) return besloten;
    const wijziging = besloten.waarde;
    const na = wijziging.vervangen.find((record) => record.type === "melding") ?? melding;
    const handeling = {
      ...{ actor, rol: door.rol, nu, trace, naam: operatie.operationId, object },
      resultaat: "gelukt" as const,
    };
    return gelukt({
      wijziging,
      regels: await logregelsVan(handeling, betrokkenenVan(melding), sleutels),
      antwoord: werk.antwoord(na, invoer.waarde),
      locatie: `/meldingen/${meldingId}`,
    });
  });
};

/** Who handles a melding says what was done: contact with the reporter, passed on, or nothing needed (H2.1-c2). */
export const handleMeldingUseCase = (
  afhankelijkheden: Afhankelijkheden,
): Leesstap<Operaties["behandelMelding"], Melding | null> => ({
  vooraf: ({ meldingId }) => afhankelijkheden.casework.melding(meldingId),
  voerUit: (verzoek, gelezen) =>
    voerUit(afhankelijkheden, verzoek, gelezen, verzoek.body, {
      ookVoor: false,
      als: ({ verdeling }) =>
        isBehandelaar(verzoek.actor, verdeling.eigenaar, verzoek.nu, afhankelijkheden.regio)
          ? verdeling.eigenaar
          : null,
      nodig: "dat de melding aan u is verdeeld",
      besluit: (melding, taak, invoer, context) => Promise.resolve(behandelMelding(melding, taak, invoer, context)),
      antwoord: ({ meldingId }, { resultaat }) => ({ meldingId, resultaat }),
    }),
});

/**
 * Gives a melding to another role or organisation: by the meldpunt, by the procesregisseur without reading it, or back to the
 * meldpunt by who handles it.
 */
export const distributeMeldingUseCase = (
  afhankelijkheden: Afhankelijkheden,
): Leesstap<Operaties["verdeelMelding"], Melding | null> => {
  const { casework, regio } = afhankelijkheden;
  return {
    vooraf: ({ meldingId }) => casework.melding(meldingId),
    voerUit: (verzoek, gelezen) => {
      const { actor, nu } = verzoek;
      const regie = magVerdelen(actor, nu, regio);
      return voerUit(afhankelijkheden, verzoek, gelezen, verzoek.body, {
        ookVoor: regie,
        als: ({ verdeling }) => {
          if (regie)
            return {
              rol: isMeldpunt(actor, nu, regio) ? ("meldpunt" as const) : ("procesregisseur" as const),
              organisatie: actor.organisatie,
            };
          return isBehandelaar(actor, verdeling.eigenaar, nu, regio) ? verdeling.eigenaar : null;
        },
        nodig: "de rol meldpunt of procesregisseur, of dat de melding aan u is verdeeld",
        besluit: async (melding, taak, invoer, context) => {
          const partner = await casework.partner(invoer.aan.organisatie);
          const partners = partner === null ? [] : [partner];
          return verdeelOpnieuw(melding, taak, invoer, regie, { ...context, partners });
        },
        antwoord: ({ meldingId, verdeling: { eigenaar, uiterlijkOp } }) => ({ meldingId, eigenaar, uiterlijkOp }),
      });
    },
  };
};
