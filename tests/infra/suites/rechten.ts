import { describe, expect, it } from "vitest";
import * as z from "zod";
import { pascalCase } from "../../../infra/constructs/keten-stack.ts";
import type { Functie } from "../../../infra/constructs/functies.ts";
import { actiesOp, attributenVan, bereikVan, plaatsenVan, rechtenVan } from "../rechten.ts";
import { SPOORATTRIBUTEN } from "../../../shared/adapters/dynamodb/spoorvelden.ts";
import { functiesVan, sjablonenVan } from "../sjablonen.ts";

const MACHINES = ["Hoofdstap2", "Hoofdstap3", "Hoofdstap4", "Hoofdstap5", "Interventie", "StrafrechtelijkTraject"];

const rolVan = (functie: Functie) => `${pascalCase(functie)}Rol`;
const TABEL = "<Tabel.Arn>";
const LOG = "<LogTabel.Arn>";

const OPHALEN = ["dynamodb:BatchGetItem", "dynamodb:GetItem"];
const ZOEKEN = ["dynamodb:Query"];
const SCHRIJVEN = ["dynamodb:ConditionCheckItem", "dynamodb:PutItem"];

const verbodenSchema = z
  .object({ "ForAnyValue:StringLike": z.object({ "dynamodb:LeadingKeys": z.array(z.string()) }) })
  .transform((voorwaarde) => voorwaarde["ForAnyValue:StringLike"]["dynamodb:LeadingKeys"].toSorted());

/** Action → the partitions it reaches; `*`: the whole table. */
type Bereik = Readonly<Record<string, readonly string[]>>;
const bij = (acties: readonly string[], ...partities: readonly string[]): Bereik =>
  Object.fromEntries(acties.map((actie) => [actie, partities.toSorted()]));

/** The entries of the register, and their history; beside the actors themselves. */
const REGISTER = [
  ...["CONVENANTEN", "PARTNERS", "PARTNER#*", "ZETELS"],
  ...["convenant", "medewerker", "partner", "zetel"].map((soort) => `REGISTER#${soort}#*`),
];

/** The compartment of the criminal track. */
const COMPARTIMENT = ["BEVINDING#opsporing", "CASUSTRAJECT#*", "OPSPORING#*", "TRAJECT#*"];
const isCompartiment = (leidend: readonly string[]): boolean => leidend.some((deel) => /TRAJECT/.test(deel));

/** What accepting a melding gets by key, and what it writes. */
const AANNEMEN_LEEST = ["CASUS#*", "DOSSIER#*", "IDEM#*", "PARTNERS", "SLEUTEL#*", "VINGER#*"];
const AANNEMEN_SCHRIJFT = [
  ...["CASUS#*", "DOSSIER#*", "IDEM#*", "MELDING#*", "SLEUTEL#*", "TERUG#*", "VERDELING#*", "VINGER#*", "ZOEK#*"],
];

