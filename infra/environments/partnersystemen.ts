import type { EnvironmentInput } from "./schema.ts";

/** What a partner's system may do: report, read what concerns its organisation, and see to how it is told. */
const PARTNERSYSTEEM = [
  ...(["meldingen:schrijven", "meldingen:lezen", "taken:lezen"] as const),
  ...(["notificaties:lezen", "casussen:lezen", "gids:lezen", "sturing:lezen", "sturing:schrijven"] as const),
  ...(["bezorging:lezen", "bezorging:schrijven"] as const),
] as const;

/** Partners of region NOG with a system of their own; their names are fixed (`systeem-<partner>`). */
const PARTNERS = [
  "veilig-thuis",
  "politie",
  "moviera",
  "mee-samen",
  "om",
  "zvh",
  "nla",
  "gemeente-doetinchem",
  "ggd",
] as const;

/** The machine clients that every environment of region NOG starts with. */
export const PARTNERSYSTEMEN: EnvironmentInput["machineclients"] = PARTNERS.map((organisatie) => ({
  naam: `systeem-${organisatie}`,
  organisatie,
  scopes: [...PARTNERSYSTEEM],
}));
