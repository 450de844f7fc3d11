import { MEEGEGAAN, SAMENGEVOEGD, samenvoeglotVan } from "../../shared/domain/casussamenvoeging.ts";
import { loopVan } from "../../shared/domain/loop.ts";
import { eersteBreuk } from "../../shared/domain/historie.ts";
import type { KetenRecord } from "../../shared/domain/records.ts";
import { EIGEN_WACHTRIJ, WEBHOOKS, type Keten } from "./keten.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";

/** What is promised, each by its name. */
export const BELOFTEN = {
  meldingen:
    "every accepted melding is there once, in a dossier of each of its persons, and in a casus or kept as a signal",
  dossiers: "one dossier a person",
  opdrachten: "a request that is repeated is carried out once, and answered as it was carried out",
  effecten: "no task, reminder or notification twice",
  eigenaar: "whatever is open has an owner and a next date, and nothing stays past its date",
  berichten: "every Gebeurtenis is published, in the feed of each recipient, and delivered or visibly given up",
  machines: "the machines are at rest where the records stand, by a token that the record knows",
  historie: "the hash chains hold",
  rust: "everything comes to rest",
} as const;
export type Belofte = keyof typeof BELOFTEN;

/** A promise that did not hold, and where. */
export interface Breuk {
  readonly belofte: Belofte;
  readonly wat: string;
}

/** A run may take so long from what it reads to what it writes, on clocks that are apart. */
const GELIJKTIJDIG_SECONDEN = 900;

type Van<T extends KetenRecord["type"]> = Extract<KetenRecord, { type: T }>;
type Boek = <T extends KetenRecord["type"]>(type: T) => readonly Van<T>[];

const dubbele = <T>(lijst: readonly T[], sleutel: (een: T) => string): readonly string[] =>
  [...Map.groupBy(lijst, sleutel)].flatMap(([naam, samen]) => (samen.length > 1 ? [naam] : []));

const meldingen = (keten: Keten, boek: Boek): readonly string[] => {
  const opgeslagen = new Map(boek("melding").map((een) => [een.meldingId as string, een]));
  const koppelingen = new Set(boek("dossier-melding").map((een) => `${een.dossierId} ${een.meldingId}`));
  const dossiers = new Set(boek("dossier").map(({ dossierId }) => dossierId as string));
  const geaccepteerd = [...keten.verstuurd.values()].flatMap(({ verzoek, antwoorden }) =>
    verzoek.pad === "/v1/meldingen"
      ? antwoorden.flatMap(({ status, body }) => (status === 201 ? [String(body["meldingId"])] : []))
      : [],
  );
  return [
    ...geaccepteerd.filter((id) => !opgeslagen.has(id)).map((id) => `lost ${id}`),
    ...dubbele(
      boek("melding").filter(({ invoer }) => invoer.eigenKenmerk !== null),
      ({ invoer }) => String(invoer.eigenKenmerk),
    ).map((een) => `twice ${een}`),
    ...[...opgeslagen.values()].flatMap((melding) => [
      ...(melding.nogTeDossieren === null ? [] : [`persons without a dossier ${melding.meldingId}`]),
      ...(melding.dossiers.length === 0 ? [`no dossier ${melding.meldingId}`] : []),
      ...melding.dossiers.flatMap(({ dossierId }) =>
        koppelingen.has(`${dossierId} ${melding.meldingId}`) && dossiers.has(dossierId)
          ? []
          : [`half ${melding.meldingId}`],
      ),
      ...(melding.casusIds.length === 0 && melding.signaal === null ? [`no casus ${melding.meldingId}`] : []),
      ...(melding.teRegistreren ? [`not registered ${melding.meldingId}`] : []),
    ]),
  ];
};

