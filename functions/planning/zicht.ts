import { kenmerkVan } from "../../shared/domain/besluit.ts";
import type { Actor } from "../../shared/domain/actor.ts";
import { eventueelAanvaard } from "../../shared/domain/betrokkenheid.ts";
import type { Casus } from "../../shared/domain/casus.ts";
import type { CasusId } from "../../shared/domain/ids.ts";
import type { Overleg } from "../../shared/domain/overleg.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { UITNODIGINGSTAAK } from "../../shared/domain/uitnodiging.ts";
import type { Toegang } from "../../shared/access/toegang.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";

/** How many open invitations of one organisation are looked at: more than any has. */
const UITNODIGINGEN = 100;

/** When a casus is discussed is of its consultation: neither an investigator nor a broken glass gives that. */
const VAN_OVERLEG = kenmerkVan(null, "casusoverleg");

/** A casus on an agenda, as somebody may know of it: who is only invited is told nothing of where it stands. */
interface Agendaregel {
  readonly casusId: CasusId;
  readonly minuten: number | null;
  readonly naTermijn: boolean | null;
}

/** An overleg as it exists for somebody. */
export interface Overlegzicht {
  readonly agenda: readonly Agendaregel[];
  /** They plan: they see all of it, and why it is off. */
  readonly plant: boolean;
}

/** Whether the overleg is later than the day by which this casus has to be discussed; null: it does not stand at that. */
const isNaTermijn = (overleg: Pick<Overleg, "van">, casus: Casus): boolean | null =>
  casus.status === "open" && casus.positie.stap === "casusoverleg" ? overleg.van > casus.volgendeDatum : null;

/**
 * The casussen for which the actor's organisation can still answer an invitation: those of its worklist, in one read, however many
 * casussen an agenda has. The worklist may be a moment behind.
 */
const uitgenodigdVoor = async (
  { werkvoorraad }: Pick<Casework, "werkvoorraad">,
  toegang: Toegang,
  actor: Actor,
  nu: Instant,
): Promise<ReadonlySet<string>> => {
  const { organisatie } = actor;
  if (toegang.uitnodigingInzien(actor, { organisatie, status: "open" }, nu) === null) return new Set();
  const { items } = await werkvoorraad(
    { rol: "partner", organisatie },
    null,
    UITNODIGINGEN,
    ({ soort }) => soort === UITNODIGINGSTAAK,
  );
  return new Set(items.flatMap((taak) => (taak.type === "taak" ? [taak.casusId] : [])));
};

/**
 * How these overleggen exist for the actor; what does not is not in the answer. Who plans sees all; others an overleg with a casus
 * on its agenda that exists for them or to which they are invited, and of the agenda only that: no gap tells of another (X7).
 */
export const zieOverleggen = async (
  { casework, toegang }: Pick<Toegangsafhankelijkheden, "casework" | "toegang">,
  actor: Actor,
  overleggen: readonly Overleg[],
  nu: Instant,
): Promise<ReadonlyMap<string, Overlegzicht>> => {
  const plant = toegang.overlegPlannen(actor, nu) !== null;
  const casussen = await casework.casussen([
    ...new Set(overleggen.flatMap(({ agenda }) => agenda.map(({ casusId }) => casusId))),
  ]);
  const opId = new Map(casussen.map((casus) => [casus.casusId, casus]));
  const ziet = new Set(
    casussen.flatMap((casus) =>
      plant || toegang.casusInzien(actor, casus, nu)?.magLezen(VAN_OVERLEG) === true ? [casus.casusId] : [],
    ),
  );
  const { organisatie } = actor;
  // Who accepted for the second weging and the plan alone (R19) is asked to the table, and sees of it what who is invited sees.
  const wacht = (casus: Casus): boolean =>
    eventueelAanvaard(casus, nu).includes(organisatie) &&
    toegang.uitnodigingInzien(actor, { organisatie, status: "open" }, nu) !== null;
  const onbekend = casussen.some(({ casusId, status }) => status === "open" && !ziet.has(casusId));
  const uitgenodigd = onbekend ? await uitgenodigdVoor(casework, toegang, actor, nu) : new Set<string>();
  return new Map(
    overleggen.flatMap((overleg): readonly [string, Overlegzicht][] => {
      const agenda = overleg.agenda.flatMap(({ casusId, minuten }): readonly Agendaregel[] => {
        const casus = opId.get(casusId);
        if (casus === undefined) return [];
        if (ziet.has(casusId)) return [{ casusId, minuten, naTermijn: isNaTermijn(overleg, casus) }];
        const mag = casus.status === "open" && (uitgenodigd.has(casusId) || wacht(casus));
        return mag ? [{ casusId, minuten, naTermijn: null }] : [];
      });
      return plant || agenda.length > 0 ? [[overleg.overlegId, { agenda, plant }]] : [];
    }),
  );
};

/** The overleg as the API shows it. */
export const overlegbeeld = (overleg: Overleg, { agenda, plant }: Overlegzicht) => ({
  overlegId: overleg.overlegId,
  versie: overleg.planversie,
  ...{ van: overleg.van, tot: overleg.tot, plaats: overleg.plaats, wijze: overleg.wijze, status: overleg.status },
  reden: plant && overleg.status === "afgezegd" ? overleg.reden : null,
  agenda: [...agenda],
});
