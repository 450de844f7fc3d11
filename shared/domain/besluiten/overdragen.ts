import type * as z from "zod";
import { berichtenAan, deadlineVan, teamVan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { overdrachtenVan, type Overdracht } from "../overdracht.ts";
import { isVolgstap, VOLGSTAPPEN, type Volgstap } from "../pad.ts";
import { partnerbeeld } from "../partner.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { afschalingInvoer, intrekkingInvoer, OverdrachtAntwoord, OverdrachtInvoer } from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort, nieuweVastlegging, rondStapAf } from "../voortgaan.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { instemmingTekort, onderdeelFouten } from "./doorgifte.ts";
import { grondslagFouten, organisatieFouten, verplichtOpen } from "./regels.ts";

/** A step at which a handover is offered, or decided that there is none. */
export type Aanbiedstap = (typeof VOLGSTAPPEN)[Volgstap];

/** At which step a handover of this casus is offered: after the second weging to care, else after the first. */
export const aanbiedstapVan = ({ casus }: Pick<CasusDossier, "casus">): Aanbiedstap => {
  const stap = casus.status === "open" ? casus.positie.stap : null;
  if (stap !== null && isVolgstap(stap)) return VOLGSTAPPEN[stap];
  return stap === "overdracht-naar-zorg" ? stap : "overdracht-na-weging-1";
};

/** Everything that is wrong with who it goes to, on what basis and with what (standards.md, BIO2/AVG/WGS 4). */
const aanbodFouten = (
  dossier: CasusDossier,
  stap: Aanbiedstap,
  invoer: OverdrachtInvoer,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { regio, partners, nu } = context;
  const { ontvanger, grondslag } = invoer;
  const ketenfouten = organisatieFouten(context, [{ veld: "ontvanger", organisatie: ontvanger }]);
  const inRegister = partners?.find(({ organisatie }) => organisatie === ontvanger) ?? null;
  const domein = partnerbeeld(inRegister, ontvanger, regio, nu)?.domein;
  const zorgt = domein === "zorg" || domein === "beide";
  return [
    ...ketenfouten,
    ...(ketenfouten.length === 0 && stap === "overdracht-naar-zorg" && !zorgt
      ? [{ veld: "ontvanger", melding: "werkt niet in de zorg; deze overdracht gaat naar een partner in de zorg" }]
      : []),
    ...grondslagFouten(context, grondslag),
    ...onderdeelFouten(dossier, invoer, leesbaar, context),
  ];
};

/**
 * Offers a handover, after the first weging or to care after the second: minimal, on a basis, with what goes along (H2.3-d2,
 * H3.2-c5). The casus stays open, and its next step is the receiver's, until that accepts.
 * @param leesbaar whether who offers it reads such a part
 */
export const offerOverdracht = (
  dossier: CasusDossier,
  invoer: OverdrachtInvoer,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const stap = aanbiedstapVan(dossier);
  const casus = casusBijStap(dossier, stap);
  if (!casus.ok) return casus;
  const fouten = aanbodFouten(dossier, stap, invoer, leesbaar, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const bezwaar = instemmingTekort(dossier, invoer, leesbaar, context) ?? verplichtOpen(dossier);
  if (bezwaar !== null) return mislukt(bezwaar);
  const aanbod = nieuweVastlegging(dossier, { soort: "overdracht", inhoud: invoer, informatie: stap }, context);
  const { casusId, vastleggingId } = aanbod;
  const uiterlijkOp = deadlineVan(casus.waarde, "overdracht-aanvaarden", context);
  const berichten = berichtenAan(
    [invoer.ontvanger],
    {
      soort: "overdracht.voorbereid",
      onderwerp: vastleggingId,
      dataref: `/v1/casussen/${casusId}/overdrachten/${vastleggingId}`,
      data: { casusId, overdrachtId: vastleggingId, uiterlijkOp },
    },
    context,
  );
  return gelukt({
    id: vastleggingId,
    wijziging: samen(
      { nieuw: [aanbod], vervangen: [], mitsOpen: [] },
      rondStapAf(
        dossier,
        casus.waarde,
        stap,
        "aangeboden",
        { compartiment: aanbod.kenmerk.compartiment, inhoud: invoer },
        context,
        { casus: { overdracht: { vastleggingId, ontvanger: invoer.ontvanger } }, berichten },
      ),
    ),
  });
};

/**
 * Decides that nobody needs to take over, with the reason: a handover is "eventueel" (H2.3-d2). After the second weging too:
 * who needs care may have it already, or not want it, and then the casus could not end.
 */
export const scaleDown = (
  dossier: CasusDossier,
  invoer: z.infer<typeof afschalingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const stap = aanbiedstapVan(dossier);
  const casus = casusBijStap(dossier, stap);
  if (!casus.ok) return casus;
  const open = verplichtOpen(dossier);
  if (open !== null) return mislukt(open);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      stap,
      "geen-overdracht",
      { soort: "afschaling", inhoud: invoer, informatie: stap },
      context,
    ),
  );
};

/** The casus at the step where this handover waits for an answer; null: it was answered or withdrawn. */
const wachtend = (
  { casus }: CasusDossier,
  { wacht }: Overdracht,
): { readonly casus: OpenCasus; readonly stap: Volgstap } | null => {
  if (!wacht || casus.status !== "open") return null;
  const { stap } = casus.positie;
  return isVolgstap(stap) ? { casus, stap } : null;
};

