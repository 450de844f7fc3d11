import type { Actor, Mandaat, Rol } from "../domain/actor.ts";
import { zetelsNu } from "../domain/actor.ts";
import type { Casus } from "../domain/casus.ts";
import { hoedanigheidSchema, type Hoedanigheid } from "../domain/hoedanigheid.ts";
import type { OrganisatieCode } from "../domain/ids.ts";
import type { Vraagstand } from "../domain/informatievraag.ts";
import type { Nazorgtoegang } from "../domain/nazorg.ts";
import type { Overdrachtstand } from "../domain/overdracht.ts";
import { KETENREGIETEAM, zetelsVan, type Regio } from "../domain/regio.ts";
import type { Eigenaar, OpenTaak } from "../domain/taak.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Traject } from "../domain/traject.ts";
import type { Uitnodiging } from "../domain/uitnodiging.ts";
import type { Beleid, Beleidsantwoord, Beleidsregel, Iets, Waarde } from "../ports/beleid.ts";
import {
  actorAlsIets,
  casusAlsIets,
  dossierAlsIets,
  informatievraagAlsIets,
  nazorgAlsIets,
  onderdeelAlsIets,
  opdrachtAlsIets,
  overdrachtAlsIets,
  overlegAlsIets,
  registerAlsIets,
  ROLGROEPEN,
  taakAlsIets,
  trajectAlsIets,
  uitnodigingAlsIets,
  type Onderdeel,
} from "./entiteiten.ts";

/** What somebody may do in the register or the guide of an organisation. */
export type Registerhandeling =
  | "registerLezen"
  | "partnersBeheren"
  | "medewerkersBeheren"
  | "mandatenBeheren"
  | "zetelsBeheren"
  | "vervangingRegelen"
  | "noodtoegangenLezen"
  | "gidsLezen"
  | "gidsBeheren";

/** What somebody who takes part in a criminal track may do in it: act at its step, or lead it. */
export type Trajectrecht = "trajectStap" | "trajectLeiden";

/** What an actor sees of a casus or dossier: in which capacities, and which parts (S1.3.1). */
export interface Inzage {
  readonly hoedanigheden: ReadonlySet<Hoedanigheid>;
  /** The policies that let them in, for who asks why. */
  readonly beleid: readonly Beleidsregel[];
  readonly magLezen: (onderdeel: Onderdeel) => boolean;
}

/**
 * Who may see and do what, decided by the policies of `toegang.cedar` and the region's sharing matrix. Each question is about
 * an actor of our register at a moment; null or false: for them it does not exist, or may not be done.
 */
