import type * as z from "zod";
import {
  berichtenAan,
  gebeurtenis,
  historie,
  kenmerkVan,
  maakIds,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Actie } from "../plan.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Taak } from "../taak.ts";
import type { actieResultaatInvoer, nazorgInvoer, voortgangInvoer } from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort, nieuweVastlegging, rondStapAf } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { nietVanKeten, opCasus, verplichtOpen } from "./regels.ts";

/** How many acties one transaction puts out: two records each, below the limit of a command. */
const ACTIES_PER_BLADZIJDE = 15;

/**
 * 4.1: puts out the next page of the established plan's acties, each with one Taak for its owner; exactly once, because an
 * actie's place in the plan is its key (H3.3-a2, X11). When all are out the casus goes on to 4.3.
 */
export const dispatchActies = (
  dossier: CasusDossier,
  context: Besluitcontext,
): Result<{ readonly wijziging: Wijziging; readonly klaar: boolean }, Weigering> => {
  const stap = casusBijStap(dossier, "acties-uitzetten");
  if (!stap.ok) return stap;
  const casus = stap.waarde;
  const plan = dossier.plannen.find((kandidaat) => kandidaat.planVersie === casus.planVersie);
  const uitgezet = new Set(
    dossier.acties.filter(({ planVersie }) => planVersie === plan?.planVersie).map(({ nummer }) => nummer),
  );
  const openstaand = (plan?.inhoud.acties ?? [])
    .map((inhoud, nummer) => ({ inhoud, nummer }))
    .filter(({ nummer }) => !uitgezet.has(nummer));
  if (plan === undefined || openstaand.length === 0) {
    const wijziging = rondStapAf(
      dossier,
      casus,
      "acties-uitzetten",
      "uitgezet",
      { compartiment: "veiligheid", inhoud: { aantal: uitgezet.size } },
      context,
    );
    return gelukt({ wijziging, klaar: true });
  }
  const aanwezig = opCasus(casus, context);
  const bladzijde = openstaand.slice(0, ACTIES_PER_BLADZIJDE).map(({ inhoud, nummer }) => {
    const actie: Actie = {
      type: "actie",
      actieId: maakIds(context.nieuwId).actie(),
      casusId: casus.casusId,
      planVersie: plan.planVersie,
      nummer,
      inhoud,
      uitgezetOp: context.nu,
      kenmerk: kenmerkVan(context.door, "actie"),
    };
    // Whose access ended since the plan was established learns nothing of it: procesregie finds somebody else (X7).
    const eigenaar = aanwezig.includes(inhoud.organisatie)
      ? { rol: "partner" as const, organisatie: inhoud.organisatie }
      : { rol: "procesregisseur" as const, organisatie: organisatieVoor(context.regio, "procesregie") };
    const taak = nieuweTaak(
      {
        casusId: casus.casusId,
        soort: "actie",
        activiteit: "4.1",
        eigenaar,
        gemeente: casus.gemeente,
        onderwerp: actie.actieId,
        verplicht: inhoud.verplicht,
        urgentietermijnen: casus.urgentietermijnen,
        termijn: "actie",
        ...(inhoud.uiterlijk === null ? {} : { uiterlijkOp: context.kalender.eindeVan(inhoud.uiterlijk) }),
      },
      context,
    );
    const berichten = berichtenAan(
      [eigenaar.organisatie],
      {
        soort: "actie.uitgezet",
        onderwerp: actie.actieId,
        dataref: `/v1/casussen/${casus.casusId}`,
        data: { actieId: actie.actieId, taakId: taak.taakId, casusId: casus.casusId, uiterlijkOp: taak.uiterlijkOp },
      },
      context,
    );
    return { actie, taak, berichten };
  });
  return gelukt({
    klaar: false,
    wijziging: {
      nieuw: [
        ...bladzijde.flatMap(({ actie, taak }) => [actie, taak]),
        ...gebeurtenis(
          { soort: "casus", id: casus.casusId },
          bladzijde.flatMap(({ berichten }) => berichten),
          context,
        ),
      ],
      // Whoever ends the part of a partner meanwhile loads again, or this does: else the task would stay with that partner.
      vervangen: [{ ...casus, versie: casus.versie + 1 }],
      mitsOpen: [],
    },
  });
};

/** 4.1: the owner records what came of an actie (H4.1-d2). */
export const recordActieresultaat = (
  dossier: CasusDossier,
  taak: Taak,
  invoer: z.infer<typeof actieResultaatInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (taak.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const { status } = invoer;
  const record = nieuweVastlegging(
    dossier,
    { soort: "actieresultaat", inhoud: invoer, bij: taak.onderwerp ?? taak.taakId, informatie: "actieresultaat" },
    context,
  );
  const feiten = stuurfeit(casus, "actie", status, context);
  return gelukt({
    id: record.vastleggingId,
    wijziging: samen(
      {
        nieuw: [record, ...gebeurtenis({ soort: "casus", id: casus.casusId }, feiten, context)],
        vervangen: [rondTaakAf(taak, status, context.door ?? taak.eigenaar, context.nu)],
        mitsOpen: [casus.casusId],
      },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: record.kenmerk.compartiment, wat: `actie:${status}`, inhoud: invoer },
        context,
      ),
    ),
  });
};

/** 4.3: a monitoring round; rounding off waits for every mandatory actie (H4.3-a1, c1). */
export const recordVoortgang = (
  dossier: CasusDossier,
  invoer: z.infer<typeof voortgangInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "voortgang");
  if (!casus.ok) return casus;
  const open = invoer.uitkomst === "afronden" ? verplichtOpen(dossier) : null;
  if (open !== null) return mislukt(open);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "voortgang",
      invoer.uitkomst,
      { soort: "voortgang", inhoud: invoer, bij: String(casus.waarde.ronde), informatie: "voortgang" },
      context,
    ),
  );
};

/** 4.4: aftercare is arranged, for victims and perpetrators (H4.4-a1, c1; X13). */
export const recordNazorg = (
  dossier: CasusDossier,
  invoer: z.infer<typeof nazorgInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "nazorg");
  if (!casus.ok) return casus;
  const onbekend = nietVanKeten(
    context,
    invoer.afspraken.map(({ organisatie }, i) => ({ veld: `afspraken[${i}].organisatie`, organisatie })),
  );
  if (onbekend !== null) return mislukt(onbekend);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "nazorg",
      "geregeld",
      { soort: "nazorg", inhoud: invoer, informatie: "nazorg" },
      context,
    ),
  );
};
