import type * as z from "zod";
import {
  berichtenAan,
  gebeurtenis,
  historie,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  taakGeopend,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { organisatieVoor, zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import type { Uitnodiging, uitnodigingAntwoordInvoer, vervangerAfwijzingInvoer } from "../uitnodiging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { organisatieFouten } from "./regels.ts";
import { vervangertaakVan } from "./uitnodigen.ts";

type Antwoord = z.infer<typeof uitnodigingAntwoordInvoer>;

/**
 * Errors of a proposed deputy, as far as everybody in the chain may know them. That it takes part already is not told: who
 * answers is not on the casus, and would learn from it who is; procesregie sees it when it decides.
 */
const vervangerFouten = (
  uitnodiging: Uitnodiging,
  invoer: Extract<Antwoord, { antwoord: "vervanger-voorgesteld" }>,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { vervanger } = invoer;
  const veld = "vervanger";
  return [
    ...organisatieFouten(context, [{ veld, organisatie: vervanger }]),
    ...(vervanger === uitnodiging.organisatie
      ? [{ veld, melding: "is uw eigen organisatie; aanvaard de uitnodiging of noem een andere" }]
      : []),
    ...(zetelsVan(context.regio, null).includes(vervanger)
      ? [{ veld, melding: "heeft een vaste zetel in het ketenregieteam; noem een andere" }]
      : []),
  ];
};

/** Procesregie is asked whether it invites who was proposed: with a term, so that it is not left lying (design rule 3). */
const vraagVervanger = (casus: Casus, { uitnodigingId }: Uitnodiging, context: Besluitcontext): OpenTaak =>
  nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: "vervanger-beoordelen", activiteit: "3.1" },
      eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(context.regio, "procesregie", casus) },
      ...{ gemeente: casus.gemeente, onderwerp: uitnodigingId, verplicht: false, termijn: "vervanger-beoordelen" },
      urgentietermijnen: casus.urgentietermijnen,
      verschuivingen: casus.verschuivingen,
    },
    context,
  );

/**
 * The invited partner answers; access to the casus starts at acceptance (X7). A late answer is an answer: until procesregie
 * withdraws the invitation, or the day comes on which its access would have ended, it can be given.
 */
export const answerUitnodiging = (
  dossier: CasusDossier,
  uitnodiging: Uitnodiging,
  invoer: Antwoord,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { nu } = context;
  const { toegangTot, organisatie } = uitnodiging;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (uitnodiging.status !== "open" || (toegangTot !== null && toegangTot <= nu))
    return mislukt({ code: "al-afgehandeld" });
  const fouten = invoer.antwoord === "vervanger-voorgesteld" ? vervangerFouten(uitnodiging, invoer, context) : [];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const taak = dossier.taken.find(
    (kandidaat): kandidaat is OpenTaak =>
      kandidaat.status === "open" && kandidaat.onderwerp === uitnodiging.uitnodigingId,
  );
  const geaccepteerd = invoer.antwoord === "geaccepteerd";
  const procesregie = organisatieVoor(context.regio, "procesregie", casus);
  const vraag = invoer.antwoord === "vervanger-voorgesteld" ? vraagVervanger(casus, uitnodiging, context) : null;
  const berichten = [
    ...berichtenAan(
      [procesregie, ...teamVan(casus)],
      {
        soort: "uitnodiging.beantwoord",
        onderwerp: uitnodiging.uitnodigingId,
        dataref: `/v1/casussen/${casus.casusId}`,
        data: {
          uitnodigingId: uitnodiging.uitnodigingId,
          casusId: casus.casusId,
          besprekingOp: uitnodiging.besprekingOp,
          antwoord: invoer.antwoord,
        },
      },
      context,
    ),
    ...(vraag === null ? [] : taakGeopend(vraag, context)),
    ...stuurfeit(casus, "uitnodiging-beantwoord", invoer.antwoord, context),
  ];
  const beantwoord: Uitnodiging = {
    ...uitnodiging,
    versie: uitnodiging.versie + 1,
    status: invoer.antwoord,
    toelichting: invoer.toelichting,
    vervanger:
      invoer.antwoord === "vervanger-voorgesteld"
        ? { organisatie: invoer.vervanger, besluit: "open", reden: null }
        : null,
    beantwoordOp: nu,
    // Only access ends by date.
    klok: geaccepteerd ? uitnodiging.klok : null,
  };
  const partner = {
    ...{ organisatie, van: nu, tot: toegangTot },
    ...(uitnodiging.als === "eventueel" ? { als: "eventueel" as const } : {}),
  };
  return gelukt({
    id: uitnodiging.uitnodigingId,
    wijziging: samen(
      {
        nieuw: [
          ...(vraag === null ? [] : [vraag]),
          ...gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        ],
        vervangen: [
          beantwoord,
          ...(taak === undefined ? [] : [rondTaakAf(taak, invoer.antwoord, context.door ?? taak.eigenaar, nu)]),
          ...(geaccepteerd ? [{ ...casus, versie: casus.versie + 1, betrokken: [...casus.betrokken, partner] }] : []),
        ],
        mitsOpen: geaccepteerd ? [] : [casus.casusId],
      },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: `uitnodiging:${invoer.antwoord}`, inhoud: invoer },
        context,
      ),
    ),
  });
};

/** Procesregie does not invite who was proposed in somebody's stead, and says why; inviting it is `invitePartners`. */
export const dismissVervanger = (
  dossier: CasusDossier,
  uitnodiging: Uitnodiging,
  invoer: z.infer<typeof vervangerAfwijzingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { vervanger } = uitnodiging;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (vervanger?.besluit !== "open") return mislukt({ code: "al-afgehandeld" });
  const taak = vervangertaakVan(dossier, uitnodiging);
  return gelukt({
    id: uitnodiging.uitnodigingId,
    wijziging: samen(
      {
        nieuw: [],
        vervangen: [
          {
            ...uitnodiging,
            versie: uitnodiging.versie + 1,
            vervanger: { ...vervanger, besluit: "afgezien", reden: invoer.reden },
          },
          ...(taak === null ? [] : [rondTaakAf(taak, "afgezien", context.door ?? taak.eigenaar, context.nu)]),
        ],
        mitsOpen: [casus.casusId],
      },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: "vervanger:afgezien", inhoud: invoer },
        context,
      ),
    ),
  });
};
