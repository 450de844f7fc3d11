import { describe, expect, it } from "vitest";
import * as z from "zod";
import { dossierIdSchema } from "../../../shared/domain/ids.ts";
import {
  NOG,
  MENS,
  ANDER,
  DAG,
  bericht,
  dien,
  stand,
  casussen,
  dossiers,
  herzieningen,
  besluit,
  drijf,
  nietsKwijt,
} from "./signaaldeur.ts";
import { maakVoordeur } from "./voordeur.ts";

describe("signals on one person", () => {
  it("are looked at together, soon, from the region's number on", async () => {
    const deur = maakVoordeur();
    for (let i = 0; i < NOG.signalen.bundelenVanaf; i += 1) await dien(deur, bericht("signaal", [MENS]));
    expect(dossiers(deur)).toHaveLength(1);
    expect(herzieningen(deur).map(({ soort }) => soort)).toEqual([
      ...Array.from({ length: NOG.signalen.bundelenVanaf - 1 }, () => "signaal-herbeoordelen"),
      "signalen-samen-beoordelen",
    ]);
    const data = herzieningen(deur).map(({ uiterlijkOp }) => uiterlijkOp);
    expect(data.at(-1)).toBe(data.toSorted()[0]);
  });

  it("come to the casus that a melding opens, and to one that opens by raising one of them", async () => {
    const deur = maakVoordeur();
    const eerste = await dien(deur, bericht("signaal", [MENS]));
    const tweede = await dien(deur, bericht("signaal", [MENS, ANDER]));
    await dien(deur, bericht("melding", [MENS]));
    await drijf(deur);
    const [casus, ...meer] = casussen(deur);
    expect(meer).toEqual([]);
    for (const id of [eerste, tweede])
      expect(stand(deur, id)).toMatchObject({
        casusIds: [casus?.casusId],
        signaal: { status: "opgehoogd", door: null },
      });
    expect(casus?.dossierIds).toHaveLength(2);
    expect(herzieningen(deur)).toEqual([]);
    expect(deur.casework.vanType("historie").filter(({ wat }) => wat === "melding-toegevoegd")).toHaveLength(2);
    const ander = maakVoordeur();
    const [a, b] = [await dien(ander, bericht("signaal", [MENS])), await dien(ander, bericht("signaal", [MENS]))];
    expect((await besluit(ander, a, { besluit: "ophogen" })).status).toBe(201);
    await drijf(ander);
    expect(stand(ander, b).casusIds).toEqual(stand(ander, a).casusIds);
    expect(dossiers(ander)).toMatchObject([{ aangehouden: [], teDrijven: false, klok: null }]);
  });

  it("are not lost when the driver stops half-way: the clock offers the dossier again", async () => {
    const deur = maakVoordeur();
    const ids = [await dien(deur, bericht("signaal", [MENS])), await dien(deur, bericht("signaal", [MENS]))];
    await dien(deur, bericht("melding", [MENS]));
    const [dossier] = dossiers(deur);
    expect(dossier).toMatchObject({ teDrijven: true, klok: expect.any(String) as string });
    const dossierId = dossierIdSchema.parse(dossier?.dossierId);
    deur.casework.faalEenmaal("voor");
    await expect(deur.voegSignalenToe.opDossier(dossierId)).rejects.toThrow();
    // The matching that runs besides takes nothing of it away.
    await deur.rematchDossier(dossierId);
    expect(dossiers(deur)[0]).toMatchObject({ teDrijven: true });
    await drijf(deur);
    for (const id of ids) expect(stand(deur, id).casusIds).toHaveLength(1);
    nietsKwijt(deur);
  });

  it("that come together with a melding, in any order: one dossier, one casus, nothing left behind", async () => {
    for (let keer = 0; keer < 6; keer += 1) {
      const deur = maakVoordeur();
      const soorten = ["signaal", "melding", "signaal", "signaal"] as const;
      const antwoorden = await Promise.all(
        soorten.map((soort, i) =>
          deur.vraag("systeem-nla", "POST", "/v1/meldingen", {
            ...bericht(soort, [MENS]),
            inhoud: `Nummer ${String(i)}.`,
          }),
        ),
      );
      expect(antwoorden.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      await drijf(deur);
      expect([dossiers(deur).length, casussen(deur).length]).toEqual([1, 1]);
      for (const melding of deur.casework.vanType("melding"))
        expect(melding.casusIds).toEqual([casussen(deur)[0]?.casusId]);
    }
  });

  it("on somebody who is like another are put before the meldpunt with the dossier, and as a task once there is a casus", async () => {
    const deur = maakVoordeur();
    await dien(deur, bericht("melding", [{ ...MENS, geslacht: "vrouw" }]));
    await drijf(deur);
    const id = await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Rafalima" }]));
    await drijf(deur);
    const dossierId = stand(deur, id).dossiers[0]?.dossierId ?? "";
    const vragen = await deur.vraag("meldpunt", "GET", `/v1/dossiers/${dossierId}/matchvragen`);
    expect(z.array(z.unknown()).parse(vragen.body["resultaten"])).toHaveLength(1);
    const taken = () => deur.casework.vanType("taak").filter(({ soort }) => soort === "match-beoordelen");
    expect(taken()).toEqual([]);
    expect((await besluit(deur, id, { besluit: "ophogen" })).status).toBe(201);
    await drijf(deur);
    expect(taken()).toMatchObject([{ status: "open", onderwerp: dossierId }]);
  });

  it("of two dossiers that turn out to be one come to the casus of either", async () => {
    const deur = maakVoordeur();
    const gemeld = await dien(deur, bericht("melding", [{ ...MENS, geslacht: "vrouw" }]));
    const id = await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Rafalima" }]));
    const [met, dossierId] = [gemeld, id].map((een) => stand(deur, een).dossiers[0]?.dossierId);
    const samen = await deur.vraag("meldpunt", "POST", `/v1/dossiers/${dossierId ?? ""}/samenvoegingen`, {
      met,
      toelichting: "een en dezelfde",
    });
    expect(samen.status).toBe(201);
    await drijf(deur);
    expect(stand(deur, id).casusIds).toEqual(stand(deur, gemeld).casusIds);
    nietsKwijt(deur);
  });
});

describe("what the reporter sees of a weak signal", () => {
  it("tells nothing: kept, joined, raised or closed, it moves by the clock alone", async () => {
    const deur = maakVoordeur();
    await dien(deur, bericht("melding", [ANDER]));
    const bekend = await dien(deur, bericht("signaal", [ANDER]));
    const [aangehouden, gesloten, opgehoogd] = [
      await dien(deur, bericht("signaal", [MENS])),
      await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Bezalan", geslachtsnaam: "Oltveen" }])),
      await dien(deur, bericht("signaal", [{ ...MENS, voornamen: "Corvina", geslachtsnaam: "Umbrink" }])),
    ];
    expect((await besluit(deur, gesloten, { besluit: "sluiten" })).status).toBe(201);
    expect((await besluit(deur, opgehoogd, { besluit: "ophogen" })).status).toBe(201);
    const beelden = async () =>
      Promise.all(
        [bekend, aangehouden, gesloten, opgehoogd].map(async (id) => {
          const { status, body } = await deur.vraag("systeem-nla", "GET", `/v1/meldingen/${id}`);
          return JSON.stringify([status, body["status"], Object.keys(body)]);
        }),
      );
    const eerst = await beelden();
    expect(new Set(eerst).size).toBe(1);
    expect(eerst[0]).toContain("ontvangen");
    deur.verder(7 * DAG);
    const later = await beelden();
    expect(new Set(later).size).toBe(1);
    expect(later[0]).toContain("in-behandeling");
    deur.verder(40 * DAG);
    expect((await beelden()).map((beeld) => beeld.includes("afgerond"))).toEqual([false, false, true, false]);
  });
});
