import { heeftMandaat, type Actor, type Mandaat } from "./actor.ts";
import { isConvenantpartij } from "./deelname.ts";
import type { OrganisatieCode } from "./ids.ts";
import { deelnameVan, type Regio } from "./regio.ts";
import type { Instant } from "./tijd.ts";
import type { Zetel } from "./zetel.ts";

/** Somebody who fills a seat now, and what they may decide from it: each on a mandate of their own (X16). */
export interface Zetelbezetter {
  readonly zetel: OrganisatieCode;
  readonly actorId: string;
  /** Where they work: a deputy may be of another organisation than the seat. */
  readonly organisatie: OrganisatieCode;
  readonly hoedanigheid: "houder" | "vervanger";
  readonly mandaten: readonly Mandaat[];
}

const geldt = (venster: { readonly van: Instant | null; readonly tot: Instant | null }, nu: Instant): boolean =>
  (venster.van === null || venster.van <= nu) && (venster.tot === null || nu < venster.tot);

/** Whether this member of the team can act now: of an organisation that shares, with the role. */
const doetMee = (mens: Actor, regio: Regio, nu: Instant): boolean => {
  const deelname = mens.deelname ?? deelnameVan(regio, mens.organisatie);
  return mens.rollen.includes("lid-ketenregieteam") && deelname !== null && isConvenantpartij(deelname, nu);
};

/** Everybody who fills a seat at that moment: who replaces on it (S2.5.6), then its holder; nobody who is out of the covenant. */
export const bezettersVan = (
  zetels: readonly Zetel[],
  mensen: readonly Actor[],
  { regio, nu }: { readonly regio: Regio; readonly nu: Instant },
): readonly Zetelbezetter[] =>
  zetels.flatMap((zetel) => {
    const als = (hoedanigheid: Zetelbezetter["hoedanigheid"], actorId: string | null): readonly Zetelbezetter[] => {
      const mens = mensen.find((actor) => actor.actorId === actorId);
      if (mens === undefined || !doetMee(mens, regio, nu)) return [];
      const mandaten = [...new Set(mens.mandaten.map(({ mandaat }) => mandaat))];
      return [
        {
          ...{ zetel: zetel.zetel, actorId: mens.actorId, organisatie: mens.organisatie, hoedanigheid },
          mandaten: mandaten.filter((mandaat) => heeftMandaat(mens, mandaat, nu)),
        },
      ];
    };
    return [
      ...zetel.vervangingen.flatMap((een) => (geldt(een, nu) ? als("vervanger", een.actorId) : [])),
      ...zetel.bezettingen.flatMap((een) => (geldt(een, nu) ? als("houder", een.actorId) : [])),
    ];
  });
