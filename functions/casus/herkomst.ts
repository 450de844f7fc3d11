import type { Kenmerk } from "../../shared/domain/kenmerk.ts";

/** Where a datum belongs and who supplied it: every datum tells (standards.md, WGS). */
export const herkomst = ({ compartiment, dataklasse, activiteit, categorieen, geleverdDoor }: Kenmerk) => ({
  compartiment,
  dataklasse,
  activiteit,
  categorieen,
  geleverdDoor,
});
