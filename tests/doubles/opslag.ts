import { createHash, randomUUID } from "node:crypto";
import { herkenMediatype } from "../../shared/adapters/bijlagen/herkenner.ts";
import type { BijlageId } from "../../shared/domain/ids.ts";
import type { Bijlagenopslag, Scanner, Uploadformulier } from "../../shared/ports/bijlagen.ts";

interface Bestand {
  readonly inhoud: Uint8Array;
  readonly mediatype: string;
  readonly etag: string;
}

/** What came of a download. */
export interface Download {
  readonly status: number;
  readonly inhoud: Uint8Array;
  readonly mediatype: string | null;
}

export interface OpslagDouble extends Bijlagenopslag, Scanner {
  /** Sends a file by a form; answers the status. */
  readonly stuur: (formulier: Uploadformulier, inhoud: Uint8Array) => Promise<number>;
  readonly haal: (adres: string) => Promise<Download>;
  /** Puts a file in quarantine past any form. */
  readonly leg: (id: BijlageId, inhoud: Uint8Array, mediatype?: string) => string;
  /** The keys of what lies in the store. */
  readonly inOpslag: () => readonly string[];
  /** The keys of what was asked to be scanned again. */
  readonly gevraagd: () => readonly string[];
}

const BASIS = "https://opslag.invalid";

/** Quarantine and store in memory, with the promises of the port. */
export const maakOpslagDouble = (): OpslagDouble => {
  const quarantaine = new Map<string, Bestand>();
  const schoon = new Map<string, Bestand>();
  const gevraagd: string[] = [];
  const bestand = (inhoud: Uint8Array, mediatype: string): Bestand => ({
    ...{ inhoud: new Uint8Array(inhoud), mediatype, etag: randomUUID() },
  });
  const bedoeld = (id: string, etag: string): Bestand | null => {
    const gevonden = quarantaine.get(id);
    return gevonden?.etag === etag ? gevonden : null;
  };
  return {
    uploadformulier: ({ bijlageId, mediatype, bytes, sha256 }, seconden) => {
      const voorwaarden = JSON.stringify({ key: bijlageId, mediatype, bytes, sha256, seconden });
      return Promise.resolve({
        url: `${BASIS}/quarantaine`,
        velden: { key: bijlageId, "Content-Type": mediatype, voorwaarden },
      });
    },
    stuur: ({ velden }, inhoud) => {
      const voorwaarden = JSON.parse(velden["voorwaarden"] ?? "{}") as Readonly<Record<string, unknown>>;
      const mediatype = velden["Content-Type"] ?? "";
      if (velden["key"] !== voorwaarden["key"] || mediatype !== voorwaarden["mediatype"]) return Promise.resolve(403);
      if (inhoud.length !== voorwaarden["bytes"]) return Promise.resolve(400);
      quarantaine.set(velden["key"] ?? "", bestand(inhoud, mediatype));
      return Promise.resolve(204);
    },
    haal: (adres) => {
      const { pathname, searchParams } = new URL(adres);
      const gevonden = schoon.get(pathname.slice("/opslag/".length));
      return Promise.resolve(
        gevonden === undefined
          ? { status: 404, inhoud: new Uint8Array(), mediatype: null }
          : { status: 200, inhoud: gevonden.inhoud, mediatype: searchParams.get("mediatype") },
      );
    },
    leg: (id, inhoud, mediatype = "application/pdf") => {
      const gelegd = bestand(inhoud, mediatype);
      quarantaine.set(id, gelegd);
      return gelegd.etag;
    },
    inOpslag: () => [...schoon.keys()],
    gevraagd: () => gevraagd,
    inQuarantaine: (id) => Promise.resolve(quarantaine.get(id)?.etag ?? null),
    onderzoek: async (id, etag, maximaalBytes) => {
      const gevonden = bedoeld(id, etag);
      if (gevonden === null) return null;
      const inhoud = gevonden.inhoud.subarray(0, maximaalBytes + 1);
      return {
        ...{ bytes: inhoud.length, sha256: createHash("sha256").update(inhoud).digest("hex") },
        mediatype: await herkenMediatype(inhoud),
      };
    },
    geefVrij: (id, etag, mediatype) => {
      const gevonden = bedoeld(id, etag);
      if (gevonden !== null) schoon.set(id, { ...gevonden, mediatype });
      return Promise.resolve(gevonden !== null);
    },
    ruimQuarantaineOp: (id) => {
      quarantaine.delete(id);
      return Promise.resolve();
    },
    trekIn: (id) => {
      schoon.delete(id);
      return Promise.resolve();
    },
    leesadres: ({ bijlageId, mediatype }, seconden) =>
      Promise.resolve(
        `${BASIS}/opslag/${bijlageId}?mediatype=${encodeURIComponent(mediatype)}&seconden=${String(seconden)}`,
      ),
    vraagOpnieuw: (id) => {
      const gevonden = quarantaine.get(id);
      if (gevonden === undefined) return Promise.resolve(false);
      // What is put over itself is another object.
      quarantaine.set(id, bestand(gevonden.inhoud, gevonden.mediatype));
      gevraagd.push(id);
      return Promise.resolve(true);
    },
  };
};
