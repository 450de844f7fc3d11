import { decideMatch, splitDossier, type Matchdossier } from "../../shared/domain/besluiten/matching.ts";
import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import type { DossierId } from "../../shared/domain/ids.ts";
import { organisatieVoor } from "../../shared/domain/regio.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { matchOperaties } from "../../shared/api/schemas/match.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesMatchdossier, leesWortel } from "../../shared/runtime/dossiering.ts";
import { client, logInzage, logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";
import { leesDossierMet, zichtOp, type Gelezen } from "../../shared/runtime/dossierzicht.ts";

type Operaties = typeof matchOperaties;

const NIET_GEVONDEN: Weigering = { code: "niet-gevonden" };

/** The meldpunt decides who is who (R6); for who does not see the dossier it does not exist. */
const magNiet = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Pick<Verzoek, "actor" | "nu">,
  gelezen: Gelezen,
): Promise<Weigering | null> => {
  if ((await zichtOp(afhankelijkheden, verzoek, gelezen)) === null) return NIET_GEVONDEN;
  return afhankelijkheden.toegang.dossierInzien(verzoek.actor, verzoek.nu) === null
    ? { code: "geen-recht", nodig: "de rol meldpunt" }
    : null;
};

/** On whom the person of a dossier is like, and why (standards.md: automated analysis is explainable). */
export const readMatchvragen = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["leesMatchvragen"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    const [dossier] = gelezen;
    const weigering = await magNiet(afhankelijkheden, verzoek, gelezen);
    if (weigering !== null || dossier === null) return { weigering: weigering ?? NIET_GEVONDEN };
    const [vraag] = await afhankelijkheden.casework.matchvragen([dossierId]);
    const resultaten = vraag?.kandidaten ?? [];
    const betrokkenen = [dossierId, ...resultaten.map((kandidaat) => kandidaat.dossierId)].map(client);
    await logInzage({ verzoek, object: `dossier/${dossierId}/matchvragen`, betrokkenen }, afhankelijkheden);
    const { samengevoegdMet, samengevoegd } = dossier;
    return { status: 200, body: { dossierId, samengevoegdMet, samengevoegd, resultaten } };
  },
});

type Commando = Operaties["besluitMatch"] | Operaties["splitsDossier"];

/** What a decision of the meldpunt about a dossier is made of, loaded afresh at each attempt. */
interface Beslissing<A> {
  readonly wijziging: Wijziging;
  readonly antwoord: A;
  readonly betrokken: readonly DossierId[];
}

/** Carries out a decision of the meldpunt: visibility, right, body, precondition, then one transaction (design rule 1). */
const voerUit = async <O extends Commando, I, A>(
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Pick<Verzoek<O>, "actor" | "nu" | "operatie" | "trace" | "padParameters" | "idempotencySleutel">,
  gelezen: Gelezen,
  body: () => Result<I, Weigering>,
  beslis: (invoer: I, context: Besluitcontext) => Promise<Result<Beslissing<A>, Weigering>>,
) => {
  const { regio, sleutels, hash } = afhankelijkheden;
  const { actor, nu, operatie, trace } = verzoek;
  const { dossierId } = verzoek.padParameters as { dossierId: DossierId };
  const door = { rol: "meldpunt", organisatie: organisatieVoor(regio, "meldpunt") } as const;
  const object = `dossier/${dossierId}`;
  const weigering = await magNiet(afhankelijkheden, verzoek, gelezen);
  if (weigering !== null) {
    if (weigering.code === "geen-recht") await logWeigering(verzoek, object, afhankelijkheden);
    return { weigering };
  }
  const invoer = body();
  if (!invoer.ok) return { weigering: invoer.fout };
  const sleutel = verzoek.idempotencySleutel();
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const context = besluitcontext(afhankelijkheden, nu, door);
  const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer.waarde, hash);
  return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
    const beslist = await beslis(invoer.waarde, context);
    if (!beslist.ok) return beslist;
    const { wijziging, antwoord, betrokken } = beslist.waarde;
    const handeling = {
      actor,
      rol: door.rol,
      nu,
      trace,
      naam: operatie.operationId,
      object,
      resultaat: "gelukt" as const,
    };
    const regels = await logregelsVan(handeling, [...new Set(betrokken)].map(client), sleutels);
    return gelukt({ wijziging, regels, antwoord, locatie: `/dossiers/${dossierId}` });
  });
};

/** The dossier with all that a decision asks, and the one that goes on for its person. */
const laad = async (
  { casework }: Toegangsafhankelijkheden,
  dossierId: DossierId,
): Promise<{ readonly match: Matchdossier; readonly wortel: Matchdossier } | null> => {
  const match = await leesMatchdossier(casework, dossierId);
  if (match === null) return null;
  const { dossierId: wortelId } = await leesWortel(casework, match.dossier);
  const wortel = wortelId === dossierId ? match : await leesMatchdossier(casework, wortelId);
  return wortel === null ? null : { match, wortel };
};

/** The meldpunt decides whether two dossiers are of one person. */
export const decideMatchUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["besluitMatch"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    return voerUit(afhankelijkheden, verzoek, gelezen, verzoek.body, async (keuze, context) => {
      const { kandidaat, besluit } = keuze;
      const [eigen, ander] = await Promise.all([laad(afhankelijkheden, dossierId), laad(afhankelijkheden, kandidaat)]);
      if (eigen === null || ander === null) return mislukt(NIET_GEVONDEN);
      const besloten = decideMatch(eigen.match, [eigen.wortel, ander.wortel], keuze, context);
      if (!besloten.ok) return besloten;
      return gelukt({
        ...{ wijziging: besloten.waarde, antwoord: { dossierId, besluit } },
        betrokken: [dossierId, kandidaat, eigen.wortel.dossier.dossierId, ander.wortel.dossier.dossierId],
      });
    });
  },
});

/** The meldpunt undoes a merge: both dossiers go on by themselves. */
export const splitDossierUseCase = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["splitsDossier"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: (verzoek, gelezen) => {
    const { casework } = afhankelijkheden;
    const { dossierId } = verzoek.padParameters;
    return voerUit(afhankelijkheden, verzoek, gelezen, verzoek.body, async ({ toelichting }, context) => {
      const opgegaan = await leesMatchdossier(casework, dossierId);
      const metId = opgegaan?.dossier.samengevoegdMet ?? null;
      if (opgegaan === null || metId === null) return mislukt<Weigering>({ code: "al-afgehandeld" });
      const blijft = await leesMatchdossier(casework, metId);
      if (blijft === null) return mislukt(NIET_GEVONDEN);
      const besloten = splitDossier(opgegaan, blijft, toelichting, context);
      if (!besloten.ok) return besloten;
      return gelukt({
        ...{ wijziging: besloten.waarde, antwoord: { dossierId, gesplitstVan: metId } },
        betrokken: [dossierId, metId],
      });
    });
  },
});
