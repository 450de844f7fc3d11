import type { KetenRecord } from "../../shared/domain/records.ts";

const IDVELDEN = [
  "taakId",
  "interventieId",
  "trajectId",
  "gebeurtenisId",
  "nummer",
  "dossierId",
  "meldingId",
  "casusId",
  "ontvanger",
];
/** What tells records of one kind apart, as far as the world here has to. */
export const merkVan = (record: KetenRecord): string =>
  JSON.stringify([record.type, ...IDVELDEN.map((veld): unknown => Reflect.get(record, veld))]);

/** Why a record is not done; null: nobody has to do anything with it before its date. */
export const onafheidVan = (record: KetenRecord): string | null => {
  if (record.type === "gebeurtenis") return record.aanbieden ? "niet gepubliceerd" : null;
  if (record.type === "notificatie")
    return record.bezorging === "wacht" || record.bezorging === "mislukt" ? "niet bezorgd" : null;
  if ("teDrijven" in record && record.teDrijven) return "te drijven";
  return null;
};
