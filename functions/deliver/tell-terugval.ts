import { isTeMelden, kanaalGemeld } from "../../shared/domain/kanaal.ts";
import { magDelenMet } from "../../shared/domain/partner.ts";
import { opsporendAchter } from "../../shared/domain/traject.ts";
import type { Post } from "../../shared/ports/bezorging.ts";
import { codeVan } from "../../shared/runtime/log.ts";
import type { BezorgAfhankelijkheden } from "./deliver-event.ts";

export interface TerugvalAfhankelijkheden extends Pick<
  BezorgAfhankelijkheden,
  "regio" | "kanalen" | "nu" | "wacht" | "log"
> {
  readonly casework: Pick<BezorgAfhankelijkheden["casework"], "kanaal" | "partner" | "schrijf">;
  readonly post: Post;
}

const POGINGEN = 8;

/**
 * Tells a recipient whose channel falters by mail that it misses notifications. The date moves after the mail has gone: who dies in between mails twice, and
 * what did not go is asked for again by the watchdog.
 */
export const tellTerugval = async (ontvanger: string, afhankelijkheden: TerugvalAfhankelijkheden): Promise<void> => {
  const { casework, kanalen, post, regio, nu, wacht, log } = afhankelijkheden;
  const organisatie = opsporendAchter(regio, ontvanger) ?? ontvanger;
  const [eerste, partner, instelling] = await Promise.all([
    casework.kanaal(ontvanger),
    casework.partner(organisatie),
    kanalen.vind(ontvanger),
  ]);
  let kanaal = eerste;
  if (!isTeMelden(kanaal, nu())) {
    log("functie-klaar", { ontvanger, uitkomst: codeVan("niets-te-melden") });
    return;
  }
  const terugval = instelling?.terugval ?? null;
  // An organisation without a covenant is told nothing (X7); it may have one tomorrow.
  if (terugval !== null && magDelenMet(partner, organisatie, regio, nu())) {
    const uitkomst = await post.stuur(terugval, "niet-bezorgd");
    if (uitkomst.soort === "later") {
      log("bericht-uitgesteld", { ontvanger, uitkomst: codeVan(uitkomst.reden) });
      return;
    }
    log(uitkomst.soort === "bezorgd" ? "terugval-gemeld" : "terugval-onbereikbaar", { ontvanger });
  }
  for (let poging = 1; poging <= POGINGEN; poging++) {
    if (!isTeMelden(kanaal, nu())) return;
    const gemeld = kanaalGemeld(kanaal, terugval !== null, nu());
    if ((await casework.schrijf({ nieuw: [], vervangen: [gemeld], mitsOpen: [] }, [])).ok) return;
    await wacht(poging);
    kanaal = await casework.kanaal(ontvanger);
  }
  throw new Error("Not written: others kept changing the channel");
};
