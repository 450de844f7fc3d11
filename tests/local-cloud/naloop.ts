import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { paginateListExecutions, SFNClient } from "@aws-sdk/client-sfn";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { createHash } from "node:crypto";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import { output } from "../../infra/local/outputs.ts";
import { eersteBreuk } from "../../shared/domain/historie.ts";
import { overleeftCasus } from "../../shared/domain/nazorg.ts";
import { STAPPEN } from "../../shared/domain/pad.ts";
import { RECORDSCHEMAS, type KetenRecord } from "../../shared/domain/records.ts";
import { nummerVan, rondenVan } from "../../shared/domain/voortgang.ts";

type Wolk = Pick<Omgeving, "endpoint" | "outputs" | "ontvanger">;
type Soort = KetenRecord["type"];

/** Everything in the table of casework, past every port of the product. */
const leesTabel = async ({ endpoint, outputs }: Wolk): Promise<readonly KetenRecord[]> => {
  const client = new DynamoDBClient(lokaleClient(endpoint));
  const records: KetenRecord[] = [];
  const vraag = { TableName: output(outputs, "TabelNaam"), ConsistentRead: true };
  for await (const { Items } of paginateScan({ client }, vraag)) {
    for (const item of (Items ?? []).map((een) => unmarshall(een))) {
      const schema = RECORDSCHEMAS[item["type"] as Soort] as (typeof RECORDSCHEMAS)[Soort] | undefined;
      if (schema !== undefined) records.push(schema.parse(item));
    }
  }
  client.destroy();
  return records;
};

const MACHINES = ["Hoofdstap2", "Hoofdstap3", "Hoofdstap4", "Hoofdstap5", "Interventie", "StrafrechtelijkTraject"];

/** Every execution of every machine: name and status. */
export const alleUitvoeringen = async ({ endpoint, outputs }: Pick<Wolk, "endpoint" | "outputs">) => {
  const client = new SFNClient(lokaleClient(endpoint));
  const gevonden: { readonly naam: string; readonly arn: string; readonly status: string }[] = [];
  for (const machine of MACHINES) {
    const stateMachineArn = output(outputs, `Machine${machine}Arn`);
    for await (const { executions } of paginateListExecutions({ client }, { stateMachineArn }))
      for (const { name, executionArn, status } of executions ?? [])
        gevonden.push({ naam: name ?? "", arn: executionArn ?? "", status: status ?? "" });
  }
  client.destroy();
  return gevonden;
};

const dubbel = (lijst: readonly string[]): readonly string[] => [
  ...new Set(lijst.filter((een, plaats) => lijst.indexOf(een) !== plaats)),
];
/** Kinds of task of which what they are about has one. */
const EEN_PER_ONDERWERP: readonly string[] = ["actie", "uitnodiging-beantwoorden"];

const hash = (tekst: string): string => createHash("sha256").update(tekst).digest("hex");

const perSleutel = <T>(lijst: readonly T[], sleutel: (een: T) => string): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(lijst, sleutel);

/**
 * What was lost or doubled, from the table, the feeds and the executions: empty when nothing was, and everything is at rest. Codes
 * and ids only.
 * @param gelopen the casussen that were walked to their end
 * @param lopend whether an execution that nobody waits for any more may still run: in the emulator one does whose function was killed as
 * it was handed the token (an account fails its state), until its own time-out. Its casus went on without it.
 */
