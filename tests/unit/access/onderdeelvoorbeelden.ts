import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import type { Casus } from "../../../shared/domain/casus.ts";
import type { Informatiesoort, Kenmerk } from "../../../shared/domain/kenmerk.ts";
import type { Stap } from "../../../shared/domain/pad.ts";
import type { Regio } from "../../../shared/domain/regio.ts";
import type { Rol } from "../../../shared/domain/actor.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { maakToegang } from "../../../shared/access/toegang.ts";
import type { Beleid } from "../../../shared/ports/beleid.ts";
import { NOG } from "../domain/wereld.ts";
import { openCasus } from "../keten-records.ts";
import { actorVoor, NU, type Relatie } from "./matrix/relaties.ts";

/** A statement about parts of a casus, that holds or does not under some policies. */
export interface Onderdeelvoorbeeld {
  readonly wat: string;
  readonly klopt: (beleid: Beleid) => boolean;
}

const casus: Casus = {
  ...openCasus(),
  strafrechtelijkTrajectLoopt: true,
  betrokken: ["nla", "ggd", "coa", "riec"].map((organisatie) => ({ organisatie, van: NU, tot: null })),
};
const soort = (naam: Informatiesoort): Kenmerk => kenmerkVan(null, naam);
const STRAFRECHT: Kenmerk = { ...soort("actie"), compartiment: "strafrecht", activiteit: "4.2" };

