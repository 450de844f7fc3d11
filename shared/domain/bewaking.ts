import type { LopendeAanlevering } from "./aanlevering.ts";
import { berichtenAan, datarefVan, ontvangersVanTaak, type Besluitcontext } from "./besluit.ts";
import type { GeslotenCasus, OpenCasus } from "./casus.ts";
import type { Dossier } from "./dossier.ts";
import type { Bericht, Gebeurtenis } from "./gebeurtenis.ts";
import type { OrganisatieCode } from "./ids.ts";
import { INTERVENTIETAAK } from "./interventie.ts";
import type { Gelopen } from "./loop.ts";
import { nieuweLoopstand } from "./loopstand.ts";
import type { Melding } from "./melding.ts";
import type { PartnerInRegister } from "./partner.ts";
import { PAD } from "./pad.ts";
import { KETENREGIETEAM, organisatieVoor, type Regio } from "./regio.ts";
import type { Eigenaar, OpenTaak, OpenTrajecttaak, OpenWerk, Taak, Trajecttaak } from "./taak.ts";
import type { Instant } from "./tijd.ts";
import { opsporingOntvanger, trajectpadVan } from "./traject.ts";

/** What the watchdog decides about a task: the task with its next date, and what is told to whom. */
export interface Bewaking<T extends OpenWerk> {
  readonly taak: T;
  readonly berichten: readonly Bericht[];
}

/** What has dates on which somebody is told: work, or what is put before who steers. */
type Bewaakt = Pick<OpenWerk, "herinnerenOp" | "uiterlijkOp" | "escalerenOp"> & { readonly soort?: string };

/** The highest step that is due, so that nobody gets a reminder and an escalation together. */
export const trapOp = (taak: Bewaakt, nu: Instant): number => {
  if (nu >= taak.escalerenOp) return 3;
  if (nu >= taak.uiterlijkOp) return 2;
  return nu >= taak.herinnerenOp ? 1 : 0;
};

/** When the clock looks again at what is now at this step. */
export const volgendeKlok = (taak: Bewaakt, trap: number, { nu, kalender, regio }: Besluitcontext): Instant => {
  if (trap === 0) return taak.herinnerenOp;
  if (trap === 1) return taak.uiterlijkOp;
  // Somebody is in the situation: it is said again within hours, on every day.
  if (trap > 2 && taak.soort === INTERVENTIETAAK)
    return kalender.deadline(nu, regio.termijnen["interventie-vervolgbericht"]);
  return trap === 2 ? taak.escalerenOp : kalender.deadline(nu, regio.bewaking.herescalatie);
};

/** Who cannot be told now, because they have no covenant (X7). */
export type Onbereikbaar = ReadonlySet<OrganisatieCode>;
const NIEMAND_ONBEREIKBAAR: Onbereikbaar = new Set();

/** The organisations to which this region escalates. */
export const escalatieorganisaties = (regio: Regio): readonly OrganisatieCode[] => [
  ...new Set(regio.bewaking.escalaties.map(({ organisatie }) => organisatieVoor(regio, organisatie))),
];

/**
 * To whom step 2 and on goes; past the region's last escalation it stays with that one. Who is out is passed over for the next, and when
 * all are, it is for `anders`: nothing escalates to nobody (design rule 3).
 */
const escalatieNaar = (trap: number, { regio }: Besluitcontext, uit: Onbereikbaar, anders: Eigenaar): Eigenaar => {
  const escalaties = regio.bewaking.escalaties.map(({ rol, organisatie }): Eigenaar => ({
    rol,
    organisatie: organisatieVoor(regio, organisatie),
  }));
  const vanaf = Math.min(trap - 2, escalaties.length - 1);
  return [...escalaties.slice(vanaf), anders].find(({ organisatie }) => !uit.has(organisatie)) ?? anders;
};

