import { describe, expect, it } from "vitest";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import { HOEDANIGHEDEN, type Hoedanigheid } from "../../../shared/domain/hoedanigheid.ts";
import { INFORMATIESOORTEN, type Informatiesoort } from "../../../shared/domain/kenmerk.ts";
import { regioSchema, type Regio } from "../../../shared/domain/regio.ts";
import { maakToegang } from "../../../shared/access/toegang.ts";
import { maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { NOG } from "../domain/wereld.ts";
import { openCasus } from "../keten-records.ts";
import { ONDERDEELVOORBEELDEN } from "./onderdeelvoorbeelden.ts";
import { actorVoor, NU } from "./matrix/relaties.ts";

const beleid = maakEchtBeleid();

/** Who reads which kind of information in NOG: written from the report's intent, held against the region's data. */
const LEEST: Readonly<Record<Informatiesoort, readonly Hoedanigheid[]>> = {
  melding: ["meldpunt"],
  personalia: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "meldpunt", "bevraagde", "noodtoegang"] as const),
  ],
  bsn: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "meldpunt", "bevraagde", "noodtoegang"] as const),
  ],
  verrijking: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "noodtoegang"],
  "eerste-weging": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "noodtoegang"],
  bewijsmiddel: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "noodtoegang"],
  oordeel: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "noodtoegang"],
  doorlaatverbod: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "noodtoegang"],
  interventie: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "noodtoegang"],
  "overdracht-na-weging-1": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  "gemeente-overdracht": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  "regio-overdracht": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  instemming: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  heropening: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  instroom: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  terugleiding: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  procesregie: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  uitnodiging: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  casusoverleg: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  opschorting: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  afspraak: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  contactkaart: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
  ],
  partnervoorstel: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  "bijlage-persoon": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "meldpunt"],
  "bijlage-zorg": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "meldpunt"],
  "bijlage-veiligheid": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "meldpunt"],
  casusverwijzing: ["zetel", "procesregisseur"],
  pleksignaal: ["procesregisseur"],
  plek: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  persoon: ["zetel", "gemeentezetel", "procesregisseur"],
  plekbeoordeling: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  "bijdrage-betrokkene": [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  "bijdrage-netwerk": [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    "partner-veiligheid",
  ],
  "bijdrage-verdachte": ["zetel", "gemeentezetel", "procesregisseur"],
  "bijdrage-analyse": [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-eventueel"] as const),
  ],
  "bijdrage-veiligheid": [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  "bijdrage-zorg": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"],
  "bijdrage-bijzonder": ["zetel", "gemeentezetel", "zorgcoordinator"],
  "inzet-elders": [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    "partner-veiligheid",
  ],
  "informatievraag-zorg": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"],
  "informatievraag-veiligheid": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-veiligheid"],
  "tweede-weging": [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-eventueel"] as const),
  ],
  hoorverslag: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "meldpunt"],
  expertiseafwijzing: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  bedenktijdafronding: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator"],
  "overdracht-naar-zorg": ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"],
  plan: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "partner-eventueel"] as const),
  ],
  planvaststelling: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "partner-eventueel"] as const),
  ],
  actie: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
  ],
  actieresultaat: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
  ],
  commitment: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
  ],
  "uitgevoerde-interventie": [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
  ],
  zorgcoordinatie: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
  ],
  zorgafstemming: ["procesregisseur", "zorgcoordinator", "opsporing", "aandachtsfunctionaris", "procesbegeleider-zvh"],
  "zorgafstemming-opsporing": [
    ...(["procesregisseur", "zorgcoordinator", "opsporing"] as const),
    ...(["aandachtsfunctionaris", "procesbegeleider-zvh"] as const),
  ],
  traject: ["opsporing"],
  voortgang: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
  ],
  nazorg: ["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg", "noodtoegang"],
  afsluiting: [
    ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg"] as const),
    ...(["partner-veiligheid", "partner-overig"] as const),
  ],
  procesbegeleider: ["procesregisseur"],
  evaluatie: ["procesregisseur", "procesbegeleider-evaluatie"],
  les: ["procesregisseur"],
};

/** Which capacities of the matrix read this kind, by the data alone. */
const lezers = (regio: Regio, soort: Informatiesoort): readonly Hoedanigheid[] => {
  const { activiteit, compartiment, dataklasse } = INFORMATIESOORTEN[soort];
  return HOEDANIGHEDEN.filter((wie) =>
    regio.deelmatrix.regels.some(
      (regel) =>
        regel.recht === "lezen" &&
        regel.compartiment === compartiment &&
        regel.activiteiten.includes(activiteit) &&
        regel.dataklassen.includes(dataklasse) &&
        regel.hoedanigheden.includes(wie),
    ),
  );
};

describe("the sharing matrix (S1.3.1, I1)", () => {
  it.each(Object.keys(INFORMATIESOORTEN) as readonly Informatiesoort[])("who reads %s", (soort) => {
    expect([...lezers(NOG, soort)].toSorted()).toEqual([...LEEST[soort]].toSorted());
  });

  it("gives nobody what it does not name: another region shares only what it agreed", () => {
    const soorten = Object.keys(INFORMATIESOORTEN) as readonly Informatiesoort[];
    expect(soorten.filter((soort) => lezers(voorbeeldRegio, soort).length > 0)).toEqual(["personalia", "bsn"]);
  });

  it("has a basis for every cell, one only, and keeps the investigation to itself", () => {
    const met = (regel: object) => ({
      ...NOG,
      deelmatrix: { ...NOG.deelmatrix, regels: [...NOG.deelmatrix.regels, { ...NOG.deelmatrix.regels[0], ...regel }] },
    });
    expect(regioSchema.safeParse(met({})).error?.message).toContain("staat er dubbel");
    const vreemd = met({ activiteiten: ["1.1"], grondslag: "zomaar" });
    expect(regioSchema.safeParse(vreemd).error?.message).toContain("zomaar bestaat niet");
    const lek = met({ compartiment: "strafrecht", activiteiten: ["4.2"], dataklassen: ["statisch"] });
    expect(regioSchema.safeParse(lek).error?.message).toContain("alleen voor opsporing");
  });

  it("decides once for each kind of part", () => {
    let vragen = 0;
    const tellend = { beslis: (vraag: Parameters<typeof beleid.beslis>[0]) => ((vragen += 1), beleid.beslis(vraag)) };
    const inzage = maakToegang(tellend, NOG).casusInzien(
      actorVoor("procesregisseur", "eigen-organisatie"),
      openCasus(),
      NU,
    );
    for (let i = 0; i < 50; i += 1) inzage?.magLezen(kenmerkVan(null, i % 2 === 0 ? "plan" : "nazorg"));
    expect(vragen).toBe(3);
  });
});

describe("what of a casus is seen, and added", () => {
  it.each(ONDERDEELVOORBEELDEN.map((een) => [een.wat, een] as const))("%s", (_, { klopt }) => {
    expect(klopt(beleid)).toBe(true);
  });
});
