import * as z from "zod";
import { afwijkingen, VOORGESTELD } from "../../fixtures/opdrachten.ts";
import type { Casusweg } from "./casusweg.ts";
import type { Antwoord } from "./voordeur.ts";

export const REDEN = "past beter bij deze casus";
export const genodigde = (organisatie: string, velden: object = {}) => ({
  ...{ organisatie, rol: "adviseur", toegevoegdeWaarde: "kent de branche", ...velden },
});
/** An invitation of these, as it must be sent while these are suggested. */
export const uitnodiging = (organisaties: readonly string[], velden: object = {}, voorgesteld = VOORGESTELD) => ({
  besprekingOp: "2026-03-12",
  uitnodigingen: organisaties.map((organisatie) => genodigde(organisatie)),
  ...afwijkingen(organisaties, voorgesteld),
  ...velden,
});
export const nodig = (weg: Casusweg, body: unknown, sleutel?: string) =>
  weg.doe("procesregisseur", "uitnodigingen", body, sleutel);
export const foutenVan = ({ body }: Antwoord) =>
  z.array(z.object({ veld: z.string(), melding: z.string() })).parse(body["fouten"]);
export const velden = (antwoord: Antwoord): readonly string[] => foutenVan(antwoord).map(({ veld }) => veld);
export const uitnodigingenVan = ({ deur }: Casusweg, organisatie: string) =>
  deur.casework.vanType("uitnodiging").filter((een) => een.organisatie === organisatie);
export const leesVoorstel = (weg: Casusweg, wie = "procesregisseur") =>
  weg.deur.vraag(wie, "GET", `${weg.pad}/partnervoorstel`);
const voorstelSchema = z.object({
  voorstellen: z.array(
    z.looseObject({
      organisatie: z.string(),
      redenen: z.array(z.object({ regel: z.string(), reden: z.string() })),
      eerder: z.string().nullable(),
      gids: z.record(z.string(), z.string()),
    }),
  ),
  weggelaten: z.array(z.looseObject({ organisatie: z.string(), waarom: z.string() })),
  ontbrekendeDomeinen: z.array(z.string()),
  vervangers: z.array(z.looseObject({ organisatie: z.string(), voorgesteldDoor: z.string() })),
  gids: z.record(z.string(), z.string()),
});
export const voorstelVan = async (weg: Casusweg) =>
  voorstelSchema.parse(
    Object.fromEntries(Object.entries((await leesVoorstel(weg)).body).filter(([naam]) => naam !== "casusId")),
  );
export const stapVan = ({ deur }: Casusweg): string => {
  const [casus] = deur.casework.vanType("casus");
  return casus?.status === "open" ? casus.positie.stap : String(casus?.status);
};
