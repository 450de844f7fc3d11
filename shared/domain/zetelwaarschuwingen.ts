import { mandaatSchema, type Actor, type Mandaat } from "./actor.ts";
import { gedektTot, isConvenantpartij, partijTot, type Deelname } from "./deelname.ts";
import type { OrganisatieCode } from "./ids.ts";
import type { Regio } from "./regio.ts";
import { plusSeconden, type Instant } from "./tijd.ts";
import { houderVan, type Vervanging, type Zetel } from "./zetel.ts";

/**
 * The mandates without which this seat decides nothing (B1.10, NA20). A doorlaatverbod, which cannot wait, asks one of the
 * seats that decide alone when the team cannot meet (NB2).
 */
const zetelmandaten = (zetel: OrganisatieCode, { doorlaatverbod }: Regio): readonly Mandaat[] => [
  ...(["weging", "plan-vaststellen"] as const),
  ...(doorlaatverbod.beslistBuitenOverleg.includes(zetel) ? (["doorlaatverbod"] as const) : []),
];

export const WAARSCHUWINGEN = [
  ...(["zetel-zonder-houder", "houder-zonder-rol", "houder-zonder-mandaat", "mandaat-loopt-af"] as const),
  ...(["afwezig-zonder-vervanger", "vervanger-zonder-rol", "vervanger-zonder-mandaat"] as const),
  ...(["geen-convenantpartij", "convenant-loopt-af"] as const),
] as const;

/** What must be arranged in time for a seat: a code, and the text for who reads it (S1.5.2). */
export interface Waarschuwing {
  readonly code: (typeof WAARSCHUWINGEN)[number];
  readonly melding: string;
  /** Whom it is about; null: the seat or its organisation. */
  readonly actorId: string | null;
  /** From when it is so, when that is a date; null: it is so already. */
  readonly vanaf: Instant | null;
  /** What tells it from another with its code: a mandate, an organisation, the window. */
  readonly waarvan: string;
}

/** So already, and of its code there is one. */
const NU_AL = { vanaf: null, waarvan: "" } as const;

const mandaatTot = ({ mandaten }: Actor, mandaat: Mandaat, van: Instant): Instant | null =>
  gedektTot(
    mandaten.filter((een) => een.mandaat === mandaat),
    van,
  );

const dag = (moment: Instant): string => moment.slice(0, 10);

const overHouder = (actor: Actor, nodig: readonly Mandaat[], van: Instant, regio: Regio): readonly Waarschuwing[] => {
  const { actorId } = actor;
  const grens = plusSeconden(van, regio.mandaten.waarschuwDagen * 86_400);
  const zonderRol: readonly Waarschuwing[] = actor.rollen.includes("lid-ketenregieteam")
    ? []
    : [{ code: "houder-zonder-rol", melding: "De houder heeft de rol lid-ketenregieteam niet.", actorId, ...NU_AL }];
  const zonderMandaat = mandaatSchema.options.flatMap((mandaat): readonly Waarschuwing[] => {
    const tot = mandaatTot(actor, mandaat, van);
    // One that the seat does not need is missed only by who still has it.
    if (tot === null || tot > grens || (tot === van && !nodig.includes(mandaat))) return [];
    const melding = `De houder heeft geen geldig mandaat ${mandaat}.`;
    return tot === van
      ? [{ code: "houder-zonder-mandaat", melding, actorId, vanaf: null, waarvan: mandaat }]
      : [
          {
            code: "mandaat-loopt-af",
            melding: `Het mandaat ${mandaat} van de houder loopt af op ${dag(tot)}.`,
            ...{ actorId, vanaf: tot, waarvan: `${mandaat} ${tot}` },
          },
        ];
  });
  return [...zonderRol, ...zonderMandaat];
};

/** An organisation of the seat that is out of the covenant, or will be: its people then see and decide nothing (X7). */
const overConvenant = (
  organisatie: OrganisatieCode,
  deelname: Deelname | null,
  regio: Regio,
  nu: Instant,
): readonly Waarschuwing[] => {
  if (deelname === null || !isConvenantpartij(deelname, nu)) {
    const melding = `De organisatie ${organisatie} heeft nu geen geldig convenant ondertekend.`;
    return [{ code: "geen-convenantpartij", melding, actorId: null, vanaf: null, waarvan: organisatie }];
  }
  const einde = partijTot(deelname, nu);
  if (einde === null || einde > plusSeconden(nu, regio.mandaten.waarschuwDagen * 86_400)) return [];
  const melding = `De organisatie ${organisatie} heeft vanaf ${dag(einde)} geen geldig convenant meer.`;
  return [{ code: "convenant-loopt-af", melding, actorId: null, vanaf: einde, waarvan: `${organisatie} ${einde}` }];
};

