import type { Oordelen } from "./gewichten.ts";
import type { Reden, Veld } from "./vergelijk.ts";

const VELDTEKST: Readonly<Record<Veld, string>> = {
  bsn: "burgerservicenummer",
  geboortedatum: "geboortedatum",
  voornaam: "voornaam",
  geslachtsnaam: "geslachtsnaam",
  geslacht: "geslacht",
  nationaliteit: "nationaliteit",
  email: "e-mailadres",
  telefoon: "telefoonnummer",
  adres: "adres",
};

const OORDEELTEKST: Readonly<Record<Oordelen[Veld], string>> = {
  gelijk: "gelijk",
  "gelijk-verlegenheidsdatum": "gelijk, maar een dag die vaak wordt ingevuld als de echte onbekend is",
  omgewisseld: "omgewisseld",
  "omgewisseld-gelijkend": "omgewisseld en bijna gelijk",
  "omgewisseld-deels": "omgewisseld, en één van beide anders",
  "binnen-schatting": "past bij de geschatte leeftijd",
  "buiten-schatting": "past niet bij de geschatte leeftijd",
  aangevuld: "gelijk, met meer namen aan één kant",
  roepnaam: "roepnaam of andere vorm van dezelfde naam",
  voorletters: "voorletters passen",
  "deels-gelijk": "deels gelijk",
  "klinkt-gelijk": "klinkt gelijk",
  alias: "bekend als alias",
  gelijkend: "bijna gelijk",
  "enigszins-gelijkend": "lijkt enigszins",
  verschilt: "verschilt",
  onbekend: "niet aan beide kanten bekend",
};

/** A reason in Dutch, for whoever decides; of the person it tells nothing but that two details agree or not. */
export const redentekst = ({ veld, oordeel }: Pick<Reden, "veld" | "oordeel">): string =>
  `${VELDTEKST[veld]}: ${OORDEELTEKST[oordeel]}`;
