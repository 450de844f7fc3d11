import type { Actor } from "../../shared/domain/actor.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import type { Medewerkerverwijzing } from "../../shared/domain/medewerker.ts";
import { zetelcodesVan } from "../../shared/domain/regio.ts";
import { veldfout } from "../../shared/domain/registerbesluit.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import {
  bezetZetel,
  legeZetel,
  mensenVan,
  trekVervangingIn,
  vervangZetel,
  zetelbeeld,
  type Zetel,
} from "../../shared/domain/zetel.ts";
import type * as operaties from "../../shared/api/schemas/zetels.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { laadMedewerker } from "./lezen.ts";
import { voerRegisteropdrachtUit } from "./opdracht.ts";
import { rolVoorHandeling, zonderRecht, type Beheerhandeling } from "./rechten.ts";

type Ops = typeof operaties;

/**
 * A seat with everybody who has something to do with it.
 * @throws when the register does not know one of them: their copy could not follow
 */
const laadZetel = async (
  { casework, regio }: Toegangsafhankelijkheden,
  code: OrganisatieCode,
): Promise<Result<{ readonly zetel: Zetel; readonly mensen: readonly Actor[] }, Weigering>> => {
  if (!zetelcodesVan(regio).includes(code)) return mislukt({ code: "niet-gevonden" });
  const zetel = (await casework.zetel(code)) ?? legeZetel(code);
  const wie = mensenVan(zetel);
  const mensen = await casework.medewerkers(wie);
  if (mensen.length !== wie.length) throw new Error("A seat names somebody who is not in the register");
  return gelukt({ zetel, mensen });
};

/**
 * Whom a seat or a replacement is given to: somebody else than who gives it, of an organisation where the giver may do this
 * too, so that nobody puts the people of another organisation to work.
 */
const vindVoor = async (
  afhankelijkheden: Toegangsafhankelijkheden,
  verzoek: Pick<Verzoek, "actor" | "nu">,
  handeling: Beheerhandeling,
  wie: Medewerkerverwijzing,
  wat: string,
): Promise<Result<Actor, Weigering>> => {
  if (rolVoorHandeling(afhankelijkheden, verzoek, handeling, wie.organisatie) === null)
    return mislukt(zonderRecht(handeling));
  const gevonden = await laadMedewerker(afhankelijkheden, wie);
  if (!gevonden.ok) return veldfout({ veld: "actorId", melding: "is bij deze organisatie niet geregistreerd" });
  return gevonden.waarde.actorId === verzoek.actor.actorId ? mislukt({ code: "eigen-recht", wat }) : gevonden;
};

const met = (mensen: readonly Actor[], wie: Actor): readonly Actor[] => [
  ...mensen.filter(({ actorId }) => actorId !== wie.actorId),
  wie,
];
/** What every act on a seat is about. */
const opZetel = (afhankelijkheden: Toegangsafhankelijkheden, code: OrganisatieCode) => ({
  organisatie: code,
  object: `zetel/${code}`,
  laad: () => laadZetel(afhankelijkheden, code),
});
const locatieVan = (code: OrganisatieCode): string => `/zetels/${code}`;

/** Gives the seat to somebody; who had it loses it in the same transaction (S1.5.1, X16). */
export const fillZetel =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["bezetZetel"]>): Promise<AntwoordVan<Ops["bezetZetel"]>> => {
    const code = verzoek.padParameters.zetel;
    return voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "zetelsBeheren",
      ...opZetel(afhankelijkheden, code),
      body: verzoek.body,
      besluit: async ({ zetel, mensen }, { van = verzoek.nu, ...verwijzing }, context) => {
        const wie = await vindVoor(afhankelijkheden, verzoek, "zetelsBeheren", verwijzing, "een zetel");
        if (!wie.ok) return wie;
        const besloten = bezetZetel(zetel, wie.waarde, van, met(mensen, wie.waarde), context);
        if (!besloten.ok) return besloten;
        const { wijziging, zetel: nieuw } = besloten.waarde;
        return gelukt({ wijziging, antwoord: zetelbeeld(nieuw), locatie: locatieVan(code) });
      },
    });
  };

/** Tells that the holder is away, and who takes the seat meanwhile (S2.5.6). */
export const arrangeVervanging =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["vervangZetel"]>): Promise<AntwoordVan<Ops["vervangZetel"]>> => {
    const code = verzoek.padParameters.zetel;
    return voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "vervangingRegelen",
      ...opZetel(afhankelijkheden, code),
      body: verzoek.body,
      besluit: async ({ zetel, mensen }, { van, tot, organisatie, actorId }, context) => {
        const wie =
          organisatie === null || actorId === null
            ? gelukt(null)
            : await vindVoor(
                afhankelijkheden,
                verzoek,
                "vervangingRegelen",
                { organisatie, actorId },
                "een vervanging",
              );
        if (!wie.ok) return wie;
        const allen = wie.waarde === null ? mensen : met(mensen, wie.waarde);
        const besloten = vervangZetel(zetel, wie.waarde, { van, tot }, allen, context);
        if (!besloten.ok) return besloten;
        const { wijziging, zetel: nieuw, vervanging } = besloten.waarde;
        const antwoord = { ...zetelbeeld(nieuw), vervangingId: vervanging.vervangingId };
        return gelukt({ wijziging, antwoord, locatie: locatieVan(code) });
      },
    });
  };

/** A replacement ends before its time, or does not begin. */
export const withdrawVervanging =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Ops["trekVervangingIn"]>): Promise<AntwoordVan<Ops["trekVervangingIn"]>> => {
    const { zetel: code, vervangingId } = verzoek.padParameters;
    return voerRegisteropdrachtUit(afhankelijkheden, verzoek, {
      handeling: "vervangingRegelen",
      ...opZetel(afhankelijkheden, code),
      body: verzoek.body,
      besluit: ({ zetel, mensen }, invoer, context) => {
        const besloten = trekVervangingIn(zetel, vervangingId, invoer, mensen, context);
        if (!besloten.ok) return Promise.resolve(besloten);
        const { wijziging, zetel: nieuw } = besloten.waarde;
        return Promise.resolve(gelukt({ wijziging, antwoord: zetelbeeld(nieuw), locatie: locatieVan(code) }));
      },
    });
  };
