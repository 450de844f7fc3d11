/**
 * Writes shared/access/DEELMATRIX.md: `node shared/access/maak-deelmatrix.ts`. A developer's script: who reviews access reads
 * the matrix and the policies without reading code, and a diff shows what a change lets whom see (BIO2, I1, I15).
 */
import { readFileSync, writeFileSync } from "node:fs";
import type { ActiviteitNummer } from "../domain/activiteit.ts";
import { HOEDANIGHEDEN } from "../domain/hoedanigheid.ts";
import { categorieSchema, compartimentSchema, INFORMATIESOORTEN, type Kenmerk } from "../domain/kenmerk.ts";
import type { Regio } from "../domain/regio.ts";
import type { Deelrecht } from "../domain/regio-delen.ts";
import { laadRegio, REGIOCODES } from "../region/index.ts";
import { grondslagenVan, lezersVan, schrijversVan } from "./deelmatrix.ts";

const BELEID = new URL("toegang.cedar", import.meta.url);
const BESTAND = new URL("DEELMATRIX.md", import.meta.url);

type Cel = Pick<Kenmerk, "activiteit" | "compartiment" | "dataklasse">;

/** A table as prettier would write it. */
const tabel = (koppen: readonly string[], regels: readonly (readonly string[])[]): string => {
  const breedten = koppen.map((kop, i) => Math.max(3, kop.length, ...regels.map((regel) => regel[i]?.length ?? 0)));
  const rij = (cellen: readonly string[]) => `| ${cellen.map((cel, i) => cel.padEnd(breedten[i] ?? 0)).join(" | ")} |`;
  return [rij(koppen), rij(breedten.map((breedte) => "-".repeat(breedte))), ...regels.map(rij)].join("\n");
};

/** A policy as an officer reads it. */
interface Beleidsbeeld {
  readonly id: string;
  readonly hoedanigheid: string | null;
  readonly uitleg: string;
  readonly verbiedt: boolean;
  readonly handelingen: readonly string[];
}

/** Throws when a policy does not have the form of the others: then the file would leave it out. */
const beleidUit = (tekst: string): readonly Beleidsbeeld[] => {
  const vorm =
    /^@id\("([^"]+)"\)\n(?:@hoedanigheid\("([^"]+)"\)\n)?@uitleg\("([^"]+)"\)\n(permit|forbid) \(([^()]*)\)/gm;
  const gevonden = [...tekst.matchAll(vorm)].map(([, id = "", hoedanigheid = null, uitleg = "", effect, kop = ""]) => ({
    ...{ id, hoedanigheid, uitleg, verbiedt: effect === "forbid" },
    handelingen: [...kop.matchAll(/Action::"(\w+)"/g)].map(([, handeling = ""]) => handeling),
  }));
  const aantal = [...tekst.matchAll(/^(permit|forbid)\b/gm)].length;
  if (gevonden.length !== aantal) throw new Error(`${String(aantal)} policies, ${String(gevonden.length)} in the form`);
  return gevonden;
};

/** Every cell of a compartment: where information can lie, and where a rule of the region says something. */
const cellenVan = ({ deelmatrix }: Regio, compartiment: Kenmerk["compartiment"]): readonly Cel[] => {
  const bekend: readonly Cel[] = [
    ...Object.values(INFORMATIESOORTEN),
    ...deelmatrix.regels.flatMap((regel) =>
      regel.activiteiten.flatMap((activiteit) =>
        regel.dataklassen.map((dataklasse) => ({ activiteit, dataklasse, compartiment: regel.compartiment })),
      ),
    ),
  ];
  const cellen = bekend
    .filter((cel) => cel.compartiment === compartiment)
    .map(
      ({ activiteit, dataklasse }) =>
        [`${activiteit} ${dataklasse}`, { activiteit, compartiment, dataklasse }] as const,
    );
  return [...new Map(cellen)].toSorted(([een], [ander]) => (een < ander ? -1 : 1)).map(([, cel]) => cel);
};

/** What can lie in a cell, with the special categories that it carries. */
const inhoudVan = (cel: Cel): string =>
  Object.entries(INFORMATIESOORTEN)
    .filter(
      ([, soort]) =>
        soort.activiteit === cel.activiteit &&
        soort.compartiment === cel.compartiment &&
        soort.dataklasse === cel.dataklasse,
    )
    .map(([naam, { categorieen }]) => (categorieen.length === 0 ? naam : `${naam} (${categorieen.join(", ")})`))
    .join(", ") || "nog niets";

/** Who does this in a cell, by the basis on which. */
const wieIn = (regio: Regio, cel: Cel, recht: Deelrecht): string => {
  const wie = recht === "lezen" ? lezersVan(regio, cel) : schrijversVan(regio, cel);
  const perGrondslag = Map.groupBy(wie, (een) => grondslagenVan(regio, cel, recht, [een]).join(" en "));
  return [...perGrondslag].map(([grondslag, alle]) => `${alle.join(", ")} (${grondslag})`).join("; ") || "niemand";
};

const activiteitnaam = ({ ketenmodel }: Regio, nummer: ActiviteitNummer): string =>
  `${nummer} ${ketenmodel.activiteiten.find((een) => een.nummer === nummer)?.naam ?? ""}`.trim();

const voorbehoud = ({
  voorbeeld,
  toelichting,
}: {
  readonly voorbeeld: boolean;
  readonly toelichting: string;
}): string => (voorbeeld ? `${toelichting} Nog te bevestigen door de keten en haar juristen.` : toelichting);

