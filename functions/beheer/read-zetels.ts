import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { deelnameIn } from "../../shared/domain/partner.ts";
import { zetelcodesVan } from "../../shared/domain/regio.ts";
import { houderVan, legeZetel, mensenVan, zetelbeeld, type Zetel } from "../../shared/domain/zetel.ts";
import { zetelwaarschuwingen, type Zetelomstandigheden } from "../../shared/domain/zetelwaarschuwingen.ts";
import type * as operaties from "../../shared/api/schemas/zetels.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { bladzijdeVan } from "./lezen.ts";
import { leesbaarVan, magNietLezen, zonderRecht } from "./rechten.ts";

type Ops = typeof operaties;

const overzichtVan = (zetel: Zetel, omstandigheden: Zetelomstandigheden) => ({
  ...zetelbeeld(zetel),
  houder: houderVan(zetel, omstandigheden.nu),
  waarschuwingen: zetelwaarschuwingen(zetel, omstandigheden).map(({ code, melding, actorId }) => ({
    ...{ code, melding, actorId },
  })),
});

/** The seats as far as the actor may know of them, and who must arrange what in time (S1.5.2, S2.5.6, X16). */
const lees = async (
  { casework, regio }: Toegangsafhankelijkheden,
  codes: ReadonlySet<OrganisatieCode>,
  nu: Verzoek["nu"],
) => {
  const [records, partners] = await Promise.all([casework.zetels(), casework.partners()]);
  const zetels = zetelcodesVan(regio)
    .filter((code) => codes.has(code))
    .map((code) => records.find(({ zetel }) => zetel === code) ?? legeZetel(code));
  const mensen = await casework.medewerkers(zetels.flatMap(mensenVan));
  const deelname: Zetelomstandigheden["deelname"] = (organisatie) =>
    deelnameIn(partners.find((partner) => partner.organisatie === organisatie) ?? null, organisatie, regio);
  return zetels.map((zetel) => overzichtVan(zetel, { deelname, mensen, regio, nu }));
};

export const listZetels =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesZetels"]>): Promise<AntwoordVan<Ops["leesZetels"]>> => {
    const leesbaar = leesbaarVan(afhankelijkheden, verzoek, zetelcodesVan(afhankelijkheden.regio));
    if (leesbaar.size === 0) return { weigering: zonderRecht("registerLezen") };
    return { status: 200, body: { resultaten: await lees(afhankelijkheden, leesbaar, verzoek.nu) } };
  };

export const readZetel =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesZetel"]>): Promise<AntwoordVan<Ops["leesZetel"]>> => {
    const code = verzoek.padParameters.zetel;
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, code);
    if (geweigerd !== null) return { weigering: geweigerd };
    const [zetel] = await lees(afhankelijkheden, new Set([code]), verzoek.nu);
    return zetel === undefined ? { weigering: { code: "niet-gevonden" } } : { status: 200, body: zetel };
  };

export const listZetelversies =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesZetelversies"]>): Promise<AntwoordVan<Ops["leesZetelversies"]>> => {
    const code = verzoek.padParameters.zetel;
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, code);
    if (geweigerd !== null) return { weigering: geweigerd };
    if (!zetelcodesVan(afhankelijkheden.regio).includes(code)) return { weigering: { code: "niet-gevonden" } };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const alle = await afhankelijkheden.casework.registerversies("zetel", code);
    return { status: 200, body: bladzijdeVan(alle, query.waarde) };
  };
