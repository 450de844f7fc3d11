import {
  heeftMandaat,
  mandaatSchema,
  zetelbezettingenNu,
  zetelsNu,
  type Actor,
  type Mandaat,
  type Rol,
} from "../domain/actor.ts";
import { eventueelOp, partnersOp } from "../domain/betrokkenheid.ts";
import type { Casus } from "../domain/casus.ts";
import { isConvenantpartij } from "../domain/deelname.ts";
import { HOEDANIGHEDEN } from "../domain/hoedanigheid.ts";
import type { OrganisatieCode } from "../domain/ids.ts";
import type { Kenmerk } from "../domain/kenmerk.ts";
import { GEMEENTETAAK } from "../domain/gemeente-overdracht.ts";
import { VRAAGTAAK, type Vraagstand } from "../domain/informatievraag.ts";
import { AANBODTAAK, NAZORGTAAK, type Nazorgtoegang } from "../domain/nazorg.ts";
import type { Overdrachtstand } from "../domain/overdracht.ts";
import { isVolgstap } from "../domain/pad.ts";
import {
  categorieenVan,
  deelnameVan,
  organisatiesVan,
  organisatieVoor,
  zetelsVan,
  type Regio,
} from "../domain/regio.ts";
import type { Eigenaar, OpenTaak } from "../domain/taak.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Traject } from "../domain/traject.ts";
import { UITNODIGINGSTAAK, type Uitnodiging } from "../domain/uitnodiging.ts";
import type { Iets, Verwijzing } from "../ports/beleid.ts";
import { lezersVan, schrijversVan } from "./deelmatrix.ts";

/** Groups of roles that the policies name. */
export const ROLGROEPEN = {
  /** Who carries out what their organisation was asked as a partner, and its system. */
  uitvoerend: ["partnersysteem", "partner", "lid-ketenregieteam", "zorgcoordinator", "procesregisseur"],
  /** Who works on casussen or reports; not who steers, guards privacy or keeps the systems running (design section 1). */
  werkend: [
    ...(["partnersysteem", "partner", "meldpunt", "lid-ketenregieteam", "procesregisseur"] as const),
    ...(["zorgcoordinator", "aandachtsfunctionaris", "opsporing", "beheerder"] as const),
  ],
} as const satisfies Readonly<Record<string, readonly Rol[]>>;

const rol = (naam: string): Verwijzing => ({ soort: "Rol", id: naam });
const verwijs = (organisatie: OrganisatieCode): Verwijzing => ({ soort: "Organisatie", id: organisatie });
const alle = (organisaties: readonly OrganisatieCode[]): readonly Verwijzing[] => organisaties.map(verwijs);

const groepenVan = (rollen: readonly Rol[]): readonly Verwijzing[] => [
  ...rollen.map(rol),
  ...Object.entries(ROLGROEPEN)
    .filter(([, leden]) => leden.some((lid) => rollen.includes(lid)))
    .map(([groep]) => rol(groep)),
];

/** The reference to an actor: what a casus knows of who broke the glass, too. */
const persoon = (actorId: string): Verwijzing => ({ soort: "Persoon", id: actorId });

const gehoudenZetels = (actor: Actor, nu: Instant): readonly OrganisatieCode[] =>
  zetelbezettingenNu(actor, nu).flatMap(({ zetel, hoedanigheid }) => (hoedanigheid === "houder" ? [zetel] : []));

/** Somebody of the register with their organisation, as it is now. */
export const actorAlsIets = (actor: Actor, nu: Instant, regio: Regio): readonly [Iets, Iets] => {
  const { organisatie, rollen } = actor;
  const deelname = actor.deelname ?? deelnameVan(regio, organisatie);
  const domein = actor.domein ?? organisatiesVan(regio).find(({ code }) => code === organisatie)?.domein;
  const mens = actor.soort === "persoon";
  return [
    {
      ...(mens ? persoon(actor.actorId) : { soort: "Systeem", id: actor.actorId }),
      kenmerken: {
        organisatie: verwijs(organisatie),
        ...(mens
          ? {
              zetels: alle(zetelsNu(actor, nu)),
              gehouden: alle(gehoudenZetels(actor, nu)),
              mandaten: mandaatSchema.options.filter((mandaat) => heeftMandaat(actor, mandaat, nu)),
            }
          : {}),
      },
      groepen: groepenVan(rollen),
    },
    {
      ...verwijs(organisatie),
      kenmerken: {
        convenantpartij: deelname !== null && isConvenantpartij(deelname, nu),
        zorg: domein === "zorg" || domein === "beide",
        veiligheid: domein === "veiligheid" || domein === "beide",
        categorieen: categorieenVan(regio, organisatie),
      },
      groepen: [],
    },
  ];
};

