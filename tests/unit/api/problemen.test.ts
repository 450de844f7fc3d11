import { describe, expect, it } from "vitest";
import { PROBLEMEN } from "../../../shared/api/probleemteksten.ts";
import { koppenVan, naarProbleem, statusVan } from "../../../shared/api/problemen.ts";
import type { Weigering, WeigeringCode } from "../../../shared/domain/weigering.ts";
import { PROBLEEM_BASIS, probleem, proefapi, weigert } from "./proefapi.ts";

/** One of each code; a code without an example does not compile. */
const VOORBEELDEN: { readonly [C in WeigeringCode]: Extract<Weigering, { readonly code: C }> } = {
  "niet-aangemeld": { code: "niet-aangemeld" },
  "geen-recht": { code: "geen-recht", nodig: "meldingen:schrijven" },
  "geen-mandaat": { code: "geen-mandaat", nodig: "weging", verlopenOp: null },
  "actie-van-ander": { code: "actie-van-ander", organisatie: "ggd", rol: "partner" },
  "eigen-recht": { code: "eigen-recht", wat: "een mandaat" },
  "niet-gevonden": { code: "niet-gevonden" },
  "geen-terugkoppeling": { code: "geen-terugkoppeling" },
  "methode-niet-toegestaan": { code: "methode-niet-toegestaan", toegestaan: ["GET", "POST"] },
  "te-groot": { code: "te-groot", maximaalBytes: 262_144 },
  "verkeerd-mediatype": { code: "verkeerd-mediatype", verwacht: "application/json" },
  "geen-json": { code: "geen-json" },
  "ongeldige-invoer": { code: "ongeldige-invoer", fouten: [{ veld: "soort", melding: "is verplicht" }] },
  "idempotency-key-nodig": { code: "idempotency-key-nodig" },
  "if-match-nodig": { code: "if-match-nodig" },
  "idempotency-key-hergebruikt": { code: "idempotency-key-hergebruikt" },
  "aanlevering-afgebroken": { code: "aanlevering-afgebroken" },
  "stap-niet-aan-de-beurt": { code: "stap-niet-aan-de-beurt", stap: "weging-2", huidig: "casusoverleg" },
  "gemeente-bekend": { code: "gemeente-bekend" },
  "overdracht-loopt": { code: "overdracht-loopt" },
  "samenvoeging-belet": {
    code: "samenvoeging-belet",
    redenen: [{ bij: "andere", wat: "interventie-loopt" }],
    open: [],
  },
  "samenvoeging-loopt": { code: "samenvoeging-loopt" },
  "eerst-inhalen": { code: "eerst-inhalen", stap: "verrijken" },
  "inhalen-door-zelf": { code: "inhalen-door-zelf", stap: "weging-1" },
  "casus-niet-open": { code: "casus-niet-open", status: "gesloten" },
  "casus-niet-afgeschaald": { code: "casus-niet-afgeschaald", status: "gesloten" },
  "heropening-belet": { code: "heropening-belet", casusIds: ["3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13"] },
  "overdracht-wacht": { code: "overdracht-wacht" },
  "geen-strafrechtelijk-traject": { code: "geen-strafrechtelijk-traject" },
  "quorum-niet-gehaald": { code: "quorum-niet-gehaald", nodig: ["drie zetels", "een zetel zorg"] },
  "tegenstrijdige-weging": { code: "tegenstrijdige-weging", uitleg: "geen mensenhandel met een doorlaatverbod" },
  "bewijs-onvoldoende": { code: "bewijs-onvoldoende", minimaal: 2 },
  "niet-uitgenodigd": { code: "niet-uitgenodigd", organisaties: ["ggd"] },
  "commitment-ontbreekt": { code: "commitment-ontbreekt", organisaties: ["ggd", "om"] },
  "niet-aanwezig": { code: "niet-aanwezig", organisaties: ["om"] },
  "plan-achterhaald": { code: "plan-achterhaald", laatste: 3 },
  "overleg-telt-niet": { code: "overleg-telt-niet", nodig: ["ten minste 2 organisaties die fysiek aanwezig waren"] },
  "overleg-niet-gepland": { code: "overleg-niet-gepland", status: "afgezegd" },
  "al-op-agenda": { code: "al-op-agenda", overlegId: "8c6d5e4f-1a2b-4c3d-8e9f-0a1b2c3d4e5f" },
  "agenda-vol": { code: "agenda-vol", maximaal: 20 },
  "plan-onvolledig": { code: "plan-onvolledig", ontbreekt: ["doel", "rollen"] },
  "geen-plan": { code: "geen-plan" },
  "acties-open": {
    ...{ code: "acties-open", aantal: 1 },
    open: [{ wat: "open-punt", id: "1.2", eigenaar: { rol: "partner", organisatie: "moviera" }, uiterlijkOp: null }],
  },
  "ronde-niet-aan-de-beurt": { code: "ronde-niet-aan-de-beurt", ronde: 3, huidig: 4 },
  "nazorg-onvolledig": { code: "nazorg-onvolledig", zonder: [], formulier: false, open: [] },
  "instemming-ontbreekt": { code: "instemming-ontbreekt", leveranciers: ["ggd", "moviera"] },
  "al-afgehandeld": { code: "al-afgehandeld" },
  "interventie-loopt": { code: "interventie-loopt" },
  "casus-opgeschort": { code: "casus-opgeschort", tot: "2026-04-08T09:30:00.000Z" },
  "te-vaak-opgeschort": { code: "te-vaak-opgeschort", maximaal: 30 },
  "termijn-ligt-vast": { code: "termijn-ligt-vast" },
  "traject-loopt": { code: "traject-loopt" },
  "procesbegeleider-betrokken": { code: "procesbegeleider-betrokken", organisatie: "riec" },
  "geen-overeenstemming": { code: "geen-overeenstemming", ontbreekt: ["om"] },
  "urgentie-onbekend": { code: "urgentie-onbekend", schaal: ["acuut", "hoog", "normaal"] },
  "uitkomst-niet-ingesteld": { code: "uitkomst-niet-ingesteld", uitkomst: "wel-geen" },
  "te-veel-bijdragen": { code: "te-veel-bijdragen", maximaal: 100 },
  "te-veel-bijlagen": { code: "te-veel-bijlagen", maximaal: 100 },
  "bijlage-niet-beschikbaar": { code: "bijlage-niet-beschikbaar", status: "in-keuring" },
  "bestaat-al": { code: "bestaat-al", wat: "de organisatie ggd" },
  "aanmeldnaam-bezet": { code: "aanmeldnaam-bezet" },
  "register-regel": { code: "register-regel", uitleg: "deze persoon bekleedt de zetel al" },
  "gelijktijdige-wijziging": { code: "gelijktijdige-wijziging" },
  "kanaal-geschorst": { code: "kanaal-geschorst" },
  "kanaal-niet-geschorst": { code: "kanaal-niet-geschorst" },
  "kanaal-bezorgt-niet": { code: "kanaal-bezorgt-niet", kanaalsoort: "feed" },
  "herlevering-loopt": { code: "herlevering-loopt", herleveringId: "0d3c7e91-5b2a-4f68-9c14-a8e6d2b7f053" },
  verouderd: { code: "verouderd" },
  storing: { code: "storing" },
};
const alle = Object.values(VOORBEELDEN);

