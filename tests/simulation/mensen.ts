import { KETENREGIETEAM } from "../../shared/domain/regio.ts";
import type { Eigenaar, OpenTaak } from "../../shared/domain/taak.ts";
import { etagVan } from "../../shared/runtime/etag.ts";
import { ACTOREN } from "../fixtures/actoren.ts";
import { maakArbeidsuitbuitingCasus } from "../fixtures/melding.ts";
import { opdracht } from "../fixtures/opdrachten.ts";
import type { Toeval } from "../fixtures/toeval.ts";
import { beantwoord, formulierVan, WEG, type Casusweg, type Wegstap } from "../unit/functions/casusweg.ts";
import type { Antwoord } from "../unit/functions/voordeur.ts";
import type { Keten } from "./keten.ts";

const TEAM = ["zetel-politie", "zetel-moviera", "zetel-om"] as const;
/** Who works for this owner. */
const werkerVoor = ({ rol, organisatie }: Eigenaar, toeval: Toeval): string | undefined =>
  organisatie === KETENREGIETEAM
    ? toeval.kies(TEAM)
    : (
        ACTOREN.find((een) => een.rollen.includes(rol) && een.organisatie === organisatie) ??
        // Who has a seat does the work of their organisation as a partner too.
        ACTOREN.find((een) =>
          een.zetels.some(({ zetel, hoedanigheid }) => zetel === organisatie && hoedanigheid === "houder"),
        )
      )?.aanmeldnaam;

/** The steps of the main way for each kind of task: the first that fits how the casus stands. */
type Keuze = (weg: Casusweg, taak: OpenTaak, toeval: Toeval) => Promise<unknown> | null;
const stap = (naam: Wegstap) => (weg: Casusweg) => WEG[naam](weg);

const vastgelegd = ({ deur, casusId }: Casusweg, soort: string): boolean =>
  deur.casework.vanType("vastlegging").some((een) => een.casusId === casusId && een.soort === soort);

const DOEN: Readonly<Record<string, Keuze>> = {
  verrijken: (weg) => weg.doe("zorgcoordinator", "verrijkingen", opdracht.verrijking()),
  "weging-1": (weg, _taak, toeval) => {
    const bewijs = weg.deur.casework
      .vanType("vastlegging")
      .flatMap((een) => (een.casusId === weg.casusId && een.soort === "bewijsmiddel" ? [een.vastleggingId] : []));
    if (bewijs.length >= 2) return weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(bewijs));
    if (bewijs.length === 1 || toeval.kans(20)) {
      const anders = { omschrijving: `gesprekken in telefoon ${String(bewijs.length + 1)}` };
      return weg.doe("zetel-politie", "bewijsmiddelen", opdracht.bewijsmiddel(anders));
    }
    return toeval.kans(15)
      ? weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }))
      : WEG.weging1(weg);
  },
  "overdracht-na-weging-1": (weg, _taak, toeval) =>
    toeval.kans(60)
      ? weg.doe("zetel-politie", "overdrachten", opdracht.overdracht("ggd"))
      : weg.doe("zetel-politie", "afschalingen", opdracht.afschaling()),
  "overdracht-volgen": (weg, taak, toeval) =>
    weg.doe(
      "partner-ggd",
      `overdrachten/${taak.onderwerp ?? ""}/antwoorden`,
      toeval.kans(50) ? opdracht.aanvaarding() : opdracht.weigering(),
    ),
  "partners-uitnodigen": stap("uitnodigen"),
  "uitnodiging-beantwoorden": (weg, taak) =>
    taak.eigenaar.organisatie === "nla"
      ? beantwoord(weg, "partner-nla", "nla", "geaccepteerd")
      : beantwoord(weg, "partner-ggd", "ggd", "afgewezen"),
  casusoverleg: stap("overleg"),
  "weging-2": stap("weging2"),
  "plan-van-aanpak": (weg) => {
    const plannen = weg.deur.casework.vanType("plan");
    if (!plannen.some(({ casusId, status }) => casusId === weg.casusId && status === "concept")) return WEG.plan(weg);
    return vastgelegd(weg, "commitment") ? WEG.vaststellen(weg) : WEG.commitment(weg);
  },
  actie: (weg, taak, toeval) => {
    const onder = `acties/${taak.onderwerp ?? ""}/resultaten`;
    const wie = werkerVoor(taak.eigenaar, toeval);
    return wie === undefined ? null : weg.doe(wie, onder, opdracht.actieresultaat());
  },
  voortgang: (weg, _taak, toeval) => {
    const ronde = weg.deur.casework.vanType("casus").find(({ casusId }) => casusId === weg.casusId)?.ronde ?? 0;
    const uitkomst = toeval.kies(["voortzetten", "afronden", "afronden", "bijsturen"]);
    return weg.doe("zetel-zvh", "voortgangsronden", opdracht.voortgang(uitkomst, { ronde }));
  },
  nazorg: (weg) => {
    if (!weg.deur.casework.vanType("nazorgbehoefte").some(({ casusId }) => casusId === weg.casusId))
      return WEG.behoeften(weg);
    return vastgelegd(weg, "afsluitformulier") ? WEG.nazorg(weg) : WEG.formulier(weg);
  },
  procesbegeleider: stap("procesbegeleider"),
  "samenvoeging-afronden": (weg, taak) =>
    weg.doe("procesregisseur", `samenvoegingen/${taak.onderwerp ?? ""}/afrondingen`, {
      toelichting: "De partners zijn uitgenodigd.",
    }),
  evaluatie: stap("evaluatie"),
  lessen: stap("lessen"),
  interventie: (weg, taak, toeval) =>
    weg.doe(
      werkerVoor(taak.eigenaar, toeval) ?? "zetel-politie",
      `interventies/${taak.onderwerp ?? ""}/berichten`,
      opdracht.interventie(toeval.kans(60) ? "uit-situatie" : "loopt"),
    ),
};

