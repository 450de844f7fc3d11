import type { z } from "zod";
import { gidsbeeld, gidsregelSchema, type gidsinvoerSchema, type Gidsregel, type Gidssoort } from "../gids.ts";
import type { GidsId, OrganisatieCode } from "../ids.ts";
import { registerversie, type Wijziger } from "../registerversie.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Instant } from "../tijd.ts";
import type { Weigering } from "../weigering.ts";
import { bewaar, samen, type Wijziging } from "../wijziging.ts";

/** What somebody put in for an entry of the guide. */
export type Gidsinvoer = z.output<ReturnType<typeof gidsinvoerSchema>>;

/** Who changes an entry when, by which operation: what its history tells. */
interface Gidscontext {
  readonly door: Wijziger;
  readonly wat: string;
  readonly nu: Instant;
}

/** The entry as it is from now on, and the change with its version, which nobody changes (BIO2). */
interface Gidsbesluit {
  readonly regel: Gidsregel;
  readonly wijziging: Wijziging;
}

const metVersie = (regel: Gidsregel, { door, wat, nu }: Gidscontext): Gidsbesluit => {
  const versie = registerversie(
    { soort: regel.soort, id: regel.gidsId },
    ...([regel.versie, wat, door, nu, gidsbeeld(regel)] as const),
  );
  return {
    regel,
    wijziging: samen(bewaar(regel), { nieuw: [versie], vervangen: [], mitsOpen: [] }),
  };
};

/** Adds an entry to the guide (H3.1-e1, H3.1-e2, R20, S2.1.1), kept by `organisatie`. */
export const addGidsregel = (
  soort: Gidssoort,
  gidsId: GidsId,
  { organisatie: _gevraagd, ...inhoud }: Gidsinvoer,
  organisatie: OrganisatieCode,
  context: Gidscontext,
): Gidsbesluit => {
  const { nu } = context;
  const kop = { type: "gidsregel", soort, gidsId, versie: 1, status: "geldig", organisatie };
  return metVersie(gidsregelSchema.parse({ ...kop, aangemaaktOp: nu, gewijzigdOp: nu, inhoud }), context);
};

/** Replaces what an entry says, and who keeps it. A lapsed entry stays as it was. */
export const changeGidsregel = (
  regel: Gidsregel,
  { organisatie: _gevraagd, ...inhoud }: Gidsinvoer,
  organisatie: OrganisatieCode,
  context: Gidscontext,
): Result<Gidsbesluit, Weigering> => {
  if (regel.status === "vervallen") return mislukt({ code: "al-afgehandeld" });
  const volgende = { ...regel, versie: regel.versie + 1, organisatie, gewijzigdOp: context.nu, inhoud };
  return gelukt(metVersie(gidsregelSchema.parse(volgende), context));
};

/** Lets an entry lapse: it leaves the list and stays in the history. */
export const lapseGidsregel = (regel: Gidsregel, context: Gidscontext): Result<Gidsbesluit, Weigering> =>
  regel.status === "vervallen"
    ? mislukt({ code: "al-afgehandeld" })
    : gelukt(metVersie({ ...regel, versie: regel.versie + 1, status: "vervallen", gewijzigdOp: context.nu }, context));
