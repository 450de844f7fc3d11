import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { PARTNERSYSTEMEN } from "./partnersystemen.ts";
import type { EnvironmentInput } from "./schema.ts";

/** A real account for trying out changes: fictitious data only, and it may be thrown away. */
export const test = (): EnvironmentInput => ({
  naam: "test",
  awsRegio: "eu-west-1",
  regio: "nog",
  oin: "00000000000000000000",
  typeVoorvoegsel: "nl.ketenregie.test",
  probleemBasis: "https://test.ketenregie.example/problemen",
  contactEmail: "beheer@ketenregie.example",
  gegevens: {
    bijVerwijderen: "vernietigen",
    pointInTimeRecovery: true,
    verwijderbeveiliging: false,
    eigenSleutel: false,
  },
  logboek: { dagen: RetentionDays.TWO_WEEKS, tracing: true, machines: "ALL", apiLogboekRol: true },
  api: { verzoekenPerSeconde: 100, piek: 200 },
  oidc: { soort: "eigen-pool", wachtwoordAanmelding: false, mfa: "verplicht", bescherming: false },
  machineclients: PARTNERSYSTEMEN,
  kanalen: {},
  stroom: {
    outbox: { batch: 100, wachtSeconden: 0, parallel: 2, pogingen: 10 },
    driver: { batch: 25, wachtSeconden: 0, parallel: 2, pogingen: 10 },
  },
  levering: { batch: 10, gelijktijdig: 5, maximaalOntvangen: 15, loopbackToegestaan: false },
  watchdogMinuten: 5,
  casusControleSeconden: 900,
  heraanbodSeconden: 300,
  machineVersies: true,
});