/** A matrix that no region may have: everything for everybody. What holds here, holds whatever a matrix says. */
const OPEN: Regio = {
  ...NOG,
  deelmatrix: {
    ...NOG.deelmatrix,
    regels: (["lezen", "schrijven"] as const).flatMap((recht) =>
      (["personalia", "zorg", "veiligheid", "strafrecht", "evaluatie"] as const).map((compartiment) => ({
        ...{
          recht,
          compartiment,
          grondslag: "convenant",
          dataklassen: ["statisch", "dynamisch", "exceptioneel"] as const,
        },
        ...{ activiteiten: ["2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "4.4"] as const },
        hoedanigheden: [
          ...(["zetel", "gemeentezetel", "procesregisseur", "zorgcoordinator", "partner-zorg", "opsporing"] as const),
          ...(["partner-veiligheid", "partner-overig", "noodtoegang"] as const),
        ],
      })),
    ),
  },
};

const leest =
  (rol: Rol, relatie: Relatie, onderdeel: Kenmerk, regio = NOG, organisatie?: string) =>
  (beleid: Beleid) => {
    const actor = actorVoor(rol, relatie);
    const inzage = maakToegang(beleid, regio).casusInzien(
      organisatie === undefined ? actor : { ...actor, organisatie },
      {
        ...casus,
        noodtoegangen: [
          { actorId: "partner-noodtoegang", van: NU, tot: instantSchema.parse("2027-01-01T00:00:00.000Z") },
        ],
      },
      NU,
    );
    return inzage?.magLezen(onderdeel) === true;
  };
const niet = (klopt: (beleid: Beleid) => boolean) => (beleid: Beleid) => !klopt(beleid);

const schrijft =
  (rol: Rol, relatie: Relatie, onderdeel: Kenmerk, regio = NOG) =>
  (beleid: Beleid) => {
    const toegang = maakToegang(beleid, regio);
    const actor = actorVoor(rol, relatie);
    const hoedanigheden = toegang.casusInzien(actor, casus, NU)?.hoedanigheden;
    return hoedanigheden !== undefined && toegang.vastleggen(actor, hoedanigheden, onderdeel, NU);
  };

const BIJZONDER: Kenmerk = { ...soort("plan"), categorieen: ["seksueel-gedrag"] };
const GEZONDHEID: Kenmerk = { ...soort("plan"), categorieen: ["gezondheid"] };

/** What a partner that is there for two steps only, nla here, reads while the casus is at this step (R19). */
const leestEventueel =
  (stap: Stap, ...soorten: readonly Informatiesoort[]) =>
  (beleid: Beleid): boolean => {
    const bijStap: Casus = {
      ...openCasus(),
      betrokken: [{ organisatie: "nla", van: NU, tot: null, als: "eventueel" }],
      positie: { stap, sinds: NU },
    };
    const inzage = maakToegang(beleid, NOG).casusInzien(actorVoor("partner", "aanvaard"), bijStap, NU);
    return soorten.some((naam) => inzage?.magLezen(soort(naam)) === true);
  };

export const ONDERDEELVOORBEELDEN: readonly Onderdeelvoorbeeld[] = [
  {
    wat: "the team reads the first weging",
    klopt: leest("lid-ketenregieteam", "eigen-organisatie", soort("eerste-weging")),
  },
  { wat: "a partner does not", klopt: niet(leest("partner", "aanvaard", soort("eerste-weging"))) },
  { wat: "a partner in safety reads the second", klopt: leest("partner", "aanvaard", soort("tweede-weging")) },
  { wat: "a partner in neither does not", klopt: niet(leest("partner", "andere-organisatie", soort("tweede-weging"))) },
  { wat: "a partner in neither reads the plan", klopt: leest("partner", "andere-organisatie", soort("plan")) },
  { wat: "a partner in care reads the nazorg", klopt: leest("partner", "afgewezen", soort("nazorg")) },
  { wat: "a partner in safety does not", klopt: niet(leest("partner", "aanvaard", soort("nazorg"))) },
  {
    wat: "an eventueel andere partij reads the second weging and the plan at those steps, nothing else, and at no other",
    klopt: (beleid) =>
      leestEventueel("weging-2", "tweede-weging")(beleid) &&
      leestEventueel("plan-van-aanpak", "plan")(beleid) &&
      !leestEventueel("plan-van-aanpak", "eerste-weging", "personalia", "uitnodiging", "verrijking", "actie")(beleid) &&
      !leestEventueel("casusoverleg", "tweede-weging", "plan")(beleid) &&
      !leestEventueel("overdracht-naar-zorg", "tweede-weging", "plan")(beleid) &&
      !leestEventueel("voortgang", "tweede-weging", "plan")(beleid),
  },
  { wat: "who broke the glass reads the acties", klopt: leest("partner", "noodtoegang", soort("actie")) },
  { wat: "who broke the glass does not read the plan", klopt: niet(leest("partner", "noodtoegang", soort("plan"))) },
  { wat: "the investigator reads the investigation", klopt: leest("opsporing", "eigen-organisatie", STRAFRECHT) },
  {
    wat: "the investigator does not read the plan",
    klopt: niet(leest("opsporing", "eigen-organisatie", soort("plan"))),
  },
  {
    wat: "a seat of politie does not read it",
    klopt: niet(leest("lid-ketenregieteam", "eigen-organisatie", STRAFRECHT)),
  },
  {
    wat: "nor does it, or a broken glass, with a matrix that would let them",
    klopt: (beleid) =>
      !leest("lid-ketenregieteam", "eigen-organisatie", STRAFRECHT, OPEN)(beleid) &&
      !leest("partner", "noodtoegang", STRAFRECHT, OPEN)(beleid) &&
      leest("opsporing", "eigen-organisatie", STRAFRECHT, OPEN)(beleid),
  },
  {
    wat: "nor does a seat add to it with such a matrix",
    klopt: (beleid) =>
      !schrijft("lid-ketenregieteam", "eigen-organisatie", STRAFRECHT, OPEN)(beleid) &&
      schrijft("opsporing", "eigen-organisatie", STRAFRECHT, OPEN)(beleid),
  },
  {
    wat: "the chain's own cooperation may process health, the RIEC's may not (WGS)",
    klopt: (beleid) =>
      leest("lid-ketenregieteam", "eigen-organisatie", GEZONDHEID)(beleid) &&
      !leest("partner", "aanvaard", GEZONDHEID, NOG, "riec")(beleid) &&
      leest("partner", "aanvaard", soort("plan"), NOG, "riec")(beleid),
  },
  {
    wat: "sexual behaviour the RIEC's may, the chain's may not, and who supplied it has it",
    klopt: (beleid) =>
      !leest("lid-ketenregieteam", "eigen-organisatie", BIJZONDER)(beleid) &&
      leest("partner", "aanvaard", BIJZONDER, NOG, "riec")(beleid) &&
      leest("lid-ketenregieteam", "eigen-organisatie", { ...BIJZONDER, geleverdDoor: "politie" })(beleid),
  },
  {
    wat: "a seat reads which persons are known, who coordinates care and who broke the glass do not",
    klopt: (beleid) =>
      leest("lid-ketenregieteam", "eigen-organisatie", soort("persoon"))(beleid) &&
      leest("procesregisseur", "eigen-organisatie", soort("persoon"))(beleid) &&
      !leest("zorgcoordinator", "eigen-organisatie", soort("persoon"))(beleid) &&
      !leest("partner", "noodtoegang", soort("persoon"))(beleid),
  },
  {
    wat: "no partner does, and with a matrix that would let them the RIEC does not: it may have no number",
    klopt: (beleid) =>
      !leest("partner", "aanvaard", soort("persoon"))(beleid) &&
      !leest("partner", "aanvaard", soort("persoon"), OPEN, "riec")(beleid) &&
      leest("partner", "aanvaard", soort("persoon"), OPEN)(beleid),
  },
  {
    wat: "who is asked whether it knows somebody reads who that is while the question is open, and nothing of what is weighed",
    klopt: (beleid) => {
      const vraag = (status: "open" | "voorbij") =>
        maakToegang(beleid, NOG).informatievraagInzien(
          actorVoor("partner", "bevraagd"),
          { organisatie: "jeugdbescherming-gelderland", status },
          NU,
        );
      const inzage = vraag("open");
      return (
        inzage?.magLezen(soort("bsn")) === true && !inzage.magLezen(soort("bijdrage-zorg")) && vraag("voorbij") === null
      );
    },
  },
  {
    wat: "a partner that supplied who is suspected reads that back, and not what another supplied",
    klopt: (beleid) =>
      leest("partner", "aanvaard", { ...soort("bijdrage-verdachte"), geleverdDoor: "nla" })(beleid) &&
      leest("partnersysteem", "aanvaard", { ...soort("bijdrage-verdachte"), geleverdDoor: "nla" })(beleid) &&
      !leest("partner", "aanvaard", { ...soort("bijdrage-verdachte"), geleverdDoor: "ggd" })(beleid),
  },
  {
    wat: "in another capacity its organisation does not: the investigator, who broke the glass",
    klopt: (beleid) =>
      !leest("opsporing", "aanvaard", { ...soort("bijdrage-verdachte"), geleverdDoor: "nla" })(beleid) &&
      !leest("partner", "noodtoegang", { ...soort("bijdrage-zorg"), geleverdDoor: "woningcorporatie" })(beleid),
  },
  {
    wat: "a partner in safety adds who is suspected",
    klopt: schrijft("partner", "aanvaard", soort("bijdrage-verdachte")),
  },
  { wat: "and nothing of health", klopt: niet(schrijft("partner", "aanvaard", soort("bijdrage-zorg"))) },
  { wat: "the team adds a weging", klopt: schrijft("lid-ketenregieteam", "eigen-organisatie", soort("eerste-weging")) },
  { wat: "a partner does not", klopt: niet(schrijft("partner", "aanvaard", soort("eerste-weging"))) },
  { wat: "a partner adds the result of an actie", klopt: schrijft("partner", "aanvaard", soort("actieresultaat")) },
  { wat: "a system adds nothing", klopt: niet(schrijft("partnersysteem", "aanvaard", soort("actieresultaat"))) },
];
