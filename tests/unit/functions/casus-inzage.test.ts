import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";

const status = async (weg: Casusweg, wie: string) => (await weg.lees(wie)).status;
const soorten = (body: Readonly<Record<string, unknown>>): readonly string[] =>
  z
    .array(z.looseObject({ soort: z.string() }))
    .parse(body["vastleggingen"])
    .map(({ soort }) => soort);
const takenSchema = z.object({
  resultaten: z.array(
    z.looseObject({ taakId: z.string(), soort: z.string(), casusId: z.string(), uiterlijkOp: z.string() }),
  ),
  volgende: z.string().nullable(),
});
const bladzijde = async (deur: Voordeur, wie: string, query: Readonly<Record<string, string>> = {}) =>
  takenSchema.parse((await deur.vraag(wie, "GET", "/v1/taken", undefined, { query })).body);

describe("who reads a casus", () => {
  it("a partner from its acceptance to the end; not before, not when it declined", async () => {
    const weg = await wegTot("aanvaarden");
    const wie = ["partner-nla", "systeem-nla", "partner-ggd"] as const;
    const stand = async () => Promise.all(wie.map((een) => status(weg, een)));
    expect(await stand()).toEqual([404, 404, 404]);
    await WEG.aanvaarden(weg);
    await WEG.afwijzen(weg);
    expect(await stand()).toEqual([200, 200, 404]);
    await WEG.overleg(weg);
    const afgeschaald = opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" });
    expect((await weg.doe("zetel-politie", "wegingen", afgeschaald)).body["status"]).toBe("afgeschaald");
    expect(await stand()).toEqual([404, 404, 404]);
    expect(await status(weg, "zetel-politie")).toBe(200);
  });

  it("an invited partner reads its own invitation and answers it; nobody else's", async () => {
    const weg = await wegTot("aanvaarden");
    const [nla] = weg.deur.casework.vanType("uitnodiging").filter(({ organisatie }) => organisatie === "nla");
    const pad = `${weg.pad}/uitnodigingen/${String(nla?.uitnodigingId)}`;
    const lees = async (wie: string) => (await weg.deur.vraag(wie, "GET", pad)).status;
    expect(await Promise.all(["partner-nla", "zetel-om", "partner-ggd", "gemeente-apeldoorn", "it"].map(lees))).toEqual(
      [...[200, 200, 404, 404, 404]],
    );
    expect((await beantwoord(weg, "partner-ggd", "nla", "geaccepteerd")).status).toBe(404);
    expect((await beantwoord(weg, "zetel-om", "nla", "geaccepteerd")).status).toBe(403);
    expect((await beantwoord(weg, "systeem-nla", "nla", "geaccepteerd")).status).toBe(403);
    expect((await WEG.aanvaarden(weg)).status).toBe(201);
    expect(await beantwoord(weg, "partner-nla", "nla", "afgewezen")).toMatchObject({ code: "al-afgehandeld" });
  });

  it("one view, logged per client; the evaluation for its direction only", async () => {
    const weg = await wegTot("lessen");
    const regie = await weg.lees("procesregisseur");
    const zetel = await weg.lees("zetel-politie");
    expect(soorten(regie.body).filter((soort) => ["evaluatie", "procesbegeleider"].includes(soort))).toHaveLength(2);
    expect(soorten(zetel.body)).toEqual(
      soorten(regie.body).filter((soort) => !["evaluatie", "procesbegeleider"].includes(soort)),
    );
    expect(JSON.stringify(zetel.body)).not.toContain("Een werker in een loods");
    const { vastleggingen: _a, ...vanRegie } = regie.body;
    const { vastleggingen: _b, ...vanZetel } = zetel.body;
    expect(vanZetel).toEqual(vanRegie);
    // Two clients, and who read them, twice.
    const soort = weg.deur.gelogd().map((regel) => regel.soort);
    expect(soort).toEqual(["verwerking", "verwerking", "audit", "verwerking", "verwerking", "audit"]);
    expect(JSON.stringify(zetel.body)).not.toContain("token-1");
  });

  it("a dossier: the meldpunt and who sees a casus of it, with those casussen only", async () => {
    const weg = await wegTot("overleg");
    const [dossier] = weg.deur.casework.vanType("dossier");
    const lees = (wie: string) => weg.deur.vraag(wie, "GET", `/v1/dossiers/${String(dossier?.dossierId)}`);
    for (const wie of ["meldpunt", "zetel-om", "gemeente-doetinchem", "partner-nla"]) {
      const { status: http, body } = await lees(wie);
      expect([http, body["casussen"]], wie).toEqual([200, [{ casusId: weg.casusId, status: "open" }]]);
      expect(body["meldingen"]).toHaveLength(1);
    }
    for (const wie of ["partner-ggd", "gemeente-apeldoorn", "bestuurder", "it", "systeem-ggd", "fg"]) {
      expect((await lees(wie)).status, wie).toBe(404);
    }
  });
});

