import { describe, expect, it } from "vitest";
import { organisatiesVan } from "../../../shared/domain/regio.ts";
import { maakBeheerdeur, resultatenVan } from "./beheerdeur.ts";
import { BEGIN } from "./voordeur.ts";

/*
 * Who may do what is decided, and tested, in shared/access. Here: that each operation asks it, of the right organisation, before
 * anything else.
 */

const MANDAAT = { mandaat: "weging", van: BEGIN, tot: null, verleendDoor: "bestuur" };
const VENSTER = { van: BEGIN, tot: "2026-04-01T00:00:00Z" };

describe("an organisation's own administrator", () => {
  it("has its people, mandates, seat and replacement; nothing of another, and no partner", async () => {
    const deur = maakBeheerdeur();
    const status = async (pad: string, body: unknown) => (await deur.doe("beheerder-politie", pad, body)).status;
    const nieuw = { soort: "persoon", rollen: ["lid-ketenregieteam"] };
    expect(await status("partners/politie/medewerkers", { ...nieuw, aanmeldnaam: "a" })).toBe(201);
    expect(await status("partners/moviera/medewerkers", { ...nieuw, aanmeldnaam: "b" })).toBe(403);
    expect(await status("partners/politie/medewerkers/lid-politie/mandaten", MANDAAT)).toBe(201);
    expect(await status("partners/moviera/medewerkers/lid-moviera/mandaten", MANDAAT)).toBe(403);
    const [eigen, vreemd] = [
      { organisatie: "politie", actorId: "lid-politie" },
      { organisatie: "moviera", actorId: "lid-moviera" },
    ];
    expect(await status("zetels/politie/bezettingen", eigen)).toBe(201);
    expect(await status("zetels/moviera/bezettingen", eigen)).toBe(403);
    // Nobody puts the people of another organisation to work.
    expect(await status("zetels/politie/bezettingen", vreemd)).toBe(403);
    expect(await status("zetels/politie/vervangingen", { ...vreemd, ...VENSTER })).toBe(403);
    expect(await status("partners/politie/uittredingen", { per: BEGIN, reden: "x" })).toBe(403);
    expect(await status("partners", { code: "nieuw", naam: "Nieuw", soort: "schil", domein: "geen" })).toBe(403);
    expect(await status("convenanten", {})).toBe(403);
  });

  it("sees its own organisation and seat in the lists, and no other", async () => {
    const deur = maakBeheerdeur();
    const namen = async (wie: string, pad: string, veld: string) =>
      resultatenVan(await deur.lees(wie, pad)).map((regel) => regel[veld]);
    expect(await namen("beheerder-politie", "partners", "organisatie")).toEqual(["politie"]);
    expect(await namen("beheerder-politie", "zetels", "zetel")).toEqual(["politie"]);
    expect(await namen("zetel-om", "zetels", "zetel")).toEqual(["om"]);
    expect(await namen("fg", "partners", "organisatie")).toEqual(organisatiesVan(deur.regio).map(({ code }) => code));
    expect((await deur.lees("beheerder-ggd", "zetels")).status).toBe(403);
    expect((await deur.lees("partner-ggd", "partners")).status).toBe(403);
  });
});

describe("a bestuurder", () => {
  it("mandates the own people, and does no more", async () => {
    const deur = maakBeheerdeur();
    const pad = "partners/gemeente-doetinchem/medewerkers/gemeente-doetinchem";
    expect((await deur.doe("bestuurder", `${pad}/mandaten`, MANDAAT)).status).toBe(201);
    expect((await deur.lees("bestuurder", pad)).status).toBe(200);
    expect((await deur.vraag("bestuurder", "PUT", `/v1/${pad}`, { rollen: [] }, { ifMatch: '"2"' })).status).toBe(403);
    expect((await deur.doe("bestuurder", "partners/politie/medewerkers/lid-politie/mandaten", MANDAAT)).status).toBe(
      403,
    );
  });
});

describe("a member of the team", () => {
  it("arranges who replaces on the own seat, from that seat", async () => {
    const deur = maakBeheerdeur();
    const body = { organisatie: "politie", actorId: "ander-lid-politie", ...VENSTER };
    const status = async (wie: string, pad = "zetels/politie/vervangingen") => (await deur.doe(wie, pad, body)).status;
    expect(await status("lid-politie")).toBe(403);
    expect(await status("zetel-om")).toBe(403);
    expect(await status("zetel-politie")).toBe(201);
    expect(await status("zetel-politie", "zetels/politie/bezettingen")).toBe(403);
  });
});

describe("who may not", () => {
  it("is told so before anything is looked up or read, and leaves a line", async () => {
    const deur = maakBeheerdeur();
    for (const pad of [
      "partners/niemand/ondertekeningen",
      "partners/niemand/medewerkers",
      "zetels/niemand/bezettingen",
    ]) {
      expect(await deur.doe("partner-ggd", pad, { onzin: 1 }), pad).toMatchObject({ status: 403, code: "geen-recht" });
      expect((await deur.doe("beheerder", pad, { onzin: 1 })).status, pad).toBe(404);
    }
    expect((await deur.lees("partner-ggd", "partners/niemand/medewerkers/niemand")).status).toBe(403);
    expect((await deur.lees("beheerder", "partners/ggd/medewerkers/niemand")).status).toBe(404);
    expect(deur.gelogd()).toHaveLength(3);
    expect(deur.gelogd()[0]).toMatchObject({ soort: "audit", actorId: "partner-ggd", resultaat: "geweigerd" });
  });

  it("is every system, and a person of an organisation without a covenant; the chain's own administrator never", async () => {
    const deur = maakBeheerdeur();
    expect((await deur.lees("systeem-zvh", "partners")).status).toBe(403);
    for (const code of ["politie", "zvh"]) {
      await deur.doe("beheerder", `partners/${code}/uittredingen`, { per: BEGIN, reden: "proef" });
      await deur.drijf(code);
    }
    expect((await deur.lees("beheerder-politie", "partners")).status).toBe(403);
    expect((await deur.lees("procesregisseur", "partners")).status).toBe(403);
    expect((await deur.lees("beheerder", "partners")).status).toBe(200);
  });
});
