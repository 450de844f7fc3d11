import { clientenIn } from "../../shared/domain/casus.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { INFORMATIESOORTEN, type Informatiesoort, type Kenmerk } from "../../shared/domain/kenmerk.ts";
import { metGever } from "../../shared/domain/nazorg.ts";
import { nummerVan } from "../../shared/domain/voortgang.ts";
import { grondslagenVan } from "../../shared/access/deelmatrix.ts";
import type { Inzage } from "../../shared/access/toegang.ts";
import type { leesVoortgang, leesVoortgangsronden } from "../../shared/api/schemas/voortgang.ts";
import { rondecursor } from "../../shared/api/schemas/voortgangsbeeld.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";
import { leesContacten } from "./contacten.ts";
import { leesbareRonden, rondebeeld, voortgangsstand } from "./voortgangsbeeld.ts";

/**
 * Which kinds belong to the execution (hoofdstap 4). Not what lies within an investigation: of that nobody outside is told more than
 * that it runs.
 */
const VAN_UITVOERING = (Object.keys(INFORMATIESOORTEN) as Informatiesoort[]).filter((soort) => {
  const { activiteit, compartiment }: Pick<Kenmerk, "activiteit" | "compartiment"> = INFORMATIESOORTEN[soort];
  return activiteit.startsWith("4.") && compartiment !== "strafrecht";
});

/** What the reader may read and add here, and on what basis: the sharing matrix, where somebody needs it (H4.3-f1). */
const delenVan = (
  { hoedanigheden, magLezen }: Inzage,
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  { toegang, regio }: Pick<Toegangsafhankelijkheden, "toegang" | "regio">,
) =>
  VAN_UITVOERING.map((informatie) => {
    const kenmerk = kenmerkVan(null, informatie);
    const lezen = magLezen(kenmerk);
    const toevoegen = toegang.vastleggen(actor, hoedanigheden, kenmerk, nu);
    const codes = new Set([
      ...(lezen ? grondslagenVan(regio, kenmerk, "lezen", hoedanigheden) : []),
      ...(toevoegen ? grondslagenVan(regio, kenmerk, "schrijven", hoedanigheden) : []),
    ]);
    const namen = regio.deelmatrix.grondslagen.filter(({ code }) => codes.has(code)).map(({ naam }) => naam);
    return { informatie, lezen, toevoegen, grondslagen: namen };
  });

/** The shared view of the execution: one for everybody on the casus, each as far as the matrix lets them (I14, H4.3-e1, e2). */
export const readVoortgang = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesVoortgang, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, casework, regio } = afhankelijkheden;
    const { actor, nu, padParameters } = verzoek;
    const inzage = dossier === null ? null : toegang.casusInzien(actor, dossier.casus, nu);
    if (dossier === null || inzage === null) return { weigering: { code: "niet-gevonden" } };
    const leest = (informatie: Informatiesoort): boolean => inzage.magLezen(kenmerkVan(null, informatie));
    const leestGids = toegang.magRegister(actor, "gidsLezen", actor.organisatie, nu);
    const { beelden, betrokkenen } = leest("contactkaart")
      ? await leesContacten(dossier, { nu, regio, leestGids }, casework)
      : { beelden: [], betrokkenen: [] };
    const nazorgbehoeften = dossier.nazorgbehoeften.map((een) => metGever(dossier, een, regio));
    await logInzage(
      {
        verzoek,
        object: `casus/${padParameters.casusId}/voortgang`,
        betrokkenen: [...clientenIn(dossier.casus).map(client), ...betrokkenen],
      },
      afhankelijkheden,
    );
    return {
      status: 200,
      body: {
        ...voortgangsstand({ ...dossier, nazorgbehoeften }, inzage.magLezen, leest, nu),
        ...{ contacten: beelden, delen: delenVan(inzage, verzoek, afhankelijkheden) },
      },
    };
  },
});

/** All rounds in order, a page at a time (H4.3-a1). */
export const readVoortgangsronden = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesVoortgangsronden, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { actor, nu, padParameters } = verzoek;
    const inzage = dossier === null ? null : afhankelijkheden.toegang.casusInzien(actor, dossier.casus, nu);
    if (dossier === null || inzage === null) return { weigering: { code: "niet-gevonden" } };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { cursor, aantal } = query.waarde;
    const verder = leesbareRonden(dossier, inzage.magLezen).filter((een) => nummerVan(een) > (cursor?.na ?? 0));
    const bladzijde = verder.slice(0, aantal);
    const laatste = bladzijde.at(-1);
    await logInzage(
      {
        verzoek,
        object: `casus/${padParameters.casusId}/voortgangsronden`,
        betrokkenen: clientenIn(dossier.casus).map(client),
      },
      afhankelijkheden,
    );
    return {
      status: 200,
      body: {
        resultaten: bladzijde.map(rondebeeld),
        volgende:
          verder.length > aantal && laatste !== undefined ? rondecursor.schrijf({ na: nummerVan(laatste) }) : null,
      },
    };
  },
});
