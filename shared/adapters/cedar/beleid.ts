import {
  initSync,
  policySetTextToParts,
  preparsePolicySet,
  statefulIsAuthorized,
  type CedarValueJson,
  type DetailedError,
  type EntityJson,
  type TypeAndId,
} from "@cedar-policy/cedar-wasm/web";
import type { Beleid, Beleidsregel, Iets, Verwijzing, Waarde } from "../../ports/beleid.ts";

/** The engine and the policies, as they lie beside the function's bundle. Read when the first decision is asked. */
export interface Beleidsbestanden {
  /** `cedar_wasm_bg.wasm` of the library. */
  readonly wasm: () => Uint8Array;
  /** Text of the policies, each with an `@id`. */
  readonly beleid: () => string;
}

const NAAMRUIMTE = "Keten";

const naarUid = ({ soort, id }: Verwijzing): TypeAndId => ({ type: `${NAAMRUIMTE}::${soort}`, id });

const isLijst = (waarde: Waarde): waarde is readonly Waarde[] => Array.isArray(waarde);

const naarWaarde = (waarde: Waarde): CedarValueJson => {
  if (typeof waarde !== "object") return waarde;
  return isLijst(waarde) ? waarde.map(naarWaarde) : { __entity: naarUid(waarde) };
};

const naarWaarden = (waarden: Readonly<Record<string, Waarde>>): Record<string, CedarValueJson> =>
  Object.fromEntries(Object.entries(waarden).map(([naam, waarde]) => [naam, naarWaarde(waarde)]));

const naarEntiteit = (iets: Iets): EntityJson => ({
  uid: naarUid(iets),
  attrs: naarWaarden(iets.kenmerken),
  parents: iets.groepen.map(naarUid),
});

/** Of what went wrong only what: the library's messages may quote the question. */
const storing = (wat: string, fouten: readonly DetailedError[]): Error =>
  new Error(`Cedar: ${wat} (${fouten.map(({ code }) => code ?? "no code").join(", ")})`);

const annotatie = (tekst: string, naam: string): string | null =>
  new RegExp(`@${naam}\\("([^"]+)"\\)`).exec(tekst)?.[1] ?? null;

/**
 * The texts of the policies by their `@id`. The library splits; it can read annotations too, but takes a tenth of a second
 * for that on a cold start.
 */
const perId = (tekst: string): ReadonlyMap<string, { readonly tekst: string; readonly regel: Beleidsregel }> => {
  const delen = policySetTextToParts(tekst);
  if (delen.type === "failure") throw storing("the policies do not parse", delen.errors);
  return new Map(
    delen.policies.map((deel) => {
      const [id, uitleg] = [annotatie(deel, "id"), annotatie(deel, "uitleg")];
      if (id === null || uitleg === null) throw new Error(`Cedar: a policy without @id or @uitleg: ${id ?? ""}`);
      return [id, { tekst: deel, regel: { id, uitleg, hoedanigheid: annotatie(deel, "hoedanigheid") } }] as const;
    }),
  );
};

let geladen = false;
let volgnummer = 0;

/**
 * Policies in Cedar, evaluated in this process (design section 8). The engine is loaded at the first decision, so that a
 * request that needs none does not wait for it.
 */
export const maakBeleid = ({ wasm, beleid }: Beleidsbestanden): Beleid => {
  const bereidVoor = () => {
    if (!geladen) initSync({ module: wasm() });
    geladen = true;
    const regels = perId(beleid());
    const naam = `toegang-${String((volgnummer += 1))}`;
    const staticPolicies = Object.fromEntries([...regels].map(([id, { tekst }]) => [id, tekst]));
    const voorbereid = preparsePolicySet(naam, { staticPolicies });
    if (voorbereid.type === "failure") throw storing("the policies do not parse", voorbereid.errors);
    return { naam, regels };
  };
  let klaar: ReturnType<typeof bereidVoor> | null = null;
  return {
    beslis: ({ wie, handeling, wat, omstandigheden, bekend }) => {
      const { naam, regels } = (klaar ??= bereidVoor());
      const antwoord = statefulIsAuthorized({
        principal: naarUid(wie),
        action: { type: `${NAAMRUIMTE}::Action`, id: handeling },
        resource: naarUid(wat),
        context: naarWaarden(omstandigheden),
        preparsedPolicySetId: naam,
        entities: bekend.map(naarEntiteit),
      });
      if (antwoord.type === "failure") throw storing("the question does not hold together", antwoord.errors);
      const { decision, diagnostics } = antwoord.response;
      // A policy that cannot be evaluated counts as absent for Cedar; a forbid that is absent would be a hole.
      if (diagnostics.errors.length > 0) {
        throw storing(
          "a policy cannot be evaluated",
          diagnostics.errors.map(({ error }) => error),
        );
      }
      return {
        toegestaan: decision === "allow",
        // The engine gives them in another order each time: the same question has the same answer.
        beleid: diagnostics.reason.toSorted().flatMap((id) => regels.get(id)?.regel ?? []),
      };
    },
  };
};
