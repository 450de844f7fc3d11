import type * as z from "zod";
import { afsluitformulierInvoer } from "../../../shared/domain/afsluiten.ts";
import type { Besluit } from "../../../shared/domain/besluit.ts";
import { recordAfsluitformulier } from "../../../shared/domain/besluiten/afsluiten.ts";
import { recordBehoeften, recordNazorg, reviseBehoefte } from "../../../shared/domain/besluiten/nazorg.ts";
import { answerAanbod, offerBehoefte, withdrawAanbod } from "../../../shared/domain/besluiten/nazorgaanbod.ts";
import { decideTerugval, recordTerugval } from "../../../shared/domain/besluiten/terugval.ts";
import * as nazorg from "../../../shared/domain/nazorg.ts";
import type { Result } from "../../../shared/domain/result.ts";
import * as invoer from "../../../shared/domain/vastlegging.ts";
import type { Weigering } from "../../../shared/domain/weigering.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import type { Wereld } from "./wereld.ts";

const clientenVan = (w: Wereld): readonly string[] => w.dossier().casus.dossierIds;
/** Everybody of the casus who needs aftercare, or of whom is recorded that they do not. */
export const verzorgden = (w: Wereld) => nazorg.nazorgclienten(w.dossier(), w.vanType("melding"));
const formulierVan = (w: Wereld) => {
  const { casus, taken, interventies } = w.dossier();
  return opdracht.afsluitformulier({
    dossierIds: casus.dossierIds,
    acties: taken.flatMap(({ soort, status, onderwerp }) =>
      soort === "actie" && status === "afgerond" && onderwerp !== null ? [onderwerp] : [],
    ),
    interventies: interventies.map(({ interventieId }) => interventieId),
  });
};
const bijBehoefte = (
  w: Wereld,
  besluit: (behoefte: nazorg.Nazorgbehoefte) => Result<Besluit, Weigering>,
): Result<Besluit, Weigering> => {
  const behoefte = w.dossier().nazorgbehoeften[0];
  return behoefte === undefined ? { ok: false, fout: { code: "niet-gevonden" } } : besluit(behoefte);
};
const antwoordAanbod = (w: Wereld, body: z.input<typeof invoer.overdrachtAntwoordInvoer>) =>
  bijBehoefte(w, (behoefte) =>
    answerAanbod(w.dossier(), behoefte, invoer.overdrachtAntwoordInvoer.parse(body), w.context()),
  );
const besluitTerugval = (
  w: Wereld,
  besluit: "plan-van-aanpak" | "voortgang" | "geen-actie",
): Result<Besluit, Weigering> => {
  const [taak] = w.dossier().taken.filter((een) => een.status === "open" && een.soort === nazorg.TERUGVALTAAK);
  return taak === undefined
    ? { ok: false, fout: { code: "niet-gevonden" } }
    : decideTerugval(w.dossier(), taak, opdracht.terugvalbesluit(besluit), w.context());
};

/** What is done about aftercare and the end of a casus, each with a valid body. */
export const NAZORGBESLUITEN = {
  behoeften: (w) =>
    recordBehoeften(
      w.dossier(),
      // As many as one command may name.
      nazorg.behoeftenInvoer.parse(opdracht.behoeften(clientenVan(w).slice(0, 8))),
      verzorgden(w),
      w.context(),
    ),
  herziening: (w) =>
    bijBehoefte(w, (behoefte) =>
      reviseBehoefte(w.dossier(), behoefte, nazorg.herzieningInvoer.parse(opdracht.herziening()), w.context()),
    ),
  aanbod: (w) =>
    bijBehoefte(w, (behoefte) => {
      const invoer = nazorg.nazorgaanbodInvoer.parse(opdracht.nazorgaanbod());
      return offerBehoefte(w.dossier(), behoefte, invoer, w.context());
    }),
  "aanbod:aanvaard": (w) => antwoordAanbod(w, opdracht.aanvaarding()),
  "aanbod:geweigerd": (w) => antwoordAanbod(w, opdracht.weigering()),
  "aanbod:ingetrokken": (w) =>
    bijBehoefte(w, (behoefte) => withdrawAanbod(w.dossier(), behoefte, opdracht.intrekking(), w.context())),
  terugval: (w) =>
    bijBehoefte(w, (behoefte) =>
      recordTerugval(w.dossier(), behoefte, nazorg.terugvalInvoer.parse(opdracht.terugval()), w.context()),
    ),
  "terugval:plan": (w) => besluitTerugval(w, "plan-van-aanpak"),
  "terugval:voortgang": (w) => besluitTerugval(w, "voortgang"),
  "terugval:geen": (w) => besluitTerugval(w, "geen-actie"),
  formulier: (w) => recordAfsluitformulier(w.dossier(), afsluitformulierInvoer.parse(formulierVan(w)), w.context()),
  nazorg: (w) => recordNazorg(w.dossier(), nazorg.nazorgInvoer.parse(opdracht.nazorg()), verzorgden(w), w.context()),
} as const satisfies Readonly<Record<string, (wereld: Wereld) => Result<Besluit, Weigering>>>;
