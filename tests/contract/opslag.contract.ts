import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { bijlageIdSchema } from "../../shared/domain/ids.ts";
import type { Bijlagenopslag, Scanner, Uploadformulier } from "../../shared/ports/bijlagen.ts";
import type { Download } from "../doubles/opslag.ts";
import { pdf, png, sha256Van } from "../fixtures/bestanden.ts";

/** A store of files, and how somebody who has a form or an address uses it. */
export interface Opslagopstelling {
  readonly opslag: Bijlagenopslag;
  readonly scanner: Scanner;
  readonly stuur: (formulier: Uploadformulier, inhoud: Uint8Array) => Promise<number>;
  readonly haal: (adres: string) => Promise<Download>;
}

/** All that the ports promise of files. Every implementation, the double included, must pass it. */
export const opslagContract = (naam: string, maak: () => Opslagopstelling): void => {
  describe(`files of attachments: ${naam}`, () => {
    let nu: Opslagopstelling;
    beforeAll(() => {
      nu = maak();
    });
    const nieuw = () => bijlageIdSchema.parse(randomUUID());
    const aankondiging = (inhoud: Uint8Array, mediatype = "application/pdf") => ({
      ...{ bijlageId: nieuw(), mediatype, bytes: inhoud.length, sha256: sha256Van(inhoud) },
    });
    /** A file that lies in quarantine. */
    const gestuurd = async (inhoud: Uint8Array, mediatype?: string) => {
      const bijlage = aankondiging(inhoud, mediatype);
      expect(await nu.stuur(await nu.opslag.uploadformulier(bijlage, 60), inhoud)).toBe(204);
      const etag = await nu.opslag.inQuarantaine(bijlage.bijlageId);
      return { ...bijlage, etag: etag ?? "" };
    };

    it("a form takes what was announced, by its size, type and key, and nothing else", async () => {
      const inhoud = pdf("aangekondigd");
      const bijlage = aankondiging(inhoud);
      const formulier = await nu.opslag.uploadformulier(bijlage, 60);
      const met = (velden: Readonly<Record<string, string>>) => ({
        ...formulier,
        velden: { ...formulier.velden, ...velden },
      });
      expect(await nu.stuur(formulier, pdf("langer dan aangekondigd"))).toBe(400);
      expect(await nu.stuur(met({ "Content-Type": "text/html" }), inhoud)).toBe(403);
      expect(await nu.stuur(met({ key: nieuw() }), inhoud)).toBe(403);
      expect(await nu.opslag.inQuarantaine(bijlage.bijlageId)).toBeNull();
      expect(await nu.stuur(formulier, inhoud)).toBe(204);
      expect(await nu.opslag.inQuarantaine(bijlage.bijlageId)).not.toBeNull();
    });

    it("a file is looked into as it is, and only the one that is meant", async () => {
      const inhoud = png("beeld");
      const { bijlageId, etag, bytes, sha256 } = await gestuurd(inhoud, "application/pdf");
      const { opslag } = nu;
      expect(await opslag.onderzoek(bijlageId, etag, bytes)).toEqual({ bytes, sha256, mediatype: "image/png" });
      expect((await opslag.onderzoek(bijlageId, etag, bytes - 1))?.bytes).toBeGreaterThan(bytes - 1);
      expect(await opslag.onderzoek(bijlageId, "0".repeat(32), bytes)).toBeNull();
      expect(await opslag.onderzoek(nieuw(), etag, bytes)).toBeNull();
      const tekst = await gestuurd(Buffer.from("tekst"), "application/pdf");
      expect((await opslag.onderzoek(tekst.bijlageId, tekst.etag, 100))?.mediatype).toBeNull();
    });

    it("a file is released as often as one likes, and then read until it is withdrawn", async () => {
      const inhoud = pdf("vrij");
      const bijlage = await gestuurd(inhoud);
      const { opslag } = nu;
      const lees = async () => nu.haal(await opslag.leesadres(bijlage, 60));
      expect((await lees()).status).toBe(404);
      expect(await opslag.geefVrij(bijlage.bijlageId, "0".repeat(32), bijlage.mediatype)).toBe(false);
      expect(await opslag.geefVrij(nieuw(), bijlage.etag, bijlage.mediatype)).toBe(false);
      expect((await lees()).status).toBe(404);
      for (let keer = 0; keer < 2; keer += 1)
        expect(await opslag.geefVrij(bijlage.bijlageId, bijlage.etag, bijlage.mediatype)).toBe(true);
      for (let keer = 0; keer < 2; keer += 1) await opslag.ruimQuarantaineOp(bijlage.bijlageId);
      expect(await opslag.inQuarantaine(bijlage.bijlageId)).toBeNull();
      const gelezen = await lees();
      expect([gelezen.status, gelezen.mediatype]).toEqual([200, "application/pdf"]);
      expect(Buffer.from(gelezen.inhoud)).toEqual(inhoud);
      for (let keer = 0; keer < 2; keer += 1) await opslag.trekIn(bijlage.bijlageId);
      expect((await lees()).status).toBe(404);
    });

    it("a file that is asked about again is the same file in another object", async () => {
      const inhoud = pdf("nog eens");
      const { bijlageId, bytes, sha256 } = await gestuurd(inhoud);
      expect(await nu.scanner.vraagOpnieuw(nieuw())).toBe(false);
      expect(await nu.scanner.vraagOpnieuw(bijlageId)).toBe(true);
      const etag = (await nu.opslag.inQuarantaine(bijlageId)) ?? "";
      expect(await nu.opslag.onderzoek(bijlageId, etag, bytes)).toMatchObject({ bytes, sha256 });
    });
  });
};
