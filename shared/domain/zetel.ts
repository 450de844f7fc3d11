import * as z from "zod";
import type { Actor } from "./actor.ts";
import { organisatieCodeSchema, type OrganisatieCode } from "./ids.ts";
import { actorwijziging, type Medewerkerverwijzing } from "./medewerker.ts";
import { metVersie, nietVoor, pastNiet, veldfout, type Registercontext } from "./registerbesluit.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import { instantSchema, plusSeconden, type Instant } from "./tijd.ts";
import type { Weigering } from "./weigering.ts";
import { bewaar, samen, type Wijziging } from "./wijziging.ts";

const wieSchema = z.object({ organisatie: organisatieCodeSchema, actorId: z.string().min(1) });
export const bezettingSchema = wieSchema.extend({ van: instantSchema.nullable(), tot: instantSchema.nullable() });
const vensterSchema = z.object({ vervangingId: z.string().min(1), van: instantSchema, tot: instantSchema });
/** A window in which the holder is away, with who takes the seat then; without anybody (null) as long as nobody is found. */
export const vervangingSchema = z.union([
  vensterSchema.extend(wieSchema.shape),
  vensterSchema.extend({ organisatie: z.null(), actorId: z.null() }),
]);

/**
 * A seat of the ketenregieteam (B6.F1): who holds it, now and from a later day, and who takes it while the holder is away
 * (S2.5.6). This is the source; the `zetels` of an actor are a copy, written in the same transaction.
 */
export const zetelSchema = z.object({
  type: z.literal("zetel"),
  zetel: organisatieCodeSchema,
  versie: z.int().min(1),
  /** In order of time; they never overlap, and what ended is in the history only. */
  bezettingen: z.array(bezettingSchema),
  vervangingen: z.array(vervangingSchema),
  /** What the clock has said of it that still is so: how often (`trap`), and when it says so again. */
  gemeld: z.array(z.object({ sleutel: z.string(), trap: z.int().min(1), opnieuw: instantSchema })).default([]),
  /** When the clock looks again at what is not in order with it; null: never yet, for nobody had it. */
  klok: instantSchema.nullable().default(null),
});
export type Zetel = z.infer<typeof zetelSchema>;
export type Vervanging = z.infer<typeof vervangingSchema>;

/** A seat that nobody ever held has no record. */
export const legeZetel = (zetel: OrganisatieCode): Zetel => ({
  ...{ type: "zetel", zetel, versie: 0, bezettingen: [], vervangingen: [], gemeld: [], klok: null },
});

const JAAR_SECONDEN = 366 * 86_400;
/** Windows of absence, and holders, that a seat has ahead of it: so that a change stays within one transaction. */
const MEESTE_VERVANGINGEN = 12;
const MEESTE_BEZETTINGEN = 12;

const nietVoorbij = ({ tot }: { readonly tot: Instant | null }, nu: Instant): boolean => tot === null || tot > nu;
const isVan = (een: { readonly actorId: string | null }, ander: Medewerkerverwijzing): boolean =>
  een.actorId === ander.actorId;
const raken = (
  een: { readonly van: Instant | null; readonly tot: Instant | null },
  ander: { readonly van: Instant | null; readonly tot: Instant | null },
): boolean =>
  (een.tot === null || ander.van === null || ander.van < een.tot) &&
  (ander.tot === null || een.van === null || een.van < ander.tot);

/** Who holds the seat at that moment; null: nobody. */
export const houderVan = ({ bezettingen }: Zetel, nu: Instant) =>
  bezettingen.find(({ van, tot }) => (van === null || van <= nu) && (tot === null || nu < tot)) ?? null;

/** The copy that somebody's entry holds of this seat. */
export const zetelkopie = (zetel: Zetel, wie: Medewerkerverwijzing): Actor["zetels"] => [
  ...zetel.bezettingen
    .filter((een) => isVan(een, wie))
    .map(({ van, tot }) => ({ zetel: zetel.zetel, hoedanigheid: "houder" as const, van, tot })),
  ...zetel.vervangingen
    .filter((een) => isVan(een, wie))
    .map(({ van, tot }) => ({ zetel: zetel.zetel, hoedanigheid: "vervanger" as const, van, tot })),
];

