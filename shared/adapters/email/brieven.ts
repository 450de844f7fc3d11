import type { Brief } from "../../ports/bezorging.ts";

/** A letter as it is sent: subject and plain text. */
export interface Tekst {
  readonly onderwerp: string;
  readonly tekst: string;
}

/**
 * What our mail says, the same for every recipient and every event: that there is something, and where (never what, about
 * whom, how many or for which casus), because a mailbox is read by more people than may see it, and by whoever takes it over.
 */
export const brieven = (bekijkAdres: string): Readonly<Record<Brief, Tekst>> => ({
  "er-is-iets": {
    onderwerp: "Er staat iets voor u klaar",
    tekst: [
      "Goedendag,",
      "Er staat iets voor uw organisatie klaar. U bekijkt het, na aanmelden, op:",
      bekijkAdres,
      "Met opzet staat in deze e-mail niet waar het over gaat. Antwoorden op deze e-mail worden niet gelezen.",
    ].join("\n\n"),
  },
  "niet-bezorgd": {
    onderwerp: "Uw koppeling neemt geen berichten aan",
    tekst: [
      "Goedendag,",
      "Berichten voor uw organisatie komen niet aan bij het systeem waarop zij bezorgd worden. Er gaat niets verloren: alles staat, na aanmelden, klaar op:",
      bekijkAdres,
      "Laat uw beheerder de koppeling nakijken, en kijk tot die tijd zelf op dit adres. Antwoorden op deze e-mail worden niet gelezen.",
    ].join("\n\n"),
  },
});
