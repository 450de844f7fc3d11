import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { korteTekst, lijst, nietLegeLijst } from "./tekst.ts";

/** 3.1: a casusoverleg counts as held only with attendance (H3.1-c1, X12). */
export const casusoverlegInvoer = z.strictObject({
  gehoudenOp: z.iso.datetime({ offset: true, error: "moet een tijdstip met zone zijn, als 2026-11-24T10:00:00Z" }),
  plaats: korteTekst,
  aanwezig: nietLegeLijst(organisatieCodeSchema),
  afspraken: lijst(korteTekst).default([]),
});
