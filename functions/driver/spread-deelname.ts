import { rolSchema } from "../../shared/domain/actor.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { actorkopie, isDoorgevoerd, magDelenMet, type PartnerInRegister } from "../../shared/domain/partner.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Eigenaar, OpenWerk } from "../../shared/domain/taak.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Casework, Pagina } from "../../shared/ports/casework.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

type Opslag = Pick<Casework, "partner" | "medewerkersVan" | "werkvoorraad" | "schrijf">;

/** People and systems in one transaction. */
const PER_PAGINA = 25;

/** Gives the people of one page the new copy; who has it, or a newer one, is left alone. Answers where the next begins. */
const voerPaginaDoor = async (
  partner: PartnerInRegister,
  versie: number,
  na: string | null,
  { medewerkersVan, schrijf }: Opslag,
): Promise<string | null> => {
  const gedaan = await schrijfMetHerkansing<string | null>(async () => {
    const { items, volgende } = await medewerkersVan(partner.organisatie, na, PER_PAGINA);
    const vervangen = items
      .filter((actor) => (actor.deelname?.versie ?? 0) < versie)
      .map((actor) => ({ ...actor, versie: actor.versie + 1, ...actorkopie(partner) }));
    const uitkomst = await schrijf({ nieuw: [], vervangen, mitsOpen: [] }, []);
    return uitkomst.ok ? gelukt(volgende) : uitkomst;
  });
  if (!gedaan.ok) throw new Error("A page of people could not be written: others kept changing them");
  return gedaan.waarde;
};

/** Puts what lies with this owner before the watchdog, a page at a time. */
const roepWerkVanRolOp = async (eigenaar: Eigenaar, nu: Instant, { werkvoorraad, schrijf }: Opslag): Promise<void> => {
  let cursor: string | null = null;
  do {
    const bladzijde: Pagina<OpenWerk> = await werkvoorraad(eigenaar, cursor, PER_PAGINA);
    for (const taak of bladzijde.items.filter(({ klok }) => klok > nu))
      await schrijf({ nieuw: [], vervangen: [{ ...taak, versie: taak.versie + 1, klok: nu }], mitsOpen: [] }, []);
    cursor = bladzijde.volgende;
  } while (cursor !== null);
};

/**
 * Puts what lies with an organisation that is out before the watchdog, which takes it back, or tells at once that nobody there does
 * it any more: its work as a partner, and that of every role that the region gave it, such as an intervention that its seat carries
 * out (X4). A task that somebody changes meanwhile, or that the index does not show yet, is seen there at its own date.
 */
const roepWerkOp = async (organisatie: OrganisatieCode, nu: Instant, opslag: Opslag): Promise<void> => {
  for (const rol of rolSchema.options) await roepWerkVanRolOp({ rol, organisatie }, nu, opslag);
};

/**
 * Carries to everybody of an organisation how it now takes part (X7): the intention was committed with the partner's entry,
 * each page is idempotent, and the watchdog offers the entry again until all have it (design section 2, rule 1). Who is
 * registered meanwhile has it already: that command rests on the same entry. Of an organisation that is out, the open work is put
 * before the watchdog as well (design rule 3).
 */
export const spreadDeelnameUseCase =
  ({ casework, regio }: { readonly casework: Opslag; readonly regio: Regio }, nu: () => Instant) =>
  async (organisatie: OrganisatieCode): Promise<void> => {
    let doorgevoerd = 0;
    const klaar = await schrijfMetHerkansing(async () => {
      const partner = await casework.partner(organisatie);
      if (partner?.teDrijven !== true) return gelukt(null);
      const { deelname } = partner;
      // Only a newer change has to be carried again; that somebody else touched the entry does not matter.
      if (deelname !== null && deelname.versie > doorgevoerd) {
        let na: string | null = null;
        do na = await voerPaginaDoor(partner, deelname.versie, na, casework);
        while (na !== null);
        doorgevoerd = deelname.versie;
      }
      if (!magDelenMet(partner, organisatie, regio, nu())) await roepWerkOp(organisatie, nu(), casework);
      return casework.schrijf({ nieuw: [], vervangen: [isDoorgevoerd(partner, nu(), regio)], mitsOpen: [] }, []);
    });
    if (!klaar.ok) throw new Error("Not written: others kept changing the partner");
  };
