import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { scanUpload } from "../../../functions/eicar-nabootsing/scan-upload.ts";
import { maakEicarNabootsing } from "../../../shared/adapters/bijlagen/eicar-nabootsing.ts";
import { herkenMediatype } from "../../../shared/adapters/bijlagen/herkenner.ts";
import { maakBijlagenkeuring } from "../../../shared/adapters/bijlagen/keuring.ts";
import { maakBijlagenopslag, maakScanner } from "../../../shared/adapters/bijlagen/opslag.ts";
import { bijlageIdSchema } from "../../../shared/domain/ids.ts";
import { aankondiging, EICAR, pdf, png } from "../../fixtures/bestanden.ts";
import { maakLogDouble } from "../keten-records.ts";

const ID = bijlageIdSchema.parse("5b0c7a52-6c1e-4a0f-9f0e-1d2c3b4a5f60");
const SLEUTEL = "arn:aws:kms:eu-west-1:000000000000:key/een-sleutel";
const opties = (kmsSleutel: string) => ({
  ...{ quarantaine: "quarantaine", schoon: "schoon", kmsSleutel },
  client: new S3Client({
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test", sessionToken: "sessie" },
  }),
});
const s3 = mockClient(S3Client);
const fout = (status: number) =>
  new S3ServiceException({
    ...{ name: "Fout", $fault: status < 500 ? ("client" as const) : ("server" as const) },
    $metadata: { httpStatusCode: status },
  });

beforeEach(() => {
  s3.reset();
});

const beleidSchema = z.object({ expiration: z.iso.datetime(), conditions: z.array(z.unknown()) });

/** What S3 holds a form to: the emulator checks a part of it. */
describe.each([
  ["under our key", SLEUTEL],
  ["under S3's own", ""],
])("the form of an upload, %s", (_geval, kmsSleutel) => {
  const inhoud = pdf("aangekondigd");
  const bijlage = { ...aankondiging(inhoud), bijlageId: ID };
  const maak = async () => {
    const { url, velden } = await maakBijlagenopslag(opties(kmsSleutel)).uploadformulier(bijlage, 60);
    const beleid = beleidSchema.parse(JSON.parse(Buffer.from(velden["Policy"] ?? "", "base64").toString()));
    return { url, velden, beleid };
  };

  it("takes one key, one size, one type, one content and one encryption, and says all of it", async () => {
    const { velden, beleid } = await maak();
    const voorwaarden = beleid.conditions.map((een) => JSON.stringify(een));
    const vast = {
      key: ID,
      bucket: "quarantaine",
      "Content-Type": "application/pdf",
      "x-amz-checksum-algorithm": "SHA256",
      "x-amz-checksum-sha256": Buffer.from(bijlage.sha256, "hex").toString("base64"),
      ...(kmsSleutel === ""
        ? { "x-amz-server-side-encryption": "AES256" }
        : { "x-amz-server-side-encryption": "aws:kms", "x-amz-server-side-encryption-aws-kms-key-id": SLEUTEL }),
    };
    expect(velden).toMatchObject(vast);
    expect(voorwaarden).toEqual(
      expect.arrayContaining(Object.entries(vast).map(([naam, waarde]) => JSON.stringify({ [naam]: waarde }))),
    );
    expect(voorwaarden).toContain(JSON.stringify(["content-length-range", inhoud.length, inhoud.length]));
    // Nothing may begin with, or be left open: every condition but that of the size is one value.
    expect(beleid.conditions.filter((een) => Array.isArray(een))).toHaveLength(1);
  });

  it("names each field that it has in a condition, or S3 refuses the form", async () => {
    const { velden, beleid } = await maak();
    const genoemd = beleid.conditions.flatMap((een) => (Array.isArray(een) ? [] : Object.keys(een as object)));
    const ongenoemd = Object.keys(velden).filter(
      (naam) => !genoemd.includes(naam) && !["Policy", "X-Amz-Signature"].includes(naam),
    );
    expect(ongenoemd).toEqual([]);
  });

  it("works for as long as it was asked, and goes to quarantine", async () => {
    const voor = Date.now();
    const { url, beleid } = await maak();
    const geldig = Date.parse(beleid.expiration) - voor;
    expect(geldig).toBeGreaterThan(55_000);
    expect(geldig).toBeLessThan(65_000);
    expect(new URL(url).hostname).toBe("quarantaine.s3.eu-west-1.amazonaws.com");
  });
});

