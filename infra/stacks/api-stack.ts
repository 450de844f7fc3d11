import { CfnOutput, Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { envSchema as beheerEnv } from "../../functions/beheer/env.ts";
import { envSchema as bijlagenEnv } from "../../functions/bijlagen/env.ts";
import { envSchema as casusEnv } from "../../functions/casus/env.ts";
import { envSchema as dossierEnv } from "../../functions/dossier/env.ts";
import { envSchema as formulierEnv } from "../../functions/formulier/env.ts";
import { envSchema as gidsEnv } from "../../functions/gids/env.ts";
import { envSchema as intakeEnv } from "../../functions/intake/env.ts";
import { envSchema as metaEnv } from "../../functions/meta/env.ts";
import { envSchema as notificatiesEnv } from "../../functions/notificaties/env.ts";
import { envSchema as opsporingEnv } from "../../functions/opsporing/env.ts";
import { envSchema as planningEnv } from "../../functions/planning/env.ts";
import { envSchema as preventieEnv } from "../../functions/preventie/env.ts";
import { envSchema as sturingEnv } from "../../functions/sturing/env.ts";
import { envSchema as terugkoppelingEnv } from "../../functions/terugkoppeling/env.ts";
import { werkPksVan } from "../../shared/adapters/dynamodb/table.ts";
import {
  gidslijstVan,
  OVERLEG_LIJST,
  PREVENTIE_LIJST,
  sturingslijstVan,
  trajectlijstVan,
} from "../../shared/adapters/dynamodb/lijstsleutels.ts";
import type { Environment } from "../environments/schema.ts";
import { createAanmelding } from "../constructs/aanmelding.ts";
import { grantBijlagen, opslagVariabelen } from "../constructs/bijlagenemmers.ts";
import { KetenApi } from "../constructs/keten-api.ts";
import { KetenFunction } from "../constructs/keten-function.ts";
import type { Ketenfunctie } from "../constructs/keten-function.ts";
import { KetenStack } from "../constructs/keten-stack.ts";
import type { KetenStackProps } from "../constructs/keten-stack.ts";
import { grantGeheim, grantIndex, grantLogboek, grantTabel } from "../constructs/tabellen.ts";
import type { Gegevens } from "../constructs/tabellen.ts";

/** Below the gateway's own limit of 29 seconds, so that a caller gets the function's answer. */
const TIMEOUT = Duration.seconds(20);

/** What of the register is listed: the entries, and the history of each kind. */
const REGISTERLIJSTEN = [
  ...(["partners", "medewerkers", "convenanten", "zetels"] as const),
  ...(["partnerversies", "convenantversies", "medewerkerversies", "zetelversies"] as const),
] as const;

/** Which recipients have a channel of each kind, as short as that can be: a function's variables hold 4 KB in all. */
const kanaalsoortenVan = (kanalen: Environment["kanalen"]): string =>
  [...Map.groupBy(Object.entries(kanalen), ([, { soort }]) => soort)]
    .filter(([soort]) => soort !== "feed")
    .map(([soort, wie]) => `${soort}=${wie.map(([ontvanger]) => ontvanger).join(",")}`)
    .join(";");

/** The REST API with its functions, and who issues the tokens that they accept. */
export class ApiStack extends KetenStack {
  readonly api: KetenApi;
  readonly functies: readonly Ketenfunctie[];

  constructor(scope: Construct, props: KetenStackProps & { readonly gegevens: Gegevens }) {
    super(scope, "api", props);
    const { gegevens } = props;
    const { contactEmail, naam, probleemBasis, regio } = this.instellingen;
    const aanmelding = createAanmelding(this);

    this.api = new KetenApi(this, "Ketenregie");
    const variabelen = {
      TABEL: gegevens.tabel.tableName,
      LOGTABEL: gegevens.logTabel.tableName,
      REGIO: regio,
      OMGEVING: naam,
      SLEUTEL_GEHEIM: gegevens.sleutelGeheim.secretArn,
      OIDC_UITGEVER: aanmelding.uitgever,
      OIDC_JWKS_URI: aanmelding.jwksUri,
      OIDC_AUDIENCE: aanmelding.audience,
      OIDC_PERSONEN_CLIENTS: aanmelding.personenClients.join(","),
      OIDC_SCOPE_VOORVOEGSEL: aanmelding.scopeVoorvoegsel,
      PROBLEEM_BASIS: probleemBasis,
      API_BASIS: this.api.basis,
    };
    const events = {
      BRON_URN: `urn:nld:oin:${this.instellingen.oin}:systeem:ketenregie`,
      TYPE_VOORVOEGSEL: this.instellingen.typeVoorvoegsel,
      DATAREF_BASIS: this.api.basis,
    };
    const meta = new KetenFunction(this, "Meta", {
      functie: "meta",
      envSchema: metaEnv,
      variabelen: {
        REGIO: regio,
        PROBLEEM_BASIS: probleemBasis,
        CONTACT_EMAIL: contactEmail,
        API_BASIS: this.api.basis,
        ...events,
        TERUGKOPPELING_OPENBAAR: this.instellingen.terugkoppelingOpenbaar ? "ja" : "nee",
        PUBLIEK_FORMULIER: this.instellingen.publiekFormulier === undefined ? "nee" : "ja",
      },
      timeout: TIMEOUT,
    });
    const gedeeld = { variabelen, timeout: TIMEOUT };
    const intake = new KetenFunction(this, "Intake", { ...gedeeld, functie: "intake", envSchema: intakeEnv });
    const dossier = new KetenFunction(this, "Dossier", { ...gedeeld, functie: "dossier", envSchema: dossierEnv });
    const casus = new KetenFunction(this, "Casus", { ...gedeeld, functie: "casus", envSchema: casusEnv });
    const opsporing = new KetenFunction(this, "Opsporing", {
      ...gedeeld,
      functie: "opsporing",
      envSchema: opsporingEnv,
    });
    const planning = new KetenFunction(this, "Planning", { ...gedeeld, functie: "planning", envSchema: planningEnv });
    const bijlagen = new KetenFunction(this, "Bijlagen", {
      ...gedeeld,
      functie: "bijlagen",
      envSchema: bijlagenEnv,
      variabelen: { ...variabelen, ...opslagVariabelen(gegevens) },
    });
    const preventie = new KetenFunction(this, "Preventie", {
      ...gedeeld,
      functie: "preventie",
      envSchema: preventieEnv,
    });
    const sturing = new KetenFunction(this, "Sturing", { ...gedeeld, functie: "sturing", envSchema: sturingEnv });
    const gids = new KetenFunction(this, "Gids", { ...gedeeld, functie: "gids", envSchema: gidsEnv });
    const beheer = new KetenFunction(this, "Beheer", {
      ...gedeeld,
      functie: "beheer",
      envSchema: beheerEnv,
      variabelen: { ...variabelen, EERSTE_BEHEERDER: this.instellingen.eersteBeheerder },
    });
    const notificaties = new KetenFunction(this, "Notificaties", {
      ...gedeeld,
      functie: "notificaties",
      envSchema: notificatiesEnv,
      variabelen: {
        ...variabelen,
        ...events,
        HERAANBOD_SECONDEN: String(this.instellingen.heraanbodSeconden),
        KANAALSOORTEN: kanaalsoortenVan(this.instellingen.kanalen),
      },
    });
    const openbaar = [
      ...(this.instellingen.terugkoppelingOpenbaar ? [this.addTerugkoppeling(gegevens)] : []),
      ...(this.instellingen.publiekFormulier === undefined ? [] : [this.addFormulier(gegevens)]),
    ];
    const metLogboek = [
      ...[intake, dossier, casus, opsporing, planning, bijlagen],
      ...[preventie, sturing, gids, beheer, notificaties],
    ];
    this.functies = [meta, ...metLogboek, ...openbaar];

    grantTabel(gegevens, intake, ["ophalen", "zoeken", "schrijven"]);
    grantTabel(gegevens, casus, ["ophalen", "zoeken", "schrijven"]);
    grantIndex(gegevens, casus, "werk");
    // Criminal tracks, and of the casus its head: that one runs is written there, and whose data it is about read.
    grantTabel(
      gegevens,
      opsporing,
      ["ophalen"],
      ["actoren", "trajecten", "trajectwijzers", "casussen", "idempotentie"],
    );
    grantTabel(gegevens, opsporing, ["zoeken"], ["trajecten", "partners"]);
    grantTabel(
      gegevens,
      opsporing,
      ["schrijven"],
      ["trajecten", "trajectwijzers", "opsporing", "casussen", "idempotentie"],
    );
    grantIndex(gegevens, opsporing, "werk", trajectlijstVan("*"));
    // When people meet, and of which casussen: the heads, and whom each invited; nothing else of a casus.
    grantTabel(gegevens, planning, ["ophalen"], ["actoren", "overleggen", "casussen", "idempotentie"]);
    grantTabel(gegevens, planning, ["zoeken"], ["casussen"]);
    grantTabel(gegevens, planning, ["schrijven"], ["overleggen", "idempotentie"]);
    grantIndex(gegevens, planning, "werk", OVERLEG_LIJST, ...werkPksVan({ rol: "partner", organisatie: "*" }));
    grantTabel(
      gegevens,
      dossier,
      ["ophalen"],
      [
        ...(["actoren", "dossiers", "plekken", "pleksleutels", "casussen", "idempotentie"] as const),
        ...(["meldingen", "persoonsleutels"] as const),
      ],
    );
    grantTabel(gegevens, dossier, ["zoeken"], ["dossiers", "plekken"]);
    // A dossier that is parted takes its meldingen and keys along.
    grantTabel(
      gegevens,
      dossier,
      ["schrijven"],
      [...(["dossiers", "casussen", "idempotentie", "meldingen", "persoonsleutels", "zoeksleutels"] as const)],
    );
    grantTabel(
      gegevens,
      bijlagen,
      ["ophalen"],
      ["actoren", "bijlagen", "meldingen", "dossiers", "casussen", "idempotentie"],
    );
    grantTabel(gegevens, bijlagen, ["zoeken"], ["bijlagekoppelingen", "dossiers"]);
    grantTabel(gegevens, bijlagen, ["schrijven"], ["bijlagen", "bijlagekoppelingen", "casussen", "idempotentie"]);
    grantBijlagen(gegevens, bijlagen);
    grantTabel(gegevens, preventie, ["ophalen"], ["actoren", "preventie", "idempotentie"]);
    grantTabel(gegevens, preventie, ["schrijven"], ["preventie", "idempotentie"]);
    grantIndex(gegevens, preventie, "werk", PREVENTIE_LIJST);
    // On which casus something was met it reads to let that count, and writes nowhere.
    grantTabel(gegevens, sturing, ["ophalen"], ["actoren", "sturing", "casussen", "idempotentie"]);
    grantTabel(gegevens, sturing, ["zoeken"], ["partners"]);
    grantTabel(gegevens, sturing, ["schrijven"], ["sturing", "idempotentie"]);
    grantIndex(gegevens, sturing, "werk", sturingslijstVan("*"));
    grantTabel(gegevens, gids, ["ophalen"], ["actoren", "gids", "idempotentie"]);
    grantTabel(gegevens, gids, ["zoeken"], ["register"]);
    grantTabel(gegevens, gids, ["schrijven"], ["gids", "register", "idempotentie"]);
    grantIndex(gegevens, gids, "werk", gidslijstVan("*"));
    grantTabel(gegevens, beheer, ["ophalen"], ["actoren", "partners", "medewerkers", "zetels", "idempotentie"]);
    grantTabel(gegevens, beheer, ["zoeken"], REGISTERLIJSTEN);
    grantTabel(gegevens, beheer, ["schrijven"], ["actoren", ...REGISTERLIJSTEN, "idempotentie"]);
    // Feeds and how their channels stand, and that something is to be offered again; who is in the register.
    grantTabel(gegevens, notificaties, ["ophalen"], ["actoren", "feeds", "partners", "idempotentie"]);
    grantTabel(gegevens, notificaties, ["zoeken"], ["feeds", "partners"]);
    grantTabel(gegevens, notificaties, ["schrijven"], ["feeds", "idempotentie"]);
    for (const functie of metLogboek) {
      grantLogboek(gegevens, functie);
      grantGeheim(gegevens, functie, gegevens.sleutelGeheim);
    }

    // Whatever no context serves: `meta` answers that it does not exist.
    this.api.serve("/", meta, "en-alles-eronder");
    this.api.serve("/v1", meta, "en-alles-eronder");
    this.api.serveZonderDeel("/v1/meldingen", intake, { parameter: "meldingId", deel: "bijlagen", door: bijlagen });
    this.api.serve("/v1/aanleveringen", intake, "en-alles-eronder");
    this.api.serve("/v1/instrumenten", intake, "en-alles-eronder");
    this.api.serveZonderDeel("/v1/dossiers", dossier, { parameter: "dossierId", deel: "bijlagen", door: bijlagen });
    this.api.serve("/v1/bijlagen", bijlagen, "en-alles-eronder");
    this.api.serve("/v1/plekken", dossier, "en-alles-eronder");
    this.api.serve("/v1/casussen", casus, "en-alles-eronder");
    this.api.serve("/v1/strafrechtelijke-trajecten", opsporing, "en-alles-eronder");
    this.api.serve("/v1/casusoverleggen", planning, "en-alles-eronder");
    this.api.serve("/v1/taken", casus, "en-alles-eronder");
    this.api.serve("/v1/noodtoegangen", casus, "en-alles-eronder");
    this.api.serve("/v1/preventieactiviteiten", preventie, "en-alles-eronder");
    this.api.serve("/v1/knelpunten", sturing, "en-alles-eronder");
    this.api.serve("/v1/trendsignalen", sturing, "en-alles-eronder");
    this.api.serve("/v1/contactpersonen", gids, "en-alles-eronder");
    this.api.serve("/v1/sleutelfiguren", gids, "en-alles-eronder");
    this.api.serve("/v1/voorzieningen", gids, "en-alles-eronder");
    this.api.serve("/v1/expertises", gids, "en-alles-eronder");
    this.api.serve("/v1/interventies", gids, "en-alles-eronder");
    this.api.serve("/v1/partners", beheer, "en-alles-eronder");
    this.api.serve("/v1/convenanten", beheer, "en-alles-eronder");
    this.api.serve("/v1/zetels", beheer, "en-alles-eronder");
    this.api.serve("/v1/notificaties", notificaties, "en-alles-eronder");
    this.api.serve("/v1/kanalen", notificaties, "en-alles-eronder");
    this.api.serve("/.well-known/security.txt", meta, "alleen-dit");
    this.api.serve("/v1/gebeurtenissen", meta, "alleen-dit");
    for (const document of ["/v1/openapi.json", "/v1/asyncapi.json"])
      this.api.allowAnyOrigin(this.api.serve(document, meta, "alleen-dit"));

    new CfnOutput(this, "ApiId", { value: this.api.restApiId });
    new CfnOutput(this, "ApiStage", { value: this.instellingen.api.stage });
    new CfnOutput(this, "OidcUitgever", { value: aanmelding.uitgever });
    new CfnOutput(this, "TokenEindpunt", { value: aanmelding.tokenEindpunt });
  }

  /** What a public function is told: no key, no log table, no issuer of tokens. */
  private openbareVariabelen(gegevens: Gegevens) {
    const { naam, probleemBasis, regio } = this.instellingen;
    return {
      ...{ TABEL: gegevens.tabel.tableName, REGIO: regio, OMGEVING: naam },
      ...{ PROBLEEM_BASIS: probleemBasis, API_BASIS: this.api.basis },
    };
  }

  /** Feedback for anybody: it gets by id, searches and writes nothing. */
  private addTerugkoppeling(gegevens: Gegevens): Ketenfunctie {
    const terugkoppeling = new KetenFunction(this, "Terugkoppeling", {
      functie: "terugkoppeling",
      envSchema: terugkoppelingEnv,
      variabelen: this.openbareVariabelen(gegevens),
      timeout: TIMEOUT,
    });
    grantTabel(gegevens, terugkoppeling, ["ophalen"], ["terugkoppelingen", "meldingen", "casussen", "meldervragen"]);
    grantTabel(gegevens, terugkoppeling, ["schrijven"], ["meldervragen"]);
    this.api.serveOpenbaar("/v1/terugkoppelingen", terugkoppeling);
    return terugkoppeling;
  }

  /** Reporting by anybody: it puts down what was reported, and reads nothing at all. */
  private addFormulier(gegevens: Gegevens): Ketenfunctie {
    const formulier = new KetenFunction(this, "Formulier", {
      functie: "formulier",
      envSchema: formulierEnv,
      variabelen: this.openbareVariabelen(gegevens),
      timeout: TIMEOUT,
    });
    grantTabel(gegevens, formulier, ["schrijven"], ["aanleveringen", "idempotentie"]);
    this.api.serveOpenbaar("/v1/publieke-meldingen", formulier);
    return formulier;
  }
}
