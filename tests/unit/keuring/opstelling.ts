import { randomUUID } from "node:crypto";
import { handleBerichten } from "../../../functions/keuring/handle-berichten.ts";
import type { KeuringAfhankelijkheden } from "../../../functions/keuring/judge-bijlage.ts";
import { checkBijlage, judgeBijlage, receiveUpload } from "../../../functions/keuring/judge-bijlage.ts";
import { addBijlage } from "../../../shared/domain/besluiten/bijlagen.ts";
import type { Bijlage, Oordeel } from "../../../shared/domain/bijlage.ts";
import { dossierIdSchema, type BijlageId } from "../../../shared/domain/ids.ts";
import { besluitcontext } from "../../../shared/runtime/afhankelijkheden.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { metStoring } from "../../doubles/storing.ts";
import { aankondiging, pdf } from "../../fixtures/bestanden.ts";
import { maakDossier } from "../../fixtures/records.ts";
import { maakKlok, maakLogDouble, openCasus } from "../keten-records.ts";

export const INHOUD = pdf("wat werd aangekondigd");
const ROL = { rol: "lid-ketenregieteam", organisatie: "politie" } as const;

/** Who judges attachments, on doubles of which calls can fail, with one attachment to a dossier of an open casus. */
export const opstelling = async () => {
  const basis = maakAfhankelijkhedenDouble();
  const casework = metStoring(basis.casework);
  const opslag = metStoring(basis.opslag);
  const klok = maakKlok();
  const { log, regels } = maakLogDouble();
  const dossierId = dossierIdSchema.parse(randomUUID());
  const casus = { ...openCasus(), dossierIds: [dossierId] };
  casework.zet(casus, maakDossier({ dossierId, laatsteCasusId: casus.casusId }));
  const context = { ...besluitcontext(basis, klok.nu(), ROL), door: ROL };
  const { bijlage, wijziging } = addBijlage(
    { soort: "dossier", dossierId },
    aankondiging(INHOUD),
    { organisatie: "politie", actorId: "iemand" },
    context,
  );
  await casework.schrijf(wijziging, []);
  const { bijlageId } = bijlage;

  const afhankelijkheden: KeuringAfhankelijkheden = {
    ...{ ...basis, casework, opslag, log, nu: klok.nu },
    scanner: { vraagOpnieuw: (id) => opslag.vraagOpnieuw(id) },
  };
  const lees = async (): Promise<Bijlage> => {
    const gelezen = await basis.casework.bijlage(bijlageId);
    if (gelezen === null) throw new Error("geen bijlage");
    return gelezen;
  };
  const etag = async (): Promise<string> => (await basis.opslag.inQuarantaine(bijlageId)) ?? "weg";
  return {
    ...{ basis, casework, opslag, klok, regels, casus, bijlage, bijlageId, afhankelijkheden, lees, etag },
    /** The file arrives in quarantine, before anybody tells so. */
    leg: (inhoud: Uint8Array = INHOUD) => basis.opslag.leg(bijlageId, inhoud),
    aangekomen: () => receiveUpload(bijlageId, afhankelijkheden),
    oordeel: async (oordeel: Oordeel, over?: string) =>
      judgeBijlage({ bijlageId, etag: over ?? (await etag()), oordeel }, afhankelijkheden),
    controle: () => checkBijlage(bijlageId, afhankelijkheden),
    /** Messages as the queue hands them over; answers the numbers of those that go back. */
    berichten: async (...bodies: readonly unknown[]) => {
      const { batchItemFailures } = await handleBerichten(
        {
          Records: bodies.map((body, nummer) => ({
            ...{ messageId: String(nummer), body: typeof body === "string" ? body : JSON.stringify(body) },
          })),
        } as unknown as Parameters<typeof handleBerichten>[0],
        afhankelijkheden,
      );
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    taken: () => basis.casework.vanType("taak").filter(({ soort }) => soort === "bijlage-beoordelen"),
    leesbaar: async (id: BijlageId = bijlageId) =>
      (await basis.opslag.haal(await basis.opslag.leesadres({ bijlageId: id, mediatype: "x" }, 60))).status === 200,
  };
};
export type Opstelling = Awaited<ReturnType<typeof opstelling>>;

/** GuardDuty's event, as the queue holds it. */
export const oordeelbericht = (
  { bijlageId }: Pick<Opstelling, "bijlageId">,
  scanResultStatus: string | null,
  eTag = "x",
) => ({
  ...{ version: "0", source: "aws.guardduty", "detail-type": "GuardDuty Malware Protection Object Scan Result" },
  detail: {
    ...{ schemaVersion: "1.0", scanStatus: scanResultStatus === null ? "SKIPPED" : "COMPLETED" },
    s3ObjectDetails: { bucketName: "quarantaine", objectKey: bijlageId, eTag, s3Throttled: false },
    scanResultDetails: { scanResultStatus, threats: null },
  },
});
