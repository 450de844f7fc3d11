import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliverEvent } from "../../../functions/deliver/deliver-event.ts";
import { tellTerugval } from "../../../functions/deliver/tell-terugval.ts";
import type { Bezorguitkomst } from "../../../shared/domain/bezorging.ts";
import { hervatKanaal, isUitgevallen, standVan, type Kanaalstand } from "../../../shared/domain/kanaal.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { isKanaalsein } from "../../../shared/events/index.ts";
import { webhookNaar } from "../../doubles/webhook.ts";
import { opstelling as klokwereld } from "../watchdog/opstelling.ts";
import { opstelling, URL_POLITIE } from "./opstelling.ts";

const UUR = 3600;
const NIEUW_ADRES = "https://nieuw.politie.example/hook";

const uitkomst = fc.constantFrom<Bezorguitkomst>(
  ...[{ soort: "bezorgd" } as const, { soort: "bezorgd" } as const, { soort: "opgezegd" } as const],
  ...[
    { soort: "later", reden: "tijd-op", naSeconden: null } as const,
    { soort: "later", reden: "http-503", naSeconden: 7200 } as const,
    { soort: "geweigerd", status: 415 } as const,
  ],
);

type Stap =
  | { readonly soort: "neem"; readonly aantal: number; readonly uitkomsten: readonly Bezorguitkomst[] }
  | { readonly soort: "storing"; readonly wanneer: "ervoor" | "erna"; readonly nummer: number }
  | { readonly soort: "klok"; readonly uren: number }
  | { readonly soort: "nieuw" | "dubbel" | "hervat" | "verhuis" }
  | { readonly soort: "handdruk"; readonly mag: boolean };

const stap: fc.Arbitrary<Stap> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      soort: fc.constant("neem" as const),
      aantal: fc.integer({ min: 1, max: 4 }),
      uitkomsten: fc.array(uitkomst, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ soort: fc.constant("klok" as const), uren: fc.integer({ min: 1, max: 20 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      soort: fc.constant("storing" as const),
      wanneer: fc.constantFrom("ervoor" as const, "erna" as const),
      nummer: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Stap>({ soort: "nieuw" }, { soort: "dubbel" }) },
  { weight: 1, arbitrary: fc.constantFrom<Stap>({ soort: "hervat" }, { soort: "verhuis" }) },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant("handdruk" as const), mag: fc.boolean() }) },
);

/** One recipient, its queue, deliver and the watchdog; keeps what was ever committed and what was sent when it might not be. */
const maakWereld = () => {
  const o = opstelling();
  const klok = klokwereld({ casework: o.casework, nu: o.klok.nu });
  const wachtrij: string[] = [];
  const kanalen: (Kanaalstand | null)[] = [null];
  const fouten: string[] = [];
  const aangekomen = new Set<number>();
  /** The addresses that shook hands since the channel was resumed. */
  const bevestigd = new Set<string>();
  let adres = URL_POLITIE;
  let laatste = 0;
  let gezien = 0;
  o.casework.volg((record) => {
    if (record.type === "kanaal") kanalen.push(record);
    if (record.type !== "notificatie") return;
    if (record.bezorging === "bezorgd") aangekomen.add(record.nummer);
    else if (aangekomen.has(record.nummer)) fouten.push(`${record.nummer} was undone`);
  });
  /** One message; a process that dies leaves it in the queue. */
  const bezorg = async (bericht: string): Promise<void> => {
    const vanaf = kanalen.length - 1;
    const bezorger: typeof o.webhook = {
      ...o.webhook,
      bezorg: async (kanaal, event) => {
        const mag = kanalen
          .slice(vanaf)
          .some((stand) =>
            ["actief", "hapert"].includes(standVan(stand, kanaal.soort === "webhook" ? kanaal.url : "")),
          );
        if (!mag) fouten.push("sent while suspended or unconfirmed");
        if (!bevestigd.has(adres)) fouten.push("sent without a handshake");
        return o.webhook.bezorg(kanaal, event);
      },
      handdruk: async (kanaal) => {
        const antwoord = await o.webhook.handdruk(kanaal);
        if (antwoord.soort === "toegestaan") bevestigd.add(adres);
        return antwoord;
      },
    };
    const afhankelijkheden = { ...o.afhankelijkheden, bezorger };
    try {
      if (isKanaalsein(JSON.parse(bericht))) await tellTerugval("politie", { ...afhankelijkheden, post: o.post });
      else await deliverEvent("politie", bericht, afhankelijkheden);
    } catch {
      wachtrij.push(bericht);
    }
  };
  const ronde = async (): Promise<void> => {
    await klok.draai();
    wachtrij.push(...klok.bus.gepubliceerd.slice(gezien).map(({ event }) => JSON.stringify(event)));
    gezien = klok.bus.gepubliceerd.length;
  };
  return {
    ...{ o, kanalen, fouten, wachtrij, ronde },
    neem: async (aantal: number) => Promise.all(wachtrij.splice(0, aantal).map(bezorg)),
    nieuw: () => {
      wachtrij.push(JSON.stringify(o.zetRegel((laatste += 1)).event));
    },
    verhuis: () => {
      adres = adres === URL_POLITIE ? NIEUW_ADRES : URL_POLITIE;
      o.configureer(webhookNaar(adres, "postbus@politie.example"));
    },
    /** As the command does: the channel may be spoken to again, and what was given up since is offered again. */
    hervat: async () => {
      const kanaal = await o.kanaal();
      if (kanaal?.stand !== "geschorst") return;
      const hervat = hervatKanaal(kanaal, o.klok.nu());
      bevestigd.clear();
      const vanaf = kanaal.vanaf ?? 1;
      const terug = (await o.casework.feed("politie", vanaf - 1, 100)).filter(
        ({ bezorging }) => bezorging === "opgegeven",
      );
      const opnieuw = terug.map((lijn): Notificatie => ({
        ...lijn,
        versie: lijn.versie + 1,
        bezorging: "wacht",
        pogingen: 0,
        klok: o.klok.nu(),
      }));
      await o.casework.schrijf({ nieuw: [], vervangen: [hervat, ...opnieuw], mitsOpen: [] }, []).catch(() => undefined);
    },
  };
};

