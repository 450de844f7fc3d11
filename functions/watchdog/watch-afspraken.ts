import { expireUitnodiging } from "../../shared/domain/besluiten/beeindigen.ts";
import { remindOverleg } from "../../shared/domain/besluiten/overleggen.ts";
import { watchPartner, watchZetel, type Registerwacht } from "../../shared/domain/besluiten/registerwacht.ts";
import type { Overleg } from "../../shared/domain/overleg.ts";
import { deelnameIn, type PartnerInRegister } from "../../shared/domain/partner.ts";
import type { Uitnodiging } from "../../shared/domain/uitnodiging.ts";
import { mensenVan, type Zetel } from "../../shared/domain/zetel.ts";
import { leesBesproken } from "../../shared/runtime/besproken.ts";
import { contextOp, type KlokAfhankelijkheden, type Nu } from "./watch.ts";
import { neemTerug } from "./watch-work.ts";

/** Reminds of a casusoverleg that comes, once. Of who puts a casus on its agenda at this moment one is first, and the other decides again. */
export const bewaakOverleg = async (item: Overleg, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  const { casework, tel } = afhankelijkheden;
  const besproken = await leesBesproken(casework, item);
  const { wijziging } = remindOverleg(item, besproken, contextOp(nu, afhankelijkheden));
  if ((await casework.schrijf(wijziging, [])).ok && wijziging.nieuw.length > 0) tel("Herinnerd");
};

/** Tells that the access of a partner is about to end, and ends it when it does. */
export const bewaakUitnodiging = async (
  { casusId, toegangTot, uitnodigingId }: Uitnodiging,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<void> => {
  const { casework, tel } = afhankelijkheden;
  const context = contextOp(nu, afhankelijkheden);
  if (toegangTot !== null && toegangTot <= nu) {
    await neemTerug(casusId, (dossier) => expireUitnodiging(dossier, uitnodigingId, context), afhankelijkheden);
    return;
  }
  const dossier = await casework.casusDossier(casusId);
  const wijziging = dossier === null ? null : expireUitnodiging(dossier, uitnodigingId, context);
  if (wijziging === null || !(await casework.schrijf(wijziging, [])).ok) return;
  if (wijziging.nieuw.length > 0) tel("Herinnerd");
};

const schrijfWacht = async (
  { trap, wijziging }: Registerwacht,
  { casework, tel }: KlokAfhankelijkheden,
): Promise<boolean> => {
  const { ok } = await casework.schrijf(wijziging, []);
  if (ok && trap > 0) tel(trap === 1 ? "Herinnerd" : "Geescaleerd");
  return ok;
};

/** What is not in order with a seat, or soon will not be. */
export const bewaakZetel = async (item: Zetel, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  const { casework, besluit } = afhankelijkheden;
  const wie = mensenVan(item);
  const organisaties = [...new Set([item.zetel, ...wie.map(({ organisatie }) => organisatie)])];
  const [mensen, ...partners] = await Promise.all([
    casework.medewerkers(wie),
    ...organisaties.map((organisatie) => casework.partner(organisatie)),
  ]);
  const deelname = (organisatie: string) =>
    deelnameIn(partners.find((een) => een?.organisatie === organisatie) ?? null, organisatie, besluit.regio);
  await schrijfWacht(watchZetel(item, { deelname, mensen }, contextOp(nu, afhankelijkheden)), afhankelijkheden);
};

/** The part that an organisation takes ends soon, or a date of it has come: told, and put before the driver. */
export const bewaakPartner = async (
  item: PartnerInRegister,
  nu: Nu,
  later: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<void> => {
  const wacht = watchPartner(item, later, contextOp(nu, afhankelijkheden));
  if ((await schrijfWacht(wacht, afhankelijkheden)) && wacht.trap !== 1) afhankelijkheden.tel("Heraangeboden");
};
