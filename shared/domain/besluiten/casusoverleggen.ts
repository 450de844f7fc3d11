import type * as z from "zod";
import {
  maakIds,
  nieuweTaak,
  stuurfeit,
  gebeurtenis,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import {
  aanwezigBij,
  type afspraakresultaatInvoer,
  type casusoverlegInvoer,
  type CasusoverlegInhoud,
} from "../casusoverleg.ts";
import type { OrganisatieCode } from "../ids.ts";
import { inTeHalen } from "../inhaaltaak.ts";
import { legNaastPadVast, legTaakresultaatVast } from "../naastpad.ts";
import type { Agendapunt, Overleg } from "../overleg.ts";
import { partnerbeeld } from "../partner.ts";
import { zetelsVan, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak, Taak } from "../taak.ts";
import { instantVan, type Instant } from "../tijd.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { isTeBespreken, openAgendapunten } from "./agenda.ts";
import { opCasus, organisatieFouten } from "./regels.ts";

type Invoer = z.infer<typeof casusoverlegInvoer>;

/** The kind of task that an agreement is. */
export const AFSPRAAKTAAK = "afspraak";

/** Organisations that may sit at the table: the seats of this casus and whom it invited and did not decline. */
export const aanTafel = (dossier: CasusDossier, regio: Regio): readonly OrganisatieCode[] => [
  ...zetelsVan(regio, dossier.casus.gemeente),
  ...dossier.uitnodigingen
    .filter(({ status }) => status === "open" || status === "geaccepteerd")
    .map(({ organisatie }) => organisatie),
];

/** The overleg at which the casus was discussed, with its place on the agenda; null: nobody had planned one. */
interface Gepland {
  readonly punt: Agendapunt;
  readonly overleg: Overleg;
}

/** Which of the planned overleggen this was: the one that is named, else the one on whose agenda the casus stands. */
const welkOverleg = (
  dossier: CasusDossier,
  overleggen: readonly Overleg[],
  { overlegId }: Invoer,
): Result<Gepland | null, Weigering> => {
  const staatOp = openAgendapunten(dossier).flatMap((punt): readonly Gepland[] => {
    const overleg = overleggen.find((een) => een.overlegId === punt.overlegId);
    return overleg === undefined ? [] : [{ punt, overleg }];
  });
  const doorgegaan = staatOp.filter(({ overleg }) => overleg.status !== "afgezegd");
  if (overlegId === null) return gelukt(doorgegaan[0] ?? null);
  const genoemd = staatOp.find(({ overleg }) => overleg.overlegId === overlegId);
  if (genoemd === undefined) {
    const behandeld = dossier.agendapunten.some((punt) => punt.overlegId === overlegId && punt.status === "behandeld");
    if (behandeld) return mislukt({ code: "al-afgehandeld" });
    const melding = "is geen overleg waarvan deze casus op de agenda staat; zet de casus eerst op de agenda";
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "overlegId", melding }] });
  }
  const { status } = genoemd.overleg;
  return status === "afgezegd" ? mislukt({ code: "overleg-niet-gepland", status }) : gelukt(genoemd);
};

/** On the day for which it was planned, of the casus' life, and not to come: what the clock cannot have been is a mistake. */
const momentFouten = (
  { casus }: CasusDossier,
  gehoudenOp: Instant,
  gepland: Gepland | null,
  { nu, kalender }: Besluitcontext,
): readonly Veldfout[] => {
  const dag = kalender.dagVan(gehoudenOp);
  const veld = "gehoudenOp";
  if (gehoudenOp > nu) return [{ veld, melding: "ligt in de toekomst; leg een overleg vast nadat het is gehouden" }];
  if (dag < kalender.dagVan(casus.geopendOp)) return [{ veld, melding: "ligt voor het begin van de casus" }];
  const { overleg } = gepland ?? {};
  if (overleg === undefined || (kalender.dagVan(overleg.van) <= dag && dag <= kalender.dagVan(overleg.tot))) return [];
  const geplandOp = kalender.dagVan(overleg.van);
  return [
    {
      veld,
      melding: `is niet de dag van het geplande overleg (${geplandOp}); verzet dat overleg, of haal de casus van de agenda`,
    },
  ];
};

const dubbelen = ({ aanwezig }: Invoer): readonly Veldfout[] =>
  aanwezig.flatMap(({ organisatie }, plaats) =>
    aanwezig.findIndex((een) => een.organisatie === organisatie) < plaats
      ? [{ veld: `aanwezig[${plaats}].organisatie`, melding: "staat er al; noem een organisatie één keer" }]
      : [],
  );

