import { berichtenAan, gebeurtenis, laatTaakVervallen, rondTaakAf } from "../besluit.ts";
import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import { plusSeconden, type Datum } from "../tijd.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import type { Toevoeging } from "../voortgaan.ts";
import type { Wijziging } from "../wijziging.ts";
import {
  AFSTEMMINGSTAKEN,
  afstemmingenVan,
  afstemmingsinformatieVan,
  afstemmingspad,
  afstemmingVan,
  isAfstemmingstaak,
  type Afstemming,
  type Afstemmingssluiting,
  type Afstemmingsvraag,
  type Opsporingsantwoord,
  type Opsporingsvraag,
  type Richting,
  type Zorgantwoord,
} from "../zorgafstemming.ts";
import { antwoordtVan, beletsel, beweegt, taakVoor, vragerVan } from "./afstemmingskanten.ts";
import { dossierFouten, keuzeFout } from "./regels.ts";

/** The own open requests of this side: those of others, who asks does not know of. */
const eigenOpen = (dossier: CasusDossier, richting: Richting, door: Eigenaar): readonly Afstemming[] =>
  afstemmingenVan(dossier).filter(
    (een) =>
      een.taak !== null &&
      een.antwoord === null &&
      een.richting === richting &&
      een.vraag.vastgelegdDoor.organisatie === door.organisatie,
  );

const zelfde = (een: readonly string[], ander: readonly string[]): boolean =>
  een.toSorted().join() === ander.toSorted().join();

const vraagFouten = (
  dossier: CasusDossier,
  richting: Richting,
  { onderwerpen, dossierId }: Opsporingsvraag,
  door: Eigenaar,
  { regio }: Besluitcontext,
): readonly Veldfout[] => {
  const { zorgafstemming } = regio;
  const open = eigenOpen(dossier, richting, door);
  const staatEr = open.some(
    ({ vraag }) => zelfde(vraag.inhoud.onderwerpen, onderwerpen) && vraag.inhoud.dossierId === dossierId,
  );
  return [
    ...onderwerpen.flatMap((code, i) =>
      onderwerpen.indexOf(code) < i
        ? [{ veld: `onderwerpen[${i}]`, melding: "staat er al; noem een onderwerp één keer" }]
        : keuzeFout(`onderwerpen[${i}]`, code, zorgafstemming.onderwerpen),
    ),
    ...dossierFouten(dossier, dossierId === null ? [] : [dossierId]).map(({ melding }) => ({
      veld: "dossierId",
      melding,
    })),
    ...(staatEr ? [{ veld: "onderwerpen", melding: "deze afstemming is al gevraagd; wacht het antwoord af" }] : []),
    ...(open.length >= zorgafstemming.maximaalOpen
      ? [
          {
            veld: "onderwerpen",
            melding: `er wachten al ${zorgafstemming.maximaalOpen} vragen van uw organisatie; sluit er eerst een`,
          },
        ]
      : []),
  ];
};

