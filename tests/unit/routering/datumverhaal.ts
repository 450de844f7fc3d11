import { begin, over, type Verhaal } from "./verhaal.ts";
import { nodig, planOverleg } from "./verhalen.ts";

/** What nears its date: an overleg, the access of a partner, a seat without a deputy, a part in the chain. */
export const watEindigt = async (): Promise<Pick<Verhaal, "wereld" | "toezicht">> => {
  const v = await begin();
  await v.stap("weging1", "uitnodigen");
  const coa = await nodig(v, "coa", { toegangTot: "2026-04-10" });
  await v.zeg("partner-coa", `${coa}/antwoorden`, { antwoord: "geaccepteerd" });
  await v.zeg("procesregisseur", "agendapunten", { overlegId: await planOverleg(v, 12) });
  const afwezig = { van: over(v, 2), tot: over(v, 30), organisatie: null, actorId: null };
  await v.vraag("beheerder", "POST", "/v1/zetels/politie/vervangingen", afwezig);
  const opvolger = { organisatie: "politie", actorId: "lid-politie", van: over(v, 20) };
  await v.vraag("beheerder", "POST", "/v1/zetels/politie/bezettingen", opvolger);
  const convenant = { versie: "2026-1", naam: "Convenant", vindplaats: "Verzonnen" };
  await v.vraag("beheerder", "POST", "/v1/convenanten", { ...convenant, van: "2026-01-01", tot: "2026-12-31" });
  const getekend = { convenant: "2026-1", getekendOp: "2026-02-01", tot: null };
  await v.vraag("beheerder", "POST", "/v1/partners/coa/ondertekeningen", getekend);
  const uit = { per: over(v, 40), reden: "opgeheven" };
  await v.vraag("beheerder", "POST", "/v1/partners/kmar/uittredingen", uit);
  await v.dagen(45);
  return v;
};
