import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import type { MeldingBody } from "../../fixtures/melding.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { maakActor, maakSysteem } from "../../fixtures/actoren.ts";
import { maakWereld, type Lek, type Wereld } from "../compartiment/wereld.ts";
import { maakCasusweg, WEG, type Casusweg, type Wegstap } from "../functions/casusweg.ts";
import type { Antwoord, Voordeur, Vraagopties } from "../functions/voordeur.ts";
import { houdToezicht, type Toezicht } from "./toezicht.ts";

const PARTNERS = ["kmar", "coa", "wijkteam", "welzijnswerk", "jeugdbescherming-gelderland", "riec"];
/** Somebody at each partner that a story names, besides the demo actors. */
export const ERBIJ = [
  ...PARTNERS.map((code) => maakActor(`partner-${code}`, code, "partner")),
  maakActor("zorgcoordinator-jb", "jeugdbescherming-gelderland", "zorgcoordinator"),
  ...["moviera", "politie"].map((code) => maakActor(`lid-${code}`, code, "lid-ketenregieteam")),
  maakActor("beheerder-kmar", "kmar", "beheerder"),
  maakSysteem("gemeente-apeldoorn"),
  maakActor("aandachtsfunctionaris-lochem", "gemeente-lochem", "aandachtsfunctionaris"),
];

/** One casus and those around it, walked through the front door; everything that is told meanwhile is looked at. */
export interface Verhaal extends Casusweg {
  readonly wereld: Wereld;
  readonly toezicht: Toezicht;
  /** An ordinary step of the main way. */
  readonly stap: (...stappen: readonly Wegstap[]) => Promise<void>;
  /** A command below the casus, which must succeed; answers the id of what it made. */
  readonly zeg: (wie: string, onder: string, body: unknown) => Promise<string>;
  /** Any request that changes something, which must succeed. */
  readonly vraag: (
    wie: string,
    methode: "POST" | "PUT" | "DELETE",
    pad: string,
    body: unknown,
    opties?: Vraagopties,
  ) => Promise<Antwoord>;
  readonly dagen: (aantal: number) => Promise<void>;
  /** So many hours, in rounds of the clock of an hour each. */
  readonly uren: (aantal: number) => Promise<void>;
  readonly dossierIds: () => Promise<readonly string[]>;
}

/**
 * A casus that was just reported, in Doetinchem unless the melding says otherwise.
 * @param eerst what happens before that
 */
export const begin = async (
  body: MeldingBody = maakArbeidsuitbuitingCasus(),
  eerst: (deur: Voordeur) => Promise<void> = () => Promise.resolve(),
  lek: Lek = {},
): Promise<Verhaal> => {
  const wereld = maakWereld("routering", lek, ERBIJ);
  const toezicht = houdToezicht(wereld);
  await eerst(wereld.deur);
  const weg = await maakCasusweg(wereld.deur, body);
  const { deur } = wereld;
  const rust = async (): Promise<void> => {
    await wereld.totRust();
    await toezicht.kijk();
    deur.verder(60);
  };
  const lukt = (wat: string, antwoord: Antwoord): Antwoord => {
    if (antwoord.status >= 300) throw new Error(`${wat}: ${antwoord.rauw.body}`);
    return antwoord;
  };
  await rust();
  return {
    ...{ ...weg, wereld, toezicht },
    stap: async (...stappen) => {
      for (const naam of stappen) {
        lukt(naam, await WEG[naam](weg));
        await rust();
      }
    },
    zeg: async (wie, onder, inhoud) => {
      const { body: antwoord } = lukt(`${wie} ${onder}`, await weg.doe(wie, onder, inhoud));
      await rust();
      return String(antwoord["id"]);
    },
    vraag: async (wie, methode, pad, inhoud, opties) => {
      const antwoord = lukt(`${wie} ${pad}`, await deur.vraag(wie, methode, pad, inhoud, opties));
      await rust();
      return antwoord;
    },
    dagen: async (aantal) => {
      for (let dag = 0; dag < aantal; dag += 1) {
        await wereld.dagenVerder(1);
        await toezicht.kijk();
      }
    },
    uren: async (aantal) => {
      for (let uur = 0; uur < aantal; uur += 1) {
        await wereld.dagenVerder(1 / 24);
        await toezicht.kijk();
      }
    },
    dossierIds: async () => (await deur.casework.casus(casusIdSchema.parse(weg.casusId)))?.dossierIds ?? [],
  };
};

/** So many days after the moment of the story. */
export const over = ({ deur }: Pick<Verhaal, "deur">, dagen: number): Instant =>
  plusSeconden(deur.nu(), dagen * 86_400);
