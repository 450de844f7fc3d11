import { CfnOutput, Token } from "aws-cdk-lib";
import type * as events from "aws-cdk-lib/aws-events";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { envSchema as deliverEnv } from "../../functions/deliver/env.ts";
import { KetenFunction } from "../constructs/keten-function.ts";
import type { Ketenfunctie } from "../constructs/keten-function.ts";
import { KetenStack, pascalCase } from "../constructs/keten-stack.ts";
import type { KetenStackProps } from "../constructs/keten-stack.ts";
import { PartnerDoel } from "../constructs/partner-doel.ts";
import { LEVER_TIMEOUT, PartnerKanaal } from "../constructs/partner-kanaal.ts";
import { Post } from "../constructs/post.ts";
import { grantGeheim, grantTabel } from "../constructs/tabellen.ts";
import type { Gegevens } from "../constructs/tabellen.ts";
import { isBezorgkanaal, isDoelkanaal } from "../environments/kanalen.ts";

/** Recipients that one deliver function serves at most, so that it reads few secrets. */
const PER_FUNCTIE = 6;
/** Characters of a function's 4 KB of variables that its recipients may take; the rest is for what all functions have. */
const RUIMTE = 3_000;
/** As long as the ARN of a queue or secret is taken to be once it is known. */
const ARN = 160;

interface PartnersStackProps extends KetenStackProps {
  readonly gegevens: Gegevens;
  readonly bus: events.EventBus;
  /** Public address of the API, version included. */
  readonly apiBasis: string;
  /** Its DNS name. */
  readonly herkomst: string;
}

/** What `deliver` is told of a channel: never what is secret. */
const configuratieVan = ({ kanaal, geheim }: PartnerKanaal) => {
  if (kanaal.soort === "email") return { soort: kanaal.soort, adres: kanaal.adres };
  const { soort, url, aanmelding, terugval } = kanaal;
  return {
    ...{ soort, url, geheim: geheim?.secretArn },
    ...(aanmelding === undefined
      ? {}
      : {
          aanmelding: {
            tokenEindpunt: aanmelding.tokenEindpunt,
            clientId: aanmelding.clientId,
            scope: aanmelding.scope,
          },
        }),
    ...(terugval === undefined ? {} : { terugval }),
  };
};

/** Characters that a recipient takes of a function's variables, once deployed. */
const ruimteVan = (kanaal: PartnerKanaal): number => {
  const tekst = JSON.stringify(configuratieVan(kanaal), (_, waarde: unknown) =>
    Token.isUnresolved(waarde) ? "x".repeat(ARN) : waarde,
  );
  return tekst.length + ARN + 2 * kanaal.ontvanger.length + 20;
};

/** Recipients in groups of which each fits in one function, in the order of the configuration. */
const groepeer = (kanalen: readonly PartnerKanaal[]): readonly (readonly PartnerKanaal[])[] => {
  const groepen: { kanalen: PartnerKanaal[]; ruimte: number }[] = [{ kanalen: [], ruimte: 0 }];
  for (const kanaal of kanalen) {
    const ruimte = ruimteVan(kanaal);
    const laatste = groepen.at(-1);
    if (laatste !== undefined && laatste.kanalen.length < PER_FUNCTIE && laatste.ruimte + ruimte <= RUIMTE) {
      laatste.kanalen.push(kanaal);
      laatste.ruimte += ruimte;
    } else groepen.push({ kanalen: [kanaal], ruimte });
  }
  return groepen.map((groep) => groep.kanalen);
};

/** A channel per recipient that is told otherwise than by its feed, and the functions that deliver. */
export class PartnersStack extends KetenStack {
  readonly kanalen: readonly PartnerKanaal[];
  readonly delivers: readonly Ketenfunctie[];
  /** Absent where the environment sends no mail. */
  readonly post: Post | undefined;
  /** Per recipient where lies what did not reach it. */
  readonly terzijde: Readonly<Record<string, sqs.Queue>>;

