import type { Casus } from "../../../../shared/domain/casus.ts";
import { operatiesVan } from "../../../../shared/api/operaties.ts";
import type { Operatie } from "../../../../shared/api/operatie.ts";
import type { Actor } from "../../../../shared/domain/actor.ts";
import { casusIdSchema } from "../../../../shared/domain/ids.ts";
import type { Overdracht } from "../../../../shared/domain/overdracht.ts";
import { plusSeconden, type Instant } from "../../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../../shared/region/index.ts";
import { GIDSSOORTEN } from "../../../../shared/domain/gids.ts";
import { maakGidsregel, maakGidsversie } from "../../../fixtures/gids.ts";
import {
  beeindigd,
  maakAfgerondeTaak,
  maakAgendapunt,
  maakOverleg,
  maakTaak,
  maakUitnodiging,
  maakVastlegging,
  maakVervallenTaak,
} from "../../../fixtures/casusrecords.ts";
import { kenmerkVan } from "../../../../shared/domain/besluit.ts";
import {
  maakAanlevering,
  maakActor,
  maakBijlage,
  maakHerlevering,
  maakInbreng,
  maakBijlageKoppeling,
  maakMeldingtaak,
  verwijzingNaar,
} from "../../../fixtures/records.ts";
import { VRAAGTAAK } from "../../../../shared/domain/informatievraag.ts";
import { opdracht } from "../../../fixtures/opdrachten.ts";
import { wegTot } from "../../functions/casusweg.ts";
import { maakVoordeur, type Antwoord, type Voordeur } from "../../functions/voordeur.ts";
import { afwijkendeDelen } from "./delen.ts";
import { ALLEN, GENODIGDEN, NU } from "./relaties.ts";
import { TAFEL, verwacht } from "./tafel.ts";
import { ZIET, ZIET_NAZORG, ZIET_MELDING, ZIET_OVERLEG, type Status } from "./wie.ts";
import { TREND, zetUitvoering } from "./uitvoering.ts";

const NOG = laadRegio("nog");

/** Every operation that asks who calls. */
export const OPERATIES: readonly Operatie[] = operatiesVan(NOG).filter(({ openbaar }) => !openbaar);

/** Who is asked whether it knows somebody. */
const VRAAGT = "jeugdbescherming-gelderland";

/** No operation accepts it: the right is asked before the body, so a refusal of it tells that the right is there. */
const GEEN_GELDIGE_BODY = { onbekendVeld: true };

/** The casus of the matrix, with everything that an operation can be about. */
export interface Wereld {
  readonly deur: Voordeur;
  readonly casusId: string;
  /** What stands for the ids in a path; for somebody of an organisation first under `<name>@<organisatie>`. */
  readonly waarden: Readonly<Record<string, string>>;
  /** Asks an operation as far as a right goes: nothing is written. */
  readonly vraag: (operatie: Operatie, actor: Actor, waarden?: Wereld["waarden"]) => Promise<Antwoord>;
}

/** The head of the casus at this end of its path. */
const kopBij = (status: Status, casus: Extract<Casus, { status: "open" }>, aanbod: Overdracht["aanbod"]): Casus => {
  const { vastleggingId, inhoud } = aanbod;
  const gedeeld = {
    ...casus,
    overdracht: status === "open" ? { vastleggingId, ontvanger: inhoud.ontvanger } : null,
    strafrechtelijkTrajectLoopt: true,
    noodtoegangen: ALLEN.filter(({ relatie }) => relatie === "noodtoegang").map(({ actor }) => ({
      ...{ actorId: actor.actorId, van: plusSeconden(NU, -60), tot: plusSeconden(NU, 60) },
    })),
    betrokken: [
      { organisatie: "nla", van: plusSeconden(NU, -60), tot: status === "open" ? null : NU },
      { organisatie: "welzijnswerk", van: plusSeconden(NU, -60), tot: NU },
    ],
  };
  if (status === "open") {
    const eigenaar = { rol: "procesbegeleider-evaluatie", organisatie: "riec" } as const;
    return { ...gedeeld, positie: { stap: "evaluatie", sinds: NU }, eigenaar, procesbegeleiding: "riec" };
  }
  return beeindigd({ ...gedeeld, procesbegeleiding: status === "gesloten" ? "riec" : null }, status, NU);
};