/** What goes beside the path: rest, entering further on, going back, another municipality. */
const NAAST: readonly ((weg: Casusweg, toeval: Toeval) => Promise<unknown> | null)[] = [
  (weg) => weg.doe("zetel-politie", "opschortingen", { dagen: 10, reden: "De betrokkene is opgenomen." }),
  (weg) => {
    const lopend = weg.deur.casework
      .vanType("vastlegging")
      .find((een) => een.casusId === weg.casusId && een.soort === "opschorting");
    return lopend === undefined
      ? null
      : weg.doe("zetel-politie", `opschortingen/${lopend.vastleggingId}/hervatting`, { reden: "Het kan weer." });
  },
  (weg, toeval) =>
    weg.doe(
      "zetel-politie",
      "instromen",
      opdracht.instroom(toeval.kies(["weging-2", "plan-van-aanpak", "voortgang", "nazorg"])),
    ),
  (weg, toeval) =>
    weg.doe("zetel-politie", "terugleidingen", opdracht.terugleiding(toeval.kies(["weging-1", "weging-2"]))),
  (weg) => weg.doe("gemeente-doetinchem", "gemeente-overdrachten", opdracht.gemeenteOverdracht()),
  (weg) => {
    const lopend = weg.deur.casework
      .vanType("taak")
      .find(
        (een) =>
          een.casusId === weg.casusId && een.soort === "gemeente-overdracht-beantwoorden" && een.status === "open",
      );
    return lopend === undefined
      ? null
      : weg.doe("gemeente-apeldoorn", `gemeente-overdrachten/${lopend.onderwerp ?? ""}/antwoorden`, {
          antwoord: "aanvaard",
        });
  },
];

const NIKS = {} as Antwoord;

/**
 * People who do what they are shown, as far as the seed lets them.
 * @param tegelijk in how many percent of the times two do the same
 */