const dossiers = (_keten: Keten, boek: Boek): readonly string[] => [
  ...dubbele(
    boek("dossier").filter(({ personalia, samengevoegdMet }) => personalia.bsn !== null && samengevoegdMet === null),
    ({ personalia }) => String(personalia.bsn),
  ).map(() => "two dossiers of one bsn"),
  // A next melding finds the casus that goes on, and whom it is about.
  ...boek("dossier").flatMap(({ dossierId, laatsteCasusId, samengevoegdMet }) => {
    const casus = boek("casus").find(({ casusId }) => casusId === laatsteCasusId);
    if (casus === undefined || samengevoegdMet !== null) return [];
    return casus.status === "samengevoegd" || !casus.dossierIds.includes(dossierId) ? [`astray ${dossierId}`] : [];
  }),
  ...boek("dossier")
    .filter(({ teMatchen }) => teMatchen)
    .map(({ dossierId }) => `not matched ${dossierId}`),
];

const opdrachten = (keten: Keten): readonly string[] =>
  [...keten.verstuurd.values()].flatMap(({ verzoek: { pad, sleutel }, geschreven, antwoorden, pogingen }) => [
    ...(antwoorden.length === 0 ? [`no answer ${sleutel} ${pad}`] : []),
    ...(geschreven > 1 ? [`${String(geschreven)} times ${sleutel} ${pad}`] : []),
    ...antwoorden.flatMap(({ status, code, herhaald }) => {
      if (status < 300) return geschreven > 0 ? [] : [`answered and not carried out ${pad}`];
      // What was refused while the same request was still under way was refused rightly: it could not be done yet.
      return herhaald ? [`carried out, and then refused ${code ?? ""} at attempt ${String(pogingen)} ${pad}`] : [];
    }),
    ...(geschreven > 0 && !antwoorden.some(({ status }) => status < 300) ? [`carried out and refused ${pad}`] : []),
    ...(new Set(antwoorden.flatMap(({ status, rauw }) => (status < 300 ? [rauw.body] : []))).size > 1
      ? [`answered differently ${pad}`]
      : []),
  ]);

const effecten = (_keten: Keten, boek: Boek): readonly string[] => {
  const taken = boek("taak").filter(({ status }) => status === "open");
  const berichten = boek("gebeurtenis").flatMap(({ berichten: alle }) => alle);
  const perTaak = berichten.filter(({ soort }) => ["taak.herinnerd", "taak.geescaleerd"].includes(soort));
  return [
    ...dubbele(
      taken,
      ({ casusId, soort, onderwerp, eigenaar }) => `${casusId} ${soort} ${onderwerp ?? ""} ${eigenaar.organisatie}`,
    ).map((een) => `task ${een}`),
    ...dubbele(berichten, ({ berichtId, ontvanger }) => `${berichtId} ${ontvanger}`).map((een) => `bericht ${een}`),
    // The same step of the same date is said once to each.
    ...dubbele(perTaak, ({ ontvanger, soort, data, onderwerp }) => {
      const { uiterlijkOp = "", trap = 1 } = data as { readonly uiterlijkOp?: string; readonly trap?: number };
      return `${ontvanger} ${soort} ${onderwerp} ${uiterlijkOp} ${String(trap)}`;
    }).map((een) => `said twice ${een}`),
    ...dubbele(boek("notificatie"), ({ ontvanger, bericht }) => `${ontvanger} ${bericht.berichtId}`).map(
      (een) => `line ${een}`,
    ),
    ...dubbele(boek("actie"), ({ casusId, actieId }) => `${casusId} ${actieId}`).map((een) => `actie ${een}`),
    ...dubbele(
      boek("taak").filter(({ soort }) => soort === "actie"),
      ({ casusId, onderwerp, eigenaar }) => `${casusId} ${onderwerp ?? ""} ${eigenaar.organisatie}`,
    ).map((een) => `actietaak ${een}`),
  ];
};

