import * as z from "zod";
import type { Actor, Mandaat, Rol } from "./actor.ts";
import { organisatieCodeSchema, type OrganisatieCode } from "./ids.ts";
import { metVersie, nietVoor, pastNiet, veldfout, type Registercontext } from "./registerbesluit.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import type { Instant } from "./tijd.ts";
import type { Veldfout, Weigering } from "./weigering.ts";
import { bewaar, samen, type Wijziging } from "./wijziging.ts";

/** An id in the register of actors: random, but for the fixed names of the demo. */
export const actorIdSchema = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** That somebody works at an organisation, and under which name they sign in: so that one is found by the other. */
export const medewerkerSchema = z.object({
  type: z.literal("medewerker"),
  organisatie: organisatieCodeSchema,
  actorId: z.string().min(1),
  aanmeldnaam: z.string().min(1),
});
export type Medewerker = z.infer<typeof medewerkerSchema>;

/** By what the API names somebody. */
export type Medewerkerverwijzing = Pick<Medewerker, "organisatie" | "actorId">;

/** Mandates that somebody holds or has held; more than this is a mistake of a program. */
const MEESTE_MANDATEN = 60;

/** Somebody of the register as the API shows them: no name, only how they sign in. */
export const medewerkerbeeld = (actor: Actor) => {
  const { actorId, organisatie, soort, aanmeldnaam, rollen, gemeente, zetels, mandaten } = actor;
  return { actorId, organisatie, soort, aanmeldnaam, rollen, gemeente, zetels, mandaten };
};

/** A changed entry of somebody with its line of history. */
export const actorwijziging = (actor: Actor, erbij: { readonly reden?: string }, context: Registercontext): Wijziging =>
  samen(
    bewaar(actor),
    metVersie(
      { soort: "medewerker", id: actor.actorId },
      actor.versie,
      { ...medewerkerbeeld(actor), ...erbij },
      context,
    ),
  );

/** People decide, systems read (design section 1): so systems have one role, which people never have. */
const rolfouten = (soort: Actor["soort"], rollen: readonly Rol[]): readonly Veldfout[] => [
  ...(rollen.some((rol) => (rol === "partnersysteem") !== (soort === "systeem"))
    ? [
        {
          veld: "rollen",
          melding:
            soort === "systeem"
              ? "mag voor een systeem alleen partnersysteem zijn"
              : "mag voor een persoon niet partnersysteem zijn",
        },
      ]
    : []),
  ...(new Set(rollen).size === rollen.length ? [] : [{ veld: "rollen", melding: "mag geen rol twee keer bevatten" }]),
];

export interface Medewerkerbesluit {
  readonly wijziging: Wijziging;
  readonly actor: Actor;
}

const besluit = (actor: Actor, erbij: { readonly reden?: string }, context: Registercontext): Medewerkerbesluit => ({
  actor,
  wijziging: actorwijziging(actor, erbij, context),
});

/**
 * Puts somebody, or a system, in the register of an organisation (S1.5.1, R27).
 * @param kopie what the register holds of the organisation, for access
 */
export const registreerMedewerker = (
  invoer: Pick<Actor, "aanmeldnaam" | "soort" | "gemeente"> & { readonly rollen: readonly Rol[] },
  organisatie: OrganisatieCode,
  kopie: Pick<Actor, "deelname" | "domein">,
  context: Registercontext,
): Result<Medewerkerbesluit, Weigering> => {
  const fouten = rolfouten(invoer.soort, invoer.rollen);
  if (fouten.length > 0) return veldfout(...fouten);
  const actor: Actor = {
    ...{ type: "actor", actorId: context.nieuwId(), versie: 1, organisatie, ...kopie },
    ...{ aanmeldnaam: invoer.aanmeldnaam, soort: invoer.soort, rollen: [...invoer.rollen], gemeente: invoer.gemeente },
    ...{ zetels: [], mandaten: [] },
  };
  const { actorId, aanmeldnaam } = actor;
  const verwijzing: Medewerker = { type: "medewerker", organisatie, actorId, aanmeldnaam };
  const gemaakt = besluit(actor, {}, context);
  return gelukt({
    ...gemaakt,
    wijziging: samen({ nieuw: [verwijzing], vervangen: [], mitsOpen: [] }, gemaakt.wijziging),
  });
};

/** Other roles for somebody; none ends all their rights. */
export const wijzigRollen = (
  actor: Actor,
  { rollen, gemeente }: { readonly rollen: readonly Rol[]; readonly gemeente: OrganisatieCode | null },
  context: Registercontext,
): Result<Medewerkerbesluit, Weigering> => {
  const fouten = rolfouten(actor.soort, rollen);
  if (fouten.length > 0) return veldfout(...fouten);
  return gelukt(besluit({ ...actor, versie: actor.versie + 1, rollen: [...rollen], gemeente }, {}, context));
};

export interface Mandaatinvoer {
  readonly mandaat: Mandaat;
  readonly van: Instant;
  readonly tot: Instant | null;
  /** The office or body that gave it, never somebody's name. */
  readonly verleendDoor: string;
}

/** A mandate for one person: what, from when, until when, given by whom (B1.10, S1.5.1). */
export const verleenMandaat = (
  actor: Actor,
  { mandaat, van, tot, verleendDoor }: Mandaatinvoer,
  context: Registercontext,
): Result<Medewerkerbesluit & { readonly mandaatId: string }, Weigering> => {
  if (tot !== null && tot <= context.nu) return veldfout({ veld: "tot", melding: "moet in de toekomst liggen" });
  if (actor.soort !== "persoon") return pastNiet("een systeem beslist niet en krijgt geen mandaat");
  if (actor.mandaten.length >= MEESTE_MANDATEN) return pastNiet(`iemand heeft hoogstens ${MEESTE_MANDATEN} mandaten`);
  const mandaatId = context.nieuwId();
  const mandaten = [...actor.mandaten, { mandaatId, mandaat, van, tot, verleendDoor }];
  return gelukt({ mandaatId, ...besluit({ ...actor, versie: actor.versie + 1, mandaten }, {}, context) });
};

/** A mandate ends before its time. */
export const trekMandaatIn = (
  actor: Actor,
  mandaatId: string,
  { per, reden }: { readonly per: Instant; readonly reden: string },
  context: Registercontext,
): Result<Medewerkerbesluit, Weigering> => {
  const gegeven = actor.mandaten.find((een) => een.mandaatId === mandaatId);
  if (gegeven === undefined) return mislukt({ code: "niet-gevonden" });
  const tot = nietVoor(per, context.nu);
  if (gegeven.tot !== null && gegeven.tot <= context.nu) return mislukt({ code: "al-afgehandeld" });
  if (gegeven.tot !== null && gegeven.tot <= tot) return pastNiet("het mandaat eindigt al eerder");
  const mandaten = actor.mandaten.map((een) => (een.mandaatId === mandaatId ? { ...een, tot } : een));
  return gelukt(besluit({ ...actor, versie: actor.versie + 1, mandaten }, { reden }, context));
};
