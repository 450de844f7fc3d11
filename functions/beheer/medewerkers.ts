import {
  medewerkerbeeld,
  registreerMedewerker,
  trekMandaatIn,
  verleenMandaat,
  wijzigRollen,
} from "../../shared/domain/medewerker.ts";
import type { Actor } from "../../shared/domain/actor.ts";
import { actorkopie, raakAan } from "../../shared/domain/partner.ts";
import { gelukt, mislukt } from "../../shared/domain/result.ts";
import { samen } from "../../shared/domain/wijziging.ts";
import { medewerkercursor, type medewerkerOperaties } from "../../shared/api/schemas/medewerkers.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { schrijfVersie } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { bladzijdeVan, laadMedewerker, laadPartner } from "./lezen.ts";
import { auditregels, contextVan, voerRegisteropdrachtUit, weiger } from "./opdracht.ts";
import { magNietLezen, rolVoorHandeling, zonderRecht } from "./rechten.ts";

type Ops = ReturnType<typeof medewerkerOperaties>;

const metVersie = (actor: Actor) => ({ ...medewerkerbeeld(actor), versie: actor.versie });
const padVan = ({ organisatie, actorId }: Pick<Actor, "organisatie" | "actorId">): string =>
  `/partners/${organisatie}/medewerkers/${actorId}`;

/** Everybody of an organisation, a page at a time. */
export const listMedewerkers =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesMedewerkers"]>): Promise<AntwoordVan<Ops["leesMedewerkers"]>> => {
    const { organisatie } = verzoek.padParameters;
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, organisatie);
    if (geweigerd !== null) return { weigering: geweigerd };
    const bekend = await laadPartner(afhankelijkheden, organisatie, verzoek.nu);
    if (!bekend.ok) return { weigering: bekend.fout };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { cursor = null, aantal } = query.waarde;
    const { items, volgende } = await afhankelijkheden.casework.medewerkersVan(organisatie, cursor, aantal);
    return {
      status: 200,
      body: {
        resultaten: items.map(metVersie),
        volgende: volgende === null ? null : medewerkercursor.schrijf(volgende),
      },
    };
  };

export const readMedewerker =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesMedewerker"]>): Promise<AntwoordVan<Ops["leesMedewerker"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, verzoek.padParameters.organisatie);
    if (geweigerd !== null) return { weigering: geweigerd };
    const actor = await laadMedewerker(afhankelijkheden, verzoek.padParameters);
    return actor.ok ? { status: 200, body: metVersie(actor.waarde) } : { weigering: actor.fout };
  };

/** Who gave whom which right, since when (BIO2, S1.5.2). */
export const listMedewerkerversies =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesMedewerkerversies"]>): Promise<AntwoordVan<Ops["leesMedewerkerversies"]>> => {
    const geweigerd = magNietLezen(afhankelijkheden, verzoek, verzoek.padParameters.organisatie);
    if (geweigerd !== null) return { weigering: geweigerd };
    const actor = await laadMedewerker(afhankelijkheden, verzoek.padParameters);
    if (!actor.ok) return { weigering: actor.fout };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const alle = await afhankelijkheden.casework.registerversies("medewerker", actor.waarde.actorId);
    return { status: 200, body: bladzijdeVan(alle, query.waarde) };
  };

/**
 * Puts somebody, or a system, in the register. It goes through the organisation's own entry as well: a change of that which is
 * being carried out cannot miss who comes in meanwhile.
 */
export const registerMedewerker =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["registreerMedewerker"]>): Promise<AntwoordVan<Ops["registreerMedewerker"]>> => {
    const { casework } = afhankelijkheden;
    const { organisatie } = verzoek.padParameters;
    return voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "medewerkersBeheren",
      organisatie,
      object: `partner/${organisatie}/medewerkers`,
      laad: () => laadPartner(afhankelijkheden, organisatie, verzoek.nu),
      body: verzoek.body,
      besluit: async (partner, invoer, context) => {
        if (invoer.aanmeldnaam === verzoek.actor.aanmeldnaam)
          return mislukt({ code: "eigen-recht", wat: "een inschrijving" });
        // Who registers a client as their own gets what it hands in: only the chain, which gave it out, knows whose it is.
        const { actor: wie, nu } = verzoek;
        const vanKeten = afhankelijkheden.toegang.magRegister(wie, "partnersBeheren", organisatie, nu);
        if (invoer.soort === "systeem" && !vanKeten)
          return mislukt({ code: "geen-recht", nodig: "beheer van de keten om een systeem in te schrijven" });
        if ((await casework.actor(invoer.aanmeldnaam)) !== null) return mislukt({ code: "aanmeldnaam-bezet" });
        const besloten = registreerMedewerker(invoer, organisatie, actorkopie(partner), context);
        if (!besloten.ok) return besloten;
        const { actor, wijziging } = besloten.waarde;
        return gelukt({
          wijziging: samen(wijziging, raakAan(partner, organisatie)),
          antwoord: metVersie(actor),
          locatie: padVan(actor),
        });
      },
    });
  };