/** Everybody who has something to do with the seat. */
export const mensenVan = ({ bezettingen, vervangingen }: Zetel): readonly Medewerkerverwijzing[] => [
  ...new Map(
    [...bezettingen, ...vervangingen].flatMap(({ organisatie, actorId }) =>
      actorId === null ? [] : [[actorId, { organisatie, actorId }]],
    ),
  ).values(),
];

export interface Zetelbesluit {
  readonly zetel: Zetel;
  readonly wijziging: Wijziging;
}

/** The seat as the register shows it. */
export const zetelbeeld = ({ zetel, bezettingen, vervangingen }: Zetel) => ({ zetel, bezettingen, vervangingen });

/** Seconds after a change in which who arranges it can give the mandates as well, before something is said of it. */
const RUST_SECONDEN = 3600;

/** When the clock looks at a seat again: then, or as soon as somebody's time on it begins or ends. */
export const zetelklok = (
  { bezettingen, vervangingen }: Pick<Zetel, "bezettingen" | "vervangingen">,
  volgende: Instant,
  nu: Instant,
): Instant =>
  [volgende, ...[...bezettingen, ...vervangingen].flatMap(({ van, tot }) => [van, tot])]
    .filter((moment) => moment !== null)
    .filter((moment) => moment > nu)
    .toSorted()[0] ?? volgende;

/** The changed seat, the copies of those whom it concerns, and the history of all of them. */
const besluit = (
  was: Zetel,
  wordt: Pick<Zetel, "bezettingen" | "vervangingen">,
  mensen: readonly Actor[],
  erbij: { readonly reden?: string },
  context: Registercontext,
): Zetelbesluit => {
  const vensters = {
    bezettingen: wordt.bezettingen.filter((een) => nietVoorbij(een, context.nu)),
    vervangingen: wordt.vervangingen.filter((een) => nietVoorbij(een, context.nu)),
  };
  const klok = zetelklok(vensters, plusSeconden(context.nu, RUST_SECONDEN), context.nu);
  const zetel: Zetel = { ...was, versie: was.versie + 1, ...vensters, klok };
  const kopieen = mensen.flatMap((actor) => {
    const oud = actor.zetels.filter((een) => een.zetel === zetel.zetel);
    const nieuw = zetelkopie(zetel, actor);
    if (JSON.stringify(oud) === JSON.stringify(nieuw)) return [];
    const zetels = [...actor.zetels.filter((een) => een.zetel !== zetel.zetel), ...nieuw];
    return [actorwijziging({ ...actor, versie: actor.versie + 1, zetels }, erbij, context)];
  });
  return {
    zetel,
    wijziging: samen(
      bewaar(zetel),
      metVersie({ soort: "zetel", id: zetel.zetel }, zetel.versie, { ...zetelbeeld(zetel), ...erbij }, context),
      ...kopieen,
    ),
  };
};

const isTeamlid = ({ soort, rollen }: Actor): boolean => soort === "persoon" && rollen.includes("lid-ketenregieteam");

/**
 * Somebody holds the seat from `van` on; who held it, or would have, no longer does from then (S1.5.1, X16).
 * @param mensen everybody who has something to do with the seat, and the new holder
 */
export const bezetZetel = (
  was: Zetel,
  wie: Actor,
  vanaf: Instant,
  mensen: readonly Actor[],
  context: Registercontext,
): Result<Zetelbesluit, Weigering> => {
  if (!isTeamlid(wie)) return pastNiet("alleen een persoon met de rol lid-ketenregieteam bekleedt een zetel");
  const van = nietVoor(vanaf, context.nu);
  const laatste = was.bezettingen.at(-1);
  if (laatste !== undefined && isVan(laatste, wie) && laatste.tot === null && (laatste.van ?? "") <= van)
    return pastNiet("deze persoon bekleedt de zetel al");
  const { organisatie, actorId } = wie;
  const nieuw = { organisatie, actorId, van, tot: null };
  if (was.vervangingen.some((een) => isVan(een, wie) && raken(een, nieuw)))
    return pastNiet("deze persoon is dan vervanger van de zetel; trek eerst die vervanging in");
  const eerder = was.bezettingen
    .filter((een) => een.van === null || een.van < van)
    .map((een) => (een.tot === null || een.tot > van ? { ...een, tot: van } : een));
  if (eerder.filter((een) => nietVoorbij(een, context.nu)).length >= MEESTE_BEZETTINGEN)
    return pastNiet(`een zetel heeft hoogstens ${MEESTE_BEZETTINGEN} bezettingen tegelijk`);
  return gelukt(besluit(was, { ...was, bezettingen: [...eerder, nieuw] }, mensen, {}, context));
};

