import type * as z from "zod";
import type { Machinenaam } from "../domain/loop.ts";
import type { machineEnv } from "./omgeving.ts";

type Machineomgeving = { readonly [V in keyof typeof machineEnv]: z.output<(typeof machineEnv)[V]> };

/** The ARN of each machine, from the environment of a function. */
export const machineArns = (env: Machineomgeving): Readonly<Record<Machinenaam, string>> => ({
  2: env.MACHINE_HOOFDSTAP_2,
  3: env.MACHINE_HOOFDSTAP_3,
  4: env.MACHINE_HOOFDSTAP_4,
  5: env.MACHINE_HOOFDSTAP_5,
  interventie: env.MACHINE_INTERVENTIE,
  "strafrechtelijk-traject": env.MACHINE_TRAJECT,
});