const vraag = (
  dossier: CasusDossier,
  richting: Richting,
  toevoeging:
    | { readonly soort: "zorgafstemming"; readonly inhoud: Afstemmingsvraag }
    | { readonly soort: "opsporingsvraag"; readonly inhoud: Opsporingsvraag },
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { casusId } = casus;
  const { door, regio } = context;
  if (door === null) throw new Error("An alignment is somebody's");
  const bezwaar = beletsel(casus);
  if (bezwaar !== null) return mislukt(bezwaar);
  const fouten = vraagFouten(dossier, richting, toevoeging.inhoud, door, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const informatie = afstemmingsinformatieVan(richting === "van-opsporing" ? "opsporing" : "zorg");
  return gelukt(
    legNaastPadVast(dossier, { ...toevoeging, informatie }, context, (afstemmingId) => {
      const eigenaar = antwoordtVan(richting, casus, regio);
      const taak = taakVoor(
        casus,
        afstemmingId,
        { soort: AFSTEMMINGSTAKEN.beantwoorden, eigenaar, termijn: "zorgafstemming-beantwoorden" },
        context,
      );
      const berichten = berichtenAan(
        [eigenaar.organisatie],
        {
          ...{ soort: "zorgafstemming.gevraagd", onderwerp: afstemmingId, dataref: afstemmingspad(casusId) },
          data: { casusId, afstemmingId, uiterlijkOp: taak.uiterlijkOp },
        },
        context,
      );
      return {
        nieuw: [taak, ...gebeurtenis({ soort: "casus", id: casusId }, berichten, context)],
        // Of care that goes to another coördinator at this moment, the one who has it then is asked.
        vervangen: eigenaar.rol === "opsporing" ? [] : [{ ...casus, versie: casus.versie + 1 }],
        mitsOpen: [],
      };
    }),
  );
};

/** 4.2: somebody on the casus asks to align care with the criminal track, about which nothing is told (H4.2-d1). */
export const askAfstemming = (
  dossier: CasusDossier,
  invoer: Afstemmingsvraag,
  context: Besluitcontext,
): Result<Besluit, Weigering> => vraag(dossier, "naar-opsporing", { soort: "zorgafstemming", inhoud: invoer }, context);

/** 4.2: opsporing asks care, in codes of the region alone (H4.2-d1, X8). */
export const askVanOpsporing = (
  dossier: CasusDossier,
  invoer: Opsporingsvraag,
  context: Besluitcontext,
): Result<Besluit, Weigering> => vraag(dossier, "van-opsporing", { soort: "opsporingsvraag", inhoud: invoer }, context);

/** The day of an answer: there when the region's list asks one, not past, and not further than agreements reach. */
const dagFouten = (
  op: Datum | null,
  metDatum: boolean,
  { nu, kalender, regio }: Besluitcontext,
): readonly Veldfout[] => {
  if (op === null) return metDatum ? [{ veld: "op", melding: "noem bij dit antwoord de dag" }] : [];
  if (!metDatum) return [{ veld: "op", melding: "hoort niet bij dit antwoord; laat het weg" }];
  const { hoogstensDagen } = regio.zorgafstemming;
  const laatste = kalender.dagVan(plusSeconden(nu, hoogstensDagen * 86_400));
  return op < kalender.dagVan(nu) || op > laatste
    ? [{ veld: "op", melding: `kies een dag van vandaag tot en met ${laatste}` }]
    : [];
};

const antwoord = (
  dossier: CasusDossier,
  over: Afstemming,
  inhoud: Opsporingsantwoord,
  /** What is recorded; `sluit`: whether the answer leaves nothing to do. */
  vastgelegd: (sluit: boolean, bij: string) => Toevoeging,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { casusId } = casus;
  const { regio, kalender, nu } = context;
  const bezwaar = beletsel(casus);
  if (bezwaar !== null) return mislukt(bezwaar);
  const { taak } = over;
  if (taak === null || over.antwoord !== null) return mislukt({ code: "al-afgehandeld" });
  const { antwoorden, contactrollen } = regio.zorgafstemming;
  const gekozen = antwoorden.find(({ code }) => code === inhoud.antwoord);
  const fouten = [
    ...keuzeFout("antwoord", inhoud.antwoord, antwoorden),
    ...(gekozen === undefined ? [] : dagFouten(inhoud.op, gekozen.metDatum, context)),
    ...(inhoud.contact === null ? [] : keuzeFout("contact", inhoud.contact, contactrollen)),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const sluit = gekozen?.sluit ?? true;
  const { vastleggingId: afstemmingId } = over.vraag;
  // What is left to do, who asked has to say that it is done: on the day that was named, else within the region's term.
  const rest = sluit
    ? []
    : [
        taakVoor(
          casus,
          afstemmingId,
          {
            ...{ soort: AFSTEMMINGSTAKEN.sluiten, eigenaar: vragerVan(over, regio), termijn: "zorgafstemming-sluiten" },
            ...(inhoud.op === null || kalender.eindeVan(inhoud.op) <= nu
              ? {}
              : { uiterlijkOp: kalender.eindeVan(inhoud.op) }),
          },
          context,
        ),
      ];
  return gelukt(
    legNaastPadVast(dossier, vastgelegd(sluit, afstemmingId), context, () => ({
      nieuw: [
        ...rest,
        ...gebeurtenis(
          { soort: "casus", id: casusId },
          beweegt(casus, over, "zorgafstemming.beantwoord", context),
          context,
        ),
      ],
      // By the owner of the task, whoever of the investigating organisations answered.
      vervangen: [rondTaakAf(taak, "beantwoord", taak.eigenaar, nu)],
      mitsOpen: [],
    })),
  );
};

/** Opsporing answers in codes of the region and a day: no text, so that nothing of the investigation can go along (X8). */
export const answerAlsOpsporing = (
  dossier: CasusDossier,
  over: Afstemming,
  invoer: Opsporingsantwoord,
  context: Besluitcontext,
): Result<Besluit, Weigering> =>
  antwoord(
    dossier,
    over,
    invoer,
    (sluit, bij) => ({
      ...{ soort: "opsporingsantwoord", inhoud: { ...invoer, sluit }, bij },
      informatie: afstemmingsinformatieVan("opsporing"),
    }),
    context,
  );

/** Who coordinates care answers what opsporing asked. */
export const answerAlsZorg = (
  dossier: CasusDossier,
  over: Afstemming,
  invoer: Zorgantwoord,
  context: Besluitcontext,
): Result<Besluit, Weigering> =>
  antwoord(
    dossier,
    over,
    invoer,
    (sluit, bij) => ({
      ...{ soort: "zorgantwoord", inhoud: { ...invoer, sluit }, bij },
      informatie: afstemmingsinformatieVan("zorg"),
    }),
    context,
  );

/** Who asked closes it: it is done, or no longer needed, before the answer too. */
export const closeAfstemming = (
  dossier: CasusDossier,
  over: Afstemming,
  invoer: Afstemmingssluiting,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { door, nu, regio } = context;
  const bezwaar = beletsel(casus);
  if (bezwaar !== null) return mislukt(bezwaar);
  const { taak } = over;
  if (taak === null) return mislukt({ code: "al-afgehandeld" });
  const fouten = keuzeFout("reden", invoer.reden, regio.zorgafstemming.sluitredenen);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const kant = door?.rol === "opsporing" ? "opsporing" : "zorg";
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        ...{ soort: "afstemmingssluiting", inhoud: invoer, bij: over.vraag.vastleggingId },
        informatie: afstemmingsinformatieVan(kant),
      },
      context,
      () => ({
        nieuw: gebeurtenis(
          { soort: "casus", id: casus.casusId },
          beweegt(casus, over, "zorgafstemming.beeindigd", context),
          context,
        ),
        vervangen: [
          over.antwoord === null
            ? laatTaakVervallen(taak, "ingetrokken", nu)
            : rondTaakAf(taak, "gesloten", taak.eigenaar, nu),
        ],
        mitsOpen: [],
      }),
    ),
  );
};

