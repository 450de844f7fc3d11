import * as z from "zod";
import { acceptPage, type Paginaopties } from "../../../functions/aanleveren/accept-page.ts";
import { queueAanlevering } from "../../../functions/driver/queue-aanlevering.ts";
import type { Aanleveropdracht } from "../../../shared/domain/aanlevering.ts";
import { aanleveringIdSchema } from "../../../shared/domain/ids.ts";
import type { AfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { metStoring } from "../../doubles/storing.ts";
import { maakLogDouble, maakOpzijDouble } from "../keten-records.ts";
import { opstelling as klokopstelling } from "../watchdog/opstelling.ts";
import { maakVoordeur, type Antwoord } from "./voordeur.ts";

export const PAD = "/v1/aanleveringen";
export const SYSTEEM = "systeem-nla";

const aantallenSchema = z.object({
  ...{ regels: z.int(), wacht: z.int(), aangenomen: z.int(), geweigerd: z.int(), mislukt: z.int() },
  vervallen: z.int(),
});
const regelSchema = z.looseObject({
  ...{ regel: z.int(), stand: z.string(), eigenKenmerk: z.string().nullable(), meldingId: z.string().optional() },
  probleem: z.looseObject({ type: z.string(), status: z.int() }).optional(),
});
export type Regelantwoord = z.infer<typeof regelSchema>;

/** The front door with what lies behind a hand-in: driver, queue, who works on the pages, and the clock. */
export const maakAanleverdeur = (anders: Partial<Paginaopties> = {}, ander: Partial<AfhankelijkhedenDouble> = {}) => {
  const echt = { ...maakAfhankelijkhedenDouble(), ...ander };
  const casework = metStoring(echt.casework);
  const afhankelijkheden: AfhankelijkhedenDouble = { ...echt, casework };
  const deur = maakVoordeur([], afhankelijkheden);
  const { log, regels } = maakLogDouble();
  const opzij = maakOpzijDouble();
  const rij: Aanleveropdracht[] = [];
  const zetUit = queueAanlevering(
    casework,
    { zet: async (erbij) => void rij.push(...(await Promise.resolve(erbij))) },
    log,
  );
  const verwerk = acceptPage(afhankelijkheden, {
    ...{ nu: deur.nu, tijdOp: () => false, heraanbodSeconden: 60, opzij, log },
    ...anders,
  });
  const klok = klokopstelling({ casework: echt.casework, nu: deur.nu });

  const leverAan = (tekst: string, sleutel = "k", wie = SYSTEEM): Promise<Antwoord> =>
    deur.vraag(wie, "POST", PAD, undefined, { sleutel, tekst, mediatype: "application/x-ndjson" });
  const lees = async (id: unknown, wie = SYSTEEM) => {
    const antwoord = await deur.vraag(wie, "GET", `${PAD}/${String(id)}`);
    return { ...antwoord, aantallen: aantallenSchema.safeParse(antwoord.body["aantallen"]).data };
  };
  const leesRegels = async (id: unknown, aantal = 100): Promise<readonly Regelantwoord[]> => {
    const alle: Regelantwoord[] = [];
    for (let na = 0; ;) {
      const query = { na: String(na), aantal: String(aantal) };
      const { body } = await deur.vraag(SYSTEEM, "GET", `${PAD}/${String(id)}/regels`, undefined, { query });
      const deel = z.array(regelSchema).parse(body["resultaten"]);
      if (deel.length === 0) return alle;
      alle.push(...deel);
      na = z.int().parse(body["laatste"]);
    }
  };

  /** What the driver does with every hand-in that the stream would show it. */
  const drijf = async (): Promise<void> => {
    for (const { aanleveringId } of casework.vanType("aanlevering")) await zetUit(aanleveringId);
  };
  /** Everything that lies on the queue, once; what is not done or fails comes back, as SQS would give it back. */
  const draai = async (): Promise<void> => {
    const nu = rij.splice(0);
    for (const opdracht of nu) {
      const uitkomst = await verwerk(opdracht).catch(() => "opnieuw" as const);
      if (uitkomst === "opnieuw") rij.push(opdracht);
    }
  };
  /** Driver and queue until all is done, with the clock where neither has anything to do. */
  const totKlaar = async (rondes = 60): Promise<void> => {
    for (let ronde = 0; ronde < rondes; ronde += 1) {
      await drijf().catch(() => undefined);
      await draai();
      if (casework.vanType("aanlevering").every(({ klok: volgende }) => volgende === null)) return;
      if (rij.length > 0) continue;
      deur.verder(90);
      await klok.draai();
    }
    throw new Error("De aanlevering komt niet klaar");
  };

  return {
    ...{ ...deur, casework, rij, opzij, logd: regels, leverAan, lees, leesRegels, drijf, draai, totKlaar },
    klok: klok.draai,
    bewaard: (id: unknown) => casework.aanlevering(aanleveringIdSchema.parse(id)),
    verwerk,
  };
};
export type Aanleverdeur = ReturnType<typeof maakAanleverdeur>;

/** One line for each of these. */
export const bestand = (...regels: readonly unknown[]): string =>
  regels.map((regel) => (typeof regel === "string" ? regel : JSON.stringify(regel))).join("\n");
