import * as z from "zod";
import type { CasusDossier } from "./casusdossier.ts";
import { organisatieCodeSchema, type CasusId } from "./ids.ts";
import { VRAAGTAAK } from "./informatievraag.ts";
import { INTERVENTIETAAK } from "./interventie.ts";
import type { Kenmerk } from "./kenmerk.ts";
import type { Overdrachtstand } from "./overdracht.ts";
import type { OpenTaak } from "./taak.ts";
import { korteTekst, langeTekst } from "./tekst.ts";
import { instantSchema } from "./tijd.ts";
import { UITNODIGINGSTAAK } from "./uitnodiging.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** Kind of the task to answer whether a gemeente takes a casus over. */
export const GEMEENTETAAK = "gemeente-overdracht-beantwoorden";

/** A casus turns out to be of another gemeente (B6.F1): what that one must know to say yes or no, on which basis, and why. */
export const gemeenteOverdrachtInvoer = z.strictObject({
  gemeente: korteTekst,
  /** Code of one of the region's legal bases: which, the decision asks. */
  grondslag: korteTekst,
  inhoud: langeTekst,
  reden: korteTekst,
});
export type GemeenteOverdrachtInvoer = z.infer<typeof gemeenteOverdrachtInvoer>;
export const gemeenteOverdrachtInhoud = gemeenteOverdrachtInvoer
  .omit({ gemeente: true })
  .extend({ ontvanger: organisatieCodeSchema, vorige: organisatieCodeSchema });
export const gemeenteAntwoordInhoud = z.strictObject({
  antwoord: z.enum(["aanvaard", "geweigerd", "ingetrokken"]),
  toelichting: z.string().nullable(),
});

type Van<S extends Vastlegging["soort"]> = Extract<Vastlegging, { soort: S }>;

/** A handover to another gemeente, with what came of it. Two records, neither of which changes. */
export interface GemeenteOverdracht {
  readonly aanbod: Van<"gemeente-overdracht">;
  /** Null: it waits for an answer, or ended with the casus. */
  readonly antwoord: Van<"gemeente-overdrachtantwoord"> | null;
  /** The task to answer it, while that can be done. */
  readonly taak: OpenTaak | null;
  /** Where it belongs, for who reads it in the casus. */
  readonly kenmerk: Kenmerk;
}

/** Every handover to a gemeente that was offered from this casus, the first one first. */
export const gemeenteOverdrachtenVan = ({
  casus,
  vastleggingen,
  taken,
}: Pick<CasusDossier, "casus" | "vastleggingen" | "taken">): readonly GemeenteOverdracht[] =>
  vastleggingen
    .filter((een): een is Van<"gemeente-overdracht"> => een.soort === "gemeente-overdracht")
    .map((aanbod) => ({
      aanbod,
      antwoord:
        vastleggingen.find(
          (een): een is Van<"gemeente-overdrachtantwoord"> =>
            een.soort === "gemeente-overdrachtantwoord" && een.bij === aanbod.vastleggingId,
        ) ?? null,
      taak:
        casus.status === "open"
          ? (taken.find(
              (taak): taak is OpenTaak =>
                taak.status === "open" && taak.soort === GEMEENTETAAK && taak.onderwerp === aanbod.vastleggingId,
            ) ?? null)
          : null,
      kenmerk: aanbod.kenmerk,
    }));

/** Work that somebody was asked for as an organisation outside the casus, not as the seat of its gemeente. */
export const ZETELGEBONDEN_NIET: readonly string[] = [UITNODIGINGSTAAK, VRAAGTAAK, INTERVENTIETAAK, GEMEENTETAAK];

/** The gemeenten of which this casus was before it was handed over. */
export const vorigeGemeenten = (dossier: Pick<CasusDossier, "casus" | "vastleggingen" | "taken">): readonly string[] =>
  gemeenteOverdrachtenVan(dossier).flatMap(({ aanbod, antwoord }) =>
    antwoord?.inhoud.antwoord === "aanvaard" ? [aanbod.inhoud.vorige] : [],
  );

const VOORBIJ = instantSchema.parse("1970-01-01T00:00:00.000Z");

/**
 * What access asks: its receiver reads it as long as it can answer, whatever any clock says. Once it accepted, it sees the casus
 * itself.
 */
export const gemeentestandVan = ({ aanbod, taak }: GemeenteOverdracht): Overdrachtstand => ({
  ontvanger: aanbod.inhoud.ontvanger,
  tot: taak === null ? VOORBIJ : null,
});

/** Where its receiver reads it. */
export const gemeenteoverdrachtpad = (casusId: CasusId, overdrachtId: string): string =>
  `/v1/casussen/${casusId}/gemeente-overdrachten/${overdrachtId}`;
