import { bekendeConvenanten } from "../../shared/domain/convenant.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import {
  onderteken,
  partnerbeeld,
  treedUit,
  voegPartnerToe,
  type Partnerbesluit,
  type PartnerInRegister,
} from "../../shared/domain/partner.ts";
import { organisatiesVan } from "../../shared/domain/regio.ts";
import type { Registercontext } from "../../shared/domain/registerbesluit.ts";
import { gelukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type * as operaties from "../../shared/api/schemas/partners.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { bladzijdeVan, laadPartner } from "./lezen.ts";
import { voerRegisteropdrachtUit, type Registerverzoek } from "./opdracht.ts";
import { leesbaarVan, magNietLezen, zonderRecht } from "./rechten.ts";

type Ops = typeof operaties;

/** All organisations of the chain, as far as the actor may know of their part in the register. */
export const listPartners =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesPartners"]>): Promise<AntwoordVan<Ops["leesPartners"]>> => {
    const { casework, regio } = afhankelijkheden;
    const inRegister = new Map((await casework.partners()).map((partner) => [partner.organisatie, partner]));
    const codes = [...new Set([...organisatiesVan(regio).map(({ code }) => code), ...inRegister.keys()])];
    const leesbaar = leesbaarVan(afhankelijkheden, verzoek, codes);
    if (leesbaar.size === 0) return { weigering: zonderRecht("registerLezen") };
    const resultaten = codes
      .filter((code) => leesbaar.has(code))
      .flatMap((code) => partnerbeeld(inRegister.get(code) ?? null, code, regio, verzoek.nu) ?? []);
    return { status: 200, body: { resultaten } };
  };

export const readPartner =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesPartner"]>): Promise<AntwoordVan<Ops["leesPartner"]>> => {
    const { organisatie } = verzoek.padParameters;
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, organisatie);
    if (geweigerd !== null) return { weigering: geweigerd };
    const { casework, regio } = afhankelijkheden;
    const beeld = partnerbeeld(await casework.partner(organisatie), organisatie, regio, verzoek.nu);
    return beeld === null ? { weigering: { code: "niet-gevonden" } } : { status: 200, body: beeld };
  };

export const listPartnerversies =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesPartnerversies"]>): Promise<AntwoordVan<Ops["leesPartnerversies"]>> => {
    const { organisatie } = verzoek.padParameters;
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, organisatie);
    if (geweigerd !== null) return { weigering: geweigerd };
    const bekend = await laadPartner(afhankelijkheden, organisatie, verzoek.nu);
    if (!bekend.ok) return { weigering: bekend.fout };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const alle = await afhankelijkheden.casework.registerversies("partner", organisatie);
    return { status: 200, body: bladzijdeVan(alle, query.waarde) };
  };

/** What is answered and written once the entry has changed. */
const uitkomstVan = (besloten: Result<Partnerbesluit, Weigering>, { regio, nu }: Registercontext) => {
  if (!besloten.ok) return besloten;
  const { partner, wijziging } = besloten.waarde;
  const antwoord = partnerbeeld(partner, partner.organisatie, regio, nu);
  if (antwoord === null) throw new Error("A partner that nobody knows was changed");
  return gelukt({ wijziging, antwoord, locatie: `/partners/${partner.organisatie}` });
};

/** Adds an organisation to the shell (S1.5.1). */
export const addPartner =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["voegPartnerToe"]>): Promise<AntwoordVan<Ops["voegPartnerToe"]>> =>
    voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "partnersBeheren",
      organisatie: verzoek.actor.organisatie,
      object: "partners",
      laad: () => Promise.resolve(gelukt(null)),
      body: verzoek.body,
      besluit: async (_, invoer, context) => {
        const bestaand = await afhankelijkheden.casework.partner(invoer.code);
        return uitkomstVan(voegPartnerToe(bestaand, invoer, context), context);
      },
    });

/** A change of how an organisation takes part. The driver carries it to everybody who works there (X7). */
const opPartner = <I>(
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Registerverzoek & { readonly body: () => Result<I, Weigering> },
  organisatie: OrganisatieCode,
  besluit: (
    partner: PartnerInRegister | null,
    invoer: I,
    context: Registercontext,
  ) => Promise<Result<Partnerbesluit, Weigering>>,
) =>
  voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
    handeling: "partnersBeheren",
    organisatie,
    object: `partner/${organisatie}`,
    laad: () => laadPartner(afhankelijkheden, organisatie, verzoek.nu),
    body: verzoek.body,
    besluit: async (partner, invoer: I, context) => uitkomstVan(await besluit(partner, invoer, context), context),
  });

/** An organisation signed a covenant: with its version and the day (H2.3-e2, I6). */
export const recordOndertekening =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["legOndertekeningVast"]>): Promise<AntwoordVan<Ops["legOndertekeningVast"]>> => {
    const { casework, regio } = afhankelijkheden;
    const { organisatie } = verzoek.padParameters;
    return opPartner(afhankelijkheden, verzoek, organisatie, async (partner, invoer, context) =>
      onderteken(partner, organisatie, invoer, bekendeConvenanten(regio, await casework.convenanten()), context),
    );
  };

/** An organisation leaves the chain (X7). */
export const recordUittreding =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["legUittredingVast"]>): Promise<AntwoordVan<Ops["legUittredingVast"]>> => {
    const { organisatie } = verzoek.padParameters;
    return opPartner(afhankelijkheden, verzoek, organisatie, (partner, invoer, context) =>
      Promise.resolve(treedUit(partner, organisatie, invoer, context)),
    );
  };
