import * as z from "zod";
import { inzageregelSchema, type Inzageregel } from "../../../shared/domain/inzagerecht.ts";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import type { RecordVan } from "../../../shared/domain/records.ts";
import { maakVastlegging } from "../../fixtures/records.ts";
import type { Antwoord, Voordeur } from "./voordeur.ts";

const rapportSchema = z.object({
  casusId: z.string(),
  opgemaaktOp: z.string(),
  grondslagen: z.array(z.object({ code: z.string(), naam: z.string(), vindplaats: z.string() })).min(1),
  resultaten: z.array(inzageregelSchema),
  volgende: z.string().nullable(),
});

/** Asks for a page of the access report. */
export const vraagRapport = (
  deur: Pick<Voordeur, "vraag">,
  casusId: string,
  wie = "fg",
  query: Readonly<Record<string, string>> = {},
): Promise<Antwoord> =>
  deur.vraag(wie, "GET", `/v1/casussen/${casusId}/inzagerechten`, undefined, {
    query,
  });

/** All pages of the report, each with its lines. */
export const bladzijdenVan = async (
  deur: Pick<Voordeur, "vraag">,
  casusId: string,
  { wie = "fg", aantal = 100 } = {},
): Promise<readonly (readonly Inzageregel[])[]> => {
  const bladzijden: (readonly Inzageregel[])[] = [];
  let cursor: string | null = null;
  do {
    const query = { aantal: String(aantal), ...(cursor === null ? {} : { cursor }) };
    const { resultaten, volgende }: z.infer<typeof rapportSchema> = rapportSchema.parse(
      (await vraagRapport(deur, casusId, wie, query)).body,
    );
    bladzijden.push(resultaten);
    cursor = volgende;
  } while (cursor !== null && bladzijden.length < 500);
  return bladzijden;
};

/** The lines of the whole report by who they are of. */
export const rapportVan = async (
  ...vraag: Parameters<typeof bladzijdenVan>
): Promise<ReadonlyMap<string, Inzageregel>> =>
  new Map((await bladzijdenVan(...vraag)).flat().map((regel) => [regel.actorId, regel]));

/** The places where somebody reads of the casus. */
export const plaatsenVan = (regel: Inzageregel | undefined): readonly string[] =>
  regel?.inzage.map(({ plaats }) => plaats) ?? [];

/** Something of the investigation, which lies in its own compartment. */
export const maakOnderzoek = (casusId: string): RecordVan<"vastlegging"> =>
  maakVastlegging({
    casusId,
    kenmerk: {
      ...kenmerkVan({ rol: "opsporing", organisatie: "politie" }, "actie"),
      compartiment: "strafrecht",
      activiteit: "4.2",
    },
  });
