import { describe, expect, it } from "vitest";
import { keuzelijstenVan } from "../../../shared/api/keuzelijsten.ts";
import { operatiesVan } from "../../../shared/api/operaties.ts";
import type { Regio } from "../../../shared/domain/regio.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";

const NOG = laadRegio("nog");
const beschrijving = (regio: Regio, operationId: string): string =>
  operatiesVan(regio).find((operatie) => operatie.operationId === operationId)?.beschrijving ?? "";

describe("the document tells which codes of the region a field takes", () => {
  it("only of operations that there are, and every code of the region", () => {
    const operaties = new Map(operatiesVan(NOG).map((operatie) => [operatie.operationId, operatie]));
    expect(Object.keys(keuzelijstenVan(NOG)).filter((id) => !operaties.has(id))).toEqual([]);
    for (const regio of [NOG, voorbeeldRegio])
      for (const [id, lijsten] of Object.entries(keuzelijstenVan(regio)))
        for (const [veld, keuzes] of Object.entries(lijsten)) {
          expect(beschrijving(regio, id)).toContain(`- ${veld}: `);
          for (const { code } of keuzes) expect(beschrijving(regio, id)).toContain(`\`${code}\``);
        }
  });

  it.each([
    ["voegBijdrageToe", "slachtofferschap", "schets"],
    ["voegBijdrageToe", "bescherming", "samen"],
    ["stelInformatievraag", "contact", "bekend"],
    ["stelInformatievraag", "convenant", "verbond"],
    ["stelInformatievraag", "nla", "kliniek-duinmark"],
    ["nodigPartnersUit", "ggd", "buurthuis-duinmark"],
    ["beantwoordUitnodiging", "wijkteam", "kring-duinmark"],
    ["legWegingVast", "coa", "havenmeester-duinmark"],
    ["bereidOverdrachtVoor", "convenant", "verbond"],
    ["legInzetEldersVast", "pga", "duinkring"],
    ["laatInstromen", "andere-regio", "over-de-dijk"],
    ["stelMelderVrij", "anoniem-zonder-kanaal", "onbekend"],
    ["vraagMelder", "nog-gaande", "meer"],
    ["legWegingVast", "hoog", "nu"],
    ["legBewijsmiddelVast", "getuigenverklaring", "brief"],
  ])("%s: %s in NOG, %s in another region, which tells nothing of NOG", (id, hier, daar) => {
    expect(beschrijving(NOG, id)).toContain(`\`${hier}\` (`);
    expect(beschrijving(voorbeeldRegio, id)).toContain(`\`${daar}\` (`);
    expect(beschrijving(voorbeeldRegio, id)).not.toContain(`\`${hier}\` (`);
  });

  it("and where the format of a plan is, in a region that has one", () => {
    expect(beschrijving(NOG, "maakPlan")).toContain("`format-plan-van-aanpak` (versie 1)");
    expect(beschrijving(voorbeeldRegio, "maakPlan")).not.toContain("/v1/instrumenten");
  });
});
