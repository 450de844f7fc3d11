import pRetry from "p-retry";
import type { Idempotentie } from "../domain/idempotentie.ts";
import { gelukt, mislukt, type Result } from "../domain/result.ts";
import { verlooptNa, type Instant } from "../domain/tijd.ts";
import type { Weigering } from "../domain/weigering.ts";
import { samen, type Wijziging } from "../domain/wijziging.ts";
import type { Schrijffout } from "../ports/casework.ts";
import type { Logregel } from "../ports/verwerkingslog.ts";
import type { Afhankelijkheden } from "./afhankelijkheden.ts";
import { log } from "./log.ts";
import type { Hash } from "../domain/historie.ts";
import type { Herhaling, Verzoek } from "./verzoek.ts";

/** Somebody else wrote first. Thrown only between the attempts here. */
class Conflict extends Error {}

/** How often a command is loaded, decided and written again when others write at the same time. */
const POGINGEN = 12;

/** Waits between attempts: about 10 ms to 0.5 s, with jitter, so that those who collided come apart. */
const TUSSENPOZEN = { retries: POGINGEN - 1, minTimeout: 10, maxTimeout: 500, factor: 1.7, randomize: true } as const;

/**
 * Loads, decides and writes until nobody else came in between (design section 6: bounded, with jitter). `poging` must load
 * afresh each time. After the last attempt the answer is `conflict`.
 */
export const schrijfMetHerkansing = async <T>(
  poging: () => Promise<Result<T, Schrijffout | Weigering>>,
): Promise<Result<T, Schrijffout | Weigering>> => {
  try {
    return await pRetry(
      async () => {
        const uitkomst = await poging();
        if (!uitkomst.ok && "soort" in uitkomst.fout && uitkomst.fout.soort === "conflict") throw new Conflict();
        return uitkomst;
      },
      { ...TUSSENPOZEN, shouldRetry: ({ error }) => error instanceof Conflict },
    );
  } catch (fout) {
    if (fout instanceof Conflict) return mislukt({ soort: "conflict" });
    throw fout;
  }
};

/**
 * Carries out what was intended, page by page, each decided afresh until nobody came in between: what was done meanwhile stays done
 * (design section 2, rule 1).
 * @param bladzijde writes the next page; answers whether there may be more
 * @param wat what is left when others kept changing it, for who reads the fault
 */
export const schrijfBladzijden = async (
  bladzijde: () => Promise<Result<boolean, Schrijffout>>,
  wat: string,
): Promise<void> => {
  for (;;) {
    const geschreven = await schrijfMetHerkansing(bladzijde);
    if (!geschreven.ok) throw new Error(`${wat} could not be written: others kept changing it`);
    if (!geschreven.waarde) return;
  }
};

/** What identifies a repeated request: scope client + operation + key, and whether the body is the same. */
export interface Herkenning {
  readonly sleutel: string;
  readonly verzoekHash: string;
}

/** The recognition of this request, or null when it has no Idempotency-Key. */
export const herkenningVan = (
  verzoek: Pick<Verzoek, "actor" | "operatie" | "padParameters">,
  sleutel: string | null,
  body: unknown,
  hash: Hash,
): Herkenning | null =>
  sleutel === null
    ? null
    : {
        sleutel: hash(
          JSON.stringify([verzoek.actor.aanmeldnaam, verzoek.operatie.operationId, verzoek.padParameters, sleutel]),
        ),
        verzoekHash: hash(JSON.stringify(body)),
      };

/** What a use case has decided: all that is written in its one transaction, and what is answered. */
export interface Opdracht<B> {
  readonly wijziging: Wijziging;
  readonly regels: readonly Logregel[];
  readonly antwoord: B;
  /** Path of what was made, below the API's base. */
  readonly locatie: string;
}

/** What changes, with its lines and the answer, of a request that is repeated under `If-Match` and so needs no key. */
export type Wijzigopdracht<B> = Pick<Opdracht<B>, "wijziging" | "regels" | "antwoord">;

