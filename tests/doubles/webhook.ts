import type { Bezorguitkomst } from "../../shared/domain/bezorging.ts";
import type { Bezorger, Kanaalinstelling } from "../../shared/ports/bezorging.ts";

export interface WebhookDouble extends Pick<Bezorger, "bezorg"> {
  /** What the partner's system received, repeats included. */
  readonly ontvangen: readonly { readonly url: string; readonly id: string; readonly inhoud: string }[];
  /** What the partner's system answers from now on. */
  readonly antwoord: (uitkomst: Bezorguitkomst | (() => Bezorguitkomst | Promise<Bezorguitkomst>)) => void;
}

/** A partner's system in memory; it says yes until told otherwise. */
export const maakWebhookDouble = (): WebhookDouble => {
  const ontvangen: { readonly url: string; readonly id: string; readonly inhoud: string }[] = [];
  let geef: () => Bezorguitkomst | Promise<Bezorguitkomst> = () => ({ soort: "bezorgd" });
  return {
    ontvangen,
    antwoord: (uitkomst) => {
      geef = typeof uitkomst === "function" ? uitkomst : () => uitkomst;
    },
    bezorg: async (kanaal, { id, inhoud }) => {
      ontvangen.push({ url: kanaal.soort === "webhook" ? kanaal.url : kanaal.adres, id, inhoud });
      return geef();
    },
  };
};

/** A webhook as it is configured for a recipient. */
export const webhookNaar = (url: string): Kanaalinstelling => ({
  kanaal: { soort: "webhook", url, geheim: "geheim", aanmelding: null },
  ...{ vingerafdruk: url, terugval: null },
});