describe("an address to read", () => {
  it("downloads under a name that tells nothing, as what was judged, and is not kept", async () => {
    const adres = await maakBijlagenopslag(opties(SLEUTEL)).leesadres({ bijlageId: ID, mediatype: "image/png" }, 300);
    const { hostname, pathname, searchParams } = new URL(adres);
    expect([hostname, pathname]).toEqual(["schoon.s3.eu-west-1.amazonaws.com", `/${ID}`]);
    expect(searchParams.get("X-Amz-Expires")).toBe("300");
    expect(searchParams.get("response-content-type")).toBe("image/png");
    expect(searchParams.get("response-cache-control")).toBe("no-store");
    expect(searchParams.get("response-content-disposition")).toBe(`attachment; filename="bijlage-${ID}.png"`);
  });
});

describe("a file", () => {
  const opslag = (kmsSleutel = SLEUTEL) => maakBijlagenopslag(opties(kmsSleutel), herkenMediatype);

  it("that is not there, or is another by now, is an answer; anything else is a fault", async () => {
    for (const status of [404, 412]) {
      s3.reset();
      s3.onAnyCommand().rejects(fout(status));
      expect(await opslag().inQuarantaine(ID)).toBeNull();
      expect(await opslag().onderzoek(ID, "x", 10)).toBeNull();
      expect(await opslag().geefVrij(ID, "x", "image/png")).toBe(false);
      expect(await maakScanner(opties("")).vraagOpnieuw(ID)).toBe(false);
    }
    for (const status of [403, 500, 503]) {
      s3.reset();
      s3.onAnyCommand().rejects(fout(status));
      await expect(opslag().inQuarantaine(ID)).rejects.toThrow();
      await expect(opslag().onderzoek(ID, "x", 10)).rejects.toThrow();
      await expect(opslag().geefVrij(ID, "x", "image/png")).rejects.toThrow();
      await expect(opslag().trekIn(ID)).rejects.toThrow();
      await expect(maakScanner(opties("")).vraagOpnieuw(ID)).rejects.toThrow();
    }
  });

  it("is copied and put over itself under our key, and only the one that is meant", async () => {
    s3.on(CopyObjectCommand).resolves({});
    s3.on(HeadObjectCommand).resolves({ ETag: '"abc"', ContentType: "image/png" });
    s3.on(DeleteObjectCommand).resolves({});
    expect(await opslag().inQuarantaine(ID)).toBe("abc");
    await opslag().geefVrij(ID, "abc", "image/png");
    await maakScanner(opties(SLEUTEL)).vraagOpnieuw(ID);
    await opslag().ruimQuarantaineOp(ID);
    await opslag().trekIn(ID);
    const versleuteld = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: SLEUTEL };
    expect(s3.commandCalls(CopyObjectCommand).map(({ args }) => args[0].input)).toEqual([
      {
        ...{ Bucket: "schoon", Key: ID, CopySource: `quarantaine/${ID}`, CopySourceIfMatch: '"abc"', ...versleuteld },
        ...{ MetadataDirective: "REPLACE", ContentType: "image/png" },
      },
      {
        ...{ Bucket: "quarantaine", Key: ID, CopySource: `quarantaine/${ID}`, ...versleuteld },
        ...{ MetadataDirective: "REPLACE", ContentType: "image/png" },
      },
    ]);
    expect(s3.commandCalls(DeleteObjectCommand).map(({ args }) => args[0].input)).toEqual([
      { Bucket: "quarantaine", Key: ID },
      { Bucket: "schoon", Key: ID },
    ]);
  });

  it("is read no further than its size and a bit, however long it is", async () => {
    let gegeven = 0;
    const eindeloos = Readable.from(
      (function* () {
        for (; gegeven < 1_000; gegeven += 1) yield Buffer.alloc(1_000);
      })(),
    );
    s3.on(GetObjectCommand).resolves({ Body: eindeloos as never });
    const bevinding = await opslag().onderzoek(ID, "abc", 2_500);
    expect(bevinding?.bytes).toBeGreaterThan(2_500);
    expect(gegeven).toBeLessThan(100);
    expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input.IfMatch).toBe('"abc"');
  });
});

