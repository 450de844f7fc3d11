import { Buffer } from "node:buffer";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { GetObjectCommand, NoSuchKey, S3Client } from "@aws-sdk/client-s3";

/** The test file that every scanner recognises, in two parts: so that none recognises it here. */
const EICAR = Buffer.from(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join(""));

/** By which its events are told from those of a scanner: nobody but AWS itself can send one of `aws.guardduty`. */
const BRON = "eicar-nabootsing";

interface Opties {
  readonly s3?: S3Client;
  readonly eventbridge?: EventBridgeClient;
}

/**
 * A stand-in for GuardDuty Malware Protection for S3, which looks for the EICAR test file and for nothing else. Its verdict is an
 * event of the same form, on the default bus. Answers which verdict it gave.
 */
export const maakEicarNabootsing = (quarantaine: string, opties: Opties = {}) => {
  const { s3 = new S3Client(), eventbridge = new EventBridgeClient() } = opties;
  const lees = async (sleutel: string) => {
    try {
      return await s3.send(new GetObjectCommand({ Bucket: quarantaine, Key: sleutel }));
    } catch (fout) {
      if (fout instanceof NoSuchKey) return null;
      throw fout;
    }
  };
  return async (sleutel: string): Promise<string> => {
    const object = await lees(sleutel);
    // It was released or removed since the event was sent.
    if (object === null) return "weg";
    const { Body, ETag } = object;
    const inhoud = Buffer.from((await Body?.transformToByteArray()) ?? []);
    const scanResultStatus = inhoud.includes(EICAR) ? "THREATS_FOUND" : "NO_THREATS_FOUND";
    const s3ObjectDetails = { bucketName: quarantaine, objectKey: sleutel, eTag: (ETag ?? "").replaceAll('"', "") };
    const detail = {
      ...{ schemaVersion: "1.0", scanStatus: "COMPLETED", resourceType: "S3_OBJECT", s3ObjectDetails },
      scanResultDetails: {
        scanResultStatus,
        threats: scanResultStatus === "THREATS_FOUND" ? [{ name: "EICAR-Test-File (not a virus)" }] : null,
      },
    };
    const { FailedEntryCount } = await eventbridge.send(
      new PutEventsCommand({
        Entries: [
          {
            ...{ Source: BRON, DetailType: "GuardDuty Malware Protection Object Scan Result" },
            Detail: JSON.stringify(detail),
          },
        ],
      }),
    );
    if ((FailedEntryCount ?? 0) > 0) throw new Error("The bus did not take the verdict");
    return scanResultStatus;
  };
};
