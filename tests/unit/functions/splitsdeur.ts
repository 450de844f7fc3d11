import { casusIdSchema, meldingIdSchema, type DossierId } from "../../../shared/domain/ids.ts";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { testBsn } from "../../fixtures/personen.ts";
import { maakCasusweg, WEG, type Casusweg } from "./casusweg.ts";
import { maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

/** A reason that nobody may read elsewhere. */
export const REDEN = "De broer wil niet dat zijn zus hier iets van weet.";

/** Somebody of whom the number is known: reported again, they are found beyond doubt. */
export const mens = (n: number) => ({
  rol: "mogelijk-slachtoffer" as const,
  personalia: {
    ...{ voornamen: `Yolv${"iekuoa"[n % 6] ?? ""}n${"abdeg"[n % 5] ?? ""}`, geslachtsnaam: `Braxm${n}insky` },
    bsn: testBsn(40 + n),
  },
});

/** A melding about these people, in words of its own. */
export const over = (mensen: readonly number[], inhoud: string, anders: Partial<MeldingBody> = {}): MeldingBody =>
  maakMelding({
    ...{ locatie: { gemeente: "Doetinchem" }, verschijningsvormen: ["arbeidsuitbuiting"], inhoud },
    ...{ betrokkenen: mensen.map(mens), ...anders },
  });

export const meld = async (deur: Voordeur, body: MeldingBody) => {
  const { status, body: antwoord } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", body);
  if (status !== 201) throw new Error(JSON.stringify(antwoord));
  return meldingIdSchema.parse(antwoord["meldingId"]);
};

/** A casus of so many people who were reported together; those whom the melding had no room for follow. */
export const netwerk = async (aantal = 3, deur = maakVoordeur()): Promise<Casusweg> => {
  const wie = Array.from({ length: aantal }, (_, n) => n);
  const weg = await maakCasusweg(deur, over(wie, "Zij werken samen."));
  for (const { meldingId } of deur.casework.vanType("melding")) {
    for (let ronde = 0; ronde < aantal; ronde += 1) await deur.vervolgMelding(meldingId);
  }
  deur.verder(60);
  return weg;
};

/** Such a casus of three while its partners are invited: nla is on it. */
export const naAanvaarden = async (): Promise<Casusweg> => {
  const weg = await netwerk(3);
  await weg.deur.machine(weg.casusId);
  for (const stap of ["weging1", "uitnodigen", "aanvaarden"] as const) {
    const { status, body } = await WEG[stap](weg);
    if (status !== 201) throw new Error(`${stap}: ${JSON.stringify(body)}`);
    weg.deur.verder(60);
    if (stap === "weging1") await weg.deur.machine(weg.casusId);
  }
  return weg;
};

/** The dossier of the n-th of those people. */
export const dossierVan = ({ casework }: Voordeur, n: number): DossierId => {
  const bsn = testBsn(40 + n);
  const dossier = casework.vanType("dossier").find(({ personalia }) => personalia.bsn === bsn);
  if (dossier === undefined) throw new Error("geen dossier");
  return dossier.dossierId;
};

export const splits = (
  { deur, pad }: Pick<Casusweg, "deur" | "pad">,
  mensen: readonly number[],
  wie = "zetel-politie",
  sleutel?: string,
): Promise<Antwoord> =>
  deur.vraag(
    wie,
    "POST",
    `${pad}/splitsingen`,
    { dossiers: mensen.map((n) => dossierVan(deur, n)), reden: REDEN },
    sleutel === undefined ? {} : { sleutel },
  );

/** The casus that a split opened, to go on with. */
export const nieuweWeg = (weg: Casusweg, { status, body }: Antwoord): Casusweg => {
  if (status !== 201) throw new Error(JSON.stringify(body));
  const casusId = casusIdSchema.parse(body["nieuweCasusId"]);
  const pad = `/v1/casussen/${casusId}`;
  return {
    ...{ deur: weg.deur, casusId, pad },
    doe: (wie, onder, inhoud, sleutel) =>
      weg.deur.vraag(wie, "POST", `${pad}/${onder}`, inhoud, sleutel === undefined ? {} : { sleutel }),
    lees: (wie) => weg.deur.vraag(wie, "GET", pad),
  };
};

/** The open casussen that name this dossier. */
export const openCasussenMet = ({ casework }: Voordeur, dossierId: DossierId) =>
  casework.vanType("casus").filter(({ status, dossierIds }) => status === "open" && dossierIds.includes(dossierId));

/** Where a chain of history does not hold any more; none: all do. */
export const breuken = ({ casework, hash }: Voordeur) => {
  const regels = Map.groupBy(casework.vanType("historie"), ({ casusId, compartiment }) => `${casusId} ${compartiment}`);
  return [...regels].flatMap(([keten, deze]) => {
    const breuk = eersteBreuk(
      deze.toSorted((een, ander) => een.nummer - ander.nummer),
      hash,
    );
    return breuk === null ? [] : [`${keten} ${breuk}`];
  });
};

/** The second begins so many turns after the first, so that it falls at another place of its work each time. */
export const beide = async <A, B>(
  na: number,
  een: () => Promise<A>,
  ander: () => Promise<B>,
): Promise<readonly [A, B]> => {
  const later = async () => {
    for (let beurt = 0; beurt < Math.abs(na); beurt += 1) await Promise.resolve();
  };
  return na >= 0
    ? Promise.all([een(), later().then(ander)])
    : Promise.all([later().then(een), ander()]).then(([a, b]) => [a, b] as const);
};
/** From long before to long after: past either end they no longer meet. */
export const VERSCHOVEN = Array.from({ length: 9 }, (_, i) => (i - 4) * 15);
