import { clientenIn } from "../../shared/domain/casus.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { afstemmingenVan, afstemmingsstatusVan, type Afstemming } from "../../shared/domain/zorgafstemming.ts";
import type { leesZorgafstemmingen } from "../../shared/api/schemas/zorgafstemming.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { benoemd } from "./benoemd.ts";

/** As who takes part reads it: of the side of opsporing codes and a day, and not which organisation of it spoke (X8). */
const beeldVan = (
  afstemming: Afstemming,
  { kalender, regio }: Pick<Toegangsafhankelijkheden, "kalender" | "regio">,
) => {
  const { vraag, richting, antwoord, sluiting, taak } = afstemming;
  const { onderwerpen, antwoorden, contactrollen, sluitredenen } = regio.zorgafstemming;
  return {
    ...{ afstemmingId: vraag.vastleggingId, richting, status: afstemmingsstatusVan(afstemming) },
    onderwerpen: vraag.inhoud.onderwerpen.map((code) => benoemd(code, onderwerpen)),
    dossierId: vraag.inhoud.dossierId,
    toelichting: vraag.soort === "zorgafstemming" ? vraag.inhoud.toelichting : null,
    gevraagdDoor: richting === "van-opsporing" ? "opsporing" : vraag.vastgelegdDoor.organisatie,
    gevraagdOp: kalender.dagVan(vraag.vastgelegdOp),
    uiterlijkOp: taak?.uiterlijkOp ?? null,
    antwoord: antwoord && {
      antwoord: benoemd(antwoord.inhoud.antwoord, antwoorden),
      op: antwoord.inhoud.op,
      contact: antwoord.inhoud.contact === null ? null : benoemd(antwoord.inhoud.contact, contactrollen),
      toelichting: antwoord.soort === "zorgantwoord" ? antwoord.inhoud.toelichting : null,
      gegevenOp: kalender.dagVan(antwoord.vastgelegdOp),
    },
    sluiting: sluiting && {
      reden: benoemd(sluiting.inhoud.reden, sluitredenen),
      op: kalender.dagVan(sluiting.vastgelegdOp),
    },
  };
};

/**
 * The alignment of care with the criminal track, for who takes part in it (H4.2-g1). Who is only there for that comes by a door of
 * its own, and finds nothing behind it while nothing is aligned.
 */
export const readZorgafstemmingen = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesZorgafstemmingen, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId } = verzoek.padParameters;
    if (dossier === null) return { weigering: { code: "niet-gevonden" } };
    const opCasus = toegang.casusInzien(actor, dossier.casus, nu);
    const deelnemer = toegang.zorgafstemmingInzien(actor, dossier.casus, nu);
    const inzagen = [opCasus, deelnemer].filter((een) => een !== null);
    const leesbaar = afstemmingenVan(dossier).filter(({ kenmerk }) => inzagen.some((een) => een.magLezen(kenmerk)));
    if (opCasus === null && leesbaar.length === 0) return { weigering: { code: "niet-gevonden" } };
    const over = new Set(leesbaar.flatMap(({ vraag }) => vraag.inhoud.dossierId ?? clientenIn(dossier.casus)));
    await logInzage(
      { verzoek, object: `casus/${casusId}/zorgafstemmingen`, betrokkenen: [...over].map(client) },
      afhankelijkheden,
    );
    return {
      status: 200,
      body: { casusId, resultaten: leesbaar.map((een) => beeldVan(een, afhankelijkheden)) },
    };
  },
});
