import * as z from "zod";
import { codeVan, type Log } from "../../shared/runtime/log.ts";

/** S3's event of an object that was put. */
const aangekomen = z.looseObject({ detail: z.looseObject({ object: z.looseObject({ key: z.string() }) }) });

/**
 * NOT A SCANNER. It stands in for one where there is none (the local cloud): it finds the EICAR test file and calls everything else
 * clean. An environment with real data cannot be given it (infra/environments/schema.ts).
 */
export const scanUpload = async (
  event: unknown,
  { scan, log }: { readonly scan: (sleutel: string) => Promise<string>; readonly log: Log },
): Promise<void> => {
  const { detail } = aangekomen.parse(event);
  log("functie-klaar", { uitkomst: codeVan(await scan(detail.object.key)) });
};