const NA_EINDE: Readonly<Record<string, "vervallen" | "beeindigd">> = { open: "vervallen", geaccepteerd: "beeindigd" };

/** A handover to this organisation, and what it answered at this moment; null: it can still answer. */
const maakOverdracht = (
  casusId: string,
  ontvanger: string,
  antwoord: { readonly antwoord: "aanvaard" | "geweigerd"; readonly op: Instant } | null,
) => {
  const gedeeld = { casusId, kenmerk: kenmerkVan(null, "overdracht-na-weging-1") };
  const aanbod = maakVastlegging({
    ...gedeeld,
    ...{ soort: "overdracht", inhoud: { ontvanger, grondslag: "toestemming", inhoud: "zorgvraag" } },
  });
  if (aanbod.soort !== "overdracht") throw new Error("geen overdracht");
  const antwoorden =
    antwoord === null
      ? []
      : [
          maakVastlegging({
            ...{ ...gedeeld, soort: "overdrachtantwoord", bij: aanbod.vastleggingId, vastgelegdOp: antwoord.op },
            inhoud: { antwoord: antwoord.antwoord, toelichting: null },
          }),
        ];
  return { aanbod, records: [aanbod, ...antwoorden] };
};

/** The address of an operation for this actor: about an invitation of the own organisation, where it has one. */
export const adresVoor = ({ waarden }: Pick<Wereld, "waarden">, { pad }: Operatie, actor: Actor): string =>
  pad.replaceAll(/\{(\w+)\}/g, (_, naam: string) => {
    const bij = pad.startsWith("/v1/trendsignalen") && naam === "sturingId" ? TREND : naam;
    const waarde = waarden[`${bij}@${actor.organisatie}`] ?? waarden[bij];
    if (waarde === undefined) throw new Error(`${pad}: geen waarde voor ${naam}`);
    return waarde;
  });

/** A body that no operation accepts. */
export const bodyVoor = ({ body, invoerwijze }: Operatie): string | null => {
  if (body === null) return null;
  // Of a body of lines every line has a result of its own; one without lines is refused.
  return invoerwijze.mediatype === "application/json" ? JSON.stringify(GEEN_GELDIGE_BODY) : "";
};

