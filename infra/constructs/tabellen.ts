import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import type * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { HERSTELATTRIBUTEN, LOGSPOORATTRIBUTEN, SPOORATTRIBUTEN } from "../../shared/adapters/dynamodb/spoorvelden.ts";
import { SLEUTELS, TABEL } from "../../shared/adapters/dynamodb/table.ts";
import { trajectlijstVan } from "../../shared/adapters/dynamodb/lijstsleutels.ts";

/**
 * What a function may do with the table of casework. Nobody removes an item, and nobody may scan but who proves that nothing is
 * missing (`grantSporen`).
 */
const RECHTEN = {
  ophalen: ["dynamodb:GetItem", "dynamodb:BatchGetItem"],
  zoeken: ["dynamodb:Query"],
  schrijven: ["dynamodb:PutItem", "dynamodb:ConditionCheckItem"],
} as const;
type TabelRecht = keyof typeof RECHTEN;

/** Parts of the table that a right can be limited to, by how their partition keys begin. */
const PARTITIES = {
  aanleveringen: SLEUTELS.aanlevering("*").pk,
  actoren: SLEUTELS.actor("*").pk,
  casussen: SLEUTELS.casus("*").pk,
  dossiers: SLEUTELS.dossier("*").pk,
  feeds: SLEUTELS["feed-teller"]("*").pk,
  gids: SLEUTELS.gidsregel("*", "*").pk,
  kanalen: SLEUTELS.gebeurtenis("kanaal", "*", "*").pk,
  meldingen: SLEUTELS.melding("*").pk,
  overleggen: SLEUTELS.overleg("*").pk,
  idempotentie: SLEUTELS.idempotentie("*").pk,
  preventie: SLEUTELS.preventieactiviteit("*").pk,
  register: SLEUTELS.registerversie("*", "*", 1).pk,
  sturing: SLEUTELS.sturingspunt("*").pk,
  stuurfeiten: SLEUTELS.stuurfeit({ feit: "*", maand: "*", feitId: "*" }).pk,
  partners: SLEUTELS.partner("*").pk,
  medewerkers: SLEUTELS.medewerker("*", "*").pk,
  convenanten: SLEUTELS.convenant("*").pk,
  zetels: SLEUTELS.zetel("*").pk,
  verdelingen: SLEUTELS.gebeurtenis("verdeling", "*", "*").pk,
  trajecten: SLEUTELS["strafrechtelijk-traject"]("*").pk,
  trajectwijzers: SLEUTELS.trajectwijzer("*").pk,
  opsporing: SLEUTELS.gebeurtenis("opsporing", "*", "*").pk,
  bijlagen: SLEUTELS.bijlage("*").pk,
  bijlagekoppelingen: SLEUTELS["bijlage-koppeling"]("*", "*").pk,
  terugkoppelingen: SLEUTELS.terugkoppeling("*").pk,
  meldervragen: SLEUTELS.meldervraag("*").pk,
  persoonsleutels: SLEUTELS.persoonsleutel("*").pk,
  vingerafdrukken: SLEUTELS.vingerafdruk("*").pk,
  plekken: SLEUTELS.plek("*").pk,
  pleksleutels: SLEUTELS.pleksleutel("*").pk,
  zoeksleutels: SLEUTELS.zoeksleutel("*", "*").pk,
  partnerversies: SLEUTELS.registerversie("partner", "*", 1).pk,
  convenantversies: SLEUTELS.registerversie("convenant", "*", 1).pk,
  medewerkerversies: SLEUTELS.registerversie("medewerker", "*", 1).pk,
  zetelversies: SLEUTELS.registerversie("zetel", "*", 1).pk,
  slotronde: SLEUTELS.slotronde().pk,
  bevindingen: SLEUTELS.bevinding("keten", "*").pk,
  opsporingsbevindingen: SLEUTELS.bevinding("opsporing", "*").pk,
  sluitend: SLEUTELS.gebeurtenis("sluitend", "*", "*").pk,
} as const;
type Partitie = keyof typeof PARTITIES;

/** What accepting a melding reads by key, and what it writes: of a function that does nothing else. */
export const AANNEMEN = {
  ophalen: ["persoonsleutels", "dossiers", "casussen", "vingerafdrukken", "idempotentie", "partners"],
  zoeken: ["zoeksleutels"],
  schrijven: [
    ...(["meldingen", "dossiers", "persoonsleutels", "zoeksleutels", "vingerafdrukken"] as const),
    ...(["terugkoppelingen", "casussen", "idempotentie", "verdelingen"] as const),
  ],
} as const satisfies Readonly<Record<TabelRecht, readonly Partitie[]>>;

/** Who may do what, and who gave them that: what no function writes that does not administer it. */
const REGISTER = [
  ...(["actoren", "partners", "medewerkers", "convenanten", "zetels"] as const),
  ...(["partnerversies", "convenantversies", "medewerkerversies", "zetelversies"] as const),
] as const satisfies readonly Partitie[];

/** What lies in the compartment of the criminal track: refused to who may read all else, unless it works there (X8). */
const COMPARTIMENT = [
  "trajecten",
  "trajectwijzers",
  "opsporing",
  "opsporingsbevindingen",
] as const satisfies readonly Partitie[];

/** What DynamoDB asks of the caller for a table under a customer-managed key; no wildcards. */
export const SLEUTELGEBRUIK = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"];

/** The tables, the key they lie under and the secret of the keyed hashes: what the data stack offers the others. */
export interface Gegevens {
  readonly tabel: dynamodb.Table;
  readonly logTabel: dynamodb.Table;
  readonly sleutelGeheim: secretsmanager.Secret;
  /** Absent where the environment leaves encryption to AWS's own keys. */
  readonly sleutel: kms.Key | undefined;
  readonly emmers: Emmers;
}

