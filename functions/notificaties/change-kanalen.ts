import type { Kanaalrecht } from "../../shared/access/kanaalrecht.ts";
import {
  alsNieuwOfVervangen,
  herleverOpgegevene,
  vraagHerlevering as begin,
  type Herleveringvraag,
} from "../../shared/domain/herlevering.ts";
import { herleveringIdSchema, type OrganisatieCode } from "../../shared/domain/ids.ts";
import { hervatKanaal as hervat, type Kanaalstand } from "../../shared/domain/kanaal.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import { GEEN_WIJZIGING, samen, type Wijziging } from "../../shared/domain/wijziging.ts";
import type { Herleveringsvraag, kanaalOperaties } from "../../shared/api/schemas/kanalen.ts";
import { logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import { herhaal, herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Herhaling, Verzoek } from "../../shared/runtime/verzoek.ts";
import {
  herleveringbeeld,
  kanaalbeeld,
  soortVan,
  vindBezorging,
  vindKanaal,
  wordtBezorgd,
  type KanaalAfhankelijkheden,
} from "./read-kanalen.ts";

type Ops = typeof kanaalOperaties;
type Kanaalverzoek = Pick<Verzoek, "actor" | "nu" | "trace" | "operatie" | "idempotencySleutel"> & {
  readonly padParameters: { readonly ontvanger: OrganisatieCode };
};
type Besloten<B> = Result<{ readonly wijziging: Wijziging; readonly antwoord: B; readonly locatie: string }, Weigering>;

/**
 * A command on a channel: visibility → right → body → decision, with its audit line in one transaction. What is carried out
 * afterwards is only the intention here, so the answer is 202.
 */
const voerUit = async <I, B>(
  afhankelijkheden: KanaalAfhankelijkheden,
  verzoek: Kanaalverzoek,
  recht: Result<Kanaalrecht, Weigering>,
  lees: () => Result<I, Weigering>,
  besluit: (invoer: I, recht: Kanaalrecht) => Promise<Besloten<B>>,
): Promise<{ status: 202; body: B; locatie: string } | Herhaling | { readonly weigering: Weigering }> => {
  const { casework, hash, sleutels } = afhankelijkheden;
  const { actor, nu, trace, operatie } = verzoek;
  const object = `kanaal/${verzoek.padParameters.ontvanger}`;
  if (!recht.ok) return { weigering: recht.fout };
  if (!recht.waarde.beheert) {
    await logWeigering(verzoek, object, afhankelijkheden);
    return {
      weigering: { code: "geen-recht", nodig: "het systeem of de beheerder van deze organisatie, of de rol ops" },
    };
  }
  const invoer = lees();
  if (!invoer.ok) return { weigering: invoer.fout };
  const sleutel = verzoek.idempotencySleutel();
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer.waarde, hash);
  const eerder = herkenning === null ? null : await casework.idempotentie(herkenning.sleutel);
  if (herkenning !== null && eerder !== null) return herhaal(eerder, herkenning);
  const rol = actor.rollen[0] ?? "partner";
  const handeling = { actor, nu, trace, rol, naam: operatie.operationId, object, resultaat: "gelukt" as const };
  const regels = await logregelsVan(handeling, [], sleutels);
  return schrijfOpdracht(
    afhankelijkheden,
    nu,
    herkenning,
    async () => {
      const besloten = await besluit(invoer.waarde, recht.waarde);
      return besloten.ok ? gelukt({ ...besloten.waarde, regels }) : mislukt(besloten.fout);
    },
    202,
  );
};

const veldfout = (veld: string, melding: string) =>
  mislukt({ code: "ongeldige-invoer" as const, fouten: [{ veld, melding }] });

/** Which numbers are meant. What comes later than the question is not in it: that is delivered by itself. */
const nummersVan = async (
  { casework }: KanaalAfhankelijkheden,
  ontvanger: OrganisatieCode,
  { nummers, periode, berichtId, ookBezorgde }: Herleveringsvraag,
  nu: Verzoek["nu"],
): Promise<Result<Herleveringvraag, Weigering>> => {
  const laatste = (await casework.feedStand(ontvanger))?.laatste ?? 0;
  if (berichtId !== undefined) {
    const nummer = (await casework.feedNummers(ontvanger, [berichtId])).get(berichtId);
    return nummer === undefined
      ? veldfout("berichtId", "staat niet of niet meer in de feed van deze ontvanger")
      : gelukt({ van: nummer, totEnMet: nummer, periode: null, ookBezorgde });
  }
  // Later than now without an end is no time at all: said, and not accepted as one in which nothing happened.
  if (periode !== undefined && periode.tot === undefined && periode.van >= nu)
    return veldfout("periode.van", "moet in het verleden liggen als periode.tot ontbreekt");
  const van = nummers?.van ?? 1;
  if (van > laatste)
    return veldfout(nummers === undefined ? "periode" : "nummers.van", `er is uitgegeven tot en met nummer ${laatste}`);
  return gelukt({
    van,
    totEnMet: Math.min(nummers?.totEnMet ?? laatste, laatste),
    periode: periode === undefined ? null : { van: periode.van, tot: periode.tot ?? nu },
    ookBezorgde,
  });
};

