import { describe, expect, it } from "vitest";
import { casusIdSchema, vastleggingIdSchema } from "../../../shared/domain/ids.ts";
import { kopwerkVan } from "../../../shared/domain/kopwerk.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { openCasus } from "../keten-records.ts";

const OP = instantSchema.parse("2026-03-02T09:00:00.000Z");
const ANDERE = casusIdSchema.parse("3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13");

describe("what the head of a casus still has to carry", () => {
  it("is each of its intentions until its pages are done, dates before owners before what comes along", () => {
    const id = vastleggingIdSchema.parse(ANDERE);
    const verschuivingen = [{ id, soort: "opschorting" as const, dagen: 30, op: OP, tot: null }];
    for (const verschuiven of [true, false])
      for (const herverdelen of [true, false])
        for (const samenvoegen of [true, false])
          expect(
            kopwerkVan({
              ...openCasus({ status: "loopt" }),
              ...{ verschuivingen, verschoven: verschuiven ? 0 : 1, herverdelen },
              samenTeVoegen: samenvoegen ? ANDERE : null,
            }),
          ).toEqual([
            ...(verschuiven ? ["verschuiven"] : []),
            ...(herverdelen ? ["herverdelen"] : []),
            ...(samenvoegen ? ["samenvoegen"] : []),
          ]);
    expect(kopwerkVan(null)).toEqual([]);
  });
});
