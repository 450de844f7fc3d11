import { magFeedLezen } from "../../../shared/access/rollen.ts";
import type { Actor, Rol } from "../../../shared/domain/actor.ts";
import { INZICHT } from "../../../shared/domain/besluit.ts";
import type { Bericht, Gebeurtenissoort } from "../../../shared/domain/gebeurtenis.ts";
import type { KetenRecord } from "../../../shared/domain/records.ts";
import { KETENREGIETEAM } from "../../../shared/domain/regio.ts";
import type { OpenMeldingtaak, OpenTaak, OpenTrajecttaak } from "../../../shared/domain/taak.ts";
import { bewezen, gemist } from "../klokindex.ts";
import type { Wereld } from "../compartiment/wereld.ts";

/** What a bericht without `dataref` tells, and why there is nothing to read: the recipient knew of it, and it is over. */
export const ZONDER_DATAREF: Readonly<Partial<Record<Gebeurtenissoort, string>>> = {
  "overdracht.ingetrokken": "the offer does not exist any more for who got it",
  "informatievraag.ingetrokken": "the question does not exist any more for who was asked",
  "uitnodiging.beeindigd": "the casus does not exist any more for who was invited",
  "actie.vervallen": "the casus does not exist for who is out of it",
  "toegang.beeindigd": "the casus does not exist any more for who was on it",
  "zorgcoordinatie.gewijzigd": "who coordinated care, and is on the casus by nothing else, does not see it any more",
  "casusoverleg.afgezegd": "off the agenda, the overleg does not exist any more for who was on it for this casus",
  "zetel.waarschuwing": "who steers the chain reads no register, and has to know that a seat stays as it is",
  "casus.afgeschaald": "for a partner the casus does not exist any more",
  "casus.gesloten": "the casus is shielded from its closing on, for who took part in it",
  "melding.geescaleerd": "who it is escalated to gives it to somebody else, and does not read it",
  "stuurfeit.vastgelegd": "a figure leads nowhere (X9)",
};

/** Fields of `data` that name an organisation which is not the recipient, and why that tells nobody who else takes part. */
const NOEMT_ORGANISATIE: Readonly<Record<string, string>> = {
  "casus.geopend gemeente": "which municipality the casus is of: part of the casus, which the recipient sees",
  ...Object.fromEntries(
    ["zetel.waarschuwing zetel", "deelname.loopt-af organisatie"].flatMap((veld) =>
      [veld, `${veld.split(" ")[0] ?? ""} onderwerp`, `${veld.split(" ")[0] ?? ""} dataref`].map((een) => [
        een,
        "whose seat or part it is: the register, which tells of no casus",
      ]),
    ),
  ),
  "stuurfeit.vastgelegd gemeente": "a figure is counted by municipality, and leads to no casus",
  "stuurfeit.vastgelegd uitkomst": "how often which kind of partner is asked, for the figures alone",
};

/** Which organisations stand in this text. */
const genoemd = (waarde: unknown, codes: ReadonlySet<string>): readonly string[] =>
  typeof waarde === "string"
    ? waarde.split("/").filter((deel) => codes.has(deel))
    : Array.isArray(waarde)
      ? waarde.flatMap((een) => genoemd(een, codes))
      : [];

/** Who has a feed of their own, apart from the organisation's. */
const ONTVANGT_APART: readonly Rol[] = ["opsporing", "fg"];

type Werk = OpenTaak | OpenMeldingtaak | OpenTrajecttaak;
const isWerk = (record: KetenRecord): record is Werk =>
  (record.type === "taak" || record.type === "meldingtaak" || record.type === "trajecttaak") &&
  record.status === "open";

/** Work of which nobody is told when it is opened: it is a date to look at something again, of which its reminder tells. */
const NIETS_TE_DOEN_NU: Readonly<Record<string, string>> = {
  "nazorg-herzien": "who gives aftercare wrote how it stands, and looks again when its term comes",
  "signaal-herbeoordelen": "a signal that is kept is looked at again when its term comes",
};

/** Who must hear of work, written from the requirements: its owner, and of the team's the municipality as well (B6.F1, X8). */
const wieMoetHoren = (taak: Werk): readonly string[] => {
  if (NIETS_TE_DOEN_NU[taak.soort] !== undefined) return [];
  const { organisatie } = taak.eigenaar;
  if (taak.type === "trajecttaak") return [`opsporing-${organisatie}`];
  if (taak.type === "meldingtaak" || organisatie !== KETENREGIETEAM) return [organisatie];
  return taak.gemeente === null ? [KETENREGIETEAM] : [KETENREGIETEAM, taak.gemeente];
};

/** Whether this tells of that work: by its own id, or by the id of what it is about. */
const vertelt = ({ data, onderwerp }: Bericht, taak: Werk): boolean =>
  data["taakId"] === taak.taakId ||
  ("onderwerp" in taak && taak.onderwerp !== null && onderwerp === taak.onderwerp) ||
  (taak.type === "meldingtaak" && data["meldingId"] === taak.meldingId);

