import { createHash, randomUUID } from "node:crypto";
import { carrySamenvoegingUseCase } from "../../../functions/driver/carry-samenvoeging.ts";
import { mergeCasussen } from "../../../shared/domain/besluiten/casus-samenvoegen.ts";
import { samenvoeglotVan } from "../../../shared/domain/casussamenvoeging.ts";
import type { Besluitcontext } from "../../../shared/domain/besluit.ts";
import type { OpenCasus } from "../../../shared/domain/casus.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { vastleggingIdSchema, type CasusId } from "../../../shared/domain/ids.ts";
import { STAPPEN } from "../../../shared/domain/pad.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { maakActie, maakUitnodiging } from "../../fixtures/casusrecords.ts";
import { maakDossier } from "../../fixtures/meldingrecords.ts";
import { openCasus } from "../keten-records.ts";
import { opstelling } from "./opstelling.ts";
import { kalender, maakOpenTaak, regio, type Taakvorm } from "./opschortwereld.ts";

/** What a casus that ends has: open work, invitations, persons. */
export interface Bronvorm {
  readonly taken: readonly Taakvorm[];
  readonly uitnodigingen: number;
  readonly dossiers: number;
}

const maakHoofd = (begin: Instant): OpenCasus => ({
  ...openCasus({ status: "loopt" }),
  ...{ teDrijven: false, klok: plusSeconden(begin, 900), volgendeDatum: plusSeconden(begin, 30 * 86_400) },
});

/** Two open casussen, of which one ends in the other, with the real decision, pages and watchdog on a store in memory. */
export const maakSamenvoegwereld = (begin: Instant, vorm: Bronvorm) => {
  let nu = begin;
  const deur = opstelling({ nu: () => nu });
  const { casework } = deur;
  const dossiers = Array.from({ length: vorm.dossiers }, () => maakDossier({ klok: null, teDrijven: false }));
  const deze = maakHoofd(begin);
  const kaal = maakHoofd(begin);
  const andere: OpenCasus = { ...kaal, dossierIds: dossiers.map(({ dossierId }) => dossierId) };
  const eigenaars = ["moviera", "nla"] as const;
  const acties = vorm.taken.flatMap(({ soort }, nummer) =>
    soort === "actie" ? [{ ...maakActie({ casusId: andere.casusId, nummer }), bij: nummer }] : [],
  );
  const taken = vorm.taken.map((een, i): OpenTaak => {
    const actie = acties.find(({ bij }) => bij === i);
    return {
      ...maakOpenTaak(andere, een, begin),
      // Of its own: what is asked twice is left once.
      onderwerp: actie?.actieId ?? vastleggingIdSchema.parse(randomUUID()),
      // What is mandatory and cannot come along keeps two casussen apart.
      verplicht: samenvoeglotVan({ soort: een.soort, verplicht: false }) === "mee",
      eigenaar: { rol: "partner", organisatie: eigenaars[i % 2] ?? "nla" },
      gemeente: andere.gemeente,
    };
  });
  casework.zet(
    ...[deze, andere, ...taken, ...acties.map(({ bij: _bij, ...actie }) => actie)],
    ...dossiers.map((een) => ({ ...een, laatsteCasusId: andere.casusId })),
    ...Array.from({ length: vorm.uitnodigingen }, (_, i) =>
      maakUitnodiging({ casusId: andere.casusId, status: i % 2 === 0 ? "open" : "geaccepteerd" }),
    ),
  );
  const afhankelijkheden = {
    ...{ casework, regio, kalender, nieuwId: randomUUID },
    hash: (tekst: string) => createHash("sha256").update(tekst).digest("hex"),
  };
  const context = (): Besluitcontext => ({
    ...{ ...afhankelijkheden, nu, partners: null, zetels: null, actorId: "zetel-politie" },
    door: { rol: "lid-ketenregieteam", organisatie: "politie" },
  });
  const dossierVan = async (casusId: CasusId): Promise<CasusDossier> => {
    const gelezen = await casework.casusDossier(casusId);
    if (gelezen === null) throw new Error("geen casus");
    return gelezen;
  };
  const open = (casusId: CasusId): readonly OpenTaak[] =>
    casework.vanType("taak").filter((taak): taak is OpenTaak => taak.status === "open" && taak.casusId === casusId);
  return {
    ...{ deur, casework, deze, andere, taken, dossiers, context, dossierVan, open },
    mee: taken.filter((taak) => samenvoeglotVan(taak) === "mee"),
    nu: () => nu,
    zetKlok: (moment: Instant) => {
      nu = moment;
    },
    voegSamen: async () => {
      const [a, b] = [await dossierVan(deze.casusId), await dossierVan(andere.casusId)];
      const besluit = mergeCasussen(a, b, { casusId: andere.casusId, reden: "Eén netwerk." }, context());
      if (!besluit.ok) throw new Error(`geweigerd: ${JSON.stringify(besluit.fout)}`);
      if (!(await casework.schrijf(besluit.waarde.wijziging, [])).ok) throw new Error("niet geschreven");
    },
    /** The driver, as the stream shows it the head; whatever kills it, the clock offers it again. */
    pagina: async (): Promise<"klaar" | "gedood"> => {
      try {
        await carrySamenvoegingUseCase(afhankelijkheden, () => nu)(deze.casusId);
        return "klaar";
      } catch {
        return "gedood";
      }
    },
    /** What was told of work: each kind of it, by the task that it is about. */
    verteld: () =>
      deur
        .gebeurtenissen()
        .flatMap(({ berichten }) => berichten)
        .flatMap(({ soort, data }) =>
          typeof data["taakId"] === "string" ? [{ soort, taakId: data["taakId"], data }] : [],
        ),
  };
};
export type Samenvoegwereld = ReturnType<typeof maakSamenvoegwereld>;

/** Kinds of open work that a casus that ends may have. */
export const BRONSOORTEN = [
  ...STAPPEN.filter((stap) => stap !== "weging-1"),
  ...["actie", "actie", "afspraak", "plek-beoordelen", "melder-horen", "bedenktijd-volgen", "commitment-geven"],
  ...["uitnodiging-beantwoorden", "vervanger-beoordelen", "expertise-uitnodigen", "nazorg-herzien"],
];
