import { createHash } from "node:crypto";
import * as z from "zod";
import type { Kanaalinstelling, Kanalen } from "../../ports/bezorging.ts";
import type { Geheimen } from "../geheimen/geheimen.ts";

/** The channel of a recipient as it is configured, without what is secret. */
export type Kanaalconfiguratie =
  | {
      readonly soort: "webhook";
      readonly url: string;
      /** Secret (ARN) that holds `{geheim, vorigGeheim?, clientGeheim?}`. */
      readonly geheim: string;
      readonly aanmelding?:
        { readonly tokenEindpunt: string; readonly clientId: string; readonly scope?: string | undefined } | undefined;
      /** Functional mailbox that is told when the channel does not deliver. */
      readonly terugval?: string | undefined;
    }
  | { readonly soort: "email"; readonly adres: string };

const geheimSchema = z.object({
  geheim: z.string().min(1),
  vorigGeheim: z.string().min(1).optional(),
  clientGeheim: z.string().min(1).optional(),
});

const leesGeheim = async (geheimen: Geheimen, arn: string) => {
  let inhoud: unknown;
  try {
    inhoud = JSON.parse(await geheimen.lees(arn));
  } catch (fout) {
    // A parser's own error would quote it.
    throw fout instanceof SyntaxError ? new Error("The secret of a channel is not JSON") : fout;
  }
  const gelezen = geheimSchema.safeParse(inhoud);
  if (!gelezen.success) throw new Error("The secret of a channel does not hold what it should");
  return gelezen.data;
};

/** Another one when kind, address or sign-in is another; a renewed key is not: the system behind it stays the same. */
const vingerafdrukVan = (configuratie: Kanaalconfiguratie): string => {
  const delen =
    configuratie.soort === "email"
      ? [configuratie.soort, configuratie.adres]
      : [
          ...[configuratie.soort, configuratie.url],
          ...[
            configuratie.aanmelding?.tokenEindpunt,
            configuratie.aanmelding?.clientId,
            configuratie.aanmelding?.scope,
          ],
        ];
  return createHash("sha256").update(JSON.stringify(delen)).digest("hex").slice(0, 32);
};

/**
 * Channels from configuration, with their secrets, which are at most five minutes old.
 * @param configuraties recipient → its channel
 */
export const maakKanalen = (
  geheimen: Geheimen,
  configuraties: Readonly<Record<string, Kanaalconfiguratie>>,
): Kanalen => ({
  vind: async (ontvanger): Promise<Kanaalinstelling | null> => {
    const configuratie = Object.hasOwn(configuraties, ontvanger) ? configuraties[ontvanger] : undefined;
    if (configuratie === undefined) return null;
    const vingerafdruk = vingerafdrukVan(configuratie);
    if (configuratie.soort === "email")
      return { kanaal: { soort: "email", adres: configuratie.adres }, vingerafdruk, terugval: null };
    const { geheim, vorigGeheim, clientGeheim } = await leesGeheim(geheimen, configuratie.geheim);
    const { url, aanmelding, terugval = null } = configuratie;
    return {
      kanaal: {
        ...{ soort: "webhook", url, geheim },
        ...(vorigGeheim === undefined ? {} : { vorigGeheim }),
        aanmelding:
          aanmelding === undefined
            ? null
            : // Not put there yet: signing in then fails with a code of its own, which partner and ops can see.
              { ...aanmelding, scope: aanmelding.scope ?? null, clientGeheim: clientGeheim ?? "" },
      },
      ...{ vingerafdruk, terugval },
    };
  },
});
