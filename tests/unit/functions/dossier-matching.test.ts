import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { dossierIdSchema, type DossierId } from "../../../shared/domain/ids.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { casusVan, maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

const meld = (deur: Voordeur, body: MeldingBody, sleutel?: string): Promise<Antwoord> =>
  deur.vraag("systeem-nla", "POST", "/v1/meldingen", body, sleutel === undefined ? {} : { sleutel });

interface Mens {
  readonly voornamen: string;
  readonly geslachtsnaam: string;
  readonly geboortedatum: string | null;
  readonly [veld: string]: unknown;
}
const MENS: Mens = {
  ...{ voornamen: "Rafalina", geslachtsnaam: "Tolmansk", geboortedatum: "2001-03-14", geslacht: "vrouw" },
  adres: "Proefstraat 12, 9999 ZZ Proefdorp",
};
/** A report on this person, otherwise as it comes. */
const over = (mens: Mens, velden: Partial<MeldingBody> = {}): MeldingBody =>
  maakMelding({
    inhoud: `Gezien, ${String(Object.values(mens).join(" ").length)} keer.`,
    betrokkenen: [{ rol: "mogelijk-slachtoffer", personalia: mens }] as unknown as MeldingBody["betrokkenen"],
    ...velden,
  });

const dossiers = (deur: Voordeur) => deur.casework.vanType("dossier");
/** The driver comes by: everything that is to be matched is. */
const match = async (deur: Voordeur): Promise<void> => {
  await Promise.all(
    dossiers(deur).flatMap(({ dossierId, teMatchen }) => (teMatchen ? [deur.rematchDossier(dossierId)] : [])),
  );
  expect(dossiers(deur).filter(({ teMatchen }) => teMatchen)).toEqual([]);
};
const vragen = (deur: Voordeur) => deur.casework.vanType("matchvraag");
const openTaken = (deur: Voordeur) =>
  deur.casework.vanType("taak").filter(({ soort, status }) => soort === "match-beoordelen" && status === "open");
const paren = (deur: Voordeur) =>
  vragen(deur).flatMap(({ dossierId, kandidaten }) =>
    kandidaten.map((kandidaat) => [dossierId, kandidaat.dossierId].toSorted().join(" ")),
  );

const antwoordSchema = z.looseObject({
  samengevoegdMet: z.string().nullable(),
  resultaten: z.array(
    z.object({
      ...{ dossierId: z.string(), score: z.number(), besluit: z.looseObject({}).nullable() },
      redenen: z.array(z.object({ veld: z.string(), oordeel: z.string(), gewicht: z.number() })),
    }),
  ),
});

/** Two dossiers of people who look alike, with the question about them. */
const tweeling = async () => {
  const deur = maakVoordeur();
  await meld(deur, over(MENS));
  const [eerste] = dossiers(deur);
  // Of two of one moment the lower id is the first: which is which would be chance.
  deur.verder(1);
  // A slip in the given name: enough to doubt, too little to be sure.
  const { body } = await meld(deur, over({ ...MENS, voornamen: "Rafalima" }, { locatie: { gemeente: "Apeldoorn" } }));
  const tweede = dossiers(deur).find(({ dossierId }) => dossierId !== eerste?.dossierId);
  if (eerste === undefined || tweede === undefined) throw new Error("geen twee dossiers");
  await match(deur);
  const vraag = vragen(deur)[0];
  if (vraag === undefined) throw new Error("geen vraag");
  const kandidaat = vraag.kandidaten[0]?.dossierId ?? eerste.dossierId;
  const besluit = (wie: string, inhoud: object = {}, id: DossierId = vraag.dossierId) =>
    deur.vraag(wie, "POST", `/v1/dossiers/${id}/matchbesluiten`, {
      ...{ kandidaat, besluit: "zelfde", toelichting: "nagevraagd", ...inhoud },
    });
  const lees = async (wie: string, id: string) => {
    const { status, body: gelezen } = await deur.vraag(wie, "GET", `/v1/dossiers/${id}`);
    const lijst = z.array(z.looseObject({}));
    return {
      status,
      meldingen: lijst.parse(gelezen["meldingen"] ?? []).length,
      casussen: lijst.parse(gelezen["casussen"] ?? []).length,
    };
  };
  const stand = (id: DossierId) => dossiers(deur).find((dossier) => dossier.dossierId === id);
  return {
    ...{ deur, eerste, tweede, vraag, kandidaat, besluit, lees, stand },
    casusB: await casusVan(deur, body["meldingId"]),
  };
};