/** The organisation of the seat, and how it takes part. */
export interface Zetelomstandigheden {
  readonly deelname: (organisatie: OrganisatieCode) => Deelname | null;
  /** Of those who hold the seat or replace on it. */
  readonly mensen: readonly Actor[];
  readonly regio: Regio;
  readonly nu: Instant;
}

const vensterTekst = ({ van, tot }: Pick<Vervanging, "van" | "tot">): string => `van ${dag(van)} tot ${dag(tot)}`;

/** A deputy without the role, or without a mandate of their own for the whole window (X16). */
const overVervanger = (
  vervanging: Pick<Vervanging, "van" | "tot">,
  actorId: string,
  actor: Actor | undefined,
  nodig: readonly Mandaat[],
  nu: Instant,
): readonly Waarschuwing[] => {
  const vanaf = vervanging.van < nu ? nu : vervanging.van;
  const venster = vensterTekst(vervanging);
  const zonderRol: readonly Waarschuwing[] =
    actor?.rollen.includes("lid-ketenregieteam") === true
      ? []
      : [
          {
            code: "vervanger-zonder-rol",
            melding: `De vervanger ${venster} heeft de rol lid-ketenregieteam niet.`,
            ...{ actorId, vanaf: vervanging.van, waarvan: vervanging.van },
          },
        ];
  const zonderMandaat = nodig
    .filter((mandaat) => {
      const gedekt = actor === undefined ? vanaf : mandaatTot(actor, mandaat, vanaf);
      return gedekt !== null && gedekt < vervanging.tot;
    })
    .map((mandaat): Waarschuwing => ({
      code: "vervanger-zonder-mandaat",
      melding: `De vervanger ${venster} heeft niet het hele venster een eigen mandaat ${mandaat}.`,
      ...{ actorId, vanaf: vervanging.van, waarvan: `${mandaat} ${vervanging.van}` },
    }));
  return [...zonderRol, ...zonderMandaat];
};

/** An absence in which nobody has the seat for some time. */
const overAfwezigheid = (
  afwezig: Pick<Vervanging, "van" | "tot">,
  { vervangingen }: Zetel,
  nu: Instant,
): readonly Waarschuwing[] => {
  const vervangers = vervangingen.filter(({ actorId }) => actorId !== null);
  const gedekt = gedektTot(vervangers, afwezig.van < nu ? nu : afwezig.van);
  if (gedekt !== null && gedekt >= afwezig.tot) return [];
  const melding = `De houder is afwezig ${vensterTekst(afwezig)} en wordt niet het hele venster vervangen.`;
  return [{ code: "afwezig-zonder-vervanger", melding, actorId: null, vanaf: afwezig.van, waarvan: afwezig.van }];
};

/**
 * What is not in order with a seat, or soon will not be: so that the procesregisseur sees it before a decision waits for it
 * (S1.5.2, S2.5.6, X16).
 */
export const zetelwaarschuwingen = (
  zetel: Zetel,
  { deelname, mensen, regio, nu }: Zetelomstandigheden,
): readonly Waarschuwing[] => {
  const nodig = zetelmandaten(zetel.zetel, regio);
  const houder = houderVan(zetel, nu);
  const mens = (actorId: string): Actor | undefined => mensen.find((actor) => actor.actorId === actorId);
  const houdend = houder === null ? undefined : mens(houder.actorId);
  const vensters = zetel.vervangingen
    .filter(({ tot }) => tot > nu)
    .flatMap((venster) =>
      venster.actorId === null
        ? overAfwezigheid(venster, zetel, nu)
        : overVervanger(venster, venster.actorId, mens(venster.actorId), nodig, nu),
    );
  const organisaties = new Set([
    zetel.zetel,
    ...(houder === null ? [] : [houder.organisatie]),
    ...zetel.vervangingen.flatMap(({ organisatie, tot }) => (organisatie === null || tot <= nu ? [] : [organisatie])),
  ]);
  return [
    ...(houdend === undefined
      ? [{ code: "zetel-zonder-houder" as const, melding: "De zetel heeft geen houder.", actorId: null, ...NU_AL }]
      : overHouder(houdend, nodig, nu, regio)),
    ...vensters,
    ...[...organisaties].flatMap((organisatie) => overConvenant(organisatie, deelname(organisatie), regio, nu)),
  ];
};
