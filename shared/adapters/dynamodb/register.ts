import { PutCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { actorSchema, type Actor } from "../../domain/actor.ts";
import type { ActorRegister } from "../../ports/register.ts";
import { maakLezer } from "./lezen.ts";
import { itemVan, SLEUTELS } from "./table.ts";

/** Our own register of who is who: one key read by `client_id` or `sub`. */
export const maakRegister = (client: DynamoDBDocumentClient, tabel: string): ActorRegister => {
  const { een } = maakLezer(client, tabel);
  return { vind: (aanmeldnaam) => een("actor", SLEUTELS.actor(aanmeldnaam)) };
};

/** Puts somebody in the register, or changes their entry: for deployment and onboarding, no function does it. */
export const registreer = async (client: DynamoDBDocumentClient, tabel: string, actor: Actor): Promise<void> => {
  await client.send(new PutCommand({ TableName: tabel, Item: itemVan(actorSchema.parse(actor)) }));
};
