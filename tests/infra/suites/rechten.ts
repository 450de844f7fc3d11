import { describe, expect, it } from "vitest";
import { FUNCTIES } from "../../../infra/constructs/functies.ts";
import type { Functie } from "../../../infra/constructs/functies.ts";
import { actiesOp, plaatsenVan, rechtenVan } from "../rechten.ts";
import { sjablonenVan } from "../sjablonen.ts";

const rolVan = (functie: Functie) => `${functie.charAt(0).toUpperCase()}${functie.slice(1)}Rol`;
const TABEL = "<Tabel.Arn>";
const LOG = "<LogTabel.Arn>";

const LEZEN = ["dynamodb:BatchGetItem", "dynamodb:GetItem"];
const SCHRIJVEN = ["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
const ALLES = [...LEZEN, "dynamodb:Query", ...SCHRIJVEN].toSorted();

/** What each function may do with the table of casework: all of it, and nothing else. */
const OP_DE_TABEL: Readonly<Record<Functie, readonly string[]>> = {
  intake: ALLES,
  casus: ALLES,
  preventie: ALLES,
  dossier: [...LEZEN, "dynamodb:Query"],
  notificaties: [...LEZEN, "dynamodb:Query"],
  meta: [],
  taken: ALLES,
  outbox: ALLES,
  driver: ALLES,
  watchdog: ALLES,
  deliver: [...LEZEN, ...SCHRIJVEN].toSorted(),
  insight: SCHRIJVEN,
};

const MET_LOGBOEK: readonly Functie[] = [
  "intake",
  "dossier",
  "casus",
  "preventie",
  "notificaties",
  "taken",
  "driver",
  "watchdog",
];

describe.each(["local", "productie"] as const)("rights in %s", (omgeving) => {
  const sjablonen = sjablonenVan(omgeving);
  const van = (functie: Functie) => rechtenVan(sjablonen, rolVan(functie));
  const wieMag = (actie: string) => FUNCTIES.filter((functie) => plaatsenVan(van(functie), actie).length > 0);

  it.each(FUNCTIES)("%s does on the table only what it must", (functie) => {
    expect(actiesOp(van(functie), TABEL)).toEqual(OP_DE_TABEL[functie]);
    const opIndexen = van(functie).filter(({ op }) => op.startsWith(`${TABEL}/index/`));
    expect(opIndexen.every(({ actie }) => actie === "dynamodb:Query")).toBe(true);
    expect(opIndexen.length).toBe(OP_DE_TABEL[functie].includes("dynamodb:Query") ? 2 : 0);
  });

  it.each(FUNCTIES)("%s only puts into the log table, if anything", (functie) => {
    expect(actiesOp(van(functie), LOG)).toEqual(MET_LOGBOEK.includes(functie) ? ["dynamodb:PutItem"] : []);
  });

  it.each(FUNCTIES)("%s has no action with a wildcard, no scan, no delete", (functie) => {
    const acties = van(functie).map(({ actie }) => actie);
    expect(acties).toContain("logs:PutLogEvents");
    expect(acties.filter((actie) => actie.includes("*"))).toEqual([]);
    expect(acties.filter((actie) => /:(Scan|DeleteItem|BatchWriteItem|PartiQL\w+)$/.test(actie))).toEqual([]);
  });

  it("lets only deliver read a channel's secret, and deliver nothing but those", () => {
    const geheimen = sjablonen.resources("AWS::SecretsManager::Secret").filter(({ stack }) => stack === "partners");
    const kanalen = geheimen.map(({ id }) => `<${id.slice(0, -8)}>`).toSorted();
    expect(kanalen.length).toBeGreaterThan(0);
    expect(plaatsenVan(van("deliver"), "secretsmanager:GetSecretValue")).toEqual(kanalen);
    for (const functie of FUNCTIES.filter((naam) => naam !== "deliver")) {
      const verwacht = MET_LOGBOEK.includes(functie) ? ["<HashSleutel>"] : [];
      expect(plaatsenVan(van(functie), "secretsmanager:GetSecretValue")).toEqual(verwacht);
    }
  });

  it("lets the driver drive, the watchdog look and taken answer a token; nobody else touches executions", () => {
    const staten = (functie: Functie) =>
      [...new Set(van(functie).map(({ actie }) => actie))].filter((actie) => actie.startsWith("states:")).toSorted();
    expect(staten("driver")).toEqual([
      "states:DescribeExecution",
      "states:SendTaskFailure",
      "states:SendTaskSuccess",
      "states:StartExecution",
    ]);
    expect(staten("watchdog")).toEqual(["states:DescribeExecution", "states:ListExecutions"]);
    expect(staten("taken")).toEqual(["states:SendTaskSuccess"]);
    for (const functie of FUNCTIES.filter((naam) => !["driver", "watchdog", "taken"].includes(naam)))
      expect(staten(functie)).toEqual([]);
    const machines = [2, 3, 4, 5].map((hoofdstap) => `<Hoofdstap${hoofdstap}Machine>`);
    expect(plaatsenVan(van("driver"), "states:SendTaskSuccess")).toEqual(machines);
    expect(plaatsenVan(van("driver"), "states:StartExecution")).toEqual(expect.arrayContaining(machines));
  });

  it("lets only outbox and watchdog publish", () => {
    expect(wieMag("events:PutEvents")).toEqual(["outbox", "watchdog"]);
  });

  it("lets only the stream's two readers read the stream", () => {
    expect(wieMag("dynamodb:GetRecords")).toEqual(["outbox", "driver"]);
  });

  it.each([2, 3, 4, 5])("lets the machine of hoofdstap %i invoke taken and nothing else", (hoofdstap) => {
    const rechten = rechtenVan(sjablonen, `Hoofdstap${hoofdstap}MachineRole`);
    expect(plaatsenVan(rechten, "lambda:InvokeFunction")).toEqual(["<Taken.Arn>", "<Taken.Arn>:*"]);
    const rest = rechten.filter(({ actie }) => !/^(lambda:InvokeFunction|logs:|xray:)/.test(actie));
    expect(rest).toEqual([]);
  });
});
