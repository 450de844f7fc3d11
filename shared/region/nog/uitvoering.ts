import type { RegioInvoer } from "../../domain/regio.ts";

export const commitment: RegioInvoer["commitment"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport noemt commitment als voorwaarde vooraf (1868); dat een plan er op wacht, is een voorbeeld. Een nee houdt niets tegen.",
  moment: "vooraf",
};