/** A casus walked through the front door up to its aftercare, then put at the end of its path that the matrix asks about. */
export const maakWereld = async (
  status: Status,
  deur: Voordeur = maakVoordeur(ALLEN.map(({ actor }) => actor)),
): Promise<Wereld> => {
  const { casusId } = await wegTot("procesbegeleider", true, deur);
  const id = casusIdSchema.parse(casusId);
  const casus = await deur.casework.casus(id);
  const dossier = await deur.casework.casusDossier(id);
  const melding = deur.casework.vanType("melding")[0];
  const { body: preventie } = await deur.vraag("procesregisseur", "POST", "/v1/preventieactiviteiten", {
    ...{ activiteit: "1.2", titel: "Gastles", doelgroepen: ["jongeren"], instrument: "gastles", van: "2026-03-01" },
  });
  if (melding !== undefined) await deur.registreerPlekken(melding.meldingId);
  const plekId = deur.casework.vanType("plek")[0]?.plekId;
  if (casus?.status !== "open" || plekId === undefined || dossier === null || melding === undefined)
    throw new Error("geen open casus");
  deur.zetKlok(NU);
  // Declined by ggd; to wijkteam, which can answer, accepted it just now, or long ago.
  const geweigerd = maakOverdracht(casusId, "ggd", { antwoord: "geweigerd", op: NU });
  const aanvaardOp = { open: null, afgeschaald: NU, gesloten: plusSeconden(NU, -366 * 86_400) }[status];
  const overdracht = maakOverdracht(
    casusId,
    "wijkteam",
    aanvaardOp === null ? null : { antwoord: "aanvaard", op: aanvaardOp },
  );
  deur.casework.zet(...geweigerd.records, ...overdracht.records);
  deur.casework.zet(kopBij(status, casus, overdracht.aanbod));
  const uitnodigingen = Object.entries(GENODIGDEN).map(([organisatie, stand]) =>
    maakUitnodiging({
      casusId,
      organisatie,
      eigenaar: { rol: "partner", organisatie },
      status: status === "open" ? stand : (NA_EINDE[stand] ?? stand),
    }),
  );
  deur.casework.zet(...uitnodigingen);
  deur.casework.zet(
    ...uitnodigingen
      .filter(({ status: stand }) => stand === "open")
      .map(({ eigenaar, uitnodigingId }) =>
        maakTaak({ casusId, soort: "uitnodiging-beantwoorden", eigenaar, onderwerp: uitnodigingId, uitvoering: null }),
      ),
  );
  // Not yet discussed again, on an agenda that is this casus' only; and something that nla is to do.
  const overleg = maakOverleg({
    van: plusSeconden(NU, 3600),
    tot: plusSeconden(NU, 7200),
    agenda: [{ casusId: id, minuten: null }],
  });
  const afspraak = (status === "open" ? maakTaak : maakAfgerondeTaak)({
    ...{ casusId, soort: "afspraak", activiteit: "3.1", onderwerp: overleg.overlegId, uitvoering: null },
    eigenaar: { rol: "partner", organisatie: "nla" },
  });
  deur.casework.zet(overleg, maakAgendapunt({ casusId, overlegId: overleg.overlegId }), afspraak);
  // Given to a partner that is not on the casus.
  const eigenaar = { rol: "partner", organisatie: "advocatuur" } as const;
  const taak = maakMeldingtaak({ meldingId: melding.meldingId, eigenaar });
  const gemeld = await deur.casework.melding(melding.meldingId);
  if (gemeld === null) throw new Error("geen melding");
  deur.casework.zet(taak, {
    ...{
      ...gemeld,
      verdeling: { ...gemeld.verdeling, eigenaar },
      behandeling: { status: "open", taakId: taak.taakId },
    },
  });
  const bijlage = maakBijlage({
    ...{ status: "beschikbaar", beschikbaarOp: NU, klok: null, taak: null },
    ...{ bij: { soort: "melding", meldingId: melding.meldingId } },
    kenmerk: kenmerkVan({ rol: "partnersysteem", organisatie: "nla" }, "bijlage-veiligheid"),
  });
  deur.casework.zet(bijlage, maakBijlageKoppeling({ houder: melding.meldingId, bijlageId: bijlage.bijlageId }));
  // One to a part of each kind, by a partner that is not on the casus any more.
  const soorten = new Map(NOG.dossieropbouw.onderdelen.map((onderdeel) => [onderdeel.informatie, onderdeel]));
  const inbreng = [...soorten.values()].map((onderdeel) => maakInbreng(id, onderdeel, "ggd"));
  deur.casework.zet(...inbreng.flat());
  // Asked by politie of an organisation in care that is not on the casus.
  const vraag = maakVastlegging({
    ...{ casusId, soort: "informatievraag", vastgelegdDoor: { rol: "lid-ketenregieteam", organisatie: "politie" } },
    inhoud: { ...opdracht.informatievraag({ dossiers: [...casus.dossierIds] }), organisatie: VRAAGT },
    kenmerk: kenmerkVan({ rol: "lid-ketenregieteam", organisatie: "politie" }, "informatievraag-zorg"),
  });
  const vraagtaak = {
    ...{ casusId, soort: VRAAGTAAK, eigenaar: { rol: "partner", organisatie: VRAAGT } as const },
    ...{ gemeente: casus.gemeente, onderwerp: vraag.vastleggingId, verplicht: false, uitvoering: null },
  };
  // With the casus it lapsed.
  deur.casework.zet(vraag, status === "open" ? maakTaak(vraagtaak) : maakVervallenTaak({ ...vraagtaak, klok: null }));
  // One id for an entry of each kind, kept by politie.
  const { gidsId } = maakGidsregel();
  deur.casework.zet(...GIDSSOORTEN.map((soort) => maakGidsregel(soort, { gidsId, organisatie: "politie" })));
  deur.casework.zet(...GIDSSOORTEN.map((soort) => maakGidsversie(maakGidsregel(soort, { gidsId }))));
  // The register is asked about somebody of politie.
  const iemand = maakActor({ organisatie: "politie", actorId: "iemand-van-politie" });
  deur.casework.zet(iemand, verwijzingNaar(iemand));
  const aanlevering = maakAanlevering({ ingediendDoor: { organisatie: "nla", actorId: "systeem-nla" } });
  deur.casework.zet(aanlevering);
  const herlevering = maakHerlevering({ ontvanger: "politie" });
  deur.casework.zet(herlevering);
  const uitvoering = zetUitvoering(deur.casework, status, casus);
  const waarden: Readonly<Record<string, string>> = {
    casusId,
    ...{ meldingId: melding.meldingId, plekId, aanleveringId: aanlevering.aanleveringId },
    bijlageId: bijlage.bijlageId,
    ...{ ontvanger: "politie", herleveringId: herlevering.herleveringId },
    dossierId: casus.dossierIds[0] ?? "",
    preventieId: String(preventie["preventieId"]),
    bijdrageId: inbreng.find(([{ onderdeel }]) => onderdeel === "persoonlijke-factoren")?.[0].bijdrageId ?? "",
    vraagId: vraag.vastleggingId,
    planVersie: "1",
    ...uitvoering,
    ...{ gidsId, overlegId: overleg.overlegId, afspraakId: overleg.overlegId },
    ...{ organisatie: "politie", zetel: "politie", versie: "voorbeeld-1", actorId: iemand.actorId },
    ...{ mandaatId: "een-mandaat", vervangingId: "een-vervanging" },
    actieId: dossier.acties.find(({ inhoud }) => inhoud.organisatie === "nla")?.actieId ?? "",
    vastleggingId: dossier.vastleggingen.find(({ soort }) => soort === "weging")?.vastleggingId ?? "",
    ...{ overdrachtId: overdracht.aanbod.vastleggingId, "overdrachtId@ggd": geweigerd.aanbod.vastleggingId },
    uitnodigingId: uitnodigingen.find(({ organisatie }) => organisatie === "nla")?.uitnodigingId ?? "",
    ...Object.fromEntries(
      uitnodigingen.map(({ organisatie, uitnodigingId }) => [`uitnodigingId@${organisatie}`, uitnodigingId]),
    ),
  };
  return {
    ...{ deur, casusId, waarden },
    vraag: (operatie, actor, andere = waarden) =>
      deur.vraag(actor.aanmeldnaam, operatie.methode, adresVoor({ waarden: andere }, operatie, actor), undefined, {
        tekst: bodyVoor(operatie),
      }),
  };
};

