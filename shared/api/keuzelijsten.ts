import { formatInWerking } from "../domain/plan.ts";
import type { Regio } from "../domain/regio.ts";
import type { Operatie } from "./operatie.ts";

interface Keuze {
  readonly code: string;
  /** What it means, for who chooses. */
  readonly naam: string;
}
type Keuzelijsten = Readonly<Record<string, readonly Keuze[]>>;

/** Operation → field → the codes of the region that it takes. The decision refuses any other, and names these. */
export const keuzelijstenVan = (regio: Regio): Readonly<Record<string, Keuzelijsten>> => {
  const { onderdelen, doelen } = regio.dossieropbouw;
  const grondslag = regio.deelmatrix.grondslagen;
  const format = formatInWerking(regio);
  // That they take part is no secret, and who works on a casus does not read the register, in which there may be more.
  const { partners } = regio;
  const afstemmingsantwoord = {
    antwoord: regio.zorgafstemming.antwoorden,
    contact: regio.zorgafstemming.contactrollen,
  };
  const opsporend = partners.filter(({ code }) => regio.rollen.strafrecht.includes(code));
  return {
    voegBijdrageToe: { onderdeel: onderdelen, doel: doelen },
    stelInformatievraag: { organisatie: partners, soort: regio.informatievragen.soorten, doel: doelen, grondslag },
    bereidOverdrachtVoor: { grondslag },
    legInzetEldersVast: { gremium: regio.gremia.lijst },
    nodigPartnersUit: { organisatie: partners },
    beantwoordUitnodiging: { vervanger: partners },
    biedGemeenteAan: { grondslag },
    biedRegioAan: { grondslag },
    laatInstromen: { "herkomst.soort": regio.instroom.herkomsten, "herkomst.organisatie": partners },
    stelMelderVrij: { reden: regio.horen.vrijstellingen },
    vraagMelder: { vraag: regio.horen.vragen.map(({ code, tekst }) => ({ code, naam: tekst })) },
    vraagZorgafstemming: { onderwerpen: regio.zorgafstemming.onderwerpen },
    stelOpsporingsvraag: { onderwerpen: regio.zorgafstemming.onderwerpen },
    beantwoordZorgafstemming: afstemmingsantwoord,
    beantwoordOpsporingsvraag: afstemmingsantwoord,
    sluitZorgafstemming: { reden: regio.zorgafstemming.sluitredenen },
    startStrafrechtelijkTraject: { deelnemers: opsporend },
    voegTrajectdeelnemerToe: { organisatie: opsporend },
    legTrajectmiddelenVast: { middelen: regio.strafrechtelijkTraject.middelen },
    legOmBeslissingVast: {
      beslissing: regio.strafrechtelijkTraject.beslissingen,
      ...Object.fromEntries(
        regio.strafrechtelijkTraject.beslissingen.flatMap(({ code, gronden }) =>
          gronden.length === 0 ? [] : [[`grond bij ${code}`, gronden]],
        ),
      ),
    },
    legZittingVast: { uitspraak: regio.strafrechtelijkTraject.uitspraken },
    legWegingVast: { urgentie: regio.urgentie.schaal, "organisatie van wie expertise ontbreekt": partners },
    legBewijsmiddelVast: { soort: regio.bewijsmiddelen.soorten },
    maakPlan:
      regio.planformat === null || format === null
        ? {}
        : { "het format, bij /v1/instrumenten": [{ code: regio.planformat, naam: `versie ${format}` }] },
  };
};

const opsomming = (keuzes: readonly Keuze[]): string =>
  keuzes.map(({ code, naam }) => `\`${code}\` (${naam})`).join(", ");

/**
 * These operations, of which the description tells which codes of the region their fields take: a client finds them in the document
 * before it sends something, without our schemas being made anew for each region.
 */
export const metKeuzelijsten = (operaties: readonly Operatie[], regio: Regio): readonly Operatie[] => {
  const lijsten = new Map(Object.entries(keuzelijstenVan(regio)));
  return operaties.map((operatie) => {
    const regels = Object.entries(lijsten.get(operatie.operationId) ?? {});
    if (regels.length === 0) return operatie;
    const tekst = regels.map(([veld, keuzes]) => `- ${veld}: ${opsomming(keuzes)}`).join("\n");
    return { ...operatie, beschrijving: `${operatie.beschrijving ?? operatie.samenvatting}\n\n${tekst}` };
  });
};
