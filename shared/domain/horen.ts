import * as z from "zod";
import { meldingIdSchema, type MeldingId, type VastleggingId } from "./ids.ts";
import { korteTekst, langeTekst } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** Kind of the task to hear reporters: of all meldingen of a casus, or of the one that it is about. */
export const MELDER_HOREN = "melder-horen";

/** 3.2: what a reporter told when heard (H3.2-b2). Who it is stands nowhere in it: the melding names them, or nothing does. */
export const hoorverslagInvoer = z.strictObject({
  meldingId: meldingIdSchema,
  wijze: z.enum(["gesprek", "telefoon", "beeldbellen", "schriftelijk", "veilig-kanaal"], {
    error: "moet gesprek, telefoon, beeldbellen, schriftelijk of veilig-kanaal zijn",
  }),
  gehoordOp: datumSchema,
  verslag: langeTekst,
});
export type HoorverslagInvoer = z.infer<typeof hoorverslagInvoer>;

/** What its record holds: with what the reporter answered themselves, when that was through the safe channel. */
export const hoorverslagInhoud = hoorverslagInvoer.extend({
  antwoorden: z.array(z.object({ vraag: z.string(), antwoord: z.string(), op: instantSchema })),
});

/** 3.2: why the reporter of a melding is not heard; `reden` is a code of the region. */
export const hoorvrijstellingInvoer = z.strictObject({
  meldingId: meldingIdSchema,
  reden: korteTekst,
  toelichting: korteTekst,
});
export type HoorvrijstellingInvoer = z.infer<typeof hoorvrijstellingInvoer>;

type Gehoord = Extract<Vastlegging, { soort: "hoorverslag" | "hoorvrijstelling" }>;

/** Whether the reporter of a melding was heard, and by which record: a report outweighs an exemption, of each the last. */
export type Hoorstand =
  | { readonly meldingId: MeldingId; readonly stand: "te-horen" }
  | {
      readonly meldingId: MeldingId;
      readonly stand: "gehoord" | "vrijgesteld";
      readonly vastleggingId: VastleggingId;
      /** Why not; null: heard. */
      readonly reden: string | null;
    };

const isGehoord = (een: Vastlegging): een is Gehoord => een.soort === "hoorverslag" || een.soort === "hoorvrijstelling";

/** Of each of these meldingen of a casus whether its reporter was heard (H3.2-b2). */
export const hoorstandenVan = (
  meldingen: readonly MeldingId[],
  vastleggingen: readonly Vastlegging[],
): readonly Hoorstand[] =>
  meldingen.map((meldingId): Hoorstand => {
    const over = vastleggingen.filter(isGehoord).filter(({ inhoud }) => inhoud.meldingId === meldingId);
    const laatste = over.findLast(({ soort }) => soort === "hoorverslag") ?? over.at(-1);
    if (laatste === undefined) return { meldingId, stand: "te-horen" };
    const { vastleggingId } = laatste;
    return laatste.soort === "hoorverslag"
      ? { meldingId, stand: "gehoord", vastleggingId, reden: null }
      : { meldingId, stand: "vrijgesteld", vastleggingId, reden: laatste.inhoud.reden };
  });
