import type { RegioInvoer } from "../../domain/regio.ts";

/**
 * Whom to suggest for which casus (H3.1-a4). The report asks for partners that fit form and nature, and gives no rules; all of
 * them are examples that the chain must confirm (NB24). Each form has a rule with a partner of care and one of safety.
 */
export const uitnodigingsregels: RegioInvoer["uitnodigingsregels"] = {
  voorbeeld: true,
  toelichting: "Elke regel die past geldt. Het rapport noemt de schil en geen regels (H3.1-a4, NB24); eigen aanname.",
  zonderVorm: "onbekend",
  regels: [
    {
      code: "arbeidsuitbuiting",
      partners: ["nla", "ggd"],
      reden: "Bij arbeidsuitbuiting kent de Arbeidsinspectie de branche, en de GGD de gevolgen voor de gezondheid.",
      voorwaarden: { verschijningsvormen: ["arbeidsuitbuiting"] },
    },
    {
      code: "seksuele-uitbuiting",
      partners: ["ggd", "riec"],
      reden: "Bij seksuele uitbuiting biedt de GGD seksuele gezondheidszorg, en kent het RIEC de vergunde bedrijven.",
      voorwaarden: { verschijningsvormen: ["seksuele-uitbuiting"] },
    },
    {
      code: "jeugdprostitutie",
      partners: ["jeugdbescherming-gelderland", "onderwijs"],
      reden: "Bij loverboyproblematiek kennen jeugdbescherming en school het gezin en de leeftijdgenoten.",
      voorwaarden: { verschijningsvormen: ["jeugdprostitutie"] },
    },
    {
      code: "criminele-uitbuiting",
      partners: ["wijkteam", "riec"],
      reden: "Bij criminele uitbuiting kent het wijkteam het huishouden, en het RIEC de ondermijning erachter.",
      voorwaarden: { verschijningsvormen: ["criminele-uitbuiting"] },
    },
    {
      code: "orgaanverwijdering",
      partners: ["ggd", "kmar"],
      reden: "Bij gedwongen orgaanverwijdering is medische zorg nodig, en gaat de reis vaak over de grens.",
      voorwaarden: { verschijningsvormen: ["gedwongen-orgaanverwijdering"] },
    },
    {
      code: "andere-vorm",
      partners: ["wijkteam", "riec"],
      reden: "De vorm is een andere of nog niet bekend: het wijkteam en het RIEC kijken breed.",
      voorwaarden: { verschijningsvormen: ["anders", "onbekend"] },
    },
    {
      code: "minderjarig",
      partners: ["jeugdbescherming-gelderland", "onderwijs"],
      reden: "Een mogelijk slachtoffer is minderjarig.",
      voorwaarden: { aard: ["minderjarig"] },
    },
    {
      code: "jongvolwassen",
      partners: ["welzijnswerk"],
      reden:
        "Een mogelijk slachtoffer van seksuele of criminele uitbuiting is jongvolwassen: jongerenwerk kan aansluiten.",
      voorwaarden: {
        verschijningsvormen: ["seksuele-uitbuiting", "criminele-uitbuiting"],
        leeftijd: { vanaf: 18, totEnMet: 23 },
      },
    },
    {
      code: "netwerk",
      partners: ["riec", "wegingstafel"],
      reden: "Er zijn meer verdachten of er is een netwerk: een bestuurlijke aanpak ernaast kan nodig zijn.",
      voorwaarden: { aard: ["netwerk"] },
    },
    {
      code: "meerdere-slachtoffers",
      partners: ["welzijnswerk"],
      reden: "Er zijn meer mogelijke slachtoffers: opvang en begeleiding vragen meer mensen.",
      voorwaarden: { aard: ["meerdere-slachtoffers"] },
    },
    {
      code: "strafrechtelijk-traject",
      partners: ["advocatuur"],
      reden: "Er loopt een strafrechtelijk traject: een slachtoffer heeft recht op rechtsbijstand.",
      voorwaarden: { aard: ["strafrechtelijk-traject"] },
    },
    {
      code: "asielopvang",
      partners: ["coa"],
      reden: "De uitbuiting speelt in of rond een opvanglocatie.",
      voorwaarden: { locatiesoorten: ["azc"] },
    },
    {
      code: "huurwoning",
      partners: ["woningcorporatie"],
      reden: "De uitbuiting speelt in een woning: de corporatie weet wie er woont.",
      voorwaarden: { locatiesoorten: ["woning"] },
    },
    {
      code: "grensgemeente",
      partners: ["kmar"],
      reden: "De gemeente ligt aan de grens: de Koninklijke Marechaussee ziet wie die passeert.",
      voorwaarden: { gemeenten: ["aalten", "berkelland", "montferland", "oude-ijsselstreek", "winterswijk"] },
    },
  ],
};
