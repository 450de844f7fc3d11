import { describe, expect, it } from "vitest";
import type { Kanaalstand } from "../../../shared/domain/kanaal.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { webhookNaar } from "../../doubles/webhook.ts";
import { maakPartner } from "../../fixtures/records.ts";
import { NU } from "../keten-records.ts";
import { actief, opstelling, URL_POLITIE } from "./opstelling.ts";

const EEN_DAG = 86_400;

describe("telling a recipient by another way", () => {
  const hapert = (velden: Partial<Kanaalstand> = {}) =>
    actief({ stand: "hapert", reden: "tijd-op", vanaf: 1, klok: plusSeconden(NU, 3600), ...velden });

  it("mails that something did not arrive, once for a signal that comes twice, and again a day later", async () => {
    const o = opstelling();
    o.casework.zet(hapert());
    await o.sein();
    await o.sein();
    expect(o.post.verstuurd).toEqual([{ adres: "postbus@politie.example", brief: "niet-bezorgd" }]);
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", klok: plusSeconden(NU, EEN_DAG) });
    o.klok.verder(EEN_DAG);
    await o.sein();
    expect(o.post.verstuurd).toHaveLength(2);
  });

  it.each([
    ["its channel was restored", actief()],
    ["nothing happened on its channel", null],
    ["nobody has to be told", hapert({ klok: null })],
  ])("mails nothing when %s", async (_, kanaal) => {
    const o = opstelling();
    if (kanaal !== null) o.casework.zet(kanaal);
    await o.sein();
    expect(o.post.verstuurd).toEqual([]);
    expect(await o.kanaal()).toEqual(kanaal);
  });

  it("has nobody to mail without an address, and is not asked again", async () => {
    const o = opstelling();
    o.configureer(webhookNaar(URL_POLITIE));
    o.casework.zet(hapert());
    await o.sein();
    expect(o.post.verstuurd).toEqual([]);
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", klok: null });
  });

  it("tells an organisation without a covenant nothing, and looks again tomorrow (X7)", async () => {
    const o = opstelling();
    o.casework.zet(hapert());
    const uit = maakPartner({ organisatie: "politie", omschrijving: null });
    o.casework.zet({ ...uit, deelname: { versie: 1, van: NU, tot: null, ondertekeningen: [] } });
    await o.sein();
    expect(o.post.verstuurd).toEqual([]);
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", klok: plusSeconden(NU, EEN_DAG) });
  });

  it("is asked again when the mail did not go, and tomorrow when it was refused", async () => {
    const o = opstelling();
    const kanaal = hapert();
    o.casework.zet(kanaal);
    o.post.antwoord({ soort: "later", reden: "Throttling", naSeconden: null });
    await o.sein();
    expect(await o.kanaal()).toEqual(kanaal);
    o.post.antwoord({ soort: "geweigerd", status: 400 });
    await o.sein();
    expect(await o.kanaal()).toMatchObject({ klok: plusSeconden(NU, EEN_DAG) });
    expect(o.regels.map(({ regel }) => regel)).toContain("terugval-onbereikbaar");
  });

  it.each(["ervoor", "erna"] as const)(
    "loses no mail when the process dies %s keeping that it went",
    async (wanneer) => {
      const o = opstelling();
      o.casework.zet(hapert());
      o.casework.storing.bij("schrijf", wanneer);
      await expect(o.sein()).rejects.toThrow();
      await o.sein();
      expect(o.post.verstuurd).toHaveLength(wanneer === "ervoor" ? 2 : 1);
      expect(await o.kanaal()).toMatchObject({ klok: plusSeconden(NU, EEN_DAG) });
    },
  );

  it("leaves a channel alone that was restored while the mail went", async () => {
    const o = opstelling();
    o.casework.zet(hapert());
    o.post.antwoord(() => {
      o.casework.zet(actief({ versie: 2 }));
      return { soort: "bezorgd" };
    });
    await o.sein();
    expect(await o.kanaal()).toEqual({ ...(await o.kanaal()), stand: "actief", versie: 2, klok: null });
  });
});
