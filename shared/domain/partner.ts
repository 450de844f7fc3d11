import * as z from "zod";
import type { Actor } from "./actor.ts";
import { EERSTE_CONTROLE_SECONDEN, INZICHT } from "./besluit.ts";
import type { ConvenantGegevens } from "./convenant.ts";
import {
  deelnameSchema,
  domeinSchema,
  isConvenantpartij,
  ondertekeningVan,
  partijTot,
  type Deelname,
} from "./deelname.ts";
import { organisatieCodeSchema, type OrganisatieCode } from "./ids.ts";
import { metVersie, nietVoor, pastNiet, veldfout, type Registercontext } from "./registerbesluit.ts";
import { deelnameVan, FG_ONTVANGER, KETENREGIETEAM, organisatiesVan, type Regio } from "./regio.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import { beginVan, instantSchema, plusSeconden, type Datum, type Instant } from "./tijd.ts";
import { INZICHT_OPSPORING, isOpsporingOntvanger } from "./traject.ts";
import type { Weigering } from "./weigering.ts";
import { bewaar, samen, type Wijziging } from "./wijziging.ts";

/** How the region's data or the register describes an organisation. */
const omschrijvingSchema = z.object({
  naam: z.string().min(1),
  soort: z.enum(["kern", "schil", "overig"]),
  domein: domeinSchema,
});

/**
 * What the register holds of an organisation, beside or over the region's data. A change of `deelname` is an intention: the
 * driver carries it to the copy of everybody who works there (design section 2, rule 1), and until then `teDrijven` stays.
 */
export const partnerSchema = z.object({
  type: z.literal("partner"),
  organisatie: organisatieCodeSchema,
  versie: z.int().min(1),
  /** Null: as in the region's data. */
  omschrijving: omschrijvingSchema.nullable(),
  /** Null: as in the region's data. */
  deelname: deelnameSchema.nullable(),
  teDrijven: z.boolean(),
  /** The end of its part that was told beforehand; null: none. */
  gemeldEinde: instantSchema.nullable().default(null),
  klok: instantSchema.nullable(),
});
export type PartnerInRegister = z.infer<typeof partnerSchema>;

/** How an organisation takes part now: by the register, else by the region's data; null: it does not. */
export const deelnameIn = (
  partner: PartnerInRegister | null,
  organisatie: OrganisatieCode,
  regio: Regio,
): Deelname | null => partner?.deelname ?? deelnameVan(regio, organisatie);

/** What everybody who works there copies of the entry, so that access to a casus is one key read (design section 8). */
export const actorkopie = (partner: PartnerInRegister | null): Pick<Actor, "deelname" | "domein"> => ({
  deelname: partner?.deelname ?? null,
  domein: partner?.omschrijving?.domein ?? null,
});

/** An organisation as the register shows it; null: neither the region nor the register knows it. */
export const partnerbeeld = (
  partner: PartnerInRegister | null,
  organisatie: OrganisatieCode,
  regio: Regio,
  nu: Instant,
) => {
  const inRegio = organisatiesVan(regio).find(({ code }) => code === organisatie);
  const omschrijving = partner?.omschrijving ?? inRegio;
  if (omschrijving === undefined) return null;
  const { naam, soort, domein } = omschrijving;
  const deelname = deelnameIn(partner, organisatie, regio);
  return {
    ...{ organisatie, naam, soort, domein, zetel: inRegio?.zetel === true },
    deelname:
      deelname === null ? null : { van: deelname.van, tot: deelname.tot, ondertekeningen: deelname.ondertekeningen },
    convenantpartij: deelname !== null && isConvenantpartij(deelname, nu),
    // Not everybody who works there has the change yet.
    wordtDoorgevoerd: partner?.teDrijven === true,
  };
};

/** {@link partnerbeeld} out of all entries of the register. */
export const partnerbeeldIn = (
  partners: readonly PartnerInRegister[],
  organisatie: OrganisatieCode,
  regio: Regio,
  nu: Instant,
) => partnerbeeld(partners.find((partner) => partner.organisatie === organisatie) ?? null, organisatie, regio, nu);

const leeg = (organisatie: OrganisatieCode): PartnerInRegister => ({
  ...{ type: "partner", organisatie, versie: 0, omschrijving: null, deelname: null, teDrijven: false, klok: null },
  gemeldEinde: null,
});

/** The entry again, or for the first time: what is decided beside it cannot be missed by who changes it meanwhile. */
export const raakAan = (partner: PartnerInRegister | null, organisatie: OrganisatieCode): Wijziging => {
  const huidig = partner ?? leeg(organisatie);
  return bewaar({ ...huidig, versie: huidig.versie + 1 });
};

