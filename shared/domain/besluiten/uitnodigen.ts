import type * as z from "zod";
import {
  berichtenAan,
  maakIds,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  gebeurtenis,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { deelafspraakVoor } from "../deelafspraak.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import { inTeHalen } from "../inhaaltaak.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { openVervangers, stelPartnersVoor, type Casusfeiten } from "../partnervoorstel.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import { UITNODIGINGSTAAK, type Uitnodiging, type uitnodigingenInvoer } from "../uitnodiging.ts";
import { legVastEnGaVoort } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { toegangsklok } from "./beeindigen.ts";
import { rondExpertiseverzoekAf } from "./expertise.ts";
import { genodigdenVan, nodigtUitBij, uitnodigingsfouten, type Genodigde } from "./uitnodigingsfouten.ts";

type Invoer = z.infer<typeof uitnodigingenInvoer>;

/** Proposals of a deputy that one command settles; more than one partner may have proposed the same one. */
const VERVANGERS_PER_OPDRACHT = 5;

/** An invitation with the task to answer it, and what the invited organisation is told. */
const maakUitnodiging = (
  casus: OpenCasus,
  genodigde: Genodigde,
  { besprekingOp, voorgesteldDoor }: Pick<Uitnodiging, "besprekingOp" | "voorgesteldDoor">,
  context: Besluitcontext,
) => {
  const { organisatie, rol, toegevoegdeWaarde, als, domein } = genodigde;
  const id = maakIds(context.nieuwId).vastlegging();
  const eigenaar = { rol: "partner" as const, organisatie };
  const taak = nieuweTaak(
    {
      casusId: casus.casusId,
      soort: UITNODIGINGSTAAK,
      activiteit: "3.1",
      eigenaar,
      gemeente: casus.gemeente,
      urgentietermijnen: casus.urgentietermijnen,
      verschuivingen: casus.verschuivingen,
      onderwerp: id,
      verplicht: false,
      termijn: "uitnodiging-beantwoorden",
    },
    context,
  );
  const toegangTot = genodigde.toegangTot === null ? null : context.kalender.eindeVan(genodigde.toegangTot);
  const record: Uitnodiging = {
    ...{ type: "uitnodiging", uitnodigingId: id, casusId: casus.casusId, versie: 1 },
    ...{ organisatie, rol, toegevoegdeWaarde, als, besprekingOp, toegangTot, voorgesteldDoor, eigenaar },
    deelafspraak: deelafspraakVoor(context.regio, { organisatie, domein }, als),
    ...{ status: "open", toelichting: null, vervanger: null },
    ...{
      uiterlijkOp: taak.uiterlijkOp,
      verschoven: taak.verschoven,
      verstuurdOp: context.nu,
      beantwoordOp: null,
      eindeGemeld: false,
      klok: toegangTot === null ? null : toegangsklok(toegangTot, context),
    },
  };
  const berichten: readonly Bericht[] = [
    ...berichtenAan(
      [organisatie],
      {
        soort: "uitnodiging.verstuurd",
        onderwerp: id,
        dataref: `/v1/casussen/${casus.casusId}/uitnodigingen/${id}`,
        data: { uitnodigingId: id, casusId: casus.casusId, besprekingOp },
      },
      context,
    ),
    ...stuurfeit(casus, "partner-uitgenodigd", organisatie, context),
  ];
  return { record, taak, berichten };
};

/** Who proposed an organisation that is now invited hears nothing of it; the question to procesregie is answered. */
const rondVervangersAf = (dossier: CasusDossier, invoer: Invoer, { nu, door }: Besluitcontext): Wijziging => {
  const uitgenodigd = new Set(invoer.uitnodigingen.map(({ organisatie }) => organisatie));
  const vervangen = openVervangers(dossier)
    .filter(({ vervanger }) => vervanger !== null && uitgenodigd.has(vervanger.organisatie))
    .slice(0, VERVANGERS_PER_OPDRACHT)
    .flatMap((uitnodiging) => {
      const taak = vervangertaakVan(dossier, uitnodiging);
      return [
        {
          ...uitnodiging,
          versie: uitnodiging.versie + 1,
          vervanger: uitnodiging.vervanger && { ...uitnodiging.vervanger, besluit: "uitgenodigd" as const },
        },
        ...(taak === null ? [] : [rondTaakAf(taak, "uitgenodigd", door ?? taak.eigenaar, nu)]),
      ];
    });
  return { nieuw: [], vervangen, mitsOpen: [] };
};

/** The open question to procesregie whether it invites who was proposed in somebody's stead. */
export const vervangertaakVan = (
  { taken }: CasusDossier,
  { uitnodigingId }: Pick<Uitnodiging, "uitnodigingId">,
): OpenTaak | null =>
  taken.find(
    (taak): taak is OpenTaak =>
      taak.status === "open" && taak.soort === "vervanger-beoordelen" && taak.onderwerp === uitnodigingId,
  ) ?? null;

/**
 * 3.1: invites partners of the flexible shell, each with role, added value and the date of discussion (H3.1-a3, a4), and keeps
 * what was suggested with the reasons of what differs (S1.6.3). At its step that completes it; later on, from the casusoverleg to the
 * aftercare, partners come in addition and the casus stays where it is (H3.2-c7).
 */
export const invitePartners = (
  dossier: CasusDossier,
  feiten: Casusfeiten,
  invoer: Invoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { partners } = context;
  if (partners === null) throw new Error("A decision that names organisations was taken without the register");
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { stap } = casus.positie;
  const wanneer = nodigtUitBij(stap);
  if (wanneer === null) return mislukt({ code: "stap-niet-aan-de-beurt", stap: "partners-uitnodigen", huidig: stap });
  const { voorstellen } = stelPartnersVoor(dossier, feiten, { ...context, partners });
  const voorgesteld = new Map<OrganisatieCode, readonly string[]>(
    voorstellen.map(({ organisatie, redenen }) => [organisatie, [...new Set(redenen.map(({ regel }) => regel))]]),
  );
  const genodigden = genodigdenVan(invoer, context);
  const fouten = uitnodigingsfouten(dossier, casus, { invoer, genodigden, voorgesteld }, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const uitnodigingen = genodigden.map((genodigde) => {
    const voorgesteldDoor = [...(voorgesteld.get(genodigde.organisatie) ?? [])];
    return maakUitnodiging(casus, genodigde, { besprekingOp: invoer.besprekingOp, voorgesteldDoor }, context);
  });
  const wijziging = samen(
    { nieuw: uitnodigingen.flatMap(({ record, taak }) => [record, taak]), vervangen: [], mitsOpen: [] },
    rondVervangersAf(dossier, invoer, context),
    rondExpertiseverzoekAf(
      dossier,
      genodigden.map(({ organisatie }) => organisatie),
      context,
    ),
  );
  const berichten = uitnodigingen.flatMap((een) => een.berichten);
  const toevoeging = {
    soort: "partnerkeuze" as const,
    inhoud: {
      voorgesteld: [...voorgesteld].map(([organisatie, regels]) => ({ organisatie, regels: [...regels] })),
      uitgenodigd: genodigden.map(({ organisatie }) => organisatie),
      afwijkingen: invoer.afwijkingen,
      ontbrekendDomein: invoer.ontbrekendDomein,
      toelichting: invoer.toelichting,
    },
    informatie: "partnervoorstel" as const,
  };
  if (wanneer === "eerst" || inTeHalen(dossier, casus, "partners-uitnodigen") !== null)
    return gelukt(
      legVastEnGaVoort(dossier, casus, "partners-uitnodigen", "uitgenodigd", toevoeging, context, {
        wijziging,
        berichten,
      }),
    );
  return gelukt(
    legNaastPadVast(dossier, toevoeging, context, () =>
      samen(wijziging, {
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        // Its head as well: of two who invite the same partner at once, the second reads again and sees the first.
        vervangen: [{ ...casus, versie: casus.versie + 1 }],
        mitsOpen: [],
      }),
    ),
  );
};
