import * as z from "zod";
import { hervatUitvoering, taakGemeld, uitvoeringLoopt } from "../../shared/domain/bewaking.ts";
import type { OpenCasus } from "../../shared/domain/casus.ts";
import {
  aanleveringIdSchema,
  casusIdSchema,
  dossierIdSchema,
  meldingIdSchema,
  organisatieCodeSchema,
  taakIdSchema,
  type AanleveringId,
  type CasusId,
  type DossierId,
  type MeldingId,
  type OrganisatieCode,
  type TaakId,
} from "../../shared/domain/ids.ts";
import { gelukt, type Result } from "../../shared/domain/result.ts";
import type { Casework, Schrijffout } from "../../shared/ports/casework.ts";
import type { Ketenmachines } from "../../shared/ports/keten.ts";
import type { Opzij } from "../../shared/ports/opzij.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import { codeVan, type Log } from "../../shared/runtime/log.ts";
import { ofOpzij, tekstAttribuut, type StroomRecord } from "../../shared/runtime/stroom.ts";

export interface DriverAfhankelijkheden {
  readonly casework: Pick<Casework, "schrijf" | "casus" | "taak" | "melding">;
  readonly ketenmachines: Ketenmachines;
  /** Gives the next betrokkenen of a large melding their dossiers (design section 2, rule 1). */
  readonly vervolgMelding: (meldingId: MeldingId) => Promise<void>;
  /** Puts the locations and companies of a melding in their register (H3.2-b3). */
  readonly registreerPlekken: (meldingId: MeldingId) => Promise<void>;
  /** Holds a dossier against those that came at the same moment (design section 6). */
  readonly rematchDossier: (dossierId: DossierId) => Promise<void>;
  /** Puts the pages of a hand-in on their queue (H2.1). */
  readonly zetAanleveringUit: (aanleveringId: AanleveringId) => Promise<void>;
  /** Carries to everybody of an organisation how it takes part (X7). */
  readonly spreidDeelname: (organisatie: OrganisatieCode) => Promise<void>;
  readonly opzij: Opzij;
  readonly log: Log;
}

const TEGELIJK = 10;
/** What a machine hears when its task lapsed: the record is elsewhere, it can end. */
const INGEHAALD = "ingehaald";

const typeSchema = z.object({ type: tekstAttribuut });
const casusVerwijzing = z.object({ casusId: tekstAttribuut.pipe(casusIdSchema) });
const taakVerwijzing = casusVerwijzing.extend({ taakId: tekstAttribuut.pipe(taakIdSchema) });
const partnerVerwijzing = z.object({ organisatie: tekstAttribuut.pipe(organisatieCodeSchema) });
const dossierVerwijzing = z.object({ dossierId: tekstAttribuut.pipe(dossierIdSchema) });
const aanleveringVerwijzing = z.object({ aanleveringId: tekstAttribuut.pipe(aanleveringIdSchema) });
const meldingVerwijzing = z.object({ meldingId: tekstAttribuut.pipe(meldingIdSchema) });

/** Loads, decides and writes until nobody else was first; passing faults go to the stream, which offers the record again. */
const totGeschreven = async (probeer: () => Promise<Result<null, Schrijffout>>): Promise<void> => {
  const geschreven = await schrijfMetHerkansing<null>(probeer);
  if (!geschreven.ok) throw new Error("Not written: others kept changing the record");
};

const driveCasus = async (
  casusId: CasusId,
  { casework, ketenmachines, log }: DriverAfhankelijkheden,
): Promise<void> => {
  const gestart = new Set<string>();
  const laatLopen = async ({ uitvoering }: OpenCasus): Promise<"loopt" | "op"> => {
    const naam = `${uitvoering.hoofdstap}.${uitvoering.n}`;
    if (uitvoering.status === "loopt" || gestart.has(naam)) return "loopt";
    const stand = await ketenmachines.start(casusId, uitvoering);
    if (stand === "loopt") gestart.add(naam);
    return stand;
  };
  await totGeschreven(async () => {
    const casus = await casework.casus(casusId);
    if (casus?.status !== "open" || !casus.teDrijven) return gelukt(null);
    const stand = await laatLopen(casus);
    const nieuw = stand === "loopt" ? uitvoeringLoopt(casus) : hervatUitvoering(casus, casus.klok);
    const geschreven = await casework.schrijf({ nieuw: [], vervangen: [nieuw], mitsOpen: [] }, []);
    if (!geschreven.ok) return geschreven;
    const { hoofdstap, n } = nieuw.uitvoering;
    log(stand === "loopt" ? "uitvoering-gestart" : "uitvoering-hervat", { casusId, hoofdstap, n });
    return geschreven;
  });
};

const driveTaak = async (
  casusId: CasusId,
  taakId: TaakId,
  { casework, ketenmachines, log }: DriverAfhankelijkheden,
): Promise<void> => {
  await totGeschreven(async () => {
    const taak = await casework.taak(casusId, taakId);
    if (taak === null || taak.status === "open" || !taak.teDrijven) return gelukt(null);
    const uitkomst = taak.status === "afgerond" ? taak.uitkomst : INGEHAALD;
    if (taak.uitvoering !== null) {
      const antwoord = await ketenmachines.meld(taak.uitvoering.taaktoken, uitkomst);
      log(antwoord === "gemeld" ? "uitkomst-gemeld" : "taaktoken-verlopen", {
        casusId,
        taakId,
        uitkomst: codeVan(uitkomst),
      });
    }
    return casework.schrijf({ nieuw: [], vervangen: [taakGemeld(taak)], mitsOpen: [] }, []);
  });
};

const driveMelding = async (
  meldingId: MeldingId,
  { casework, vervolgMelding, registreerPlekken }: DriverAfhankelijkheden,
): Promise<void> => {
  const melding = await casework.melding(meldingId);
  if (melding === null) return;
  // First everybody their dossier: only then it is known to which casussen the melding came. The stream shows it again.
  if (melding.nogTeDossieren !== null) await vervolgMelding(meldingId);
  else if (melding.teRegistreren) await registreerPlekken(meldingId);
};

const drive = async (beeld: unknown, afhankelijkheden: DriverAfhankelijkheden): Promise<void> => {
  const { type } = typeSchema.parse(beeld);
  switch (type) {
    case "casus":
      await driveCasus(casusVerwijzing.parse(beeld).casusId, afhankelijkheden);
      break;
    case "taak": {
      const { casusId, taakId } = taakVerwijzing.parse(beeld);
      await driveTaak(casusId, taakId, afhankelijkheden);
      break;
    }
    case "melding":
      await driveMelding(meldingVerwijzing.parse(beeld).meldingId, afhankelijkheden);
      break;
    case "dossier":
      await afhankelijkheden.rematchDossier(dossierVerwijzing.parse(beeld).dossierId);
      break;
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