export interface Toegang {
  /** Whether and as what the casus exists for the actor (X7). */
  readonly casusInzien: (actor: Actor, casus: Casus, nu: Instant) => Inzage | null;
  /** The evaluation with its anonymous description, for who evaluates without seeing the casus (H5.2-b1, X14). */
  readonly evaluatieInzien: (actor: Actor, casus: Casus, nu: Instant) => Inzage | null;
  /** The alignment of care with the criminal track, for who takes part in that without seeing the casus (H4.2-g1). */
  readonly zorgafstemmingInzien: (actor: Actor, casus: Casus, nu: Instant) => Inzage | null;
  /** The meldpunt sees the dossiers to which its meldingen came (R6). */
  readonly dossierInzien: (actor: Actor, nu: Instant) => Inzage | null;
  /** An invitation, for who is invited and not on the casus yet; of the casus itself nothing (H3.1-a4). */
  readonly uitnodigingInzien: (
    actor: Actor,
    uitnodiging: Pick<Uitnodiging, "organisatie" | "status">,
    nu: Instant,
  ) => Inzage | null;
  /** Planning casusoverleggen, and seeing their whole agendas: as which role at which organisation; null: not (R1). */
  readonly overlegPlannen: (actor: Actor, nu: Instant) => Eigenaar | null;
  /** A handover, for who it is offered to: while it can answer, and some days after it accepted; of the casus nothing. */
  readonly overdrachtInzien: (actor: Actor, overdracht: Overdrachtstand, nu: Instant) => Inzage | null;
  /** A question about somebody, for who is asked, while it is open; of the casus nothing (H3.2-a1). */
  readonly informatievraagInzien: (actor: Actor, vraag: Vraagstand, nu: Instant) => Inzage | null;
  /** A need of aftercare, for who gives it, takes it over or coordinates care, also when the casus is over; of the casus nothing. */
  readonly nazorgInzien: (actor: Actor, behoefte: Nazorgtoegang, nu: Instant) => Inzage | null;
  /** Whether the actor may begin a criminal track, on a casus that they see. */
  readonly trajectBeginnen: (actor: Actor, nu: Instant) => Eigenaar | null;
  /** A criminal track, for who investigates at an organisation that takes part; for nobody else it exists (X8). */
  readonly trajectInzien: (actor: Actor, traject: Traject, nu: Instant) => Inzage | null;
  /** Whether the actor acts at the step where the track stands, or leads it: as whom; null: not. */
  readonly trajectUitvoeren: (actor: Actor, recht: Trajectrecht, traject: Traject, nu: Instant) => Eigenaar | null;
  /** A task in a worklist; asks nothing of the casus that the task does not hold. */
  readonly taakInzien: (actor: Actor, taak: Pick<OpenTaak, "eigenaar" | "gemeente" | "soort">, nu: Instant) => boolean;
  /** In which role at which organisation the actor does what `eigenaar` owns on this casus; null: they may not. */
  readonly uitvoeren: (actor: Actor, eigenaar: Eigenaar, casus: Casus, nu: Instant) => Eigenaar | null;
  /** Whether the actor holds the mandate that this decision asks (B1.10, S1.5.1). */
  readonly besluiten: (actor: Actor, eigenaar: Eigenaar, mandaat: Mandaat, casus: Casus, nu: Instant) => boolean;
  /** Whether somebody in these capacities adds such a part (matrix, right `schrijven`). */
  readonly vastleggen: (
    actor: Actor,
    hoedanigheden: ReadonlySet<Hoedanigheid>,
    onderdeel: Onderdeel,
    nu: Instant,
  ) => boolean;
  /** Whether the actor may break the glass of this casus. */
  readonly noodtoegangNemen: (actor: Actor, casus: Casus, nu: Instant) => boolean;
  /** Whether the actor may know who could see this casus, and why. */
  readonly toegangInzien: (actor: Actor, casus: Casus, nu: Instant) => boolean;
  readonly magRegister: (
    actor: Actor,
    handeling: Registerhandeling,
    organisatie: OrganisatieCode,
    nu: Instant,
  ) => boolean;
}

const hoedanighedenVan = ({ beleid }: Beleidsantwoord): ReadonlySet<Hoedanigheid> =>
  new Set(
    beleid.flatMap(({ hoedanigheid }) => (hoedanigheid === null ? [] : [hoedanigheidSchema.parse(hoedanigheid)])),
  );

/** As what the actor acts, once the policies have let them: the seat for the team, else the first role that fits. */
const naamVan = (actor: Actor, { rol, organisatie }: Eigenaar, casus: Casus, nu: Instant, regio: Regio): Eigenaar => {
  if (rol === "lid-ketenregieteam") {
    const zetels = zetelsVan(regio, casus.gemeente);
    const zetel = zetelsNu(actor, nu).find((een) =>
      organisatie === KETENREGIETEAM ? zetels.includes(een) : een === organisatie,
    );
    return { rol, organisatie: zetel ?? actor.organisatie };
  }
  const rollen: readonly Rol[] = rol === "partner" ? ROLGROEPEN.uitvoerend : [rol];
  return { rol: rollen.find((een) => actor.rollen.includes(een)) ?? rol, organisatie };
};

/** As whom somebody acts in a criminal track, once the policies have let them. */
const opsporingBij = (organisatie: OrganisatieCode): Eigenaar => ({ rol: "opsporing", organisatie });

