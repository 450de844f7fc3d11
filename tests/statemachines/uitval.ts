import { expect } from "vitest";
import { loopVan, type Gelopen } from "../../shared/domain/loop.ts";
import { BEURTEN_PER_UITVOERING } from "../../shared/domain/loopstand.ts";
import { PAD } from "../../shared/domain/pad.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";
import type { Wereld } from "../unit/compartiment/wereld.ts";

/** As `casusControleSeconden` of this world: by then the watchdog has looked at every execution. */
export const CONTROLE = 900;
/** As `uitvoeringDagen` of this world, and a day. */
const OUD_DAGEN = 271;

/** Something that is walked, in its world. */
export interface Onderwerp {
  readonly wereld: Wereld;
  /** The record as it stands; null: it has ended. */
  readonly lees: () => Promise<Gelopen | null>;
}

const stapVan = (record: Gelopen): string => (record.type === "interventie" ? "interventie" : record.positie.stap);

const wachttaak = async ({ wereld: { casework } }: Onderwerp, record: Gelopen) => {
  const { lopendeTaakId } = record;
  if (lopendeTaakId === null) return null;
  return record.type === "strafrechtelijk-traject"
    ? casework.trajecttaak(record.trajectId, lopendeTaakId)
    : casework.taak(record.casusId, lopendeTaakId);
};

export const moet = async (onderwerp: Onderwerp): Promise<Gelopen> => {
  const record = await onderwerp.lees();
  if (record === null) throw new Error("it has ended already");
  return record;
};

/** Executions of this record that run. */
export const lopend = ({ wereld }: Onderwerp, record: Gelopen): readonly string[] => {
  const eerste = loopVan(record).naam.split(".")[0] ?? "";
  return wereld.machines.lopend().filter((naam) => naam.startsWith(`${eerste}.`));
};

/** The execution that the record asks for, by whatever number. */
export const VOLGENDE = "zij die het record vraagt";

/** How it stands, when one execution runs, the one that the record asks for, and waits for the task that is open. */
export const stand = async (onderwerp: Onderwerp) => {
  const record = await moet(onderwerp);
  const taak = await wachttaak(onderwerp, record);
  const { naam } = loopVan(record);
  const open = taak?.status === "open" ? taak : null;
  return {
    stap: stapVan(record),
    uitvoering: record.uitvoering.status,
    lopend: lopend(onderwerp, record).map((een) => (een === naam ? VOLGENDE : een)),
    taakId: open?.taakId ?? null,
    wachtOp: open?.uitvoering?.naam === naam && onderwerp.wereld.machines.wacht(open.uitvoering.taaktoken),
    // Nobody is told anything anew.
    taken: onderwerp.wereld.casework
      .alles()
      .filter((een) => (een.type === "taak" || een.type === "trajecttaak") && een.status === "open").length,
  };
};

const zet = async (onderwerp: Onderwerp, velden: Partial<Gelopen>): Promise<void> => {
  const record = await moet(onderwerp);
  onderwerp.wereld.casework.zet({ ...record, versie: record.versie + 1, ...velden } as Gelopen);
};
export const naamVan = async (onderwerp: Onderwerp): Promise<string> => loopVan(await moet(onderwerp)).naam;
/** Passing faults come out of the stream's reader, which offers the record again; here it does not, so the watchdog must. */
export const zonderStroom = async (doe: () => Promise<void>): Promise<void> =>
  doe().catch((fout: unknown) => {
    if (!(fout instanceof Error) || !fout.message.includes("valt uit")) throw fout;
  });