/** What each function may do with the table of casework: all of it, and nothing else. */
const OP_DE_TABEL: Readonly<Record<Functie, Bereik>> = {
  intake: bij([...OPHALEN, ...ZOEKEN, ...SCHRIJVEN], "*"),
  casus: bij([...OPHALEN, ...ZOEKEN, ...SCHRIJVEN], "*"),
  // Criminal tracks, and of the casus its head: nobody else of the API reaches them (X8).
  opsporing: {
    ...bij(OPHALEN, "ACTOR#*", "CASUS#*", "CASUSTRAJECT#*", "IDEM#*", "TRAJECT#*"),
    ...bij(ZOEKEN, "PARTNERS", "TRAJECT#*"),
    ...bij(SCHRIJVEN, "CASUS#*", "CASUSTRAJECT#*", "IDEM#*", "OPSPORING#*", "TRAJECT#*"),
  },
  planning: {
    ...bij(OPHALEN, "ACTOR#*", "CASUS#*", "IDEM#*", "OVERLEG#*"),
    ...bij(ZOEKEN, "CASUS#*"),
    ...bij(SCHRIJVEN, "IDEM#*", "OVERLEG#*"),
  },
  preventie: {
    ...bij(OPHALEN, "ACTOR#*", "IDEM#*", "PREVENTIE#*"),
    ...bij(SCHRIJVEN, "IDEM#*", "PREVENTIE#*"),
  },
  // It reads which casus something was met on, and writes none.
  sturing: {
    ...bij(OPHALEN, "ACTOR#*", "CASUS#*", "IDEM#*", "STURING#*"),
    ...bij(ZOEKEN, "PARTNERS"),
    ...bij(SCHRIJVEN, "IDEM#*", "STURING#*"),
  },
  gids: {
    ...bij(OPHALEN, "ACTOR#*", "GIDS#*#*", "IDEM#*"),
    ...bij(ZOEKEN, "REGISTER#*#*"),
    ...bij(SCHRIJVEN, "GIDS#*#*", "IDEM#*", "REGISTER#*#*"),
  },
  beheer: {
    ...bij(OPHALEN, "ACTOR#*", "IDEM#*", "PARTNERS", "PARTNER#*", "ZETELS"),
    ...bij(ZOEKEN, ...REGISTER),
    ...bij(SCHRIJVEN, "ACTOR#*", "IDEM#*", ...REGISTER),
  },
  dossier: {
    ...bij(OPHALEN, "ACTOR#*", "CASUS#*", "DOSSIER#*", "IDEM#*", "MELDING#*", "PLEK#*", "PLEKSLEUTEL#*", "SLEUTEL#*"),
    ...bij(ZOEKEN, "DOSSIER#*", "PLEK#*"),
    ...bij(SCHRIJVEN, "CASUS#*", "DOSSIER#*", "IDEM#*", "MELDING#*", "SLEUTEL#*", "ZOEK#*"),
  },
  bijlagen: {
    ...bij(OPHALEN, "ACTOR#*", "BIJLAGE#*", "CASUS#*", "DOSSIER#*", "IDEM#*", "MELDING#*"),
    ...bij(ZOEKEN, "BIJLAGEN#*", "DOSSIER#*"),
    ...bij(SCHRIJVEN, "BIJLAGE#*", "BIJLAGEN#*", "CASUS#*", "IDEM#*"),
  },
  notificaties: {
    ...bij(OPHALEN, "ACTOR#*", "FEED#*", "IDEM#*", "PARTNERS"),
    ...bij(ZOEKEN, "FEED#*", "PARTNERS"),
    ...bij(SCHRIJVEN, "FEED#*", "IDEM#*"),
  },
  meta: {},
  // Of nobody: it gets what an id names, and finds nothing by itself.
  // Of nobody: it reads by id, and puts down what a reporter answers beside the question.
  terugkoppeling: { ...bij(OPHALEN, "CASUS#*", "MELDING#*", "TERUG#*", "VRAAG#*"), ...bij(SCHRIJVEN, "VRAAG#*") },
  // Of nobody: it puts down what was reported, and can read nothing.
  formulier: bij(SCHRIJVEN, "AANLEVERING#*", "IDEM#*"),
  driver: {
    ...bij([...OPHALEN, ...SCHRIJVEN], "*"),
    ...bij(ZOEKEN, "CASUS#*", "DOSSIER#*", "PARTNER#*", "PLEK#*", "ZOEK#*"),
  },
  taken: bij([...OPHALEN, ...ZOEKEN, ...SCHRIJVEN], "CASUS#*", "TRAJECT#*"),
  // Of a criminal track what is told, never the track.
  outbox: {
    ...bij(
      [...OPHALEN, ...SCHRIJVEN],
      ...["CASUS#*", "FEED#*", "KANAAL#*", "OPSPORING#*", "OVERLEG#*"],
      ...["PREVENTIE#*", "SLUITEND#*", "STURING#*", "VERDELING#*", "VRAAG#*"],
    ),
    ...bij(ZOEKEN, "FEED#*"),
  },
  // What accepting a melding needs, and the hand-ins themselves.
  aanleveren: {
    ...bij(OPHALEN, "AANLEVERING#*", ...AANNEMEN_LEEST),
    ...bij(ZOEKEN, "ZOEK#*"),
    ...bij(SCHRIJVEN, "AANLEVERING#*", ...AANNEMEN_SCHRIJFT),
  },
  watchdog: { ...bij([...OPHALEN, ...SCHRIJVEN], "*"), ...bij(ZOEKEN, "CASUS#*", "FEED#*", "TRAJECT#*") },
  // What it keeps, and what it tells; of all the rest some attributes, below.
  sluitend: {
    ...bij([...OPHALEN, ...ZOEKEN], "BEVINDING#keten", "BEVINDING#opsporing", "SLOTRONDE"),
    ...bij(SCHRIJVEN, "BEVINDING#keten", "BEVINDING#opsporing", "OPSPORING#*", "SLOTRONDE", "SLUITEND#*"),
  },
  keuring: {
    ...bij(OPHALEN, "BIJLAGE#*", "CASUS#*", "DOSSIER#*", "MELDING#*"),
    ...bij(SCHRIJVEN, "BIJLAGE#*", "CASUS#*"),
  },
  // It sees files, and nothing of whose they are.
  "eicar-nabootsing": {},
  deliver: { ...bij(OPHALEN, "FEED#*", "PARTNERS"), ...bij(SCHRIJVEN, "FEED#*", "KANAAL#*") },
  insight: bij(SCHRIJVEN, "FEIT#*"),
};

