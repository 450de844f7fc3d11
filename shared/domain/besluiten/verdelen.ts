import { berichtenAan, dataVan, gebeurtenis, maakIds, type Besluitcontext } from "../besluit.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { MeldingId, OrganisatieCode } from "../ids.ts";
import type { Melding } from "../melding.ts";
import { partnerbeeld } from "../partner.ts";
import { organisatieVoor, zorgcoordinerend } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, Meldingtaak, OpenMeldingtaak } from "../taak.ts";
import type { BehandelingInvoer, HerverdelingInvoer, Verdeling } from "../verdeling.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import type { Wijziging } from "../wijziging.ts";
import { isAcuut } from "./aansluiten.ts";
import { organisatieFouten } from "./regels.ts";
import { beoogdeEigenaar, kiesVerdeelregel, meldpuntVan, type Verdeelgegevens } from "./verdeelregel.ts";

/** So often a melding is given to somebody else; who then still does not know whose it is, should talk to each other. */
const HERVERDELINGEN = 50;

/** Why nothing can be given to this organisation now; null: it can. */
const bezwaarTegen = (organisatie: OrganisatieCode, { regio, partners, nu }: Besluitcontext): string | null => {
  if (partners === null) throw new Error("A melding was distributed without the register");
  // The meldpunt is where everything falls back to: what lies there is watched over like any work.
  if (organisatie === organisatieVoor(regio, "meldpunt")) return null;
  const inRegister = partners.find((partner) => partner.organisatie === organisatie) ?? null;
  const beeld = partnerbeeld(inRegister, organisatie, regio, nu);
  if (beeld === null) return `${organisatie} staat niet in het register`;
  return beeld.convenantpartij ? null : `${organisatie} neemt nu niet deel of heeft geen convenant dat nu geldt`;
};

/** Tells who has to do something with a melding. Of the casus to which it came, nothing is said. */
export const meldingVerdeeld = (
  { meldingId, taakId, soort, activiteit, eigenaar, uiterlijkOp }: OpenMeldingtaak,
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    [eigenaar.organisatie],
    {
      soort: "melding.verdeeld",
      onderwerp: meldingId,
      dataref: `/v1/meldingen/${meldingId}`,
      data: { meldingId, taakId, soort, activiteit, rol: eigenaar.rol, uiterlijkOp },
    },
    context,
  );

/**
 * The task to handle a melding, and its owner told.
 * @param ook what else is told with it
 */
const openMeldingtaak = (
  meldingId: MeldingId,
  { eigenaar, uiterlijkOp }: Pick<Verdeling, "eigenaar" | "uiterlijkOp">,
  context: Besluitcontext,
  ook: readonly Bericht[] = [],
): { readonly taak: OpenMeldingtaak; readonly nieuw: Wijziging["nieuw"] } => {
  const taak: OpenMeldingtaak = {
    type: "meldingtaak",
    taakId: maakIds(context.nieuwId).taak(),
    meldingId,
    versie: 1,
    soort: "melding-behandelen",
    activiteit: "2.1",
    eigenaar,
    ...dataVan(uiterlijkOp, context),
    status: "open",
  };
  const berichten = [...meldingVerdeeld(taak, context), ...ook];
  return { taak, nieuw: [taak, ...gebeurtenis({ soort: "verdeling", id: meldingId }, berichten, context)] };
};

/**
 * Gives a new melding to who handles it, by the region's rules (H2.1-c2): exactly one, with a date. Who cannot be given anything
 * now is passed over for the meldpunt, with the reason.
 * @param ook what else is told of it, in the same Gebeurtenis: a melding has few items to spare
 */
export const verdeelMelding = (
  meldingId: MeldingId,
  gegevens: Verdeelgegevens,
  context: Besluitcontext,
  ook: readonly Bericht[] = [],
): {
  readonly deel: Pick<Melding, "verdeling" | "eerdereVerdelingen" | "behandeling">;
  readonly wijziging: Wijziging;
} => {
  const { nu, kalender, regio } = context;
  const { id, uitleg, gevolg } = kiesVerdeelregel(gegevens, context);
  const beoogd = beoogdeEigenaar(gegevens, context);
  const terugval = bezwaarTegen(beoogd.organisatie, context);
  const eigenaar = terugval === null ? beoogd : meldpuntVan(regio);
  const gedeeld = {
    ...{ eigenaar, op: nu, regel: id, uitleg, terugval, door: null },
    ketenmodelVersie: regio.ketenmodel.versie,
  };
  if (gevolg.soort === "afgehandeld-bij-inname") {
    return {
      deel: {
        verdeling: { ...gedeeld, uiterlijkOp: nu },
        eerdereVerdelingen: [],
        behandeling: { status: "afgerond", resultaat: "bij-inname", toelichting: uitleg, op: nu, door: eigenaar },
      },
      wijziging: {
        nieuw: gebeurtenis({ soort: "verdeling", id: meldingId }, ook, context),
        vervangen: [],
        mitsOpen: [],
      },
    };
  }
  const verdeling = { ...gedeeld, uiterlijkOp: kalender.deadline(nu, regio.termijnen[gevolg.termijn]) };
  const { taak, nieuw } = openMeldingtaak(meldingId, verdeling, context, ook);
  return {
    deel: { verdeling, eerdereVerdelingen: [], behandeling: { status: "open", taakId: taak.taakId } },
    wijziging: { nieuw, vervangen: [], mitsOpen: [] },
  };
};

