import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { maakKetenclient, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { herkenMediatype } from "../../shared/adapters/bijlagen/herkenner.ts";
import { maakBijlagenopslag, maakScanner } from "../../shared/adapters/bijlagen/opslag.ts";
import { maakCasework } from "../../shared/adapters/dynamodb/casework.ts";
import { maakDocumentClient } from "../../shared/adapters/dynamodb/client.ts";
import { bijlageIdSchema } from "../../shared/domain/ids.ts";
import { instantVan, plusSeconden } from "../../shared/domain/tijd.ts";
import type { BijlageInvoer } from "../../shared/domain/besluiten/bijlagen.ts";
import { opslagContract } from "../contract/opslag.contract.ts";
import { aankondiging, EICAR, pdf } from "../fixtures/bestanden.ts";
import { maakMelding } from "../fixtures/melding.ts";
import { lekken } from "./lekkage.ts";
import { alleUitingen } from "./uitingen.ts";
import { stuur } from "./uploaden.ts";
import { binnen } from "./wachten.ts";

const MELDER = "systeem-veilig-thuis";
const TITEL = "Loonstrook van een naam die niemand hoort te zien";

let omgeving: Omgeving;
let client: Ketenclient;
let meldingId: string;
let dossierId: string;

const aangekondigdSchema = z.object({
  bijlageId: bijlageIdSchema,
  upload: z.object({ url: z.url(), velden: z.record(z.string(), z.string()) }),
});
let teller = 0;
const kondigAan = async (pad: string, actor: string, invoer: BijlageInvoer) => {
  const koppen = { "idempotency-key": `bijlage-${String((teller += 1))}` };
  const { body } = await client.moet(201, client.roep(actor, "POST", pad, invoer, koppen), "aankondigen");
  return aangekondigdSchema.parse(body);
};
const bijMelding = (inhoud: Uint8Array, anders: Partial<BijlageInvoer> = {}) =>
  kondigAan(`/v1/meldingen/${meldingId}/bijlagen`, MELDER, aankondiging(inhoud, { titel: TITEL, ...anders }));
const lees = (actor: string, bijlageId: string) => client.roep(actor, "GET", `/v1/bijlagen/${bijlageId}`);
const ziein = (actor: string, bijlageId: string) => client.roep(actor, "GET", `/v1/bijlagen/${bijlageId}/inzage`);
const wordt = async (bijlageId: string, verwacht: object): Promise<void> =>
  binnen(30, async () => {
    expect((await lees("meldpunt", bijlageId)).body).toMatchObject(verwacht);
  });

beforeAll(async () => {
  omgeving = await startOmgeving("test-bijlagen");
  client = maakKetenclient(omgeving);
  const gemeld = await client.moet(
    201,
    client.roep(MELDER, "POST", "/v1/meldingen", maakMelding({}, 301), { "idempotency-key": "bijlagen" }),
    "melding",
  );
  meldingId = z.looseObject({ meldingId: z.string() }).parse(gemeld.body).meldingId;
  const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
  const { dossiers } = z
    .looseObject({ dossiers: z.array(z.looseObject({ dossierId: z.string() })) })
    .parse(gelezen.body);
  dossierId = dossiers[0]?.dossierId ?? "";
}, 120_000);
afterAll(async () => {
  await omgeving.stop();
});

// The adapter on the buckets of the stacks: their events reach who judges, who knows none of these and sets them aside.
opslagContract("the emulator's S3", () => {
  const emmers = {
    quarantaine: omgeving.outputs["QuarantaineNaam"] ?? "",
    schoon: omgeving.outputs["BijlagenNaam"] ?? "",
    kmsSleutel: "",
    client: new S3Client({ ...lokaleClient(omgeving.endpoint), forcePathStyle: true }),
  };
  return {
    opslag: maakBijlagenopslag(emmers, herkenMediatype),
    scanner: maakScanner(emmers),
    stuur,
    haal: async (adres) => {
      const antwoord = await fetch(adres);
      const inhoud = new Uint8Array(await antwoord.arrayBuffer());
      return { status: antwoord.status, inhoud, mediatype: antwoord.headers.get("content-type") };
    },
  };
});

describe("attachments on the real stacks", { timeout: 120_000 }, () => {
  it("a clean file is released and read as it was sent; for another organisation it does not exist", async () => {
    const inhoud = pdf("schoon");
    const { bijlageId, upload } = await bijMelding(inhoud);
    expect((await ziein(MELDER, bijlageId)).status).toBe(409);
    expect(await stuur(upload, inhoud)).toBe(204);
    await wordt(bijlageId, { status: "beschikbaar", titel: TITEL });
    for (const actor of [MELDER, "meldpunt", "zetel-politie", "procesregisseur"]) {
      const { body } = await client.moet(200, ziein(actor, bijlageId), `inzage door ${actor}`);
      const { url } = z.looseObject({ url: z.url() }).parse(body);
      const gedownload = await fetch(url);
      expect(Buffer.from(await gedownload.arrayBuffer())).toEqual(inhoud);
      expect(gedownload.headers.get("content-type")).toBe("application/pdf");
      expect(gedownload.headers.get("content-disposition")).toBe(`attachment; filename="bijlage-${bijlageId}.pdf"`);
      expect(gedownload.headers.get("cache-control")).toBe("no-store");
    }
    for (const actor of ["systeem-ggd", "systeem-nla", "partner-nla"]) {
      expect((await lees(actor, bijlageId)).status).toBe(404);
      expect((await ziein(actor, bijlageId)).status).toBe(404);
      expect((await client.roep(actor, "GET", `/v1/meldingen/${meldingId}/bijlagen`)).status).toBe(404);
      expect((await client.roep(actor, "GET", `/v1/dossiers/${dossierId}/bijlagen`)).status).toBe(404);
    }
    const lijst = await client.roep("zetel-politie", "GET", `/v1/dossiers/${dossierId}/bijlagen`);
    expect(lijst.body).toMatchObject({ resultaten: [{ bijlageId, status: "beschikbaar" }] });
  });

  it("the EICAR file is refused to everybody; the meldpunt is asked, and has it removed", async () => {
    const { bijlageId, upload } = await bijMelding(EICAR);
    expect(await stuur(upload, EICAR)).toBe(204);
    await wordt(bijlageId, { status: "geweigerd", reden: "besmet" });
    for (const actor of [MELDER, "meldpunt", "zetel-politie"]) expect((await ziein(actor, bijlageId)).status).toBe(409);
    const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
    const { casusId } = z.looseObject({ casusId: z.string() }).parse(gelezen.body);
    const taak = await client.wachtOpTaak("meldpunt", casusId, "bijlage-beoordelen");
    expect(taak.onderwerp).toBe(bijlageId);
    const besluit = { besluit: "verwijderen", toelichting: "besmet" };
    await client.moet(201, client.roep("meldpunt", "POST", `/v1/bijlagen/${bijlageId}/besluiten`, besluit), "besluit");
    await verzet(bijlageId, {});
    await omgeving.slaKlok();
    await wordt(bijlageId, { status: "verwijderd" });
    const s3 = new S3Client({ ...lokaleClient(omgeving.endpoint), forcePathStyle: true });
    await expect(
      s3.send(new HeadObjectCommand({ Bucket: omgeving.outputs["QuarantaineNaam"], Key: bijlageId })),
    ).rejects.toMatchObject({ name: "NotFound" });
  });

  it("a file that says to be another kind than it is, is not released", async () => {
    const inhoud = Buffer.from("gewone tekst, en geen PDF");
    const { bijlageId, upload } = await bijMelding(inhoud);
    expect(await stuur(upload, inhoud)).toBe(204);
    await wordt(bijlageId, { status: "geweigerd", reden: "ander-type" });
  });

  it("the form takes the file that was announced, by its size, type and place, and no other", async () => {
    const inhoud = pdf("precies deze");
    const { bijlageId, upload } = await bijMelding(inhoud);
    const met = (anders: Record<string, string>) => ({ ...upload, velden: { ...upload.velden, ...anders } });
    expect(await stuur(upload, pdf("een andere, die langer is"))).toBe(400);
    expect(await stuur(met({ "Content-Type": "text/html" }), inhoud)).toBe(403);
    expect(await stuur(met({ key: "elders" }), inhoud)).toBe(403);
    expect(await stuur(met({ "x-amz-server-side-encryption": "none" }), inhoud)).toBe(403);
    expect((await lees(MELDER, bijlageId)).body).toMatchObject({ status: "verwacht" });
  });

  it("what the emulator lets through, another content of the same size, is found on reading it", async () => {
    const inhoud = pdf("deze inhoud");
    const { bijlageId, upload } = await bijMelding(inhoud);
    await stuur(upload, pdf("die inhoud!"));
    await wordt(bijlageId, { status: "geweigerd", reden: "andere-inhoud" });
  });

  it("an upload that never comes expires, and is seen as such", async () => {
    const { bijlageId } = await kondigAan(
      `/v1/dossiers/${dossierId}/bijlagen`,
      "zetel-politie",
      aankondiging(pdf("komt nooit"), { titel: TITEL }),
    );
    await verzet(bijlageId, { uploadUiterlijkOp: plusSeconden(instantVan(new Date()), -3600) });
    await omgeving.slaKlok();
    await wordt(bijlageId, { status: "verlopen" });
    expect((await ziein("zetel-politie", bijlageId)).status).toBe(409);
  });

  it("nothing of a title leaves casework", async () => {
    const uitingen = await alleUitingen(omgeving);
    expect(uitingen.filter(({ waar }) => waar === "log").length).toBeGreaterThan(10);
    expect(lekken(uitingen, [TITEL, "een naam die niemand"])).toEqual([]);
  });
});

/** Makes the record due now, and otherwise if asked. */
const verzet = async (bijlageId: string, anders: object): Promise<void> => {
  const casework = maakCasework({
    client: maakDocumentClient(new DynamoDBClient(lokaleClient(omgeving.endpoint))),
    tabel: omgeving.outputs["TabelNaam"] ?? "",
    ...{ logtabel: null, log: null },
  });
  const bijlage = await casework.bijlage(bijlageIdSchema.parse(bijlageId));
  if (bijlage === null || bijlage.klok === null) throw new Error("er is niets te doen aan de bijlage");
  const klok = instantVan(new Date());
  const nieuw = { ...bijlage, versie: bijlage.versie + 1, klok, ...anders };
  const geschreven = await casework.schrijf({ nieuw: [], vervangen: [nieuw], mitsOpen: [] }, []);
  expect(geschreven).toEqual({ ok: true, waarde: null });
};
