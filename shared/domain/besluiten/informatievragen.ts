import type * as z from "zod";
import {
  berichtenAan,
  gebeurtenis,
  laatTaakVervallen,
  nieuweTaak,
  rondTaakAf,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import {
  openVragenVan,
  VRAAGTAAK,
  vraaginformatieVan,
  vraagpad,
  type Informatieantwoord,
  type Informatievraag,
  type InformatievraagInvoer,
} from "../informatievraag.ts";
import type { Kenmerk } from "../kenmerk.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { partnerbeeld } from "../partner.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { intrekkingInvoer } from "../vastlegging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import type { Wijziging } from "../wijziging.ts";
import { dossierFouten, grondslagFouten, keuzeFout, opCasus, organisatieFouten } from "./regels.ts";

/** Whether what it answers could tell that an investigation runs (X8, I12). */
const spoortOp = ({ regio }: Pick<Besluitcontext, "regio">, organisatie: OrganisatieCode): boolean =>
  regio.rollen.strafrecht.includes(organisatie);

const zelfde = (een: readonly string[], ander: readonly string[]): boolean =>
  een.toSorted().join() === ander.toSorted().join();

/** Everything that is wrong with whom is asked what; of questions that who asks does not see nothing follows. */
const vraagFouten = (
  dossier: CasusDossier,
  invoer: InformatievraagInvoer,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  door: Eigenaar,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { regio } = context;
  const { soorten, maximaalOpen } = regio.informatievragen;
  const soort = soorten.find(({ code }) => code === invoer.soort);
  const open = openVragenVan(dossier).filter(
    ({ vraag: { vastgelegdDoor }, kenmerk }) => leesbaar(kenmerk) || vastgelegdDoor.organisatie === door.organisatie,
  );
  const staatEr = open.some(
    ({ vraag: { inhoud } }) =>
      inhoud.organisatie === invoer.organisatie &&
      inhoud.soort === invoer.soort &&
      zelfde(inhoud.dossiers, invoer.dossiers),
  );
  return [
    ...organisatieFouten(context, [{ veld: "organisatie", organisatie: invoer.organisatie }]),
    ...(invoer.organisatie === door.organisatie
      ? [{ veld: "organisatie", melding: "is uw eigen organisatie; breng wat die weet als bijdrage" }]
      : []),
    ...keuzeFout("soort", invoer.soort, soorten),
    ...(soort?.metContact === true && spoortOp(context, invoer.organisatie)
      ? [{ veld: "soort", melding: "is geen vraag aan een opsporende organisatie: die noemt geen contact" }]
      : []),
    ...keuzeFout("doel", invoer.doel, regio.dossieropbouw.doelen),
    ...grondslagFouten(context, invoer.grondslag),
    ...dossierFouten(dossier, invoer.dossiers),
    ...(staatEr
      ? [{ veld: "soort", melding: "deze vraag staat bij deze organisatie al open; wacht het antwoord af" }]
      : []),
    ...(open.length >= maximaalOpen
      ? [
          {
            veld: "organisatie",
            melding: `er staan al ${maximaalOpen} vragen open; wacht een antwoord af of trek er een in`,
          },
        ]
      : []),
  ];
};

/**
 * Asks an organisation of the chain whether it knows somebody (H3.2-a1). It gets a task with a date and sees the question alone;
 * question and answer are marked in the compartment of what it works in.
 * @param leesbaar whether who asks reads such a part: what they may not see does not exist
 */
export const askInformatie = (
  dossier: CasusDossier,
  invoer: InformatievraagInvoer,
  leesbaar: (kenmerk: Kenmerk) => boolean,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { door, regio, partners, nu } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (door === null) throw new Error("A question is somebody's");
  const fouten = vraagFouten(dossier, invoer, leesbaar, door, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const { organisatie } = invoer;
  const inRegister = partners?.find((een) => een.organisatie === organisatie) ?? null;
  const domein = partnerbeeld(inRegister, organisatie, regio, nu)?.domein ?? "geen";
  const { casusId, gemeente } = casus;
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "informatievraag", inhoud: invoer, informatie: vraaginformatieVan(domein) },
      context,
      (vraagId) => {
        const taak = nieuweTaak(
          {
            ...{ casusId, soort: VRAAGTAAK, activiteit: "3.2", gemeente, onderwerp: vraagId, verplicht: false },
            ...{ eigenaar: { rol: "partner", organisatie }, termijn: "informatievraag-beantwoorden" },
            urgentietermijnen: casus.urgentietermijnen,
            verschuivingen: casus.verschuivingen,
          },
          context,
        );
        const berichten = berichtenAan(
          [organisatie],
          {
            soort: "informatievraag.gesteld",
            onderwerp: vraagId,
            dataref: vraagpad(casusId, vraagId),
            data: { casusId, vraagId, uiterlijkOp: taak.uiterlijkOp },
          },
          context,
        );
        return {
          nieuw: [taak, ...gebeurtenis({ soort: "casus", id: casusId }, berichten, context)],
          vervangen: [],
          mitsOpen: [],
        };
      },
    ),
  );
};