/** Who evaluates: asked to at the step, appointed after it; before that the casus does not exist for them (X14). */
const evaluatorVan = (casus: Casus): OrganisatieCode | null =>
  casus.status === "open" && casus.positie.stap === "evaluatie" ? casus.eigenaar.organisatie : casus.procesbegeleiding;

/** The head of a casus: all that access to it asks. */
export const casusAlsIets = (casus: Casus, nu: Instant, regio: Regio): Iets => {
  const evaluator = evaluatorVan(casus);
  const geldt = ({ van, tot }: { readonly van: Instant; readonly tot: Instant | null }): boolean =>
    van <= nu && (tot === null || nu < tot);
  const begonnen = { ...casus, betrokken: casus.betrokken.filter(({ van }) => van <= nu) };
  return {
    ...{ soort: "Casus", id: casus.casusId },
    kenmerken: {
      // One that ended in another is over for who breaks the glass; who read it still does.
      status: casus.status === "samengevoegd" ? "gesloten" : casus.status,
      zetels: alle(zetelsVan(regio, null)),
      ...(casus.gemeente === null ? {} : { gemeente: verwijs(casus.gemeente) }),
      partners: alle(partnersOp(begonnen, nu)),
      eventueel: alle(eventueelOp(begonnen, nu)),
      procesregie: verwijs(organisatieVoor(regio, "procesregie", casus)),
      zorgcoordinatie: verwijs(organisatieVoor(regio, "zorgcoordinatie", casus)),
      privacy: verwijs(regio.rollen.privacy),
      ...(evaluator === null ? {} : { evaluator: verwijs(evaluator) }),
      trajectLoopt: casus.strafrechtelijkTrajectLoopt,
      opsporing: casus.strafrechtelijkTrajectLoopt ? alle(regio.rollen.strafrecht) : [],
      noodtoegang: casus.noodtoegangen.filter(geldt).map(({ actorId }) => persoon(actorId)),
      noodtoegangrollen: regio.noodtoegang.rollen.map(rol),
      zichtbaarAls: casus.status === "gesloten" ? regio.afsluiten.inzage : HOEDANIGHEDEN,
    },
    groepen: [],
  };
};

/** What the sharing matrix looks at. */
export type Onderdeel = Pick<Kenmerk, "activiteit" | "compartiment" | "dataklasse" | "categorieen" | "geleverdDoor">;

/** A part of a casus or dossier, with the capacities that the matrix names for it. */
export const onderdeelAlsIets = (onderdeel: Onderdeel, regio: Regio): Iets => ({
  ...{ soort: "Onderdeel", id: "dit" },
  kenmerken: {
    compartiment: onderdeel.compartiment,
    categorieen: onderdeel.categorieen,
    geleverdDoor: verwijs(onderdeel.geleverdDoor),
    lezers: lezersVan(regio, onderdeel),
    schrijvers: schrijversVan(regio, onderdeel),
  },
  groepen: [],
});

export const uitnodigingAlsIets = ({ organisatie, status }: Pick<Uitnodiging, "organisatie" | "status">): Iets => ({
  ...{ soort: "Uitnodiging", id: "deze" },
  kenmerken: { organisatie: verwijs(organisatie), status },
  groepen: [],
});

/** Any casusoverleg. */
export const overlegAlsIets = (regio: Regio): Iets => ({
  ...{ soort: "Overleg", id: "dit" },
  kenmerken: { procesregie: verwijs(organisatieVoor(regio, "procesregie")) },
  groepen: [],
});

