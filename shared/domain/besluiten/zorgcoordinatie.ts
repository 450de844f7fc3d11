import {
  berichtenAan,
  gebeurtenis,
  laatTaakVervallen,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { COMMITMENTTAAK, geldendeCommitments } from "../commitment.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import { openWerkVan, trekIn } from "../intrekking.ts";
import { legNaastPadVast } from "../naastpad.ts";
import {
  eigenaarVan,
  KETENREGIETEAM,
  organisatieVoor,
  zorgcoordinatorVolgensRegels,
  zorgcoordinerend,
} from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import { UITNODIGINGSTAAK } from "../uitnodiging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { ZORGCOORDINATIETAAK, type ZorgcoordinatieInvoer } from "../zorgcoordinatie.ts";
import { opCasus, organisatieFouten } from "./regels.ts";
import { geefTaakDoor } from "./taak-overdragen.ts";

/** So many open tasks go to the new zorgcoördinator in one command (design rule 1). */
const TAKEN_MEE = 30;

/** Who decides on it: the team. */
export const ZORGTOEWIJZER: Eigenaar = { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM };

/**
 * A casus turned out otherwise than when it opened: by what is known now, the region's rules name somebody whom they did not name
 * before. The casus stays with who has it (H2.2-d12); the team is asked whether it should. Once per organisation that the rules name,
 * so that no later melding asks it again. Null: there is nothing to ask.
 * @param leeftijden of the victims in what came now; those of earlier clients decided when they came
 */
export const biedZorgcoordinatieAan = (
  casus: OpenCasus,
  leeftijden: readonly number[],
  context: Besluitcontext,
): { readonly casus: OpenCasus; readonly taak: OpenTaak; readonly berichten: readonly Bericht[] } | null => {
  const { regio } = context;
  const nu = organisatieVoor(regio, "zorgcoordinatie", casus);
  const { verschijningsvormen } = casus;
  const volgens = zorgcoordinatorVolgensRegels(regio, { verschijningsvormen, leeftijden });
  // The standard holds where no rule does: that less is known of a new client than of who came first, changes nothing.
  const { standaard } = regio.rollen.zorgcoordinatie;
  if (volgens === nu || volgens === standaard || casus.zorgAangeboden.includes(volgens)) return null;
  const taak = nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: ZORGCOORDINATIETAAK, activiteit: "4.1", eigenaar: ZORGTOEWIJZER },
      ...{ gemeente: casus.gemeente, onderwerp: null, verplicht: false },
      ...{ urgentietermijnen: casus.urgentietermijnen, verschuivingen: casus.verschuivingen },
      termijn: "zorgcoordinatie-toewijzen",
    },
    context,
  );
  return {
    casus: { ...casus, zorgAangeboden: [...casus.zorgAangeboden, volgens] },
    taak,
    berichten: taakGeopend(taak, context),
  };
};

const isOpen = (taak: CasusDossier["taken"][number]): taak is OpenTaak => taak.status === "open";

/** The head of the casus with another zorgcoördinator: a step that is theirs goes along. */
const metZorgcoordinator = (casus: OpenCasus, organisatie: OrganisatieCode, { regio }: Besluitcontext): OpenCasus => {
  const nieuw = { ...casus, versie: casus.versie + 1, zorgcoordinatie: organisatie };
  return { ...nieuw, eigenaar: eigenaarVan(regio, casus.positie.stap, nieuw) };
};

/** Whether something else keeps this organisation on the casus when it does not coordinate its care any more. */
const zietNog = (casus: Casus, organisatie: OrganisatieCode, context: Besluitcontext): boolean =>
  [...opCasus(casus, context), organisatieVoor(context.regio, "procesregie", casus)].includes(organisatie);

/**
 * What who coordinated care has still to do as one of the casus, such as to close an alignment that they asked: when nothing else
 * keeps them there they see it no more, and it goes to procesregie. An invitation they can still answer.
 */
const achtergebleven = (dossier: CasusDossier, vorige: OrganisatieCode, context: Besluitcontext) =>
  zietNog(dossier.casus, vorige, context)
    ? []
    : openWerkVan(dossier, vorige).filter(
        ({ eigenaar, soort }) => eigenaar.rol === "partner" && soort !== UITNODIGINGSTAAK,
      );

