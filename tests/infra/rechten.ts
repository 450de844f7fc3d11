import * as z from "zod";
import type { Sjablonen } from "./sjablonen.ts";

const lijst = z.union([z.array(z.unknown()), z.unknown().transform((een) => [een])]);
const statementSchema = z.looseObject({
  Effect: z.string(),
  Action: lijst.pipe(z.array(z.string())),
  Resource: lijst.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const policySchema = z.looseObject({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(z.unknown()),
});

/** One thing that a role may do. */
export interface Recht {
  readonly effect: string;
  readonly actie: string;
  readonly op: string;
  readonly voorwaarde: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** All that a role may do, by every policy attached to it. `rol` is its logical id without hash, such as `DeliverRol`. */
export const rechtenVan = ({ resources, tekst }: Sjablonen, rol: string): readonly Recht[] =>
  resources("AWS::IAM::Policy").flatMap(({ Properties }) => {
    const { Roles, PolicyDocument } = policySchema.parse(Properties);
    if (!Roles.map(tekst).includes(`<${rol}>`)) return [];
    return PolicyDocument.Statement.flatMap(({ Effect, Action, Resource = [], Condition }) =>
      Action.flatMap((actie) =>
        Resource.map((op) => ({ effect: Effect, actie, op: tekst(op), voorwaarde: Condition })),
      ),
    );
  });

/** The actions that a role may do on what `op` names, sorted. */
export const actiesOp = (rechten: readonly Recht[], op: string): readonly string[] =>
  [...new Set(rechten.filter((recht) => recht.op === op).map(({ actie }) => actie))].toSorted();

/** The places on which a role may do an action, sorted. */
export const plaatsenVan = (rechten: readonly Recht[], actie: string): readonly string[] =>
  [...new Set(rechten.filter((recht) => recht.actie === actie).map(({ op }) => op))].toSorted();

/** Whether it reaches some attributes of every item, and is looked at apart ({@link attributenVan}). */
const isBeperkt = ({ voorwaarde }: Recht): boolean => voorwaarde?.["ForAllValues:StringEquals"] !== undefined;

/** Per action on a table the condition under which it reaches every item, where it reaches some attributes of them. */
export const attributenVan = (rechten: readonly Recht[], op: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    rechten.filter((recht) => recht.op === op && isBeperkt(recht)).map(({ actie, voorwaarde }) => [actie, voorwaarde]),
  );

const leidendSchema = z.object({ "dynamodb:LeadingKeys": lijst.pipe(z.array(z.string())) });

/** Per action on a table or index the partitions that it reaches, sorted; `*` where nothing limits it. */
export const bereikVan = (rechten: readonly Recht[], op: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    actiesOp(
      rechten.filter((recht) => !isBeperkt(recht)),
      op,
    ).map((actie) => {
      const partities = rechten
        .filter((recht) => recht.op === op && recht.actie === actie && !isBeperkt(recht))
        .flatMap(({ voorwaarde }) =>
          voorwaarde === undefined
            ? ["*"]
            : leidendSchema.parse(voorwaarde["ForAllValues:StringLike"])["dynamodb:LeadingKeys"],
        );
      return [actie, [...new Set(partities)].toSorted()];
    }),
  );
