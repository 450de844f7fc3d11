import { describe, expect, it } from "vitest";
import {
  answerVanRegio,
  offerAanRegio,
  type RegioOverdracht,
} from "../../../shared/domain/besluiten/regio-overdragen.ts";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import type { MeldingId } from "../../../shared/domain/ids.ts";
import { overleeftCasus } from "../../../shared/domain/nazorg.ts";
import { regioAntwoordInvoer, regioOverdrachtInvoer, REGIOTAAK } from "../../../shared/domain/regio-overdracht.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { stroomIn } from "./instromers.ts";
import { BESLUITEN, hash, neem, NOG, opendeTaak, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const meldingenVan = (w: Wereld): readonly MeldingId[] => w.vanType("melding").map(({ meldingId }) => meldingId);
const biedAan = (w: Wereld, overrides: object = {}) =>
  offerAanRegio(
    w.dossier(),
    meldingenVan(w),
    regioOverdrachtInvoer.parse(opdracht.regioOverdracht(overrides)),
    w.context(),
  );
const antwoord = (w: Wereld, wat: "aanvaard" | "geweigerd" | "ingetrokken", overrides: object = {}) => {
  const aanbod = w.dossier().vastleggingen.findLast((een): een is RegioOverdracht => een.soort === "regio-overdracht");
  if (aanbod === undefined) throw new Error("niets aangeboden");
  const invoer = regioAntwoordInvoer.parse(opdracht.regioantwoord(wat, overrides));
  return answerVanRegio(w.dossier(), aanbod, meldingenVan(w), invoer, w.context());
};
const regiotaak = (w: Wereld) => w.dossier().taken.findLast(({ soort }) => soort === REGIOTAAK);
const aangeboden = (tot: Parameters<typeof wereldVoor>[0] = "weging-2:wel-wel"): Wereld => {
  const w = wereldVoor(tot);
  opendeTaak(w);
  w.doe(biedAan(w));
  w.verder(60);
  return w;
};

describe("a casus that is offered to another region", () => {
  it("stays here, at its step, with owner and date; somebody follows the answer", () => {
    const w = wereldVoor("weging-2:wel-wel");
    opendeTaak(w);
    const voor = w.open();
    w.doe(biedAan(w));
    expect(w.open()).toEqual({ ...voor, versie: voor.versie + 1 });
    expect(regiotaak(w)).toMatchObject({
      ...{ status: "open", verplicht: true, eigenaar: { rol: "procesregisseur", organisatie: "zvh" } },
      uiterlijkOp: makeKalender(NOG).deadline(w.nu(), NOG.termijnen["overdracht-aanvaarden"]),
    });
    const berichten = w.vanType("gebeurtenis").flatMap((een) => een.berichten);
    expect(berichten.at(-2)).toMatchObject({ soort: "taak.geopend", ontvanger: "zvh" });
    // Nothing of it leaves by the system.
    expect(JSON.stringify(berichten)).not.toContain("overkant");
    // And it is worked on as before.
    neem(w, "weging-2:wel-wel");
    expect(w.open().positie.stap).toBe("plan-van-aanpak");
  });

  it("once at a time, on a basis of the region, and not beside another handover", () => {
    const w = aangeboden();
    expect(weigering(biedAan(w))).toBe("overdracht-loopt");
    expect(biedAan(w, { grondslag: "zomaar" })).toMatchObject({
      fout: { code: "ongeldige-invoer", fouten: [{ veld: "grondslag" }] },
    });
    const ander = neem(wereldVoor("weging-1:wel"), "weging-1:geen", "overdracht");
    expect(weigering(biedAan(ander))).toBe("overdracht-loopt");
    expect(weigering(biedAan(wereldVoor("einde")))).toBe("casus-niet-open");
  });

  it("accepted: it closes with that outcome and a pointer, and nothing of it goes on but aftercare", () => {
    const w = neem(aangeboden("uitzetten"), "uitzetten", "behoeften");
    const voor = w.dossier();
    expect(weigering(antwoord(w, "aanvaard"))).toBe("acties-open");
    neem(w, "actieresultaat");
    w.doe(antwoord(w, "aanvaard"));
    const { casus, taken, uitnodigingen, vastleggingen } = w.dossier();
    expect(casus).toMatchObject({
      ...{ status: "gesloten", afsluiting: { uitkomst: "overgedragen-andere-regio" }, klok: null, teDrijven: false },
      dossierIds: voor.casus.dossierIds,
    });
    expect(vastleggingen.at(-1)).toMatchObject({
      soort: "regio-overdrachtantwoord",
      inhoud: { antwoord: "aanvaard", kenmerk: "OVK-2026-17" },
    });
    expect(vastleggingen.slice(0, voor.vastleggingen.length)).toEqual(voor.vastleggingen);
    expect(taken.filter((taak) => taak.status === "open" && !overleeftCasus(taak))).toEqual([]);
    expect(taken.some((taak) => taak.status === "open" && overleeftCasus(taak))).toBe(true);
    expect(uitnodigingen.filter(({ status }) => status === "open" || status === "geaccepteerd")).toEqual([]);
    expect(casus.betrokken.every(({ tot }) => tot !== null)).toBe(true);
    for (const compartiment of ["personalia", "zorg", "veiligheid"]) {
      const keten = w
        .vanType("historie")
        .filter((regel) => regel.compartiment === compartiment)
        .toSorted((a, b) => a.nummer - b.nummer);
      expect(eersteBreuk(keten, hash)).toBeNull();
    }
    const berichten = w.vanType("gebeurtenis").flatMap((een) => een.berichten);
    expect(berichten.filter(({ soort }) => soort === "casus.gesloten").map(({ ontvanger }) => ontvanger)).toEqual([
      ...["ketenregieteam", "gemeente-doetinchem"],
    ]);
    expect(weigering(antwoord(w, "aanvaard"))).toBe("casus-niet-open");
  });

  it.each(["geweigerd", "ingetrokken"] as const)("%s: it goes on here, and can be offered to another", (wat) => {
    const w = aangeboden();
    const voor = w.open();
    w.doe(antwoord(w, wat));
    expect(w.open()).toEqual(voor);
    expect(regiotaak(w)).toMatchObject({ status: "afgerond", uitkomst: wat });
    expect(weigering(antwoord(w, "aanvaard"))).toBe("al-afgehandeld");
    w.doe(biedAan(w, { regio: "Een andere regio" }));
    expect(regiotaak(w)).toMatchObject({ status: "open" });
  });

  it("what was reported since is handed over too, before it is accepted", () => {
    const w = aangeboden();
    w.meld(maakArbeidsuitbuitingCasus(1, { inhoud: "Opnieuw gezien." }));
    expect(antwoord(w, "aanvaard")).toMatchObject({
      fout: { code: "ongeldige-invoer", fouten: [{ veld: "nagekomenDoorgegeven" }] },
    });
    expect(weigering(antwoord(w, "aanvaard", { nagekomenDoorgegeven: true }))).toBe("geen");
    expect(antwoord(w, "geweigerd", { op: "2026-03-20" })).toMatchObject({ fout: { fouten: [{ veld: "op" }] } });
  });

  it("an intervention, and a weging that is to be caught up, hold it up (X3, X4)", () => {
    const w = wereldVoor("weging-1:wel");
    w.doe(stroomIn(w, "voortgang"));
    w.doe(BESLUITEN.doorlaatverbod(w));
    w.doe(biedAan(w));
    const open = () => {
      const uitkomst = antwoord(w, "aanvaard");
      return uitkomst.ok || uitkomst.fout.code !== "acties-open" ? [] : uitkomst.fout.open?.map(({ wat }) => wat);
    };
    expect(open()).toEqual(expect.arrayContaining(["interventie", "inhalen-weging-1"]));
    expect(open()).not.toContain(REGIOTAAK);
  });

  it("keeps the casus from ending by another way until there is an answer", () => {
    const w = aangeboden("weging-1:wel");
    neem(w, "weging-1:geen");
    expect(weigering(BESLUITEN.afschalen(w))).toBe("acties-open");
    w.doe(antwoord(w, "ingetrokken"));
    expect(weigering(BESLUITEN.afschalen(w))).toBe("geen");
  });

  it("an answer says who gave it, where the casus goes on, or why not", () => {
    const velden = (body: object) => {
      const uitkomst = regioAntwoordInvoer.safeParse(body);
      return uitkomst.success ? [] : uitkomst.error.issues.map(({ path }) => path.join("."));
    };
    expect(velden({ antwoord: "aanvaard", op: "2026-03-02" })).toEqual(["doorWie", "kenmerk"]);
    expect(velden({ antwoord: "geweigerd", op: "2026-03-02" })).toEqual(["doorWie", "toelichting"]);
    expect(velden({ antwoord: "ingetrokken", op: "2026-03-02" })).toEqual(["toelichting"]);
  });
});