/** The task ended, with what came of it. */
const rondAf = (
  taak: OpenMeldingtaak,
  status: "afgerond" | "vervallen",
  uitkomst: string,
  { nu }: Besluitcontext,
): Meldingtaak => ({ ...taak, versie: taak.versie + 1, status, uitkomst, afgerondOp: nu, klok: null });

/** The task of a melding that is still to be handled; null: it was. */
const lopend = (melding: Melding, taak: Meldingtaak | null): OpenMeldingtaak | null =>
  melding.behandeling.status === "open" && taak?.status === "open" && taak.taakId === melding.behandeling.taakId
    ? taak
    : null;

/** Who handles the melding says what was done; with that it is handled. */
export const behandelMelding = (
  melding: Melding,
  taak: Meldingtaak | null,
  { resultaat, toelichting }: BehandelingInvoer,
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const open = lopend(melding, taak);
  const { door, nu } = context;
  if (open === null || door === null) return mislukt({ code: "al-afgehandeld" });
  return gelukt({
    nieuw: [],
    vervangen: [
      {
        ...melding,
        versie: melding.versie + 1,
        behandeling: { status: "afgerond", resultaat, toelichting, op: nu, door },
      },
      rondAf(open, "afgerond", resultaat, context),
    ],
    mitsOpen: [],
  });
};

/** From one to another: the history grows, the old task lapses, the new owner has a term of its own and is told. */
const draagOver = (
  melding: Melding,
  taak: OpenMeldingtaak,
  aan: Eigenaar,
  waarom: Pick<Verdeling, "uitleg" | "terugval" | "door">,
  context: Besluitcontext,
): Wijziging => {
  const { nu, kalender, regio } = context;
  const termijn = isAcuut(melding.invoer) ? "acuut" : "melding-verdelen";
  const verdeling: Verdeling = {
    ...waarom,
    ...{ eigenaar: aan, op: nu, uiterlijkOp: kalender.deadline(nu, regio.termijnen[termijn]), regel: null },
    ketenmodelVersie: regio.ketenmodel.versie,
  };
  const geopend = openMeldingtaak(melding.meldingId, verdeling, context);
  return {
    nieuw: geopend.nieuw,
    vervangen: [
      {
        ...melding,
        ...{
          versie: melding.versie + 1,
          verdeling,
          eerdereVerdelingen: [...melding.eerdereVerdelingen, melding.verdeling],
        },
        behandeling: { status: "open", taakId: geopend.taak.taakId },
      },
      rondAf(taak, "vervallen", "opnieuw-verdeeld", context),
    ],
    mitsOpen: [],
  };
};

/** What is wrong with giving a melding to this role at this organisation; nothing when it can be. */
const toewijzingsfouten = (
  { rol, organisatie }: HerverdelingInvoer["aan"],
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { regio } = context;
  const veld = "aan.organisatie";
  const bij: Partial<Record<Eigenaar["rol"], readonly OrganisatieCode[]>> = {
    meldpunt: [organisatieVoor(regio, "meldpunt")],
    procesregisseur: [organisatieVoor(regio, "procesregie")],
    zorgcoordinator: zorgcoordinerend(regio),
  };
  const alleen = bij[rol];
  if (alleen?.includes(organisatie) === false)
    return [{ veld, melding: `heeft geen ${rol} in deze keten; kies: ${alleen.join(", ")}` }];
  return rol === "meldpunt" ? [] : organisatieFouten(context, [{ veld, organisatie }]);
};

/**
 * Gives the melding to somebody else, with the reason. Who directs (`regie`: the meldpunt, the procesregisseur) gives it to any
 * role that the register knows; who only handles it gives it back to the meldpunt, so that names go no further by chance.
 */
export const verdeelOpnieuw = (
  melding: Melding,
  taak: Meldingtaak | null,
  { aan, reden }: HerverdelingInvoer,
  regie: boolean,
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const open = lopend(melding, taak);
  const { door } = context;
  if (open === null || door === null) return mislukt({ code: "al-afgehandeld" });
  const { rol, organisatie } = melding.verdeling.eigenaar;
  const fouten: readonly Veldfout[] =
    aan.rol === rol && aan.organisatie === organisatie
      ? [{ veld: "aan", melding: "behandelt de melding al; kies een ander" }]
      : !regie && aan.rol !== "meldpunt"
        ? [{ veld: "aan.rol", melding: "moet meldpunt zijn: geef de melding terug, het meldpunt verdeelt haar verder" }]
        : toewijzingsfouten(aan, context);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (melding.eerdereVerdelingen.length >= HERVERDELINGEN && aan.rol !== "meldpunt")
    return mislukt({
      code: "register-regel",
      uitleg: `de melding is al ${HERVERDELINGEN} keer opnieuw verdeeld; laat haar bij het meldpunt`,
    });
  return gelukt(draagOver(melding, open, aan, { uitleg: reden, terugval: null, door }, context));
};

/**
 * What lies with an organisation that is out goes back to the meldpunt, with the reason (design rule 3). Null: there is nothing to
 * take back, for it was handled or given to somebody else meanwhile.
 */
export const neemMeldingTerug = (
  melding: Melding,
  taak: Meldingtaak | null,
  context: Besluitcontext,
): Wijziging | null => {
  const open = lopend(melding, taak);
  const terugval = bezwaarTegen(melding.verdeling.eigenaar.organisatie, context);
  if (open === null || terugval === null) return null;
  const uitleg = "Wie de melding behandelde, kan dat niet meer doen: het meldpunt neemt haar terug.";
  return draagOver(melding, open, meldpuntVan(context.regio), { uitleg, terugval, door: null }, context);
};
