import * as z from "zod";
import { isOpsporingOntvanger, opsporendAchter } from "../../shared/domain/traject.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { acceptatie } from "./acceptatie.ts";
import { local } from "./local.ts";
import { productie } from "./productie.ts";
import type { Environment, EnvironmentInput, Omgeving } from "./schema.ts";
import { environmentSchema, OMGEVINGEN } from "./schema.ts";
import { test } from "./test.ts";

const BESTANDEN = { local, test, acceptatie, productie } as const satisfies Record<Omgeving, () => EnvironmentInput>;

/** The environment with this name, checked. Throws with every fault named. */
export const loadEnvironment = (naam: unknown): Environment => {
  const omgeving = z.enum(OMGEVINGEN).safeParse(naam);
  if (!omgeving.success)
    throw new Error(`name an environment with -c environment=<${OMGEVINGEN.join("|")}> (got: ${String(naam)})`);
  const environment = environmentSchema.safeParse(BESTANDEN[omgeving.data]());
  if (!environment.success)
    throw new Error(`infra/environments/${omgeving.data}.ts:\n${z.prettifyError(environment.error)}`);
  const regio = laadRegio(environment.data.regio);
  const niemand = Object.keys(environment.data.kanalen).filter(
    (ontvanger) => isOpsporingOntvanger(ontvanger) && opsporendAchter(regio, ontvanger) === null,
  );
  if (niemand.length > 0)
    throw new Error(`infra/environments/${omgeving.data}.ts: kanalen: nobody investigates at ${niemand.join(", ")}`);
  return environment.data;
};