  constructor(scope: Construct, props: PartnersStackProps) {
    super(scope, "partners", props);
    const { gegevens, bus } = props;
    const { kanalen, email } = this.instellingen;
    this.post = email === undefined ? undefined : new Post(this, email.afzender);
    this.kanalen = Object.entries(kanalen).flatMap(([ontvanger, kanaal]) =>
      isBezorgkanaal(kanaal) ? [new PartnerKanaal(this, { ontvanger, bus, gegevens, kanaal })] : [],
    );
    const doelen = Object.entries(kanalen).flatMap(([ontvanger, kanaal]) =>
      isDoelkanaal(kanaal) ? [new PartnerDoel(this, { ontvanger, bus, kanaal })] : [],
    );
    this.terzijde = Object.fromEntries(
      [...this.kanalen, ...doelen].map(({ ontvanger, terzijde }) => [pascalCase(ontvanger), terzijde]),
    );
    this.delivers = groepeer(this.kanalen).map((groep, plaats) =>
      this.addDeliver(plaats === 0 ? "Deliver" : `Deliver${plaats + 1}`, groep, props),
    );
    for (const { ontvanger, wachtrij, geheim } of this.kanalen) {
      new CfnOutput(this, `Wachtrij${pascalCase(ontvanger)}`, { value: wachtrij.queueUrl });
      // Where the secret is that the partner is given when its channel is set up, never the secret itself.
      if (geheim !== undefined)
        new CfnOutput(this, `KanaalGeheim${pascalCase(ontvanger)}`, { value: geheim.secretArn });
    }
  }

  private addDeliver(
    id: string,
    kanalen: readonly PartnerKanaal[],
    { gegevens, apiBasis, herkomst }: PartnersStackProps,
  ): Ketenfunctie {
    const { email, heraanbodSeconden, levering, naam, regio } = this.instellingen;
    const deliver = new KetenFunction(this, id, {
      functie: "deliver",
      envSchema: deliverEnv,
      variabelen: {
        TABEL: gegevens.tabel.tableName,
        REGIO: regio,
        OMGEVING: naam,
        KANALEN: this.toJsonString(
          Object.fromEntries(kanalen.map((kanaal) => [kanaal.ontvanger, configuratieVan(kanaal)])),
        ),
        // An ARN is known only once deployed, and CDK takes no such value for a key: neither it nor a code needs escaping.
        WACHTRIJ_ONTVANGERS: `{${kanalen.map(({ ontvanger, wachtrij }) => `"${wachtrij.queueArn}":"${ontvanger}"`).join(",")}}`,
        HERKOMST: herkomst,
        BEKIJK_ADRES: email?.bekijkAdres ?? `${apiBasis}/notificaties`,
        ...this.post?.variabelen,
        BEZORG_SECONDEN: String(levering.maximaalSeconden),
        LOOPBACK_TOEGESTAAN: levering.loopbackToegestaan ? "ja" : "nee",
        HERAANBOD_SECONDEN: String(heraanbodSeconden),
      },
      timeout: LEVER_TIMEOUT,
    });
    // What is brought tells what the feed holds, and keeps how it went there: nothing of a casus is in reach.
    grantTabel(gegevens, deliver, ["ophalen", "schrijven"], ["feeds"]);
    // That a channel falters is told by a Gebeurtenis, as everything is.
    grantTabel(gegevens, deliver, ["schrijven"], ["kanalen"]);
    // And whether the recipient still has a covenant.
    grantTabel(gegevens, deliver, ["ophalen"], ["partners"]);
    for (const kanaal of kanalen) {
      kanaal.deliverWith(deliver);
      if (kanaal.geheim !== undefined) grantGeheim(gegevens, deliver, kanaal.geheim);
    }
    const mailadressen = kanalen.flatMap(({ kanaal }) =>
      kanaal.soort === "email" ? [kanaal.adres] : (kanaal.terugval ?? []),
    );
    if (mailadressen.length > 0) this.post?.grantSend(deliver, mailadressen);
    return deliver;
  }
}
