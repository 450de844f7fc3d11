import type { Interventie } from "../../shared/domain/interventie.ts";
import { randomUUID } from "node:crypto";
import { makeKalender } from "../../shared/adapters/kalender/kalender.ts";
import { casusSchema, type OpenCasus } from "../../shared/domain/casus.ts";
import { gebeurtenisSchema, type Bericht, type Gebeurtenis } from "../../shared/domain/gebeurtenis.ts";
import type { Herlevering } from "../../shared/domain/herlevering.ts";
import { casusIdSchema } from "../../shared/domain/ids.ts";
import { taakSchema, type OpenTaak, type Taak, type Trajecttaak } from "../../shared/domain/taak.ts";
import { instantSchema, plusSeconden, type Instant } from "../../shared/domain/tijd.ts";
import type { Traject } from "../../shared/domain/traject.ts";
import { GEBEURTENISCATALOGUS } from "../../shared/events/index.ts";
import { laadRegio } from "../../shared/region/index.ts";
import type { Log } from "../../shared/runtime/log.ts";
import type { StroomRecord } from "../../shared/runtime/stroom.ts";

export const NU = instantSchema.parse("2026-03-02T09:00:00.000Z");
export const INSTELLINGEN = {
  bronUrn: "urn:nld:oin:00000000000000000000:systeem:ketenregie",
  typeVoorvoegsel: "nl.ketenregie",
  datarefBasis: "https://api.example.nl/v1",
};

/** What the outbox knows of channels where nobody has one. */
export const ZONDER_KANALEN = {
  kanalen: new Set<string>(),
  bundels: new Map<string, string>(),
  kalender: makeKalender(laadRegio("nog")),
};

/** What else the driver does, where a test does not look at it. */
const niets = async (): Promise<void> => Promise.resolve();
export const ZONDER_DRIJFWERK = {
  vervolgMelding: niets,
  registreerPlekken: niets,
  rematchDossier: niets,
  voegSignalenToe: { vanMelding: niets, opDossier: niets },
  zetAanleveringUit: niets,
  verschuif: niets,
  herverdeel: niets,
  voegSamen: niets,
  spreidDeelname: niets,
};

/** A clock that a test moves. */
export const maakKlok = (begin: Instant = NU) => {
  let nu = begin;
  return {
    nu: () => nu,
    verder: (seconden: number) => {
      nu = plusSeconden(nu, seconden);
    },
  };
};

/** Keeps what was logged. */
export const maakLogDouble = () => {
  const regels: { readonly regel: string; readonly velden: unknown }[] = [];
  const log: Log = (regel, velden) => {
    regels.push({ regel, velden });
  };
  return { log, regels };
};

/** Keeps what was set aside. */
export const maakOpzijDouble = () => {
  const opzij: unknown[] = [];
  return { opzij, zet: async (record: unknown) => void opzij.push(await Promise.resolve(record)) };
};

/** Waits in turns instead of time: some, and more at each attempt, so that those who collide come apart. */
export const geenPauze = async (poging: number): Promise<void> => {
  for (let i = Math.floor(Math.random() * 40 * poging); i >= 0; i--) await Promise.resolve();
};

export const bericht = (ontvanger: string): Bericht => ({
  ...gebeurtenisSchema.shape.berichten.element.parse({
    berichtId: randomUUID(),
    ontvanger,
    soort: "casus.voortgegaan",
    onderwerp: GEBEURTENISCATALOGUS["casus.voortgegaan"].voorbeeld.casusId,
    dataref: null,
    data: GEBEURTENISCATALOGUS["casus.voortgegaan"].voorbeeld,
  }),
});

export const gebeurtenisVan = (...berichten: readonly Bericht[]): Gebeurtenis =>
  gebeurtenisSchema.parse({
    type: "gebeurtenis",
    gebeurtenisId: randomUUID(),
    bij: { soort: "casus", id: randomUUID() },
    versie: 1,
    opgetredenOp: NU,
    berichten,
    aanbieden: true,
    aangeboden: 0,
    klok: plusSeconden(NU, 60),
  });

