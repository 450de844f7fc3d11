import { maakBeheerdeur, type Beheerdeur } from "./beheerdeur.ts";
import { wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { BEGIN } from "./voordeur.ts";

/** An organisation that only the register knows. */
export const BUURTTEAM = { code: "buurtteam", naam: "Buurtteam", soort: "schil", domein: "zorg" } as const;
export const PARTNER_BUURTTEAM = "partner-buurtteam";

/** The organisation signs, up to `tot`. */
export const teken = (deur: Beheerdeur, organisatie: string, tot: string | null = null) =>
  deur.doe("beheerder", `partners/${organisatie}/ondertekeningen`, {
    ...{ convenant: "voorbeeld-1", getekendOp: "2026-03-02", tot },
  });

/** The organisation leaves; the driver carries it through. */
export const treedUit = async (deur: Beheerdeur, organisatie: string, per: string = BEGIN): Promise<void> => {
  const antwoord = await deur.doe("beheerder", `partners/${organisatie}/uittredingen`, { per, reden: "opgeheven" });
  if (antwoord.status !== 201) throw new Error(`uittreding: ${antwoord.rauw.body}`);
  await deur.drijf(organisatie);
};

/** Puts the buurtteam in the register with one professional; `tot`: until when it signs, null: for good. */
export const sluitBuurtteamAan = async (
  deur: Beheerdeur,
  {
    tekent = true,
    domein = BUURTTEAM.domein,
    tot = null,
  }: {
    readonly tekent?: boolean;
    readonly domein?: string;
    readonly tot?: string | null;
  } = {},
): Promise<void> => {
  const nieuw = { aanmeldnaam: PARTNER_BUURTTEAM, soort: "persoon", rollen: ["partner"] };
  const antwoorden = [
    await deur.doe("beheerder", "partners", { ...BUURTTEAM, domein }),
    ...(tekent ? [await teken(deur, "buurtteam", tot)] : []),
    await deur.doe("beheerder", "partners/buurtteam/medewerkers", nieuw),
  ];
  if (antwoorden.some(({ status }) => status !== 201)) throw new Error(antwoorden.map(({ rauw }) => rauw.body).join());
  await deur.drijf("buurtteam");
};

/** A casus on its way, with a register that can be changed. */
export const wegMetRegister = async (
  tot: Wegstap,
  deur = maakBeheerdeur(),
): Promise<Casusweg & { readonly register: Beheerdeur }> => ({ ...(await wegTot(tot, true, deur)), register: deur });
