import * as z from "zod";
import {
  INGEHAALD,
  openTaak,
  wachtOpInterventie,
  wachtOpTraject,
  type Taakbesluit,
} from "../../shared/domain/besluiten/taken.ts";
import { dispatchActies } from "../../shared/domain/besluiten/uitzetten.ts";
import { casusIdSchema, interventieIdSchema, trajectIdSchema } from "../../shared/domain/ids.ts";
import { STAPPEN, type Stap } from "../../shared/domain/pad.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { TRAJECTSTAPPEN } from "../../shared/domain/trajectpad.ts";
import type { Ketenmachines } from "../../shared/ports/keten.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { codeVan, log } from "../../shared/runtime/log.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

const uitvoering = { casusId: casusIdSchema, hoofdstap: z.int(), n: z.int() };

/** What a machine may ask: ids and codes only (statemachines/README.md). */
export const opdrachtSchema = z.discriminatedUnion("opdracht", [
  z.strictObject({
    ...uitvoering,
    opdracht: z.literal("open-taak"),
    stap: z.enum(STAPPEN as unknown as readonly [Stap, ...Stap[]]),
    taaktoken: z.string().min(1),
  }),
  z.strictObject({ ...uitvoering, opdracht: z.literal("zet-acties-uit") }),
  z.strictObject({
    opdracht: z.literal("wacht-op-interventie"),
    casusId: casusIdSchema,
    interventieId: interventieIdSchema,
    n: z.int(),
    taaktoken: z.string().min(1),
  }),
  z.strictObject({
    opdracht: z.literal("wacht-op-traject"),
    trajectId: trajectIdSchema,
    n: z.int(),
    stap: z.enum(TRAJECTSTAPPEN),
    taaktoken: z.string().min(1),
  }),
]);
export type Opdracht = z.infer<typeof opdrachtSchema>;

/** A machine's request could not be written because others kept writing: its own retry comes later. */
class CasusDruk extends Error {
  override readonly name = "CasusDruk";
}

export interface TakenAfhankelijkheden {
  readonly basis: Afhankelijkheden;
  readonly machines: Pick<Ketenmachines, "meld">;
  readonly nu: () => Instant;
}

type Wachtopdracht = Extract<Opdracht, { readonly taaktoken: string }>;

const STAAT_ELDERS: Taakbesluit = { soort: "verder", uitkomst: INGEHAALD };

/** What the record says to a machine that waits: a task holds its token, or it goes on at once. */
const besluitOp = async (opdracht: Wachtopdracht, { basis, nu }: TakenAfhankelijkheden): Promise<Taakbesluit> => {
  const { casework } = basis;
  if (opdracht.opdracht === "wacht-op-traject") {
    const traject = await casework.trajectDossier(opdracht.trajectId);
    return traject === null ? STAAT_ELDERS : wachtOpTraject(traject, opdracht);
  }
  const dossier = await casework.casusDossier(opdracht.casusId);
  if (dossier === null) return STAAT_ELDERS;
  return opdracht.opdracht === "open-taak"
    ? openTaak(dossier, opdracht, besluitcontext(basis, nu(), null))
    : wachtOpInterventie(dossier, opdracht);
};

/** What the log says of a machine that waits. */
const logveldenVan = (opdracht: Wachtopdracht) => {
  const { n } = opdracht;
  switch (opdracht.opdracht) {
    case "open-taak":
      return { casusId: opdracht.casusId, n, hoofdstap: opdracht.hoofdstap, stap: opdracht.stap };
    case "wacht-op-interventie":
      return { casusId: opdracht.casusId, n, hoofdstap: 2 };
    case "wacht-op-traject":
      return { trajectId: opdracht.trajectId, n, hoofdstap: 4, stap: opdracht.stap };
  }
};

/**
 * Opens the task that the machine waits on, or puts the new token in the open one; or tells the machine at once how the record
 * went on. Safe to repeat: the record decides (design rule 2).
 */
const openVoorMachine = async (opdracht: Wachtopdracht, afhankelijkheden: TakenAfhankelijkheden) => {
  const { basis, machines } = afhankelijkheden;
  const geschreven = await schrijfMetHerkansing<Taakbesluit>(async () => {
    const besluit = await besluitOp(opdracht, afhankelijkheden);
    if (besluit.soort === "verder") return gelukt(besluit);
    const uitkomst = await basis.casework.schrijf(besluit.wijziging, []);
    return uitkomst.ok ? gelukt(besluit) : uitkomst;
  });
  if (!geschreven.ok) throw new CasusDruk();
  const besluit = geschreven.waarde;
  if (besluit.soort === "verder") {
    log("stap-ingehaald", { ...logveldenVan(opdracht), uitkomst: codeVan(besluit.uitkomst) });
    await machines.meld(opdracht.taaktoken, besluit.uitkomst);
    return;
  }
  log("taak-geopend", logveldenVan(opdracht));
  // Who was relieved ends now; if this is lost, it asks by itself when its token times out, and hears the same.
  if (besluit.afgelost !== null) await machines.meld(besluit.afgelost, INGEHAALD);
};

type Uitzetuitkomst = "uitgezet" | "verder" | typeof INGEHAALD;

/** Puts out the next page of acties; `verder` while there are more (X11: each exactly once). */
const zetUit = async (
  { casusId, hoofdstap, n }: Extract<Opdracht, { opdracht: "zet-acties-uit" }>,
  { basis, nu }: TakenAfhankelijkheden,
): Promise<Uitzetuitkomst> => {
  const { casework } = basis;
  const geschreven = await schrijfMetHerkansing<Uitzetuitkomst>(async () => {
    const dossier = await casework.casusDossier(casusId);
    if (dossier === null) return gelukt(INGEHAALD);
    const { casus } = dossier;
    if (casus.uitvoering.hoofdstap !== hoofdstap || casus.uitvoering.n !== n) return gelukt(INGEHAALD);
    const besluit = dispatchActies(dossier, besluitcontext(basis, nu(), null));
    // The casus is past this step: the page that finished it was written, its answer was lost.
    if (!besluit.ok) return gelukt(casus.uitkomsten["acties-uitzetten"] === "uitgezet" ? "uitgezet" : INGEHAALD);
    const uitkomst = await casework.schrijf(besluit.waarde.wijziging, []);
    return uitkomst.ok ? gelukt(besluit.waarde.klaar ? ("uitgezet" as const) : ("verder" as const)) : uitkomst;
  });
  if (!geschreven.ok) throw new CasusDruk();
  log("acties-uitgezet", { casusId, hoofdstap, n, uitkomst: codeVan(geschreven.waarde) });
  return geschreven.waarde;
};

/** Carries out what a machine asks. A token is answered by the driver or here, never by the return value. */
export const voerOpdrachtUit =
  (afhankelijkheden: TakenAfhankelijkheden) =>
  async (event: unknown): Promise<{ readonly uitkomst: string } | null> => {
    const opdracht = opdrachtSchema.parse(event);
    if (opdracht.opdracht === "zet-acties-uit") return { uitkomst: await zetUit(opdracht, afhankelijkheden) };
    await openVoorMachine(opdracht, afhankelijkheden);
    return null;
  };
