import type { Rol } from "../../shared/domain/actor.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import type { Registercontext } from "../../shared/domain/registerbesluit.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import { herhaal, herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Herhaling, Verzoek } from "../../shared/runtime/verzoek.ts";
import { rolVoorHandeling, zonderRecht, type Beheerhandeling } from "./rechten.ts";

/** What an act on the register needs of its request. */
export type Registerverzoek = Pick<
  Verzoek,
  "actor" | "nu" | "trace" | "operatie" | "padParameters" | "idempotencySleutel"
>;

/** Refusals that tell of somebody who tried what they may not: they leave an audit line. */
const NIET_BEVOEGD: readonly string[] = ["geen-recht", "eigen-recht"];

/** One line in the audit trail (BIO2): the register holds no data subjects of the chain. */
export const auditregels = (
  { sleutels }: Pick<Toegangsafhankelijkheden, "sleutels">,
  { actor, nu, trace, operatie }: Pick<Registerverzoek, "actor" | "nu" | "trace" | "operatie">,
  rol: Rol,
  object: string,
) => logregelsVan({ actor, nu, trace, rol, naam: operatie.operationId, object, resultaat: "gelukt" }, [], sleutels);

/** The refusal, with its audit line when it is one of rights. */
export const weiger = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Pick<Registerverzoek, "actor" | "nu" | "trace" | "operatie">,
  object: string,
  weigering: Weigering,
): Promise<{ readonly weigering: Weigering }> => {
  if (NIET_BEVOEGD.includes(weigering.code)) await logWeigering(verzoek, object, afhankelijkheden);
  return { weigering };
};

/** What a decision about the register knows, besides the entry and the input. */
export const contextVan = (
  { regio, nieuwId }: Toegangsafhankelijkheden,
  { actor, nu, operatie }: Pick<Registerverzoek, "actor" | "nu" | "operatie">,
  rol: Rol,
): Registercontext => ({
  ...{ nu, nieuwId, regio, wat: operatie.operationId },
  door: { actorId: actor.actorId, rol, organisatie: actor.organisatie },
});

/** An act on the register: what it is about, who may do it, and the decision. */
export interface Registeropdracht<T, I, B> {
  readonly handeling: Beheerhandeling;
  /** Whose part of the register it is about. */
  readonly organisatie: OrganisatieCode;
  /** Kind and id of what it is about, for the audit trail. */
  readonly object: string;
  /** Reads what it is about, afresh for each attempt; what is not there is `niet-gevonden`, before the body is read. */
  readonly laad: () => Promise<Result<T, Weigering>>;
  readonly body: () => Result<I, Weigering>;
  readonly besluit: (
    geladen: T,
    invoer: I,
    context: Registercontext,
  ) => Promise<Result<{ readonly wijziging: Wijziging; readonly antwoord: B; readonly locatie: string }, Weigering>>;
}

/**
 * The one way in which the register is changed by POST: right → existence → body → decision, then entry, copies, history and
 * audit line in one transaction. Of two who change the same entry at once, the second decides again on what the first wrote.
 */
export const voerRegisteropdrachtUit = async <T, I, B>(
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Registerverzoek,
  { handeling, organisatie, object, laad, body, besluit }: Registeropdracht<T, I, B>,
): Promise<{ status: 201; body: B; locatie: string } | Herhaling | { readonly weigering: Weigering }> => {
  const { casework, hash } = afhankelijkheden;
  const rol = rolVoorHandeling(afhankelijkheden, verzoek, handeling, organisatie);
  if (rol === null) return weiger(afhankelijkheden, verzoek, object, zonderRecht(handeling));
  const sleutel = verzoek.idempotencySleutel();
  const gezocht = herkenningVan(verzoek, sleutel.ok ? sleutel.waarde : null, null, hash);
  const [eerste, eerder] = await Promise.all([
    laad(),
    gezocht === null ? null : casework.idempotentie(gezocht.sleutel),
  ]);
  if (!eerste.ok && eerder === null) return { weigering: eerste.fout };
  const invoer = body();
  if (!invoer.ok) return { weigering: invoer.fout };
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer.waarde, hash);
  // What the first time gave may refuse it now: the name is taken, the mandate has ended.
  if (herkenning !== null && eerder !== null) return herhaal(eerder, herkenning);

  const context = contextVan(afhankelijkheden, verzoek, rol);
  const regels = await auditregels(afhankelijkheden, verzoek, rol, object);
  let gelezen: typeof eerste | null = eerste;
  const antwoord = await schrijfOpdracht(afhankelijkheden, verzoek.nu, herkenning, async () => {
    const geladen = gelezen ?? (await laad());
    gelezen = null;
    if (!geladen.ok) return geladen;
    const besloten = await besluit(geladen.waarde, invoer.waarde, context);
    return besloten.ok ? gelukt({ ...besloten.waarde, regels }) : mislukt(besloten.fout);
  });
  return "weigering" in antwoord ? weiger(afhankelijkheden, verzoek, object, antwoord.weigering) : antwoord;
};