const nietBezorgd = (afhankelijkheden: KanaalAfhankelijkheden, ontvanger: OrganisatieCode): Weigering | null => {
  const soort = soortVan(afhankelijkheden, ontvanger);
  return wordtBezorgd(soort) ? null : { code: "kanaal-bezorgt-niet", kanaalsoort: soort };
};

/** Asks that lines of the feed are offered again: an intention, which the outbox carries out. */
export const requestHerlevering =
  (afhankelijkheden: KanaalAfhankelijkheden) =>
  async (verzoek: Verzoek<Ops["vraagHerlevering"]>): Promise<AntwoordVan<Ops["vraagHerlevering"]>> => {
    const { casework, nieuwId, heraanbodSeconden } = afhankelijkheden;
    const { ontvanger } = verzoek.padParameters;
    const { nu } = verzoek;
    const recht = await vindBezorging(afhankelijkheden, verzoek, ontvanger);
    return voerUit(
      afhankelijkheden,
      verzoek,
      recht,
      () => verzoek.body(),
      async (invoer) => {
        const belet = nietBezorgd(afhankelijkheden, ontvanger);
        if (belet !== null) return mislukt(belet);
        const [kanaal, wijzer] = await Promise.all([casework.kanaal(ontvanger), casework.herleveringwijzer(ontvanger)]);
        if (kanaal?.stand === "geschorst") return mislukt({ code: "kanaal-geschorst" });
        const vorige = wijzer === null ? null : await casework.herlevering(ontvanger, wijzer.herleveringId);
        if (vorige?.status === "loopt")
          return mislukt({ code: "herlevering-loopt", herleveringId: vorige.herleveringId });
        const vraag = await nummersVan(afhankelijkheden, ontvanger, invoer, nu);
        if (!vraag.ok) return vraag;
        const id = herleveringIdSchema.parse(nieuwId());
        const nieuw = begin(ontvanger, id, vraag.waarde, wijzer, { nu, heraanbodSeconden });
        const { nieuw: eerste, vervangen } = alsNieuwOfVervangen(nieuw.wijzer);
        return gelukt({
          wijziging: { nieuw: [nieuw.herlevering, ...eerste], vervangen, mitsOpen: [] },
          antwoord: herleveringbeeld(nieuw.herlevering),
          locatie: `/kanalen/${ontvanger}/herleveringen/${id}`,
        });
      },
    );
  };

/** What was given up since it was suspended, offered again; null: nothing was. */
const opnieuwVan = async (
  { casework, nieuwId, heraanbodSeconden }: KanaalAfhankelijkheden,
  kanaal: Kanaalstand,
  nu: Verzoek["nu"],
) => {
  const { ontvanger } = kanaal;
  const [teller, wijzer] = await Promise.all([casework.feedStand(ontvanger), casework.herleveringwijzer(ontvanger)]);
  return herleverOpgegevene(kanaal, { teller, wijzer }, herleveringIdSchema.parse(nieuwId()), {
    nu,
    heraanbodSeconden,
  });
};

/** Resumes a channel that its recipient suspended by answering 410, and offers again what was given up meanwhile. */
export const resumeKanaal =
  (afhankelijkheden: KanaalAfhankelijkheden) =>
  async (verzoek: Verzoek<Ops["hervatKanaal"]>): Promise<AntwoordVan<Ops["hervatKanaal"]>> => {
    const { casework } = afhankelijkheden;
    const { ontvanger } = verzoek.padParameters;
    const recht = await vindKanaal(afhankelijkheden, verzoek, ontvanger);
    return voerUit(
      afhankelijkheden,
      verzoek,
      recht,
      () => verzoek.body(),
      async ({ herleveren }, gegeven) => {
        const belet = nietBezorgd(afhankelijkheden, ontvanger);
        if (belet !== null) return mislukt(belet);
        const kanaal = await casework.kanaal(ontvanger);
        if (kanaal?.stand !== "geschorst") return mislukt({ code: "kanaal-niet-geschorst" });
        const nieuw = hervat(kanaal, verzoek.nu);
        const opnieuw = herleveren ? await opnieuwVan(afhankelijkheden, kanaal, verzoek.nu) : null;
        const regel = { ontvanger, kanaal: nieuw, teller: await casework.feedStand(ontvanger) };
        return gelukt({
          wijziging: samen({ nieuw: [], vervangen: [nieuw], mitsOpen: [] }, opnieuw?.wijziging ?? GEEN_WIJZIGING),
          antwoord: {
            kanaal: kanaalbeeld(regel, gegeven, afhankelijkheden),
            herleveringId: gegeven.ziet === "storing" ? null : (opnieuw?.herlevering.herleveringId ?? null),
          },
          locatie: `/kanalen/${ontvanger}`,
        });
      },
    );
  };