describe("sixteen reports on a new person at the same moment", () => {
  it("make one dossier and one open casus, with retries and in any order; none is lost (X2, K18)", async () => {
    const deur = maakVoordeur();
    const [personen, tegelijk] = [12, 16];
    const verzoeken = Array.from({ length: personen * tegelijk * 2 }, (_, n) => n % (personen * tegelijk));
    const antwoorden = await Promise.all(
      // Each is sent twice under its key, as a client does that heard nothing.
      verzoeken.map((n) => meld(deur, maakMelding({}, 1 + (n % personen)), `race-${String(n)}`)),
    );
    expect(new Set(antwoorden.map(({ status }) => status))).toEqual(new Set([201]));
    await match(deur);
    expect(dossiers(deur)).toHaveLength(personen);
    expect(deur.casework.vanType("melding")).toHaveLength(personen * tegelijk);
    expect(deur.casework.vanType("casus").filter(({ status }) => status === "open")).toHaveLength(personen);
    expect(vragen(deur)).toEqual([]);
  });
});

describe("a variant of somebody who is known", () => {
  it.each([
    [
      "without accents, with the tussenvoegsel in the name",
      { voornamen: "Séline", geslachtsnaam: "van der Tolmansk" },
      { voornamen: "Seline", tussenvoegsel: "van der", geslachtsnaam: "Tolmansk" },
    ],
    ["with day and month swapped", { geboortedatum: "2001-03-04" }, { geboortedatum: "2001-04-03" }],
  ] as const)("%s joins their dossier and casus", async (_wat, was, wordt) => {
    const deur = maakVoordeur();
    await meld(deur, over({ ...MENS, ...was }));
    await meld(deur, over({ ...MENS, ...wordt }));
    await match(deur);
    expect(dossiers(deur)).toHaveLength(1);
    expect(deur.casework.vanType("casus")).toHaveLength(1);
    expect(deur.casework.vanType("dossier-melding")).toHaveLength(2);
  });

  it.each([
    ["of another sex", { geslacht: "man" }],
    ["born on another day", { geboortedatum: "2001-03-19" }],
    ["without a birth date", { geboortedatum: null }],
  ] as const)("%s never does by itself", async (_wat, anders) => {
    const deur = maakVoordeur();
    await meld(deur, over(MENS));
    await meld(deur, over({ ...MENS, ...anders }));
    expect(dossiers(deur)).toHaveLength(2);
  });

  it("that came at the same moment is found once it is there: asked once, whoever comes first (design section 6)", async () => {
    const namen = ["Rafalina", "Rafalima", "Rafaliina", "Rafelina"];
    const deur = maakVoordeur();
    await Promise.all(namen.map((voornamen) => meld(deur, over({ ...MENS, voornamen }))));
    expect(dossiers(deur)).toHaveLength(namen.length);
    await match(deur);
    // Each pair once, and nobody left out.
    expect(paren(deur)).toHaveLength(new Set(paren(deur)).size);
    const genoemd = new Set(paren(deur).flatMap((paar) => paar.split(" ")));
    expect(genoemd.size).toBe(namen.length);
    expect(openTaken(deur)).toHaveLength(vragen(deur).length);
    expect(openTaken(deur).every(({ eigenaar }) => eigenaar.rol === "meldpunt")).toBe(true);
  });

  it("is matched again after a crash, and asked no second time", async () => {
    const deur = maakVoordeur();
    await meld(deur, over(MENS));
    await match(deur);
    await meld(deur, over({ ...MENS, voornamen: "Rafalima" }));
    const id = dossiers(deur).find(({ teMatchen }) => teMatchen)?.dossierId ?? dossierIdSchema.parse("");
    deur.casework.faalEenmaal("na");
    await expect(deur.rematchDossier(id)).rejects.toThrow();
    await deur.rematchDossier(id);
    expect(paren(deur)).toHaveLength(1);
    expect(openTaken(deur)).toHaveLength(1);
  });
});

