import { berichtenAan, gebeurtenis, type Besluitcontext } from "../besluit.ts";
import { isConvenantpartij } from "../deelname.ts";
import type { OrganisatieCode } from "../ids.ts";
import { bewaakDeelname, type PartnerInRegister } from "../partner.ts";
import { organisatieVoor } from "../regio.ts";
import type { Instant } from "../tijd.ts";
import type { Wijziging } from "../wijziging.ts";
import { zetelklok, type Zetel } from "../zetel.ts";
import { zetelwaarschuwingen, type Waarschuwing, type Zetelomstandigheden } from "../zetelwaarschuwingen.ts";

/** What the clock writes of an entry of the register, and how often what it says was said: 0 when it says nothing. */
export interface Registerwacht {
  readonly wijziging: Wijziging;
  readonly trap: number;
}

type Gemeld = Zetel["gemeld"][number];

const sleutelVan = ({ code, actorId, waarvan }: Waarschuwing): string => `${code} ${actorId ?? ""} ${waarvan}`;

/** What was said of this before, said now if it has to be: at once, and again while it is so and nobody arranged it. */
const meld = (
  waarschuwing: Waarschuwing,
  eerder: Gemeld | undefined,
  { kalender, nu, regio }: Besluitcontext,
): { readonly gemeld: Gemeld; readonly nuGezegd: boolean } => {
  if (eerder !== undefined && eerder.opnieuw > nu) return { gemeld: eerder, nuGezegd: false };
  const herhaling = kalender.deadline(nu, regio.mandaten.herhaling);
  // What only will be so is said once; it is said again when it is.
  const { vanaf } = waarschuwing;
  const opnieuw = vanaf !== null && vanaf > herhaling ? vanaf : herhaling;
  return {
    gemeld: { sleutel: sleutelVan(waarschuwing), trap: (eerder?.trap ?? 0) + 1, opnieuw },
    nuGezegd: true,
  };
};

/**
 * The clock looks at a seat once a working day, and says what is not in order with it, or soon will not be: a mandate, a deputy, a
 * covenant (S1.5.2, S2.5.6, X16). To who arranges it and to procesregie, each thing once; what stays so is said again, and from then on
 * to the ketenregisseur as well.
 */
export const watchZetel = (
  zetel: Zetel,
  omstandigheden: Pick<Zetelomstandigheden, "deelname" | "mensen">,
  context: Besluitcontext,
): Registerwacht => {
  const { kalender, nu, regio } = context;
  const gezien = zetelwaarschuwingen(zetel, { ...omstandigheden, regio, nu }).map((waarschuwing) => {
    const eerder = zetel.gemeld.find(({ sleutel }) => sleutel === sleutelVan(waarschuwing));
    return { code: waarschuwing.code, ...meld(waarschuwing, eerder, context) };
  });
  const gezegd = gezien.filter(({ nuGezegd }) => nuGezegd);
  const trap = Math.max(0, ...gezegd.map(({ gemeld }) => gemeld.trap));
  const data = { zetel: zetel.zetel, redenen: [...new Set(gezegd.map(({ code }) => code))].toSorted(), trap };
  const deelname = omstandigheden.deelname(zetel.zetel);
  const meldAan = (ontvangers: readonly OrganisatieCode[], dataref: string | null) =>
    berichtenAan(ontvangers, { soort: "zetel.waarschuwing", onderwerp: zetel.zetel, dataref, data }, context);
  const regelt = [
    ...(deelname !== null && isConvenantpartij(deelname, nu) ? [zetel.zetel] : []),
    organisatieVoor(regio, "procesregie"),
  ];
  // Who steers the chain reads no register, and has to know that it stays so.
  const stuurt = [organisatieVoor(regio, "ketenregisseur")].filter((code) => trap > 1 && !regelt.includes(code));
  const berichten = trap === 0 ? [] : [...meldAan(regelt, `/v1/zetels/${zetel.zetel}`), ...meldAan(stuurt, null)];
  const morgen = kalender.deadline(nu, { eenheid: "werkdagen", aantal: 1 });
  const volgende = [morgen, ...gezien.map(({ gemeld }) => gemeld.opnieuw)].toSorted()[0] ?? morgen;
  return {
    trap,
    wijziging: {
      nieuw: gebeurtenis({ soort: "sturing", id: `zetel-${zetel.zetel}` }, berichten, context),
      vervangen: [
        {
          ...zetel,
          ...{ versie: zetel.versie + 1, gemeld: gezien.map(({ gemeld }) => gemeld) },
          klok: zetelklok(zetel, volgende, nu),
        },
      ],
      mitsOpen: [],
    },
  };
};

/**
 * The clock looks at how an organisation takes part: it says beforehand that this ends, to the organisation, to who manages partners and
 * to procesregie, and that it ended to the last two (X7). What follows for its people and its work the driver carries out.
 * @param later when it is looked at again, when the driver does nothing
 */
export const watchPartner = (partner: PartnerInRegister, later: Instant, context: Besluitcontext): Registerwacht => {
  const { organisatie } = partner;
  const stand = bewaakDeelname(partner, context, later);
  const { beheer } = context.regio.rollen;
  const ontvangers = [
    ...(stand.einde?.trap === 1 ? [organisatie] : []),
    beheer,
    organisatieVoor(context.regio, "procesregie"),
  ];
  const berichten =
    stand.einde === null
      ? []
      : berichtenAan(
          ontvangers,
          {
            ...{ soort: "deelname.loopt-af", onderwerp: organisatie, dataref: `/v1/partners/${organisatie}` },
            data: { organisatie, ...stand.einde },
          },
          context,
        );
  return {
    trap: stand.einde?.trap ?? 0,
    wijziging: {
      nieuw: gebeurtenis({ soort: "sturing", id: `partner-${organisatie}` }, berichten, context),
      vervangen: [stand.partner],
      mitsOpen: [],
    },
  };
};
