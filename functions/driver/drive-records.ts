import * as z from "zod";
import { hervatUitvoering, taakGemeld, uitvoeringLoopt } from "../../shared/domain/bewaking.ts";
import { wachtOpCasus } from "../../shared/domain/besluiten/signalen.ts";
import type { Casus } from "../../shared/domain/casus.ts";
import {
  aanleveringIdSchema,
  casusIdSchema,
  dossierIdSchema,
  interventieIdSchema,
  meldingIdSchema,
  organisatieCodeSchema,
  taakIdSchema,
  trajectIdSchema,
  type AanleveringId,
  type CasusId,
  type DossierId,
  type MeldingId,
  type OrganisatieCode,
} from "../../shared/domain/ids.ts";
import type { Interventie } from "../../shared/domain/interventie.ts";
import { kopwerkVan, type Kopwerk } from "../../shared/domain/kopwerk.ts";
import { loopVan, type Gelopen } from "../../shared/domain/loop.ts";
import { gelukt, type Result } from "../../shared/domain/result.ts";
import type { Taak, Trajecttaak } from "../../shared/domain/taak.ts";
import type { Traject } from "../../shared/domain/traject.ts";
import type { Casework, Schrijffout } from "../../shared/ports/casework.ts";
import type { Ketenmachines } from "../../shared/ports/keten.ts";
import type { Opzij } from "../../shared/ports/opzij.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";
import type { Logvelden } from "../../shared/runtime/log-catalogus.ts";
import { ofOpzij, tekstAttribuut, type StroomRecord } from "../../shared/runtime/stroom.ts";

export interface DriverAfhankelijkheden {
  readonly casework: Pick<
    Casework,
    "schrijf" | "casus" | "interventie" | "taak" | "melding" | "traject" | "trajecttaak"
  >;
  readonly ketenmachines: Ketenmachines;
  /** Gives the next betrokkenen of a large melding their dossiers (design section 2, rule 1). */
  readonly vervolgMelding: (meldingId: MeldingId) => Promise<void>;
  /** Puts the locations and companies of a melding in their register (H3.2-b3). */
  readonly registreerPlekken: (meldingId: MeldingId) => Promise<void>;
  /** Brings signals that were kept to the casus of their person (S2.5.3). */
  readonly voegSignalenToe: {
    readonly vanMelding: (meldingId: MeldingId) => Promise<void>;
    readonly opDossier: (dossierId: DossierId) => Promise<void>;
  };
  /** Holds a dossier against those that came at the same moment (design section 6). */
  readonly rematchDossier: (dossierId: DossierId) => Promise<void>;
  /** Puts the pages of a hand-in on their queue (H2.1). */
  readonly zetAanleveringUit: (aanleveringId: AanleveringId) => Promise<void>;
  /** Carries to everybody of an organisation how it takes part (X7). */
  readonly spreidDeelname: (organisatie: OrganisatieCode) => Promise<void>;
  /** Moves the dates of what is open on a casus that was suspended or taken up again. */
  readonly verschuif: (casusId: CasusId) => Promise<void>;
  /** Gives open work to who has that part in the casus now. */
  readonly herverdeel: (casusId: CasusId) => Promise<void>;
  /** Carries out what a merge of two casussen intends. */
  readonly voegSamen: (casusId: CasusId) => Promise<void>;
  readonly opzij: Opzij;
  readonly log: Log;
}

const TEGELIJK = 10;
/** What a machine hears when its task lapsed: the record is elsewhere, it can end. */
const INGEHAALD = "ingehaald";

const typeSchema = z.object({ type: tekstAttribuut });
const casusVerwijzing = z.object({ casusId: tekstAttribuut.pipe(casusIdSchema) });
const interventieVerwijzing = casusVerwijzing.extend({ interventieId: tekstAttribuut.pipe(interventieIdSchema) });
const taakVerwijzing = casusVerwijzing.extend({ taakId: tekstAttribuut.pipe(taakIdSchema) });
const trajectVerwijzing = z.object({ trajectId: tekstAttribuut.pipe(trajectIdSchema) });
const trajecttaakVerwijzing = trajectVerwijzing.extend({ taakId: tekstAttribuut.pipe(taakIdSchema) });
const partnerVerwijzing = z.object({ organisatie: tekstAttribuut.pipe(organisatieCodeSchema) });
const dossierVerwijzing = z.object({ dossierId: tekstAttribuut.pipe(dossierIdSchema) });
const aanleveringVerwijzing = z.object({ aanleveringId: tekstAttribuut.pipe(aanleveringIdSchema) });
const meldingVerwijzing = z.object({ meldingId: tekstAttribuut.pipe(meldingIdSchema) });

/** Loads, decides and writes until nobody else was first; passing faults go to the stream, which offers the record again. */
const totGeschreven = async (probeer: () => Promise<Result<null, Schrijffout>>): Promise<void> => {
  const geschreven = await schrijfMetHerkansing<null>(probeer);
  if (!geschreven.ok) throw new Error("Not written: others kept changing the record");
};

