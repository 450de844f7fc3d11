import { describe, expect, it } from "vitest";
import { ACTOREN } from "../../fixtures/actoren.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { maakBeheerdeur } from "./beheerdeur.ts";
import { treedUit } from "./partnerdeur.ts";
import { maakVoordeur } from "./voordeur.ts";
import {
  berichtenVan,
  foutenIn,
  leesAf,
  metTraject,
  SPEURDERS,
  takenVan,
  vraagAf,
  vraagAlsOpsporing,
  zetTraject,
} from "./zorgafstemmingdeur.ts";

const OP = "2026-03-10";
const IN_OVERLEG = { antwoord: "in-overleg-op", op: OP, contact: "dienstdoende" };

describe("aligning care with the criminal track (H4.2-d1, H4.2-g1)", () => {
  it("is asked by anybody on the casus while a track runs; else the refusal tells no more than that none does", async () => {
    const weg = await metTraject();
    for (const wie of ["zetel-politie", "gemeente-doetinchem", "zorgcoordinator", "procesregisseur", "partner-nla"])
      expect((await vraagAf(weg, wie)).status, wie).toBe(201);
    for (const wie of ["systeem-politie", "opsporing"]) expect((await vraagAf(weg, wie)).status, wie).toBe(403);
    for (const wie of ["partner-ggd", "gemeente-apeldoorn", "aandachtsfunctionaris", "procesbegeleider-zvh", "fg"])
      expect((await vraagAf(weg, wie)).status, wie).toBe(404);
    await zetTraject(weg, false);
    const vooraf = weg.deur.casework.alles();
    const geweigerd = await vraagAf(weg, "zetel-moviera", { onderwerpen: ["bestaat-niet"] });
    expect([geweigerd.status, geweigerd.code]).toEqual([409, "geen-strafrechtelijk-traject"]);
    expect(geweigerd.body).not.toHaveProperty("fouten");
    expect(weg.deur.casework.alles()).toEqual(vooraf);
  });

  it("opsporing has a task with a date and answers in codes; who asked says when what is left is done", async () => {
    const weg = await metTraject();
    const vraag = await vraagAf(weg, "partner-nla");
    expect(await takenVan(weg, "opsporing")).toMatchObject([{ soort: "zorgafstemming-beantwoorden" }]);
    expect(berichtenVan(weg)).toMatchObject([
      { ontvanger: "politie", dataref: `${weg.pad}/zorgafstemmingen`, data: { afstemmingId: vraag.id } },
    ]);
    expect(await leesAf(weg, "opsporing")).toMatchObject([
      {
        ...{ afstemmingId: vraag.id, richting: "naar-opsporing", status: "open", gevraagdDoor: "nla" },
        onderwerpen: [{ code: "opvang", naam: "Opvang en verblijf" }, { code: "tolk" }],
        ...{ toelichting: "Is de opvang vrijdag goed?", antwoord: null, sluiting: null },
      },
    ]);
    expect((await weg.doe("opsporing", vraag.antwoorden, IN_OVERLEG)).status).toBe(201);
    expect(await takenVan(weg, "opsporing")).toEqual([]);
    // On the day that was named, at the end of the working day.
    expect(await takenVan(weg, "partner-nla")).toMatchObject([
      { soort: "zorgafstemming-sluiten", uiterlijkOp: `${OP}T16:00:00.000Z` },
    ]);
    expect(await leesAf(weg, "partner-nla")).toMatchObject([
      {
        status: "beantwoord",
        antwoord: { antwoord: { code: "in-overleg-op" }, op: OP, contact: { code: "dienstdoende" }, toelichting: null },
      },
    ]);
    const gehoord = berichtenVan(weg).filter(({ soort }) => soort === "zorgafstemming.beantwoord");
    expect(gehoord.map(({ ontvanger }) => ontvanger).toSorted()).toEqual(["moviera", "nla", "politie"]);
    expect(new Set(gehoord.flatMap(({ data }) => Object.keys(data)))).toEqual(new Set(["casusId", "afstemmingId"]));
    expect(await weg.doe("opsporing", vraag.antwoorden, IN_OVERLEG)).toMatchObject({ code: "al-afgehandeld" });
    expect((await weg.doe("zetel-moviera", vraag.sluit, { reden: "geregeld" })).status).toBe(404);
    expect((await weg.doe("zorgcoordinator", vraag.sluit, { reden: "geregeld" })).status).toBe(403);
    expect((await weg.doe("partner-nla", vraag.sluit, { reden: "geregeld" })).status).toBe(201);
    expect(await leesAf(weg, "zorgcoordinator")).toMatchObject([
      { status: "gesloten", uiterlijkOp: null, sluiting: { reden: { code: "geregeld" } } },
    ]);
    expect(await takenVan(weg, "partner-nla")).toEqual([]);
    expect(await weg.doe("partner-nla", vraag.sluit, { reden: "geregeld" })).toMatchObject({ code: "al-afgehandeld" });
  });

  it("an answer that leaves nothing to do closes it; who asked can take it back before the answer", async () => {
    const weg = await metTraject();
    const een = await vraagAf(weg, "zetel-om");
    expect((await weg.doe("opsporing", een.antwoorden, { antwoord: "geen-gevolgen" })).status).toBe(201);
    const ander = await vraagAf(weg, "zetel-om", { onderwerpen: ["tolk"] });
    expect((await weg.doe("zetel-om", ander.sluit, { reden: "niet-meer-nodig" })).status).toBe(201);
    expect((await leesAf(weg, "zetel-om"))?.map(({ status }) => status)).toEqual(["gesloten", "gesloten"]);
    expect(await takenVan(weg, "opsporing")).toEqual([]);
    expect(await weg.doe("opsporing", ander.antwoorden, { antwoord: "akkoord" })).toMatchObject({
      code: "al-afgehandeld",
    });
  });

  it("opsporing asks care in codes; who coordinates care answers, and may say more", async () => {
    const weg = await metTraject();
    const vraag = await vraagAlsOpsporing(weg, "opsporing-nla");
    expect(vraag.status).toBe(201);
    for (const wie of ["zetel-politie", "zorgcoordinator", "partner-nla", "procesregisseur"])
      expect((await vraagAlsOpsporing(weg, wie)).status, wie).toBe(403);
    expect(await takenVan(weg, "zorgcoordinator")).toMatchObject([{ soort: "zorgafstemming-beantwoorden" }]);
    expect(berichtenVan(weg).map(({ ontvanger }) => ontvanger)).toEqual(["moviera"]);
    expect((await weg.doe("zetel-moviera", vraag.antwoorden, { antwoord: "akkoord" })).status).toBe(404);
    expect((await weg.doe("procesregisseur", vraag.antwoorden, { antwoord: "akkoord" })).status).toBe(403);
    const antwoord = { antwoord: "akkoord-op", op: OP, contact: "zorgcoordinator", toelichting: "Liever 's ochtends." };
    expect((await weg.doe("zorgcoordinator", vraag.antwoorden, antwoord)).status).toBe(201);
    expect(await leesAf(weg, "opsporing")).toMatchObject([
      { richting: "van-opsporing", gevraagdDoor: "opsporing", antwoord: { toelichting: "Liever 's ochtends." } },
    ]);
    // Which of them asked is nobody's to know: the task is of the one that the region names, and any of them closes it.
    expect(await takenVan(weg, "opsporing-nla")).toEqual([]);
    expect(await takenVan(weg, "opsporing")).toHaveLength(1);
    expect((await weg.doe("partner-nla", vraag.sluit, { reden: "geregeld" })).status).toBe(404);
    expect((await weg.doe("opsporing-om", vraag.sluit, { reden: "geregeld" })).status).toBe(201);
    expect(berichtenVan(weg).some(({ ontvanger }) => ontvanger === "nla" || ontvanger === "om")).toBe(false);
  });

  it("nobody reads which of the investigating organisations spoke", async () => {
    const werelden = await Promise.all(
      ["opsporing", "opsporing-nla", "opsporing-om"].map(async (wie) => {
        const weg = await metTraject();
        const vraag = await vraagAf(weg, "zetel-moviera");
        await weg.doe(wie, vraag.antwoorden, IN_OVERLEG);
        weg.deur.verder(60);
        await vraagAlsOpsporing(weg, wie);
        const gelezen = await leesAf(weg, "zorgcoordinator");
        const beeld = (await weg.lees("procesregisseur")).rauw.body;
        return {
          gelezen: gelezen?.map(({ afstemmingId: _id, ...rest }) => rest),
          taken: (JSON.parse(beeld) as { taken: { soort: string; eigenaar: unknown }[] }).taken
            .filter(({ soort }) => soort.startsWith("zorgafstemming"))
            .map(({ soort, eigenaar }) => `${soort} ${JSON.stringify(eigenaar)}`)
            .toSorted(),
          ontvangers: berichtenVan(weg).map(({ soort, ontvanger }) => `${soort} ${ontvanger}`),
          inBeeld: ["zorgafstemming", "opsporingsantwoord", "opsporingsvraag"].some((soort) =>
            beeld.includes(`"soort":"${soort}"`),
          ),
        };
      }),
    );
    expect(werelden[0]?.gelezen).toHaveLength(2);
    expect(werelden[0]?.taken).toHaveLength(3);
    expect(werelden[0]?.inBeeld).toBe(false);
    expect(werelden[1]).toEqual(werelden[0]);
    expect(werelden[2]).toEqual(werelden[0]);
  });

  it("a seat of an investigating organisation is no opsporing: it reads and closes what it asked; who is both does both", async () => {
    const weg = await metTraject();
    const eigen = await vraagAf(weg, "zetel-politie");
    const vreemd = await vraagAf(weg, "zetel-moviera");
    expect((await leesAf(weg, "zetel-politie"))?.map(({ afstemmingId }) => afstemmingId)).toEqual([eigen.id]);
    expect((await weg.doe("zetel-politie", eigen.antwoorden, { antwoord: "akkoord" })).status).toBe(403);
    expect((await weg.doe("zetel-politie", vreemd.antwoorden, { antwoord: "akkoord" })).status).toBe(404);
    expect(await takenVan(weg, "zetel-politie")).toEqual([]);
    expect(await takenVan(weg, "zetel-en-opsporing")).toHaveLength(2);
    expect((await weg.doe("zetel-en-opsporing", vreemd.antwoorden, { antwoord: "akkoord" })).status).toBe(201);
    expect((await vraagAf(weg, "zetel-en-opsporing", { onderwerpen: ["medische-zorg"] })).status).toBe(201);
    expect((await vraagAlsOpsporing(weg, "zetel-en-opsporing")).status).toBe(201);
    // Without a track who has both is a seat again.
    await zetTraject(weg, false);
    expect((await leesAf(weg, "zetel-en-opsporing"))?.map(({ status }) => status)).toEqual(["vervallen", "vervallen"]);
    expect((await weg.doe("zetel-en-opsporing", eigen.antwoorden, { antwoord: "akkoord" })).status).toBe(403);
    expect((await vraagAlsOpsporing(weg, "zetel-en-opsporing")).status).toBe(403);
    expect(await leesAf(weg, "opsporing")).toBeNull();
  });

  it("who takes part in nothing else reads it by a door of its own, which tells what the boolean tells", async () => {
    const weg = await metTraject();
    const deelnemers = ["aandachtsfunctionaris", "procesbegeleider-zvh"];
    for (const wie of deelnemers) expect(await leesAf(weg, wie), wie).toBeNull();
    const vraag = await vraagAf(weg, "zetel-moviera");
    const regels = weg.deur.gelogd().length;
    for (const wie of deelnemers) {
      expect(await leesAf(weg, wie), wie).toMatchObject([{ afstemmingId: vraag.id }]);
      expect((await weg.lees(wie)).status, wie).toBe(404);
      expect((await weg.doe(wie, vraag.antwoorden, { antwoord: "akkoord" })).status, wie).toBe(404);
      expect((await weg.doe(wie, vraag.sluit, { reden: "geregeld" })).status, wie).toBe(404);
    }
    const gelogd = weg.deur.gelogd().slice(regels);
    expect(gelogd.filter(({ soort }) => soort === "verwerking").length).toBeGreaterThanOrEqual(deelnemers.length);
    for (const wie of ["aandachtsfunctionaris-apeldoorn", "procesbegeleider-elders", "procesbegeleider-evaluatie"])
      expect(await leesAf(weg, wie), wie).toBeNull();
    // Others on the casus learn nothing of it, to the byte.
    expect(await leesAf(weg, "partner-nla")).toEqual([]);
    expect((await weg.lees("partner-nla")).rauw.body).not.toContain(vraag.id);
    await zetTraject(weg, false);
    for (const wie of deelnemers) expect(await leesAf(weg, wie), wie).toBeNull();
  });

  it("when the track ends it has lapsed at once and nothing is said; at its own date the task goes, and who asked hears", async () => {
    const weg = await metTraject();
    const vraag = await vraagAf(weg, "zetel-moviera");
    const wacht = await vraagAlsOpsporing(weg, "opsporing");
    await weg.doe("zorgcoordinator", wacht.antwoorden, { antwoord: "nu-niet-mogelijk" });
    const gezegd = weg.deur.casework.vanType("gebeurtenis").length;
    await zetTraject(weg, false);
    await weg.klok();
    expect((await leesAf(weg, "zetel-moviera"))?.map(({ status }) => status)).toEqual(["vervallen"]);
    expect((await leesAf(weg, "zorgcoordinator"))?.map(({ status, uiterlijkOp }) => [status, uiterlijkOp])).toEqual([
      ["vervallen", null],
      ["vervallen", null],
    ]);
    expect(await weg.doe("zetel-moviera", vraag.sluit, { reden: "geregeld" })).toMatchObject({
      code: "geen-strafrechtelijk-traject",
    });
    expect((await weg.doe("opsporing", vraag.antwoorden, { antwoord: "akkoord" })).status).toBe(404);
    expect(weg.deur.casework.vanType("gebeurtenis")).toHaveLength(gezegd);
    for (let dag = 0; dag < 30; dag += 1) {
      weg.deur.verder(86_400);
      await weg.klok();
    }
    const over = weg.deur.casework.vanType("taak").filter(({ soort }) => soort.startsWith("zorgafstemming"));
    expect(over.map(({ status }) => status).toSorted()).toEqual(["afgerond", "vervallen", "vervallen"]);
    const beeindigd = berichtenVan(weg).filter(({ soort }) => soort === "zorgafstemming.beeindigd");
    expect(beeindigd.map(({ ontvanger }) => ontvanger).toSorted()).toEqual([
      ...["moviera", "moviera", "politie", "politie"],
    ]);
  });

  it("is reminded and escalated as all work, and goes on when the track runs again before its date", async () => {
    const weg = await metTraject();
    const vraag = await vraagAf(weg, "zetel-moviera");
    await zetTraject(weg, false);
    await zetTraject(weg, true);
    expect((await leesAf(weg, "zorgcoordinator"))?.[0]?.status).toBe("open");
    for (let uur = 0; uur < 24 * 8; uur += 6) {
      weg.deur.verder(6 * 3600);
      await weg.klok();
    }
    const taak = weg.deur.casework.vanType("taak").find(({ onderwerp }) => onderwerp === vraag.id);
    const gezegd = weg.deur.casework
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten.filter(({ onderwerp }) => onderwerp === taak?.taakId))
      .map(({ soort, ontvanger }) => `${soort} ${ontvanger}`);
    expect([...new Set(gezegd)]).toEqual(["taak.herinnerd politie", "taak.geescaleerd zvh"]);
    expect((await weg.doe("opsporing", vraag.antwoorden, { antwoord: "akkoord" })).status).toBe(201);
  });

  it("ends with the casus, and stands in the way of nothing there", async () => {
    const weg = await metTraject("lessen");
    await vraagAf(weg, "zetel-moviera");
    expect((await weg.doe("procesregisseur", "lessen", opdracht.les())).body["status"]).toBe("gesloten");
    // Who directs it reads a closed casus, and who investigates while a track runs.
    for (const wie of ["procesregisseur", "opsporing"])
      expect(await leesAf(weg, wie), wie).toMatchObject([{ status: "vervallen" }]);
    for (const wie of ["zorgcoordinator", "zetel-moviera", "aandachtsfunctionaris"])
      expect(await leesAf(weg, wie), wie).toBeNull();
    expect(await takenVan(weg, "opsporing")).toEqual([]);
    expect((await vraagAf(weg, "zetel-moviera")).status).toBe(404);
    expect(await vraagAf(weg, "procesregisseur")).toMatchObject({ code: "casus-niet-open" });
  });

  it("what is left to do when who asked leaves the chain goes to procesregie", async () => {
    const deur = maakBeheerdeur([...ACTOREN, ...SPEURDERS]);
    const weg = await metTraject("afronden", deur);
    const vraag = await vraagAf(weg, "partner-nla");
    await weg.doe("opsporing", vraag.antwoorden, { antwoord: "nu-niet-mogelijk" });
    await treedUit(deur, "nla", deur.nu());
    await opstelling(deur).draai();
    expect(await takenVan(weg, "procesregisseur")).toMatchObject([{ soort: "zorgafstemming-sluiten" }]);
    expect((await weg.doe("procesregisseur", vraag.sluit, { reden: "niet-meer-nodig" })).status).toBe(201);
    expect(await takenVan(weg, "procesregisseur")).toEqual([]);
  });

  it("bad input: all errors at once, nothing stored; of others' requests nothing follows", async () => {
    const weg = await metTraject();
    const vreemd = "9b2f5a0e-6c1d-4f7a-8a55-0d7a6f9a1c11";
    const slecht = await vraagAf(weg, "zetel-om", { onderwerpen: ["opvang", "opvang", "weer"], dossierId: vreemd });
    expect(foutenIn(slecht.body)).toEqual(["onderwerpen[1]", "onderwerpen[2]", "dossierId"]);
    expect(foutenIn((await vraagAf(weg, "zetel-om", { onderwerpen: [] })).body)).toEqual(["onderwerpen"]);
    expect(weg.deur.casework.vanType("vastlegging").some(({ soort }) => soort === "zorgafstemming")).toBe(false);
    const dossierId = weg.deur.casework.vanType("casus")[0]?.dossierIds[0];
    for (const onderwerp of ["opvang", "tolk", "medische-zorg", "psychische-zorg", "contactmoment"])
      expect((await vraagAf(weg, "zetel-moviera", { onderwerpen: [onderwerp], dossierId })).status).toBe(201);
    expect(foutenIn((await vraagAf(weg, "zetel-moviera", { onderwerpen: ["slachtofferrechten"] })).body)).toEqual([
      "onderwerpen",
    ]);
    const vraag = await vraagAf(weg, "zetel-om", { onderwerpen: ["opvang"], dossierId });
    expect(vraag.status).toBe(201);
    expect(foutenIn((await vraagAf(weg, "zetel-om", { onderwerpen: ["opvang"], dossierId })).body)).toEqual([
      "onderwerpen",
    ]);
    const antwoorden = [
      [{ antwoord: "misschien", contact: "wie-dan-ook" }, ["antwoord", "contact"]],
      [{ antwoord: "in-overleg-op" }, ["op"]],
      [{ antwoord: "akkoord", op: OP }, ["op"]],
      [{ antwoord: "in-overleg-op", op: "2026-03-01" }, ["op"]],
      [{ antwoord: "in-overleg-op", op: "2027-03-01" }, ["op"]],
    ] as const;
    for (const [antwoord, fouten] of antwoorden)
      expect(foutenIn((await weg.doe("opsporing", vraag.antwoorden, antwoord)).body)).toEqual(fouten);
    expect(foutenIn((await weg.doe("zetel-om", vraag.sluit, { reden: "zomaar" })).body)).toEqual(["reden"]);
  });

  it("two answers at once: one counts, the other hears that it was answered", async () => {
    const weg = await metTraject();
    const vraag = await vraagAf(weg, "zetel-om");
    const antwoorden = await Promise.all(
      ["opsporing", "opsporing-om"].map((wie) => weg.doe(wie, vraag.antwoorden, IN_OVERLEG)),
    );
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await takenVan(weg, "zetel-om")).toHaveLength(1);
  });

  it("goes along with no handover, and nobody is asked to agree to that", async () => {
    const weg = await metTraject();
    const vraag = await vraagAf(weg, "zetel-politie");
    const instemming = { ontvanger: "ggd", akkoord: true, toelichting: null };
    expect((await weg.doe("zetel-politie", `vastleggingen/${vraag.id}/instemmingen`, instemming)).status).toBe(404);
  });

  it("a repeated request is answered as it was, and asked once", async () => {
    const weg = await metTraject("afronden", maakVoordeur(SPEURDERS));
    const body = { onderwerpen: ["opvang"], dossierId: null, toelichting: null };
    const [een, twee] = [
      await weg.doe("zetel-om", "zorgafstemmingen", body, "sleutel-af"),
      await weg.doe("zetel-om", "zorgafstemmingen", body, "sleutel-af"),
    ];
    expect(twee.body).toEqual(een.body);
    expect(await takenVan(weg, "opsporing")).toHaveLength(1);
  });
});
