import { expect, it } from "vitest";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { wegTot } from "./casusweg.ts";

/** The open casus of somebody whose earlier casus, with its nazorg, is closed. */
const opnieuw = async (velden: Parameters<typeof maakArbeidsuitbuitingCasus>[1] = {}) => {
  const { deur, casusId } = await wegTot("einde");
  deur.verder(86_400);
  const melding = { ...maakArbeidsuitbuitingCasus(), inhoud: "Opnieuw gezien.", ...velden };
  expect((await deur.vraag("systeem-ggd", "POST", "/v1/meldingen", melding)).status).toBe(201);
  const nieuw = deur.casework.vanType("casus").find((casus) => casus.casusId !== casusId);
  if (nieuw?.status !== "open") throw new Error("geen open casus");
  return { deur, nieuw };
};

it("who coordinated care before enriches before the weging, also when the melding does not tell of them (H2.2-d12)", async () => {
  const { deur, nieuw } = await opnieuw({ verschijningsvormen: ["jeugdprostitutie"] });
  expect(nieuw.positie.stap).toBe("verrijken");
  // Of the earlier casus, and not the one that the new form would have by the region's rules.
  expect(nieuw).toMatchObject({
    zorgcoordinatie: "moviera",
    eigenaar: { rol: "zorgcoordinator", organisatie: "moviera" },
  });
  expect((await deur.vraag("zorgcoordinator", "GET", `/v1/casussen/${nieuw.casusId}`)).status).toBe(200);
});

it("but not when it is acute, and the history tells so (X6)", async () => {
  const { deur, nieuw } = await opnieuw({ acuutVolgensMelder: "ja" });
  expect(nieuw.positie.stap).toBe("weging-1");
  const [regel] = deur.casework.vanType("historie").filter(({ casusId }) => casusId === nieuw.casusId);
  expect(regel?.wat).toBe("casus-geopend-zonder-verrijken");
});
