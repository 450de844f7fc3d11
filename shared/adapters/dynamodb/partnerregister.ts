import type { Medewerker, Medewerkerverwijzing } from "../../domain/medewerker.ts";
import type { Partnerregister } from "../../ports/partnerregister.ts";
import type { maakLezer } from "./lezen.ts";
import { recordAls, SLEUTELS } from "./table.ts";

/** The register of organisations, people and seats on the table of casework. */
export const maakPartnerregister = ({ een, vele, alle, bladzijde }: ReturnType<typeof maakLezer>): Partnerregister => {
  const lijst = (pk: string) => alle({ KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": pk } });

  const actorenVan = (gevonden: readonly Medewerker[]) =>
    vele(
      "actor",
      gevonden.map(({ aanmeldnaam }) => SLEUTELS.actor(aanmeldnaam)),
    );
  const medewerkers = async (wie: readonly Medewerkerverwijzing[]) =>
    actorenVan(
      await vele(
        "medewerker",
        wie.map(({ organisatie, actorId }) => SLEUTELS.medewerker(organisatie, actorId)),
      ),
    );

  return {
    partners: async () => (await lijst(SLEUTELS.partner("").pk)).map((item) => recordAls("partner", item)),
    partner: (organisatie) => een("partner", SLEUTELS.partner(organisatie)),
    convenanten: async () => (await lijst(SLEUTELS.convenant("").pk)).map((item) => recordAls("convenant", item)),
    zetels: async () => (await lijst(SLEUTELS.zetel("").pk)).map((item) => recordAls("zetel", item)),
    zetel: (zetel) => een("zetel", SLEUTELS.zetel(zetel)),
    actor: (aanmeldnaam) => een("actor", SLEUTELS.actor(aanmeldnaam)),
    medewerkers,
    medewerkersVan: async (organisatie, na, aantal) => {
      const { pk, sk } = SLEUTELS.medewerker(organisatie, na ?? "");
      const { items } = await bladzijde({
        // BETWEEN includes its ends: who was seen is passed by the smallest text after their key.
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :van AND :tot",
        ExpressionAttributeValues: {
          ":pk": pk,
          ":van": `${sk} `,
          ":tot": `${SLEUTELS.medewerker(organisatie, "").sk}\uFFFF`,
        },
        ConsistentRead: true,
        Limit: aantal + 1,
      });
      const gelezen = items.map((item) => recordAls("medewerker", item));
      const deel = gelezen.slice(0, aantal);
      const actoren = new Map((await actorenVan(deel)).map((actor) => [actor.actorId, actor]));
      return {
        items: deel.flatMap(({ actorId }) => actoren.get(actorId) ?? []),
        volgende: gelezen.length > aantal ? (deel.at(-1)?.actorId ?? null) : null,
      };
    },
  };
};
