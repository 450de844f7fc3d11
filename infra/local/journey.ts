import * as z from "zod";
import { maakArbeidsuitbuitingCasus } from "../../tests/fixtures/melding.ts";
import { maakKetenclient, type Keten, type Ketenclient } from "./ketenclient.ts";
import { bodyVan, type Casusdelen, type Stap } from "./reisstap.ts";
import { BEHANDELING, stappen } from "./reisstappen.ts";

/** What a journey tells while it goes, and what it leaves to check. */
export interface Reis {
  readonly casusId: string;
  readonly meldingId: string;
  /** Every text that went in: none of it may be found outside casework. */
  readonly teksten: readonly string[];
  readonly verzoeken: number;
}

export interface Reisopties {
  /** Seed of the fictitious persons; another seed is another case. */
  readonly seed: number;
  readonly meld: (regel: string) => void;
  /** Called after each step, for tests that disturb the cloud half-way. */
  readonly na?: (stap: string) => Promise<void>;
  /** Seconds for which the actors go on when they get no answer; none when left out. */
  readonly geduldSeconden?: number;
  /** Another way through the chain than the one through all hoofdstappen. */
  readonly weg?: Weg;
}

/** A way through the chain. */
export interface Weg {
  /** What is reported of the casus of this seed. */
  readonly melding: (seed: number) => object;
  /** The steps, each by who owns it; made for one casus. */
  readonly stappen: (meldingId: string) => readonly Stap[];
  /** How the casus stands at its end. */
  readonly einde: "gesloten" | "afgeschaald";
}

const HOOFDWEG: Weg = { melding: (seed) => maakArbeidsuitbuitingCasus(seed), stappen, einde: "gesloten" };

/** The id of what a step made, by whatever name its answer gives it. */
const gemaakt = z
  .looseObject({ id: z.string(), overlegId: z.string(), sturingId: z.string(), trajectId: z.string() })
  .partial()
  .transform(({ id, overlegId, sturingId, trajectId }, ctx) => {
    const gevonden = trajectId ?? id ?? overlegId ?? sturingId;
    if (gevonden === undefined) ctx.addIssue({ code: "custom", message: "an answer without an id" });
    return gevonden ?? z.NEVER;
  });

/** Texts that somebody wrote: codes, ids and moments have no space in them. */
export const tekstenIn = (waarde: unknown): readonly string[] => {
  if (typeof waarde === "string") return /\s/.test(waarde) ? [waarde] : [];
  if (Array.isArray(waarde)) return waarde.flatMap(tekstenIn);
  return typeof waarde === "object" && waarde !== null ? Object.values(waarde).flatMap(tekstenIn) : [];
};

const dien = async (client: Ketenclient, seed: number, weg: Weg) => {
  const melding = weg.melding(seed);
  const aangenomen = await client.moet(
    201,
    client.roep("systeem-veilig-thuis", "POST", "/v1/meldingen", melding, {
      "idempotency-key": `reis-${seed}-${Date.now()}`,
    }),
    "melding indienen",
  );
  const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(aangenomen.body);
  const gelezen = await client.moet(200, client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`), "melding lezen");
  const { casusId } = z.looseObject({ casusId: z.string() }).parse(gelezen.body);
  return { melding, meldingId, casusId };
};

const casusdelen = z.looseObject({
  dossiers: z.array(z.string()),
  taken: z.array(z.looseObject({ soort: z.string(), status: z.string(), onderwerp: z.string().nullable() })),
  vastleggingen: z.array(z.looseObject({ id: z.string(), soort: z.string() })),
  interventies: z.array(z.looseObject({ interventieId: z.string() })),
});
/** Of whom the casus is, and what was done, as its direction reads it. */
const leesDelen = async (client: Ketenclient, casusId: string): Promise<Casusdelen> => {
  const { body } = await client.moet(
    200,
    client.roep("procesregisseur", "GET", `/v1/casussen/${casusId}`),
    "casus lezen",
  );
  const { dossiers, taken, vastleggingen, interventies } = casusdelen.parse(body);
  const gedaan = taken.filter(({ soort, status }) => soort === "actie" && status === "afgerond");
  return {
    ...{ casusId, dossiers, acties: gedaan.flatMap(({ onderwerp }) => onderwerp ?? []) },
    interventies: interventies.map(({ interventieId }) => interventieId),
    uitgevoerd: vastleggingen.flatMap(({ id, soort }) => (soort === "uitgevoerde-interventie" ? [id] : [])),
  };
};

/**
 * A realistic case through hoofdstap 2–5 by the demo actors, through the API only: a melding of labour exploitation in
 * Doetinchem by a partner's system, until the casus is closed with an outcome.
 */
export const walkJourney = async (keten: Keten, opties: Reisopties): Promise<Reis> => {
  const { meld, seed, geduldSeconden = 0, weg = HOOFDWEG } = opties;
  const client = maakKetenclient(keten, { geduldSeconden });
  const { melding, meldingId, casusId } = await dien(client, seed, weg);
  meld(`2.1/2.2 Melding aangenomen, dossier en casus geopend · casus ${casusId}`);
  await opties.na?.("melding");
  await client.moet(
    201,
    client.roep("meldpunt", "POST", `/v1/meldingen/${meldingId}/behandelingen`, BEHANDELING),
    "melding behandelen",
  );
  meld("2.1 Melding behandeld · meldpunt");
  let vorige = "";
  const teZetten = weg.stappen(meldingId);
  for (const stap of teZetten) {
    const taak = stap.taak === null ? null : await client.wachtOpTaak(stap.actor, casusId, stap.taak);
    const pad =
      typeof stap.pad === "string" ? stap.pad : stap.pad(taak?.onderwerp ?? null, vorige, taak?.taakId ?? null);
    const body = bodyVan(stap, vorige, stap.leest === true ? await leesDelen(client, casusId) : undefined);
    const adres = pad.startsWith("/") ? pad : `/v1/casussen/${casusId}/${pad}`;
    const antwoord = await client.moet(
      201,
      pad === "wegingen"
        ? client.weeg(stap.actor, casusId, body)
        : client.roep(stap.actor, stap.methode ?? "POST", adres, body),
      stap.naam,
    );
    vorige = gemaakt.parse(antwoord.body);
    meld(`${stap.naam} · ${stap.actor}`);
    await opties.na?.(stap.naam);
  }
  const eind = await client.moet(200, client.roep("procesregisseur", "GET", `/v1/casussen/${casusId}`), "casus lezen");
  const { status, afsluiting } = z
    .looseObject({ status: z.string(), afsluiting: z.object({ uitkomst: z.string() }).nullish() })
    .parse(eind.body);
  if (status !== weg.einde) throw new Error(`De casus is niet ${weg.einde} maar ${status}`);
  meld(`Casus ${status} met uitkomst '${afsluiting?.uitkomst ?? ""}'`);
  return {
    casusId,
    meldingId,
    teksten: [
      ...tekstenIn(melding),
      ...tekstenIn(BEHANDELING),
      ...teZetten.flatMap((stap) => tekstenIn(bodyVan(stap))),
    ],
    verzoeken: client.verzoeken(),
  };
};
