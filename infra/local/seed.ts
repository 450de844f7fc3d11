import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { AttributeType } from "@aws-sdk/client-cognito-identity-provider";
import type { KetenRecord } from "../../shared/domain/records.ts";
import { instantVan } from "../../shared/domain/tijd.ts";
import { DEMO_ACTORS, inRegister } from "./actors.ts";
import { lokaleClient } from "./lokale-client.ts";
import { output, outputVan } from "./outputs.ts";
import { eersteVersies, registerVan } from "./register.ts";
import { wachtwoordbestand } from "./token.ts";
import type { Tokenbron } from "./token.ts";

/** The password of this cloud's people, made up once; with one of each class of characters that a pool may ask. */
const wachtwoordVan = (map: string): string => {
  const bestand = wachtwoordbestand(map);
  if (!existsSync(bestand)) writeFileSync(bestand, `${randomBytes(18).toString("base64url")}-Aa0`, { mode: 0o600 });
  return readFileSync(bestand, "utf8");
};

const attributenVan = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
  TemporaryPassword: string,
): Promise<readonly AttributeType[]> => {
  try {
    // The temporary password that the emulator would make up breaks the pool's own rules.
    const gemaakt = await client.send(
      new AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword, MessageAction: "SUPPRESS" }),
    );
    return gemaakt.User?.Attributes ?? [];
  } catch (fout) {
    if (!(fout instanceof UsernameExistsException)) throw fout;
    return (await client.send(new AdminGetUserCommand({ UserPoolId, Username }))).UserAttributes ?? [];
  }
};

/**
 * Makes the demo's people users of the pool, and puts people and systems in our own register, with the seats that they fill.
 * Again on the same cloud it makes nobody twice, and leaves what was changed through the API.
 */
export const seedActors = async (
  { endpoint, outputs, map }: Tokenbron,
  vulRegister: (records: readonly KetenRecord[]) => Promise<void>,
): Promise<void> => {
  const client = new CognitoIdentityProviderClient(lokaleClient(endpoint));
  const UserPoolId = output(outputs, "GebruikerspoolId");
  const Password = wachtwoordVan(map);
  const nu = instantVan(new Date());
  const subVan = async (Username: string): Promise<string> => {
    const attributen = await attributenVan(client, UserPoolId, Username, Password);
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    const sub = attributen.find(({ Name }) => Name === "sub")?.Value;
    if (sub === undefined) throw new Error(`the user pool gave ${Username} no sub`);
    return sub;
  };
  const actoren = await Promise.all(
    DEMO_ACTORS.map(async (actor) => {
      const { naam, soort } = actor;
      return inRegister(actor, soort === "systeem" ? outputVan(outputs, "Client", naam) : await subVan(naam), nu);
    }),
  );
  const records = registerVan(actoren);
  await vulRegister([...records, ...eersteVersies(records, nu)]);
};
