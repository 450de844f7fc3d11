import type { Bezorguitkomst } from "../../shared/domain/bezorging.ts";
import type {
  Bezorger,
  Brief,
  Handdrukuitkomst,
  Kanaal,
  Kanaalinstelling,
  Post,
} from "../../shared/ports/bezorging.ts";

/** What is answered: always this, or what a test makes of it. */
type Antwoord<U> = U | (() => U | Promise<U>);

const geef = async <U>(antwoord: Antwoord<U>): Promise<U> =>
  typeof antwoord === "function" ? (antwoord as () => U | Promise<U>)() : antwoord;

const adresVan = (kanaal: Kanaal): string => (kanaal.soort === "webhook" ? kanaal.url : kanaal.adres);

export interface WebhookDouble extends Bezorger {
  /** What the partner's system received, repeats included. */
  readonly ontvangen: readonly { readonly url: string; readonly id: string; readonly inhoud: string }[];
  /** The addresses with which was shaken hands, repeats included. */
  readonly handdrukken: readonly string[];
  /** What the partner's system answers from now on. */
  readonly antwoord: (uitkomst: Antwoord<Bezorguitkomst>) => void;
  /** What it answers to a handshake from now on. */
  readonly antwoordOpHanddruk: (uitkomst: Antwoord<Handdrukuitkomst>) => void;
}

/** A partner's system in memory; it says yes until told otherwise. */
export const maakWebhookDouble = (): WebhookDouble => {
  const ontvangen: { readonly url: string; readonly id: string; readonly inhoud: string }[] = [];
  const handdrukken: string[] = [];
  let opEvent: Antwoord<Bezorguitkomst> = { soort: "bezorgd" };
  let opHanddruk: Antwoord<Handdrukuitkomst> = { soort: "toegestaan" };
  return {
    ontvangen,
    handdrukken,
    antwoord: (uitkomst) => {
      opEvent = uitkomst;
    },
    antwoordOpHanddruk: (uitkomst) => {
      opHanddruk = uitkomst;
    },
    bezorg: async (kanaal, { id, inhoud }) => {
      ontvangen.push({ url: adresVan(kanaal), id, inhoud });
      return geef(opEvent);
    },
    handdruk: async (kanaal) => {
      handdrukken.push(adresVan(kanaal));
      return geef(opHanddruk);
    },
  };
};

export interface PostDouble extends Post {
  /** What was mailed, repeats included. */
  readonly verstuurd: readonly { readonly adres: string; readonly brief: Brief }[];
  /** What comes of a mail from now on. */
  readonly antwoord: (uitkomst: Antwoord<Bezorguitkomst>) => void;
}

/** A mail service in memory. */
export const maakPostDouble = (): PostDouble => {
  const verstuurd: { readonly adres: string; readonly brief: Brief }[] = [];
  let antwoord: Antwoord<Bezorguitkomst> = { soort: "bezorgd" };
  return {
    verstuurd,
    antwoord: (uitkomst) => {
      antwoord = uitkomst;
    },
    stuur: async (adres, brief) => {
      verstuurd.push({ adres, brief });
      return geef(antwoord);
    },
  };
};

/** A webhook as it is configured for a recipient. */
export const webhookNaar = (url: string, terugval: string | null = null): Kanaalinstelling => ({
  kanaal: { soort: "webhook", url, geheim: "geheim", aanmelding: null },
  ...{ vingerafdruk: url, terugval },
});
