import { zetelsNu, type Actor } from "../../shared/domain/actor.ts";
import { verschuifTaak } from "../../shared/domain/opschorting.ts";
import { KETENREGIETEAM, type Regio } from "../../shared/domain/regio.ts";
import type { Eigenaar, OpenWerk } from "../../shared/domain/taak.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { isBehandelaar } from "../../shared/access/rollen.ts";
import type { Toegang } from "../../shared/access/toegang.ts";
import type { leesTaken } from "../../shared/api/schemas/casus.ts";
import { CursorOngeldig } from "../../shared/ports/cursor.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { taakbeeld } from "./read-casus.ts";

/** Whose tasks an actor sees: of their roles at their organisation, of their seats, of the team when they have a seat. */
const eigenarenVan = (actor: Actor, nu: Instant): readonly Eigenaar[] => {
  const zetels = zetelsNu(actor, nu);
  const eigenaren: readonly Eigenaar[] = actor.rollen.flatMap((rol): readonly Eigenaar[] => {
    if (rol === "partnersysteem") return [{ rol: "partner", organisatie: actor.organisatie }];
    if (rol !== "lid-ketenregieteam") return [{ rol, organisatie: actor.organisatie }];
    return [
      ...(zetels.length > 0 ? [{ rol, organisatie: KETENREGIETEAM }] : []),
      ...zetels.map((organisatie) => ({ rol, organisatie })),
      { rol: "partner", organisatie: actor.organisatie },
    ];
  });
  return [...new Map(eigenaren.map((eigenaar) => [`${eigenaar.rol}@${eigenaar.organisatie}`, eigenaar])).values()];
};

/** Whether a task is for the actor to see; a worklist holds few kinds of tasks, so each is decided once. */
const zichtbaarheid = (toegang: Toegang, actor: Actor, nu: Instant, regio: Regio) => {
  const besloten = new Map<string, boolean>();
  return (taak: OpenWerk): boolean => {
    // As reading the melding itself: that asks a role, and nothing of a casus.
    if (taak.type === "meldingtaak") return isBehandelaar(actor, taak.eigenaar, nu, regio);
    const { eigenaar } = taak;
    // A criminal track is of no municipality: its task is of who investigates at one organisation.
    const gemeente = taak.type === "trajecttaak" ? null : taak.gemeente;
    const soort = [eigenaar.rol, eigenaar.organisatie, gemeente, taak.soort].join("|");
    const besluit = besloten.get(soort) ?? toegang.taakInzien(actor, { eigenaar, gemeente, soort: taak.soort }, nu);
    besloten.set(soort, besluit);
    return besluit;
  };
};

const werkbeeld = (werk: OpenWerk) => {
  if (werk.type === "taak") return taakbeeld(werk);
  const { taakId, soort, activiteit, eigenaar, status, geopendOp, uiterlijkOp } = werk;
  const waaraan = werk.type === "meldingtaak" ? { meldingId: werk.meldingId } : { trajectId: werk.trajectId };
  return {
    ...{ ...waaraan, taakId, soort, activiteit, eigenaar, status, geopendOp, uiterlijkOp },
    ...{ onderwerp: null, verplicht: false },
  };
};

/** The tasks with the dates that they have by now, also where the pages of a suspension have not come by; in the same order. */
const metDatum = async (
  werk: readonly OpenWerk[],
  { casework, kalender }: Pick<Toegangsafhankelijkheden, "casework" | "kalender">,
): Promise<readonly OpenWerk[]> => {
  const ids = new Set(werk.flatMap((een) => (een.type === "taak" ? [een.casusId] : [])));
  if (ids.size === 0) return werk;
  const casussen = new Map((await casework.casussen([...ids])).map((casus) => [casus.casusId, casus]));
  return werk.map((een) =>
    een.type === "taak" ? verschuifTaak(een, casussen.get(een.casusId)?.verschuivingen ?? [], kalender) : een,
  );
};

/** The worklist: per role the earliest date first. Ids and codes only, so no processing line is due. */
export const listTaken =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<typeof leesTaken>): Promise<AntwoordVan<typeof leesTaken>> => {
    const { casework, toegang, regio } = afhankelijkheden;
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { rol, cursor, aantal } = query.waarde;
    const { actor, nu } = verzoek;
    const eigenaren = eigenarenVan(actor, nu).filter((eigenaar) => rol === undefined || eigenaar.rol === rol);
    const gelezen = /^(\d{1,2})\.(.*)$/.exec(cursor ?? "0.");
    if (gelezen === null) throw new CursorOngeldig();
    const [, plaats = "0", vervolg = ""] = gelezen;
    const zichtbaar = zichtbaarheid(toegang, actor, nu, regio);
    const resultaten: OpenWerk[] = [];
    let volgende: string | null = null;
    let positie: string | null = vervolg === "" ? null : vervolg;
    for (let i = Number(plaats); i < eigenaren.length && volgende === null; i += 1) {
      const eigenaar = eigenaren[i];
      if (eigenaar === undefined) break;
      const bladzijde = await casework.werkvoorraad(eigenaar, positie, aantal - resultaten.length, zichtbaar);
      resultaten.push(...bladzijde.items);
      positie = null;
      if (bladzijde.volgende !== null) volgende = `${i}.${bladzijde.volgende}`;
      else if (resultaten.length >= aantal && i + 1 < eigenaren.length) volgende = `${i + 1}.`;
    }
    return {
      status: 200,
      body: { resultaten: (await metDatum(resultaten, afhankelijkheden)).map(werkbeeld), volgende },
    };
  };
