import { berichtenAan, betrokkenenVan, laatTaakVervallen, type Besluitcontext } from "./besluit.ts";
import type { OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { eindeVanEventueel } from "./eventueel.ts";
import type { Bericht } from "./gebeurtenis.ts";
import { nietMeerInTeHalen } from "./inhaaltaak.ts";
import { eindigUitnodiging, uitnodigingBeeindigd } from "./intrekking.ts";
import { PAD, type Stap } from "./pad.ts";
import { opStap } from "./stapstand.ts";
import type { OpenTaak } from "./taak.ts";
import { rondeDieKomt } from "./voortgang.ts";
import { samen, type Wijziging } from "./wijziging.ts";

/**
 * Puts the casus at a step to which no outcome of the present one leads: for what is decided anew, or was done elsewhere before. The
 * task of the step that it leaves lapses, and an execution for the new step is asked for.
 * @param onbeantwoorde what becomes of invitations that nobody answered: they lapse with what they were for, or stay
 * @param al what the same transaction changes besides
 */
export const verplaats = (
  dossier: CasusDossier,
  casus: OpenCasus,
  naar: Stap,
  context: Besluitcontext,
  { onbeantwoorde = "vervallen", al = samen() }: { onbeantwoorde?: "vervallen" | "blijven"; al?: Wijziging } = {},
): { readonly kop: OpenCasus; readonly wijziging: Wijziging; readonly berichten: readonly Bericht[] } => {
  const { nieuweUitvoering, ...stand } = opStap(casus, naar, context);
  const onbeantwoord =
    onbeantwoorde === "blijven" ? [] : dossier.uitnodigingen.filter(({ status }) => status === "open");
  const blijvend = dossier.uitnodigingen.filter((een) => !onbeantwoord.includes(een));
  const achterhaald = nietMeerInTeHalen(dossier, naar).map(({ taakId }) => taakId);
  const vervalt = dossier.taken.filter(
    (taak): taak is OpenTaak =>
      taak.status === "open" &&
      (taak.taakId === casus.lopendeTaakId ||
        achterhaald.includes(taak.taakId) ||
        onbeantwoord.some(({ uitnodigingId }) => uitnodigingId === taak.onderwerp)),
  );
  const gewijzigd: Wijziging = {
    nieuw: [],
    vervangen: [
      ...vervalt.map((taak) => laatTaakVervallen(taak, "verplaatst", context.nu)),
      ...onbeantwoord.map((een) => eindigUitnodiging(een)),
    ],
    mitsOpen: [],
  };
  const einde = eindeVanEventueel({ ...dossier, uitnodigingen: blijvend }, casus, naar, samen(gewijzigd, al), context);
  const kop: OpenCasus = {
    ...{ ...casus, ...stand, ...nieuweUitvoering, versie: casus.versie + 1 },
    ronde: naar === "voortgang" ? rondeDieKomt({ ...dossier, casus }) : casus.ronde,
    ...(einde === null ? {} : { betrokken: einde.betrokken }),
  };
  return {
    kop,
    wijziging: samen(gewijzigd, einde?.wijziging ?? samen()),
    berichten: [
      ...(einde?.berichten ?? []),
      ...berichtenAan(
        betrokkenenVan(kop, context.nu),
        {
          soort: "casus.voortgegaan",
          onderwerp: casus.casusId,
          dataref: `/v1/casussen/${casus.casusId}`,
          data: { casusId: casus.casusId, stap: naar, activiteit: PAD[naar].activiteit },
        },
        context,
      ),
      ...onbeantwoord.flatMap((een) => uitnodigingBeeindigd(casus.casusId, een, [een.organisatie], context)),
    ],
  };
};
