import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { inhaalstapVan } from "../../../shared/domain/inhaaltaak.ts";
import type { instroomInvoer, Instroomstap } from "../../../shared/domain/instroom.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakCasusweg, WEG, type Casusweg, type Wegstap } from "./casusweg.ts";
import { openTaken } from "./opschortdeur.ts";
import { casusVan } from "./overdrachtdeur.ts";
import { begin } from "./trajectdeur.ts";
import { maakVoordeur } from "./voordeur.ts";

interface Ingang {
  readonly melding: Partial<MeldingBody>;
  readonly stap: Instroomstap;
  readonly herkomst: z.input<typeof instroomInvoer>["herkomst"];
  /** What happens besides, once nla takes part. */
  readonly erbij?: (weg: Casusweg) => Promise<void>;
}

/** The ways in which a casus that somebody works on already comes on the radar (S2.5.3, S2.5.4), each as it is first reported. */
const INGANGEN: Readonly<Record<string, Ingang>> = {
  "a partner works on it already, and says so in its melding": {
    melding: { instroom: { activiteit: "4.3", reden: "Wij begeleiden haar al.", sinds: "2026-01-01" } },
    stap: "voortgang",
    herkomst: { soort: "partner-werkt-eraan", organisatie: "nla", sinds: "2026-01-01" },
  },
  "an investigation found it, and goes on in its compartment": {
    melding: {},
    stap: "acties-uitzetten",
    herkomst: { soort: "opsporing", organisatie: "politie", sinds: "2026-02-02" },
    erbij: async ({ deur, casusId }) => {
      expect((await begin(deur, casusId)).status).toBe(201);
    },
  },
  "another region hands it over": {
    melding: { zorgcoordinatorBetrokken: "ja" },
    stap: "nazorg",
    herkomst: { soort: "andere-regio", organisatie: null, naam: "De regio aan de overkant", sinds: "2025-11-03" },
  },
};

describe("from the first melding, over an entry further on, to the end", () => {
  it.each(Object.entries(INGANGEN))("%s", async (_naam, { melding, stap, herkomst, erbij }) => {
    const weg = await maakCasusweg(maakVoordeur(), maakArbeidsuitbuitingCasus(1, melding));
    const machine = async () => {
      if ((await casusVan(weg)).status === "open") await weg.deur.machine(weg.casusId);
    };
    await machine();
    const instroom = await weg.doe("zetel-politie", "instromen", opdracht.instroom(stap, { herkomst }));
    // Whoever reported it never learns more than that it is being handled.
    expect(instroom, instroom.rauw.body).toMatchObject({ status: 201, body: { stap } });
    if (stap !== "acties-uitzetten")
      expect(openTaken(weg).some(({ soort }) => inhaalstapVan(soort) !== null)).toBe(true);
    await machine();
    if (openTaken(weg).some(({ soort }) => soort === "inhalen-verrijken"))
      expect((await weg.doe("zorgcoordinator", "verrijkingen", opdracht.verrijking())).status).toBe(201);
    // Every step by its own command, the ones that were passed over as well: nobody needs to know that it was.
    for (const naam of Object.keys(WEG) as readonly Wegstap[]) {
      const { status, rauw } = await WEG[naam](weg);
      expect(status, `${naam} ${rauw.body}`).toBe(201);
      weg.deur.verder(60);
      await machine();
      await machine();
      if (naam === "aanvaarden") await erbij?.(weg);
    }
    expect(await casusVan(weg)).toMatchObject({ status: "gesloten" });
    const ingehaald = weg.deur.casework.vanType("taak").filter(({ soort }) => inhaalstapVan(soort) !== null);
    expect(ingehaald.length).toBeGreaterThan(3);
    // What lapsed was walked after all: catching up the plan brought the casus back before it.
    for (const taak of ingehaald)
      expect(taak.status === "afgerond" || (taak.status === "vervallen" && taak.reden === "verplaatst")).toBe(true);
  });
});
