import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { spreadDeelnameUseCase } from "../../../functions/driver/spread-deelname.ts";
import { ACTOREN, maakActor, VERVANGING } from "../../fixtures/actoren.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { registerVan } from "../../fixtures/records.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakBeheerdeur } from "../functions/beheerdeur.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "../functions/casusweg.ts";
import { casusVan, maakVoordeur } from "../functions/voordeur.ts";

const berichtenAan = ({ deur }: Casusweg, ontvanger: string) =>
  deur.casework
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter((bericht) => bericht.ontvanger === ontvanger);

describe("F2 breaking the glass: an oracle without a trace", () => {
  it.each([
    ["a body that cannot be", {}],
    ["more hours than the region allows", { reden: "acuut gevaar", uren: 72 }],
  ])("%s answers the same for a casus that is there and one that is not", async (_, body) => {
    const weg = await maakCasusweg();
    const bestaat = await weg.doe("partner-ggd", "noodtoegangen", body);
    const niet = await weg.deur.vraag("partner-ggd", "POST", `/v1/casussen/${randomUUID()}/noodtoegangen`, body);
    expect(bestaat.status).toBe(niet.status);
  });
  it("a bad key as well", async () => {
    const weg = await maakCasusweg();
    const body = { reden: "acuut gevaar" };
    const bestaat = await weg.doe("partner-ggd", "noodtoegangen", body, "met spatie");
    const niet = await weg.deur.vraag("partner-ggd", "POST", `/v1/casussen/${randomUUID()}/noodtoegangen`, body, {
      sleutel: "met spatie",
    });
    expect(bestaat.status).toBe(niet.status);
  });
});

describe("F9 a melding gives its reporter's municipality somebody else's casus", () => {
  it("a municipality does not let itself into a casus without gemeente", async () => {
    const { locatie: _weg, ...zonder } = maakArbeidsuitbuitingCasus();
    const weg = await maakCasusweg(maakVoordeur(), zonder);
    expect(weg.deur.casework.vanType("casus")[0]?.gemeente).toBeNull();
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
    const eigen = { ...zonder, locatie: { gemeente: "Apeldoorn" } };
    expect((await weg.deur.vraag("gemeente-apeldoorn", "POST", "/v1/meldingen", eigen)).status).toBe(201);
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
  });
  it("a municipality cannot tell from its feed that somebody is known elsewhere", async () => {
    const hoort = async (bekend: boolean) => {
      const deur = maakVoordeur();
      const melding = maakArbeidsuitbuitingCasus();
      if (bekend) await deur.vraag("systeem-nla", "POST", "/v1/meldingen", melding);
      const eigen = { ...melding, locatie: { gemeente: "Apeldoorn" } };
      await deur.vraag("gemeente-apeldoorn", "POST", "/v1/meldingen", eigen);
      return deur.casework
        .vanType("gebeurtenis")
        .flatMap(({ berichten }) => berichten)
        .filter(({ ontvanger }) => ontvanger === "gemeente-apeldoorn").length;
    };
    expect(await hoort(true)).toBe(await hoort(false));
  });
  it("a reporter cannot take the casus from its zorgcoördinator", async () => {
    const weg = await maakCasusweg();
    expect((await weg.lees("zorgcoordinator")).status).toBe(200);
    const extra = { ...maakArbeidsuitbuitingCasus(), verschijningsvormen: ["seksuele-uitbuiting", "jeugdprostitutie"] };
    const gemeld = await weg.deur.vraag("systeem-ggd", "POST", "/v1/meldingen", extra);
    expect(gemeld.status).toBe(201);
    expect((await weg.lees("zorgcoordinator")).status).toBe(200);
  });
});

describe("F11 a deputy outlives the window by a colleague", () => {
  it("a deputy arranges no replacement", async () => {
    const deur = maakBeheerdeur();
    deur.zetKlok(VERVANGING.van);
    const antwoord = await deur.doe("vervanger-politie", "zetels/politie/vervangingen", {
      ...{ organisatie: "politie", actorId: "lid-politie" },
      ...{ van: VERVANGING.van, tot: "2027-03-01T00:00:00.000Z" },
    });
    expect(antwoord.status).toBe(403);
  });
});

