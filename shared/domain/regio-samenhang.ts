import { ACTIVITEITEN } from "./activiteit.ts";
import { INFORMATIESOORTEN, type Informatiesoort } from "./kenmerk.ts";
import { isVolgstap } from "./pad.ts";
import { EIGEN_ONDERDELEN } from "./weging-onderdelen.ts";
import { uitnodigingFouten } from "./regio-uitnodigen.ts";
import type { Deelrecht } from "./regio-delen.ts";
import { sturingFouten } from "./regio-sturing.ts";
import { verdelingFouten } from "./regio-verdeling.ts";
import { zorgafstemmingFouten } from "./regio-zorgafstemming.ts";
import type { Duur } from "./regio-termijnen.ts";
import type { Regio } from "./regio-vorm.ts";

const dubbele = (waar: string, codes: readonly string[]): readonly string[] =>
  codes.filter((code, plaats) => codes.indexOf(code) !== plaats).map((code) => `${waar}: ${code} staat er dubbel`);

const onbekende = (waar: string, codes: readonly string[], bekend: readonly string[]): readonly string[] =>
  codes.filter((code) => !bekend.includes(code)).map((code) => `${waar}: ${code} bestaat niet`);

const oplopend = (getallen: readonly number[]): boolean =>
  getallen.every((getal, plaats) => plaats === 0 || getal > (getallen[plaats - 1] ?? 0));

const ketenmodelFouten = ({ ketenmodel: { activiteiten } }: Regio): readonly string[] => [
  ...dubbele(
    "ketenmodel",
    activiteiten.map(({ nummer }) => nummer),
  ),
  ...ACTIVITEITEN.filter((nummer) => !activiteiten.some((activiteit) => activiteit.nummer === nummer)).map(
    (nummer) => `ketenmodel: activiteit ${nummer} ontbreekt`,
  ),
  ...activiteiten
    .filter(({ nummer, hoofdstap }) => !nummer.startsWith(`${String(hoofdstap)}.`))
    .map(({ nummer, hoofdstap }) => `ketenmodel: ${nummer} hoort niet in hoofdstap ${String(hoofdstap)}`),
  ...activiteiten
    .filter(({ toestanden, geen }) => toestanden.length === 0 && geen === null)
    .map(({ nummer }) => `ketenmodel: ${nummer} heeft geen toestand en geen reden`),
];

const quorumFouten = ({ quorum, partners }: Regio): readonly string[] => {
  const zetels = partners.filter(({ zetel }) => zetel);
  const van = (domein: "zorg" | "veiligheid"): number =>
    zetels.filter((zetel) => zetel.domein === domein || zetel.domein === "beide").length;
  return (["weging1", "weging2", "plan"] as const)
    .filter(
      (besluit) =>
        quorum[besluit].minimumZetels > zetels.length ||
        quorum[besluit].zorg > van("zorg") ||
        quorum[besluit].veiligheid > van("veiligheid"),
    )
    .map((besluit) => `quorum: ${besluit} is met de vaste zetels niet te halen`);
};

/** Where people may meet at a distance, an overleg could never count as held if some had to be there in person (X12). */
/** About how long, to hold two against each other; a working day counts as a day. */
const uurVan = ({ eenheid, aantal }: Duur): number => (eenheid === "uren" ? aantal : aantal * 24);

const casusoverlegFouten = ({ casusoverleg: { wijzen, standaard, minimaalFysiek } }: Regio): readonly string[] => [
  ...dubbele("casusoverleg", wijzen),
  ...onbekende("casusoverleg", [standaard], wijzen),
  ...(wijzen.includes("digitaal") && minimaalFysiek > 0
    ? ["casusoverleg: digitaal mag, maar telt niet als gehouden zonder iemand fysiek aanwezig"]
    : []),
];

/** The sharing matrix: one basis per cell, an existing one; the criminal compartment only for who investigates (X8). */
const deelmatrixFouten = ({ deelmatrix, samenwerkingsverbanden }: Regio): readonly string[] => {
  const grondslagen = deelmatrix.grondslagen.map(({ code }) => code);
  const verbanden = samenwerkingsverbanden.verbanden.map(({ code }) => code);
  const cellen = deelmatrix.regels.flatMap(({ activiteiten, compartiment, dataklassen, hoedanigheden, recht }) =>
    activiteiten.flatMap((activiteit) =>
      dataklassen.flatMap((dataklasse) =>
        hoedanigheden.map((wie) => `${recht} ${activiteit} ${compartiment} ${dataklasse} ${wie}`),
      ),
    ),
  );
  return [
    ...dubbele("grondslagen", grondslagen),
    ...dubbele("deelmatrix", cellen),
    ...dubbele("samenwerkingsverbanden", verbanden),
    ...onbekende(
      "deelmatrix",
      [...deelmatrix.regels, ...samenwerkingsverbanden.verbanden].map(({ grondslag }) => grondslag),
      grondslagen,
    ),
    ...onbekende("samenwerkingsverbanden", [samenwerkingsverbanden.standaard], verbanden),
    ...deelmatrix.regels
      .filter(({ compartiment, hoedanigheden }) =>
        compartiment === "strafrecht" ? hoedanigheden.some((wie) => wie !== "opsporing") : false,
      )
      .map(() => "deelmatrix: het compartiment strafrecht is alleen voor opsporing"),
    // R19: such a party takes part in the second weging and the plan, and in nothing else.
    ...deelmatrix.regels
      .filter(
        ({ activiteiten, hoedanigheden }) =>
          hoedanigheden.includes("partner-eventueel") &&
          activiteiten.some((nummer) => nummer !== "3.2" && nummer !== "3.3"),
      )
      .map(() => "deelmatrix: partner-eventueel ziet alleen onderdelen van 3.2 en 3.3"),
  ];
};

