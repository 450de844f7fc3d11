import { SLEUTELS } from "../../shared/adapters/dynamodb/table.ts";
import type { RecordVan } from "../../shared/domain/records.ts";
import { KANDIDATEN_PER_SLEUTEL, MELDINGEN_PER_PLEK, type Casework } from "../../shared/ports/casework.ts";
import type { Lezer } from "./trajecten.ts";
import { leesAls } from "./lezen.ts";

type Dossiers = Pick<
  Casework,
  | ("dossier" | "dossiers" | "dossierMeldingen" | "persoonsleutels" | "dossiersBijSleutels" | "kandidaten")
  | ("matchvragen" | "plekkenBijSleutels" | "plekMeldingen" | "plekSignaal")
>;

/** Who and where, in memory: dossiers and plekken, and the keys by which they are found. */
export const maakDossiersDouble = ({
  een,
  vele,
  partitie,
  beurt,
}: Pick<Lezer, "een" | "vele" | "partitie" | "beurt">): Dossiers => ({
  dossier: (dossierId) => een("dossier", SLEUTELS.dossier(dossierId)),
  dossierMeldingen: async (dossierId) => {
    await beurt();
    return partitie(SLEUTELS.dossier(dossierId).pk, "MELDING#").map((item) => leesAls("dossier-melding", item));
  },
  persoonsleutels: (sleutels) => vele("persoonsleutel", sleutels.map(SLEUTELS.persoonsleutel)),
  dossiersBijSleutels: async (sleutels) => {
    const gevonden = new Map<string, RecordVan<"dossier">>();
    for (const sleutel of sleutels) {
      const verwijzing = await een("persoonsleutel", SLEUTELS.persoonsleutel(sleutel));
      const dossier = verwijzing === null ? null : await een("dossier", SLEUTELS.dossier(verwijzing.dossierId));
      if (dossier !== null) gevonden.set(sleutel, dossier);
    }
    return gevonden;
  },
  dossiers: (ids) => vele("dossier", ids.map(SLEUTELS.dossier)),
  kandidaten: async (zoeksleutels) => {
    await beurt();
    const gevonden = [...new Set(zoeksleutels)].flatMap((sleutel) => {
      const delen = partitie(SLEUTELS.zoeksleutel(sleutel, "").pk, "");
      return delen.length > KANDIDATEN_PER_SLEUTEL ? [] : delen.map((item) => leesAls("zoeksleutel", item).dossierId);
    });
    return vele("dossier", gevonden.map(SLEUTELS.dossier));
  },
  matchvragen: (ids) => vele("matchvraag", ids.map(SLEUTELS.matchvraag)),
  plekkenBijSleutels: async (sleutels) => {
    const gevonden = new Map<string, RecordVan<"plek">>();
    for (const sleutel of sleutels) {
      const verwijzing = await een("pleksleutel", SLEUTELS.pleksleutel(sleutel));
      const plek = verwijzing === null ? null : await een("plek", SLEUTELS.plek(verwijzing.plekId));
      if (plek !== null) gevonden.set(sleutel, plek);
    }
    return gevonden;
  },
  plekMeldingen: async (plekId) => {
    await beurt();
    return partitie(SLEUTELS.plek(plekId).pk, "MELDING#")
      .toReversed()
      .slice(0, MELDINGEN_PER_PLEK)
      .map((item) => leesAls("plek-melding", item));
  },
  plekSignaal: (plekId, casusId) => een("plek-signaal", SLEUTELS["plek-signaal"](plekId, casusId)),
});
