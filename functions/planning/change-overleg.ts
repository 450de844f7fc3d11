import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import {
  cancelOverleg,
  moveOverleg,
  planOverleg,
  type Besproken,
  type Overlegbesluit,
} from "../../shared/domain/besluiten/overleggen.ts";
import type { OverlegId } from "../../shared/domain/ids.ts";
import type { Overleg } from "../../shared/domain/overleg.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Eigenaar } from "../../shared/domain/taak.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type * as api from "../../shared/api/schemas/overleg.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesBesproken } from "../../shared/runtime/besproken.ts";
import { logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { herhaal, herkenningVan, schrijfOpdracht, schrijfVersie } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { overlegbeeld, zieOverleggen } from "./zicht.ts";

type Ops = typeof api;
type Wie = Pick<Verzoek, "actor" | "nu" | "trace" | "operatie">;

const ZONDER_RECHT: Weigering = { code: "geen-recht", nodig: "de rol procesregisseur, bij de procesregie" };

/** A refusal, with its audit line when it is one of rights: who tries what they may not is found later. */
const weiger = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Wie,
  object: string,
  weigering: Weigering,
): Promise<{ readonly weigering: Weigering }> => {
  if (weigering.code === "geen-recht") await logWeigering(verzoek, object, afhankelijkheden);
  return { weigering };
};

/** The audit line of a change: it holds times and a place, so nobody's data. */
const regelsVan = (
  { sleutels }: Toegangsafhankelijkheden,
  { actor, nu, trace, operatie }: Wie,
  { rol }: Eigenaar,
  overlegId: OverlegId,
) =>
  logregelsVan(
    {
      ...{ actor, nu, trace, rol, naam: operatie.operationId },
      ...{ object: `overleg/${overlegId}`, resultaat: "gelukt" },
    },
    [],
    sleutels,
  );

/** The overleg for who plans; 404 for whom it does not exist, 403 for who only sees it. */
const omTePlannen = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  { actor, nu }: Wie,
  overleg: Overleg | null,
): Promise<Result<{ readonly overleg: Overleg; readonly door: Eigenaar }, Weigering>> => {
  if (overleg === null) return mislukt({ code: "niet-gevonden" });
  const door = afhankelijkheden.toegang.overlegPlannen(actor, nu);
  if (door !== null) return gelukt({ overleg, door });
  const ziet = await zieOverleggen(afhankelijkheden, actor, [overleg], nu);
  return mislukt(ziet.has(overleg.overlegId) ? ZONDER_RECHT : { code: "niet-gevonden" });
};

const beeldVan = async (afhankelijkheden: Toegangsafhankelijkheden, { actor, nu }: Wie, overleg: Overleg) => {
  const zicht = (await zieOverleggen(afhankelijkheden, actor, [overleg], nu)).get(overleg.overlegId);
  if (zicht === undefined) throw new Error("Who plans an overleg does not see it");
  return overlegbeeld(overleg, zicht);
};

/** Decides on the version that the planner saw. */
const beslis = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Verzoek,
  gelezen: Overleg | null,
  besluit: (
    overleg: Overleg,
    besproken: readonly Besproken[],
    context: Besluitcontext,
  ) => Result<Overlegbesluit, Weigering>,
) => {
  const geladen = await omTePlannen(afhankelijkheden, verzoek, gelezen);
  if (!geladen.ok) return geladen;
  const { overleg, door } = geladen.waarde;
  const actueel = verzoek.toetsVersie(overleg.planversie);
  if (!actueel.ok) return actueel;
  const context = besluitcontext(afhankelijkheden, verzoek.nu, door, { actorId: verzoek.actor.actorId });
  const besloten = besluit(overleg, await leesBesproken(afhankelijkheden.casework, overleg), context);
  if (!besloten.ok) return besloten;
  return gelukt({
    wijziging: besloten.waarde.wijziging,
    regels: await regelsVan(afhankelijkheden, verzoek, door, overleg.overlegId),
    antwoord: await beeldVan(afhankelijkheden, verzoek, besloten.waarde.overleg),
  });
};

