import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import type { DossierId } from "../../shared/domain/ids.ts";
import { organisatieVoor } from "../../shared/domain/regio.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Eigenaar } from "../../shared/domain/taak.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";
import { zichtOp, type Gelezen } from "../../shared/runtime/dossierzicht.ts";

export const NIET_GEVONDEN: Weigering = { code: "niet-gevonden" };

/** The meldpunt decides who is who (R6); for who does not see the dossier it does not exist. */
export const magNiet = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Pick<Verzoek, "actor" | "nu">,
  gelezen: Gelezen,
): Promise<Weigering | null> => {
  if ((await zichtOp(afhankelijkheden, verzoek, gelezen)) === null) return NIET_GEVONDEN;
  return afhankelijkheden.toegang.dossierInzien(verzoek.actor, verzoek.nu) === null
    ? { code: "geen-recht", nodig: "de rol meldpunt" }
    : null;
};

/** What a decision about a dossier is made of, loaded afresh at each attempt. */
export interface Beslissing<A> {
  readonly wijziging: Wijziging;
  readonly antwoord: A;
  readonly betrokken: readonly DossierId[];
}

/** What the frame of a decision asks of a request, whichever it is. */
type Beslisverzoek = Pick<Verzoek, "actor" | "nu" | "operatie" | "trace" | "idempotencySleutel"> & {
  readonly padParameters: { readonly dossierId: DossierId };
};

/**
 * Carries out a decision about a dossier: visibility, right, body, precondition, then one transaction (design rule 1).
 * @param mag in which role at which organisation the actor decides, or why not
 */
export const beslis = async <I, A>(
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Beslisverzoek,
  mag: Result<Eigenaar, Weigering>,
  body: () => Result<I, Weigering>,
  beslissing: (invoer: I, context: Besluitcontext) => Promise<Result<Beslissing<A>, Weigering>>,
) => {
  const { sleutels, hash } = afhankelijkheden;
  const { actor, nu, operatie, trace } = verzoek;
  const { dossierId } = verzoek.padParameters;
  const object = `dossier/${dossierId}`;
  if (!mag.ok) {
    if (mag.fout.code === "geen-recht") await logWeigering(verzoek, object, afhankelijkheden);
    return { weigering: mag.fout };
  }
  const door = mag.waarde;
  const invoer = body();
  if (!invoer.ok) return { weigering: invoer.fout };
  const sleutel = verzoek.idempotencySleutel();
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const context = besluitcontext(afhankelijkheden, nu, door);
  const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer.waarde, hash);
  return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
    const beslist = await beslissing(invoer.waarde, context);
    if (!beslist.ok) return beslist;
    const { wijziging, antwoord, betrokken } = beslist.waarde;
    const handeling = {
      actor,
      rol: door.rol,
      nu,
      trace,
      naam: operatie.operationId,
      object,
      resultaat: "gelukt" as const,
    };
    const regels = await logregelsVan(handeling, [...new Set(betrokken)].map(client), sleutels);
    return gelukt({ wijziging, regels, antwoord, locatie: `/dossiers/${dossierId}` });
  });
};

/** Carries out a decision that is the meldpunt's (R6). */
export const beslisAlsMeldpunt = async <I, A>(
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Beslisverzoek,
  gelezen: Gelezen,
  body: () => Result<I, Weigering>,
  beslissing: (invoer: I, context: Besluitcontext) => Promise<Result<Beslissing<A>, Weigering>>,
) => {
  const weigering = await magNiet(afhankelijkheden, verzoek, gelezen);
  const door: Eigenaar = { rol: "meldpunt", organisatie: organisatieVoor(afhankelijkheden.regio, "meldpunt") };
  return beslis(afhankelijkheden, verzoek, weigering === null ? gelukt(door) : mislukt(weigering), body, beslissing);
};
