import { decideMatch, splitDossier, type Matchdossier } from "../../shared/domain/besluiten/matching.ts";
import type { DossierId } from "../../shared/domain/ids.ts";
import { organisatieVoor } from "../../shared/domain/regio.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { matchOperaties } from "../../shared/api/schemas/match.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesMatchdossier, leesWortel } from "../../shared/runtime/dossiering.ts";
import { client, logInzage, logregelsVan } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";
import { leesDossierMet, zichtOp, type Gelezen } from "./zichtbaar.ts";

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

/** What a decision about dossiers is made of, loaded afresh at each attempt. */
interface Opdracht<B> {
  readonly wijziging: Wijziging;
  readonly antwoord: B;
  readonly betrokken: readonly DossierId[];
}

/** Carries out a decision of the meldpunt about a dossier: visibility, right, body, precondition, one transaction. */
const voerUit = async <O extends Operaties["besluitMatch"] | Operaties["splitsDossier"], B>(
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Verzoek<O>,
  gelezen: Gelezen,
  stelOp: (
    body: unknown,
    context: ReturnType<typeof besluitcontext>,
  ) => Promise<Result<Opdracht<B>, Weigering>>,
) => {
  const { regio, sleutels, hash } = afhankelijkheden;
  const { actor, nu, operatie, trace } = verzoek;
  const { dossierId } = verzoek.padParameters as { dossierId: DossierId };
  const weigering = await magNiet(afhankelijkheden, verzoek, gelezen);
  if (weigering !== null) return { weigering };
  const body = verzoek.body();
  if (!body.ok) return { weigering: body.fout };
  const sleutel = verzoek.idempotencySleutel();
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const door = { rol: "meldpunt", organisatie: organisatieVoor(regio, "meldpunt") } as const;
  const context = besluitcontext(afhankelijkheden, nu, door);
  const herkenning = herkenningVan(verzoek, sleutel.waarde, body.waarde, hash);
  return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
    const opgesteld = await stelOp(body.waarde, context);
    if (!opgesteld.ok) return opgesteld;
    const { wijziging, antwoord, betrokken } = opgesteld.waarde;
    const handeling = {
      ...{ actor, rol: door.rol, nu, trace, naam: operatie.operationId },
      ...{ object: `dossier/${dossierId}`, resultaat: "gelukt" as const },
    };
    const regels = await logregelsVan(handeling, [...new Set(betrokken)].map(client), sleutels);
    return gelukt({ wijziging, regels, antwoord, locatie: `/dossiers/${dossierId}` });
  });
};
