import type { Informatiesoort } from "./kenmerk.ts";

/**
 * Parts of the picture before the second weging that follow from what the system itself knows; the region's own are in
 * `dossieropbouw`, as is which of these are mandatory (H3.2-b1 … c1, B6.S19).
 */
export const EIGEN_ONDERDELEN = [
  { onderdeel: "melder-gehoord", naam: "De melders zijn gehoord", informatie: "hoorverslag" },
  {
    ...({ onderdeel: "bekende-plekken", informatie: "pleksignaal" } as const),
    naam: "Eerdere meldingen over locaties, ondernemingen en personen zijn beoordeeld",
  },
  {
    ...({ onderdeel: "zorgperspectief", informatie: "casusoverleg" } as const),
    naam: "Er is inbreng vanuit de zorg",
  },
  {
    ...({ onderdeel: "veiligheidsperspectief", informatie: "casusoverleg" } as const),
    naam: "Er is inbreng vanuit de veiligheid",
  },
  {
    ...({ onderdeel: "casusoverleg-gehouden", informatie: "casusoverleg" } as const),
    naam: "Het casusoverleg is gehouden",
  },
  { onderdeel: "bewijs", naam: "Er is een bewijsmiddel", informatie: "bewijsmiddel" },
] as const satisfies readonly {
  readonly onderdeel: string;
  readonly naam: string;
  readonly informatie: Informatiesoort;
}[];
export type EigenOnderdeel = (typeof EIGEN_ONDERDELEN)[number]["onderdeel"];