/** What happens to an execution that waits. */
const STORINGEN: Readonly<Record<string, (onderwerp: Onderwerp) => Promise<void>>> = {
  "is gone: failed, timed out, stopped": async (o) => {
    o.wereld.machines.stop(await naamVan(o));
  },
  "is gone, and the next name is used up by one that ended": async (o) => {
    const naam = await naamVan(o);
    o.wereld.machines.stop(naam);
    o.wereld.machines.verbruik(naam.replace(/\d+$/, (n) => String(Number(n) + 1)));
  },
  "is gone, and the start of the next is lost": async (o) => {
    o.wereld.machines.stop(await naamVan(o));
    o.wereld.machines.valUit("start", "ervoor");
    await zonderStroom(async () => o.wereld.secondenVerder(CONTROLE));
  },
  "is gone, and who started the next died before it could say so": async (o) => {
    o.wereld.machines.stop(await naamVan(o));
    o.wereld.machines.valUit("start", "erna");
    await zonderStroom(async () => o.wereld.secondenVerder(CONTROLE));
  },
  "was asked for, and the driver never came": async (o) => {
    const record = await moet(o);
    o.wereld.machines.stop(loopVan(record).naam);
    const gevraagd = { ...record.uitvoering, n: record.uitvoering.n + 1, status: "gevraagd" };
    const nummers =
      record.type === "casus"
        ? { uitvoeringen: { ...record.uitvoeringen, [String(record.uitvoering.hoofdstap)]: gevraagd.n } }
        : {};
    await zet(o, { uitvoering: gevraagd, ...nummers, teDrijven: true } as Partial<Gelopen>);
    o.wereld.verliesStroom();
  },
  "runs for nearly a year": async (o) => {
    const { uitvoering } = await moet(o);
    const sinds = plusSeconden(o.wereld.deur.nu(), -OUD_DAGEN * 86_400);
    await zet(o, { uitvoering: { ...uitvoering, sinds } });
  },
  "runs, but its token timed out and was replaced": async (o) => {
    const naam = await naamVan(o);
    const taak = await wachttaak(o, await moet(o));
    o.wereld.machines.laatVerlopen(naam);
    await o.wereld.totRust();
    const nieuw = await wachttaak(o, await moet(o));
    const [oud, token] = [taak, nieuw].map((een) => een?.uitvoering?.taaktoken ?? "");
    expect(token).not.toBe(oud);
    expect(await o.wereld.machines.meld(oud ?? "", "wel")).toBe("weg");
  },
  "runs, and does nothing": async (o) => {
    const naam = await naamVan(o);
    const hangt = naam.replace(/\d+$/, (n) => String(Number(n) + 1));
    o.wereld.machines.stop(naam);
    o.wereld.machines.verbruik(hangt, "hangt");
    await o.wereld.secondenVerder(CONTROLE + 1);
    await o.wereld.secondenVerder(CONTROLE + 1);
    expect(await stand(o)).toMatchObject({ lopend: [hangt, VOLGENDE], wachtOp: true });
    o.wereld.machines.stop(hangt);
  },
  "runs, but holds no task: who opened it died": async (o) => {
    const taak = await wachttaak(o, await moet(o));
    if (taak?.status !== "open") throw new Error("no open task");
    o.wereld.casework.zet({ ...taak, versie: taak.versie + 1, uitvoering: null });
    const { naam } = loopVan(await moet(o));
    await o.wereld.secondenVerder(CONTROLE + 1);
    // Nobody knows its token, so nobody can tell it that it was relieved: it ends when that times out, after twenty days.
    expect(await stand(o)).toMatchObject({ lopend: [naam, VOLGENDE], wachtOp: true });
    o.wereld.machines.laatVerlopen(naam);
  },
  "is relieved, does not hear so, and gets an answer late": async (o) => {
    const taak = await wachttaak(o, await moet(o));
    const { uitvoering } = await moet(o);
    const sinds = plusSeconden(o.wereld.deur.nu(), -OUD_DAGEN * 86_400);
    await zet(o, { uitvoering: { ...uitvoering, sinds } });
    o.wereld.machines.valUit("meld", "ervoor");
    await zonderStroom(async () => o.wereld.secondenVerder(CONTROLE));
    expect(lopend(o, await moet(o))).toHaveLength(2);
    expect(
      await o.wereld.machines.meld(taak?.uitvoering?.taaktoken ?? "", UITKOMST[stapVan(await moet(o))] ?? ""),
    ).toBe("gemeld");
  },
};

/** An outcome with which the machine of this step goes on to another step, or comes round to this one. */
const UITKOMST: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(PAD).map(([naam, { uitkomsten }]) => [naam, Object.keys(uitkomsten)[0] ?? ""])),
  interventie: "loopt",
  "pre-weeg": "in-onderzoek",
  ...{ opsporing: "voldoende", strategie: "bepaald", middelen: "aanvullend" },
  ...{ "om-beslissing": "terug", zitting: "aangehouden" },
};

/** Every fault, one after the other, at the place where it stands: each time it comes back to just that. */
export const doorsta = async (onderwerp: Onderwerp, geweest: Set<string>): Promise<void> => {
  const voor = await stand(onderwerp);
  if (geweest.has(voor.stap)) return;
  geweest.add(voor.stap);
  expect(voor).toMatchObject({
    ...{ uitvoering: "loopt", lopend: [VOLGENDE], wachtOp: true },
    taakId: expect.any(String) as string,
  });
  for (const [wat, doe] of Object.entries(STORINGEN)) {
    await doe(onderwerp);
    await onderwerp.wereld.totRust();
    // It was asked for again, or looked at, within a period of the watchdog; the second makes good what the fault took from the first.
    await onderwerp.wereld.secondenVerder(CONTROLE + 1);
    await onderwerp.wereld.secondenVerder(CONTROLE + 1);
    expect({ wat, ...(await stand(onderwerp)) }).toEqual({ wat, ...voor });
  }
};

/** What is done, or looked at, when the answer was given and nobody has read it yet. */
export type Erna = () => void | Promise<void>;

/** What goes wrong between the answer of a professional and the machine that waits for it. */
export const BIJ_ANTWOORD: Readonly<Record<string, (onderwerp: Onderwerp) => Promise<Erna>>> = {
  "its execution is gone when the task is answered": async (o) => {
    o.wereld.machines.stop(await naamVan(o));
    return () => undefined;
  },
  "the answer to the token is lost": (o) => {
    o.wereld.machines.valUit("meld", "ervoor");
    return Promise.resolve(() => undefined);
  },
  "who answered the token died before it could say so": (o) => {
    o.wereld.machines.valUit("meld", "erna");
    return Promise.resolve(() => undefined);
  },
  "it has been told as often as it may": async (o) => {
    const { uitvoering } = await moet(o);
    await zet(o, { uitvoering: { ...uitvoering, beurten: BEURTEN_PER_UITVOERING - 1 } });
    return async () => {
      const na = await o.lees();
      if (na !== null) expect(na.uitvoering.beurten).toBeLessThan(BEURTEN_PER_UITVOERING);
    };
  },
  "the driver never hears of it": (o) =>
    Promise.resolve(() => {
      o.wereld.verliesStroom();
    }),
};
