import * as z from "zod";
import { definieerOperatie } from "./operatie.ts";

/** The document itself: no token, any origin (NL API Design Rules: published at `/v1/openapi.json`). */
export const leesOpenApi = definieerOperatie({
  operationId: "leesOpenApi",
  methode: "GET",
  pad: "/v1/openapi.json",
  samenvatting: "Beschrijving van deze API",
  beschrijving: "Het OpenAPI-document van deze API, zonder aanmelden op te vragen.",
  tag: "Over deze API",
  scope: null,
  openbaar: true,
  antwoorden: { 200: z.looseObject({ openapi: z.string() }).meta({ description: "Het OpenAPI-document" }) },
  weigeringen: [],
});

/** What the tags of the operations mean, in the OpenAPI document. */
export const TAGS: Readonly<Record<string, string>> = {
  "Over deze API": "De beschrijving van de API zelf.",
};