/** Who carries out an agreement sees the casus, or would be told of it by the agreement (X7); its date cannot be over when it is made. */
const afspraakFouten = (
  casus: OpenCasus,
  { afspraken }: Invoer,
  gehoudenOp: Instant,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const dag = context.kalender.dagVan(gehoudenOp);
  const mag = opCasus(casus, context);
  const genoemd = afspraken.flatMap(({ organisatie }, plaats) =>
    organisatie === null ? [] : [{ veld: `afspraken[${plaats}].organisatie`, organisatie }],
  );
  return [
    ...genoemd
      .filter(({ organisatie }) => !mag.includes(organisatie))
      .map(({ veld }) => ({ veld, melding: "doet niet mee aan deze casus; kies wie de casus ziet" })),
    ...organisatieFouten(
      context,
      genoemd.filter(({ organisatie }) => mag.includes(organisatie)),
    ),
    ...afspraken.flatMap(({ uiterlijk }, plaats) =>
      uiterlijk !== null && uiterlijk < dag
        ? [{ veld: `afspraken[${plaats}].uiterlijk`, melding: "ligt voor het overleg; kies die dag of later" }]
        : [],
    ),
  ];
};

/** What lacks for it to count as held: people who came together, and both domains or why not (X12, S1.6.3). */
const tekortVan = (invoer: Invoer, { regio, partners, nu }: Besluitcontext): Weigering | null => {
  const { minimaalFysiek } = regio.casusoverleg;
  const fysiek = invoer.aanwezig.filter(({ wijze }) => wijze === "fysiek").length;
  const domeinen = aanwezigBij(invoer).map((organisatie) => {
    const inRegister = partners?.find((partner) => partner.organisatie === organisatie) ?? null;
    return partnerbeeld(inRegister, organisatie, regio, nu)?.domein;
  });
  const zonder = (["zorg", "veiligheid"] as const).filter(
    (domein) => !domeinen.includes(domein) && !domeinen.includes("beide"),
  );
  const namen = { zorg: "het zorgdomein", veiligheid: "het veiligheidsdomein" };
  const nodig = [
    ...(fysiek < minimaalFysiek ? [`ten minste ${minimaalFysiek} organisaties die fysiek aanwezig waren`] : []),
    ...(invoer.afwezigheidDomein === null
      ? zonder.map((domein) => `iemand uit ${namen[domein]}, of in afwezigheidDomein waarom dat niet kon`)
      : []),
  ];
  return nodig.length === 0 ? null : { code: "overleg-telt-niet", nodig };
};

/** What was agreed, and the tasks of who carries it out: none is mandatory, and they lapse with the casus as others do. */
const maakAfspraken = (casus: OpenCasus, { afspraken }: Invoer, context: Besluitcontext) =>
  afspraken.map((invoer) => {
    const { organisatie, uiterlijk } = invoer;
    if (organisatie === null) return { inhoud: { ...invoer, afspraakId: null }, taken: [] };
    const afspraakId = maakIds(context.nieuwId).afspraak();
    const taak = nieuweTaak(
      {
        ...{ casusId: casus.casusId, soort: AFSPRAAKTAAK, activiteit: "3.1", onderwerp: afspraakId, verplicht: false },
        ...{ eigenaar: { rol: "partner", organisatie }, gemeente: casus.gemeente, termijn: "afspraak" },
        urgentietermijnen: casus.urgentietermijnen,
        verschuivingen: casus.verschuivingen,
        ...(uiterlijk === null ? {} : { uiterlijkOp: context.kalender.eindeVan(uiterlijk) }),
      },
      context,
    );
    return { inhoud: { ...invoer, afspraakId }, taken: [taak] };
  });

/** The agenda item is done, and the overleg was held: once, whoever of its casussen is recorded first. */
const sluitAgendapunt = ({ punt, overleg }: Gepland): Wijziging => ({
  nieuw: [],
  vervangen: [
    { ...punt, versie: punt.versie + 1, status: "behandeld" },
    ...(overleg.status === "gepland"
      ? [{ ...overleg, versie: overleg.versie + 1, status: "gehouden" as const, klok: null }]
      : []),
  ],
  mitsOpen: [],
});

