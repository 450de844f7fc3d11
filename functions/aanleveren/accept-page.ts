import * as z from "zod";
import {
  isLopend,
  type Aanleveropdracht,
  type Aanleverpagina,
  type LopendeAanlevering,
  type Wachtend,
} from "../../shared/domain/aanlevering.ts";
import {
  legUitkomstenVast,
  POGINGEN_PER_REGEL,
  ruimPaginaOp,
  type Regeluitkomst,
} from "../../shared/domain/besluiten/aanleveren.ts";
import { meldingIdSchema } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { referentieSchema, zoalsOpgeslagen } from "../../shared/domain/terugkoppeling.ts";
import { instantSchema, plusSeconden, type Instant } from "../../shared/domain/tijd.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { Opzij } from "../../shared/ports/opzij.ts";
import { neemMeldingAan } from "../../shared/runtime/aannemen.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { codeVan, foutvelden, type Log } from "../../shared/runtime/log.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

export interface Paginaopties {
  readonly nu: () => Instant;
  /** Whether the time of this run is nearly over: what came of the lines so far has to be stored. */
  readonly tijdOp: () => boolean;
  /** Seconds after which a hand-in of which nothing is heard is offered again. */
  readonly heraanbodSeconden: number;
  readonly opzij: Opzij;
  readonly log: Log;
}

/** What is used of the answer to a melding, also of one that was accepted at an earlier attempt. */
const antwoordSchema = z.object({
  meldingId: meldingIdSchema,
  ontvangenOp: instantSchema,
  terugkoppeling: z.object({ referentie: z.string().transform(zoalsOpgeslagen).pipe(referentieSchema) }).optional(),
});

/** Accepts one line as the single door does. Its key is that of the line, so a line that is done twice is one melding. */
const neemRegelAan = async (
  regel: Wachtend,
  kop: LopendeAanlevering,
  afhankelijkheden: Afhankelijkheden,
  { nu, log }: Paginaopties,
): Promise<Regeluitkomst> => {
  const { hash, nieuwId } = afhankelijkheden;
  try {
    const antwoord = await neemMeldingAan(afhankelijkheden, {
      ...{ invoer: regel.invoer, ingediendDoor: kop.ingediendDoor, rol: kop.rol, nu: nu() },
      ...{ activiteit: kop.activiteit, toegang: regel.toegang },
      herkenning: {
        sleutel: hash(JSON.stringify([kop.activiteit, kop.aanleveringId, regel.nummer])),
        verzoekHash: kop.verzoekHash,
      },
      trace: {
        ...{ traceId: kop.traceId, ouderSpanId: kop.spanId, vlaggen: "01" },
        spanId: nieuwId().replaceAll("-", "").slice(0, 16),
      },
    });
    if ("weigering" in antwoord) {
      log("functie-mislukt", { foutnaam: codeVan(antwoord.weigering.code) });
      return "fout";
    }
    const body: unknown = "body" in antwoord ? antwoord.body : JSON.parse(antwoord.herhaling.antwoord);
    const { meldingId, ontvangenOp, terugkoppeling } = antwoordSchema.parse(body);
    return {
      ...{ stand: "aangenomen", meldingId, ontvangenOp, anoniem: regel.invoer.melder.anoniem === true },
      // Of one whose reporter was told already the secret cannot be derived.
      referentie: regel.toegang === null ? (terugkoppeling?.referentie ?? null) : null,
    };
  } catch (fout) {
    // The others go on; this one is tried again, and is set aside when that never helps.
    log("functie-mislukt", foutvelden(fout));
    return "fout";
  }
};

/**
 * Works on one page of a hand-in: accepts its lines one after the other and stores what came of them, with the progress, in one
 * transaction. Killed half-way, the next one accepts no line twice. `opnieuw`: some lines have to be tried again.
 */
export const acceptPage =
  (afhankelijkheden: Afhankelijkheden, opties: Paginaopties) =>
  async ({ aanleveringId, pagina: plaats }: Aanleveropdracht): Promise<"klaar" | "opnieuw"> => {
    const { casework, regio } = afhankelijkheden;
    const { nu, tijdOp, heraanbodSeconden, opzij, log } = opties;
    const lees = async () => {
      const [kop, pagina] = await Promise.all([
        casework.aanlevering(aanleveringId),
        casework.aanleverpagina(aanleveringId, plaats),
      ]);
      const open = kop !== null && isLopend(kop) && (kop.paginas[plaats]?.wacht ?? 0) > 0;
      return { kop: open && kop.status !== "wordt-ontvangen" ? kop : null, pagina };
    };
    /** Decides on what lies there now, as long as there is something to do. */
    const schrijf = async (
      besluit: (
        kop: LopendeAanlevering,
        pagina: Aanleverpagina | null,
        context: Parameters<typeof ruimPaginaOp>[3],
      ) => Wijziging,
    ): Promise<void> => {
      const geschreven = await schrijfMetHerkansing<null>(async () => {
        const { kop, pagina } = await lees();
        if (kop === null) return gelukt(null);
        const moment = nu();
        const klok = plusSeconden(moment, heraanbodSeconden);
        return casework.schrijf(besluit(kop, pagina, { nu: moment, klok, regio }), []);
      });
      if (!geschreven.ok) throw new Error("Not written: others kept changing the hand-in");
    };

    const { kop, pagina } = await lees();
    if (kop === null) return "klaar";
    if (kop.status === "wordt-opgeruimd") {
      await schrijf((nieuweKop, blad, context) => ruimPaginaOp(nieuweKop, plaats, blad, context));
      return "klaar";
    }
    if (pagina === null) throw new Error("A page of a hand-in that was received is not there");

    const uitkomsten = new Map<number, Regeluitkomst>();
    for (const regel of pagina.regels) {
      if (tijdOp()) break;
      if (regel.stand === "wacht")
        uitkomsten.set(regel.nummer, await neemRegelAan(regel, kop, afhankelijkheden, opties));
    }
    let over = 0;
    let terzijde: readonly number[] = [];
    await schrijf((nieuweKop, blad, context) => {
      const wijziging = legUitkomstenVast(nieuweKop, blad ?? pagina, uitkomsten, context);
      const regels = wijziging.vervangen.flatMap((record) => (record.type === "aanleverpagina" ? record.regels : []));
      over = regels.filter(({ stand }) => stand === "wacht").length;
      terzijde = regels.flatMap((regel) =>
        uitkomsten.get(regel.nummer) === "fout" && "pogingen" in regel && regel.pogingen % POGINGEN_PER_REGEL === 0
          ? [regel.nummer]
          : [],
      );
      return wijziging;
    });
    if (terzijde.length > 0) {
      log("regels-mislukt", { aanleveringId, pagina: plaats, aantal: terzijde.length });
      for (const nummer of terzijde)
        await opzij.zet({
          sleutels: { pk: `aanlevering/${aanleveringId}`, sk: `pagina/${plaats}` },
          volgnummer: String(nummer),
          reden: "regel-mislukt",
        });
    }
    log("pagina-verwerkt", { aanleveringId, pagina: plaats, aantal: uitkomsten.size });
    return over > 0 ? "opnieuw" : "klaar";
  };