/** Of a melding: who escalation goes to gives it to somebody else, and does not read it. */
const berichtenBijMelding = (
  taak: Extract<OpenWerk, { type: "meldingtaak" }>,
  trap: number,
  context: Besluitcontext,
  uit: Onbereikbaar,
): readonly Bericht[] => {
  const { taakId, meldingId, soort, activiteit, uiterlijkOp, eigenaar } = taak;
  const data = { meldingId, taakId, soort, activiteit, rol: eigenaar.rol, uiterlijkOp };
  const meldpunt = { rol: "meldpunt" as const, organisatie: organisatieVoor(context.regio, "meldpunt") };
  const escalatie = trap < 2 ? null : escalatieNaar(trap, context, uit, meldpunt);
  return escalatie === null
    ? berichtenAan(
        [eigenaar.organisatie],
        { soort: "melding.herinnerd", onderwerp: meldingId, dataref: `/v1/meldingen/${meldingId}`, data },
        context,
      )
    : berichtenAan(
        [escalatie.organisatie],
        {
          ...{ soort: "melding.geescaleerd", onderwerp: meldingId, dataref: null },
          data: { ...data, rol: escalatie.rol, trap },
        },
        context,
      );
};

/** Of a criminal track: within its compartment, to who investigates at the organisation that the region names (X8). */
const berichtenBijTraject = (
  { trajectId, taakId, soort, uiterlijkOp, eigenaar }: OpenTrajecttaak,
  trap: number,
  context: Besluitcontext,
): readonly Bericht[] => {
  const gedeeld = { onderwerp: trajectId, dataref: trajectpadVan(trajectId) };
  const data = { trajectId, taakId, stap: soort, uiterlijkOp };
  return trap < 2
    ? berichtenAan(
        [opsporingOntvanger(eigenaar.organisatie)],
        { soort: "traject.herinnerd", ...gedeeld, data },
        context,
      )
    : berichtenAan(
        [opsporingOntvanger(context.regio.strafrechtelijkTraject.escalatie)],
        { soort: "traject.geescaleerd", ...gedeeld, data: { ...data, trap } },
        context,
      );
};

const TEAM: Eigenaar = { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM };

const berichtenBij = (taak: OpenWerk, trap: number, context: Besluitcontext, uit: Onbereikbaar): readonly Bericht[] => {
  if (taak.type === "meldingtaak") return berichtenBijMelding(taak, trap, context, uit);
  if (taak.type === "trajecttaak") return berichtenBijTraject(taak, trap, context);
  const { taakId, casusId, soort, activiteit, uiterlijkOp } = taak;
  const gedeeld = { onderwerp: taakId };
  const data = { taakId, casusId, soort, activiteit, rol: taak.eigenaar.rol, uiterlijkOp };
  // The team is never out, sees every casus, and gives its direction to another.
  const escalatie = trap < 2 ? null : escalatieNaar(trap, context, uit, TEAM);
  return escalatie === null
    ? berichtenAan(
        ontvangersVanTaak(taak),
        { soort: "taak.herinnerd", ...gedeeld, dataref: datarefVan(taak), data },
        context,
      )
    : berichtenAan(
        [escalatie.organisatie],
        {
          ...{ soort: "taak.geescaleerd", ...gedeeld, dataref: `/v1/casussen/${casusId}` },
          data: { ...data, rol: escalatie.rol, trap },
        },
        context,
      );
};

/**
 * Reminds the owner before the deadline, escalates at it and after it, and goes on escalating until somebody acts.
 * The new version carries the next date: a second watchdog that saw the same version writes nothing.
 * @param bereikbaar whether the owner's organisation can still be told: without a covenant procesregie hears at once (X7)
 * @param uit of those to whom is escalated, who cannot be told
 */
export const bewaakTaak = <T extends OpenWerk>(
  taak: T,
  context: Besluitcontext,
  bereikbaar = true,
  uit: Onbereikbaar = NIEMAND_ONBEREIKBAAR,
): Bewaking<T> => {
  const nodig = Math.max(trapOp(taak, context.nu), bereikbaar ? 0 : 2);
  const herhaling = taak.trap >= 3 && nodig === 3 && taak.klok <= context.nu;
  const trap = herhaling ? taak.trap + 1 : Math.max(nodig, taak.trap);
  return {
    taak: { ...taak, versie: taak.versie + 1, trap, klok: volgendeKlok(taak, trap, context) },
    berichten: trap === taak.trap ? [] : berichtenBij(taak, trap, context, uit),
  };
};

