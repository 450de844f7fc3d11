import type * as z from "zod";
import {
  maakIds,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import { openInhaaltaken } from "../inhaaltaak.ts";
import {
  isAfgelopen,
  NAZORG_VOORBEREIDEN,
  type nazorgInvoer,
  persoonsleutel,
  zorgcoordinatorVan,
  type BehoeftenInvoer,
  type HerzieningInvoer,
  type Nazorgbehoefte,
  type Nazorgclient,
} from "../nazorg.ts";
import { PAD } from "../pad.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import { casusBijStap, legVastEnGaVoort, type Aanvulling } from "../voortgaan.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { bijNazorg, zetVersie } from "./nazorgversie.ts";
import { keuzeFout, opCasus, organisatieFouten, slotbezwaar } from "./regels.ts";

/** The task to prepare aftercare, once per casus: from when its first acties are put out (H4.1-b1). */
export const voorbereidingVan = (
  { casus, taken }: CasusDossier & { readonly casus: OpenCasus },
  context: Besluitcontext,
): Pick<Aanvulling, "wijziging" | "berichten"> => {
  if (taken.some(({ soort }) => soort === NAZORG_VOORBEREIDEN)) return {};
  const taak = nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: NAZORG_VOORBEREIDEN, activiteit: "4.4", gemeente: casus.gemeente },
      ...{ eigenaar: zorgcoordinatorVan({ casus }, context.regio), onderwerp: null, verplicht: false },
      ...{ urgentietermijnen: casus.urgentietermijnen, verschuivingen: casus.verschuivingen },
      termijn: "nazorg-voorbereiden",
    },
    context,
  );
  return { wijziging: { nieuw: [taak], vervangen: [], mitsOpen: [] }, berichten: taakGeopend(taak, context) };
};

/** Whether a need can be recorded: from the acties on, and it goes on after the close. */
const nazorgBezwaar = ({ casus }: CasusDossier): Weigering | null => {
  // Of one that ended in another, a new need is of that other: there somebody directs it.
  if (casus.status === "afgeschaald" || casus.status === "samengevoegd")
    return { code: "casus-niet-open", status: casus.status };
  if (casus.status === "gesloten" || casus.uitkomsten["acties-uitzetten"] !== undefined) return null;
  return PAD[casus.positie.stap].hoofdstap >= 4
    ? null
    : { code: "stap-niet-aan-de-beurt", stap: "nazorg", huidig: casus.positie.stap };
};

const standFouten = (
  veld: string,
  stand: HerzieningInvoer["stand"],
  { kalender, nu }: Besluitcontext,
): readonly Veldfout[] =>
  "sinds" in stand && stand.sinds > kalender.dagVan(nu)
    ? [{ veld: `${veld}.sinds`, melding: "ligt in de toekomst; leg het vast als het zo ver is" }]
    : [];

/**
 * Errors in who gives it. Who is not on the casus would learn of somebody by being named here: it is offered to them, and theirs once
 * they accept (H4.4-b1).
 */
const geverFouten = (
  veld: string,
  organisatie: OrganisatieCode | null,
  { casus }: CasusDossier,
  zorgcoordinator: Eigenaar,
  context: Besluitcontext,
): readonly Veldfout[] => {
  if (organisatie === null || organisatie === zorgcoordinator.organisatie) return [];
  const onbekend = organisatieFouten(context, [{ veld, organisatie }]);
  if (onbekend.length > 0) return onbekend;
  return casus.status === "open" && opCasus(casus, context).includes(organisatie)
    ? []
    : [{ veld, melding: "is niet bij de casus; leg de behoefte zonder organisatie vast en bied haar aan" }];
};

const behoefteFouten = (
  dossier: CasusDossier,
  { behoeften }: BehoeftenInvoer,
  clienten: readonly Nazorgclient[],
  context: Besluitcontext,
): readonly Veldfout[] => {
  const zorgcoordinator = zorgcoordinatorVan(dossier, context.regio);
  const bekend = new Set(clienten.flatMap(({ zelfde }) => zelfde.map(persoonsleutel)));
  return behoeften.flatMap(({ persoon, soort, organisatie, stand }, i): readonly Veldfout[] => {
    const veld = `behoeften[${i}]`;
    const aangeduid = persoon.rol === "verdachte" && persoon.vermelding === null;
    return [
      ...(aangeduid || bekend.has(persoonsleutel(persoon))
        ? []
        : [
            {
              veld: `${veld}.persoon`,
              melding: "is niemand van deze casus; kies iemand uit haar dossiers en meldingen",
            },
          ]),
      ...keuzeFout(
        `${veld}.soort`,
        soort,
        context.regio.nazorg.soorten.filter(({ voor }) => voor.includes(persoon.rol)),
      ),
      ...standFouten(`${veld}.stand`, stand, context),
      ...geverFouten(`${veld}.organisatie`, organisatie, dossier, zorgcoordinator, context),
    ];
  });
};

