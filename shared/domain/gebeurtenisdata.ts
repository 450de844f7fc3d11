import * as z from "zod";
import type { Gebeurtenissoort } from "./gebeurtenis.ts";
import {
  actieIdSchema,
  bijdrageIdSchema,
  casusIdSchema,
  dossierIdSchema,
  interventieIdSchema,
  meldingIdSchema,
  organisatieCodeSchema,
  overlegIdSchema,
  sturingIdSchema,
  taakIdSchema,
  trajectIdSchema,
  vastleggingIdSchema,
} from "./ids.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

const casus = z.object({ casusId: casusIdSchema });
/** Step of PAD at which the casus stands now, or stood last, and its activity in the reference model. */
const casusBijStap = casus.extend({ stap: z.string(), activiteit: z.string() });
const werk = z.object({
  taakId: taakIdSchema,
  soort: z.string(),
  activiteit: z.string(),
  rol: z.string(),
  uiterlijkOp: instantSchema,
});
const taak = casus.extend(werk.shape);
const taken = z.array(taakIdSchema);
/** Who handles a melding does not see the casus to which it came: nothing here leads to it. */
const meldingwerk = z.object({ meldingId: meldingIdSchema }).extend(werk.shape);
const traject = z.object({ trajectId: trajectIdSchema });
const trajectwerk = traject.extend({ taakId: taakIdSchema, stap: z.string(), uiterlijkOp: instantSchema });
const overdracht = casus.extend({ overdrachtId: vastleggingIdSchema });
const actie = casus.extend({ actieId: actieIdSchema, taakId: taakIdSchema });
const zorgafstemming = casus.extend({ afstemmingId: vastleggingIdSchema });
const informatievraag = casus.extend({ vraagId: vastleggingIdSchema });
/** An overleg treats several casussen: each recipient hears of the ones that are theirs, and of no other. */
const overleg = casus.extend({ overlegId: overlegIdSchema, van: instantSchema, tot: instantSchema });
/** Of no casus: nothing here leads to one. */
const sturing = z.object({ sturingId: sturingIdSchema, soort: z.string(), thema: z.string(), rol: z.string() });
const uitnodiging = casus.extend({ uitnodigingId: vastleggingIdSchema, besprekingOp: datumSchema });

/**
 * The `data` of every business event: ids, codes and dates only, never a name, an address or free text; the recipient
 * reads the rest through `dataref`, as far as it may (NL GOV profile for CloudEvents). A field never goes away or changes
 * within a version: tests/unit/events guards that.
 */
