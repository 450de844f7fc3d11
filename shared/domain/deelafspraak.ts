import type { Hoedanigheid } from "./hoedanigheid.ts";
import type { OrganisatieCode } from "./ids.ts";
import { categorieenVan, type Partner, type Regio } from "./regio.ts";
import type { Deelafspraak, Deelnamewijze } from "./uitnodiging.ts";

/** In which capacities a partner takes part, by what it works in: as the policies of `shared/access` give them. */
export const hoedanighedenVanPartner = (domein: Partner["domein"], als: Deelnamewijze): readonly Hoedanigheid[] => {
  if (als === "eventueel") return ["partner-eventueel"];
  switch (domein) {
    case "zorg":
      return ["partner-zorg"];
    case "veiligheid":
      return ["partner-veiligheid"];
    case "beide":
      return ["partner-zorg", "partner-veiligheid"];
    case "geen":
      return ["partner-overig"];
  }
};

/** What may be shared with a partner that takes part like this, by the region's sharing matrix (S1.3.1). */
export const deelafspraakVoor = (
  regio: Regio,
  { organisatie, domein }: { readonly organisatie: OrganisatieCode; readonly domein: Partner["domein"] },
  als: Deelnamewijze,
): Deelafspraak => {
  const hoedanigheden = hoedanighedenVanPartner(domein, als);
  const { regels, grondslagen } = regio.deelmatrix;
  return {
    hoedanigheden: [...hoedanigheden],
    categorieen: [...categorieenVan(regio, organisatie)],
    regels: regels
      .filter((regel) => regel.hoedanigheden.some((een) => hoedanigheden.includes(een)))
      .map(({ recht, compartiment, dataklassen, activiteiten, grondslag }) => ({
        ...{ recht, compartiment, dataklassen: [...dataklassen], activiteiten: [...activiteiten] },
        grondslag: { code: grondslag, naam: grondslagen.find(({ code }) => code === grondslag)?.naam ?? grondslag },
      })),
  };
};
