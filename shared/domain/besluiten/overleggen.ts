import type * as z from "zod";
import { eventueelAanvaard } from "../betrokkenheid.ts";
import { berichtenAan, betrokkenenVan, gebeurtenis, maakIds, type Besluitcontext } from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import { isKomend, type afzeggingInvoer, type Overleg, type overlegInvoer } from "../overleg.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { instantVan, plusSeconden, type Instant } from "../tijd.ts";
import type { Uitnodiging } from "../uitnodiging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";

/** An overleg takes a day at most, and is planned at most a year ahead: what is further is a mistyped year. */
const LANGSTE_SECONDEN = 12 * 3600;
export const VERSTE_SECONDEN = 366 * 86_400;

/** A casus of an agenda, with whom it invited: those who hear of the overleg. */
export interface Besproken {
  readonly casus: Casus;
  readonly uitnodigingen: readonly Pick<Uitnodiging, "organisatie" | "status">[];
}

/** A decided overleg, and what is written of it. */
export interface Overlegbesluit {
  readonly overleg: Overleg;
  readonly wijziging: Wijziging;
}

type Overlegsoort = "casusoverleg.gepland" | "casusoverleg.gewijzigd" | "casusoverleg.afgezegd";

/** Tells these of an overleg on which this casus is discussed: when it is, and of no other casus on its agenda. */
const meldAan = (
  ontvangers: readonly OrganisatieCode[],
  soort: Overlegsoort,
  { overlegId, van, tot }: Pick<Overleg, "overlegId" | "van" | "tot">,
  { casusId }: Pick<Casus, "casusId">,
  context: Besluitcontext,
  dataref: string | null = `/v1/casusoverleggen/${overlegId}`,
): readonly Bericht[] =>
  berichtenAan(
    ontvangers,
    {
      soort,
      onderwerp: overlegId,
      dataref,
      data: { overlegId, casusId, van, tot },
    },
    context,
  );

/**
 * Everybody on this casus, and whom it invited. An 'eventueel andere partij' that accepted waits for its steps (R19), and is asked to
 * come to the table all the same.
 */
const ontvangersVan = ({ casus, uitnodigingen }: Besproken, { nu }: Besluitcontext): readonly OrganisatieCode[] => [
  ...betrokkenenVan(casus, nu),
  ...eventueelAanvaard(casus, nu),
  ...uitnodigingen.filter(({ status }) => status === "open").map(({ organisatie }) => organisatie),
];

/**
 * Tells everybody on this casus, and whom it invited. Who reads more by `dataref` finds there what exists for them.
 * @param dataref null when they read nothing there any more
 */
export const overlegBerichten = (
  soort: Overlegsoort,
  overleg: Overleg,
  besproken: Besproken,
  context: Besluitcontext,
  dataref?: null,
): readonly Bericht[] => meldAan(ontvangersVan(besproken, context), soort, overleg, besproken.casus, context, dataref);

/** The same change, in which whom it invites is told of the overleg that was planned already. */
export const meldGenodigden = (
  wijziging: Wijziging,
  casus: Pick<Casus, "casusId">,
  overleg: Overleg,
  context: Besluitcontext,
): Wijziging => {
  const genodigd = wijziging.nieuw.flatMap((record) => (record.type === "uitnodiging" ? [record.organisatie] : []));
  if (genodigd.length === 0 || !isKomend(overleg, context.nu)) return wijziging;
  const berichten = meldAan(genodigd, "casusoverleg.gepland", overleg, casus, context);
  return samen(wijziging, {
    nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
    vervangen: [],
    mitsOpen: [],
  });
};

/** Input times as stored ones; all that is wrong with them at once. */
const keurTijd = (
  invoer: z.infer<typeof overlegInvoer>,
  { nu, regio: { casusoverleg } }: Besluitcontext,
): Result<Pick<Overleg, "van" | "tot" | "plaats" | "wijze">, Weigering> => {
  const van = instantVan(new Date(invoer.van));
  const tot = instantVan(new Date(invoer.tot));
  const wijze = invoer.wijze ?? casusoverleg.standaard;
  const fouten: Veldfout[] = [
    ...(van > nu ? [] : [{ veld: "van", melding: "ligt in het verleden; plan een overleg vooruit" }]),
    ...(van > plusSeconden(nu, VERSTE_SECONDEN)
      ? [{ veld: "van", melding: "ligt meer dan een jaar vooruit; controleer het jaar" }]
      : []),
    ...(tot > van ? [] : [{ veld: "tot", melding: "ligt niet na van" }]),
    ...(tot > plusSeconden(van, LANGSTE_SECONDEN)
      ? [{ veld: "tot", melding: "ligt meer dan twaalf uur na van; plan er dan meer dan één" }]
      : []),
    ...(casusoverleg.wijzen.includes(wijze)
      ? []
      : [{ veld: "wijze", melding: `kan in deze regio niet; kies uit: ${casusoverleg.wijzen.join(", ")}` }]),
  ];
  return fouten.length > 0
    ? mislukt({ code: "ongeldige-invoer", fouten })
    : gelukt({ van, tot, plaats: invoer.plaats, wijze });
};

