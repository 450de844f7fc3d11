import type * as z from "zod";
import { AFSPRAAKTAAK } from "../../shared/domain/besluiten/casusoverleggen.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { Informatiesoort, Kenmerk } from "../../shared/domain/kenmerk.ts";
import { geldigResultaat } from "../../shared/domain/actieresultaat.ts";
import { geldigUitgevoerd } from "../../shared/domain/uitgevoerd.ts";
import type { Taak } from "../../shared/domain/taak.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { inTeHalen } from "../../shared/domain/inhaaltaak.ts";
import { nummerVan, openPuntenVan, rondeDieKomt, rondenVan, type Ronde } from "../../shared/domain/voortgang.ts";
import type { rondebeeldSchema, voortgangsbeeldSchema } from "../../shared/api/schemas/voortgangsbeeld.ts";
import { herkomst } from "./herkomst.ts";

type Beeld = z.input<typeof voortgangsbeeldSchema>;
type Stand = Omit<Beeld, "contacten" | "delen">;
type Uitgevoerd = Beeld["uitgevoerd"][number];

/** How many rounds the view holds; the others are in a list of their own. */
const RONDEN = 3;
/** How many interventions that were done. */
const UITGEVOERD = 50;

/** A recorded round, with its number. */
export const rondebeeld = (een: Ronde): z.input<typeof rondebeeldSchema> => ({
  ...{ ...een.inhoud, ronde: nummerVan(een), vastleggingId: een.vastleggingId },
  ...{ vastgelegdOp: een.vastgelegdOp, vastgelegdDoor: een.vastgelegdDoor, kenmerk: herkomst(een.kenmerk) },
});

/** The rounds that somebody reads, the first one first. */
export const leesbareRonden = (
  { vastleggingen }: Pick<CasusDossier, "vastleggingen">,
  magLezen: (kenmerk: Kenmerk) => boolean,
): readonly Ronde[] => rondenVan(vastleggingen.filter(({ kenmerk }) => magLezen(kenmerk)));

const isTeLaat = (taak: Taak, nu: Instant): boolean =>
  (taak.status === "open" ? nu : taak.afgerondOp) > taak.uiterlijkOp;

/** The acties of the plan in force, as their tasks stand. */
const actiesVan = (
  { casus, acties, taken }: CasusDossier,
  leesbaar: (record: { readonly kenmerk: Kenmerk }) => boolean,
  leest: (informatie: Informatiesoort) => boolean,
  nu: Instant,
): Stand["acties"] =>
  acties
    .filter((actie) => actie.planVersie === casus.planVersie && leesbaar(actie))
    .toSorted((a, b) => a.nummer - b.nummer)
    .flatMap(({ actieId, inhoud }) => {
      const taak = taken.findLast(({ soort, onderwerp }) => soort === "actie" && onderwerp === actieId);
      if (taak === undefined) return [];
      const { omschrijving, soort, gerichtOp, verplicht } = inhoud;
      return {
        ...{ actieId, omschrijving, soort, gerichtOp, verplicht, eigenaar: taak.eigenaar, status: taak.status },
        uitkomst: taak.status === "afgerond" && leest("actieresultaat") ? taak.uitkomst : null,
        ...{ uiterlijkOp: taak.uiterlijkOp, teLaat: isTeLaat(taak, nu) },
        afgerondOp: taak.status === "open" ? null : taak.afgerondOp,
      };
    });

/**
 * Which interventions were done, by whom and when (H4.3-b2): acties with the result that counts, what organisations recorded that they
 * did, and what a doorlaatverbod obliged to.
 */
