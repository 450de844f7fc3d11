import { AsyncLocalStorage } from "node:async_hooks";
import { policySetTextToParts } from "@cedar-policy/cedar-wasm/nodejs";
import { HOEDANIGHEDEN } from "../../../../shared/domain/hoedanigheid.ts";
import type { Toegang, Inzage } from "../../../../shared/access/toegang.ts";
import type * as Rollen from "../../../../shared/access/rollen.ts";
import type { Beleid } from "../../../../shared/ports/beleid.ts";
import {
  BELEIDSTEKST,
  maakAfhankelijkhedenDouble,
  maakEchtBeleid,
  type AfhankelijkhedenDouble,
} from "../../../doubles/afhankelijkheden.ts";

const DELEN = policySetTextToParts(BELEIDSTEKST);
const POLICIES = new Map(
  (DELEN.type === "success" ? DELEN.policies : []).map((tekst) => [/@id\("([^"]+)"\)/.exec(tekst)?.[1] ?? "", tekst]),
);

/** Every policy by its `@id`. */
export const BELEIDSIDS = [...POLICIES.keys()];

/** The policies without this one. */
export const beleidZonder = (id: string): string =>
  [...POLICIES].flatMap(([naam, tekst]) => (naam === id ? [] : [tekst])).join("\n");

/** What was asked of access while a cell was answered. */
export interface Waarneming {
  /** Policies that decided, whether they permitted or forbade. */
  readonly beleid: ReadonlySet<string>;
  /** Questions of `Toegang` that were refused: where nobody would ask them, the cell could answer otherwise. */
  readonly geweigerd: ReadonlySet<string>;
}

const ALLES: Inzage = { hoedanigheden: new Set(HOEDANIGHEDEN), beleid: [], magLezen: () => true };
/** What a question answers in a handler that no longer asks it. */
const TOEGEVEN: Toegang = {
  casusInzien: () => ALLES,
  evaluatieInzien: () => ALLES,
  zorgafstemmingInzien: () => ALLES,
  dossierInzien: () => ALLES,
  uitnodigingInzien: () => ALLES,
  overdrachtInzien: () => ALLES,
  informatievraagInzien: () => ALLES,
  nazorgInzien: () => ALLES,
  overlegPlannen: () => ({ rol: "procesregisseur", organisatie: "zvh" }),
  trajectBeginnen: ({ organisatie }) => ({ rol: "opsporing", organisatie }),
  trajectInzien: () => ALLES,
  trajectUitvoeren: ({ organisatie }) => ({ rol: "opsporing", organisatie }),
  taakInzien: () => true,
  uitvoeren: (_actor, eigenaar) => eigenaar,
  besluiten: () => true,
  vastleggen: () => true,
  noodtoegangNemen: () => true,
  toegangInzien: () => true,
  magRegister: () => true,
};

const ROLLEN_TOEGEVEN: Omit<typeof Rollen, "ROLRECHTEN"> = {
  rolVoor: ({ rollen }) => rollen[0] ?? null,
  isMeldpunt: () => true,
  isEigenMelding: () => true,
  isBehandelaar: () => true,
  isToegewezen: () => true,
  magVerdelen: () => true,
  isVanConvenantpartij: () => true,
  magFeedLezen: () => true,
  beslistOver: (_actor, { eigenaar }) => eigenaar,
  zietSturingspunt: () => true,
};

/** What is taken away: policies are replaced by these, or a question is no longer asked. */
export interface Mutatie {
  readonly beleid?: Beleid;
  readonly zonder?: string;
}

type Vraag = (...invoer: readonly unknown[]) => unknown;

/*
 * The real access, of which a policy or the asking of a question can be taken away, and which tells what was asked. It changes
 * nothing while nothing is taken away. One for a test file, because the plain rights are a module.
 */
const ECHT = maakEchtBeleid();
/** Of one cell, and of what it left running: another cell must not be told of it. */
interface Stand extends Mutatie {
  readonly gezien: Set<string>;
  readonly geweigerd: Set<string>;
}
const stand = new AsyncLocalStorage<Stand>();
const buiten: Stand = { gezien: new Set(), geweigerd: new Set() };
const nu = (): Stand => stand.getStore() ?? buiten;

const isInzage = (antwoord: unknown): antwoord is Inzage =>
  typeof antwoord === "object" && antwoord !== null && "magLezen" in antwoord;
const metDelen = (inzage: Inzage): Inzage => ({
  ...inzage,
  magLezen: (onderdeel) => {
    const mag = nu().zonder === "magLezen" || inzage.magLezen(onderdeel);
    if (!mag) nu().geweigerd.add("magLezen");
    return mag;
  },
});

/** The same questions, watched. */
const bewaak = <T extends object>(vragen: T, toegeven: Readonly<Record<string, unknown>>): T =>
  Object.fromEntries(
    Object.entries(vragen).map(([naam, echt]) => {
      if (typeof echt !== "function") return [naam, echt];
      const vraag = (...invoer: readonly unknown[]): unknown => {
        const antwoord = ((nu().zonder === naam ? toegeven[naam] : echt) as Vraag)(...invoer);
        if (antwoord === null || antwoord === false) nu().geweigerd.add(naam);
        return isInzage(antwoord) ? metDelen(antwoord) : antwoord;
      };
      return [naam, vraag];
    }),
  ) as T;

/** The module of plain rights, watched. */
export const bewaakRollen = (rollen: typeof Rollen): typeof Rollen => bewaak(rollen, ROLLEN_TOEGEVEN);

/** What a world is made of, under this access. */
export const maakBewaakteAfhankelijkheden = (): AfhankelijkhedenDouble => {
  const basis = maakAfhankelijkhedenDouble({
    beslis: (vraag) => {
      const antwoord = (nu().beleid ?? ECHT).beslis(vraag);
      for (const { id } of antwoord.beleid) nu().gezien.add(id);
      return antwoord;
    },
  });
  return { ...basis, toegang: bewaak(basis.toegang, { ...TOEGEVEN }) };
};

/** What was asked of access during this. */
export const neemWaar = async (doe: () => Promise<void>): Promise<Waarneming> => {
  const cel: Stand = { gezien: new Set(), geweigerd: new Set() };
  await stand.run(cel, doe);
  return { beleid: cel.gezien, geweigerd: cel.geweigerd };
};

/** With other policies, or without asking a question, as long as this lasts. */
export const metMutatie = <T>(mutatie: Mutatie, doe: () => Promise<T>): Promise<T> =>
  stand.run({ ...mutatie, gezien: new Set(), geweigerd: new Set() }, doe);
