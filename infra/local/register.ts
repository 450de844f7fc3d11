import type { Actor } from "../../shared/domain/actor.ts";
import { medewerkerbeeld, type Medewerker } from "../../shared/domain/medewerker.ts";
import type { KetenRecord } from "../../shared/domain/records.ts";
import { registerversie, type Registerversie } from "../../shared/domain/registerversie.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { zetelbeeld, type Zetel } from "../../shared/domain/zetel.ts";

/** The pointer to somebody, as it stands with their organisation. */
export const verwijzingNaar = ({ organisatie, actorId, aanmeldnaam }: Actor): Medewerker => ({
  ...{ type: "medewerker", organisatie, actorId, aanmeldnaam },
});

/** The seats that these people fill. */
const zetelsVan = (actoren: readonly Actor[]): readonly Zetel[] => {
  const codes = [...new Set(actoren.flatMap(({ zetels }) => zetels.map(({ zetel }) => zetel)))];
  return codes.map((code) => {
    const vensters = actoren.flatMap(({ organisatie, actorId, zetels }) =>
      zetels.filter(({ zetel }) => zetel === code).map((venster) => ({ organisatie, actorId, ...venster })),
    );
    return {
      ...{ type: "zetel", zetel: code, versie: 1, gemeld: [], klok: null },
      bezettingen: vensters
        .filter(({ hoedanigheid }) => hoedanigheid === "houder")
        .map(({ organisatie, actorId, van, tot }) => ({ organisatie, actorId, van, tot })),
      vervangingen: vensters.flatMap(({ hoedanigheid, organisatie, actorId, van, tot }) =>
        hoedanigheid === "vervanger" && van !== null && tot !== null
          ? [{ vervangingId: `vervanging-${actorId}`, organisatie, actorId, van, tot }]
          : [],
      ),
    };
  });
};

/** What the register holds when these are in it: each with the pointer to them, and the seats that they fill. */
export const registerVan = (actoren: readonly Actor[]): readonly KetenRecord[] => [
  ...actoren,
  ...actoren.map(verwijzingNaar),
  ...zetelsVan(actoren),
];

/** Who put the demo into the register: nobody of it. */
const INRICHTING: Registerversie["door"] = { actorId: "inrichting", rol: "beheerder", organisatie: "zvh" };

/** The first version of each of these entries, so that their history tells how they began. What came by the API has one. */
export const eersteVersies = (records: readonly KetenRecord[], op: Instant): readonly Registerversie[] =>
  records.flatMap((record) => {
    switch (record.type) {
      case "actor": {
        const bij = { soort: "medewerker" as const, id: record.actorId };
        return [registerversie(bij, record.versie, "inrichting", INRICHTING, op, { ...medewerkerbeeld(record) })];
      }
      case "zetel": {
        const bij = { soort: "zetel" as const, id: record.zetel };
        return [registerversie(bij, record.versie, "inrichting", INRICHTING, op, { ...zetelbeeld(record) })];
      }
      default:
        return [];
    }
  });
