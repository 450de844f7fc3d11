import * as z from "zod";
import type { Rol } from "../../../../shared/domain/actor.ts";
import type { Relatie } from "./relaties.ts";
import {
  LEEST_AFSTEMMING,
  LEEST_KNELPUNT,
  LEEST_OPSPORINGSVRAAG,
  LEEST_TREND,
  samen,
  STEMT_AF,
  ZIET_NAZORG,
  type Wie,
} from "./wie.ts";

/*
 * Which parts of the casus of the matrix somebody reads who reads it at all: written by hand from the requirements (I1, I12,
 * I14, H3.2-a2), and not from the region's sharing matrix.
 */

/** The view that all at the table share, so that each sees the latest state (I14). */
const GEDEELD = ["acties", "plannen", "taken", "uitnodigingen"];
const VAN_DE_TAFEL = [
  ...["actieresultaat", "casusoverleg", "opschorting", "planvaststelling", "voortgang", "weging-tweede"],
  ...["afsluitformulier", "commitment"],
];
/** The first weging is the team's; nazorg is of who gives care. */
/** What was brought, by the part of the picture: suspects to who weighs and directs, health to who cares (H3.2-c4, H3.3-c3). */
const INBRENG = {
  tafel: ["bijdrage leefsituatie", "bijdrage veiligheidssituatie", "bijdrage netwerk", "bijdrage kenmerken"],
  zorg: "bijdrage hulp",
  bijzonder: "bijdrage persoonlijke-factoren",
  verdachte: "bijdrage historie",
};
const VAN_HET_TEAM = [
  ...[...GEDEELD, ...VAN_DE_TAFEL, "nazorg", "nazorgafspraken", "weging-eerste", "interventies"],
  ...["overdracht", "overdrachtantwoord", "informatievraag", "partnerkeuze", "regio-overdracht"],
  "gemeente-overdracht",
];
/** Who broke the glass reads what keeps somebody safe today, and not what is planned. */
const IN_NOOD = [
  ...["actieresultaat", "acties", "commitment", "interventies", "nazorg", "nazorgafspraken", "taken", "voortgang"],
  "weging-eerste",
];

const casusdelen = (rol: Rol, relatie: Relatie): readonly string[] => {
  if (relatie === "noodtoegang") return IN_NOOD;
  // An investigator reads the investigation, and this casus holds nothing of it.
  if (rol === "opsporing") return [];
  if (relatie === "aanvaard") return [...GEDEELD, ...VAN_DE_TAFEL, ...INBRENG.tafel];
  const { tafel, zorg, bijzonder, verdachte } = INBRENG;
  return [
    ...[...VAN_HET_TEAM, ...tafel, zorg],
    // Which other casus there is, reads who sees every one.
    ...(rol === "zorgcoordinator" || relatie === "eigen-gemeente" ? [] : ["samenvoeging"]),
    ...(rol === "procesregisseur" ? [] : [bijzonder]),
    ...(rol === "zorgcoordinator" ? [] : [verdachte]),
  ];
};

/** The parts of the picture that exist for somebody: of what they may not read, the view does not tell that it could be there. */
const volledigheidsdelen = (rol: Rol, relatie: Relatie): readonly string[] => {
  if (relatie === "noodtoegang") return ["bewijs"];
  if (rol === "opsporing") return [];
  const tafel = [
    ...["slachtofferschap", "verschijningsvorm", "kenmerken", "netwerk", "veiligheidssituatie", "leefsituatie"],
    ...["zorgperspectief", "veiligheidsperspectief", "casusoverleg-gehouden"],
  ];
  if (relatie === "aanvaard") return tafel;
  return [
    ...[...tafel, "hulp", "melder-gehoord", "bewijs"],
    ...(rol === "procesregisseur" ? ["bekende-plekken"] : ["persoonlijke-factoren"]),
    ...(rol === "zorgcoordinator" ? [] : ["verdachte", "historie"]),
  ];
};
const volledigheid = z.looseObject({ onderdelen: z.array(z.looseObject({ onderdeel: z.string() })) });
const uitVolledigheid = (body: unknown): readonly string[] =>
  volledigheid.parse(body).onderdelen.map(({ onderdeel }) => onderdeel);

const beeld = z.looseObject({
  ...{ acties: z.array(z.unknown()), plannen: z.array(z.unknown()) },
  ...{ taken: z.array(z.unknown()), uitnodigingen: z.array(z.unknown()), interventies: z.array(z.unknown()) },
  bijdragen: z.array(z.object({ onderdeel: z.string(), inhoud: z.looseObject({}) })),
  vastleggingen: z.array(z.object({ soort: z.string(), inhoud: z.looseObject({ soort: z.string().optional() }) })),
});
const dossier = z.looseObject({ personalia: z.looseObject({ bsn: z.string().nullable() }).nullable() });

