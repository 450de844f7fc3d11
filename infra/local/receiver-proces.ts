/**
 * `node infra/local/receiver-proces.ts <naam> <tijdelijk> <port>`: the webhook receiver as a process of its own, for a
 * cloud that stays when the command that started it ends. The folder names it as part of that cloud.
 */
import { kanaalgeheim } from "./kanaalgeheimen.ts";
import { endpointVan } from "./ministack.ts";
import { startReceiver } from "./receiver.ts";
import { findWolk } from "./wolken.ts";

const [naam = "", , port = ""] = process.argv.slice(2);

await startReceiver(async (ontvanger) => {
  const wolk = findWolk(naam);
  if (wolk?.ministack == null || wolk.outputs === null) throw new Error(`the local cloud "${naam}" is not deployed`);
  return kanaalgeheim({ endpoint: endpointVan(wolk.ministack.port), outputs: wolk.outputs })(ontvanger);
}, Number(port));
