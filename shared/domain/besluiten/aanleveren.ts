import type {
  Aanlevering,
  Aanleverpagina,
  Aanleverregel,
  LopendeAanlevering,
  Regelweigering,
  Wachtend,
} from "../aanlevering.ts";
import { FOUTEN_PER_REGEL, telRegels } from "../aanlevering.ts";
import { EERSTE_CONTROLE_SECONDEN, kenmerkVan, type Besluitcontext } from "../besluit.ts";
import type { MeldingInvoer } from "../melding.ts";
import type { Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { plusSeconden, verlooptNa, type Instant } from "../tijd.ts";
import type { Weigering } from "../weigering.ts";
import type { Wijziging } from "../wijziging.ts";

/** Lines that are worked on and written together at most. */
const REGELS_PER_PAGINA = 25;
/** And so many bytes of them as JSON: an item holds 400 KB, and one line may already be 256. */
const BYTES_PER_PAGINA = 100 * 1024;
/** A line that still does not go after so many times is set aside. Minutes lie between them: about an hour in all. */
export const POGINGEN_PER_REGEL = 10;
const UUR = 3_600;
const DAG = 86_400;

/** A line as it came: its number, what the sender calls it, and the melding or why it is none. */
export interface Ontvangenregel {
  readonly nummer: number;
  readonly eigenKenmerk: string | null;
  readonly gelezen: Result<MeldingInvoer, Regelweigering>;
}

/** What identifies a hand-in, and whose it is. */
export type Aanlevergegevens = Pick<
  Aanlevering,
  "aanleveringId" | "verzoekHash" | "ingediendDoor" | "rol" | "activiteit" | "traceId" | "spanId"
>;

const kort = (weigering: Regelweigering): Regelweigering => {
  if (weigering.code !== "ongeldige-invoer" || weigering.fouten.length <= FOUTEN_PER_REGEL) return weigering;
  const rest = weigering.fouten.length - FOUTEN_PER_REGEL;
  const slot = { veld: "$", melding: `heeft nog ${rest} andere ${rest === 1 ? "fout" : "fouten"}` };
  return { ...weigering, fouten: [...weigering.fouten.slice(0, FOUTEN_PER_REGEL), slot] };
};

const naarRegel = ({ nummer, eigenKenmerk, gelezen }: Ontvangenregel): Aanleverregel =>
  gelezen.ok
    ? { stand: "wacht", nummer, eigenKenmerk, invoer: gelezen.waarde, pogingen: 0, toegang: null }
    : { stand: "geweigerd", nummer, eigenKenmerk, weigering: kort(gelezen.fout) };

const verdeel = (regels: readonly Aanleverregel[]): readonly (readonly Aanleverregel[])[] => {
  const paginas: Aanleverregel[][] = [];
  let bytes = 0;
  for (const regel of regels) {
    const eigen = new TextEncoder().encode(JSON.stringify(regel)).length;
    const laatste = paginas.at(-1);
    if (laatste === undefined || laatste.length >= REGELS_PER_PAGINA || bytes + eigen > BYTES_PER_PAGINA) {
      paginas.push([regel]);
      bytes = eigen;
    } else {
      laatste.push(regel);
      bytes += eigen;
    }
  }
  return paginas;
};

const standVan = (regels: readonly Aanleverregel[]): Aanlevering["paginas"][number] => {
  const aantal = (stand: Aanleverregel["stand"]) => regels.filter((regel) => regel.stand === stand).length;
  return {
    ...{ tot: regels.at(-1)?.nummer ?? 1, wacht: aantal("wacht"), aangenomen: aantal("aangenomen") },
    ...{ geweigerd: aantal("geweigerd"), mislukt: aantal("mislukt"), vervallen: aantal("vervallen") },
  };
};

/** The intention to receive a file: which pages it will have. Nobody is told yet that it was received. */
export const openAanlevering = (
  gegevens: Aanlevergegevens,
  ontvangen: readonly Ontvangenregel[],
  { nu, regio }: Besluitcontext,
): LopendeAanlevering => ({
  ...{ type: "aanlevering", ...gegevens, versie: 1, status: "wordt-ontvangen", ontvangenOp: nu },
  paginas: verdeel(ontvangen.map(naarRegel)).map(standVan),
  ...{ teDrijven: false, klok: plusSeconden(nu, regio.aanleveringen.halfOntvangenUren * UUR) },
  ...{ afgerondOp: null, verlooptOp: null },
});

/** The pages of a file, divided as the intention says: a repeated request fills the same ones. */
export const paginasVan = (
  { aanleveringId, paginas, ingediendDoor, rol }: Aanlevering,
  ontvangen: readonly Ontvangenregel[],
): readonly Aanleverpagina[] =>
  paginas.map(({ tot }, pagina) => {
    const na = pagina === 0 ? 0 : (paginas[pagina - 1]?.tot ?? 0);
    const regels = ontvangen.filter(({ nummer }) => nummer > na && nummer <= tot).map(naarRegel);
    const kenmerk = kenmerkVan({ rol, organisatie: ingediendDoor.organisatie }, "melding");
    return { type: "aanleverpagina", aanleveringId, pagina, versie: 1, regels, verlooptOp: null, kenmerk };
  });

const resultaatTot = (nu: Instant, regio: Regio): number => verlooptNa(nu, regio.aanleveringen.resultaatDagen * DAG);

/** The head with its pages as they are now: done when nothing waits, else with the next date. */
const metPaginas = (
  aanlevering: LopendeAanlevering,
  paginas: Aanlevering["paginas"],
  { nu, klok, regio }: { readonly nu: Instant; readonly klok: Instant; readonly regio: Regio },
): Aanlevering => {
  const versie = aanlevering.versie + 1;
  if (telRegels(paginas).wacht > 0) return { ...aanlevering, versie, paginas, klok };
  const status = aanlevering.status === "wordt-opgeruimd" ? "afgebroken" : "afgerond";
  const einde = { afgerondOp: nu, klok: null, teDrijven: false as const, verlooptOp: resultaatTot(nu, regio) };
  return { ...aanlevering, versie, paginas, status, ...einde };
};

/** All of it is stored: from here on it is received, and is carried out (design rule 1: one intention, then pages). */
export const bevestigAanlevering = (
  aanlevering: LopendeAanlevering,
  paginas: readonly Aanleverpagina[],
  { nu, regio }: Besluitcontext,
): Aanlevering =>
  metPaginas(
    { ...aanlevering, status: "in-behandeling", teDrijven: true },
    paginas.map(({ regels }) => standVan(regels)),
    { nu, klok: plusSeconden(nu, EERSTE_CONTROLE_SECONDEN), regio },
  );

/** A melding that is received to be accepted by another: whole, in one change. `toegang`: by what its reporter follows it. */
export const ontvangMelding = (
  gegevens: Aanlevergegevens,
  invoer: MeldingInvoer,
  toegang: Wachtend["toegang"],
  context: Besluitcontext,
): Wijziging => {
  const ontvangen: Ontvangenregel = { nummer: 1, eigenKenmerk: invoer.eigenKenmerk, gelezen: gelukt(invoer) };
  const open = openAanlevering(gegevens, [ontvangen], context);
  const paginas = paginasVan(open, [ontvangen]).map((pagina) => ({
    ...pagina,
    regels: pagina.regels.map((regel) => (regel.stand === "wacht" ? { ...regel, toegang } : regel)),
  }));
  const kop = { ...bevestigAanlevering(open, paginas, context), versie: 1 };
  return { nieuw: [kop, ...paginas], vervangen: [], mitsOpen: [] };
};

/** What became of one line that waited. */
export type Regeluitkomst = Omit<Extract<Aanleverregel, { stand: "aangenomen" }>, "nummer" | "eigenKenmerk"> | "fout";

const naPoging = (regel: Wachtend, uitkomst: Regeluitkomst, { activiteit }: Aanlevering): Aanleverregel => {
  const { nummer, eigenKenmerk } = regel;
  if (uitkomst !== "fout") return { nummer, eigenKenmerk, ...uitkomst };
  const pogingen = regel.pogingen + 1;
  // Nobody hands in again what came without signing in: it is tried for ever.
  const geeftOp = activiteit === "leverMeldingenAan" && pogingen >= POGINGEN_PER_REGEL;
  return { ...regel, pogingen, stand: geeftOp ? "mislukt" : "wacht" };
};

const vervangPagina = (
  aanlevering: LopendeAanlevering,
  pagina: Aanleverpagina,
  regels: readonly Aanleverregel[],
  context: { readonly nu: Instant; readonly klok: Instant; readonly regio: Regio },
): Wijziging => {
  const stand = standVan(regels);
  const paginas = aanlevering.paginas.map((oud, plaats) => (plaats === pagina.pagina ? stand : oud));
  const verlooptOp = stand.wacht > 0 ? null : resultaatTot(context.nu, context.regio);
  return {
    nieuw: [],
    vervangen: [
      { ...pagina, versie: pagina.versie + 1, regels: [...regels], verlooptOp },
      metPaginas(aanlevering, paginas, context),
    ],
    mitsOpen: [],
  };
};

/**
 * Keeps what became of lines of a page, in one transaction with the progress. Lines that no longer wait stay as they are, so
 * that of two who worked on one page the second changes nothing.
 * @param uitkomsten by number of the line
 */
export const legUitkomstenVast = (
  aanlevering: LopendeAanlevering,
  pagina: Aanleverpagina,
  uitkomsten: ReadonlyMap<number, Regeluitkomst>,
  context: { readonly nu: Instant; readonly klok: Instant; readonly regio: Regio },
): Wijziging =>
  vervangPagina(
    aanlevering,
    pagina,
    pagina.regels.map((regel) => {
      const uitkomst = uitkomsten.get(regel.nummer);
      return regel.stand === "wacht" && uitkomst !== undefined ? naPoging(regel, uitkomst, aanlevering) : regel;
    }),
    context,
  );

/** A hand-in that was never received whole, and was not repeated in time: its content goes, what it was stays to be seen. */
export const breekAanleveringAf = (aanlevering: LopendeAanlevering, klok: Instant): LopendeAanlevering => ({
  ...{ ...aanlevering, versie: aanlevering.versie + 1, status: "wordt-opgeruimd", teDrijven: true, klok },
});

/** Takes the content out of one page of it. `pagina` null: that page was never written. */
export const ruimPaginaOp = (
  aanlevering: LopendeAanlevering,
  plaats: number,
  pagina: Aanleverpagina | null,
  context: { readonly nu: Instant; readonly klok: Instant; readonly regio: Regio },
): Wijziging => {
  if (pagina !== null) {
    const regels = pagina.regels.map((regel): Aanleverregel =>
      regel.stand === "wacht" ? { stand: "vervallen", nummer: regel.nummer, eigenKenmerk: regel.eigenKenmerk } : regel,
    );
    return vervangPagina(aanlevering, pagina, regels, context);
  }
  const paginas = aanlevering.paginas.map((oud, i) =>
    i === plaats ? { ...oud, wacht: 0, vervallen: oud.vervallen + oud.wacht } : oud,
  );
  return { nieuw: [], vervangen: [metPaginas(aanlevering, paginas, context)], mitsOpen: [] };
};

/** The lines of a page that failed wait again, because it was handed in again; the hand-in is open again with them. */
export const hervatPagina = (aanlevering: Aanlevering, pagina: Aanleverpagina, nu: Instant): Wijziging => {
  const regels = pagina.regels.map((regel): Aanleverregel =>
    regel.stand === "mislukt" ? { ...regel, stand: "wacht", pogingen: 0 } : regel,
  );
  const klok = plusSeconden(nu, EERSTE_CONTROLE_SECONDEN);
  const open = { klok, teDrijven: true, afgerondOp: null, verlooptOp: null, status: "in-behandeling" as const };
  return {
    nieuw: [],
    vervangen: [
      { ...pagina, versie: pagina.versie + 1, regels, verlooptOp: null },
      {
        ...{ ...aanlevering, versie: aanlevering.versie + 1, ...open },
        paginas: aanlevering.paginas.map((oud, plaats) => (plaats === pagina.pagina ? standVan(regels) : oud)),
      },
    ],
    mitsOpen: [],
  };
};

/** The pages that still hold lines to be worked on: what the driver puts on the queue. */
export const openPaginas = ({ paginas }: Pick<Aanlevering, "paginas">): readonly number[] =>
  paginas.flatMap(({ wacht }, pagina) => (wacht > 0 ? [pagina] : []));

/** All its pages have been put on the queue. */
export const aanleveringUitgezet = (aanlevering: LopendeAanlevering): LopendeAanlevering => ({
  ...{ ...aanlevering, versie: aanlevering.versie + 1, teDrijven: false },
});

/** Whether this request may go on with what lies there under its key; else why not. */
export const mits = (
  { verzoekHash, status }: Aanlevering,
  gegevens: Pick<Aanlevergegevens, "verzoekHash">,
): Result<null, Weigering> => {
  if (verzoekHash !== gegevens.verzoekHash) return mislukt({ code: "idempotency-key-hergebruikt" });
  return status === "afgebroken" || status === "wordt-opgeruimd"
    ? mislukt({ code: "aanlevering-afgebroken" })
    : gelukt(null);
};
