import type { RegioInvoer } from "../../domain/regio.ts";

type Invoer = RegioInvoer["partners"][number];

/** No partner has signed anything yet: the day is made up. */
const VOORBEELDCONVENANT: Invoer["convenant"] = { versie: "voorbeeld-1", getekendOp: "2020-01-01" };
const kern = (code: string, naam: string, domein: Invoer["domein"], bron: string): Invoer => ({
  ...{ code, naam, soort: "kern", domein, zetel: true, aangesloten: true, convenant: VOORBEELDCONVENANT, bron },
});
const zonderZetel = (
  soort: Invoer["soort"],
  code: string,
  naam: string,
  domein: Invoer["domein"],
  bron: string,
): Invoer => ({
  ...{ code, naam, soort, domein, zetel: false, aangesloten: true, convenant: VOORBEELDCONVENANT, bron },
});

/**
 * The six fixed seats (B6.F1), then the others that the report names (requirements P). The flexible shell counts
 * 23 partners, of which the report names these: the list stays open (NB24). The domains are a judgement (vb).
 */
export const partners: RegioInvoer["partners"] = [
  kern("veilig-thuis", "Veilig Thuis", "zorg", "P5"),
  kern("mee-samen", "MEE Samen", "zorg", "P1"),
  kern("moviera", "Moviera", "zorg", "P2"),
  kern("om", "Openbaar Ministerie", "veiligheid", "P3"),
  kern("politie", "Politie", "veiligheid", "P4"),
  kern("zvh", "Zorg- en Veiligheidshuis", "beide", "P6"),
  zonderZetel("kern", "nla", "Nederlandse Arbeidsinspectie", "veiligheid", "P8"),
  zonderZetel("schil", "kmar", "Koninklijke Marechaussee", "veiligheid", "P9"),
  zonderZetel("schil", "riec", "Regionaal Informatie- en Expertisecentrum", "veiligheid", "P10"),
  zonderZetel("schil", "ggd", "GGD", "zorg", "P11"),
  zonderZetel("schil", "jeugdbescherming-gelderland", "Jeugdbescherming Gelderland", "zorg", "P12"),
  zonderZetel("schil", "welzijnswerk", "Welzijnswerk", "zorg", "P13"),
  zonderZetel("schil", "onderwijs", "Onderwijs", "geen", "P14"),
  zonderZetel("schil", "wijkteam", "Wijkteam", "zorg", "P15"),
  zonderZetel("schil", "coa", "Centraal Orgaan opvang asielzoekers", "geen", "P18"),
  zonderZetel("schil", "woningcorporatie", "Woningcorporaties", "geen", "P19"),
  zonderZetel("schil", "advocatuur", "Advocatuur", "geen", "P21"),
  zonderZetel("overig", "wegingstafel", "Wegingstafel", "geen", "P20"),
];

/** The covenant that is still to be made (I6); that everybody signed it is an example. */
export const convenanten: RegioInvoer["convenanten"] = [
  {
    versie: "voorbeeld-1",
    naam: "Convenant ketenaanpak mensenhandel",
    vindplaats: "Voorbeeld, nog te sluiten (I6)",
    van: "2020-01-01",
    tot: null,
    voorbeeld: true,
  },
];
