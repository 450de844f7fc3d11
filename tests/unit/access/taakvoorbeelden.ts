import type { Rol } from "../../../shared/domain/actor.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { maakToegang } from "../../../shared/access/toegang.ts";
import type { Beleid } from "../../../shared/ports/beleid.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { NOG } from "../domain/wereld.ts";
import { actorVoor, NU, type Relatie } from "./matrix/relaties.ts";

/** A statement about who has a task in their worklist, that holds or does not under some policies. */
export interface Taakvoorbeeld {
  readonly wat: string;
  readonly klopt: (beleid: Beleid) => boolean;
}

type Taak = Pick<OpenTaak, "eigenaar" | "gemeente" | "soort">;
const taak = (rol: Rol, organisatie: string, velden: Partial<Taak> = {}): Taak => ({
  ...{ eigenaar: { rol, organisatie }, gemeente: "gemeente-doetinchem", soort: "actie" },
  ...velden,
});

const VAN_TEAM = taak("lid-ketenregieteam", "ketenregieteam");
const VAN_TEAM_ZONDER_GEMEENTE = taak("lid-ketenregieteam", "ketenregieteam", { gemeente: null });
const VAN_ZETEL = taak("lid-ketenregieteam", "politie", { soort: "interventie" });
const actieVan = (organisatie: string, velden: Partial<Taak> = {}): Taak => taak("partner", organisatie, velden);
const uitnodigingVan = (organisatie: string): Taak => actieVan(organisatie, { soort: "uitnodiging-beantwoorden" });

const heeft =
  (rol: Rol, relatie: Relatie, wat: Taak, velden: Partial<ReturnType<typeof actorVoor>> = {}) =>
  (beleid: Beleid): boolean =>
    maakToegang(beleid, NOG).taakInzien({ ...actorVoor(rol, relatie), ...velden }, wat, NU);
const niet = (klopt: (beleid: Beleid) => boolean) => (beleid: Beleid) => !klopt(beleid);
const geen =
  (...gevallen: readonly ((beleid: Beleid) => boolean)[]) =>
  (beleid: Beleid): boolean =>
    gevallen.every((klopt) => !klopt(beleid));

const lid = (relatie: Relatie, wat: Taak, velden = {}) => heeft("lid-ketenregieteam", relatie, wat, velden);