/** What was to come along when its casus ended in another one, and is not there: not even with the same question of that one. */
const kwijtgeraakt = (boek: Boek): readonly string[] => {
  const vraag = (casusId: string, { soort, onderwerp }: Van<"taak">) => `${casusId} ${soort} ${onderwerp ?? ""}`;
  const daar = new Set(boek("taak").map((taak) => vraag(taak.casusId, taak)));
  const naar = new Map(
    boek("casus").flatMap((een) =>
      een.status === "samengevoegd" ? [[een.casusId, een.samengevoegdMet] as const] : [],
    ),
  );
  return boek("taak").flatMap((taak) => {
    const verder = naar.get(taak.casusId);
    const meegegaan = taak.status === "vervallen" && [MEEGEGAAN, SAMENGEVOEGD].includes(taak.reden);
    return verder !== undefined && meegegaan && samenvoeglotVan(taak) === "mee" && !daar.has(vraag(verder, taak))
      ? [`lost in a merge ${taak.soort}`]
      : [];
  });
};

const eigenaar = ({ deur, double }: Keten, boek: Boek): readonly string[] => {
  const alles = double.alles();
  const nu = deur.nu();
  const taken = new Map(boek("taak").map((een) => [een.taakId as string, een]));
  return [
    ...boek("casus").flatMap((casus) => {
      if (casus.status !== "open") return [];
      const taak = casus.lopendeTaakId === null ? undefined : taken.get(casus.lopendeTaakId);
      return [
        ...(casus.klok <= nu ? [`casus past its date ${casus.casusId}`] : []),
        ...(taak?.status === "open" ? [] : [`casus without a task ${casus.casusId} at ${casus.positie.stap}`]),
      ];
    }),
    // Everything else that has a date: what is due stays due for nobody.
    ...alles.flatMap((record) =>
      "klok" in record && record.klok !== null && record.klok <= nu && record.type !== "casus"
        ? [`past its date ${record.type}`]
        : [],
    ),
    // One that was opened as the casus was suspended may come in behind the pages: readers and the clock move its dates then.
    ...boek("casus").flatMap((casus) =>
      casus.status === "open"
        ? boek("taak")
            .filter(
              (taak) =>
                taak.casusId === casus.casusId &&
                taak.status === "open" &&
                casus.verschuivingen
                  .slice(taak.verschoven)
                  .some(({ op }) => plusSeconden(taak.geopendOp, GELIJKTIJDIG_SECONDEN) < op),
            )
            .map(({ soort }) => `dates not moved ${soort}`)
        : [],
    ),
    ...boek("casus").flatMap((casus) =>
      casus.status === "open" && casus.samenTeVoegen !== null ? [`work of a merge left behind ${casus.casusId}`] : [],
    ),
    ...kwijtgeraakt(boek),
    ...boek("casus").flatMap((casus) =>
      casus.status !== "open" &&
      boek("taak").some((taak) => taak.casusId === casus.casusId && taak.status === "open" && taak.verplicht)
        ? [`open work on an ended casus ${casus.casusId}`]
        : [],
    ),
  ];
};