describe("F16 an organisation that left the chain", () => {
  it("is told nothing of the casussen that it was on", async () => {
    const weg = await wegTot("overleg");
    weg.deur.casework.zet(...registerVan(ACTOREN));
    const uit = await weg.deur.vraag("beheerder", "POST", "/v1/partners/nla/uittredingen", {
      ...{ per: "2026-03-02T09:00:00.000Z", reden: "stopt" },
    });
    expect(uit.status).toBe(201);
    await spreadDeelnameUseCase(weg.deur.casework)("nla");
    expect((await weg.lees("partner-nla")).status).toBe(404);
    const voor = berichtenAan(weg, "nla").length;
    expect((await WEG.overleg(weg)).status).toBe(201);
    expect(berichtenAan(weg, "nla").length).toBe(voor);
  });
});

describe("F18 what the police will do is in the shared plan", () => {
  it("a criminal actie is not for a housing partner", async () => {
    const deur = maakVoordeur([maakActor("partner-coa", "coa", "partner")]);
    const weg = await maakCasusweg(deur);
    await WEG.weging1(weg);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("coa"));
    await beantwoord(weg, "partner-coa", "coa", "geaccepteerd");
    await WEG.overleg(weg);
    const actie = opdracht.actie({
      soort: "strafrechtelijk",
      organisatie: "politie",
      omschrijving: "inval op 12 maart",
    });
    expect((await weg.doe("zetel-politie", "plannen", opdracht.plan({ acties: [actie] }))).status).toBe(201);
    expect((await weg.lees("partner-coa")).rauw.body).not.toContain("inval op 12 maart");
  });
});

describe("F19 one administrator", () => {
  it("does not give a second login of their own a seat and a mandate", async () => {
    const deur = maakBeheerdeur();
    const nieuw = await deur.doe("beheerder-politie", "partners/politie/medewerkers", {
      ...{ aanmeldnaam: "tweede-login", soort: "persoon", rollen: ["lid-ketenregieteam"] },
    });
    const wie = { organisatie: "politie", actorId: String(nieuw.body["actorId"]) };
    const zetel = await deur.doe("beheerder-politie", "zetels/politie/bezettingen", wie);
    const { body } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus());
    const casusId = await casusVan(deur, body["meldingId"]);
    expect([zetel.status, (await deur.lees("tweede-login", `casussen/${casusId}`)).status]).not.toEqual([201, 200]);
  });
  it("does not register the system of another organisation as its own", async () => {
    const deur = maakBeheerdeur();
    // The client id of coa, that is not in the register yet.
    await deur.doe("beheerder-ggd", "partners/ggd/medewerkers", {
      ...{ aanmeldnaam: "client-van-coa", soort: "systeem", rollen: ["partnersysteem"] },
    });
    const { body } = await deur.vraag("client-van-coa", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus());
    expect((await deur.lees("systeem-ggd", `meldingen/${String(body["meldingId"])}`)).status).toBe(404);
  });
});

describe("F12 the evaluation", () => {
  it("does not take the name of a client", async () => {
    const weg = await wegTot("evaluatie");
    const persoon = weg.deur.casework.vanType("dossier")[0]?.personalia;
    expect(persoon?.geslachtsnaam).toBeTruthy();
    const antwoord = await weg.doe("procesbegeleider-evaluatie", "evaluaties", {
      ...opdracht.evaluatie(),
      beschrijvingAnoniem: `${String(persoon?.voornamen)} ${String(persoon?.geslachtsnaam)}, ${String(persoon?.bsn)}, werkte in een loods.`,
    });
    expect(antwoord.status).toBe(400);
  });
});

describe("F13 traces", () => {
  it("so does asking for a casus that is somebody else's", async () => {
    const weg = await maakCasusweg();
    const voor = weg.deur.gelogd().length;
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
    expect(weg.deur.gelogd().length).toBe(voor + 1);
  });
});

describe("F20 one seat decides for the team", () => {
  it("a weging that all others refuse does not count as theirs", async () => {
    const weg = await maakCasusweg();
    const deelnemers = ["politie", "moviera", "gemeente-doetinchem"].map((organisatie) => ({
      ...{ organisatie, akkoord: false },
    }));
    // Nobody of moviera or the municipality did anything, and nobody agreed: the casus is weighed away.
    const antwoord = await weg.doe(
      "zetel-politie",
      "wegingen",
      opdracht.eersteWeging({ kwalificatie: "geen", deelnemers }),
    );
    expect(antwoord.status).toBe(409);
  });
});
