import type { Besluitcontext } from "../besluit.ts";
import type { Datum } from "../tijd.ts";
import type { OrganisatieCode } from "../ids.ts";
import type { TrajectInvoer } from "../trajectinvoer.ts";
import type { Trajectstap } from "../trajectpad.ts";
import type { Veldfout } from "../weigering.ts";
import { keuzeFout, organisatieFouten } from "./regels.ts";

/** What a professional records at a step: which step it belongs to. */
export const STAP_VAN = {
  "pre-weeg": "pre-weeg",
  checklist: "opsporing",
  strategie: "strategie",
  middelen: "middelen",
  "om-beslissing": "om-beslissing",
  zitting: "zitting",
} as const satisfies Readonly<Record<string, Trajectstap>>;
export type Stapsoort = keyof typeof STAP_VAN;
/** Kind and content of what is recorded at a step. */
export type Stapinvoer = { [S in Stapsoort]: { readonly soort: S; readonly inhoud: TrajectInvoer[S] } }[Stapsoort];

/** What was recorded leads to: the outcome of the step, and the code that the figures and the end of the track keep. */
export interface Stapuitkomst {
  readonly uitkomst: string;
  readonly code: string;
}

const toekomst = (veld: string, dag: Datum, { kalender, nu }: Besluitcontext): readonly Veldfout[] =>
  dag > kalender.dagVan(nu) ? [{ veld, melding: "ligt in de toekomst; leg vast wat al is gebeurd" }] : [];

export const preWeegFouten = (
  { gewogenOp }: { readonly gewogenOp: Datum },
  context: Besluitcontext,
  veld = "gewogenOp",
): readonly Veldfout[] => toekomst(veld, gewogenOp, context);

const nodigVoorVoldoende = "moet true zijn bij de uitkomst voldoende; kies anders aanvullen";

/** What is wrong with what is recorded at a step, all at once; empty: nothing. */
export const stapFouten = (invoer: Stapinvoer, context: Besluitcontext): readonly Veldfout[] => {
  const { middelen, beslissingen, uitspraken } = context.regio.strafrechtelijkTraject;
  switch (invoer.soort) {
    case "pre-weeg":
      return preWeegFouten(invoer.inhoud, context);
    case "checklist": {
      const { uitkomst, procesVerbaalVerdenking, opsporingsinformatie, peildatum } = invoer.inhoud;
      // A victim need not have filed a report: who must be heard first is not for the system to say (H4.2-b1).
      const ontbreekt = Object.entries({ procesVerbaalVerdenking, opsporingsinformatie }).filter(([, er]) => !er);
      return [
        ...toekomst("peildatum", peildatum, context),
        ...(uitkomst === "voldoende" ? ontbreekt.map(([veld]) => ({ veld, melding: nodigVoorVoldoende })) : []),
      ];
    }
    case "strategie":
      return toekomst("bepaaldOp", invoer.inhoud.bepaaldOp, context);
    case "middelen": {
      const codes = invoer.inhoud.middelen;
      return [
        ...toekomst("peildatum", invoer.inhoud.peildatum, context),
        ...codes.flatMap((code, i) =>
          codes.indexOf(code) < i
            ? [{ veld: `middelen[${i}]`, melding: "staat er al; noem een middel één keer" }]
            : keuzeFout(`middelen[${i}]`, code, middelen),
        ),
      ];
    }
    case "om-beslissing": {
      const { beslissing, grond, beslistOp } = invoer.inhoud;
      const gronden = beslissingen.find(({ code }) => code === beslissing)?.gronden ?? [];
      return [
        ...keuzeFout("beslissing", beslissing, beslissingen),
        ...toekomst("beslistOp", beslistOp, context),
        ...(gronden.length > 0 ? keuzeFout("grond", grond ?? "", gronden) : []),
        ...(gronden.length === 0 && grond !== null
          ? [{ veld: "grond", melding: "hoort niet bij deze beslissing; laat de grond weg" }]
          : []),
      ];
    }
    case "zitting": {
      const { uitspraak, zittingOp } = invoer.inhoud;
      return [
        ...(uitspraak === null ? [] : keuzeFout("uitspraak", uitspraak, uitspraken)),
        ...toekomst("zittingOp", zittingOp, context),
      ];
    }
  }
};

/** What follows from what was recorded. Only of input without errors. */
export const stapuitkomstVan = (invoer: Stapinvoer, { regio }: Besluitcontext): Stapuitkomst => {
  switch (invoer.soort) {
    case "strategie":
      return { uitkomst: "bepaald", code: "bepaald" };
    case "om-beslissing": {
      const { beslissing } = invoer.inhoud;
      const gekozen = regio.strafrechtelijkTraject.beslissingen.find(({ code }) => code === beslissing);
      if (gekozen === undefined) throw new Error("A decision of the OM that the region does not know");
      return { uitkomst: gekozen.gevolg, code: gekozen.code };
    }
    case "zitting": {
      const { uitkomst, uitspraak } = invoer.inhoud;
      return { uitkomst, code: uitspraak ?? uitkomst };
    }
    default: {
      const { uitkomst } = invoer.inhoud;
      return { uitkomst, code: uitkomst };
    }
  }
};

/** Errors in which organisations are asked into a track: investigating ones, with a covenant, each once (X7, X8). */
export const deelnemerFouten = (
  genoemd: readonly { readonly veld: string; readonly organisatie: OrganisatieCode }[],
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { strafrecht } = context.regio.rollen;
  const codes = genoemd.map(({ organisatie }) => organisatie);
  return genoemd.flatMap(({ veld, organisatie }, i) => {
    if (!strafrecht.includes(organisatie))
      return [{ veld, melding: `is geen opsporende organisatie; kies uit ${strafrecht.join(", ")}` }];
    if (codes.indexOf(organisatie) < i) return [{ veld, melding: "staat er al; noem een organisatie één keer" }];
    return organisatieFouten(context, [{ veld, organisatie }]);
  });
};
