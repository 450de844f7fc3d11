import { openAgendapunten, putOnAgenda, takeOffAgenda } from "../../../shared/domain/besluiten/agenda.ts";
import {
  AFSPRAAKTAAK,
  recordAfspraakresultaat,
  recordCasusoverleg,
} from "../../../shared/domain/besluiten/casusoverleggen.ts";
import { meldGenodigden } from "../../../shared/domain/besluiten/overleggen.ts";
import type { Besluit, Besluitcontext } from "../../../shared/domain/besluit.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import type { Overleg } from "../../../shared/domain/overleg.ts";
import { gelukt, type Result } from "../../../shared/domain/result.ts";
import type { Weigering } from "../../../shared/domain/weigering.ts";
import * as api from "../../../shared/api/schemas/casusoverleg.ts";
import type { Casework } from "../../../shared/ports/casework.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { agendapunt, stap, taakBij } from "./doelen.ts";

/** The overleggen of the agendas on which the casus stands: one, as a rule, or none. */
const overleggenVan = async (
  { overleg }: Pick<Casework, "overleg">,
  dossier: CasusDossier,
): Promise<readonly Overleg[]> => {
  const gelezen = await Promise.all(openAgendapunten(dossier).map(({ overlegId }) => overleg(overlegId)));
  return gelezen.filter((een) => een !== null);
};

/** The same decision; whom it invites hears at once of the overleg that was planned for the casus already. */
export const metGeplandOverleg = async (
  casework: Pick<Casework, "overleg">,
  dossier: CasusDossier,
  besluit: Result<Besluit, Weigering>,
  context: Besluitcontext,
): Promise<Result<Besluit, Weigering>> => {
  if (!besluit.ok) return besluit;
  const overleggen = await overleggenVan(casework, dossier);
  const wijziging = overleggen.reduce(
    (tot, overleg) => meldGenodigden(tot, dossier.casus, overleg, context),
    besluit.waarde.wijziging,
  );
  return gelukt({ ...besluit.waarde, wijziging });
};

/** 3.1: the casusoverleg. */
export const casusoverlegRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const { casework } = afhankelijkheden;
  return [
    commandoRoute(afhankelijkheden, {
      operatie: api.zetOpAgenda,
      doel: stap("casusoverleg"),
      besluit: async (dossier, _over, invoer, context) => {
        const [overleg, eerder] = await Promise.all([
          casework.overleg(invoer.overlegId),
          overleggenVan(casework, dossier),
        ]);
        return putOnAgenda(dossier, overleg, eerder, invoer, context);
      },
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.haalVanAgenda,
      doel: agendapunt,
      besluit: async (dossier, over, invoer, context) => {
        const overleg = await casework.overleg(over.overlegId);
        if (overleg === null) throw new Error("An agenda item without its overleg");
        return takeOffAgenda(dossier, over, overleg, invoer, context);
      },
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.legOverlegVast,
      doel: stap("casusoverleg"),
      noemtOrganisaties: true,
      besluit: async (dossier, _over, invoer, context) =>
        recordCasusoverleg(dossier, await overleggenVan(casework, dossier), invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.rondAfspraakAf,
      doel: (dossier, { afspraakId }) => taakBij(dossier, AFSPRAAKTAAK, afspraakId),
      besluit: (dossier, over, invoer, context) => recordAfspraakresultaat(dossier, over, invoer, context),
    }),
  ];
};
