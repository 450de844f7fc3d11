import { maakInzageoverzicht } from "../../shared/access/inzagerechten.ts";
import { clientenIn } from "../../shared/domain/casus.ts";
import type { Actor } from "../../shared/domain/actor.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { organisatiesVan } from "../../shared/domain/regio.ts";
import { inzagecursor, type leesInzagerechten } from "../../shared/api/schemas/inzagerechten.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";

/** How much of the register one page looks at, so that a large organisation costs more pages and not a longer one. */
const MEESTE_LEZINGEN = 60;
const PER_LEZING = 25;

interface Positie {
  readonly organisatie: OrganisatieCode;
  /** Who was seen last there; null: nobody yet. */
  readonly na: string | null;
}

/** Everybody of the register, one organisation after the other, until there are `aantal` lines or enough was read. */
const doorloop = async <T>(
  casework: Pick<Casework, "medewerkersVan">,
  organisaties: readonly OrganisatieCode[],
  { vanaf, aantal }: { readonly vanaf: Positie; readonly aantal: number },
  regelVan: (actor: Actor) => T | null,
): Promise<{ readonly regels: readonly T[]; readonly volgende: Positie | null }> => {
  const erna = ({ organisatie }: Positie): Positie | null => {
    const volgende = organisaties.find((code) => code > organisatie);
    return volgende === undefined ? null : { organisatie: volgende, na: null };
  };
  const regels: T[] = [];
  let positie: Positie | null = organisaties.includes(vanaf.organisatie) ? vanaf : erna(vanaf);
  for (let lezing = 0; positie !== null && regels.length < aantal && lezing < MEESTE_LEZINGEN; lezing += 1) {
    const { organisatie, na }: Positie = positie;
    // No more than still fit: a page ends between two people, never in the middle of what was read.
    const gelezen = await casework.medewerkersVan(organisatie, na, Math.min(PER_LEZING, aantal - regels.length));
    regels.push(...gelezen.items.map(regelVan).filter((regel) => regel !== null));
    positie = gelezen.volgende === null ? erna(positie) : { organisatie, na: gelezen.volgende };
  }
  return { regels, volgende: positie };
};

/**
 * The access report: who could see what of a casus, and why (BIO2, I1–I23). What it reads of the register is its subject: no
 * other operation pays for it. Every organisation is looked at, also who left: somebody there may not have the change yet,
 * and then could still see.
 */
export const readInzagerechten = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesInzagerechten, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, zaak) => {
    const { casework, toegang, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId } = verzoek.padParameters;
    if (zaak === null || !toegang.toegangInzien(actor, zaak.casus, nu)) return { weigering: { code: "niet-gevonden" } };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { cursor, aantal } = query.waarde;
    const dossierIds = clientenIn(zaak.casus);
    const [partners, dossiers] = await Promise.all([
      casework.partners(),
      Promise.all(dossierIds.map((dossierId) => casework.dossier(dossierId))),
    ]);
    const organisaties = [
      ...new Set([
        ...organisatiesVan(regio).map(({ code }) => code),
        ...partners.map(({ organisatie }) => organisatie),
      ]),
    ].toSorted();
    const { regels, volgende } = await doorloop(
      casework,
      organisaties,
      { vanaf: cursor ?? { organisatie: organisaties[0] ?? "", na: null }, aantal },
      maakInzageoverzicht(
        actor,
        zaak,
        dossiers.filter((dossier) => dossier !== null),
        nu,
        afhankelijkheden,
      ),
    );
    const object = `casus/${casusId}/inzagerechten`;
    await logInzage({ verzoek, object, betrokkenen: dossierIds.map(client) }, afhankelijkheden);
    return {
      status: 200,
      body: {
        ...{ casusId, opgemaaktOp: nu, grondslagen: regio.deelmatrix.grondslagen },
        resultaten: [...regels],
        volgende: volgende === null ? null : inzagecursor.schrijf(volgende),
      },
    };
  },
});