/**
 * A task whose dates were moved away: what was said of the old dates does not count for the new ones, so that its owner is
 * reminded of them too.
 */
export const nieuweKlok = <T extends OpenWerk>(taak: T, context: Besluitcontext): T => {
  const trap = Math.min(taak.trap, trapOp(taak, context.nu));
  return { ...taak, trap, klok: volgendeKlok(taak, trap, context) };
};

/** The next number, in the machine of the step where the casus stands. */
const volgendeVanCasus = (casus: OpenCasus, sinds: Instant): Pick<OpenCasus, "uitvoering" | "uitvoeringen"> => {
  const { stap } = casus.positie;
  const { hoofdstap } = PAD[stap];
  const n = (casus.uitvoeringen[String(hoofdstap)] ?? 0) + 1;
  return {
    uitvoering: { hoofdstap, begin: stap, ...nieuweLoopstand(n, sinds) },
    uitvoeringen: { ...casus.uitvoeringen, [String(hoofdstap)]: n },
  };
};

/**
 * Asks for a new execution from where the record stands (design rule 2).
 * @param klok when the watchdog looks again
 * @param sinds when it is asked for; who has no clock leaves what the one before had, for it is younger than that
 */
export const hervatUitvoering = (record: Gelopen, klok: Instant, sinds: Instant = record.uitvoering.sinds): Gelopen => {
  const gedeeld = { versie: record.versie + 1, teDrijven: true, klok };
  switch (record.type) {
    case "casus":
      return { ...record, ...volgendeVanCasus(record, sinds), ...gedeeld };
    case "interventie":
      return { ...record, uitvoering: nieuweLoopstand(record.uitvoering.n + 1, sinds), ...gedeeld };
    case "strafrechtelijk-traject": {
      const uitvoering = { begin: record.positie.stap, ...nieuweLoopstand(record.uitvoering.n + 1, sinds) };
      return { ...record, uitvoering, ...gedeeld };
    }
  }
};

/** The driver has started the execution that the record asked for. */
export const uitvoeringLoopt = (record: Gelopen): Gelopen => {
  const gedeeld = { versie: record.versie + 1, teDrijven: false };
  switch (record.type) {
    case "casus":
      return { ...record, ...gedeeld, uitvoering: { ...record.uitvoering, status: "loopt" } };
    case "interventie":
      return { ...record, ...gedeeld, uitvoering: { ...record.uitvoering, status: "loopt" } };
    case "strafrechtelijk-traject":
      return { ...record, ...gedeeld, uitvoering: { ...record.uitvoering, status: "loopt" } };
  }
};

/** A task that is no longer open, on a casus or on a criminal track. */
export type KlareTaak = Exclude<Taak, OpenTaak> | Exclude<Trajecttaak, OpenTrajecttaak>;

/** The machine has been told the outcome of the task, or nobody waits for it any more. */
export const taakGemeld = <T extends KlareTaak>(taak: T): T => ({
  ...taak,
  versie: taak.versie + 1,
  uitvoering: null,
  teDrijven: false,
  klok: null,
});

/** Puts a record before the driver again: the change itself is what the stream shows it. */
export const roepOp = <
  R extends Gelopen | GeslotenCasus | KlareTaak | Melding | Dossier | PartnerInRegister | LopendeAanlevering,
>(
  record: R,
  klok: Instant,
): R => ({
  ...record,
  versie: record.versie + 1,
  teDrijven: true,
  klok,
});

/** Puts an unpublished Gebeurtenis before the outbox again. */
export const biedGebeurtenisAan = (gebeurtenis: Gebeurtenis, klok: Instant): Gebeurtenis => ({
  ...gebeurtenis,
  versie: gebeurtenis.versie + 1,
  aangeboden: gebeurtenis.aangeboden + 1,
  klok,
});

/** All its berichten are on the bus. */
export const gebeurtenisAangeboden = (gebeurtenis: Gebeurtenis): Gebeurtenis => ({
  ...gebeurtenis,
  versie: gebeurtenis.versie + 1,
  aanbieden: false,
  klok: null,
});
