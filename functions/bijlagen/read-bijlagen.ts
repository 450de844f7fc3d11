import type { DossierMelding } from "../../shared/domain/dossier.ts";
import { isEigenMelding, isMeldpunt } from "../../shared/access/rollen.ts";
import { houderVan, type Bijlage } from "../../shared/domain/bijlage.ts";
import type { Melding } from "../../shared/domain/melding.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";
import type { bijlageOperaties } from "../../shared/api/schemas/bijlage.ts";
import type { Bijlageafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { betrokkenenVan } from "../../shared/runtime/betrokkenen.ts";
import { leesDossierMet, zichtOp, type Gelezen } from "../../shared/runtime/dossierzicht.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { leesBijlageMet, zieBijlage } from "./zichtbaar.ts";

type Operaties = ReturnType<typeof bijlageOperaties>;

const beeldVan = (bijlage: Bijlage) => {
  const { bijlageId, soort, titel, mediatype, bytes, sha256, status, toegevoegdOp, uploadUiterlijkOp } = bijlage;
  return {
    ...{ bijlageId, soort, titel, mediatype, bytes, sha256, status, toegevoegdOp, uploadUiterlijkOp },
    ...{ reden: bijlage.status === "geweigerd" ? bijlage.reden : null, geleverdDoor: bijlage.kenmerk.geleverdDoor },
  };
};
const opVolgorde = (bijlagen: readonly Bijlage[]): readonly Bijlage[] =>
  bijlagen.toSorted((een, ander) =>
    `${een.toegevoegdOp}${een.bijlageId}` < `${ander.toegevoegdOp}${ander.bijlageId}` ? -1 : 1,
  );

/** The attachments of a melding, for who handed it in and for the meldpunt: who reads the melding reads what came with it. */
export const listOfMelding = (
  afhankelijkheden: Bijlageafhankelijkheden,
): Leesstap<Operaties["leesBijlagenVanMelding"], Melding | null> => ({
  vooraf: ({ meldingId }) => afhankelijkheden.casework.melding(meldingId),
  voerUit: async (verzoek, melding) => {
    const { casework, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { meldingId } = verzoek.padParameters;
    if (melding === null || !(isEigenMelding(actor, melding, nu, regio) || isMeldpunt(actor, nu, regio)))
      return { weigering: { code: "niet-gevonden" } };
    const bijlagen = await casework.bijlagenVan([meldingId]);
    const object = `melding/${meldingId}/bijlagen`;
    await logInzage({ verzoek, object, betrokkenen: betrokkenenVan(melding) }, afhankelijkheden);
    return { status: 200, body: { resultaten: opVolgorde(bijlagen).map(beeldVan) } };
  },
});

/**
 * The attachments of a dossier, of those of the same person and of their meldingen: each through its own casussen, and by what
 * the sharing matrix lets read in those.
 */
export const listOfDossier = (
  afhankelijkheden: Bijlageafhankelijkheden,
): Leesstap<Operaties["leesBijlagenVanDossier"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    const zicht = await zichtOp(afhankelijkheden, verzoek, gelezen);
    if (zicht === null) return { weigering: { code: "niet-gevonden" } };
    const inzagen = new Map(zicht.casussen.map(({ casus, inzage }) => [casus.casusId, inzage]));
    // With a signal that is kept without a casus they are the meldpunt's.
    const inzageVan = ({ casusId }: DossierMelding) =>
      casusId === null ? zicht.alsMeldpunt : (inzagen.get(casusId) ?? null);
    const bijlagen = await afhankelijkheden.casework.bijlagenVan(
      zicht.koppelingen.flatMap((koppeling) => [koppeling.dossierId, koppeling.meldingId]),
    );
    const leesbaar = bijlagen.filter(({ bij, kenmerk }) =>
      zicht.koppelingen.some(
        (koppeling) =>
          [koppeling.dossierId, koppeling.meldingId].some((houder) => houder === houderVan(bij)) &&
          inzageVan(koppeling)?.magLezen(kenmerk) === true,
      ),
    );
    const object = `dossier/${dossierId}/bijlagen`;
    await logInzage({ verzoek, object, betrokkenen: [client(dossierId)] }, afhankelijkheden);
    return { status: 200, body: { resultaten: opVolgorde(leesbaar).map(beeldVan) } };
  },
});

/** What is known of an attachment. */
export const readBijlage = (
  afhankelijkheden: Bijlageafhankelijkheden,
): Leesstap<Operaties["leesBijlage"], Bijlage | null> => ({
  vooraf: leesBijlageMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const zicht = await zieBijlage(afhankelijkheden, verzoek, gelezen);
    if (zicht === null) return { weigering: { code: "niet-gevonden" } };
    const { bijlage, betrokkenen } = zicht;
    await logInzage({ verzoek, object: `bijlage/${bijlage.bijlageId}`, betrokkenen }, afhankelijkheden);
    return { status: 200, body: beeldVan(bijlage) };
  },
});

/** An address to download an attachment that is clean; the line of it is written before the address leaves. */
export const readInzage = (
  afhankelijkheden: Bijlageafhankelijkheden,
): Leesstap<Operaties["zieBijlageIn"], Bijlage | null> => ({
  vooraf: leesBijlageMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { opslag, regio } = afhankelijkheden;
    const zicht = await zieBijlage(afhankelijkheden, verzoek, gelezen);
    if (zicht === null) return { weigering: { code: "niet-gevonden" } };
    const { bijlage, betrokkenen } = zicht;
    const { bijlageId, status } = bijlage;
    if (status !== "beschikbaar") return { weigering: { code: "bijlage-niet-beschikbaar", status } };
    await logInzage({ verzoek, object: `bijlage/${bijlageId}/inzage`, betrokkenen }, afhankelijkheden);
    const seconden = regio.bijlagen.inzageMinuten * 60;
    const url = await opslag.leesadres(bijlage, seconden);
    return { status: 200, body: { bijlageId, url, geldigTot: plusSeconden(verzoek.nu, seconden) } };
  },
});
