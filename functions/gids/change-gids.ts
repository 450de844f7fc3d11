import { changeGidsregel, lapseGidsregel } from "../../shared/domain/besluiten/gids.ts";
import { gidsbeeld, type Gidsregel, type Gidssoort } from "../../shared/domain/gids.ts";
import type { GidsId } from "../../shared/domain/ids.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Gidsoperaties } from "../../shared/api/schemas/gids.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { schrijfVersie } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { magNietBeheren, magNietLezen, objectVan, regelsVan, rolBij, weigerBeheer } from "./rechten.ts";
import { zoekVerwijsfout } from "./verwijzing.ts";

/** The entry, when the actor may change it: 403 for who may only read. */
const laadVoorBeheer = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Pick<Verzoek, "actor" | "nu">,
  soort: Gidssoort,
  gidsId: GidsId,
): Promise<Result<Gidsregel, Weigering>> => {
  const regel = await afhankelijkheden.casework.gidsregel(soort, gidsId);
  if (regel === null) return mislukt({ code: "niet-gevonden" });
  const geweigerd = magNietBeheren(afhankelijkheden, verzoek, regel.organisatie);
  return geweigerd === null ? gelukt(regel) : mislukt(geweigerd);
};

const contextVan = (
  { actor, nu, operatie }: Pick<Verzoek, "actor" | "nu" | "operatie">,
  { organisatie }: Gidsregel,
) => ({
  door: { actorId: actor.actorId, rol: rolBij(actor, organisatie), organisatie: actor.organisatie },
  wat: operatie.operationId,
  nu,
});

/** Replaces an entry. It goes to another organisation only for who keeps the guide of both. */
export const changeGids =
  (afhankelijkheden: Toegangsafhankelijkheden, soort: Gidssoort) =>
  async (verzoek: Verzoek<Gidsoperaties["wijzig"]>): Promise<AntwoordVan<Gidsoperaties["wijzig"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek);
    if (geweigerd !== null) return { weigering: geweigerd };
    const { gidsId } = verzoek.padParameters;
    const uitkomst = await schrijfVersie(afhankelijkheden, async () => {
      const geladen = await laadVoorBeheer(afhankelijkheden, verzoek, soort, gidsId);
      if (!geladen.ok) return geladen;
      const body = verzoek.body();
      if (!body.ok) return body;
      const organisatie = body.waarde.organisatie ?? geladen.waarde.organisatie;
      const daarNiet = magNietBeheren(afhankelijkheden, verzoek, organisatie);
      if (daarNiet !== null) return mislukt(daarNiet);
      const verwijsfout = await zoekVerwijsfout(afhankelijkheden.casework, body.waarde);
      if (verwijsfout !== null) return mislukt(verwijsfout);
      const actueel = verzoek.toetsVersie(geladen.waarde.versie);
      if (!actueel.ok) return actueel;
      const context = contextVan(verzoek, geladen.waarde);
      const besluit = changeGidsregel(geladen.waarde, body.waarde, organisatie, context);
      if (!besluit.ok) return besluit;
      const { regel, wijziging } = besluit.waarde;
      const regels = await regelsVan(afhankelijkheden, verzoek, regel, context.door.rol);
      return gelukt({ wijziging, regels, antwoord: gidsbeeld(regel) });
    });
    return uitkomst.ok
      ? { status: 200, body: uitkomst.waarde }
      : weigerBeheer(afhankelijkheden, verzoek, objectVan(soort, gidsId), uitkomst.fout);
  };

/** Lets an entry lapse; nothing is ever removed. */
export const lapseGids =
  (afhankelijkheden: Toegangsafhankelijkheden, soort: Gidssoort) =>
  async (verzoek: Verzoek<Gidsoperaties["laatVervallen"]>): Promise<AntwoordVan<Gidsoperaties["laatVervallen"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek);
    if (geweigerd !== null) return { weigering: geweigerd };
    const { gidsId } = verzoek.padParameters;
    const uitkomst = await schrijfVersie(afhankelijkheden, async () => {
      const geladen = await laadVoorBeheer(afhankelijkheden, verzoek, soort, gidsId);
      if (!geladen.ok) return geladen;
      const actueel = verzoek.toetsVersie(geladen.waarde.versie);
      if (!actueel.ok) return actueel;
      const context = contextVan(verzoek, geladen.waarde);
      const besluit = lapseGidsregel(geladen.waarde, context);
      if (!besluit.ok) return besluit;
      const { regel, wijziging } = besluit.waarde;
      return gelukt({
        wijziging,
        regels: await regelsVan(afhankelijkheden, verzoek, regel, context.door.rol),
        antwoord: null,
      });
    });
    return uitkomst.ok
      ? { status: 204 }
      : weigerBeheer(afhankelijkheden, verzoek, objectVan(soort, gidsId), uitkomst.fout);
  };