export const zoekVerlies = async (
  wolk: Wolk,
  gelopen: readonly { readonly casusId: string; readonly meldingId: string }[],
  lopend: "mag" | "mag-niet" = "mag-niet",
): Promise<readonly string[]> => {
  const records = await leesTabel(wolk);
  const van = <S extends Soort>(soort: S) =>
    records.filter((een): een is Extract<KetenRecord, { type: S }> => een.type === soort);
  const uitvoeringen = await alleUitvoeringen(wolk);
  const afwijkingen: string[] = [];
  const zeg = (...regels: readonly string[]): void => void afwijkingen.push(...regels);

  // Meldingen and dossiers: each melding in one casus, each client in one dossier.
  const casussen = new Map(van("casus").map((casus) => [String(casus.casusId), casus]));
  const taken = perSleutel(van("taak"), ({ casusId }) => casusId);
  for (const { casusId, meldingId } of gelopen) {
    const melding = van("melding").find((een) => een.meldingId === meldingId);
    if (melding?.casusIds.join() !== casusId) zeg(`melding ${meldingId}: not in its casus`);
    const casus = casussen.get(casusId);
    const clienten = new Set(melding?.dossiers.map(({ dossierId }) => String(dossierId)));
    if (casus === undefined || casus.status === "open") zeg(`casus ${casusId}: not at its end`);
    if (casus?.dossierIds.toSorted().join() !== [...clienten].toSorted().join())
      zeg(`casus ${casusId}: other dossiers than its melding`);
    for (const taak of taken.get(casusId) ?? []) {
      if (taak.status === "open") {
        if (!overleeftCasus(taak)) zeg(`casus ${casusId}: open task ${taak.soort} after its end`);
      } else if (taak.teDrijven || taak.uitvoering !== null) zeg(`casus ${casusId}: ${taak.soort} was never reported`);
    }
  }
  if (van("casus").length !== gelopen.length) zeg(`${van("casus").length} casussen of ${gelopen.length} meldingen`);
  const inDossiers = van("dossier").map(({ dossierId }) => String(dossierId));
  const inCasussen = [...casussen.values()].flatMap(({ dossierIds }) => dossierIds.map(String));
  if (inDossiers.toSorted().join() !== inCasussen.toSorted().join()) zeg("a dossier is in no casus, or in two");

  // Effects: each coming to a step opened one task and had at most one outcome; each actie and invitation its one task; each round once.
  const lijnen = perSleutel(van("historie"), ({ casusId }) => casusId);
  for (const casusId of casussen.keys()) {
    const eigen = taken.get(casusId) ?? [];
    const wat = (lijnen.get(casusId) ?? []).map((regel) => regel.wat);
    for (const stap of STAPPEN) {
      const geopend = wat.filter((een) => een === `taak:${stap}`).length;
      const bestaand = eigen.filter(({ soort }) => soort === stap).length;
      if (geopend !== bestaand) zeg(`casus ${casusId}: ${stap}: ${bestaand} tasks of ${geopend} that were opened`);
    }
    const opOnderwerp = eigen.filter(({ soort }) => EEN_PER_ONDERWERP.includes(soort));
    const ronden = rondenVan(van("vastlegging").filter((een) => een.casusId === casusId)).map(nummerVan);
    zeg(
      ...dubbel(opOnderwerp.map(({ soort, onderwerp }) => `${soort} of ${onderwerp ?? ""}`)),
      ...dubbel(ronden.map((ronde) => `casus ${casusId}: round ${ronde}`)),
    );
  }

  // History: every chain holds, and its head is its last line.
  const ketens = perSleutel(van("historie"), ({ casusId, compartiment }) => `${casusId} ${compartiment}`);
  for (const kop of van("historie-kop")) {
    const regels = ketens.get(`${kop.casusId} ${kop.compartiment}`) ?? [];
    const opVolgorde = regels.toSorted((een, ander) => een.nummer - ander.nummer);
    const breuk = eersteBreuk(opVolgorde, hash);
    if (breuk !== null || opVolgorde.at(-1)?.hash !== kop.hash) zeg(`casus ${kop.casusId}: history broken`);
  }

  // Events: each is published, has one line in the feed of each recipient, numbered without a gap, and came to who has a webhook.
  const regels = perSleutel(van("notificatie"), ({ ontvanger }) => ontvanger);
  for (const { gebeurtenisId, aanbieden, berichten } of van("gebeurtenis")) {
    if (aanbieden) zeg(`event ${gebeurtenisId}: never published`);
    for (const { berichtId, ontvanger } of berichten) {
      const inFeed = (regels.get(ontvanger) ?? []).filter(({ bericht }) => bericht.berichtId === berichtId).length;
      if (inFeed !== 1) zeg(`event ${gebeurtenisId}: ${inFeed} lines in the feed of ${ontvanger}`);
    }
  }
  const ontvangen = new Map<string, Set<string>>();
  for (const { ontvanger, id, status, echt } of wolk.ontvanger.ontvangen()) {
    if (!echt) zeg(`${ontvanger}: a signature that is not ours`);
    if (status < 300) ontvangen.set(ontvanger, (ontvangen.get(ontvanger) ?? new Set()).add(id));
  }
  for (const [ontvanger, feed] of regels) {
    const nummers = feed.map(({ nummer }) => nummer).toSorted((een, ander) => een - ander);
    if (nummers.some((nummer, plaats) => nummer !== plaats + 1)) zeg(`${ontvanger}: numbers that skip or repeat`);
    for (const { bezorging, nummer } of feed)
      if (bezorging === "wacht" || bezorging === "mislukt") zeg(`${ontvanger} ${nummer}: not delivered`);
    const bezorgd = feed.filter(({ bezorging }) => bezorging === "bezorgd").length;
    const gehoord = ontvangen.get(ontvanger)?.size;
    if (gehoord !== undefined && gehoord !== bezorgd)
      zeg(`${ontvanger}: heard ${gehoord} of ${bezorgd} that were delivered`);
  }

  // Machines: all ended, and each name that a record asked for was there.
  for (const { naam, status } of uitvoeringen)
    if (status === "RUNNING" && lopend === "mag-niet") zeg(`execution ${naam} still runs`);
  for (const record of [...van("interventie"), ...van("strafrechtelijk-traject")])
    if (record.status === "open") zeg(`${record.type}: still open`);
  return afwijkingen;
};