/** When the clock reminds of an overleg at this moment; null: that is over, who is told of it now needs no reminder. */
const herinneringVoor = (van: Instant, { kalender, nu, regio }: Besluitcontext): Instant | null => {
  const moment = kalender.vooraf(van, regio.bewaking.vooraf.casusoverleg);
  return moment > nu ? moment : null;
};

/** The procesregie plans a casusoverleg (R1, H3.1-c1); casussen come on its agenda one by one. */
export const planOverleg = (
  invoer: z.infer<typeof overlegInvoer>,
  context: Besluitcontext,
): Result<Overlegbesluit, Weigering> => {
  const tijd = keurTijd(invoer, context);
  if (!tijd.ok) return tijd;
  const overleg: Overleg = {
    type: "overleg",
    overlegId: maakIds(context.nieuwId).overleg(),
    ...{ versie: 1, planversie: 1, status: "gepland", agenda: [] },
    ...tijd.waarde,
    eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(context.regio, "procesregie") },
    gewijzigdOp: context.nu,
    klok: herinneringVoor(tijd.waarde.van, context),
  };
  return gelukt({ overleg, wijziging: { nieuw: [overleg], vervangen: [], mitsOpen: [] } });
};

const vervang = (
  overleg: Overleg,
  soort: Overlegsoort,
  besproken: readonly Besproken[],
  context: Besluitcontext,
): Overlegbesluit => ({
  overleg,
  wijziging: {
    // A casus that ended is discussed no more: nobody is told of it.
    nieuw: gebeurtenis(
      { soort: "overleg", id: overleg.overlegId },
      besproken
        .filter(({ casus }) => casus.status === "open")
        .flatMap((een) => overlegBerichten(soort, overleg, een, context)),
      context,
    ),
    vervangen: [overleg],
    mitsOpen: [],
  },
});

/**
 * Another time, place or way. Everybody who was told is told again; of the casussen on the agenda nothing is written, and their
 * tasks keep their dates: an overleg that moves past one is said to be too late, and escalates (design rule 3).
 */
export const moveOverleg = (
  overleg: Overleg,
  besproken: readonly Besproken[],
  invoer: z.infer<typeof overlegInvoer>,
  context: Besluitcontext,
): Result<Overlegbesluit, Weigering> => {
  if (overleg.status !== "gepland") return mislukt({ code: "overleg-niet-gepland", status: overleg.status });
  const tijd = keurTijd(invoer, context);
  if (!tijd.ok) return tijd;
  const wordt: Overleg = {
    ...overleg,
    ...tijd.waarde,
    ...{ versie: overleg.versie + 1, planversie: overleg.planversie + 1, gewijzigdOp: context.nu },
    klok: herinneringVoor(tijd.waarde.van, context),
  };
  return gelukt(vervang(wordt, "casusoverleg.gewijzigd", besproken, context));
};

/** It is off: everybody who was told is told; each casus keeps its task with its date, and can go on another agenda. */
export const cancelOverleg = (
  overleg: Overleg,
  besproken: readonly Besproken[],
  { reden }: z.infer<typeof afzeggingInvoer>,
  context: Besluitcontext,
): Result<Overlegbesluit, Weigering> => {
  if (overleg.status !== "gepland") return mislukt({ code: "overleg-niet-gepland", status: overleg.status });
  const wordt: Overleg = {
    ...overleg,
    ...{ versie: overleg.versie + 1, planversie: overleg.planversie + 1, gewijzigdOp: context.nu },
    ...{ status: "afgezegd", reden, klok: null },
  };
  return gelukt(vervang(wordt, "casusoverleg.afgezegd", besproken, context));
};

/**
 * The clock reminds everybody on the casussen of an overleg to bring what they know (H3.1-c1, H3.2-a): once for its date, each of
 * the casussen that are theirs. A casus that comes on the agenda later is told with its date at that moment.
 */
export const remindOverleg = (
  overleg: Overleg,
  besproken: readonly Besproken[],
  context: Besluitcontext,
): Overlegbesluit => {
  const { overlegId, van, tot, status } = overleg;
  const { kalender, nu, regio } = context;
  const inbreng = kalender.vooraf(van, regio.termijnen["inbreng-voor-casusoverleg"]);
  const berichten =
    status !== "gepland" || van <= nu
      ? []
      : besproken
          .filter(({ casus }) => casus.status === "open")
          .flatMap((een) =>
            berichtenAan(
              ontvangersVan(een, context),
              {
                ...{ soort: "casusoverleg.herinnerd", onderwerp: overlegId },
                dataref: `/v1/casusoverleggen/${overlegId}`,
                // The clock may have stood still past that date: then it is before the overleg itself.
                data: { overlegId, casusId: een.casus.casusId, van, tot, uiterlijkOp: inbreng > nu ? inbreng : van },
              },
              context,
            ),
          );
  const gedaan: Overleg = { ...overleg, versie: overleg.versie + 1, klok: null };
  return {
    overleg: gedaan,
    wijziging: {
      nieuw: gebeurtenis({ soort: "overleg", id: overlegId }, berichten, context),
      vervangen: [gedaan],
      mitsOpen: [],
    },
  };
};