/** Whether a task waits for an alignment that cannot go on: no track runs any more. */
export const isZonderTraject = (
  { strafrechtelijkTrajectLoopt }: Pick<Casus, "strafrechtelijkTrajectLoopt">,
  taak: Pick<OpenTaak, "soort">,
): boolean => !strafrechtelijkTrajectLoopt && isAfstemmingstaak(taak);

/**
 * Nobody in the compartment answers any more: at its own date the task lapses, and who asked hears it. Not when the track ends: that
 * moment is the investigation's (X8). Null: there is nothing to lapse.
 */
export const lapseAfstemming = (
  dossier: CasusDossier,
  { taakId }: Pick<OpenTaak, "taakId">,
  context: Besluitcontext,
): Wijziging | null => {
  const { casus, taken } = dossier;
  const taak = taken.find((een): een is OpenTaak => een.status === "open" && een.taakId === taakId);
  if (taak === undefined || !isZonderTraject(casus, taak)) return null;
  const over = afstemmingVan(dossier, taak.onderwerp);
  const berichten = over === null ? [] : beweegt(casus, over, "zorgafstemming.beeindigd", context);
  return {
    nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
    vervangen: [laatTaakVervallen(taak, "geen-strafrechtelijk-traject", context.nu)],
    mitsOpen: [casus.casusId],
  };
};