/** Aftercare in figures: for whom, and where it stands (K9, B6.S8, B6.S12). */
const nazorgfeit = ({ casus }: CasusDossier, { persoon, stand }: Nazorgbehoefte, context: Besluitcontext) =>
  stuurfeit(casus, `nazorg-${persoon.rol}`, stand.soort, context);

/** 4.1 and on: who coordinates care records what somebody needs, each with an owner and a date (H4.4-a1, c1; X13). */
export const recordBehoeften = (
  dossier: CasusDossier,
  invoer: BehoeftenInvoer,
  clienten: readonly Nazorgclient[],
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const bezwaar = nazorgBezwaar(dossier);
  if (bezwaar !== null) return mislukt(bezwaar);
  const fouten = behoefteFouten(dossier, invoer, clienten, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const zorgcoordinator = zorgcoordinatorVan(dossier, context.regio);
  const zetten = invoer.behoeften.map(({ persoon, organisatie, ...wat }) =>
    zetVersie(
      dossier,
      null,
      { behoefteId: maakIds(context.nieuwId).behoefte(), persoon },
      {
        ...{ ...wat, termijn: "nazorg", aanbod: null },
        gever:
          organisatie === null || organisatie === zorgcoordinator.organisatie
            ? zorgcoordinator
            : { rol: "partner", organisatie },
      },
      context,
    ),
  );
  const voorbereiding = dossier.taken.find(
    (taak): taak is OpenTaak => taak.status === "open" && taak.soort === NAZORG_VOORBEREIDEN,
  );
  const gedaan = {
    nieuw: [],
    vervangen:
      voorbereiding === undefined
        ? []
        : [rondTaakAf(voorbereiding, "voorbereid", context.door ?? zorgcoordinator, context.nu)],
    mitsOpen: [],
  };
  return gelukt({
    id: zetten[0]?.behoefte.behoefteId ?? "",
    wijziging: bijNazorg(
      dossier,
      { wat: "nazorg:vastgelegd", inhoud: invoer, kop: true },
      samen(gedaan, ...zetten.map(({ wijziging }) => wijziging)),
      zetten.flatMap(({ behoefte, berichten }) => [...nazorgfeit(dossier, behoefte, context), ...berichten]),
      context,
    ),
  });
};

/**
 * Who gives it says what it has become and where it stands: a new version, and a new date to look at it (H4.4-a2). Whatever became of
 * the casus, also when it was scaled down or goes back to its plan: the task to look at it again comes back until somebody does.
 */
export const reviseBehoefte = (
  dossier: CasusDossier,
  behoefte: Nazorgbehoefte,
  invoer: HerzieningInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { persoon, gever, aanbod } = behoefte;
  const soorten = context.regio.nazorg.soorten.filter(({ voor }) => voor.includes(persoon.rol));
  const fouten = [
    // A kind that the region took from its list holds for whoever has it.
    ...(invoer.soort === behoefte.soort ? [] : keuzeFout("soort", invoer.soort, soorten)),
    ...standFouten("stand", invoer.stand, context),
    ...(aanbod !== null && isAfgelopen(invoer.stand)
      ? [{ veld: "stand", melding: `kan niet: ${aanbod.ontvanger} moet nog antwoorden; trek dat aanbod eerst in` }]
      : []),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const zet = zetVersie(dossier, behoefte, behoefte, { ...invoer, gever, aanbod, termijn: "nazorg" }, context);
  return gelukt({
    id: zet.versie.vastleggingId,
    wijziging: bijNazorg(
      dossier,
      { wat: `nazorg:${invoer.stand.soort}`, inhoud: zet.versie.inhoud, kop: gever.rol === "zorgcoordinator" },
      zet.wijziging,
      [...nazorgfeit(dossier, zet.behoefte, context), ...zet.berichten],
      context,
    ),
  });
};

/**
 * 4.4: aftercare is arranged, and hoofdstap 4 is over: every client has a need with a status and an owner, or it is recorded that
 * none is needed; how the casus ended is filled in; nothing that must be done is open. All that is missing is told at once.
 */
export const recordNazorg = (
  dossier: CasusDossier,
  invoer: z.infer<typeof nazorgInvoer>,
  clienten: readonly Nazorgclient[],
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "nazorg");
  if (!casus.ok) return casus;
  // Caught up, it asks what aftercare itself needs; for what else is to be caught up the casus waits at its close.
  const inTeHalen = casus.waarde.positie.stap === "nazorg" ? [] : openInhaaltaken(dossier);
  const taken = dossier.taken.filter(({ taakId }) => !inTeHalen.some((taak) => taak.taakId === taakId));
  const bezwaar = slotbezwaar({ ...dossier, taken }, clienten);
  if (bezwaar !== null) return mislukt(bezwaar);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "nazorg",
      "geregeld",
      { soort: "nazorgafspraken", inhoud: invoer, informatie: "nazorg" },
      context,
    ),
  );
};
