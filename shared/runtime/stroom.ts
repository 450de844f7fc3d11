import type { DynamoDBStreamEvent } from "aws-lambda";
import * as z from "zod";
import type { Opzij, OpzijGezet } from "../ports/opzij.ts";
import { codeVan, foutvelden, type Log } from "./log.ts";

/** A record of the table's stream. The image only says where to look: what is true is read again. */
export interface StroomRecord {
  readonly sleutels: OpzijGezet["sleutels"];
  readonly volgnummer: string;
  readonly beeld: unknown;
}

/** An attribute that holds a text, as the stream writes it. */
export const tekstAttribuut = z.object({ S: z.string() }).transform(({ S }) => S);

const sleutelsSchema = z.object({ pk: tekstAttribuut, sk: tekstAttribuut });

/** The records of an invocation; of an item that occurs more than once only the last, for it is read again anyway. */
export const stroomRecords = (event: DynamoDBStreamEvent): readonly StroomRecord[] => {
  const records = event.Records.map(({ dynamodb }): StroomRecord => {
    const sleutels = sleutelsSchema.safeParse(dynamodb?.Keys);
    return {
      sleutels: sleutels.success ? sleutels.data : null,
      volgnummer: dynamodb?.SequenceNumber ?? "",
      beeld: dynamodb?.NewImage,
    };
  });
  const perItem = new Map(
    records.map((record, plaats) => [JSON.stringify(record.sleutels ?? { plaats }), record] as const),
  );
  return [...perItem.values()];
};

/** Whether trying again can never help: the record does not fit its schema, or our own code trips over it. */
export const isVergiftigd = (fout: unknown): boolean =>
  fout instanceof z.ZodError || fout instanceof TypeError || fout instanceof RangeError || fout instanceof SyntaxError;

/** Does `doe`; a record that is poison is set aside and forgotten, a passing fault is thrown on. */
export const ofOpzij = async <T>(
  record: StroomRecord,
  { opzij, log }: { readonly opzij: Opzij; readonly log: Log },
  doe: () => Promise<T>,
): Promise<T | null> => {
  try {
    return await doe();
  } catch (fout) {
    if (!isVergiftigd(fout)) throw fout;
    await opzij.zet({
      sleutels: record.sleutels,
      volgnummer: record.volgnummer,
      reden: fout instanceof Error ? codeVan(fout.name) : "onbekend",
    });
    log("record-opzijgezet", foutvelden(fout));
    return null;
  }
};
