import { reportKnelpunt, reportTrendsignaal } from "../../shared/domain/besluiten/sturing.ts";
import type { Casus } from "../../shared/domain/casus.ts";
import type { CasusId } from "../../shared/domain/ids.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import { sturingspad, type Sturingspunt } from "../../shared/domain/sturing.ts";
import { beginVan, dagInUtc } from "../../shared/domain/tijd.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import { isVanConvenantpartij, rolVoor } from "../../shared/access/rollen.ts";
import type { Operatie } from "../../shared/api/operatie.ts";
import type { Meldoperaties, Sturingsbeeld } from "../../shared/api/schemas/sturing.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { beeldVoor } from "./beeld.ts";

/** What a report is of in the log: that somebody reported one, and never which. */
const LIJST = { knelpunt: "knelpunten", trendsignaal: "trendsignalen" } as const;

type Besloten = Result<{ readonly punt: Sturingspunt; readonly wijziging: Wijziging }, Weigering>;

/**
 * Reports one: right → body → what it names. Nothing that is written leads back to a casus: no id of one, no moment but the day, and
 * an audit line that says who reported something and not what. So the stored answer is recognised by what it says besides a casus.
 * @param zonderCasus the body as far as it may be kept, if only as a hash
 */
const meld = async <O extends Operatie, B>(
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Verzoek<O>,
  soort: keyof typeof LIJST,
  lees: () => Result<B, Weigering>,
  zonderCasus: (body: B) => unknown,
  besluit: (body: B) => Promise<Besloten>,
): Promise<Awaited<ReturnType<typeof schrijfOpdracht<Sturingsbeeld>>>> => {
  const { hash, regio, sleutels } = afhankelijkheden;
  const { actor, nu, trace, operatie } = verzoek;
  const rol = rolVoor(actor, "sturingMelden");
  if (rol === null || !isVanConvenantpartij(actor, nu, regio)) {
    await logWeigering(verzoek, LIJST[soort], afhankelijkheden);
    return { weigering: { code: "geen-recht", nodig: "een rol in de keten, bij een organisatie met een convenant" } };
  }
  const body = lees();
  if (!body.ok) return { weigering: body.fout };
  const sleutel = verzoek.idempotencySleutel();
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const herkenning = herkenningVan(verzoek, sleutel.waarde, zonderCasus(body.waarde), hash);
  const handeling = {
    ...{ actor, nu, trace, rol, naam: operatie.operationId, object: LIJST[soort], resultaat: "gelukt" as const },
  };
  return schrijfOpdracht(afhankelijkheden, beginVan(dagInUtc(nu)), herkenning, async () => {
    const besloten = await besluit(body.waarde);
    if (!besloten.ok) return besloten;
    const { punt, wijziging } = besloten.waarde;
    return gelukt({
      wijziging,
      regels: await logregelsVan(handeling, [], sleutels),
      antwoord: beeldVoor(actor, punt),
      locatie: `${sturingspad(soort)}/${punt.sturingId}`,
    });
  });
};

/** The casus on which a knelpunt was met, when it exists for who reports it: else it does not, as everywhere. */
const zoekCasus = async (
  { casework, toegang }: Toegangsafhankelijkheden,
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  casusId: CasusId | null,
): Promise<Result<Casus | null, Weigering>> => {
  if (casusId === null) return gelukt(null);
  const casus = await casework.casus(casusId);
  return casus === null || toegang.casusInzien(actor, casus, nu) === null
    ? mislukt({ code: "niet-gevonden" })
    : gelukt(casus);
};

/** 4.1: a bottleneck, added in passing (H4.1-d1). */
export const reportKnelpuntUseCase =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  (verzoek: Verzoek<Meldoperaties["meldKnelpunt"]>): Promise<AntwoordVan<Meldoperaties["meldKnelpunt"]>> =>
    meld(
      afhankelijkheden,
      verzoek,
      "knelpunt",
      () => verzoek.body(),
      ({ casusId: _casusId, ...rest }) => rest,
      async (invoer) => {
        const casus = await zoekCasus(afhankelijkheden, verzoek, invoer.casusId);
        if (!casus.ok) return casus;
        const context = besluitcontext(afhankelijkheden, verzoek.nu, null);
        return gelukt(reportKnelpunt(invoer, casus.waarde, verzoek.actor.organisatie, context));
      },
    );

/** 4.4: a trend that policy should know (H4.4-a3). */
export const reportTrendsignaalUseCase =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  (verzoek: Verzoek<Meldoperaties["meldTrendsignaal"]>): Promise<AntwoordVan<Meldoperaties["meldTrendsignaal"]>> =>
    meld(
      afhankelijkheden,
      verzoek,
      "trendsignaal",
      () => verzoek.body(),
      (body) => body,
      async (invoer) => {
        const partners = await afhankelijkheden.casework.partners();
        const context = besluitcontext(afhankelijkheden, verzoek.nu, null, { partners });
        return reportTrendsignaal(invoer, verzoek.actor.organisatie, context);
      },
    );
