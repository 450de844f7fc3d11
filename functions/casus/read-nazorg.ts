import type { Actor } from "../../shared/domain/actor.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { metGever, nazorgtoegangVan, type Nazorgbehoefte } from "../../shared/domain/nazorg.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { leesNazorgbehoefte, leesNazorgbehoeften } from "../../shared/api/schemas/nazorg.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { betrokkeneVan } from "./nazorgclienten.ts";

const datumVan = ({ taken }: CasusDossier, taakId: string | null): Instant | null =>
  taken.find((taak) => taak.taakId === taakId)?.uiterlijkOp ?? null;

const beeldVan = (dossier: CasusDossier, behoefte: Nazorgbehoefte, regio: Regio) => {
  const { behoefteId, casusId, persoon, soort, status, stand, aanbod } = behoefte;
  const { gever } = metGever(dossier, behoefte, regio);
  return {
    ...{ behoefteId, casusId, persoon, status, stand, gever },
    // A kind that the region's data no longer hold is still told by its code.
    soort: { code: soort, naam: regio.nazorg.soorten.find(({ code }) => code === soort)?.naam ?? soort },
    uiterlijkOp: datumVan(dossier, behoefte.taakId),
    aanbod:
      aanbod === null
        ? null
        : {
            ...{ aanbodId: aanbod.vastleggingId, ontvanger: aanbod.ontvanger },
            uiterlijkOp: datumVan(dossier, aanbod.taakId),
          },
    ...{ vastgelegdOp: behoefte.vastgelegdOp, gewijzigdOp: behoefte.gewijzigdOp },
  };
};

/** How much of a need exists for somebody: all, the offer to them alone, or nothing. */
const zichtOp = (
  { toegang, regio }: Pick<Toegangsafhankelijkheden, "toegang" | "regio">,
  actor: Actor,
  dossier: CasusDossier,
  nu: Instant,
) => {
  const inzage = toegang.casusInzien(actor, dossier.casus, nu);
  return (behoefte: Nazorgbehoefte): "alles" | "aanbod" | "niets" => {
    if (inzage?.magLezen(behoefte.kenmerk) === true) return "alles";
    const stand = nazorgtoegangVan(dossier, behoefte, regio);
    const hoedanigheden = toegang.nazorgInzien(actor, stand, nu)?.hoedanigheden;
    if (hoedanigheden === undefined) return "niets";
    return hoedanigheden.has("nazorg-gever") || hoedanigheden.has("zorgcoordinator") ? "alles" : "aanbod";
  };
};

/** The needs that exist for who asks, by the door of aftercare or on the casus (H4.4-a1, c1). */
export const readNazorgbehoeften = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesNazorgbehoeften, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId } = verzoek.padParameters;
    if (dossier === null) return { weigering: { code: "niet-gevonden" } };
    const zicht = zichtOp(afhankelijkheden, actor, dossier, nu);
    const behoeften = dossier.nazorgbehoeften.filter((behoefte) => zicht(behoefte) !== "niets");
    if (behoeften.length === 0 && toegang.casusInzien(actor, dossier.casus, nu) === null)
      return { weigering: { code: "niet-gevonden" } };
    const betrokkenen = new Map(
      behoeften.map(({ persoon }) => {
        const betrokkene = betrokkeneVan(persoon, casusId);
        return [betrokkene.kenmerk, betrokkene] as const;
      }),
    );
    await logInzage(
      { verzoek, object: `casus/${casusId}/nazorg`, betrokkenen: [...betrokkenen.values()] },
      afhankelijkheden,
    );
    return { status: 200, body: { resultaten: behoeften.map((behoefte) => beeldVan(dossier, behoefte, regio)) } };
  },
});

/** One need with its versions; for who it is offered to, the offer (H4.4-a2, b1, d1). */
export const readNazorgbehoefte = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesNazorgbehoefte, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId, behoefteId } = verzoek.padParameters;
    const behoefte = dossier?.nazorgbehoeften.find((een) => een.behoefteId === behoefteId);
    if (dossier === null || behoefte === undefined) return { weigering: { code: "niet-gevonden" } };
    const zicht = zichtOp(afhankelijkheden, actor, dossier, nu)(behoefte);
    if (zicht === "niets") return { weigering: { code: "niet-gevonden" } };
    await logInzage(
      { verzoek, object: `casus/${casusId}/nazorg`, betrokkenen: [betrokkeneVan(behoefte.persoon, casusId)] },
      afhankelijkheden,
    );
    const vanBehoefte = dossier.vastleggingen.filter(({ bij }) => bij === behoefteId);
    const aanbod = vanBehoefte.flatMap((een) => (een.soort === "nazorgaanbod" ? [een] : [])).at(-1);
    const basis = regio.deelmatrix.grondslagen.find(({ code }) => code === aanbod?.inhoud.grondslag);
    return {
      status: 200,
      body: {
        ...beeldVan(dossier, behoefte, regio),
        versie: behoefte.versie,
        overdracht:
          aanbod === undefined
            ? null
            : {
                tekst: aanbod.inhoud.overdracht,
                // A basis that the region's data no longer hold is still told by its code.
                grondslag: basis ?? { code: aanbod.inhoud.grondslag, naam: aanbod.inhoud.grondslag, vindplaats: "" },
                aangebodenDoor: aanbod.vastgelegdDoor.organisatie,
                aangebodenOp: aanbod.vastgelegdOp,
              },
        versies:
          zicht === "aanbod"
            ? []
            : vanBehoefte.flatMap((een) => {
                if (een.soort !== "nazorg") return [];
                const { soort, omschrijving, stand, gever } = een.inhoud;
                const { vastgelegdOp, vastgelegdDoor } = een;
                return [{ soort, omschrijving, stand, gever, vastgelegdOp, vastgelegdDoor }];
              }),
        terugval:
          zicht === "aanbod"
            ? []
            : vanBehoefte.flatMap((een) =>
                een.soort === "terugval"
                  ? [
                      {
                        ...{ id: een.vastleggingId, signalering: een.inhoud.signalering },
                        gesignaleerdOp: een.vastgelegdOp,
                      },
                    ]
                  : [],
              ),
      },
    };
  },
});
