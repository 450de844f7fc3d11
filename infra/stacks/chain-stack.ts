import { CfnOutput, Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { envSchema as aanleverenEnv } from "../../functions/aanleveren/env.ts";
import { envSchema as driverEnv } from "../../functions/driver/env.ts";
import { envSchema as outboxEnv } from "../../functions/outbox/env.ts";
import { envSchema as takenEnv } from "../../functions/taken/env.ts";
import { envSchema as watchdogEnv } from "../../functions/watchdog/env.ts";
import { werkPksVan } from "../../shared/adapters/dynamodb/table.ts";
import { rolSchema } from "../../shared/domain/actor.ts";
import { bezorgdeOntvangers, bundelOntvangers } from "../environments/schema.ts";
import { acknowledgeWildcard } from "../constructs/erkenning.ts";
import { addKeuring } from "../constructs/keuring.ts";
import { grantApart, KetenFunction } from "../constructs/keten-function.ts";
import type { Ketenfunctie } from "../constructs/keten-function.ts";
import { KetenMachine } from "../constructs/keten-machine.ts";
import { KetenStack } from "../constructs/keten-stack.ts";
import type { KetenStackProps } from "../constructs/keten-stack.ts";
import { Sluitend } from "../constructs/sluitend.ts";
import { readStream } from "../constructs/stroomlezer.ts";
import { AANNEMEN, grantGeheim, grantIndex, grantLogboek, grantTabel } from "../constructs/tabellen.ts";
import type { Gegevens } from "../constructs/tabellen.ts";
import { deadLetterQueue, workQueue } from "../constructs/wachtrij.ts";

interface ChainStackProps extends KetenStackProps {
  readonly gegevens: Gegevens;
  /** Public address of the API, version included, to which a `dataref` points. */
  readonly apiBasis: string;
}

/** Longest that one page of a hand-in is worked on. */
const AANLEVER_TIMEOUT = Duration.seconds(60);

/** What moves a casus: bus, state machines, the stream's two readers and the clock. */
export class ChainStack extends KetenStack {
  readonly bus: events.EventBus;
  readonly machines: readonly KetenMachine[];
  readonly outbox: Ketenfunctie;
  readonly driver: Ketenfunctie;
  readonly functies: readonly Ketenfunctie[];
  /** Where lies what the stream's readers or the clock could not handle. */
  readonly terzijde: Readonly<Record<string, sqs.Queue>>;

  constructor(scope: Construct, props: ChainStackProps) {
    super(scope, "chain", props);
    const { gegevens } = props;
    const { instellingen } = this;
    this.bus = new events.EventBus(this, "Keten");
    if (instellingen.busArchiefDagen !== undefined)
      this.bus.archive("Archief", {
        description: "Events of the chain: ids and codes only",
        eventPattern: { source: ["ketenregie"] },
        retention: Duration.days(instellingen.busArchiefDagen),
      });

    const huis = { TABEL: gegevens.tabel.tableName, REGIO: instellingen.regio, OMGEVING: instellingen.naam };
    const casuswerk = {
      ...huis,
      LOGTABEL: gegevens.logTabel.tableName,
      SLEUTEL_GEHEIM: gegevens.sleutelGeheim.secretArn,
    };
    const taken = new KetenFunction(this, "Taken", {
      functie: "taken",
      envSchema: takenEnv,
      variabelen: casuswerk,
      timeout: Duration.seconds(20),
    });
    const hoofdstap2 = new KetenMachine(this, "hoofdstap-2", taken);
    const hoofdstap3 = new KetenMachine(this, "hoofdstap-3", taken);
    const hoofdstap4 = new KetenMachine(this, "hoofdstap-4", taken);
    const hoofdstap5 = new KetenMachine(this, "hoofdstap-5", taken);
    const interventie = new KetenMachine(this, "interventie", taken);
    const traject = new KetenMachine(this, "strafrechtelijk-traject", taken);
    this.machines = [hoofdstap2, hoofdstap3, hoofdstap4, hoofdstap5, interventie, traject];
    const terzijde = {
      Outbox: deadLetterQueue(this, "OutboxTerzijde"),
      Driver: deadLetterQueue(this, "DriverTerzijde"),
      Aanleveren: deadLetterQueue(this, "AanleverenTerzijde"),
      Klok: deadLetterQueue(this, "KlokTerzijde"),
    };
    const aanleverwachtrij = workQueue(this, "AanleverWachtrij", {
      // AWS advises six times the time-out, so that a throttled page is not handed out twice.
      zichtbaarheid: Duration.seconds(6 * AANLEVER_TIMEOUT.toSeconds()),
      maximaalOntvangen: instellingen.aanlevering.maximaalOntvangen,
      deadLetterQueue: terzijde.Aanleveren,
    });
    const machineArns = {
      MACHINE_HOOFDSTAP_2: hoofdstap2.startArn,
      MACHINE_HOOFDSTAP_3: hoofdstap3.startArn,
      MACHINE_HOOFDSTAP_4: hoofdstap4.startArn,
      MACHINE_HOOFDSTAP_5: hoofdstap5.startArn,
      MACHINE_INTERVENTIE: interventie.startArn,
      MACHINE_TRAJECT: traject.startArn,
    };
    const publicatie = {
      BUS_NAAM: this.bus.eventBusName,
      BRON_URN: `urn:nld:oin:${instellingen.oin}:systeem:ketenregie`,
      TYPE_VOORVOEGSEL: instellingen.typeVoorvoegsel,
      DATAREF_BASIS: props.apiBasis,
      HERAANBOD_SECONDEN: String(instellingen.heraanbodSeconden),
      WEBHOOK_ONTVANGERS: bezorgdeOntvangers(instellingen).join(","),
    };
    this.outbox = new KetenFunction(this, "Outbox", {
      functie: "outbox",
      envSchema: outboxEnv,
      variabelen: {
        ...huis,
        ...publicatie,
        OPZIJ_WACHTRIJ: terzijde.Outbox.queueUrl,
        BUNDELS: bundelOntvangers(instellingen).join(","),
      },
      timeout: Duration.seconds(30),
    });
    this.driver = new KetenFunction(this, "Driver", {
      functie: "driver",
      envSchema: driverEnv,
      variabelen: {
        ...casuswerk,
        ...machineArns,
        OPZIJ_WACHTRIJ: terzijde.Driver.queueUrl,
        AANLEVER_WACHTRIJ: aanleverwachtrij.queueUrl,
      },
      timeout: Duration.seconds(30),
    });
    const keuring = addKeuring(this, gegevens, casuswerk);
    const sluitend = new Sluitend(this, "Sluitend", {
      gegevens,
      machines: this.machines,
      variabelen: { ...casuswerk, ...machineArns },
    });
    this.terzijde = { ...terzijde, Keuring: keuring.terzijde, Sluitend: sluitend.terzijde };
    const watchdog = new KetenFunction(this, "Watchdog", {
      functie: "watchdog",
      envSchema: watchdogEnv,
      variabelen: {
        ...casuswerk,
        ...machineArns,
        ...publicatie,
        CASUS_CONTROLE_SECONDEN: String(instellingen.casusControleSeconden),
        UITVOERING_DAGEN: String(instellingen.uitvoeringDagen),
        KEURING_WACHTRIJ: keuring.wachtrij.queueUrl,
      },
      timeout: Duration.minutes(2),
    });
    const aanleveren = new KetenFunction(this, "Aanleveren", {
      functie: "aanleveren",
      envSchema: aanleverenEnv,
      variabelen: {
        ...casuswerk,
        HERAANBOD_SECONDEN: String(instellingen.heraanbodSeconden),
        OPZIJ_WACHTRIJ: terzijde.Aanleveren.queueUrl,
      },
      timeout: AANLEVER_TIMEOUT,
    });
    aanleveren.addEventSource(
      new SqsEventSource(aanleverwachtrij, {
        batchSize: 1,
        maxConcurrency: instellingen.aanlevering.gelijktijdig,
        reportBatchItemFailures: true,
      }),
    );
    this.functies = [taken, this.outbox, this.driver, watchdog, aanleveren, ...keuring.functies, sluitend.functie];

    grantTabel(gegevens, taken, ["ophalen", "zoeken", "schrijven"], ["casussen", "trajecten"]);
    grantTabel(
      gegevens,
      this.outbox,
      ["ophalen", "schrijven"],
      [
        ...(["feeds", "kanalen", "casussen", "overleggen", "verdelingen", "meldervragen"] as const),
        ...(["preventie", "sturing", "opsporing", "sluitend"] as const),
      ],
    );
    // What is offered again is looked up by number.
    grantTabel(gegevens, this.outbox, ["zoeken"], ["feeds"]);
    grantTabel(gegevens, this.driver, ["ophalen", "schrijven"], {
      alles: true,
      ookCompartiment: true,
      ookVanRegister: ["actoren", "partners"],
    });
    grantTabel(gegevens, this.driver, ["zoeken"], ["medewerkers", "zoeksleutels", "plekken", "dossiers", "casussen"]);
    // Of an organisation that left, the work that it had, in whichever role.
    const lijsten = rolSchema.options.flatMap((rol) => werkPksVan({ rol, organisatie: "*" }));
    grantIndex(gegevens, this.driver, "werk", ...lijsten);
    grantTabel(gegevens, watchdog, ["ophalen", "schrijven"], {
      alles: true,
      ookCompartiment: true,
      ookVanRegister: ["partners", "zetels"],
    });
    grantTabel(gegevens, watchdog, ["zoeken"], ["casussen", "trajecten", "feeds"]);
    grantIndex(gegevens, watchdog, "klok");
    grantTabel(gegevens, aanleveren, ["ophalen"], [...AANNEMEN.ophalen, "aanleveringen"]);
    grantTabel(gegevens, aanleveren, ["zoeken"], AANNEMEN.zoeken);
    grantTabel(gegevens, aanleveren, ["schrijven"], [...AANNEMEN.schrijven, "aanleveringen"]);
    aanleverwachtrij.grantSendMessages(this.driver);
    terzijde.Aanleveren.grantSendMessages(aanleveren);
    for (const functie of [taken, this.driver, watchdog, aanleveren]) {
      grantLogboek(gegevens, functie);
      grantGeheim(gegevens, functie, gegevens.sleutelGeheim);
    }
    for (const functie of [this.outbox, watchdog]) this.bus.grantPutEventsTo(functie);
    this.grantMachines(taken, watchdog);
    keuring.wachtrij.grantSendMessages(watchdog);

    readStream(this.outbox, {
      gegevens,
      filters: [
        { type: { S: ["gebeurtenis"] }, aanbieden: { BOOL: [true] } },
        { type: { S: ["herlevering"] }, status: { S: ["loopt"] } },
      ],
      instelling: instellingen.stroom.outbox,
      terzijde: terzijde.Outbox,
    });
    readStream(this.driver, {
      gegevens,
      filters: [{ teDrijven: { BOOL: [true] } }],
      instelling: instellingen.stroom.driver,
      terzijde: terzijde.Driver,
    });
    new events.Rule(this, "Klok", {
      description: "Starts the watchdog",
      schedule: events.Schedule.rate(Duration.minutes(instellingen.watchdogMinuten)),
      targets: [new targets.LambdaFunction(watchdog, { deadLetterQueue: terzijde.Klok, retryAttempts: 2 })],
    });

    new CfnOutput(this, "BusNaam", { value: this.bus.eventBusName });
    for (const { naam, machine } of this.machines)
      new CfnOutput(this, `Machine${naam}Arn`, { value: machine.stateMachineArn });
  }

  /** Who may do what with executions: the driver drives, the watchdog looks, `taken` answers a token it may not keep. */
  private grantMachines(taken: Ketenfunctie, watchdog: Ketenfunctie): void {
    const machines = this.machines.map(({ machine }) => machine.stateMachineArn);
    const start = this.machines.map(({ startArn }) => startArn);
    const executions = this.machines.map(({ executionArns }) => executionArns);
    const allow = (functie: Ketenfunctie, actions: string[], resources: readonly string[]) => {
      functie.addToRolePolicy(new iam.PolicyStatement({ actions, resources: [...new Set(resources)] }));
    };

    allow(this.driver, ["states:StartExecution"], [...machines, ...start]);
    allow(this.driver, ["states:SendTaskSuccess", "states:SendTaskFailure"], machines);
    allow(this.driver, ["states:DescribeExecution"], executions);
    allow(watchdog, ["states:ListExecutions"], machines);
    allow(watchdog, ["states:DescribeExecution"], executions);
    grantApart(this, "TakenMeldt", taken, { actions: ["states:SendTaskSuccess"], resources: machines });
    for (const functie of [this.driver, watchdog])
      acknowledgeWildcard(
        functie.rol,
        "An execution's name is known when it runs; the machine is named.",
        ...executions,
      );
  }
}