describe("the question to the meldpunt", () => {
  it("gives reasons per field and nothing of the person; for others it is not", async () => {
    const { deur, vraag } = await tweeling();
    const pad = `/v1/dossiers/${vraag.dossierId}/matchvragen`;
    const antwoord = await deur.vraag("meldpunt", "GET", pad);
    const { resultaten } = antwoordSchema.parse(antwoord.body);
    expect(resultaten).toHaveLength(1);
    expect(resultaten[0]?.redenen.map(({ veld }) => veld)).toContain("geboortedatum");
    expect(antwoord.rauw.body).not.toMatch(/rafali|tolmansk|2001-03|proefstraat/i);
    expect((await deur.vraag("zetel-politie", "GET", pad)).status).toBe(403);
    expect((await deur.vraag("partner-ggd", "GET", pad)).status).toBe(404);
    const taak = openTaken(deur)[0];
    expect(taak).toMatchObject({ onderwerp: vraag.dossierId, verplicht: true, casusId: vraag.casusId });
    const lijst = await deur.vraag("meldpunt", "GET", "/v1/taken");
    expect(lijst.rauw.body).toContain(taak?.taakId);
    // At the table the task would tell that somebody like this person is in another casus.
    const beeld = await deur.vraag("zetel-politie", "GET", `/v1/casussen/${vraag.casusId}`);
    expect([beeld.status, beeld.rauw.body.includes("match-beoordelen")]).toEqual([200, false]);
  });

  it("is decided by the meldpunt only, once, with all errors named", async () => {
    const { deur, besluit } = await tweeling();
    expect((await besluit("zetel-politie")).status).toBe(403);
    expect((await besluit("partner-ggd")).status).toBe(404);
    const fout = await besluit("meldpunt", { besluit: "misschien", toelichting: " " });
    expect(fout).toMatchObject({ status: 400, body: { fouten: [{ veld: "besluit" }, { veld: "toelichting" }] } });
    expect((await besluit("meldpunt", { kandidaat: "00000000-0000-4000-8000-000000000000" })).status).toBe(404);
    const tegelijk = await Promise.all([besluit("meldpunt"), besluit("meldpunt", { besluit: "verschillend" })]);
    expect(tegelijk.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(openTaken(deur)).toEqual([]);
  });

  it("decided again under the same key gets the same answer, and with another body a refusal", async () => {
    const { deur, vraag, kandidaat } = await tweeling();
    const stuur = (toelichting: string) =>
      deur.vraag(
        "meldpunt",
        "POST",
        `/v1/dossiers/${vraag.dossierId}/matchbesluiten`,
        { kandidaat, besluit: "zelfde", toelichting },
        { sleutel: "eenmaal" },
      );
    const eerste = await stuur("nagevraagd");
    const opnieuw = await stuur("nagevraagd");
    expect([eerste.status, opnieuw.status, opnieuw.rauw.body]).toEqual([201, 201, eerste.rauw.body]);
    expect(await stuur("iets anders")).toMatchObject({ status: 409, code: "idempotency-key-hergebruikt" });
  });

  it("answered with verschillend is not asked again", async () => {
    const { deur, besluit, vraag } = await tweeling();
    expect((await besluit("meldpunt", { besluit: "verschillend" })).status).toBe(201);
    const dossier = dossiers(deur).find(({ dossierId }) => dossierId === vraag.dossierId);
    if (dossier === undefined) throw new Error("geen dossier");
    deur.casework.zet({ ...dossier, teMatchen: true });
    await match(deur);
    expect(paren(deur)).toHaveLength(1);
    expect(openTaken(deur)).toEqual([]);
  });
});

describe("two dossiers of one person", () => {
  it("are read as one, each through the casussen that the reader sees; a split gives each its own again", async () => {
    const { deur, eerste, tweede, besluit, lees, stand, vraag } = await tweeling();
    expect(await lees("meldpunt", eerste.dossierId)).toEqual({ status: 200, meldingen: 1, casussen: 1 });
    expect((await besluit("meldpunt")).status).toBe(201);
    expect(stand(tweede.dossierId)?.samengevoegdMet).toBe(eerste.dossierId);
    for (const id of [eerste.dossierId, tweede.dossierId])
      expect(await lees("meldpunt", id)).toEqual({ status: 200, meldingen: 2, casussen: 2 });
    // The municipality of the second casus sees that one, and learns of no other.
    expect(await lees("gemeente-apeldoorn", tweede.dossierId)).toEqual({ status: 200, meldingen: 1, casussen: 1 });

    // A next report of either name comes to the dossier that goes on.
    await meld(deur, over({ ...MENS, voornamen: "Rafalima" }, { inhoud: "Weer gezien." }));
    expect(dossiers(deur)).toHaveLength(2);
    const laatste = deur.casework.vanType("dossier-melding").map(({ dossierId }) => dossierId);
    expect(laatste.filter((id) => id === eerste.dossierId)).toHaveLength(2);

    const pad = `/v1/dossiers/${tweede.dossierId}/splitsingen`;
    expect((await deur.vraag("zetel-politie", "POST", pad, { toelichting: "toch niet" })).status).toBe(403);
    expect((await deur.vraag("meldpunt", "POST", pad, { toelichting: "toch niet" })).status).toBe(201);
    expect(await lees("meldpunt", tweede.dossierId)).toEqual({ status: 200, meldingen: 1, casussen: 1 });
    expect(await lees("meldpunt", eerste.dossierId)).toEqual({ status: 200, meldingen: 2, casussen: 1 });
    expect(await deur.vraag("meldpunt", "POST", pad, { toelichting: "nog eens" })).toMatchObject({ status: 409 });
    // Both histories tell it.
    const regels = deur.casework.vanType("historie").map(({ wat }) => wat);
    expect(regels.filter((wat) => wat === "dossier-samengevoegd")).toHaveLength(2);
    expect(regels.filter((wat) => wat === "dossier-gesplitst")).toHaveLength(2);
    expect(vraag.kandidaten).toHaveLength(1);
  });
});

describe("dossiers that were merged in a chain", () => {
  const NAMEN = ["Rafalina", "Rafalima", "Rafelina"];

  /** Reports that came at the same moment, of which the driver held only the second against the others. */
  const keten = async () => {
    const deur = maakVoordeur();
    for (const voornamen of NAMEN) {
      await meld(deur, over({ ...MENS, voornamen }));
      deur.verder(1);
    }
    const ids = dossiers(deur)
      .toSorted((een, ander) => (een.aangemaaktOp < ander.aangemaaktOp ? -1 : 1))
      .map(({ dossierId }) => dossierId);
    const [a, b, c] = ids;
    if (a === undefined || b === undefined || c === undefined) throw new Error("geen drie dossiers");
    await deur.rematchDossier(b);
    const besluit = async (kandidaat: DossierId, keuze: "zelfde" | "verschillend") => {
      const pad = `/v1/dossiers/${b}/matchbesluiten`;
      const { status } = await deur.vraag("meldpunt", "POST", pad, {
        kandidaat,
        besluit: keuze,
        toelichting: "gevraagd",
      });
      expect(status).toBe(201);
    };
    const opnieuw = async (id: DossierId) => {
      const dossier = dossiers(deur).find(({ dossierId }) => dossierId === id);
      if (dossier === undefined) throw new Error("geen dossier");
      deur.casework.zet({ ...dossier, teMatchen: true });
      await deur.rematchDossier(id);
    };
    return { deur, a, b, c, besluit, opnieuw };
  };

  it("are one: nobody is asked about the first and the last, whichever is matched", async () => {
    const { deur, a, b, c, besluit, opnieuw } = await keten();
    expect(paren(deur)).toHaveLength(2);
    await besluit(c, "zelfde");
    await besluit(a, "zelfde");
    const metWie = Object.fromEntries(dossiers(deur).map((een) => [een.dossierId, een.samengevoegdMet]));
    expect(metWie).toEqual({ [a]: null, [b]: a, [c]: b });
    for (const id of [c, a, b]) await opnieuw(id);
    expect(paren(deur)).toHaveLength(2);
    expect(openTaken(deur)).toEqual([]);
  });

  it("are asked about once, whichever of the chain was asked about before", async () => {
    const { deur, a, b, c, besluit, opnieuw } = await keten();
    await besluit(c, "verschillend");
    await besluit(a, "zelfde");
    // Who is not the second is not the first either, of whom the second is part.
    for (const id of [c, a, b]) await opnieuw(id);
    expect(paren(deur)).toHaveLength(2);
    // Parted again, the first is one of whom nobody was asked.
    expect(
      (await deur.vraag("meldpunt", "POST", `/v1/dossiers/${b}/splitsingen`, { toelichting: "toch niet" })).status,
    ).toBe(201);
    await match(deur);
    expect(new Set(paren(deur))).toContain([a, c].toSorted().join(" "));
    expect(paren(deur)).toHaveLength(3);
  });

  it("never fill a question beyond what can be read again", async () => {
    const { deur, b, opnieuw } = await keten();
    const vraag = vragen(deur).find(({ dossierId }) => dossierId === b);
    const [kandidaat] = vraag?.kandidaten ?? [];
    if (vraag === undefined || kandidaat === undefined) throw new Error("geen vraag");
    const besluit = {
      besluit: "verschillend" as const,
      toelichting: "-",
      op: deur.nu(),
      door: { rol: "meldpunt", organisatie: "veilig-thuis" },
    };
    const vol = Array.from({ length: 25 }, () => ({
      ...kandidaat,
      dossierId: dossierIdSchema.parse(randomUUID()),
      besluit,
    }));
    deur.casework.zet({ ...vraag, kandidaten: vol });
    await opnieuw(b);
    expect(vragen(deur).find(({ dossierId }) => dossierId === b)?.kandidaten).toHaveLength(25);
  });
});
