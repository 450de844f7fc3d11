import fc from "fast-check";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { GIDSSOORTEN } from "../../../shared/domain/gids.ts";
import { maakGidsinvoer } from "../../fixtures/gids.ts";
import { EIGEN, maakGidsdeur, PERSONEN, regelVan } from "./gidsdeur.ts";
import type { Antwoord } from "./voordeur.ts";

const foutenSchema = z.array(z.object({ veld: z.string(), melding: z.string() }));
const fouten = (antwoord: Antwoord) => foutenSchema.parse(antwoord.body["fouten"]);

const SLECHT = {
  contactpersoon: {
    body: {
      ...{ naam: " ", functie: 1, telefoon: "bel maar", email: "geen adres", taakgebieden: [], gemeenten: ["Utrecht"] },
      ...{ organisatie: "Geen Code", bsn: "x" },
    },
    velden: ["bsn", "email", "functie", "gemeenten[0]", "naam", "organisatie", "taakgebieden", "telefoon"],
  },
  sleutelfiguur: {
    body: { naam: "x".repeat(201), gemeente: "Utrecht", telefoon: "+", email: 5 },
    velden: ["email", "gemeente", "naam", "omschrijving", "telefoon"],
  },
  voorziening: {
    body: {
      ...{ naam: "A", aanbieder: null, soorten: ["hotel"], verschijningsvormen: ["iets"], gemeenten: "Lochem" },
      ...{ wachttijdDagen: -1, aanmelden: "" },
    },
    velden: [
      ...["aanbieder", "aanmelden", "doelgroep", "gemeenten", "soorten[0]", "verschijningsvormen[0]", "wachttijdDagen"],
    ],
  },
  expertise: {
    body: { onderwerp: "\u0007", verschijningsvormen: ["iets"], contactpersoonId: "geen-uuid" },
    velden: ["contactpersoonId", "omschrijving", "onderwerp", "verschijningsvormen[0]"],
  },
  interventie: {
    body: {
      ...{ naam: "", soortInterventie: "iets", doelgroepen: [], verschijningsvormen: ["iets"], bron: 3 },
      wachttijd: { dagen: -1 },
    },
    velden: [
      ...["bron", "doelgroepen", "naam", "omschrijving", "soortInterventie", "verschijningsvormen[0]"],
      ...["wachttijd.dagen", "wachttijd.peildatum"],
    ],
  },
} as const;

