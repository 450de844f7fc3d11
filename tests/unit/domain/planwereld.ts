import type * as z from "zod";
import { draftPlan, establishPlan } from "../../../shared/domain/besluiten/plannen.ts";
import { answerUitnodiging } from "../../../shared/domain/besluiten/uitnodiging-beantwoorden.ts";
import { planInvoer, planVaststellingInvoer, type Plan } from "../../../shared/domain/plan.ts";
import { zonderCommitment } from "../../../shared/domain/besluiten/commitments.ts";
import { opCasus } from "../../../shared/domain/besluiten/regels.ts";
import { aanTafel, opdracht } from "../../fixtures/opdrachten.ts";
import type { Wereld } from "./wereld.ts";

/** What drafting the next version comes to. */
export const probeerPlan = (wereld: Wereld, overrides: Parameters<typeof opdracht.plan>[0] = {}) =>
  draftPlan(wereld.dossier(), planInvoer.parse(opdracht.plan(overrides)), wereld.context());

/** Drafts the next version of the plan; answers it. */
export const maakPlan = (wereld: Wereld, overrides: Parameters<typeof opdracht.plan>[0] = {}): Plan => {
  wereld.doe(probeerPlan(wereld, overrides));
  const plan = wereld.dossier().plannen.at(-1);
  if (plan === undefined) throw new Error("geen plan");
  return plan;
};

/** Said at the table by whoever the plan gives something to do and works on the casus. */
const zeggenToe = (wereld: Wereld, { inhoud }: Plan) => {
  const { casus } = wereld.dossier();
  const erbij = opCasus(casus, wereld.context());
  const wie = inhoud.acties.flatMap(({ organisatie, ondersteuners }) => [organisatie, ...ondersteuners]);
  const zonder = zonderCommitment(wereld.dossier(), inhoud);
  return aanTafel(...new Set(wie.filter((een) => erbij.includes(een) && zonder.includes(een))));
};

/** What the team's decision to establish it comes to, by these seats or the usual ones. */
export const stelVast = (
  wereld: Wereld,
  plan: Plan,
  organisaties: readonly string[] = [],
  overrides: Partial<z.input<typeof planVaststellingInvoer>> = {},
) =>
  establishPlan(
    wereld.dossier(),
    plan,
    planVaststellingInvoer.parse({
      ...{ ...opdracht.vaststelling(...organisaties), commitments: zeggenToe(wereld, plan) },
      ...overrides,
    }),
    wereld.context(),
  );

/** An invited organisation answers. */
export const beantwoord = (wereld: Wereld, organisatie: string, antwoord: "geaccepteerd" | "afgewezen") => {
  const uitnodiging = wereld.dossier().uitnodigingen.find((een) => een.organisatie === organisatie);
  if (uitnodiging === undefined) throw new Error("geen uitnodiging");
  return answerUitnodiging(wereld.dossier(), uitnodiging, { antwoord, toelichting: null }, wereld.context());
};