const uitgevoerdVan = (
  { acties, interventies, vastleggingen }: CasusDossier,
  leesbaar: (record: { readonly kenmerk: Kenmerk }) => boolean,
): readonly Uitgevoerd[] => {
  const gelezen = { vastleggingen: vastleggingen.filter(leesbaar) };
  const geldend = new Set(geldigUitgevoerd(gelezen).map(({ vastleggingId }) => vastleggingId));
  return [
    ...gelezen.vastleggingen.flatMap((een): readonly Uitgevoerd[] => {
      if (een.soort === "uitgevoerde-interventie" && geldend.has(een.vastleggingId)) {
        const { gedaan, effectief, van, tot } = een.inhoud;
        return [
          {
            ...{ soort: "interventie", id: een.vastleggingId, organisatie: een.vastgelegdDoor.organisatie },
            ...{ omschrijving: gedaan, uitkomst: tot === null ? null : "gedaan", effectief, van, tot },
            op: een.vastgelegdOp,
          },
        ];
      }
      if (een.soort !== "actieresultaat") return [];
      const actie = acties.findLast(({ actieId }) => actieId === een.bij);
      if (actie === undefined || geldigResultaat(gelezen, actie.actieId)?.vastleggingId !== een.vastleggingId)
        return [];
      const { status, effectief } = een.inhoud;
      return [
        {
          ...{ soort: "actie", id: actie.actieId, organisatie: een.vastgelegdDoor.organisatie },
          omschrijving: leesbaar(actie) ? actie.inhoud.omschrijving : null,
          ...{ uitkomst: status, effectief, van: null, tot: null, op: een.vastgelegdOp },
        },
      ];
    }),
    ...interventies.filter(leesbaar).map((een): Uitgevoerd => ({
      ...{ soort: "doorlaatverbod", id: een.interventieId, organisatie: een.eigenaar.organisatie },
      ...{ omschrijving: null, effectief: null, van: null, tot: null },
      ...(een.status === "open"
        ? { uitkomst: null, op: een.begonnenOp }
        : { uitkomst: een.uitkomst, op: een.afgerondOp }),
    })),
  ]
    .toSorted((a, b) => b.op.localeCompare(a.op))
    .slice(0, UITGEVOERD);
};

/** The round at which the casus is, or that it passed over and is to catch up. */
const volgendeRondeVan = (dossier: CasusDossier): { readonly nummer: number; readonly datum: Instant } | null => {
  const { casus } = dossier;
  if (casus.status !== "open") return null;
  if (casus.positie.stap === "voortgang") return { nummer: casus.ronde, datum: casus.volgendeDatum };
  const taak = inTeHalen(dossier, casus, "voortgang");
  return taak === null ? null : { nummer: rondeDieKomt(dossier), datum: taak.uiterlijkOp };
};

/**
 * The latest state of the execution, as far as somebody reads it: what lies in a part that they may not see leaves no trace, not in
 * a number or a date either (I14, H4.3-e1).
 */
export const voortgangsstand = (
  dossier: CasusDossier,
  magLezen: (kenmerk: Kenmerk) => boolean,
  leest: (informatie: Informatiesoort) => boolean,
  nu: Instant,
): Stand => {
  const { casus, taken } = dossier;
  const leesbaar = ({ kenmerk }: { readonly kenmerk: Kenmerk }): boolean => magLezen(kenmerk);
  const ronden = leesbareRonden(dossier, magLezen);
  const volgende = leest("voortgang") ? volgendeRondeVan(dossier) : null;
  return {
    ...{ casusId: casus.casusId, status: casus.status },
    strafrechtelijkTrajectLoopt: casus.strafrechtelijkTrajectLoopt,
    volgendeRonde: volgende === null ? null : { ...volgende, teLaat: nu > volgende.datum },
    acties: actiesVan(dossier, leesbaar, leest, nu),
    uitgevoerd: [...uitgevoerdVan(dossier, leesbaar)],
    nazorg: dossier.nazorgbehoeften.filter(leesbaar).map(({ behoefteId, persoon, soort, stand, gever }) => ({
      ...{ behoefteId, voor: persoon.rol, soort, stand, gever },
    })),
    openAfspraken: taken.flatMap((taak) => {
      const { soort, status, onderwerp, eigenaar, uiterlijkOp } = taak;
      if (soort !== AFSPRAAKTAAK || status !== "open" || onderwerp === null || !leest("afspraak")) return [];
      return { afspraakId: onderwerp, eigenaar, uiterlijkOp, teLaat: isTeLaat(taak, nu) };
    }),
    openPunten: [...openPuntenVan(ronden)],
    ronden: ronden.slice(-RONDEN).toReversed().map(rondebeeld),
  };
};
