import * as z from "zod";
import { tekstenIn } from "../../infra/local/journey.ts";
import type { Apiantwoord, Ketenclient } from "../../infra/local/ketenclient.ts";
import { verzamelGevoelig } from "../fixtures/gevoelig.ts";
import { maakArbeidsuitbuitingCasus } from "../fixtures/melding.ts";
import { aanwezig, deelnemers, opdracht } from "../fixtures/opdrachten.ts";
import { binnen } from "./wachten.ts";

/** Who reports, who is invited and who promises something, casus after casus: no two in a row have the same partners. */
const MELDERS = ["veilig-thuis", "politie", "moviera", "om"] as const;
const GASTEN = ["nla", "ggd", "nla"] as const;
const TOEZEGGERS = ["om", "moviera", "politie", "zvh", "gemeente"] as const;
const GEMEENTEN = ["Doetinchem", "Apeldoorn", "Doetinchem"] as const;
const om = <T>(lijst: readonly T[], n: number): T => {
  const een = lijst[n % lijst.length];
  if (een === undefined) throw new Error("an empty list");
  return een;
};

/** A casus as it was walked. */
export interface Casus {
  readonly casusId: string;
  readonly meldingId: string;
  /** Who may hear of it: written down here, from who was made to take part, and not asked of the product. */
  readonly betrokken: ReadonlySet<string>;
  readonly teksten: readonly string[];
}

/** As a client does that gets no answer, while functions are killed: the same command again, under the same key. */
const houVol = async (client: Ketenclient, status: number, wat: string, uit: () => Promise<Apiantwoord>) =>
  binnen(60, async () => client.moet(status, uit(), wat));

const metId = z.looseObject({ id: z.string() });

/** A short way through the chain, in which everybody hears something: report, weging, invitation, overleg, suspended and resumed. */
export const loopCasus = async (client: Ketenclient, n: number): Promise<Casus> => {
  const [melder, gast, toezegger] = [om(MELDERS, n), om(GASTEN, n), om(TOEZEGGERS, n)];
  const plaats = om(GEMEENTEN, n);
  const gemeente = `gemeente-${plaats.toLowerCase()}`;
  const zorgt = toezegger === "gemeente" ? gemeente : toezegger;
  const melding = maakArbeidsuitbuitingCasus(7_000 + n);
  const body = { ...melding, locatie: { ...melding.locatie, gemeente: plaats } };
  const doe = async (actor: string, pad: string, inhoud: unknown): Promise<unknown> => {
    const koppen = { "idempotency-key": `storingsproef-${n}-${pad.replaceAll("/", "-")}` };
    return (await houVol(client, 201, pad, async () => client.roep(actor, "POST", pad, inhoud, koppen))).body;
  };
  const { meldingId } = z
    .looseObject({ meldingId: z.string() })
    .parse(await doe(`systeem-${melder}`, "/v1/meldingen", body));
  const gelezen = await houVol(client, 200, "melding", async () =>
    client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`),
  );
  const { casusId } = z.looseObject({ casusId: z.string() }).parse(gelezen.body);
  const casus = `/v1/casussen/${casusId}`;
  const teamleden = deelnemers("politie", "moviera", gemeente);
  const weging = opdracht.eersteWeging({ deelnemers: teamleden });
  await client.wachtOpTaak("zetel-politie", casusId, "weging-1");
  await houVol(client, 201, "weging", async () => client.weeg("zetel-politie", casusId, weging));
  await client.wachtOpTaak("procesregisseur", casusId, "partners-uitnodigen");
  const besprekingOp = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const uitnodiging = { ...opdracht.uitnodigingen(gast), besprekingOp };
  await doe("procesregisseur", `${casus}/uitnodigingen`, uitnodiging);
  const { onderwerp } = await client.wachtOpTaak(`partner-${gast}`, casusId, "uitnodiging-beantwoorden");
  await doe(`partner-${gast}`, `${casus}/uitnodigingen/${onderwerp ?? ""}/antwoorden`, { antwoord: "geaccepteerd" });
  await client.wachtOpTaak("procesregisseur", casusId, "casusoverleg");
  const overleg = opdracht.overleg({
    gehoudenOp: new Date().toISOString(),
    // Not where overleggen usually are: that name is in the public documents.
    plaats: `Achterkamer ${n} van de bibliotheek`,
    aanwezig: aanwezig(["politie", "moviera", "om", "zvh", gemeente]),
    afspraken: [{ omschrijving: `Wie zorgt voor het eerste contact, zaak ${n}`, organisatie: zorgt }],
  });
  await doe("procesregisseur", `${casus}/casusoverleggen`, overleg);
  const schors = { dagen: 14, reden: "Betrokkene heeft eerst rust nodig, is afgesproken." };
  const { id } = metId.parse(await doe("zetel-om", `${casus}/opschortingen`, schors));
  const hervat = { reden: "Betrokkene wil eerder verder dan verwacht." };
  await doe("procesregisseur", `${casus}/opschortingen/${id}/hervatting`, hervat);
  return {
    ...{ casusId, meldingId },
    // The team and the procesregisseur are in every casus; the meldpunt hears of every melding.
    betrokken: new Set(["ketenregieteam", "zvh", "veilig-thuis", gemeente, melder, gast, zorgt]),
    teksten: [...verzamelGevoelig(body), ...[weging, uitnodiging, overleg, schors, hervat].flatMap(tekstenIn)],
  };
};