/** What was read with the request serves the first attempt; each other one reads afresh. */
const steedsVers = ({ casework }: Toegangsafhankelijkheden, overlegId: OverlegId, gelezen: Overleg | null) => {
  let eerste: Overleg | null | undefined = gelezen;
  return async (): Promise<Overleg | null> => {
    const overleg = eerste === undefined ? await casework.overleg(overlegId) : eerste;
    eerste = undefined;
    return overleg;
  };
};

/** Plans an overleg; casussen come on its agenda afterwards. */
export const planOverlegUseCase =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["planOverleg"]>): Promise<AntwoordVan<Ops["planOverleg"]>> => {
    const { actor, nu } = verzoek;
    const door = afhankelijkheden.toegang.overlegPlannen(actor, nu);
    if (door === null) return weiger(afhankelijkheden, verzoek, "casusoverleggen", ZONDER_RECHT);
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, afhankelijkheden.hash);
    const context = besluitcontext(afhankelijkheden, nu, door, { actorId: actor.actorId });
    return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
      const besloten = planOverleg(body.waarde, context);
      if (!besloten.ok) return besloten;
      const { overleg, wijziging } = besloten.waarde;
      return gelukt({
        wijziging,
        regels: await regelsVan(afhankelijkheden, verzoek, door, overleg.overlegId),
        antwoord: overlegbeeld(overleg, { agenda: [], plant: true }),
        locatie: `/casusoverleggen/${overleg.overlegId}`,
      });
    });
  };

/** Another time, place or way, on the version that the planner saw. */
export const moveOverlegUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Ops["wijzigOverleg"], Overleg | null> => ({
  vooraf: ({ overlegId }) => afhankelijkheden.casework.overleg(overlegId),
  voerUit: async (verzoek, gelezen) => {
    const { overlegId } = verzoek.padParameters;
    const weigerDit = (weigering: Weigering) => weiger(afhankelijkheden, verzoek, `overleg/${overlegId}`, weigering);
    const mag = await omTePlannen(afhankelijkheden, verzoek, gelezen);
    if (!mag.ok) return weigerDit(mag.fout);
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const lees = steedsVers(afhankelijkheden, overlegId, gelezen);
    const uitkomst = await schrijfVersie(afhankelijkheden, async () =>
      beslis(afhankelijkheden, verzoek, await lees(), (overleg, besproken, context) =>
        moveOverleg(overleg, besproken, body.waarde, context),
      ),
    );
    return uitkomst.ok ? { status: 200, body: uitkomst.waarde } : weigerDit(uitkomst.fout);
  },
});

/** It is off. A repetition gets the answer that was given, though the version has moved since. */
export const cancelOverlegUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Ops["zegOverlegAf"], Overleg | null> => ({
  vooraf: ({ overlegId }) => afhankelijkheden.casework.overleg(overlegId),
  voerUit: async (verzoek, gelezen) => {
    const { casework, hash } = afhankelijkheden;
    const { overlegId } = verzoek.padParameters;
    const weigerDit = (weigering: Weigering) => weiger(afhankelijkheden, verzoek, `overleg/${overlegId}`, weigering);
    const mag = await omTePlannen(afhankelijkheden, verzoek, gelezen);
    if (!mag.ok) return weigerDit(mag.fout);
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);
    const eerder = herkenning === null ? null : await casework.idempotentie(herkenning.sleutel);
    if (herkenning !== null && eerder !== null) return herhaal(eerder, herkenning);
    const lees = steedsVers(afhankelijkheden, overlegId, gelezen);
    const antwoord = await schrijfOpdracht(afhankelijkheden, verzoek.nu, herkenning, async () => {
      const besloten = await beslis(afhankelijkheden, verzoek, await lees(), (overleg, besproken, context) =>
        cancelOverleg(overleg, besproken, body.waarde, context),
      );
      return besloten.ok ? gelukt({ ...besloten.waarde, locatie: `/casusoverleggen/${overlegId}` }) : besloten;
    });
    return "weigering" in antwoord ? weigerDit(antwoord.weigering) : antwoord;
  },
});