/** Whether whom the casus invited was there: counted, without who it was (K7). */
const opkomst = (dossier: CasusDossier, invoer: Invoer, context: Besluitcontext) =>
  dossier.uitnodigingen
    .filter(({ status }) => status === "open" || status === "geaccepteerd")
    .flatMap(({ organisatie }) =>
      stuurfeit(
        dossier.casus,
        "opkomst-genodigde",
        aanwezigBij(invoer).includes(organisatie) ? "aanwezig" : "afwezig",
        context,
      ),
    );

/** The casus at its casusoverleg; or past it and before its evaluation, when it stands on an agenda to be discussed again. */
const bijOverleg = (dossier: CasusDossier, gepland: Gepland | null): Result<OpenCasus, Weigering> => {
  const stand = casusBijStap(dossier, "casusoverleg");
  const { casus } = dossier;
  const nogEens =
    gepland !== null &&
    casus.status === "open" &&
    casus.uitkomsten.casusoverleg !== undefined &&
    isTeBespreken(casus.positie.stap);
  return nogEens ? gelukt(casus) : stand;
};

/**
 * 3.1: a casusoverleg counts as held only with registered attendance of people who may be there (H3.1-c1, X12). At its step the
 * casus goes on; later, when it stands on an agenda again, what was agreed is recorded beside the path.
 * @param overleggen those of the agendas on which the casus stands
 */
export const recordCasusoverleg = (
  dossier: CasusDossier,
  overleggen: readonly Overleg[],
  invoer: Invoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const gekozen = welkOverleg(dossier, overleggen, invoer);
  if (!gekozen.ok) return gekozen;
  const gepland = gekozen.waarde;
  const stand = bijOverleg(dossier, gepland);
  if (!stand.ok) return stand;
  const casus = stand.waarde;
  const mag = aanTafel(dossier, context.regio);
  const vreemden = aanwezigBij(invoer).filter((organisatie) => !mag.includes(organisatie));
  if (vreemden.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: [...new Set(vreemden)] });
  const gehoudenOp = instantVan(new Date(invoer.gehoudenOp));
  const plaats = invoer.plaats ?? gepland?.overleg.plaats ?? null;
  const fouten = [
    ...momentFouten(dossier, gehoudenOp, gepland, context),
    ...dubbelen(invoer),
    ...afspraakFouten(casus, invoer, gehoudenOp, context),
  ];
  if (plaats === null) fouten.push({ veld: "plaats", melding: "ontbreekt; er was geen overleg gepland" });
  if (fouten.length > 0 || plaats === null) return mislukt({ code: "ongeldige-invoer", fouten });
  const tekort = tekortVan(invoer, context);
  if (tekort !== null) return mislukt(tekort);

  const afspraken = maakAfspraken(casus, invoer, context);
  const taken = afspraken.flatMap((een): readonly OpenTaak[] => een.taken);
  const inhoud: CasusoverlegInhoud = {
    ...invoer,
    ...{ overlegId: gepland?.overleg.overlegId ?? null, plaats },
    afspraken: afspraken.map((een) => een.inhoud),
  };
  const toevoeging = { soort: "casusoverleg", inhoud, informatie: "casusoverleg" } as const;
  const wijziging = samen(
    { nieuw: taken, vervangen: [], mitsOpen: [] },
    ...(gepland === null ? [] : [sluitAgendapunt(gepland)]),
  );
  const berichten = [...taken.flatMap((taak) => taakGeopend(taak, context)), ...opkomst(dossier, invoer, context)];
  if (casus.positie.stap === "casusoverleg" || inTeHalen(dossier, casus, "casusoverleg") !== null) {
    return gelukt(
      legVastEnGaVoort(dossier, casus, "casusoverleg", "gehouden", toevoeging, context, { wijziging, berichten }),
    );
  }
  return gelukt(
    legNaastPadVast(dossier, toevoeging, context, () =>
      samen(wijziging, {
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        vervangen: [],
        mitsOpen: [],
      }),
    ),
  );
};

/** Who was to carry out an agreement records what came of it. */
export const recordAfspraakresultaat = (
  dossier: CasusDossier,
  taak: Taak,
  invoer: z.infer<typeof afspraakresultaatInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> =>
  legTaakresultaatVast(
    dossier,
    taak,
    { soort: "afspraakresultaat", inhoud: invoer, bij: taak.onderwerp ?? taak.taakId, informatie: "afspraak" },
    { feit: AFSPRAAKTAAK, uitkomst: invoer.status },
    context,
  );