const ROLLEN = [
  ...[
    "aandachtsfunctionaris",
    "beheerder",
    "bestuurder",
    "fg",
    "it",
    "ketenregisseur",
    "lid-ketenregieteam",
    "meldpunt",
  ],
  ...["ops", "opsporing", "partner", "partnersysteem", "procesbegeleider-evaluatie", "procesbegeleider-zvh"],
  ...["procesregisseur", "zorgcoordinator"],
];

/** Which lists of which index a function may search. */
const IN_DE_INDEXEN: Partial<Record<Functie, Bereik>> = {
  casus: { werk: ["*"] },
  opsporing: { werk: ["WERK#TRAJECTEN#*"] },
  planning: { werk: ["WERK#*#partner", "WERK#OVERLEG"] },
  preventie: { werk: ["WERK#PREVENTIE"] },
  sturing: { werk: ["WERK#STURING#*"] },
  gids: { werk: ["WERK#GIDS#*"] },
  driver: { werk: ROLLEN.map((rol) => `WERK#*#${rol}`) },
  watchdog: { klok: ["*"] },
};

const MET_LOGBOEK: readonly Functie[] = [
  "intake",
  "dossier",
  "casus",
  "opsporing",
  "planning",
  "preventie",
  "sturing",
  "gids",
  "beheer",
  "notificaties",
  "taken",
  "driver",
  "aanleveren",
  "watchdog",
  "bijlagen",
  "keuring",
];

