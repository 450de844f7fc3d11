import type * as z from "zod";
import {
  berichtenAan,
  gebeurtenis,
  historie,
  maakIds,
  nieuweTaak,
  rondTaakAf,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { organisatieVoor, zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import type { Uitnodiging, uitnodigingAntwoordInvoer, uitnodigingenInvoer } from "../uitnodiging.ts";
import { casusBijStap, rondStapAf } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { organisatieFouten } from "./regels.ts";

/** 3.1: invites partners of the flexible shell, each with role, added value and the date of discussion (H3.1-a3, a4). */
export const invitePartners = (
  dossier: CasusDossier,
  invoer: z.infer<typeof uitnodigingenInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const stap = casusBijStap(dossier, "partners-uitnodigen");
  if (!stap.ok) return stap;
  const casus = stap.waarde;
  const zetels = zetelsVan(context.regio, casus.gemeente);
  const fouten = [
    ...organisatieFouten(
      context,
      invoer.uitnodigingen.map(({ organisatie }, i) => ({ veld: `uitnodigingen[${i}].organisatie`, organisatie })),
    ),
    ...invoer.uitnodigingen.flatMap(({ organisatie }, i) => {
      const veld = `uitnodigingen[${i}].organisatie`;
      const eerder = invoer.uitnodigingen.findIndex((een) => een.organisatie === organisatie) < i;
      return [
        ...(eerder ? [{ veld, melding: "staat er al; nodig een partner één keer uit" }] : []),
        // Whoever works there would see the casus as a partner, a deputy outside the window too.
        ...(zetels.includes(organisatie) ? [{ veld, melding: "heeft al een zetel in deze casus" }] : []),
        ...(casus.betrokken.some((een) => een.organisatie === organisatie && een.tot === null)
          ? [{ veld, melding: "doet al mee aan deze casus" }]
          : []),
      ];
    }),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const uitnodigingen = invoer.uitnodigingen.map((uitnodiging) => {
    const id = maakIds(context.nieuwId).vastlegging();
    const eigenaar = { rol: "partner" as const, organisatie: uitnodiging.organisatie };
    const taak = nieuweTaak(
      {
        casusId: casus.casusId,
        soort: "uitnodiging-beantwoorden",
        activiteit: "3.1",
        eigenaar,
        gemeente: casus.gemeente,
        onderwerp: id,
        verplicht: false,
        urgentietermijnen: casus.urgentietermijnen,
        termijn: "uitnodiging-beantwoorden",
      },
      context,
    );
    const record: Uitnodiging = {
      type: "uitnodiging",
      uitnodigingId: id,
      casusId: casus.casusId,
      versie: 1,
      ...uitnodiging,
      besprekingOp: invoer.besprekingOp,
      status: "open",
      toelichting: null,
      eigenaar,
      uiterlijkOp: taak.uiterlijkOp,
      verstuurdOp: context.nu,
      beantwoordOp: null,
    };
    const bericht = berichtenAan(
      [uitnodiging.organisatie],
      {
        soort: "uitnodiging.verstuurd",
        onderwerp: id,
        dataref: `/v1/casussen/${casus.casusId}/uitnodigingen/${id}`,
        data: {
          uitnodigingId: id,
          casusId: casus.casusId,
          besprekingOp: invoer.besprekingOp,
        },
      },
      context,
    );
    return { record, taak, bericht };
  });
  return gelukt({
    id: casus.casusId,
    wijziging: rondStapAf(
      dossier,
      casus,
      "partners-uitnodigen",
      "uitgenodigd",
      { compartiment: "veiligheid", inhoud: invoer },
      context,
      {
        wijziging: { nieuw: uitnodigingen.flatMap(({ record, taak }) => [record, taak]), vervangen: [], mitsOpen: [] },
        berichten: uitnodigingen.flatMap(({ bericht }) => bericht),
      },
    ),
  });
};

/** The invited partner answers; access to the casus starts at acceptance (X7). */
export const answerUitnodiging = (
  dossier: CasusDossier,
  uitnodiging: Uitnodiging,
  invoer: z.infer<typeof uitnodigingAntwoordInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { nu } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (uitnodiging.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const taak = dossier.taken.find(
    (kandidaat): kandidaat is OpenTaak =>
      kandidaat.status === "open" && kandidaat.onderwerp === uitnodiging.uitnodigingId,
  );
  const geaccepteerd = invoer.antwoord === "geaccepteerd";
  const procesregie = organisatieVoor(context.regio, "procesregie");
  const berichten = berichtenAan(
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
  );
  return gelukt({
    id: uitnodiging.uitnodigingId,
    wijziging: samen(
      {
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        vervangen: [
          {
            ...uitnodiging,
            versie: uitnodiging.versie + 1,
            status: invoer.antwoord,
            toelichting: invoer.toelichting,
            beantwoordOp: nu,
          },
          ...(taak === undefined ? [] : [rondTaakAf(taak, invoer.antwoord, context.door ?? taak.eigenaar, nu)]),
          ...(geaccepteerd
            ? [
                {
                  ...casus,
                  versie: casus.versie + 1,
                  betrokken: [...casus.betrokken, { organisatie: uitnodiging.organisatie, van: nu, tot: null }],
                },
              ]
            : []),
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