/** Whether somebody would give themselves more than they have. To have less is theirs to choose. */
const geeftZichzelf = (
  wie: Actor,
  was: Actor,
  wordt: { readonly rollen: readonly string[]; readonly gemeente: string | null },
): boolean =>
  wie.actorId === was.actorId &&
  (wordt.rollen.some((rol) => !was.rollen.some((had) => had === rol)) || wordt.gemeente !== was.gemeente);

/** Other roles for somebody, on the version that was read; none ends all their rights. */
export const changeMedewerker =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["wijzigMedewerker"]>): Promise<AntwoordVan<Ops["wijzigMedewerker"]>> => {
    const { organisatie, actorId } = verzoek.padParameters;
    const object = `medewerker/${actorId}`;
    const rol = rolVoorHandeling(afhankelijkheden, verzoek, "medewerkersBeheren", organisatie);
    if (rol === null) return weiger(afhankelijkheden, verzoek, object, zonderRecht("medewerkersBeheren"));
    const uitkomst = await schrijfVersie(afhankelijkheden, async () => {
      const geladen = await laadMedewerker(afhankelijkheden, verzoek.padParameters);
      if (!geladen.ok) return geladen;
      const body = verzoek.body();
      if (!body.ok) return body;
      const actueel = verzoek.toetsVersie(geladen.waarde.versie);
      if (!actueel.ok) return actueel;
      if (geeftZichzelf(verzoek.actor, geladen.waarde, body.waarde))
        return mislukt({ code: "eigen-recht", wat: "een rol" });
      const besloten = wijzigRollen(geladen.waarde, body.waarde, contextVan(afhankelijkheden, verzoek, rol));
      if (!besloten.ok) return besloten;
      const { actor, wijziging } = besloten.waarde;
      const regels = await auditregels(afhankelijkheden, verzoek, rol, object);
      return gelukt({ wijziging, regels, antwoord: metVersie(actor) });
    });
    return uitkomst.ok
      ? { status: 200, body: uitkomst.waarde }
      : weiger(afhankelijkheden, verzoek, object, uitkomst.fout);
  };

const mandaatUit = (actor: Actor, mandaatId: string) => {
  const mandaat = actor.mandaten.find((een) => een.mandaatId === mandaatId);
  if (mandaat === undefined) throw new Error("A mandate that was given is not there");
  return mandaat;
};

/** A mandate for one person (B1.10, S1.5.1). */
export const giveMandaat =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["verleenMandaat"]>): Promise<AntwoordVan<Ops["verleenMandaat"]>> => {
    const { organisatie, actorId } = verzoek.padParameters;
    return voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "mandatenBeheren",
      organisatie,
      object: `medewerker/${actorId}`,
      laad: () => laadMedewerker(afhankelijkheden, { organisatie, actorId }),
      body: verzoek.body,
      besluit: (wie, invoer, context) => {
        if (wie.actorId === verzoek.actor.actorId)
          return Promise.resolve(mislukt({ code: "eigen-recht", wat: "een mandaat" }));
        const besloten = verleenMandaat(wie, invoer, context);
        if (!besloten.ok) return Promise.resolve(besloten);
        const { actor, wijziging, mandaatId } = besloten.waarde;
        return Promise.resolve(gelukt({ wijziging, antwoord: mandaatUit(actor, mandaatId), locatie: padVan(actor) }));
      },
    });
  };

/** A mandate ends before its time. */
export const withdrawMandaat =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["trekMandaatIn"]>): Promise<AntwoordVan<Ops["trekMandaatIn"]>> => {
    const { organisatie, actorId, mandaatId } = verzoek.padParameters;
    return voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "mandatenBeheren",
      organisatie,
      object: `medewerker/${actorId}`,
      laad: () => laadMedewerker(afhankelijkheden, { organisatie, actorId }),
      body: verzoek.body,
      besluit: (wie, invoer, context) => {
        const besloten = trekMandaatIn(wie, mandaatId, invoer, context);
        if (!besloten.ok) return Promise.resolve(besloten);
        const { actor, wijziging } = besloten.waarde;
        return Promise.resolve(gelukt({ wijziging, antwoord: mandaatUit(actor, mandaatId), locatie: padVan(actor) }));
      },
    });
  };
