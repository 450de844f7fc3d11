import { expect, it } from "vitest";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { GEBEURTENISDATA } from "../../../shared/domain/gebeurtenisdata.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import {
  bijGebeurtenis,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  ZONDER_KANALEN,
} from "../keten-records.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { wegTot } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

it("a plan of a hundred acties is fifty events for who wants each, and one for who wants them together", async () => {
  const deur = maakVoordeur();
  const { casework } = deur;
  const weg = await wegTot("plan", true, deur);
  const acties = Array.from({ length: 100 }, (_, i) =>
    opdracht.actie({ omschrijving: `actie ${String(i)}`, organisatie: i % 2 === 0 ? "moviera" : "nla" }),
  );
  expect((await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }))).status).toBe(201);
  const vastgesteld = await weg.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling(), "vaststelling");
  expect(vastgesteld.status).toBe(201);

  const bus = maakBusDouble();
  const publiceer = async () =>
    publishGebeurtenissen(
      casework
        .vanType("gebeurtenis")
        .filter(({ aanbieden }) => aanbieden)
        .map(bijGebeurtenis),
      {
        ...{ casework, bus, opzij: maakOpzijDouble(), log: maakLogDouble().log, instellingen: INSTELLINGEN },
        ...{ ...ZONDER_KANALEN, kanalen: new Set(["moviera", "nla"]), bundels: new Map([["moviera", "08:00"]]) },
        ...{ heraanbodSeconden: 60, nu: deur.nu, wacht: geenPauze },
      },
    );
  const gehoord = (ontvanger: string, soort: string) =>
    bus.gepubliceerd.flatMap((een) =>
      een.ontvanger === ontvanger && een.soort === `nl.ketenregie.${soort}.v1` ? [een.event["data"]] : [],
    );
  // All that was told on the way to the plan; from here on it is about the plan.
  await publiceer();
  const casusId = casusIdSchema.parse(weg.casusId);
  for (let uitkomst = "verder"; uitkomst === "verder";)
    uitkomst = (await deur.taken({ opdracht: "zet-acties-uit", casusId, hoofdstap: 4, n: 1 }))?.uitkomst ?? "";
  await publiceer();
  expect(gehoord("nla", "actie.uitgezet")).toHaveLength(50);
  expect(gehoord("moviera", "actie.uitgezet")).toEqual([]);

  const [bundel] = casework.vanType("bundel");
  if (bundel?.klok == null) throw new Error("geen bundel");
  deur.zetKlok(bundel.klok);
  await opstelling({ casework, nu: deur.nu }).draai();
  await publiceer();
  const bundels = gehoord("moviera", "taken.gebundeld");
  expect(bundels).toHaveLength(1);
  const data = GEBEURTENISDATA["taken.gebundeld"].parse(bundels[0]);
  const vanMoviera = casework
    .vanType("taak")
    .filter(({ soort, eigenaar }) => soort === "actie" && eigenaar.organisatie === "moviera")
    .map(({ taakId }) => taakId);
  expect(data.nieuweActies.toSorted()).toEqual(vanMoviera.toSorted());
  expect(data.meer).toBe(false);
  // In the feed each stands by itself, at once.
  const regels = await casework.feed("moviera", 0, 1_000);
  expect(regels.filter(({ bericht }) => bericht.soort === "actie.uitgezet")).toHaveLength(50);
});