/**
 * Who hears what became of a question, and never what was answered: who asked, while that works on the casus, and who guards every
 * date.
 */
const aanVragers = (
  casus: Casus,
  { vraag }: Informatievraag,
  soort: "informatievraag.beantwoord" | "informatievraag.ingetrokken",
  context: Besluitcontext,
): readonly Bericht[] => {
  const { casusId, vastleggingId: vraagId, vastgelegdDoor } = vraag;
  const { organisatie } = vastgelegdDoor;
  const doetMee = [...opCasus(casus, context), organisatieVoor(context.regio, "zorgcoordinatie", casus)];
  return berichtenAan(
    [...(doetMee.includes(organisatie) ? [organisatie] : []), organisatieVoor(context.regio, "procesregie", casus)],
    { soort, onderwerp: vraagId, dataref: `/v1/casussen/${casusId}`, data: { casusId, vraagId } },
    context,
  );
};

/** Where the answer belongs: with the question. */
const plaatsVan = ({ kenmerk }: Informatievraag) =>
  kenmerk.compartiment === "zorg" ? "informatievraag-zorg" : "informatievraag-veiligheid";

const antwoordFouten = (
  { vraag }: Informatievraag,
  { antwoord, contact }: Informatieantwoord,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { organisatie, soort } = vraag.inhoud;
  const opsporend = spoortOp(context, organisatie);
  const metContact =
    !opsporend && (context.regio.informatievragen.soorten.find(({ code }) => code === soort)?.metContact ?? false);
  return [
    // Whoever could also say that they cannot answer, would say it when an investigation runs (X8).
    ...(opsporend && antwoord === "niet-te-beantwoorden"
      ? [
          {
            veld: "antwoord",
            melding:
              "een opsporende organisatie antwoordt hit of geen-hit, uit haar registraties buiten opsporingsonderzoeken",
          },
        ]
      : []),
    ...(contact !== null && !metContact
      ? [{ veld: "contact", melding: "hoort niet bij deze vraag; laat het weg" }]
      : []),
  ];
};

/** The organisation that was asked answers whether it knows them; who asked is told that it did (H3.2-a1). */
export const answerInformatievraag = (
  dossier: CasusDossier,
  over: Informatievraag,
  invoer: Informatieantwoord,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { taak, vraag } = over;
  if (taak === null || casus.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const fouten = antwoordFouten(over, invoer, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        ...{ soort: "informatieantwoord", inhoud: { ...invoer, toelichting: null } },
        ...{ bij: vraag.vastleggingId, informatie: plaatsVan(over) },
      },
      context,
      () => ({
        nieuw: gebeurtenis(
          { soort: "casus", id: casus.casusId },
          aanVragers(casus, over, "informatievraag.beantwoord", context),
          context,
        ),
        vervangen: [rondTaakAf(taak, "beantwoord", context.door ?? taak.eigenaar, context.nu)],
        mitsOpen: [],
      }),
    ),
  );
};

/** Takes a question back that was not answered; for who was asked it is no longer there. */
export const withdrawInformatievraag = (
  dossier: CasusDossier,
  over: Informatievraag,
  { reden }: z.infer<typeof intrekkingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { taak, vraag } = over;
  if (taak === null || casus.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const { casusId } = casus;
  const { vastleggingId: vraagId, inhoud } = vraag;
  const aanVragerEnRegie = aanVragers(casus, over, "informatievraag.ingetrokken", context);
  const aanGevraagde = berichtenAan(
    [inhoud.organisatie],
    { soort: "informatievraag.ingetrokken", onderwerp: vraagId, dataref: null, data: { casusId, vraagId } },
    context,
  ).filter(({ ontvanger }) => aanVragerEnRegie.every((een) => een.ontvanger !== ontvanger));
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        ...{ soort: "informatieantwoord", inhoud: { antwoord: "ingetrokken", contact: null, toelichting: reden } },
        ...{ bij: vraagId, informatie: plaatsVan(over) },
      },
      context,
      () => ({
        nieuw: gebeurtenis({ soort: "casus", id: casusId }, [...aanVragerEnRegie, ...aanGevraagde], context),
        vervangen: [laatTaakVervallen(taak, "ingetrokken", context.nu)],
        mitsOpen: [],
      }),
    ),
  );
};

/**
 * Questions to an organisation that has no covenant any more lapse: nobody there can answer (X7). Who asked, and procesregie,
 * hear it and can ask another.
 */
export const lapseVragen = (
  dossier: CasusDossier,
  werk: readonly OpenTaak[],
  context: Besluitcontext,
): { readonly vervangen: Wijziging["vervangen"]; readonly berichten: readonly Bericht[] } => {
  const vragen = openVragenVan(dossier).filter(({ taak }) => werk.some(({ taakId }) => taakId === taak.taakId));
  return {
    vervangen: vragen.map(({ taak }) => laatTaakVervallen(taak, "ingetrokken", context.nu)),
    berichten: vragen.flatMap((vraag) => aanVragers(dossier.casus, vraag, "informatievraag.ingetrokken", context)),
  };
};
