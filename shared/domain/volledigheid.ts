import { kenmerkVan } from "./besluit.ts";
import { geldendeBijdragen, type Bijdrage } from "./bijdrage.ts";
import { geldigeBewijsmiddelen } from "./besluiten/bewijsmiddelen.ts";
import { PLEK_BEOORDELEN } from "./besluiten/plekken.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { hoorstandenVan, type Hoorstand } from "./horen.ts";
import type { MeldingId } from "./ids.ts";
import type { Informatiesoort, Kenmerk } from "./kenmerk.ts";
import { organisatiesVan, type Regio } from "./regio.ts";
import type { TweedeWegingInhoud } from "./weging.ts";
import { EIGEN_ONDERDELEN, type EigenOnderdeel } from "./weging-onderdelen.ts";

type Stand = TweedeWegingInhoud["volledigheid"][number]["stand"];

/** One part of the picture: whether it is there before the second weging (H3.2-c1, B6.7, B6.S19). */
export interface Deel {
  readonly onderdeel: string;
  readonly naam: string;
  /** By what it tells of, the sharing matrix decides who knows of it. */
  readonly informatie: Informatiesoort;
  /** The second weging says why it is not there. */
  readonly verplicht: boolean;
  readonly stand: Stand;
  /** Why it need not be there; null: it need. */
  readonly reden: string | null;
}

/** What somebody sees of the picture: which parts exist for them. */
export interface Volledigheid {
  readonly delen: readonly Deel[];
  /** Of each melding whether its reporter was heard; none for who may not know. */
  readonly melders: readonly Hoorstand[];
}

/** The domain of who brought it; of an organisation that only the register knows, that of where it belongs. */
const isUit = (domein: "zorg" | "veiligheid", { vastgelegdDoor, kenmerk }: Bijdrage, regio: Regio): boolean => {
  const partner = organisatiesVan(regio).find(({ code }) => code === vastgelegdDoor.organisatie);
  return partner === undefined
    ? kenmerk.compartiment === domein
    : partner.domein === domein || partner.domein === "beide";
};

const erIs = (aanwezig: boolean): Pick<Deel, "stand" | "reden"> => ({
  stand: aanwezig ? "aanwezig" : "ontbreekt",
  reden: null,
});

const melderdeel = (melders: readonly Hoorstand[]): Pick<Deel, "stand" | "reden"> => {
  if (melders.some(({ stand }) => stand === "te-horen")) return erIs(false);
  const redenen = melders.flatMap((een) => (een.stand === "vrijgesteld" ? [een.reden ?? ""] : []));
  return redenen.length > 0 && redenen.length === melders.length
    ? { stand: "vrijgesteld", reden: [...new Set(redenen)].join(", ") }
    : erIs(true);
};

/** What is known elsewhere of the locations, companies and persons of this casus, was judged (H3.2-b3). */
const plekdeel = ({ taken }: CasusDossier): Pick<Deel, "stand" | "reden"> => {
  const vragen = taken.filter(({ soort }) => soort === PLEK_BEOORDELEN);
  return vragen.length === 0
    ? { stand: "vrijgesteld", reden: "geen-bekende-plek" }
    : erIs(vragen.every(({ status }) => status !== "open"));
};

/**
 * What is there of the picture and what is missing, for who reads so much of it: what they may not read counts for nothing, and a
 * part that is of what they may not read is not told of. `() => true` gives the whole truth.
 * @param meldingen those of the casus
 */
export const volledigheidVan = (
  dossier: CasusDossier,
  meldingen: readonly MeldingId[],
  leesbaar: (kenmerk: Kenmerk) => boolean,
  regio: Regio,
): Volledigheid => {
  const leest = (informatie: Informatiesoort): boolean => leesbaar(kenmerkVan(null, informatie));
  const vastleggingen = dossier.vastleggingen.filter(({ kenmerk }) => leesbaar(kenmerk));
  const bijdragen = geldendeBijdragen(dossier.bijdragen.filter(({ kenmerk }) => leesbaar(kenmerk)));
  const melders = hoorstandenVan(meldingen, vastleggingen);
  const eigen: Readonly<Record<EigenOnderdeel, Pick<Deel, "stand" | "reden">>> = {
    "melder-gehoord": melderdeel(melders),
    "bekende-plekken": plekdeel(dossier),
    zorgperspectief: erIs(bijdragen.some((een) => isUit("zorg", een, regio))),
    veiligheidsperspectief: erIs(bijdragen.some((een) => isUit("veiligheid", een, regio))),
    "casusoverleg-gehouden": erIs(vastleggingen.some(({ soort }) => soort === "casusoverleg")),
    bewijs: erIs(geldigeBewijsmiddelen({ vastleggingen }).length > 0),
  };
  const delen: readonly Deel[] = [
    ...regio.dossieropbouw.onderdelen.map(({ code, naam, informatie, verplicht }) => ({
      ...{ onderdeel: code, naam, informatie, verplicht },
      ...erIs(bijdragen.some(({ onderdeel }) => onderdeel === code)),
    })),
    ...EIGEN_ONDERDELEN.map(({ onderdeel, naam, informatie }) => ({
      ...{ onderdeel, naam, informatie, verplicht: regio.dossieropbouw.eigenVerplicht.includes(onderdeel) },
      ...eigen[onderdeel],
    })),
  ];
  return {
    delen: delen.filter(({ informatie }) => leest(informatie)),
    melders: leest("hoorverslag") ? melders : [],
  };
};
