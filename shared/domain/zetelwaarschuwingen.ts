import { mandaatSchema, type Actor, type Mandaat } from "./actor.ts";
import { isConvenantpartij, type Deelname } from "./deelname.ts";
import type { OrganisatieCode } from "./ids.ts";
import type { Regio } from "./regio.ts";
import { plusSeconden, type Instant } from "./tijd.ts";
import { houderVan, type Zetel } from "./zetel.ts";

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
  ...(["vervanger-zonder-rol", "vervanger-zonder-mandaat", "geen-convenantpartij"] as const),
] as const;

/** What must be arranged in time for a seat: a code, and the text for who reads it (S1.5.2). */
export interface Waarschuwing {
  readonly code: (typeof WAARSCHUWINGEN)[number];
  readonly melding: string;
  /** Whom it is about; null: the seat or its organisation. */
  readonly actorId: string | null;
}

/** Until when the person's mandates of this kind hold without a gap from `van` on; `van` itself: not at all; null: for ever. */
const gedektTot = (actor: Actor, mandaat: Mandaat, van: Instant): Instant | null => {
  let tot = van;
  for (let verder = true; verder;) {
    const geldend = actor.mandaten.filter(
      (een) => een.mandaat === mandaat && een.van <= tot && (een.tot === null || een.tot > tot),
    );
    if (geldend.some((een) => een.tot === null)) return null;
    const laatste = geldend
      .map((een) => een.tot ?? tot)
      .toSorted()
      .at(-1);
    verder = laatste !== undefined;
    tot = laatste ?? tot;
  }
  return tot;
};

const dag = (moment: Instant): string => moment.slice(0, 10);

const overHouder = (actor: Actor, nodig: readonly Mandaat[], van: Instant, regio: Regio): readonly Waarschuwing[] => {
  const { actorId } = actor;
  const grens = plusSeconden(van, regio.mandaten.waarschuwDagen * 86_400);
  const zonderRol: readonly Waarschuwing[] = actor.rollen.includes("lid-ketenregieteam")
    ? []
    : [{ code: "houder-zonder-rol", melding: "De houder heeft de rol lid-ketenregieteam niet.", actorId }];
  const zonderMandaat = mandaatSchema.options.flatMap((mandaat): readonly Waarschuwing[] => {
    const tot = gedektTot(actor, mandaat, van);
    // One that the seat does not need is missed only by who still has it.
    if (tot === null || tot > grens || (tot === van && !nodig.includes(mandaat))) return [];
    return tot === van
      ? [{ code: "houder-zonder-mandaat", melding: `De houder heeft geen geldig mandaat ${mandaat}.`, actorId }]
      : [
          {
            code: "mandaat-loopt-af",
            melding: `Het mandaat ${mandaat} van de houder loopt af op ${dag(tot)}.`,
            actorId,
          },
        ];
  });
  return [...zonderRol, ...zonderMandaat];
};

/** The organisation of the seat, and how it takes part. */
export interface Zetelomstandigheden {
  readonly deelname: (organisatie: OrganisatieCode) => Deelname | null;
  /** Of those who hold the seat or replace on it. */
  readonly mensen: readonly Actor[];
  readonly regio: Regio;
  readonly nu: Instant;
}

/**
 * What is not in order with a seat, or soon will not be: so that the procesregisseur sees it before a decision waits for it
 * (S1.5.2, S2.5.6, X16).
 */
export const zetelwaarschuwingen = (
  zetel: Zetel,
  { deelname, mensen, regio, nu }: Zetelomstandigheden,
): readonly Waarschuwing[] => {
  const houder = houderVan(zetel, nu);
  const nodig = zetelmandaten(zetel.zetel, regio);
  const mens = (actorId: string): Actor | undefined => mensen.find((actor) => actor.actorId === actorId);
  const houdend = houder === null ? undefined : mens(houder.actorId);
  const vervangers = zetel.vervangingen
    .filter(({ tot }) => tot > nu)
    .flatMap(({ actorId, van, tot }): readonly Waarschuwing[] => {
      const actor = mens(actorId);
      const vanaf = van < nu ? nu : van;
      const venster = `van ${dag(van)} tot ${dag(tot)}`;
      const ontbreekt = nodig.filter((mandaat) => {
        const gedekt = actor === undefined ? vanaf : gedektTot(actor, mandaat, vanaf);
        return gedekt !== null && gedekt < tot;
      });
      return [
        ...(actor?.rollen.includes("lid-ketenregieteam") === true
          ? []
          : [
              {
                code: "vervanger-zonder-rol" as const,
                melding: `De vervanger ${venster} heeft de rol lid-ketenregieteam niet.`,
                actorId,
              },
            ]),
        ...ontbreekt.map((mandaat) => ({
          code: "vervanger-zonder-mandaat" as const,
          melding: `De vervanger ${venster} heeft niet het hele venster een eigen mandaat ${mandaat}.`,
          actorId,
        })),
      ];
    });
  const organisaties = [...new Set([zetel.zetel, ...(houder === null ? [] : [houder.organisatie])])];
  const zonderConvenant = organisaties.filter((organisatie) => {
    const deel = deelname(organisatie);
    return deel === null || !isConvenantpartij(deel, nu);
  });
  return [
    ...(houdend === undefined
      ? [{ code: "zetel-zonder-houder" as const, melding: "De zetel heeft geen houder.", actorId: null }]
      : overHouder(houdend, nodig, nu, regio)),
    ...vervangers,
    ...zonderConvenant.map((organisatie) => ({
      code: "geen-convenantpartij" as const,
      melding: `De organisatie ${organisatie} heeft nu geen geldig convenant ondertekend.`,
      actorId: null,
    })),
  ];
};
