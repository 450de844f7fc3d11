import type { Actor } from "../../shared/domain/actor.ts";
import { clientenIn, type Casus } from "../../shared/domain/casus.ts";
import { kunnenEenZijn, onderscheidVan, pleksleutels, type PlekMelding } from "../../shared/domain/plek.ts";
import type { PlekId } from "../../shared/domain/ids.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { plekOperaties } from "../../shared/api/schemas/plek.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage, persoon } from "../../shared/runtime/logregels.ts";
import { hashPleksleutels } from "../../shared/runtime/plekregister.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operaties = typeof plekOperaties;

/** What somebody sees of a plek: meldingen that came to a casus which exists for them, and in which they read a plek. */
interface Zicht {
  readonly meldingen: readonly PlekMelding[];
  readonly casussen: readonly Casus[];
}

/**
 * A plek is seen through its casussen, and in each by the cell that the sharing matrix has for it: what was reported in a
 * casus that somebody does not see does not exist, in a number neither.
 */
const zichtOp = async (
  { casework, toegang }: Pick<Toegangsafhankelijkheden, "casework" | "toegang">,
  actor: Actor,
  nu: Instant,
  gemeld: readonly PlekMelding[],
): Promise<Zicht> => {
  const casussen = await casework.casussen([...new Set(gemeld.flatMap(({ casusIds }) => casusIds))]);
  const inzagen = new Map(
    casussen.flatMap((casus) => {
      const inzage = toegang.casusInzien(actor, casus, nu);
      return inzage === null ? [] : [[casus.casusId, inzage] as const];
    }),
  );
  const meldingen = gemeld.flatMap((een) => {
    const casusIds = een.casusIds.filter((id) => inzagen.get(id)?.magLezen(een.kenmerk) === true);
    return casusIds.length === 0 ? [] : [{ ...een, casusIds }];
  });
  const zichtbaar = new Set(meldingen.flatMap(({ casusIds }) => casusIds));
  return { meldingen, casussen: casussen.filter(({ casusId }) => zichtbaar.has(casusId)) };
};

/** That somebody's casus is tied to a place is theirs: a line for each client of the casussen that are shown, and each person. */
const betrokkenenVan = (zichten: readonly (Zicht & { readonly plekId: PlekId })[]) => [
  ...[...new Set(zichten.flatMap(({ casussen }) => casussen.flatMap(clientenIn)))].map(client),
  ...zichten.flatMap(({ plekId, meldingen }) =>
    meldingen.some(({ omschrijving }) => omschrijving.soort === "persoon") ? [persoon(plekId)] : [],
  ),
];

/** Looks a location, company or person up; who sees none of its casussen finds nothing. Ids and numbers only. */
export const searchPlekken =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<Operaties["zoekPlekken"]>): Promise<AntwoordVan<Operaties["zoekPlekken"]>> => {
    const { casework, sleutels } = afhankelijkheden;
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const gevonden = await casework.plekkenBijSleutels(await hashPleksleutels(body.waarde, sleutels));
    const plekken = [...new Map([...gevonden.values()].map((plek) => [plek.plekId, plek])).values()];
    const zichten = await Promise.all(
      plekken.map(async ({ plekId, soort }) => {
        const gemeld = await casework.plekMeldingen(plekId);
        return { plekId, soort, ...(await zichtOp(afhankelijkheden, verzoek.actor, verzoek.nu, gemeld)) };
      }),
    );
    // By what was reported in a casus that they see: that a plek has another name or number may be known from one that they do not.
    const gezocht = new Set(pleksleutels(body.waarde));
    // And nobody is found under a name that they share with who was looked for.
    const onderscheid = onderscheidVan(body.waarde);
    const zichtbaar = zichten.filter(
      ({ meldingen }) =>
        meldingen.some(({ omschrijving }) => pleksleutels(omschrijving).some((sleutel) => gezocht.has(sleutel))) &&
        meldingen.every(({ omschrijving }) => kunnenEenZijn(onderscheid, onderscheidVan(omschrijving))),
    );
    await logInzage(
      { verzoek, object: "plekken/zoekopdrachten", betrokkenen: betrokkenenVan(zichtbaar) },
      afhankelijkheden,
    );
    return {
      status: 200,
      body: {
        resultaten: zichtbaar.map(({ plekId, soort, meldingen }) => ({
          ...{ plekId, soort, aantalMeldingen: meldingen.length },
        })),
      },
    };
  };

/** The history of a location, company or person, as far as the reader sees its casussen; else it does not exist (H3.2-b3). */
export const readPlek = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operaties["leesPlek"], readonly PlekMelding[]> => ({
  vooraf: ({ plekId }) => afhankelijkheden.casework.plekMeldingen(plekId),
  voerUit: async (verzoek, gemeld) => {
    const { plekId } = verzoek.padParameters;
    const zicht = await zichtOp(afhankelijkheden, verzoek.actor, verzoek.nu, gemeld);
    const [nieuwste] = zicht.meldingen;
    if (nieuwste === undefined) return { weigering: { code: "niet-gevonden" } };
    await logInzage(
      { verzoek, object: `plek/${plekId}`, betrokkenen: betrokkenenVan([{ plekId, ...zicht }]) },
      afhankelijkheden,
    );
    return {
      status: 200,
      body: {
        ...{ plekId, soort: nieuwste.omschrijving.soort, aantalMeldingen: zicht.meldingen.length },
        meldingen: zicht.meldingen.map(({ meldingId, ontvangenOp, casusIds, omschrijving, kenmerk }) => ({
          ...{ meldingId, ontvangenOp, casusIds, omschrijving, geleverdDoor: kenmerk.geleverdDoor },
        })),
        casussen: zicht.casussen.map(({ casusId, status, verschijningsvormen, geopendOp }) => ({
          ...{ casusId, status, verschijningsvormen, geopendOp },
        })),
      },
    };
  },
});
