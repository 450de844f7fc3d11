import { isEigenMelding, rolVoor } from "../../shared/access/rollen.ts";
import { naarProbleem } from "../../shared/api/problemen.ts";
import type { aanleveringOperaties } from "../../shared/api/schemas/aanlevering.ts";
import { PRIJS_VAN_ANONIMITEIT } from "../../shared/api/schemas/melding.ts";
import {
  aanleveringIdUit,
  regelweigeringSchema,
  telRegels,
  type Aanlevering,
  type Aanleverpagina,
  type Aanleverregel,
} from "../../shared/domain/aanlevering.ts";
import {
  bevestigAanlevering,
  hervatPagina,
  mits,
  openAanlevering,
  paginasVan,
  type Aanlevergegevens,
  type Ontvangenregel,
} from "../../shared/domain/besluiten/aanleveren.ts";
import type { MeldingInvoer } from "../../shared/domain/melding.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import { korteTekst } from "../../shared/domain/tekst.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import type { Regel } from "../../shared/runtime/invoer.ts";
import { logregelsVan } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { herkenningVan, schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";
import { metGeheimBij } from "../../shared/runtime/terugkoppeling.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operaties = ReturnType<typeof aanleveringOperaties>;

/** Pages that are written at the same time. */
const TEGELIJK = 8;

const weergave = ({ aanleveringId, status, ontvangenOp, afgerondOp, paginas }: Aanlevering) => {
  const aantallen = telRegels(paginas);
  const regels = Object.values(aantallen).reduce((som, aantal) => som + aantal, 0);
  return { aanleveringId, status, ontvangenOp, afgerondOp, aantallen: { regels, ...aantallen } };
};

/** What the sender calls a line, also of one that is refused, as long as it is a text that could be kept. */
const kenmerkUit = (json: unknown): string | null => {
  if (typeof json !== "object" || json === null || !("eigenKenmerk" in json)) return null;
  return korteTekst.safeParse(json.eigenKenmerk).data ?? null;
};

const naarOntvangen = ({ nummer, json, gelezen }: Regel<MeldingInvoer>): Ontvangenregel => ({
  nummer,
  eigenKenmerk: gelezen.ok ? gelezen.waarde.eigenKenmerk : kenmerkUit(json),
  // A line is refused for its size, its JSON or its fields; there is no fourth.
  gelezen: gelezen.ok ? gelezen : mislukt(regelweigeringSchema.parse(gelezen.fout)),
});

/** The intention under this key: the one that lies there, or a new one. */
const vindOfOpen = (
  { casework }: Afhankelijkheden,
  gegevens: Aanlevergegevens,
  maakNieuw: () => Aanlevering,
): Promise<Result<Aanlevering, Weigering | { readonly soort: string }>> =>
  schrijfMetHerkansing<Aanlevering>(async () => {
    const daar = await casework.aanlevering(gegevens.aanleveringId);
    if (daar !== null) {
      const mag = mits(daar, gegevens);
      return mag.ok ? gelukt(daar) : mag;
    }
    const nieuw = maakNieuw();
    const geschreven = await casework.schrijf({ nieuw: [nieuw], vervangen: [], mitsOpen: [] }, []);
    return geschreven.ok ? gelukt(nieuw) : geschreven;
  });

/** Stores the pages; one that an earlier attempt stored stays as it is. Answers all as they lie there. */
const bewaarPaginas = async (
  { casework }: Afhankelijkheden,
  paginas: readonly Aanleverpagina[],
): Promise<readonly Aanleverpagina[]> => {
  const bewaard = new Map<number, Aanleverpagina>();
  await voorElk(paginas, TEGELIJK, async (pagina) => {
    const geschreven = await casework.schrijf({ nieuw: [pagina], vervangen: [], mitsOpen: [] }, []);
    const daar = geschreven.ok ? pagina : await casework.aanleverpagina(pagina.aanleveringId, pagina.pagina);
    if (daar === null) throw new Error("A page that cannot be written is not there either");
    bewaard.set(pagina.pagina, daar);
  });
  return paginas.map((pagina) => bewaard.get(pagina.pagina) ?? pagina);
};

/** Lets the lines that failed be tried again: it was handed in once more. Page by page, so that a crash between them loses nothing. */
const hervatMislukte = async (
  { casework }: Afhankelijkheden,
  begin: Aanlevering,
  nu: Verzoek["nu"],
): Promise<Aanlevering> => {
  let laatste = begin;
  for (const [plaats, { mislukt: aantal }] of begin.paginas.entries()) {
    if (aantal === 0) continue;
    const hervat = await schrijfMetHerkansing<Aanlevering>(async () => {
      const [kop, pagina] = await Promise.all([
        casework.aanlevering(begin.aanleveringId),
        casework.aanleverpagina(begin.aanleveringId, plaats),
      ]);
      if (kop === null || pagina === null) return gelukt(laatste);
      if (!pagina.regels.some(({ stand }) => stand === "mislukt")) return gelukt(kop);
      const wijziging = hervatPagina(kop, pagina, nu);
      const geschreven = await casework.schrijf(wijziging, []);
      return geschreven.ok ? gelukt((await casework.aanlevering(kop.aanleveringId)) ?? kop) : geschreven;
    });
    if (hervat.ok) laatste = hervat.waarde;
  }
  return laatste;
};

/**
 * Receives a file of meldingen. First the intention, then its pages, then that it is all there: the answer leaves only after
 * the last, and who repeats the request fills what an earlier attempt left (design rule 1). The queue does the rest.
 */
export const receiveAanlevering =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operaties["leverMeldingenAan"]>): Promise<AntwoordVan<Operaties["leverMeldingenAan"]>> => {
    const { casework, hash, nieuwId, sleutels } = afhankelijkheden;
    const { actor, nu, trace } = verzoek;
    const rol = rolVoor(actor, "melden");
    if (rol === null) return { weigering: { code: "geen-recht", nodig: "een rol die meldingen indient" } };
    const bestand = verzoek.regels();
    if (!bestand.ok) return { weigering: bestand.fout };
    const sleutel = verzoek.idempotencySleutel();
    if (!sleutel.ok) return { weigering: sleutel.fout };
    const herkenning = herkenningVan(verzoek, sleutel.waarde ?? nieuwId(), bestand.waarde.tekst, hash);
    if (herkenning === null) throw new Error("A hand-in without a key");
    const { organisatie, actorId } = actor;
    const gegevens: Aanlevergegevens = {
      aanleveringId: aanleveringIdUit(herkenning.sleutel),
      verzoekHash: herkenning.verzoekHash,
      ingediendDoor: { organisatie, actorId },
      ...{ rol, activiteit: "leverMeldingenAan", traceId: trace.traceId, spanId: trace.spanId },
    };
    const context = besluitcontext(afhankelijkheden, nu, { rol, organisatie });
    const ontvangen = bestand.waarde.regels.map(naarOntvangen);
    const ontvangst = (aanlevering: Aanlevering) => ({
      ...{ status: 202 as const, body: weergave(aanlevering) },
      locatie: `/aanleveringen/${gegevens.aanleveringId}`,
    });
    const geweigerd = (fout: Weigering | { readonly soort: string }) => ({
      weigering: "code" in fout ? fout : { code: "gelijktijdige-wijziging" as const },
    });

    const open = await vindOfOpen(afhankelijkheden, gegevens, () => openAanlevering(gegevens, ontvangen, context));
    if (!open.ok) return geweigerd(open.fout);
    if (open.waarde.status !== "wordt-ontvangen")
      return ontvangst(await hervatMislukte(afhankelijkheden, open.waarde, nu));
    const paginas = await bewaarPaginas(afhankelijkheden, paginasVan(open.waarde, ontvangen));
    const handeling = {
      ...{ actor, rol, nu, trace, naam: verzoek.operatie.operationId },
      ...{ object: `aanlevering/${gegevens.aanleveringId}`, resultaat: "gelukt" as const },
    };
    // The lines of who is in it are those of the meldingen themselves.
    const regels = await logregelsVan(handeling, [], sleutels);
    const bevestigd = await schrijfMetHerkansing<Aanlevering>(async () => {
      const daar = await casework.aanlevering(gegevens.aanleveringId);
      const mag = daar === null ? mislukt({ code: "aanlevering-afgebroken" as const }) : mits(daar, gegevens);
      if (daar === null || !mag.ok) return mislukt(mag.ok ? { code: "aanlevering-afgebroken" as const } : mag.fout);
      if (daar.status !== "wordt-ontvangen") return gelukt(daar);
      const nieuw = bevestigAanlevering(daar, paginas, context);
      const geschreven = await casework.schrijf({ nieuw: [], vervangen: [nieuw], mitsOpen: [] }, regels);
      return geschreven.ok ? gelukt(nieuw) : geschreven;
    });
    return bevestigd.ok ? ontvangst(bevestigd.waarde) : geweigerd(bevestigd.fout);
  };

