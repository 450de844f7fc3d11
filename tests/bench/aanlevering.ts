import { REGELS_PER_AANLEVERING } from "../../shared/domain/aanlevering.ts";
import { maakMelding } from "../fixtures/melding.ts";
import { bestand, maakAanleverdeur } from "../unit/functions/aanleverdeur.ts";
import { mediaan, type Benchmark } from "./cijfer.ts";

/** Every so many lines one that is no melding, and one about somebody of an earlier line. */
const SLECHT_OP = 50;
const BEKEND_OP = 10;
/** Every so many writes one whose answer is lost, and pages are worked on so many at a time, each offered twice. */
const STORING_OP = 41;
const TEGELIJK = 4;

/**
 * A full file through the real frame, driver and use cases, over the store in memory: how long receiving and carrying out take
 * of our own code, and that faults and double work lose and double no line.
 */
export const aanlevering: Benchmark = async () => {
  const deur = maakAanleverdeur();
  const personen = new Set<number>();
  let slecht = 0;
  const regels = Array.from({ length: REGELS_PER_AANLEVERING }, (_, i) => {
    if (i % SLECHT_OP === 7) {
      slecht += 1;
      return '{"soort":"melding"';
    }
    const persoon = i % BEKEND_OP === 9 ? i - 4 : i;
    personen.add(persoon);
    return maakMelding({ eigenKenmerk: `regel ${i + 1}` }, persoon + 1);
  });
  const tekst = bestand(...regels);

  const begin = performance.now();
  const { body, status } = await deur.leverAan(tekst);
  const ontvangen = performance.now() - begin;
  await deur.drijf();
  const paginas = deur.rij.splice(0);
  const tijden: number[] = [];
  const start = performance.now();
  for (let van = 0; van < paginas.length; van += TEGELIJK) {
    if (van % STORING_OP < TEGELIJK) deur.casework.storing.bij("schrijf", "erna", 5);
    await Promise.all(
      paginas.slice(van, van + TEGELIJK).flatMap((pagina) =>
        [1, 2].map(async () => {
          const vanaf = performance.now();
          await deur.verwerk(pagina).catch(() => undefined);
          tijden.push(performance.now() - vanaf);
        }),
      ),
    );
  }
  await deur.totKlaar();
  const duur = performance.now() - start;
  const { aantallen } = await deur.lees(body["aanleveringId"]);
  const meldingen = deur.casework.vanType("melding").length;
  const dossiers = deur.casework.vanType("dossier").length;
  const goed = REGELS_PER_AANLEVERING - slecht;
  return [
    { naam: "size of the file", waarde: new TextEncoder().encode(tekst).length / 1024, eenheid: "KB" },
    { naam: "receiving, own code", waarde: ontvangen, eenheid: "ms" },
    { naam: "pages", waarde: paginas.length, eenheid: "pages" },
    { naam: "a page, own code, two at it, median", waarde: mediaan(tijden), eenheid: "ms" },
    { naam: "carrying out, own code, every page twice", waarde: duur, eenheid: "ms" },
    {
      naam: "lines received",
      waarde: aantallen?.regels ?? 0,
      eenheid: "lines",
      belofte: { tekst: "all", gehouden: status === 202 && aantallen?.regels === REGELS_PER_AANLEVERING },
    },
    {
      naam: "meldingen",
      waarde: meldingen,
      eenheid: "meldingen",
      belofte: { tekst: "one for each good line", gehouden: meldingen === goed && aantallen?.aangenomen === goed },
    },
    {
      naam: "refused lines",
      waarde: aantallen?.geweigerd ?? 0,
      eenheid: "lines",
      belofte: { tekst: "the bad ones", gehouden: aantallen?.geweigerd === slecht },
    },
    {
      naam: "dossiers",
      waarde: dossiers,
      eenheid: "dossiers",
      belofte: { tekst: "one for each person", gehouden: dossiers === personen.size },
    },
  ];
};