/** Looks over everything that is told in this world, at the moment that it is told. */
export const houdToezicht = (wereld: Wereld) => {
  const { deur, casework } = wereld;
  const { regio } = deur;
  const codes = new Set([...regio.partners.map(({ code }) => code), ...regio.gemeenten.map(({ code }) => code)]);
  const gezien = new Set<string>();
  const eigenaars = new Map<string, readonly string[]>();
  const fouten: string[] = [];
  /** Kind → how many berichten of it were looked at. */
  const soorten = new Map<Gebeurtenissoort, number>();
  /** Whom what was told of before, with something to read. */
  const bekend = new Set<string>();
  /** What became work, or changed, since the last look; at the first, all that there is. */
  const teLezen = new Map<string, Werk>(
    casework.alles().flatMap((record) => (isWerk(record) ? [[record.taakId, record] as const] : [])),
  );
  /** Dates on the clock that were seen ahead, with a clock that is not later. */
  const opDeKlok = new Set<string>();
  casework.volg((record) => {
    const moment = { nu: deur.nu(), kalender: deur.kalender, regio };
    fouten.push(...gemist(record, moment));
    for (const datum of bewezen(record, moment)) opDeKlok.add(datum);
    if (isWerk(record)) teLezen.set(record.taakId, record);
  });

  const lezersVan = (ontvanger: string): readonly Actor[] =>
    [...new Map([...deur.actoren, ...casework.vanType("actor")].map((een) => [een.aanmeldnaam, een])).values()].filter(
      (actor) =>
        magFeedLezen(actor, ontvanger, deur.nu(), regio) ||
        // What an organisation's system is told it tells its own people; who investigates is told apart (X8).
        (actor.organisatie === ontvanger && !actor.rollen.some((rol) => ONTVANGT_APART.includes(rol))),
    );

  const leesbaarVoor = async (ontvanger: string, pad: string): Promise<boolean> => {
    for (const { aanmeldnaam } of lezersVan(ontvanger))
      if ((await deur.vraag(aanmeldnaam, "GET", pad)).status === 200) return true;
    return false;
  };

  const keur = async (bericht: Bericht): Promise<void> => {
    const { ontvanger, soort, dataref, data, onderwerp } = bericht;
    soorten.set(soort, (soorten.get(soort) ?? 0) + 1);
    const wat = `${soort} aan ${ontvanger}`;
    for (const [veld, waarde] of [...Object.entries(data), ["onderwerp", onderwerp], ["dataref", dataref]] as const) {
      const anderen = genoemd(waarde, codes).filter((code) => code !== ontvanger);
      if (anderen.length > 0 && NOEMT_ORGANISATIE[`${soort} ${veld}`] === undefined)
        fouten.push(`${wat} noemt ${anderen.join()} in ${veld}`);
    }
    if (ontvanger === INZICHT || ontvanger === "inzicht-opsporing") return;
    if (dataref !== null) {
      if (await leesbaarVoor(ontvanger, dataref)) bekend.add(`${ontvanger} ${onderwerp}`);
      else fouten.push(`${wat}: niemand leest ${dataref.replaceAll(/[0-9a-f-]{36}/g, "…")}`);
    } else if (ZONDER_DATAREF[soort] === undefined) fouten.push(`${wat}: zonder dataref, en zonder reden daarvoor`);
    else if (
      soort !== "melding.geescaleerd" &&
      soort !== "zetel.waarschuwing" &&
      !bekend.has(`${ontvanger} ${onderwerp}`)
    )
      fouten.push(`${wat}: het einde van iets waarvan de ontvanger nooit hoorde`);
  };

  /** After each step, before the clock moves on. */
  const kijk = async (): Promise<void> => {
    const nieuw = casework.vanType("gebeurtenis").filter(({ gebeurtenisId }) => !gezien.has(gebeurtenisId));
    for (const { gebeurtenisId } of nieuw) gezien.add(gebeurtenisId);
    const berichten = nieuw.flatMap((een) => een.berichten);
    for (const bericht of berichten) await keur(bericht);
    for (const taak of teLezen.values()) {
      const wie = wieMoetHoren(taak);
      const was = eigenaars.get(taak.taakId) ?? [];
      eigenaars.set(taak.taakId, wie);
      for (const ontvanger of wie.filter((een) => !was.includes(een)))
        if (!berichten.some((een) => een.ontvanger === ontvanger && vertelt(een, taak)))
          fouten.push(`${taak.type} ${taak.soort}: ${ontvanger} hoort er niets van`);
    }
    teLezen.clear();
  };
  return { kijk, fouten, soorten, opDeKlok };
};
export type Toezicht = ReturnType<typeof houdToezicht>;
