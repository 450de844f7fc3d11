import * as z from "zod";

/**
 * In which capacity somebody stands to a casus or a dossier: each is given by a policy of `shared/access/toegang.cedar`, and
 * is a row of the region's sharing matrix. Requirements R, X7.
 */
export const HOEDANIGHEDEN = [
  "zetel",
  "gemeentezetel",
  "procesregisseur",
  "zorgcoordinator",
  "partner-zorg",
  "partner-veiligheid",
  "partner-overig",
  "partner-eventueel",
  "opsporing",
  "meldpunt",
  "procesbegeleider-evaluatie",
  "ontvanger-overdracht",
  "bevraagde",
  "nazorg-gever",
  "nazorg-ontvanger",
  "aandachtsfunctionaris",
  "procesbegeleider-zvh",
  "noodtoegang",
] as const;
export const hoedanigheidSchema = z.enum(HOEDANIGHEDEN);
export type Hoedanigheid = z.infer<typeof hoedanigheidSchema>;