describe("delivery over any course of events", () => {
  it("ends every line, tells of every outage once, undoes nothing and sends nothing where it may not", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stap, { minLength: 5, maxLength: 45 }), uitkomst, async (stappen, slot) => {
        const wereld = maakWereld();
        const { o } = wereld;
        for (let i = 0; i < 3; i++) wereld.nieuw();
        for (const een of stappen) {
          if (een.soort === "nieuw") wereld.nieuw();
          else if (een.soort === "dubbel") wereld.wachtrij.push(...wereld.wachtrij.slice(0, 2));
          else if (een.soort === "verhuis") wereld.verhuis();
          else if (een.soort === "hervat") await wereld.hervat();
          else if (een.soort === "storing") o.casework.storing.bij("schrijf", een.wanneer, een.nummer);
          else if (een.soort === "handdruk")
            o.webhook.antwoordOpHanddruk(
              een.mag ? { soort: "toegestaan" } : { soort: "geweigerd", reden: "niet-toegestaan" },
            );
          else if (een.soort === "klok") {
            o.klok.verder(een.uren * UUR);
            await wereld.ronde();
          } else if ("uitkomsten" in een) {
            let keer = 0;
            o.webhook.antwoord(() => een.uitkomsten[keer++ % een.uitkomsten.length] ?? slot);
            await wereld.neem(een.aantal);
          }
        }
        // Nobody interferes any more; the recipient answers the same to all.
        o.webhook.antwoord(slot);
        for (let uur = 0; uur < 80; uur++) {
          o.klok.verder(UUR);
          await wereld.ronde();
          for (let keer = 0; keer < 200 && wereld.wachtrij.length > 0; keer++) await wereld.neem(4);
        }
        // Nothing keeps coming back.
        expect(wereld.wachtrij).toEqual([]);
        const lijnen = await o.casework.feed("politie", 0, 100);
        for (const lijn of lijnen) {
          expect(["bezorgd", "opgegeven"]).toContain(lijn.bezorging);
          expect(lijn.klok).toBeNull();
          expect(lijn.reden === null).toBe(lijn.bezorging === "bezorgd");
        }
        expect(wereld.fouten).toEqual([]);
        const begonnen = wereld.kanalen.filter(
          (kanaal, plaats) => isUitgevallen(kanaal) && !isUitgevallen(wereld.kanalen[plaats - 1] ?? null),
        );
        expect(o.gebeurtenissen()).toHaveLength(begonnen.length);
        // Whatever was given up and is still so, is told of or was resumed and failed no more.
        const kanaal = await o.kanaal();
        if (lijnen.at(-1)?.bezorging === "opgegeven" && lijnen.every(({ bezorging }) => bezorging === "opgegeven"))
          expect(isUitgevallen(kanaal)).toBe(true);
        // An outage that lasts is mailed of every day.
        if (isUitgevallen(kanaal)) expect(kanaal.klok).not.toBeNull();
        if (begonnen.length > 0 && isUitgevallen(kanaal)) expect(o.post.verstuurd.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});
