import { randomUUID } from "node:crypto";
import { setTimeout as slaap } from "node:timers/promises";
import * as z from "zod";

/** What a journey needs of a cloud: where the API is and how to sign in. */
export interface Keten {
  readonly api: string;
  readonly token: (actor: string) => Promise<string>;
}

const taakSchema = z.looseObject({
  taakId: z.string(),
  /** Of a task on a casus; one on a melding tells the melding. */
  casusId: z.string().optional(),
  soort: z.string(),
  onderwerp: z.string().nullable(),
});
export type Werk = z.infer<typeof taakSchema>;
const bladzijdeSchema = z.object({ resultaten: z.array(taakSchema), volgende: z.string().nullable() });

/** An answer of the API. */
export interface Apiantwoord {
  readonly status: number;
  readonly body: unknown;
  readonly koppen: Headers;
}

/** How a client takes it that it gets no answer. */
export interface Geduld {
  /** For so many seconds it makes the same request again, under the same key, as the README tells clients to. */
  readonly geduldSeconden: number;
}

/** After this long there will be no answer. */
const ANTWOORD_MS = 60_000;

/** Calls the API as demo actors do: over http, with their own tokens, and nothing else. */
export const maakKetenclient = ({ api, token }: Keten, { geduldSeconden }: Geduld = { geduldSeconden: 0 }) => {
  const tokens = new Map<string, Promise<string>>();
  let verzoeken = 0;

  const eenmaal = async (
    actor: string,
    methode: "GET" | "POST" | "PUT" | "DELETE",
    pad: string,
    body?: unknown,
    koppen: Readonly<Record<string, string>> = {},
  ): Promise<Apiantwoord> => {
    verzoeken += 1;
    const eigen = tokens.get(actor) ?? token(actor);
    tokens.set(actor, eigen);
    // One that could not be had is asked for again.
    eigen.catch(() => tokens.delete(actor));
    const antwoord = await fetch(`${api}${pad}`, {
      signal: AbortSignal.timeout(ANTWOORD_MS),
      method: methode,
      headers: {
        authorization: `Bearer ${await eigen}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...koppen,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const tekst = await antwoord.text();
    return {
      status: antwoord.status,
      body: tekst === "" ? null : (JSON.parse(tekst) as unknown),
      koppen: antwoord.headers,
    };
  };

  const roep = async (...vraag: Parameters<typeof eenmaal>): Promise<Apiantwoord> => {
    if (geduldSeconden === 0) return eenmaal(...vraag);
    const [actor, methode, pad, body, koppen] = vraag;
    const sleutel = methode === "POST" ? { "idempotency-key": randomUUID() } : {};
    const tot = Date.now() + geduldSeconden * 1000;
    for (;;) {
      try {
        const antwoord = await eenmaal(actor, methode, pad, body, { ...sleutel, ...koppen });
        if (antwoord.status < 500 || Date.now() > tot) return antwoord;
      } catch (fout) {
        if (Date.now() > tot) throw fout;
      }
      await slaap(250);
    }
  };

  const moet = async (verwacht: number, uitvoeren: Promise<Apiantwoord>, wat: string): Promise<Apiantwoord> => {
    const antwoord = await uitvoeren;
    if (antwoord.status === verwacht) return antwoord;
    throw new Error(`${wat}: verwacht ${verwacht}, kreeg ${antwoord.status}: ${JSON.stringify(antwoord.body)}`);
  };

  /** Waits until this task is on the actor's worklist, as a professional finds their work. */
  const wachtOpTaak = async (actor: string, casusId: string, soort: string, seconden = 150): Promise<Werk> => {
    const tot = Date.now() + seconden * 1000;
    while (Date.now() < tot) {
      let cursor: string | null = "";
      while (cursor !== null) {
        const vraag: string = cursor === "" ? "?aantal=100" : `?aantal=100&cursor=${encodeURIComponent(cursor)}`;
        const { body } = await moet(200, roep(actor, "GET", `/v1/taken${vraag}`), `werkvoorraad van ${actor}`);
        const bladzijde: z.infer<typeof bladzijdeSchema> = bladzijdeSchema.parse(body);
        const taak = bladzijde.resultaten.find((een) => een.casusId === casusId && een.soort === soort);
        if (taak !== undefined) return taak;
        cursor = bladzijde.volgende;
      }
      await slaap(200);
    }
    throw new Error(`Geen taak '${soort}' voor ${actor} binnen ${seconden} seconden`);
  };

  /** Weighs a casus, with the form before them: its ETag goes along (S1.1.2). */
  const weeg = async (actor: string, casusId: string, body: unknown): Promise<Apiantwoord> => {
    const casus = `/v1/casussen/${casusId}`;
    const { koppen } = await moet(200, roep(actor, "GET", `${casus}/wegingsformulier`), `formulier voor ${actor}`);
    return roep(actor, "POST", `${casus}/wegingen`, body, { "if-match": koppen.get("etag") ?? "" });
  };

  return { roep, moet, wachtOpTaak, weeg, verzoeken: () => verzoeken };
};
export type Ketenclient = ReturnType<typeof maakKetenclient>;
