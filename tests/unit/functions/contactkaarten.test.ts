import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakGidsregel } from "../../fixtures/gids.ts";
import { maakContactkaart } from "../../fixtures/records.ts";
import { wegTot, type Casusweg } from "./casusweg.ts";
import { kaart, rijen, voortgang, zetKaart } from "./voortgangweg.ts";

const contact = async (weg: Casusweg, organisatie: string, wie?: string) =>
  rijen(await voortgang(weg, wie), "contacten").find((een) => een["organisatie"] === organisatie);

describe("contact cards (H4.3-e2, S2.5, B6.5)", () => {
  let weg: Casusweg;
  beforeAll(async () => {
    weg = await wegTot("actieNla");
  });
  afterEach(() => {
    const { casework } = weg.deur;
    casework.vergeet(...casework.vanType("contactkaart"), ...casework.vanType("gidsregel"));
  });

  it("are given by the organisation itself, replaced by version, and read by everybody on the casus", async () => {
    const eerste = await zetKaart(weg, "partner-nla", "nla", kaart());
    expect(eerste).toMatchObject({ status: 201, body: { versie: 1 }, koppen: { ETag: '"1"' } });
    expect(await contact(weg, "nla", "gemeente-doetinchem")).toMatchObject({
      als: "partner",
      bron: "casus",
      versie: 1,
      kaart: kaart(),
    });
    expect((await zetKaart(weg, "partner-nla", "nla", kaart("Ander"))).code).toBe("if-match-nodig");
    expect(await zetKaart(weg, "partner-nla", "nla", kaart("Ander"), 1)).toMatchObject({
      status: 201,
      body: { versie: 2 },
    });
    expect((await zetKaart(weg, "partner-nla", "nla", kaart("Te laat"), 1)).code).toBe("verouderd");
    expect(await contact(weg, "nla")).toMatchObject({ versie: 2, kaart: { naam: "Ander" } });
  });

  it("of two first ones at once keep one; the other must have seen it", async () => {
    const beide = await Promise.all([
      zetKaart(weg, "zetel-moviera", "moviera", kaart("Een")),
      zetKaart(weg, "zorgcoordinator", "moviera", kaart("Twee")),
    ]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 428]);
  });

  it("are nobody else's, of nobody who is not on the casus, and need a way to reach somebody", async () => {
    expect(await zetKaart(weg, "zetel-om", "nla", kaart())).toMatchObject({
      status: 403,
      // Where the role must be held: who asks has it at another organisation.
      body: { nodig: "de rol partner bij nla" },
    });
    expect((await zetKaart(weg, "zetel-om", "ggd", kaart())).status).toBe(404);
    expect((await zetKaart(weg, "partner-ggd", "ggd", kaart())).status).toBe(404);
    const zonder = { ...kaart(), telefoon: null, email: null, vervanger: { ...kaart().vervanger, telefoon: null } };
    expect(await zetKaart(weg, "partner-nla", "nla", zonder)).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "vervanger.telefoon" }, { veld: "telefoon" }] },
    });
    expect(weg.deur.casework.vanType("contactkaart")).toEqual([]);
  });

  it("fall back on the guide, shown as such, of the casus' own municipality first, and only for who reads the guide", async () => {
    const inhoud = {
      naam: "Uit de gids",
      functie: "contact",
      telefoon: "0314 000000",
      email: null,
      bereikbaarheid: null,
      taakgebieden: ["zorg"],
    };
    const regel = (organisatie: string, naam: string, gemeenten: readonly string[]) =>
      maakGidsregel("contactpersoon", { organisatie, inhoud: { ...inhoud, naam, gemeenten: [...gemeenten] } });
    weg.deur.casework.zet(
      regel("nla", "Voor allen", []),
      regel("nla", "Voor Doetinchem", ["Doetinchem"]),
      regel("om", "Elders", ["Apeldoorn"]),
    );
    expect(await contact(weg, "nla")).toMatchObject({
      bron: "gids",
      versie: null,
      kaart: { naam: "Voor Doetinchem", vervanger: null },
    });
    expect(await contact(weg, "om")).toMatchObject({ bron: null, kaart: null });
    await zetKaart(weg, "partner-nla", "nla", kaart());
    expect(await contact(weg, "nla")).toMatchObject({ bron: "casus", kaart: { naam: kaart().naam } });
  });

  it("end with the part of the partner, also when it comes back, and with the casus", async () => {
    const { deur } = weg;
    await zetKaart(weg, "partner-nla", "nla", kaart());
    const kop = () => deur.casework.vanType("casus")[0];
    const zetBetrokken = (van: number, tot: number | null): void => {
      const casus = kop();
      if (casus === undefined) throw new Error("geen casus");
      const betrokken = [
        {
          organisatie: "nla",
          van: plusSeconden(deur.nu(), van),
          tot: tot === null ? null : plusSeconden(deur.nu(), tot),
        },
      ];
      deur.casework.zet({ ...casus, betrokken });
    };
    zetBetrokken(-7200, -3600);
    expect(await contact(weg, "nla")).toBeUndefined();
    expect((await zetKaart(weg, "zetel-om", "nla", kaart())).status).toBe(404);
    deur.verder(60);
    zetBetrokken(0, null);
    expect(await contact(weg, "nla")).toMatchObject({ bron: null, kaart: null });
    // Nobody has to know a version that they cannot see.
    expect(await zetKaart(weg, "partner-nla", "nla", kaart("Weer terug"))).toMatchObject({
      status: 201,
      body: { versie: 2 },
    });
    expect(await contact(weg, "nla")).toMatchObject({ versie: 2, kaart: { naam: "Weer terug" } });
    const eind = await wegTot("einde");
    eind.deur.casework.zet(maakContactkaart({ casusId: casusIdSchema.parse(eind.casusId), organisatie: "om" }));
    // Shielded from who was on it; who still sees a closed casus sees nobody's card.
    expect((await voortgang(eind, "zetel-om")).status).toBe(404);
    expect((await voortgang(eind, "procesregisseur")).body["contacten"]).toEqual([]);
    for (const [wie, organisatie] of [
      ["zetel-om", "om"],
      ["procesregisseur", "zvh"],
    ] as const)
      expect((await zetKaart(eind, wie, organisatie, kaart())).status, wie).toBe(404);
  });
});