describe("what a file is", () => {
  it.each([
    ["a PDF", pdf("x"), "application/pdf"],
    ["a PNG", png("x"), "image/png"],
    ["a JPEG", Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"), "image/jpeg"],
    ["text", Buffer.from("alleen tekst"), null],
    ["a page with a script", Buffer.from("<html><script>1</script></html>"), null],
    ["nothing", Buffer.alloc(0), null],
    ["what only begins as a zip", Buffer.from("504b0304140000000000", "hex"), null],
  ])("is told by its bytes: %s", async (_wat, inhoud, mediatype) => {
    const herkend = await herkenMediatype(inhoud);
    if (mediatype === null) expect(["application/pdf", "image/png", "image/jpeg"]).not.toContain(herkend);
    else expect(herkend).toBe(mediatype);
  });
});

describe("the queue of who judges", () => {
  it("is told an id and nothing else", async () => {
    const sqs = mockClient(SQSClient);
    sqs.on(SendMessageCommand).resolves({});
    await maakBijlagenkeuring("https://sqs.example/keuring", new SQSClient({ region: "eu-west-1" })).controleer(ID);
    const [aanroep] = sqs.commandCalls(SendMessageCommand);
    expect(JSON.parse(aanroep?.args[0].input.MessageBody ?? "")).toEqual({ bijlageId: ID });
  });
});

describe("the stand-in for a scanner", () => {
  const events = mockClient(EventBridgeClient);
  beforeEach(() => {
    events.reset();
    events.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
  });
  const scan = () =>
    maakEicarNabootsing("quarantaine", {
      s3: new S3Client({ region: "eu-west-1" }),
      eventbridge: new EventBridgeClient({ region: "eu-west-1" }),
    });
  const inQuarantaine = (inhoud: Uint8Array) => {
    s3.on(GetObjectCommand).resolves({
      ...{ ETag: '"abc"', Body: { transformToByteArray: () => Promise.resolve(new Uint8Array(inhoud)) } as never },
    });
  };

  it.each([
    ["the EICAR file", EICAR, "THREATS_FOUND"],
    ["the EICAR file within another", Buffer.concat([pdf("x"), EICAR]), "THREATS_FOUND"],
    ["anything else, for it is no scanner", pdf("x"), "NO_THREATS_FOUND"],
  ])("tells of %s as GuardDuty would, under a name of its own", async (_wat, inhoud, uitslag) => {
    inQuarantaine(inhoud);
    expect(await scan()(ID)).toBe(uitslag);
    const [entry] = events.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry).toMatchObject({
      ...{ Source: "eicar-nabootsing", DetailType: "GuardDuty Malware Protection Object Scan Result" },
    });
    expect(JSON.parse(entry?.Detail ?? "")).toMatchObject({
      ...{ scanStatus: "COMPLETED", scanResultDetails: { scanResultStatus: uitslag } },
      s3ObjectDetails: { bucketName: "quarantaine", objectKey: ID, eTag: "abc" },
    });
  });

  it("says nothing of a file that is gone, and fails when its verdict is not taken", async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: "weg", $metadata: { httpStatusCode: 404 } }));
    const { log, regels } = maakLogDouble();
    await scanUpload({ detail: { object: { key: ID } } }, { scan: scan(), log });
    expect(events.commandCalls(PutEventsCommand)).toEqual([]);
    expect(JSON.stringify(regels)).toContain("weg");
    s3.reset();
    inQuarantaine(EICAR);
    events.on(PutEventsCommand).resolves({ FailedEntryCount: 1 });
    await expect(scan()(ID)).rejects.toThrow();
    s3.on(GetObjectCommand).rejects(fout(503));
    await expect(scan()(ID)).rejects.toThrow();
    await expect(scanUpload({ iets: "anders" }, { scan: scan(), log })).rejects.toThrow();
  });
});
