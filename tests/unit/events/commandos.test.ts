import { describe, expect, it } from "vitest";
import { operatiesVan } from "../../../shared/api/operaties.ts";
import { GEBEURTENISSOORTEN, type Gebeurtenissoort } from "../../../shared/domain/gebeurtenis.ts";
import { laadRegio } from "../../../shared/region/index.ts";

/** What a command tells partners, or why it tells nothing. What only counts in the figures (`stuurfeit.vastgelegd`) is left out. */
type Verteld = readonly Gebeurtenissoort[] | string;

const REGISTER = "the register is read where it is needed; nobody acts on its change at once";
const GIDS = "the guide is looked up, not followed";
const LEEST = "it reads, by POST because of what is in the body";
const OP_DE_CASUS = "it stands on the casus, where who works on it reads it; nobody has to do something now";
const STAP: readonly Gebeurtenissoort[] = ["casus.voortgegaan", "taak.geopend"];
const EINDE: readonly Gebeurtenissoort[] = ["casus.afgeschaald", "uitnodiging.beeindigd"];
const TRAJECT: readonly Gebeurtenissoort[] = ["traject.voortgegaan", "traject.taak-geopend"];

const COMMANDOS: Readonly<Record<string, Verteld>> = {
  dienMeldingIn: [
    ...(["melding.verdeeld", "casus.geopend", "casus.melding-toegevoegd", "taak.geopend"] as const),
    ...(["casus.voortgegaan", "overdracht.ingetrokken", "casus.hervat"] as const),
  ],
  leverMeldingenAan: ["melding.verdeeld", "casus.geopend", "casus.melding-toegevoegd", "taak.geopend"],
  dienPubliekeMeldingIn: ["melding.verdeeld", "casus.geopend", "casus.melding-toegevoegd", "taak.geopend"],
  behandelMelding: "its owner did it themselves; the reporter asks its status",
  verdeelMelding: ["melding.verdeeld"],
  beoordeelSignaal: ["casus.geopend", "casus.melding-toegevoegd", "taak.geopend"],
  leesTerugkoppeling: ["melder.geantwoord"],
  besluitMatch: ["casus.melding-toegevoegd", "taak.geopend"],
  splitsDossier: ["taak.geopend"],
  voegDossiersSamen: OP_DE_CASUS,
  splitsDossierAf: ["taak.geopend"],
  beoordeelAfsplitsing: OP_DE_CASUS,
  zoekPlekken: LEEST,
  voegBijlageToeAanMelding: ["taak.geopend"],
  voegBijlageToeAanDossier: ["taak.geopend"],
  besluitBijlage: OP_DE_CASUS,
  beoordeelPlek: OP_DE_CASUS,
  bepaalGemeente: ["casus.geopend", "taak.geopend"],
  besluitDoorlaatverbod: ["casus.doorlaatverbod-toegepast", "taak.geopend"],
  legInterventieberichtVast: ["interventie.bericht", "taak.geopend", "taak.geescaleerd"],
  beeindigInterventie: ["interventie.bericht"],
  geefOordeel: ["taak.geopend"],
  legBewijsmiddelVast: OP_DE_CASUS,
  legInstemmingVast: OP_DE_CASUS,
  verrijkDossier: STAP,
  legWegingVast: [...STAP, ...EINDE, "casus.doorlaatverbod-toegepast"],
  legHoorverslagVast: OP_DE_CASUS,
  rondBedenktijdAf: OP_DE_CASUS,
  stelMelderVrij: OP_DE_CASUS,
  vraagMelder: "the reporter is nobody's partner: they find it at the safe channel",
  wijsExpertiseAf: OP_DE_CASUS,
  nodigPartnersUit: ["uitnodiging.verstuurd", "casusoverleg.gepland", ...STAP],
  beantwoordUitnodiging: ["uitnodiging.beantwoord", "taak.geopend"],
  beeindigUitnodiging: ["uitnodiging.beeindigd", "informatievraag.ingetrokken", "taak.geopend"],
  wijsVervangerAf: "who proposed another takes no part, and the other was never asked",
  planCasusoverleg: "it has no casus yet: it is told when one comes on its agenda",
  wijzigCasusoverleg: ["casusoverleg.gewijzigd"],
  zegCasusoverlegAf: ["casusoverleg.afgezegd"],
  zetOpAgenda: ["casusoverleg.gepland"],
  haalVanAgenda: ["casusoverleg.afgezegd"],
  legCasusoverlegVast: STAP,
  rondAfspraakAf: OP_DE_CASUS,
  voegBijdrageToe: ["bijdrage.toegevoegd"],
  stelInformatievraag: ["informatievraag.gesteld"],
  beantwoordInformatievraag: ["informatievraag.beantwoord"],
  trekInformatievraagIn: ["informatievraag.ingetrokken"],
  vraagZorgafstemming: ["zorgafstemming.gevraagd"],
  beantwoordZorgafstemming: ["zorgafstemming.beantwoord"],
  stelOpsporingsvraag: ["zorgafstemming.gevraagd"],
  beantwoordOpsporingsvraag: ["zorgafstemming.beantwoord"],
  sluitZorgafstemming: ["zorgafstemming.beeindigd"],
  legInzetEldersVast: OP_DE_CASUS,
  maakPlan: OP_DE_CASUS,
  stelPlanVast: ["casus.voortgegaan", "actie.uitgezet", "actie.gewijzigd", "actie.vervallen", "taak.geopend"],
  legActieresultaatVast: STAP,
  legActiestandVast: OP_DE_CASUS,
  legCommitmentVast: OP_DE_CASUS,
  legUitgevoerdeInterventieVast: OP_DE_CASUS,
  wijsProcesregieToe: ["procesregie.gewijzigd", "taak.geopend", "actie.uitgezet", "actie.vervallen"],
  wijsZorgcoordinatieToe: ["zorgcoordinatie.gewijzigd", "taak.geopend", "actie.uitgezet", "actie.vervallen"],
  legContactkaartVast: OP_DE_CASUS,
  legVoortgangVast: STAP,
  legNazorgVast: ["taak.geopend"],
  herzieNazorg: "who gives it wrote it, and finds the next date in their worklist",
  biedNazorgAan: ["taak.geopend"],
  beantwoordNazorgaanbod: ["taak.geopend"],
  trekNazorgaanbodIn: "the task of who was asked lapses; there was nothing else that they saw",
  meldTerugval: ["taak.geopend"],
  besluitTerugval: ["casus.voortgegaan"],
  regelNazorg: STAP,
  vulAfsluitformulierIn: OP_DE_CASUS,
  stelProcesbegeleiderAan: STAP,
  legEvaluatieVast: STAP,
  borgLessen: ["casus.gesloten", "uitnodiging.beeindigd"],
  schortOp: ["casus.opgeschort"],
  hervatCasus: ["casus.hervat"],
  voegCasussenSamen: ["casus.samengevoegd", "casus.gesloten", "taak.geopend"],
  rondSamenvoegingAf: "procesregie arranged what the merge left; what follows on it tells of itself",
  verlengTermijn: ["termijn.verlengd"],
  startStrafrechtelijkTraject: ["traject.gestart", "traject.taak-geopend"],
  legTrajectchecklistVast: TRAJECT,
  bepaalTrajectstrategie: TRAJECT,
  legTrajectmiddelenVast: TRAJECT,
  legOmBeslissingVast: [...TRAJECT, "traject.afgerond"],
  legPreWeegVast: TRAJECT,
  legZittingVast: [...TRAJECT, "traject.afgerond"],
  leidTrajectTerug: TRAJECT,
  voegTrajectdeelnemerToe: ["traject.gestart"],
  splitsCasus: ["casus.geopend", "casus.dossiers-vertrokken"],
  bereidOverdrachtVoor: ["overdracht.voorbereid", ...STAP],
  beantwoordOverdracht: ["overdracht.beantwoord", ...STAP, ...EINDE],
  trekOverdrachtIn: ["overdracht.ingetrokken", ...STAP],
  laatInstromen: ["casus.voortgegaan", "taak.geopend"],
  leidCasusTerug: ["casus.voortgegaan"],
  doeInhaaltaakAf: OP_DE_CASUS,
  biedGemeenteAan: ["overdracht.voorbereid", "taak.geopend"],
  beantwoordGemeenteOverdracht: [
    ...(["overdracht.beantwoord", "casus.geopend", "taak.geopend", "toegang.beeindigd"] as const),
    ...(["actie.uitgezet", "actie.vervallen"] as const),
  ],
  trekGemeenteOverdrachtIn: ["overdracht.ingetrokken"],
  biedRegioAan: ["taak.geopend"],
  legRegioantwoordVast: EINDE,
  schaalAf: EINDE,
  heropenCasus: ["casus.heropend", "taak.geopend"],
  neemNoodtoegang: ["toegang.noodtoegang-genomen"],
  legPreventieactiviteitVast: "prevention runs per region and period; nobody waits for it",
  meldKnelpunt: ["sturing.gemeld"],
  meldTrendsignaal: ["sturing.gemeld"],
  pakKnelpuntOp: ["sturing.opgepakt"],
  rondKnelpuntAf: ["sturing.afgerond"],
  pakTrendsignaalOp: ["sturing.opgepakt"],
  rondTrendsignaalAf: ["sturing.afgerond"],
  ...Object.fromEntries(
    ["Contactpersoon", "Sleutelfiguur", "Voorziening", "Expertise", "Interventie"].flatMap((soort) =>
      ["maak", "wijzig", "laat"].map((doe) => [`${doe}${soort}${doe === "laat" ? "Vervallen" : ""}`, GIDS]),
    ),
  ),
  legOndertekeningVast: REGISTER,
  legUittredingVast: "what lay with the organisation is taken back by the clock, which tells who gets it",
  voegConvenantToe: REGISTER,
  voegPartnerToe: REGISTER,
  registreerMedewerker: REGISTER,
  wijzigMedewerker: REGISTER,
  verleenMandaat: REGISTER,
  trekMandaatIn: REGISTER,
  bezetZetel: REGISTER,
  vervangZetel: "who fills a seat reads its feed, with all that was told before",
  trekVervangingIn: REGISTER,
};

