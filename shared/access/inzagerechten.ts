import { heeftMandaat, mandaatSchema, zetelbezettingenNu, type Actor } from "../domain/actor.ts";
import type { CasusDossier } from "../domain/casusdossier.ts";
import type { Dossier } from "../domain/dossier.ts";
import {
  onderdeelsoortenVan,
  type Inzageplaats,
  type Inzagerecht,
  type Inzageregel,
  type Onderdeelrecht,
  type Onderdeelsoort,
} from "../domain/inzagerecht.ts";
import { openVragenVan, vraagstandVan } from "../domain/informatievraag.ts";
import { nazorgtoegangVan } from "../domain/nazorg.ts";
import { overdrachtenVan, overdrachtstandVan } from "../domain/overdracht.ts";
import type { Regio } from "../domain/regio.ts";
import type { Instant } from "../domain/tijd.ts";
import { uitnodigingstandVan } from "../domain/uitnodiging.ts";
import { grondslagenVan, lezersVan } from "./deelmatrix.ts";
import type { Inzage, Toegang } from "./toegang.ts";

/**
 * Who could see a casus now, and why (BIO2: rights are reviewable). Asks the same questions as the reads themselves, so that
 * it cannot say otherwise than they do. To who sees the casus it tells of the parts that they read: others do not exist for
 * them, here neither. To who only reviews it tells of all kinds, but of the investigation never.
 * @param vrager who asks
 * @param dossiers those of the casus' clients
 * @returns a line for somebody; null: of this casus nothing exists for them
 */
export const maakInzageoverzicht = (
  vrager: Actor,
  zaak: CasusDossier,
  dossiers: readonly Dossier[],
  nu: Instant,
  { toegang, regio }: { readonly toegang: Toegang; readonly regio: Regio },
): ((actor: Actor) => Inzageregel | null) => {
  const { casus, uitnodigingen } = zaak;
  const overdrachten = overdrachtenVan(zaak).map((overdracht) => overdrachtstandVan(overdracht, regio));
  const vragen = openVragenVan(zaak).map(vraagstandVan);
  const behoeften = zaak.nazorgbehoeften.map((behoefte) => nazorgtoegangVan(zaak, behoefte, regio));
  const eigen = toegang.casusInzien(vrager, casus, nu);
  const soorten = onderdeelsoortenVan(zaak, dossiers, (kenmerk) => eigen === null || eigen.magLezen(kenmerk));

  const rechtOp = (actor: Actor, inzage: Inzage, soort: Onderdeelsoort): Onderdeelrecht => {
    const { geleverdDoor, ...cel } = soort;
    const leesbaar = geleverdDoor.filter((wie) => inzage.magLezen({ ...cel, geleverdDoor: wie }));
    const omvang = leesbaar.length === 0 ? "niets" : leesbaar.length < geleverdDoor.length ? "deels" : "alles";
    const nieuw = { ...cel, geleverdDoor: actor.organisatie };
    const toegestaan = toegang.vastleggen(actor, inzage.hoedanigheden, nieuw, nu);
    const grondslagen = (recht: "lezen" | "schrijven") => [...grondslagenVan(regio, cel, recht, inzage.hoedanigheden)];
    // Who reads back only what their own organisation supplied, does so on the basis on which it was added.
    const gelezenOp = grondslagen(
      lezersVan(regio, cel).some((wie) => inzage.hoedanigheden.has(wie)) ? "lezen" : "schrijven",
    );
    return {
      ...cel,
      lezen: { omvang, grondslagen: omvang === "niets" ? [] : gelezenOp },
      vastleggen: { toegestaan, grondslagen: toegestaan ? grondslagen("schrijven") : [] },
    };
  };

  const inzagerecht = (actor: Actor, plaats: Inzageplaats, inzage: Inzage | null): readonly Inzagerecht[] =>
    inzage === null
      ? []
      : [
          {
            plaats,
            hoedanigheden: [...inzage.hoedanigheden],
            beleid: inzage.beleid.map(({ id, uitleg }) => ({ id, uitleg })),
            onderdelen: soorten[plaats].map((soort) => rechtOp(actor, inzage, soort)),
          },
        ];

  /** What there is for who does not see the casus: who does, reads it there. */
  const ernaast = (actor: Actor): readonly Inzagerecht[] => {
    const genodigd = uitnodigingen
      .map((uitnodiging) => toegang.uitnodigingInzien(actor, uitnodigingstandVan(casus, uitnodiging), nu))
      .find((inzage) => inzage !== null);
    const aangeboden = overdrachten
      .map((stand) => toegang.overdrachtInzien(actor, stand, nu))
      .find((inzage) => inzage !== null);
    const gevraagd = vragen
      .map((vraag) => toegang.informatievraagInzien(actor, vraag, nu))
      .find((inzage) => inzage !== null);
    const verzorgd = behoeften
      .map((behoefte) => toegang.nazorgInzien(actor, behoefte, nu))
      .find((inzage) => inzage !== null);
    return [
      ...inzagerecht(actor, "dossiers", toegang.dossierInzien(actor, nu)),
      ...inzagerecht(actor, "uitnodiging", genodigd ?? null),
      ...inzagerecht(actor, "overdracht", aangeboden ?? null),
      ...inzagerecht(actor, "informatievraag", gevraagd ?? null),
      ...inzagerecht(actor, "nazorg", verzorgd ?? null),
    ];
  };

  const noodtoegangTot = ({ actorId }: Actor): Instant | null =>
    casus.noodtoegangen
      .filter((een) => een.actorId === actorId)
      .map(({ tot }) => tot)
      .toSorted()
      .at(-1) ?? null;

  return (actor) => {
    const opCasus = toegang.casusInzien(actor, casus, nu);
    const inzage = [
      ...inzagerecht(actor, "casus", opCasus),
      ...inzagerecht(actor, "evaluatie", toegang.evaluatieInzien(actor, casus, nu)),
      ...(opCasus === null ? ernaast(actor) : []),
      ...(soorten.zorgafstemming.length === 0
        ? []
        : inzagerecht(actor, "zorgafstemming", opCasus ?? toegang.zorgafstemmingInzien(actor, casus, nu))),
    ];
    if (inzage.length === 0) return null;
    const { organisatie, actorId, soort } = actor;
    const mens = soort === "persoon";
    return {
      ...{ organisatie, actorId, soort, inzage },
      zetels: mens
        ? zetelbezettingenNu(actor, nu).map(({ zetel, hoedanigheid, tot }) => ({ zetel, hoedanigheid, tot }))
        : [],
      mandaten: mens ? mandaatSchema.options.filter((mandaat) => heeftMandaat(actor, mandaat, nu)) : [],
      noodtoegangTot: opCasus?.hoedanigheden.has("noodtoegang") === true ? noodtoegangTot(actor) : null,
    };
  };
};