/** What tells that the right is there: the answer, or the refusal of what comes after it: the body, or else the version. */
export const toegestaanBij = ({ methode, body }: Operatie): number =>
  methode === "GET" ? 200 : body === null ? 428 : 400;

/** A cell of the matrix that answered otherwise than the table says. */
export const afwijkingIn = async (
  { vraag, casusId, waarden: { meldingId = "" } }: Wereld,
  status: Status,
  operatie: Operatie,
  { rol, relatie, actor }: (typeof ALLEN)[number],
): Promise<string | null> => {
  const { operationId } = operatie;
  const regel = TAFEL[operationId];
  if (regel === undefined) return `${operationId} staat niet in de tafel`;
  const waar = `${operationId} ${status} ${rol} ${relatie}`;
  const moet = verwacht(regel, { rol, relatie, status, toegestaan: toegestaanBij(operatie) });
  const antwoord = await vraag(operatie, actor);
  if (antwoord.status !== moet) return `${waar}: ${antwoord.status}, niet ${moet}`;
  const delen = moet === 200 ? afwijkendeDelen(operationId, rol, relatie, antwoord.body) : null;
  if (delen !== null) return `${waar}: ${delen}`;
  // What does not exist for somebody is in no list: only their own open invitation or question names a casus that they do not see.
  const lijst = ["leesTaken", "leesNotificaties", "leesCasusoverleggen"].includes(operationId);
  const bestaat =
    operationId === "leesCasusoverleggen"
      ? ZIET_OVERLEG[status][relatie].includes(rol)
      : ZIET[status][relatie].includes(rol) ||
        // Their own task tells of a need, also when the casus is over.
        ZIET_NAZORG[status][relatie].includes(rol) ||
        (status === "open" && ["uitgenodigd", "bevraagd"].includes(relatie));
  if (lijst && !bestaat && antwoord.rauw.body.includes(casusId)) return `${waar}: de casus staat in de lijst`;
  const heeftMelding = ZIET_MELDING[relatie].includes(rol);
  return operationId === "leesTaken" && !heeftMelding && antwoord.rauw.body.includes(meldingId)
    ? `${waar}: de melding staat in de lijst`
    : null;
};
