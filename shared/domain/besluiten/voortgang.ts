import { deadlineVan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import type { Uitkomst } from "../pad.ts";
import { vanaf } from "../opschorting.ts";
import type { Plan } from "../plan.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { plusSeconden, type Instant } from "../tijd.ts";
import { termijnVan } from "../stapstand.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import {
  OPEN_PUNTEN_MAXIMAAL,
  openPuntenVan,
  rondeDieKomt,
  rondenVan,
  TERUG_NAAR,
  type Rondepunt,
  type VoortgangInvoer,
} from "../voortgang.ts";
import type { OpenPunt, Veldfout, Weigering } from "../weigering.ts";
import { AFSPRAAKTAAK } from "./casusoverleggen.ts";
import { afsluitpunten, nogOpen, opCasus, volgendeRonde as volgendeVolgensPlan } from "./regels.ts";

/** Who works on the casus and may hold something of it open: its seats, its partners, and who directs it and coordinates care. */
export const werktAanCasus = (
  casus: OpenCasus,
  context: Pick<Besluitcontext, "nu" | "regio">,
): readonly OrganisatieCode[] => [
  ...opCasus(casus, context),
  organisatieVoor(context.regio, "procesregie", casus),
  organisatieVoor(context.regio, "zorgcoordinatie", casus),
];

/** What is looked at exists on this casus. */
const bekekenFouten = (
  { acties, taken }: CasusDossier,
  plan: Plan | undefined,
  { bekeken }: VoortgangInvoer,
): readonly Veldfout[] =>
  bekeken.flatMap(({ actieId, afspraakId, monitoringsafspraak }, i): readonly Veldfout[] => {
    if (actieId !== null && !acties.some((een) => een.actieId === actieId))
      return [{ veld: `bekeken[${i}].actieId`, melding: "is geen actie van deze casus" }];
    if (
      afspraakId !== null &&
      !taken.some(({ soort, onderwerp }) => soort === AFSPRAAKTAAK && onderwerp === afspraakId)
    )
      return [{ veld: `bekeken[${i}].afspraakId`, melding: "is geen afspraak van deze casus" }];
    if (monitoringsafspraak !== null && plan?.inhoud.monitoringsafspraken[monitoringsafspraak] === undefined)
      return [
        { veld: `bekeken[${i}].monitoringsafspraak`, melding: "is geen plaats in het geldende plan; tel vanaf 0" },
      ];
    return [];
  });

/** Who is named works on the casus: whoever does not would learn of it, or never hear. */
const deelnameFouten = (casus: OpenCasus, invoer: VoortgangInvoer, context: Besluitcontext): readonly Veldfout[] => {
  const mag = werktAanCasus(casus, context);
  return [
    ...invoer.deelnemers.map((organisatie, i) => ({ veld: `deelnemers[${i}]`, organisatie })),
    ...invoer.openPunten.map(({ organisatie }, i) => ({ veld: `openPunten[${i}].organisatie`, organisatie })),
  ].flatMap(({ veld, organisatie }) =>
    mag.includes(organisatie) ? [] : [{ veld, melding: "doet niet mee aan deze casus; kies wie de casus ziet" }],
  );
};

const puntFouten = (open: readonly Rondepunt[], invoer: VoortgangInvoer): readonly Veldfout[] => {
  const genoemd = invoer.afgehandeldePunten.map(({ puntId }) => puntId);
  const blijft = open.length - genoemd.length + invoer.openPunten.length;
  return [
    ...genoemd.flatMap((puntId, i) => {
      const veld = `afgehandeldePunten[${i}].puntId`;
      if (!open.some((punt) => punt.puntId === puntId)) return [{ veld, melding: "is geen open punt van deze casus" }];
      return genoemd.indexOf(puntId) < i ? [{ veld, melding: "staat er al; noem een punt één keer" }] : [];
    }),
    ...(invoer.uitkomst === "afronden" && invoer.openPunten.length > 0
      ? [{ veld: "openPunten", melding: "kan niet bij afronden: er komt geen volgende ronde" }]
      : []),
    ...(blijft > OPEN_PUNTEN_MAXIMAAL
      ? [{ veld: "openPunten", melding: `er blijven er ${blijft} open; hoogstens ${OPEN_PUNTEN_MAXIMAAL} kan` }]
      : []),
  ];
};

