import { openInterventieVan } from "../../shared/domain/besluiten/interventie.ts";
import { nuIn, partDossier } from "../../shared/domain/besluiten/afsplitsen.ts";
import {
  AFSPLITSING_BEOORDELEN,
  decideAfsplitsing,
  type Beoordelingsstand,
} from "../../shared/domain/besluiten/afsplitsing-beoordelen.ts";
import { geldendeKoppelingen, type Afsplitsbesluit, type Dossier } from "../../shared/domain/dossier.ts";
import type { CasusId, DossierId } from "../../shared/domain/ids.ts";
import { KETENREGIETEAM } from "../../shared/domain/regio.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Eigenaar } from "../../shared/domain/taak.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { matchOperaties } from "../../shared/api/schemas/match.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesAfsplitsstand } from "../../shared/runtime/dossiering.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { leesVerdergaande, verdergaandeVan } from "../../shared/runtime/samenvoeging.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";
import { beslis, beslisAlsMeldpunt, NIET_GEVONDEN } from "./beslissing.ts";
import { leesDossierMet, type Gelezen } from "../../shared/runtime/dossierzicht.ts";

type Operaties = typeof matchOperaties;

/** The meldpunt parts a dossier that holds two persons. */
export const partDossierUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["splitsDossierAf"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: (verzoek, gelezen) => {
    const { casework, sleutels } = afhankelijkheden;
    const { dossierId } = verzoek.padParameters;
    return beslisAlsMeldpunt(afhankelijkheden, verzoek, gelezen, verzoek.body, async (keuze, context) => {
      const { meldingen, toelichting, naar } = keuze;
      const stand = await leesAfsplitsstand(casework, sleutels, dossierId, naar ?? null);
      if (stand === null) {
        const fouten = [{ veld: "naar", melding: "is geen dossier dat van dit is afgesplitst" }];
        return mislukt<Weigering>({ code: "ongeldige-invoer", fouten });
      }
      const genoemd = meldingen.map(({ meldingId, betrokkene }) => ({ meldingId, betrokkene }));
      const besloten = partDossier(stand, { meldingen: genoemd, toelichting }, context);
      if (!besloten.ok) return besloten;
      const { wijziging, dossierId: afgesplitst, gebleven } = besloten.waarde;
      return gelukt({
        wijziging,
        antwoord: { dossierId: afgesplitst, afgesplitstVan: dossierId, gebleven: [...gebleven] },
        betrokken: [dossierId, afgesplitst, stand.wortel.dossierId],
      });
    });
  },
});

/** Who would leave the casus, with their last melding; null: nobody does. */
const leesVertrek = async (
  { casework }: Pick<Toegangsafhankelijkheden, "casework">,
  afgesplitst: Dossier,
  besluit: Afsplitsbesluit,
): Promise<Beoordelingsstand["vertrekt"]> => {
  const id = besluit === "afgesplitste-apart" ? afgesplitst.dossierId : afgesplitst.afgesplitstVan;
  const dossier = besluit === "beide" || id === null ? null : await casework.dossier(id);
  if (dossier === null) return null;
  // A signal that is kept is of no casus.
  const koppelingen = geldendeKoppelingen(await casework.dossierMeldingen(dossier.dossierId)).filter(
    ({ casusId: bij }) => bij !== null,
  );
  const koppeling = koppelingen.toSorted((een, ander) => (een.toegevoegdOp < ander.toegevoegdOp ? -1 : 1)).at(-1);
  if (koppeling?.casusId == null) return { dossier, laatste: null };
  const { casusId, meldingId } = koppeling;
  const [melding, casussen] = await Promise.all([
    casework.melding(meldingId),
    leesVerdergaande(casework, [casusId, ...(dossier.laatsteCasusId === null ? [] : [dossier.laatsteCasusId])]),
  ]);
  // What came to a casus that ended in another goes on there, and what came to one that they left where they went on.
  const standen = new Map([...casussen].map(([id, casus]) => [id, { casus }] as const));
  const nu = nuIn({ casussen: standen }, dossier)(koppeling).casusId ?? casusId;
  const laatste = { ...koppeling, casusId: casussen.get(nu)?.casusId ?? nu };
  return { dossier, laatste: melding === null ? null : { koppeling: laatste, melding } };
};

/** Whether the actor decides for the team of this casus; for who does not see it, the meldpunt too, it does not exist. */
const magVoorTeam = async (
  { casework, toegang }: Pick<Toegangsafhankelijkheden, "casework" | "toegang">,
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  [dossier, koppelingen]: Gelezen,
  casusId: CasusId,
): Promise<Result<Eigenaar, Weigering>> => {
  // Also where they went on since: of a casus that they left the link alone stayed.
  const ids =
    dossier === null
      ? []
      : [...koppelingen, { casusId: dossier.laatsteCasusId }].flatMap(({ casusId: id }) => id ?? []);
  const gelezen = ids.length === 0 ? [] : await casework.casussen([...new Set(ids)]);
  const verder = await verdergaandeVan(casework, gelezen);
  const casus = [...gelezen, ...verder.values()].find((een) => een.casusId === casusId);
  if (casus === undefined || toegang.casusInzien(actor, casus, nu) === null) return mislukt(NIET_GEVONDEN);
  const door = toegang.uitvoeren(actor, { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM }, casus, nu);
  return door === null ? mislukt({ code: "geen-recht", nodig: "de rol lid-ketenregieteam" }) : gelukt(door);
};

/** The team decides whether the persons of a parted dossier stay in one casus. */
export const judgeAfsplitsingUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["beoordeelAfsplitsing"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { casework } = afhankelijkheden;
    const { dossierId, casusId } = verzoek.padParameters;
    const mag = await magVoorTeam(afhankelijkheden, verzoek, gelezen, casusId);
    return beslis(afhankelijkheden, verzoek, mag, verzoek.body, async (keuze, context) => {
      const [dossier, zaak] = await Promise.all([casework.dossier(dossierId), casework.casusDossier(casusId)]);
      if (dossier === null || zaak === null) return mislukt(NIET_GEVONDEN);
      const taak = zaak.taken.find(
        ({ soort, onderwerp }) => soort === AFSPLITSING_BEOORDELEN && onderwerp === dossierId,
      );
      const vertrekt = await leesVertrek(afhankelijkheden, dossier, keuze.besluit);
      const { casus, historieKoppen } = zaak;
      const interventieLoopt = openInterventieVan(zaak) !== null;
      const stand = { casus, historieKoppen, taak: taak ?? null, vertrekt, interventieLoopt };
      const besloten = decideAfsplitsing(stand, keuze, context);
      if (!besloten.ok) return besloten;
      const betrokken: readonly DossierId[] = [dossierId, ...(vertrekt === null ? [] : [vertrekt.dossier.dossierId])];
      return gelukt({ wijziging: besloten.waarde, antwoord: { dossierId, besluit: keuze.besluit }, betrokken });
    });
  },
});