/** A part of the picture that is mandatory is one that somebody may add, and somebody read. */
const dossieropbouwFouten = ({ dossieropbouw, deelmatrix }: Regio): readonly string[] => {
  const { onderdelen, doelen } = dossieropbouw;
  const geregeld = (informatie: Informatiesoort, recht: Deelrecht): boolean => {
    const { activiteit, compartiment, dataklasse } = INFORMATIESOORTEN[informatie];
    return deelmatrix.regels.some(
      (regel) =>
        regel.recht === recht &&
        regel.compartiment === compartiment &&
        regel.dataklassen.includes(dataklasse) &&
        regel.activiteiten.includes(activiteit),
    );
  };
  return [
    ...dubbele("dossieropbouw", [
      ...onderdelen.map(({ code }) => code),
      ...EIGEN_ONDERDELEN.map(({ onderdeel }) => onderdeel),
    ]),
    ...dubbele(
      "dossieropbouw",
      doelen.map(({ code }) => code),
    ),
    ...onderdelen
      .filter(
        ({ verplicht, informatie }) =>
          verplicht && !(geregeld(informatie, "lezen") && geregeld(informatie, "schrijven")),
      )
      .map(({ code }) => `dossieropbouw: ${code} is verplicht, en niemand leest het of legt het vast`),
  ];
};

/** A signature names a covenant of the region and lies within its period. */
const convenantFouten = ({ convenanten, partners }: Regio): readonly string[] => [
  ...dubbele(
    "convenanten",
    convenanten.map(({ versie }) => versie),
  ),
  ...convenanten
    .filter(({ van, tot }) => tot !== null && tot <= van)
    .map(({ versie }) => `convenanten: ${versie} eindigt voor het begint`),
  ...partners.flatMap(({ code, convenant }) => {
    if (convenant === null) return [];
    const bekend = convenanten.find(({ versie }) => versie === convenant.versie);
    if (bekend === undefined) return [`partners: convenant ${convenant.versie} van ${code} bestaat niet`];
    const binnen = bekend.van <= convenant.getekendOp && (bekend.tot === null || convenant.getekendOp < bekend.tot);
    return binnen ? [] : [`partners: ${code} tekende buiten de looptijd van convenant ${bekend.versie}`];
  }),
];

/** Only who investigates owns a step of a criminal track, and hears of what stays lying (X8); each code once, and a way to end. */
const trajectFouten = ({ strafrechtelijkTraject, rollen }: Regio): readonly string[] => {
  const { stappen, escalatie, middelen, beslissingen, uitspraken } = strafrechtelijkTraject;
  const codes = (keuzes: readonly { readonly code: string }[]) => keuzes.map(({ code }) => code);
  return [
    ...onbekende(
      "strafrechtelijkTraject: rollen.strafrecht",
      [escalatie, ...Object.values(stappen).flatMap(({ organisatie }) => organisatie ?? [])],
      rollen.strafrecht,
    ),
    ...[middelen, beslissingen, uitspraken, ...beslissingen.map(({ gronden }) => gronden)].flatMap((keuzes) =>
      dubbele("strafrechtelijkTraject", codes(keuzes)),
    ),
    ...(beslissingen.some(({ gevolg }) => gevolg === "einde")
      ? []
      : ["strafrechtelijkTraject: met geen beslissing eindigt een traject"]),
  ];
};

/** A framework asks each aspect once, and has scores to answer with. */
const kaderFouten = ({ instrumenten }: Regio): readonly string[] =>
  instrumenten.flatMap(({ code, versie, aspecten, scores }) => [
    ...dubbele(
      `aspecten van ${code} versie ${versie}`,
      aspecten.map((aspect) => aspect.code),
    ),
    ...dubbele(
      `scores van ${code} versie ${versie}`,
      scores.map(({ score }) => String(score)),
    ),
    ...(aspecten.length > 0 && scores.length === 0 ? [`instrumenten: ${code} versie ${versie} heeft geen scores`] : []),
  ]);

/**
 * What does not hold together in a region's data: references to nothing, doubles, a quorum that nobody can reach.
 * The shape has been checked before.
 */
