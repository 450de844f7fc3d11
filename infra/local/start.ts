import { setTimeout as slaap } from "node:timers/promises";
import { DEMO_ACTORS } from "./actors.ts";
import { walkJourney, type Reis } from "./journey.ts";
import { startOmgeving, type Omgeving } from "./omgeving.ts";
import { notificatiesPerOntvanger, uitvoeringenVan } from "./verslag.ts";

const eenmalig = process.argv.includes("--once");
const begin = Date.now();
const seconden = (): string => `${((Date.now() - begin) / 1000).toFixed(1)} s`;
const meld = (regel: string): void => {
  console.log(`[${seconden().padStart(7)}] ${regel}`);
};

/** Waits until every machine of the casus is at rest, so that the summary tells how it ended. */
const totRust = async (omgeving: Omgeving, casusId: string) => {
  for (let poging = 0; poging < 50; poging += 1) {
    const uitvoeringen = await uitvoeringenVan(omgeving, casusId);
    if (uitvoeringen.every(({ status }) => status !== "RUNNING")) return uitvoeringen;
    await slaap(200);
  }
  return uitvoeringenVan(omgeving, casusId);
};

/** Waits until no webhook comes in for a second: the last of them are under way when the casus has closed. */
const totBezorgd = async (omgeving: Omgeving, reis: Reis) => {
  const tel = () => {
    const per = notificatiesPerOntvanger(omgeving, reis);
    return {
      per,
      events: [...per.values()].flatMap((een) => [...een.values()]).reduce((som, aantal) => som + aantal, 0),
    };
  };
  let stand = tel();
  for (let poging = 0; poging < 10; poging += 1) {
    await slaap(1000);
    const nu = tel();
    if (nu.events === stand.events) return nu;
    stand = nu;
  }
  return stand;
};

const vatSamen = async (omgeving: Omgeving, reis: Reis, sinds: number): Promise<void> => {
  const duur = (Date.now() - sinds) / 1000;
  const [uitvoeringen, { per, events }] = await Promise.all([
    totRust(omgeving, reis.casusId),
    totBezorgd(omgeving, reis),
  ]);
  console.log("\nWat elke ontvanger is gemeld (ondertekende webhooks):");
  for (const [ontvanger, telling] of per) {
    const regels = [...telling].map(([soort, aantal]) => `${soort} ×${aantal}`);
    console.log(`  ${ontvanger.padEnd(20)} ${regels.join(" · ")}`);
  }
  console.log("\nUitvoeringen van de casus (hoofdstap.nummer):");
  for (const { naam, status, overgangen } of uitvoeringen) {
    console.log(`  ${naam.padEnd(6)} ${status.padEnd(10)} ${overgangen} toestanden`);
  }
  const overgangen = uitvoeringen.reduce((som, een) => som + een.overgangen, 0);
  console.log(
    `\nSamenvatting: reis in ${duur.toFixed(1)} s · ${reis.verzoeken} verzoeken · ` +
      `${overgangen} toestandsovergangen · ${events} bezorgde notificaties · totaal ${seconden()}`,
  );
};

const legUit = ({ naam, api, endpoint }: Omgeving): void => {
  console.log(`
De lokale cloud blijft draaien (Ctrl-C om te stoppen).
  API        ${api}/v1  (beschrijving: ${api}/v1/openapi.json)
  Emulator   ${endpoint}
Roep de API aan als een van de demo-actoren (${DEMO_ACTORS.map((actor) => actor.naam).join(", ")}):
  TOKEN=$(npm run --silent token -- meldpunt --cloud ${naam})
  curl -H "Authorization: Bearer $TOKEN" ${api}/v1/taken`);
};

/** What lives on its own until somebody asks for its end: once, however often they ask. */
const main = async (): Promise<void> => {
  const omgeving = await startOmgeving("start", { meld });
  let gestopt: Promise<void> | null = null;
  const stop = (): Promise<void> => (gestopt ??= omgeving.stop());
  // Npm passes Ctrl-C on as well: a second signal must not cut the stop short.
  for (const sein of ["SIGINT", "SIGTERM"] as const) {
    process.on(sein, () => void stop().finally(() => process.exit(sein === "SIGINT" ? 130 : 143)));
  }
  try {
    meld("Reis: een melding van arbeidsuitbuiting in Doetinchem, door hoofdstap 2 tot en met 5");
    const sinds = Date.now();
    const reis = await walkJourney(omgeving, { seed: 1, meld });
    await vatSamen(omgeving, reis, sinds);
    if (!eenmalig) legUit(omgeving);
  } catch (fout) {
    await stop();
    throw fout;
  }
  if (eenmalig) await stop();
};

main().catch((fout: unknown) => {
  console.error(fout instanceof Error ? fout.message : fout);
  // The cause says what the message does not: a cloud that was killed under way is only a failed fetch here.
  if (fout instanceof Error && fout.cause instanceof Error) console.error(`oorzaak: ${fout.cause.message}`);
  process.exitCode = 1;
});