describe.each(GIDSSOORTEN)("what is put in: %s", (soort) => {
  it("is refused with all errors at once, in Dutch, and nothing is stored", async () => {
    const deur = maakGidsdeur(soort);
    const { body, velden } = SLECHT[soort];
    const antwoord = await deur.voeg(EIGEN, body);
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect([...new Set(fouten(antwoord).map(({ veld }) => veld))].toSorted()).toEqual(velden.toSorted());
    for (const { melding } of fouten(antwoord)) expect(melding).toMatch(/^(is|moet|mag|noem|bevat) /);
    expect(deur.casework.alles()).toEqual([]);
    const gidsId = await deur.nieuw();
    const gewijzigd = await deur.wijzig(gidsId, '"1"', body);
    expect(fouten(gewijzigd)).toEqual(fouten(antwoord));
    expect((await deur.lees(gidsId)).body).toMatchObject({ versie: 1 });
  });

  it("whatever a field holds, is stored whole or refused by the name of that field", async () => {
    const velden = [...Object.keys(maakGidsinvoer(soort)), "organisatie"];
    const regel = fc.asyncProperty(
      fc.constantFrom(...velden),
      fc.oneof(fc.anything(), fc.string({ unit: "binary" }), fc.array(fc.string()), fc.constantFrom("__proto__", null)),
      fc.boolean(),
      async (veld, waarde, wijzigt) => {
        const deur = maakGidsdeur(soort);
        const gidsId = await deur.nieuw();
        const voor = deur.casework.alles().length;
        const body = { ...maakGidsinvoer(soort), [veld]: waarde };
        const antwoord = wijzigt ? await deur.wijzig(gidsId, '"1"', body) : await deur.voeg(EIGEN, body);
        if (antwoord.status < 300) {
          const { gidsId: id } = regelVan(antwoord);
          expect((await deur.lees(id)).body).toEqual(antwoord.body);
          return;
        }
        expect([400, 403]).toContain(antwoord.status);
        if (antwoord.status === 400) {
          expect(fouten(antwoord).length).toBeGreaterThan(0);
          for (const fout of fouten(antwoord)) expect(fout.veld.startsWith(veld), fout.veld).toBe(true);
        } else expect(veld).toBe("organisatie");
        expect(deur.casework.alles()).toHaveLength(voor);
      },
    );
    await expect(fc.assert(regel, { numRuns: 60 })).resolves.toBeUndefined();
  });

  it.each([
    ["a cursor that no list gave", { cursor: "verzonnen" }, "cursor"],
    ["a cursor of some other text", { cursor: Buffer.from("GIDS#x").toString("base64url") }, "cursor"],
    ["a page of nothing", { aantal: "0" }, "aantal"],
    ["an organisation that cannot be", { organisatie: "Geen Code" }, "organisatie"],
    ["a filter that there is not", { naam: "x" }, "naam"],
  ])("a list does not take %s", async (_, query, veld) => {
    const deur = maakGidsdeur(soort);
    await deur.nieuw();
    const antwoord = await deur.lijst(query);
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer", body: { fouten: [{ veld }] } });
  });

  it("may leave out what may be unknown", async () => {
    const deur = maakGidsdeur(soort);
    const leeg = ["telefoon", "email", "bereikbaarheid", "gemeente", "wachttijdDagen", "contactpersoonId"];
    const invoer = Object.fromEntries(Object.entries(maakGidsinvoer(soort)).filter(([naam]) => !leeg.includes(naam)));
    const antwoord = await deur.voeg(EIGEN, invoer);
    expect(antwoord.status).toBe(201);
    for (const naam of Object.keys(maakGidsinvoer(soort)).filter((veld) => leeg.includes(veld)))
      expect(antwoord.body[naam]).toBeNull();
  });
});

describe("an expertise that names whom to ask", () => {
  it("names a contactpersoon that holds", async () => {
    const contacten = maakGidsdeur("contactpersoon");
    const deur = maakGidsdeur("expertise", contacten);
    const contactpersoonId = await contacten.nieuw();
    const body = { ...maakGidsinvoer("expertise"), contactpersoonId };
    const antwoord = await deur.voeg(EIGEN, body, { sleutel: "k" });
    expect(antwoord).toMatchObject({ status: 201, body: { contactpersoonId } });
    await contacten.laatVervallen(contactpersoonId, '"1"');
    const veld = "contactpersoonId";
    expect(await deur.voeg(EIGEN, body)).toMatchObject({ status: 400, body: { fouten: [{ veld }] } });
    const { gidsId } = regelVan(antwoord);
    expect(await deur.wijzig(gidsId, '"1"', body)).toMatchObject({ status: 400, body: { fouten: [{ veld }] } });
    // What was answered is answered again, also now that it could not be made any more.
    expect((await deur.voeg(EIGEN, body, { sleutel: "k" })).rauw.body).toBe(antwoord.rauw.body);
    expect(await deur.voeg(EIGEN, { ...body, onderwerp: "Anders" }, { sleutel: "k" })).toMatchObject({
      code: "idempotency-key-hergebruikt",
    });
  });

  it("does not take another kind of entry for one", async () => {
    const deur = maakGidsdeur("expertise");
    for (const soort of [...PERSONEN, "voorziening" as const].filter((een) => een !== "contactpersoon")) {
      const contactpersoonId = await maakGidsdeur(soort, deur).nieuw();
      const antwoord = await deur.voeg(EIGEN, { ...maakGidsinvoer("expertise"), contactpersoonId });
      expect(antwoord).toMatchObject({ status: 400, body: { fouten: [{ veld: "contactpersoonId" }] } });
    }
  });
});