/** What nobody asks for by a command: the clock, and what the system decides by itself. */
const VANZELF: readonly Gebeurtenissoort[] = [
  ...(["melding.herinnerd", "melding.geescaleerd", "taak.herinnerd", "taak.geescaleerd"] as const),
  ...(["casusoverleg.herinnerd", "toegang.loopt-af", "zetel.waarschuwing", "deelname.loopt-af"] as const),
  ...(["traject.herinnerd", "traject.geescaleerd", "sturing.herinnerd", "stuurfeit.vastgelegd"] as const),
  ...(["keten.niet-sluitend", "traject.niet-sluitend"] as const),
];

/** Of the notifications themselves, and no business of the chain. */
const VAN_DE_NOTIFICATIES = /^(?:taken\.gebundeld$|kanaal\.)/;
/** Commands on channels and feeds, which change nothing in the chain. */
const OVER_KANALEN = /^\/v1\/(?:kanalen|notificaties)(?:\/|$)/;

describe("what each command tells", () => {
  const commandos = operatiesVan(laadRegio("nog")).filter(
    ({ methode, pad }) => methode !== "GET" && !OVER_KANALEN.test(pad),
  );

  it("is known of every command, and of no other", () => {
    expect(Object.keys(COMMANDOS).toSorted()).toEqual(commandos.map(({ operationId }) => operationId).toSorted());
  });

  it("names kinds that there are, and leaves no kind without who tells it", () => {
    const verteld = new Set(Object.values(COMMANDOS).flatMap((een) => (typeof een === "string" ? [] : een)));
    const zonder = GEBEURTENISSOORTEN.filter(
      (soort) => !verteld.has(soort) && !VANZELF.includes(soort) && !VAN_DE_NOTIFICATIES.test(soort),
    );
    expect(zonder).toEqual([]);
  });
});