/** Where the files of attachments lie: until a scan found them clean, and from then on. */
export interface Emmers {
  readonly quarantaine: Emmer;
  readonly schoon: Emmer;
}

/** A bucket, by the name that we gave it: other stacks name its objects without a reference, which a policy could not show. */
export interface Emmer {
  readonly naam: string;
  readonly arn: string;
}

/** Adds rights to a role of ours, with nothing that CDK would add. */
export const allow = (
  grantee: iam.IGrantable,
  actions: readonly string[],
  resources: readonly string[],
  leidend?: readonly string[],
): void => {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      actions: [...actions],
      resources: [...resources],
      ...(leidend === undefined
        ? {}
        : { conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [...leidend] } } }),
    }),
  );
};

/** Takes rights away again on partitions that begin like this, whatever else gives them. */
const refuse = (
  grantee: iam.IGrantable,
  actions: readonly string[],
  resources: readonly string[],
  leidend: readonly string[],
): void => {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: [...actions],
      resources: [...resources],
      conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": [...leidend] } },
    }),
  );
};

/** Use of the key of the chain, where it has one. */
export const allowSleutel = (
  { sleutel }: Pick<Gegevens, "sleutel">,
  grantee: iam.IGrantable,
  actions: readonly string[],
): void => {
  if (sleutel !== undefined) allow(grantee, actions, [sleutel.keyArn]);
};

/** All of the table, but for the register and the compartment of the criminal track, of which it is said what as well. */
interface Alles {
  readonly alles: true;
  readonly ookVanRegister: readonly Partitie[];
  /** That it works in the compartment: starts its machines, guards its dates. */
  readonly ookCompartiment?: true;
}

/**
 * Rights on the table of casework, on all of it or on some partitions; transactions are authorised by the same single
 * actions. Who may write all of it may yet not write the register, but for the parts that they carry changes through in: no
 * function can give itself a role.
 */
export const grantTabel = (
  gegevens: Gegevens,
  grantee: iam.IGrantable,
  rechten: readonly TabelRecht[],
  partities: readonly Partitie[] | Alles = { alles: true, ookVanRegister: [] },
): void => {
  const { tableArn } = gegevens.tabel;
  const alles = "alles" in partities;
  const leidend = alles ? undefined : partities.map((partitie) => PARTITIES[partitie]);
  for (const recht of rechten) allow(grantee, RECHTEN[recht], [tableArn], leidend);
  if (alles && rechten.includes("schrijven")) {
    const verboden = REGISTER.filter((partitie) => !partities.ookVanRegister.includes(partitie));
    refuse(
      grantee,
      ["dynamodb:PutItem"],
      [tableArn],
      verboden.map((partitie) => PARTITIES[partitie]),
    );
  }
  if (alles && partities.ookCompartiment !== true)
    refuse(
      grantee,
      Object.values(RECHTEN).flat(),
      [tableArn],
      COMPARTIMENT.map((partitie) => PARTITIES[partitie]),
    );
  allowSleutel(gegevens, grantee, SLEUTELGEBRUIK);
};

/** Searching one index of the table of casework, or some lists in it. */
export const grantIndex = (
  gegevens: Gegevens,
  grantee: iam.IGrantable,
  index: keyof typeof TABEL.indexen,
  ...lijsten: readonly string[]
): void => {
  const { naam } = TABEL.indexen[index];
  const arn = `${gegevens.tabel.tableArn}/index/${naam}`;
  allow(grantee, RECHTEN.zoeken, [arn], lijsten.length === 0 ? undefined : lijsten);
  // Which tracks there are is listed for who works in the compartment alone; its tasks are in the worklist of who investigates.
  if (index === "werk" && lijsten.length === 0) refuse(grantee, RECHTEN.zoeken, [arn], [trajectlijstVan("*")]);
};

/**
 * The one right to go through the whole table and to ask the log whether a line is there: of who proves that nothing is missing. Of
 * every item the ids, codes and dates alone, nothing that anybody wrote; and of writing no more than where the clock and the
 * worklists have it. A request that does not name which attributes it wants is refused.
 */
export const grantSporen = (gegevens: Gegevens, grantee: iam.IGrantable): void => {
  const { tableArn } = gegevens.tabel;
  const alleen = (actions: readonly string[], resource: string, attributen: readonly string[]): void => {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: [...actions],
        resources: [resource],
        conditions: {
          "ForAllValues:StringEquals": { "dynamodb:Attributes": [...attributen] },
          StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
        },
      }),
    );
  };
  alleen(["dynamodb:Scan", "dynamodb:Query", "dynamodb:BatchGetItem"], tableArn, SPOORATTRIBUTEN);
  alleen(["dynamodb:UpdateItem"], tableArn, HERSTELATTRIBUTEN);
  alleen(["dynamodb:Query"], gegevens.logTabel.tableArn, LOGSPOORATTRIBUTEN);
  allowSleutel(gegevens, grantee, SLEUTELGEBRUIK);
};

/** The log table is put only, by anyone: who writes it cannot read, change or remove a line (BIO2, design section 6). */
export const grantLogboek = (gegevens: Gegevens, grantee: iam.IGrantable): void => {
  allow(grantee, ["dynamodb:PutItem"], [gegevens.logTabel.tableArn]);
  allowSleutel(gegevens, grantee, SLEUTELGEBRUIK);
};

/** Reading one secret, and no other. */
export const grantGeheim = (gegevens: Gegevens, grantee: iam.IGrantable, geheim: secretsmanager.Secret): void => {
  allow(grantee, ["secretsmanager:GetSecretValue"], [geheim.secretArn]);
  allowSleutel(gegevens, grantee, ["kms:Decrypt"]);
};