/**
 * Carries out a change of what is there: load, `verzoek.toetsVersie`, decide, and write on the condition that nobody came in
 * between. Of those who change the same version at once one succeeds; the others load again and are told `verouderd`.
 */
export const schrijfVersie = async <B>(
  { casework }: Pick<Afhankelijkheden, "casework">,
  stelOp: () => Promise<Result<Wijzigopdracht<B>, Weigering>>,
): Promise<Result<B, Weigering>> => {
  const geschreven = await schrijfMetHerkansing<B>(async () => {
    const opgesteld = await stelOp();
    if (!opgesteld.ok) return opgesteld;
    const { wijziging, regels, antwoord } = opgesteld.waarde;
    const uitkomst = await casework.schrijf(wijziging, regels);
    return uitkomst.ok ? gelukt(antwoord) : uitkomst;
  });
  if (geschreven.ok) return geschreven;
  return mislukt("code" in geschreven.fout ? geschreven.fout : { code: "gelijktijdige-wijziging" });
};

/** The record by which a repetition gets the same answer; written in the command's own transaction. */
const idempotentieVan = (
  herkenning: Herkenning,
  { antwoord, locatie }: Opdracht<unknown>,
  status: number,
  nu: Instant,
  dagen: number,
): Idempotentie => ({
  type: "idempotentie",
  sleutel: herkenning.sleutel,
  verzoekHash: herkenning.verzoekHash,
  status,
  locatie,
  antwoord: JSON.stringify(antwoord),
  verlooptOp: verlooptNa(nu, dagen * 86_400),
});

/** The stored answer again, or the refusal when the key was used for something else. */
export const herhaal = (eerder: Idempotentie, herkenning: Herkenning): Herhaling | { readonly weigering: Weigering } =>
  eerder.verzoekHash === herkenning.verzoekHash
    ? { herhaling: { status: eerder.status, locatie: eerder.locatie, antwoord: eerder.antwoord } }
    : { weigering: { code: "idempotency-key-hergebruikt" } };

/**
 * Carries out a writing request: load and decide (`stelOp`), write all of it in one transaction with the answer under its
 * Idempotency-Key, and again when somebody else was first (design rule 1).
 * @param status 202 when what is written is an intention that is carried out later
 */
export const schrijfOpdracht = async <B, S extends 201 | 202 = 201>(
  { casework, regio }: Pick<Afhankelijkheden, "casework" | "regio">,
  nu: Instant,
  herkenning: Herkenning | null,
  stelOp: () => Promise<Result<Opdracht<B>, Weigering>>,
  status: S = 201 as S,
): Promise<{ status: S; body: B; locatie: string } | Herhaling | { readonly weigering: Weigering }> => {
  const dagen = regio.idempotentieBewaartermijn.dagen;
  const geschreven = await schrijfMetHerkansing<Opdracht<B>>(async () => {
    const opgesteld = await stelOp();
    if (!opgesteld.ok) return opgesteld;
    const opdracht = opgesteld.waarde;
    const nieuw = herkenning === null ? [] : [idempotentieVan(herkenning, opdracht, status, nu, dagen)];
    const uitkomst = await casework.schrijf(
      samen(opdracht.wijziging, { nieuw, vervangen: [], mitsOpen: [] }),
      opdracht.regels,
    );
    return uitkomst.ok ? opgesteld : uitkomst;
  });
  if (geschreven.ok) return { status, body: geschreven.waarde.antwoord, locatie: geschreven.waarde.locatie };
  const { fout } = geschreven;
  if ("code" in fout) {
    // What the first time did may be why it is refused now.
    const eerder = herkenning === null ? null : await casework.idempotentie(herkenning.sleutel);
    return herkenning === null || eerder === null ? { weigering: fout } : herhaal(eerder, herkenning);
  }
  if (fout.soort === "idempotent" && herkenning !== null) {
    log("opdracht-herhaald", {});
    return herhaal(fout.eerder, herkenning);
  }
  return { weigering: { code: "gelijktijdige-wijziging" } };
};
