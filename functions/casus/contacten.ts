import { ALLES_IN_GIDS } from "../../shared/domain/gids.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { contactenVan, geldendeKaart } from "../../shared/domain/contactkaart.ts";
import type { Gidsregel } from "../../shared/domain/gids.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { gemeenteOrganisatie, zoekGemeente, type Regio } from "../../shared/domain/regio.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import { opContactkaart } from "../../shared/runtime/betrokkenen.ts";
import { professional, type Betrokken } from "../../shared/runtime/logregels.ts";

/** So many entries of the guide are looked at for who gave no card: in one read, whoever is on the casus. */
const UIT_DE_GIDS = 300;

type Contactpersoon = Extract<Gidsregel, { soort: "contactpersoon" }>;
const isContactpersoon = (regel: Gidsregel): regel is Contactpersoon => regel.soort === "contactpersoon";

/** Of the entries of an organisation: one for the casus' municipality, else one for all. */
const kies = (
  regels: readonly Contactpersoon[],
  organisatie: OrganisatieCode,
  gemeente: OrganisatieCode | null,
  regio: Regio,
): Contactpersoon | null => {
  const eigen = regels.filter((regel) => regel.organisatie === organisatie);
  const hier = eigen.find(({ inhoud }) =>
    inhoud.gemeenten.some((naam) => {
      const gevonden = zoekGemeente(regio, naam);
      return gevonden !== undefined && gemeenteOrganisatie(gevonden) === gemeente;
    }),
  );
  return hier ?? eigen.find(({ inhoud }) => inhoud.gemeenten.length === 0) ?? null;
};

/**
 * With whom one speaks at each organisation on the casus, and whose data that shows. Who gave no card is shown as the guide has
 * them, for who may read that: one read of it, and none when everybody gave one.
 */
export const leesContacten = async (
  dossier: CasusDossier,
  { nu, regio, leestGids }: { readonly nu: Instant; readonly regio: Regio; readonly leestGids: boolean },
  casework: Pick<Casework, "gids">,
) => {
  const { casus } = dossier;
  const contacten = contactenVan(casus, { nu, regio }).map((contact) => ({
    ...contact,
    eigen: geldendeKaart(dossier.contactkaarten, contact),
  }));
  const zoekt = leestGids && contacten.some(({ eigen }) => eigen === null);
  const gids = zoekt ? (await casework.gids("contactpersoon", ALLES_IN_GIDS, null, UIT_DE_GIDS)).items : [];
  const betrokkenen: Betrokken[] = [];
  const beelden = contacten.map(({ organisatie, als, eigen }) => {
    if (eigen !== null) {
      betrokkenen.push(...opContactkaart(casus.casusId, organisatie, eigen.inhoud));
      return { organisatie, als, bron: "casus" as const, versie: eigen.versie, kaart: eigen.inhoud };
    }
    const regel = kies(gids.filter(isContactpersoon), organisatie, casus.gemeente, regio);
    if (regel === null) return { organisatie, als, bron: null, versie: null, kaart: null };
    betrokkenen.push(professional(regel.gidsId));
    const { naam, functie, telefoon, email, bereikbaarheid } = regel.inhoud;
    const kaart = { naam, functie, telefoon, email, bereikbaarheid, vervanger: null };
    return { organisatie, als, bron: "gids" as const, versie: null, kaart };
  });
  return { beelden, betrokkenen };
};