/** What is said of where the casus goes fits the outcome. */
const vervolgFouten = (
  { uitkomst, terugNaar, reden, volgendeRonde }: VoortgangInvoer,
  { nu, kalender, regio }: Besluitcontext,
): readonly Veldfout[] => {
  const fouten: Veldfout[] = [];
  if (terugNaar !== null && uitkomst !== "bijsturen")
    fouten.push({ veld: "terugNaar", melding: "hoort bij de uitkomst bijsturen; laat dit weg" });
  if (reden === null && uitkomst === "bijsturen" && terugNaar !== null && terugNaar !== "plan-van-aanpak")
    fouten.push({ veld: "reden", melding: "ontbreekt; zeg waarom een nieuw plan van aanpak niet volstaat" });
  if (volgendeRonde === null) return fouten;
  const { maximaalDagen } = regio.monitoring;
  const laatste = kalender.dagVan(plusSeconden(nu, maximaalDagen * 86_400));
  if (uitkomst !== "voortzetten")
    fouten.push({ veld: "volgendeRonde", melding: "hoort bij de uitkomst voortzetten; laat dit weg" });
  else if (volgendeRonde <= kalender.dagVan(nu))
    fouten.push({ veld: "volgendeRonde", melding: "ligt niet in de toekomst; kies een latere dag" });
  else if (volgendeRonde > laatste)
    fouten.push({
      veld: "volgendeRonde",
      melding: `is te ver weg; kies uiterlijk ${laatste} (${maximaalDagen} dagen)`,
    });
  return fouten;
};

/** When the next round is: as agreed in this one, after a suspension that runs, else as the plan has it, else by the region's term. */
const datumVanVolgende = (
  dossier: CasusDossier,
  casus: OpenCasus,
  { volgendeRonde }: VoortgangInvoer,
  context: Besluitcontext,
): Instant => {
  const afgesproken = volgendeRonde === null ? null : context.kalender.eindeVan(volgendeRonde);
  return (
    (afgesproken !== null && afgesproken > vanaf(casus.verschuivingen, context.nu) ? afgesproken : null) ??
    volgendeVolgensPlan(dossier, context) ??
    deadlineVan(casus, termijnVan("voortgang", casus.acuut, context.regio), context)
  );
};

/** Points for which no round would come any more once hoofdstap 4 is rounded off. */
const blijvendePunten = (open: readonly Rondepunt[], { afgehandeldePunten }: VoortgangInvoer): readonly OpenPunt[] => {
  const klaar = new Set(afgehandeldePunten.map(({ puntId }) => puntId));
  return open.flatMap(({ puntId, rol, organisatie }) =>
    klaar.has(puntId) ? [] : [{ wat: "open-punt", id: puntId, eigenaar: { rol, organisatie }, uiterlijkOp: null }],
  );
};

/**
 * 4.3: a monitoring round, and what follows: the next one on its date, back to hoofdstap 3, or on to nazorg once nothing is open
 * (H4.3-a1, c1). Of two who record the same round one does; the other hears which round the casus is at. A round that the casus passed over
 * when it entered further on is rounded off, and its open points with it: the casus stays where it is.
 */
export const recordVoortgang = (
  dossier: CasusDossier,
  { ronde, ...invoer }: VoortgangInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const stand = casusBijStap(dossier, "voortgang");
  if (!stand.ok) return stand;
  const casus = stand.waarde;
  const ingehaald = casus.positie.stap !== "voortgang";
  const huidig = ingehaald ? rondeDieKomt(dossier) : casus.ronde;
  if (huidig !== ronde) return mislukt({ code: "ronde-niet-aan-de-beurt", ronde, huidig });
  const plan = dossier.plannen.find(({ planVersie }) => planVersie === casus.planVersie);
  const open = openPuntenVan(rondenVan(dossier.vastleggingen));
  const volledig = { ronde, ...invoer };
  const fouten = [
    ...bekekenFouten(dossier, plan, volledig),
    ...deelnameFouten(casus, volledig, context),
    ...puntFouten(open, volledig),
    ...vervolgFouten(volledig, context),
    ...(ingehaald && invoer.uitkomst !== "afronden"
      ? [{ veld: "uitkomst", melding: "kan alleen afronden zijn: de casus is al verder; leid haar anders eerst terug" }]
      : []),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const onaf = [...(ingehaald ? [] : afsluitpunten(dossier)), ...blijvendePunten(open, volledig)];
  const belet = invoer.uitkomst === "afronden" ? nogOpen(onaf) : null;
  if (belet !== null) return mislukt(belet);

  const uitkomst: Uitkomst<"voortgang"> =
    invoer.uitkomst === "bijsturen" ? TERUG_NAAR[invoer.terugNaar ?? "plan-van-aanpak"] : invoer.uitkomst;
  const volgende = uitkomst === "voortzetten" ? datumVanVolgende(dossier, casus, volledig, context) : null;
  const inhoud = {
    ...invoer,
    deelnemers: [...new Set([...(context.door === null ? [] : [context.door.organisatie]), ...invoer.deelnemers])],
    openPunten: invoer.openPunten.map((punt, i) => ({ ...punt, puntId: `${ronde}.${i + 1}` })),
    volgendeRondeOp: volgende,
  };
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus,
      "voortgang",
      uitkomst,
      { soort: "voortgang", inhoud, bij: String(ronde), informatie: "voortgang" },
      context,
      { casus: { ronde }, ...(volgende === null ? {} : { volgendeDatum: volgende }) },
    ),
  );
};
