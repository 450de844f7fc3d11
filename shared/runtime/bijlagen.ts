import type { Bijlage } from "../domain/bijlage.ts";
import type { Bijlagestand } from "../domain/besluiten/bijlagen.ts";
import type { CasusId } from "../domain/ids.ts";
import type { Casework } from "../ports/casework.ts";
import { betrokkenenVan } from "./betrokkenen.ts";
import { alleVerdergaande } from "./samenvoeging.ts";
import { client, type Betrokken } from "./logregels.ts";

type Opslag = Pick<Casework, "melding" | "dossier" | "casussen" | "historieKop" | "taak">;

/** To which casussen the melding or dossier of an attachment came, and of whom it may tell. */
const leesHerkomst = async (
  casework: Opslag,
  { bij }: Pick<Bijlage, "bij">,
): Promise<{ readonly casusIds: readonly CasusId[]; readonly betrokkenen: readonly Betrokken[] }> => {
  if (bij.soort === "melding") {
    const melding = await casework.melding(bij.meldingId);
    return melding === null
      ? { casusIds: [], betrokkenen: [] }
      : { casusIds: melding.casusIds, betrokkenen: betrokkenenVan(melding) };
  }
  const dossier = await casework.dossier(bij.dossierId);
  return {
    casusIds: dossier?.laatsteCasusId == null ? [] : [dossier.laatsteCasusId],
    betrokkenen: [client(bij.dossierId)],
  };
};

/** What a decision on an attachment asks of its casus, read afresh; and whose data it may hold. */
export const leesBijlagestand = async (
  casework: Opslag,
  bijlage: Bijlage,
): Promise<Bijlagestand & { readonly betrokkenen: readonly Betrokken[] }> => {
  const { casusIds, betrokkenen } = await leesHerkomst(casework, bijlage);
  const casussen = await alleVerdergaande(
    casework,
    bijlage.taak === null ? casusIds : [bijlage.taak.casusId, ...casusIds],
  );
  const casus = casussen.find(({ status }) => status === "open") ?? casussen[0] ?? null;
  const [kop, taak] = await Promise.all([
    casus === null ? null : casework.historieKop(casus.casusId, bijlage.kenmerk.compartiment),
    bijlage.taak === null ? null : casework.taak(bijlage.taak.casusId, bijlage.taak.taakId),
  ]);
  return { casus, historieKoppen: kop === null ? [] : [kop], taak, betrokkenen };
};
