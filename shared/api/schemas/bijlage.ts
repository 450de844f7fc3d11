import * as z from "zod";
import { BIJLAGEBESLUITEN, BIJLAGEREDENEN, BIJLAGESTATUSSEN, sha256Schema } from "../../domain/bijlage.ts";
import { bijlageIdSchema, dossierIdSchema, meldingIdSchema, organisatieCodeSchema } from "../../domain/ids.ts";
import type { Regio } from "../../domain/regio.ts";
import { anoniem, korteTekst } from "../../domain/tekst.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { keuzeUit } from "./melding.ts";

const tag = "Bijlagen";

/** What is told of an attachment to who may read it. */
const bijlage = z.object({
  bijlageId: bijlageIdSchema,
  soort: z.string(),
  titel: z.string(),
  mediatype: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  status: z.enum(BIJLAGESTATUSSEN),
  reden: z.enum(BIJLAGEREDENEN).nullable().meta({ description: "Alleen bij geweigerd" }),
  toegevoegdOp: instant,
  geleverdDoor: organisatieCodeSchema,
  uploadUiterlijkOp: instant,
});
const lijst = { 200: z.object({ resultaten: z.array(bijlage) }) };

const HOE =
  "Kondig het bestand aan; het antwoord heeft een formulier om het te sturen (POST naar upload.url met alle upload.velden en daarna het bestand als laatste veld, file). Het formulier neemt alleen precies dit bestand aan, en niet lang. Het bestand is pas in te zien als het is gekeurd (status beschikbaar).";

/** Attachments of meldingen and dossiers: announced here, sent to storage directly, read only once a scan found them clean. */
export const bijlageOperaties = (regio: Regio) => {
  const { soorten, mediatypen, maximaalBytes } = regio.bijlagen;
  const toevoegen = {
    ...({ methode: "POST", tag, idempotencyKey: "verplicht-voor-systemen", beschrijving: HOE } as const),
    body: z.strictObject({
      soort: keuzeUit(
        soorten.map(({ code }) => code),
        "een soort bijlage",
      ),
      titel: anoniem(korteTekst).meta({
        description: "Waar het om gaat, zonder namen of nummers; alleen te lezen voor wie de bijlage mag zien",
      }),
      mediatype: keuzeUit(mediatypen, "een bestandssoort"),
      bytes: z
        .int({ error: "moet een geheel aantal bytes zijn" })
        .min(1, { error: "mag niet leeg zijn" })
        .max(maximaalBytes, { error: `mag hoogstens ${maximaalBytes} bytes zijn; maak het bestand kleiner` }),
      sha256: sha256Schema,
    }),
    antwoorden: {
      201: z.object({
        bijlageId: bijlageIdSchema,
        status: z.enum(BIJLAGESTATUSSEN),
        uploadUiterlijkOp: instant,
        upload: z
          .object({ url: z.url(), velden: z.record(z.string(), z.string()) })
          .nullable()
          .meta({
            description:
              "Waarmee het bestand wordt gestuurd; geheim, want wie het heeft, kan het sturen. Null als dat niet meer kan: bij een herhaling nadat het bestand kwam of de tijd om was.",
          }),
      }),
    },
  } as const;
  return {
    voegBijlageToeAanMelding: definieerOperatie({
      ...toevoegen,
      operationId: "voegBijlageToeAanMelding",
      pad: "/v1/meldingen/{meldingId}/bijlagen",
      samenvatting: "Een bijlage bij een eigen melding aankondigen",
      scope: "meldingen:schrijven",
      parameters: { pad: z.strictObject({ meldingId: meldingIdSchema }) },
      weigeringen: ["al-afgehandeld", "te-veel-bijlagen", "gelijktijdige-wijziging"],
    }),
    leesBijlagenVanMelding: definieerOperatie({
      operationId: "leesBijlagenVanMelding",
      methode: "GET",
      pad: "/v1/meldingen/{meldingId}/bijlagen",
      samenvatting: "De bijlagen van een melding lezen",
      beschrijving: "Voor wie de melding indiende en voor het meldpunt.",
      tag,
      scope: "meldingen:lezen",
      parameters: { pad: z.strictObject({ meldingId: meldingIdSchema }) },
      antwoorden: lijst,
      weigeringen: [],
    }),
    voegBijlageToeAanDossier: definieerOperatie({
      ...toevoegen,
      operationId: "voegBijlageToeAanDossier",
      pad: "/v1/dossiers/{dossierId}/bijlagen",
      samenvatting: "Een bijlage bij een dossier aankondigen",
      scope: "casussen:schrijven",
      parameters: { pad: z.strictObject({ dossierId: dossierIdSchema }) },
      weigeringen: ["casus-niet-open", "te-veel-bijlagen", "gelijktijdige-wijziging"],
    }),
    leesBijlagenVanDossier: definieerOperatie({
      operationId: "leesBijlagenVanDossier",
      methode: "GET",
      pad: "/v1/dossiers/{dossierId}/bijlagen",
      samenvatting: "De bijlagen van een dossier lezen, met die van zijn meldingen",
      beschrijving:
        "Ook die van dossiers die ermee zijn samengevoegd. Alleen wat u volgens de deelmatrix mag lezen; het andere staat er niet in.",
      tag,
      scope: "casussen:lezen",
      parameters: { pad: z.strictObject({ dossierId: dossierIdSchema }) },
      antwoorden: lijst,
      weigeringen: [],
    }),
    leesBijlage: definieerOperatie({
      operationId: "leesBijlage",
      methode: "GET",
      pad: "/v1/bijlagen/{bijlageId}",
      samenvatting: "Lezen wat er van een bijlage bekend is, en of zij is gekeurd",
      tag,
      scope: "meldingen:lezen",
      parameters: { pad: z.strictObject({ bijlageId: bijlageIdSchema }) },
      antwoorden: { 200: bijlage },
      weigeringen: [],
    }),
    zieBijlageIn: definieerOperatie({
      operationId: "zieBijlageIn",
      methode: "GET",
      pad: "/v1/bijlagen/{bijlageId}/inzage",
      samenvatting: "Een adres krijgen om een bijlage te downloaden",
      beschrijving:
        "Het adres werkt kort en voor wie het heeft: geef het niet door en bewaar het niet. Elke inzage wordt vastgelegd, ook als er niet wordt gedownload.",
      tag,
      scope: "meldingen:lezen",
      parameters: { pad: z.strictObject({ bijlageId: bijlageIdSchema }) },
      antwoorden: { 200: z.object({ bijlageId: bijlageIdSchema, url: z.url(), geldigTot: instant }) },
      weigeringen: ["bijlage-niet-beschikbaar"],
    }),
    besluitBijlage: definieerOperatie({
      operationId: "besluitBijlage",
      methode: "POST",
      pad: "/v1/bijlagen/{bijlageId}/besluiten",
      samenvatting: "Besluiten wat er gebeurt met een bijlage die niet is vrijgegeven",
      beschrijving:
        "Het bestand verwijderen of opnieuw laten keuren; een besmet bestand komt nooit vrij. Voor het meldpunt.",
      tag,
      scope: "casussen:schrijven",
      parameters: { pad: z.strictObject({ bijlageId: bijlageIdSchema }) },
      body: z.strictObject({
        besluit: z.enum(BIJLAGEBESLUITEN, { error: "moet verwijderen of opnieuw-keuren zijn" }),
        toelichting: korteTekst,
      }),
      antwoorden: { 201: z.object({ bijlageId: bijlageIdSchema, status: z.enum(BIJLAGESTATUSSEN) }) },
      weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
      idempotencyKey: "mag",
    }),
  };
};