const berichten = (keten: Keten, boek: Boek): readonly string[] => {
  const regels = new Map(boek("notificatie").map((een) => [`${een.ontvanger} ${een.bericht.berichtId}`, een]));
  const perOntvanger = Map.groupBy(boek("notificatie"), ({ ontvanger }) => ontvanger);
  const verteld = boek("gebeurtenis").flatMap((een) => een.berichten);
  const bedoeld = new Set(verteld.map(({ ontvanger, berichtId }) => `${ontvanger} ${berichtId}`));
  return [
    ...boek("gebeurtenis")
      .filter(({ aanbieden }) => aanbieden)
      .map(({ gebeurtenisId }) => `not published ${gebeurtenisId}`),
    ...verteld.flatMap(({ ontvanger, berichtId, soort }) => {
      const regel = regels.get(`${ontvanger} ${berichtId}`);
      if (regel === undefined) return [`no line ${ontvanger} ${soort}`];
      if (regel.bezorging === "wacht" || regel.bezorging === "mislukt") return [`not delivered ${ontvanger} ${soort}`];
      const komtAan = regel.bezorging === "bezorgd" || EIGEN_WACHTRIJ.includes(ontvanger);
      return komtAan && keten.ontvangen.get(ontvanger)?.has(berichtId) !== true
        ? [`never came ${ontvanger} ${soort}`]
        : [];
    }),
    ...[...perOntvanger].flatMap(([ontvanger, lijst]) =>
      lijst.toSorted((a, b) => a.nummer - b.nummer).some(({ nummer }, i) => nummer !== i + 1)
        ? [`numbers ${ontvanger}`]
        : [],
    ),
    ...[...keten.ontvangen].flatMap(([ontvanger, ids]) =>
      [...ids].filter((id) => !bedoeld.has(`${ontvanger} ${id}`)).map(() => `told and never written ${ontvanger}`),
    ),
    ...(keten.loop.opzij.length > 0 ? [`set aside ${String(keten.loop.opzij.length)}`] : []),
    ...(WEBHOOKS.length === 0 ? ["no webhooks"] : []),
  ];
};

const machines = ({ machines: lopend }: Keten, boek: Boek): readonly string[] => {
  const wachtend = lopend.wachtend();
  const taken = new Map([...boek("taak"), ...boek("trajecttaak")].map((een) => [een.taakId as string, een]));
  const records = [...boek("casus"), ...boek("interventie"), ...boek("strafrechtelijk-traject")];
  const nodig = new Set<string>();
  const fouten = records.flatMap((record) => {
    if (record.status !== "open") return [];
    const { naam } = loopVan(record);
    nodig.add(naam);
    const taak = record.lopendeTaakId === null ? undefined : taken.get(record.lopendeTaakId);
    if (taak?.status !== "open" || taak.uitvoering === null) return [`nobody waits ${naam}`];
    const bij = wachtend.get(taak.uitvoering.taaktoken);
    return bij === naam ? [] : [`no machine has the token of the task ${naam}: ${bij ?? "nobody"}`];
  });
  return [
    ...fouten,
    ...lopend.fouten.map((fout) => `walk ${String(fout)}`),
    ...lopend
      .lopend()
      .filter((naam) => !nodig.has(naam))
      .map((naam) => `runs for nothing ${naam}`),
  ];
};

const historie = ({ deur }: Keten, boek: Boek): readonly string[] => {
  const ketens = Map.groupBy(boek("historie"), ({ casusId, compartiment }) => `${casusId} ${compartiment}`);
  const koppen = new Map(boek("historie-kop").map((een) => [`${een.casusId} ${een.compartiment}`, een]));
  return [
    ...[...ketens].flatMap(([naam, regels]) => {
      const op = regels.toSorted((a, b) => a.nummer - b.nummer);
      const breuk = eersteBreuk(op, deur.hash);
      if (breuk !== null) return [`${naam} at ${String(breuk)}`];
      return koppen.get(naam)?.hash === op.at(-1)?.hash ? [] : [`head of ${naam}`];
    }),
    ...[...koppen.keys()].filter((naam) => !ketens.has(naam)).map((naam) => `head without lines ${naam}`),
  ];
};

const TOETSEN = { meldingen, dossiers, opdrachten, effecten, eigenaar, berichten, machines, historie } as const;

/** Looks at everything that was promised; what does not hold. */
export const toets = (keten: Keten): readonly Breuk[] => {
  const perType = Map.groupBy(keten.double.alles(), ({ type }) => type);
  const boek: Boek = (type) => (perType.get(type) ?? []) as unknown as readonly Van<typeof type>[];
  const breuken = Object.entries(TOETSEN).flatMap(([belofte, kijk]) =>
    kijk(keten, boek).map((wat) => ({ belofte: belofte as Belofte, wat })),
  );
  return [...breuken, ...[...keten.onaf].map(([id, reden]): Breuk => ({ belofte: "rust", wat: `${reden} ${id}` }))];
};
