import type { Matchdossier } from "../../shared/domain/besluiten/matching.ts";
import { decideMatch, joinDossiers, splitDossier } from "../../shared/domain/besluiten/samenvoegen.ts";
import type { DossierId } from "../../shared/domain/ids.ts";
import { gelukt, mislukt } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { matchOperaties } from "../../shared/api/schemas/match.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesKoppelingen, leesMatchdossier, leesWortel } from "../../shared/runtime/dossiering.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { beslisAlsMeldpunt, magNiet, NIET_GEVONDEN } from "./beslissing.ts";
import { leesDossierMet, type Gelezen } from "../../shared/runtime/dossierzicht.ts";

type Operaties = typeof matchOperaties;

/** On whom the person of a dossier is like, and why (standards.md: automated analysis is explainable). */
export const readMatchvragen = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["leesMatchvragen"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    const [dossier] = gelezen;
    const weigering = await magNiet(afhankelijkheden, verzoek, gelezen);
    if (weigering !== null || dossier === null) return { weigering: weigering ?? NIET_GEVONDEN };
    const [vraag] = await afhankelijkheden.casework.matchvragen([dossierId]);
    const resultaten = vraag?.kandidaten ?? [];
    const betrokkenen = [dossierId, ...resultaten.map((kandidaat) => kandidaat.dossierId)].map(client);
    await logInzage({ verzoek, object: `dossier/${dossierId}/matchvragen`, betrokkenen }, afhankelijkheden);
    const { samengevoegdMet, samengevoegd } = dossier;
    return { status: 200, body: { dossierId, samengevoegdMet, samengevoegd, resultaten } };
  },
});

/** The dossier with all that a decision asks, and the one that goes on for its person. */
const laad = async (
  { casework }: Toegangsafhankelijkheden,
  dossierId: DossierId,
): Promise<{ readonly match: Matchdossier; readonly wortel: Matchdossier } | null> => {
  const match = await leesMatchdossier(casework, dossierId);
  if (match === null) return null;
  const { dossierId: wortelId } = await leesWortel(casework, match.dossier);
  const wortel = wortelId === dossierId ? match : await leesMatchdossier(casework, wortelId);
  return wortel === null ? null : { match, wortel };
};

/** The meldpunt decides whether two dossiers are of one person. */
export const decideMatchUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["besluitMatch"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    return beslisAlsMeldpunt(afhankelijkheden, verzoek, gelezen, verzoek.body, async (keuze, context) => {
      const { kandidaat, besluit } = keuze;
      const [eigen, ander] = await Promise.all([laad(afhankelijkheden, dossierId), laad(afhankelijkheden, kandidaat)]);
      if (eigen === null || ander === null) return mislukt(NIET_GEVONDEN);
      const besloten = decideMatch(eigen.match, [eigen.wortel, ander.wortel], keuze, context);
      if (!besloten.ok) return besloten;
      return gelukt({
        ...{ wijziging: besloten.waarde, antwoord: { dossierId, besluit } },
        betrokken: [dossierId, kandidaat, eigen.wortel.dossier.dossierId, ander.wortel.dossier.dossierId],
      });
    });
  },
});

/** The meldpunt undoes a merge: both dossiers go on by themselves. */
export const splitDossierUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["splitsDossier"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: (verzoek, gelezen) => {
    const { casework } = afhankelijkheden;
    const { dossierId } = verzoek.padParameters;
    return beslisAlsMeldpunt(afhankelijkheden, verzoek, gelezen, verzoek.body, async ({ toelichting }, context) => {
      const opgegaan = await leesMatchdossier(casework, dossierId);
      const metId = opgegaan?.dossier.samengevoegdMet ?? null;
      if (opgegaan === null || metId === null) return mislukt<Weigering>({ code: "al-afgehandeld" });
      const blijft = await leesMatchdossier(casework, metId);
      if (blijft === null) return mislukt(NIET_GEVONDEN);
      const koppelingen = await leesKoppelingen(casework, blijft.dossier, dossierId);
      const besloten = splitDossier(opgegaan, blijft, koppelingen, toelichting, context);
      if (!besloten.ok) return besloten;
      return gelukt({
        ...{ wijziging: besloten.waarde, antwoord: { dossierId, gesplitstVan: metId } },
        betrokken: [dossierId, metId],
      });
    });
  },
});

/** The meldpunt joins two dossiers of its own accord, or takes back that it parted them. */
export const joinDossiersUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["voegDossiersSamen"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    return beslisAlsMeldpunt(
      afhankelijkheden,
      verzoek,
      gelezen,
      verzoek.body,
      async ({ met, toelichting }, context) => {
        const [eigen, ander] = await Promise.all([laad(afhankelijkheden, dossierId), laad(afhankelijkheden, met)]);
        if (eigen === null) return mislukt(NIET_GEVONDEN);
        if (ander === null) {
          const fouten = [{ veld: "met", melding: "is geen dossier van deze keten" }];
          return mislukt<Weigering>({ code: "ongeldige-invoer", fouten });
        }
        const wortels = [eigen.wortel, ander.wortel] as const;
        const besloten = joinDossiers(eigen.match, ander.match, wortels, toelichting, context);
        if (!besloten.ok) return besloten;
        return gelukt({
          ...{ wijziging: besloten.waarde, antwoord: { dossierId, samengevoegdMet: met } },
          betrokken: [dossierId, met, ...wortels.map(({ dossier }) => dossier.dossierId)],
        });
      },
    );
  },
});
