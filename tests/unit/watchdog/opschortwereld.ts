import { createHash, randomUUID } from "node:crypto";
import { carryVerschuivingenUseCase } from "../../../functions/driver/carry-verschuivingen.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import type { Besluit, Besluitcontext } from "../../../shared/domain/besluit.ts";
import { resumeCasus, suspendCasus } from "../../../shared/domain/besluiten/opschorten.ts";
import type { OpenCasus } from "../../../shared/domain/casus.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { isStap } from "../../../shared/domain/pad.ts";
import { eigenaarVan } from "../../../shared/domain/regio.ts";
import type { Result } from "../../../shared/domain/result.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import type { Weigering } from "../../../shared/domain/weigering.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { openCasus, openTaak } from "../keten-records.ts";
import { opstelling } from "./opstelling.ts";

export const regio = laadRegio("nog");
export const kalender = makeKalender(regio);

/** What a task of the test is: minutes from the beginning, the first of them from there, the others from the one before. */
export interface Taakvorm {
  readonly soort: string;
  readonly herinneren: number;
  readonly uiterlijk: number;
  readonly escaleren: number;
}

const MINUUT = 60;

/** An open task as the watchdog left it at `nu`. */
export const maakOpenTaak = (casus: OpenCasus, vorm: Taakvorm, nu: Instant): OpenTaak => {
  const herinnerenOp = plusSeconden(nu, vorm.herinneren * MINUUT);
  const uiterlijkOp = plusSeconden(herinnerenOp, vorm.uiterlijk * MINUUT);
  const escalerenOp = plusSeconden(uiterlijkOp, vorm.escaleren * MINUUT);
  const voorbij = [herinnerenOp, uiterlijkOp, escalerenOp].filter((datum) => datum <= nu).length;
  const volgende = [herinnerenOp, uiterlijkOp, escalerenOp][voorbij] ?? plusSeconden(nu, 86_400);
  return openTaak({
    // A step lies with who owns it: else the clock gives it to them.
    ...(isStap(vorm.soort) ? { eigenaar: eigenaarVan(regio, vorm.soort, casus) } : {}),
    ...{ casusId: casus.casusId, soort: vorm.soort, trap: voorbij, klok: volgende, uitvoering: null },
    ...{ herinnerenOp, uiterlijkOp, escalerenOp, geopendOp: plusSeconden(herinnerenOp, -MINUUT) },
  });
};

/** A casus with open work, the real watchdog and the real pages, on a clock that the test sets. */
export const maakOpschortwereld = (begin: Instant, vormen: readonly Taakvorm[]) => {
  let nu = begin;
  const deur = opstelling({ nu: () => nu });
  const { casework } = deur;
  const casus: OpenCasus = {
    ...openCasus({ status: "loopt" }),
    ...{ teDrijven: false, klok: plusSeconden(begin, 900), volgendeDatum: plusSeconden(begin, 5 * 86_400) },
  };
  const taken = vormen.map((vorm) => maakOpenTaak(casus, vorm, begin));
  casework.zet(casus, ...taken);
  const context = (): Besluitcontext => ({
    ...{ nu, nieuwId: randomUUID, kalender, regio, partners: null, zetels: null, actorId: "zetel-politie" },
    hash: (tekst) => createHash("sha256").update(tekst).digest("hex"),
    door: { rol: "lid-ketenregieteam", organisatie: "politie" },
  });
  const dossier = async (): Promise<CasusDossier> => {
    const gelezen = await casework.casusDossier(casus.casusId);
    if (gelezen === null) throw new Error("geen casus");
    return gelezen;
  };
  const doe = async (besluit: Result<Besluit, Weigering>): Promise<string> => {
    if (!besluit.ok) throw new Error(`geweigerd: ${besluit.fout.code}`);
    const geschreven = await casework.schrijf(besluit.waarde.wijziging, []);
    if (!geschreven.ok) throw new Error("niet geschreven");
    return besluit.waarde.id;
  };
  return {
    ...{ deur, casework, casus, taken, context, dossier, doe },
    zetKlok: (moment: Instant) => {
      nu = moment;
    },
    nu: () => nu,
    /** The stream shows the head to the driver; whatever kills it, the clock offers it again. */
    pagina: async (): Promise<"klaar" | "gedood"> => {
      try {
        await carryVerschuivingenUseCase(casework)(casus.casusId);
        return "klaar";
      } catch {
        return "gedood";
      }
    },
    schortOp: async (dagen: number) =>
      doe(
        suspendCasus(
          await dossier(),
          { dagen, reden: "De betrokkene is in het ziekenhuis.", toelichting: "weer" },
          context(),
        ),
      ),
    hervat: async (id: string) => {
      const gelezen = await dossier();
      const over = gelezen.vastleggingen.find(({ vastleggingId }) => vastleggingId === id);
      if (over === undefined) throw new Error("geen opschorting");
      return doe(resumeCasus(gelezen, over, { reden: "Het kan weer verder." }, context()));
    },
    /** What is in the store, whatever a reader makes of it. */
    opgeslagen: (): readonly OpenTaak[] =>
      casework.vanType("taak").filter((taak): taak is OpenTaak => taak.status === "open"),
    /** What was said of tasks: when, which and how far. */
    gezegd: () =>
      deur
        .gebeurtenissen()
        .flatMap(({ opgetredenOp, berichten }) =>
          berichten.flatMap(({ soort, onderwerp, data, ontvanger }) =>
            // What is the team's is told to the gemeente of the casus as well.
            (soort === "taak.herinnerd" || soort === "taak.geescaleerd") && ontvanger !== casus.gemeente
              ? [{ op: opgetredenOp, taakId: onderwerp, trap: soort === "taak.herinnerd" ? 1 : Number(data["trap"]) }]
              : [],
          ),
        ),
  };
};
export type Opschortwereld = ReturnType<typeof maakOpschortwereld>;

const deel = new Intl.DateTimeFormat("sv-SE", {
  ...{ timeZone: "Europe/Amsterdam", year: "numeric", month: "2-digit", day: "2-digit" },
  ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 },
});

/** Day and time of the clock in Amsterdam, by another library than the one that moves dates. */
export const wandklok = (moment: Instant): { readonly dag: number; readonly tijd: string } => {
  const tekst = deel.format(new Date(moment));
  return { dag: Date.parse(`${tekst.slice(0, 10)}T00:00:00Z`) / 86_400_000, tijd: tekst.slice(11) };
};