export interface Partnerbesluit {
  readonly wijziging: Wijziging;
  readonly partner: PartnerInRegister;
}

const besluit = (
  partner: PartnerInRegister,
  erbij: { readonly reden?: string },
  context: Registercontext,
): Partnerbesluit => {
  const beeld = partnerbeeld(partner, partner.organisatie, context.regio, context.nu);
  return {
    partner,
    wijziging: samen(
      bewaar(partner),
      metVersie({ soort: "partner", id: partner.organisatie }, partner.versie, { ...beeld, ...erbij }, context),
    ),
  };
};

const metDeelname = (
  partner: PartnerInRegister | null,
  organisatie: OrganisatieCode,
  deelname: Omit<Deelname, "versie">,
  { nu }: Registercontext,
): PartnerInRegister => {
  const huidig = partner ?? leeg(organisatie);
  const versie = huidig.versie + 1;
  return {
    ...huidig,
    ...{ versie, deelname: { versie, ...deelname }, teDrijven: true },
    klok: plusSeconden(nu, EERSTE_CONTROLE_SECONDEN),
  };
};

/** Codes under which the chain tells several, or none, of its organisations: who had one would be taken for them. */
const GEEN_ORGANISATIE: readonly OrganisatieCode[] = [KETENREGIETEAM, FG_ONTVANGER, INZICHT, INZICHT_OPSPORING];
const isGereserveerd = (code: OrganisatieCode): boolean =>
  code.startsWith("gemeente-") || isOpsporingOntvanger(code) || GEEN_ORGANISATIE.includes(code);

/** Whether what is owned by, or told to, this code may go there now: to an organisation only while it has a covenant (X7). */
export const magDelenMet = (
  partner: PartnerInRegister | null,
  organisatie: OrganisatieCode,
  regio: Regio,
  nu: Instant,
): boolean => {
  if (GEEN_ORGANISATIE.includes(organisatie)) return true;
  const deelname = deelnameIn(partner, organisatie, regio);
  return deelname !== null && isConvenantpartij(deelname, nu);
};

/** A new partner of the shell (S1.5.1): it takes part from now on, and shares nothing before it signs. */
export const voegPartnerToe = (
  bestaand: PartnerInRegister | null,
  { code, ...omschrijving }: z.infer<typeof omschrijvingSchema> & { readonly code: OrganisatieCode },
  context: Registercontext,
): Result<Partnerbesluit, Weigering> => {
  if (isGereserveerd(code)) return veldfout({ veld: "code", melding: "is in de keten al in gebruik; kies een andere" });
  if (partnerbeeld(bestaand, code, context.regio, context.nu) !== null)
    return mislukt({ code: "bestaat-al", wat: `de organisatie ${code}` });
  const nieuw = metDeelname(bestaand, code, { van: context.nu, tot: null, ondertekeningen: [] }, context);
  return gelukt(besluit({ ...nieuw, omschrijving, teDrijven: false, klok: null }, {}, context));
};

/** Today, and for a few hours of the night tomorrow as well: a day of signing is local, and the clock is UTC. */
const vandaagOfEerder = (datum: Datum, nu: Instant): boolean => beginVan(datum) <= plusSeconden(nu, 2 * 3600);

/**
 * The organisation signs a covenant (H2.3-e2, I6): with the day, inside the covenant's period. Who had left takes part again
 * from now on.
 */
export const onderteken = (
  partner: PartnerInRegister | null,
  organisatie: OrganisatieCode,
  invoer: { readonly convenant: string; readonly getekendOp: Datum; readonly tot: Datum | null },
  convenanten: readonly ConvenantGegevens[],
  context: Registercontext,
): Result<Partnerbesluit, Weigering> => {
  const { nu, regio } = context;
  const { getekendOp, tot } = invoer;
  if (!vandaagOfEerder(getekendOp, nu))
    return veldfout({ veld: "getekendOp", melding: "mag niet in de toekomst liggen" });
  const convenant = convenanten.find(({ versie }) => versie === invoer.convenant);
  if (convenant === undefined) return pastNiet(`het convenant ${invoer.convenant} is niet bekend; voeg het eerst toe`);
  if (
    getekendOp < convenant.van ||
    (convenant.tot !== null && (getekendOp >= convenant.tot || (tot ?? "") > convenant.tot))
  )
    return pastNiet(`de ondertekening valt buiten de looptijd van het convenant ${convenant.versie}`);
  const huidig = deelnameIn(partner, organisatie, regio);
  const loopt =
    huidig !== null && (huidig.tot === null || huidig.tot > nu) ? huidig : { van: nu, tot: null, ondertekeningen: [] };
  const geldend = loopt.ondertekeningen.filter((eerder) => eerder.tot === null || eerder.tot > nu);
  if (geldend.some((eerder) => eerder.convenant === convenant.versie))
    return pastNiet(`de organisatie heeft het convenant ${convenant.versie} al ondertekend`);
  const ondertekeningen = [...geldend, ondertekeningVan(convenant, getekendOp, tot)];
  return gelukt(
    besluit(
      metDeelname(partner, organisatie, { van: loopt.van, tot: loopt.tot, ondertekeningen }, context),
      {},
      context,
    ),
  );
};