type Uitkomst = "aanvaard" | "geweigerd" | "ingetrokken";

/** The handover is over: what came of it is recorded, and the casus goes on by PAD. */
const rondOverdrachtAf = (
  dossier: CasusDossier,
  { casus, stap }: NonNullable<ReturnType<typeof wachtend>>,
  { aanbod }: Overdracht,
  inhoud: { readonly antwoord: Uitkomst; readonly toelichting: string | null },
  berichten: readonly Bericht[],
  context: Besluitcontext,
): Besluit => {
  const record = nieuweVastlegging(
    dossier,
    { soort: "overdrachtantwoord", inhoud, bij: aanbod.vastleggingId, informatie: VOLGSTAPPEN[stap] },
    // Who is away takes nothing back itself: then it is who guards every date.
    { ...context, door: context.door ?? regieVan(casus, context) },
  );
  return {
    id: record.vastleggingId,
    wijziging: samen(
      { nieuw: [record], vervangen: [], mitsOpen: [] },
      rondStapAf(
        dossier,
        context.door === null ? { ...casus, eigenaar: regieVan(casus, context) } : casus,
        stap,
        inhoud.antwoord,
        { compartiment: record.kenmerk.compartiment, inhoud },
        context,
        {
          casus: { overdracht: null },
          overdrachtbesluit: { besluit: "aanvaard", vastleggingId: aanbod.vastleggingId },
          berichten,
        },
      ),
    ),
  };
};

const regieVan = (casus: OpenCasus, { regio }: Besluitcontext) => ({
  rol: "procesregisseur" as const,
  organisatie: organisatieVoor(regio, "procesregie", casus),
});

/** Who directs the casus and weighs it: they hear what became of a handover. */
const hoordersVan = (casus: OpenCasus, context: Besluitcontext): readonly OrganisatieCode[] => [
  regieVan(casus, context).organisatie,
  ...teamVan(casus),
];

/**
 * The receiver accepts, and the casus is scaled down; or declines, and it is the team's again. Work that must have a result
 * first holds acceptance up, of which the receiver is told no more than that.
 */
export const answerOverdracht = (
  dossier: CasusDossier,
  overdracht: Overdracht,
  invoer: OverdrachtAntwoord,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const bij = wachtend(dossier, overdracht);
  if (bij === null) return mislukt({ code: "al-afgehandeld" });
  if (invoer.antwoord === "aanvaard" && verplichtOpen(dossier) !== null) return mislukt({ code: "overdracht-wacht" });
  const { casusId, vastleggingId: overdrachtId } = overdracht.aanbod;
  const berichten = berichtenAan(
    hoordersVan(bij.casus, context),
    {
      soort: "overdracht.beantwoord",
      onderwerp: overdrachtId,
      dataref: `/v1/casussen/${casusId}`,
      data: { casusId, overdrachtId, antwoord: invoer.antwoord },
    },
    context,
  );
  return gelukt(rondOverdrachtAf(dossier, bij, overdracht, invoer, berichten, context));
};

/** Takes back what was offered. @param aanOntvanger whether its receiver can still be told */
const neemTerug = (
  dossier: CasusDossier,
  bij: NonNullable<ReturnType<typeof wachtend>>,
  overdracht: Overdracht,
  { reden, aanOntvanger }: { readonly reden: string; readonly aanOntvanger: boolean },
  context: Besluitcontext,
): Besluit => {
  const { casusId, vastleggingId: overdrachtId, inhoud } = overdracht.aanbod;
  const bericht = { soort: "overdracht.ingetrokken", onderwerp: overdrachtId } as const;
  const data = { casusId, overdrachtId };
  const hoorders = hoordersVan(bij.casus, context);
  const berichten = [
    ...berichtenAan(hoorders, { ...bericht, dataref: `/v1/casussen/${casusId}`, data }, context),
    // For its receiver it is no longer there to be read. Who directs the casus knows it already.
    ...(aanOntvanger && !hoorders.includes(inhoud.ontvanger)
      ? berichtenAan([inhoud.ontvanger], { ...bericht, dataref: null, data }, context)
      : []),
  ];
  return rondOverdrachtAf(
    dossier,
    bij,
    overdracht,
    { antwoord: "ingetrokken", toelichting: reden },
    berichten,
    context,
  );
};

/** Withdraws a handover that was not answered, in time or too late: whoever offered it goes on (H2.3-d2). */
export const withdrawOverdracht = (
  dossier: CasusDossier,
  overdracht: Overdracht,
  { reden }: z.infer<typeof intrekkingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const bij = wachtend(dossier, overdracht);
  return bij === null
    ? mislukt({ code: "al-afgehandeld" })
    : gelukt(neemTerug(dossier, bij, overdracht, { reden, aanOntvanger: true }, context));
};

/**
 * What was offered to an organisation that has no covenant any more, lapses: nobody there can answer (X7), and nothing of it is
 * told there. Null: nothing waits for it.
 */
export const lapseOverdracht = (
  dossier: CasusDossier,
  organisatie: OrganisatieCode,
  reden: string,
  context: Besluitcontext,
): Wijziging | null => {
  for (const overdracht of overdrachtenVan(dossier)) {
    const bij = overdracht.aanbod.inhoud.ontvanger === organisatie ? wachtend(dossier, overdracht) : null;
    if (bij !== null) return neemTerug(dossier, bij, overdracht, { reden, aanOntvanger: false }, context).wijziging;
  }
  return null;
};
