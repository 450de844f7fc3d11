import { isLopend } from "../../shared/domain/aanlevering.ts";
import { aanleveringUitgezet, openPaginas } from "../../shared/domain/besluiten/aanleveren.ts";
import type { AanleveringId } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Aanleverwachtrij } from "../../shared/ports/aanleverwachtrij.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

/**
 * Puts the pages of a hand-in that still hold work on the queue, and then says so: the work itself is too long for who reads
 * the stream. A page that lies there twice is worked on once.
 */
export const queueAanlevering =
  (casework: Pick<Casework, "aanlevering" | "schrijf">, wachtrij: Aanleverwachtrij, log: Log) =>
  async (aanleveringId: AanleveringId): Promise<void> => {
    const begin = await casework.aanlevering(aanleveringId);
    if (begin === null || !isLopend(begin) || !begin.teDrijven) return;
    const paginas = openPaginas(begin);
    await wachtrij.zet(paginas.map((pagina) => ({ aanleveringId, pagina })));
    const geschreven = await schrijfMetHerkansing<null>(async () => {
      const kop = await casework.aanlevering(aanleveringId);
      // Done already, or offered again meanwhile for another reason: then the stream shows it once more.
      if (kop === null || !isLopend(kop) || !kop.teDrijven || kop.status !== begin.status) return gelukt(null);
      return casework.schrijf({ nieuw: [], vervangen: [aanleveringUitgezet(kop)], mitsOpen: [] }, []);
    });
    if (!geschreven.ok) throw new Error("Not written: others kept changing the hand-in");
    log("aanlevering-uitgezet", { aanleveringId, aantal: paginas.length });
  };
