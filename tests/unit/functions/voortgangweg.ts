import * as z from "zod";
import type { Casusweg } from "./casusweg.ts";
import type { Antwoord } from "./voordeur.ts";

const rij = z.record(z.string(), z.unknown());

/** The list under this field of an answer. */
export const rijen = (antwoord: Antwoord, veld: string) => z.array(rij).parse(antwoord.body[veld]);

/** The shared view, as this actor reads it. */
export const voortgang = ({ deur, pad }: Casusweg, wie = "zetel-zvh") => deur.vraag(wie, "GET", `${pad}/voortgang`);

/** A contact card as its organisation sends it. */
export const kaart = (naam = "Rogier Vlasveld") => ({
  ...{ naam, functie: "casusregisseur", telefoon: "0570 123456", email: "r.vlasveld@partner.example" },
  bereikbaarheid: "Werkdagen tot vijf uur",
  vervanger: { naam: "Hanne Oord", functie: "collega", telefoon: "+31 6 00000000", email: null },
});

/** Puts the card of an organisation, on the version that was read. */
export const zetKaart = (
  { deur, pad }: Casusweg,
  wie: string,
  organisatie: string,
  body: unknown,
  versie?: number,
): Promise<Antwoord> =>
  deur.vraag(wie, "PUT", `${pad}/contactkaarten/${organisatie}`, body, {
    ...(versie === undefined ? {} : { ifMatch: `"${String(versie)}"` }),
  });
