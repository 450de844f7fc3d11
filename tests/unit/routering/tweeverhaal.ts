import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { maakCasusweg } from "../functions/casusweg.ts";
import { begin, type Verhaal } from "./verhaal.ts";

/** What becomes two casussen, and what becomes one. */
export const VAN_TWEE_CASUSSEN: Readonly<Record<string, () => Promise<Pick<Verhaal, "wereld" | "toezicht">>>> = {
  "one of two persons goes on in a casus of their own, while a partner is on it": async () => {
    const v = await begin();
    await v.stap("weging1", "uitnodigen", "aanvaarden");
    const dossiers = v.deur.casework.vanType("casus").flatMap(({ dossierIds }) => dossierIds.slice(0, 1));
    await v.zeg("zetel-politie", "splitsingen", { dossiers, reden: "Zij hebben niets met elkaar te maken." });
    await v.dagen(20);
    return v;
  },
  "a casus with partners that ends in another, of the same employer": async () => {
    const v = await begin();
    await v.stap("weging1", "uitnodigen", "aanvaarden", "afwijzen", "overleg");
    const ander = await maakCasusweg(v.deur, maakArbeidsuitbuitingCasus(9));
    await v.uren(1);
    const onder = `${ander.pad}/samenvoegingen`;
    const inhoud = { casusId: v.casusId, reden: "Beide gaan over dezelfde werkgever." };
    const { body } = await v.vraag("zetel-politie", "POST", onder, inhoud);
    await v.dagen(1);
    const afronding = { toelichting: "De partners zijn opnieuw uitgenodigd." };
    await v.vraag("procesregisseur", "POST", `${onder}/${String(body["id"])}/afrondingen`, afronding);
    await v.dagen(20);
    return v;
  },
};
