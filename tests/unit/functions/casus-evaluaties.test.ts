import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { verzamelGevoelig } from "../../fixtures/gevoelig.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { ACTOREN, maakActor } from "../../fixtures/actoren.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur, type Antwoord } from "./voordeur.ts";

const EVALUATOR = "procesbegeleider-evaluatie";
const lees = (weg: Casusweg, wie: string): Promise<Antwoord> => weg.deur.vraag(wie, "GET", `${weg.pad}/evaluaties`);
const kaal = ({ status, body, koppen }: Antwoord) => ({ status, koppen, body: { ...body, instance: "" } });

describe("reading the evaluation of a casus (H5.2-b1, X14)", () => {
  it("gives who evaluates the anonymous description and what was learnt of it, and nothing else of the casus", async () => {
    const weg = await wegTot("lessen");
    const [evaluatie] = weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "evaluatie");
    const antwoord = await lees(weg, EVALUATOR);
    expect(antwoord).toMatchObject({ status: 200 });
    expect(antwoord.body).toEqual({
      resultaten: [
        {
          id: evaluatie?.vastleggingId,
          inhoud: { ...opdracht.evaluatie(), verbeterpunten: [] },
          vastgelegdOp: evaluatie?.vastgelegdOp,
        },
      ],
    });
    const gevoelig = verzamelGevoelig(weg.deur.casework.vanType("melding")[0]?.invoer);
    expect(gevoelig.filter((deel) => antwoord.rauw.body.includes(deel))).toEqual([]);
    expect((await lees(weg, "procesregisseur")).rauw.body).toBe(antwoord.rauw.body);
    // Also when there is more to the evaluation: who is appointed and what is secured is for its direction.
    await WEG.lessen(weg);
    expect((await lees(weg, EVALUATOR)).rauw.body).toBe(antwoord.rauw.body);
  });

  it("is for nobody else, however close to the casus, and tells them nothing", async () => {
    const ander = maakActor("ander-begeleider", "nla", EVALUATOR);
    const zelfde = maakActor("bestuurder-riec", "riec", "bestuurder");
    const weg = await wegTot("lessen", true, maakVoordeur([ander, zelfde]));
    const wie = [...ACTOREN.map(({ aanmeldnaam }) => aanmeldnaam), "ander-begeleider", "bestuurder-riec"];
    const onbestaand = `/v1/casussen/${randomUUID()}/evaluaties`;
    const geweigerd = kaal(await weg.deur.vraag("it", "GET", onbestaand));
    expect(geweigerd.status).toBe(404);
    for (const een of wie.filter((naam) => naam !== EVALUATOR && naam !== "procesregisseur")) {
      expect(kaal(await lees(weg, een)), een).toEqual(geweigerd);
    }
  });

  it("begins when it is asked; the casus and its dossiers never exist for who evaluates", async () => {
    const weg = await wegTot("procesbegeleider");
    const dossierIds = weg.deur.casework.vanType("dossier").map(({ dossierId }) => dossierId);
    const ziet = () =>
      Promise.all([
        lees(weg, EVALUATOR),
        weg.lees(EVALUATOR),
        ...dossierIds.map((id) => weg.deur.vraag(EVALUATOR, "GET", `/v1/dossiers/${id}`)),
      ]);
    const statussen = async () => (await ziet()).map(({ status }) => status);
    expect(await statussen()).toEqual([404, 404, 404, 404]);
    await WEG.procesbegeleider(weg);
    expect(await statussen()).toEqual([200, 404, 404, 404]);
    expect((await lees(weg, EVALUATOR)).body).toEqual({ resultaten: [] });
    await WEG.evaluatie(weg);
    await WEG.lessen(weg);
    expect(await statussen()).toEqual([200, 404, 404, 404]);
  });

  it("leaves an audit line, and no line of a client: it holds nobody's data", async () => {
    const weg = await wegTot("lessen");
    const ervoor = weg.deur.gelogd().length;
    await lees(weg, EVALUATOR);
    await lees(weg, "it");
    expect(weg.deur.gelogd().slice(ervoor)).toMatchObject([
      {
        ...{ soort: "audit", actorId: EVALUATOR, organisatie: "riec", handeling: "leesEvaluaties" },
        ...{ object: `casus/${weg.casusId}/evaluaties`, resultaat: "gelukt" },
      },
    ]);
    weg.deur.breekLog();
    expect((await lees(weg, EVALUATOR)).status).toBe(500);
  });
});

it("refuses a number or an address in what is to be anonymous, each at its field", async () => {
  const weg = await wegTot("evaluatie");
  const persoon = weg.deur.casework.vanType("dossier").find(({ personalia }) => personalia.bsn !== null)?.personalia;
  const antwoord = await weg.doe("procesbegeleider-evaluatie", "evaluaties", {
    ...opdracht.evaluatie(),
    beschrijvingAnoniem: `Iemand (${persoon?.bsn ?? ""}) werkte in een loods.`,
    beter: "Bel eerder met iemand@voorbeeld.example.",
    verbeterpunten: [{ categorie: "rollen", omschrijving: `Wie belt ${persoon?.bsn ?? ""}?` }],
  });
  expect(antwoord.status).toBe(400);
  const fouten = z.array(z.looseObject({ veld: z.string() })).parse(antwoord.body["fouten"]);
  expect(fouten.map(({ veld }) => veld)).toEqual(["beschrijvingAnoniem", "beter", "verbeterpunten[0].omschrijving"]);
  expect(antwoord.rauw.body).not.toContain(persoon?.bsn);
  // A number that is no burgerservicenummer may be there.
  const gewoon = { ...opdracht.evaluatie(), beter: "Dossier 123456789 kwam laat." };
  expect((await weg.doe("procesbegeleider-evaluatie", "evaluaties", gewoon)).status).toBe(201);
});
