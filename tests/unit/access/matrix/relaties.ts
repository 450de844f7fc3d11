import { rolSchema, type Actor, type Rol } from "../../../../shared/domain/actor.ts";
import { instantSchema, plusSeconden } from "../../../../shared/domain/tijd.ts";
import { maakActor, maakMandaat } from "../../../fixtures/actoren.ts";

/** The moment of every question in the matrix. */
export const NU = instantSchema.parse("2026-06-01T09:00:00.000Z");

export const ROLLEN: readonly Rol[] = rolSchema.options;

/** How somebody's organisation stands to the casus, or what is the matter with their rights. */
export const RELATIES = [
  "eigen-organisatie",
  "eigen-gemeente",
  "andere-organisatie",
  "andere-gemeente",
  "uitgenodigd",
  "aanvaard",
  "afgewezen",
  "beeindigd",
  "ontvanger",
  "bevraagd",
  "geen-convenant",
  "uitgetreden",
  "geen-mandaat",
  "vervanger-binnen",
  "vervanger-buiten",
  "noodtoegang",
  "toegewezen",
] as const;
export type Relatie = (typeof RELATIES)[number];

/** Where somebody in this role works when the casus is their organisation's own. */
const THUIS: Readonly<Record<Rol, string>> = {
  partnersysteem: "politie",
  meldpunt: "veilig-thuis",
  "lid-ketenregieteam": "politie",
  procesregisseur: "zvh",
  zorgcoordinator: "moviera",
  aandachtsfunctionaris: "gemeente-doetinchem",
  partner: "politie",
  opsporing: "politie",
  "procesbegeleider-evaluatie": "riec",
  "procesbegeleider-zvh": "zvh",
  ketenregisseur: "zvh",
  bestuurder: "politie",
  beheerder: "zvh",
  fg: "zvh",
  it: "regio-it",
  ops: "regio-it",
};

const ORGANISATIE: Readonly<Partial<Record<Relatie, string>>> = {
  "eigen-gemeente": "gemeente-doetinchem",
  "andere-organisatie": "coa",
  "andere-gemeente": "gemeente-apeldoorn",
  uitgenodigd: "kmar",
  aanvaard: "nla",
  afgewezen: "ggd",
  beeindigd: "welzijnswerk",
  ontvanger: "wijkteam",
  bevraagd: "jeugdbescherming-gelderland",
  noodtoegang: "woningcorporatie",
  // The melding is theirs to handle; of the casus they are not.
  toegewezen: "advocatuur",
};

/** The invited organisations, by how their invitation stands. */
export const GENODIGDEN = {
  kmar: "open",
  nla: "geaccepteerd",
  ggd: "afgewezen",
  welzijnswerk: "beeindigd",
} as const;

const DAG = 86_400;
const deelname = (tot: Actor["zetels"][number]["tot"], metConvenant: boolean): Actor["deelname"] => ({
  ...{ versie: 1, van: plusSeconden(NU, -90 * DAG), tot },
  ondertekeningen: metConvenant ? [{ convenant: "voorbeeld-1", van: plusSeconden(NU, -90 * DAG), tot: null }] : [],
});

/** What is the matter with the rights of somebody who stands to the casus like this. */
const BIJZONDER: Readonly<Partial<Record<Relatie, Partial<Actor>>>> = {
  "geen-convenant": { deelname: deelname(null, false) },
  uitgetreden: { deelname: deelname(plusSeconden(NU, -1), true) },
  "geen-mandaat": { mandaten: [] },
};

const zetelVan = (relatie: Relatie, zetel: string): Actor["zetels"][number] => {
  const vervanger = (van: number, tot: number) =>
    ({ zetel, hoedanigheid: "vervanger", van: plusSeconden(NU, van), tot: plusSeconden(NU, tot) }) as const;
  if (relatie === "vervanger-binnen") return vervanger(0, 1);
  if (relatie === "vervanger-buiten") return vervanger(-DAG, 0);
  return { zetel, hoedanigheid: "houder", van: null, tot: null };
};

/** Somebody in this role who stands to the casus like this. A member of the team has the seat of their organisation. */
export const actorVoor = (rol: Rol, relatie: Relatie): Actor => {
  const organisatie = ORGANISATIE[relatie] ?? THUIS[rol];
  return maakActor(`${rol}-${relatie}`, organisatie, rol, {
    mandaten: (["weging", "plan-vaststellen", "doorlaatverbod"] as const).map(maakMandaat),
    zetels: rol === "lid-ketenregieteam" ? [zetelVan(relatie, organisatie)] : [],
    ...BIJZONDER[relatie],
  });
};

/** Everybody of the matrix. */
export const ALLEN = ROLLEN.flatMap((rol) =>
  RELATIES.map((relatie) => ({ rol, relatie, actor: actorVoor(rol, relatie) })),
);