export const regioFouten = (regio: Regio): readonly string[] => {
  const partners = regio.partners.map(({ code }) => code);
  const vormen = regio.verschijningsvormen.map(({ code }) => code);
  const { rollen, doorlaatverbod, bewaking } = regio;
  return [
    ...dubbele("partners", partners),
    ...dubbele("verschijningsvormen", vormen),
    ...dubbele(
      "gemeenten",
      regio.gemeenten.map(({ code }) => code),
    ),
    ...onbekende(
      "planformat",
      regio.planformat === null ? [] : [regio.planformat],
      regio.instrumenten.map(({ code }) => code),
    ),
    ...dubbele(
      "gremia",
      regio.gremia.lijst.map(({ code }) => code),
    ),
    ...dubbele(
      "instrumenten",
      regio.instrumenten.map(({ code, versie }) => `${code} versie ${versie}`),
    ),
    ...regio.instrumenten.flatMap(({ code, versie, signalen }) =>
      dubbele(
        `signalen van ${code} versie ${versie}`,
        signalen.map((signaal) => signaal.code),
      ),
    ),
    ...kaderFouten(regio),
    ...dubbele(
      "horen: vrijstellingen",
      regio.horen.vrijstellingen.map(({ code }) => code),
    ),
    ...dubbele(
      "horen: vragen",
      regio.horen.vragen.map(({ code }) => code),
    ),
    ...dubbele(
      "urgentie",
      regio.urgentie.schaal.map(({ code }) => code),
    ),
    ...dubbele(
      "openPunten",
      regio.openPunten.map(({ nummer }) => nummer),
    ),
    ...onbekende(
      "rollen",
      [
        ...[rollen.meldpunt, rollen.procesregie, rollen.ketenregisseur, rollen.evaluatie, rollen.privacy],
        ...[rollen.beheer, ...rollen.strafrecht],
        ...rollen.zorgcoordinatie.aanbieders,
      ],
      partners,
    ),
    ...dubbele("zorgcoordinatie", rollen.zorgcoordinatie.aanbieders),
    ...onbekende(
      "zorgcoordinatie: aanbieders",
      [rollen.zorgcoordinatie.standaard, ...rollen.zorgcoordinatie.regels.map(({ organisatie }) => organisatie)],
      rollen.zorgcoordinatie.aanbieders,
    ),
    ...rollen.zorgcoordinatie.regels
      .filter(({ leeftijd }) => leeftijd !== undefined && leeftijd.vanaf > leeftijd.totEnMet)
      .map(({ organisatie }) => `zorgcoordinatie: de leeftijden bij ${organisatie} bestaan niet`),
    // Only from a fixed seat somebody sees every casus: another could not act, nor hear of a casus that exists for it.
    ...onbekende(
      "doorlaatverbod: vaste zetels",
      [doorlaatverbod.uitvoerder, ...doorlaatverbod.informeren, ...doorlaatverbod.beslistBuitenOverleg],
      regio.partners.flatMap(({ code, zetel }) => (zetel ? [code] : [])),
    ),
    ...onbekende(
      "verschijningsvormen",
      [
        ...regio.verschijningsvormen.flatMap(({ onderdeelVan }) => onderdeelVan ?? []),
        ...rollen.zorgcoordinatie.regels.flatMap(({ verschijningsvorm }) => verschijningsvorm ?? []),
      ],
      vormen,
    ),
    ...Object.entries(regio.feestdagen)
      .filter(([jaar, dagen]) => dagen.some((dag) => !dag.startsWith(`${jaar}-`)))
      .map(([jaar]) => `feestdagen: ${jaar} bevat een dag van een ander jaar`),
    ...(oplopend(bewaking.escalaties.map(({ pct }) => pct)) ? [] : ["bewaking: escalaties lopen niet op"]),
    ...(uurVan(bewaking.vooraf.casusoverleg) > uurVan(regio.termijnen["inbreng-voor-casusoverleg"])
      ? []
      : ["bewaking: aan een casusoverleg wordt pas herinnerd als de inbreng er al moet zijn"]),
    ...(regio.werkdag.begin < regio.werkdag.einde ? [] : ["werkdag: begin ligt niet voor einde"]),
    ...Object.entries(regio.taken)
      .filter(([stap, { organisatie }]) => organisatie === "ontvanger" && !isVolgstap(stap))
      .map(([stap]) => `taken: ${stap} is niet van de ontvanger van een overdracht`),
    ...quorumFouten(regio),
    ...casusoverlegFouten(regio),
    ...ketenmodelFouten(regio),
    ...deelmatrixFouten(regio),
    ...dossieropbouwFouten(regio),
    ...trajectFouten(regio),
    ...convenantFouten(regio),
    ...verdelingFouten(regio),
    ...uitnodigingFouten(regio),
    ...zorgafstemmingFouten(regio),
    ...sturingFouten(regio),
  ];
};