/** Who has which task in their worklist, and who has not (X7, X16, R3, R17, R18): for every policy on `taakInzien`. */
export const TAAKVOORBEELDEN: readonly Taakvoorbeeld[] = [
  { wat: "a fixed seat has the team's task", klopt: lid("eigen-organisatie", VAN_TEAM) },
  { wat: "the seat of the casus' municipality has it", klopt: lid("eigen-gemeente", VAN_TEAM) },
  { wat: "that of another municipality has not", klopt: niet(lid("andere-gemeente", VAN_TEAM)) },
  {
    wat: "no municipality has it when none is known; a fixed seat does",
    klopt: (beleid) =>
      geen(lid("eigen-gemeente", VAN_TEAM_ZONDER_GEMEENTE), lid("andere-gemeente", VAN_TEAM_ZONDER_GEMEENTE))(beleid) &&
      lid("eigen-organisatie", VAN_TEAM_ZONDER_GEMEENTE)(beleid),
  },
  { wat: "a deputy has it inside the window", klopt: lid("vervanger-binnen", VAN_TEAM) },
  { wat: "and not outside it", klopt: niet(lid("vervanger-buiten", VAN_TEAM)) },
  {
    wat: "a member of the team without a seat has not",
    klopt: niet(lid("eigen-organisatie", VAN_TEAM, { zetels: [] })),
  },
  {
    wat: "a seat that is no member of the team has not",
    klopt: niet(lid("eigen-organisatie", VAN_TEAM, { rollen: ["bestuurder"] })),
  },
  {
    wat: "a partner on the casus has not, nor the system of a seat",
    klopt: geen(heeft("partner", "aanvaard", VAN_TEAM), heeft("partnersysteem", "eigen-organisatie", VAN_TEAM)),
  },
  { wat: "a task of one seat is that seat's", klopt: lid("eigen-organisatie", VAN_ZETEL) },
  { wat: "its deputy's too", klopt: lid("vervanger-binnen", VAN_ZETEL) },
  { wat: "and of no other seat", klopt: niet(lid("eigen-gemeente", VAN_ZETEL)) },
  { wat: "nor of a member there without it", klopt: niet(lid("eigen-organisatie", VAN_ZETEL, { zetels: [] })) },

  {
    wat: "an actie of an organisation with a seat is for that seat",
    klopt: lid("eigen-organisatie", actieVan("politie")),
  },
  { wat: "of the casus' municipality for its seat", klopt: lid("eigen-gemeente", actieVan("gemeente-doetinchem")) },
  {
    wat: "not for another seat",
    klopt: geen(lid("eigen-gemeente", actieVan("politie")), lid("andere-gemeente", actieVan("politie"))),
  },
  {
    wat: "not for a member there without a seat",
    klopt: niet(lid("eigen-organisatie", actieVan("politie"), { zetels: [] })),
  },
  { wat: "not for a deputy whose window is over", klopt: niet(lid("vervanger-buiten", actieVan("politie"))) },
  {
    wat: "not for a deputy there from elsewhere",
    klopt: niet(lid("eigen-organisatie", actieVan("politie"), { organisatie: "om" })),
  },
  {
    wat: "not for a partner there: it does not see the casus",
    klopt: niet(heeft("partner", "eigen-organisatie", actieVan("politie"))),
  },
  {
    wat: "for the system of that seat it is",
    klopt: heeft("partnersysteem", "eigen-organisatie", actieVan("politie")),
  },
  {
    wat: "and for that of the casus' municipality",
    klopt: heeft("partnersysteem", "eigen-gemeente", actieVan("gemeente-doetinchem")),
  },
  {
    wat: "for another's system it is not",
    klopt: geen(
      heeft("partnersysteem", "aanvaard", actieVan("politie")),
      heeft("partnersysteem", "eigen-gemeente", actieVan("politie")),
    ),
  },
  {
    wat: "nor for a machine client that is no partnersysteem",
    klopt: niet(heeft("partnersysteem", "eigen-organisatie", actieVan("politie"), { rollen: ["it"] })),
  },
  { wat: "a system has no task of a seat", klopt: niet(heeft("partnersysteem", "eigen-organisatie", VAN_ZETEL)) },

  {
    wat: "an actie of a partner is for who carries out work there",
    klopt: heeft("partner", "aanvaard", actieVan("nla")),
  },
  { wat: "and for its system", klopt: heeft("partnersysteem", "aanvaard", actieVan("nla")) },
  {
    wat: "another municipality, as a partner, has its actie",
    klopt: lid("andere-gemeente", actieVan("gemeente-apeldoorn")),
  },
  {
    wat: "not for another partner",
    klopt: geen(
      heeft("partner", "andere-organisatie", actieVan("nla")),
      heeft("partner", "afgewezen", actieVan("nla")),
    ),
  },
  {
    wat: "and no task of another role there is",
    klopt: niet(heeft("partner", "aanvaard", taak("zorgcoordinator", "nla"))),
  },
  { wat: "an actie is not for a bestuurder there", klopt: niet(heeft("bestuurder", "aanvaard", actieVan("nla"))) },
  { wat: "nor for a seat of the casus", klopt: niet(lid("eigen-organisatie", actieVan("nla"))) },
  {
    wat: "an invitation is for who is invited, and their system",
    klopt: (beleid) =>
      heeft("partner", "uitgenodigd", uitnodigingVan("kmar"))(beleid) &&
      heeft("partnersysteem", "uitgenodigd", uitnodigingVan("kmar"))(beleid),
  },
  {
    wat: "also for a partner at an organisation with a seat",
    klopt: heeft("partner", "eigen-organisatie", uitnodigingVan("politie")),
  },
  {
    wat: "a handover to answer is for who carries out work at its receiver, and their system",
    klopt: (beleid) =>
      (["partner", "partnersysteem"] as const).every((rol) =>
        (["overdracht-volgen", "zorgoverdracht-volgen"] as const).every((soort) =>
          heeft(rol, "ontvanger", actieVan("wijkteam", { soort }))(beleid),
        ),
      ),
  },
  {
    wat: "also for a partner at an organisation with a seat, and for nobody else",
    klopt: (beleid) =>
      heeft("partner", "eigen-organisatie", actieVan("politie", { soort: "overdracht-volgen" }))(beleid) &&
      geen(
        heeft("partner", "aanvaard", actieVan("wijkteam", { soort: "overdracht-volgen" })),
        lid("eigen-organisatie", actieVan("wijkteam", { soort: "overdracht-volgen" })),
        heeft("bestuurder", "ontvanger", actieVan("wijkteam", { soort: "overdracht-volgen" })),
      )(beleid),
  },
  {
    wat: "for nobody else",
    klopt: geen(heeft("partner", "aanvaard", uitnodigingVan("kmar")), lid("eigen-organisatie", uitnodigingVan("kmar"))),
  },
  {
    wat: "what went back to procesregie is no longer for the partner whose access ended",
    klopt: geen(
      heeft("partner", "beeindigd", taak("procesregisseur", "zvh")),
      heeft("procesregisseur", "beeindigd", taak("procesregisseur", "zvh")),
      heeft("partnersysteem", "beeindigd", taak("procesregisseur", "zvh")),
    ),
  },

  {
    wat: "a task of the procesregisseur is theirs",
    klopt: heeft("procesregisseur", "eigen-organisatie", taak("procesregisseur", "zvh")),
  },
  {
    wat: "of the zorgcoördinator theirs",
    klopt: heeft("zorgcoordinator", "eigen-organisatie", taak("zorgcoordinator", "moviera")),
  },
  {
    wat: "of who evaluates theirs",
    klopt: heeft("procesbegeleider-evaluatie", "eigen-organisatie", taak("procesbegeleider-evaluatie", "riec")),
  },
  {
    wat: "at another organisation not",
    klopt: geen(
      heeft("procesregisseur", "andere-organisatie", taak("procesregisseur", "zvh")),
      heeft("zorgcoordinator", "eigen-gemeente", taak("zorgcoordinator", "moviera")),
    ),
  },
  {
    wat: "in another role there not, whatever seat they have",
    klopt: geen(
      heeft("fg", "eigen-organisatie", taak("procesregisseur", "zvh")),
      lid("eigen-organisatie", taak("zorgcoordinator", "politie")),
    ),
  },
  {
    wat: "a system that is given a role has no task of it",
    klopt: niet(
      heeft("partnersysteem", "eigen-organisatie", taak("procesregisseur", "politie"), { rollen: ["procesregisseur"] }),
    ),
  },
  {
    wat: "a role at a partner does not give the team's tasks",
    klopt: niet((beleid) =>
      maakToegang(beleid, NOG).taakInzien(maakActor("x", "ketenregieteam", "lid-ketenregieteam"), VAN_TEAM, NU),
    ),
  },

  {
    wat: "without a convenant nobody has any, nor after they left",
    klopt: geen(
      ...(["geen-convenant", "uitgetreden"] as const).flatMap((relatie) => [
        lid(relatie, VAN_TEAM),
        lid(relatie, actieVan("politie")),
        heeft("partnersysteem", relatie, actieVan("politie")),
        heeft("partner", relatie, uitnodigingVan("politie")),
        heeft("procesregisseur", relatie, taak("procesregisseur", "zvh")),
      ]),
    ),
  },
];