const isVanWieVraagt = (
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  aanlevering: Aanlevering | null,
  { regio }: Afhankelijkheden,
): aanlevering is Aanlevering => aanlevering !== null && isEigenMelding(actor, aanlevering, nu, regio);

/** How far a hand-in is, for who handed it in; for anybody else it does not exist. */
export const readAanlevering = (
  afhankelijkheden: Afhankelijkheden,
): Leesstap<Operaties["leesAanlevering"], Aanlevering | null> => ({
  vooraf: ({ aanleveringId }) => afhankelijkheden.casework.aanlevering(aanleveringId),
  voerUit: (verzoek, aanlevering) =>
    isVanWieVraagt(verzoek, aanlevering, afhankelijkheden)
      ? { status: 200, body: weergave(aanlevering) }
      : { weigering: { code: "niet-gevonden" } },
});

const resultaatVan = async (regel: Aanleverregel, { sleutels }: Afhankelijkheden, probleemBasis: string) => {
  const { nummer, eigenKenmerk, stand } = regel;
  const basis = { regel: nummer, eigenKenmerk, stand };
  const met = (weigering: Weigering) => ({ ...basis, probleem: { ...naarProbleem(weigering, { probleemBasis }) } });
  if (stand === "geweigerd") return met(regel.weigering);
  if (stand === "mislukt") return met({ code: "storing" });
  if (stand !== "aangenomen") return basis;
  const { meldingId, ontvangenOp, anoniem, referentie } = regel;
  return {
    ...{ ...basis, meldingId, ontvangenOp },
    ...(anoniem ? { anonimiteit: PRIJS_VAN_ANONIMITEIT } : {}),
    ...(referentie === null ? {} : { terugkoppeling: await metGeheimBij(referentie, sleutels) }),
  };
};