const compartimentVan = (regio: Regio, compartiment: Kenmerk["compartiment"]): readonly string[] => [
  `### Compartiment ${compartiment}`,
  tabel(
    ["activiteit", "dataklasse", "wat er ligt", "wie leest (grondslag)", "wie vastlegt (grondslag)"],
    cellenVan(regio, compartiment).map((cel) => [
      ...[activiteitnaam(regio, cel.activiteit), cel.dataklasse, inhoudVan(cel)],
      ...[wieIn(regio, cel, "lezen"), wieIn(regio, cel, "schrijven")],
    ]),
  ),
];

const categorieenVan = ({ samenwerkingsverbanden }: Regio): readonly string[] => [
  "### Bijzondere categorieën",
  voorbehoud(samenwerkingsverbanden),
  "Een organisatie krijgt een bijzondere categorie alleen als een van haar samenwerkingsverbanden die mag verwerken, ook waar de deelmatrix haar laat lezen. Wie het gegeven leverde, leest het zelf wel.",
  tabel(
    ["samenwerkingsverband", "wie daarin zit", ...categorieSchema.options, "grondslag"],
    samenwerkingsverbanden.verbanden.map(({ code, naam, categorieen, grondslag, deelnemers }) => [
      naam,
      [
        ...deelnemers,
        ...(code === samenwerkingsverbanden.standaard ? ["elke organisatie die in geen ander zit"] : []),
      ].join(", "),
      ...categorieSchema.options.map((categorie) => (categorieen.includes(categorie) ? "ja" : "nee")),
      grondslag,
    ]),
  ),
];

const regioVan = (regio: Regio): readonly string[] => [
  `## Regio ${regio.naam}`,
  voorbehoud(regio.deelmatrix),
  "### Grondslagen",
  tabel(
    ["code", "grondslag", "vindplaats"],
    regio.deelmatrix.grondslagen.map(({ code, naam, vindplaats }) => [code, naam, vindplaats]),
  ),
  ...compartimentSchema.options.flatMap((compartiment) => compartimentVan(regio, compartiment)),
  ...categorieenVan(regio),
  "### Noodtoegang",
  voorbehoud(regio.noodtoegang),
  `Wie een van deze rollen heeft, kan met een reden voor ten hoogste ${String(regio.noodtoegang.uren)} uur toegang nemen: ${regio.noodtoegang.rollen.join(", ")}. De procesregisseur en de FG krijgen er meteen bericht van.`,
];

const hoedanighedenVan = (beleid: readonly Beleidsbeeld[]): readonly string[] => [
  "## Hoedanigheden",
  "In welke hoedanigheid iemand tegenover een casus of dossier staat, volgt uit het beleid; de deelmatrix zegt wat daarbij hoort.",
  tabel(
    ["hoedanigheid", "wie die heeft", "door beleid"],
    HOEDANIGHEDEN.flatMap((wie) =>
      beleid.filter(({ hoedanigheid }) => hoedanigheid === wie).map(({ id, uitleg }) => [wie, uitleg, id]),
    ),
  ),
];

const beleidVan = (beleid: readonly Beleidsbeeld[]): readonly string[] => [
  "## Beleid",
  "Wat geen beleid toelaat, mag niet. Wat een beleid verbiedt, mag niet, wat een ander ook toelaat.",
  tabel(
    ["beleid", "gevolg", "handelingen", "wat het zegt"],
    beleid.map(({ id, verbiedt, handelingen, uitleg }) => [
      ...[id, verbiedt ? "verbiedt" : "laat toe", handelingen.join(", ") || "alles", uitleg],
    ]),
  ),
];

/** The text of the file. */
export const deelmatrixBestand = (regios: readonly Regio[], beleidstekst: string): string => {
  const beleid = beleidUit(beleidstekst);
  return `${[
    "# De deelmatrix: wie leest en legt wat vast, en waarom",
    "<!-- Gemaakt door shared/access/maak-deelmatrix.ts; niet met de hand wijzigen. -->",
    "Voor wie de toegang beoordeelt, zoals de FG. Dit zijn de afspraken waarmee het systeem beslist; wie een bepaalde casus nu kan inzien, staat in het rapport `GET /v1/casussen/{casusId}/inzagerechten`.",
    "Iemand leest een onderdeel van een casus als dit alles zo is: een beleid toont de casus; de deelmatrix noemt een van de hoedanigheden die dat geeft, bij de activiteit, het compartiment en de dataklasse van het onderdeel; en geen beleid verbiedt het. Wat hier niet staat, wordt niet gedeeld.",
    "Buiten de deelmatrix om: wat een melding bevat (melding, personalia, burgerservicenummer) legt de intake vast, en een melding leest ook wie haar deed. Wie een casus ziet, ziet haar stand; haar taken wie de voortgang leest. Een uitnodiging leest de genodigde als geheel.",
    ...hoedanighedenVan(beleid),
    ...regios.flatMap(regioVan),
    ...beleidVan(beleid),
  ].join("\n\n")}\n`;
};

/** The policies as they are. */
export const leesBeleidstekst = (): string => readFileSync(BELEID, "utf8");

if (import.meta.main) writeFileSync(BESTAND, deelmatrixBestand(REGIOCODES.map(laadRegio), leesBeleidstekst()));