describe.each(["local", "productie"] as const)("rights in %s", (omgeving) => {
  const sjablonen = sjablonenVan(omgeving);
  const functies = functiesVan(sjablonen.environment);
  // Many recipients are spread over more deliver functions; together they are one to the others.
  const van = (functie: Functie) => [
    ...rechtenVan(sjablonen, rolVan(functie)),
    ...(functie === "deliver" ? rechtenVan(sjablonen, "Deliver2Rol") : []),
  ];
  const wieMag = (actie: string) => functies.filter((functie) => plaatsenVan(van(functie), actie).length > 0);

  it.each(functies)("%s does on the table only what it must", (functie) => {
    const toegestaan = van(functie).filter(({ effect }) => effect === "Allow");
    expect(bereikVan(toegestaan, TABEL)).toEqual(OP_DE_TABEL[functie]);
    const indexen = [...new Set(toegestaan.map(({ op }) => op).filter((op) => op.startsWith(`${TABEL}/index/`)))];
    expect(
      Object.fromEntries(
        indexen.map((op) => [op.slice(`${TABEL}/index/`.length), bereikVan(toegestaan, op)["dynamodb:Query"]]),
      ),
    ).toEqual(IN_DE_INDEXEN[functie] ?? {});
  });

  /** What who writes the whole table may yet write of the register: to carry a change through, and to offer it again. */
  const OOK_VAN_REGISTER: Partial<Record<Functie, readonly string[]>> = {
    driver: ["ACTOR#*", "PARTNERS"],
    watchdog: ["PARTNERS", "ZETELS"],
  };

  it.each(functies)("%s cannot give anybody a role, unless that is its work", (functie) => {
    const schrijft = OP_DE_TABEL[functie]["dynamodb:PutItem"] ?? [];
    const verboden = van(functie).filter(
      ({ effect, voorwaarde }) => effect === "Deny" && !isCompartiment(verbodenSchema.parse(voorwaarde)),
    );
    const nooit = ["ACTOR#*", ...REGISTER].filter((deel) => !OOK_VAN_REGISTER[functie]?.includes(deel));
    expect(verboden.map(({ voorwaarde, ...rest }) => ({ ...rest, leidend: verbodenSchema.parse(voorwaarde) }))).toEqual(
      schrijft.includes("*")
        ? [{ effect: "Deny", actie: "dynamodb:PutItem", op: TABEL, leidend: nooit.toSorted() }]
        : [],
    );
    if (functie !== "beheer")
      for (const deel of ["ACTOR#*", ...REGISTER]) expect(schrijft, functie).not.toContain(deel);
  });

  it.each(functies)("%s cannot reach a criminal track, unless that is its work", (functie) => {
    const verboden = van(functie)
      .filter(({ effect }) => effect === "Deny")
      .map(({ actie, op, voorwaarde }) => ({ actie, op, leidend: verbodenSchema.parse(voorwaarde) }))
      .filter(({ leidend }) => isCompartiment(leidend));
    const heeftAlles = Object.values(OP_DE_TABEL[functie]).flat().includes("*");
    const werktErin = ["driver", "watchdog"].includes(functie);
    const opDeTabel = verboden.filter(({ op }) => op === TABEL);
    expect(
      opDeTabel
        .map(({ actie }) => actie)
        .toSorted()
        .filter((actie, i, alle) => alle.indexOf(actie) === i),
    ).toEqual(heeftAlles && !werktErin ? [...OPHALEN, ...ZOEKEN, ...SCHRIJVEN].toSorted() : []);
    for (const { leidend } of opDeTabel) expect(leidend).toEqual(COMPARTIMENT);
    // Nor the list of which there are; the worklist of who investigates it does reach, for that is in GET /v1/taken.
    expect(verboden.filter(({ op }) => op !== TABEL)).toEqual(
      functie === "casus"
        ? [{ actie: "dynamodb:Query", op: `${TABEL}/index/werk`, leidend: ["WERK#TRAJECTEN#*"] }]
        : [],
    );
    if (!["opsporing", "taken", "driver", "watchdog"].includes(functie))
      expect(Object.values(OP_DE_TABEL[functie]).flat()).not.toContain("TRAJECT#*");
  });

  it.each(functies)("%s only puts into the log table, if anything", (functie) => {
    // Who proves that nothing is missing asks whether a line is there, and puts none.
    const vraagt = functie === "sluitend" ? ["dynamodb:Query"] : [];
    expect(actiesOp(van(functie), LOG)).toEqual(MET_LOGBOEK.includes(functie) ? ["dynamodb:PutItem"] : vraagt);
  });

  it.each(functies)("%s has no action with a wildcard, no scan, no delete", (functie) => {
    const acties = van(functie).map(({ actie }) => actie);
    expect(acties).toContain("logs:PutLogEvents");
    expect(acties.filter((actie) => actie.includes("*"))).toEqual([]);
    expect(acties.filter((actie) => /:(Scan|UpdateItem|DeleteItem|BatchWriteItem|PartiQL\w+)$/.test(actie))).toEqual(
      functie === "sluitend" ? ["dynamodb:Scan", "dynamodb:UpdateItem"] : [],
    );
  });

  it("lets who goes through the whole table see ids, codes and dates, and change only where the clock and lists have it", () => {
    const alleen = (attributen: readonly string[]) => ({
      "ForAllValues:StringEquals": { "dynamodb:Attributes": attributen },
      StringEqualsIfExists: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
    });
    const lezen = alleen(SPOORATTRIBUTEN);
    const sleutels = ["klokPk", "klokSk", "pk", "sk", "werkPk", "werkSk"];
    expect(attributenVan(van("sluitend"), TABEL)).toEqual({
      ...{ "dynamodb:Scan": lezen, "dynamodb:Query": lezen, "dynamodb:BatchGetItem": lezen },
      "dynamodb:UpdateItem": alleen([...sleutels, "aanbieden", "klok", "type", "versie"].toSorted()),
    });
    expect(attributenVan(van("sluitend"), LOG)).toEqual({
      "dynamodb:Query": alleen(["object", "pk", "resultaat", "sk"]),
    });
    // Nothing that anybody wrote, nor by which somebody is found.
    for (const veld of ["invoer", "inhoud", "personalia", "zoeksleutels", "toelichting", "reden", "zout", "kenmerk"])
      expect(SPOORATTRIBUTEN).not.toContain(veld);
  });

  it("lets only deliver read a channel's secret, and deliver nothing but those", () => {
    const geheimen = sjablonen.resources("AWS::SecretsManager::Secret").filter(({ stack }) => stack === "partners");
    const kanalen = geheimen.map(({ id }) => `<${id.slice(0, -8)}>`).toSorted();
    expect(kanalen.length).toBeGreaterThan(0);
    expect(plaatsenVan(van("deliver"), "secretsmanager:GetSecretValue")).toEqual(kanalen);
    for (const functie of functies.filter((naam) => naam !== "deliver")) {
      // Who looks for a line in the log has to know whose, by keyed hash.
      const verwacht = MET_LOGBOEK.includes(functie) || functie === "sluitend" ? ["<HashSleutel>"] : [];
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
    expect(staten("sluitend")).toEqual(["states:DescribeExecution"]);
    for (const functie of functies.filter((naam) => !["driver", "watchdog", "taken", "sluitend"].includes(naam)))
      expect(staten(functie)).toEqual([]);
    const machines = MACHINES.map((naam) => `<${naam}Machine>`);
    expect(plaatsenVan(van("driver"), "states:SendTaskSuccess")).toEqual(machines);
    expect(plaatsenVan(van("driver"), "states:StartExecution")).toEqual(expect.arrayContaining(machines));
  });

  it("lets only outbox and watchdog publish, and what stands in for a scanner", () => {
    const nabootsing = functies.includes("eicar-nabootsing") ? ["eicar-nabootsing"] : [];
    expect(wieMag("events:PutEvents")).toEqual(["outbox", "watchdog", ...nabootsing]);
  });

  it("lets only the driver put pages of hand-ins on their queue, and only aanleveren take them", () => {
    const zetter = functies.filter((functie) =>
      plaatsenVan(van(functie), "sqs:SendMessage").includes("<AanleverWachtrij.Arn>"),
    );
    expect(zetter).toEqual(["driver"]);
    expect(
      functies.filter((functie) => plaatsenVan(van(functie), "sqs:ReceiveMessage").includes("<AanleverWachtrij.Arn>")),
    ).toEqual(["aanleveren"]);
  });

  it("lets only the stream's two readers read the stream", () => {
    expect(wieMag("dynamodb:GetRecords")).toEqual(["outbox", "driver"]);
  });

  it.each(MACHINES)("lets the machine %s invoke taken and nothing else", (naam) => {
    const rechten = rechtenVan(sjablonen, `${naam}MachineRole`);
    expect(plaatsenVan(rechten, "lambda:InvokeFunction")).toEqual(["<Taken.Arn>", "<Taken.Arn>:*"]);
    const rest = rechten.filter(({ actie }) => !/^(lambda:InvokeFunction|logs:|xray:)/.test(actie));
    expect(rest).toEqual([]);
  });
});
