import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { PARTNERSYSTEMEN } from "./partnersystemen.ts";
import type { EnvironmentInput } from "./schema.ts";

/** Recipients for which the webhook receiver of the local cloud stands in; all others have only the feed. */
const WEBHOOKS = [
  "ketenregieteam",
  "veilig-thuis",
  "politie",
  "moviera",
  "nla",
  "om",
  "gemeente-doetinchem",
  "zvh",
  // Who investigates at politie and nla: told apart from their organisations.
  "opsporing-politie",
  "opsporing-nla",
] as const;

/**
 * The local cloud (infra/local). Its addresses are known only when it runs: without `KETENREGIE_LOCAL_ENDPOINT`
 * (the emulator) and `KETENREGIE_LOCAL_ONTVANGER` (the webhook receiver) placeholders let synth work.
 */
export const local = (
  endpoint = process.env["KETENREGIE_LOCAL_ENDPOINT"] ?? "http://localhost:4566",
  ontvanger = process.env["KETENREGIE_LOCAL_ONTVANGER"] ?? "http://localhost:4567",
): EnvironmentInput => ({
  naam: "local",
  awsRegio: "eu-west-1",
  regio: "nog",
  oin: "00000000000000000000",
  typeVoorvoegsel: "nl.ketenregie",
  probleemBasis: "https://ketenregie.example/problemen",
  contactEmail: "beheer@ketenregie.example",
  gegevens: {
    bijVerwijderen: "vernietigen",
    pointInTimeRecovery: false,
    verwijderbeveiliging: false,
    eigenSleutel: false,
  },
  logboek: { dagen: RetentionDays.ONE_DAY, tracing: false, machines: "ALL", apiLogboekRol: false },
  api: {
    basis: `${endpoint}/_aws/execute-api/{apiId}/{stage}`,
    verzoekenPerSeconde: 1_000,
    piek: 2_000,
  },
  oidc: {
    soort: "eigen-pool",
    jwksUri: `${endpoint}/{poolId}/.well-known/jwks.json`,
    tokenEindpunt: `${endpoint}/oauth2/token`,
    wachtwoordAanmelding: true,
    mfa: "uit",
    bescherming: false,
  },
  machineclients: PARTNERSYSTEMEN,
  terugkoppelingOpenbaar: true,
  publiekFormulier: {},
  scanner: "nabootsing",
  kanalen: {
    ...Object.fromEntries(WEBHOOKS.map((code) => [code, { soort: "webhook", url: `${ontvanger}/${code}` }] as const)),
    "mee-samen": { soort: "email", adres: "aanmelding@mee-samen.example", bundel: { om: "08:00" } },
  },
  email: { afzender: "niet-antwoorden@ketenregie.example" },
  stroom: {
    outbox: { batch: 25, wachtSeconden: 0, parallel: 1, pogingen: 10 },
    driver: { batch: 10, wachtSeconden: 0, parallel: 1, pogingen: 10 },
  },
  levering: { batch: 10, gelijktijdig: 5, maximaalOntvangen: 15, maximaalSeconden: 3, loopbackToegestaan: true },
  watchdogMinuten: 1,
  sluitend: { minuten: 60, respijtSeconden: 120 },
  casusControleSeconden: 15,
  heraanbodSeconden: 15,
  machineVersies: false,
});
