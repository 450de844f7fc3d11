import type * as z from "zod";
import { gebeurtenis, historie, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import {
  isKomend,
  type Agendapunt,
  type agendapuntInvoer,
  type agendapuntVerwijderingInvoer,
  type Overleg,
} from "../overleg.ts";
import { PAD, type Stap } from "../pad.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { overlegBerichten } from "./overleggen.ts";

/** From inviting partners on, up to and with aftercare: at the first casusoverleg, and to come back to a casus later. */
export const isTeBespreken = (stap: Stap): boolean => [3, 4].includes(PAD[stap].hoofdstap);

/** The agendas on which the casus still stands, as far as it knows by itself: each is read against its overleg. */
export const openAgendapunten = ({ agendapunten }: Pick<CasusDossier, "agendapunten">): readonly Agendapunt[] =>
  agendapunten.filter(({ status }) => status === "open");

/** The overleg without this casus on its agenda. */
const zonder = (overleg: Overleg, casusId: OpenCasus["casusId"]): Overleg => ({
  ...overleg,
  versie: overleg.versie + 1,
  agenda: overleg.agenda.filter((punt) => punt.casusId !== casusId),
});

const eindig = (punt: Agendapunt, toelichting: string): Agendapunt => ({
  ...punt,
  ...{ versie: punt.versie + 1, status: "vervallen", toelichting },
});

/** An agenda that came to nothing for the casus: it goes off, so that nobody is told of it when that overleg gets a new date. */
const ruimOp = (punt: Agendapunt, overleg: Overleg | undefined, casusId: OpenCasus["casusId"]): Wijziging => ({
  nieuw: [],
  vervangen: [
    eindig(punt, "het overleg ging niet door"),
    ...(overleg?.status === "gepland" ? [zonder(overleg, casusId)] : []),
  ],
  mitsOpen: [],
});

const bijCasus = (
  dossier: CasusDossier,
  overleg: Overleg,
  soort: "casusoverleg.gepland" | "casusoverleg.afgezegd",
  { wat, inhoud }: { readonly wat: string; readonly inhoud: unknown },
  context: Besluitcontext,
): Wijziging => {
  const { casusId } = dossier.casus;
  // Off the agenda, the overleg does not exist any more for who was on it for this casus.
  const dataref = soort === "casusoverleg.afgezegd" ? null : undefined;
  const berichten = overlegBerichten(soort, overleg, dossier, context, dataref);
  return samen(
    {
      nieuw: gebeurtenis({ soort: "casus", id: casusId }, berichten, context),
      vervangen: [],
      mitsOpen: [casusId],
    },
    historie(casusId, dossier.historieKoppen, { compartiment: "veiligheid", wat, inhoud }, context),
  );
};

/**
 * Puts the casus on the agenda of a planned overleg, and tells everybody on it and whom it invited (H3.1-a1). Two who put
 * something on one agenda at once both succeed: the second decides again on what the first wrote.
 * @param overleg the one that was named; null: there is none
 * @param eerder the overleggen of the agendas on which the casus still stands
 */
export const putOnAgenda = (
  dossier: CasusDossier,
  overleg: Overleg | null,
  eerder: readonly Overleg[],
  invoer: z.infer<typeof agendapuntInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { nu, regio } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (!isTeBespreken(casus.positie.stap)) {
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: "casusoverleg", huidig: casus.positie.stap });
  }
  if (overleg === null) {
    const melding = "is geen gepland casusoverleg; plan er eerst een";
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "overlegId", melding }] });
  }
  const staatOp = eerder.find((een) => isKomend(een, nu));
  if (staatOp !== undefined) return mislukt({ code: "al-op-agenda", overlegId: staatOp.overlegId });
  if (!isKomend(overleg, nu)) {
    const status = overleg.status === "gepland" ? "voorbij" : overleg.status;
    return mislukt({ code: "overleg-niet-gepland", status });
  }
  const maximaal = regio.casusoverleg.agendaMaximaal;
  if (overleg.agenda.length >= maximaal) return mislukt({ code: "agenda-vol", maximaal });

  const { casusId } = casus;
  const { overlegId } = overleg;
  const plaats = (invoer.plaats ?? overleg.agenda.length + 1) - 1;
  const agenda = overleg.agenda.toSpliced(plaats, 0, { casusId, minuten: invoer.minuten });
  const gestaan = dossier.agendapunten.find((punt) => punt.overlegId === overlegId);
  const punt: Agendapunt = {
    ...{ type: "agendapunt", casusId, overlegId, versie: (gestaan?.versie ?? 0) + 1 },
    ...{ status: "open", toelichting: null, toegevoegdOp: nu },
  };
  return gelukt({
    id: overlegId,
    wijziging: samen(
      {
        nieuw: gestaan === undefined ? [punt] : [],
        vervangen: [{ ...overleg, versie: overleg.versie + 1, agenda }, ...(gestaan === undefined ? [] : [punt])],
        mitsOpen: [],
      },
      ...openAgendapunten(dossier)
        .filter((een) => een.overlegId !== overlegId)
        .map((een) =>
          ruimOp(
            een,
            eerder.find((ander) => ander.overlegId === een.overlegId),
            casusId,
          ),
        ),
      bijCasus(dossier, overleg, "casusoverleg.gepland", { wat: "agendapunt", inhoud: invoer }, context),
    ),
  });
};

/** Takes the casus off the agenda, with the reason; who was told that it would be discussed is told that it is not. */
export const takeOffAgenda = (
  dossier: CasusDossier,
  punt: Agendapunt,
  overleg: Overleg,
  invoer: z.infer<typeof agendapuntVerwijderingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (punt.status !== "open") return mislukt({ code: "al-afgehandeld" });
  // Of one that is off they know already.
  const melden = overleg.status === "gepland" ? "casusoverleg.afgezegd" : null;
  const over = { wat: "agendapunt:verwijderd", inhoud: { ...invoer, overlegId: punt.overlegId } };
  return gelukt({
    id: punt.overlegId,
    wijziging: samen(
      {
        nieuw: [],
        vervangen: [eindig(punt, invoer.reden), ...(melden === null ? [] : [zonder(overleg, casus.casusId)])],
        mitsOpen: [casus.casusId],
      },
      melden === null
        ? historie(casus.casusId, dossier.historieKoppen, { compartiment: "veiligheid", ...over }, context)
        : bijCasus(dossier, overleg, melden, over, context),
    ),
  });
};