/** Lets the execution that a casus, an intervention or a criminal track asks for run, and records that it does. */
const driveLoop = async (
  lees: () => Promise<Casus | Interventie | Traject | null>,
  { casework, ketenmachines, log }: DriverAfhankelijkheden,
): Promise<void> => {
  const gestart = new Set<string>();
  const laatLopen = async (record: Gelopen): Promise<"loopt" | "op"> => {
    const loop = loopVan(record);
    if (record.uitvoering.status === "loopt" || gestart.has(loop.naam)) return "loopt";
    const stand = await ketenmachines.start(loop);
    if (stand === "loopt") gestart.add(loop.naam);
    return stand;
  };
  await totGeschreven(async () => {
    const record = await lees();
    if (record?.status !== "open" || !record.teDrijven) return gelukt(null);
    const stand = await laatLopen(record);
    const nieuw = stand === "loopt" ? uitvoeringLoopt(record) : hervatUitvoering(record, record.klok);
    const geschreven = await casework.schrijf({ nieuw: [], vervangen: [nieuw], mitsOpen: [] }, []);
    if (!geschreven.ok) return geschreven;
    // One that ran was put before us for something else.
    if (record.uitvoering.status === "gevraagd")
      log(stand === "loopt" ? "uitvoering-gestart" : "uitvoering-hervat", loopVan(nieuw).log);
    return geschreven;
  });
};

/** Tells the outcome of a task, on a casus or on a criminal track, to the machine that waits for it. */
const driveTaak = async (
  lees: () => Promise<Taak | Trajecttaak | null>,
  velden: Pick<Logvelden, "casusId" | "trajectId" | "taakId">,
  { casework, ketenmachines, log }: DriverAfhankelijkheden,
): Promise<void> => {
  await totGeschreven(async () => {
    const taak = await lees();
    if (taak === null || taak.status === "open" || !taak.teDrijven) return gelukt(null);
    const uitkomst = taak.status === "afgerond" ? taak.uitkomst : INGEHAALD;
    if (taak.uitvoering !== null) {
      const antwoord = await ketenmachines.meld(taak.uitvoering.taaktoken, uitkomst);
      log(antwoord === "gemeld" ? "uitkomst-gemeld" : "taaktoken-verlopen", {
        ...velden,
        uitkomst: codeVan(uitkomst),
      });
    }
    return casework.schrijf({ nieuw: [], vervangen: [taakGemeld(taak)], mitsOpen: [] }, []);
  });
};

const driveMelding = async (
  meldingId: MeldingId,
  { casework, vervolgMelding, registreerPlekken, voegSignalenToe }: DriverAfhankelijkheden,
): Promise<void> => {
  const melding = await casework.melding(meldingId);
  if (melding === null) return;
  // First everybody their dossier: only then it is known to which casussen the melding came. The stream shows it again.
  if (melding.nogTeDossieren !== null) await vervolgMelding(meldingId);
  else if (wachtOpCasus(melding)) await voegSignalenToe.vanMelding(meldingId);
  else if (melding.teRegistreren) await registreerPlekken(meldingId);
};

/** Who carries what a head intends. */
const draagKopwerk: Readonly<Record<Kopwerk, (wie: DriverAfhankelijkheden) => (casusId: CasusId) => Promise<void>>> = {
  verschuiven: ({ verschuif }) => verschuif,
  herverdelen: ({ herverdeel }) => herverdeel,
  samenvoegen: ({ voegSamen }) => voegSamen,
};

const drive = async (beeld: unknown, afhankelijkheden: DriverAfhankelijkheden): Promise<void> => {
  const { type } = typeSchema.parse(beeld);
  const { casework } = afhankelijkheden;
  switch (type) {
    case "casus": {
      const { casusId } = casusVerwijzing.parse(beeld);
      let kop: Casus | null = null;
      await driveLoop(async () => (kop = await casework.casus(casusId)), afhankelijkheden);
      for (const werk of kopwerkVan(kop)) await draagKopwerk[werk](afhankelijkheden)(casusId);
      break;
    }
    case "interventie": {
      const { casusId, interventieId } = interventieVerwijzing.parse(beeld);
      await driveLoop(async () => casework.interventie(casusId, interventieId), afhankelijkheden);
      break;
    }
    case "taak": {
      const { casusId, taakId } = taakVerwijzing.parse(beeld);
      await driveTaak(async () => casework.taak(casusId, taakId), { casusId, taakId }, afhankelijkheden);
      break;
    }
    case "strafrechtelijk-traject": {
      const { trajectId } = trajectVerwijzing.parse(beeld);
      await driveLoop(async () => casework.traject(trajectId), afhankelijkheden);
      break;
    }
    case "trajecttaak": {
      const { trajectId, taakId } = trajecttaakVerwijzing.parse(beeld);
      await driveTaak(async () => casework.trajecttaak(trajectId, taakId), { trajectId, taakId }, afhankelijkheden);
      break;
    }
    case "melding":
      await driveMelding(meldingVerwijzing.parse(beeld).meldingId, afhankelijkheden);
      break;
    case "dossier": {
      const { dossierId } = dossierVerwijzing.parse(beeld);
      await afhankelijkheden.voegSignalenToe.opDossier(dossierId);
      await afhankelijkheden.rematchDossier(dossierId);
      break;
    }
    case "aanlevering":
      await afhankelijkheden.zetAanleveringUit(aanleveringVerwijzing.parse(beeld).aanleveringId);
      break;
    case "partner":
      await afhankelijkheden.spreidDeelname(partnerVerwijzing.parse(beeld).organisatie);
      break;
    default:
      afhankelijkheden.log("functie-klaar", { uitkomst: codeVan("onbekend-recordtype") });
  }
};

/**
 * Makes the machines follow the records: starts the execution that a casus asks for, tells the outcome of a task to who
 * waits for it, goes on with a melding that is not finished. The stream says where to look, the record says what to do.
 */
export const driveRecords = async (
  records: readonly StroomRecord[],
  afhankelijkheden: DriverAfhankelijkheden,
): Promise<void> => {
  await voorElk(records, TEGELIJK, async (record) => {
    await ofOpzij(record, afhankelijkheden, async () => drive(record.beeld, afhankelijkheden));
  });
  afhankelijkheden.log("functie-klaar", { aantal: records.length });
};
