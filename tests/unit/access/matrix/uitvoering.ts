import { randomUUID } from "node:crypto";
import type { Casus } from "../../../../shared/domain/casus.ts";
import { GEMEENTETAAK } from "../../../../shared/domain/gemeente-overdracht.ts";
import { inhaalsoort } from "../../../../shared/domain/inhaaltaak.ts";
import { AANBODTAAK, NAZORGTAAK, TERUGVALTAAK } from "../../../../shared/domain/nazorg.ts";
import { SAMENVOEGINGTAAK } from "../../../../shared/domain/casussamenvoeging.ts";
import { plusSeconden } from "../../../../shared/domain/tijd.ts";
import { maakInterventie, maakTaak, maakVastlegging, maakVervallenTaak } from "../../../fixtures/casusrecords.ts";
import { maakNazorgbehoefte } from "../../../fixtures/nazorg.ts";
import { kenmerkVan } from "../../../../shared/domain/besluit.ts";
import { maakSturingspunt, maakTraject } from "../../../fixtures/records.ts";
import { AFSTEMMINGSTAKEN } from "../../../../shared/domain/zorgafstemming.ts";
import { NU } from "./relaties.ts";
import type { Status } from "./wie.ts";
import type { CaseworkDouble } from "../../../doubles/casework.ts";

/** The id of a trend, where that of a knelpunt goes by the same name. */
export const TREND = "trend";

