import type * as z from "zod";
import { historie, type Besluitcontext } from "./besluit.ts";
import type { CasusDossier } from "./casusdossier.ts";
import type { samenvoegingInhoud, splitsingInhoud } from "./casusverwijzing.ts";
import type { VastleggingId } from "./ids.ts";
import { KETENREGIETEAM } from "./regio.ts";
import { nieuweVastlegging } from "./voortgaan.ts";
import { samen, type Wijziging } from "./wijziging.ts";

type Verwijzing =
  | { readonly soort: "splitsing"; readonly inhoud: z.infer<typeof splitsingInhoud> }
  | { readonly soort: "samenvoeging"; readonly inhoud: z.infer<typeof samenvoegingInhoud> };

/**
 * Records in a casus which other one a split or a merge left a trace of, with its line of history. Supplied by the team and not by the
 * seat that decided: a gemeente reads back what it supplied itself, and is to learn of no other casus.
 */
export const legVerwijzingVast = (
  dossier: Pick<CasusDossier, "casus" | "historieKoppen">,
  verwijzing: Verwijzing,
  context: Besluitcontext,
): { readonly id: VastleggingId; readonly wijziging: Wijziging } => {
  const record = nieuweVastlegging(
    dossier,
    { ...verwijzing, informatie: "casusverwijzing", geleverdDoor: KETENREGIETEAM },
    context,
  );
  const { soort, inhoud } = verwijzing;
  const { compartiment } = record.kenmerk;
  return {
    id: record.vastleggingId,
    wijziging: samen(
      { nieuw: [record], vervangen: [], mitsOpen: [] },
      historie(
        dossier.casus.casusId,
        dossier.historieKoppen,
        { compartiment, wat: `${soort}:${inhoud.richting}`, inhoud },
        context,
      ),
    ),
  };
};
