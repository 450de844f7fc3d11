import { expect } from "vitest";
import * as z from "zod";
import { checkBijlage, judgeBijlage, receiveUpload } from "../../../functions/keuring/judge-bijlage.ts";
import type { BijlageInvoer } from "../../../shared/domain/besluiten/bijlagen.ts";
import { bijlageIdSchema, casusIdSchema, meldingIdSchema, type BijlageId } from "../../../shared/domain/ids.ts";
import { aankondiging, EICAR, pdf } from "../../fixtures/bestanden.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { maakLogDouble } from "../keten-records.ts";
import { casusVan, maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

export const MELDER = "systeem-nla";
export const INHOUD = pdf("wat werd aangekondigd");
export const formulierSchema = z.object({ url: z.string(), velden: z.record(z.string(), z.string()) });

/** A melding of nla's system, with its casus and dossier, and what one does with attachments. */
export const opstelling = async (deur: Voordeur = maakVoordeur()) => {
  const gemeld = await deur.vraag(MELDER, "POST", "/v1/meldingen", maakMelding());
  const meldingId = meldingIdSchema.parse(gemeld.body["meldingId"]);
  const casusId = casusIdSchema.parse(await casusVan(deur, meldingId));
  const [dossier] = deur.casework.vanType("dossier");
  const dossierId = dossier?.dossierId ?? "";
  const afhankelijkheden = {
    ...{ ...deur, scanner: deur.opslag, log: maakLogDouble().log },
    nu: deur.nu,
  };
  const paden = { melding: `/v1/meldingen/${meldingId}/bijlagen`, dossier: `/v1/dossiers/${dossierId}/bijlagen` };
  const kondigAan = (
    wie: string,
    bij: keyof typeof paden,
    invoer: unknown = aankondiging(INHOUD),
    sleutel?: string,
  ): Promise<Antwoord> => deur.vraag(wie, "POST", paden[bij], invoer, sleutel === undefined ? {} : { sleutel });
  const idVan = ({ body }: Antwoord): BijlageId => bijlageIdSchema.parse(body["bijlageId"]);
  /** Announces, sends, and has it judged. */
  const zetBij = async (wie: string, bij: keyof typeof paden, anders: Partial<BijlageInvoer> = {}, inhoud = INHOUD) => {
    const antwoord = await kondigAan(wie, bij, aankondiging(inhoud, anders));
    expect(antwoord.status).toBe(201);
    expect(await deur.opslag.stuur(formulierSchema.parse(antwoord.body["upload"]), inhoud)).toBe(204);
    const bijlageId = idVan(antwoord);
    await receiveUpload(bijlageId, afhankelijkheden);
    const etag = (await deur.opslag.inQuarantaine(bijlageId)) ?? "";
    const oordeel = inhoud.includes(EICAR) ? ("besmet" as const) : ("schoon" as const);
    await judgeBijlage({ bijlageId, etag, oordeel }, afhankelijkheden);
    return bijlageId;
  };
  const lees = (wie: string, id: string) => deur.vraag(wie, "GET", `/v1/bijlagen/${id}`);
  const ziein = (wie: string, id: string) => deur.vraag(wie, "GET", `/v1/bijlagen/${id}/inzage`);
  const lijst = (wie: string, bij: keyof typeof paden) => deur.vraag(wie, "GET", paden[bij]);
  const controle = (id: BijlageId) => checkBijlage(id, afhankelijkheden);
  return { deur, meldingId, casusId, dossierId, paden, kondigAan, idVan, zetBij, lees, ziein, lijst, controle };
};