/** Access, decided in one place: by these policies, for this region. */
export const maakToegang = (beleid: Beleid, regio: Regio): Toegang => {
  const beslis = (
    actor: Actor,
    handeling: string,
    wat: Iets,
    nu: Instant,
    meer: { readonly bekend?: readonly Iets[]; readonly omstandigheden?: Readonly<Record<string, Waarde>> } = {},
  ): Beleidsantwoord => {
    const [wie, organisatie] = actorAlsIets(actor, nu, regio);
    return beleid.beslis({
      wie,
      handeling,
      wat,
      omstandigheden: meer.omstandigheden ?? {},
      bekend: [wie, organisatie, wat, ...(meer.bekend ?? [])],
    });
  };
  const mag = (...vraag: Parameters<typeof beslis>): boolean => beslis(...vraag).toegestaan;

  const inzage = (actor: Actor, handeling: string, wat: Iets, nu: Instant): Inzage | null => {
    const antwoord = beslis(actor, handeling, wat, nu);
    if (!antwoord.toegestaan) return null;
    const hoedanigheden = hoedanighedenVan(antwoord);
    const omstandigheden = { hoedanigheden: [...hoedanigheden] };
    // A casus has many parts of few kinds: each kind is decided once.
    const besloten = new Map<string, boolean>();
    return {
      hoedanigheden,
      beleid: antwoord.beleid,
      magLezen: (onderdeel) => {
        const { activiteit, compartiment, dataklasse, categorieen, geleverdDoor } = onderdeel;
        const soort = [activiteit, compartiment, dataklasse, geleverdDoor, ...categorieen].join("|");
        const eerder = besloten.get(soort);
        if (eerder !== undefined) return eerder;
        const besluit = mag(actor, "onderdeelInzien", onderdeelAlsIets(onderdeel, regio), nu, { omstandigheden });
        besloten.set(soort, besluit);
        return besluit;
      },
    };
  };

  return {
    casusInzien: (actor, casus, nu) => inzage(actor, "casusInzien", casusAlsIets(casus, nu, regio), nu),
    evaluatieInzien: (actor, casus, nu) => inzage(actor, "evaluatieInzien", casusAlsIets(casus, nu, regio), nu),
    zorgafstemmingInzien: (actor, casus, nu) =>
      inzage(actor, "zorgafstemmingInzien", casusAlsIets(casus, nu, regio), nu),
    dossierInzien: (actor, nu) => inzage(actor, "dossierInzien", dossierAlsIets(regio), nu),
    uitnodigingInzien: (actor, uitnodiging, nu) =>
      inzage(actor, "uitnodigingInzien", uitnodigingAlsIets(uitnodiging), nu),
    overlegPlannen: (actor, nu) =>
      mag(actor, "overlegPlannen", overlegAlsIets(regio), nu)
        ? { rol: "procesregisseur", organisatie: actor.organisatie }
        : null,
    overdrachtInzien: (actor, overdracht, nu) =>
      inzage(actor, "overdrachtInzien", overdrachtAlsIets(overdracht, nu), nu),
    informatievraagInzien: (actor, vraag, nu) =>
      inzage(actor, "informatievraagInzien", informatievraagAlsIets(vraag), nu),
    nazorgInzien: (actor, behoefte, nu) => inzage(actor, "nazorgInzien", nazorgAlsIets(behoefte), nu),
    trajectBeginnen: (actor, nu) =>
      mag(actor, "trajectBeginnen", trajectAlsIets(null, regio), nu) ? opsporingBij(actor.organisatie) : null,
    trajectInzien: (actor, traject, nu) => inzage(actor, "trajectInzien", trajectAlsIets(traject, regio), nu),
    trajectUitvoeren: (actor, recht, traject, nu) =>
      mag(actor, recht, trajectAlsIets(traject, regio), nu) ? opsporingBij(actor.organisatie) : null,
    taakInzien: (actor, taak, nu) => mag(actor, "taakInzien", taakAlsIets(taak, regio), nu),
    uitvoeren: (actor, eigenaar, casus, nu) =>
      mag(actor, "uitvoeren", opdrachtAlsIets(casus, eigenaar, null), nu, {
        bekend: [casusAlsIets(casus, nu, regio)],
      })
        ? naamVan(actor, eigenaar, casus, nu, regio)
        : null,
    besluiten: (actor, eigenaar, mandaat, casus, nu) =>
      mag(actor, "besluiten", opdrachtAlsIets(casus, eigenaar, mandaat), nu, {
        bekend: [casusAlsIets(casus, nu, regio)],
      }),
    vastleggen: (actor, hoedanigheden, onderdeel, nu) =>
      mag(actor, "onderdeelVastleggen", onderdeelAlsIets(onderdeel, regio), nu, {
        omstandigheden: { hoedanigheden: [...hoedanigheden] },
      }),
    noodtoegangNemen: (actor, casus, nu) => mag(actor, "noodtoegangNemen", casusAlsIets(casus, nu, regio), nu),
    toegangInzien: (actor, casus, nu) => mag(actor, "toegangInzien", casusAlsIets(casus, nu, regio), nu),
    magRegister: (actor, handeling, organisatie, nu) => mag(actor, handeling, registerAlsIets(organisatie, regio), nu),
  };
};
