/**
 * `npm run reconcile -- <environment>`: has the reconciliation make a whole round now, waits until it is done, and tells what does not
 * hold, in ids and codes. It calls the function of that environment: `local` is the newest local cloud (or `--cloud <name>`), of any
 * other the account of whoever runs it.
 */
import { setTimeout as slaap } from "node:timers/promises";
import { parseArgs } from "node:util";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import * as z from "zod";
import { loadEnvironment } from "./environments/index.ts";
import { OMGEVINGEN, type Omgeving } from "./environments/schema.ts";
import { lokaleClient } from "./local/lokale-client.ts";
import { vindTokenbron } from "./local/token.ts";
import { regeldoelen, type Awsclient } from "./regeldoelen.ts";

const GEBRUIK = `npm run reconcile -- <${OMGEVINGEN.join("|")}> [--cloud <naam>]`;

/** The arguments of the command, refused with how it is used. */
export const leesReconcile = (
  argumenten: readonly string[],
): { readonly omgeving: Omgeving; readonly cloud: string | undefined } => {
  try {
    const { positionals, values } = parseArgs({
      ...{ args: [...argumenten], allowPositionals: true, options: { cloud: { type: "string" } } },
    });
    const [naam, ...rest] = positionals;
    if (rest.length > 0) throw new Error("Noem één omgeving");
    return { omgeving: z.enum(OMGEVINGEN, { error: "Noem een omgeving" }).parse(naam), cloud: values.cloud };
  } catch (fout) {
    const reden =
      fout instanceof z.ZodError ? (fout.issues[0]?.message ?? "") : fout instanceof Error ? fout.message : "";
    throw new Error(`${reden}.\n\n${GEBRUIK}`, { cause: fout });
  }
};

/** What the function answers (functions/sluitend). */
const verslagSchema = z.object({
  ronde: z
    .object({
      ...{ nummer: z.int(), fase: z.string(), begonnenOp: z.string(), klaarOp: z.string().nullable() },
      ...{ bekeken: z.int(), hersteld: z.int() },
    })
    .nullable(),
  bevindingen: z.array(
    z.object({
      ...{ code: z.string(), bij: z.object({ soort: z.string(), id: z.string() }), hersteld: z.boolean() },
      ...{ eigenaar: z.object({ rol: z.string(), organisatie: z.string() }), gevondenOp: z.string() },
    }),
  ),
  voorMensen: z.int(),
});

/** The function as this command calls it. */
export interface Reconcile {
  /** Calls it once; answers what it says. */
  readonly roep: (opdracht: { readonly meteen: boolean }) => Promise<unknown>;
  readonly wacht: () => Promise<void>;
  readonly meld: (regel: string) => void;
}

/** Has a whole round made, and tells what came of it; answers the exit code: 0 when nothing is left for a person. */
export const reconcile = async ({ roep, wacht, meld }: Reconcile): Promise<0 | 1> => {
  let verslag = verslagSchema.parse(await roep({ meteen: true }));
  while (verslag.ronde !== null && verslag.ronde.fase !== "klaar") {
    meld(`Ronde ${verslag.ronde.nummer}: ${verslag.ronde.fase}, ${verslag.ronde.bekeken} records bekeken.`);
    await wacht();
    // The round that is under way goes on; it is not asked for another.
    verslag = verslagSchema.parse(await roep({ meteen: false }));
  }
  const { ronde, bevindingen, voorMensen } = verslag;
  if (ronde === null) throw new Error("The function made no round");
  for (const { code, bij, eigenaar, gevondenOp, hersteld } of bevindingen)
    meld(
      `${hersteld ? "hersteld" : "OPEN    "}  ${code}  ${bij.soort} ${bij.id}  ${eigenaar.rol} bij ${eigenaar.organisatie}  sinds ${gevondenOp}`,
    );
  meld(
    `Ronde ${ronde.nummer} is klaar: ${ronde.bekeken} records bekeken, ${ronde.hersteld} hersteld, ${voorMensen} voor mensen.`,
  );
  meld(voorMensen === 0 ? "De keten is sluitend." : "De keten is niet sluitend.");
  return voorMensen === 0 ? 0 : 1;
};

/** How the function of an environment is called; `client`: how an SDK client reaches its account. */
export const roepSluitend = async (omgeving: Omgeving, client: Awsclient): Promise<Reconcile["roep"]> => {
  const [FunctionName] = await regeldoelen(client, `ketenregie-${omgeving}-chain-SluitendRonde`);
  // A call takes as long as a run; made twice it would be two.
  const lambda = new LambdaClient({ ...client, maxAttempts: 1, requestHandler: { requestTimeout: 16 * 60_000 } });
  return async (opdracht) => {
    const { FunctionError, Payload } = await lambda.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(opdracht) }),
    );
    if (FunctionError !== undefined) throw new Error(`De ronde is mislukt (${FunctionError}); zie het logboek.`);
    return JSON.parse(Buffer.from(Payload ?? []).toString("utf8")) as unknown;
  };
};

const main = async (): Promise<void> => {
  const { omgeving, cloud } = leesReconcile(process.argv.slice(2));
  const client =
    omgeving === "local" ? lokaleClient(vindTokenbron(cloud).endpoint) : { region: loadEnvironment(omgeving).awsRegio };
  process.exitCode = await reconcile({
    roep: await roepSluitend(omgeving, client),
    wacht: () => slaap(2_000),
    meld: (regel) => {
      console.log(regel);
    },
  });
};

if (import.meta.main)
  main().catch((fout: unknown) => {
    console.error(fout instanceof Error ? fout.message : fout);
    process.exitCode = 1;
  });
