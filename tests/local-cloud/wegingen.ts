const deelnemers = ["politie", "moviera", "om"].map((organisatie) => ({ organisatie }));
/** A first weging, and a second one, with all that they ask. */
export const eersteWeging = (kwalificatie: "wel" | "geen") => ({
  soort: "eerste",
  actueel: "nee",
  veiligheid: "veilig",
  kwalificatie,
  doorlaatverbod: { besluit: "niet-nodig", motivering: "geen aanwijzing" },
  motivering: "gewogen",
  deelnemers,
});
export const tweedeWeging = (mensenhandel: "wel" | "geen", zorg: "wel" | "geen") => ({
  soort: "tweede",
  mensenhandel,
  zorg,
  analyse: "geanalyseerd",
  urgentie: "normaal",
  kader: {
    ...{ instrument: "wegingskader", versie: "1" },
    aspecten: ["kwetsbaarheid", "actoren", "systeem", "omgeving", "sociaal-economisch"].map((code) => ({
      ...{ code, score: 1 },
    })),
  },
  ontbreekt: [
    ...["slachtofferschap", "verschijningsvorm", "kenmerken", "netwerk", "veiligheidssituatie", "hulp"],
    ...["melder-gehoord", "zorgperspectief", "veiligheidsperspectief"],
  ].map((onderdeel) => ({ onderdeel, reden: "besproken" })),
  motivering: "gewogen",
  deelnemers,
});