/**
 * What became of each line, in the order of the file. Ids, codes and names of fields, so no processing lines.
 * @param probleemBasis base of the problem types
 */
export const listAanleverregels = (
  afhankelijkheden: Afhankelijkheden,
  probleemBasis: string,
): Leesstap<Operaties["leesAanleverregels"], Aanlevering | null> => ({
  vooraf: ({ aanleveringId }) => afhankelijkheden.casework.aanlevering(aanleveringId),
  voerUit: async (verzoek, aanlevering) => {
    if (!isVanWieVraagt(verzoek, aanlevering, afhankelijkheden)) return { weigering: { code: "niet-gevonden" } };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { na, aantal } = query.waarde;
    const regels: Aanleverregel[] = [];
    for (const [plaats, { tot }] of aanlevering.paginas.entries()) {
      if (tot <= na || regels.length >= aantal) continue;
      const pagina = await afhankelijkheden.casework.aanleverpagina(aanlevering.aanleveringId, plaats);
      regels.push(...(pagina?.regels ?? []).filter(({ nummer }) => nummer > na));
    }
    const deel = regels.slice(0, aantal);
    const resultaten = await Promise.all(deel.map((regel) => resultaatVan(regel, afhankelijkheden, probleemBasis)));
    return { status: 200, body: { resultaten, laatste: deel.at(-1)?.nummer ?? na } };
  },
});
