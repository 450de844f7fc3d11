import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { PARTNERSYSTEMEN } from "./partnersystemen.ts";
import type { EnvironmentInput } from "./schema.ts";

/**
 * The real chain. Addresses and OIN are fictitious until a region takes it into use; the guards are not:
 * the schema of this file would accept less, the tests of infra do not.
 */
export const productie = (): EnvironmentInput => ({
  naam: "productie",
  awsRegio: "eu-west-1",
  regio: "nog",
  oin: "00000000000000000000",
  typeVoorvoegsel: "nl.ketenregie",
  probleemBasis: "https://ketenregie.example/problemen",
  contactEmail: "beheer@ketenregie.example",
  gegevens: {
    bijVerwijderen: "bewaren",
    pointInTimeRecovery: true,
    verwijderbeveiliging: true,
    eigenSleutel: true,
  },
  logboek: { dagen: RetentionDays.ONE_YEAR, tracing: true, machines: "ALL", apiLogboekRol: true },
  api: { verzoekenPerSeconde: 200, piek: 400, waf: { verzoekenPerVijfMinutenPerAdres: 2_000 } },
  oidc: { soort: "eigen-pool", wachtwoordAanmelding: false, mfa: "verplicht", bescherming: true },
  machineclients: PARTNERSYSTEMEN,
  kanalen: {
    ketenregieteam: {
      soort: "webhook",
      url: "https://ketenregieteam.ketenregie.example/notificaties",
      terugval: "ketenregie@ketenregieteam.example",
    },
    "veilig-thuis": {
      soort: "webhook",
      url: "https://veilig-thuis.ketenregie.example/notificaties",
      terugval: "ketenregie@veilig-thuis.example",
    },
    politie: {
      soort: "webhook",
      url: "https://politie.ketenregie.example/notificaties",
      terugval: "ketenregie@politie.example",
    },
    moviera: {
      soort: "webhook",
      url: "https://moviera.ketenregie.example/notificaties",
      terugval: "ketenregie@moviera.example",
    },
    om: { soort: "feed" },
  },
  email: { afzender: "niet-antwoorden@ketenregie.example" },
  stroom: {
    outbox: { batch: 100, wachtSeconden: 0, parallel: 10, pogingen: 20 },
    driver: { batch: 25, wachtSeconden: 0, parallel: 10, pogingen: 20 },
  },
  levering: { batch: 10, gelijktijdig: 5, maximaalOntvangen: 15, loopbackToegestaan: false },
  watchdogMinuten: 5,
  casusControleSeconden: 3_600,
  heraanbodSeconden: 300,
  busArchiefDagen: 30,
  machineVersies: true,
  alarmOntvangers: ["beheer@ketenregie.example"],
});
