import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { takeNoodtoegang } from "../../shared/domain/besluiten/noodtoegang.ts";
import { gelukt, mislukt } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Noodtoegangoperaties } from "../../shared/api/schemas/noodtoegang.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage, logWeigering } from "../../shared/runtime/logregels.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { clientregels } from "../../shared/runtime/clientregels.ts";

type Neem = Noodtoegangoperaties["neemNoodtoegang"];
type Lees = Noodtoegangoperaties["leesNoodtoegangen"];

/**
 * Breaks the glass: with a reason, for hours, told at once to procesregie and the FG (design section 8). For who may not, a
 * casus that they do not see does not exist.
 */
export const takeNoodtoegangUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Neem, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, gelezen) => {
    const { casework, toegang, regio, hash } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId } = verzoek.padParameters;
    const beoordeel = (dossier: CasusDossier | null) => {
      if (dossier === null) return mislukt<Weigering>({ code: "niet-gevonden" });
      if (toegang.noodtoegangNemen(actor, dossier.casus, nu)) return gelukt(dossier);
      const ziet = toegang.casusInzien(actor, dossier.casus, nu) !== null;
      return mislukt<Weigering>(
        ziet ? { code: "geen-recht", nodig: "een rol die noodtoegang mag nemen" } : { code: "niet-gevonden" },
      );
    };
    const rol = regio.noodtoegang.rollen.find((een) => actor.rollen.includes(een)) ?? actor.rollen[0] ?? "partner";
    const handeling = {
      ...{ actor, rol, nu, trace: verzoek.trace, naam: verzoek.operatie.operationId, object: `casus/${casusId}` },
    };
    /** Who tries the glass of a casus that is there leaves a trace, also when it stays whole (BIO2). */
    const weiger = async (weigering: Weigering): Promise<{ readonly weigering: Weigering }> => {
      if (weigering.code !== "niet-gevonden") await logWeigering(verzoek, `casus/${casusId}`, afhankelijkheden);
      return { weigering };
    };
    const eerste = beoordeel(gelezen);
    if (!eerste.ok) return weiger(eerste.fout);
    const body = verzoek.body();
    if (!body.ok) return weiger(body.fout);
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return weiger(sleutel.fout);
    const context = besluitcontext(afhankelijkheden, nu, { rol, organisatie: actor.organisatie });
    const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);
    const vooraf = new Set<string>();
    const antwoord = await schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
      const beoordeeld = beoordeel(await casework.casusDossier(casusId));
      if (!beoordeeld.ok) return beoordeeld;
      const { noodtoegang, wijziging } = takeNoodtoegang(beoordeeld.waarde, { actor, rol }, body.waarde, context);
      const { noodtoegangId, van, tot, dossierIds } = noodtoegang;
      return gelukt({
        wijziging,
        regels: await clientregels(
          { ...handeling, resultaat: "gelukt" },
          dossierIds.map(client),
          vooraf,
          afhankelijkheden,
        ),
        antwoord: { noodtoegangId, casusId, van, tot },
        locatie: `/casussen/${casusId}`,
      });
    });
    return "weigering" in antwoord ? weiger(antwoord.weigering) : antwoord;
  },
});

/** Who broke which glass, and why: for procesregie and the FG. */
export const listNoodtoegangen =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Lees>): Promise<AntwoordVan<Lees>> => {
    const { casework, toegang } = afhankelijkheden;
    const { actor, nu } = verzoek;
    if (!toegang.magRegister(actor, "noodtoegangenLezen", actor.organisatie, nu)) {
      await logWeigering(verzoek, "noodtoegangen", afhankelijkheden);
      return { weigering: { code: "geen-recht", nodig: "de rol procesregisseur of fg" } };
    }
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { items, volgende } = await casework.noodtoegangen(query.waarde.cursor ?? null, query.waarde.aantal);
    const betrokkenen = [...new Set(items.flatMap(({ dossierIds }) => dossierIds))].map(client);
    await logInzage({ verzoek, object: "noodtoegangen", betrokkenen }, afhankelijkheden);
    return {
      status: 200,
      body: { resultaten: items.map(({ type: _type, dossierIds: _dossiers, ...beeld }) => beeld), volgende },
    };
  };