export const maakMensen = (keten: Keten, naam: string, tegelijk = 0) => {
  const { toeval, deur, double } = keten;
  let nummer = 0;
  const sleutel = (): string => `${naam}-${String((nummer += 1))}`;
  /** The steps of the way, sent by a client that tries again until it is answered. */
  const wegVan = (casusId: string): Casusweg => ({
    deur: { ...deur, casework: double },
    casusId,
    pad: `/v1/casussen/${casusId}`,
    doe: async (wie, onder, body) => {
      const winkel = { ...deur, casework: double };
      const plannen = onder === "plannen" ? double.vanType("plan").filter((een) => een.casusId === casusId) : [];
      const vorige = Math.max(0, ...plannen.map(({ planVersie }) => planVersie));
      const bijPlan = vorige === 0 ? null : etagVan(vorige);
      const ifMatch = onder === "wegingen" ? await formulierVan(winkel, casusId) : bijPlan;
      keten.stuur({ wie, pad: `/v1/casussen/${casusId}/${onder}`, body, sleutel: sleutel(), ifMatch });
      return NIKS;
    },
    lees: () => Promise.resolve(NIKS),
  });
  const kies = <T>(uit: readonly T[]): T | undefined => uit[toeval.geheel(Math.max(uit.length, 1))];

  return {
    /** A report on this person comes in; two at the same moment when `keer` says so. */
    meld: (persoon: number, keer = 1): void => {
      for (let i = 0; i < keer; i += 1) {
        const eigen = sleutel();
        const body = maakArbeidsuitbuitingCasus(persoon, {
          ...{ eigenKenmerk: eigen, inhoud: `Melding ${eigen} over wat er gebeurt.` },
          acuutVolgensMelder: toeval.kans(10) ? "ja" : "nee",
          zorgcoordinatorBetrokken: toeval.kans(25) ? "ja" : "nee",
        });
        const wie = toeval.kies(["systeem-nla", "systeem-politie", "systeem-ggd"]);
        keten.stuur({ wie, pad: "/v1/meldingen", body, sleutel: eigen, ifMatch: null });
      }
    },
    /** Somebody looks at their worklist and does one thing of it. */
    werk: async (): Promise<void> => {
      const open = kies([...keten.werk.values()]);
      const wie = open === undefined ? undefined : werkerVoor(open.eigenaar, toeval);
      if (wie === undefined) return;
      const lijst = await keten.vraag(wie, "/v1/taken");
      const gezien = new Set(
        ((lijst?.body["resultaten"] ?? []) as readonly { readonly taakId: string }[]).map(({ taakId }) => taakId),
      );
      const taak = kies([...keten.werk.values()].filter(({ taakId, soort }) => gezien.has(taakId) && soort in DOEN));
      if (taak === undefined) return;
      // Two colleagues may take it up at the same moment.
      for (let keer = toeval.kans(tegelijk) ? 2 : 1; keer > 0; keer -= 1)
        await DOEN[taak.soort]?.(wegVan(taak.casusId), taak, toeval);
    },
    /** Somebody does something beside the path. */
    naast: async (): Promise<void> => {
      const casusId = kies([...keten.casussen]);
      if (casusId !== undefined) await kies(NAAST)?.(wegVan(casusId), toeval);
    },
    /** The team merges another casus into an open one, or splits off somebody; at times others merge them the other way round. */
    verenig: async (): Promise<void> => {
      const open = double.vanType("casus").filter(({ status }) => status === "open");
      const deze = kies(open);
      if (deze === undefined) return;
      const { casusId, dossierIds } = deze;
      if (dossierIds.length > 1 && toeval.kans(60)) {
        const dossiers = [kies(dossierIds)];
        await wegVan(casusId).doe("zetel-politie", "splitsingen", { dossiers, reden: "Dit is een andere zaak." });
        return;
      }
      const andere = kies(open.filter((een) => een !== deze));
      if (andere === undefined) return;
      const reden = "Beide gaan over dezelfde werkgever.";
      await wegVan(casusId).doe("zetel-politie", "samenvoegingen", { casusId: andere.casusId, reden });
      if (toeval.kans(tegelijk)) await wegVan(andere.casusId).doe("zetel-om", "samenvoegingen", { casusId, reden });
    },
    /** An organisation leaves the chain. */
    treedUit: (organisatie: string): void => {
      const body = { per: deur.nu(), reden: "opgeheven" };
      const pad = `/v1/partners/${organisatie}/uittredingen`;
      keten.stuur({ wie: "beheerder", pad, body, sleutel: sleutel(), ifMatch: null });
    },
  };
};
export type Mensen = ReturnType<typeof maakMensen>;
