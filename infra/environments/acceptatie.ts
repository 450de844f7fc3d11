import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { PARTNERSYSTEMEN } from "./partnersystemen.ts";
import type { EnvironmentInput } from "./schema.ts";

/** Where partners connect and practise before productie: guarded as productie, with fictitious data. */
export const acceptatie = (): EnvironmentInput => ({
  naam: "acceptatie",
  awsRegio: "eu-west-1",
  regio: "nog",
  oin: "00000000000000000000",
  typeVoorvoegsel: "nl.ketenregie.acceptatie",
  probleemBasis: "https://acceptatie.ketenregie.example/problemen",
  contactEmail: "beheer@ketenregie.example",
  gegevens: {
    bijVerwijderen: "bewaren",
    pointInTimeRecovery: true,
    verwijderbeveiliging: true,
    eigenSleutel: true,
  },
  logboek: { dagen: RetentionDays.THREE_MONTHS, tracing: true, machines: "ALL", apiLogboekRol: true },
  api: { verzoekenPerSeconde: 100, piek: 200, waf: { verzoekenPerVijfMinutenPerAdres: 2_000 } },
  oidc: { soort: "eigen-pool", wachtwoordAanmelding: false, mfa: "verplicht", bescherming: false },
  machineclients: PARTNERSYSTEMEN,
  kanalen: {
    ketenregieteam: {
      soort: "webhook",
      url: "https://ketenregieteam.acceptatie.ketenregie.example/notificaties",
      terugval: "ketenregie@ketenregieteam.example",
    },
    "veilig-thuis": {
      soort: "webhook",
      url: "https://veilig-thuis.acceptatie.ketenregie.example/notificaties",
      terugval: "ketenregie@veilig-thuis.example",
    },
    om: { soort: "feed" },
  },
  email: { afzender: "niet-antwoorden@acceptatie.ketenregie.example" },
  stroom: {
    outbox: { batch: 100, wachtSeconden: 0, parallel: 4, pogingen: 20 },
    driver: { batch: 25, wachtSeconden: 0, parallel: 4, pogingen: 20 },
  },
  levering: { batch: 10, gelijktijdig: 5, maximaalOntvangen: 15, loopbackToegestaan: false },
  watchdogMinuten: 5,
  casusControleSeconden: 3_600,
  heraanbodSeconden: 300,
  busArchiefDagen: 14,
  machineVersies: true,
});
