import { ACTIETAAK, actieVan } from "../../../shared/domain/besluiten/actieresultaten.ts";
import { isDoorgeefbaar } from "../../../shared/domain/besluiten/doorgifte.ts";
import * as overdragen from "../../../shared/domain/besluiten/overdragen.ts";
import { vraagVan, type Informatievraag } from "../../../shared/domain/informatievraag.ts";
import type { Interventie } from "../../../shared/domain/interventie.ts";
import type { Kenmerk } from "../../../shared/domain/kenmerk.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { metGever, zorgcoordinatorVan, type Nazorgbehoefte } from "../../../shared/domain/nazorg.ts";
import type { Agendapunt } from "../../../shared/domain/overleg.ts";
import type { Stap } from "../../../shared/domain/pad.ts";
import { overdrachtenVan, type Overdracht } from "../../../shared/domain/overdracht.ts";
import { eigenaarVan, organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import type { Eigenaar, Taak } from "../../../shared/domain/taak.ts";
import type { Vastlegging } from "../../../shared/domain/vastlegging.ts";
import type { Doel } from "../commando.ts";

/** A command on the casus itself, owned by whoever owns this step. */
export const stap =
  (naam: Stap) =>
  ({ casus }: CasusDossier, _pad: unknown, regio: Regio): Doel<null> => ({
    over: null,
    eigenaar: eigenaarVan(regio, naam, casus),
  });

/** A command on the casus itself, for whoever may record it in their own capacity. */
export const inEigenHoedanigheid = (): Doel<null> => ({ over: null, eigenaar: null });

/** The handover that is to be made: its owner depends on which weging led to it. */
export const aanTeBieden = (dossier: CasusDossier, pad: unknown, regio: Regio): Doel<null> =>
  stap(overdragen.aanbiedstapVan(dossier))(dossier, pad, regio);

/** A handover that was offered. */
export const overdrachtOp = (dossier: CasusDossier, pad: { readonly overdrachtId: string }): Overdracht | null =>
  overdrachtenVan(dossier).find(({ aanbod }) => aanbod.vastleggingId === pad.overdrachtId) ?? null;

/** For its receiver, to answer. */
export const teBeantwoorden = (
  dossier: CasusDossier,
  pad: { readonly overdrachtId: string },
): Doel<Overdracht> | null => {
  const over = overdrachtOp(dossier, pad);
  return over === null ? null : { over, eigenaar: { rol: "partner", organisatie: over.aanbod.inhoud.ontvanger } };
};

/** For who offered it, and for who guards every date. */
export const inTeTrekken = (
  dossier: CasusDossier,
  pad: { readonly overdrachtId: string },
  regio: Regio,
): Doel<Overdracht> | null => {
  const over = overdrachtOp(dossier, pad);
  if (over === null) return null;
  const { eigenaar } = aanTeBieden(dossier, pad, regio);
  return { over, eigenaar, ook: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie") } };
};

/** An intervention, for who carries it out or, to end it, for this other owner. */
export const interventie =
  (eigenaar?: Eigenaar) =>
  ({ interventies }: CasusDossier, pad: { readonly interventieId: string }): Doel<Interventie> | null => {
    const over = interventies.find(({ interventieId }) => interventieId === pad.interventieId);
    return over === undefined ? null : { over, eigenaar: eigenaar ?? over.eigenaar };
  };

export const uitnodiging = (dossier: CasusDossier, pad: { readonly uitnodigingId: string }) => {
  const over = dossier.uitnodigingen.find(({ uitnodigingId }) => uitnodigingId === pad.uitnodigingId);
  return over === undefined ? null : { over, eigenaar: over.eigenaar };
};

/** An invitation, for who invites. */
export const uitnodigingOnderRegie = (dossier: CasusDossier, pad: { readonly uitnodigingId: string }, regio: Regio) => {
  const { over } = uitnodiging(dossier, pad) ?? {};
  return over === undefined ? null : { over, eigenaar: eigenaarVan(regio, "partners-uitnodigen", dossier.casus) };
};

/** What somebody supplied and can go further: its own organisation says whether it may. */
export const vastlegging = (
  dossier: CasusDossier,
  pad: { readonly vastleggingId: string },
): Doel<Vastlegging> | null => {
  const over = dossier.vastleggingen.find(({ vastleggingId }) => vastleggingId === pad.vastleggingId);
  return over === undefined || !isDoorgeefbaar(over.kenmerk)
    ? null
    : { over, eigenaar: { rol: "partner", organisatie: over.kenmerk.geleverdDoor } };
};

/** The task of this kind about this subject, for its owner. */
export const taakBij = (dossier: CasusDossier, soort: string, onderwerp: string): Doel<Taak> | null => {
  const over = dossier.taken.find((taak) => taak.soort === soort && taak.onderwerp === onderwerp);
  return over === undefined ? null : { over, eigenaar: over.eigenaar };
};

/** An actie of the plan with its task; it exists for who reads acties. */
export interface Actietaak {
  readonly taak: Taak;
  readonly kenmerk: Kenmerk;
}

/** An actie, for who has it now: after its owner left, or another version of the plan, that is somebody else. */
export const actietaak = (dossier: CasusDossier, pad: { readonly actieId: string }): Doel<Actietaak> | null => {
  const gevonden = taakBij(dossier, ACTIETAAK, pad.actieId);
  const actie = gevonden === null ? null : actieVan(dossier, gevonden.over);
  return gevonden === null || actie === null
    ? null
    : { over: { taak: gevonden.over, kenmerk: actie.kenmerk }, eigenaar: gevonden.eigenaar };
};

/** A need of aftercare, for who gives it now. */
export const nazorgbehoefte = (
  dossier: CasusDossier,
  pad: { readonly behoefteId: string },
  regio: Regio,
): Doel<Nazorgbehoefte> | null => {
  const gevonden = dossier.nazorgbehoeften.find(({ behoefteId }) => behoefteId === pad.behoefteId);
  if (gevonden === undefined) return null;
  const over = metGever(dossier, gevonden, regio);
  return { over, eigenaar: over.gever };
};

/** The same, for who gives it and for who coordinates care. */
export const nazorgMetCoordinatie = (
  dossier: CasusDossier,
  pad: { readonly behoefteId: string },
  regio: Regio,
): Doel<Nazorgbehoefte> | null => {
  const doel = nazorgbehoefte(dossier, pad, regio);
  return doel === null ? null : { ...doel, ook: zorgcoordinatorVan(dossier, regio) };
};

/** A need that is offered, for who can answer. */
export const nazorgaanbod = (
  dossier: CasusDossier,
  pad: { readonly behoefteId: string },
  regio: Regio,
): Doel<Nazorgbehoefte> | null => {
  const over = nazorgbehoefte(dossier, pad, regio)?.over;
  return over?.aanbod == null ? null : { over, eigenaar: { rol: "partner", organisatie: over.aanbod.ontvanger } };
};

/** A place on an agenda, for who plans. */
export const agendapunt = (
  dossier: CasusDossier,
  pad: { readonly overlegId: string },
  regio: Regio,
): Doel<Agendapunt> | null => {
  const over = dossier.agendapunten.find(({ overlegId }) => overlegId === pad.overlegId);
  return over === undefined ? null : { over, eigenaar: eigenaarVan(regio, "casusoverleg", dossier.casus) };
};

export const plan = (dossier: CasusDossier, pad: { readonly planVersie: string }, regio: Regio) => {
  const over = dossier.plannen.find(({ planVersie }) => String(planVersie) === pad.planVersie);
  return over === undefined ? null : { over, eigenaar: eigenaarVan(regio, "plan-van-aanpak", dossier.casus) };
};

/** A question about somebody, for who is asked. */
export const teBeantwoordenVraag = (
  dossier: CasusDossier,
  pad: { readonly vraagId: string },
): Doel<Informatievraag> | null => {
  const over = vraagVan(dossier, pad.vraagId);
  return over === null ? null : { over, eigenaar: { rol: "partner", organisatie: over.vraag.inhoud.organisatie } };
};

/** The same, for who asked it and for who guards every date. */
export const terugTeNemenVraag = (
  dossier: CasusDossier,
  pad: { readonly vraagId: string },
  regio: Regio,
): Doel<Informatievraag> | null => {
  const over = vraagVan(dossier, pad.vraagId);
  if (over === null) return null;
  return {
    over,
    eigenaar: { rol: "partner", organisatie: over.vraag.vastgelegdDoor.organisatie },
    ook: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie") },
  };
};
