import type { Actor } from "../../../shared/domain/actor.ts";
import type { KetenRecord } from "../../../shared/domain/records.ts";
import { operatiesVan } from "../../../shared/api/operaties.ts";
import type { Operatie } from "../../../shared/api/operatie.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { bodyVoor } from "../access/matrix/opstelling.ts";
import { isBinnen, isBinnenOntvanger, type Wereld } from "./wereld.ts";

const OPERATIES: readonly Operatie[] = operatiesVan(laadRegio("nog")).filter(({ openbaar }) => !openbaar);
const NERGENS = "8d0a7e9e-0b0c-4f0e-9d5e-1f2a3b4c5d6e";

/** What is inside by its address: who investigates is answered otherwise there. */
const VAN_COMPARTIMENT = ["leesTaken", "leesNotificaties"];
const isVanCompartiment = ({ operationId, pad }: Operatie): boolean =>
  pad.startsWith("/v1/strafrechtelijke-trajecten") ||
  // How their own feed is delivered moves with it.
  pad.startsWith("/v1/kanalen") ||
  VAN_COMPARTIMENT.includes(operationId);

/** Ids to ask after: of everything on the casus the first, and of the track that runs in one of the runs. */
const waardenVan = ({ casework }: Wereld, trajectId: string): Readonly<Record<string, string>> => {
  const eerste = <T extends KetenRecord["type"]>(type: T) => casework.vanType(type)[0];
  const organisatie = { organisatie: "politie", zetel: "politie", versie: "voorbeeld-1", actorId: "zetel-politie" };
  return {
    ...organisatie,
    trajectId,
    casusId: eerste("casus")?.casusId ?? NERGENS,
    meldingId: eerste("melding")?.meldingId ?? NERGENS,
    dossierId: eerste("dossier")?.dossierId ?? NERGENS,
    plekId: eerste("plek")?.plekId ?? NERGENS,
    uitnodigingId: eerste("uitnodiging")?.uitnodigingId ?? NERGENS,
    actieId: eerste("actie")?.actieId ?? NERGENS,
    vastleggingId: eerste("vastlegging")?.vastleggingId ?? NERGENS,
    sturingId: eerste("sturingspunt")?.sturingId ?? NERGENS,
    behoefteId: eerste("nazorgbehoefte")?.behoefteId ?? NERGENS,
    planVersie: "1",
  };
};

/** A relapse would be another casus: a need is looked at, and not acted on. */
const adres = ({ pad, methode }: Operatie, waarden: Readonly<Record<string, string>>): string =>
  pad.replaceAll(/\{(\w+)\}/g, (_, naam: string) =>
    naam === "behoefteId" && methode !== "GET" ? NERGENS : (waarden[naam] ?? NERGENS),
  );

/** Whose feeds somebody may ask: their own, and every other that there is. */
const FEEDS = ["eigen-organisatie", "ketenregieteam", "politie", "om", "nla", "zvh", "fg"];

/** Of whom somebody may ask how they are told: who investigates too, for that they are told shows as well. */
const KANALEN = ["politie", "ketenregieteam", "fg", "opsporing-politie", "opsporing-om"];

/** As many questions as an operation has to whom it can be about. */
const vragenBij = ({
  operationId,
  pad,
}: Operatie): readonly { query: Record<string, string>; ontvanger?: string }[] => {
  if (operationId === "leesNotificaties") return FEEDS.map((ontvanger) => ({ query: { ontvanger } }));
  if (pad.includes("{ontvanger}")) return KANALEN.map((ontvanger) => ({ query: {}, ontvanger }));
  return [{ query: {} }];
};

/** What can be seen from outside the compartment at a moment: each line says where, and what. */
export interface Waarneming {
  readonly antwoorden: readonly string[];
  readonly feeds: readonly string[];
  readonly bus: readonly string[];
  readonly records: readonly string[];
}

export interface Kijker {
  readonly trajectId: string;
  /** Who looks. */
  readonly wie: (actor: Actor) => boolean;
  /** All operations, those that write too (as far as their right goes); else those that read. */
  readonly ook: "lezen" | "alles";
  /** But not these: they ask all that everybody sees, which takes long and is looked at elsewhere. */
  readonly niet?: readonly string[];
  /** Over each answer, before it is looked at: what a mutant shows. */
  readonly toon?: (operationId: string, body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

export const investigates = ({ rollen }: Actor): boolean => rollen.includes("opsporing");

/**
 * Everything that anybody outside can see: each answer of each operation to each actor, each feed with its numbers and times, what
 * passed the bus, and what is stored outside the compartment but the version of the head of the casus.
 */
export const neemWaar = async (
  wereld: Wereld,
  { trajectId, wie, ook, niet = [], toon }: Kijker,
): Promise<Waarneming> => {
  const { deur, casework } = wereld;
  const waarden = waardenVan(wereld, trajectId);
  const antwoorden: string[] = [];
  for (const actor of deur.actoren.filter(wie)) {
    for (const operatie of OPERATIES) {
      if (ook === "lezen" && operatie.methode !== "GET") continue;
      if (niet.includes(operatie.operationId)) continue;
      if (investigates(actor) && isVanCompartiment(operatie)) continue;
      for (const { query, ontvanger = NERGENS } of vragenBij(operatie)) {
        const { status, body, koppen } = await deur.vraag(
          actor.aanmeldnaam,
          operatie.methode,
          adres(operatie, { ...waarden, ontvanger }),
          undefined,
          { tekst: bodyVoor(operatie), query, sleutel: "waarneming" },
        );
        const { instance: _trace, ...rest } = body;
        const gezien = toon?.(operatie.operationId, rest) ?? rest;
        antwoorden.push(
          [
            actor.aanmeldnaam,
            operatie.operationId,
            JSON.stringify({ ...query, ...(ontvanger === NERGENS ? {} : { ontvanger }) }),
            status,
            koppen["ETag"],
            JSON.stringify(gezien),
          ]
            .map(String)
            .join(" "),
        );
      }
    }
  }
  const buiten = casework.alles().filter((record) => !isBinnen(record));
  const regels = (records: readonly KetenRecord[]) =>
    records.map((record) => JSON.stringify(record.type === "casus" ? { ...record, versie: 0 } : record)).toSorted();
  const isFeed = ({ type }: KetenRecord) => ["notificatie", "feed-teller", "feed-nummer"].includes(type);
  return {
    antwoorden,
    feeds: regels(buiten.filter(isFeed)),
    bus: wereld.opBus().flatMap((bericht) => (isBinnenOntvanger(bericht.ontvanger) ? [] : [JSON.stringify(bericht)])),
    // A stored answer is under a hash of who asked: nobody reads it but by asking the same again.
    records: regels(buiten.filter((record) => !isFeed(record) && record.type !== "idempotentie")),
  };
};