describe("the worklist", () => {
  it("shows each what is theirs", async () => {
    const weg = await wegTot("aanvaarden");
    const van = async (wie: string) => (await bladzijde(weg.deur, wie)).resultaten.map(({ soort }) => soort);
    expect(await van("procesregisseur")).toEqual(["casusoverleg"]);
    expect(await van("partner-nla")).toEqual(["uitnodiging-beantwoorden"]);
    expect(await van("systeem-nla")).toEqual(["uitnodiging-beantwoorden"]);
    for (const wie of ["zetel-politie", "gemeente-doetinchem", "it", "bestuurder", "systeem-politie"]) {
      expect(await van(wie), wie).toEqual([]);
    }
  });

  it("of the team: the fixed seats all, a municipality its own, a deputy inside the window", async () => {
    const weg = await wegTot("weging1");
    const aantal = async (wie: string) => (await bladzijde(weg.deur, wie)).resultaten.length;
    expect(
      await Promise.all(["zetel-om", "gemeente-doetinchem", "gemeente-apeldoorn", "vervanger-politie"].map(aantal)),
    ).toEqual([...[1, 1, 0, 0]]);
  });

  it("is read in pages, the earliest date first, each task once, over all the roles one plays", async () => {
    const deur = maakVoordeur();
    for (const seed of [1, 2, 3, 4, 5, 6, 7]) {
      const weg = await maakCasusweg(deur, maakArbeidsuitbuitingCasus(seed * 10));
      deur.verder(3600);
      await deur.machine(weg.casusId);
    }
    for (const aantal of ["1", "2", "3", "7", "50"]) {
      const gezien: string[] = [];
      const datums: string[] = [];
      let cursor: string | null = null;
      do {
        const { resultaten, volgende }: z.infer<typeof takenSchema> = await bladzijde(deur, "zetel-om", {
          aantal,
          ...(cursor === null ? {} : { cursor }),
        });
        expect(resultaten.length).toBeLessThanOrEqual(Number(aantal));
        gezien.push(...resultaten.map(({ taakId }) => taakId));
        datums.push(...resultaten.map(({ uiterlijkOp }) => uiterlijkOp));
        cursor = volgende;
      } while (cursor !== null);
      expect(gezien).toHaveLength(7);
      expect(new Set(gezien).size).toBe(7);
      expect(datums).toEqual(datums.toSorted());
    }
  });
});

describe("who is notified", () => {
  it("on the whole way nobody who is not involved, and each task's owner", async () => {
    const weg = await wegTot("einde");
    const berichten = weg.deur.casework.vanType("gebeurtenis").flatMap((gebeurtenis) => gebeurtenis.berichten);
    const ontvangers = new Set(berichten.map(({ ontvanger }) => ontvanger));
    expect([...ontvangers].toSorted()).toEqual([
      ...["gemeente-doetinchem", "ggd", "inzicht", "ketenregieteam", "moviera", "nla", "riec", "veilig-thuis", "zvh"],
    ]);
    const voor = (ontvanger: string) => [
      ...new Set(berichten.filter((bericht) => bericht.ontvanger === ontvanger).map(({ soort }) => soort)),
    ];
    // Declined: the invitation and nothing after it.
    expect(voor("ggd")).toEqual(["uitnodiging.verstuurd"]);
    expect(voor("riec")).toEqual(["taak.geopend"]);
    expect(voor("veilig-thuis")).toEqual(["casus.geopend", "melding.verdeeld", "taak.geopend"]);
    expect(voor("inzicht")).toEqual(["stuurfeit.vastgelegd"]);
    expect(voor("nla").toSorted()).toEqual([
      ...["actie.uitgezet", "casus.gesloten", "casus.voortgegaan", "uitnodiging.verstuurd"],
    ]);
    const verstuurd = berichten.findIndex(
      ({ ontvanger, soort }) => ontvanger === "nla" && soort === "casus.voortgegaan",
    );
    const geaccepteerd = berichten.findIndex(({ soort }) => soort === "uitnodiging.beantwoord");
    expect(geaccepteerd).toBeGreaterThan(-1);
    expect(verstuurd).toBeGreaterThan(geaccepteerd);
    expect(new Set(berichten.map(({ berichtId }) => berichtId)).size).toBe(berichten.length);
  });
});