export const GEBEURTENISDATA = {
  "casus.geopend": casus.extend({ gemeente: organisatieCodeSchema.nullable(), acuut: z.boolean() }),
  "casus.melding-toegevoegd": casus.extend({ meldingId: meldingIdSchema, acuut: z.boolean() }),
  /** Whose, not where to: that there is another casus is for who sees it. */
  "casus.dossiers-vertrokken": casus.extend({ dossiers: z.array(dossierIdSchema) }),
  "casus.voortgegaan": casusBijStap,
  "casus.doorlaatverbod-toegepast": casus,
  /** That was reported, not what: that is for who may read the interventie. */
  "interventie.bericht": casus.extend({ interventieId: interventieIdSchema }),
  "overdracht.voorbereid": overdracht.extend({ uiterlijkOp: instantSchema }),
  "overdracht.beantwoord": overdracht.extend({ antwoord: z.string() }),
  "overdracht.ingetrokken": overdracht,
  "casus.afgeschaald": casusBijStap,
  "casus.heropend": casusBijStap,
  "casus.gesloten": casusBijStap,
  /** Another one went on in it. Which, who may know reads on the casus. */
  "casus.samengevoegd": casus.extend({ samenvoegingId: vastleggingIdSchema }),
  /** Why, who may read it reads on the casus. */
  "casus.opgeschort": casus.extend({ opschortingId: vastleggingIdSchema, tot: instantSchema }),
  "casus.hervat": casus.extend({ opschortingId: vastleggingIdSchema }),
  /** `taakId` is null when the step has no task yet; `soort` is the kind of the task, or the step. */
  "termijn.verlengd": casus.extend({ taakId: taakIdSchema.nullable(), soort: z.string(), uiterlijkOp: instantSchema }),
  "melding.verdeeld": meldingwerk,
  "melding.herinnerd": meldingwerk,
  /** `trap` 2: to the procesregisseur, 3 and on: to the ketenregisseur. */
  "melding.geescaleerd": meldingwerk.extend({ trap: z.int() }),
  /** That a reporter answered, for who hears them: what, they read through `dataref`. */
  "melder.geantwoord": casus.extend({ meldingId: meldingIdSchema }),
  "taak.geopend": taak,
  "taak.herinnerd": taak,
  /**
   * `trap` 2: to the procesregisseur, 3 and on: to the ketenregisseur. `uiterlijkOp` is the date that passed: the task's, or, at a report
   * that an interventie goes on longer than the region accepts, the one by which it should have been over.
   */
  "taak.geescaleerd": taak.extend({ trap: z.int() }),
  /**
   * What lines `vanaf` up to and including `totEnMet` of the recipient's feed hold together, for who wants that once a day: the ids of
   * its tasks, each once and only how far it is. `meer`: there are more than are named here; the feed has them all.
   */
  "taken.gebundeld": z.object({
    ...{ dag: datumSchema, vanaf: z.int().min(1), totEnMet: z.int().min(1) },
    ...{ nieuweTaken: taken, nieuweActies: taken, nieuweMeldingen: taken, nieuweTrajecttaken: taken },
    ...{ herinnerdeTaken: taken, herinnerdeMeldingen: taken, herinnerdeTrajecttaken: taken },
    meer: z.boolean(),
  }),
  "uitnodiging.verstuurd": uitnodiging,
  "uitnodiging.beantwoord": uitnodiging.extend({ antwoord: z.string() }),
  "uitnodiging.beeindigd": uitnodiging,
  /** That something was brought to the casustafel, and never what: that is for who may read it. */
  "bijdrage.toegevoegd": casus.extend({ bijdrageId: bijdrageIdSchema }),
  /** That something is asked, that it was answered, and never what: that is for who may read it. */
  "informatievraag.gesteld": informatievraag.extend({ uiterlijkOp: instantSchema }),
  "informatievraag.beantwoord": informatievraag,
  "informatievraag.ingetrokken": informatievraag,
  /** That care is aligned with the criminal track, and never on what (X8). */
  "zorgafstemming.gevraagd": zorgafstemming.extend({ uiterlijkOp: instantSchema }),
  "zorgafstemming.beantwoord": zorgafstemming,
  /** Closed by who asked, or lapsed. */
  "zorgafstemming.beeindigd": zorgafstemming,
  "actie.uitgezet": actie.extend({ uiterlijkOp: instantSchema }),
  "actie.gewijzigd": actie.extend({ uiterlijkOp: instantSchema }),
  /** `uitkomst`: `niet-voortgezet` by a later plan, `overgedragen` to another owner, or `samengevoegd`: it goes on in another casus. */
  "actie.vervallen": actie.extend({ uitkomst: z.string() }),
  "procesregie.gewijzigd": casus,
  "zorgcoordinatie.gewijzigd": casus,
  "casusoverleg.gepland": overleg,
  "casusoverleg.gewijzigd": overleg,
  "casusoverleg.afgezegd": overleg,
  /** `uiterlijkOp`: by when what one knows is to be brought. */
  "casusoverleg.herinnerd": overleg.extend({ uiterlijkOp: instantSchema }),
  /** Of a criminal track, for who investigates alone (X8): nothing here leads to its casus. */
  "traject.gestart": traject,
  "traject.voortgegaan": traject.extend({ stap: z.string() }),
  "traject.afgerond": traject,
  "traject.taak-geopend": trajectwerk,
  "traject.herinnerd": trajectwerk,
  /** `trap` 2 and on: to the investigating organisation that the region names for it. */
  "traject.geescaleerd": trajectwerk.extend({ trap: z.int() }),
  /** Somebody broke the glass; the recipient reads who and why in the list of noodtoegangen. */
  "toegang.noodtoegang-genomen": casus.extend({ noodtoegangId: vastleggingIdSchema, tot: instantSchema }),
  /** The casus does not exist any more for the recipient, which was on it otherwise than by an invitation. */
  "toegang.beeindigd": casus,
  /** The access of an invited partner ends at `tot`, unless it is invited again. */
  "toegang.loopt-af": casus.extend({ uitnodigingId: vastleggingIdSchema, tot: instantSchema }),
  /** Codes of what is not, or soon will not be, in order with a seat; never about whom. `trap` 2 and on: it was said before. */
  "zetel.waarschuwing": z.object({ zetel: organisatieCodeSchema, redenen: z.array(z.string()), trap: z.int() }),
  /** `trap` 1: its part ends at `tot`, 2: it ended. */
  "deelname.loopt-af": z.object({ organisatie: organisatieCodeSchema, tot: instantSchema, trap: z.int() }),
  "sturing.gemeld": sturing,
  "sturing.opgepakt": sturing,
  "sturing.afgerond": sturing,
  /** `trap` 1: to the owner, 2 and on: to the ketenregisseur. */
  "sturing.herinnerd": sturing.extend({ volgendeDatum: datumSchema, trap: z.int() }),
  /** Whom to call, never about which casus. `sinds`: since when the channel falters, not when what did not arrive happened. */
  "kanaal.hapert": z.object({ ontvanger: organisatieCodeSchema, reden: z.string(), sinds: instantSchema }),
  /** What does not hold, by kind and number, never of which casus: who may, looks that up (issue on faults, 4). */
  "keten.niet-sluitend": z.object({ codes: z.array(z.string()), aantal: z.int().min(1) }),
  /** The same of the criminal compartment: how much, to who leads there. */
  "traject.niet-sluitend": z.object({ aantal: z.int().min(1) }),
  /** Without the id of a casus: steering facts cannot be led back to one (X9). */
  "stuurfeit.vastgelegd": z.object({
    feit: z.string(),
    maand: z.string().regex(/^\d{4}-\d{2}$/),
    gemeente: organisatieCodeSchema.nullable(),
    verschijningsvormen: z.array(z.string()),
    uitkomst: z.string().nullable(),
  }),
} as const satisfies Readonly<Record<Gebeurtenissoort, z.ZodObject>>;

/** Kinds of which a later version than the first is told. */
export const GEBEURTENISVERSIES: Readonly<Partial<Record<Gebeurtenissoort, number>>> = {};

/** What each kind of event carries: `GebeurtenisData["casus.geopend"]`. */
export type GebeurtenisData = { readonly [S in Gebeurtenissoort]: z.infer<(typeof GEBEURTENISDATA)[S]> };
