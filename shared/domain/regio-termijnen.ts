import * as z from "zod";

/** A length of time. `uren` run on by the clock, `dagen` are calendar days, `werkdagen` skip free days. */
export const duurSchema = z.strictObject({
  eenheid: z.enum(["werkdagen", "dagen", "uren"]),
  aantal: z.int().positive(),
});
export type Duur = z.infer<typeof duurSchema>;

/** Names of the terms. All are Europe/Amsterdam and have a value in each region (NB1). */
export const TERMIJNNAMEN = [
  "melding-verdelen",
  "match-beoordelen",
  "signaal-herbeoordelen",
  "afsplitsing-beoordelen",
  "samenvoeging-afronden",
  "plek-beoordelen",
  "bijlage-beoordelen",
  "acuut",
  "verrijken",
  "weging-1",
  "overdracht-voorbereiden",
  "overdracht-aanvaarden",
  "partners-uitnodigen",
  "uitnodiging-beantwoorden",
  "vervanger-beoordelen",
  "casusoverleg",
  "afspraak",
  "inbreng-voor-casusoverleg",
  "informatievraag-beantwoorden",
  "weging-2",
  "bedenktijd",
  "expertise-uitnodigen",
  "melder-horen",
  "plan-van-aanpak",
  "acties-uitzetten",
  "actie",
  "commitment",
  "zorgcoordinatie-toewijzen",
  "monitoringronde",
  "nazorg-voorbereiden",
  "nazorg",
  "terugval-beslissen",
  "procesbegeleider",
  "evaluatie",
  "lessen",
  "interventie-eerste-bericht",
  "interventie-vervolgbericht",
  "zorgafstemming-beantwoorden",
  "zorgafstemming-sluiten",
  "sturing-oppakken",
  "traject-pre-weeg",
  "traject-opsporing",
  "traject-strategie",
  "traject-middelen",
  "traject-om-beslissing",
  "traject-zitting",
] as const;
export const termijnNaamSchema = z.enum(TERMIJNNAMEN);
export type TermijnNaam = z.infer<typeof termijnNaamSchema>;

/** Terms that a casus has otherwise than its region, because of its urgency (H3.2-c6, NB8). */
export const urgentietermijnenSchema = z.partialRecord(termijnNaamSchema, duurSchema);
export type Urgentietermijnen = z.infer<typeof urgentietermijnenSchema>;