export const openCasus = (uitvoering: Partial<OpenCasus["uitvoering"]> = {}): OpenCasus => {
  const casus = casusSchema.parse({
    type: "casus",
    status: "open",
    casusId: randomUUID(),
    versie: 4,
    gemeente: "gemeente-doetinchem",
    verschijningsvormen: ["arbeidsuitbuiting"],
    zorgcoordinatie: null,
    ketenmodelVersie: "1",
    geopendOp: NU,
    dossierIds: [],
    uitkomsten: {},
    uitvoeringen: { "2": 1 },
    ronde: 0,
    planVersie: null,
    urgentie: null,
    urgentietermijnen: {},
    samenwerking: null,
    acuut: false,
    acuutVolgensMelder: false,
    procesbegeleiding: null,
    overdracht: null,
    betrokken: [],
    noodtoegangen: [],
    strafrechtelijkTrajectLoopt: false,
    teDrijven: true,
    positie: { stap: "weging-1", sinds: NU },
    lopendeTaakId: null,
    uitvoering: { hoofdstap: 2, n: 1, begin: "weging-1", status: "gevraagd", sinds: NU, beurten: 0, ...uitvoering },
    eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
    volgendeDatum: plusSeconden(NU, 86_400),
    klok: plusSeconden(NU, 60),
  });
  if (casus.status !== "open") throw new Error("casus is niet open");
  return casus;
};

export const openTaak = (velden: Partial<OpenTaak> = {}): OpenTaak => {
  const taak = taakSchema.parse({
    type: "taak",
    status: "open",
    taakId: randomUUID(),
    casusId: casusIdSchema.parse(randomUUID()),
    versie: 1,
    soort: "weging-1",
    activiteit: "2.3",
    eigenaar: { rol: "zorgcoordinator", organisatie: "moviera" },
    gemeente: "gemeente-doetinchem",
    onderwerp: null,
    verplicht: true,
    geopendOp: NU,
    herinnerenOp: plusSeconden(NU, 75),
    uiterlijkOp: plusSeconden(NU, 100),
    escalerenOp: plusSeconden(NU, 150),
    trap: 0,
    uitvoering: { naam: "een-uitvoering.2.1", taaktoken: "token-1" },
    teDrijven: false,
    klok: plusSeconden(NU, 75),
    ...velden,
  });
  if (taak.status !== "open") throw new Error("taak is niet open");
  return taak;
};

export const afgerondeTaak = (velden: Readonly<Record<string, unknown>> = {}): Exclude<Taak, OpenTaak> => {
  const open = openTaak();
  const taak = taakSchema.parse({
    ...open,
    ...{ status: "afgerond", uitkomst: "wel", afgerondOp: NU, afgerondDoor: open.eigenaar },
    ...{ teDrijven: true, klok: plusSeconden(NU, 60) },
    ...velden,
  });
  if (taak.status === "open") throw new Error("taak is open");
  return taak;
};

let volgnummer = 0;
const S = (tekst: string) => ({ S: tekst });
/** A stream record that points at this item. */
export const stroomRecord = (beeld: Readonly<Record<string, unknown>>): StroomRecord => ({
  sleutels: { pk: "p", sk: `s${(volgnummer += 1)}` },
  volgnummer: String(volgnummer),
  beeld,
});
export const bijGebeurtenis = (item: Gebeurtenis): StroomRecord =>
  stroomRecord({
    type: S("gebeurtenis"),
    gebeurtenisId: S(item.gebeurtenisId),
    bij: { M: { soort: S(item.bij.soort), id: S(item.bij.id) } },
  });
export const bijCasus = ({ casusId }: { readonly casusId: string }): StroomRecord =>
  stroomRecord({ type: S("casus"), casusId: S(casusId) });
export const bijInterventie = ({
  casusId,
  interventieId,
}: Pick<Interventie, "casusId" | "interventieId">): StroomRecord =>
  stroomRecord({ type: S("interventie"), casusId: S(casusId), interventieId: S(interventieId) });
export const bijTaak = ({ casusId, taakId }: Pick<Taak, "casusId" | "taakId">): StroomRecord =>
  stroomRecord({ type: S("taak"), casusId: S(casusId), taakId: S(taakId) });
export const bijTraject = ({ trajectId }: Pick<Traject, "trajectId">): StroomRecord =>
  stroomRecord({ type: S("strafrechtelijk-traject"), trajectId: S(trajectId) });
export const bijTrajecttaak = ({ trajectId, taakId }: Pick<Trajecttaak, "trajectId" | "taakId">): StroomRecord =>
  stroomRecord({ type: S("trajecttaak"), trajectId: S(trajectId), taakId: S(taakId) });
export const bijHerlevering = (herlevering: Herlevering): StroomRecord =>
  stroomRecord({
    ...{ type: S("herlevering"), ontvanger: S(herlevering.ontvanger), herleveringId: S(herlevering.herleveringId) },
    versie: { N: String(herlevering.versie) },
  });