/** A handover: while `tot` is null, or not past yet, its receiver reads it. */
export const overdrachtAlsIets = ({ ontvanger, tot }: Overdrachtstand, nu: Instant): Iets => ({
  ...{ soort: "Overdracht", id: "deze" },
  kenmerken: { ontvanger: verwijs(ontvanger), status: tot === null || nu < tot ? "te-lezen" : "voorbij" },
  groepen: [],
});

/** A question about somebody, for who is asked. */
export const informatievraagAlsIets = ({ organisatie, status }: Vraagstand): Iets => ({
  ...{ soort: "Informatievraag", id: "deze" },
  kenmerken: { organisatie: verwijs(organisatie), status },
  groepen: [],
});

/** A need of aftercare. Whoever carries out work gives it as a partner; who coordinates care does so in that role. */
export const nazorgAlsIets = ({ gever, ontvanger, zorgcoordinatie }: Nazorgtoegang): Iets => ({
  ...{ soort: "Nazorgbehoefte", id: "deze" },
  kenmerken: {
    gever: verwijs(gever.organisatie),
    geverrol: rol(gever.rol === "partner" ? "uitvoerend" : gever.rol),
    ...(ontvanger === null ? {} : { ontvanger: verwijs(ontvanger) }),
    zorgcoordinatie: verwijs(zorgcoordinatie),
  },
  groepen: [],
});

/** What somebody wants to do on a casus: as what, where, and on which mandate (empty: none is asked). */
export const opdrachtAlsIets = (casus: Casus, eigenaar: Eigenaar, mandaat: Mandaat | null): Iets => ({
  ...{ soort: "Opdracht", id: "deze" },
  kenmerken: {
    casus: { soort: "Casus", id: casus.casusId },
    rol: rol(eigenaar.rol),
    organisatie: verwijs(eigenaar.organisatie),
    mandaat: mandaat ?? "",
  },
  groepen: [],
});

/** A task of a worklist, with the seats of its casus: so that the casus itself need not be read. */
export const taakAlsIets = (taak: Pick<OpenTaak, "eigenaar" | "gemeente" | "soort">, regio: Regio): Iets => ({
  ...{ soort: "Taak", id: "deze" },
  kenmerken: {
    rol: rol(taak.eigenaar.rol),
    organisatie: verwijs(taak.eigenaar.organisatie),
    zetels: alle(zetelsVan(regio, taak.gemeente)),
    beantwoorden:
      [UITNODIGINGSTAAK, VRAAGTAAK, AANBODTAAK, NAZORGTAAK, GEMEENTETAAK].includes(taak.soort) ||
      isVolgstap(taak.soort),
  },
  groepen: [],
});

/** A criminal track; null: one that is still to begin. */
export const trajectAlsIets = (traject: Traject | null, regio: Regio): Iets => ({
  ...{ soort: "Traject", id: traject?.trajectId ?? "nieuw" },
  kenmerken: {
    opsporend: alle(regio.rollen.strafrecht),
    deelnemers: alle(traject?.deelnemers.map(({ organisatie }) => organisatie) ?? []),
    leiding: traject === null ? [] : alle([traject.leiding, regio.strafrechtelijkTraject.escalatie]),
    ...(traject?.status === "open" ? { eigenaar: verwijs(traject.eigenaar.organisatie) } : {}),
  },
  groepen: [],
});

export const dossierAlsIets = (regio: Regio): Iets => ({
  ...{ soort: "Dossier", id: "dit" },
  kenmerken: { meldpunt: verwijs(organisatieVoor(regio, "meldpunt")) },
  groepen: [],
});

/** The part of the register that is an organisation's. */
export const registerAlsIets = (organisatie: OrganisatieCode, regio: Regio): Iets => ({
  ...{ soort: "Register", id: organisatie },
  kenmerken: {
    organisatie: verwijs(organisatie),
    beheer: verwijs(regio.rollen.beheer),
    procesregie: verwijs(organisatieVoor(regio, "procesregie")),
    privacy: verwijs(regio.rollen.privacy),
  },
  groepen: [],
});