const uitCasus = (body: unknown): readonly string[] => {
  const { vastleggingen, bijdragen, ...delen } = beeld.parse(body);
  const gevuld = (["acties", "interventies", "plannen", "taken", "uitnodigingen"] as const).filter(
    (naam) => delen[naam].length > 0,
  );
  const soorten = vastleggingen.map(({ soort, inhoud }) =>
    soort === "weging" ? `weging-${inhoud.soort ?? ""}` : soort,
  );
  return [...new Set([...gevuld, ...soorten, ...bijdragen.map(({ onderdeel }) => `bijdrage ${onderdeel}`)])];
};
const uitDossier = (body: unknown): readonly string[] => {
  const { personalia } = dossier.parse(body);
  return personalia === null ? [] : ["personalia", ...(personalia.bsn === null ? [] : ["bsn"])];
};

/** The view of the execution: what is done is of everybody at the table, aftercare is not (I14, H4.4-a1). */
const voortgangsdelen = (rol: Rol, relatie: Relatie): readonly string[] => {
  if (rol === "opsporing" && relatie !== "noodtoegang") return [];
  // People add what they do; a system adds nothing, nor does who broke the glass.
  const voegtToe = rol === "partnersysteem" || relatie === "noodtoegang" ? [] : ["voegt-toe"];
  return ["acties", "ronden", "uitgevoerd", ...(relatie === "aanvaard" ? [] : ["nazorg"]), ...voegtToe];
};
const voortgang = z.looseObject({
  ...{ acties: z.array(z.unknown()), nazorg: z.array(z.unknown()), ronden: z.array(z.unknown()) },
  uitgevoerd: z.array(z.unknown()),
  delen: z.array(z.looseObject({ informatie: z.string(), toevoegen: z.boolean() })),
});
const uitVoortgang = (body: unknown): readonly string[] => {
  const beeldVan = voortgang.parse(body);
  return [
    ...(["acties", "nazorg", "ronden", "uitgevoerd"] as const).filter((naam) => beeldVan[naam].length > 0),
    ...beeldVan.delen.flatMap((deel) => (deel.informatie === "actieresultaat" && deel.toevoegen ? ["voegt-toe"] : [])),
  ];
};

const lijst = z.looseObject({ resultaten: z.array(z.looseObject({ richting: z.string().optional() })) });
/** That a list holds something, and of alignment which of the two sides asked. */
const uitLijst = (body: unknown): readonly string[] => [
  ...new Set(lijst.parse(body).resultaten.map(({ richting }) => richting ?? "iets")),
];
/** A list that is there for more than who reads what is in it. */
const voor =
  (wie: Wie) =>
  (rol: Rol, relatie: Relatie): readonly string[] =>
    wie[relatie].includes(rol) ? ["iets"] : [];

/** Who takes part in alignment reads both sides; who asked reads back what they asked (H4.2-g1). */
const afstemmingsdelen = (rol: Rol, relatie: Relatie): readonly string[] => {
  if (samen(LEEST_OPSPORINGSVRAAG, STEMT_AF)[relatie].includes(rol)) return ["naar-opsporing", "van-opsporing"];
  return LEEST_AFSTEMMING[relatie].includes(rol) ? ["naar-opsporing"] : [];
};

const bijlagen = z.looseObject({ resultaten: z.array(z.looseObject({ soort: z.string() })) });
const uitBijlagen = (body: unknown): readonly string[] => bijlagen.parse(body).resultaten.map(({ soort }) => soort);

/** By operation: what an answer shows, and what it should. A dossier is of everybody at the table, but for an investigator. */
const DELEN: Readonly<
  Record<string, readonly [(body: unknown) => readonly string[], (rol: Rol, relatie: Relatie) => readonly string[]]>
> = {
  leesCasus: [uitCasus, casusdelen],
  leesVolledigheid: [uitVolledigheid, volledigheidsdelen],
  leesVoortgang: [uitVoortgang, voortgangsdelen],
  leesVoortgangsronden: [
    uitLijst,
    (rol, relatie) => (rol === "opsporing" && relatie !== "noodtoegang" ? [] : ["iets"]),
  ],
  leesNazorgbehoeften: [uitLijst, voor(ZIET_NAZORG.open)],
  leesZorgafstemmingen: [uitLijst, afstemmingsdelen],
  leesKnelpunten: [uitLijst, voor(LEEST_KNELPUNT)],
  leesTrendsignalen: [uitLijst, voor(LEEST_TREND)],
  leesDossier: [
    uitDossier,
    (rol, relatie) => (rol === "opsporing" && relatie !== "noodtoegang" ? [] : ["bsn", "personalia"]),
  ],
  // A file is of who works on the whole casus, and of the meldpunt.
  leesBijlagenVanDossier: [
    uitBijlagen,
    (rol, relatie) => (rol === "opsporing" || relatie === "aanvaard" || relatie === "noodtoegang" ? [] : ["document"]),
  ],
};

/** The parts that an answer shows otherwise than it should; null: none, or the operation shows no parts. */
export const afwijkendeDelen = (operationId: string, rol: Rol, relatie: Relatie, body: unknown): string | null => {
  const delen = DELEN[operationId];
  if (delen === undefined) return null;
  const [lees, verwacht] = delen;
  const [toont, moet] = [lees(body), verwacht(rol, relatie)].map((namen) => namen.toSorted().join(" "));
  return toont === moet ? null : `toont ${toont ?? ""}, niet ${moet ?? ""}`;
};
