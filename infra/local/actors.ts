import { plusSeconden } from "../../shared/domain/tijd.ts";
import type { Actor, Mandaat, Rol } from "../../shared/domain/actor.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { PARTNERSYSTEMEN } from "../environments/partnersystemen.ts";

/** Somebody, or some system, that plays a part in the local cloud. All of them are made up. */
export interface DemoActor {
  /** Fixed name: what `npm run token -- <naam>` asks for. */
  readonly naam: string;
  readonly soort: Actor["soort"];
  readonly organisatie: string;
  readonly rollen: readonly Rol[];
  /** Only the casussen of this municipality. */
  readonly gemeente?: string;
  /** The seat in the ketenregieteam; a deputy has one while the holder is away. */
  readonly zetel?: { readonly bij: string; readonly hoedanigheid: "houder" | "vervanger" };
  readonly mandaten?: readonly Mandaat[];
  /** Scopes of a machine client; people have none. */
  readonly scopes: readonly string[];
}

const persoon = (naam: string, organisatie: string, rol: Rol, meer: Partial<DemoActor> = {}): DemoActor => ({
  ...{ naam, soort: "persoon", organisatie, rollen: [rol], scopes: [] },
  ...meer,
});

/** Every seat decides; at a doorlaatverbod those do who can step in at once (an example, NB2). */
const zetel = (naam: string, organisatie: string, ...mandaten: readonly Mandaat[]): DemoActor =>
  persoon(naam, organisatie, "lid-ketenregieteam", {
    zetel: { bij: organisatie, hoedanigheid: "houder" },
    mandaten: ["weging", "plan-vaststellen", ...mandaten],
    ...(organisatie.startsWith("gemeente-") ? { gemeente: organisatie } : {}),
  });

/** The demo actors: one per partner system, and one per role that people have (design section 1). */
export const DEMO_ACTORS: readonly DemoActor[] = [
  ...PARTNERSYSTEMEN.map(({ naam, organisatie, scopes }): DemoActor => ({
    ...{ naam, soort: "systeem", organisatie, rollen: ["partnersysteem"], scopes },
  })),
  persoon("meldpunt", "veilig-thuis", "meldpunt"),
  persoon("procesregisseur", "zvh", "procesregisseur"),
  zetel("zetel-veilig-thuis", "veilig-thuis"),
  zetel("zetel-mee-samen", "mee-samen"),
  zetel("zetel-moviera", "moviera"),
  zetel("zetel-om", "om", "doorlaatverbod"),
  zetel("zetel-politie", "politie", "doorlaatverbod"),
  zetel("zetel-zvh", "zvh"),
  zetel("gemeente-doetinchem", "gemeente-doetinchem"),
  zetel("gemeente-apeldoorn", "gemeente-apeldoorn"),
  persoon("vervanger-politie", "politie", "lid-ketenregieteam", {
    zetel: { bij: "politie", hoedanigheid: "vervanger" },
    mandaten: ["weging", "plan-vaststellen", "doorlaatverbod"],
  }),
  persoon("zorgcoordinator", "moviera", "zorgcoordinator"),
  persoon("partner-nla", "nla", "partner"),
  persoon("partner-ggd", "ggd", "partner"),
  persoon("procesbegeleider-evaluatie", "riec", "procesbegeleider-evaluatie"),
  persoon("procesbegeleider-zvh", "zvh", "procesbegeleider-zvh"),
  persoon("aandachtsfunctionaris", "gemeente-doetinchem", "aandachtsfunctionaris", { gemeente: "gemeente-doetinchem" }),
  persoon("ketenregisseur", "zvh", "ketenregisseur"),
  persoon("bestuurder", "gemeente-doetinchem", "bestuurder"),
  persoon("opsporing", "politie", "opsporing"),
  persoon("opsporing-om", "om", "opsporing"),
  // Who is on a casus as a partner and investigates: begins a criminal track on it.
  persoon("opsporing-nla", "nla", "partner", { rollen: ["partner", "opsporing"] }),
  persoon("beheerder", "zvh", "beheerder"),
  persoon("fg", "zvh", "fg"),
  persoon("it", "regio-it", "it"),
  persoon("ops", "regio-it", "ops"),
];

/** The demo actor of this name; throws, with all names, when there is none. */
export const vindDemoActor = (naam: string): DemoActor => {
  const gevonden = DEMO_ACTORS.find((actor) => actor.naam === naam);
  if (gevonden !== undefined) return gevonden;
  throw new Error(`Onbekende actor '${naam}'. Kies uit: ${DEMO_ACTORS.map((actor) => actor.naam).join(", ")}`);
};

const DAG = 24 * 3600;

/**
 * How an actor stands in our own register. The absence that lets a deputy act began yesterday and lasts two weeks.
 * @param aanmeldnaam `client_id` of a system, `sub` of a person
 */
export const inRegister = (actor: DemoActor, aanmeldnaam: string, nu: Instant): Actor => {
  const venster =
    actor.zetel?.hoedanigheid === "vervanger"
      ? { van: plusSeconden(nu, -DAG), tot: plusSeconden(nu, 14 * DAG) }
      : { van: null, tot: null };
  return {
    type: "actor",
    aanmeldnaam,
    actorId: actor.naam,
    versie: 1,
    soort: actor.soort,
    organisatie: actor.organisatie,
    deelname: null,
    domein: null,
    rollen: [...actor.rollen],
    gemeente: actor.gemeente ?? null,
    zetels:
      actor.zetel === undefined ? [] : [{ zetel: actor.zetel.bij, hoedanigheid: actor.zetel.hoedanigheid, ...venster }],
    mandaten: (actor.mandaten ?? []).map((mandaat) => ({
      ...{ mandaatId: `${actor.naam}-${mandaat}`, mandaat, van: plusSeconden(nu, -DAG), tot: null },
      verleendDoor: "bestuur",
    })),
  };
};