/** Why somebody cannot be the deputy in this window; null: they can. */
const vervangerBezwaar = (was: Zetel, wie: Actor, venster: Pick<Vervanging, "van" | "tot">): string | null => {
  if (!isTeamlid(wie)) return "alleen een persoon met de rol lid-ketenregieteam vervangt op een zetel";
  if (was.bezettingen.some((een) => isVan(een, wie) && raken(een, venster)))
    return "deze persoon bekleedt de zetel in dit venster zelf";
  // Of all seats: one person cannot sit in two places of the table at once.
  return wie.zetels.some((een) => een.hoedanigheid === "vervanger" && raken(een, venster))
    ? "deze persoon vervangt al in (een deel van) dit venster"
    : null;
};

/**
 * The holder is away, and somebody takes the seat meanwhile (S2.5.6): on a mandate of their own (X16). While nobody is found
 * the absence is known, so that it is warned of; a deputy who comes later is a replacement of its own.
 * @param wie the deputy; null: nobody yet
 */
export const vervangZetel = (
  was: Zetel,
  wie: Actor | null,
  { van, tot }: { readonly van: Instant; readonly tot: Instant },
  mensen: readonly Actor[],
  context: Registercontext,
): Result<Zetelbesluit & { readonly vervanging: Vervanging }, Weigering> => {
  if (tot <= van) return veldfout({ veld: "tot", melding: "moet na van liggen" });
  if (tot <= context.nu) return veldfout({ veld: "tot", melding: "moet in de toekomst liggen" });
  if (tot > plusSeconden(van, JAAR_SECONDEN))
    return veldfout({ veld: "tot", melding: "mag hoogstens een jaar na van liggen" });
  const bezwaar = wie === null ? null : vervangerBezwaar(was, wie, { van, tot });
  if (bezwaar !== null) return pastNiet(bezwaar);
  if (was.vervangingen.filter((een) => nietVoorbij(een, context.nu)).length >= MEESTE_VERVANGINGEN)
    return pastNiet(`een zetel heeft hoogstens ${MEESTE_VERVANGINGEN} vervangingen tegelijk`);
  const venster = { vervangingId: context.nieuwId(), van, tot };
  const vervanging: Vervanging =
    wie === null
      ? { ...venster, organisatie: null, actorId: null }
      : { ...venster, organisatie: wie.organisatie, actorId: wie.actorId };
  const vervangingen = [...was.vervangingen, vervanging];
  return gelukt({ vervanging, ...besluit(was, { ...was, vervangingen }, mensen, {}, context) });
};

/** A replacement ends before its time, or does not begin. */
export const trekVervangingIn = (
  was: Zetel,
  vervangingId: string,
  { per, reden }: { readonly per: Instant; readonly reden: string },
  mensen: readonly Actor[],
  context: Registercontext,
): Result<Zetelbesluit, Weigering> => {
  const vervanging = was.vervangingen.find((een) => een.vervangingId === vervangingId);
  if (vervanging === undefined) return mislukt({ code: "niet-gevonden" });
  if (!nietVoorbij(vervanging, context.nu)) return mislukt({ code: "al-afgehandeld" });
  const tot = nietVoor(per, context.nu);
  if (vervanging.tot <= tot) return pastNiet("de vervanging eindigt al eerder");
  const vervangingen = was.vervangingen.flatMap((een) => {
    if (een.vervangingId !== vervangingId) return [een];
    return tot <= een.van ? [] : [{ ...een, tot }];
  });
  return gelukt(besluit(was, { ...was, vervangingen }, mensen, { reden }, context));
};
