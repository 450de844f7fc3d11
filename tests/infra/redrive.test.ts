import { describe, expect, it } from "vitest";
import { leesRedrive, redrive } from "../../infra/redrive.ts";

const NLA = ["--ontvanger", "nla"];

describe("npm run redrive", () => {
  it.each([
    [["--van", "12", "--tot", "40"], { nummers: { van: 12, totEnMet: 40 }, ookBezorgde: false }],
    [["--van", "12", "--ook-bezorgde"], { nummers: { van: 12 }, ookBezorgde: true }],
    [["--sinds", "2026-03-01T00:00:00+01:00"], { periode: { van: "2026-03-01T00:00:00+01:00" }, ookBezorgde: false }],
    [["--sinds", "a", "--tot", "b"], { periode: { van: "a", tot: "b" }, ookBezorgde: false }],
    [["--bericht", "een-id"], { berichtId: "een-id", ookBezorgde: false }],
  ])("asks with %j for exactly that", (argumenten, body) => {
    expect(leesRedrive([...NLA, ...argumenten])).toMatchObject({ pad: "/v1/kanalen/nla/herleveringen", body });
  });

  it("resumes a channel, of the API that is named", () => {
    expect(leesRedrive([...NLA, "--hervat", "--api", "https://api.example.nl/keten/v1"])).toEqual({
      ...{ pad: "/v1/kanalen/nla/hervattingen", body: {}, api: "https://api.example.nl/keten", cloud: undefined },
    });
  });

  it.each([
    [["--van", "1"]],
    [[...NLA]],
    [[...NLA, "--van", "1", "--hervat"]],
    [[...NLA, "--van", "-1"]],
    [[...NLA, "--hervat", "--tot", "4"]],
    [["--ontvanger", "../x", "--van", "1"]],
    [[...NLA, "--onbekend"]],
  ])("refuses %j before it asks anything, and says how it is used", (argumenten) => {
    expect(() => leesRedrive(argumenten)).toThrow(/npm run redrive -- --ontvanger <code>/);
  });

  const voortgang = (bezienTotEnMet: number, aangeboden: number, status = "loopt", reden: string | null = null) => ({
    ...{ status: 200, locatie: null },
    body: { status, reden, van: 12, totEnMet: 40, bezienTotEnMet, aangeboden },
  });
  const draai = async (
    vraag: Parameters<typeof redrive>[0],
    ...antwoorden: readonly { status: number; body: unknown; locatie: string | null }[]
  ) => {
    const verzoeken: string[] = [];
    const regels: string[] = [];
    const rij = [...antwoorden];
    const code = await redrive(vraag, {
      vraag: (methode, pad) => {
        verzoeken.push(`${methode} ${pad}`);
        const antwoord = rij.shift();
        return antwoord === undefined ? Promise.reject(new Error("te veel gevraagd")) : Promise.resolve(antwoord);
      },
      wacht: () => Promise.resolve(),
      meld: (regel) => regels.push(regel),
    });
    return { code, verzoeken, regels };
  };
  const pad = "/v1/kanalen/nla/herleveringen";
  const aangenomen = { status: 202, body: {}, locatie: "/v1/kanalen/nla/herleveringen/h" };

  it("tells how far it is until all was offered", async () => {
    const { code, verzoeken, regels } = await draai(
      { pad, body: {} },
      aangenomen,
      voortgang(11, 0),
      voortgang(11, 0),
      voortgang(30, 7),
      voortgang(40, 9, "klaar"),
    );
    expect(code).toBe(0);
    expect(verzoeken.slice(0, 2)).toEqual([`POST ${pad}`, `GET ${pad}/h`]);
    expect(regels).toEqual([11, 30, 40].map((n, i) => `Tot en met nummer ${n} van 40: ${[0, 7, 9][i]} aangeboden.`));
  });

  it("says how to have offered what was delivered already, when there was nothing else", async () => {
    const { code, regels } = await draai({ pad, body: {} }, aangenomen, voortgang(40, 0, "klaar"));
    expect(code).toBe(0);
    expect(regels.at(-1)).toContain("--ook-bezorgde");
  });

  it("fails, and says why, when it is refused or cannot go on", async () => {
    const geweigerd = await draai(
      { pad, body: {} },
      { status: 409, body: { title: "Kanaal is geschorst", detail: "Hervat het." }, locatie: null },
    );
    expect(geweigerd).toMatchObject({ code: 1, regels: ["Kanaal is geschorst: Hervat het."] });
    const gestopt = await draai({ pad, body: {} }, aangenomen, voortgang(20, 3, "gestopt", "kanaal-geschorst"));
    expect(gestopt.code).toBe(1);
    expect(gestopt.regels.join()).toContain("kanaal-geschorst");
  });

  it.each([
    ["follows what a resumption offers again", "h", 0, ["GET /v1/kanalen/nla/herleveringen/h"]],
    ["is done when there is nothing", null, 0, []],
  ])("%s", async (_, herleveringId, code, verder) => {
    const uitkomst = await draai(
      { pad: "/v1/kanalen/nla/hervattingen", body: {} },
      { status: 202, body: { herleveringId }, locatie: "/v1/kanalen/nla" },
      voortgang(40, 2, "klaar"),
    );
    expect(uitkomst.code).toBe(code);
    expect(uitkomst.verzoeken.slice(1)).toEqual(verder);
  });
});