describe("every refusal", () => {
  it.each(alle.map((weigering) => [weigering.code, weigering] as const))(
    "%s is told as problem details by the frame",
    async (code, weigering) => {
      const antwoord = await proefapi(weigert(weigering)).vraag({});
      const gevonden = probleem(antwoord);
      expect(gevonden).toMatchObject({
        type: `${PROBLEEM_BASIS}/${code}`,
        title: PROBLEMEN[code].titel,
        status: statusVan(code),
      });
      expect(gevonden.detail).toMatch(/[.]$/);
      expect(gevonden.detail).not.toMatch(/undefined|\[object|NaN/);
      expect(gevonden["instance"]).toMatch(/^urn:trace:[0-9a-f]{32}$/);
      expect(antwoord.headers).toMatchObject(koppenVan(weigering));
    },
  );

  it("has a title of its own", () => {
    expect(new Set(alle.map(({ code }) => PROBLEMEN[code].titel)).size).toBe(alle.length);
  });

  it("carries its own members, which never replace those of the RFC", () => {
    expect(naarProbleem(VOORBEELDEN["quorum-niet-gehaald"], { probleemBasis: PROBLEEM_BASIS })).toMatchObject({
      nodig: ["drie zetels", "een zetel zorg"],
      detail: "Er doen niet genoeg zetels mee. Nodig: drie zetels en een zetel zorg.",
    });
    expect(naarProbleem(VOORBEELDEN["casus-niet-open"], { probleemBasis: `${PROBLEEM_BASIS}/` })).toEqual({
      type: `${PROBLEEM_BASIS}/casus-niet-open`,
      title: "Casus niet open",
      status: 409,
      detail: "De casus heeft de status gesloten; dit kan alleen zolang de casus open is.",
    });
  });
});