/** The organisation leaves the chain: from then on nothing is shared with it, seen or done by anybody there (X7). */
export const treedUit = (
  partner: PartnerInRegister | null,
  organisatie: OrganisatieCode,
  { per, reden }: { readonly per: Instant; readonly reden: string },
  context: Registercontext,
): Result<Partnerbesluit, Weigering> => {
  const huidig = deelnameIn(partner, organisatie, context.regio);
  if (huidig === null || (huidig.tot !== null && huidig.tot <= context.nu))
    return pastNiet("de organisatie neemt niet deel");
  const { van, ondertekeningen } = huidig;
  const tot = nietVoor(per, context.nu);
  return gelukt(besluit(metDeelname(partner, organisatie, { van, tot, ondertekeningen }, context), { reden }, context));
};

/** Seconds after a change before something is said of an end that is near already. */
const RUST_SECONDEN = 3600;

/** The end of its part that has to be told now or later, because it was not told yet; null: there is none. */
const teMelden = ({ deelname, gemeldEinde }: PartnerInRegister, nu: Instant): Instant | null => {
  const einde = deelname !== null && isConvenantpartij(deelname, nu) ? partijTot(deelname, nu) : null;
  return einde === gemeldEinde ? null : einde;
};

/** From when the end of a part is told: as long before it as the region warns of a mandate (S1.5.2). */
const meldenVanaf = (einde: Instant, { mandaten }: Regio): Instant =>
  plusSeconden(einde, -mandaten.waarschuwDagen * 86_400);

/** When the clock looks again: when the end of its part has to be told, or when a window of it ends; null: never. */
const partnerklok = (partner: PartnerInRegister, nu: Instant, regio: Regio): Instant | null => {
  if (partner.deelname === null) return null;
  const { tot, ondertekeningen } = partner.deelname;
  const einde = teMelden(partner, nu);
  const rust = plusSeconden(nu, RUST_SECONDEN);
  const melden = einde === null ? null : meldenVanaf(einde, regio);
  return (
    [tot, ...ondertekeningen.map((een) => een.tot), melden === null || melden > rust ? melden : rust]
      .filter((moment) => moment !== null)
      .filter((moment) => moment > nu)
      .toSorted()[0] ?? null
  );
};

/** Everybody who works there has the change; the entry is looked at again when the organisation may be out, or soon will be. */
export const isDoorgevoerd = (partner: PartnerInRegister, nu: Instant, regio: Regio): PartnerInRegister => ({
  ...partner,
  ...{ versie: partner.versie + 1, teDrijven: false },
  klok: partnerklok(partner, nu, regio),
});

/** What the clock finds of an entry whose date has come: it says that its part ends (1) or ended (2), or nothing. */
export interface Deelnamestand {
  readonly partner: PartnerInRegister;
  readonly einde: { readonly tot: Instant; readonly trap: 1 | 2 } | null;
}

/**
 * A date of the entry has come. Its end is told once beforehand, so that somebody can sign in time, and once when it came without that;
 * when a window of it is over the driver sees what follows, and what the driver did not do it is asked again (X7).
 * @param later when it is looked at again, when the driver does nothing
 */
export const bewaakDeelname = (
  partner: PartnerInRegister,
  { nu, regio }: { readonly nu: Instant; readonly regio: Regio },
  later: Instant,
): Deelnamestand => {
  const einde = partner.teDrijven ? null : teMelden(partner, nu);
  if (einde !== null && meldenVanaf(einde, regio) <= nu) {
    const gemeld = { ...partner, gemeldEinde: einde, versie: partner.versie + 1 };
    return { partner: { ...gemeld, klok: partnerklok(gemeld, nu, regio) }, einde: { tot: einde, trap: 1 } };
  }
  const { deelname, gemeldEinde } = partner;
  const verstreken = !partner.teDrijven && gemeldEinde !== null && gemeldEinde <= nu;
  const eruit = verstreken && (deelname === null || !isConvenantpartij(deelname, nu));
  return {
    partner: {
      ...partner,
      ...{ versie: partner.versie + 1, teDrijven: true, klok: later },
      gemeldEinde: verstreken ? null : gemeldEinde,
    },
    einde: eruit ? { tot: gemeldEinde, trap: 2 } : null,
  };
};
