import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bijlageIdSchema } from "../../../shared/domain/ids.ts";
import { oordeelbericht, opstelling } from "./opstelling.ts";

describe("a message", () => {
  it.each([
    ["NO_THREATS_FOUND", "beschikbaar", null],
    ["THREATS_FOUND", "geweigerd", "besmet"],
    ["UNSUPPORTED", "geweigerd", "niet-te-keuren"],
    ["ACCESS_DENIED", "geweigerd", "niet-te-keuren"],
    ["FAILED", "geweigerd", "niet-te-keuren"],
    ["A_WORD_OF_LATER", "geweigerd", "niet-te-keuren"],
    [null, "geweigerd", "niet-te-keuren"],
  ])("of GuardDuty that says %s makes it %s", async (uitslag, status, reden) => {
    const o = await opstelling();
    const etag = o.leg();
    expect(await o.berichten(oordeelbericht(o, uitslag, `"${etag}"`))).toEqual([]);
    expect(await o.lees()).toMatchObject({ status, ...(reden === null ? {} : { reden }) });
  });

  it("clean but of a scan that was not completed, is not clean", async () => {
    const o = await opstelling();
    const bericht = oordeelbericht(o, "NO_THREATS_FOUND", o.leg());
    await o.berichten({ ...bericht, detail: { ...bericht.detail, scanStatus: "FAILED" } });
    expect(await o.lees()).toMatchObject({ status: "geweigerd", reden: "niet-te-keuren" });
  });

  it("about a file that is no attachment is let go; about an attachment that is not there it goes back", async () => {
    const o = await opstelling();
    const aangekomen = (key: string) => ({ "detail-type": "Object Created", detail: { object: { key } } });
    const onbekend = bijlageIdSchema.parse(randomUUID());
    expect(
      await o.berichten(
        aangekomen("malware-protection-resource-validation-object"),
        aangekomen(onbekend),
        oordeelbericht({ bijlageId: onbekend }, "NO_THREATS_FOUND"),
        oordeelbericht({ bijlageId: onbekend }, "THREATS_FOUND"),
        { bijlageId: onbekend },
        "geen json",
        { iets: "anders" },
        { bijlageId: o.bijlageId, extra: true },
        aangekomen(o.bijlageId),
      ),
    ).toEqual(["1", "2", "3", "5", "6", "7"]);
    expect(await o.lees()).toMatchObject({ status: "in-keuring" });
  });
});