/** Puts in place what hoofdstap 4 can be about in this casus; what stands for the ids of it in a path. */
export const zetUitvoering = (
  casework: Pick<CaseworkDouble, "zet">,
  status: Status,
  casus: Casus,
): Readonly<Record<string, string>> => {
  const { casusId } = casus;
  // Over since long, so that nothing else of the matrix rests.
  const opschorting = maakVastlegging({
    ...{ casusId, soort: "opschorting", kenmerk: kenmerkVan(null, "opschorting") },
    inhoud: {
      dagen: 1,
      reden: "rust",
      toelichting: null,
      van: plusSeconden(NU, -172_800),
      tot: plusSeconden(NU, -86_400),
    },
  });
  casework.zet(opschorting);
  const inhalen = {
    ...{ casusId, soort: inhaalsoort("casusoverleg"), activiteit: "3.1", gemeente: casus.gemeente, onderwerp: null },
    ...{
      eigenaar: { rol: "lid-ketenregieteam" as const, organisatie: "ketenregieteam" },
      verplicht: false,
      uitvoering: null,
    },
  };
  const inhaaltaak = status === "open" ? maakTaak(inhalen) : maakVervallenTaak({ ...inhalen, klok: null });
  casework.zet(inhaaltaak);
  const regioOverdracht = maakVastlegging({
    ...{ casusId, soort: "regio-overdracht", kenmerk: kenmerkVan(null, "regio-overdracht") },
    inhoud: {
      ...{
        regio: "overkant",
        organisatie: "meldpunt",
        contact: "dienst",
        grondslag: "wgs-zvh",
        inhoud: "x",
        reden: "x",
      },
      meldingen: [],
    },
  });
  casework.zet(regioOverdracht);
  const samenvoeging = maakVastlegging({
    ...{ casusId, soort: "samenvoeging", kenmerk: kenmerkVan(null, "casusverwijzing") },
    inhoud: { richting: "van", andereCasusId: randomUUID(), reden: "x" },
  });
  const samenvoegtaak = {
    ...{ casusId, soort: SAMENVOEGINGTAAK, activiteit: "2.2", gemeente: casus.gemeente, uitvoering: null },
    ...{ eigenaar: { rol: "procesregisseur" as const, organisatie: "zvh" }, verplicht: false },
    onderwerp: samenvoeging.vastleggingId,
  };
  casework.zet(
    samenvoeging,
    status === "open" ? maakTaak(samenvoegtaak) : maakVervallenTaak({ ...samenvoegtaak, klok: null }),
  );
  // Offered, in this matrix, to the organisation that is offered handovers.
  const gemeenteOverdracht = maakVastlegging({
    ...{ casusId, soort: "gemeente-overdracht", kenmerk: kenmerkVan(null, "gemeente-overdracht") },
    inhoud: { ontvanger: "wijkteam", vorige: "gemeente-doetinchem", grondslag: "wgs-zvh", inhoud: "x", reden: "x" },
  });
  const gemeentetaak = {
    ...{
      casusId,
      soort: GEMEENTETAAK,
      activiteit: "3.1",
      gemeente: casus.gemeente,
      verplicht: false,
      uitvoering: null,
    },
    ...{ eigenaar: { rol: "partner" as const, organisatie: "wijkteam" }, onderwerp: gemeenteOverdracht.vastleggingId },
  };
  casework.zet(
    gemeenteOverdracht,
    status === "open" ? maakTaak(gemeentetaak) : maakVervallenTaak({ ...gemeentetaak, klok: null }),
  );
  // A need of somebody of the casus, given by advocatuur and offered to wijkteam; and a relapse to decide on.
  const werk = { casusId, gemeente: casus.gemeente, verplicht: false, uitvoering: null };
  const behoefteId = randomUUID();
  const herziening = maakTaak({
    ...{ ...werk, soort: NAZORGTAAK, eigenaar: { rol: "partner", organisatie: "advocatuur" }, onderwerp: behoefteId },
  });
  const overnemen = maakTaak({
    ...{ ...werk, soort: AANBODTAAK, eigenaar: { rol: "partner", organisatie: "wijkteam" }, onderwerp: behoefteId },
  });
  const terugval = maakTaak({
    ...{ ...werk, soort: TERUGVALTAAK, eigenaar: { rol: "procesregisseur", organisatie: "zvh" } },
    onderwerp: randomUUID(),
  });
  const behoefte = maakNazorgbehoefte({
    ...{ casusId, behoefteId, taakId: herziening.taakId, gever: herziening.eigenaar },
    persoon: { rol: "slachtoffer", dossierId: casus.dossierIds[0] ?? "" },
    aanbod: { vastleggingId: randomUUID(), ontvanger: "wijkteam", taakId: overnemen.taakId },
    kenmerk: kenmerkVan({ rol: "zorgcoordinator", organisatie: "moviera" }, "nazorg"),
  });
  casework.zet(behoefte, herziening, overnemen, terugval);
  // The seat of politie asks to align care, and opsporing asks care something.
  const gesteldDoor = { rol: "lid-ketenregieteam", organisatie: "politie" } as const;
  const afstemming = maakVastlegging({
    ...{ casusId, soort: "zorgafstemming", vastgelegdDoor: gesteldDoor },
    inhoud: { onderwerpen: ["opvang"], dossierId: null, toelichting: null },
    kenmerk: kenmerkVan(gesteldDoor, "zorgafstemming"),
  });
  const speurder = { rol: "opsporing", organisatie: "politie" } as const;
  const opsporingsvraag = maakVastlegging({
    ...{ casusId, soort: "opsporingsvraag", vastgelegdDoor: speurder },
    inhoud: { onderwerpen: ["tolk"], dossierId: null },
    kenmerk: kenmerkVan(speurder, "zorgafstemming-opsporing"),
  });
  const teBeantwoorden = {
    ...{ casusId, soort: AFSTEMMINGSTAKEN.beantwoorden, eigenaar: speurder, activiteit: "4.2" },
    ...{ gemeente: casus.gemeente, onderwerp: afstemming.vastleggingId, verplicht: false, uitvoering: null },
  };
  casework.zet(
    ...[afstemming, opsporingsvraag],
    status === "open" ? maakTaak(teBeantwoorden) : maakVervallenTaak({ ...teBeantwoorden, klok: null }),
  );
  // Reported by ggd: a knelpunt, and a trend for coa.
  const knelpunt = maakSturingspunt();
  const trend = maakSturingspunt({
    eigenaar: { rol: "bestuurder", organisatie: "gemeente-doetinchem" },
    inhoud: {
      ...{ soort: "trendsignaal", thema: "slachtofferschap", kenmerken: ["minderjarige-vluchteling"] },
      ...{ verschijningsvorm: null, beleidswens: "Vertel het in de opvang.", informeren: ["coa"] },
    },
  });
  casework.zet(knelpunt, trend);
  const interventie = maakInterventie({ casusId });
  casework.zet(interventie);
  // Led by politie, with nla: of the casus that is asked about, which it does not name to anybody else.
  const traject = maakTraject({
    ...{ casusId, leiding: "politie", eigenaar: { rol: "opsporing", organisatie: "politie" } },
    deelnemers: ["politie", "nla"].map((organisatie) => ({ organisatie, van: plusSeconden(NU, -60) })),
  });
  casework.zet(traject);
  return {
    ...{ trajectId: traject.trajectId, opschortingId: opschorting.vastleggingId },
    samenvoegingId: samenvoeging.vastleggingId,
    gemeenteOverdrachtId: gemeenteOverdracht.vastleggingId,
    ...{ taakId: inhaaltaak.taakId, regioOverdrachtId: regioOverdracht.vastleggingId },
    ...{ sturingId: knelpunt.sturingId, [TREND]: trend.sturingId },
    ...{ afstemmingId: afstemming.vastleggingId, opsporingsvraagId: opsporingsvraag.vastleggingId },
    ...{ behoefteId, terugvalId: terugval.onderwerp ?? "" },
    interventieId: interventie.interventieId,
  };
};