/** Who has it now and who had it. The latter may see the casus no more: then there is nothing to read. */
const gewijzigd = (
  casus: Casus,
  { vorige, organisatie }: { readonly vorige: OrganisatieCode; readonly organisatie: OrganisatieCode },
  context: Besluitcontext,
): readonly Bericht[] => {
  const { casusId } = casus;
  const blijft = zietNog(casus, vorige, context);
  const meld = (aan: OrganisatieCode, dataref: string | null) =>
    berichtenAan(
      [aan],
      { soort: "zorgcoordinatie.gewijzigd", onderwerp: casusId, dataref, data: { casusId } },
      context,
    );
  const pad = `/v1/casussen/${casusId}`;
  return [...meld(vorige, blijft ? pad : null), ...meld(organisatie, pad)];
};

/**
 * The team says who coordinates care from now on (NB11): the open tasks of who did go along, access follows, both are told. All rests
 * on the head of the casus and on each task, so a step that is done at this moment is done by who had it, or by who has it. To name
 * who has it already says that it stays, and answers the question whether it should.
 */
export const assignZorgcoordinatie = (
  dossier: CasusDossier,
  invoer: ZorgcoordinatieInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus, taken } = dossier;
  const { regio, nu } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { organisatie } = invoer;
  const aanbieders = zorgcoordinerend(regio);
  const fouten: readonly Veldfout[] = aanbieders.includes(organisatie)
    ? organisatieFouten(context, [{ veld: "organisatie", organisatie }])
    : [{ veld: "organisatie", melding: `coördineert in deze keten geen zorg; kies uit ${aanbieders.join(", ")}` }];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const vorige = organisatieVoor(regio, "zorgcoordinatie", casus);
  const gevraagd = taken.filter(isOpen).filter(({ soort }) => soort === ZORGCOORDINATIETAAK);
  const blijft = vorige === organisatie;
  if (blijft && gevraagd.length === 0)
    return mislukt({
      code: "ongeldige-invoer",
      fouten: [{ veld: "organisatie", melding: "coördineert de zorg van deze casus al; kies een ander" }],
    });
  const mee = blijft
    ? []
    : taken
        .filter(isOpen)
        .filter(({ eigenaar }) => eigenaar.rol === "zorgcoordinator" && eigenaar.organisatie === vorige);
  const achter = blijft ? [] : achtergebleven(dossier, vorige, context);
  const aantal = mee.length + achter.length;
  if (aantal > TAKEN_MEE) return mislukt({ code: "acties-open", aantal });
  const terug = trekIn(casus, [], achter, { reden: invoer.reden, ook: false }, context);
  // Whether it exchanges data, who has it now said for itself or is asked.
  const gezegd = geldendeCommitments(dossier).has(organisatie);
  const beantwoord = mee.filter(({ soort }) => soort === COMMITMENTTAAK && gezegd);
  const overgedragen = mee
    .filter((taak) => !beantwoord.includes(taak))
    .map((taak) => geefTaakDoor(taak, { rol: "zorgcoordinator", organisatie }, context));
  const berichten = [
    ...(blijft ? [] : gewijzigd(casus, { vorige, organisatie }, context)),
    ...overgedragen.flatMap((een) => een.berichten),
    ...terug.berichten,
    ...stuurfeit(casus, "zorgcoordinatie", blijft ? "blijft" : "gewijzigd", context),
  ];
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "zorgcoordinatie", inhoud: { ...invoer, vorige }, informatie: "zorgcoordinatie" },
      context,
      () => ({
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        vervangen: [
          metZorgcoordinator(casus, organisatie, context),
          ...overgedragen.map(({ taak }) => taak),
          ...terug.wijziging.vervangen,
          ...beantwoord.map((taak) => laatTaakVervallen(taak, "overgedragen", nu)),
          ...gevraagd.map((taak) =>
            rondTaakAf(taak, blijft ? "blijft" : "gewijzigd", context.door ?? ZORGTOEWIJZER, nu),
          ),
        ],
        mitsOpen: [],
      }),
    ),
  );
};
