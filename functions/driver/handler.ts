import type { DynamoDBStreamEvent } from "aws-lambda";
import { maakKetenmachines } from "../../shared/adapters/ketenmachines/ketenmachines.ts";
import { maakAanleverwachtrij } from "../../shared/adapters/wachtrij/aanleveren.ts";
import { maakOpzij } from "../../shared/adapters/wachtrij/opzij.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { machineArns } from "../../shared/runtime/machines.ts";
import { nu, stelSamen } from "../../shared/runtime/samenstelling.ts";
import { stroomRecords } from "../../shared/runtime/stroom.ts";
import { carryHerverdelingUseCase } from "./carry-herverdeling.ts";
import { carrySamenvoegingUseCase } from "./carry-samenvoeging.ts";
import { carryVerschuivingenUseCase } from "./carry-verschuivingen.ts";
import { continueMeldingUseCase } from "./continue-melding.ts";
import { driveRecords, type DriverAfhankelijkheden } from "./drive-records.ts";
import { envSchema } from "./env.ts";
import { joinSignalenUseCase } from "./join-signalen.ts";
import { queueAanlevering } from "./queue-aanlevering.ts";
import { registerPlekkenUseCase } from "./register-plekken.ts";
import { rematchDossierUseCase } from "./rematch-dossier.ts";
import { spreadDeelnameUseCase } from "./spread-deelname.ts";

const env = parseEnv(envSchema, process.env);
const basis = stelSamen(env);

const afhankelijkheden: DriverAfhankelijkheden = {
  casework: basis.casework,
  ketenmachines: maakKetenmachines(machineArns(env)),
  vervolgMelding: continueMeldingUseCase(basis, nu),
  registreerPlekken: registerPlekkenUseCase(basis, nu),
  voegSignalenToe: joinSignalenUseCase(basis, nu),
  rematchDossier: rematchDossierUseCase(basis, nu),
  spreidDeelname: spreadDeelnameUseCase(basis, nu),
  herverdeel: carryHerverdelingUseCase(basis, nu),
  voegSamen: carrySamenvoegingUseCase(basis, nu),
  verschuif: carryVerschuivingenUseCase(basis.casework),
  zetAanleveringUit: queueAanlevering(basis.casework, maakAanleverwachtrij(env.AANLEVER_WACHTRIJ), log),
  opzij: maakOpzij(env.OPZIJ_WACHTRIJ),
  log,
};

export const handler = async (event: DynamoDBStreamEvent): Promise<void> =>
  driveRecords(stroomRecords(event), afhankelijkheden);
