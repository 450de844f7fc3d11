import { createHash } from "node:crypto";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { BijlageId } from "../../domain/ids.ts";
import type { Bevinding, Bijlagenopslag, Scanner } from "../../ports/bijlagen.ts";
import { tijdig } from "../tijdig.ts";
import { bestandsnaamVan } from "./bestandsnaam.ts";

export interface Opslagopties {
  /** Bucket in which files wait for a verdict. */
  readonly quarantaine: string;
  /** Bucket of what is clean. */
  readonly schoon: string;
  /** Key (ARN) under which every object lies; empty: S3's own. */
  readonly kmsSleutel: string;
  readonly client?: S3Client;
}

/** What tells a media type from bytes. Apart: only who judges needs the library. */
export type Herkenner = (bytes: Uint8Array) => Promise<string | null>;

/**
 * One client: what hangs is given up well within a function's time. Checksums only where the operation asks one, for a form and
 * an address that we sign must hold nothing that the one who uses them does not know.
 */
const maakClient = (): S3Client =>
  new S3Client({
    maxAttempts: 4,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: tijdig(20_000),
  });

/** Not there, or not the one that was meant: both are answers. Anything else is a fault. */
const isErNiet = (fout: unknown): boolean =>
  fout instanceof S3ServiceException && [404, 412].includes(fout.$metadata.httpStatusCode ?? 0);

const ofNiets = async <T>(doe: () => Promise<T>): Promise<T | null> => {
  try {
    return await doe();
  } catch (fout) {
    if (isErNiet(fout)) return null;
    throw fout;
  }
};

/** How every object is written: under our key, or where there is none under S3's. */
const versleuteling = (kmsSleutel: string) =>
  kmsSleutel === ""
    ? ({ ServerSideEncryption: "AES256" } as const)
    : ({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: kmsSleutel } as const);

const metAanhalingstekens = (etag: string): string => `"${etag.replaceAll('"', "")}"`;

/** Reads up to so many bytes and one more, so that what is larger shows. */
const leesTot = async (stroom: AsyncIterable<Uint8Array>, maximaal: number): Promise<Buffer> => {
  const delen: Uint8Array[] = [];
  let gelezen = 0;
  for await (const deel of stroom) {
    delen.push(deel);
    gelezen += deel.length;
    if (gelezen > maximaal) break;
  }
  return Buffer.concat(delen);
};

const isStroom = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === "object" && body !== null && Symbol.asyncIterator in body;

/** The files of attachments on S3. */
export const maakBijlagenopslag = (
  { quarantaine, schoon, kmsSleutel, client = maakClient() }: Opslagopties,
  herken: Herkenner = () => Promise.resolve(null),
): Bijlagenopslag => {
  const verwijder = async (bucket: string, id: BijlageId): Promise<void> => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: id }));
  };
  return {
    uploadformulier: async ({ bijlageId, mediatype, bytes, sha256 }, seconden) => {
      const vast = {
        "Content-Type": mediatype,
        "x-amz-checksum-algorithm": "SHA256",
        "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
        ...(kmsSleutel === ""
          ? { "x-amz-server-side-encryption": "AES256" }
          : { "x-amz-server-side-encryption": "aws:kms", "x-amz-server-side-encryption-aws-kms-key-id": kmsSleutel }),
      };
      const { url, fields } = await createPresignedPost(client, {
        // Each of these fields is a condition as well: the form is good for nothing else.
        ...{ Bucket: quarantaine, Key: bijlageId, Expires: seconden, Fields: vast },
        Conditions: [["content-length-range", bytes, bytes]],
      });
      return { url, velden: fields };
    },
    inQuarantaine: (id) =>
      ofNiets(async () => {
        const { ETag } = await client.send(new HeadObjectCommand({ Bucket: quarantaine, Key: id }));
        return (ETag ?? "").replaceAll('"', "");
      }),
    onderzoek: (id, etag, maximaalBytes) =>
      ofNiets(async (): Promise<Bevinding> => {
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket: quarantaine, Key: id, IfMatch: metAanhalingstekens(etag) }),
        );
        if (!isStroom(Body)) throw new Error("S3 gave no body");
        const inhoud = await leesTot(Body, maximaalBytes);
        return {
          bytes: inhoud.length,
          sha256: createHash("sha256").update(inhoud).digest("hex"),
          mediatype: await herken(inhoud),
        };
      }),
    geefVrij: async (id, etag, mediatype) =>
      (await ofNiets(() =>
        client.send(
          new CopyObjectCommand({
            ...{ Bucket: schoon, Key: id, CopySource: `${quarantaine}/${id}` },
            ...{ CopySourceIfMatch: metAanhalingstekens(etag), MetadataDirective: "REPLACE", ContentType: mediatype },
            ...versleuteling(kmsSleutel),
          }),
        ),
      )) !== null,
    ruimQuarantaineOp: (id) => verwijder(quarantaine, id),
    trekIn: (id) => verwijder(schoon, id),
    leesadres: ({ bijlageId, mediatype }, seconden) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          ...{ Bucket: schoon, Key: bijlageId, ResponseContentType: mediatype, ResponseCacheControl: "no-store" },
          ResponseContentDisposition: `attachment; filename="${bestandsnaamVan(bijlageId, mediatype)}"`,
        }),
        { expiresIn: seconden },
      ),
  };
};

/**
 * A file that is put over itself arrives anew, and what arrives is scanned: so it needs no right or service of a scanner's own.
 */
export const maakScanner = ({
  quarantaine,
  kmsSleutel,
  client = maakClient(),
}: Omit<Opslagopties, "schoon">): Scanner => ({
  vraagOpnieuw: async (id) =>
    (await ofNiets(async () => {
      const { ContentType } = await client.send(new HeadObjectCommand({ Bucket: quarantaine, Key: id }));
      return client.send(
        new CopyObjectCommand({
          ...{ Bucket: quarantaine, Key: id, CopySource: `${quarantaine}/${id}`, MetadataDirective: "REPLACE" },
          ...{ ContentType, ...versleuteling(kmsSleutel) },
        }),
      );
    })) !== null,
});
