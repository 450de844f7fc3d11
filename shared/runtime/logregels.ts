import type { Actor } from "../domain/actor.ts";
import type { DossierId, GidsId, NieuwId, PlekId } from "../domain/ids.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Sleutels } from "../ports/sleutels.ts";
import type { Audit, Logregel, Verwerking } from "../ports/verwerkingslog.ts";
import type { Afhankelijkheden } from "./afhankelijkheden.ts";
import type { Trace } from "./trace.ts";
import type { Verzoek } from "./verzoek.ts";

/** Somebody whose data a request touches; `kenmerk` tells who, and is hashed before it is stored. */
export interface Betrokken {
  readonly kenmerk: string;
  readonly soort: Verwerking["betrokkeneSoort"];
}

/** The data subject of a dossier. */
export const client = (dossierId: DossierId): Betrokken => ({ kenmerk: `dossier|${dossierId}`, soort: "client" });

/** Somebody in the register of persons (`shared/domain/plek.ts`); as what they were named stands nowhere in it. */
export const persoon = (plekId: PlekId): Betrokken => ({ kenmerk: `plek|${plekId}`, soort: "persoon" });

/** The professional or key figure of an entry of the guide. */
export const professional = (gidsId: GidsId): Betrokken => ({ kenmerk: `gids|${gidsId}`, soort: "professional" });

/** What was done, by whom, on what: the same for the processing lines and the audit line of a request. */
export interface Handeling {
  readonly actor: Pick<Actor, "actorId" | "organisatie">;
  readonly rol: string;
  /** Code of the processing activity and of the audited action: the operationId. */
  readonly naam: string;
  /** Kind and id of what it was done on, such as `casus/<id>`. */
  readonly object: string;
  readonly resultaat: Audit["resultaat"];
  readonly trace: Trace;
  readonly nu: Instant;
}

/** One processing line per data subject and one audit line (standards.md, Logboek Dataverwerkingen and BIO2). */
export const logregelsVan = async (
  handeling: Handeling,
  betrokkenen: readonly Betrokken[],
  sleutels: Sleutels,
): Promise<readonly Logregel[]> => {
  const gemeenschappelijk = {
    traceId: handeling.trace.traceId,
    spanId: handeling.trace.spanId,
    parentSpanId: handeling.trace.ouderSpanId,
    begin: handeling.nu,
    eind: handeling.nu,
  };
  const verwerkingen = await Promise.all(
    betrokkenen.map(async ({ kenmerk, soort }) => ({
      ...gemeenschappelijk,
      soort: "verwerking" as const,
      activiteit: handeling.naam,
      betrokkene: await sleutels.hash(kenmerk),
      betrokkeneSoort: soort,
    })),
  );
  return [
    ...verwerkingen,
    {
      ...gemeenschappelijk,
      soort: "audit",
      actorId: handeling.actor.actorId,
      organisatie: handeling.actor.organisatie,
      rol: handeling.rol,
      handeling: handeling.naam,
      object: handeling.object,
      resultaat: handeling.resultaat,
    },
  ];
};

/**
 * Processing lines of what the system goes on with by itself, after somebody's request: no actor, a trace of its own.
 * @param activiteit operationId of the request that it goes on with
 */
export const verwerkingVan = async (
  activiteit: string,
  betrokkenen: readonly Betrokken[],
  { moment, nieuwId }: { readonly moment: Instant; readonly nieuwId: NieuwId },
  sleutels: Sleutels,
): Promise<readonly Logregel[]> => {
  const traceId = nieuwId().replaceAll("-", "");
  const spanId = nieuwId().replaceAll("-", "").slice(0, 16);
  return Promise.all(
    betrokkenen.map(async ({ kenmerk, soort }) => ({
      ...{ traceId, spanId, parentSpanId: null, begin: moment, eind: moment, activiteit },
      ...{ soort: "verwerking" as const, betrokkene: await sleutels.hash(kenmerk), betrokkeneSoort: soort },
    })),
  );
};

/** What a read was of: the request, the kind and id of what was read, and whose data it shows. */
export interface Inzage {
  readonly verzoek: Pick<Verzoek, "actor" | "operatie" | "trace" | "nu">;
  readonly object: string;
  readonly betrokkenen: readonly Betrokken[];
}

const logVerzoek = async (
  { verzoek: { actor, operatie, trace, nu }, object, betrokkenen }: Inzage,
  resultaat: Handeling["resultaat"],
  { verwerkingslog, sleutels }: Pick<Afhankelijkheden, "verwerkingslog" | "sleutels">,
): Promise<void> => {
  const rol = actor.rollen[0] ?? "partner";
  const handeling = { actor, rol, naam: operatie.operationId, object, resultaat, trace, nu };
  await verwerkingslog.schrijf(await logregelsVan(handeling, betrokkenen, sleutels));
};

/** Leaves the lines of a read before its answer leaves; rejects when they cannot be written, and then nothing is shown. */
export const logInzage = (
  inzage: Inzage,
  afhankelijkheden: Pick<Afhankelijkheden, "verwerkingslog" | "sleutels">,
): Promise<void> => logVerzoek(inzage, "gelukt", afhankelijkheden);

/** The audit line of who tried what they may not: it is found later (BIO2). */
export const logWeigering = (
  verzoek: Inzage["verzoek"],
  object: string,
  afhankelijkheden: Pick<Afhankelijkheden, "verwerkingslog" | "sleutels">,
): Promise<void> => logVerzoek({ verzoek, object, betrokkenen: [] }, "geweigerd", afhankelijkheden);
